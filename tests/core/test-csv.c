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

static void
note_defect (SourcierListDefect defect,
             guint             line,
             gpointer          user_data)
{
  static const char * const marks[] = { "!", "-", "+", "~" };

  g_string_append_printf (user_data, "%s%s%u", ((GString *) user_data)->len > 0 ? " " : "", marks[defect], line);
}

/* Defects are told before the row: ! a stray mark, - cells missing, + cells too many, ~ another delimiter. */
static char *
read_told (Fixture    *fixture,
           const char *text,
           const char *delimiter,
           char        quote,
           char        escape,
           guint       width)
{
  SourcierListLayout layout = { .width = width };
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_strlcpy (layout.dialect.delimiter, delimiter, sizeof layout.dialect.delimiter);
  layout.dialect.quote = quote;
  layout.dialect.escape = escape;
  put (fixture, text, -1);
  sourcier_list_read (fixture->file, &layout, note_row, note_defect, notes, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (notes->str);
}

/* A line of another list, pasted in: it is cut as it was meant where that gives as many cells as the others have. */
static void
test_other_delimiter (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *pasted = read_told (fixture, "A;B;C\nGarage,\"Cergy, 95\",x;y\nD;E;F\n", ";", '"', '\0', 3);
  g_autofree char *sentence = read_told (fixture, "A;B;C\nDe l’eau, du gaz\nX|Y|Z\n\"1,2,3\"\n", ";", '"', '\0', 3);
  g_autofree char *narrow = read_told (fixture, "A;B\nDupont, Jean\n", ";", '"', '\0', 2);

  g_assert_cmpstr (pasted, ==, "1[A][B][C] -2 2[Garage,\"Cergy, 95\",x][y] 3[D][E][F]");
  g_assert_cmpstr (sentence, ==, "1[A][B][C] -2 2[De l’eau, du gaz] ~3 3[X][Y][Z] -4 4[1,2,3]");
  g_assert_cmpstr (narrow, ==, "1[A][B] -2 2[Dupont, Jean]");
  g_free (pasted);
  pasted = read_told (fixture, "A;B;C\nGarage,\"Cergy, 95\",\"L\"\nD\tE\tF\n\"G\",H,I\n", ";", '"', '\0', 3);
  g_assert_cmpstr (pasted, ==, "1[A][B][C] ~2 2[Garage][Cergy, 95][L] ~3 3[D][E][F] ~4 4[G][H][I]");
}

/* What the one who wrote the row meant, as a reader of French lists sees it. */
static void
test_stray_marks (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct { guint width; const char *text, *records; } cases[] = {
    { 0, "\"Atelier \"Le Bon\" Pain\";12\nb;13\n", "!1 1[Atelier \"Le Bon\" Pain][12] 2[b][13]" },
    { 2, "a;b\n\"Le Bon\" Pain;x\nc;d\n\"e\";f\n", "1[a][b] !2 2[\"Le Bon\" Pain][x] 3[c][d] 4[e][f]" },

    /* One mark too many, wherever it stands, costs its own row only. */
    { 3, "a;\"b;c\nd;e;f\n", "!1 1[a][\"b][c] 2[d][e][f]" },
    { 3, "a;b;\"c\nd;\"e\";f\n", "!1 1[a][b][\"c] 2[d][e][f]" },
    { 2, "\"a;\"b;c\"\nd;e\n", "!1 1[\"a][b;c] 2[d][e]" },
    { 2, "\"a;\"b\";c\nd;e\n", "!1 1[a;\"b][c] 2[d][e]" },
    { 2, "a;b\nc;\"d", "1[a][b] !2 2[c][\"d]" },
    { 2, "a;b\n\"c;d\n\"\"", "1[a][b] !2 2[\"c][d]" },

    /* A cell may go on over lines, and its row may be short. */
    { 2, "a;\"b\nc;d\n\"\ne;f\n", "1[a][b\nc;d\n] 4[e][f]" },
    { 3, "a;\"b\n\nc\"\nd;e;f\n", "-1 1[a][b\n\nc] 4[d][e][f]" },

    { 3, "a;b\nc;d;e;f\ng;h;i\n", "-1 1[a][b] +2 2[c][d][e][f] 3[g][h][i]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *records = read_told (fixture, cases[i].text, ";", '"', '\0', cases[i].width);

      g_assert_cmpstr (records, ==, cases[i].records);
    }
}

static void
test_dialects (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { const char *delimiter; char quote, escape; const char *text, *records; } cases[] = {
    { ",", '\'', '\0', "'a,b',l'eau,'c''d'\n", "1[a,b][l'eau][c'd]" },
    { ";", '"', '\\', "\"a \\\"b\\\" c\";d\\;e;C:\\new\n", "1[a \"b\" c][d;e][C:\\new]" },
    { ";", '"', '\\', "\"a\\\\\";\"b \"\"c\"\"\"\n", "1[a\\][b \"c\"]" },
    { ", ", '"', '\0', "a, \"b, c\", Paris,France\n", "1[a][b, c][Paris,France]" },
    { " ", '"', '\0', "a \"b c\" d\n", "1[a][b c][d]" },
    { ";", '"', '\0', "\"a\"  ;\"b\" \n", "1[a][b]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *records = read_told (fixture, cases[i].text, cases[i].delimiter, cases[i].quote, cases[i].escape, 0);

      g_assert_cmpstr (records, ==, cases[i].records);
    }
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
      SourcierListLayout layout;

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

/* A mark that is never closed, with megabytes behind it, and a list that is full of such marks. */
static void
test_open_quote (Fixture       *fixture,
                 gconstpointer  data)
{
  /* Two lines of three marks are one cell: a doubled mark, the end of the line, a doubled mark. The first closes “Metz”. */
  static const struct { const char *row; guint n_rows; } cases[] = {
    { "Atelier;Lille\n", 300003 }, { "\"\"\"\n", 150003 }, { "\"\"\"x\n", 300003 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SourcierListLayout layout = { .dialect = SOURCIER_CSV_DIALECT (';'), .header_row = 1 };
      g_autoptr (GString) text = g_string_new ("Nom;Ville\nA;Lyon\nB;\"un\ndeux\"\nC;\"Metz\n");
      g_autoptr (GError) error = NULL;
      guint n_rows = 0;

      for (guint j = 0; j < 300000; j++)
        g_string_append (text, cases[i].row);
      put (fixture, text->str, text->len);

      g_assert_true (sourcier_list_read (fixture->file, &layout, count_row, NULL, &n_rows, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_rows, ==, cases[i].n_rows);
    }
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
  SourcierListLayout layout = { .dialect = SOURCIER_CSV_DIALECT (';'), .header_row = 1 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("h\na\n\nb\nc\nd\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;
  guint n_rows = 0;

  put (fixture, text->str, -1);
  g_assert_false (sourcier_list_read (fixture->file, &layout, stop_at_c, NULL, &n_rows, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, "stopped on line 5");
  g_assert_cmpuint (n_rows, ==, 3);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "row\n");
  put (fixture, text->str, -1);
  g_assert_false (sourcier_list_read (fixture->file, &layout, cancel_first, NULL, cancellable, NULL, cancellable, &cancelled));
  g_assert_error (cancelled, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
  g_clear_error (&cancelled);
  g_assert_false (sourcier_list_detect (fixture->file, &layout, cancellable, &cancelled));
  g_assert_error (cancelled, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  SourcierListLayout layout = { .dialect = SOURCIER_CSV_DIALECT (';'), .header_row = 1 };
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();
  g_autoptr (GString) text = g_string_new ("h\n");
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "row\n");
  put (fixture, text->str, text->len);

  g_assert_true (sourcier_list_read (fixture->file, &layout, count_row, NULL, &n_rows, progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 100000);
  g_assert_cmpint (sourcier_progress_get_done (progress), ==, 400002);
  g_assert_cmpint (sourcier_progress_get_total (progress), ==, 400002);
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  SourcierListLayout layout;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  g_assert_false (sourcier_list_detect (fixture->file, &layout, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“liste.csv”"));

  g_assert_false (sourcier_list_detect (folder, &layout, NULL, &folder_error));
  g_assert_error (folder_error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
}

static void
test_no_header (Fixture       *fixture,
                gconstpointer  data)
{
  SourcierListLayout layout = { .dialect = SOURCIER_CSV_DIALECT (';'), .header_row = 3 };
  g_autoptr (GError) error = NULL;

  put (fixture, "a;b\nc;d\n", -1);
  g_auto (GStrv) header = sourcier_list_read_header (fixture->file, &layout, NULL, &error);

  g_assert_null (header);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
}

/* What parts the cells is said as it is, be it ever so unusual. */
static void
test_dialect_names (void)
{
  const SourcierCsvDialect semicolon = SOURCIER_CSV_DIALECT (';'), bar = SOURCIER_CSV_DIALECT ('|');
  const SourcierCsvDialect two = { .delimiter = "~~", .quote = '"' };

  g_assert_cmpstr (sourcier_csv_dialect_get_name (&semicolon), ==, "semicolons between cells");
  g_assert_cmpstr (sourcier_csv_dialect_get_name (&bar), ==, "bars between cells");
  g_assert_cmpstr (sourcier_csv_dialect_get_name (&two), ==, "~~ between cells");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/dialect-names", test_dialect_names);
  g_test_add_func ("/csv/records", test_records);
  add_with_file ("/csv/other-delimiter", test_other_delimiter);
  add_with_file ("/csv/stray-marks", test_stray_marks);
  add_with_file ("/csv/dialects", test_dialects);
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
