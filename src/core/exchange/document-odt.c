/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/document-odt.h"

#include "exchange/document-list.h"
#include "exchange/document-odt-private.h"
#include "exchange/list-target.h"
#include "exchange/odf-package.h"

#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define STYLES SOURCIER_RESOURCE_PREFIX "/documents/odt-styles.xml"
#define CHART_PATH "Pictures/chart%u.png"
#define DOTS_PER_POINT (300.0 / 72)   /* what a printer shows sharp */
#define POINTS_PER_CM (72 / 2.54)

typedef struct
{
  SourcierDocument *document;
  SourcierProgress *progress;
  GCancellable *cancellable;
} Writing;

static void
replace_mark (GString    *text,
              const char *mark,
              const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_replace (text, mark, escaped, 0);
}

static void
replace_length (GString    *text,
                const char *mark,
                double      cm)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_replace (text, mark, g_ascii_formatd (digits, sizeof digits, "%.2f", cm), 0);
}

/* What the author hands over is put in last, so that a title with a mark in it stays a title. */
static char *
fill_styles (SourcierDocument  *document,
             GError           **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (STYLES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  double width = _sourcier_odt_text_width (document);
  g_autofree char *day = sourcier_language_format_day (document->language, document->day);

  if (bytes == NULL)
    return NULL;

  GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  replace_mark (text, "@LANGUAGE@", sourcier_language_get_code (document->language));
  replace_mark (text, "@COUNTRY@", sourcier_language_get_country (document->language));
  replace_mark (text, "@ORIENTATION@", document->landscape ? "landscape" : "portrait");
  replace_mark (text, "@WORD_PAGE@", _sourcier_document_word (document, SOURCIER_WORD_PAGE));
  replace_mark (text, "@WORD_OF@", _sourcier_document_word (document, SOURCIER_WORD_OF));
  replace_length (text, "@PAGE_WIDTH@", document->landscape ? 29.7 : 21.0);
  replace_length (text, "@PAGE_HEIGHT@", document->landscape ? 21.0 : 29.7);
  replace_length (text, "@COVER_TOP@", document->landscape ? 5.0 : 8.0);
  replace_length (text, "@WIDTH@", width);
  replace_length (text, "@WIDTH2@", width - 0.5);
  replace_length (text, "@WIDTH3@", width - 1);
  replace_length (text, "@WIDTH4@", width - 1.5);
  replace_mark (text, "@FOOTER@", *document->footer != '\0' ? document->footer : day);
  replace_mark (text, "@TITLE@", document->title);
  replace_mark (text, "@CREATOR@", document->creator);
  return g_string_free (text, FALSE);
}

static gboolean
write_styles (SourcierZipWriter  *zip,
              SourcierDocument   *document,
              GError            **error)
{
  g_autofree char *styles = fill_styles (document, error);

  return styles != NULL && sourcier_zip_writer_begin (zip, "styles.xml", error)
         && sourcier_zip_writer_write (zip, styles, strlen (styles), error)
         && sourcier_zip_writer_end (zip, error);
}

/* One entry of the table of contents. The page is a field, so that it is right wherever the reader's program breaks
 * pages; what stands in it until then is where our own pages have it. */
static void
write_entry (SourcierOdt         *odt,
             const SourcierBlock *heading)
{
  g_autofree char *style = g_strdup_printf ("Contents_20_%u", heading->level);
  g_autofree char *target = g_strconcat ("#", heading->id, NULL);
  g_autofree char *page = g_strdup_printf ("%u", _sourcier_layout_page_of (odt->layout, heading) + 1);

  sourcier_xml_writer_start (odt->xml, "text:p", "text:style-name", style, NULL);
  sourcier_xml_writer_start (odt->xml, "text:a", "xlink:type", "simple", "xlink:href", target,
                             "text:style-name", "Index_20_Link", "text:visited-style-name", "Index_20_Link", NULL);
  _sourcier_odt_runs (odt->xml, heading->text);
  sourcier_xml_writer_leaf (odt->xml, "text:tab", NULL, NULL);
  sourcier_xml_writer_leaf (odt->xml, "text:bookmark-ref", page, "text:reference-format", "page",
                            "text:ref-name", heading->id, NULL);
  sourcier_xml_writer_end (odt->xml);
  sourcier_xml_writer_end (odt->xml);
}

static void
write_entry_template (SourcierXmlWriter *xml,
                      guint              level)
{
  g_autofree char *number = g_strdup_printf ("%u", level);
  g_autofree char *style = g_strdup_printf ("Contents_20_%u", level);

  sourcier_xml_writer_start (xml, "text:table-of-content-entry-template", "text:outline-level", number,
                             "text:style-name", style, NULL);
  sourcier_xml_writer_leaf (xml, "text:index-entry-link-start", NULL, NULL);
  sourcier_xml_writer_leaf (xml, "text:index-entry-chapter", NULL, NULL);
  sourcier_xml_writer_leaf (xml, "text:index-entry-text", NULL, NULL);
  sourcier_xml_writer_leaf (xml, "text:index-entry-tab-stop", NULL, "style:type", "right", "style:leader-char", ".",
                            NULL);
  sourcier_xml_writer_leaf (xml, "text:index-entry-page-number", NULL, NULL);
  sourcier_xml_writer_leaf (xml, "text:index-entry-link-end", NULL, NULL);
  sourcier_xml_writer_end (xml);
}

static void
write_contents (SourcierOdt         *odt,
                const SourcierBlock *block)
{
  g_autofree char *levels = g_strdup_printf ("%u", block->level);
  const char *word = _sourcier_document_word (odt->document, SOURCIER_WORD_CONTENTS);

  sourcier_xml_writer_start (odt->xml, "text:table-of-content", "text:name", "Contents", "text:protected", "true", NULL);
  sourcier_xml_writer_start (odt->xml, "text:table-of-content-source", "text:outline-level", levels, NULL);
  sourcier_xml_writer_leaf (odt->xml, "text:index-title-template", word, "text:style-name", "Contents_20_Heading", NULL);
  for (guint level = 1; level <= SOURCIER_DOCUMENT_LEVELS; level++)
    write_entry_template (odt->xml, level);
  sourcier_xml_writer_end (odt->xml);
  sourcier_xml_writer_start (odt->xml, "text:index-body", NULL);
  sourcier_xml_writer_start (odt->xml, "text:index-title", "text:name", "Contents_Head", NULL);
  _sourcier_odt_words (odt, "Contents_20_Heading", word);
  sourcier_xml_writer_end (odt->xml);
  for (guint i = 0; i < odt->document->blocks->len; i++)
    {
      const SourcierBlock *heading = odt->document->blocks->pdata[i];

      if (heading->kind == SOURCIER_BLOCK_HEADING && heading->level <= block->level)
        write_entry (odt, heading);
    }
  sourcier_xml_writer_end (odt->xml);
  sourcier_xml_writer_end (odt->xml);
}

static void
write_heading (SourcierOdt         *odt,
               const SourcierBlock *block)
{
  g_autofree char *level = g_strdup_printf ("%u", block->level);
  g_autofree char *style = g_strdup_printf ("%sHeading_20_%u", odt->before, block->level);

  odt->before = "";
  sourcier_xml_writer_start (odt->xml, "text:h", "text:style-name", style, "text:outline-level", level, NULL);
  sourcier_xml_writer_leaf (odt->xml, "text:bookmark-start", NULL, "text:name", block->id, NULL);
  _sourcier_odt_runs (odt->xml, block->text);
  sourcier_xml_writer_leaf (odt->xml, "text:bookmark-end", NULL, "text:name", block->id, NULL);
  sourcier_xml_writer_end (odt->xml);
}

static void
open_list (gpointer          data,
           SourcierListKind  kind)
{
  sourcier_xml_writer_start (((SourcierOdt *) data)->xml, "text:list", "text:style-name",
                             kind == SOURCIER_NUMBERS ? "Numbers" : "Bullets", NULL);
}

static void
open_item (gpointer data)
{
  sourcier_xml_writer_start (((SourcierOdt *) data)->xml, "text:list-item", NULL);
}

static void
write_item (gpointer                 data,
            const SourcierRichBlock *text)
{
  _sourcier_odt_paragraph (data, "List", text);
}

static void
close_element (gpointer data)
{
  sourcier_xml_writer_end (((SourcierOdt *) data)->xml);
}

static const SourcierListWriter list_writer = { open_list, open_item, write_item, close_element };

static void
write_title (SourcierOdt         *odt,
             const SourcierBlock *block)
{
  gboolean cover = block->kind == SOURCIER_BLOCK_TITLE_PAGE;

  if (cover)
    odt->before = "Cover_";
  _sourcier_odt_words (odt, "Title", odt->document->title);
  if (block->text != NULL)
    _sourcier_odt_paragraph (odt, "Subtitle", block->text);
  for (guint i = 0; cover && block->lines[i] != NULL; i++)
    _sourcier_odt_words (odt, "Cover_20_lines", block->lines[i]);
  if (cover)
    odt->before = "Page_";
}

static void
write_chart (SourcierOdt         *odt,
             const SourcierBlock *block)
{
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
  double cm = _sourcier_chart_height (odt->document, block->chart) / POINTS_PER_CM;
  g_autofree char *name = g_strdup_printf ("Chart%u", ++odt->n_charts);
  g_autofree char *path = g_strdup_printf (CHART_PATH, odt->n_charts);
  g_autofree char *words = sourcier_chart_describe (block->chart);
  g_autofree char *style = g_strconcat (odt->before, "Figure", NULL);

  odt->before = "";
  g_ascii_formatd (width, sizeof width - 2, "%.2f", _sourcier_odt_text_width (odt->document));
  g_ascii_formatd (height, sizeof height - 2, "%.2f", cm);
  strcat (width, "cm");
  strcat (height, "cm");
  if (block->caption != NULL)
    _sourcier_odt_words (odt, "CaptionAbove", block->caption);
  sourcier_xml_writer_start (odt->xml, "text:p", "text:style-name", style, NULL);
  sourcier_xml_writer_start (odt->xml, "draw:frame", "draw:style-name", "Graphics", "draw:name", name,
                             "text:anchor-type", "as-char", "svg:width", width, "svg:height", height, NULL);
  sourcier_xml_writer_leaf (odt->xml, "draw:image", NULL, "xlink:href", path, "xlink:type", "simple",
                            "xlink:show", "embed", "xlink:actuate", "onLoad", NULL);
  sourcier_xml_writer_leaf (odt->xml, "svg:title", block->caption != NULL ? block->caption : name, NULL);
  sourcier_xml_writer_leaf (odt->xml, "svg:desc", words, NULL);
  sourcier_xml_writer_end (odt->xml);
  sourcier_xml_writer_end (odt->xml);
}

static void
write_block (SourcierOdt         *odt,
             const SourcierBlock *block)
{
  switch (block->kind)
    {
    case SOURCIER_BLOCK_TITLE_PAGE:
    case SOURCIER_BLOCK_TITLE:
      write_title (odt, block);
      break;
    case SOURCIER_BLOCK_CONTENTS:
      write_contents (odt, block);
      break;
    case SOURCIER_BLOCK_HEADING:
      write_heading (odt, block);
      break;
    case SOURCIER_BLOCK_PARAGRAPH:
      _sourcier_odt_paragraph (odt, block->paragraph == SOURCIER_PARAGRAPH_NOTE ? "Note" : "Text_20_body", block->text);
      break;
    case SOURCIER_BLOCK_TABLE:
      _sourcier_odt_table (odt, block->table);
      break;
    case SOURCIER_BLOCK_CHART:
      write_chart (odt, block);
      break;
    case SOURCIER_BLOCK_PAGE_BREAK:
      odt->before = *odt->before != '\0' ? odt->before : "Break_";
      break;
    case SOURCIER_BLOCK_ITEM:
    default:
      break;
    }
}

static void
write_body (SourcierOdt      *odt,
            SourcierProgress *progress)
{
  guint n_blocks = odt->document->blocks->len;

  for (guint i = 0; i < n_blocks && !sourcier_xml_writer_has_failed (odt->xml);)
    {
      if (_sourcier_document_is_item (odt->document, i))
        i = _sourcier_document_write_list (odt->document, i, &list_writer, odt);
      else
        write_block (odt, odt->document->blocks->pdata[i++]);
      sourcier_progress_report (progress, i, n_blocks);
    }
}

static gboolean
write_content (SourcierZipWriter  *zip,
               Writing            *writing,
               GError            **error)
{
  g_autoptr (SourcierDocumentLayout) layout = sourcier_document_layout_new (writing->document, NULL,
                                                                            writing->cancellable, error);
  if (layout == NULL)
    return FALSE;

  g_autoptr (SourcierXmlWriter) xml = sourcier_xml_writer_new_entry (zip, "content.xml");
  SourcierOdt odt = { writing->document, layout, xml, "" };

  sourcier_xml_writer_start (xml, "office:document-content", "xmlns:office", SOURCIER_ODF_OFFICE,
                             "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
                             "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
                             "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
                             "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
                             "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
                             "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
                             "xmlns:xlink", "http://www.w3.org/1999/xlink", "office:version", SOURCIER_ODF_VERSION, NULL);
  sourcier_xml_writer_start (xml, "office:automatic-styles", NULL);
  _sourcier_odt_styles (&odt);
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_start (xml, "office:body", NULL);
  sourcier_xml_writer_start (xml, "office:text", NULL);
  write_body (&odt, writing->progress);

  return sourcier_xml_writer_close (xml, error);
}

static gboolean
write_chart_picture (SourcierZipWriter  *zip,
                     SourcierDocument   *document,
                     SourcierChart      *chart,
                     guint               number,
                     GError            **error)
{
  double width = _sourcier_odt_text_width (document) * POINTS_PER_CM;
  double height = _sourcier_chart_height (document, chart);
  g_autofree char *path = g_strdup_printf (CHART_PATH, number);
  g_autoptr (GByteArray) png = sourcier_chart_to_png (chart, width, height, SOURCIER_CHART_TEXT, DOTS_PER_POINT);

  return sourcier_zip_writer_store (zip, path, png->data, png->len, error);
}

static gboolean
write_charts (SourcierZipWriter  *zip,
              SourcierDocument   *document,
              GError            **error)
{
  guint number = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SourcierBlock *block = document->blocks->pdata[i];

      if (block->kind == SOURCIER_BLOCK_CHART
          && !write_chart_picture (zip, document, block->chart, ++number, error))
        return FALSE;
    }
  return TRUE;
}

static GStrv
list_files (SourcierDocument *document)
{
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();
  guint n_charts = 0;

  g_strv_builder_add_many (files, "styles.xml", "content.xml", "meta.xml", NULL);
  for (guint i = 0; i < document->blocks->len; i++)
    if (((const SourcierBlock *) document->blocks->pdata[i])->kind == SOURCIER_BLOCK_CHART)
      {
        g_autofree char *path = g_strdup_printf (CHART_PATH, ++n_charts);

        g_strv_builder_add (files, path);
      }
  return g_strv_builder_end (files);
}

static gboolean
write_package (GOutputStream  *stream,
               gpointer        user_data,
               GError        **error)
{
  Writing *writing = user_data;
  g_autoptr (SourcierZipWriter) zip = sourcier_zip_writer_new (stream, writing->cancellable);
  SourcierDocument *document = writing->document;
  const SourcierOdfAbout about = { document->title, document->creator, document->day, document->language };
  g_auto (GStrv) files = list_files (document);

  return sourcier_odf_begin (zip, MEDIA_TYPE, (const char * const *) files, error)
         && write_styles (zip, document, error)
         && write_content (zip, writing, error)
         && sourcier_odf_meta (zip, &about, error)
         && write_charts (zip, document, error)
         && sourcier_zip_writer_close (zip, error);
}

/**
 * sourcier_document_write_odt:
 * @self: a document
 * @file: where to write, replaced at the end
 * @progress: (nullable): told of the blocks written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes a text for LibreOffice and Word (OpenDocument 1.3): real styles, a table of contents with its entries, tables
 * with repeated headers, charts as pictures with their alternative text.
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays then
 */
gboolean
sourcier_document_write_odt (SourcierDocument  *self,
                             GFile             *file,
                             SourcierProgress  *progress,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (self), FALSE);

  Writing writing = { self, progress, cancellable };

  return sourcier_list_target_write (file, write_package, &writing, cancellable, error);
}
