/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-layout-private.h"

#include "exchange/page-text.h"

#include <string.h>

/* Bytes of a line after which the next space begins a new one, and after which anything does. */
#define LONG 4000
#define TOO_LONG 5000

/* More than a cell of a page's height shows, however thin its letters are. */
#define CELL_MOST_BYTES 60000

static void
insert (PangoAttrList  *list,
        PangoAttribute *attribute,
        guint           start,
        guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* A code or an address that has no room on one line goes on without a hyphen, which would read as a part of it. */
static PangoAttrList *
new_attributes (void)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  return list;
}

/* What each run has beside the look of the whole. */
static PangoAttrList *
attributes_of (const SourcierRichBlock *text)
{
  PangoAttrList *list = new_attributes ();
  guint at = 0;

  for (guint i = 0; i < text->runs->len; i++)
    {
      const SourcierRichRun *run = text->runs->pdata[i];
      guint end = at + (guint) strlen (run->text);

      if (run->style & SOURCIER_RICH_BOLD)
        insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), at, end);
      if (run->style & SOURCIER_RICH_ITALIC)
        insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC), at, end);
      if (run->link != NULL)
        {
          insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), at, end);
          insert (list, pango_attr_foreground_new (0x1a1a, 0x5f5f, 0xb4b4), at, end);
        }
      at = end;
    }
  return list;
}

/* Laying out a line takes as long as all that follows it in its paragraph: what is as long as a book, or one word of a million
 * letters, goes on on a new line now and then. @since is how far the last one is. */
static char *
break_up (const char *text,
          gsize      *since)
{
  GString *broken = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize length = (gsize) (g_utf8_next_char (at) - at);

      *since = *at == '\n' ? 0 : *since + length;
      if (*since > (*at == ' ' ? LONG : TOO_LONG))
        {
          g_string_append_c (broken, '\n');
          *since = *at == ' ' ? 0 : length;
          length = *at == ' ' ? 0 : length;
        }
      g_string_append_len (broken, at, (gssize) length);
    }
  return g_string_free (broken, FALSE);
}

/* Returns: (transfer full): the text in lines that are not too long; one that has no such line as it is. */
static SourcierRichBlock *
break_up_block (const SourcierRichBlock *text,
                gsize                    most)
{
  SourcierRichBlock *broken = sourcier_rich_block_new (text->kind, text->level);
  gsize since = 0;

  for (guint i = 0; i < text->runs->len && most > 0; i++)
    {
      const SourcierRichRun *run = text->runs->pdata[i];
      gsize length = strlen (run->text);
      g_autofree char *cut = length > most ? g_utf8_substring (run->text, 0, (glong) (most / 4)) : NULL;
      g_autofree char *words = break_up (cut != NULL ? cut : run->text, &since);

      sourcier_rich_block_append (broken, words, run->style, run->link);
      most -= MIN (length, most);
    }
  return broken;
}

/* A text of one style, at most @width points wide. */
PangoLayout *
_sourcier_lay_plain (PangoContext       *context,
                     const char         *text,
                     const SourcierLook *look,
                     double              width)
{
  gsize since = 0;
  g_autofree char *broken = break_up (text, &since);
  PangoLayout *layout = sourcier_page_text_new (context, broken, look->size, look->bold);
  PangoAttrList *attributes = new_attributes ();

  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  if (look->italic)
    {
      PangoFontDescription *font = pango_font_description_copy (pango_layout_get_font_description (layout));

      pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
    }
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, (float) look->line);
  return layout;
}

/* As many bytes of a text with its styles, at most @width points wide. */
static PangoLayout *
lay_most (PangoContext            *context,
          const SourcierRichBlock *text,
          gsize                    most,
          const SourcierLook      *look,
          double                   width,
          SourcierAlign            align)
{
  static const PangoAlignment aligns[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_RIGHT, PANGO_ALIGN_CENTER };
  g_autoptr (SourcierRichBlock) broken = break_up_block (text, most);
  g_autofree char *plain = _sourcier_document_plain (broken);
  PangoLayout *layout = _sourcier_lay_plain (context, plain, look, width);
  PangoAttrList *attributes = attributes_of (broken);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, aligns[align]);
  pango_attr_list_unref (attributes);
  return layout;
}

/* A text with its styles, at most @width points wide. */
PangoLayout *
_sourcier_lay_text (PangoContext            *context,
                    const SourcierRichBlock *text,
                    const SourcierLook      *look,
                    double                   width,
                    SourcierAlign            align)
{
  return lay_most (context, text, G_MAXSIZE, look, width, align);
}

/* The text of a cell; what would not stand on one page ends with an ellipsis. */
PangoLayout *
_sourcier_lay_cell (PangoContext            *context,
                    const SourcierRichBlock *text,
                    const SourcierLook      *look,
                    double                   width,
                    SourcierAlign            align)
{
  PangoLayout *layout = lay_most (context, text, CELL_MOST_BYTES, look, MAX (width - 2 * SOURCIER_CELL_PADDING, 1), align);

  if (_sourcier_laid_height (layout) > SOURCIER_CELL_MOST)
    {
      pango_layout_set_height (layout, (int) (SOURCIER_CELL_MOST * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

/* How high a text is, in points. */
double
_sourcier_laid_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
_sourcier_column_width (const SourcierDocumentTable *table,
                        guint                        column,
                        double                       width)
{
  double total = 0;

  for (guint i = 0; i < table->columns->len; i++)
    total += ((const SourcierDocumentColumn *) table->columns->pdata[i])->width;
  return width * ((const SourcierDocumentColumn *) table->columns->pdata[column])->width / total;
}

/* How high a row is, in points. @cells is NULL for the row of titles. */
double
_sourcier_row_height (PangoContext                *context,
                      const SourcierDocumentTable *table,
                      SourcierRichBlock          **cells,
                      gboolean                     bold,
                      double                       width)
{
  double most = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const SourcierDocumentColumn *column = table->columns->pdata[i];
      g_autoptr (PangoLayout) layout = _sourcier_lay_cell (context, cells != NULL ? cells[i] : column->title,
                                                           _sourcier_look_of_cell (bold),
                                                           _sourcier_column_width (table, i, width), column->align);

      most = MAX (most, _sourcier_laid_height (layout));
    }
  return most + 2 * SOURCIER_CELL_PADDING;
}
