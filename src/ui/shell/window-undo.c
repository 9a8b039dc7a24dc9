/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "history/history-words.h"
#include "store/backup.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

/* What waits in the queue of steps. */
enum { WAITING_UNDO = 1, WAITING_REDO };

/* One undo or redo, on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  gboolean undo;
  char *name;
  SourcierProgressWindow *window;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->store);
  g_object_unref (step->window);
  g_free (step->name);
  g_free (step);
}

static gboolean
step_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Step *step = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (step->store, error);

  if (writer == NULL)
    return FALSE;
  sourcier_store_set_cancellable (writer, cancellable);
  return step->undo ? sourcier_store_undo (writer, &step->name, error)
                    : sourcier_store_redo (writer, &step->name, error);
}

static void
tell_step (SourcierWindow *self,
           const Step     *step)
{
  /* Translators: %s is what was done: “Import a list” */
  g_autofree char *words = g_strdup_printf (step->undo ? _("Undone: %s") : _("Redone: %s"), step->name);

  _sourcier_window_offer (self, words, step->undo ? _("_Redo") : _("_Undo"), step->undo ? "win.redo" : "win.undo");
}

/* Whoever presses Ctrl+Z three times means three steps, however long the first one takes. */
static void
take_waiting_step (SourcierWindow *self)
{
  gboolean undo = GPOINTER_TO_INT (g_queue_pop_head (&self->waiting_steps)) == WAITING_UNDO;

  if ((undo ? sourcier_store_get_undo_name (self->store) : sourcier_store_get_redo_name (self->store)) != NULL)
    _sourcier_window_take_step (self, undo);
  else
    g_queue_clear (&self->waiting_steps);
}

static void
step_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierWindow *self = owner;
  Step *step = data;

  self->stepping = FALSE;
  sourcier_progress_window_finish (step->window);
  sourcier_store_refresh (step->store);
  _sourcier_window_update_actions (self);
  if (error == NULL)
    tell_step (self, step);
  else
    g_queue_clear (&self->waiting_steps);
  if (step->store != self->store)
    g_queue_clear (&self->waiting_steps);
  if (!g_queue_is_empty (&self->waiting_steps))
    take_waiting_step (self);
  if (error != NULL && !sourcier_job_was_stopped (error))
    sourcier_feedback_fail (GTK_WIDGET (self), step->undo ? _("It could not be undone") : _("It could not be redone"),
                            error);
}

/* Takes one step back, or forth again, or queues it while another is under way. */
void
_sourcier_window_take_step (SourcierWindow *self,
                            gboolean        undo)
{
  if (self->stepping)
    {
      g_queue_push_tail (&self->waiting_steps, GINT_TO_POINTER (undo ? WAITING_UNDO : WAITING_REDO));
      return;
    }

  Step *step = g_new0 (Step, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();

  step->window = sourcier_progress_window_new (GTK_WINDOW (self), undo ? _("Undoing…") : _("Redoing…"), progress, cancellable);
  step->store = g_object_ref (self->store);
  step->undo = undo;
  self->stepping = TRUE;
  _sourcier_window_update_actions (self);
  sourcier_backup_announce_action (self->store, undo ? sourcier_store_get_undo_action (self->store)
                                                     : sourcier_store_get_redo_action (self->store));
  sourcier_job_run (self, step_in_thread, step_done, step, (GDestroyNotify) step_free, cancellable);
}

/* The menu of the last steps says what each would do. */
void
_sourcier_window_tell_steps (SourcierWindow *self)
{
  g_autofree char *undo = sourcier_history_describe_undo (self->store);
  g_autofree char *redo = sourcier_history_describe_redo (self->store);
  const struct { const char *label, *action, *key; } items[] = {
    { undo, "win.undo", "<Control>z" },
    { redo, "win.redo", "<Control><Shift>z" },
  };

  g_menu_remove_all (self->undo_menu);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (items[i].label, items[i].action);

      g_menu_item_set_attribute (item, "accel", "s", items[i].key);
      g_menu_append_item (self->undo_menu, item);
    }
}
