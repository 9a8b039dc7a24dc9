/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-paper.h"

#include "plans/measure-report.h"
#include "plans/plan-document.h"
#include "plans/plan-review.h"
#include "plans/plan-words.h"

#include <glib/gi18n-lib.h>

static void
add (GArray                *papers,
     SourcierPlanPaperKind  kind,
     int                    year)
{
  const SourcierPlanPaper paper = { kind, year };

  g_array_append_val (papers, paper);
}

/**
 * sourcier_plan_paper_list:
 * @plan: a plan with all that belongs to it
 *
 * Returns: (transfer full) (element-type SourcierPlanPaper): what can be written of it: the plan, the report on each year
 *   that was reviewed, and the publication of each two years of it that have begun, the latest first
 */
GArray *
sourcier_plan_paper_list (SourcierPlanPart *plan)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);

  GArray *papers = g_array_new (FALSE, FALSE, sizeof (SourcierPlanPaper));
  GPtrArray *reviews = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW);
  int this_year = sourcier_day_get_year (sourcier_day_today ());
  gint64 first = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  add (papers, SOURCIER_PLAN_PAPER_PLAN, 0);
  for (guint i = reviews->len; i > 0; i--)
    add (papers, SOURCIER_PLAN_PAPER_REVIEW,
         (int) sourcier_plan_part_get_number (reviews->pdata[i - 1], SOURCIER_PLAN_REVIEW_YEAR));
  for (gint64 year = last > 0 ? MIN (last, this_year) : this_year; year >= (first > 0 ? first : this_year); year--)
    add (papers, SOURCIER_PLAN_PAPER_PUBLICATION, (int) year);
  return papers;
}

/**
 * sourcier_plan_paper_get_title:
 * @self: what is written
 * @plan: of which plan
 * @language: in which language the title is wanted
 *
 * Returns: (transfer full): "Yearly report 2026"; the title of the plan for the plan itself, "" where it has none
 */
char *
sourcier_plan_paper_get_title (const SourcierPlanPaper *self,
                               SourcierPlanPart        *plan,
                               SourcierLanguage         language)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_PLAN_PART (plan) && language < SOURCIER_N_LANGUAGES, NULL);

  g_autofree char *year = g_strdup_printf ("%d", self->year);
  g_autofree char *before = g_strdup_printf ("%d", self->year - 1);

  switch (self->kind)
    {
    case SOURCIER_PLAN_PAPER_REVIEW:
      return sourcier_plan_say ("review:title", language, "year", year, NULL);
    case SOURCIER_PLAN_PAPER_PUBLICATION:
      return sourcier_plan_say ("publication:title", language, "from", before, "to", year, NULL);
    case SOURCIER_PLAN_PAPER_PLAN:
    default:
      return g_strdup (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_TITLE));
    }
}

static SourcierDocument *
write_publication (SourcierStore     *store,
                   SourcierPlanPart  *plan,
                   int                year,
                   SourcierLanguage   language,
                   GError           **error)
{
  g_autoptr (SourcierPlanFigures) figures =
    sourcier_plan_figures_load (store, plan, sourcier_plan_review_get_figures_day (year), error);
  g_autoptr (SourcierContracts) contracts =
    figures != NULL ? sourcier_plan_figures_load_years (figures, store, year - 1, year, error) : NULL;

  if (contracts == NULL)
    return NULL;
  return sourcier_measure_report_new (contracts, sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_BUYER),
                                      sourcier_plan_figures_get_departement (figures), language);
}

/**
 * sourcier_plan_paper_write:
 * @self: what is to be written
 * @store: an office's file
 * @plan: a plan of it with all that belongs to it
 * @language: in which language
 * @error: where to put what went wrong
 *
 * Reads the register, which is long for a large one: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set: NOT_FOUND for the report on a year that was
 *   not reviewed
 */
SourcierDocument *
sourcier_plan_paper_write (const SourcierPlanPaper *self,
                           SourcierStore           *store,
                           SourcierPlanPart        *plan,
                           SourcierLanguage         language,
                           GError                 **error)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_STORE (store) && SOURCIER_IS_PLAN_PART (plan), NULL);

  SourcierPlanPart *review = self->kind == SOURCIER_PLAN_PAPER_REVIEW ? sourcier_plan_review_find (plan, self->year) : NULL;
  g_autoptr (SourcierPlanFigures) figures = NULL;

  if (self->kind == SOURCIER_PLAN_PAPER_PUBLICATION)
    return write_publication (store, plan, self->year, language, error);
  if (self->kind == SOURCIER_PLAN_PAPER_REVIEW && review == NULL)
    {
      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND, _("The plan was not reviewed for %d"),
                   self->year);
      return NULL;
    }
  figures = sourcier_plan_figures_load (store, plan, sourcier_day_today (), error);
  if (figures == NULL)
    return NULL;
  return review != NULL ? sourcier_plan_review_document_new (plan, review, figures, language)
                        : sourcier_plan_document_new (plan, figures, language);
}
