/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/zip-part.h"

#include "exchange/exchange-private.h"
#include "exchange/text-decoder.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_SIZE (64 * 1024)

/* Sheets of rows that resemble each other are packed to a hundredth, what is made to fill memory to a thousandth. The first megabytes do
 * no harm. */
#define MOST_TIMES 200
#define HARMLESS_BYTES (64 * 1024 * 1024)

struct _SourcierZipPart
{
  GFile *package;
  struct archive *archive;
  xmlTextReaderPtr xml;
  GCancellable *cancellable;
  gint64 n_unpacked;
  gint64 most_unpacked;
  gboolean too_much;
};

static void
set_damaged (SourcierZipPart  *self,
             GError          **error)
{
  g_autofree char *name = sourcier_exchange_file_name (self->package);

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               self->too_much ? _("“%s” unpacks to far more than a spreadsheet does: choose another file")
                              : _("“%s” is no spreadsheet that can be read, or is damaged: open it in LibreOffice and "
                                  "save it again"), name);
}

static int
read_cb (void *context,
         char *buffer,
         int   length)
{
  SourcierZipPart *self = context;
  la_ssize_t n_read = archive_read_data (self->archive, buffer, (size_t) length);

  if (n_read > 0)
    self->n_unpacked += n_read;
  if (self->n_unpacked > self->most_unpacked)
    self->too_much = TRUE;
  return self->too_much ? -1 : (int) n_read;
}

/* The parser's own words are not for the reader of the program. */
static void
ignore_cb (void                   *data,
           const char             *message,
           xmlParserSeverities     severity,
           xmlTextReaderLocatorPtr locator)
{
}

static gboolean
find_entry (SourcierZipPart *self,
            const char      *name)
{
  struct archive_entry *entry;
  int result;

  while ((result = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname_utf8 (entry);

      if (path != NULL && g_str_equal (path, name))
        return !archive_entry_is_encrypted (entry);
    }
  return FALSE;
}

static gboolean
open_package (SourcierZipPart *self,
              const char      *name)
{
  const char *path = g_file_peek_path (self->package);

  self->archive = archive_read_new ();
  return path != NULL && archive_read_support_format_zip_seekable (self->archive) == ARCHIVE_OK
         && archive_read_set_options (self->archive, "hdrcharset=UTF-8") >= ARCHIVE_WARN
         && archive_read_open_filename (self->archive, path, BLOCK_SIZE) == ARCHIVE_OK
         && find_entry (self, name);
}

/**
 * sourcier_zip_part_open:
 * @package: a package from outside, on this machine
 * @name: the name of one of its files, which holds XML
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): that file before its first node, or %NULL with @error set: BAD_INPUT if it is not
 *   there
 */
SourcierZipPart *
sourcier_zip_part_open (GFile         *package,
                        const char    *name,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (SourcierZipPart) self = g_new0 (SourcierZipPart, 1);

  self->package = g_object_ref (package);
  g_set_object (&self->cancellable, cancellable);
  self->most_unpacked = MAX (HARMLESS_BYTES, sourcier_exchange_file_size (package, cancellable) * MOST_TIMES);
  if (!open_package (self, name))
    {
      set_damaged (self, error);
      return NULL;
    }

  self->xml = xmlReaderForIO (read_cb, NULL, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  xmlTextReaderSetErrorHandler (self->xml, ignore_cb, NULL);
  return g_steal_pointer (&self);
}

/**
 * sourcier_zip_part_free:
 * @self: (transfer full): a file of a package
 */
void
sourcier_zip_part_free (SourcierZipPart *self)
{
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_clear_pointer (&self->archive, archive_read_free);
  g_clear_object (&self->package);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * sourcier_zip_part_step:
 * @self: a file of a package
 * @error: where to put what went wrong
 *
 * Goes on to the next node. A document type is refused: with it come entities that unfold without end, and no spreadsheet
 * has one.
 *
 * Returns: the kind of the node, an #xmlReaderTypes, 0 at the end, -1 with @error set
 */
int
sourcier_zip_part_step (SourcierZipPart  *self,
                        GError          **error)
{
  g_autoptr (GError) cause = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &cause))
    {
      sourcier_exchange_take_read_error (error, g_steal_pointer (&cause), self->package);
      return -1;
    }

  int read = xmlTextReaderRead (self->xml);
  int type = read > 0 ? xmlTextReaderNodeType (self->xml) : 0;

  if (read >= 0 && type != XML_READER_TYPE_DOCUMENT_TYPE && type != XML_READER_TYPE_ENTITY_REFERENCE)
    return type;
  set_damaged (self, error);
  return -1;
}

/**
 * sourcier_zip_part_get_xml:
 * @self: a file of a package
 *
 * Returns: (transfer none): the reader at its node
 */
xmlTextReaderPtr
sourcier_zip_part_get_xml (SourcierZipPart *self)
{
  return self->xml;
}

/**
 * sourcier_zip_part_get_name:
 * @self: a file of a package
 *
 * Returns: the name of the node, without its prefix
 */
const char *
sourcier_zip_part_get_name (SourcierZipPart *self)
{
  const xmlChar *name = xmlTextReaderConstLocalName (self->xml);

  return name != NULL ? (const char *) name : "";
}

/**
 * sourcier_zip_part_get_value:
 * @self: a file of a package, at the start of an element
 * @attribute: the name of an attribute without its prefix
 *
 * Returns: (transfer full) (nullable): its value, %NULL if the element has none of that name
 */
char *
sourcier_zip_part_get_value (SourcierZipPart *self,
                             const char      *attribute)
{
  char *value = NULL;

  for (int more = xmlTextReaderMoveToFirstAttribute (self->xml); more == 1 && value == NULL;
       more = xmlTextReaderMoveToNextAttribute (self->xml))
    if (g_str_equal (sourcier_zip_part_get_name (self), attribute))
      value = g_strdup ((const char *) xmlTextReaderConstValue (self->xml));
  xmlTextReaderMoveToElement (self->xml);
  return value;
}

/**
 * sourcier_zip_part_get_done:
 * @self: a file of a package
 *
 * Returns: how many bytes of the package were read
 */
gint64
sourcier_zip_part_get_done (SourcierZipPart *self)
{
  return archive_filter_bytes (self->archive, -1);
}
