/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/sheet-private.h"

#include "base/rich-text.h"
#include "base/text.h"
#include "exchange/csv-writer.h"
#include "exchange/list-target.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Of Excel and of LibreOffice Calc, the row of titles included
 * (https://support.microsoft.com/office/excel-specifications-and-limits). */
#define MOST_ROWS 1048576
#define MOST_LETTERS 32767     /* of a cell of Excel */
#define LONGEST_NAME 31        /* of a sheet of Excel */

typedef struct
{
  SourcierSheetFormat format;
  SourcierLanguage language;
  SourcierSheetsFunc func;
  gpointer user_data;
  GCancellable *cancellable;
} Writing;

/**
 * sourcier_sheet_format_most_rows:
 * @format: a format
 *
 * Returns: how many rows a sheet of it can have under its titles; %G_MAXINT64 where nothing limits them
 */
gint64
sourcier_sheet_format_most_rows (SourcierSheetFormat format)
{
  return format == SOURCIER_SHEET_CSV ? G_MAXINT64 : MOST_ROWS - 1;
}

/**
 * sourcier_sheet_format_check:
 * @format: a format
 * @n_rows: how many rows there are to write
 * @error: where to put %SOURCIER_EXCHANGE_ERROR_BAD_INPUT
 *
 * To be asked before anything is written.
 *
 * Returns: %FALSE with @error set if a sheet cannot have so many
 */
gboolean
sourcier_sheet_format_check (SourcierSheetFormat   format,
                             gint64                n_rows,
                             GError              **error)
{
  if (n_rows <= sourcier_sheet_format_most_rows (format))
    return TRUE;

  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                       _("A spreadsheet holds 1,048,575 rows at most, and the list has more: choose CSV, or fewer rows"));
  return FALSE;
}

static gboolean
write_sheets (GOutputStream  *stream,
              gpointer        user_data,
              GError        **error)
{
  static const SourcierSheetWriter *const writers[] = { &_sourcier_sheet_csv, &_sourcier_sheet_xlsx, &_sourcier_sheet_ods };
  const Writing *writing = user_data;
  SourcierSheets sheets = { writers[writing->format], NULL, stream, writing->cancellable, writing->format,
                            writing->language, writing->language == SOURCIER_FRENCH ? ',' : '.' };

  sheets.data = sheets.writer->open (&sheets, error);
  if (sheets.data == NULL)
    return FALSE;

  sheets.kept = g_ptr_array_new_with_free_func (g_free);
  gboolean written = writing->func (&sheets, writing->user_data, error)
                     && !g_cancellable_set_error_if_cancelled (writing->cancellable, error)
                     && (sheets.n_sheets == 0 || sheets.writer->end (&sheets, error))
                     && sheets.writer->close (&sheets, error);
  sheets.writer->free (sheets.data);
  g_ptr_array_unref (sheets.kept);
  g_free (sheets.clean);
  return written;
}

/**
 * sourcier_sheets_write:
 * @file: where to write, replaced at the end
 * @format: as what
 * @language: how amounts and days are shown, and which mark CSV has for decimals
 * @func: writes the sheets
 * @user_data: for @func
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays then
 */
gboolean
sourcier_sheets_write (GFile                *file,
                       SourcierSheetFormat   format,
                       SourcierLanguage      language,
                       SourcierSheetsFunc    func,
                       gpointer              user_data,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_return_val_if_fail (format < SOURCIER_N_SHEET_FORMATS && language < SOURCIER_N_LANGUAGES && func != NULL, FALSE);

  Writing writing = { format, language, func, user_data, cancellable };

  return sourcier_list_target_write (file, write_sheets, &writing, cancellable, error);
}

/**
 * sourcier_sheets_write_stream:
 * @stream: where to write; it stays open
 * @format: as what
 * @language: how amounts and days are shown, and which mark CSV has for decimals
 * @func: writes the sheets
 * @user_data: for @func
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_sheets_write_stream (GOutputStream        *stream,
                              SourcierSheetFormat   format,
                              SourcierLanguage      language,
                              SourcierSheetsFunc    func,
                              gpointer              user_data,
                              GCancellable         *cancellable,
                              GError              **error)
{
  g_return_val_if_fail (format < SOURCIER_N_SHEET_FORMATS && language < SOURCIER_N_LANGUAGES && func != NULL, FALSE);

  Writing writing = { format, language, func, user_data, cancellable };

  return write_sheets (stream, &writing, error);
}

/**
 * sourcier_sheets_set_csv:
 * @self: sheets none of which was begun
 * @separator: what stands between cells: “;” unless told otherwise
 * @bom: whether a byte order mark goes first: it does unless told otherwise
 * @decimal: “,” or “.”; 0 for the sign of the language
 *
 * Changes how CSV is written; other formats have nothing of this.
 */
void
sourcier_sheets_set_csv (SourcierSheets *self,
                         char            separator,
                         gboolean        bom,
                         char            decimal)
{
  g_return_if_fail (self != NULL && self->n_sheets == 0);

  if (self->format != SOURCIER_SHEET_CSV)
    return;
  sourcier_csv_writer_set_separator (self->data, separator);
  sourcier_csv_writer_set_bom (self->data, bom);
  self->decimal = decimal != 0 ? decimal : self->decimal;
}

/* A name that Excel takes: short, and without the signs that have a meaning in formulas. */
static char *
name_sheet (SourcierSheets *self,
            const char     *wished)
{
  g_autofree char *clean = sourcier_text_clean (wished);
  g_autofree char *number = self->n_sheets > 0 ? g_strdup_printf (" %u", self->n_sheets + 1) : g_strdup ("");

  g_strdelimit (clean, "[]:*?/\\'\n", ' ');
  g_strstrip (clean);
  if (g_utf8_strlen (clean, -1) <= LONGEST_NAME && *clean != '\0')
    return g_steal_pointer (&clean);

  g_autofree char *cut = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), LONGEST_NAME - 4));
  return g_strconcat (*cut != '\0' ? cut : "1", number, NULL);
}

/**
 * sourcier_sheets_begin:
 * @self: the sheets of a file
 * @name: of the new sheet, unlike those before
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many there are, one at least
 * @error: where to put what went wrong
 *
 * Begins a sheet with a row of titles, which stays in sight and by which the rows can be filtered.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_sheets_begin (SourcierSheets             *self,
                       const char                 *name,
                       const SourcierSheetColumn  *columns,
                       guint                       n_columns,
                       GError                    **error)
{
  g_return_val_if_fail (self != NULL && columns != NULL && n_columns > 0, FALSE);

  g_autofree char *clean = name_sheet (self, name);

  /* What ends the sheet before knows by n_rows and n_columns how far it goes. */
  if (self->n_sheets > 0 && !self->writer->end (self, error))
    return FALSE;
  self->n_columns = n_columns;
  self->clean = g_renew (SourcierCell, self->clean, n_columns);
  self->n_rows = 1;
  self->n_sheets++;
  return self->writer->begin (self, clean, columns, error);
}

static gboolean
is_number (SourcierCellKind kind)
{
  return kind == SOURCIER_CELL_NUMBER || kind == SOURCIER_CELL_PERCENT;
}

/* CSV has room for tabs and for any line break, and the import reads them back as they were written. */
static char *
clean_for_csv (const char *text)
{
  char *valid = sourcier_text_make_valid (text, -1);
  char *end = valid;

  for (const char *at = valid; *at != '\0'; at++)
    if ((guchar) *at >= ' ' || strchr ("\t\r\n", *at) != NULL)
      *end++ = *at;
  *end = '\0';
  return valid;
}

static char *
cut_for_excel (const char *text)
{
  g_autofree char *cut = g_utf8_substring (text, 0, MOST_LETTERS - 1);

  return g_strconcat (cut, "…", NULL);
}

/* What @cell says as every format can take it. Most texts can be taken as they are. */
static const char *
clean_text (SourcierSheets     *self,
            const SourcierCell *cell)
{
  const char *text = cell->text;

  if (!sourcier_text_is_clean (text))
    {
      char *clean = self->format == SOURCIER_SHEET_CSV ? clean_for_csv (text) : sourcier_text_clean (text);

      g_ptr_array_add (self->kept, clean);
      text = clean;
    }
  if (self->format == SOURCIER_SHEET_XLSX && strlen (text) > MOST_LETTERS && g_utf8_strlen (text, -1) > MOST_LETTERS)
    {
      char *cut = cut_for_excel (text);

      g_ptr_array_add (self->kept, cut);
      text = cut;
    }
  return text;
}

static SourcierCell
clean_cell (SourcierSheets     *self,
            const SourcierCell *cell)
{
  SourcierCell clean = *cell;

  if ((is_number (cell->kind) && !isfinite (cell->number))
      || (cell->kind == SOURCIER_CELL_DAY && cell->day == SOURCIER_DAY_NONE)
      || (cell->kind == SOURCIER_CELL_TEXT && (cell->text == NULL || *cell->text == '\0')))
    clean.kind = SOURCIER_CELL_EMPTY;
  if (clean.kind != SOURCIER_CELL_TEXT)
    return clean;

  clean.text = clean_text (self, cell);
  clean.link = NULL;
  if (cell->link != NULL && self->format != SOURCIER_SHEET_CSV)
    {
      char *link = sourcier_rich_link_clean (cell->link);

      g_ptr_array_add (self->kept, link);
      clean.link = link;
    }
  return clean;
}

/**
 * sourcier_sheets_add_row:
 * @self: the sheets of a file, one of which was begun
 * @cells: one for each column
 * @error: where to put what went wrong
 *
 * Adds a row to the sheet begun last. Excel takes no more than 32,767 letters in a cell: a longer text ends with … there.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_sheets_add_row (SourcierSheets      *self,
                         const SourcierCell  *cells,
                         GError             **error)
{
  g_return_val_if_fail (self != NULL && cells != NULL && self->n_columns > 0, FALSE);

  if (!sourcier_sheet_format_check (self->format, self->n_rows, error)
      || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    self->clean[i] = clean_cell (self, &cells[i]);
  self->n_rows++;

  gboolean added = self->writer->add (self, self->clean, error);
  g_ptr_array_set_size (self->kept, 0);
  return added;
}
