/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/document-html.h"

#include "exchange/document-layout-private.h"
#include "exchange/document-list.h"
#include "exchange/list-target.h"
#include "exchange/xml-writer.h"

#include <string.h>

#define STYLES SOURCIER_RESOURCE_PREFIX "/documents/document.css"
#define CHART_WIDTH 480.0

typedef struct
{
  SourcierDocument *document;
  SourcierXmlWriter *xml;
  SourcierProgress *progress;
  GCancellable *cancellable;
} Html;

static void
write_lines (Html       *html,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        sourcier_xml_writer_leaf (html->xml, "br", NULL, NULL);
      sourcier_xml_writer_text (html->xml, lines[i]);
    }
}

static void
write_run (Html                  *html,
           const SourcierRichRun *run)
{
  if (run->link != NULL)
    sourcier_xml_writer_start (html->xml, "a", "href", run->link, NULL);
  if (run->style & SOURCIER_RICH_BOLD)
    sourcier_xml_writer_start (html->xml, "strong", NULL);
  if (run->style & SOURCIER_RICH_ITALIC)
    sourcier_xml_writer_start (html->xml, "em", NULL);
  write_lines (html, run->text);
  if (run->style & SOURCIER_RICH_ITALIC)
    sourcier_xml_writer_full_end (html->xml);
  if (run->style & SOURCIER_RICH_BOLD)
    sourcier_xml_writer_full_end (html->xml);
  if (run->link != NULL)
    sourcier_xml_writer_full_end (html->xml);
}

static void
write_runs (Html                    *html,
            const SourcierRichBlock *text)
{
  for (guint i = 0; i < text->runs->len; i++)
    write_run (html, text->runs->pdata[i]);
}

/* An element of text; @class may be NULL. */
static void
write_element (Html                    *html,
               const char              *name,
               const char              *class,
               const SourcierRichBlock *text)
{
  sourcier_xml_writer_start (html->xml, name, NULL);
  sourcier_xml_writer_attribute (html->xml, "class", class);
  write_runs (html, text);
  sourcier_xml_writer_full_end (html->xml);
}

static void
write_title (Html                *html,
             const SourcierBlock *block)
{
  sourcier_xml_writer_start (html->xml, "header", NULL);
  sourcier_xml_writer_attribute (html->xml, "class", block->kind == SOURCIER_BLOCK_TITLE_PAGE ? "cover" : NULL);
  sourcier_xml_writer_leaf (html->xml, "h1", html->document->title, NULL);
  if (block->text != NULL)
    write_element (html, "p", "subtitle", block->text);
  for (guint i = 0; block->lines != NULL && block->lines[i] != NULL; i++)
    {
      sourcier_xml_writer_start (html->xml, "p", NULL);
      write_lines (html, block->lines[i]);
      sourcier_xml_writer_full_end (html->xml);
    }
  sourcier_xml_writer_full_end (html->xml);
}

static void
write_contents (Html                *html,
                const SourcierBlock *block)
{
  GPtrArray *blocks = html->document->blocks;
  const char *word = _sourcier_document_word (html->document, SOURCIER_WORD_CONTENTS);

  sourcier_xml_writer_start (html->xml, "nav", "aria-label", word, NULL);
  sourcier_xml_writer_leaf (html->xml, "p", word, "class", "contents", NULL);
  sourcier_xml_writer_start (html->xml, "ul", NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SourcierBlock *heading = blocks->pdata[i];
      g_autofree char *class = g_strdup_printf ("level%u", heading->level);
      g_autofree char *target = g_strconcat ("#", heading->id, NULL);

      if (heading->kind != SOURCIER_BLOCK_HEADING || heading->level > block->level)
        continue;
      sourcier_xml_writer_start (html->xml, "li", "class", class, NULL);
      sourcier_xml_writer_start (html->xml, "a", "href", target, NULL);
      write_runs (html, heading->text);
      sourcier_xml_writer_full_end (html->xml);
      sourcier_xml_writer_full_end (html->xml);
    }
  sourcier_xml_writer_full_end (html->xml);
  sourcier_xml_writer_full_end (html->xml);
}

/* The document's title is the one heading of the first level: its chapters are of the second. */
static void
write_heading (Html                *html,
               const SourcierBlock *block)
{
  g_autofree char *name = g_strdup_printf ("h%u", block->level + 1);

  sourcier_xml_writer_start (html->xml, name, "id", block->id, NULL);
  write_runs (html, block->text);
  sourcier_xml_writer_full_end (html->xml);
}

static void
open_list (gpointer          data,
           SourcierListKind  kind)
{
  sourcier_xml_writer_start (((Html *) data)->xml, kind == SOURCIER_NUMBERS ? "ol" : "ul", NULL);
}

static void
open_item (gpointer data)
{
  sourcier_xml_writer_start (((Html *) data)->xml, "li", NULL);
}

static void
write_item (gpointer                 data,
            const SourcierRichBlock *text)
{
  write_runs (data, text);
}

static void
close_element (gpointer data)
{
  sourcier_xml_writer_full_end (((Html *) data)->xml);
}

static const SourcierListWriter list_writer = { open_list, open_item, write_item, close_element };

static void
write_cell (Html                    *html,
            const SourcierRichBlock *text,
            SourcierAlign            align,
            const char              *name,
            const char              *scope)
{
  static const char *const classes[] = { NULL, "end", "center" };

  sourcier_xml_writer_start (html->xml, name, NULL);
  sourcier_xml_writer_attribute (html->xml, "scope", scope);
  sourcier_xml_writer_attribute (html->xml, "class", classes[align]);
  write_runs (html, text);
  sourcier_xml_writer_full_end (html->xml);
}

/* @row is NULL for the titles of the columns. */
static void
write_row (Html                        *html,
           const SourcierDocumentTable *table,
           const SourcierDocumentRow   *row)
{
  sourcier_xml_writer_start (html->xml, "tr", NULL);
  sourcier_xml_writer_attribute (html->xml, "class", row != NULL && row->is_total ? "total" : NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SourcierDocumentColumn *column = table->columns->pdata[i];

      if (row == NULL)
        write_cell (html, column->title, column->align, "th", "col");
      else if (i == 0)
        write_cell (html, row->cells[i], column->align, "th", "row");
      else
        write_cell (html, row->cells[i], column->align, "td", NULL);
    }
  sourcier_xml_writer_full_end (html->xml);
}

static void
write_table (Html                        *html,
             const SourcierDocumentTable *table)
{
  sourcier_xml_writer_start (html->xml, "table", NULL);
  if (table->caption != NULL)
    sourcier_xml_writer_leaf (html->xml, "caption", table->caption, NULL);
  sourcier_xml_writer_start (html->xml, "thead", NULL);
  write_row (html, table, NULL);
  sourcier_xml_writer_full_end (html->xml);
  sourcier_xml_writer_start (html->xml, "tbody", NULL);
  for (guint i = 0; i < table->rows->len && !sourcier_xml_writer_has_failed (html->xml); i++)
    write_row (html, table, table->rows->pdata[i]);
  sourcier_xml_writer_full_end (html->xml);
  sourcier_xml_writer_full_end (html->xml);
}

/* Drawings of one page would share the names of their glyphs: each is a picture of its own. */
static void
write_chart (Html                *html,
             const SourcierBlock *block)
{
  double height = sourcier_chart_get_height (block->chart, SOURCIER_CHART_TEXT);
  g_autoptr (GByteArray) svg = sourcier_chart_to_svg (block->chart, CHART_WIDTH, height, SOURCIER_CHART_TEXT);
  g_autofree char *base64 = g_base64_encode (svg->data, svg->len);
  g_autofree char *source = g_strconcat ("data:image/svg+xml;base64,", base64, NULL);
  g_autofree char *words = sourcier_chart_describe (block->chart);

  sourcier_xml_writer_start (html->xml, "figure", NULL);
  if (block->caption != NULL)
    sourcier_xml_writer_leaf (html->xml, "figcaption", block->caption, NULL);
  sourcier_xml_writer_leaf (html->xml, "img", NULL, "src", source, "alt", words, NULL);
  sourcier_xml_writer_full_end (html->xml);
}

static void
write_block (Html                *html,
             const SourcierBlock *block)
{
  switch (block->kind)
    {
    case SOURCIER_BLOCK_TITLE_PAGE:
    case SOURCIER_BLOCK_TITLE:
      write_title (html, block);
      break;
    case SOURCIER_BLOCK_CONTENTS:
      write_contents (html, block);
      break;
    case SOURCIER_BLOCK_HEADING:
      write_heading (html, block);
      break;
    case SOURCIER_BLOCK_PARAGRAPH:
      write_element (html, "p", block->paragraph == SOURCIER_PARAGRAPH_NOTE ? "note" : NULL, block->text);
      break;
    case SOURCIER_BLOCK_TABLE:
      write_table (html, block->table);
      break;
    case SOURCIER_BLOCK_CHART:
      write_chart (html, block);
      break;
    case SOURCIER_BLOCK_PAGE_BREAK:
      sourcier_xml_writer_leaf (html->xml, "hr", NULL, NULL);
      break;
    case SOURCIER_BLOCK_ITEM:
    default:
      break;
    }
}

static gboolean
write_head (Html    *html,
            GError **error)
{
  SourcierXmlWriter *xml = html->xml;
  g_autoptr (GBytes) css = g_resources_lookup_data (STYLES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (css == NULL)
    return FALSE;

  g_autofree char *styles = g_strndup (g_bytes_get_data (css, NULL), g_bytes_get_size (css));
  sourcier_xml_writer_raw (xml, "<!DOCTYPE html>\n");
  sourcier_xml_writer_start (xml, "html", "lang", sourcier_language_get_code (html->document->language), NULL);
  sourcier_xml_writer_start (xml, "head", NULL);
  sourcier_xml_writer_leaf (xml, "meta", NULL, "charset", "UTF-8", NULL);
  sourcier_xml_writer_leaf (xml, "meta", NULL, "name", "viewport", "content", "width=device-width, initial-scale=1", NULL);
  sourcier_xml_writer_leaf (xml, "title", html->document->title, NULL);
  sourcier_xml_writer_leaf (xml, "meta", NULL, "name", "author", "content", html->document->creator, NULL);
  sourcier_xml_writer_leaf (xml, "meta", NULL, "name", "generator", "content", "Sourcier " SOURCIER_VERSION, NULL);
  sourcier_xml_writer_start (xml, "style", NULL);
  sourcier_xml_writer_raw (xml, styles);
  sourcier_xml_writer_full_end (xml);
  sourcier_xml_writer_full_end (xml);
  return TRUE;
}

static void
write_foot (Html *html)
{
  SourcierDocument *document = html->document;
  g_autofree char *day = sourcier_language_format_day (document->language, document->day);
  gboolean both = *document->creator != '\0' && *day != '\0';
  g_autofree char *line = g_strconcat (document->creator, both ? " · " : "", day, NULL);

  sourcier_xml_writer_start (html->xml, "footer", NULL);
  if (*document->footer != '\0')
    sourcier_xml_writer_leaf (html->xml, "p", document->footer, NULL);
  if (*line != '\0')
    sourcier_xml_writer_leaf (html->xml, "p", line, NULL);
  sourcier_xml_writer_full_end (html->xml);
}

static gboolean
write_page (GOutputStream  *stream,
            gpointer        user_data,
            GError        **error)
{
  Html *html = user_data;
  g_autoptr (SourcierXmlWriter) xml = sourcier_xml_writer_new_stream (stream, html->cancellable);
  guint n_blocks = html->document->blocks->len;

  html->xml = xml;
  if (!write_head (html, error))
    return FALSE;

  sourcier_xml_writer_start (xml, "body", NULL);
  sourcier_xml_writer_start (xml, "main", NULL);
  for (guint i = 0; i < n_blocks && !sourcier_xml_writer_has_failed (xml);)
    {
      if (_sourcier_document_is_item (html->document, i))
        i = _sourcier_document_write_list (html->document, i, &list_writer, html);
      else
        write_block (html, html->document->blocks->pdata[i++]);
      sourcier_progress_report (html->progress, i, n_blocks);
    }
  sourcier_xml_writer_full_end (xml);
  write_foot (html);
  return sourcier_xml_writer_close (xml, error);
}

/**
 * sourcier_document_write_html:
 * @self: a document
 * @file: where to write, replaced at the end
 * @progress: (nullable): told of the blocks written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes one HTML file that needs no other, for a web site: styles and charts are in it, and it prints well.
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays then
 */
gboolean
sourcier_document_write_html (SourcierDocument  *self,
                              GFile             *file,
                              SourcierProgress  *progress,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (self), FALSE);

  Html html = { self, NULL, progress, cancellable };

  return sourcier_list_target_write (file, write_page, &html, cancellable, error);
}

/**
 * sourcier_document_write_html_stream:
 * @self: a document
 * @stream: where to write; it stays open
 * @progress: (nullable): told of the blocks written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Like sourcier_document_write_html(), to a stream.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_document_write_html_stream (SourcierDocument  *self,
                                     GOutputStream     *stream,
                                     SourcierProgress  *progress,
                                     GCancellable      *cancellable,
                                     GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (self) && G_IS_OUTPUT_STREAM (stream), FALSE);

  Html html = { self, NULL, progress, cancellable };

  return write_page (stream, &html, error);
}
