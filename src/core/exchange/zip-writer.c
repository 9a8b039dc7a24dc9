/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/zip-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* APPNOTE.TXT 6.3 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), 4.3 and 4.4. */
#define LOCAL_HEADER 0x04034b50
#define DESCRIPTOR 0x08074b50
#define CENTRAL_HEADER 0x02014b50
#define CENTRAL_END 0x06054b50
#define VERSION_STORED 10
#define VERSION_DEFLATED 20
#define FLAG_DESCRIPTOR (1 << 3)
#define FLAG_UTF8 (1 << 11)
#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define FIRST_DAY ((1 << 5) | 1)   /* 1 January 1980: the same content makes the same file */
#define MOST_BYTES G_MAXUINT32

typedef struct
{
  char *name;
  gboolean deflated;
  guint32 crc;
  guint64 offset;
  guint64 packed;
  guint64 length;
} Entry;

struct _SourcierZipWriter
{
  GOutputStream *stream;      /* the buffer before what was given */
  GCancellable *cancellable;
  GConverter *deflater;       /* of the entry that is open */
  GArray *entries;            /* Entry */
  guint64 offset;
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

/**
 * sourcier_zip_writer_new:
 * @stream: where the package goes; it stays open
 * @cancellable: (nullable): stops the writing
 *
 * Returns: (transfer full): a package without entries
 */
SourcierZipWriter *
sourcier_zip_writer_new (GOutputStream *stream,
                         GCancellable  *cancellable)
{
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  SourcierZipWriter *self = g_new0 (SourcierZipWriter, 1);

  self->stream = g_buffered_output_stream_new (stream);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (self->stream), FALSE);
  g_set_object (&self->cancellable, cancellable);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

/**
 * sourcier_zip_writer_free:
 * @self: (transfer full): a package
 */
void
sourcier_zip_writer_free (SourcierZipWriter *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->deflater);
  g_array_unref (self->entries);
  g_free (self);
}

/* The check sum of ISO 3309, as in APPNOTE.TXT 4.4.7. */
static guint32
add_crc (guint32       crc,
         const guint8 *bytes,
         gsize         length)
{
  static guint32 table[256];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          table[i] = i;
          for (int bit = 0; bit < 8; bit++)
            table[i] = table[i] & 1 ? 0xedb88320u ^ (table[i] >> 1) : table[i] >> 1;
        }
      g_once_init_leave (&ready, 1);
    }

  crc = ~crc;
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ bytes[i]) & 0xff] ^ (crc >> 8);
  return ~crc;
}

static void
put_16 (GByteArray *bytes,
        guint       number)
{
  guint16 little = GUINT16_TO_LE ((guint16) number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
put_32 (GByteArray *bytes,
        guint64     number)
{
  guint32 little = GUINT32_TO_LE ((guint32) number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static gboolean
put_out (SourcierZipWriter  *self,
         gconstpointer       bytes,
         gsize               length,
         GError            **error)
{
  self->offset += length;
  if (self->offset <= MOST_BYTES)
    return g_output_stream_write_all (self->stream, bytes, length, NULL, self->cancellable, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("it would be longer than 4 GB; a list can be written as CSV"));
  return FALSE;
}

/* What the local header and the central one have in common (APPNOTE.TXT, 4.3.7 and 4.3.12). */
static void
put_common (GByteArray  *header,
            const Entry *entry,
            gboolean     sizes)
{
  put_16 (header, entry->deflated ? VERSION_DEFLATED : VERSION_STORED);
  put_16 (header, (entry->deflated ? FLAG_DESCRIPTOR : 0) | FLAG_UTF8);
  put_16 (header, entry->deflated ? METHOD_DEFLATED : METHOD_STORED);
  put_16 (header, 0);
  put_16 (header, FIRST_DAY);
  put_32 (header, sizes ? entry->crc : 0);
  put_32 (header, sizes ? entry->packed : 0);
  put_32 (header, sizes ? entry->length : 0);
  put_16 (header, strlen (entry->name));
  put_16 (header, 0);
}

static gboolean
begin_entry (SourcierZipWriter  *self,
             Entry              *entry,
             GError            **error)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();

  entry->offset = self->offset;
  put_32 (header, LOCAL_HEADER);
  put_common (header, entry, !entry->deflated);
  g_byte_array_append (header, (const guint8 *) entry->name, strlen (entry->name));
  g_array_append_val (self->entries, *entry);

  return put_out (self, header->data, header->len, error);
}

/**
 * sourcier_zip_writer_store:
 * @self: a package
 * @name: the entry's name
 * @bytes: its content
 * @length: how long it is
 * @error: where to put what went wrong
 *
 * Adds an entry as it is, not packed.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_zip_writer_store (SourcierZipWriter  *self,
                           const char         *name,
                           gconstpointer       bytes,
                           gsize               length,
                           GError            **error)
{
  g_return_val_if_fail (self != NULL && name != NULL && self->deflater == NULL, FALSE);

  Entry entry = { g_strdup (name), FALSE, add_crc (0, bytes, length), 0, length, length };

  return begin_entry (self, &entry, error) && put_out (self, bytes, length, error);
}

/**
 * sourcier_zip_writer_begin:
 * @self: a package without an open entry
 * @name: the entry's name
 * @error: where to put what went wrong
 *
 * Opens an entry that is packed while it is written.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_zip_writer_begin (SourcierZipWriter  *self,
                           const char         *name,
                           GError            **error)
{
  g_return_val_if_fail (self != NULL && name != NULL && self->deflater == NULL, FALSE);

  Entry entry = { g_strdup (name), TRUE };

  self->deflater = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1));
  return begin_entry (self, &entry, error);
}

static Entry *
open_entry (SourcierZipWriter *self)
{
  return &g_array_index (self->entries, Entry, self->entries->len - 1);
}

static gboolean
deflate_bytes (SourcierZipWriter  *self,
               const guint8       *bytes,
               gsize               length,
               GConverterFlags     flags,
               GError            **error)
{
  guint8 packed[16 * 1024];
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (length > 0 || (flags != G_CONVERTER_NO_FLAGS && result != G_CONVERTER_FINISHED))
    {
      gsize n_read, n_written;

      result = g_converter_convert (self->deflater, bytes, length, packed, sizeof packed, flags, &n_read, &n_written,
                                    error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      bytes += n_read;
      length -= n_read;
      open_entry (self)->packed += n_written;
      if (!put_out (self, packed, n_written, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sourcier_zip_writer_write:
 * @self: a package with an open entry
 * @bytes: what comes next in it
 * @length: how long it is
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_zip_writer_write (SourcierZipWriter  *self,
                           gconstpointer       bytes,
                           gsize               length,
                           GError            **error)
{
  g_return_val_if_fail (self != NULL && self->deflater != NULL, FALSE);

  Entry *entry = open_entry (self);

  entry->crc = add_crc (entry->crc, bytes, length);
  entry->length += length;
  if (entry->length <= MOST_BYTES)
    return deflate_bytes (self, bytes, length, G_CONVERTER_NO_FLAGS, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("it would be longer than 4 GB; a list can be written as CSV"));
  return FALSE;
}

/**
 * sourcier_zip_writer_end:
 * @self: a package with an open entry
 * @error: where to put what went wrong
 *
 * Closes the entry.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_zip_writer_end (SourcierZipWriter  *self,
                         GError            **error)
{
  g_return_val_if_fail (self != NULL && self->deflater != NULL, FALSE);

  g_autoptr (GByteArray) descriptor = g_byte_array_new ();
  const Entry *entry = open_entry (self);

  /* A pointer of its own, though nothing stands there: C knows no sum with a pointer to nowhere. */
  if (!deflate_bytes (self, (const guint8 *) "", 0, G_CONVERTER_INPUT_AT_END, error))
    return FALSE;
  g_clear_object (&self->deflater);

  put_32 (descriptor, DESCRIPTOR);
  put_32 (descriptor, entry->crc);
  put_32 (descriptor, entry->packed);
  put_32 (descriptor, entry->length);
  return put_out (self, descriptor->data, descriptor->len, error);
}

static void
put_central (GByteArray  *directory,
             const Entry *entry)
{
  put_32 (directory, CENTRAL_HEADER);
  put_16 (directory, VERSION_DEFLATED);
  put_common (directory, entry, TRUE);
  put_16 (directory, 0);   /* comment */
  put_16 (directory, 0);   /* disk */
  put_16 (directory, 0);   /* internal attributes */
  put_32 (directory, 0);   /* external attributes */
  put_32 (directory, entry->offset);
  g_byte_array_append (directory, (const guint8 *) entry->name, strlen (entry->name));
}

/**
 * sourcier_zip_writer_close:
 * @self: a package without an open entry
 * @error: where to put what went wrong
 *
 * Writes the directory of the package.
 *
 * Returns: %FALSE with @error set if some of it could not be written
 */
gboolean
sourcier_zip_writer_close (SourcierZipWriter  *self,
                           GError            **error)
{
  g_return_val_if_fail (self != NULL && self->deflater == NULL, FALSE);

  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint64 offset = self->offset;

  for (guint i = 0; i < self->entries->len; i++)
    put_central (directory, &g_array_index (self->entries, Entry, i));

  guint size = directory->len;
  put_32 (directory, CENTRAL_END);
  put_16 (directory, 0);
  put_16 (directory, 0);
  put_16 (directory, self->entries->len);
  put_16 (directory, self->entries->len);
  put_32 (directory, size);
  put_32 (directory, offset);
  put_16 (directory, 0);

  return put_out (self, directory->data, directory->len, error)
         && g_output_stream_flush (self->stream, self->cancellable, error);
}
