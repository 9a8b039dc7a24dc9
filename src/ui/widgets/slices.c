/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/slices.h"

/* As many as a window shows at first. */
#define FIRST 12

/* A slice takes no longer, in microseconds: there is time left in a frame to lay it out. */
#define SLICE_TIME 4000

struct _SourcierSlices
{
  gpointer owner;
  SourcierSliceFunc func;
  guint next;
  guint n;
  guint idle_id; /* 0 when all is done */
};

static gboolean
idle_cb (gpointer data)
{
  SourcierSlices *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_TIME;

  do
    self->func (self->owner, self->next++);
  while (self->next < self->n && g_get_monotonic_time () < end);
  if (self->next < self->n)
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

/**
 * sourcier_slices_begin:
 * @owner: who is given to @func, and outlives the slices
 * @n: how many there are
 * @func: does one of them; it does not free the slices
 *
 * Does the first ones at once, the others whenever the window has nothing else to do.
 *
 * Returns: (transfer full): the job, for sourcier_slices_free()
 */
SourcierSlices *
sourcier_slices_begin (gpointer           owner,
                       guint              n,
                       SourcierSliceFunc  func)
{
  g_return_val_if_fail (func != NULL, NULL);

  SourcierSlices *self = g_new0 (SourcierSlices, 1);

  self->owner = owner;
  self->func = func;
  self->n = n;
  while (self->next < MIN (n, FIRST))
    func (owner, self->next++);
  if (self->next < n)
    self->idle_id = g_idle_add (idle_cb, self);
  return self;
}

/**
 * sourcier_slices_free:
 * @self: (transfer full) (nullable): a job; what is not done of it is left
 */
void
sourcier_slices_free (SourcierSlices *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_free (self);
}
