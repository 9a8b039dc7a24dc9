/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xml-writer.h"

#include <libxml/xmlwriter.h>

struct _SourcierXmlWriter
{
  SourcierZipWriter *zip;       /* whose entry it is; NULL where it goes to a stream */
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;                /* what went wrong first */
  xmlTextWriter *writer;
};

static int
write_cb (void       *data,
          const char *bytes,
          int         length)
{
  SourcierXmlWriter *self = data;

  /* The first error is kept; libxml2, told that all is well, prints none of its own. */
  if (self->error == NULL && self->zip != NULL)
    sourcier_zip_writer_write (self->zip, bytes, (gsize) length, &self->error);
  else if (self->error == NULL)
    g_output_stream_write_all (self->stream, bytes, (gsize) length, NULL, self->cancellable, &self->error);
  return length;
}

static SourcierXmlWriter *
writer_new (void)
{
  SourcierXmlWriter *self = g_new0 (SourcierXmlWriter, 1);

  self->writer = xmlNewTextWriter (xmlOutputBufferCreateIO (write_cb, NULL, self, NULL));
  return self;
}

/**
 * sourcier_xml_writer_new_stream:
 * @stream: where to write; it stays open
 * @cancellable: (nullable): stops the writing
 *
 * Returns: (transfer full): a writer that has written nothing
 */
SourcierXmlWriter *
sourcier_xml_writer_new_stream (GOutputStream *stream,
                                GCancellable  *cancellable)
{
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  SourcierXmlWriter *self = writer_new ();

  self->stream = g_buffered_output_stream_new (stream);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (self->stream), FALSE);
  g_set_object (&self->cancellable, cancellable);
  return self;
}

/**
 * sourcier_xml_writer_new_entry:
 * @zip: (transfer none): a package without an open entry; it outlives the writer
 * @name: the name of a new entry
 *
 * Returns: (transfer full): a writer that has written the declaration of an XML document
 */
SourcierXmlWriter *
sourcier_xml_writer_new_entry (SourcierZipWriter *zip,
                               const char        *name)
{
  g_return_val_if_fail (zip != NULL && name != NULL, NULL);

  SourcierXmlWriter *self = writer_new ();

  self->zip = zip;
  if (sourcier_zip_writer_begin (zip, name, &self->error))
    xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL);
  return self;
}

/**
 * sourcier_xml_writer_free:
 * @self: (transfer full): a writer
 */
void
sourcier_xml_writer_free (SourcierXmlWriter *self)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "Closed");
  /* With an error set nothing of what waits is written. */
  xmlFreeTextWriter (self->writer);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_error_free (self->error);
  g_free (self);
}

/**
 * sourcier_xml_writer_attribute:
 * @self: a writer in the start of an element
 * @name: of the attribute
 * @value: (nullable): its value; nothing is written for %NULL
 */
void
sourcier_xml_writer_attribute (SourcierXmlWriter *self,
                               const char        *name,
                               const char        *value)
{
  if (self->error == NULL && value != NULL)
    xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST value);
}

static void
start (SourcierXmlWriter *self,
       const char        *name,
       va_list            attributes)
{
  if (self->error != NULL)
    return;

  xmlTextWriterStartElement (self->writer, BAD_CAST name);
  for (const char *attribute; (attribute = va_arg (attributes, const char *)) != NULL;)
    {
      const char *value = va_arg (attributes, const char *);

      xmlTextWriterWriteAttribute (self->writer, BAD_CAST attribute, BAD_CAST value);
    }
}

/**
 * sourcier_xml_writer_start:
 * @self: a writer
 * @name: of the element
 * @...: names of attributes, each with its value, then %NULL
 *
 * Begins an element.
 */
void
sourcier_xml_writer_start (SourcierXmlWriter *self,
                           const char        *name,
                           ...)
{
  va_list attributes;

  va_start (attributes, name);
  start (self, name, attributes);
  va_end (attributes);
}

/**
 * sourcier_xml_writer_text:
 * @self: a writer
 * @text: (nullable): valid UTF-8 without control characters
 */
void
sourcier_xml_writer_text (SourcierXmlWriter *self,
                          const char        *text)
{
  if (self->error == NULL && text != NULL)
    xmlTextWriterWriteString (self->writer, BAD_CAST text);
}

/**
 * sourcier_xml_writer_raw:
 * @self: a writer
 * @markup: what is written as it is
 */
void
sourcier_xml_writer_raw (SourcierXmlWriter *self,
                         const char        *markup)
{
  if (self->error == NULL)
    xmlTextWriterWriteRaw (self->writer, BAD_CAST markup);
}

/**
 * sourcier_xml_writer_end:
 * @self: a writer
 *
 * Ends the element that began last; one without content is closed where it began.
 */
void
sourcier_xml_writer_end (SourcierXmlWriter *self)
{
  if (self->error == NULL)
    xmlTextWriterEndElement (self->writer);
}

/**
 * sourcier_xml_writer_full_end:
 * @self: a writer
 *
 * Ends the element that began last by a tag of its own, as HTML asks for.
 */
void
sourcier_xml_writer_full_end (SourcierXmlWriter *self)
{
  if (self->error == NULL)
    xmlTextWriterFullEndElement (self->writer);
}

/**
 * sourcier_xml_writer_leaf:
 * @self: a writer
 * @name: of the element
 * @text: (nullable): what it holds
 * @...: names of attributes, each with its value, then %NULL
 *
 * Writes a whole element.
 */
void
sourcier_xml_writer_leaf (SourcierXmlWriter *self,
                          const char        *name,
                          const char        *text,
                          ...)
{
  va_list attributes;

  va_start (attributes, text);
  start (self, name, attributes);
  va_end (attributes);
  sourcier_xml_writer_text (self, text);
  if (text != NULL)
    sourcier_xml_writer_full_end (self);
  else
    sourcier_xml_writer_end (self);
}

/**
 * sourcier_xml_writer_has_failed:
 * @self: a writer
 *
 * Returns: whether something went wrong, so that a long job can end
 */
gboolean
sourcier_xml_writer_has_failed (SourcierXmlWriter *self)
{
  return self->error != NULL;
}

/**
 * sourcier_xml_writer_close:
 * @self: a writer
 * @error: where to put what went wrong
 *
 * Ends all elements, and the entry if it is one.
 *
 * Returns: %FALSE with @error set if not everything was written
 */
gboolean
sourcier_xml_writer_close (SourcierXmlWriter  *self,
                           GError            **error)
{
  if (self->error == NULL)
    {
      xmlTextWriterEndDocument (self->writer);
      xmlTextWriterFlush (self->writer);
    }
  if (self->error == NULL && self->zip != NULL)
    sourcier_zip_writer_end (self->zip, &self->error);
  else if (self->error == NULL)
    g_output_stream_flush (self->stream, self->cancellable, &self->error);

  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
