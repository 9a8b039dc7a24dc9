/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-odt-private.h"

static char *
format_cm (double cm)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (digits, sizeof digits, "%.2f", cm), "cm", NULL);
}

double
_sourcier_odt_text_width (SourcierDocument *document)
{
  return (document->landscape ? 29.7 : 21.0) - 2 * 2.3;
}

/* Paragraphs that begin a page: the same style, after a break, on the cover or on the first page after it. */
static void
write_break_styles (SourcierOdt *odt,
                    const char  *style)
{
  static const char *const kinds[] = { "Break_", "Cover_", "Page_" };
  static const char *const masters[] = { NULL, "Cover", "Standard" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i], style, NULL);

      sourcier_xml_writer_start (odt->xml, "style:style", "style:name", name, "style:family", "paragraph",
                                 "style:parent-style-name", style, NULL);
      sourcier_xml_writer_attribute (odt->xml, "style:master-page-name", masters[i]);
      if (masters[i] == NULL)
        sourcier_xml_writer_leaf (odt->xml, "style:paragraph-properties", NULL, "fo:break-before", "page", NULL);
      sourcier_xml_writer_end (odt->xml);
    }
}

static void
write_text_style (SourcierOdt *odt,
                  const char  *name,
                  gboolean     bold,
                  gboolean     italic)
{
  sourcier_xml_writer_start (odt->xml, "style:style", "style:name", name, "style:family", "text", NULL);
  sourcier_xml_writer_start (odt->xml, "style:text-properties", NULL);
  sourcier_xml_writer_attribute (odt->xml, "fo:font-weight", bold ? "bold" : NULL);
  sourcier_xml_writer_attribute (odt->xml, "fo:font-style", italic ? "italic" : NULL);
  sourcier_xml_writer_end (odt->xml);
  sourcier_xml_writer_end (odt->xml);
}

/* A paragraph of a cell, by where it stands and whether it is bold. */
static void
write_cell_paragraph (SourcierOdt *odt,
                      const char  *name,
                      const char  *parent,
                      const char  *align)
{
  sourcier_xml_writer_start (odt->xml, "style:style", "style:name", name, "style:family", "paragraph",
                             "style:parent-style-name", parent, NULL);
  sourcier_xml_writer_leaf (odt->xml, "style:paragraph-properties", NULL, "fo:text-align", align, NULL);
  sourcier_xml_writer_end (odt->xml);
}

static void
write_cell_style (SourcierOdt *odt,
                  const char  *name,
                  const char  *background,
                  const char  *top,
                  const char  *bottom)
{
  sourcier_xml_writer_start (odt->xml, "style:style", "style:name", name, "style:family", "table-cell", NULL);
  sourcier_xml_writer_leaf (odt->xml, "style:table-cell-properties", NULL, "fo:background-color", background,
                            "fo:border-left", "none", "fo:border-right", "none", "fo:border-top", top,
                            "fo:border-bottom", bottom, "fo:padding", "0.12cm", NULL);
  sourcier_xml_writer_end (odt->xml);
}

static void
write_table_style (SourcierOdt                 *odt,
                   const SourcierDocumentTable *table)
{
  g_autofree char *name = g_strdup_printf ("Table%u", ++odt->n_tables);
  double total = 0, width = _sourcier_odt_text_width (odt->document);
  g_autofree char *whole = format_cm (width);

  for (guint i = 0; i < table->columns->len; i++)
    total += ((const SourcierDocumentColumn *) table->columns->pdata[i])->width;

  sourcier_xml_writer_start (odt->xml, "style:style", "style:name", name, "style:family", "table", NULL);
  sourcier_xml_writer_leaf (odt->xml, "style:table-properties", NULL, "style:width", whole, "table:align", "margins",
                            "fo:margin-bottom", "0.4cm", "table:border-model", "collapsing", NULL);
  sourcier_xml_writer_end (odt->xml);
  for (guint i = 0; i < table->columns->len; i++)
    {
      double share = ((const SourcierDocumentColumn *) table->columns->pdata[i])->width / total;
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i + 1);
      g_autofree char *cm = format_cm (share * width);
      g_autofree char *relative = g_strdup_printf ("%d*", (int) (share * 65535));

      sourcier_xml_writer_start (odt->xml, "style:style", "style:name", column, "style:family", "table-column", NULL);
      sourcier_xml_writer_leaf (odt->xml, "style:table-column-properties", NULL, "style:column-width", cm,
                                "style:rel-column-width", relative, NULL);
      sourcier_xml_writer_end (odt->xml);
    }
}

/* The styles that the body needs beside those an author sees. */
void
_sourcier_odt_styles (SourcierOdt *odt)
{
  static const char *const paragraphs[] = {
    "Title", "Subtitle", "Heading_20_1", "Heading_20_2", "Heading_20_3", "Heading_20_4", "Text_20_body", "Note", "List",
    "Caption", "Figure", "Contents_20_Heading",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    write_break_styles (odt, paragraphs[i]);
  write_text_style (odt, "Bold", TRUE, FALSE);
  write_text_style (odt, "Italic", FALSE, TRUE);
  write_text_style (odt, "BoldItalic", TRUE, TRUE);
  write_cell_paragraph (odt, "CellEnd", "Table_20_Contents", "end");
  write_cell_paragraph (odt, "CellCenter", "Table_20_Contents", "center");
  write_cell_paragraph (odt, "HeadingEnd", "Table_20_Heading", "end");
  write_cell_paragraph (odt, "HeadingCenter", "Table_20_Heading", "center");
  sourcier_xml_writer_start (odt->xml, "style:style", "style:name", "CaptionAbove", "style:family", "paragraph",
                             "style:parent-style-name", "Caption", NULL);
  sourcier_xml_writer_leaf (odt->xml, "style:paragraph-properties", NULL, "fo:keep-with-next", "always", NULL);
  sourcier_xml_writer_end (odt->xml);
  write_break_styles (odt, "CaptionAbove");
  write_cell_style (odt, "CellHeading", "#eaedf2", "0.5pt solid #6b7280", "0.5pt solid #6b7280");
  write_cell_style (odt, "Cell", "transparent", "none", "0.25pt solid #c5c9d1");
  write_cell_style (odt, "CellTotal", "#f5f6f8", "0.5pt solid #6b7280", "0.5pt solid #6b7280");
  sourcier_xml_writer_start (odt->xml, "style:style", "style:name", "Row", "style:family", "table-row", NULL);
  sourcier_xml_writer_leaf (odt->xml, "style:table-row-properties", NULL, "fo:keep-together", "always", NULL);
  sourcier_xml_writer_end (odt->xml);

  for (guint i = 0; i < odt->document->blocks->len; i++)
    {
      const SourcierBlock *block = odt->document->blocks->pdata[i];

      if (block->kind == SOURCIER_BLOCK_TABLE)
        write_table_style (odt, block->table);
    }
  odt->n_tables = 0;
}

static void
write_cell (SourcierOdt             *odt,
            const SourcierRichBlock *text,
            SourcierAlign            align,
            const char              *cell_style,
            gboolean                 bold)
{
  static const char *const styles[2][3] = { { "Table_20_Contents", "CellEnd", "CellCenter" },
                                            { "Table_20_Heading", "HeadingEnd", "HeadingCenter" } };

  sourcier_xml_writer_start (odt->xml, "table:table-cell", "table:style-name", cell_style,
                             "office:value-type", "string", NULL);
  _sourcier_odt_paragraph (odt, styles[bold][align], text);
  sourcier_xml_writer_end (odt->xml);
}

static void
write_row (SourcierOdt                 *odt,
           const SourcierDocumentTable *table,
           const SourcierDocumentRow   *row)
{
  sourcier_xml_writer_start (odt->xml, "table:table-row", "table:style-name", "Row", NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SourcierDocumentColumn *column = table->columns->pdata[i];

      if (row == NULL)
        write_cell (odt, column->title, column->align, "CellHeading", TRUE);
      else
        write_cell (odt, row->cells[i], column->align, row->is_total ? "CellTotal" : "Cell", row->is_total);
    }
  sourcier_xml_writer_end (odt->xml);
}

/* A table with its caption; its header row comes again on each page. */
void
_sourcier_odt_table (SourcierOdt                 *odt,
                     const SourcierDocumentTable *table)
{
  g_autofree char *name = g_strdup_printf ("Table%u", ++odt->n_tables);

  if (table->caption != NULL)
    _sourcier_odt_words (odt, "CaptionAbove", table->caption);
  else if (*odt->before != '\0')
    _sourcier_odt_words (odt, "Note", "");

  sourcier_xml_writer_start (odt->xml, "table:table", "table:name", name, "table:style-name", name, NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i + 1);

      sourcier_xml_writer_leaf (odt->xml, "table:table-column", NULL, "table:style-name", column, NULL);
    }
  sourcier_xml_writer_start (odt->xml, "table:table-header-rows", NULL);
  write_row (odt, table, NULL);
  sourcier_xml_writer_end (odt->xml);
  for (guint i = 0; i < table->rows->len && !sourcier_xml_writer_has_failed (odt->xml); i++)
    write_row (odt, table, table->rows->pdata[i]);
  sourcier_xml_writer_end (odt->xml);
}
