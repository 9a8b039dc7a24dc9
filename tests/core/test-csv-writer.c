/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-fixture.h"

#include "exchange/csv-writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>
#include <utime.h>

static void
test_guard (void)
{
  static const struct { const char *text, *guarded; } cases[] = {
    { "=1+1", "'=1+1" }, { "+33 1 02 03 04 05", "'+33 1 02 03 04 05" }, { "-5", "'-5" }, { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" }, { "\r=1", "'\r=1" }, { "  =1", "'  =1" }, { "'=1", "''=1" }, { "''=1", "'''=1" },
    { "'' =1", "''' =1" }, { "a=b", "a=b" }, { "'hello", "'hello" }, { "'", "'" }, { "", "" }, { " ", " " },
    { "L’=", "L’=" }, { "\n=1", "\n=1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guarded = sourcier_csv_guard (cases[i].text);

      g_assert_cmpstr (guarded, ==, cases[i].guarded);
      g_assert_cmpstr (sourcier_csv_unguard (guarded), ==, cases[i].text);
    }
}

static char *
random_cell (void)
{
  static const char *const pieces[] = {
    "'", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", " ", ";", ",", "|", "\"", "\"\"", "a", "Z", "0", "é", "œ", "€",
    "\u00A0", "\u202F", "\uFEFF", "\uFFFD", "\u2028", "\U0001F600", "e\u0301", "\x01", "\x7F", "“", "字",
  };
  GString *cell = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 8);

  for (int i = 0; i < n; i++)
    if (g_test_rand_int_range (0, 6) > 0)
      g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    else
      {
        gunichar c = g_test_rand_int_range (1, 0x10FFFF);
        g_string_append_unichar (cell, g_unichar_validate (c) ? c : 'x');
      }

  return g_string_free (cell, FALSE);
}

static void
test_guard_returns (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *cell = random_cell ();
      g_autofree char *guarded = sourcier_csv_guard (cell);

      g_assert_cmpstr (sourcier_csv_unguard (guarded), ==, cell);
      g_assert_null (*guarded != '\0' ? strchr ("=+-@\t\r", *guarded) : NULL);
    }
}

static gboolean
compare_row (char     **cells,
             guint      n_cells,
             guint      line,
             gpointer   user_data,
             GError   **error)
{
  GPtrArray *rows = user_data;
  g_auto (GStrv) wanted = g_ptr_array_steal_index (rows, 0);

  g_assert_cmpuint (n_cells, ==, g_strv_length (wanted));
  for (guint i = 0; i < n_cells; i++)
    g_assert_cmpstr (sourcier_csv_unguard (cells[i]), ==, wanted[i]);
  return TRUE;
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const header[] = { "Nom", "Ville", "Labels", "Note" };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (fixture->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sourcier_csv_writer_write_row (writer, header, 4, &error));
  for (guint i = 0; i < 20000; i++)
    {
      char **row = g_new0 (char *, 5);

      row[0] = g_strdup_printf ("%u", i);
      for (guint j = 1; j < 4; j++)
        row[j] = random_cell ();
      g_ptr_array_add (rows, row);
      g_assert_true (sourcier_csv_writer_write_row (writer, (const char * const *) row, 4, &error));
    }
  g_assert_true (sourcier_csv_writer_close (writer, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (sourcier_list_detect (fixture->file, &layout, NULL, &error));
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_UTF8);
  g_assert_cmpstr (layout.dialect.delimiter, ==, ";");
  g_assert_cmpuint (layout.header_row, ==, 1);
  g_assert_true (sourcier_list_read (fixture->file, &layout, compare_row, NULL, rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
test_written (void)
{
  static const char *const first[] = { "SIRET", "Nom", "Prix; €" };
  static const char *const second[] = { "00012345678901", "dit \"X\"", NULL };
  static const char *const third[] = { "a\nb", " c ", "=1;2" };
  static const char *const alone[] = { "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);

  g_assert_true (sourcier_csv_writer_write_row (writer, first, 3, &error));
  g_assert_true (sourcier_csv_writer_write_row (writer, second, 3, &error));
  g_assert_true (sourcier_csv_writer_write_row (writer, third, 3, &error));
  g_assert_true (sourcier_csv_writer_write_row (writer, alone, 1, &error));
  g_assert_true (sourcier_csv_writer_close (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_output_stream_is_closed (stream));

  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, &error));
  g_assert_cmpstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), ==,
                   "\xEF\xBB\xBFSIRET;Nom;\"Prix; €\"\r\n00012345678901;\"dit \"\"X\"\"\";\r\n"
                   "\"a\nb\";\" c \";\"'=1;2\"\r\n\r\n");
}

static void
write_some (SourcierCsvWriter *writer,
            guint              n_rows)
{
  static const char *const cells[] = { "Atelier du Nord", "Lille" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      sourcier_csv_writer_write_row (writer, cells, 2, &error);
      g_assert_no_error (error);
    }
}

static void
test_old_file_stays (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const cells[] = { "x" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *old = NULL;

  put (fixture, "old", -1);

  /* Dropped without being closed. */
  SourcierCsvWriter *writer = sourcier_csv_writer_new (fixture->file, NULL, &error);
  write_some (writer, 10000);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_object_unref (writer);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  /* Cancelled while writing. */
  writer = sourcier_csv_writer_new (fixture->file, cancellable, &error);
  write_some (writer, 10000);
  g_cancellable_cancel (cancellable);
  while (sourcier_csv_writer_write_row (writer, cells, 1, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (sourcier_csv_writer_close (writer, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED);
  g_clear_error (&error);
  g_object_unref (writer);

  /* Cancelled while closing. */
  writer = sourcier_csv_writer_new (fixture->file, NULL, &error);
  write_some (writer, 3);
  g_assert_false (sourcier_csv_writer_close (writer, cancellable, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_object_unref (writer);

  old = get (fixture);
  g_assert_cmpstr (old, ==, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (fixture->folder, "lien.csv", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (link_path);
  GStatBuf status;

  put (fixture, "old", -1);
  g_chmod (g_file_peek_path (fixture->file), 0640);
  g_file_make_symbolic_link (link, "liste.csv", NULL, &error);
  g_assert_no_error (error);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (link, NULL, &error);
  write_some (writer, 1);
  g_assert_true (sourcier_csv_writer_close (writer, NULL, &error));
  g_assert_no_error (error);

  g_autofree char *written = get (fixture);
  g_assert_cmpstr (written, ==, "\xEF\xBB\xBF" "Atelier du Nord;Lille\r\n");
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

/* A file as a program that was killed left it, so many hours ago. Returns: (transfer full): its path */
static char *
leave (Fixture    *fixture,
       const char *name,
       gint64      hours)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  struct utimbuf times;

  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  times.actime = times.modtime = (time_t) (g_get_real_time () / G_USEC_PER_SEC - hours * 3600);
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  return path;
}

/* What a program that was killed left goes with the next export into the folder, and nothing else: not what is being written, by
 * whichever program, nor what is recent, has another name, is a link, or belongs to somebody else. */
static void
test_left_behind (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const others[] = { ".liste.csv.0123abcd", ".liste.csv.sourcier-0123abcg", ".liste.csv.sourcier-0123abcde",
                                        "liste.csv.sourcier-0123abcd" };
  g_autoptr (GError) error = NULL;
  g_autofree char *stale = leave (fixture, ".liste.csv.sourcier-0123abcd", 30);
  g_autofree char *stale_too = leave (fixture, ".autre.ods.sourcier-00000000", 300);
  g_autofree char *recent = leave (fixture, ".liste.csv.sourcier-11111111", 20);
  g_autofree char *held = leave (fixture, ".liste.csv.sourcier-22222222", 30);
  g_autofree char *link_path = g_build_filename (fixture->folder, ".liste.csv.sourcier-33333333", NULL);
  g_autofree char *somebodys = leave (fixture, ".liste.csv.sourcier-44444444", 30);
  g_autofree char *folder = g_build_filename (fixture->folder, ".liste.csv.sourcier-55555555", NULL);
  int fd = g_open (held, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_other = chown (somebodys, 1, (gid_t) -1) == 0;

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_assert_cmpint (symlink (held, link_path), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_free (leave (fixture, others[i], 30));

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (fixture->file, NULL, &error);
  write_some (writer, 3);
  g_assert_true (sourcier_csv_writer_close (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (stale_too, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (held, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_file_test (somebodys, G_FILE_TEST_EXISTS), ==, is_other);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, others[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  close (fd);
}

/* One that takes more than a day is not taken for one that was left behind. */
static void
test_still_written (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) other = g_file_new_build_filename (fixture->folder, "autre.csv", NULL);
  g_autoptr (SourcierCsvWriter) slow = sourcier_csv_writer_new (fixture->file, NULL, &error);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  struct utimbuf long_ago = { 0, 0 };
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_utime (path, &long_ago), ==, 0);
    }
  g_autoptr (SourcierCsvWriter) quick = sourcier_csv_writer_new (other, NULL, &error);
  g_assert_true (sourcier_csv_writer_close (quick, NULL, &error));
  g_assert_true (sourcier_csv_writer_close (slow, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (fixture->file, NULL));
}

static void
test_not_writable (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) nowhere = g_file_new_build_filename (fixture->folder, "missing", "liste.csv", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  g_assert_null (sourcier_csv_writer_new (nowhere, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (sourcier_csv_writer_new (folder, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_clear_error (&error);

  put (fixture, "old", -1);
  g_chmod (g_file_peek_path (fixture->file), 0444);
  if (g_access (g_file_peek_path (fixture->file), 2) == 0)
    {
      g_test_skip ("this user may write everything");
      return;
    }

  g_assert_null (sourcier_csv_writer_new (fixture->file, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "“liste.csv”"));
}

/* /dev/full answers every write with “no space left on device”. */
static void
test_full (void)
{
  static const char *const cells[] = { "Atelier du Nord", "Lille" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (full, NULL, NULL);

  if (stream == NULL)
    {
      g_test_skip ("no /dev/full here");
      return;
    }

  g_autoptr (SourcierCsvWriter) writer =
    sourcier_csv_writer_new_stream (g_io_stream_get_output_stream (G_IO_STREAM (stream)));
  g_assert_true (sourcier_csv_writer_write_row (writer, cells, 2, &error));
  g_assert_false (sourcier_csv_writer_close (writer, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-writer/guard", test_guard);
  g_test_add_func ("/csv-writer/guard-returns", test_guard_returns);
  g_test_add_func ("/csv-writer/written", test_written);
  add_with_file ("/csv-writer/round-trip", test_round_trip);
  add_with_file ("/csv-writer/old-file-stays", test_old_file_stays);
  add_with_file ("/csv-writer/replaced", test_replaced);
  add_with_file ("/csv-writer/left-behind", test_left_behind);
  add_with_file ("/csv-writer/still-written", test_still_written);
  add_with_file ("/csv-writer/not-writable", test_not_writable);
  g_test_add_func ("/csv-writer/full", test_full);

  return g_test_run ();
}
