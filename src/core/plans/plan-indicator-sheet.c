/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-indicator-sheet.h"

#include "base/money.h"
#include "exchange/csv-writer.h"
#include "plans/plan-words.h"

#include <math.h>

/* The columns of the sheet; four tell each kind of value: share in number, share in value, number, amount. */
enum
{
  COLUMN_INDICATOR,
  COLUMN_MEASURE,
  COLUMN_UNIT,
  COLUMN_BUYER,
  COLUMN_YEAR,
  COLUMN_TARGET,
  COLUMN_REACHED = COLUMN_TARGET + 4,
  COLUMN_ORIGIN = COLUMN_REACHED + 4,
  N_COLUMNS,
};

typedef struct
{
  SourcierCsvWriter *writer;
  SourcierPlanPart *plan;
  SourcierPlanFigures *figures;
  SourcierLanguage language;
} Sheet;

/* Per cent with a comma, as amounts have it: the list is read by a French spreadsheet. */
static char *
share_to_text (double share)
{
  if (isnan (share))
    return g_strdup ("");

  gint64 hundredths = llround (share * 10000);

  return g_strdup_printf ("%" G_GINT64_FORMAT ",%02d", hundredths / 100, (int) (hundredths % 100));
}

static void
fill_value (char                    **cells,
            const SourcierPlanValue  *value)
{
  cells[0] = share_to_text (value->in_number);
  cells[1] = share_to_text (value->in_value);
  cells[2] = value->count >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, value->count) : g_strdup ("");
  cells[3] = sourcier_money_to_text (value->amount);
}

static gboolean
write_titles (Sheet   *sheet,
              GError **error)
{
  static const char * const keys[N_COLUMNS] = {
    "column:measure", "sheet:measure", "sheet:unit", "sheet:buyer", "column:year",
    "sheet:target-share-number", "sheet:target-share-value", "sheet:target-count", "sheet:target-amount",
    "sheet:reached-share-number", "sheet:reached-share-value", "sheet:reached-count", "sheet:reached-amount",
    "sheet:origin",
  };
  const char *titles[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    titles[i] = sourcier_plan_word (keys[i], sheet->language);
  return sourcier_csv_writer_write_row (sheet->writer, titles, N_COLUMNS, error);
}

static const char *
title_of (Sheet            *sheet,
          SourcierPlanPart *indicator)
{
  const char *title = sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_TITLE);
  const SourcierMeasure *measure =
    sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));

  return *title == '\0' && measure != NULL ? sourcier_measure_get_text (measure, SOURCIER_MEASURE_TITLE, sheet->language)
                                           : title;
}

static const char *
origin_of (Sheet                   *sheet,
           gboolean                 reached,
           const SourcierPlanValue *value)
{
  if (!reached)
    return "";
  return sourcier_plan_word (value->computed ? "sheet:computed" : "sheet:typed", sheet->language);
}

static gboolean
write_year (Sheet             *sheet,
            SourcierPlanPart  *indicator,
            int                year,
            GError           **error)
{
  static const SourcierPlanValue nothing = { NAN, NAN, SOURCIER_NUMBER_UNKNOWN, SOURCIER_NUMBER_UNKNOWN, FALSE };
  g_auto (GStrv) cells = g_new0 (char *, N_COLUMNS + 1);
  SourcierPlanValue target = nothing, reached = nothing;

  if (!sourcier_plan_indicator_get_target (indicator, year, &target))
    target = nothing;

  gboolean known = sourcier_plan_figures_get_reached (sheet->figures, indicator, year, &reached);

  cells[COLUMN_INDICATOR] = g_strdup (title_of (sheet, indicator));
  cells[COLUMN_MEASURE] = g_strdup (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));
  cells[COLUMN_UNIT] =
    g_strdup (sourcier_term_name_in (SOURCIER_TERMS_PLAN_UNIT,
                                     sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_UNIT), sheet->language));
  cells[COLUMN_BUYER] = g_strdup (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_BUYER));
  cells[COLUMN_YEAR] = g_strdup_printf ("%d", year);
  fill_value (cells + COLUMN_TARGET, &target);
  fill_value (cells + COLUMN_REACHED, known ? &reached : &nothing);
  cells[COLUMN_ORIGIN] = g_strdup (origin_of (sheet, known, &reached));
  return sourcier_csv_writer_write_row (sheet->writer, (const char * const *) cells, N_COLUMNS, error);
}

static gboolean
write_indicators (Sheet   *sheet,
                  GError **error)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (sheet->plan, SOURCIER_PLAN_INDICATOR);
  gint64 first = sourcier_plan_part_get_number (sheet->plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (sheet->plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  for (guint i = 0; i < indicators->len; i++)
    for (int year = (int) first; first > 0 && year <= MAX (first, last); year++)
      if (!write_year (sheet, indicators->pdata[i], year, error))
        return FALSE;
  return TRUE;
}

/**
 * sourcier_plan_indicator_sheet_write_csv:
 * @plan: a plan with all that belongs to it
 * @figures: what the register tells for it
 * @language: the language of its titles
 * @file: where to write
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes the indicators of a plan as a list, a row for each indicator and year of the plan: what is aimed at, what was
 * reached, in number and in value, and whether the register tells it or somebody typed it.
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays
 */
gboolean
sourcier_plan_indicator_sheet_write_csv (SourcierPlanPart     *plan,
                                         SourcierPlanFigures  *figures,
                                         SourcierLanguage      language,
                                         GFile                *file,
                                         GCancellable         *cancellable,
                                         GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan) && figures != NULL && G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);
  Sheet sheet = { writer, plan, figures, language };

  return writer != NULL && write_titles (&sheet, error) && write_indicators (&sheet, error)
         && sourcier_csv_writer_close (writer, cancellable, error);
}
