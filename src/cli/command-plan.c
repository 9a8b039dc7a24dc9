/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-plan-check.h"
#include "cli-plan-make.h"

#include "base/user.h"
#include "exchange/document-html.h"
#include "exchange/document-odt.h"
#include "exchange/document-pdf.h"
#include "plans/plan-document.h"
#include "plans/plan-indicator-sheet.h"
#include "plans/plan-review.h"
#include "plans/plan-store.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *export_text, *indicators_text, *check_text, *format, *language_text, *out;
static char *new_text, *read_text, *title, *buyer;
static int first_year, last_year;
static gboolean list, as_json;
static int review_year;

typedef gboolean (*WriteFunc) (SourcierDocument  *document,
                               GFile             *file,
                               SourcierProgress  *progress,
                               GCancellable      *cancellable,
                               GError           **error);

/* A document or a sheet. */
static const struct
{
  const char *name;
  WriteFunc write;
  SourcierSheetFormat sheet;
} formats[] = {
  { "odt", sourcier_document_write_odt, SOURCIER_N_SHEET_FORMATS },
  { "pdf", sourcier_document_write_pdf, SOURCIER_N_SHEET_FORMATS },
  { "html", sourcier_document_write_html, SOURCIER_N_SHEET_FORMATS },
  { "ods", NULL, SOURCIER_SHEET_ODS },
  { "xlsx", NULL, SOURCIER_SHEET_XLSX },
  { "csv", NULL, SOURCIER_SHEET_CSV },
  { "json", NULL, SOURCIER_N_SHEET_FORMATS },
};

/* Neither: the plan as it can be read again. */
#define FORMAT_JSON (G_N_ELEMENTS (formats) - 1)

/* The period of a plan. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2999

static GOptionEntry entries[] = {
  { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_("List the plans: id, title, years, state"), NULL },
  { "check", 'c', 0, G_OPTION_ARG_STRING, &check_text, N_("What the law asks of this plan, found or missing"),
    N_("PLAN") },
  { "new", 'n', 0, G_OPTION_ARG_STRING, &new_text,
    N_("Make a plan from a template: spaser, light, or one that the office saved"), N_("TEMPLATE") },
  { "read", 0, 0, G_OPTION_ARG_FILENAME, &read_text, N_("Bring in a plan that was written as json"), N_("PATH") },
  { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("What the new plan is called"), N_("TITLE") },
  { "buyer", 0, 0, G_OPTION_ARG_STRING, &buyer, N_("Whose new plan it is; who keeps the file as usual"), N_("BUYER") },
  { "first-year", 0, 0, G_OPTION_ARG_INT, &first_year, N_("First year of the new plan"), N_("YEAR") },
  { "last-year", 0, 0, G_OPTION_ARG_INT, &last_year, N_("Last year of the new plan"), N_("YEAR") },
  { "indicators", 'i', 0, G_OPTION_ARG_STRING, &indicators_text,
    N_("What each indicator of this plan aims at and reached, year by year"), N_("PLAN") },
  { "export", 'e', 0, G_OPTION_ARG_STRING, &export_text, N_("Write this plan, by its id or its title, as a file"),
    N_("PLAN") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
    N_("How it is written: odt, pdf or html; ods, xlsx or csv for its indicators; json to be read again"), N_("FORMAT") },
  { "review", 0, 0, G_OPTION_ARG_INT, &review_year, N_("The yearly report of this year instead of the plan"), N_("YEAR") },
  { "lang", 0, 0, G_OPTION_ARG_STRING, &language_text, N_("Written in this language: fr or en"), N_("LANGUAGE") },
  { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to write"), N_("PATH") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/* Where the format stands among those above; after them where there is none of this name. */
static guint
find_format (void)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (formats) && g_strcmp0 (formats[i].name, format) != 0)
    i++;
  return i;
}

static gboolean
check_options (const SourcierCliCommand *command,
               SourcierLanguage         *language)
{
  *language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  if ((list ? 1 : 0) + (check_text != NULL) + (indicators_text != NULL) + (export_text != NULL)
      + (new_text != NULL) + (read_text != NULL) != 1)
    sourcier_cli_misuse (command, _("One of %s is wanted"), "--list, --check, --indicators, --export, --new, --read");
  else if (new_text != NULL && (first_year == 0 || last_year == 0))
    sourcier_cli_misuse (command, _("“%s” is missing"), first_year == 0 ? "--first-year" : "--last-year");
  else if (new_text != NULL && (first_year < FIRST_YEAR || last_year < first_year || last_year > LAST_YEAR))
    sourcier_cli_misuse (command, _("The years from %d to %d are no years"), first_year, last_year);
  else if (language_text != NULL && !sourcier_language_find (language_text, language))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), language_text, "--lang");
  else if (export_text != NULL && out == NULL)
    sourcier_cli_misuse (command, _("“%s” is missing"), "--out");
  else if (export_text != NULL && find_format () == G_N_ELEMENTS (formats))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), format != NULL ? format : "", "--format");
  else
    return TRUE;
  return FALSE;
}

static JsonObject *
plan_to_line (SourcierPlanPart *plan)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", sourcier_record_get_id (SOURCIER_RECORD (plan)));
  json_object_set_string_member (object, "title", sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_TITLE));
  json_object_set_int_member (object, "first_year", sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR));
  json_object_set_int_member (object, "last_year", sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR));
  json_object_set_string_member (object, "state", sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_STATE));
  return object;
}

static void
print_plan (SourcierPlanPart *plan)
{
  SourcierRecord *record = SOURCIER_RECORD (plan);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sourcier_record_get_id (record));
  g_autofree char *first = sourcier_record_show_field (record, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  g_autofree char *last = sourcier_record_show_field (record, SOURCIER_PLAN_ROOT_LAST_YEAR);
  g_autofree char *years = g_strdup_printf ("%s\u2013%s", first, last);
  g_autofree char *state = sourcier_record_show_field (record, SOURCIER_PLAN_ROOT_STATE);

  sourcier_cli_print_line (id, sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_TITLE), years, state);
}

static void
print_list (GPtrArray *plans)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < plans->len; i++)
    if (as_json)
      json_array_add_object_element (array, plan_to_line (plans->pdata[i]));
    else
      print_plan (plans->pdata[i]);
  if (as_json)
    sourcier_cli_print_json (json_node_init_array (json_node_alloc (), array));
}

/* By its id, or by its title where one plan alone has it. */
static SourcierPlanPart *
find_plan (SourcierStore  *store,
           GPtrArray      *plans,
           const char     *written,
           GError        **error)
{
  SourcierPlanPart *found = NULL;

  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sourcier_record_get_id (plans->pdata[i]));

      if (g_str_equal (id, written))
        return sourcier_plan_store_load (store, sourcier_record_get_id (plans->pdata[i]), error);
      if (g_str_equal (sourcier_plan_part_get_text (plans->pdata[i], SOURCIER_PLAN_ROOT_TITLE), written))
        {
          if (found != NULL)
            {
              g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("Several plans are called “%s”: name one by its id"), written);
              return NULL;
            }
          found = plans->pdata[i];
        }
    }
  if (found != NULL)
    return sourcier_plan_store_load (store, sourcier_record_get_id (SOURCIER_RECORD (found)), error);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND, _("There is no plan “%s”"), written);
  return NULL;
}

static void
set_share (JsonObject *object,
           const char *name,
           double      share)
{
  if (!isnan (share))
    json_object_set_double_member (object, name, share);
}

/* Only what is told; amounts are euros HT. */
static JsonObject *
value_to_json (const SourcierPlanValue *value)
{
  JsonObject *object = json_object_new ();

  set_share (object, "share_in_number", value->in_number);
  set_share (object, "share_in_value", value->in_value);
  if (value->count != SOURCIER_NUMBER_UNKNOWN)
    json_object_set_int_member (object, "count", value->count);
  if (value->amount != SOURCIER_NUMBER_UNKNOWN)
    json_object_set_double_member (object, "amount", (double) value->amount / 100);
  return object;
}

static JsonObject *
year_to_json (SourcierPlanFigures *figures,
              SourcierPlanPart    *indicator,
              int                  year)
{
  JsonObject *object = json_object_new ();
  SourcierPlanValue value;

  json_object_set_int_member (object, "year", year);
  if (sourcier_plan_indicator_get_target (indicator, year, &value))
    json_object_set_object_member (object, "target", value_to_json (&value));
  if (sourcier_plan_figures_get_reached (figures, indicator, year, &value))
    {
      json_object_set_object_member (object, "reached", value_to_json (&value));
      json_object_set_boolean_member (object, "computed", value.computed);
    }
  return object;
}

static JsonObject *
indicator_to_json (SourcierPlanPart    *plan,
                   SourcierPlanFigures *figures,
                   SourcierPlanPart    *indicator)
{
  gint64 first = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR);
  JsonObject *object = json_object_new ();
  JsonArray *years = json_array_new ();

  json_object_set_string_member (object, "measure", sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));
  json_object_set_string_member (object, "title", sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_TITLE));
  json_object_set_string_member (object, "buyer", sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_BUYER));
  for (int year = (int) first; first > 0 && year <= MAX (first, last); year++)
    json_array_add_object_element (years, year_to_json (figures, indicator, year));
  json_object_set_array_member (object, "years", years);
  return object;
}

static void
print_indicators (SourcierPlanPart    *plan,
                  SourcierPlanFigures *figures)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < indicators->len; i++)
    json_array_add_object_element (array, indicator_to_json (plan, figures, indicators->pdata[i]));
  sourcier_cli_print_json (json_node_init_array (json_node_alloc (), array));
}

static SourcierPlanPart *
find_review (SourcierPlanPart  *plan,
             GError           **error)
{
  SourcierPlanPart *review = sourcier_plan_review_find (plan, review_year);

  if (review == NULL)
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND, _("The plan was not reviewed for %d"),
                 review_year);
  return review;
}

static gboolean
write_file (SourcierPlanPart     *plan,
            SourcierPlanFigures  *figures,
            SourcierLanguage      language,
            GError              **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (out);
  g_autoptr (SourcierDocument) document = NULL;
  guint i = find_format ();

  if (formats[i].write == NULL)
    return sourcier_plan_indicator_sheet_write (plan, figures, language, file, formats[i].sheet, NULL, error);
  if (review_year != 0)
    {
      SourcierPlanPart *review = find_review (plan, error);

      if (review == NULL)
        return FALSE;
      document = sourcier_plan_review_document_new (plan, review, figures, language);
    }
  else
    document = sourcier_plan_document_new (plan, figures, language);
  return formats[i].write (document, file, NULL, NULL, error);
}

/* Tells the plan that was made or brought in. */
static gboolean
make_plan (SourcierStore     *store,
           SourcierLanguage   language,
           GError           **error)
{
  const SourcierPlanWish wish = { title, buyer, first_year, last_year, language };
  g_autoptr (SourcierPlanPart) plan = new_text != NULL ? sourcier_cli_plan_make (store, new_text, &wish, error)
                                                       : sourcier_cli_plan_read (store, read_text, error);

  if (plan == NULL)
    return FALSE;
  if (as_json)
    sourcier_cli_print_json (json_node_init_object (json_node_alloc (), plan_to_line (plan)));
  else
    print_plan (plan);
  return TRUE;
}

static gboolean
write_answer (SourcierStore     *store,
              SourcierLanguage   language,
              GError           **error)
{
  if (new_text != NULL || read_text != NULL)
    return make_plan (store, language, error);

  g_autoptr (GPtrArray) plans = sourcier_plan_store_list (store, FALSE, error);

  if (plans != NULL && list)
    print_list (plans);
  if (plans == NULL || list)
    return plans != NULL;

  const char *written = check_text != NULL ? check_text : export_text != NULL ? export_text : indicators_text;
  g_autoptr (SourcierPlanPart) plan = find_plan (store, plans, written, error);

  if (plan == NULL || check_text != NULL)
    return plan != NULL && sourcier_cli_print_plan_check (store, plan, as_json, error);
  if (export_text != NULL && find_format () == FORMAT_JSON)
    return sourcier_cli_plan_write_json (plan, out, error);

  g_autoptr (SourcierPlanFigures) figures =
    sourcier_plan_figures_load (store, plan, sourcier_day_today (), error);

  if (figures == NULL)
    return FALSE;
  if (indicators_text != NULL)
    {
      print_indicators (plan, figures);
      return TRUE;
    }
  return write_file (plan, figures, language, error);
}

/**
 * sourcier_cli_run_plan:
 * @command: the command
 * @argv: what was typed
 *
 * Lists the plans of the file, makes one or brings one in, prints what the law asks of one or what its indicators aim at
 * and reached, or writes it as a file.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_plan (const SourcierCliCommand  *command,
                       char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;
  SourcierLanguage language;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments) || !check_options (command, &language))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], new_text != NULL || read_text != NULL);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  if (!write_answer (store, language, &error))
    return sourcier_cli_fail (error);
  return SOURCIER_CLI_OK;
}
