/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-fixture.h"

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
          SourcierListLayout layout;
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
          g_assert_cmpint (layout.dialect.delimiter[0], ==, d);
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
  SourcierListLayout layout;

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
  SourcierListLayout layout;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "Atelier;Lille\n");
  g_string_append (text, "Caf\xE9;Lille\n");
  put (fixture, text->str, text->len);

  g_assert_true (sourcier_list_detect (fixture->file, &layout, NULL, &error));
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_WINDOWS_1252);
}

/* Some letters spoilt on the way leave the others as they are; more spoilt than sound is Windows-1252. */
static void
test_spoilt_utf8 (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, "Nom;Ville\nÉlan d’été;N\xEEmes\n", -1);
  g_autofree char *records = read_file (fixture, &layout, &error);
  g_assert_no_error (error);
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_UTF8);
  g_assert_cmpstr (records, ==, "2[Élan d’été][N\uFFFDmes]");

  put (fixture, "Nom;Ville\nD\xC3\xA9j\xE0 vu;N\xEEmes\n", -1);
  g_assert_true (sourcier_list_detect (fixture->file, &layout, NULL, &error));
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_WINDOWS_1252);
}

static void
test_lone_surrogate (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char bytes[] = "\xFF\xFE" "a\0;\0b\0\n\0\x3D\xD8\x00\xDE;\0\x00\xD8x\0\n\0z";
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, bytes, sizeof bytes - 1);
  g_autofree char *records = read_file (fixture, &layout, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (records, ==, "2[\U0001F600][\uFFFDx] 3[\uFFFD]");
}

static void
assert_layout (Fixture    *fixture,
               const char *text,
               const char *delimiter,
               guint       header_row,
               guint       header_line,
               const char *header)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, text, -1);
  g_assert_true (sourcier_list_detect (fixture->file, &layout, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (layout.dialect.delimiter, ==, delimiter);
  g_assert_cmpuint (layout.header_row, ==, header_row);
  g_assert_cmpuint (layout.header_line, ==, header_line);

  g_auto (GStrv) names = sourcier_list_read_header (fixture->file, &layout, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *joined = g_strjoinv ("/", names);
  g_assert_cmpstr (joined, ==, header);
}

static void
test_layout (Fixture       *fixture,
             gconstpointer  data)
{
  /* One comma in each line of a list with semicolons; then in its title too. */
  assert_layout (fixture, "Nom;Taux\nA;12,5\nB;3,0\nC;7,1\nD;8,8\n", ";", 1, 1, "Nom/Taux");
  assert_layout (fixture, "Nom;Adresse\nA;1, rue X\nB;2, rue Y\nC;3, rue Z\n", ";", 1, 1, "Nom/Adresse");
  assert_layout (fixture, "Fournisseurs, avril\n\nNom;Ville;CP;Taux\nA;Lyon;69001;1,5\nB;Lille;59000;2,5\n",
                 ";", 2, 3, "Nom/Ville/CP/Taux");
  /* Several labels in one cell of a list with commas. */
  assert_layout (fixture, "Nom,Labels,Ville\nA,EI;ACI,Lyon\nB,EA;ESAT,Lille\nC,EI;EA,Metz\n",
                 ",", 1, 1, "Nom/Labels/Ville");
  assert_layout (fixture, "Nom,Labels,Ville\nA,\"EI;ACI\nEA\",Lyon\nB,EA|ESAT,Lille\n", ",", 1, 1, "Nom/Labels/Ville");
  assert_layout (fixture, "Nom\tVille\nA, B; C\tLyon\nD\tMetz\n", "\t", 1, 1, "Nom/Ville");
  assert_layout (fixture, "Nom|Ville\nA, B; C|Lyon\nD|Metz\n", "|", 1, 1, "Nom/Ville");

  /* Titles, blank lines, a date and groups of columns above the header. */
  assert_layout (fixture,
                 "Liste des fournisseurs;;;\r\n;;;\r\nÉdition du;12/03/2024;;\r\nSociété;;Lieu;\r\n\r\n"
                 "SIRET;Nom;CP;Ville\r\n73282932000074;A;69001;Lyon\r\n73282932000075;B;59000;Lille\r\n",
                 ";", 4, 6, "SIRET/Nom/CP/Ville");
  assert_layout (fixture, "\"Liste\ndes\nfournisseurs\"\nNom;Ville;CP\nA;Lyon;69001\n", ";", 2, 4, "Nom/Ville/CP");
  assert_layout (fixture, "sep=;\nNom;Ville;CP\nA;Lyon;69001\n", ";", 2, 2, "Nom/Ville/CP");

  /* Rows of another width than the header's. */
  assert_layout (fixture, "Nom;Ville;CP;Tél\nA;Lyon\nB;Lille;59000;0320000000\nC;Metz;57000\nD\n",
                 ";", 1, 1, "Nom/Ville/CP/Tél");
  assert_layout (fixture, "Nom;Ville;CP;Tél;Web\nA;Lyon;69001\nB;Lille;59000\n", ";", 1, 1, "Nom/Ville/CP/Tél/Web");

  /* One column, one line. */
  assert_layout (fixture, "SIRET\n73282932000074\n35600000000048\n", ";", 1, 1, "SIRET");
  assert_layout (fixture, "Nom,Ville", ",", 1, 1, "Nom/Ville");
}

static void
assert_dialect (Fixture    *fixture,
                const char *text,
                const char *delimiter,
                char        quote,
                char        escape,
                const char *records)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, text, -1);
  g_autofree char *read = read_file (fixture, &layout, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (layout.dialect.delimiter, ==, delimiter);
  g_assert_cmpint (layout.dialect.quote, ==, quote);
  g_assert_cmpint (layout.dialect.escape, ==, escape);
  g_assert_cmpstr (read, ==, records);
}

/* Delimiters, quotation marks and escapes that are rare, and what resembles them. */
static void
test_dialects (Fixture       *fixture,
               gconstpointer  data)
{
  assert_dialect (fixture, "Nom, Ville, CP\nA, \"Lyon, 3e\", 69003\nB, Metz, 57000\n", ", ", '"', '\0',
                  "2[A][Lyon, 3e][69003] 3[B][Metz][57000]");
  assert_dialect (fixture, "Nom,Ville,CP\nA,\"Lyon, 3e\",69003\nB,Metz,57000\n", ",", '"', '\0',
                  "2[A][Lyon, 3e][69003] 3[B][Metz][57000]");
  assert_dialect (fixture, "Nom Ville CP\n\"Le Bon\" Lyon 69003\nB Metz 57000\n", " ", '"', '\0',
                  "2[Le Bon][Lyon][69003] 3[B][Metz][57000]");
  assert_dialect (fixture, "Nom\nJean Le Bon\nPaul\nAnne Marie\n", ";", '"', '\0',
                  "2[Jean Le Bon] 3[Paul] 4[Anne Marie]");
  assert_dialect (fixture, "Nom,Ville\n'A, B',Lyon\n'L''Elan',Metz\n", ",", '\'', '\0', "2[A, B][Lyon] 3[L'Elan][Metz]");
  assert_dialect (fixture, "'Nom';'Ville'\n'A';'Lyon'\n'B';'Metz'\n", ";", '\'', '\0', "2[A][Lyon] 3[B][Metz]");
  assert_dialect (fixture, "Nom;Ville\nL'Elan;L'Isle\n'A' et B;Metz\n", ";", '"', '\0',
                  "2[L'Elan][L'Isle] 3['A' et B][Metz]");
  assert_dialect (fixture, "Nom;Ville\nA;\"Lyon\n'B';Metz\n\"C;D\";Lens\n\"E\";Nice\n", ";", '"', '\0',
                  "2[A][\"Lyon] 3['B'][Metz] 4[C;D][Lens] 5[E][Nice]");
  assert_dialect (fixture, "Nom;Ville\n\"Le \\\"Bon\\\"; Pain\";Lyon\n\"B\";Metz\n", ";", '"', '\\',
                  "2[Le \"Bon\"; Pain][Lyon] 3[B][Metz]");
  assert_dialect (fixture, "Nom;Dossier\n\"A\";\"D:\\\"\n\"B\";\"E:\\\"\n", ";", '"', '\0', "2[A][D:\\] 3[B][E:\\]");
}

static void
assert_header (Fixture    *fixture,
               const char *text,
               guint       header_row,
               guint       n_header_rows,
               const char *header)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, text, -1);
  g_assert_true (sourcier_list_detect (fixture->file, &layout, NULL, &error));
  g_assert_cmpuint (layout.header_row, ==, header_row);
  g_assert_cmpuint (layout.n_header_rows, ==, n_header_rows);
  g_auto (GStrv) names = sourcier_list_read_header (fixture->file, &layout, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *joined = g_strjoinv ("/", names);
  g_assert_cmpstr (joined, ==, header);
}

/* Thousands of delimiters in one cell, of whatever kind, make no columns. */
static void
test_many_delimiters (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char delimiters[] = "|;,\t";
  static const int many[] = { 20, 1000, 20000 };

  for (gsize i = 0; i < strlen (delimiters) * G_N_ELEMENTS (many); i++)
    {
      char other = delimiters[i / G_N_ELEMENTS (many)], own = other == ';' ? ',' : ';';
      g_autofree char *blown = g_strnfill ((gsize) many[i % G_N_ELEMENTS (many)], other);
      g_autofree char *one = g_strdup_printf ("Nom%cNotes\nA%cx%s\n", own, own, blown);
      g_autofree char *two = g_strdup_printf ("Nom%cVille%cNotes\nA%cLyon%c%s\nB%cMetz%cy%s\n", own, own, own, own, blown, own, own,
                                              blown);
      g_autofree char *words = g_strdup_printf ("Nom%cNotes\nA%cx\nB%c\"%s\"\n", own, own, own, blown);
      const char delimiter[] = { own, '\0' };

      assert_layout (fixture, one, delimiter, 1, 1, "Nom/Notes");
      assert_layout (fixture, two, delimiter, 1, 1, "Nom/Ville/Notes");
      assert_layout (fixture, words, delimiter, 1, 1, "Nom/Notes");
    }
}

/* The same where the delimiters are those of the list: the rows tell how many columns there are. */
static void
test_blown_row (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *blown = g_strnfill (20000, ';');
  g_autofree char *text = g_strdup_printf ("Nom;Ville;CP\nA;Lyon;69001\nB;Metz;%s\nC;Lille;59000\n", blown);
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  assert_layout (fixture, text, ";", 1, 1, "Nom/Ville/CP");
  g_assert_true (sourcier_list_detect (fixture->file, &layout, NULL, &error));
  g_assert_cmpuint (layout.width, ==, 3);
}

/* Names over several rows, and none at all. A row without figures is no header. */
static void
test_header_rows (Fixture       *fixture,
                  gconstpointer  data)
{
  assert_header (fixture, "Nom;Chiffre;Code\n;d’affaires;postal\nA;1200;69001\nB;3400;59000\n", 1, 2,
                 "Nom/Chiffre d’affaires/Code postal");
  assert_header (fixture, "Liste\nNom;Code;Chiffre\nNom;postal;d’affaires\nA;69001;1200\n", 2, 2,
                 "Nom/Code postal/Chiffre d’affaires");
  assert_header (fixture, "Nom;Chiffre;Code\nA;inconnu;69001\nB;3400;59000\nC;1200;75001\n", 1, 1, "Nom/Chiffre/Code");
  assert_header (fixture, "Nom;Chiffre;Code\nA;NC;NC\nB;3400;59000\nC;1200;75001\nD;NC;NC\nE;1;75002\nF;2;75003\n"
                 "G;3;75004\nH;4;75005\nI;5;75006\nJ;6;75007\nK;7;75008\n", 1, 1, "Nom/Chiffre/Code");
  assert_header (fixture, "A;69001;1200\nB;59000;3400\n", 0, 0, "A/69001/1200");
  assert_header (fixture, "Nom;2023;2024\nA;1200;1300\nB;3400;3500\n", 1, 1, "Nom/2023/2024");
}

/* The layout is found on the beginning of a file, which may end inside a character of a first line that goes on. */
static void
test_long_first_line (Fixture       *fixture,
                      gconstpointer  data)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      SourcierListLayout layout;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      for (guint i = 0; i < 100000; i++)
        g_string_append (text, "\U0001F600");
      g_string_append (text, ";Ville\nA;Lyon\n");
      put (fixture, text->str, text->len);

      g_assert_true (sourcier_list_detect (fixture->file, &layout, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (layout.header_line, ==, 1);
      g_assert_cmpstr (layout.dialect.delimiter, ==, ";");
    }
}

static void
test_ragged (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, "Titre\n\n\nNom;Ville;CP\nA;Lyon;69001\nB\nC;Metz;57000;de trop\n;;\nD;Lille;59000\n", -1);
  g_autofree char *records = read_file (fixture, &layout, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout.header_line, ==, 4);
  g_assert_cmpstr (records, ==, "5[A][Lyon][69001] 6[B] 7[C][Metz][57000][de trop] 9[D][Lille][59000]");
}

/* A program that fills up its fields left a NUL in two cells of a list: they are kept, and show it. */
static void
test_few_nul (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("Nom;Ville\nÉl");
  g_autoptr (GString) noise = g_string_new (NULL);
  SourcierListLayout layout;

  g_string_append_len (text, "\0an;Lille\nBois;\0\n", 17);
  for (guint i = 0; i < 20; i++)
    g_string_append (text, "Atelier;Lille\n");
  put (fixture, text->str, (gssize) text->len);
  g_autofree char *records = read_file (fixture, &layout, &error);
  g_assert_no_error (error);
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_UTF8);
  g_assert_true (g_str_has_prefix (records, "2[Él\uFFFDan][Lille] 3[Bois][\uFFFD] 4[Atelier][Lille]"));

  /* Any bytes at all are no text, though few of them are NUL: a picture, a program. */
  for (guint i = 0; i < 20000; i++)
    g_string_append_c (noise, (char) (i * 7 + i / 256));
  assert_refused (fixture, noise->str, (gssize) noise->len, "is not text");
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
  assert_refused (fixture, xlsx, sizeof xlsx - 1, "is damaged");
  assert_refused (fixture, ods, sizeof ods - 1, "is damaged");
  assert_refused (fixture, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", 10, "save it as XLSX or ODS");
  assert_refused (fixture, "PK\x03\x04\x14\0\0liste.csv", 16, "is an archive");
  assert_refused (fixture, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", -1, "is a PDF");
  assert_refused (fixture, "\x1F\x8B\x08\0\0", 5, "is an archive");
  assert_refused (fixture, "a;b\nc;\0\1\2\3d\n", 12, "is not text");
  assert_refused (fixture, "\xEF\xBB\xBF" "a;b\nc;\0d\n", 12, "is not text");
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
  g_autofree char *path = core_test_real_data ("siae_le_marche.csv");
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;
  guint n_rows = 0;

  if (path == NULL)
    return;

  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_assert_true (sourcier_list_detect (file, &layout, NULL, &error));
  g_assert_cmpint (layout.encoding, ==, SOURCIER_ENCODING_UTF8);
  g_assert_cmpstr (layout.dialect.delimiter, ==, ";");
  g_assert_cmpuint (layout.header_line, ==, 1);
  g_assert_true (sourcier_list_read (file, &layout, check_siae_row, NULL, &n_rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 3853);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_with_file ("/csv-layout/encodings", test_encodings);
  add_with_file ("/csv-layout/windows-1252", test_windows_1252);
  add_with_file ("/csv-layout/spoilt-utf8", test_spoilt_utf8);
  add_with_file ("/csv-layout/encoding-of-whole-file", test_encoding_of_whole_file);
  add_with_file ("/csv-layout/lone-surrogate", test_lone_surrogate);
  add_with_file ("/csv-layout/layout", test_layout);
  add_with_file ("/csv-layout/dialects", test_dialects);
  add_with_file ("/csv-layout/many-delimiters", test_many_delimiters);
  add_with_file ("/csv-layout/blown-row", test_blown_row);
  add_with_file ("/csv-layout/header-rows", test_header_rows);
  add_with_file ("/csv-layout/long-first-line", test_long_first_line);
  add_with_file ("/csv-layout/ragged", test_ragged);
  add_with_file ("/csv-layout/few-nul", test_few_nul);
  add_with_file ("/csv-layout/refused", test_refused);
  g_test_add_func ("/csv-layout/real-list", test_real_list);

  return g_test_run ();
}
