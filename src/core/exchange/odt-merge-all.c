/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/odt-marks-private.h"

#include "exchange/text-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Several letters in one document: what one has of paragraphs goes after those of the one before, from a new page on. */

#define FO "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define BREAK_NAME "SourcierNewPage"

static xmlNode *
find_text (xmlDoc *content)
{
  xmlNode *body = content != NULL ? _sourcier_odt_find_child (xmlDocGetRootElement (content), "body") : NULL;

  return body != NULL ? _sourcier_odt_find_child (body, "text") : NULL;
}

/* What stands on a page of a certain number, wherever its text is: it would pile up on that page. */
static gboolean
has_page_anchor (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlChar *anchor = child->type == XML_ELEMENT_NODE
                        ? xmlGetNsProp (child, BAD_CAST "anchor-type", BAD_CAST SOURCIER_ODF_TEXT) : NULL;
      gboolean found = anchor != NULL && strcmp ((const char *) anchor, "page") == 0;

      xmlFree (anchor);
      if (found || has_page_anchor (child))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_paragraph (const xmlNode *node)
{
  return _sourcier_odt_is (node, SOURCIER_ODF_TEXT, "p") || _sourcier_odt_is (node, SOURCIER_ODF_TEXT, "h");
}

/* What stands in the text: paragraphs, lists, tables, sections. What comes before them declares fields and changes. */
static gboolean
is_block (const xmlNode *node)
{
  return is_paragraph (node) || _sourcier_odt_is (node, SOURCIER_ODF_TEXT, "list") || _sourcier_odt_is (node, TABLE, "table")
         || _sourcier_odt_is (node, SOURCIER_ODF_TEXT, "section");
}

static xmlNode *
find_first_block (xmlNode *text)
{
  for (xmlNode *node = text->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && is_block (node))
      return node;
  return NULL;
}

static xmlNode *
find_style (xmlNode       *styles,
            const xmlChar *name)
{
  for (xmlNode *node = styles->children; node != NULL; node = node->next)
    if (_sourcier_odt_is (node, SOURCIER_ODF_STYLE, "style"))
      {
        xmlChar *own = xmlGetNsProp (node, BAD_CAST "name", BAD_CAST SOURCIER_ODF_STYLE);
        xmlChar *family = xmlGetNsProp (node, BAD_CAST "family", BAD_CAST SOURCIER_ODF_STYLE);
        gboolean same = xmlStrEqual (own, name) && xmlStrEqual (family, BAD_CAST "paragraph");

        xmlFree (own);
        xmlFree (family);
        if (same)
          return node;
      }
  return NULL;
}

/* The namespace of that meaning as the document calls it, declared where it is not. */
static xmlNs *
get_namespace (xmlDoc     *content,
               const char *meaning,
               const char *prefix)
{
  xmlNode *root = xmlDocGetRootElement (content);
  xmlNs *found = xmlSearchNsByHref (content, root, BAD_CAST meaning);

  return found != NULL ? found : xmlNewNs (root, BAD_CAST meaning, BAD_CAST prefix);
}

static xmlNode *
get_automatic_styles (xmlDoc *content)
{
  xmlNode *root = xmlDocGetRootElement (content);
  xmlNode *styles = _sourcier_odt_find_child (root, "automatic-styles");

  return styles != NULL ? styles
                        : xmlAddPrevSibling (_sourcier_odt_find_child (root, "body"),
                                             xmlNewDocNode (content, root->ns, BAD_CAST "automatic-styles", NULL));
}

/* A style of the document's own for the first paragraph of a letter: that of the template's first one, and a new page. An
 * automatic style cannot be another's parent, so it is copied; one of the office's own is. */
static void
add_style (xmlDoc        *content,
           const xmlChar *like)
{
  xmlNode *styles = get_automatic_styles (content);
  xmlNs *style = get_namespace (content, SOURCIER_ODF_STYLE, "style"), *fo = get_namespace (content, FO, "fo");
  xmlNode *known = like != NULL ? find_style (styles, like) : NULL;
  xmlNode *properties = NULL;
  xmlNode *added = known != NULL ? xmlDocCopyNode (known, content, 1) : xmlNewDocNode (content, style, BAD_CAST "style", NULL);
  xmlAddChild (styles, added);
  xmlSetNsProp (added, style, BAD_CAST "name", BAD_CAST BREAK_NAME);
  xmlSetNsProp (added, style, BAD_CAST "family", BAD_CAST "paragraph");
  if (known == NULL && like != NULL)
    xmlSetNsProp (added, style, BAD_CAST "parent-style-name", like);
  for (xmlNode *node = added->children; node != NULL; node = node->next)
    if (_sourcier_odt_is (node, SOURCIER_ODF_STYLE, "paragraph-properties"))
      properties = node;
  if (properties == NULL)
    {
      properties = xmlNewDocNode (content, style, BAD_CAST "paragraph-properties", NULL);
      /* The schema wants it before the properties of letters. */
      if (added->children != NULL)
        xmlAddPrevSibling (added->children, properties);
      else
        xmlAddChild (added, properties);
    }
  xmlSetNsProp (properties, fo, BAD_CAST "break-before", BAD_CAST "page");
}

/* Copies of one thing are not called alike. */
static void
forget_ids (xmlNode *node)
{
  xmlAttr *id = xmlHasNsProp (node, BAD_CAST "id", XML_XML_NAMESPACE);

  if (id != NULL)
    xmlRemoveProp (id);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      forget_ids (child);
}

/* A list, a table or a section has no page of its own to begin: an empty paragraph before it has. */
static xmlNode *
get_opening (xmlDoc  *content,
             xmlNode *block)
{
  xmlNs *text = get_namespace (content, SOURCIER_ODF_TEXT, "text");

  return is_paragraph (block) ? block
                              : xmlAddPrevSibling (block, xmlNewDocNode (content, text, BAD_CAST "p", NULL));
}

/* Moves the paragraphs of @letter to the end of @all. */
static void
append (xmlDoc *all,
        xmlDoc *letter)
{
  xmlNode *target = find_text (all), *source = find_text (letter);
  xmlNode *block = find_first_block (source);
  xmlNode *opening = block != NULL ? get_opening (letter, block) : NULL;
  xmlNode *next;

  if (opening != NULL)
    xmlSetNsProp (opening, get_namespace (letter, SOURCIER_ODF_TEXT, "text"), BAD_CAST "style-name", BAD_CAST BREAK_NAME);
  for (xmlNode *node = opening; node != NULL; node = next)
    {
      next = node->next;
      if (node->type != XML_ELEMENT_NODE)
        continue;
      forget_ids (node);
      /* It brings the names of its namespaces over to those that the other document has for them. */
      if (xmlDOMWrapAdoptNode (NULL, letter, node, all, target, 0) == 0)
        xmlAddChild (target, node);
    }
}

/* @why is taken. */
static gboolean
refuse (char    *why,
        GError **error)
{
  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT, why);
  g_free (why);
  return FALSE;
}

static gboolean
dump_equal (xmlDoc *one,
            xmlDoc *other)
{
  xmlChar *text = NULL, *other_text = NULL;
  int length = 0, other_length = 0;
  gboolean equal;

  xmlDocDumpMemory (one, &text, &length);
  xmlDocDumpMemory (other, &other_text, &other_length);
  equal = length == other_length && xmlStrEqual (text, other_text);
  xmlFree (text);
  xmlFree (other_text);
  return equal;
}

/* All pages of one document have the same headers and footers. */
static gboolean
has_same_headers (SourcierOdtTemplate *self,
                  xmlDoc              *styles,
                  SourcierOdtFilling  *filling)
{
  xmlDoc *own = _sourcier_odt_fill_part (self, SOURCIER_ODT_STYLES, filling);
  gboolean same = own == NULL || dump_equal (styles, own);

  g_clear_pointer (&own, xmlFreeDoc);
  return same;
}

static gboolean
gather (SourcierOdtTemplate  *self,
        SourcierMarkFunc      func,
        gpointer             *user_data,
        guint                 n,
        xmlDoc              **parts,
        SourcierProgress     *progress,
        GCancellable         *cancellable,
        GError              **error)
{
  for (guint i = 1; i < n; i++)
    {
      SourcierOdtFilling filling = { .func = func, .user_data = user_data[i] };
      xmlDoc *letter;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!has_same_headers (self, parts[SOURCIER_ODT_STYLES], &filling))
        return refuse (g_strdup_printf (_("The header or the footer of “%s” differs from letter to letter: write a file for each"),
                                        sourcier_odt_template_get_name (self)), error);
      letter = _sourcier_odt_fill_part (self, SOURCIER_ODT_CONTENT, &filling);
      append (parts[SOURCIER_ODT_CONTENT], letter);
      xmlFreeDoc (letter);
      sourcier_progress_report (progress, i + 1, n);
    }
  return TRUE;
}

static gboolean
prepare (SourcierOdtTemplate  *self,
         xmlDoc               *content,
         GError              **error)
{
  xmlNode *text = find_text (content);
  xmlNode *block = text != NULL ? find_first_block (text) : NULL;
  xmlChar *like = block != NULL && is_paragraph (block)
                  ? xmlGetNsProp (block, BAD_CAST "style-name", BAD_CAST SOURCIER_ODF_TEXT) : NULL;
  const char *name = sourcier_odt_template_get_name (self);

  if (block != NULL)
    add_style (content, like);
  xmlFree (like);
  if (block == NULL)
    return refuse (g_strdup_printf (_("“%s” has no text that several letters could be made of: write a file for each"), name), error);
  if (has_page_anchor (text))
    return refuse (g_strdup_printf (_("“%s” has frames that stand on a certain page: anchor them to a paragraph, or write a file "
                                      "for each"), name), error);
  return TRUE;
}

/**
 * sourcier_odt_template_merge_all:
 * @self: a template
 * @func: tells what the values are
 * @user_data: (array length=n): for @func, for each letter
 * @n: how many letters there are, one at least
 * @file: where to write the document; one that is there is replaced
 * @progress: (nullable): told how many letters are made
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Like sourcier_odt_template_merge() for several letters, which go into one document, each from a new page on.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was: BAD_INPUT if the template has headers that
 *   differ from letter to letter, or frames that stand on a certain page
 */
gboolean
sourcier_odt_template_merge_all (SourcierOdtTemplate  *self,
                                 SourcierMarkFunc      func,
                                 gpointer             *user_data,
                                 guint                 n,
                                 GFile                *file,
                                 SourcierProgress     *progress,
                                 GCancellable         *cancellable,
                                 GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (self) && func != NULL, FALSE);
  g_return_val_if_fail (user_data != NULL && n > 0, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  SourcierOdtFilling filling = { .func = func, .user_data = user_data[0] };
  xmlDoc *parts[SOURCIER_ODT_N_PARTS];
  gboolean written;

  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    parts[i] = _sourcier_odt_fill_part (self, i, &filling);
  written = (n == 1 || prepare (self, parts[SOURCIER_ODT_CONTENT], error))
            && gather (self, func, user_data, n, parts, progress, cancellable, error)
            && _sourcier_odt_write (self, parts, file, cancellable, error);
  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    g_clear_pointer (&parts[i], xmlFreeDoc);
  return written;
}
