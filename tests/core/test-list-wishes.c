/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/list-sample.h"
#include "list-fixture.h"

/* What is read with wishes: the header, then the rows as note_row() writes them. */
static char *
read_with (Fixture                  *fixture,
           const SourcierListWishes *wishes,
           SourcierListLayout       *layout)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);

  g_assert_true (sourcier_list_detect_with (fixture->file, wishes, layout, NULL, &error));
  g_assert_no_error (error);
  g_auto (GStrv) header = sourcier_list_read_header (fixture->file, layout, NULL, &error);
  g_autofree char *names = g_strjoinv ("/", header);

  g_assert_true (sourcier_list_read (fixture->file, layout, note_row, NULL, notes, NULL, NULL, &error));
  return g_strdup_printf ("%s %s", names, notes->str);
}

static void
assert_reads (Fixture                  *fixture,
              const SourcierListWishes *wishes,
              const char               *wanted)
{
  SourcierListLayout layout;
  g_autofree char *got = read_with (fixture, wishes, &layout);

  g_assert_cmpstr (got, ==, wanted);
}

static void
assert_wish_refused (Fixture                  *fixture,
                     const SourcierListWishes *wishes,
                     const char               *words)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  g_assert_false (sourcier_list_detect_with (fixture->file, wishes, &layout, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, words));
}

/* The same bytes are other letters: E9 C2 A4 in Windows-1252, ISO 8859-15 and, where they are none, UTF-8. */
static void
test_encoding (Fixture       *fixture,
               gconstpointer  data)
{
  SourcierListWishes wishes = { .has_encoding = TRUE, .encoding = SOURCIER_ENCODING_ISO_8859_15 };

  put (fixture, "Nom;Prix\nc\xBDur;5 \xA4\x80\n", -1);
  assert_reads (fixture, &wishes, "Nom/Prix 2[cœur][5 €\uFFFD]");
  wishes.encoding = SOURCIER_ENCODING_WINDOWS_1252;
  assert_reads (fixture, &wishes, "Nom/Prix 2[c½ur][5 ¤€]");
  wishes.encoding = SOURCIER_ENCODING_UTF8;
  assert_reads (fixture, &wishes, "Nom/Prix 2[c\uFFFDur][5 \uFFFD\uFFFD]");
}

/* A document stays refused however somebody wants it read. */
static void
test_encoding_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  const SourcierListWishes wishes = { .has_encoding = TRUE, .encoding = SOURCIER_ENCODING_WINDOWS_1252 };

  put (fixture, "%PDF-1.7\n", -1);
  assert_wish_refused (fixture, &wishes, "PDF");
  put (fixture, "", 0);
  assert_wish_refused (fixture, &wishes, "empty");
}

/* ISO 8859-15 is known by its euro and its oe (A4, BC, BD), which Windows-1252 has elsewhere (80, 8C, 9C). */
static void
test_iso_8859_15 (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct { const char *bytes; SourcierEncoding encoding; const char *read; } cases[] = {
    { "Nom;Prix\nM\xE9tal;5 \xA4\n", SOURCIER_ENCODING_ISO_8859_15, "Nom/Prix 2[Métal][5 €]" },
    { "Nom;Prix\n\xBCuvre et s\xBDur;5\n", SOURCIER_ENCODING_ISO_8859_15, "Nom/Prix 2[Œuvre et sœur][5]" },
    { "Nom;Prix\nM\xE9tal;1\xBDh\n", SOURCIER_ENCODING_WINDOWS_1252, "Nom/Prix 2[Métal][1½h]" },
    { "Nom;Prix\ns\x9Cur \xA4;5 \x80\n", SOURCIER_ENCODING_WINDOWS_1252, "Nom/Prix 2[sœur ¤][5 €]" },
    { "Nom;Prix\n\xBD;5\n", SOURCIER_ENCODING_WINDOWS_1252, "Nom/Prix 2[½][5]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SourcierListLayout layout;

      put (fixture, cases[i].bytes, -1);
      g_autofree char *got = read_with (fixture, NULL, &layout);
      g_assert_cmpstr (got, ==, cases[i].read);
      g_assert_cmpint (layout.encoding, ==, cases[i].encoding);
    }
}

static void
test_encoding_names (void)
{
  static const struct { const char *name; SourcierEncoding encoding; } cases[] = {
    { "UTF-8", SOURCIER_ENCODING_UTF8 }, { "utf8", SOURCIER_ENCODING_UTF8 },
    { "utf-16le", SOURCIER_ENCODING_UTF16_LE }, { "UTF-16BE", SOURCIER_ENCODING_UTF16_BE },
    { "CP1252", SOURCIER_ENCODING_WINDOWS_1252 }, { "windows_1252", SOURCIER_ENCODING_WINDOWS_1252 },
    { "ISO-8859-1", SOURCIER_ENCODING_WINDOWS_1252 }, { "iso8859-15", SOURCIER_ENCODING_ISO_8859_15 },
    { "Latin-9", SOURCIER_ENCODING_ISO_8859_15 },
  };
  SourcierEncoding encoding;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (sourcier_encoding_from_name (cases[i].name, &encoding));
      g_assert_cmpint (encoding, ==, cases[i].encoding);
    }
  g_assert_false (sourcier_encoding_from_name ("EBCDIC", &encoding));
  g_assert_false (sourcier_encoding_from_name ("", &encoding));
}

/* Another delimiter has other columns, another width and perhaps another header; the quotation marks are found anew. */
static void
test_delimiter (Fixture       *fixture,
                gconstpointer  data)
{
  SourcierListWishes wishes = { .delimiter = "," };
  SourcierListLayout layout;

  put (fixture, "Nom;Prix,Lieu\nA;1,Lille\nB;2,\"Lens, Nord\"\n", -1);
  g_autofree char *got = read_with (fixture, &wishes, &layout);
  g_assert_cmpstr (got, ==, "Nom;Prix/Lieu 2[A;1][Lille] 3[B;2][Lens, Nord]");
  g_assert_cmpuint (layout.width, ==, 2);
  g_assert_cmpstr (layout.dialect.delimiter, ==, ",");

  g_strlcpy (wishes.delimiter, "|", sizeof wishes.delimiter);
  assert_reads (fixture, &wishes, "Nom;Prix,Lieu 2[A;1,Lille] 3[B;2,\"Lens, Nord\"]");

  put (fixture, "Nom:Prix\nA:1\n", -1);
  g_strlcpy (wishes.delimiter, ":", sizeof wishes.delimiter);
  assert_reads (fixture, &wishes, "Nom/Prix 2[A][1]");
}

/* Lines are those of the file: a blank one means the next. */
static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  SourcierListWishes wishes = { .has_header_line = TRUE, .header_line = 1 };

  put (fixture, "Liste;2026\n\nNom;Ville\nAtelier;Lille\nBrico;Lens\n", -1);
  assert_reads (fixture, &wishes, "Liste/2026 3[Nom][Ville] 4[Atelier][Lille] 5[Brico][Lens]");
  wishes.header_line = 2;
  assert_reads (fixture, &wishes, "Nom/Ville 4[Atelier][Lille] 5[Brico][Lens]");
  wishes.header_line = 3;
  assert_reads (fixture, &wishes, "Nom/Ville 4[Atelier][Lille] 5[Brico][Lens]");
  wishes.header_line = 5;
  assert_reads (fixture, &wishes, "Brico/Lens ");
  wishes.header_line = 0;
  assert_reads (fixture, &wishes, "Liste/2026 1[Liste][2026] 3[Nom][Ville] 4[Atelier][Lille] 5[Brico][Lens]");
  wishes.header_line = 6;
  assert_wish_refused (fixture, &wishes, "from 1 to 5");
}

/* Whether a mark stands around a cell or belongs to it, somebody may know better. */
static void
test_quote (Fixture       *fixture,
            gconstpointer  data)
{
  SourcierListWishes wishes = { .delimiter = ";" };

  put (fixture, "Nom;Ville\n'Le; Pré';Lille\n'Val';Lens\n", -1);
  assert_reads (fixture, &wishes, "Nom/Ville 2[Le; Pré][Lille] 3[Val][Lens]");
  wishes.quote = '"';
  assert_reads (fixture, &wishes, "Nom/Ville 2['Le][ Pré'][Lille] 3['Val'][Lens]");
  put (fixture, "Nom;Ville\n\"Le Pré\";Lille\nVal;Lens\n", -1);
  assert_reads (fixture, &wishes, "Nom/Ville 2[Le Pré][Lille] 3[Val][Lens]");
  wishes.quote = '\'';
  assert_reads (fixture, &wishes, "Nom/Ville 2[\"Le Pré\"][Lille] 3[Val][Lens]");
}

/* "line part[cell][cell] …" of the lines that are shown before a list is read. */
static char *
describe_sample (Fixture                  *fixture,
                 const SourcierListLayout *layout,
                 guint                     most)
{
  static const char * const parts[] = { "above", "names", "row" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = sourcier_list_read_sample (fixture->file, layout, most, NULL, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      SourcierListLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (words, "%s%u %s", i > 0 ? " " : "", sourcier_list_line_get_line (line),
                              parts[sourcier_list_line_get_part (line)]);
      for (guint j = 0; j < sourcier_list_line_get_n_cells (line); j++)
        g_string_append_printf (words, "[%s]", sourcier_list_line_get_cell (line, j));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Blank lines are passed over, titles are not; the names may stand anywhere, or nowhere. */
static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  const SourcierListWishes none = { FALSE };
  const SourcierListWishes no_names = { .has_header_line = TRUE };
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, "Nos fournisseurs\n\nNom;Ville\nVal;Lille\nPré;Lens\nBois;Arras\n", -1);
  g_assert_true (sourcier_list_detect_with (fixture->file, &none, &layout, NULL, &error));
  g_autofree char *all = describe_sample (fixture, &layout, 10);
  g_assert_cmpstr (all, ==, "1 above[Nos fournisseurs] 3 names[Nom][Ville] 4 row[Val][Lille] 5 row[Pré][Lens] "
                            "6 row[Bois][Arras]");
  g_autofree char *first = describe_sample (fixture, &layout, 3);
  g_assert_cmpstr (first, ==, "1 above[Nos fournisseurs] 3 names[Nom][Ville] 4 row[Val][Lille]");

  g_assert_true (sourcier_list_detect_with (fixture->file, &no_names, &layout, NULL, &error));
  g_autofree char *nameless = describe_sample (fixture, &layout, 2);
  g_assert_cmpstr (nameless, ==, "1 row[Nos fournisseurs] 3 row[Nom][Ville]");
}

static void
test_sample_of_nothing (Fixture       *fixture,
                        gconstpointer  data)
{
  const SourcierListLayout layout = { .dialect = SOURCIER_CSV_DIALECT (';') };
  g_autoptr (GError) error = NULL;

  g_assert_null (sourcier_list_read_sample (fixture->file, &layout, 3, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_NOT_FOUND);
}

static void
test_sheet_of_text (Fixture       *fixture,
                    gconstpointer  data)
{
  const SourcierListWishes wishes = { .has_sheet = TRUE };

  put (fixture, "Nom;Ville\nAtelier;Lille\n", -1);
  assert_wish_refused (fixture, &wishes, "no sheets");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_with_file ("/list-wishes/encoding", test_encoding);
  add_with_file ("/list-wishes/encoding-refused", test_encoding_refused);
  add_with_file ("/list-wishes/iso-8859-15", test_iso_8859_15);
  g_test_add_func ("/list-wishes/encoding-names", test_encoding_names);
  add_with_file ("/list-wishes/delimiter", test_delimiter);
  add_with_file ("/list-wishes/header", test_header);
  add_with_file ("/list-wishes/quote", test_quote);
  add_with_file ("/list-wishes/sample", test_sample);
  add_with_file ("/list-wishes/sample-of-nothing", test_sample_of_nothing);
  add_with_file ("/list-wishes/sheet-of-text", test_sheet_of_text);

  return g_test_run ();
}
