/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/list-reader.h"

#include "exchange/book.h"
#include "exchange/csv-parser.h"
#include "exchange/exchange-private.h"
#include "exchange/text-converter.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint n_to_skip;
  guint width;
  SourcierListRowFunc row_func;
  SourcierListDefectFunc defect_func;
  gpointer user_data;
} Body;

typedef struct
{
  guint n_to_skip;
  guint n_rows;
  GPtrArray *names;  /* (element-type GString) */
} Header;

/* Whether a record stands before those that are wanted. */
static gboolean
skip (guint *n_to_skip)
{
  if (*n_to_skip == 0)
    return FALSE;
  (*n_to_skip)--;
  return TRUE;
}

static void
body_defect_cb (SourcierListDefect defect,
                guint             line,
                gpointer          user_data)
{
  Body *body = user_data;

  if (body->n_to_skip == 0 && body->defect_func != NULL)
    body->defect_func (defect, line, body->user_data);
}

static gboolean
body_row_cb (char     **cells,
             guint      n_cells,
             guint      line,
             gpointer   user_data,
             GError   **error)
{
  Body *body = user_data;

  if (skip (&body->n_to_skip))
    return TRUE;
  if (body->width > 0 && n_cells != body->width)
    body_defect_cb (n_cells < body->width ? SOURCIER_LIST_MISSING_CELLS : SOURCIER_LIST_SURPLUS_CELLS, line, body);
  return body->row_func (cells, n_cells, line, body->user_data, error);
}

static void
free_name (gpointer name)
{
  g_string_free (name, TRUE);
}

/* A name may go on in the next row of the header, or stand there again where cells were joined. */
static void
add_to_name (GPtrArray  *names,
             guint       column,
             const char *words)
{
  GString *name = column < names->len ? g_ptr_array_index (names, column) : g_string_new (NULL);

  if (column == names->len)
    g_ptr_array_add (names, name);
  if (*words != '\0' && !g_str_equal (name->str, words))
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words);
}

static gboolean
header_row_cb (char     **cells,
               guint      n_cells,
               guint      line,
               gpointer   user_data,
               GError   **error)
{
  Header *header = user_data;

  if (skip (&header->n_to_skip))
    return TRUE;
  for (guint i = 0; i < n_cells; i++)
    add_to_name (header->names, i, cells[i]);
  return --header->n_rows > 0;
}

static char **
name_columns (GPtrArray *names)
{
  char **columns = g_new0 (char *, names->len + 1);

  for (guint i = 0; i < names->len; i++)
    columns[i] = g_strdup (((GString *) g_ptr_array_index (names, i))->str);
  return columns;
}

static guint
count_header_rows (const SourcierListLayout *layout)
{
  return MAX (layout->n_header_rows, 1);
}

static gboolean
is_layout (const SourcierListLayout *layout)
{
  return layout != NULL && (layout->format != SOURCIER_LIST_TEXT || layout->dialect.delimiter[0] != '\0');
}

static gboolean
read_text (GFile                     *file,
           const SourcierListLayout  *layout,
           SourcierListRowFunc        row_func,
           SourcierListDefectFunc     defect_func,
           gpointer                   user_data,
           SourcierProgress          *progress,
           GCancellable              *cancellable,
           GError                   **error)
{
  g_autoptr (GInputStream) stream = sourcier_encoding_open (file, layout->encoding, cancellable, error);
  g_autoptr (SourcierCsvParser) parser = NULL;

  if (stream == NULL)
    return FALSE;
  parser = sourcier_csv_parser_new (file, &layout->dialect, layout->width, row_func, defect_func, user_data);
  return sourcier_csv_parser_read (parser, stream, progress, sourcier_exchange_file_size (file, cancellable), cancellable,
                                   error);
}

/* All records of the list, in order. */
static gboolean
read_records (GFile                     *file,
              const SourcierListLayout  *layout,
              SourcierListRowFunc        row_func,
              SourcierListDefectFunc     defect_func,
              gpointer                   user_data,
              SourcierProgress          *progress,
              GCancellable              *cancellable,
              GError                   **error)
{
  g_autoptr (SourcierBook) book = NULL;

  if (layout->format == SOURCIER_LIST_TEXT)
    return read_text (file, layout, row_func, defect_func, user_data, progress, cancellable, error);
  book = sourcier_book_open (file, cancellable, error);
  return book != NULL && sourcier_book_read (book, layout->sheet, row_func, user_data, progress, cancellable, error);
}

/**
 * sourcier_list_read_header:
 * @file: a list
 * @layout: how it is laid out
 * @cancellable: (nullable): stops the reading
 * @error: why there is no header
 *
 * Reads the record that names the columns, or the records where names go on over several rows. A list without names has
 * those of its first record.
 *
 * Returns: (transfer full): the names as written, %NULL-terminated
 */
char **
sourcier_list_read_header (GFile                    *file,
                          const SourcierListLayout  *layout,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (is_layout (layout), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (free_name);
  Header header = { MAX (layout->header_row, 1) - 1, count_header_rows (layout), names };
  g_autoptr (GError) cause = NULL;

  read_records (file, layout, header_row_cb, NULL, &header, NULL, cancellable, &cause);
  if (names->len > 0)
    return name_columns (names);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  g_autofree char *name = sourcier_exchange_file_name (file);
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” has no row %u to name its columns: choose another row"), name, layout->header_row);
  return NULL;
}

/**
 * sourcier_list_read:
 * @file: a list
 * @layout: how it is laid out
 * @row_func: called for each record after the header, in order
 * @defect_func: (nullable): told what is wrong with a record before @row_func is given it
 * @user_data: for both
 * @progress: (nullable): told of the bytes read, out of those of the file
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped; what @row_func gave, or a #SourcierExchangeError
 *
 * Reads a list record by record, whatever its length. Blank records are passed over. A cell of more than 1 MiB and a row
 * that no spreadsheet could hold are refused with their line.
 *
 * Returns: whether the whole list was read
 */
gboolean
sourcier_list_read (GFile                    *file,
                   const SourcierListLayout  *layout,
                   SourcierListRowFunc        row_func,
                   SourcierListDefectFunc     defect_func,
                   gpointer                  user_data,
                   SourcierProgress         *progress,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (is_layout (layout), FALSE);
  g_return_val_if_fail (row_func != NULL, FALSE);
  g_return_val_if_fail (progress == NULL || SOURCIER_IS_PROGRESS (progress), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  /* A spreadsheet does not store the empty cells at the end of a row. */
  guint n_to_skip = layout->header_row > 0 ? layout->header_row - 1 + count_header_rows (layout) : 0;
  guint width = layout->format == SOURCIER_LIST_TEXT ? layout->width : 0;
  Body body = { n_to_skip, width, row_func, defect_func, user_data };

  return read_records (file, layout, body_row_cb, defect_func != NULL ? body_defect_cb : NULL, &body, progress, cancellable, error);
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
                         SourcierListRowFunc   row_func,
                         gpointer             user_data,
                         GError             **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (delimiter != '\0', FALSE);
  g_return_val_if_fail (row_func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SourcierCsvDialect dialect = SOURCIER_CSV_DIALECT (delimiter);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GConverter) converter = sourcier_text_converter_new (SOURCIER_ENCODING_UTF8);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (SourcierCsvParser) parser = sourcier_csv_parser_new (NULL, &dialect, 0, row_func, NULL, user_data);

  return sourcier_csv_parser_read (parser, stream, NULL, 0, NULL, error);
}
