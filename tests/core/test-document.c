/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "exchange/document-pdf.h"
#include "exchange/document-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>

static const SourcierBlock *
block (SourcierDocument *document,
       guint             i)
{
  return document->blocks->pdata[i];
}

/* What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets) is left out, the rest stays. */
static void
test_clean (void)
{
  g_autofree char *clean = sourcier_text_clean ("a\x01\x1b" "b\r\nc\rd\te\xff\x7f é\xEF\xBF\xBF");

  g_assert_cmpstr (clean, ==, "ab\nc\nd e\uFFFD é");
  g_assert_true (sourcier_text_is_clean (""));
  g_assert_true (sourcier_text_is_clean ("ab\nc\nd e\uFFFD é 🙂 ~\u00A0"));
  for (const char * const *each = (const char * const []) { "a\tb", "a\rb", "\x1b", "\x7f", "\xff", "é\xC2\x85", "\u2028", "\u2029",
                                                            "\xEF\xBF\xBE", "\xEF\xBF\xBF", NULL }; *each != NULL; each++)
    g_assert_false (sourcier_text_is_clean (*each));
}

static void
test_rich_text (void)
{
  g_autoptr (SourcierDocument) document = sourcier_document_new (SOURCIER_FRENCH, "Schéma");

  sourcier_document_add_rich_text (document, "# Axe\n\nUn *deux*.\n\n1. x\n2. y\n", 2);
  g_assert_cmpuint (document->blocks->len, ==, 4);
  g_assert_cmpint (block (document, 0)->kind, ==, SOURCIER_BLOCK_HEADING);
  g_assert_cmpuint (block (document, 0)->level, ==, 3);
  g_assert_cmpuint (block (document, 1)->text->runs->len, ==, 3);
  g_assert_cmpint (block (document, 3)->kind, ==, SOURCIER_BLOCK_ITEM);
  g_assert_cmpuint (block (document, 3)->number, ==, 2);
}

static void
test_ids (void)
{
  g_autoptr (SourcierDocument) document = sourcier_document_new (SOURCIER_FRENCH, "Schéma\nde promotion");

  sourcier_document_add_heading (document, 1, "Axe 1", "axe");
  sourcier_document_add_heading (document, 9, "Axe 2", "axe");
  sourcier_document_add_heading (document, 1, "Fin", "1 é");
  sourcier_document_add_heading (document, 0, "Fin", NULL);
  g_assert_cmpstr (sourcier_document_get_title (document), ==, "Schéma de promotion");
  g_assert_cmpstr (block (document, 0)->id, ==, "axe");
  g_assert_cmpstr (block (document, 1)->id, ==, "axe-2");
  g_assert_cmpuint (block (document, 1)->level, ==, 4);
  g_assert_cmpstr (block (document, 2)->id, ==, "h1---");
  g_assert_cmpuint (block (document, 3)->level, ==, 1);
}

/* Numbers as a reader counts them: a deeper list begins again under each item, a paragraph ends a list. */
static void
test_numbers (void)
{
  static const struct { SourcierListKind kind; guint depth, number; } items[] = {
    { SOURCIER_NUMBERS, 1, 1 }, { SOURCIER_NUMBERS, 2, 1 }, { SOURCIER_NUMBERS, 2, 2 }, { SOURCIER_NUMBERS, 1, 2 },
    { SOURCIER_NUMBERS, 2, 1 }, { SOURCIER_BULLETS, 1, 0 }, { SOURCIER_NUMBERS, 1, 1 },
  };
  g_autoptr (SourcierDocument) document = sourcier_document_new (SOURCIER_ENGLISH, "List");

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      sourcier_document_add_item (document, items[i].kind, items[i].depth, "x");
      g_assert_cmpuint (block (document, i)->number, ==, items[i].number);
    }
  sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_BODY, "then");
  sourcier_document_add_item (document, SOURCIER_NUMBERS, 1, "y");
  g_assert_cmpuint (block (document, document->blocks->len - 1)->number, ==, 1);
}

static void
test_table (void)
{
  g_autoptr (SourcierDocumentTable) table = sourcier_document_table_new ("Montants");

  sourcier_document_table_add_column (table, "Famille", SOURCIER_ALIGN_START, 3);
  sourcier_document_table_add_column (table, "Montant", SOURCIER_ALIGN_END, 1);
  sourcier_document_table_add_row (table, (const char *[]) { "Travaux", NULL });
  sourcier_document_table_take_cell (table, 1, _sourcier_document_text ("12"));
  sourcier_document_table_add_total (table, (const char *[]) { "Total", "12" });

  const SourcierDocumentRow *first = table->rows->pdata[0], *last = table->rows->pdata[1];
  g_autofree char *cell = _sourcier_document_plain (first->cells[1]);
  g_assert_cmpstr (cell, ==, "12");
  g_assert_false (first->is_total);
  g_assert_true (last->is_total);
}

/* The tags of a PDF tell places, which whoever writes 12,5 for 12.5 must tell too. */
static void
test_pdf_in_any_locale (void)
{
  static const char * const locales[] = { "C.UTF-8", "fr_FR.UTF-8" };
  g_autofree char *folder = g_dir_make_tmp ("sourcier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "links.pdf", NULL);
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (SourcierDocument) document = sourcier_document_new (SOURCIER_FRENCH, "Schéma");
      g_autoptr (GError) error = NULL;

      sourcier_document_add_contents (document, 2);
      sourcier_document_add_heading (document, 1, "Avant-propos", NULL);
      sourcier_document_add_heading (document, 1, "Suivi", NULL);
      if (setlocale (LC_NUMERIC, locales[i]) == NULL)
        continue;
      sourcier_document_write_pdf (document, file, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  setlocale (LC_NUMERIC, before);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/clean", test_clean);
  g_test_add_func ("/document/rich-text", test_rich_text);
  g_test_add_func ("/document/ids", test_ids);
  g_test_add_func ("/document/numbers", test_numbers);
  g_test_add_func ("/document/table", test_table);
  g_test_add_func ("/document/pdf-in-any-locale", test_pdf_in_any_locale);

  return g_test_run ();
}
