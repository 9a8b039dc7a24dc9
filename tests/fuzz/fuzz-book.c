/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives the reader of spreadsheets any bytes: as a package, as the content of an ODS, as a sheet or the shared texts of an
 * XLSX, as the size of the input has it. To run it, see fuzz-csv.c; its seeds are in tests/fuzz/book.
 */
#include "exchange/book.h"
#include "exchange/zip-writer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

static const char rels[] = "<Relationships><Relationship Id='a' Target='worksheets/a.xml'/></Relationships>";
static const char workbook[] = "<workbook xmlns:r='" RELATION "'><sheets><sheet name='A' r:id='a'/></sheets></workbook>";
static const char styles[] = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";

static char *
book_path (void)
{
  static char *path;

  if (path == NULL)
    {
      const char *folder = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
      path = g_strdup_printf ("%s/fuzz-book-%d", folder, (int) getpid ());
    }
  return path;
}

static void
remove_book (void)
{
  g_remove (book_path ());
}

static void
add (SourcierZipWriter *writer,
     const char        *name,
     gconstpointer      bytes,
     gsize              length)
{
  g_assert (sourcier_zip_writer_begin (writer, name, NULL) && sourcier_zip_writer_write (writer, bytes, length, NULL)
            && sourcier_zip_writer_end (writer, NULL));
}

static void
write_book (GFile        *file,
            const guint8 *bytes,
            gsize         size)
{
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (SourcierZipWriter) writer = sourcier_zip_writer_new (G_OUTPUT_STREAM (stream), NULL);

  if (size % 4 == 1)
    {
      add (writer, "mimetype-opendocument.spreadsheet", "", 0);
      add (writer, "content.xml", bytes, size);
    }
  else
    {
      add (writer, "xl/workbook.xml", workbook, sizeof workbook - 1);
      add (writer, "xl/_rels/workbook.xml.rels", rels, sizeof rels - 1);
      add (writer, "xl/styles.xml", size % 4 == 2 ? (const char *) bytes : styles, size % 4 == 2 ? size : sizeof styles - 1);
      add (writer, "xl/worksheets/a.xml", bytes, size);
    }
  g_assert (sourcier_zip_writer_close (writer, NULL) && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL));
}

static gboolean
check_row (char     **cells,
           guint      n_cells,
           guint      line,
           gpointer   user_data,
           GError   **error)
{
  guint *last_line = user_data;

  g_assert (n_cells > 0 && g_strv_length (cells) == n_cells && line > *last_line);
  *last_line = line;
  for (guint i = 0; i < n_cells; i++)
    g_assert (g_utf8_validate (cells[i], -1, NULL));
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  static gsize begun;
  g_autoptr (GFile) file = g_file_new_for_path (book_path ());
  g_autoptr (GError) error = NULL;

  if (g_once_init_enter (&begun))
    {
      atexit (remove_book);
      g_once_init_leave (&begun, 1);
    }
  if (size % 4 == 0)
    g_assert (g_file_set_contents (book_path (), (const char *) bytes, (gssize) size, NULL));
  else
    write_book (file, bytes, size);

  g_autoptr (SourcierBook) book = sourcier_book_open (file, NULL, &error);
  g_assert ((book == NULL) == (error != NULL));
  for (guint i = 0; book != NULL && sourcier_book_get_sheets (book)[i] != NULL; i++)
    {
      g_autoptr (GError) cause = NULL;
      guint last_line = 0;

      g_assert (sourcier_book_read (book, i, check_row, &last_line, NULL, NULL, &cause) == (cause == NULL));
    }
  return 0;
}
