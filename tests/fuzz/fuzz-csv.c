/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives the reader of lists any bytes. To run it for five minutes on the seeds, what it finds going to a new folder:
 *
 *   CC=clang meson setup _fuzz -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false
 *   ninja -C _fuzz tests/fuzz/fuzz-csv
 *   mkdir -p _fuzz/found
 *   _fuzz/tests/fuzz/fuzz-csv -max_total_time=300 _fuzz/found tests/fuzz/csv
 *
 * A crash leaves its bytes in a file, which the program takes as its argument to crash again.
 */
#include "exchange/list-reader.h"
#include "exchange/csv-writer.h"

#include <glib/gstdio.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

typedef struct
{
  guint last_line;
  GPtrArray *rows;
} Reading;

/* The file lies in memory where there is such a place: thousands are written each second. */
static char *
list_path (void)
{
  static char *path;

  if (path == NULL)
    {
      const char *folder = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
      path = g_strdup_printf ("%s/fuzz-csv-%d.csv", folder, (int) getpid ());
    }

  return path;
}

static void
remove_list (void)
{
  g_remove (list_path ());
}

static gboolean
keep_row (char     **cells,
          guint      n_cells,
          guint      line,
          gpointer   user_data,
          GError   **error)
{
  Reading *reading = user_data;
  char **row = g_new0 (char *, n_cells + 1);

  g_assert (n_cells > 0);
  g_assert (line > reading->last_line);
  reading->last_line = line;

  for (guint i = 0; i < n_cells; i++)
    {
      g_assert (g_utf8_validate (cells[i], -1, NULL));
      row[i] = g_strdup (cells[i]);
    }
  g_ptr_array_add (reading->rows, row);
  return TRUE;
}

static gboolean
compare_row (char     **cells,
             guint      n_cells,
             guint      line,
             gpointer   user_data,
             GError   **error)
{
  GPtrArray *rows = user_data;
  g_auto (GStrv) row = g_ptr_array_steal_index (rows, 0);

  g_assert (n_cells == g_strv_length (row));
  for (guint i = 0; i < n_cells; i++)
    g_assert_cmpstr (sourcier_csv_unguard (cells[i]), ==, row[i]);
  return TRUE;
}

/* What was read can be written, and reads again as the same. */
static void
write_and_read (GPtrArray *rows)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      sourcier_csv_writer_write_row (writer, (const char * const *) row, g_strv_length (row), &error);
      g_assert_no_error (error);
    }
  g_assert (sourcier_csv_writer_close (writer, NULL, &error));
  g_assert (g_output_stream_close (stream, NULL, &error));

  g_autoptr (GBytes) bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert (sourcier_csv_read_bytes (bytes, ';', compare_row, rows, &error));
  g_assert (rows->len == 0);
}

static void
read_with (GFile                   *file,
           const SourcierListLayout *layout)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) header_error = NULL;
  Reading reading = { 0, rows };

  g_auto (GStrv) header = sourcier_list_read_header (file, layout, NULL, &header_error);
  g_assert ((header == NULL) == (header_error != NULL));

  gboolean done = sourcier_list_read (file, layout, keep_row, NULL, &reading, NULL, NULL, &error);
  g_assert (done == (error == NULL));
  write_and_read (rows);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  static const char * const delimiters[] = { ";", ",", "\t", "|", ", ", " " };
  static const char escapes[] = { '\0', '\\' };
  static gsize begun;
  g_autoptr (GFile) file = g_file_new_for_path (list_path ());
  g_autoptr (GError) error = NULL;
  SourcierListLayout found;
  SourcierListLayout chosen = {
    .encoding = (SourcierEncoding) (size % 4), .width = size / 8 % 5, .header_row = size / 16 % 3,
    .dialect = { .quote = size % 3 == 0 ? '\'' : '"', .escape = escapes[size / 2 % 2] },
  };

  if (g_once_init_enter (&begun))
    {
      atexit (remove_list);
      g_once_init_leave (&begun, 1);
    }

  g_strlcpy (chosen.dialect.delimiter, delimiters[size / 4 % G_N_ELEMENTS (delimiters)],
             sizeof chosen.dialect.delimiter);

  FILE *stream = g_fopen (list_path (), "wb");
  g_assert (stream != NULL && fwrite (bytes, 1, size, stream) == size && fclose (stream) == 0);

  if (sourcier_list_detect (file, &found, NULL, &error))
    {
      g_assert_no_error (error);
      g_assert (found.header_line >= found.header_row);
      read_with (file, &found);
    }
  else
    g_assert (error != NULL);

  read_with (file, &chosen);
  return 0;
}
