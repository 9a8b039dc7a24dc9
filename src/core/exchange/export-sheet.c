/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/export-private.h"

#include <glib/gi18n-lib.h>

static gboolean
add_row (const SourcierCell  *cells,
         gpointer             sheets,
         GError             **error)
{
  return sourcier_sheets_add_row (sheets, cells, error);
}

static gboolean
write_rows (const SourcierExportPlan  *plan,
            SourcierSheets            *sheets,
            GError                   **error)
{
  g_autofree SourcierSheetColumn *columns = g_new (SourcierSheetColumn, plan->n_chosen);

  for (guint i = 0; i < plan->n_chosen; i++)
    {
      const SourcierExportColumn *column = _sourcier_export_plan_column (plan, i);

      columns[i] = (SourcierSheetColumn) { column->title, column->width };
    }
  return sourcier_sheets_begin (sheets, plan->about->title, columns, plan->n_chosen, error)
         && _sourcier_export_plan_rows (plan, add_row, sheets, error);
}

static gboolean
tell (SourcierSheets      *sheets,
      const char          *what,
      const SourcierCell  *told,
      GError             **error)
{
  const SourcierCell cells[2] = { { SOURCIER_CELL_TEXT, .text = what }, *told };

  return sourcier_sheets_add_row (sheets, cells, error);
}

static gboolean
tell_text (SourcierSheets  *sheets,
           const char      *what,
           const char      *told,
           GError         **error)
{
  return tell (sheets, what, &(SourcierCell) { SOURCIER_CELL_TEXT, .text = told }, error);
}

static gboolean
tell_question (SourcierSheets  *sheets,
               GPtrArray       *question,
               GError         **error)
{
  for (guint i = 0; i < question->len; i++)
    if (!tell_text (sheets, i == 0 ? C_("about a list", "Question") : NULL, question->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* The second sheet. */
static gboolean
write_about (const SourcierExportPlan  *plan,
             SourcierSheets            *sheets,
             GError                   **error)
{
  const SourcierExportAbout *about = plan->about;
  const SourcierSheetColumn columns[2] = { { _("About this list"), 24 }, { about->title, 80 } };
  const SourcierCell day = { SOURCIER_CELL_DAY, .day = about->day };
  const SourcierCell count = { SOURCIER_CELL_NUMBER, .number = (double) plan->n_rows };

  return sourcier_sheets_begin (sheets, _("About this list"), columns, 2, error)
         && (*about->office == '\0' || tell_text (sheets, C_("about a list", "Office"), about->office, error))
         && tell_question (sheets, about->question, error)
         && tell (sheets, C_("about a list", "On the day"), &day, error)
         && tell (sheets, C_("about a list", "Rows"), &count, error)
         && tell_text (sheets, C_("about a list", "Written by"), "Sourcier " SOURCIER_VERSION, error);
}

/* CSV is for programs and for the import, which take every line for a row: a line above the titles, or one under the last
 * row, would be read as data. So it holds the rows alone. */
static gboolean
write_sheets (SourcierSheets  *sheets,
              gpointer         user_data,
              GError         **error)
{
  const SourcierExportPlan *plan = user_data;
  const SourcierExportOptions *options = plan->options;

  if (options->format == SOURCIER_EXPORT_CSV)
    sourcier_sheets_set_csv (sheets, options->separator, options->bom, options->decimal);
  return write_rows (plan, sheets, error)
         && (options->format == SOURCIER_EXPORT_CSV || !options->about || write_about (plan, sheets, error));
}

gboolean
_sourcier_export_plan_sheets (const SourcierExportPlan  *plan,
                              GOutputStream             *stream,
                              GError                   **error)
{
  static const SourcierSheetFormat formats[] = {
    [SOURCIER_EXPORT_CSV] = SOURCIER_SHEET_CSV,
    [SOURCIER_EXPORT_XLSX] = SOURCIER_SHEET_XLSX,
    [SOURCIER_EXPORT_ODS] = SOURCIER_SHEET_ODS,
  };

  return sourcier_sheets_write_stream (stream, formats[plan->options->format], plan->options->language, write_sheets,
                                       (gpointer) plan, plan->cancellable, error);
}
