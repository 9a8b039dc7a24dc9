/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/autosave.h"

#include "widgets/saved-state.h"

/* Whoever stops typing this long has finished a thought. */
#define PAUSE_MS 2000

struct _SourcierAutosave
{
  GtkEventController *focus; /* of the widget */
  gulong leave_id;
  SourcierAutosaveFunc save;
  gpointer owner;
  guint pause_id;            /* not 0 while something waits to be saved */
};

static GList *waiting;           /* those for which something was typed that is not saved yet */

static gboolean
paused_cb (gpointer data)
{
  sourcier_autosave_flush (data);
  return G_SOURCE_REMOVE;
}

/**
 * sourcier_autosave_new:
 * @widget: where something is typed, it or its children
 * @save: what saves it
 * @owner: who is given to it, and outlives the autosave
 *
 * Returns: (transfer full): what watches the widget
 */
SourcierAutosave *
sourcier_autosave_new (GtkWidget            *widget,
                       SourcierAutosaveFunc  save,
                       gpointer              owner)
{
  SourcierAutosave *self = g_new0 (SourcierAutosave, 1);

  self->focus = g_object_ref (gtk_event_controller_focus_new ());
  self->leave_id = g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (sourcier_autosave_flush), self);
  self->save = save;
  self->owner = owner;
  gtk_widget_add_controller (widget, self->focus);
  return self;
}

/**
 * sourcier_autosave_free:
 * @self: (transfer full) (nullable): what watched; what waits is forgotten
 */
void
sourcier_autosave_free (SourcierAutosave *self)
{
  if (self == NULL)
    return;
  sourcier_autosave_forget (self);
  g_signal_handler_disconnect (self->focus, self->leave_id);
  g_object_unref (self->focus);
  g_free (self);
}

/**
 * sourcier_autosave_touch:
 * @self: what watches
 *
 * Something was typed: it is saved after a pause.
 */
void
sourcier_autosave_touch (SourcierAutosave *self)
{
  g_return_if_fail (self != NULL);

  gboolean was_waiting = self->pause_id != 0;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, paused_cb, self);
  if (was_waiting)
    return;
  waiting = g_list_prepend (waiting, self);
  sourcier_saved_state_look (sourcier_saved_state_get ());
}

/**
 * sourcier_autosave_flush:
 * @self: what watches
 *
 * Saves at once what waits, if anything does.
 */
void
sourcier_autosave_flush (SourcierAutosave *self)
{
  g_return_if_fail (self != NULL);

  if (self->pause_id == 0)
    return;
  sourcier_autosave_forget (self);
  self->save (self->owner);
}

/**
 * sourcier_autosave_forget:
 * @self: what watches
 *
 * What waits is not to be saved any more.
 */
void
sourcier_autosave_forget (SourcierAutosave *self)
{
  g_return_if_fail (self != NULL);

  if (self->pause_id == 0)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  waiting = g_list_remove (waiting, self);
  sourcier_saved_state_look (sourcier_saved_state_get ());
}

/**
 * sourcier_autosave_is_waiting:
 *
 * Returns: whether something was typed anywhere that waits to be saved
 */
gboolean
sourcier_autosave_is_waiting (void)
{
  return waiting != NULL;
}

/**
 * sourcier_autosave_flush_all:
 *
 * Saves at once whatever waits anywhere: the window is about to go.
 */
void
sourcier_autosave_flush_all (void)
{
  /* What cannot be saved may wait again. */
  for (guint n = g_list_length (waiting); n > 0 && waiting != NULL; n--)
    sourcier_autosave_flush (waiting->data);
}
