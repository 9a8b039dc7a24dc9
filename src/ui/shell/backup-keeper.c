/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/backup-keeper.h"

#include "base/day.h"
#include "store/history-tend.h"
#include "widgets/job.h"

/* The window that was just opened has better things to do for a moment. */
#define PATIENCE_S 2

struct _SourcierBackupKeeper
{
  GObject parent_instance;

  SourcierStore *store;
  GSignalGroup *signals;
  GQueue waiting;               /* Work, each with its moment of the file */
  gboolean busy;
  SourcierDay day;              /* of the last first backup of a day */
  guint patience;
};

enum { BEHIND, ENDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierBackupKeeper, sourcier_backup_keeper, G_TYPE_OBJECT)

typedef struct
{
  SourcierStore *snapshot;
  SourcierStore *store;         /* whose history is tended once it has its backup of the day */
  SourcierBackupReason reason;
  gboolean is_done;             /* this day has its backup */
  gboolean has_tended;          /* something was written for the history */
  gboolean is_behind;           /* the newest backup holds what the file has never seen */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->snapshot);
  g_object_unref (work->store);
  g_free (work);
}

static gboolean
is_of_today (SourcierBackup *backup)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDateTime *at = sourcier_backup_get_at (backup);

  return g_date_time_get_year (at) == g_date_time_get_year (now)
         && g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (now);
}

/* Once a day, after its backup, which still has what goes. Whatever stands in the way now may be gone tomorrow. */
static void
tend_history (Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (work->store, &error);

  if (writer == NULL || !sourcier_history_tend (writer, NULL, &work->has_tended, &error))
    g_debug ("%s", error->message);
}

static gboolean
back_up (Work          *work,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();
  g_autoptr (SourcierBackup) made = NULL;

  if (work->reason == SOURCIER_BACKUP_DAY)
    {
      g_autoptr (GPtrArray) backups = sourcier_backup_list (sourcier_store_get_path (work->snapshot), policy,
                                                            sourcier_store_get_file_number (work->snapshot));

      work->is_behind = backups->len > 0 && sourcier_backup_is_ahead (backups->pdata[0], work->snapshot);
      work->is_done = backups->len > 0 && is_of_today (backups->pdata[0]);
      if (work->is_done)
        return TRUE;
    }
  if (!sourcier_backup_make (work->snapshot, policy, work->reason, &made, NULL, cancellable, error))
    return FALSE;
  work->is_done = made != NULL;
  return TRUE;
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;

  if (!back_up (work, cancellable, error))
    return FALSE;
  if (work->reason == SOURCIER_BACKUP_DAY && work->is_done)
    tend_history (work);
  return TRUE;
}

static void start_next (SourcierBackupKeeper *self);

static void
work_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierBackupKeeper *self = owner;
  Work *work = data;

  self->busy = FALSE;
  /* Whatever went wrong is told once a day. */
  if (work->is_done || error != NULL)
    self->day = sourcier_day_today ();
  if (work->is_done || error != NULL)
    g_signal_emit (self, signals[ENDED], 0, error);
  if (work->is_behind)
    g_signal_emit (self, signals[BEHIND], 0);
  if (work->has_tended)
    sourcier_store_refresh (work->store);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  start_next (self);
}

/* The program stays until the copy is there, even if the window is closed. */
static void
start_next (SourcierBackupKeeper *self)
{
  Work *work = self->busy ? NULL : g_queue_pop_head (&self->waiting);

  if (work == NULL)
    return;
  self->busy = TRUE;
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  sourcier_job_run (self, work_in_thread, work_done, work, work_free, NULL);
}

static void
add (SourcierBackupKeeper *self,
     SourcierBackupReason  reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) snapshot = sourcier_store_open_snapshot (self->store, &error);
  Work *work;

  if (snapshot == NULL)
    {
      g_signal_emit (self, signals[ENDED], 0, error);
      return;
    }
  work = g_new0 (Work, 1);
  work->snapshot = g_steal_pointer (&snapshot);
  work->store = g_object_ref (self->store);
  work->reason = reason;
  g_queue_push_tail (&self->waiting, work);
  start_next (self);
}

/* Unless today has one, or one is on its way. */
static void
add_for_today (SourcierBackupKeeper *self)
{
  if (self->store != NULL && !self->busy && self->day != sourcier_day_today ())
    add (self, SOURCIER_BACKUP_DAY);
}

static void
announced_cb (SourcierBackupKeeper *self,
              int                   reason)
{
  add (self, (SourcierBackupReason) reason);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  SourcierBackupKeeper *self = user_data;

  self->patience = 0;
  add_for_today (self);
  return G_SOURCE_REMOVE;
}

static void
sourcier_backup_keeper_dispose (GObject *object)
{
  SourcierBackupKeeper *self = SOURCIER_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_queue_clear_full (&self->waiting, work_free);
  g_clear_object (&self->signals);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_backup_keeper_parent_class)->dispose (object);
}

static void
sourcier_backup_keeper_class_init (SourcierBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_backup_keeper_dispose;

  /**
   * SourcierBackupKeeper::behind:
   *
   * The newest backup holds actions that the file has never seen: it was put back, or its log was taken away.
   */
  signals[BEHIND] = g_signal_new ("behind", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SourcierBackupKeeper::ended:
   * @error: (nullable): why there is no backup, %NULL if there is one
   *
   * A backup was made, or could not be.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_ERROR);
}

static void
sourcier_backup_keeper_init (SourcierBackupKeeper *self)
{
  g_queue_init (&self->waiting);
  self->signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (add_for_today), self);
  g_signal_group_connect_swapped (self->signals, "long-change", G_CALLBACK (announced_cb), self);
}

/**
 * sourcier_backup_keeper_new:
 *
 * Returns: (transfer full): what makes backups once it knows the file
 */
SourcierBackupKeeper *
sourcier_backup_keeper_new (void)
{
  return g_object_new (SOURCIER_TYPE_BACKUP_KEEPER, NULL);
}

/**
 * sourcier_backup_keeper_set_store:
 * @self: what makes backups
 * @store: (nullable): the window's connection to the office's file that is shown now
 *
 * A file that can only be looked at is not backed up.
 */
void
sourcier_backup_keeper_set_store (SourcierBackupKeeper *self,
                                  SourcierStore        *store)
{
  g_return_if_fail (SOURCIER_IS_BACKUP_KEEPER (self));

  if (store != NULL && sourcier_store_get_read_only (store))
    store = NULL;
  g_clear_handle_id (&self->patience, g_source_remove);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->signals, store);
  self->day = SOURCIER_DAY_NONE;
  if (store != NULL)
    self->patience = g_timeout_add_seconds (PATIENCE_S, patience_ended_cb, self);
}
