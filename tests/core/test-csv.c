/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/progress.h"
#include "exchange/csv-reader.h"
#include "exchange/csv-writer.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sourcier-csv-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_file_new_build_filename (fixture->folder, "liste.csv", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

static void
put (Fixture    *fixture,
     const char *bytes,
     gssize      length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (fixture->file), bytes, length, &error);
  g_assert_no_error (error);
}

static char *
get (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (g_file_peek_path (fixture->file), &bytes, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Writes what is read down as "line[cell][cell] line[cell]…", for one comparison by eye. */
static gboolean
note_row (char     **cells,
          guint      n_cells,
          guint      line,
          gpointer   user_data,
          GError   **error)
{
  GString *notes = user_data;

  g_string_append_printf (notes, "%s%u", notes->len > 0 ? " " : "", line);
  for (guint i = 0; i < n_cells; i++)
    {
      g_assert_true (g_utf8_validate (cells[i], -1, NULL));
      g_string_append_printf (notes, "[%s]", cells[i]);
    }
  return TRUE;
}

static char *
read_text (const char  *text,
           gssize       length,
           char         delimiter,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  g_autoptr (GString) notes = g_string_new (NULL);

  return sourcier_csv_read_bytes (bytes, delimiter, note_row, notes, error) ? g_strdup (notes->str) : NULL;
}

static char *
read_file (Fixture            *fixture,
           SourcierCsvLayout  *layout,
           GError            **error)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  if (!sourcier_csv_detect (fixture->file, layout, NULL, error)
      || !sourcier_csv_read (fixture->file, layout, note_row, notes, NULL, NULL, error))
    return NULL;
  return g_strdup (notes->str);
}

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

/* The bytes come from iconv, which the reader does not use. */
static void
test_encodings (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { const char *charset, *mark; gsize mark_length; SourcierEncoding encoding; } encodings[] = {
    { "UTF-8", "", 0, SOURCIER_ENCODING_UTF8 },
    { "UTF-8", "\xEF\xBB\xBF", 3, SOURCIER_ENCODING_UTF8 },
    { "UTF-16LE", "", 0, SOURCIER_ENCODING_UTF16_LE },
    { "UTF-16LE", "\xFF\xFE", 2, SOURCIER_ENCODING_UTF16_LE },
    { "UTF-16BE", "", 0, SOURCIER_ENCODING_UTF16_BE },
    { "UTF-16BE", "\xFE\xFF", 2, SOURCIER_ENCODING_UTF16_BE },
    { "WINDOWS-1252", "", 0, SOURCIER_ENCODING_WINDOWS_1252 },
  };
  static const char delimiters[] = ";,\t|";
  static const char *const ends[] = { "\n", "\r\n", "\r" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (gsize j = 0; j < strlen (delimiters); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (ends); k++)
        {
          char d = delimiters[j];
          const char *e = ends[k];
          g_autoptr (GError) error = NULL;
          SourcierCsvLayout layout;
          gsize length;
          g_autofree char *text =
            g_strdup_printf ("Société%cVille%cChiffre d’affaires%sCœur%cÉtrœungt%c5 €%s"
                             "\"A%cB\"%c\"x\"\"y\"%c\"1%s2\"%sC%cD%c7%s",
                             d, d, e, d, d, e, d, d, d, e, e, d, d, e);
          g_autofree char *bytes = g_convert (text, -1, encodings[i].charset, "UTF-8", NULL, &length, &error);
          g_assert_no_error (error);
          g_autoptr (GByteArray) file = g_byte_array_new ();
          g_byte_array_append (file, (const guint8 *) encodings[i].mark, encodings[i].mark_length);
          g_byte_array_append (file, (const guint8 *) bytes, length);
          put (fixture, (const char *) file->data, file->len);

          g_autofree char *records = read_file (fixture, &layout, &error);
          g_autofree char *wanted = g_strdup_printf ("2[Cœur][Étrœungt][5 €] 3[A%cB][x\"y][1%s2] 5[C][D][7]", d, e);
          g_assert_no_error (error);
          g_assert_cmpstr (records, ==, wanted);
          g_assert_cmpint (layout.encoding, ==, encodings[i].encoding);
          g_assert_cmpint (layout.delimiter, ==, d);
          g_assert_cmpuint (layout.header_row, ==, 1);
          g_assert_cmpuint (layout.header_line, ==, 1);
        }
}

/* 0x81, 0x8D, 0x8F, 0x90 and 0x9D have no meaning in Windows-1252; 0x80 is the euro sign and 0x9C the œ. */
static void
test_windows_1252 (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SourcierCsvLayout layout;

  put (fixture, "Nom;Prix\nc\x9Cur \x81\x8D\x8F\x90\x9D;5 \x80\xFF\n", -1);
  g_autofree char *records = read_file (fixture, &layout, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (records, ==, "2[cœur \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD][5 €ÿ]");
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_WINDOWS_1252);
}

/* One byte that is not UTF-8, far behind the part that the delimiter is found on. */
static void
test_encoding_of_whole_file (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("Nom;Ville\n");
  SourcierCsvLayout layout;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "Atelier;Lille\n");
  g_string_append (text, "Caf\xE9;Lille\n");
  put (fixture, text->str, text->len);

  g_assert_true (sourcier_csv_detect (fixture->file, &layout, NULL, &error));
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_WINDOWS_1252);
}

static void
test_lone_surrogate (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char bytes[] = "\xFF\xFE" "a\0;\0b\0\n\0\x3D\xD8\x00\xDE;\0\x00\xD8x\0\n\0z";
  g_autoptr (GError) error = NULL;
  SourcierCsvLayout layout;

  put (fixture, bytes, sizeof bytes - 1);
  g_autofree char *records = read_file (fixture, &layout, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (records, ==, "2[\U0001F600][\uFFFDx] 3[\uFFFD]");
}

static void
assert_layout (Fixture    *fixture,
               const char *text,
               char        delimiter,
               guint       header_row,
               guint       header_line,
               const char *header)
{
  g_autoptr (GError) error = NULL;
  SourcierCsvLayout layout;

  put (fixture, text, -1);
  g_assert_true (sourcier_csv_detect (fixture->file, &layout, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (layout.delimiter, ==, delimiter);
  g_assert_cmpuint (layout.header_row, ==, header_row);
  g_assert_cmpuint (layout.header_line, ==, header_line);

  g_auto (GStrv) names = sourcier_csv_read_header (fixture->file, &layout, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *joined = g_strjoinv ("/", names);
  g_assert_cmpstr (joined, ==, header);
}

static void
test_layout (Fixture       *fixture,
             gconstpointer  data)
{
  /* One comma in each line of a list with semicolons; then in its title too. */
  assert_layout (fixture, "Nom;Taux\nA;12,5\nB;3,0\nC;7,1\nD;8,8\n", ';', 1, 1, "Nom/Taux");
  assert_layout (fixture, "Nom;Adresse\nA;1, rue X\nB;2, rue Y\nC;3, rue Z\n", ';', 1, 1, "Nom/Adresse");
  assert_layout (fixture, "Fournisseurs, avril\n\nNom;Ville;CP;Taux\nA;Lyon;69001;1,5\nB;Lille;59000;2,5\n",
                 ';', 2, 3, "Nom/Ville/CP/Taux");
  /* Several labels in one cell of a list with commas. */
  assert_layout (fixture, "Nom,Labels,Ville\nA,EI;ACI,Lyon\nB,EA;ESAT,Lille\nC,EI;EA,Metz\n",
                 ',', 1, 1, "Nom/Labels/Ville");
  assert_layout (fixture, "Nom,Labels,Ville\nA,\"EI;ACI\nEA\",Lyon\nB,EA|ESAT,Lille\n", ',', 1, 1, "Nom/Labels/Ville");
  assert_layout (fixture, "Nom\tVille\nA, B; C\tLyon\nD\tMetz\n", '\t', 1, 1, "Nom/Ville");
  assert_layout (fixture, "Nom|Ville\nA, B; C|Lyon\nD|Metz\n", '|', 1, 1, "Nom/Ville");

  /* Titles, blank lines, a date and groups of columns above the header. */
  assert_layout (fixture,
                 "Liste des fournisseurs;;;\r\n;;;\r\nÉdition du;12/03/2024;;\r\nSociété;;Lieu;\r\n\r\n"
                 "SIRET;Nom;CP;Ville\r\n73282932000074;A;69001;Lyon\r\n73282932000075;B;59000;Lille\r\n",
                 ';', 4, 6, "SIRET/Nom/CP/Ville");
  assert_layout (fixture, "\"Liste\ndes\nfournisseurs\"\nNom;Ville;CP\nA;Lyon;69001\n", ';', 2, 4, "Nom/Ville/CP");
  assert_layout (fixture, "sep=;\nNom;Ville;CP\nA;Lyon;69001\n", ';', 2, 2, "Nom/Ville/CP");

  /* Rows of another width than the header's. */
  assert_layout (fixture, "Nom;Ville;CP;Tél\nA;Lyon\nB;Lille;59000;0320000000\nC;Metz;57000\nD\n",
                 ';', 1, 1, "Nom/Ville/CP/Tél");
  assert_layout (fixture, "Nom;Ville;CP;Tél;Web\nA;Lyon;69001\nB;Lille;59000\n", ';', 1, 1, "Nom/Ville/CP/Tél/Web");

  /* One column, one line. */
  assert_layout (fixture, "SIRET\n73282932000074\n35600000000048\n", ';', 1, 1, "SIRET");
  assert_layout (fixture, "Nom,Ville", ',', 1, 1, "Nom/Ville");
}

static void
test_ragged (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SourcierCsvLayout layout;

  put (fixture, "Titre\n\n\nNom;Ville;CP\nA;Lyon;69001\nB\nC;Metz;57000;de trop\n;;\nD;Lille;59000\n", -1);
  g_autofree char *records = read_file (fixture, &layout, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout.header_line, ==, 4);
  g_assert_cmpstr (records, ==, "5[A][Lyon][69001] 6[B] 7[C][Metz][57000][de trop] 9[D][Lille][59000]");
}

static void
assert_refused (Fixture    *fixture,
                const char *bytes,
                gssize      length,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  SourcierCsvLayout layout;

  put (fixture, bytes, length);
  g_autofree char *records = read_file (fixture, &layout, &error);

  g_assert_null (records);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "“liste.csv”"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const char xlsx[] = "PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml PK\x03\x04\0\0xl/workbook.xml";
  static const char ods[] = "PK\x03\x04\x14\0\0\x08\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";

  assert_refused (fixture, "", 0, "is empty");
  assert_refused (fixture, "\xEF\xBB\xBF", 3, "is empty");
  assert_refused (fixture, "\xFF\xFE", 2, "is empty");
  assert_refused (fixture, " \n;;;\n\r\n\t\n", -1, "blank lines");
  assert_refused (fixture, xlsx, sizeof xlsx - 1, "is a spreadsheet: save it as CSV");
  assert_refused (fixture, ods, sizeof ods - 1, "is a spreadsheet: save it as CSV");
  assert_refused (fixture, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 10, "is a spreadsheet: save it as CSV");
  assert_refused (fixture, "PK\x03\x04\x14\0\0liste.csv", 16, "is an archive");
  assert_refused (fixture, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", -1, "is a PDF");
  assert_refused (fixture, "\x1F\x8B\x08\0\0", 5, "is an archive");
  assert_refused (fixture, "a;b\nc;\0\1\2\3d\n", 12, "is not text");
  assert_refused (fixture, "\xEF\xBB\xBF" "a;b\nc;\0d\n", 12, "is not text");
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
  SourcierCsvLayout layout;

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

  g_assert_true (sourcier_csv_detect (fixture->file, &layout, NULL, &error));
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_UTF8);
  g_assert_cmpint (layout.delimiter, ==, ';');
  g_assert_cmpuint (layout.header_row, ==, 1);
  g_assert_true (sourcier_csv_read (fixture->file, &layout, compare_row, rows, NULL, NULL, &error));
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

static gboolean
check_siae_row (char     **cells,
                guint      n_cells,
                guint      line,
                gpointer   user_data,
                GError   **error)
{
  guint *n_rows = user_data;

  g_assert_cmpuint (n_cells, ==, 15);
  (*n_rows)++;
  return TRUE;
}

/* The figures are those published with the list. */
static void
test_real_list (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCIER_REAL_DATA") ?: "", "siae_le_marche.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SourcierCsvLayout layout;
  guint n_rows = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real list is not here");
      return;
    }

  g_assert_true (sourcier_csv_detect (file, &layout, NULL, &error));
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_UTF8);
  g_assert_cmpint (layout.delimiter, ==, ';');
  g_assert_cmpuint (layout.header_line, ==, 1);
  g_assert_true (sourcier_csv_read (file, &layout, check_siae_row, &n_rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 3853);
}

#define add_with_file(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/records", test_records);
  g_test_add_func ("/csv/quote-inside", test_quote_inside);
  g_test_add_func ("/csv/not-utf8", test_not_utf8);
  add_with_file ("/csv/chunks", test_chunks);
  add_with_file ("/csv/encodings", test_encodings);
  add_with_file ("/csv/windows-1252", test_windows_1252);
  add_with_file ("/csv/encoding-of-whole-file", test_encoding_of_whole_file);
  add_with_file ("/csv/lone-surrogate", test_lone_surrogate);
  add_with_file ("/csv/layout", test_layout);
  add_with_file ("/csv/ragged", test_ragged);
  add_with_file ("/csv/refused", test_refused);
  add_with_file ("/csv/open-quote", test_open_quote);
  g_test_add_func ("/csv/long-cell", test_long_cell);
  g_test_add_func ("/csv/wide-record", test_wide_record);
  add_with_file ("/csv/stopping", test_stopping);
  add_with_file ("/csv/progress", test_progress);
  add_with_file ("/csv/no-file", test_no_file);
  add_with_file ("/csv/no-header", test_no_header);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/guard-returns", test_guard_returns);
  g_test_add_func ("/csv/written", test_written);
  add_with_file ("/csv/round-trip", test_round_trip);
  add_with_file ("/csv/old-file-stays", test_old_file_stays);
  add_with_file ("/csv/replaced", test_replaced);
  add_with_file ("/csv/not-writable", test_not_writable);
  g_test_add_func ("/csv/full", test_full);
  g_test_add_func ("/csv/real-list", test_real_list);

  return g_test_run ();
}
