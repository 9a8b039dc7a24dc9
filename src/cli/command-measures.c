/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "base/money.h"
#include "base/user.h"
#include "exchange/document-html.h"
#include "exchange/document-odt.h"
#include "exchange/document-pdf.h"
#include "office/buyer-store.h"
#include "plans/figure.h"
#include "plans/measure-report.h"
#include "plans/plan-words.h"
#include "purchases/purchase-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static int first_year, last_year;
static char *day_text, *buyer, *behind, *figure_text, *amounts, *language_text, *out;
static gboolean as_json, concessions;

static GOptionEntry entries[] = {
  { "year", 'y', 0, G_OPTION_ARG_INT, &first_year, N_("Contracts notified in this calendar year"), N_("YEAR") },
  { "to-year", 0, 0, G_OPTION_ARG_INT, &last_year, N_("And in each year until this one"), N_("YEAR") },
  { "day", 0, 0, G_OPTION_ARG_STRING, &day_text, N_("As known on this day; today as usual"), N_("DAY") },
  { "buyer", 'b', 0, G_OPTION_ARG_STRING, &buyer, N_("Of this buyer, by its name in the register or its SIRET"), N_("BUYER") },
  { "behind", 0, 0, G_OPTION_ARG_STRING, &behind, N_("List the contracts behind this indicator"), N_("INDICATOR") },
  { "figure", 0, 0, G_OPTION_ARG_STRING, &figure_text,
    N_("A table of the contracts instead: years, families, natures, sizes, territory, labels…"), N_("TABLE") },
  { "amounts", 0, 0, G_OPTION_ARG_STRING, &amounts, N_("Amounts as notified (as usual) or as modified since"),
    N_("notified|modified") },
  { "concessions", 0, 0, G_OPTION_ARG_NONE, &concessions, N_("Count concessions too"), NULL },
  { "lang", 0, 0, G_OPTION_ARG_STRING, &language_text, N_("Titles in this language: fr or en"), N_("LANGUAGE") },
  { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Write them as a document to be published: .odt, .pdf or .html"),
    N_("PATH") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static gboolean
read_language (SourcierLanguage *language)
{
  *language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  return language_text == NULL || sourcier_language_find (language_text, language);
}

static int
this_year (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, sourcier_day_today ());
  return g_date_get_year (&date);
}

static gboolean
read_options (const SourcierCliCommand *command,
              SourcierContractScope    *scope,
              SourcierLanguage         *language)
{
  const SourcierMeasure *measure = sourcier_measure_find (behind);
  SourcierFigureKind kind;

  scope->from_year = first_year != 0 ? first_year : this_year ();
  scope->to_year = last_year != 0 ? last_year : scope->from_year;
  scope->day = day_text != NULL ? sourcier_day_parse (day_text) : sourcier_day_today ();
  scope->buyer = buyer;
  scope->amounts = g_strcmp0 (amounts, "modified") == 0 ? SOURCIER_AMOUNTS_MODIFIED : SOURCIER_AMOUNTS_NOTIFIED;
  scope->concessions = concessions;
  if (scope->day == SOURCIER_DAY_NONE)
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), day_text, "--day");
  else if (!g_date_valid_year ((GDateYear) CLAMP (scope->from_year, 0, G_MAXUINT16)) || scope->to_year < scope->from_year
           || scope->to_year > 9999)
    sourcier_cli_misuse (command, _("The years from %d to %d are no years"), scope->from_year, scope->to_year);
  else if (amounts != NULL && scope->amounts == SOURCIER_AMOUNTS_NOTIFIED && !g_str_equal (amounts, "notified"))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), amounts, "--amounts");
  else if (behind != NULL && (measure == NULL || !sourcier_measure_is_computed (measure)))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), behind, "--behind");
  else if (figure_text != NULL && !sourcier_figure_kind_find (figure_text, &kind))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), figure_text, "--figure");
  else if (!read_language (language))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), language_text, "--lang");
  else
    return TRUE;
  return FALSE;
}

/* "3/12 (25.0%)" */
static char *
describe_share (const char *numerator,
                const char *denominator,
                double      share)
{
  if (isnan (share))
    return g_strdup_printf ("%s/%s", numerator, denominator);
  return g_strdup_printf ("%s/%s (%.1f%%)", numerator, denominator, share * 100);
}

static void
print_result (const SourcierMeasureResult *result,
              SourcierLanguage             language)
{
  double in_number, in_value;
  g_autofree char *value = sourcier_money_to_text (result->numerator.value);
  g_autofree char *all_value = sourcier_money_to_text (result->denominator.value);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, result->numerator.count);
  g_autofree char *all_count = g_strdup_printf ("%" G_GINT64_FORMAT, result->denominator.count);
  g_autofree char *name = g_strdup_printf ("%d\t%s", result->year, sourcier_measure_get_code (result->measure));

  sourcier_measure_result_get_shares (result, &in_number, &in_value);

  g_autofree char *number_share = describe_share (count, all_count, in_number);
  g_autofree char *value_share = describe_share (value, all_value, in_value);

  sourcier_cli_print_line (name, sourcier_measure_get_text (result->measure, SOURCIER_MEASURE_TITLE, language),
                           number_share, value_share);
}

static void
print_figures (SourcierContracts *contracts,
               SourcierLanguage   language)
{
  const SourcierContractScope *scope = sourcier_contracts_get_scope (contracts);
  g_autoptr (JsonArray) array = json_array_new ();
  guint n;
  const SourcierMeasure * const *measures = sourcier_measures (&n);

  for (int year = scope->from_year; year <= scope->to_year; year++)
    for (guint i = 0; i < n; i++)
      {
        SourcierMeasureResult result;

        if (!sourcier_measure_is_computed (measures[i]))
          continue;
        sourcier_measure_compute (measures[i], contracts, year, &result);
        if (as_json)
          json_array_add_object_element (array, sourcier_measure_result_to_json (&result, language));
        else
          print_result (&result, language);
      }
  if (as_json)
    sourcier_cli_print_json (json_node_init_array (json_node_alloc (), array));
}

/* The row of the total comes last. */
static void
print_figure_row (SourcierFigure          *figure,
                  const SourcierFigureRow *row,
                  SourcierLanguage         language)
{
  g_autofree char *name = sourcier_figure_format (figure, row, SOURCIER_FIGURE_NAME, language);
  g_autofree char *count = sourcier_figure_format (figure, row, SOURCIER_FIGURE_COUNT, language);
  g_autofree char *value = sourcier_figure_format (figure, row, SOURCIER_FIGURE_VALUE, language);
  g_autofree char *share = sourcier_figure_format (figure, row, SOURCIER_FIGURE_VALUE_SHARE, language);

  sourcier_cli_print_line (name, count, value, share);
}

static gboolean
print_figure (SourcierStore      *store,
              SourcierContracts  *contracts,
              SourcierLanguage    language,
              GError            **error)
{
  g_autoptr (SourcierBuyer) buyer_of_file = sourcier_buyer_store_load (store, error);
  SourcierFigureKind kind = SOURCIER_FIGURE_YEARS;

  if (buyer_of_file == NULL)
    return FALSE;
  sourcier_figure_kind_find (figure_text, &kind);

  g_autoptr (SourcierFigure) figure =
    sourcier_figure_compute (kind, contracts, sourcier_buyer_get_departement (buyer_of_file));

  if (as_json)
    {
      sourcier_cli_print_object (sourcier_figure_to_json (figure));
      return TRUE;
    }
  for (guint i = 0; i < sourcier_figure_get_n_rows (figure); i++)
    print_figure_row (figure, sourcier_figure_get_row (figure, i), language);
  print_figure_row (figure, NULL, language);
  return TRUE;
}

static char *
describe_doubts (guint            doubts,
                 SourcierLanguage language)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < SOURCIER_N_CONTRACT_DOUBTS; i++)
    if (doubts & SOURCIER_CONTRACT_DOUBT_BIT (i))
      g_ptr_array_add (words, (char *) sourcier_plan_doubt (i, language));
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("; ", (char **) words->pdata);
}

static const char *
side_code (SourcierMeasureSide side)
{
  switch (side)
    {
    case SOURCIER_MEASURE_BOTH:
      return "numerator";
    case SOURCIER_MEASURE_DENOMINATOR_ONLY:
      return "denominator";
    case SOURCIER_MEASURE_OUTSIDE:
    default:
      return "left-out";
    }
}

static void
set_amount (JsonObject *object,
            const char *name,
            gint64      cents)
{
  if (cents >= 0)
    json_object_set_double_member (object, name, (double) cents / 100);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
case_to_json (const SourcierMeasureCase *found,
              SourcierPurchase          *purchase,
              SourcierLanguage           language)
{
  JsonObject *object = json_object_new ();
  g_autofree char *doubts = describe_doubts (found->doubts, language);

  json_object_set_int_member (object, "purchase", found->contract->purchase);
  json_object_set_string_member (object, "number", sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_NUMBER));
  json_object_set_string_member (object, "subject", sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
  json_object_set_string_member (object, "lot", found->contract->lot);
  json_object_set_string_member (object, "side", side_code (found->side));
  json_object_set_string_member (object, "left_out", found->contract->place != SOURCIER_CONTRACT_COUNTED
                                 ? sourcier_contract_place_get_code (found->contract->place) : "");
  set_amount (object, "amount", found->contract->amount);
  set_amount (object, "in_numerator", found->amount);
  json_object_set_string_member (object, "doubts", doubts);
  return object;
}

static void
print_case (const SourcierMeasureCase *found,
            SourcierPurchase          *purchase,
            SourcierLanguage           language)
{
  const SourcierContract *contract = found->contract;
  gboolean left_out = contract->place != SOURCIER_CONTRACT_COUNTED;
  g_autofree char *doubts =
    left_out ? g_strdup (sourcier_plan_place (contract->place, language)) : describe_doubts (found->doubts, language);
  g_autofree char *amount =
    sourcier_money_to_text (found->side == SOURCIER_MEASURE_BOTH ? found->amount : contract->amount);
  g_autofree char *number =
    g_strdup_printf ("%s%s%s", sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_NUMBER),
                     *contract->lot != '\0' ? "/" : "", contract->lot);

  sourcier_cli_print_line (side_code (found->side), number, amount, doubts);
}

/* The cases of one purchase follow each other. */
static gboolean
print_cases (SourcierStore     *store,
             GArray            *cases,
             JsonArray         *array,
             SourcierLanguage   language,
             GError           **error)
{
  g_autoptr (SourcierPurchase) purchase = NULL;

  for (guint i = 0; i < cases->len; i++)
    {
      const SourcierMeasureCase *found = &g_array_index (cases, SourcierMeasureCase, i);

      if (purchase == NULL || sourcier_purchase_get_id (purchase) != found->contract->purchase)
        {
          g_clear_object (&purchase);
          purchase = sourcier_purchase_store_load (store, found->contract->purchase, error);
        }
      if (purchase == NULL)
        return FALSE;
      if (as_json)
        json_array_add_object_element (array, case_to_json (found, purchase, language));
      else
        print_case (found, purchase, language);
    }
  return TRUE;
}

static gboolean
print_behind (SourcierStore      *store,
              SourcierContracts  *contracts,
              SourcierLanguage    language,
              GError            **error)
{
  static const SourcierMeasureGroup groups[] = {
    SOURCIER_MEASURE_IN_NUMERATOR, SOURCIER_MEASURE_MISSING, SOURCIER_MEASURE_LEFT_OUT,
  };
  const SourcierContractScope *scope = sourcier_contracts_get_scope (contracts);
  g_autoptr (JsonArray) array = json_array_new ();

  for (int year = scope->from_year; year <= scope->to_year; year++)
    for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
      {
        g_autoptr (GArray) cases =
          sourcier_measure_list_cases (sourcier_measure_find (behind), contracts, year, groups[i]);

        if (!print_cases (store, cases, array, language, error))
          return FALSE;
      }
  if (as_json)
    sourcier_cli_print_json (json_node_init_array (json_node_alloc (), array));
  return TRUE;
}

/* What the name ends on says how the document is written; a name that says nothing is an ODT. */
static gboolean
write_report (SourcierStore      *store,
              SourcierContracts  *contracts,
              SourcierLanguage    language,
              GError            **error)
{
  g_autoptr (SourcierBuyer) office = sourcier_buyer_store_load (store, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (out);
  g_autoptr (SourcierDocument) document = NULL;

  if (office == NULL)
    return FALSE;
  document = sourcier_measure_report_new (contracts, buyer != NULL ? buyer : sourcier_buyer_get_name (office),
                                          sourcier_buyer_get_departement (office), language);
  if (g_str_has_suffix (out, ".pdf"))
    return sourcier_document_write_pdf (document, file, NULL, NULL, error);
  if (g_str_has_suffix (out, ".html"))
    return sourcier_document_write_html (document, file, NULL, NULL, error);
  return sourcier_document_write_odt (document, file, NULL, NULL, error);
}

static gboolean
print_answer (SourcierStore      *store,
              SourcierContracts  *contracts,
              SourcierLanguage    language,
              GError            **error)
{
  if (out != NULL)
    return write_report (store, contracts, language, error);
  if (figure_text != NULL)
    return print_figure (store, contracts, language, error);
  if (behind != NULL)
    return print_behind (store, contracts, language, error);
  print_figures (contracts, language);
  return TRUE;
}

/**
 * sourcier_cli_run_measures:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the indicators that the register and the directory tell, in number of contracts and in value, the contracts behind
 * one of them, or a table of the contracts.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_measures (const SourcierCliCommand  *command,
                           char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;
  SourcierContractScope scope;
  SourcierLanguage language;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments) || !read_options (command, &scope, &language))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  g_autoptr (SourcierContracts) contracts = sourcier_contracts_load (store, &scope, &error);

  if (contracts == NULL || !print_answer (store, contracts, language, &error))
    return sourcier_cli_fail (error);
  return SOURCIER_CLI_OK;
}
