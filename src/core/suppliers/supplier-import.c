/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "suppliers/import-batch.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierSupplierImport, sourcier_supplier_import, G_TYPE_OBJECT)

static void
sourcier_supplier_import_finalize (GObject *object)
{
  SourcierSupplierImport *self = SOURCIER_SUPPLIER_IMPORT (object);

  _sourcier_supplier_import_clear_columns (self);
  g_hash_table_unref (self->choices);
  sourcier_import_words_free (self->context.words);
  g_hash_table_unref (self->context.left);
  g_clear_pointer (&self->recalled, sourcier_import_layout_free);
  g_free (self->layout_name);
  g_strfreev (self->sheets);
  g_clear_object (&self->context.store);
  sourcier_history_look_free (self->look);
  g_free (self->context.source.evidence);
  g_free (self->context.source.list);
  g_free (self->context.label);
  g_free (self->name);
  g_object_unref (self->file);
  g_object_unref (self->office);

  G_OBJECT_CLASS (sourcier_supplier_import_parent_class)->finalize (object);
}

static void
sourcier_supplier_import_class_init (SourcierSupplierImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_import_finalize;
}

static void
sourcier_supplier_import_init (SourcierSupplierImport *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->context.words = sourcier_import_words_new ();
  self->context.left = g_hash_table_new (NULL, NULL);
  self->look = sourcier_history_look_new ();
}

/**
 * sourcier_supplier_import_new:
 * @store: the office's file
 * @file: a list of suppliers
 *
 * Returns: (transfer full): an import that has read nothing yet
 */
SourcierSupplierImport *
sourcier_supplier_import_new (SourcierStore *store,
                              GFile         *file)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  SourcierSupplierImport *self = g_object_new (SOURCIER_TYPE_SUPPLIER_IMPORT, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->office = g_object_ref (store);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (name != NULL ? name : "");
  sourcier_supplier_import_set_source (self, "");
  return self;
}

/* The error of a job that the reader stopped. */
gboolean
_sourcier_supplier_import_cancelled (GCancellable  *cancellable,
                                     GError       **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;

  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED,
                       _("The import was cancelled, nothing was changed"));
  return TRUE;
}

void
_sourcier_supplier_import_forget (SourcierSupplierImport *self)
{
  self->n_read = 0;
  for (int i = 0; i < SOURCIER_N_IMPORT_EFFECTS; i++)
    self->n[i] = 0;
  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    self->n_repairs[i] = 0;
}

gboolean
_sourcier_supplier_import_open_connection (SourcierSupplierImport  *self,
                                           GError                 **error)
{
  if (self->context.store != NULL)
    return TRUE;

  /* A list can be looked at against a file that cannot be written. */
  self->context.store = sourcier_store_get_read_only (self->office)
                        ? sourcier_store_open_reader (self->office, error)
                        : sourcier_store_open_writer (self->office, error);
  if (self->context.store != NULL)
    sourcier_store_set_at_work (self->context.store, FALSE);
  return self->context.store != NULL;
}

static gboolean
is_blank (char  **cells,
          guint   n_cells)
{
  return n_cells == 0 || (n_cells == 1 && cells[0][0] == '\0');
}

typedef struct
{
  SourcierSupplierImport *self;
  GCancellable *cancellable;
  SourcierImportBatches *rows;
  SourcierProgress *progress;
  gint64 n_rows;
  guint stray_line;   /* where a record with a stray quotation mark begins */
  guint other_line;   /* and one that another delimiter cuts */
} Preparing;

static void
note_defect (SourcierListDefect defect,
             guint             line,
             gpointer          user_data)
{
  if (defect == SOURCIER_LIST_STRAY_MARK)
    ((Preparing *) user_data)->stray_line = line;
  else if (defect == SOURCIER_LIST_OTHER_DELIMITER)
    ((Preparing *) user_data)->other_line = line;
}

static gboolean
prepare_row (SourcierReadRow  *read,
             gpointer          user_data,
             GError          **error)
{
  SourcierSupplierImport *self = ((Preparing *) user_data)->self;

  if (_sourcier_supplier_import_cancelled (((Preparing *) user_data)->cancellable, error)
      || !_sourcier_supplier_import_understand (self, &read->row, read->reading, read->merge, error)
      || !sourcier_import_store_add (self->context.store, &read->row, read->reading, error)
      || !_sourcier_supplier_import_note_repairs (self, read->reading, read->row.seq, error))
    return FALSE;

  _sourcier_supplier_import_note_row (self, read->reading, read->row.seq);
  self->n_read++;
  self->n[read->row.effect]++;
  sourcier_progress_count_rows (((Preparing *) user_data)->progress, self->n_read);
  return TRUE;
}

static gboolean
add_row (char     **cells,
         guint      n_cells,
         guint      line,
         gpointer   user_data,
         GError   **error)
{
  Preparing *preparing = user_data;
  g_auto (SourcierStagedRow) row = { .line = line };

  if (is_blank (cells, n_cells))
    return TRUE;

  row.seq = ++preparing->n_rows;
  row.late = preparing->stray_line == line ? SOURCIER_STAGED_STRAY_MARK : 0;
  if (preparing->other_line == line)
    row.late |= SOURCIER_STAGED_OTHER_DELIMITER;
  row.cells = sourcier_import_store_join_cells ((const char * const *) cells, n_cells);
  return sourcier_import_batches_add (preparing->rows, &row, error);
}

/* In an empty directory, rows speak of nobody: what they make can be made ahead. */
static gboolean
read_rows (Preparing         *preparing,
           SourcierProgress  *progress,
           GError           **error)
{
  SourcierSupplierImport *self = preparing->self;
  g_autoptr (SourcierImportBatches) rows =
    sourcier_import_batches_new (&self->context, !self->context.has_directory, prepare_row, preparing);

  preparing->rows = rows;
  preparing->progress = progress;
  return sourcier_list_read (self->file, &self->layout, add_row, note_defect, preparing, progress, preparing->cancellable,
                             error)
         && sourcier_import_batches_finish (rows, error);
}

/* Rows that the directory knows nothing of are only looked for among one another. That is done when all are there, and for
 * those alone that may repeat another. */
static gboolean
stage_read (Preparing         *preparing,
            SourcierProgress  *progress,
            GError           **error)
{
  SourcierImportContext *context = &preparing->self->context;
  gboolean done;

  if (context->has_directory && !sourcier_import_store_index_keys (context->store, error))
    return FALSE;
  context->seen = context->has_directory ? NULL : sourcier_import_seen_new ();
  done = read_rows (preparing, progress, error);
  g_clear_pointer (&context->seen, sourcier_import_seen_free);
  return done;
}

static gboolean
stage_rows (SourcierSupplierImport  *self,
            SourcierProgress        *progress,
            GCancellable            *cancellable,
            GError                 **error)
{
  Preparing preparing = { self, cancellable, NULL, NULL, 0, 0, 0 };
  SourcierStore *store = self->context.store;

  self->context.late = FALSE;
  sourcier_import_words_forget_rows (self->context.words);
  if (!sourcier_import_store_begin (store, error))
    return FALSE;
  if (sourcier_history_look_begin (self->look, store, error)
      && sourcier_import_store_has_directory (store, &self->context.has_directory, error)
      && sourcier_import_words_load (self->context.words, store, error)
      && stage_read (&preparing, progress, error)
      && _sourcier_supplier_import_look_again (self, cancellable, error)
      && sourcier_import_store_index_effects (store, error))
    return sourcier_import_store_end (store, error);

  sourcier_import_store_give_up (store);
  return FALSE;
}

/**
 * sourcier_supplier_import_prepare:
 * @self: an import
 * @progress: (nullable): told how much of the file is read
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Reads the list and finds out what each of its rows would do; nothing of the directory changes. Where no column is
 * recognised as a name or a SIRET, every row is rejected until somebody chooses one with
 * sourcier_supplier_import_set_target(). After another choice of columns, or other wishes, it may be called again: it
 * reads the file anew. Not for the window's thread; never while another call on @self is under way.
 *
 * Returns: %FALSE with @error set: %SOURCIER_EXCHANGE_ERROR where the list cannot be read, naming the file, the line and
 *   the reason; %SOURCIER_STORE_ERROR_CANCELLED where it was cancelled; another %SOURCIER_STORE_ERROR where the office's
 *   file cannot be read
 */
gboolean
sourcier_supplier_import_prepare (SourcierSupplierImport  *self,
                                  SourcierProgress        *progress,
                                  GCancellable            *cancellable,
                                  GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);

  g_autoptr (GError) problem = NULL;
  gboolean done;

  _sourcier_supplier_import_forget (self);
  done = sourcier_supplier_import_read_columns (self, cancellable, &problem)
         && _sourcier_supplier_import_check_table (self, &problem);
  if (done)
    {
      sourcier_store_set_cancellable (self->context.store, cancellable);
      done = stage_rows (self, progress, cancellable, &problem);
      sourcier_store_set_cancellable (self->context.store, NULL);
    }
  if (done)
    return TRUE;

  _sourcier_supplier_import_forget (self);
  if (!_sourcier_supplier_import_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * sourcier_supplier_import_get_n_read:
 * @self: an import that was prepared
 *
 * Returns: how many rows the list has below its header
 */
gint64
sourcier_supplier_import_get_n_read (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), 0);
  return self->n_read;
}

/**
 * sourcier_supplier_import_get_n:
 * @self: an import that was prepared
 * @effect: an effect
 *
 * Returns: how many rows have it
 */
gint64
sourcier_supplier_import_get_n (SourcierSupplierImport *self,
                                SourcierImportEffect    effect)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), 0);
  g_return_val_if_fail (effect < SOURCIER_N_IMPORT_EFFECTS, 0);
  return self->n[effect];
}

/**
 * sourcier_supplier_import_get_rows:
 * @self: an import that was prepared
 * @effect: which rows
 * @most: how many at most
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportRow): the first rows of that effect, in the order of
 *   the list; %NULL with @error set
 */
GPtrArray *
sourcier_supplier_import_get_rows (SourcierSupplierImport  *self,
                                   SourcierImportEffect     effect,
                                   guint                    most,
                                   GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (effect < SOURCIER_N_IMPORT_EFFECTS, NULL);

  /* Before the list was read there is no staging table to ask. */
  if (self->n[effect] == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return sourcier_import_store_load_rows (self->context.store, effect, most, error);
}

/**
 * sourcier_supplier_import_set_skip_doubtful:
 * @self: an import
 * @skip: whether doubtful rows are left out
 *
 * By default they come in, flagged.
 */
void
sourcier_supplier_import_set_skip_doubtful (SourcierSupplierImport *self,
                                            gboolean                skip)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  self->skip_doubtful = skip;
}

/**
 * sourcier_supplier_import_get_skip_doubtful:
 * @self: an import
 *
 * Returns: whether doubtful rows are left out
 */
gboolean
sourcier_supplier_import_get_skip_doubtful (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  return self->skip_doubtful;
}
