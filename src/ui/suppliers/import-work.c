/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-work.h"

#include "exchange/list-sample.h"
#include "purchases/decp-reader.h"
#include "reference/official-list-reader.h"

/* As many lines of the list as show how it is cut. */
#define N_LINES 50

/**
 * sourcier_import_work_new:
 * @task: what to do
 * @store: the office's file
 * @import: an import
 * @file: its list
 *
 * Returns: (transfer full): a job that has not begun
 */
SourcierImportWork *
sourcier_import_work_new (SourcierImportTask      task,
                          SourcierStore          *store,
                          SourcierSupplierImport *import,
                          GFile                  *file)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (import), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  SourcierImportWork *self = g_new0 (SourcierImportWork, 1);

  self->task = task;
  self->store = g_object_ref (store);
  self->import = g_object_ref (import);
  self->file = g_object_ref (file);
  self->progress = sourcier_progress_new ();
  return self;
}

/**
 * sourcier_import_work_free:
 * @data: (transfer full): a #SourcierImportWork
 */
void
sourcier_import_work_free (gpointer data)
{
  SourcierImportWork *self = data;

  g_object_unref (self->store);
  g_object_unref (self->import);
  g_object_unref (self->file);
  g_object_unref (self->progress);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_array_unref);
  g_free (self);
}

static SourcierImportFileKind
recognise (GFile        *file,
           GCancellable *cancellable)
{
  SourcierOfficialListKind kind;

  if (sourcier_official_list_recognise (file, &kind, cancellable))
    return SOURCIER_IMPORT_FILE_OFFICIAL;
  if (sourcier_decp_recognise (file, cancellable) != SOURCIER_DECP_FORM_NONE)
    return SOURCIER_IMPORT_FILE_OF_CONTRACTS;
  return SOURCIER_IMPORT_FILE_OF_SUPPLIERS;
}

static gboolean
read_list (SourcierImportWork  *self,
           GCancellable        *cancellable,
           GError             **error)
{
  if (!self->known)
    self->kind = recognise (self->file, cancellable);
  if (self->kind != SOURCIER_IMPORT_FILE_OF_SUPPLIERS)
    return TRUE;
  if (!sourcier_supplier_import_read_columns (self->import, cancellable, error))
    return FALSE;
  self->lines = sourcier_list_read_sample (self->file, sourcier_supplier_import_get_layout (self->import), N_LINES,
                                           cancellable, error);
  return self->lines != NULL;
}

static gboolean
find_missing (SourcierImportWork  *self,
              GError             **error)
{
  self->missing = sourcier_supplier_import_get_missing (self->import, error);
  return self->missing != NULL;
}

/* The window hides all others, so that the import is what was done last. */
static gboolean
take_back (SourcierImportWork  *self,
           GError             **error)
{
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (self->store, error);
  g_autofree char *name = NULL;

  return writer != NULL && sourcier_store_undo (writer, &name, error);
}

/**
 * sourcier_import_work_run:
 * @data: a #SourcierImportWork
 * @cancellable: (nullable): what stops it
 * @error: why it failed
 *
 * Does the job, on a worker.
 *
 * Returns: whether it is done
 */
gboolean
sourcier_import_work_run (gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  SourcierImportWork *self = data;

  switch (self->task)
    {
    case SOURCIER_IMPORT_READ:
      return read_list (self, cancellable, error);
    case SOURCIER_IMPORT_PREPARE:
      return sourcier_supplier_import_prepare (self->import, self->progress, cancellable, error)
             && find_missing (self, error);
    case SOURCIER_IMPORT_DECIDE:
      return sourcier_supplier_import_decide_all (self->import, self->decision, self->progress, cancellable, error)
             && find_missing (self, error);
    case SOURCIER_IMPORT_APPLY:
      return sourcier_supplier_import_apply (self->import, self->progress, cancellable, error);
    case SOURCIER_IMPORT_UNDO:
      return take_back (self, error);
    case SOURCIER_IMPORT_NO_TASK:
    default:
      g_return_val_if_reached (FALSE);
    }
}
