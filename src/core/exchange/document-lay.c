/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-layout-private.h"

#include "exchange/page-text.h"

#include <string.h>

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

/* A text of one style, at most @width points wide. */
PangoLayout *
_sourcier_lay_plain (PangoContext       *context,
                     const char         *text,
                     const SourcierLook *look,
                     double              width)
{
  PangoLayout *layout = sourcier_page_text_new (context, text, look->size, look->bold);
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

/* A text with its styles, at most @width points wide. */
PangoLayout *
_sourcier_lay_text (PangoContext            *context,
                    const SourcierRichBlock *text,
                    const SourcierLook      *look,
                    double                   width,
                    SourcierAlign            align)
{
  static const PangoAlignment aligns[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_RIGHT, PANGO_ALIGN_CENTER };
  g_autofree char *plain = _sourcier_document_plain (text);
  PangoLayout *layout = _sourcier_lay_plain (context, plain, look, width);
  PangoAttrList *attributes = attributes_of (text);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, aligns[align]);
  pango_attr_list_unref (attributes);
  return layout;
}

/* The text of a cell; what would not stand on one page ends with an ellipsis. */
PangoLayout *
_sourcier_lay_cell (PangoContext            *context,
                    const SourcierRichBlock *text,
                    const SourcierLook      *look,
                    double                   width,
                    SourcierAlign            align)
{
  PangoLayout *layout = _sourcier_lay_text (context, text, look, MAX (width - 2 * SOURCIER_CELL_PADDING, 1), align);

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
