/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sheet-private.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* The day before the first that Excel counts, with the leap day of 1900 that it counts and that never was
 * (ECMA-376, part 1, 18.17.4.1): right from 1 March 1900 on. */
#define DAY_ZERO 693594
#define FIRST_DAY 693655
#define LONGEST_LINK 2079
/* Excel takes 65,530 links in a sheet (https://support.microsoft.com/office/excel-specifications-and-limits), but libxlsxwriter
 * keeps 3 kB of memory for each until the end: cells further down hold the same text without a link. */
#define MOST_LINKS 16384

typedef struct
{
  char *path;                /* libxlsxwriter writes to a name: it is copied to the stream at the end */
  lxw_workbook *workbook;    /* NULL once it is closed */
  lxw_worksheet *sheet;
  lxw_format *title;
  lxw_format *text;
  lxw_format *money;
  lxw_format *day;
  lxw_format *percent;
  lxw_format *link;
  guint n_links;
} Xlsx;

static void
xlsx_free (gpointer data)
{
  Xlsx *xlsx = data;

  if (xlsx->workbook != NULL)
    lxw_workbook_free (xlsx->workbook);
  g_unlink (xlsx->path);
  g_free (xlsx->path);
  g_free (xlsx);
}

static lxw_format *
new_format (Xlsx       *xlsx,
            const char *number_format)
{
  lxw_format *format = workbook_add_format (xlsx->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

static void
add_formats (Xlsx             *xlsx,
             SourcierLanguage  language)
{
  gboolean french = language == SOURCIER_FRENCH;

  xlsx->title = new_format (xlsx, NULL);
  format_set_bold (xlsx->title);
  format_set_bg_color (xlsx->title, 0xeaedf2);
  format_set_bottom (xlsx->title, LXW_BORDER_THIN);
  format_set_text_wrap (xlsx->title);
  /* Text (“@”), so that a SIRET stays one when its cell is edited. */
  xlsx->text = new_format (xlsx, "@");
  xlsx->money = new_format (xlsx, french ? "#,##0.00\\ \"€\"" : "\"€\"#,##0.00");
  xlsx->day = new_format (xlsx, "dd/mm/yyyy");
  xlsx->percent = new_format (xlsx, "0.0%");
  xlsx->link = new_format (xlsx, "@");
  format_set_font_color (xlsx->link, 0x1a5fb4);
  format_set_underline (xlsx->link, LXW_UNDERLINE_SINGLE);
}

static gboolean
check (lxw_error   status,
       GError    **error)
{
  if (status == LXW_NO_ERROR)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, status == LXW_ERROR_CREATING_TMPFILE ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_FAILED,
                       lxw_strerror (status));
  return FALSE;
}

static gpointer
xlsx_open (SourcierSheets  *sheets,
           GError         **error)
{
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("sourcier-XXXXXX.xlsx", &path, error);

  if (file < 0)
    return NULL;
  close (file);

  Xlsx *xlsx = g_new0 (Xlsx, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *) g_get_tmp_dir () };

  xlsx->path = g_steal_pointer (&path);
  xlsx->workbook = workbook_new_opt (xlsx->path, &options);
  add_formats (xlsx, sheets->language);
  return xlsx;
}

static gboolean
xlsx_begin (SourcierSheets             *sheets,
            const char                 *name,
            const SourcierSheetColumn  *columns,
            GError                    **error)
{
  Xlsx *xlsx = sheets->data;

  xlsx->n_links = 0;
  xlsx->sheet = workbook_add_worksheet (xlsx->workbook, name);
  if (xlsx->sheet == NULL)
    return check (LXW_ERROR_SHEETNAME_ALREADY_USED, error);

  for (guint i = 0; i < sheets->n_columns; i++)
    worksheet_set_column (xlsx->sheet, (lxw_col_t) i, (lxw_col_t) i, CLAMP (columns[i].width, 2, 120), NULL);
  worksheet_freeze_panes (xlsx->sheet, 1, 0);
  for (guint i = 0; i < sheets->n_columns; i++)
    if (!check (worksheet_write_string (xlsx->sheet, 0, (lxw_col_t) i, columns[i].title, xlsx->title), error))
      return FALSE;
  return TRUE;
}

static lxw_error
write_text (Xlsx               *xlsx,
            const SourcierCell *cell,
            lxw_row_t           row,
            lxw_col_t           column)
{
  if (cell->link == NULL || strlen (cell->link) > LONGEST_LINK || xlsx->n_links >= MOST_LINKS)
    return worksheet_write_string (xlsx->sheet, row, column, cell->text, xlsx->text);

  xlsx->n_links++;
  lxw_error status = worksheet_write_url (xlsx->sheet, row, column, cell->link, xlsx->link);
  return status != LXW_NO_ERROR ? status : worksheet_write_string (xlsx->sheet, row, column, cell->text, xlsx->link);
}

/* Days that Excel would count wrong are written as text. */
static lxw_error
write_day (Xlsx        *xlsx,
           SourcierDay  day,
           lxw_row_t    row,
           lxw_col_t    column)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  if (day < FIRST_DAY)
    return worksheet_write_string (xlsx->sheet, row, column, iso, xlsx->text);
  return worksheet_write_number (xlsx->sheet, row, column, (double) day - DAY_ZERO, xlsx->day);
}

static lxw_error
write_cell (Xlsx               *xlsx,
            const SourcierCell *cell,
            lxw_row_t           row,
            lxw_col_t           column)
{
  switch (cell->kind)
    {
    case SOURCIER_CELL_TEXT:
      return write_text (xlsx, cell, row, column);
    case SOURCIER_CELL_NUMBER:
      return worksheet_write_number (xlsx->sheet, row, column, cell->number, NULL);
    case SOURCIER_CELL_MONEY:
      return worksheet_write_number (xlsx->sheet, row, column, (double) cell->cents / 100, xlsx->money);
    case SOURCIER_CELL_DAY:
      return write_day (xlsx, cell->day, row, column);
    case SOURCIER_CELL_PERCENT:
      return worksheet_write_number (xlsx->sheet, row, column, cell->number, xlsx->percent);
    case SOURCIER_CELL_EMPTY:
    default:
      return LXW_NO_ERROR;
    }
}

static gboolean
xlsx_add (SourcierSheets      *sheets,
          const SourcierCell  *cells,
          GError             **error)
{
  for (guint i = 0; i < sheets->n_columns; i++)
    if (!check (write_cell (sheets->data, &cells[i], (lxw_row_t) (sheets->n_rows - 1), (lxw_col_t) i), error))
      return FALSE;
  return TRUE;
}

static gboolean
xlsx_end (SourcierSheets  *sheets,
          GError         **error)
{
  Xlsx *xlsx = sheets->data;

  return check (worksheet_autofilter (xlsx->sheet, 0, 0, (lxw_row_t) (sheets->n_rows - 1),
                                      (lxw_col_t) (sheets->n_columns - 1)), error);
}

static gboolean
xlsx_close (SourcierSheets  *sheets,
            GError         **error)
{
  Xlsx *xlsx = sheets->data;
  lxw_error status = workbook_close (xlsx->workbook);   /* which frees it, whatever it says */

  xlsx->workbook = NULL;
  if (!check (status, error))
    return FALSE;

  g_autoptr (GFile) file = g_file_new_for_path (xlsx->path);
  g_autoptr (GFileInputStream) input = g_file_read (file, sheets->cancellable, error);
  return input != NULL
         && g_output_stream_splice (sheets->stream, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE,
                                    sheets->cancellable, error) >= 0;
}

const SourcierSheetWriter _sourcier_sheet_xlsx = { xlsx_open, xlsx_begin, xlsx_add, xlsx_end, xlsx_close, xlsx_free };
