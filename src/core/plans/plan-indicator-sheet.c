/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-indicator-sheet.h"

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
  SourcierPlanPart *plan;
  SourcierPlanFigures *figures;
  SourcierLanguage language;
} Sheet;

static SourcierCell
text_cell (const char *text)
{
  return (SourcierCell) { .kind = *text != '\0' ? SOURCIER_CELL_TEXT : SOURCIER_CELL_EMPTY, .text = text };
}

static SourcierCell
share_cell (double share)
{
  return (SourcierCell) { .kind = isnan (share) ? SOURCIER_CELL_EMPTY : SOURCIER_CELL_PERCENT, .number = share };
}

static void
fill_value (SourcierCell            *cells,
            const SourcierPlanValue *value)
{
  gboolean counted = value->count != SOURCIER_NUMBER_UNKNOWN, summed = value->amount != SOURCIER_NUMBER_UNKNOWN;

  cells[0] = share_cell (value->in_number);
  cells[1] = share_cell (value->in_value);
  cells[2] = (SourcierCell) { .kind = counted ? SOURCIER_CELL_NUMBER : SOURCIER_CELL_EMPTY,
                              .number = (double) value->count };
  cells[3] = (SourcierCell) { .kind = summed ? SOURCIER_CELL_MONEY : SOURCIER_CELL_EMPTY, .cents = value->amount };
}

static gboolean
begin_sheet (Sheet           *sheet,
             SourcierSheets  *sheets,
             GError         **error)
{
  static const struct
  {
    const char *key;
    double width;
  } titles[N_COLUMNS] = {
    { "column:measure", 50 }, { "sheet:measure", 20 }, { "sheet:unit", 14 }, { "sheet:buyer", 24 }, { "column:year", 8 },
    { "sheet:target-share-number", 14 }, { "sheet:target-share-value", 14 }, { "sheet:target-count", 12 },
    { "sheet:target-amount", 18 }, { "sheet:reached-share-number", 14 }, { "sheet:reached-share-value", 14 },
    { "sheet:reached-count", 12 }, { "sheet:reached-amount", 18 }, { "sheet:origin", 22 },
  };
  SourcierSheetColumn columns[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = (SourcierSheetColumn) { sourcier_plan_word (titles[i].key, sheet->language), titles[i].width };
  return sourcier_sheets_begin (sheets, sourcier_plan_word ("plan:indicators", sheet->language), columns, N_COLUMNS, error);
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
            SourcierSheets    *sheets,
            SourcierPlanPart  *indicator,
            int                year,
            GError           **error)
{
  static const SourcierPlanValue nothing = { NAN, NAN, SOURCIER_NUMBER_UNKNOWN, SOURCIER_NUMBER_UNKNOWN, FALSE };
  const char *unit = sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_UNIT);
  g_autofree char *written = g_strdup_printf ("%d", year);
  SourcierCell cells[N_COLUMNS] = { 0 };
  SourcierPlanValue target = nothing, reached = nothing;

  if (!sourcier_plan_indicator_get_target (indicator, year, &target))
    target = nothing;

  gboolean known = sourcier_plan_figures_get_reached (sheet->figures, indicator, year, &reached);

  cells[COLUMN_INDICATOR] = text_cell (title_of (sheet, indicator));
  cells[COLUMN_MEASURE] = text_cell (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));
  cells[COLUMN_UNIT] = text_cell (sourcier_term_name_in (SOURCIER_TERMS_PLAN_UNIT, unit, sheet->language));
  cells[COLUMN_BUYER] = text_cell (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_BUYER));
  /* A number would be written with a mark between its thousands. */
  cells[COLUMN_YEAR] = text_cell (written);
  fill_value (cells + COLUMN_TARGET, &target);
  fill_value (cells + COLUMN_REACHED, known ? &reached : &nothing);
  cells[COLUMN_ORIGIN] = text_cell (origin_of (sheet, known, &reached));
  return sourcier_sheets_add_row (sheets, cells, error);
}

static gboolean
write_indicators (SourcierSheets  *sheets,
                  gpointer         user_data,
                  GError         **error)
{
  Sheet *sheet = user_data;
  GPtrArray *indicators = sourcier_plan_part_get_children (sheet->plan, SOURCIER_PLAN_INDICATOR);
  gint64 first = sourcier_plan_part_get_number (sheet->plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (sheet->plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  if (!begin_sheet (sheet, sheets, error))
    return FALSE;
  for (guint i = 0; i < indicators->len; i++)
    for (int year = (int) first; first > 0 && year <= MAX (first, last); year++)
      if (!write_year (sheet, sheets, indicators->pdata[i], year, error))
        return FALSE;
  return TRUE;
}

/**
 * sourcier_plan_indicator_sheet_write:
 * @plan: a plan with all that belongs to it
 * @figures: what the register tells for it
 * @language: the language of its titles
 * @file: where to write
 * @format: how
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes the indicators of a plan as a list, a row for each indicator and year of the plan: what is aimed at, what was
 * reached, in number and in value, and whether the register tells it or somebody typed it.
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays
 */
gboolean
sourcier_plan_indicator_sheet_write (SourcierPlanPart     *plan,
                                     SourcierPlanFigures  *figures,
                                     SourcierLanguage      language,
                                     GFile                *file,
                                     SourcierSheetFormat   format,
                                     GCancellable         *cancellable,
                                     GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan) && figures != NULL && G_IS_FILE (file), FALSE);

  Sheet sheet = { plan, figures, language };

  return sourcier_sheets_write (file, format, language, write_indicators, &sheet, cancellable, error);
}
