/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Action sheets and indicators as a plan's documents tell them. */
#include "plans/plan-document-private.h"

#include "base/rich-text.h"
#include "plans/plan-indicator-chart.h"
#include "plans/plan-words.h"
#include "plans/report-blocks.h"
#include "reference/family.h"

#include <math.h>

/* Returns: (transfer none): what a field is called in the document's language. */
const char *
_sourcier_plan_field_name (SourcierPlanWriting *writing,
                           SourcierPlanPart    *part,
                           guint                field)
{
  const SourcierField *told = sourcier_record_get_field (SOURCIER_RECORD (part), field);

  return writing->language == SOURCIER_FRENCH ? told->french : told->english;
}

/* Codes parted by spaces, each by its name. */
static char *
name_codes (SourcierPlanWriting *writing,
            const char          *codes,
            gboolean             families,
            SourcierTermList     list)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              families ? sourcier_family_name_in (words[i], writing->language)
                                       : sourcier_term_name_in (list, words[i], writing->language));
  return g_string_free (names, FALSE);
}

static char *
describe_number (SourcierPlanWriting *writing,
                 SourcierFieldType    type,
                 gint64               number)
{
  if (type == SOURCIER_FIELD_DAY)
    return sourcier_language_format_day (writing->language, (SourcierDay) MAX (number, 0));
  if (number == SOURCIER_NUMBER_UNKNOWN)
    return g_strdup ("");
  if (type == SOURCIER_FIELD_MONEY)
    return sourcier_language_format_money (writing->language, number);
  if (type == SOURCIER_FIELD_PERCENT)
    return sourcier_language_format_percent (writing->language, (double) number / 10000, 1);
  if (type == SOURCIER_FIELD_YEAR)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return sourcier_language_format_count (writing->language, number);
}

/* Codes parted by spaces that have no other name. */
static char *
list_codes (const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);

  return g_strjoinv (", ", words);
}

static char *
describe_codes (SourcierPlanWriting *writing,
                SourcierPlanPart    *part,
                guint                field)
{
  const char *codes = sourcier_plan_part_get_text (part, field);

  if (field == SOURCIER_PLAN_ACTION_FAMILIES)
    return name_codes (writing, codes, TRUE, SOURCIER_TERMS_NATURE);
  if (field == SOURCIER_PLAN_ACTION_THEMES)
    return name_codes (writing, codes, FALSE, SOURCIER_TERMS_PLAN_THEME);
  return list_codes (codes);
}

static gboolean
has_codes (SourcierPlanKind kind,
           guint            field)
{
  return kind == SOURCIER_PLAN_ACTION
         && (field == SOURCIER_PLAN_ACTION_FAMILIES || field == SOURCIER_PLAN_ACTION_THEMES
             || field == SOURCIER_PLAN_ACTION_CPV || field == SOURCIER_PLAN_ACTION_SDG);
}

/* Returns: (transfer full): what a field says, in the document's language where it is one of our words; "" for nothing. */
char *
_sourcier_plan_describe_field (SourcierPlanWriting *writing,
                               SourcierPlanPart    *part,
                               guint                field)
{
  SourcierFieldType type = sourcier_record_get_field (SOURCIER_RECORD (part), field)->type;
  SourcierPlanKind kind = sourcier_plan_part_get_kind (part);
  SourcierTermList list;

  if (type == SOURCIER_FIELD_LINES)
    return sourcier_rich_text_to_plain (sourcier_plan_part_get_text (part, field));
  if (type != SOURCIER_FIELD_TEXT)
    return describe_number (writing, type, sourcier_plan_part_get_number (part, field));
  if (has_codes (kind, field))
    return describe_codes (writing, part, field);
  if (kind == SOURCIER_PLAN_OBJECTIVE && field == SOURCIER_PLAN_OBJECTIVE_THEMES)
    return name_codes (writing, sourcier_plan_part_get_text (part, field), FALSE, SOURCIER_TERMS_PLAN_THEME);
  if (sourcier_plan_field_terms (kind, field, &list))
    return name_codes (writing, sourcier_plan_part_get_text (part, field), FALSE, list);
  return g_strdup (sourcier_plan_part_get_text (part, field));
}

/* "1 March 2026 – 31 December 2027" */
static char *
describe_calendar (SourcierPlanWriting *writing,
                   SourcierPlanPart    *action)
{
  g_autofree char *start = _sourcier_plan_describe_field (writing, action, SOURCIER_PLAN_ACTION_START_DAY);
  g_autofree char *end = _sourcier_plan_describe_field (writing, action, SOURCIER_PLAN_ACTION_END_DAY);

  return g_strconcat (start, *start != '\0' && *end != '\0' ? " \u2013 " : "", end, NULL);
}

static void
add_fact (SourcierDocumentTable *table,
          const char            *name,
          const char            *told)
{
  const char *cells[] = { name, told };

  if (*told != '\0')
    sourcier_document_table_add_row (table, cells);
}

static void
add_fields (SourcierPlanWriting   *writing,
            SourcierDocumentTable *table,
            SourcierPlanPart      *part,
            const guint           *fields,
            guint                  n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *told = _sourcier_plan_describe_field (writing, part, fields[i]);

      add_fact (table, _sourcier_plan_field_name (writing, part, fields[i]), told);
    }
}

static void
add_comments (SourcierDocumentTable *table,
              SourcierPlanWriting   *writing,
              SourcierPlanPart      *action)
{
  GPtrArray *comments = sourcier_plan_part_get_children (action, SOURCIER_PLAN_COMMENT);

  for (guint i = 0; i < comments->len; i++)
    {
      g_autofree char *year = _sourcier_plan_describe_field (writing, comments->pdata[i], SOURCIER_PLAN_COMMENT_YEAR);
      g_autofree char *text = _sourcier_plan_describe_field (writing, comments->pdata[i], SOURCIER_PLAN_COMMENT_TEXT);
      g_autofree char *name = sourcier_plan_say ("plan:comment", writing->language, "year", year, NULL);

      add_fact (table, name, text);
    }
}

static void
add_facts (SourcierPlanWriting *writing,
           SourcierPlanPart    *action)
{
  static const guint before[] = {
    SOURCIER_PLAN_ACTION_LEAD, SOURCIER_PLAN_ACTION_CONTRIBUTORS, SOURCIER_PLAN_ACTION_THEMES, SOURCIER_PLAN_ACTION_PUBLICS,
    SOURCIER_PLAN_ACTION_FAMILIES, SOURCIER_PLAN_ACTION_CPV, SOURCIER_PLAN_ACTION_LEGAL_BASE,
  };
  static const guint after[] = {
    SOURCIER_PLAN_ACTION_MEANS, SOURCIER_PLAN_ACTION_BUDGET, SOURCIER_PLAN_ACTION_DELIVERABLES,
    SOURCIER_PLAN_ACTION_REALISATION, SOURCIER_PLAN_ACTION_RESULT, SOURCIER_PLAN_ACTION_RISKS, SOURCIER_PLAN_ACTION_PROGRESS,
    SOURCIER_PLAN_ACTION_SDG,
  };
  SourcierDocumentTable *table = sourcier_document_table_new (NULL);
  g_autofree char *calendar = describe_calendar (writing, action);

  sourcier_document_table_add_column (table, sourcier_plan_word ("column:sheet", writing->language), SOURCIER_ALIGN_START,
                                      1.4);
  sourcier_document_table_add_column (table, "", SOURCIER_ALIGN_START, 4);
  add_fields (writing, table, action, before, G_N_ELEMENTS (before));
  add_fact (table, sourcier_plan_word ("plan:calendar", writing->language), calendar);
  add_fields (writing, table, action, after, G_N_ELEMENTS (after));
  add_comments (table, writing, action);
  sourcier_document_take_table (writing->document, table);
}

static void
add_milestones (SourcierPlanWriting *writing,
                SourcierPlanPart    *action)
{
  static const guint fields[] = { SOURCIER_PLAN_MILESTONE_TITLE, SOURCIER_PLAN_MILESTONE_DAY, SOURCIER_PLAN_MILESTONE_DONE_ON };
  static const double widths[] = { 3, 1.4, 1.4 };
  GPtrArray *milestones = sourcier_plan_part_get_children (action, SOURCIER_PLAN_MILESTONE);
  SourcierDocumentTable *table;

  if (milestones->len == 0)
    return;
  table = sourcier_document_table_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sourcier_document_table_add_column (table, _sourcier_plan_field_name (writing, milestones->pdata[0], fields[i]),
                                        SOURCIER_ALIGN_START, widths[i]);
  for (guint i = 0; i < milestones->len; i++)
    {
      g_auto (GStrv) cells = g_new0 (char *, G_N_ELEMENTS (fields) + 1);

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        cells[j] = _sourcier_plan_describe_field (writing, milestones->pdata[i], fields[j]);
      sourcier_document_table_add_row (table, (const char * const *) cells);
    }
  sourcier_document_take_table (writing->document, table);
}

/* Adds an action sheet: its heading, what it is about, its facts and its milestones. */
void
_sourcier_plan_write_action (SourcierPlanWriting *writing,
                             SourcierPlanPart    *action,
                             const char          *number)
{
  g_autofree char *title = sourcier_plan_say ("plan:action", writing->language, "number", number, "title",
                                              sourcier_plan_part_get_text (action, SOURCIER_PLAN_ACTION_TITLE), NULL);

  sourcier_document_add_heading (writing->document, 3, title, NULL);
  sourcier_document_add_rich_text (writing->document, sourcier_plan_part_get_text (action, SOURCIER_PLAN_ACTION_TEXT), 3);
  add_facts (writing, action);
  add_milestones (writing, action);
}

/* Returns: (transfer none): the indicator's own title, else that of the measure, in the document's language. */
const char *
_sourcier_plan_indicator_title (SourcierPlanWriting *writing,
                                SourcierPlanPart    *indicator)
{
  const char *title = sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_TITLE);
  const SourcierMeasure *measure =
    sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));

  if (*title == '\0' && measure != NULL)
    return sourcier_measure_get_text (measure, SOURCIER_MEASURE_TITLE, writing->language);
  return title;
}

/* Returns: (transfer full): the share, and what it is the share of; "–" for what is not told. */
char *
_sourcier_plan_describe_value (SourcierPlanWriting     *writing,
                               const SourcierPlanValue *value,
                               gboolean                 in_value)
{
  double share = in_value ? value->in_value : value->in_number;
  gint64 number = in_value ? value->amount : value->count;
  g_autofree char *written = NULL;

  if (number != SOURCIER_NUMBER_UNKNOWN)
    written = in_value ? sourcier_language_format_money (writing->language, (number + 50) / 100 * 100)
                       : sourcier_language_format_count (writing->language, number);
  if (isnan (share))
    return written != NULL ? g_steal_pointer (&written) : g_strdup ("\u2013");

  g_autofree char *percent = sourcier_language_format_percent (writing->language, share, 1);
  return written != NULL ? g_strdup_printf ("%s (%s)", percent, written) : g_steal_pointer (&percent);
}

static const SourcierPlanValue nothing = { NAN, NAN, SOURCIER_NUMBER_UNKNOWN, SOURCIER_NUMBER_UNKNOWN, FALSE };

static void
add_value_row (SourcierPlanWriting     *writing,
               SourcierDocumentTable   *table,
               const char              *name,
               const SourcierPlanValue *target,
               const SourcierPlanValue *reached)
{
  g_autofree char *target_in_number = _sourcier_plan_describe_value (writing, target, FALSE);
  g_autofree char *target_in_value = _sourcier_plan_describe_value (writing, target, TRUE);
  g_autofree char *reached_in_number = _sourcier_plan_describe_value (writing, reached, FALSE);
  g_autofree char *reached_in_value = _sourcier_plan_describe_value (writing, reached, TRUE);
  const char *cells[] = { name, target_in_number, reached_in_number, target_in_value, reached_in_value };

  sourcier_document_table_add_row (table, cells);
}

static SourcierDocumentTable *
new_value_table (SourcierPlanWriting *writing)
{
  static const char * const columns[] = {
    "column:year", "column:target-in-number", "column:reached-in-number", "column:target-in-value", "column:reached-in-value",
  };
  static const double widths[] = { 1.6, 1.4, 1.6, 1.6, 2.2 };
  SourcierDocumentTable *table = sourcier_document_table_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sourcier_document_table_add_column (table, sourcier_plan_word (columns[i], writing->language),
                                        i == 0 ? SOURCIER_ALIGN_START : SOURCIER_ALIGN_END, widths[i]);
  return table;
}

static void
add_baseline (SourcierPlanWriting   *writing,
              SourcierDocumentTable *table,
              SourcierPlanPart      *indicator)
{
  g_autofree char *year = _sourcier_plan_describe_field (writing, indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR);
  g_autofree char *name = sourcier_plan_say ("plan:baseline", writing->language, "year", year, NULL);
  SourcierPlanValue value;

  if (sourcier_plan_indicator_get_start (indicator, writing->figures, &value))
    add_value_row (writing, table, name, &nothing, &value);
}

static void
add_years (SourcierPlanWriting   *writing,
           SourcierDocumentTable *table,
           SourcierPlanPart      *indicator)
{
  int from, to;

  sourcier_plan_get_years (writing->plan, &from, &to);
  for (int year = from; year <= to && from > 0; year++)
    {
      SourcierPlanValue target = nothing, reached = nothing;
      g_autofree char *name = g_strdup_printf ("%d", year);

      if (!sourcier_plan_indicator_get_target (indicator, year, &target))
        target = nothing;
      if (!sourcier_plan_figures_get_reached (writing->figures, indicator, year, &reached))
        reached = nothing;
      add_value_row (writing, table, name, &target, &reached);
    }
}

/* One chart: of the shares in value where they are told, else in number, else of the counts, else of the amounts. */
static void
add_chart (SourcierPlanWriting *writing,
           SourcierPlanPart    *indicator)
{
  static const struct
  {
    guint field;
    const char *caption;
  } choices[] = {
    { SOURCIER_PLAN_TARGET_IN_VALUE, "column:value-share" },
    { SOURCIER_PLAN_TARGET_IN_NUMBER, "column:count-share" },
    { SOURCIER_PLAN_TARGET_COUNT, NULL },
    { SOURCIER_PLAN_TARGET_AMOUNT, "column:value" },
  };
  SourcierChart *charts[SOURCIER_PLAN_N_VALUES];
  gboolean taken = FALSE;

  sourcier_plan_indicator_new_charts (writing->plan, indicator, writing->figures, writing->language, charts);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      SourcierChart *chart = charts[choices[i].field - SOURCIER_PLAN_TARGET_IN_NUMBER];
      const char *caption = choices[i].caption != NULL ? sourcier_plan_word (choices[i].caption, writing->language) : NULL;

      if (chart != NULL && !taken)
        sourcier_document_take_chart (writing->document, g_object_ref (chart), caption);
      taken = taken || chart != NULL;
      g_clear_object (&chart);
    }
}

static void
add_values (SourcierPlanWriting *writing,
            SourcierPlanPart    *indicator)
{
  SourcierDocumentTable *table = new_value_table (writing);

  add_baseline (writing, table, indicator);
  add_years (writing, table, indicator);
  sourcier_document_take_table (writing->document, table);
  add_chart (writing, indicator);
}

/* What the indicator says for itself, else what the measure says. */
static const char *
text_of (SourcierPlanWriting   *writing,
         SourcierPlanPart      *indicator,
         guint                  field,
         SourcierMeasureText    text)
{
  const char *told = sourcier_plan_part_get_text (indicator, field);
  const SourcierMeasure *measure =
    sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));

  return *told == '\0' && measure != NULL ? sourcier_measure_get_text (measure, text, writing->language) : told;
}

static void
write_indicator (SourcierPlanWriting *writing,
                 SourcierPlanPart    *indicator)
{
  static const guint facts[] = {
    SOURCIER_PLAN_INDICATOR_UNIT, SOURCIER_PLAN_INDICATOR_FREQUENCY, SOURCIER_PLAN_INDICATOR_OWNER,
    SOURCIER_PLAN_INDICATOR_BUYER, SOURCIER_PLAN_INDICATOR_NOTE,
  };

  sourcier_document_add_heading (writing->document, 2, _sourcier_plan_indicator_title (writing, indicator), NULL);
  sourcier_document_add_rich_text (
    writing->document, text_of (writing, indicator, SOURCIER_PLAN_INDICATOR_DEFINITION, SOURCIER_MEASURE_DEFINITION), 2);
  sourcier_report_add_definition (
    writing->document, text_of (writing, indicator, SOURCIER_PLAN_INDICATOR_NUMERATOR, SOURCIER_MEASURE_NUMERATOR),
    text_of (writing, indicator, SOURCIER_PLAN_INDICATOR_DENOMINATOR, SOURCIER_MEASURE_DENOMINATOR),
    text_of (writing, indicator, SOURCIER_PLAN_INDICATOR_SOURCE, SOURCIER_MEASURE_SOURCE));
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *told = _sourcier_plan_describe_field (writing, indicator, facts[i]);
      g_autofree char *line = sourcier_plan_say ("plan:fact", writing->language, "name",
                                                 _sourcier_plan_field_name (writing, indicator, facts[i]), "what", told, NULL);

      if (*told != '\0')
        sourcier_document_add_item (writing->document, SOURCIER_BULLETS, 1, line);
    }
  add_values (writing, indicator);
}

/* Adds the chapter of the indicators, if the plan has any. */
void
_sourcier_plan_write_indicators (SourcierPlanWriting *writing)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (writing->plan, SOURCIER_PLAN_INDICATOR);

  if (indicators->len == 0)
    return;
  sourcier_document_add_page_break (writing->document);
  sourcier_report_add_word (writing->document, 1, "plan:indicators");
  for (guint i = 0; i < indicators->len; i++)
    write_indicator (writing, indicators->pdata[i]);
}
