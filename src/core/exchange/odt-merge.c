/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/odt-marks-private.h"

#include "exchange/exchange-private.h"
#include "exchange/list-target.h"
#include "exchange/text-decoder.h"
#include "exchange/zip-reader.h"
#include "exchange/zip-writer.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#define TEXT_TYPE "application/vnd.oasis.opendocument.text"
#define TEMPLATE_TYPE TEXT_TYPE "-template"
#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

/* A letter has a few thousand elements. These bound the memory that a tree takes and the time that libxml takes for one
 * element of many attributes, which grows with their square. */
#define MOST_XML (8 * 1024 * 1024)
#define MOST_ELEMENTS 400000
#define MOST_QUOTES 4000

static const char * const part_names[SOURCIER_ODT_N_PARTS] = { "content.xml", "styles.xml" };

struct _SourcierOdtTemplate
{
  GObject parent_instance;

  char *name;
  GBytes *bytes;
  GPtrArray *entries;       /* SourcierZipEntry */
  xmlDoc *parts[SOURCIER_ODT_N_PARTS];   /* NULL where the package has none */
};

G_DEFINE_FINAL_TYPE (SourcierOdtTemplate, sourcier_odt_template, G_TYPE_OBJECT)

static void
sourcier_odt_template_finalize (GObject *object)
{
  SourcierOdtTemplate *self = SOURCIER_ODT_TEMPLATE (object);

  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    g_clear_pointer (&self->parts[i], xmlFreeDoc);
  G_OBJECT_CLASS (sourcier_odt_template_parent_class)->finalize (object);
}

static void
sourcier_odt_template_class_init (SourcierOdtTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_odt_template_finalize;
}

static void
sourcier_odt_template_init (SourcierOdtTemplate *self)
{
}

/**
 * sourcier_odt_mark_free:
 * @self: a mark
 */
void
sourcier_odt_mark_free (SourcierOdtMark *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->written);
  g_free (self->name);
  g_free (self);
}

/**
 * sourcier_odt_marks_to_words:
 * @marks: (element-type SourcierOdtMark): marks of no value
 *
 * Returns: (transfer full): a line for each: “{Naem}: unknown, kept as it is (paragraph 12)”
 */
char *
sourcier_odt_marks_to_words (GPtrArray *marks)
{
  g_return_val_if_fail (marks != NULL, NULL);

  GString *words = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const SourcierOdtMark *mark = marks->pdata[i];

      if (i > 0)
        g_string_append_c (words, '\n');
      if (mark->paragraph > 0)
        /* translators: first a mark of a letter's template, as “{Name}” */
        g_string_append_printf (words, _("%s: unknown, kept as it is (paragraph %u)"), mark->written, mark->paragraph);
      else
        g_string_append_printf (words, _("%s: unknown, kept as it is (header or footer)"), mark->written);
    }
  return g_string_free (words, FALSE);
}

static void
set_error_no_text (GError     **error,
                   const char  *name)
{
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” is no text document of LibreOffice: save it as “ODF Text Document (.odt)”"), name);
}

/* Whether the text is short and flat enough to be read in little memory: without a declaration of entities, which could
 * multiply, and within the bounds above. A “<” stands nowhere but at the head of a tag. */
static gboolean
is_modest (const char *text,
           gsize       length)
{
  gsize n_elements = 0, n_quotes = 0;

  if (length > MOST_XML || !g_utf8_validate (text, length, NULL))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"' || text[i] == '\'')
        n_quotes++;
      if (text[i] == '<')
        {
          n_elements++;
          n_quotes = 0;
          if (length - i > 9 && g_ascii_strncasecmp (text + i, "<!DOCTYPE", 9) == 0)
            return FALSE;
        }
      if (n_quotes > MOST_QUOTES || n_elements > MOST_ELEMENTS)
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse_part (SourcierOdtTemplate  *self,
            guint                 part,
            GError              **error)
{
  const SourcierZipEntry *entry = sourcier_zip_find (self->entries, part_names[part]);
  gsize length;
  const char *text = entry != NULL ? g_bytes_get_data (entry->content, &length) : NULL;

  if (entry == NULL && part == SOURCIER_ODT_STYLES)
    return TRUE;
  if (text != NULL && is_modest (text, length))
    self->parts[part] = xmlReadMemory (text, (int) length, part_names[part], "UTF-8",
                                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (self->parts[part] != NULL && xmlDocGetRootElement (self->parts[part]) != NULL)
    return TRUE;

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("The text of “%s” cannot be read: it is damaged, protected by a password or no letter. Open it in LibreOffice "
                 "and save it again."), self->name);
  return FALSE;
}

static gboolean
check_kind (SourcierOdtTemplate  *self,
            GError              **error)
{
  const SourcierZipEntry *entry = sourcier_zip_find (self->entries, "mimetype");
  gsize length = 0;
  const char *told = entry != NULL ? g_bytes_get_data (entry->content, &length) : NULL;
  g_autofree char *kind = told != NULL && length < 200 ? g_strndup (told, length) : g_strdup ("");

  g_strstrip (kind);
  if (g_str_equal (kind, TEXT_TYPE) || g_str_equal (kind, TEMPLATE_TYPE))
    return TRUE;
  set_error_no_text (error, self->name);
  return FALSE;
}

/**
 * sourcier_odt_template_new:
 * @bytes: what should be an OpenDocument text (.odt) or template (.ott)
 * @name: what the messages call it
 * @error: where to put what went wrong
 *
 * Takes a document from outside. What was made to take much memory or time is refused.
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with @error set to BAD_INPUT
 */
SourcierOdtTemplate *
sourcier_odt_template_new (GBytes      *bytes,
                           const char  *name,
                           GError     **error)
{
  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  g_autoptr (SourcierOdtTemplate) self = g_object_new (SOURCIER_TYPE_ODT_TEMPLATE, NULL);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->entries = sourcier_zip_read (bytes, name, error);
  if (self->entries == NULL || !check_kind (self, error))
    return NULL;
  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    if (!parse_part (self, i, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * sourcier_odt_template_load:
 * @file: a file that should be an OpenDocument text
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Like sourcier_odt_template_new(), from a file.
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with @error set
 */
SourcierOdtTemplate *
sourcier_odt_template_load (GFile         *file,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GBytes) bytes = sourcier_zip_load (file, cancellable, error);
  g_autofree char *name = sourcier_exchange_file_name (file);

  return bytes != NULL ? sourcier_odt_template_new (bytes, name, error) : NULL;
}

/**
 * sourcier_odt_template_get_name:
 * @self: a template
 *
 * Returns: (transfer none): what it is called
 */
const char *
sourcier_odt_template_get_name (SourcierOdtTemplate *self)
{
  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (self), NULL);

  return self->name;
}

/**
 * sourcier_odt_template_get_bytes:
 * @self: a template
 *
 * Returns: (transfer none): the document as it was given
 */
GBytes *
sourcier_odt_template_get_bytes (SourcierOdtTemplate *self)
{
  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (self), NULL);

  return self->bytes;
}

static gboolean
write_bytes (GOutputStream  *stream,
             gpointer        user_data,
             GError        **error)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (user_data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

/**
 * sourcier_odt_template_save:
 * @self: a template
 * @file: where to write it; a file that is there is replaced
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes the template as it was given, for somebody to edit.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_odt_template_save (SourcierOdtTemplate  *self,
                            GFile                *file,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return sourcier_list_target_write (file, write_bytes, self->bytes, cancellable, error);
}

/* (nullable): the child of that name in the namespace of documents. */
xmlNode *
_sourcier_odt_find_child (xmlNode    *parent,
                          const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (_sourcier_odt_is (node, OFFICE, name))
      return node;
  return NULL;
}

/* (transfer full) (nullable): a copy of one part, filled; NULL where the template has no such part. */
xmlDoc *
_sourcier_odt_fill_part (SourcierOdtTemplate *self,
                         guint                part,
                         SourcierOdtFilling  *filling)
{
  if (self->parts[part] == NULL)
    return NULL;

  xmlDoc *copy = xmlCopyDoc (self->parts[part], 1);
  xmlNode *root = xmlDocGetRootElement (copy);
  xmlNode *text = _sourcier_odt_find_child (root, part == SOURCIER_ODT_CONTENT ? "body" : "master-styles");

  filling->counted = part == SOURCIER_ODT_CONTENT;
  if (text != NULL)
    _sourcier_odt_fill (text, filling);
  return copy;
}

/**
 * sourcier_odt_template_check:
 * @self: a template
 * @func: tells what the values are
 * @user_data: for @func
 * @unknown: (nullable) (element-type SourcierOdtMark): where the marks go that no value has the name of
 *
 * Looks through the marks before anything is written.
 *
 * Returns: how many marks have a value; 0 where all documents would be the same
 */
guint
sourcier_odt_template_check (SourcierOdtTemplate *self,
                             SourcierMarkFunc     func,
                             gpointer             user_data,
                             GPtrArray           *unknown)
{
  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (self) && func != NULL, 0);

  SourcierOdtFilling filling = { .func = func, .user_data = user_data, .unknown = unknown };

  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    {
      xmlDoc *filled = _sourcier_odt_fill_part (self, i, &filling);

      g_clear_pointer (&filled, xmlFreeDoc);
    }
  return filling.n_filled;
}

typedef struct
{
  SourcierOdtTemplate *template;
  xmlDoc **parts;           /* filled; NULL where the template has none */
  GCancellable *cancellable;
} Merge;

static gboolean
write_entry (SourcierZipWriter  *zip,
             const char         *name,
             gconstpointer       bytes,
             gsize               length,
             GError            **error)
{
  /* A folder has no content, and pictures are packed already. */
  if (length == 0 || g_str_has_suffix (name, ".png") || g_str_has_suffix (name, ".jpg"))
    return sourcier_zip_writer_store (zip, name, bytes, length, error);
  return sourcier_zip_writer_begin (zip, name, error) && sourcier_zip_writer_write (zip, bytes, length, error)
         && sourcier_zip_writer_end (zip, error);
}

static gboolean
write_part (Merge              *merge,
            guint               part,
            SourcierZipWriter  *zip,
            GError            **error)
{
  xmlChar *text = NULL;
  int length = 0;
  gboolean done;

  xmlDocDumpMemoryEnc (merge->parts[part], &text, &length, "UTF-8");
  done = text != NULL && write_entry (zip, part_names[part], text, length, error);
  if (text == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (ENOMEM));
  xmlFree (text);
  return done;
}

/* What was a template is a document now. */
static gboolean
write_manifest (const SourcierZipEntry  *entry,
                SourcierZipWriter       *zip,
                GError                 **error)
{
  gsize length;
  const char *data = g_bytes_get_data (entry->content, &length);
  g_autoptr (GString) text = g_string_new_len (data, length);

  g_string_replace (text, "\"" TEMPLATE_TYPE "\"", "\"" TEXT_TYPE "\"", 0);
  return write_entry (zip, entry->name, text->str, text->len, error);
}

static gboolean
write_other (Merge                   *merge,
             const SourcierZipEntry  *entry,
             SourcierZipWriter       *zip,
             GError                 **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (entry->content, &length);

  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    if (g_str_equal (entry->name, part_names[i]))
      return write_part (merge, i, zip, error);
  if (g_str_equal (entry->name, "META-INF/manifest.xml"))
    return write_manifest (entry, zip, error);
  /* The kind is written first, and the letter is not what was signed. */
  if (g_str_equal (entry->name, "mimetype") || g_str_equal (entry->name, "META-INF/documentsignatures.xml"))
    return TRUE;
  return write_entry (zip, entry->name, data, length, error);
}

static gboolean
write_merged (GOutputStream  *stream,
              gpointer        user_data,
              GError        **error)
{
  Merge *merge = user_data;
  g_autoptr (SourcierZipWriter) zip = sourcier_zip_writer_new (stream, merge->cancellable);
  GPtrArray *entries = merge->template->entries;

  if (!sourcier_zip_writer_store (zip, "mimetype", TEXT_TYPE, strlen (TEXT_TYPE), error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!write_other (merge, entries->pdata[i], zip, error))
      return FALSE;
  return sourcier_zip_writer_close (zip, error);
}

/* Writes a document that has these parts, and everything else of the template. */
gboolean
_sourcier_odt_write (SourcierOdtTemplate  *self,
                     xmlDoc              **parts,
                     GFile                *file,
                     GCancellable         *cancellable,
                     GError              **error)
{
  Merge merge = { self, parts, cancellable };

  return sourcier_list_target_write (file, write_merged, &merge, cancellable, error);
}

/**
 * sourcier_odt_template_merge:
 * @self: a template
 * @func: tells what the values are
 * @user_data: for @func
 * @file: where to write the document; one that is there is replaced
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes a document with values in the place of the marks. A value takes the formatting of the mark's first letter, its lines
 * are parted by line breaks; a paragraph that had nothing but marks without value is left out. Everything else of the template
 * stays: pictures, styles, settings.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_odt_template_merge (SourcierOdtTemplate  *self,
                             SourcierMarkFunc      func,
                             gpointer              user_data,
                             GFile                *file,
                             GCancellable         *cancellable,
                             GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (self) && func != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  SourcierOdtFilling filling = { .func = func, .user_data = user_data };
  xmlDoc *parts[SOURCIER_ODT_N_PARTS];
  gboolean written;

  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    parts[i] = _sourcier_odt_fill_part (self, i, &filling);
  written = _sourcier_odt_write (self, parts, file, cancellable, error);
  for (guint i = 0; i < SOURCIER_ODT_N_PARTS; i++)
    g_clear_pointer (&parts[i], xmlFreeDoc);
  return written;
}
