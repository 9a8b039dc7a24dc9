/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-fixture.h"

#include "base/progress.h"

/* The cells are those that Python's csv module gives, the lines counted by hand. */
static void
test_records (void)
{
  static const struct { const char *text, *records; } cases[] = {
    { "a;b\nc;d\n", "1[a][b] 2[c][d]" },
    { "a;b\r\nc;d\r\n", "1[a][b] 2[c][d]" },
    { "a;b\rc;d\r", "1[a][b] 2[c][d]" },
    { "a;b\nc;d", "1[a][b] 2[c][d]" },
    { "\n\r\n\na;b\n \t;\n;;\n\nc;d\n", "4[a][b] 8[c][d]" },
    { "a;b;\n;c\n", "1[a][b][] 2[][c]" },
    { " a ; b\t\n", "1[ a ][ b\t]" },
    { "\"a;b\";\"c\"\"d\"\"\";\"\"\n", "1[a;b][c\"d\"][]" },
    { "\"a\nb\";c\nd;e\n", "1[a\nb][c] 3[d][e]" },
    { "x;\"a\r\nb\r\n\r\nc\"\r\nd;e\r\n", "1[x][a\r\nb\r\n\r\nc] 5[d][e]" },
    { "\"a\rb\"\rc\r", "1[a\rb] 3[c]" },
    { "SARL \"LE BON\";x\n5\" disque;y\n", "1[SARL \"LE BON\"][x] 2[5\" disque][y]" },
    { "\"a\";\"b\"", "1[a][b]" },
    { "\xEF\xBB\xBF\"a\";b\n", "1[a][b]" },
    { "a;\xEF\xBB\xBF" "b\n", "1[a][\xEF\xBB\xBF" "b]" },
    { "", "" },
    { "\xEF\xBB\xBF", "" },
    { ";\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *records = read_text (cases[i].text, -1, ';', &error);

      g_assert_no_error (error);
      g_assert_cmpstr (records, ==, cases[i].records);
    }
}

/* A mark not doubled inside a cell that ends on its line is kept, as the one who wrote it meant it. */
static void
test_quote_inside (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *records = read_text ("\"Atelier \"Le Bon\" Pain\";12\nb;13\n", -1, ';', &error);
  g_autofree char *none = NULL;

  g_assert_cmpstr (records, ==, "1[Atelier \"Le Bon\" Pain][12] 2[b][13]");
  g_assert_no_error (error);

  none = read_text ("a;b\n\"Le Bon\" Pain;x\nc;d\n\"e\";f\n", -1, ';', &error);
  g_assert_null (none);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "Line 2: "));
}

static void
test_not_utf8 (void)
{
  static const struct { const char *bytes; gsize length; const char *records; } cases[] = {
    { "a\0b;c\xE9\n", 7, "1[a\uFFFDb][c\uFFFD]" },
    { "\xE2\x82;\xED\xA0\x80\n", 7, "1[\uFFFD\uFFFD][\uFFFD\uFFFD\uFFFD]" },
    { "\xC0\x80;\xF4\x90\x80\x80;\xF0\x9F\x98\x80", 12, "1[\uFFFD\uFFFD][\uFFFD\uFFFD\uFFFD\uFFFD][\U0001F600]" },
    { "a;\xF0\x9F\x98", 5, "1[a][\uFFFD\uFFFD\uFFFD]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *records = read_text (cases[i].bytes, cases[i].length, ';', &error);

      g_assert_no_error (error);
      g_assert_cmpstr (records, ==, cases[i].records);
    }
}

/* Characters across the edges of the reader's chunks, and lines with CR LF across them. */
static void
test_chunks (Fixture       *fixture,
             gconstpointer  data)
{
  for (gsize n = 65520; n < 65545; n++)
    {
      g_autoptr (GString) text = g_string_new ("h;k\r\n");
      g_autoptr (GString) wanted = g_string_new ("2[");
      g_autoptr (GError) error = NULL;
      SourcierCsvLayout layout;

      for (gsize i = 0; i < n; i++)
        g_string_append_c (wanted, 'x');
      g_string_append (text, wanted->str + 2);
      g_string_append (text, "\u20AC\"\";\"é\r\n\"\r\ny;\U0001F600\r\n");
      g_string_append (wanted, "\u20AC\"\"][é\r\n] 4[y][\U0001F600]");
      put (fixture, text->str, text->len);

      g_autofree char *records = read_file (fixture, &layout, &error);
      g_assert_no_error (error);
      g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_UTF8);
      g_assert_true (g_str_equal (records, wanted->str));
    }
}

static void
test_open_quote (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Nom;Ville\nA;Lyon\nB;\"un\ndeux\"\nC;\"Metz\n");

  assert_refused (fixture, text->str, -1, "“liste.csv”, line 5: ");
  assert_refused (fixture, "Nom;\"Ville", -1, "line 1: ");
  assert_refused (fixture, "a;b\n\"c;d\n\"\"", -1, "line 2: ");

  /* Megabytes behind it are not gathered first. */
  for (guint i = 0; i < 300000; i++)
    g_string_append (text, "Atelier;Lille\n");
  assert_refused (fixture, text->str, text->len, "“liste.csv”, line 5: a cell is longer than 1 MiB");
}

static void
test_long_cell (void)
{
  g_autoptr (GString) text = g_string_new ("h;k\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, ";y\n");
  g_autofree char *records = read_text (text->str, text->len, ';', &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (records), ==, 1024 * 1024 + strlen ("1[h][k] 2[][y]"));

  g_string_insert_c (text, 4, 'x');
  g_autofree char *none = read_text (text->str, text->len, ';', &error);
  g_assert_null (none);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "Line 2: "));
}

static void
test_wide_record (void)
{
  g_autoptr (GString) text = g_string_new ("a\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "x;");
  g_autofree char *none = read_text (text->str, text->len, ';', &error);

  g_assert_null (none);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "Line 2: "));
}

static gboolean
stop_at_c (char     **cells,
           guint      n_cells,
           guint      line,
           gpointer   user_data,
           GError   **error)
{
  guint *n_rows = user_data;

  (*n_rows)++;
  if (!g_str_equal (cells[0], "c"))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "stopped on line %u", line);
  return FALSE;
}

static gboolean
cancel_first (char     **cells,
              guint      n_cells,
              guint      line,
              gpointer   user_data,
              GError   **error)
{
  g_cancellable_cancel (user_data);
  return TRUE;
}

static void
test_stopping (Fixture       *fixture,
               gconstpointer  data)
{
  SourcierCsvLayout layout = { SOURCIER_ENCODING_UTF8, ';', 1, 1 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("h\na\n\nb\nc\nd\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;
  guint n_rows = 0;

  put (fixture, text->str, -1);
  g_assert_false (sourcier_csv_read (fixture->file, &layout, stop_at_c, &n_rows, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, "stopped on line 5");
  g_assert_cmpuint (n_rows, ==, 3);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "row\n");
  put (fixture, text->str, -1);
  g_assert_false (sourcier_csv_read (fixture->file, &layout, cancel_first, cancellable, NULL, cancellable, &cancelled));
  g_assert_error (cancelled, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
  g_clear_error (&cancelled);
  g_assert_false (sourcier_csv_detect (fixture->file, &layout, cancellable, &cancelled));
  g_assert_error (cancelled, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
}

static gboolean
count_row (char     **cells,
           guint      n_cells,
           guint      line,
           gpointer   user_data,
           GError   **error)
{
  guint *n_rows = user_data;

  (*n_rows)++;
  return TRUE;
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  SourcierCsvLayout layout = { SOURCIER_ENCODING_UTF8, ';', 1, 1 };
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();
  g_autoptr (GString) text = g_string_new ("h\n");
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "row\n");
  put (fixture, text->str, text->len);

  g_assert_true (sourcier_csv_read (fixture->file, &layout, count_row, &n_rows, progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 100000);
  g_assert_cmpint (sourcier_progress_get_done (progress), ==, 400002);
  g_assert_cmpint (sourcier_progress_get_total (progress), ==, 400002);
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  SourcierCsvLayout layout;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  g_assert_false (sourcier_csv_detect (fixture->file, &layout, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“liste.csv”"));

  g_assert_false (sourcier_csv_detect (folder, &layout, NULL, &folder_error));
  g_assert_error (folder_error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
}

static void
test_no_header (Fixture       *fixture,
                gconstpointer  data)
{
  SourcierCsvLayout layout = { SOURCIER_ENCODING_UTF8, ';', 3, 3 };
  g_autoptr (GError) error = NULL;

  put (fixture, "a;b\nc;d\n", -1);
  g_auto (GStrv) header = sourcier_csv_read_header (fixture->file, &layout, NULL, &error);

  g_assert_null (header);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/records", test_records);
  g_test_add_func ("/csv/quote-inside", test_quote_inside);
  g_test_add_func ("/csv/not-utf8", test_not_utf8);
  add_with_file ("/csv/chunks", test_chunks);
  add_with_file ("/csv/open-quote", test_open_quote);
  g_test_add_func ("/csv/long-cell", test_long_cell);
  g_test_add_func ("/csv/wide-record", test_wide_record);
  add_with_file ("/csv/stopping", test_stopping);
  add_with_file ("/csv/progress", test_progress);
  add_with_file ("/csv/no-file", test_no_file);
  add_with_file ("/csv/no-header", test_no_header);

  return g_test_run ();
}
