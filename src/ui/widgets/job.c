/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/job.h"

#include "exchange/text-decoder.h"
#include "store/store.h"
#include "widgets/saved-state.h"

typedef struct
{
  GObject *owner;
  SourcierJobFunc work;
  SourcierJobDone done;
  gpointer data;
  GDestroyNotify free_data;
} Job;

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->work (job->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The worker may be the last to let go of the task, so nothing that belongs to this thread hangs on it. */
static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  job->done (job->owner, job->data, error);
  sourcier_saved_state_end_job (sourcier_saved_state_get ());

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_object_unref (job->owner);
  g_free (job);
}

/**
 * sourcier_job_run:
 * @owner: (type GObject): kept alive until the job is done
 * @work: what to do in a thread
 * @done: what to do then, in this thread, whether the job failed or not; always called
 * @data: (transfer full): for both functions
 * @free_data: (nullable): frees @data after @done
 * @cancellable: (nullable): to stop the job; @work decides what that means, so that what was finished all the same is
 *   told as finished
 *
 * Runs a function that takes long away from the window's thread.
 */
void
sourcier_job_run (gpointer         owner,
                  SourcierJobFunc  work,
                  SourcierJobDone  done,
                  gpointer         data,
                  GDestroyNotify   free_data,
                  GCancellable    *cancellable)
{
  g_return_if_fail (G_IS_OBJECT (owner));
  g_return_if_fail (work != NULL && done != NULL);

  Job *job = g_new0 (Job, 1);
  job->owner = g_object_ref (owner);
  job->work = work;
  job->done = done;
  job->data = data;
  job->free_data = free_data;

  sourcier_saved_state_begin_job (sourcier_saved_state_get ());
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, finished_cb, job);
  g_task_set_source_tag (task, sourcier_job_run);
  g_task_set_task_data (task, job, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work_in_thread);
}

/**
 * sourcier_job_was_stopped:
 * @error: (nullable): why a job failed
 *
 * Returns: whether it failed because its cancellable was cancelled: the reader asked for it and need not be told why
 */
gboolean
sourcier_job_was_stopped (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED)
         || g_error_matches (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED);
}
