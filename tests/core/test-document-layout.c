/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-layout-private.h"
#include "exchange/page-text.h"
#include "exchange/text-decoder.h"

#include <string.h>

#define WORDS "La collectivité réserve chaque année une part de ses marchés aux structures d’insertion, suit l’exécution " \
              "des clauses sociales avec le facilitateur du territoire et rend compte des heures réalisées. "

static SourcierDocumentLayout *
lay_out (SourcierDocument *document)
{
  g_autoptr (GError) error = NULL;
  SourcierDocumentLayout *layout = sourcier_document_layout_new (document, NULL, NULL, &error);

  g_assert_no_error (error);
  return layout;
}

static const SourcierPiece *
piece (SourcierDocumentLayout *layout,
       guint                   i)
{
  return &g_array_index (layout->pieces, SourcierPiece, i);
}

/* Whatever stands on a page stands between its head and its foot, and nothing over anything else. */
static void
assert_pages (SourcierDocumentLayout *layout)
{
  double end = 0;
  guint page = 0;

  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const SourcierPiece *at = piece (layout, i);

      g_assert_cmpuint (at->page, >=, page);
      g_assert_cmpuint (at->page, <, sourcier_document_layout_n_pages (layout));
      if (at->page > page)
        end = 0;
      g_assert_cmpfloat (at->y, >=, end - 0.01);
      g_assert_cmpfloat (at->y + at->height, <=, layout->height - SOURCIER_PAGE_BOTTOM + 0.01);
      page = at->page;
      end = at->y + at->height;
    }
}

/* However much stands before it, a heading has two lines of its text under it on its page. */
static void
test_heading_kept (void)
{
  guint pushed = 0;

  for (guint n_notes = 0; n_notes < 60; n_notes++)
    {
      g_autoptr (SourcierDocument) document = sourcier_document_new (SOURCIER_FRENCH, "Essai");

      for (guint i = 0; i < n_notes; i++)
        sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_NOTE, "Une ligne");
      sourcier_document_add_heading (document, 1, "Titre", NULL);
      sourcier_document_add_heading (document, 2, "Sous-titre", NULL);
      sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_BODY, WORDS WORDS WORDS);

      g_autoptr (SourcierDocumentLayout) layout = lay_out (document);
      const SourcierPiece *heading = piece (layout, n_notes), *under = piece (layout, n_notes + 1),
        *text = piece (layout, n_notes + 2);
      assert_pages (layout);
      g_assert_cmpuint (heading->page, ==, under->page);
      g_assert_cmpuint (heading->page, ==, text->page);
      g_assert_cmpuint (text->last - text->first, >=, 2);
      pushed += n_notes > 0 && heading->page > piece (layout, n_notes - 1)->page;
    }
  g_assert_cmpuint (pushed, >, 0);
}

/* A paragraph goes on over the page's end with two lines at least on each side, and no line is lost. */
static void
test_lines (void)
{
  guint split = 0;

  for (guint n_notes = 20; n_notes < 60; n_notes++)
    {
      g_autoptr (SourcierDocument) document = sourcier_document_new (SOURCIER_ENGLISH, "Test");

      for (guint i = 0; i < n_notes; i++)
        sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_NOTE, "One line");
      sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_BODY, WORDS WORDS WORDS WORDS);

      g_autoptr (SourcierDocumentLayout) layout = lay_out (document);
      assert_pages (layout);
      guint n_pieces = layout->pieces->len - n_notes, next = 0;
      for (guint i = 0; i < n_pieces; i++)
        {
          const SourcierPiece *at = piece (layout, n_notes + i);

          g_assert_cmpuint (at->first, ==, next);
          g_assert_cmpuint (at->last - at->first, >=, 2);
          next = at->last;
        }
      split += n_pieces == 2;
    }
  g_assert_cmpuint (split, >, 0);
}

static SourcierDocument *
new_with_table (guint       n_rows,
                const char *long_text)
{
  SourcierDocument *document = sourcier_document_new (SOURCIER_FRENCH, "Liste");
  SourcierDocumentTable *table = sourcier_document_table_new ("Fournisseurs");

  sourcier_document_table_add_column (table, "Nom", SOURCIER_ALIGN_START, 1);
  sourcier_document_table_add_column (table, "Note", SOURCIER_ALIGN_START, 1);
  for (guint i = 0; i < n_rows; i++)
    sourcier_document_table_add_row (table, (const char *[]) { i % 7 == 0 ? WORDS : "Élan", NULL });
  if (long_text != NULL)
    sourcier_document_table_add_row (table, (const char *[]) { "Long", long_text });
  sourcier_document_table_add_total (table, (const char *[]) { "Total", "12" });
  sourcier_document_take_table (document, table);
  return document;
}

/* Every row is on one page, once; the total has a row before it on its page. */
static void
test_rows (void)
{
  for (guint n_rows = 1; n_rows < 90; n_rows++)
    {
      g_autoptr (SourcierDocument) document = new_with_table (n_rows, NULL);
      g_autoptr (SourcierDocumentLayout) layout = lay_out (document);
      guint next = 0;

      assert_pages (layout);
      for (guint i = 0; i < layout->pieces->len; i++)
        {
          g_assert_cmpuint (piece (layout, i)->first, ==, next);
          next = piece (layout, i)->last;
        }
      g_assert_cmpuint (next, ==, n_rows + 1);
      g_assert_cmpuint (next - piece (layout, layout->pieces->len - 1)->first, >=, 2);
    }
}

/* A note as long as a book still stands on one page, on either side of the paper. */
static void
test_long_cell (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (text, WORDS);
  for (guint lying = 0; lying < 2; lying++)
    {
      g_autoptr (SourcierDocument) document = new_with_table (3, text->str);
      sourcier_document_set_landscape (document, lying);

      g_autoptr (SourcierDocumentLayout) layout = lay_out (document);
      assert_pages (layout);
    }
}

/* A cell that was pasted from somewhere else may hold a million letters, with spaces or without: it is laid out all the same, and what
 * stands in a paragraph is on its pages. */
static void
test_endless (void)
{
  static const char * const words[] = { "N", "Atelier de la Ville ", "e\xcc\x81" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < 200000)
        g_string_append (text, words[i]);

      g_autoptr (SourcierDocument) document = new_with_table (1, text->str);
      sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_BODY, text->str);

      g_autoptr (SourcierDocumentLayout) layout = lay_out (document);
      assert_pages (layout);
      /* A page holds about 4 000 letters, and twice as many that are narrow. */
      g_assert_cmpuint (sourcier_document_layout_n_pages (layout), >, 20);
    }
}

static guint64
sum_of_page (SourcierDocumentLayout *layout,
             guint                   page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t *cr = cairo_create (surface);
  guint64 dark = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sourcier_document_layout_draw_page (layout, cr, page);
  cairo_surface_flush (surface);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);

  const guchar *data = cairo_image_surface_get_data (surface);
  for (gsize i = 0; i < (gsize) cairo_image_surface_get_stride (surface) * 842; i += 4)
    dark += 255 - data[i];
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return dark;
}

static gpointer
draw_elsewhere (gpointer data)
{
  guint64 *dark = g_new (guint64, 1);

  *dark = sum_of_page (data, 0);
  return dark;
}

/* What a worker laid out another thread draws, point by point the same. */
static void
test_threads (void)
{
  g_autoptr (SourcierDocument) document = new_with_table (60, NULL);
  g_autoptr (SourcierDocumentLayout) layout = lay_out (document);
  g_autofree guint64 *elsewhere = g_thread_join (g_thread_new ("draws", draw_elsewhere, layout));

  g_assert_cmpuint (*elsewhere, >, 100000);
  g_assert_cmpuint (*elsewhere, ==, sum_of_page (layout, 0));
  g_assert_cmpuint (sum_of_page (layout, 1), >, 10000);
}

/* An address that has no room on one line goes on below: each letter has a glyph, and there is no other. */
static void
test_no_hyphen (void)
{
  PangoContext *context = sourcier_page_context_new (SOURCIER_FRENCH);
  g_autoptr (PangoLayout) layout = _sourcier_lay_plain (context, "contact@atelier.example", _sourcier_look_of_cell (FALSE),
                                                        60);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  int n_glyphs = 0;

  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  for (GSList *run = line->runs; run != NULL; run = run->next)
    n_glyphs += ((PangoGlyphItem *) run->data)->glyphs->num_glyphs;
  g_assert_cmpint (n_glyphs, ==, line->length);
  g_object_unref (context);
}

static void
test_cancelled (void)
{
  g_autoptr (SourcierDocument) document = new_with_table (1000, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sourcier_document_layout_new (document, NULL, cancellable, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
}

static void
test_empty (void)
{
  g_autoptr (SourcierDocument) document = sourcier_document_new (SOURCIER_FRENCH, "");
  g_autoptr (SourcierDocumentLayout) layout = lay_out (document);

  g_assert_cmpuint (sourcier_document_layout_n_pages (layout), ==, 1);
  g_assert_cmpuint (sum_of_page (layout, 0), >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-layout/heading-kept", test_heading_kept);
  g_test_add_func ("/document-layout/lines", test_lines);
  g_test_add_func ("/document-layout/rows", test_rows);
  g_test_add_func ("/document-layout/long-cell", test_long_cell);
  g_test_add_func ("/document-layout/endless", test_endless);
  g_test_add_func ("/document-layout/threads", test_threads);
  g_test_add_func ("/document-layout/no-hyphen", test_no_hyphen);
  g_test_add_func ("/document-layout/cancelled", test_cancelled);
  g_test_add_func ("/document-layout/empty", test_empty);

  return g_test_run ();
}
