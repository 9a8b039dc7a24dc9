/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/label-sheet-private.h"

#include "exchange/odf-package.h"

#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define XMLNS "xmlns:office", SOURCIER_ODF_OFFICE, \
              "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0", \
              "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0", \
              "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0", \
              "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", \
              "office:version", SOURCIER_ODF_VERSION

/* What is left below the last row, so that rounding does not push it onto the next sheet. */
#define SLACK 0.8

static void
add_length (SourcierXmlWriter *xml,
            const char        *name,
            double             mm)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *value = g_strconcat (g_ascii_formatd (digits, sizeof digits, "%.2f", mm), "mm", NULL);

  sourcier_xml_writer_attribute (xml, name, value);
}

static void
start_style (SourcierXmlWriter *xml,
             const char        *name,
             const char        *family)
{
  sourcier_xml_writer_start (xml, "style:style", "style:name", name, "style:family", family, NULL);
}

static void
write_page_layout (SourcierXmlWriter         *xml,
                   const SourcierLabelFormat *format)
{
  gboolean wide = format->page_width > format->page_height;

  sourcier_xml_writer_start (xml, "style:page-layout", "style:name", "Sheet", NULL);
  sourcier_xml_writer_start (xml, "style:page-layout-properties", "style:print-orientation", wide ? "landscape" : "portrait",
                             NULL);
  add_length (xml, "fo:page-width", format->page_width);
  add_length (xml, "fo:page-height", format->page_height);
  add_length (xml, "fo:margin-left", format->left);
  add_length (xml, "fo:margin-right", 0);
  add_length (xml, "fo:margin-top", format->top);
  add_length (xml, "fo:margin-bottom",
              MAX (format->page_height - format->top - format->rows * format->height - SLACK, 0));
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_end (xml);
}

static gboolean
write_styles (SourcierZipWriter          *zip,
              const SourcierLabelFormat  *format,
              GError                    **error)
{
  g_autoptr (SourcierXmlWriter) xml = sourcier_xml_writer_new_entry (zip, "styles.xml");

  sourcier_xml_writer_start (xml, "office:document-styles", XMLNS, NULL);
  sourcier_xml_writer_start (xml, "office:styles", NULL);
  sourcier_xml_writer_leaf (xml, "style:style", NULL, "style:name", "Standard", "style:family", "paragraph", NULL);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_start (xml, "office:automatic-styles", NULL);
  write_page_layout (xml, format);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_start (xml, "office:master-styles", NULL);
  sourcier_xml_writer_leaf (xml, "style:master-page", NULL, "style:name", "Standard", "style:page-layout-name", "Sheet", NULL);
  return sourcier_xml_writer_close (xml, error);
}

static void
write_column_style (SourcierXmlWriter *xml,
                    const char        *name,
                    double             width)
{
  start_style (xml, name, "table-column");
  sourcier_xml_writer_start (xml, "style:table-column-properties", NULL);
  add_length (xml, "style:column-width", width);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_end (xml);
}

static void
write_row_style (SourcierXmlWriter         *xml,
                 const SourcierLabelFormat *format)
{
  start_style (xml, "Row", "table-row");
  sourcier_xml_writer_start (xml, "style:table-row-properties", "fo:keep-together", "always", NULL);
  add_length (xml, "style:row-height", format->height);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_end (xml);
}

static void
write_cell_style (SourcierXmlWriter *xml)
{
  start_style (xml, "Label", "table-cell");
  sourcier_xml_writer_start (xml, "style:table-cell-properties", "style:vertical-align", "middle", "fo:border", "none",
                             "fo:padding-top", "0mm", "fo:padding-bottom", "0mm", NULL);
  add_length (xml, "fo:padding-left", SOURCIER_LABEL_PADDING);
  add_length (xml, "fo:padding-right", 1);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_end (xml);
}

static void
write_paragraph_styles (SourcierXmlWriter *xml)
{
  static const struct { const char *name, *size; } sizes[] = {
    { "Address", "10pt" }, { "SmallAddress", "8pt" }, { "End", "1pt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      start_style (xml, sizes[i].name, "paragraph");
      sourcier_xml_writer_leaf (xml, "style:paragraph-properties", NULL, "fo:margin-top", "0mm", "fo:margin-bottom", "0mm",
                                NULL);
      sourcier_xml_writer_leaf (xml, "style:text-properties", NULL, "fo:font-family", "Arial", "fo:font-size", sizes[i].size,
                                "fo:hyphenate", "false", NULL);
      sourcier_xml_writer_end (xml);
    }
}

static void
write_automatic_styles (SourcierXmlWriter         *xml,
                        const SourcierLabelFormat *format)
{
  double all = format->columns * format->width + (format->columns - 1) * (format->across - format->width);

  sourcier_xml_writer_start (xml, "office:automatic-styles", NULL);
  start_style (xml, "Sheets", "table");
  sourcier_xml_writer_start (xml, "style:table-properties", "table:align", "left", "table:border-model", "collapsing", NULL);
  add_length (xml, "style:width", all);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_end (xml);
  write_column_style (xml, "LabelColumn", format->width);
  if (format->across > format->width)
    write_column_style (xml, "GapColumn", format->across - format->width);
  write_row_style (xml, format);
  write_cell_style (xml);
  write_paragraph_styles (xml);
  sourcier_xml_writer_end (xml);
}

/* The text processor wraps what is too wide; a long address is written smaller so that it keeps its lines. */
static const char *
choose_style (const char                *text,
              const SourcierLabelFormat *format)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  glong longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (lines[i], -1));
  /* About 2 mm a character, and 4.2 mm a line, of 10 points. */
  return longest * 2.0 > format->width - 2 * SOURCIER_LABEL_PADDING || g_strv_length (lines) * 4.2 > format->height - 2
         ? "SmallAddress" : "Address";
}

static void
write_cell (SourcierXmlWriter         *xml,
            const SourcierLabelFormat *format,
            const char                *text)
{
  sourcier_xml_writer_start (xml, "table:table-cell", "table:style-name", "Label", "office:value-type", "string", NULL);
  sourcier_xml_writer_start (xml, "text:p", "text:style-name", choose_style (text, format), NULL);
  sourcier_odf_text (xml, text);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_end (xml);
}

static void
write_row (SourcierXmlWriter        *xml,
           const SourcierLabelSheet *sheet,
           guint                     row)
{
  const SourcierLabelFormat *format = sheet->format;

  sourcier_xml_writer_start (xml, "table:table-row", "table:style-name", "Row", NULL);
  for (guint column = 0; column < format->columns; column++)
    {
      guint place = row * format->columns + column;
      gboolean used = place >= sheet->start && place - sheet->start < sheet->labels->len;

      if (column > 0 && format->across > format->width)
        write_cell (xml, format, "");
      write_cell (xml, format, used ? sheet->labels->pdata[place - sheet->start] : "");
    }
  sourcier_xml_writer_end (xml);
  if (sheet->progress != NULL)
    sourcier_progress_report (sheet->progress, MIN ((row + 1) * format->columns, sheet->labels->len), sheet->labels->len);
}

static void
write_table (SourcierXmlWriter        *xml,
             const SourcierLabelSheet *sheet)
{
  const SourcierLabelFormat *format = sheet->format;
  guint n_rows = (sheet->start + sheet->labels->len + format->columns - 1) / format->columns;

  sourcier_xml_writer_start (xml, "table:table", "table:name", "Labels", "table:style-name", "Sheets", NULL);
  for (guint column = 0; column < format->columns; column++)
    {
      if (column > 0 && format->across > format->width)
        sourcier_xml_writer_leaf (xml, "table:table-column", NULL, "table:style-name", "GapColumn", NULL);
      sourcier_xml_writer_leaf (xml, "table:table-column", NULL, "table:style-name", "LabelColumn", NULL);
    }
  for (guint row = 0; row < n_rows && !g_cancellable_is_cancelled (sheet->cancellable); row++)
    write_row (xml, sheet, row);
  sourcier_xml_writer_end (xml);
}

static gboolean
write_content (SourcierZipWriter         *zip,
               const SourcierLabelSheet  *sheet,
               GError                   **error)
{
  g_autoptr (SourcierXmlWriter) xml = sourcier_xml_writer_new_entry (zip, "content.xml");

  sourcier_xml_writer_start (xml, "office:document-content", XMLNS, NULL);
  write_automatic_styles (xml, sheet->format);
  sourcier_xml_writer_start (xml, "office:body", NULL);
  sourcier_xml_writer_start (xml, "office:text", NULL);
  write_table (xml, sheet);
  sourcier_xml_writer_leaf (xml, "text:p", NULL, "text:style-name", "End", NULL);
  return sourcier_xml_writer_close (xml, error) && !g_cancellable_set_error_if_cancelled (sheet->cancellable, error);
}

/* A SourcierListTargetFunc. */
gboolean
_sourcier_label_sheet_odt (GOutputStream  *stream,
                           gpointer        data,
                           GError        **error)
{
  static const char * const files[] = { "content.xml", "styles.xml", NULL };
  const SourcierLabelSheet *sheet = data;
  g_autoptr (SourcierZipWriter) zip = sourcier_zip_writer_new (stream, sheet->cancellable);

  return sourcier_odf_begin (zip, MEDIA_TYPE, files, error) && write_content (zip, sheet, error)
         && write_styles (zip, sheet->format, error) && sourcier_zip_writer_close (zip, error);
}
