/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"
#include "exchange/sheet.h"
#include "exchange/text-decoder.h"
#include "exchange/zip-reader.h"

#include <string.h>

static const SourcierSheetColumn column = { "Nom", 20 };

/* Both spreadsheets have 1,048,576 rows, one of which is for the titles. */
static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_sheet_format_check (SOURCIER_SHEET_CSV, 5000000, &error));
  g_assert_true (sourcier_sheet_format_check (SOURCIER_SHEET_XLSX, 1048575, &error));
  g_assert_false (sourcier_sheet_format_check (SOURCIER_SHEET_ODS, 1048576, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
}

static gboolean
write_until_cancelled (SourcierSheets  *sheets,
                       gpointer         cancellable,
                       GError         **error)
{
  const SourcierCell cell = { SOURCIER_CELL_TEXT, .text = "Élan" };

  if (!sourcier_sheets_begin (sheets, "Liste", &column, 1, error))
    return FALSE;
  for (guint i = 0; i < 1000; i++)
    {
      if (i == 500)
        g_cancellable_cancel (cancellable);
      if (!sourcier_sheets_add_row (sheets, &cell, error))
        return FALSE;
    }
  return TRUE;
}

/* A file that was not written whole leaves what was there before, and nothing beside it. */
static void
test_cancelled (gconstpointer data)
{
  SourcierSheetFormat format = GPOINTER_TO_INT (data);
  g_autofree char *folder = core_test_new_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "liste", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GDir) dir = NULL;

  g_file_set_contents (g_file_peek_path (file), "before", -1, NULL);
  g_assert_false (sourcier_sheets_write (file, format, SOURCIER_FRENCH, write_until_cancelled, cancellable, cancellable,
                                         &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "before");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "liste");
  g_assert_null (g_dir_read_name (dir));
  core_test_remove_folder (folder);
}

static gboolean
write_odd (SourcierSheets  *sheets,
           gpointer         data,
           GError         **error)
{
  const SourcierSheetColumn columns[] = { { "Texte", 10 }, { "Montant", 10 }, { "Jour", 10 }, { "Nombre", 10 } };
  const SourcierCell cells[] = {
    { SOURCIER_CELL_TEXT, .text = "a\x01\xff" "b", .link = "javascript:alert(1)" },
    { SOURCIER_CELL_MONEY, .cents = -5 },
    { SOURCIER_CELL_DAY, .day = SOURCIER_DAY_NONE },
    { SOURCIER_CELL_NUMBER, .number = 1e308 * 10 },
  };

  return sourcier_sheets_begin (sheets, "Un nom de feuille beaucoup trop long pour un tableur", columns, 4, error)
         && sourcier_sheets_add_row (sheets, cells, error)
         && sourcier_sheets_begin (sheets, NULL, columns, 4, error);
}

/* Text that is no text, no day and no number are written as what they are: the others stay. */
static void
test_odd (gconstpointer data)
{
  SourcierSheetFormat format = GPOINTER_TO_INT (data);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  sourcier_sheets_write_stream (stream, format, SOURCIER_FRENCH, write_odd, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), >, 0);
  if (format == SOURCIER_SHEET_CSV)
    {
      g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
      g_assert_cmpstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), ==,
                       "\xEF\xBB\xBFTexte;Montant;Jour;Nombre\r\na\uFFFD" "b;-0,05;;\r\n");
    }
}

#define N_LINKED 70000

static gboolean
write_linked (SourcierSheets  *sheets,
              gpointer         data,
              GError         **error)
{
  const SourcierCell cell = { SOURCIER_CELL_TEXT, .text = "a@example.fr", .link = "mailto:a@example.fr" };
  gboolean written = sourcier_sheets_begin (sheets, "Liste", &column, 1, error);

  for (guint i = 0; written && i < N_LINKED; i++)
    written = sourcier_sheets_add_row (sheets, &cell, error);
  return written;
}

static guint
count_occurrences (GPtrArray  *entries,
                   const char *name,
                   const char *what)
{
  const SourcierZipEntry *entry = sourcier_zip_find (entries, name);
  gsize size;
  const char *at = g_bytes_get_data (entry->content, &size);
  const char *end = at + size;
  guint n = 0;

  while ((at = g_strstr_len (at, end - at, what)) != NULL)
    {
      at += strlen (what);
      n++;
    }
  return n;
}

/* Excel repairs a sheet of more than 65,530 links by taking them off: some rows have none, and all have their text. */
static void
test_many_links (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  guint n_links;

  sourcier_sheets_write_stream (stream, SOURCIER_SHEET_XLSX, SOURCIER_FRENCH, write_linked, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  entries = sourcier_zip_read (bytes, "links", &error);
  g_assert_no_error (error);
  n_links = count_occurrences (entries, "xl/worksheets/sheet1.xml", "<hyperlink ");
  g_assert_cmpuint (n_links, >, 1000);
  g_assert_cmpuint (n_links, <=, 65530);
  g_assert_cmpuint (count_occurrences (entries, "xl/worksheets/_rels/sheet1.xml.rels", "mailto:a@example.fr"), ==, n_links);
  g_assert_cmpuint (count_occurrences (entries, "xl/worksheets/sheet1.xml", "<t>a@example.fr</t>"), ==, N_LINKED);
}

int
main (int    argc,
      char **argv)
{
  static const char *const names[] = { "csv", "xlsx", "ods" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/limits", test_limits);
  g_test_add_func ("/sheet/many-links", test_many_links);
  for (int i = 0; i < SOURCIER_N_SHEET_FORMATS; i++)
    {
      g_autofree char *cancelled = g_strconcat ("/sheet/cancelled/", names[i], NULL);
      g_autofree char *odd = g_strconcat ("/sheet/odd/", names[i], NULL);

      g_test_add_data_func (cancelled, GINT_TO_POINTER (i), test_cancelled);
      g_test_add_data_func (odd, GINT_TO_POINTER (i), test_odd);
    }

  return g_test_run ();
}
