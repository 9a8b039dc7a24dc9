/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/ahead.h"

struct _SourcierAhead
{
  GThread *thread;
  GAsyncQueue *todo;
  GAsyncQueue *done;
  guint n;                /* handed over and not taken back */
  GFunc work;
  gpointer user_data;
  GDestroyNotify free_thing;
};

static gpointer
work_cb (gpointer data)
{
  SourcierAhead *self = data;
  gpointer thing;

  /* The queue cannot hold NULL: what ends the work is the queue of done things itself. */
  while ((thing = g_async_queue_pop (self->todo)) != self->done)
    {
      self->work (thing, self->user_data);
      g_async_queue_push (self->done, thing);
    }
  return NULL;
}

/**
 * sourcier_ahead_new:
 * @work: what is done with each thing, in the other thread
 * @user_data: for @work
 * @free_thing: frees a thing that nobody took back
 *
 * Returns: (transfer full): a thread that has nothing to do yet
 */
SourcierAhead *
sourcier_ahead_new (GFunc          work,
                    gpointer       user_data,
                    GDestroyNotify free_thing)
{
  g_return_val_if_fail (work != NULL, NULL);

  SourcierAhead *self = g_new0 (SourcierAhead, 1);

  self->work = work;
  self->user_data = user_data;
  self->free_thing = free_thing;
  self->todo = g_async_queue_new ();
  self->done = g_async_queue_new ();
  self->thread = g_thread_new ("ahead", work_cb, self);
  return self;
}

/**
 * sourcier_ahead_free:
 * @self: (transfer full): a thread
 *
 * Waits for what it is at, and frees what nobody took back.
 */
void
sourcier_ahead_free (SourcierAhead *self)
{
  g_return_if_fail (self != NULL);

  while (self->n > 0)
    self->free_thing (sourcier_ahead_pop (self));
  g_async_queue_push (self->todo, self->done);
  g_thread_join (self->thread);
  g_async_queue_unref (self->todo);
  g_async_queue_unref (self->done);
  g_free (self);
}

/**
 * sourcier_ahead_push:
 * @self: a thread
 * @thing: (transfer full): what is to be worked on; nobody else touches it before it is taken back
 */
void
sourcier_ahead_push (SourcierAhead *self,
                     gpointer       thing)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (thing != NULL);

  self->n++;
  g_async_queue_push (self->todo, thing);
}

/**
 * sourcier_ahead_get_n:
 * @self: a thread
 *
 * Returns: how many things were handed over and not taken back
 */
guint
sourcier_ahead_get_n (SourcierAhead *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n;
}

/**
 * sourcier_ahead_pop:
 * @self: a thread to which something was handed over
 *
 * Waits for the thing that was handed over first.
 *
 * Returns: (transfer full): the thing, worked on
 */
gpointer
sourcier_ahead_pop (SourcierAhead *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->n > 0, NULL);

  self->n--;
  return g_async_queue_pop (self->done);
}
