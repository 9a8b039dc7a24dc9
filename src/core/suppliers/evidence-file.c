/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/evidence-file.h"

#include "base/text.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

struct _SourcierEvidenceFile
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *media_type;
  gint64 size;
  char *sha256;
  SourcierDay added_on;
  GBytes *content;
};

G_DEFINE_FINAL_TYPE (SourcierEvidenceFile, sourcier_evidence_file, G_TYPE_OBJECT)

static void
sourcier_evidence_file_finalize (GObject *object)
{
  SourcierEvidenceFile *self = SOURCIER_EVIDENCE_FILE (object);

  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_clear_pointer (&self->content, g_bytes_unref);

  G_OBJECT_CLASS (sourcier_evidence_file_parent_class)->finalize (object);
}

static void
sourcier_evidence_file_class_init (SourcierEvidenceFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_evidence_file_finalize;
}

static void
sourcier_evidence_file_init (SourcierEvidenceFile *self)
{
}

static char *
guess_media_type (const char *name,
                  GBytes     *content)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *type = g_content_type_guess (name, data, size, NULL);
  char *media_type = g_content_type_get_mime_type (type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

/**
 * sourcier_evidence_file_new:
 * @name: what the file is called
 * @content: what is in it
 *
 * Returns: (transfer full): a file added today, not in any office's file yet
 */
SourcierEvidenceFile *
sourcier_evidence_file_new (const char *name,
                            GBytes     *content)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  SourcierEvidenceFile *self = g_object_new (SOURCIER_TYPE_EVIDENCE_FILE, NULL);

  self->name = sourcier_text_make_valid (name, -1);
  self->media_type = guess_media_type (self->name, content);
  self->size = (gint64) g_bytes_get_size (content);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  self->added_on = sourcier_day_today ();
  self->content = g_bytes_ref (content);
  return self;
}

static void
refuse_size (GFile    *file,
             goffset   size,
             GError  **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *is = g_format_size ((guint64) size);
  g_autofree char *most = g_format_size (SOURCIER_EVIDENCE_MOST_BYTES);

  /* translators: the name of a file, how large it is, how large it may be: “decision.pdf”, 31,4 MB, 20 MB */
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_FULL,
               _("“%s” has %s. An office’s file keeps evidence of up to %s: scan it smaller, or keep it where it is and "
                 "write its address."), name, is, most);
}

/**
 * sourcier_evidence_file_load:
 * @file: a file on this computer
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Reads a file that shall be kept. It is read whole: not for the window's thread where it may be slow.
 *
 * Returns: (transfer full) (nullable): the file, not stored yet, or %NULL with @error set: FULL if it has more than
 *   %SOURCIER_EVIDENCE_MOST_BYTES
 */
SourcierEvidenceFile *
sourcier_evidence_file_load (GFile         *file,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                       G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > SOURCIER_EVIDENCE_MOST_BYTES)
    {
      refuse_size (file, g_file_info_get_size (info), error);
      return NULL;
    }

  g_autoptr (GBytes) content = g_file_load_bytes (file, cancellable, NULL, error);

  return content != NULL ? sourcier_evidence_file_new (g_file_info_get_display_name (info), content) : NULL;
}

/* Returns: (transfer full): a file as the office's file tells of it, without its content. */
SourcierEvidenceFile *
_sourcier_evidence_file_new_stored (gint64       id,
                                    const char  *name,
                                    const char  *media_type,
                                    gint64       size,
                                    const char  *sha256,
                                    SourcierDay  added_on)
{
  SourcierEvidenceFile *self = g_object_new (SOURCIER_TYPE_EVIDENCE_FILE, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->media_type = g_strdup (media_type);
  self->size = size;
  self->sha256 = g_strdup (sha256);
  self->added_on = added_on;
  return self;
}

/**
 * sourcier_evidence_file_get_id:
 * @self: a file
 *
 * Returns: its id, 0 before it is stored
 */
gint64
sourcier_evidence_file_get_id (SourcierEvidenceFile *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (self), 0);

  return self->id;
}

/* The store gives a new file its id. */
void
_sourcier_evidence_file_set_id (SourcierEvidenceFile *self,
                                gint64                id)
{
  g_return_if_fail (SOURCIER_IS_EVIDENCE_FILE (self));

  self->id = id;
}

/**
 * sourcier_evidence_file_get_name:
 * @self: a file
 *
 * Returns: (transfer none): what it is called
 */
const char *
sourcier_evidence_file_get_name (SourcierEvidenceFile *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (self), NULL);

  return self->name;
}

/**
 * sourcier_evidence_file_get_media_type:
 * @self: a file
 *
 * Returns: (transfer none): its media type: "application/pdf"
 */
const char *
sourcier_evidence_file_get_media_type (SourcierEvidenceFile *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (self), NULL);

  return self->media_type;
}

/**
 * sourcier_evidence_file_get_size:
 * @self: a file
 *
 * Returns: how many bytes it has
 */
gint64
sourcier_evidence_file_get_size (SourcierEvidenceFile *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (self), 0);

  return self->size;
}

/**
 * sourcier_evidence_file_get_sha256:
 * @self: a file
 *
 * Returns: (transfer none): the fingerprint of its content, in hexadecimal digits
 */
const char *
sourcier_evidence_file_get_sha256 (SourcierEvidenceFile *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (self), NULL);

  return self->sha256;
}

/**
 * sourcier_evidence_file_get_added_on:
 * @self: a file
 *
 * Returns: the day it was added
 */
SourcierDay
sourcier_evidence_file_get_added_on (SourcierEvidenceFile *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (self), SOURCIER_DAY_NONE);

  return self->added_on;
}

/**
 * sourcier_evidence_file_get_content:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): its content while it is new, %NULL if the office's file has it
 */
GBytes *
sourcier_evidence_file_get_content (SourcierEvidenceFile *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (self), NULL);

  return self->content;
}
