/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-fixture.h"

#include "exchange/book.h"
#include "exchange/zip-writer.h"

#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef struct
{
  const char *name;
  const char *content;
} Part;

static const Part rels = {
  "xl/_rels/workbook.xml.rels",
  "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
  "<Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/><Relationship Id='r3' Target='chartsheets/sheet1.xml'/>"
  "</Relationships>",
};

static const Part workbook = {
  "xl/workbook.xml",
  "<workbook xmlns:r='" RELATION "'><workbookPr/><sheets><sheet name='Lisez-moi' sheetId='1' r:id='r1'/>"
  "<sheet name='Graphique' sheetId='3' r:id='r3'/><sheet name='Liste' sheetId='2' r:id='r2'/></sheets></workbook>",
};

static const Part title = {
  "xl/worksheets/sheet1.xml",
  "<worksheet><sheetData><row r='2'><c r='A2' t='inlineStr'><is><t>Un titre</t></is></c></row></sheetData></worksheet>",
};

/* Styles: 0 general, 1 built-in day, 2 own day, 3 own time, 4 five figures, 5 red, 6 amount. */
static const Part styles = {
  "xl/styles.xml",
  "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\/mm\\/yyyy'/><numFmt numFmtId='165' formatCode='hh:mm'/>"
  "<numFmt numFmtId='166' formatCode='00000'/><numFmt numFmtId='167' formatCode='[Red]0.00'/>"
  "<numFmt numFmtId='168' formatCode='#,##0.00\\ &quot;day&quot;'/></numFmts>"
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/>"
  "<xf numFmtId='167'/><xf numFmtId='168'/></cellXfs></styleSheet>",
};

static const Part shared = {
  "xl/sharedStrings.xml",
  "<sst><si><t>Nom</t></si><si><r><t>L’</t></r><r><t xml:space='preserve'> Étoile</t></r><rPh><t>lire</t></rPh></si>"
  "<si><t>deux_x000A_lignes</t></si><si><t/></si></sst>",
};

static void
put_package (Fixture     *fixture,
             const Part **parts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (fixture->file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr (SourcierZipWriter) writer = sourcier_zip_writer_new (G_OUTPUT_STREAM (stream), NULL);

  for (; *parts != NULL; parts++)
    {
      g_assert_true (sourcier_zip_writer_begin (writer, (*parts)->name, &error));
      g_assert_true (sourcier_zip_writer_write (writer, (*parts)->content, strlen ((*parts)->content), &error));
      g_assert_true (sourcier_zip_writer_end (writer, &error));
    }
  g_assert_true (sourcier_zip_writer_close (writer, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
}

static char *
read_sheet (Fixture *fixture,
            guint    sheet,
            GError **error)
{
  g_autoptr (SourcierBook) book = sourcier_book_open (fixture->file, NULL, error);
  g_autoptr (GString) notes = g_string_new (NULL);

  if (book == NULL || !sourcier_book_read (book, sheet, note_row, notes, NULL, NULL, error))
    return NULL;
  return g_strdup (notes->str);
}

static void
put_xlsx (Fixture    *fixture,
          const char *rows)
{
  g_autofree char *content = g_strconcat ("<worksheet><sheetData>", rows, "</sheetData></worksheet>", NULL);
  const Part sheet = { "xl/worksheets/sheet2.xml", content };
  const Part *parts[] = { &rels, &workbook, &title, &sheet, &styles, &shared, NULL };

  put_package (fixture, parts);
}

static void
assert_xlsx (Fixture    *fixture,
             const char *rows,
             const char *wanted)
{
  g_autoptr (GError) error = NULL;

  put_xlsx (fixture, rows);
  g_autofree char *records = read_sheet (fixture, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (records, ==, wanted);
}

/* Excel shows 45000 as 15 March 2023, 59 as 28 February 1900, 61 as 1 March 1900 and 0.75 as 18:00. */
static void
test_xlsx (Fixture       *fixture,
           gconstpointer  data)
{
  assert_xlsx (fixture, "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
               "<row r='4'><c r='AA4' t='s'><v>2</v></c></row>",
               "1[Nom][][L’ Étoile] 4[][][][][][][][][][][][][][][][][][][][][][][][][][][deux\nlignes]");
  assert_xlsx (fixture, "<row><c><v>7.3282932000074E13</v></c><c><v>12.300000000000001</v></c><c s='5'><v>-3</v></c>"
               "<c s='4'><v>1200</v></c><c s='6'><v>1234.5</v></c></row>", "1[73282932000074][12.3][-3][01200][1234.5]");
  assert_xlsx (fixture, "<row><c s='1'><v>45000</v></c><c s='2'><v>59</v></c><c s='2'><v>61</v></c><c s='3'><v>0.75</v></c>"
               "<c s='1'><v>45000.5</v></c></row>",
               "1[2023-03-15][1900-02-28][1900-03-01][18:00:00][2023-03-15 12:00:00]");
  assert_xlsx (fixture, "<row><c t='str'><f>A1</f><v>de formule</v></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c>"
               "<c><f>1+1</f><v>2</v></c><c t='s'><v>99</v></c></row>", "1[de formule][TRUE][#N/A][2][]");
  assert_xlsx (fixture, "<row/><row r='2'><c/></row><row r='3'><c t='s'><v>3</v></c></row>", "");
  assert_xlsx (fixture, "<row r='0'><c><v>1</v></c></row><row r='4'><c><v>2</v></c></row><row r='4'><c><v>3</v></c></row>"
               "<row r='2'><c><v>4</v></c></row><row r='x'><c><v>5</v></c></row>", "1[1] 4[2] 5[3] 6[4] 7[5]");
}

static void
test_since_1904 (Fixture       *fixture,
                 gconstpointer  data)
{
  const Part book = { "xl/workbook.xml", "<workbook xmlns:r='" RELATION "'><workbookPr date1904='1'/><sheets>"
                      "<sheet name='A' r:id='r1'/></sheets></workbook>" };
  const Part sheet = { "xl/worksheets/sheet1.xml", "<worksheet><row><c s='1'><v>43538</v></c></row></worksheet>" };
  const Part *parts[] = { &rels, &book, &sheet, &styles, NULL };
  g_autoptr (GError) error = NULL;

  put_package (fixture, parts);
  g_autofree char *records = read_sheet (fixture, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (records, ==, "1[2023-03-15]");
}

static void
put_ods (Fixture    *fixture,
         const char *before,
         const char *tables)
{
  g_autofree char *content = g_strconcat (before, "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>"
                                          "<office:spreadsheet>", tables,
                                          "</office:spreadsheet></office:document-content>", NULL);
  const Part mime = { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" };
  const Part part = { "content.xml", content };
  const Part *parts[] = { &mime, &part, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (fixture->file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr (SourcierZipWriter) writer = sourcier_zip_writer_new (G_OUTPUT_STREAM (stream), NULL);

  g_assert_true (sourcier_zip_writer_store (writer, parts[0]->name, parts[0]->content, strlen (parts[0]->content), &error));
  g_assert_true (sourcier_zip_writer_begin (writer, part.name, &error));
  g_assert_true (sourcier_zip_writer_write (writer, content, strlen (content), &error));
  g_assert_true (sourcier_zip_writer_end (writer, &error));
  g_assert_true (sourcier_zip_writer_close (writer, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
}

static void
assert_ods (Fixture    *fixture,
            const char *rows,
            const char *wanted)
{
  g_autofree char *table = g_strconcat ("<table:table table:name='Feuille'>", rows, "</table:table>", NULL);
  g_autoptr (GError) error = NULL;

  put_ods (fixture, "", table);
  g_autofree char *records = read_sheet (fixture, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (records, ==, wanted);
}

static void
test_ods (Fixture       *fixture,
          gconstpointer  data)
{
  assert_ods (fixture, "<table:table-row><table:table-cell office:value-type='string'><text:p>un</text:p><text:p>deux"
              "<text:s text:c='2'/>x<text:tab/>y<text:line-break/>z</text:p></table:table-cell>"
              "<table:table-cell table:number-columns-repeated='2'/>"
              "<table:table-cell office:value-type='string'><office:annotation><text:p>note</text:p></office:annotation>"
              "<text:p>su<text:span>ite</text:span></text:p></table:table-cell>"
              "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>",
              "1[un\ndeux  x\ty\nz][][][suite]");
  assert_ods (fixture, "<table:table-row><table:table-cell office:value-type='float' office:value='1200'><text:p>01200</text:p>"
              "</table:table-cell><table:table-cell office:value-type='currency' office:value='1234.5'><text:p>1 234,50 €"
              "</text:p></table:table-cell><table:table-cell office:value-type='date' office:date-value='2023-03-15'>"
              "<text:p>15/03/23</text:p></table:table-cell><table:table-cell office:value-type='float' "
              "office:value='7.3282932000074E13'><text:p>7,33E+13</text:p></table:table-cell></table:table-row>",
              "1[01200][1234.5][2023-03-15][73282932000074]");
  assert_ods (fixture, "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
              "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2' "
              "office:value-type='string'><text:p>a</text:p></table:table-cell></table:table-row>"
              "<table:table-row table:number-rows-repeated='1048571'><table:table-cell/></table:table-row>",
              "4[a][a] 5[a][a]");
}

/* The list is where more than a title is, its header where any list has it. */
static void
test_layout (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put_xlsx (fixture, "<row r='1'><c t='inlineStr'><is><t>Fournisseurs</t></is></c></row>"
            "<row r='3'><c t='inlineStr'><is><t>SIRET</t></is></c><c t='s'><v>0</v></c></row>"
            "<row r='4'><c><v>73282932000074</v></c><c t='s'><v>1</v></c></row>");
  g_autofree char *records = read_file (fixture, &layout, &error);
  g_assert_no_error (error);
  g_assert_cmpint (layout.format, ==, SOURCIER_LIST_XLSX);
  g_assert_cmpuint (layout.sheet, ==, 1);
  g_assert_cmpuint (layout.header_line, ==, 3);
  g_assert_cmpstr (records, ==, "4[73282932000074][L’ Étoile]");
}

static void
assert_book_refused (Fixture    *fixture,
                     const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *records = read_sheet (fixture, 0, &error);

  g_assert_null (records);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, words));
}

/* What was made to fill memory or time. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) bomb = g_string_new ("<table:table table:name='a'><table:table-row><table:table-cell "
                                           "office:value-type='string'><text:p>");

  put_ods (fixture, "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]>", "<table:table table:name='a'/>");
  assert_book_refused (fixture, "is damaged");
  put_ods (fixture, "", "<table:table table:name='a'>");
  assert_book_refused (fixture, "is damaged");
  put_ods (fixture, "", "");
  assert_book_refused (fixture, "has no sheet");
  put_ods (fixture, "", "<table:table table:name='a'><table:table-row table:number-rows-repeated='1048576'><table:table-cell "
           "table:number-columns-repeated='16384' office:value-type='string'><text:p>x</text:p></table:table-cell>"
           "</table:table-row></table:table>");
  assert_book_refused (fixture, "repeats a row");

  for (guint i = 0; i < 80 * 1024; i++)
    g_string_append_printf (bomb, "%01023d<a/>", 0);
  g_string_append (bomb, "</text:p></table:table-cell></table:table-row></table:table>");
  put_ods (fixture, "", bomb->str);
  assert_book_refused (fixture, "far more than a spreadsheet does");

  put (fixture, "PK\x03\x04 xl/ and nothing else", -1);
  assert_book_refused (fixture, "is damaged");
}

/* A sheet that somebody chose has a header of its own; a blank one is named in what is said. */
static void
test_wished_sheet (Fixture       *fixture,
                   gconstpointer  data)
{
  SourcierListWishes wishes = { .has_sheet = TRUE };
  SourcierListLayout layout;
  g_autoptr (GError) error = NULL;

  put_xlsx (fixture, "<row r='3'><c r='A3' t='str'><v>Nom</v></c><c r='B3' t='str'><v>Prix</v></c></row>"
                     "<row r='4'><c r='A4' t='str'><v>Miel</v></c><c r='B4'><v>5</v></c></row>");
  g_assert_true (sourcier_list_detect_with (fixture->file, &wishes, &layout, NULL, &error));
  g_assert_cmpuint (layout.sheet, ==, 0);
  g_assert_cmpuint (layout.header_line, ==, 2);
  wishes.sheet = 1;
  g_assert_true (sourcier_list_detect_with (fixture->file, &wishes, &layout, NULL, &error));
  g_assert_cmpuint (layout.sheet, ==, 1);
  g_assert_cmpuint (layout.header_line, ==, 3);
  wishes.sheet = 2;
  g_assert_false (sourcier_list_detect_with (fixture->file, &wishes, &layout, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_clear_error (&error);

  g_strlcpy (wishes.delimiter, ";", sizeof wishes.delimiter);
  wishes.sheet = 1;
  g_assert_false (sourcier_list_detect_with (fixture->file, &wishes, &layout, NULL, &error));
  g_assert_nonnull (strstr (error->message, "spreadsheet"));
  g_clear_error (&error);

  *wishes.delimiter = '\0';
  put_xlsx (fixture, "");
  g_assert_false (sourcier_list_detect_with (fixture->file, &wishes, &layout, NULL, &error));
  g_assert_nonnull (strstr (error->message, "“Liste”"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_with_file ("/book/xlsx", test_xlsx);
  add_with_file ("/book/since-1904", test_since_1904);
  add_with_file ("/book/ods", test_ods);
  add_with_file ("/book/layout", test_layout);
  add_with_file ("/book/refused", test_refused);
  add_with_file ("/book/wished-sheet", test_wished_sheet);

  return g_test_run ();
}
