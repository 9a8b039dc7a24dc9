/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert-window.h"

#include "base/money.h"
#include "store/backup.h"
#include "history/revert.h"
#include "widgets/busy-bar.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads; the rest is counted. */
#define MOST_SHOWN 100

struct _SourcierRevertWindow
{
  AdwWindow parent_instance;

  SourcierBusyBar *busy_bar;
  GtkButton *close_button;
  GtkWidget *undo_button;
  GtkStack *stage;
  AdwPreferencesGroup *about_group;
  AdwPreferencesGroup *reversed_group;
  AdwPreferencesGroup *partly_group;
  AdwPreferencesGroup *kept_group;
  AdwPreferencesGroup *failed_group;
  AdwStatusPage *failure;

  SourcierStore *store;
  SourcierRevert *revert;
  GPtrArray *rows;           /* with the group that each stands in */
  GCancellable *cancellable;
  gboolean busy;
  gboolean done;
};

G_DEFINE_FINAL_TYPE (SourcierRevertWindow, sourcier_revert_window, ADW_TYPE_WINDOW)

/* A look or the deed, on its way through a worker, with the suppliers of each outcome. */
typedef struct
{
  SourcierRevert *revert;
  gboolean applies;
  GPtrArray *things[SOURCIER_N_REVERT_OUTCOMES];
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->revert);
  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    g_clear_pointer (&work->things[i], g_ptr_array_unref);
  g_free (work);
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;

  if (!work->applies && !sourcier_revert_prepare (work->revert, cancellable, error))
    return FALSE;
  if (work->applies && !sourcier_revert_apply (work->revert, cancellable, error))
    return FALSE;
  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    {
      /* Those that left the directory have no name any more: they are counted. */
      guint most = work->applies && i == SOURCIER_REVERT_REVERSED ? 0 : MOST_SHOWN;

      work->things[i] = sourcier_revert_get_things (work->revert, i, most, error);
      if (work->things[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
update_actions (SourcierRevertWindow *self)
{
  gboolean any = sourcier_revert_does_anything (self->revert);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "revert.apply", any && !self->busy && !self->done
                                 && !sourcier_store_get_read_only (self->store));
}

static void
set_busy (SourcierRevertWindow *self,
          gboolean                  busy)
{
  self->busy = busy;
  sourcier_busy_bar_set_busy (self->busy_bar, busy);
  update_actions (self);
}

static void
clear_rows (SourcierRevertWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "sourcier-group"), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (SourcierRevertWindow *self,
         AdwPreferencesGroup      *group,
         const char               *title,
         const char               *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  g_object_set_data (G_OBJECT (row), "sourcier-group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

/* "Kept, edited since: 3" */
static void
show_outcome (SourcierRevertWindow *self,
              AdwPreferencesGroup      *group,
              SourcierRevertOutcome       outcome,
              GPtrArray                *things)
{
  gint64 n = sourcier_revert_get_n (self->revert, outcome);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *title = g_strdup_printf (C_("count", "%s: %s"), sourcier_revert_outcome_get_name (outcome), count);

  adw_preferences_group_set_title (group, title);
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0 || outcome == SOURCIER_REVERT_REVERSED);
  for (guint i = 0; i < things->len; i++)
    add_row (self, group, sourcier_reverted_thing_get_name (things->pdata[i]),
             sourcier_reverted_thing_get_reason (things->pdata[i]));
  if (things->len > 0 && n > things->len)
    {
      g_autofree char *left = sourcier_count_format (n - things->len);
      g_autofree char *more = g_strdup_printf (ngettext ("and %s more", "and %s more", (gulong) (n - things->len)), left);

      add_row (self, group, more, "");
    }
}

static const char *
explain_import (SourcierRevertWindow *self)
{
  if (self->done)
    return _("The import is taken back as far as that was possible. One undo brings it back.");
  if (!sourcier_revert_does_anything (self->revert))
    return _("Nothing of this import can be taken back: all of it was edited, named elsewhere or removed since.");
  return _("What the import brought in and nobody touched since leaves the directory, and what it changed goes back. "
           "Whatever was edited since stays as it is.");
}

static const char *
explain (SourcierRevertWindow *self)
{
  if (sourcier_revert_is_import (self->revert))
    return explain_import (self);
  if (self->done)
    return _("The change is reverted as far as that was possible. One undo brings it back.");
  if (!sourcier_revert_does_anything (self->revert))
    return _("Nothing of this change can be reverted: all of it was changed, named elsewhere or deleted since.");
  return _("What this action changed goes back to what it was before, as one more action. Whatever was changed since stays as it "
           "is.");
}

static void
show_about (SourcierRevertWindow *self)
{
  SourcierAction *action = sourcier_revert_get_action (self->revert);
  const char *detail = sourcier_action_get_detail (action), *name = sourcier_action_get_name (action);
  g_autofree char *both = *detail == '\0' ? g_strdup (name) : g_strdup_printf (C_("told thing", "%s: %s"), name, detail);
  g_autofree char *title = g_markup_escape_text (both, -1);

  adw_preferences_group_set_title (self->about_group, title);
  adw_preferences_group_set_description (self->about_group, explain (self));
}

static void
show_work (SourcierRevertWindow *self,
           Work                     *work)
{
  clear_rows (self);
  show_about (self);
  show_outcome (self, self->reversed_group, SOURCIER_REVERT_REVERSED, work->things[SOURCIER_REVERT_REVERSED]);
  show_outcome (self, self->partly_group, SOURCIER_REVERT_PARTLY, work->things[SOURCIER_REVERT_PARTLY]);
  show_outcome (self, self->kept_group, SOURCIER_REVERT_KEPT, work->things[SOURCIER_REVERT_KEPT]);
  show_outcome (self, self->failed_group, SOURCIER_REVERT_FAILED, work->things[SOURCIER_REVERT_FAILED]);
  gtk_stack_set_visible_child_name (self->stage, "outcome");
}

static void
show_done (SourcierRevertWindow *self)
{
  self->done = TRUE;
  gtk_widget_set_visible (self->undo_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
work_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierRevertWindow *self = owner;
  Work *work = data;

  /* The job may end after the window was closed. */
  if (self->revert == NULL)
    return;
  set_busy (self, FALSE);
  if (error != NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stage, "failure");
      gtk_widget_set_visible (self->undo_button, FALSE);
      return;
    }
  if (work->applies)
    {
      show_done (self);
      sourcier_store_refresh (self->store);
    }
  show_work (self, work);
  update_actions (self);
}

static void
start (SourcierRevertWindow *self,
       gboolean                  applies)
{
  Work *work = g_new0 (Work, 1);

  work->revert = g_object_ref (self->revert);
  work->applies = applies;
  set_busy (self, TRUE);
  if (applies)
    sourcier_backup_announce_action (self->store, sourcier_action_get_id (sourcier_revert_get_action (self->revert)));
  sourcier_job_run (self, work_in_thread, work_done, work, work_free, self->cancellable);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  start (SOURCIER_REVERT_WINDOW (widget), TRUE);
}

static void
sourcier_revert_window_dispose (GObject *object)
{
  SourcierRevertWindow *self = SOURCIER_REVERT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_REVERT_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->revert);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_revert_window_parent_class)->dispose (object);
}

static void
sourcier_revert_window_class_init (SourcierRevertWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_revert_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/revert-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, about_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, reversed_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, partly_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, kept_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, failed_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRevertWindow, failure);
  gtk_widget_class_install_action (widget_class, "revert.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_revert_window_init (SourcierRevertWindow *self)
{
  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * sourcier_revert_window_new:
 * @parent: the window that the page stands in
 * @store: the window's connection to the office's file
 * @action: number of an action in the history
 *
 * Looks on a worker what can be taken back, shows it, and takes it back when the reader says so.
 *
 * Returns: (transfer none): a window to present
 */
GtkWidget *
sourcier_revert_window_new (GtkWindow     *parent,
                                 SourcierStore *store,
                                 gint64         action)
{
  SourcierRevertWindow *self =
    g_object_new (SOURCIER_TYPE_REVERT_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->revert = sourcier_revert_new (store, action);
  start (self, FALSE);
  return GTK_WIDGET (self);
}
