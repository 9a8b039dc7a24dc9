/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/import-undo-window.h"

#include "base/money.h"
#include "store/backup.h"
#include "suppliers/import-undo.h"
#include "widgets/busy-bar.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads; the rest is counted. */
#define MOST_SHOWN 100

struct _SourcierImportUndoWindow
{
  AdwWindow parent_instance;

  SourcierBusyBar *busy_bar;
  GtkButton *close_button;
  GtkWidget *undo_button;
  GtkStack *stage;
  AdwPreferencesGroup *about_group;
  AdwPreferencesGroup *reversed_group;
  AdwPreferencesGroup *kept_group;
  AdwPreferencesGroup *failed_group;
  AdwStatusPage *failure;

  SourcierStore *store;
  SourcierImportUndo *undo;
  GPtrArray *rows;           /* with the group that each stands in */
  GCancellable *cancellable;
  gboolean busy;
  gboolean done;
};

G_DEFINE_FINAL_TYPE (SourcierImportUndoWindow, sourcier_import_undo_window, ADW_TYPE_WINDOW)

/* A look or the deed, on its way through a worker, with the suppliers of each outcome. */
typedef struct
{
  SourcierImportUndo *undo;
  gboolean applies;
  GPtrArray *suppliers[SOURCIER_N_UNDO_OUTCOMES];
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->undo);
  for (int i = 0; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    g_clear_pointer (&work->suppliers[i], g_ptr_array_unref);
  g_free (work);
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;

  if (!work->applies && !sourcier_import_undo_prepare (work->undo, cancellable, error))
    return FALSE;
  if (work->applies && !sourcier_import_undo_apply (work->undo, cancellable, error))
    return FALSE;
  for (int i = 0; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    {
      /* Those that left the directory have no name any more: they are counted. */
      guint most = work->applies && i == SOURCIER_UNDO_REVERSED ? 0 : MOST_SHOWN;

      work->suppliers[i] = sourcier_import_undo_get_suppliers (work->undo, i, most, error);
      if (work->suppliers[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
update_actions (SourcierImportUndoWindow *self)
{
  gboolean any = sourcier_import_undo_get_n (self->undo, SOURCIER_UNDO_REVERSED) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import-undo.apply", any && !self->busy && !self->done
                                 && !sourcier_store_get_read_only (self->store));
}

static void
set_busy (SourcierImportUndoWindow *self,
          gboolean                  busy)
{
  self->busy = busy;
  sourcier_busy_bar_set_busy (self->busy_bar, busy);
  update_actions (self);
}

static void
clear_rows (SourcierImportUndoWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "sourcier-group"), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (SourcierImportUndoWindow *self,
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
show_outcome (SourcierImportUndoWindow *self,
              AdwPreferencesGroup      *group,
              SourcierUndoOutcome       outcome,
              GPtrArray                *suppliers)
{
  gint64 n = sourcier_import_undo_get_n (self->undo, outcome);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *title = g_strdup_printf (C_("count", "%s: %s"), sourcier_undo_outcome_get_name (outcome), count);

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < suppliers->len; i++)
    add_row (self, group, sourcier_undone_supplier_get_name (suppliers->pdata[i]),
             sourcier_undone_supplier_get_reason (suppliers->pdata[i]));
  if (suppliers->len > 0 && n > suppliers->len)
    {
      g_autofree char *left = sourcier_count_format (n - suppliers->len);
      g_autofree char *more = g_strdup_printf (ngettext ("and %s more", "and %s more", (gulong) (n - suppliers->len)), left);

      add_row (self, group, more, "");
    }
}

static void
show_about (SourcierImportUndoWindow *self)
{
  SourcierAction *action = sourcier_import_undo_get_action (self->undo);
  g_autofree char *detail = g_markup_escape_text (sourcier_action_get_detail (action), -1);
  const char *words = NULL;

  if (self->done)
    words = _("The import is taken back as far as that was possible. One undo brings it back.");
  else if (sourcier_import_undo_get_n (self->undo, SOURCIER_UNDO_REVERSED) == 0)
    words = _("Nothing of this import can be taken back: all of it was edited, named elsewhere or removed since.");
  else
    words = _("What the import brought in and nobody touched since leaves the directory, and what it changed goes back. "
              "Whatever was edited since stays as it is.");
  adw_preferences_group_set_title (self->about_group, detail);
  adw_preferences_group_set_description (self->about_group, words);
}

static void
show_work (SourcierImportUndoWindow *self,
           Work                     *work)
{
  clear_rows (self);
  show_about (self);
  show_outcome (self, self->reversed_group, SOURCIER_UNDO_REVERSED, work->suppliers[SOURCIER_UNDO_REVERSED]);
  show_outcome (self, self->kept_group, SOURCIER_UNDO_KEPT, work->suppliers[SOURCIER_UNDO_KEPT]);
  show_outcome (self, self->failed_group, SOURCIER_UNDO_FAILED, work->suppliers[SOURCIER_UNDO_FAILED]);
  gtk_stack_set_visible_child_name (self->stage, "outcome");
}

static void
show_done (SourcierImportUndoWindow *self)
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
  SourcierImportUndoWindow *self = owner;
  Work *work = data;

  /* The job may end after the window was closed. */
  if (self->undo == NULL)
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
start (SourcierImportUndoWindow *self,
       gboolean                  applies)
{
  Work *work = g_new0 (Work, 1);

  work->undo = g_object_ref (self->undo);
  work->applies = applies;
  set_busy (self, TRUE);
  if (applies)
    sourcier_backup_announce (self->store, SOURCIER_BACKUP_IMPORT);
  sourcier_job_run (self, work_in_thread, work_done, work, work_free, self->cancellable);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  start (SOURCIER_IMPORT_UNDO_WINDOW (widget), TRUE);
}

static void
sourcier_import_undo_window_dispose (GObject *object)
{
  SourcierImportUndoWindow *self = SOURCIER_IMPORT_UNDO_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_UNDO_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_import_undo_window_parent_class)->dispose (object);
}

static void
sourcier_import_undo_window_class_init (SourcierImportUndoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_undo_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-undo-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, about_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, reversed_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, kept_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, failed_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportUndoWindow, failure);
  gtk_widget_class_install_action (widget_class, "import-undo.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_import_undo_window_init (SourcierImportUndoWindow *self)
{
  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * sourcier_import_undo_window_new:
 * @parent: the window that the page stands in
 * @store: the window's connection to the office's file
 * @action: number of an import in the history
 *
 * Looks on a worker what can be taken back, shows it, and takes it back when the reader says so.
 *
 * Returns: (transfer none): a window to present
 */
GtkWidget *
sourcier_import_undo_window_new (GtkWindow     *parent,
                                 SourcierStore *store,
                                 gint64         action)
{
  SourcierImportUndoWindow *self =
    g_object_new (SOURCIER_TYPE_IMPORT_UNDO_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->undo = sourcier_import_undo_new (store, action);
  start (self, FALSE);
  return GTK_WIDGET (self);
}
