/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "base/money.h"
#include "exchange/csv-writer.h"
#include "store/history.h"
#include "store/index-hold.h"
#include "store/noted-row.h"
#include "suppliers/import-batch.h"
#include "suppliers/import-candidate-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* How many rows pass between two reports. */
#define REPORT_EVERY 64
/* From how many new suppliers on it is worth making indexes anew. */
#define FEW_ROWS 1000

static guint
effects_to_apply (SourcierSupplierImport *self)
{
  return 1 << SOURCIER_IMPORT_NEW | 1 << SOURCIER_IMPORT_CHANGED
         | (self->skip_doubtful ? 0 : 1 << SOURCIER_IMPORT_DOUBTFUL);
}

static guint
effects_left_out (SourcierSupplierImport *self)
{
  return 1 << SOURCIER_IMPORT_REJECTED | (self->skip_doubtful ? 1 << SOURCIER_IMPORT_DOUBTFUL : 0);
}

static gint64
count (SourcierSupplierImport *self,
       guint                   effects)
{
  gint64 n = 0;

  for (int i = 0; i < SOURCIER_N_IMPORT_EFFECTS; i++)
    n += (effects & 1 << i) != 0 ? self->n[i] : 0;
  return n;
}

static void
add_part (GString *detail,
          char    *part)
{
  g_string_append_printf (detail, "%s%s", detail->len > 0 ? ", " : "", part);
  g_free (part);
}

/* "list.csv: 3 828 new, 25 doubtful", for the history. */
static char *
describe (SourcierSupplierImport *self)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *n_new = sourcier_count_format (self->n[SOURCIER_IMPORT_NEW]);
  g_autofree char *n_changed = sourcier_count_format (self->n[SOURCIER_IMPORT_CHANGED]);
  g_autofree char *n_doubtful = sourcier_count_format (self->n[SOURCIER_IMPORT_DOUBTFUL]);

  if (self->n[SOURCIER_IMPORT_NEW] > 0)
    add_part (parts, g_strdup_printf (ngettext ("%s new", "%s new", self->n[SOURCIER_IMPORT_NEW]), n_new));
  if (self->n[SOURCIER_IMPORT_CHANGED] > 0)
    add_part (parts, g_strdup_printf (ngettext ("%s changed", "%s changed", self->n[SOURCIER_IMPORT_CHANGED]),
                                      n_changed));
  if (self->n[SOURCIER_IMPORT_DOUBTFUL] > 0 && !self->skip_doubtful)
    add_part (parts, g_strdup_printf (ngettext ("%s doubtful", "%s doubtful", self->n[SOURCIER_IMPORT_DOUBTFUL]),
                                      n_doubtful));

  if (parts->len == 0)
    return g_strdup (self->name);
  /* translators: the name of an imported list, and what it brought: "list.csv: 12 new, 3 changed" */
  return g_strdup_printf (_("%s: %s"), self->name, parts->str);
}

/* The suppliers of earlier rows of which later ones speak: the number of the row → their id, 0 until it is applied. */
static GHashTable *
list_awaited (SourcierSupplierImport  *self,
              GError                 **error)
{
  g_autoptr (GArray) rows = sourcier_import_candidate_store_list_awaited (self->context.store, error);
  GHashTable *awaited = rows != NULL ? g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_insert (awaited, g_memdup2 (&g_array_index (rows, gint64, i), sizeof (gint64)), g_new0 (gint64, 1));
  return awaited;
}

typedef struct
{
  SourcierSupplierImport *self;
  GHashTable *awaited;
  SourcierProgress *progress;
  GCancellable *cancellable;
  gint64 n, total;
} Applying;

/* The supplier that the row speaks of, where it does not make one; @known is left alone otherwise. */
static gboolean
find_known (Applying                 *applying,
            const SourcierStagedRow  *row,
            SourcierSupplier        **known,
            GError                  **error)
{
  SourcierStore *store = applying->self->context.store;
  gint64 *made = row->other != 0 ? g_hash_table_lookup (applying->awaited, &row->other) : NULL;
  gint64 id = made != NULL && *made != 0 ? *made : row->supplier;

  if (id == 0)
    return TRUE;
  *known = sourcier_supplier_store_load (store, id, error);
  return *known != NULL;
}

static gboolean
write_row (Applying         *applying,
           SourcierReadRow  *read,
           GError          **error)
{
  SourcierImportContext *context = &applying->self->context;
  g_autoptr (SourcierSupplier) known = NULL;

  if (read->merge == NULL)
    {
      if (!find_known (applying, &read->row, &known, error))
        return FALSE;
      read->merge = sourcier_import_context_merge (context, read->reading, known);
    }

  gint64 *made = g_hash_table_lookup (applying->awaited, &read->row.seq);

  /* A supplier that a later row speaks of may change once more. */
  sourcier_store_note_inserts (context->store, made == NULL && known == NULL);
  if (!sourcier_supplier_store_save (context->store, read->merge->supplier, error))
    return FALSE;
  if (made != NULL)
    *made = sourcier_supplier_get_id (read->merge->supplier);
  return TRUE;
}

static gboolean
apply_row (SourcierReadRow  *read,
           gpointer          user_data,
           GError          **error)
{
  Applying *applying = user_data;

  if (_sourcier_supplier_import_cancelled (applying->cancellable, error) || !write_row (applying, read, error))
    return FALSE;
  applying->n++;
  if (applying->n % REPORT_EVERY == 0 || applying->n == applying->total)
    {
      sourcier_progress_count_rows (applying->progress, applying->n);
      sourcier_progress_report (applying->progress, applying->n, applying->total);
    }
  return TRUE;
}

static gboolean
apply_rows (SourcierSupplierImport  *self,
            SourcierProgress        *progress,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr (GHashTable) awaited = list_awaited (self, error);
  g_autoptr (SourcierStatement) statement =
    awaited != NULL ? sourcier_import_store_select (self->context.store, effects_to_apply (self), error) : NULL;
  Applying applying = { self, awaited, progress, cancellable, 0, count (self, effects_to_apply (self)) };
  g_autoptr (SourcierImportBatches) rows = sourcier_import_batches_new (&self->context, TRUE, apply_row, &applying);
  gboolean has_row = TRUE;

  while (statement != NULL && has_row)
    {
      g_auto (SourcierStagedRow) row = { 0 };

      if (!sourcier_import_store_next (statement, &row, &has_row, error)
          || (has_row && !sourcier_import_batches_add (rows, &row, error)))
        return FALSE;
    }
  return statement != NULL && sourcier_import_batches_finish (rows, error);
}

/* What was shown is what is done: if anybody changed the directory meanwhile, the preview no longer tells the truth. */
static gboolean
check_version (SourcierSupplierImport  *self,
               GError                 **error)
{
  gboolean is_unchanged;

  if (!sourcier_history_look_is_unchanged (self->look, self->context.store, &is_unchanged, error))
    return FALSE;
  if (is_unchanged)
    return TRUE;

  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
                       _("The directory was changed after the list was read, nothing was imported. Import the list again."));
  return FALSE;
}

/* Where a list brings more suppliers than there are, their indexes are made when all are there. */
static gboolean
hold_indexes (SourcierSupplierImport  *self,
              GError                 **error)
{
  static const char * const tables[] = {
    "supplier", "supplier_family", "supplier_cpv", "supplier_area", "label_award", NULL,
  };
  gint64 n_known;

  if (self->n[SOURCIER_IMPORT_NEW] < FEW_ROWS)
    return TRUE;
  if (!sourcier_import_store_count_directory (self->context.store, &n_known, error))
    return FALSE;
  return n_known > self->n[SOURCIER_IMPORT_NEW] || sourcier_store_hold_indexes (self->context.store, tables, error);
}

static gboolean
apply_all (SourcierSupplierImport  *self,
           SourcierProgress        *progress,
           GCancellable            *cancellable,
           GError                 **error)
{
  SourcierStore *store = self->context.store;
  g_autofree char *detail = describe (self);

  if (sourcier_store_get_read_only (self->office))
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY,
                           sourcier_store_get_read_only_reason (self->office));
      return FALSE;
    }
  if (!sourcier_store_begin (store, count (self, effects_to_apply (self)) > 0 ? _("Import a list")
                                                                               : _("Keep how lists are read"), error))
    return FALSE;

  sourcier_store_set_detail (store, detail);
  sourcier_store_set_kind (store, SOURCIER_ACTION_KIND_IMPORT);
  if (check_version (self, error)
      && hold_indexes (self, error)
      && apply_rows (self, progress, cancellable, error)
      && _sourcier_supplier_import_keep_layout (self, error)
      && sourcier_import_words_save (self->context.words, store, error)
      && !_sourcier_supplier_import_cancelled (cancellable, error))
    return sourcier_store_commit (store, error);

  sourcier_store_rollback (store);
  return FALSE;
}

static gboolean
has_news (SourcierSupplierImport *self)
{
  g_autoptr (GPtrArray) news = sourcier_import_words_get_news (self->context.words);

  return news->len > 0;
}

/**
 * sourcier_supplier_import_apply:
 * @self: an import that was prepared
 * @progress: (nullable): told how many of the rows are written
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Does what prepare() found, in one action that one undo takes back; an import with nothing to write leaves no trace in
 * the history. How the list was read is kept with it, for the next list with the same headers, unless the headers tell
 * all. It is applied once: then the list is to be prepared again. Not for the window's thread; afterwards the
 * window's own store is to be told with sourcier_store_refresh().
 *
 * Returns: %FALSE with @error set, the directory being as it was before: %SOURCIER_STORE_ERROR_CONFLICT where the
 *   directory changed since prepare(), %SOURCIER_STORE_ERROR_CANCELLED where it was cancelled
 */
gboolean
sourcier_supplier_import_apply (SourcierSupplierImport  *self,
                                SourcierProgress        *progress,
                                GCancellable            *cancellable,
                                GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);

  g_autoptr (GError) problem = NULL;
  gboolean done;

  if (_sourcier_supplier_import_cancelled (cancellable, error))
    return FALSE;
  if (count (self, effects_to_apply (self)) == 0 && self->layout_name == NULL && !has_news (self))
    return TRUE;

  sourcier_store_set_at_work (self->context.store, TRUE);
  sourcier_store_set_cancellable (self->context.store, cancellable);
  done = apply_all (self, progress, cancellable, &problem);
  sourcier_store_set_cancellable (self->context.store, NULL);
  sourcier_store_set_at_work (self->context.store, FALSE);
  if (done)
    return TRUE;
  if (!_sourcier_supplier_import_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
write_reject (SourcierSupplierImport   *self,
              SourcierCsvWriter        *writer,
              const SourcierStagedRow  *row,
              GError                  **error)
{
  g_autoptr (GPtrArray) written = sourcier_import_store_split_cells (row->cells);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  /* translators: a line of a list, and why its row is left out */
  g_autofree char *reason = g_strdup_printf (_("Line %u: %s"), row->line, row->reason);

  g_ptr_array_add (cells, reason);
  for (guint i = 0; i < MAX (written->len, self->context.n_columns); i++)
    /* The writer guards the cell again. */
    g_ptr_array_add (cells, i < written->len ? (char *) sourcier_csv_unguard (g_ptr_array_index (written, i)) : (char *) "");

  return sourcier_csv_writer_write_row (writer, (const char * const *) cells->pdata, cells->len, error);
}

static gboolean
write_reject_headers (SourcierSupplierImport  *self,
                      SourcierCsvWriter       *writer,
                      GError                 **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, (char *) C_("header of a list", "Reason"));
  for (guint i = 0; i < self->context.n_columns; i++)
    g_ptr_array_add (cells, self->context.headers[i]);

  return sourcier_csv_writer_write_row (writer, (const char * const *) cells->pdata, cells->len, error);
}

static gboolean
write_all_rejects (SourcierSupplierImport  *self,
                   SourcierCsvWriter       *writer,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  g_autoptr (SourcierStatement) statement = NULL;
  gboolean has_row = TRUE;

  if (!write_reject_headers (self, writer, error))
    return FALSE;
  if (count (self, effects_left_out (self)) == 0)
    return TRUE;

  statement = sourcier_import_store_select (self->context.store, effects_left_out (self), error);
  while (statement != NULL && has_row)
    {
      SourcierStagedRow row = { 0 };
      gboolean done;

      if (_sourcier_supplier_import_cancelled (cancellable, error)
          || !sourcier_import_store_next (statement, &row, &has_row, error))
        return FALSE;
      done = !has_row || write_reject (self, writer, &row, error);
      sourcier_staged_row_clear (&row);
      if (!done)
        return FALSE;
    }
  return statement != NULL;
}

/* The list that was read holds more than the rows that were refused. */
static gboolean
check_rejects_target (SourcierSupplierImport  *self,
                      GFile                   *file,
                      GError                 **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  if (!g_file_equal (file, self->file))
    return TRUE;
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” is the list that is imported: choose another name for the rows that are not"), shown);
  return FALSE;
}

/**
 * sourcier_supplier_import_write_rejects:
 * @self: an import that was prepared
 * @file: where to write
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes the rows that do not come in, as they were written, each with the reason before it, as a list that can be mended
 * and imported: the rejected ones, and the doubtful ones where they are left out.
 *
 * Returns: %FALSE with @error set if the file could not be written; whatever was there before is still there
 */
gboolean
sourcier_supplier_import_write_rejects (SourcierSupplierImport  *self,
                                        GFile                   *file,
                                        GCancellable            *cancellable,
                                        GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = NULL;

  if (!check_rejects_target (self, file, error))
    return FALSE;

  writer = sourcier_csv_writer_new (file, cancellable, error);
  return writer != NULL
         && write_all_rejects (self, writer, cancellable, error)
         && sourcier_csv_writer_close (writer, cancellable, error);
}
