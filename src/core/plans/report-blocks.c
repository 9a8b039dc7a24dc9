/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/report-blocks.h"

#include "plans/plan-words.h"

#include <math.h>

/* More bars than this say nothing that the table does not say better. */
#define MOST_BARS 12

/**
 * sourcier_report_add_word:
 * @document: a document
 * @level: level of the heading, 0 for a paragraph
 * @key: a key of data/reference/plan-words.csv
 *
 * Adds a heading or a paragraph of set words.
 */
void
sourcier_report_add_word (SourcierDocument *document,
                          guint             level,
                          const char       *key)
{
  const char *words = sourcier_plan_word (key, sourcier_document_get_language (document));

  if (level > 0)
    sourcier_document_add_heading (document, level, words, NULL);
  else
    sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_BODY, words);
}

static void
add_figure_row (SourcierDocumentTable   *table,
                SourcierFigure          *figure,
                const SourcierFigureRow *row,
                SourcierLanguage         language)
{
  g_auto (GStrv) cells = g_new0 (char *, SOURCIER_N_FIGURE_COLUMNS + 1);

  for (guint i = 0; i < SOURCIER_N_FIGURE_COLUMNS; i++)
    cells[i] = sourcier_figure_format (figure, row, i, language);
  if (row != NULL)
    sourcier_document_table_add_row (table, (const char * const *) cells);
  else
    sourcier_document_table_add_total (table, (const char * const *) cells);
}

/* Rows that stand for parts of the whole: the bars show what the eye should see first. */
static gboolean
wants_chart (SourcierFigure *figure)
{
  SourcierFigureKind kind = sourcier_figure_get_kind (figure);
  guint n = sourcier_figure_get_n_rows (figure);

  return (kind == SOURCIER_FIGURE_TOP_FAMILIES || kind == SOURCIER_FIGURE_SIZES || kind == SOURCIER_FIGURE_TERRITORY
          || kind == SOURCIER_FIGURE_NATURES)
         && n > 1 && n <= MOST_BARS && sourcier_figure_get_total (figure)->value > 0;
}

/**
 * sourcier_report_new_figure_chart:
 * @figure: a figure of the state of play
 * @language: what its words are written in
 *
 * Returns: (transfer full) (nullable): a chart of the shares in value, %NULL where the table says it better
 */
SourcierChart *
sourcier_report_new_figure_chart (SourcierFigure   *figure,
                                  SourcierLanguage  language)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (figure) && language < SOURCIER_N_LANGUAGES, NULL);

  SourcierChart *chart = NULL;

  if (!wants_chart (figure))
    return NULL;
  chart = sourcier_chart_new_shares (language, SOURCIER_CHART_PERCENT);
  for (guint i = 0; i < sourcier_figure_get_n_rows (figure); i++)
    {
      const SourcierFigureRow *row = sourcier_figure_get_row (figure, i);

      sourcier_chart_add_share (chart, row->names[language],
                                sourcier_figure_get_number (figure, row, SOURCIER_FIGURE_VALUE_SHARE));
    }
  return chart;
}

/**
 * sourcier_report_add_figure:
 * @document: a document
 * @figure: a figure of the state of play
 * @level: level of its heading
 *
 * Adds a heading, the table with its total and the note below it; a chart where that helps; a sentence where there is
 * nothing to tell.
 */
void
sourcier_report_add_figure (SourcierDocument *document,
                            SourcierFigure   *figure,
                            guint             level)
{
  static const double widths[SOURCIER_N_FIGURE_COLUMNS] = { 4, 1.1, 1.3, 1.9, 1.3 };
  SourcierLanguage language = sourcier_document_get_language (document);
  g_autofree char *title = sourcier_figure_get_title (figure, language);
  g_autofree char *note = sourcier_figure_get_note (figure, language);
  SourcierDocumentTable *table;
  SourcierChart *chart;

  sourcier_document_add_heading (document, level, title, NULL);
  if (sourcier_figure_get_n_rows (figure) == 0)
    {
      sourcier_report_add_word (document, 0, "figure-empty");
      return;
    }
  table = sourcier_document_table_new (NULL);
  for (guint i = 0; i < SOURCIER_N_FIGURE_COLUMNS; i++)
    sourcier_document_table_add_column (table, sourcier_figure_column_get_name (i, language),
                                        i == SOURCIER_FIGURE_NAME ? SOURCIER_ALIGN_START : SOURCIER_ALIGN_END, widths[i]);
  for (guint i = 0; i < sourcier_figure_get_n_rows (figure); i++)
    add_figure_row (table, figure, sourcier_figure_get_row (figure, i), language);
  add_figure_row (table, figure, NULL, language);
  sourcier_document_take_table (document, table);
  sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_NOTE, note);
  chart = sourcier_report_new_figure_chart (figure, language);
  if (chart != NULL)
    sourcier_document_take_chart (document, chart,
                                  sourcier_figure_column_get_name (SOURCIER_FIGURE_VALUE_SHARE, language));
}

static char *
format_share (double           share,
              SourcierLanguage language)
{
  return isnan (share) ? g_strdup ("\u2013") : sourcier_language_format_percent (language, share, 1);
}

/* The figures of a measure in one year, as the cells after the first. */
static void
fill_cells (char                        **cells,
            const SourcierMeasureResult  *result,
            SourcierLanguage              language)
{
  double in_number, in_value;

  sourcier_measure_result_get_shares (result, &in_number, &in_value);
  cells[1] = sourcier_language_format_count (language, result->numerator.count);
  cells[2] = format_share (in_number, language);
  cells[3] = sourcier_language_format_money (language, (result->numerator.value + 50) / 100 * 100);
  cells[4] = format_share (in_value, language);
}

static SourcierDocumentTable *
new_measure_table (const char       *first,
                   double            width,
                   SourcierLanguage  language)
{
  SourcierDocumentTable *table = sourcier_document_table_new (NULL);

  sourcier_document_table_add_column (table, sourcier_plan_word (first, language), SOURCIER_ALIGN_START, width);
  sourcier_document_table_add_column (table, sourcier_plan_word ("column:count", language), SOURCIER_ALIGN_END, 1.1);
  sourcier_document_table_add_column (table, sourcier_plan_word ("column:count-share", language), SOURCIER_ALIGN_END, 1.3);
  sourcier_document_table_add_column (table, sourcier_plan_word ("column:value", language), SOURCIER_ALIGN_END, 1.9);
  sourcier_document_table_add_column (table, sourcier_plan_word ("column:value-share", language), SOURCIER_ALIGN_END, 1.3);
  return table;
}

/**
 * sourcier_report_add_summary:
 * @document: a document
 * @contracts: contracts, those of @year among them
 * @theme: a theme of sourcier_measure_get_theme()
 * @year: a calendar year
 *
 * Adds the computed measures of a theme as a table, a row each.
 */
void
sourcier_report_add_summary (SourcierDocument  *document,
                             SourcierContracts *contracts,
                             const char        *theme,
                             int                year)
{
  SourcierLanguage language = sourcier_document_get_language (document);
  SourcierDocumentTable *table = new_measure_table ("column:measure", 4, language);
  guint n;
  const SourcierMeasure * const *measures = sourcier_measures (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) cells = g_new0 (char *, 6);
      SourcierMeasureResult result;

      if (!sourcier_measure_is_computed (measures[i]) || g_strcmp0 (sourcier_measure_get_theme (measures[i]), theme) != 0)
        continue;
      sourcier_measure_compute (measures[i], contracts, year, &result);
      cells[0] = g_strdup (sourcier_measure_get_text (measures[i], SOURCIER_MEASURE_TITLE, language));
      fill_cells (cells, &result, language);
      sourcier_document_table_add_row (table, (const char * const *) cells);
    }
  sourcier_document_take_table (document, table);
}

static void
append_piece (GString          *text,
              const char       *key,
              const char       *what,
              SourcierLanguage  language)
{
  g_autofree char *said = sourcier_plan_say (key, language, "what", what, NULL);

  if (*what != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", said);
}

/**
 * sourcier_report_add_definition:
 * @document: a document
 * @numerator: what an indicator counts, "" where it is not told
 * @denominator: among what, "" where it is no share
 * @source: the text that it goes by, "" for none
 *
 * Adds a note of what is told.
 */
void
sourcier_report_add_definition (SourcierDocument *document,
                                const char       *numerator,
                                const char       *denominator,
                                const char       *source)
{
  SourcierLanguage language = sourcier_document_get_language (document);
  g_autoptr (GString) note = g_string_new (NULL);

  append_piece (note, "measure-numerator", numerator, language);
  append_piece (note, "measure-denominator", denominator, language);
  append_piece (note, "measure-source", source, language);
  if (note->len > 0)
    sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_NOTE, note->str);
}

/* "Doubtful contracts: 3 (No amount: 1; …)" */
static void
add_doubts (SourcierDocument            *document,
            const SourcierMeasureResult *result)
{
  SourcierLanguage language = sourcier_document_get_language (document);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < SOURCIER_N_CONTRACT_DOUBTS; i++)
    if (result->doubts[i] > 0)
      {
        g_autofree char *count = sourcier_language_format_count (language, result->doubts[i]);

        g_ptr_array_add (words, g_strdup_printf ("%s (%s)", sourcier_plan_doubt (i, language), count));
      }
  if (words->len == 0)
    return;
  g_ptr_array_add (words, NULL);

  g_autofree char *all = g_strjoinv (sourcier_plan_word ("list-mark", language), (char **) words->pdata);
  g_autofree char *year = g_strdup_printf ("%d", result->year);
  g_autofree char *note = sourcier_plan_say ("measure-doubts", language, "year", year, "doubts", all, NULL);

  sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_NOTE, note);
}

/**
 * sourcier_report_add_measure:
 * @document: a document
 * @measure: a measure that is computed
 * @contracts: contracts of the years to tell
 * @level: level of its heading
 *
 * Adds a heading, the definition, a table with a row for each year, a chart of the share in value where there are years to
 * compare, and what can be held against the last figure.
 */
void
sourcier_report_add_measure (SourcierDocument      *document,
                             const SourcierMeasure *measure,
                             SourcierContracts     *contracts,
                             guint                  level)
{
  SourcierLanguage language = sourcier_document_get_language (document);
  const SourcierContractScope *scope = sourcier_contracts_get_scope (contracts);
  SourcierDocumentTable *table = new_measure_table ("column:year", 1.2, language);
  g_autoptr (SourcierChart) chart = sourcier_chart_new_shares (language, SOURCIER_CHART_PERCENT);
  guint n_bars = 0;
  SourcierMeasureResult result;

  for (int year = scope->from_year; year <= scope->to_year; year++)
    {
      g_auto (GStrv) cells = g_new0 (char *, 6);
      double in_number, in_value;

      sourcier_measure_compute (measure, contracts, year, &result);
      sourcier_measure_result_get_shares (&result, &in_number, &in_value);
      cells[0] = g_strdup_printf ("%d", year);
      fill_cells (cells, &result, language);
      sourcier_document_table_add_row (table, (const char * const *) cells);
      if (!isnan (in_value))
        sourcier_chart_add_share (chart, cells[0], in_value);
      n_bars += !isnan (in_value);
    }
  sourcier_document_add_heading (document, level, sourcier_measure_get_text (measure, SOURCIER_MEASURE_TITLE, language),
                                 NULL);
  sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_BODY,
                                   sourcier_measure_get_text (measure, SOURCIER_MEASURE_DEFINITION, language));
  sourcier_report_add_definition (document, sourcier_measure_get_text (measure, SOURCIER_MEASURE_NUMERATOR, language),
                                  sourcier_measure_get_text (measure, SOURCIER_MEASURE_DENOMINATOR, language),
                                  sourcier_measure_get_text (measure, SOURCIER_MEASURE_SOURCE, language));
  sourcier_document_take_table (document, table);
  if (n_bars > 1 && sourcier_measure_is_legal (measure))
    sourcier_document_take_chart (document, g_steal_pointer (&chart),
                                  sourcier_plan_word ("column:value-share", language));
  add_doubts (document, &result);
}
