/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/measure-report.h"

#include "plans/plan-words.h"
#include "plans/report-blocks.h"

static void
add_title_page (SourcierDocument  *document,
                SourcierContracts *contracts,
                const char        *buyer)
{
  SourcierLanguage language = sourcier_document_get_language (document);
  const SourcierContractScope *scope = sourcier_contracts_get_scope (contracts);
  g_autofree char *years = scope->from_year == scope->to_year
                             ? g_strdup_printf ("%d", scope->from_year)
                             : g_strdup_printf ("%d\u2013%d", scope->from_year, scope->to_year);
  g_autofree char *day = sourcier_language_format_day (language, scope->day);
  g_autofree char *as_of = sourcier_plan_say ("report:as-of", language, "day", day, NULL);
  const char *lines[] = { years, as_of, sourcier_plan_word ("report:law", language), NULL };

  sourcier_document_add_title_page (document, buyer, lines);
}

/* How contracts are counted: whoever reads the figures has to know it. */
static void
add_method (SourcierDocument  *document,
            SourcierContracts *contracts)
{
  SourcierLanguage language = sourcier_document_get_language (document);
  gboolean modified = sourcier_contracts_get_scope (contracts)->amounts == SOURCIER_AMOUNTS_MODIFIED;
  const char * const keys[] = {
    "method:unit", "method:year", modified ? "method:amounts-modified" : "method:amounts-notified", "method:label",
    "method:grouping", "method:framework",
    sourcier_contracts_get_scope (contracts)->concessions ? "method:with-concessions" : "method:left-out", "method:doubts",
  };

  sourcier_report_add_word (document, 1, "report:method");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    sourcier_document_add_item (document, SOURCIER_BULLETS, 1, sourcier_plan_word (keys[i], language));
}

static void
add_summaries (SourcierDocument  *document,
               SourcierContracts *contracts)
{
  static const char * const themes[] = { "social", "ecological", "access", "practice" };
  SourcierLanguage language = sourcier_document_get_language (document);
  int year = sourcier_contracts_get_scope (contracts)->to_year;
  g_autofree char *written = g_strdup_printf ("%d", year);
  g_autofree char *title = sourcier_plan_say ("report:summary", language, "year", written, NULL);

  sourcier_document_add_heading (document, 1, title, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *key = g_strconcat ("theme:", themes[i], NULL);

      sourcier_report_add_word (document, 2, key);
      sourcier_report_add_summary (document, contracts, themes[i], year);
    }
}

static void
add_measures (SourcierDocument  *document,
              SourcierContracts *contracts,
              gboolean           legal)
{
  guint n;
  const SourcierMeasure * const *measures = sourcier_measures (&n);

  sourcier_report_add_word (document, 1, legal ? "report:legal" : "report:others");
  for (guint i = 0; i < n; i++)
    if (sourcier_measure_is_computed (measures[i]) && sourcier_measure_is_legal (measures[i]) == legal)
      sourcier_report_add_measure (document, measures[i], contracts, 2);
}

static void
add_state_of_play (SourcierDocument  *document,
                   SourcierContracts *contracts,
                   const char        *departement)
{
  sourcier_report_add_word (document, 1, "report:state-of-play");
  for (guint kind = 0; kind < SOURCIER_N_FIGURE_KINDS; kind++)
    if (kind != SOURCIER_FIGURE_FAMILIES)
      {
        g_autoptr (SourcierFigure) figure = sourcier_figure_compute (kind, contracts, departement);

        if (sourcier_figure_get_n_rows (figure) > 0)
          sourcier_report_add_figure (document, figure, 2);
      }
}

/**
 * sourcier_measure_report_new:
 * @contracts: the contracts of the years to tell
 * @buyer: (nullable): whose they are
 * @departement: (nullable): code of the buyer's departement
 * @language: what the document is written in
 *
 * The publication that the law asks for every two years (L2111-3 of the code de la commande publique): the real shares of
 * socially and ecologically responsible purchases, in number of contracts and in value, how they are counted, and what the
 * office purchases.
 *
 * Returns: (transfer full): the document
 */
SourcierDocument *
sourcier_measure_report_new (SourcierContracts *contracts,
                             const char        *buyer,
                             const char        *departement,
                             SourcierLanguage   language)
{
  g_return_val_if_fail (contracts != NULL && language < SOURCIER_N_LANGUAGES, NULL);

  SourcierDocument *document = sourcier_document_new (language, sourcier_plan_word ("report:title", language));

  sourcier_document_set_creator (document, buyer);
  sourcier_document_set_day (document, sourcier_contracts_get_scope (contracts)->day);
  add_title_page (document, contracts, buyer);
  sourcier_document_add_contents (document, 2);
  sourcier_report_add_word (document, 1, "report:frame");
  sourcier_report_add_word (document, 0, "report:frame-text");
  add_summaries (document, contracts);
  add_measures (document, contracts, TRUE);
  add_measures (document, contracts, FALSE);
  add_state_of_play (document, contracts, departement);
  add_method (document, contracts);
  return document;
}
