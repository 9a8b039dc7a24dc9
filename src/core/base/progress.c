/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/progress.h"

/**
 * SourcierProgress:
 *
 * How far a long job has come, told by the thread that works and shown by the thread that draws. However often the
 * worker reports, the window hears of it once per turn of its main loop, by the signal #SourcierProgress::moved.
 */
struct _SourcierProgress
{
  GObject parent_instance;

  GMutex mutex;
  gint64 done;
  gint64 total;
  gint64 n_rows;
  int step;
  gboolean announced;
  GMainContext *context;
};

enum { MOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierProgress, sourcier_progress, G_TYPE_OBJECT)

static void
sourcier_progress_finalize (GObject *object)
{
  SourcierProgress *self = SOURCIER_PROGRESS (object);

  g_mutex_clear (&self->mutex);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (sourcier_progress_parent_class)->finalize (object);
}

static void
sourcier_progress_class_init (SourcierProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_progress_finalize;

  /**
   * SourcierProgress::moved:
   *
   * Emitted in the main context where the object was made, after the worker reported something.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
sourcier_progress_init (SourcierProgress *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * sourcier_progress_new:
 *
 * Returns: (transfer full): a job that has not begun
 */
SourcierProgress *
sourcier_progress_new (void)
{
  return g_object_new (SOURCIER_TYPE_PROGRESS, NULL);
}

static gboolean
announce_cb (gpointer data)
{
  SourcierProgress *self = data;

  g_mutex_lock (&self->mutex);
  self->announced = FALSE;
  g_mutex_unlock (&self->mutex);

  g_signal_emit (self, signals[MOVED], 0);
  return G_SOURCE_REMOVE;
}

/**
 * sourcier_progress_report:
 * @self: (nullable): a job; nothing happens for %NULL, so that a worker need not ask
 * @done: how many pieces are done
 * @total: how many there are in all, 0 if nobody knows
 *
 * Tells how far the job has come. Any thread may call this.
 */
void
sourcier_progress_report (SourcierProgress *self,
                          gint64            done,
                          gint64            total)
{
  if (self == NULL)
    return;

  g_return_if_fail (SOURCIER_IS_PROGRESS (self));

  g_mutex_lock (&self->mutex);
  gboolean announce = !self->announced;
  self->done = done;
  self->total = total;
  self->announced = TRUE;
  g_mutex_unlock (&self->mutex);

  if (announce)
    {
      g_autoptr (GSource) source = g_idle_source_new ();
      g_source_set_callback (source, announce_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
}

/**
 * sourcier_progress_count_rows:
 * @self: (nullable): a job; nothing happens for %NULL
 * @n_rows: how many rows are gone through so far
 *
 * Tells it beside what sourcier_progress_report() tells, and is heard of with it: of a list that is read by the byte,
 * nobody knows how many rows it has. Any thread may call this.
 */
void
sourcier_progress_count_rows (SourcierProgress *self,
                              gint64            n_rows)
{
  if (self == NULL)
    return;

  g_return_if_fail (SOURCIER_IS_PROGRESS (self));

  g_mutex_lock (&self->mutex);
  self->n_rows = n_rows;
  g_mutex_unlock (&self->mutex);
}

/**
 * sourcier_progress_enter:
 * @self: (nullable): a job; nothing happens for %NULL
 * @step: a number that the job gives to this part of it; it begins with 0
 *
 * The job goes on with another part, of which nothing is done yet and nobody knows how much there is. Any thread may call this.
 */
void
sourcier_progress_enter (SourcierProgress *self,
                         int               step)
{
  if (self == NULL)
    return;

  g_return_if_fail (SOURCIER_IS_PROGRESS (self));

  g_mutex_lock (&self->mutex);
  self->step = step;
  g_mutex_unlock (&self->mutex);
  sourcier_progress_report (self, 0, 0);
}

/**
 * sourcier_progress_get_step:
 * @self: a job
 *
 * Returns: which part of the job is under way, as the job numbers them
 */
int
sourcier_progress_get_step (SourcierProgress *self)
{
  g_return_val_if_fail (SOURCIER_IS_PROGRESS (self), 0);

  g_mutex_lock (&self->mutex);
  int step = self->step;
  g_mutex_unlock (&self->mutex);
  return step;
}

/**
 * sourcier_progress_get_n_rows:
 * @self: a job
 *
 * Returns: how many rows are gone through, 0 if the job counts none
 */
gint64
sourcier_progress_get_n_rows (SourcierProgress *self)
{
  g_return_val_if_fail (SOURCIER_IS_PROGRESS (self), 0);

  g_mutex_lock (&self->mutex);
  gint64 n_rows = self->n_rows;
  g_mutex_unlock (&self->mutex);
  return n_rows;
}

/**
 * sourcier_progress_get_done:
 * @self: a job
 *
 * Returns: how many pieces are done
 */
gint64
sourcier_progress_get_done (SourcierProgress *self)
{
  g_return_val_if_fail (SOURCIER_IS_PROGRESS (self), 0);

  g_mutex_lock (&self->mutex);
  gint64 done = self->done;
  g_mutex_unlock (&self->mutex);
  return done;
}

/**
 * sourcier_progress_get_total:
 * @self: a job
 *
 * Returns: how many pieces there are in all, 0 if nobody knows
 */
gint64
sourcier_progress_get_total (SourcierProgress *self)
{
  g_return_val_if_fail (SOURCIER_IS_PROGRESS (self), 0);

  g_mutex_lock (&self->mutex);
  gint64 total = self->total;
  g_mutex_unlock (&self->mutex);
  return total;
}
