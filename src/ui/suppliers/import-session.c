/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-session.h"

#include "store/backup.h"
#include "suppliers/import-work.h"
#include "widgets/job.h"

struct _SourcierImportSession
{
  GObject parent_instance;

  SourcierStore *store;
  GFile *file;
  char *note;                     /* where the file comes from, if that is worth a word */
  SourcierSupplierImport *import;
  GPtrArray *lines;               /* (element-type SourcierListLine) */
  GArray *missing;                /* (element-type gint64) suppliers that are not in the list any more */
  SourcierImportFileKind kind;
  gboolean known;                 /* whether @kind is */
  gboolean read, prepared, applied, undone;
  GError *problem;                /* what the last job met */

  SourcierImportDecision decision; /* of all doubts */
  SourcierImportTask task;        /* the job that runs */
  SourcierImportTask next;        /* the one asked for meanwhile */
  GQueue changes;                 /* (element-type Change) asked for meanwhile */
  SourcierProgress *progress;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SourcierImportSession, sourcier_import_session, G_TYPE_OBJECT)

enum
{
  STARTED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  SourcierImportMend func;
  gpointer data;
  GDestroyNotify free_data;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  if (change->free_data != NULL)
    change->free_data (change->data);
  g_free (change);
}

static void
take_answer (SourcierImportSession *self,
             SourcierImportWork    *work,
             const GError          *error)
{
  gboolean done = error == NULL;

  g_clear_error (&self->problem);
  if (!done)
    self->problem = g_error_copy (error);

  if (work->task == SOURCIER_IMPORT_READ)
    {
      self->read = done;
      self->prepared = FALSE;
      self->known = done || self->known;
      self->kind = work->kind;
      g_clear_pointer (&self->lines, g_ptr_array_unref);
      self->lines = g_steal_pointer (&work->lines);
    }
  else if (work->task == SOURCIER_IMPORT_PREPARE)
    self->prepared = done;
  else if (work->task == SOURCIER_IMPORT_APPLY)
    self->applied = done;
  else if (work->task == SOURCIER_IMPORT_UNDO)
    self->undone = done;
  if (work->missing != NULL)
    {
      g_clear_pointer (&self->missing, g_array_unref);
      self->missing = g_steal_pointer (&work->missing);
    }
  if (self->applied)
    sourcier_store_refresh (self->store);
}

static void
make_changes (SourcierImportSession *self)
{
  for (Change *change = g_queue_pop_head (&self->changes); change != NULL; change = g_queue_pop_head (&self->changes))
    {
      change->func (self->import, change->data);
      change_free (change);
    }
}

static void start (SourcierImportSession *self,
                   SourcierImportTask     task);

static void
done_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  SourcierImportSession *self = owner;
  SourcierImportWork *work = data;
  SourcierImportTask next = self->next;
  gboolean stale = next != SOURCIER_IMPORT_NO_TASK && work->task < SOURCIER_IMPORT_APPLY;

  self->task = SOURCIER_IMPORT_NO_TASK;
  self->next = SOURCIER_IMPORT_NO_TASK;
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  make_changes (self);
  if (stale)
    {
      start (self, next);
      return;
    }
  take_answer (self, work, error);
  g_signal_emit (self, signals[FINISHED], 0, work->task);
}

static void
start (SourcierImportSession *self,
       SourcierImportTask     task)
{
  SourcierImportWork *work = sourcier_import_work_new (task, self->store, self->import, self->file);

  if (task == SOURCIER_IMPORT_APPLY || task == SOURCIER_IMPORT_UNDO)
    sourcier_backup_announce (self->store, SOURCIER_BACKUP_IMPORT);
  self->task = task;
  self->progress = g_object_ref (work->progress);
  self->cancellable = g_cancellable_new ();
  work->decision = self->decision;
  work->known = self->known;
  work->kind = self->kind;
  sourcier_job_run (self, sourcier_import_work_run, done_cb, work, sourcier_import_work_free, self->cancellable);
  g_signal_emit (self, signals[STARTED], 0);
}

static void
sourcier_import_session_finalize (GObject *object)
{
  SourcierImportSession *self = SOURCIER_IMPORT_SESSION (object);

  g_queue_clear_full (&self->changes, change_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_array_unref);
  g_clear_error (&self->problem);
  g_clear_object (&self->import);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_free (self->note);

  G_OBJECT_CLASS (sourcier_import_session_parent_class)->finalize (object);
}

static void
sourcier_import_session_class_init (SourcierImportSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_import_session_finalize;

  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
sourcier_import_session_init (SourcierImportSession *self)
{
  g_queue_init (&self->changes);
}

/**
 * sourcier_import_session_new:
 * @store: the office's file
 *
 * Returns: (transfer full): a session without a list
 */
SourcierImportSession *
sourcier_import_session_new (SourcierStore *store)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierImportSession *self = g_object_new (SOURCIER_TYPE_IMPORT_SESSION, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * sourcier_import_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): the office's file
 */
SourcierStore *
sourcier_import_session_get_store (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->store;
}

/**
 * sourcier_import_session_open:
 * @self: a session, which is not writing
 * @file: a list
 * @note: (nullable): what there is to say of where it comes from
 *
 * Takes a list, whatever list was there before, and begins to read it.
 */
void
sourcier_import_session_open (SourcierImportSession *self,
                              GFile                 *file,
                              const char            *note)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->task < SOURCIER_IMPORT_APPLY);

  g_queue_clear_full (&self->changes, change_free);
  g_set_object (&self->file, file);
  g_free (self->note);
  self->note = g_strdup (note);
  g_clear_object (&self->import);
  self->import = sourcier_supplier_import_new (self->store, file);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_array_unref);
  self->known = self->read = self->prepared = self->applied = FALSE;
  self->kind = SOURCIER_IMPORT_FILE_OF_SUPPLIERS;
  sourcier_import_session_run (self, SOURCIER_IMPORT_READ);
}

/**
 * sourcier_import_session_get_file:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the list, %NULL before there is one
 */
GFile *
sourcier_import_session_get_file (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->file;
}

/**
 * sourcier_import_session_dup_name:
 * @self: a session
 *
 * Returns: (transfer full): what the list is called, "" before there is one
 */
char *
sourcier_import_session_dup_name (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);

  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : NULL;

  return g_filename_display_name (name != NULL ? name : "");
}

/**
 * sourcier_import_session_get_note:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what there is to say of where the list comes from
 */
const char *
sourcier_import_session_get_note (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->note;
}

/**
 * sourcier_import_session_get_kind:
 * @self: a session whose list was read
 *
 * Returns: what the list tells of; what is none of suppliers is not read further
 */
SourcierImportFileKind
sourcier_import_session_get_kind (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), SOURCIER_IMPORT_FILE_OF_SUPPLIERS);
  return self->kind;
}

/**
 * sourcier_import_session_get_import:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the import, to be asked while no job runs; %NULL before there is a list
 */
SourcierSupplierImport *
sourcier_import_session_get_import (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->import;
}

/**
 * sourcier_import_session_get_missing:
 * @self: a session whose list was prepared
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the suppliers that are not in the list any more, as
 *   sourcier_supplier_import_get_missing() tells
 */
GArray *
sourcier_import_session_get_missing (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->missing;
}

/**
 * sourcier_import_session_get_lines:
 * @self: a session
 *
 * Returns: (transfer none) (nullable) (element-type SourcierListLine): the first lines of the list, %NULL where it could
 *   not be read
 */
GPtrArray *
sourcier_import_session_get_lines (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->lines;
}

/**
 * sourcier_import_session_change:
 * @self: a session with a list, which is not writing
 * @change: what changes the import
 * @data: (transfer full): for it
 * @free_data: (nullable): frees @data
 * @task: what is to be done anew then, or %SOURCIER_IMPORT_NO_TASK if that can wait until somebody asks
 *
 * Changes the import as soon as no job uses it; what was prepared before no longer holds.
 */
void
sourcier_import_session_change (SourcierImportSession *self,
                                SourcierImportMend   change,
                                gpointer               data,
                                GDestroyNotify         free_data,
                                SourcierImportTask     task)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_SESSION (self));
  g_return_if_fail (self->import != NULL && self->task < SOURCIER_IMPORT_APPLY);
  g_return_if_fail (change != NULL);

  Change *wanted = g_new0 (Change, 1);

  *wanted = (Change) { change, data, free_data };
  g_queue_push_tail (&self->changes, wanted);
  self->prepared = FALSE;
  if (task != SOURCIER_IMPORT_NO_TASK)
    sourcier_import_session_run (self, task);
  else if (self->task == SOURCIER_IMPORT_NO_TASK)
    make_changes (self);
  else
    sourcier_import_session_run (self, self->next != SOURCIER_IMPORT_NO_TASK ? self->next : self->task);
}

/**
 * sourcier_import_session_run:
 * @self: a session with a list
 * @task: what to do
 *
 * Begins a job, at once or as soon as the older one has stopped.
 */
void
sourcier_import_session_run (SourcierImportSession *self,
                             SourcierImportTask     task)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_SESSION (self));
  g_return_if_fail (self->import != NULL && task != SOURCIER_IMPORT_NO_TASK);

  if (self->task == SOURCIER_IMPORT_NO_TASK)
    {
      make_changes (self);
      start (self, task);
      return;
    }
  /* What is prepared rests on what was read. */
  self->next = self->task == SOURCIER_IMPORT_READ || self->next == SOURCIER_IMPORT_READ ? SOURCIER_IMPORT_READ : task;
  g_cancellable_cancel (self->cancellable);
}

/**
 * sourcier_import_session_decide_all:
 * @self: a session that was prepared
 * @decision: what all doubtful rows are
 *
 * Begins to settle all doubts alike.
 */
void
sourcier_import_session_decide_all (SourcierImportSession  *self,
                                    SourcierImportDecision  decision)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_SESSION (self));
  g_return_if_fail (self->prepared && self->task == SOURCIER_IMPORT_NO_TASK);

  self->decision = decision;
  sourcier_import_session_run (self, SOURCIER_IMPORT_DECIDE);
}

/**
 * sourcier_import_session_stop:
 * @self: a session
 *
 * Stops the job that runs, if one does. "finished" comes all the same, when it has ended.
 */
void
sourcier_import_session_stop (SourcierImportSession *self)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_SESSION (self));

  self->next = SOURCIER_IMPORT_NO_TASK;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * sourcier_import_session_get_task:
 * @self: a session
 *
 * Returns: the job that runs
 */
SourcierImportTask
sourcier_import_session_get_task (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), SOURCIER_IMPORT_NO_TASK);
  return self->task;
}

/**
 * sourcier_import_session_get_progress:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): how far the job has come, %NULL if none runs
 */
SourcierProgress *
sourcier_import_session_get_progress (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->progress;
}

/**
 * sourcier_import_session_is_read:
 * @self: a session
 *
 * Returns: whether its list could be read as somebody wished
 */
gboolean
sourcier_import_session_is_read (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), FALSE);
  return self->read;
}

/**
 * sourcier_import_session_is_prepared:
 * @self: a session
 *
 * Returns: whether it is known what the rows would do, under all that was decided
 */
gboolean
sourcier_import_session_is_prepared (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), FALSE);
  return self->prepared;
}

/**
 * sourcier_import_session_is_applied:
 * @self: a session
 *
 * Returns: whether the list was written into the office's file
 */
gboolean
sourcier_import_session_is_applied (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), FALSE);
  return self->applied;
}

/**
 * sourcier_import_session_is_undone:
 * @self: a session
 *
 * Returns: whether what was written was taken back
 */
gboolean
sourcier_import_session_is_undone (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), FALSE);
  return self->undone;
}

/**
 * sourcier_import_session_get_problem:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why the last job failed
 */
const GError *
sourcier_import_session_get_problem (SourcierImportSession *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (self), NULL);
  return self->problem;
}
