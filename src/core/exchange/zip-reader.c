/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/zip-reader.h"

#include "exchange/exchange-private.h"
#include "exchange/text-decoder.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)

static void
entry_free (gpointer data)
{
  SourcierZipEntry *entry = data;

  g_free (entry->name);
  g_clear_pointer (&entry->content, g_bytes_unref);
  g_free (entry);
}

static void
set_error_too_large (GError     **error,
                     const char  *name)
{
  g_autofree char *most = g_format_size (SOURCIER_ZIP_MOST_BYTES);

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” is too large (more than %s): make its pictures smaller, or choose another file"), name, most);
}

static void
set_error_damaged (GError     **error,
                   const char  *name)
{
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” is no document that can be read, or is damaged: open it in LibreOffice and save it again as "
                 "“ODF Text Document (.odt)”"), name);
}

/**
 * sourcier_zip_load:
 * @file: a file
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error set: BAD_INPUT if there are more than
 *   %SOURCIER_ZIP_MOST_BYTES
 */
GBytes *
sourcier_zip_load (GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  gssize length = -1;

  /* Neither the size that the file tells nor its end is trusted: a device tells none and has no end. */
  while (stream != NULL && bytes->len <= SOURCIER_ZIP_MOST_BYTES
         && (length = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_SIZE, cancellable, &cause)) > 0)
    g_byte_array_append (bytes, chunk, (guint) length);

  if (length < 0)
    {
      sourcier_exchange_take_read_error (error, g_steal_pointer (&cause), file);
      return NULL;
    }
  if (bytes->len > SOURCIER_ZIP_MOST_BYTES)
    {
      g_autofree char *name = sourcier_exchange_file_name (file);

      set_error_too_large (error, name);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Reads what the entry holds. *@left is how many bytes the package may still unpack to. */
static GBytes *
read_content (struct archive  *archive,
              gsize           *left,
              const char      *name,
              GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  la_ssize_t length;

  while ((length = archive_read_data (archive, chunk, CHUNK_SIZE)) > 0)
    {
      if ((gsize) length > *left)
        {
          set_error_too_large (error, name);
          return NULL;
        }
      *left -= length;
      g_byte_array_append (bytes, chunk, (guint) length);
    }
  if (length < 0)
    {
      set_error_damaged (error, name);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
take_entry (struct archive        *archive,
            struct archive_entry  *found,
            GPtrArray             *entries,
            gsize                 *left,
            const char            *name,
            GError               **error)
{
  const char *path = archive_entry_pathname_utf8 (found);

  if (archive_entry_is_encrypted (found))
    {
      g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                   _("“%s” is protected by a password: save it without one"), name);
      return FALSE;
    }
  /* Two files of one name: programs differ in which of them they read. */
  if (path == NULL || *path == '\0' || !g_utf8_validate (path, -1, NULL) || entries->len >= SOURCIER_ZIP_MOST_ENTRIES
      || sourcier_zip_find (entries, path) != NULL)
    {
      set_error_damaged (error, name);
      return FALSE;
    }

  SourcierZipEntry *entry = g_new0 (SourcierZipEntry, 1);

  entry->name = g_strdup (path);
  g_ptr_array_add (entries, entry);
  entry->content = read_content (archive, left, name, error);
  return entry->content != NULL;
}

static gboolean
read_all (struct archive  *archive,
          GPtrArray       *entries,
          const char      *name,
          GError         **error)
{
  gsize left = SOURCIER_ZIP_MOST_UNPACKED;
  struct archive_entry *found;
  int result;

  while ((result = archive_read_next_header (archive, &found)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    if (!take_entry (archive, found, entries, &left, name, error))
      return FALSE;
  if (result == ARCHIVE_EOF)
    return TRUE;
  set_error_damaged (error, name);
  return FALSE;
}

/**
 * sourcier_zip_read:
 * @package: a package from outside
 * @name: what the messages call it
 * @error: where to put what went wrong
 *
 * Unpacks a package in memory. What is packed to fill the memory is refused while it is unpacked; no file is written.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierZipEntry): its files in the order of the package, or %NULL with
 *   @error set: BAD_INPUT if it is no package, is damaged, protected by a password or too large
 */
GPtrArray *
sourcier_zip_read (GBytes      *package,
                   const char  *name,
                   GError     **error)
{
  g_return_val_if_fail (package != NULL && name != NULL, NULL);

  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  struct archive *archive = archive_read_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (package, &size);
  gboolean done = FALSE;

  if (size > SOURCIER_ZIP_MOST_BYTES)
    set_error_too_large (error, name);
  else if (archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK
           || archive_read_set_options (archive, "hdrcharset=UTF-8") < ARCHIVE_WARN
           || archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    set_error_damaged (error, name);
  else
    done = read_all (archive, entries, name, error);

  archive_read_free (archive);
  return done ? g_steal_pointer (&entries) : NULL;
}

/**
 * sourcier_zip_find:
 * @entries: (element-type SourcierZipEntry): the files of a package
 * @name: the name of one
 *
 * Returns: (transfer none) (nullable): that file, or %NULL if the package has none of that name
 */
const SourcierZipEntry *
sourcier_zip_find (GPtrArray  *entries,
                   const char *name)
{
  g_return_val_if_fail (entries != NULL && name != NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((SourcierZipEntry *) entries->pdata[i])->name, name))
      return entries->pdata[i];
  return NULL;
}
