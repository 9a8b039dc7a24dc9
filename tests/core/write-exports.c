/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-exports FOLDER: writes one document and some sheets in every format, for test-exports.py to read back. */
#include "exchange/document-html.h"
#include "exchange/document-layout.h"
#include "exchange/document-odt.h"
#include "exchange/document-pdf.h"
#include "exchange/sheet.h"

#include <math.h>

#define N_ROWS 10000

static const char *folder;

static GFile *
file_named (const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

static void
check (gboolean  written,
       GError   *error)
{
  if (!written)
    g_error ("%s", error->message);
}

static SourcierDocumentTable *
new_table (void)
{
  SourcierDocumentTable *table = sourcier_document_table_new ("Achats par famille <2025>");

  sourcier_document_table_add_column (table, "Famille", SOURCIER_ALIGN_START, 3);
  sourcier_document_table_add_column (table, "Montant HT", SOURCIER_ALIGN_END, 1);
  sourcier_document_table_add_column (table, "Contact", SOURCIER_ALIGN_START, 0.7);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Famille-%03u & cie", i);
      g_autofree char *amount = sourcier_language_format_money (SOURCIER_FRENCH, (gint64) i * 1000000);

      sourcier_document_table_add_row (table, (const char *[]) { name, amount, i == 0 ? "contact@atelier.example" : NULL });
    }
  sourcier_document_table_add_total (table, (const char *[]) { "Total", "71\u00a0400\u00a0000\u00a0€", NULL });
  return table;
}

static SourcierDocument *
new_document (void)
{
  static const char *const lines[] = { "Période 2026–2031", "Adopté le 14 décembre 2026", NULL };
  SourcierDocument *document = sourcier_document_new (SOURCIER_FRENCH, "Schéma & promotion <essai>");
  SourcierChart *chart = sourcier_chart_new_years (SOURCIER_FRENCH, SOURCIER_CHART_PERCENT);

  sourcier_document_set_creator (document, "Ville d’Œuvre");
  sourcier_document_set_day (document, sourcier_day_from_ymd (2026, 11, 22));
  sourcier_document_add_title_page (document, "Sous-titre", lines);
  sourcier_document_add_contents (document, 2);
  sourcier_document_add_page_break (document);
  sourcier_document_add_heading (document, 1, "1. Premier axe", "axe-1");
  sourcier_document_add_rich_text (document, "Un mot **gras**, un *penché*, un [lien](https://www.legifrance.gouv.fr).\n\n"
                                   "- point\n   - dedans\n- point encore\n\n1. numéro\n2. numéro deux\n", 2);
  sourcier_document_add_heading (document, 2, "1.1 Tableau", NULL);
  sourcier_document_take_table (document, new_table ());
  sourcier_chart_add_year (chart, 2026, 0.25, 0.224);
  sourcier_chart_add_year (chart, 2027, 0.3, NAN);
  sourcier_document_take_chart (document, chart, "Part des marchés");
  sourcier_document_add_heading (document, 1, "2. Second axe", NULL);
  sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_NOTE, "Deux  espaces\x01,\nune ligne");
  return document;
}

static gboolean
write_rows (SourcierSheets  *sheets,
            gpointer         data,
            GError         **error)
{
  static const SourcierSheetColumn columns[] = { { "SIRET", 16 }, { "Texte", 40 }, { "Montant", 14 }, { "Jour", 12 },
                                                 { "Part", 8 }, { "Nombre", 10 } };
  static const SourcierSheetColumn about[] = { { "À propos", 60 } };
  static const char *const texts[] = { "=1+1", "+33 1", "-5", "@SUM(A1)", "dit « é » \"oui\"; non", "ligne 1\nligne 2",
                                       "  deux  espaces ", "0012" };

  if (!sourcier_sheets_begin (sheets, "Liste: [essai]", columns, G_N_ELEMENTS (columns), error))
    return FALSE;
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *siret = g_strdup_printf ("%014u", i);
      const SourcierCell cells[] = {
        { SOURCIER_CELL_TEXT, .text = siret, .link = i == 0 ? "https://example.org/a?b=1&c=2" : NULL },
        { SOURCIER_CELL_TEXT, .text = texts[i % G_N_ELEMENTS (texts)] },
        { SOURCIER_CELL_MONEY, .cents = (gint64) i * 12345 - 100 },
        { SOURCIER_CELL_DAY, .day = sourcier_day_from_ymd (2000, 1, 1) + i },
        { SOURCIER_CELL_PERCENT, .number = i / 16.0 },
        { i % 2 == 0 ? SOURCIER_CELL_NUMBER : SOURCIER_CELL_EMPTY, .number = i * 0.5 },
      };

      if (!sourcier_sheets_add_row (sheets, cells, error))
        return FALSE;
    }

  const SourcierCell words = { SOURCIER_CELL_TEXT, .text = "Tous les fournisseurs, au 22 novembre 2026" };
  return sourcier_sheets_begin (sheets, "À propos de cette liste", about, 1, error)
         && sourcier_sheets_add_row (sheets, &words, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierDocument) document = new_document ();
  static const char *const names[] = { "sheet.csv", "sheet.xlsx", "sheet.ods" };

  folder = argv[1];
  g_autoptr (GFile) odt = file_named ("document.odt");
  g_autoptr (GFile) pdf = file_named ("document.pdf");
  g_autoptr (GFile) html = file_named ("document.html");
  check (sourcier_document_write_odt (document, odt, NULL, NULL, &error), error);
  check (sourcier_document_write_pdf (document, pdf, NULL, NULL, &error), error);
  check (sourcier_document_write_html (document, html, NULL, NULL, &error), error);
  for (SourcierSheetFormat i = 0; i < SOURCIER_N_SHEET_FORMATS; i++)
    {
      g_autoptr (GFile) file = file_named (names[i]);

      check (sourcier_sheets_write (file, i, SOURCIER_FRENCH, write_rows, NULL, NULL, &error), error);
    }
  return 0;
}
