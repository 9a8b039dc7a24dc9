/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/row-list-private.h"

/* A question of a list goes to a worker, and the answer comes back to the thread that the list is at home on. */

/* Rows on their way to the list before they are counted. */
typedef struct
{
  GWeakRef list;
  guint generation;
  GArray *ids;
  gint64 total;
  gboolean is_first;           /* others follow, and nobody knows how many there are */
} Found;

static Found *
found_new (SourcierRowList *list,
           guint            generation)
{
  Found *found = g_new0 (Found, 1);

  g_weak_ref_init (&found->list, list);
  found->generation = generation;
  return found;
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_weak_ref_clear (&found->list);
  g_clear_pointer (&found->ids, g_array_unref);
  g_free (found);
}

/* A question on its way to a worker, then the answer on its way back. The worker never holds the list itself, which is
 * at home on the thread that made it. */
typedef struct
{
  GWeakRef list;
  SourcierRowListClass *klass; /* classes of static types stay */
  guint generation;
  GMainContext *context;       /* of the list */
  Found *first;                /* what is shown first, NULL once it is on its way */
  Found *found;                /* what is shown then, the same */
  SourcierStore *store;
  SourcierStore *reader;
  GObject *aid;
  GObject *question;
  SourcierRowAnswer answer;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->list);
  g_main_context_unref (job->context);
  g_clear_pointer (&job->first, found_free);
  g_clear_pointer (&job->found, found_free);
  g_clear_object (&job->aid);
  g_clear_object (&job->store);
  g_clear_object (&job->reader);
  g_clear_object (&job->question);
  g_clear_pointer (&job->answer.ids, g_array_unref);
  g_clear_object (&job->answer.counts);
  g_free (job);
}

/* One look at the file, so that the list, the counts and the total agree. */
static gboolean
answer (Job           *job,
        GCancellable  *cancellable,
        GError       **error)
{
  return sourcier_store_execute (job->reader, "SAVEPOINT answer", error)
         && job->klass->answer (job->reader, job->aid, job->question, cancellable, &job->answer, error)
         && sourcier_store_execute (job->reader, "RELEASE answer", error);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->reader == NULL)
    job->reader = sourcier_store_open_reader (job->store, &error);
  if (job->reader == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  sourcier_store_set_cancellable (job->reader, cancellable);
  gboolean answered = answer (job, cancellable, &error);
  sourcier_store_set_cancellable (job->reader, NULL);

  if (answered)
    g_task_return_boolean (task, TRUE);
  else
    {
      /* Closing the connection ends its look at the file, whatever state it is in. */
      g_clear_object (&job->reader);
      g_task_return_error (task, error);
    }
}

static gboolean
found_cb (gpointer data)
{
  Found *found = data;
  g_autoptr (SourcierRowList) self = g_weak_ref_get (&found->list);
  SourcierRowListPrivate *priv = self != NULL ? _sourcier_row_list_get_private (self) : NULL;

  if (priv == NULL || priv->store == NULL || !priv->loading || found->generation != priv->generation)
    return G_SOURCE_REMOVE;
  if (found->is_first)
    _sourcier_row_list_take_first (self, found->ids);
  else
    _sourcier_row_list_take_rows (self, found->generation, found->ids, found->total);
  return G_SOURCE_REMOVE;
}

static Job *
job_of (SourcierRowAnswer *answer)
{
  return (Job *) (gpointer) ((char *) answer - G_STRUCT_OFFSET (Job, answer));
}

/* @found: (transfer full) */
static void
send_found (Job   *job,
            Found *found)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, found_cb, found, found_free);
  g_source_attach (source, job->context);
}

/**
 * sourcier_row_answer_show_first:
 * @self: the answer that a class is given to fill
 * @ids: (element-type gint64): the first rows of the answer, which it will begin with
 *
 * Shows the first rows of a long answer while the others are found, where the list has shown nothing yet: an answer to another
 * question stays until the new one is whole. For a worker that answers, before sourcier_row_answer_show().
 */
void
sourcier_row_answer_show_first (SourcierRowAnswer *self,
                                GArray            *ids)
{
  g_return_if_fail (self != NULL && ids != NULL);

  Job *job = job_of (self);
  Found *first = g_steal_pointer (&job->first);

  g_return_if_fail (first != NULL);
  first->ids = g_array_ref (ids);
  first->is_first = TRUE;
  send_found (job, first);
}

/**
 * sourcier_row_answer_show:
 * @self: the answer that a class is given to fill, with its ids and its total
 *
 * Shows the rows while they are counted: in a large directory that takes longer than to find them. For a worker that answers.
 */
void
sourcier_row_answer_show (SourcierRowAnswer *self)
{
  g_return_if_fail (self != NULL && self->ids != NULL);

  Job *job = job_of (self);

  g_return_if_fail (job->found != NULL);
  job->found->ids = g_array_ref (self->ids);
  job->found->total = self->total;
  send_found (job, g_steal_pointer (&job->found));
}

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (SourcierRowList) self = g_weak_ref_get (&job->list);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;

  SourcierRowListPrivate *priv = _sourcier_row_list_get_private (self);

  if (priv->store == NULL)
    return;
  if (priv->idle_reader == NULL)
    priv->idle_reader = g_steal_pointer (&job->reader);
  /* A question was asked since: this answer is nobody's. */
  if (job->generation != priv->generation)
    return;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    _sourcier_row_list_take_answer (self, job->generation, &job->answer);
  else
    _sourcier_row_list_take_failure (self, error);
}

/* Sends the question of the list to a worker. An unfinished one is given up. */
void
_sourcier_row_list_send (SourcierRowList *self)
{
  SourcierRowListPrivate *priv = _sourcier_row_list_get_private (self);
  Job *job = g_new0 (Job, 1);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->cancellable = g_cancellable_new ();

  g_weak_ref_init (&job->list, self);
  job->klass = SOURCIER_ROW_LIST_GET_CLASS (self);
  job->generation = ++priv->generation;
  job->context = g_main_context_ref_thread_default ();
  job->first = found_new (self, job->generation);
  job->found = found_new (self, job->generation);
  job->store = g_object_ref (priv->store);
  job->reader = g_steal_pointer (&priv->idle_reader);
  g_set_object (&job->aid, priv->aid);
  job->question = g_object_ref (priv->question);

  g_autoptr (GTask) task = g_task_new (NULL, priv->cancellable, job_done_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  /* The store stops at the cancellable by itself; the reader must come back even then. */
  g_task_set_check_cancellable (task, FALSE);
  _sourcier_row_list_set_loading (self, TRUE);
  g_task_run_in_thread (task, work);
}
