/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/backups-window.h"

#include "compat/alert.h"
#include "compat/file-dialog.h"
#include "shell/backup-words.h"
#include "shell/damage-window.h"
#include "store/backup.h"
#include "widgets/busy-bar.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

#define SOURCIER_TYPE_BACKUPS_WINDOW (sourcier_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBackupsWindow, sourcier_backups_window, SOURCIER, BACKUPS_WINDOW, AdwWindow)

/* The backups of the file that is shown: what each holds, and going back to one. */
struct _SourcierBackupsWindow
{
  AdwWindow parent_instance;

  SourcierBusyBar *busy_bar;
  AdwPreferencesGroup *list_group;
  AdwActionRow *folder_row;
  GtkSpinButton *newest_spin;
  GtkSpinButton *days_spin;
  GtkSpinButton *weeks_spin;
  GtkSpinButton *months_spin;
  GtkWidget *make_button;

  SourcierStore *store;
  GSettings *settings;
  GPtrArray *rows;              /* one for each backup */
  GCancellable *cancellable;
  SourcierBackup *chosen;       /* that the reader may restore */
  guint busy;
};

G_DEFINE_FINAL_TYPE (SourcierBackupsWindow, sourcier_backups_window, ADW_TYPE_WINDOW)

typedef enum { LIST, MAKE, COMPARE, RESTORE } Task;

typedef struct
{
  Task task;
  SourcierStore *store;         /* a snapshot for the worker, to make a backup of */
  char *path;
  gint64 file_number;
  SourcierBackup *backup;
  GPtrArray *backups;
  SourcierBackupComparison *comparison;
  char *kept;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->store);
  g_clear_object (&work->backup);
  g_clear_pointer (&work->backups, g_ptr_array_unref);
  g_clear_pointer (&work->comparison, sourcier_backup_comparison_free);
  g_clear_object (&work->progress);
  g_clear_object (&work->window);
  g_free (work->path);
  g_free (work->kept);
  g_free (work);
}

static gboolean
list_backups (Work          *work,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();

  work->backups = sourcier_backup_list (work->path, policy, work->file_number);
  for (guint i = 0; i < work->backups->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* One that cannot be read says so in its row. */
      sourcier_backup_read (work->backups->pdata[i], NULL);
    }
  return TRUE;
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();

  switch (work->task)
    {
    case MAKE:
      return sourcier_backup_make (work->store, policy, SOURCIER_BACKUP_BY_HAND, &work->backup, work->progress, cancellable,
                                   error);
    case COMPARE:
      work->comparison = sourcier_backup_compare (work->backup, work->path, cancellable, error);
      return work->comparison != NULL;
    case RESTORE:
      return sourcier_backup_restore (sourcier_backup_get_path (work->backup), work->path, &work->kept, work->progress,
                                      cancellable, error);
    case LIST:
    default:
      return list_backups (work, cancellable, error);
    }
}

static void
set_busy (SourcierBackupsWindow *self,
          int                    change)
{
  gboolean writable = !sourcier_store_get_read_only (self->store);

  self->busy = (guint) ((int) self->busy + change);
  sourcier_busy_bar_set_busy (self->busy_bar, self->busy > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", self->busy == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.check", self->busy == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.restore", self->busy == 0 && writable);
}

static void work_done (gpointer owner, gpointer data, const GError *error);

/* @title: what the reader waits for, NULL if the bar under the title tells enough */
static void
start (SourcierBackupsWindow *self,
       Task                   task,
       SourcierBackup        *backup,
       const char            *title)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr (GError) error = NULL;

  work->task = task;
  work->path = g_strdup (sourcier_store_get_path (self->store));
  work->file_number = sourcier_store_get_file_number (self->store);
  g_set_object (&work->backup, backup);
  if (task == MAKE && (work->store = sourcier_store_open_snapshot (self->store, &error)) == NULL)
    {
      work_free (work);
      sourcier_feedback_fail (GTK_WIDGET (self), _("No backup was made"), error);
      return;
    }
  set_busy (self, 1);
  if (title == NULL)
    {
      sourcier_job_run (self, work_in_thread, work_done, work, work_free, self->cancellable);
      return;
    }

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  work->progress = sourcier_progress_new ();
  work->window = sourcier_progress_window_new (GTK_WINDOW (self), title, work->progress, cancellable);
  sourcier_job_run (self, work_in_thread, work_done, work, work_free, cancellable);
}

static void
set_texts (gpointer    row,
           const char *title,
           const char *subtitle)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);

  g_object_set (row, "title", safe_title, "subtitle", safe_subtitle, NULL);
}

static void
add_action_row (AdwExpanderRow             *backup_row,
                const SourcierBackupAction *action)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *at = sourcier_backup_words_time (action->at);
  g_autofree char *title = sourcier_backup_words_action (action);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", at, action->user);

  set_texts (row, title, subtitle);
  adw_expander_row_add_row (backup_row, row);
}

static GtkWidget *
new_row (SourcierBackupsWindow *self,
         SourcierBackup        *backup,
         guint                  place)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Restore…"));
  GPtrArray *actions = sourcier_backup_get_actions (backup);
  g_autofree char *at = sourcier_backup_words_time (sourcier_backup_get_at (backup));
  g_autofree char *words = sourcier_backup_words_describe (backup);
  /* translators: a button beside a backup: when it was made */
  g_autofree char *label = g_strdup_printf (_("Restore the backup of %s"), at);

  set_texts (row, at, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.restore");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "sourcier-backup", g_object_ref (backup), g_object_unref);
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    add_action_row (ADW_EXPANDER_ROW (row), actions->pdata[i]);
  return row;
}

static void
show_list (SourcierBackupsWindow *self,
           GPtrArray             *backups)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < backups->len; i++)
    {
      GtkWidget *row = new_row (self, backups->pdata[i], i);

      adw_preferences_group_add (self->list_group, row);
      g_ptr_array_add (self->rows, row);
    }
  if (backups->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      set_texts (row, _("There is no backup yet"), _("The first one is made at the first change."));
      adw_preferences_group_add (self->list_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
restore_answered_cb (GtkWidget *owner,
                     gboolean   accepted)
{
  SourcierBackupsWindow *self = SOURCIER_BACKUPS_WINDOW (owner);

  if (accepted && self->chosen != NULL)
    start (self, RESTORE, self->chosen, _("Restoring…"));
}

static void
ask_whether_to_restore (SourcierBackupsWindow *self,
                        Work                  *work)
{
  g_autofree char *at = sourcier_backup_words_time (sourcier_backup_get_at (work->backup));
  g_autofree char *heading = g_strdup_printf (_("Go back to the backup of %s?"), at);
  g_autofree char *body = sourcier_backup_words_compare (work->comparison);

  sourcier_alert_ask (GTK_WIDGET (self), heading, body, _("_Restore"), TRUE, restore_answered_cb);
}

static void
show_restored (SourcierBackupsWindow *self,
               Work                  *work)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GFile) file = g_file_new_for_path (work->path);
  g_autofree char *base = work->kept != NULL ? g_filename_display_basename (work->kept) : g_strdup ("");
  g_autofree char *words = g_strdup_printf (_("Backup restored. The file as it was is “%s”"), base);

  gtk_window_close (GTK_WINDOW (self));
  sourcier_window_open_file (SOURCIER_WINDOW (parent), file, words);
}

/* In the window's own toasts, which stand behind this one: it says what it knows by its list. */
static void
show_made (SourcierBackupsWindow *self,
           Work                  *work)
{
  if (work->backup == NULL)
    sourcier_alert_show (GTK_WIDGET (self), _("No backup was needed"), _("Nothing has changed since the newest one."));
  start (self, LIST, NULL, NULL);
}

static void
show_work (SourcierBackupsWindow *self,
           Work                  *work)
{
  switch (work->task)
    {
    case LIST:
      show_list (self, work->backups);
      break;
    case MAKE:
      show_made (self, work);
      break;
    case COMPARE:
      ask_whether_to_restore (self, work);
      break;
    case RESTORE:
    default:
      show_restored (self, work);
      break;
    }
}

static void
show_failure (SourcierBackupsWindow *self,
              Work                  *work,
              const GError          *error)
{
  static const char * const headings[] = {
    N_("The backups could not be read"), N_("No backup was made"), N_("The backup could not be compared"),
    N_("The backup was not restored"),
  };

  if (!sourcier_job_was_stopped (error))
    sourcier_feedback_fail (GTK_WIDGET (self), _(headings[work->task]), error);
}

static void
work_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierBackupsWindow *self = owner;
  Work *work = data;

  if (work->window != NULL)
    sourcier_progress_window_finish (work->window);
  /* The job may end after the window was closed. */
  if (self->store == NULL)
    return;
  set_busy (self, -1);
  if (error != NULL)
    show_failure (self, work, error);
  else
    show_work (self, work);
}

static void
make_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  start (SOURCIER_BACKUPS_WINDOW (widget), MAKE, NULL, _("Backing up…"));
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SourcierBackupsWindow *self = SOURCIER_BACKUPS_WINDOW (widget);
  guint place = g_variant_get_uint32 (parameter);

  if (place >= self->rows->len)
    return;
  g_set_object (&self->chosen, g_object_get_data (self->rows->pdata[place], "sourcier-backup"));
  start (self, COMPARE, self->chosen, NULL);
}

static void
check_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SourcierBackupsWindow *self = SOURCIER_BACKUPS_WINDOW (widget);
  SourcierWindow *parent = SOURCIER_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *path = g_strdup (sourcier_store_get_path (self->store));

  gtk_window_close (GTK_WINDOW (self));
  sourcier_damage_window_present (parent, path);
}

static char *
find_folder (SourcierBackupsWindow *self)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();

  return sourcier_backup_policy_find_folder (policy, sourcier_store_get_path (self->store));
}

static void
show_policy (SourcierBackupsWindow *self)
{
  g_autofree char *folder = find_folder (self);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *safe = g_markup_escape_text (shown, -1);
  g_autofree char *chosen = g_settings_get_string (self->settings, "backup-folder");

  adw_action_row_set_subtitle (self->folder_row, safe);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.reset-folder", *chosen != '\0');
}

static void
set_folder (SourcierBackupsWindow *self,
            const char            *path)
{
  g_settings_set_string (self->settings, "backup-folder", path);
  show_policy (self);
  start (self, LIST, NULL, NULL);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (SourcierBackupsWindow) self = user_data;
  g_autoptr (GFile) folder = sourcier_file_dialog_finish (result);

  if (folder != NULL && g_file_peek_path (folder) != NULL && self->store != NULL)
    set_folder (self, g_file_peek_path (folder));
}

static void
choose_folder_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  sourcier_file_dialog_select_folder (GTK_WINDOW (widget), _("Where backups go"), folder_chosen_cb, g_object_ref (widget));
}

static void
reset_folder_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  set_folder (SOURCIER_BACKUPS_WINDOW (widget), "");
}

/* The folder itself, or the one that it will be made in. */
static void
show_folder_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SourcierBackupsWindow *self = SOURCIER_BACKUPS_WINDOW (widget);
  g_autofree char *folder = find_folder (self);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *uri = g_filename_to_uri (g_file_test (folder, G_FILE_TEST_IS_DIR) ? folder : parent, NULL, NULL);

  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.show-file", "s", uri);
}

static void
sourcier_backups_window_dispose (GObject *object)
{
  SourcierBackupsWindow *self = SOURCIER_BACKUPS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_BACKUPS_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chosen);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_backups_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/backups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, list_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, newest_spin);
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, days_spin);
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, weeks_spin);
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, months_spin);
  gtk_widget_class_bind_template_child (widget_class, SourcierBackupsWindow, make_button);
}

static void
sourcier_backups_window_class_init (SourcierBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_backups_window_dispose;

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "backups.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "backups.restore", "u", restore_action);
  gtk_widget_class_install_action (widget_class, "backups.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "backups.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (widget_class, "backups.reset-folder", NULL, reset_folder_action);
  gtk_widget_class_install_action (widget_class, "backups.show-folder", NULL, show_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_backups_window_init (SourcierBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (SOURCIER_APP_ID);
  g_settings_bind (self->settings, "backup-newest", gtk_spin_button_get_adjustment (self->newest_spin), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "backup-days", gtk_spin_button_get_adjustment (self->days_spin), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "backup-weeks", gtk_spin_button_get_adjustment (self->weeks_spin), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "backup-months", gtk_spin_button_get_adjustment (self->months_spin), "value",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * sourcier_backups_window_present:
 * @parent: the window, which shows an office's file
 *
 * Shows the backups of that file, makes one, goes back to one, and says where they go and which are kept.
 */
void
sourcier_backups_window_present (SourcierWindow *parent)
{
  g_return_if_fail (SOURCIER_IS_WINDOW (parent));

  SourcierBackupsWindow *self = g_object_new (SOURCIER_TYPE_BACKUPS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (sourcier_window_get_store (parent));
  show_policy (self);
  start (self, LIST, NULL, NULL);
  gtk_widget_grab_focus (self->make_button);
  gtk_window_present (GTK_WINDOW (self));
}
