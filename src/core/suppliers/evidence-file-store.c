/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/evidence-file-store.h"

#include "store/code-store.h"
#include "store/part-store.h"

#include <glib/gi18n-lib.h>

/* Returns: (transfer full): the file whose columns begin at @column of a row. */
SourcierEvidenceFile *
_sourcier_evidence_file_store_row (SourcierStatement *row,
                                   int                column)
{
  return _sourcier_evidence_file_new_stored (sourcier_statement_get_int (row, column),
                                             sourcier_statement_get_text (row, column + 1),
                                             sourcier_statement_get_text (row, column + 2),
                                             sourcier_statement_get_int (row, column + 3),
                                             sourcier_statement_get_text (row, column + 4),
                                             sourcier_statement_get_day (row, column + 5));
}

static GBytes *
verify (SourcierEvidenceFile  *file,
        GBytes                *content,
        GError               **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  if (g_str_equal (sha256, sourcier_evidence_file_get_sha256 (file)))
    return g_bytes_ref (content);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED,
               _("“%s” does not match its fingerprint any more: it is no longer what was added. Restore a backup, or add "
                 "the file again."), sourcier_evidence_file_get_name (file));
  return NULL;
}

/**
 * sourcier_evidence_file_store_read:
 * @store: an office's file
 * @file: a file kept in it, or a new one
 * @error: where to put what went wrong
 *
 * Reads the content of a file and compares it with its fingerprint.
 *
 * Returns: (transfer full) (nullable): the content, or %NULL with @error set: NOT_FOUND if it is no longer kept, DAMAGED
 *   if it is not what was added
 */
GBytes *
sourcier_evidence_file_store_read (SourcierStore         *store,
                                   SourcierEvidenceFile  *file,
                                   GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_FILE (file), NULL);

  GBytes *own = sourcier_evidence_file_get_content (file);

  if (own != NULL)
    return g_bytes_ref (own);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT content FROM evidence_file WHERE id = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, sourcier_evidence_file_get_id (file));
  if (!sourcier_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                   _("“%s” is no longer in the office’s file. It may have been removed; Undo brings it back."),
                   sourcier_evidence_file_get_name (file));
      return NULL;
    }

  g_autoptr (GBytes) content = sourcier_statement_get_blob (statement, 0);

  return verify (file, content, error);
}

static gboolean
insert (SourcierStore         *store,
        gint64                 award,
        SourcierEvidenceFile  *file,
        GError               **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (sourcier_evidence_file_get_content (file), &size);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO evidence_file (id, award, name, media_type, size, sha256, added_on,"
                                   " content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (statement == NULL)
    return FALSE;
  _sourcier_evidence_file_set_id (file, sourcier_store_next_id (store));
  sourcier_statement_bind_int (statement, 1, sourcier_evidence_file_get_id (file));
  sourcier_statement_bind_int (statement, 2, award);
  sourcier_statement_bind_text (statement, 3, sourcier_evidence_file_get_name (file));
  sourcier_statement_bind_text (statement, 4, sourcier_evidence_file_get_media_type (file));
  sourcier_statement_bind_int (statement, 5, sourcier_evidence_file_get_size (file));
  sourcier_statement_bind_text (statement, 6, sourcier_evidence_file_get_sha256 (file));
  sourcier_statement_bind_day (statement, 7, sourcier_evidence_file_get_added_on (file));
  sourcier_statement_bind_blob (statement, 8, size > 0 ? data : "", size);
  return sourcier_statement_run (statement, error);
}

static gboolean
is_kept (SourcierStore         *store,
         SourcierEvidenceFile  *file,
         gboolean              *kept,
         GError               **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT 1 FROM evidence_file WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_evidence_file_get_id (file));
  return sourcier_statement_step (statement, kept, error);
}

/* A file that another award still has comes over from there. */
static gboolean
move (SourcierStore         *store,
      gint64                 award,
      SourcierEvidenceFile  *file,
      GError               **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE evidence_file SET award = ?2 WHERE id = ?1", error);
  gboolean kept;

  if (statement == NULL || !is_kept (store, file, &kept, error))
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_evidence_file_get_id (file));
  sourcier_statement_bind_int (statement, 2, award);
  if (kept)
    return sourcier_statement_run (statement, error);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
               _("“%s” was removed meanwhile. Remove it here too, or add the file again."),
               sourcier_evidence_file_get_name (file));
  return FALSE;
}

static gboolean
save_new (SourcierStore  *store,
          gint64          award,
          gpointer        file,
          gconstpointer   user_data,
          GError        **error)
{
  if (sourcier_evidence_file_get_content (file) != NULL)
    return insert (store, award, file, error);
  return move (store, award, file, error);
}

/* What is kept is kept as it was added. */
static gboolean
save_kept (SourcierStore  *store,
           gint64          award,
           gpointer        file,
           gconstpointer   user_data,
           GError        **error)
{
  return TRUE;
}

static gint64
get_id (gpointer file)
{
  return sourcier_evidence_file_get_id (file);
}

/* Makes the files of a stored award those that it tells, writing only what differs. An award that was never asked for
 * its files leaves them alone. */
gboolean
_sourcier_evidence_file_store_save (SourcierStore       *store,
                                    SourcierLabelAward  *award,
                                    GError             **error)
{
  static const SourcierPartsTable table = { "evidence_file", "award", get_id, save_new, save_kept, NULL };
  GPtrArray *files = sourcier_label_award_get_files (award);

  return files == NULL
         || sourcier_part_store_save (store, &table, sourcier_label_award_get_id (award), files, NULL, error);
}

/* Deletes the files of an award that is about to be deleted. */
gboolean
_sourcier_evidence_file_store_delete (SourcierStore  *store,
                                      gint64          award,
                                      GError        **error)
{
  return sourcier_store_run_for (store, "DELETE FROM evidence_file WHERE award = ?1", award, NULL, error);
}
