/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/csv-reader.h"

#include "exchange/csv-parser.h"
#include "exchange/exchange-private.h"
#include "exchange/text-converter.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint n_to_skip;
  SourcierCsvRowFunc row_func;
  gpointer user_data;
} Body;

typedef struct
{
  guint n_to_skip;
  char **cells;
} Header;

static gboolean
body_row_cb (char     **cells,
             guint      n_cells,
             guint      line,
             gpointer   user_data,
             GError   **error)
{
  Body *body = user_data;

  if (body->n_to_skip > 0)
    {
      body->n_to_skip--;
      return TRUE;
    }

  return body->row_func (cells, n_cells, line, body->user_data, error);
}

static gboolean
header_row_cb (char     **cells,
               guint      n_cells,
               guint      line,
               gpointer   user_data,
               GError   **error)
{
  Header *header = user_data;

  if (header->n_to_skip > 0)
    {
      header->n_to_skip--;
      return TRUE;
    }

  header->cells = g_strdupv (cells);
  return FALSE;
}

static gboolean
is_delimiter (char c)
{
  return c == ';' || c == ',' || c == '\t' || c == '|';
}

/**
 * sourcier_csv_read_header:
 * @file: a list
 * @layout: how it is laid out
 * @cancellable: (nullable): stops the reading
 * @error: why there is no header
 *
 * Reads the record that names the columns.
 *
 * Returns: (transfer full): the names as written, %NULL-terminated
 */
char **
sourcier_csv_read_header (GFile                    *file,
                          const SourcierCsvLayout  *layout,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (layout != NULL && is_delimiter (layout->delimiter), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GInputStream) stream = sourcier_encoding_open (file, layout->encoding, cancellable, error);
  if (stream == NULL)
    return NULL;

  Header header = { MAX (layout->header_row, 1) - 1, NULL };
  g_autoptr (SourcierCsvParser) parser = sourcier_csv_parser_new (file, layout->delimiter, header_row_cb, &header);

  if (sourcier_csv_parser_read (parser, stream, NULL, 0, cancellable, error))
    {
      g_autofree char *name = sourcier_exchange_file_name (file);
      g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                   _("“%s” has no row %u to name its columns: choose another row"), name, layout->header_row);
    }

  return header.cells;
}

/**
 * sourcier_csv_read:
 * @file: a list
 * @layout: how it is laid out
 * @row_func: called for each record after the header, in order
 * @user_data: for @row_func
 * @progress: (nullable): told of the bytes read, out of those of the file
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped; what @row_func gave, or a #SourcierExchangeError
 *
 * Reads a list record by record, whatever its length. Blank records are passed over. A quotation mark that is not
 * closed, a cell of more than 1 MiB and a row that no spreadsheet could hold are refused with their line.
 *
 * Returns: whether the whole list was read
 */
gboolean
sourcier_csv_read (GFile                    *file,
                   const SourcierCsvLayout  *layout,
                   SourcierCsvRowFunc        row_func,
                   gpointer                  user_data,
                   SourcierProgress         *progress,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (layout != NULL && is_delimiter (layout->delimiter), FALSE);
  g_return_val_if_fail (row_func != NULL, FALSE);
  g_return_val_if_fail (progress == NULL || SOURCIER_IS_PROGRESS (progress), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GInputStream) stream = sourcier_encoding_open (file, layout->encoding, cancellable, error);
  if (stream == NULL)
    return FALSE;

  Body body = { layout->header_row, row_func, user_data };
  g_autoptr (SourcierCsvParser) parser = sourcier_csv_parser_new (file, layout->delimiter, body_row_cb, &body);

  return sourcier_csv_parser_read (parser, stream, progress,
                                   sourcier_exchange_file_size (file, cancellable), cancellable, error);
}

/**
 * sourcier_csv_read_bytes:
 * @bytes: a table in UTF-8
 * @delimiter: what stands between two cells
 * @row_func: called for each record, the header among them
 * @user_data: for @row_func
 * @error: why reading stopped
 *
 * Reads a table that is in memory, such as one that comes with the program.
 *
 * Returns: whether the whole table was read
 */
gboolean
sourcier_csv_read_bytes (GBytes              *bytes,
                         char                 delimiter,
                         SourcierCsvRowFunc   row_func,
                         gpointer             user_data,
                         GError             **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (is_delimiter (delimiter), FALSE);
  g_return_val_if_fail (row_func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GConverter) converter = sourcier_text_converter_new (SOURCIER_ENCODING_UTF8);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (SourcierCsvParser) parser = sourcier_csv_parser_new (NULL, delimiter, row_func, user_data);

  return sourcier_csv_parser_read (parser, stream, NULL, 0, NULL, error);
}
