/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sheet-private.h"

#include "exchange/csv-writer.h"

/* CSV through the writer that every other list goes through: of one sheet, the first. */

static gpointer
csv_open (SourcierSheets  *sheets,
          GError         **error)
{
  return sourcier_csv_writer_new_stream (sheets->stream);
}

static gboolean
csv_begin (SourcierSheets             *sheets,
           const char                 *name,
           const SourcierSheetColumn  *columns,
           GError                    **error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  if (sheets->n_sheets > 1)
    return TRUE;
  for (guint i = 0; i < sheets->n_columns; i++)
    g_ptr_array_add (titles, (gpointer) columns[i].title);
  return sourcier_csv_writer_write_row (sheets->data, (const char * const *) titles->pdata, titles->len, error);
}

/* As a spreadsheet of the language reads it, without marks between thousands. */
static char *
format_number (char   decimal,
               double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  return g_strdelimit (g_strdup (digits), ".", decimal);
}

static char *
format_cents (char   decimal,
              gint64 cents)
{
  const char *sign = cents < 0 ? "-" : "";

  if (cents % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, cents / 100);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT "%c%02d", sign, ABS (cents) / 100, decimal, (int) (ABS (cents) % 100));
}

/* What is no text. */
static char *
format_value (SourcierSheets     *sheets,
              const SourcierCell *cell)
{
  switch (cell->kind)
    {
    case SOURCIER_CELL_NUMBER:
      return format_number (sheets->decimal, cell->number);
    case SOURCIER_CELL_MONEY:
      return format_cents (sheets->decimal, cell->cents);
    case SOURCIER_CELL_DAY:
      return sourcier_day_to_iso (cell->day);
    case SOURCIER_CELL_PERCENT:
      {
        g_autofree char *number = format_number (sheets->decimal, cell->number * 100);

        return g_strconcat (number, "%", NULL);
      }
    case SOURCIER_CELL_TEXT:
    case SOURCIER_CELL_EMPTY:
    default:
      return NULL;
    }
}

static gboolean
csv_add (SourcierSheets      *sheets,
         const SourcierCell  *cells,
         GError             **error)
{
  g_autofree const char **texts = g_new (const char *, sheets->n_columns);
  g_autofree gboolean *are_texts = g_new (gboolean, sheets->n_columns);

  if (sheets->n_sheets > 1)
    return TRUE;
  for (guint i = 0; i < sheets->n_columns; i++)
    {
      are_texts[i] = cells[i].kind == SOURCIER_CELL_TEXT;
      texts[i] = are_texts[i] ? cells[i].text : NULL;
      if (!are_texts[i] && cells[i].kind != SOURCIER_CELL_EMPTY)
        {
          char *value = format_value (sheets, &cells[i]);

          g_ptr_array_add (sheets->kept, value);
          texts[i] = value;
        }
    }
  return sourcier_csv_writer_write_cells (sheets->data, texts, are_texts, sheets->n_columns, error);
}

static gboolean
csv_end (SourcierSheets  *sheets,
         GError         **error)
{
  return TRUE;
}

static gboolean
csv_close (SourcierSheets  *sheets,
           GError         **error)
{
  return sourcier_csv_writer_close (sheets->data, sheets->cancellable, error);
}

const SourcierSheetWriter _sourcier_sheet_csv = { csv_open, csv_begin, csv_add, csv_end, csv_close, g_object_unref };
