/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/damage-window.h"

#include "history/told-damage.h"
#include "shell/window-private.h"
#include "store/backup.h"
#include "store/damage.h"
#include "widgets/busy-bar.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

#define SOURCIER_TYPE_DAMAGE_WINDOW (sourcier_damage_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDamageWindow, sourcier_damage_window, SOURCIER, DAMAGE_WINDOW, AdwWindow)

/* What is wrong with a file, and the steps that help, in their order. */
struct _SourcierDamageWindow
{
  AdwWindow parent_instance;

  SourcierBusyBar *busy_bar;
  GtkStack *stage;
  AdwStatusPage *sound;
  AdwStatusPage *failure;
  AdwPreferencesGroup *problems;
  AdwActionRow *backup_row;
  AdwPreferencesGroup *outcome;
  AdwActionRow *outcome_row;
  GtkWidget *close_button;

  char *path;
  SourcierDamageKind kind;
  char *backup;                 /* the newest good one, NULL if there is none */
  char *fresh;                  /* what a step wrote, until it is used */
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SourcierDamageWindow, sourcier_damage_window, ADW_TYPE_WINDOW)

typedef enum { LOOK, REPAIR, RECOVER, RESTORE, USE } Step;

typedef struct
{
  Step step;
  char *path;
  char *other;                  /* the new file, or the backup */
  SourcierDamage *damage;
  SourcierBackup *backup;
  SourcierRecovery *recovery;
  char *kept;
  SourcierProgress *progress;
  SourcierProgressWindow *window; /* NULL where the bar under the title tells enough */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  g_free (work->other);
  g_free (work->kept);
  g_clear_pointer (&work->damage, sourcier_damage_free);
  g_clear_pointer (&work->recovery, sourcier_recovery_free);
  g_clear_object (&work->backup);
  g_clear_object (&work->progress);
  g_clear_object (&work->window);
  g_free (work);
}

static gboolean
look (Work          *work,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();

  work->damage = sourcier_damage_find (work->path, cancellable, error);
  if (work->damage == NULL)
    return FALSE;
  /* That there is none is no error: it is said. */
  if (work->damage->kind != SOURCIER_DAMAGE_NONE)
    work->backup = sourcier_backup_find_good (work->path, policy, cancellable, NULL);
  return TRUE;
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;

  switch (work->step)
    {
    case LOOK:
      return look (work, cancellable, error);
    case REPAIR:
      work->recovery = sourcier_damage_repair (work->path, work->other, work->progress, cancellable, error);
      return work->recovery != NULL;
    case RECOVER:
      work->recovery = sourcier_damage_recover (work->path, work->other, work->progress, cancellable, error);
      return work->recovery != NULL;
    case RESTORE:
      return sourcier_backup_restore (work->other, work->path, &work->kept, work->progress, cancellable, error);
    case USE:
    default:
      return sourcier_damage_replace (work->path, work->other, &work->kept, error);
    }
}

static void
update_actions (SourcierDamageWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "damage.repair", !self->busy && self->fresh == NULL
                                 && self->kind == SOURCIER_DAMAGE_INDEX);
  gtk_widget_action_set_enabled (widget, "damage.recover", !self->busy && self->fresh == NULL
                                 && self->kind > SOURCIER_DAMAGE_INDEX);
  gtk_widget_action_set_enabled (widget, "damage.restore", !self->busy && self->backup != NULL);
  gtk_widget_action_set_enabled (widget, "damage.use", !self->busy && self->fresh != NULL);
}

static void
set_busy (SourcierDamageWindow *self,
          gboolean              busy)
{
  self->busy = busy;
  sourcier_busy_bar_set_busy (self->busy_bar, busy);
  update_actions (self);
}

static void
set_texts (AdwActionRow *row,
           const char   *title,
           const char   *subtitle)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (row, safe_subtitle);
}

static void
add_problem (AdwPreferencesGroup *group,
             const char          *problem)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  set_texts (ADW_ACTION_ROW (row), problem, "");
  adw_preferences_group_add (group, row);
}

/* "22/11/2026 09:12 · 3 853 suppliers · 12 purchases · 1 plan" */
static char *
describe_backup (SourcierBackup *backup)
{
  /* translators: when a backup was made: day and time, as strftime tells them */
  g_autofree char *at = g_date_time_format (sourcier_backup_get_at (backup), _("%x, %H:%M"));
  g_autoptr (GString) words = g_string_new (at);

  for (int i = 0; i < SOURCIER_N_BACKUP_KINDS; i++)
    {
      g_autofree char *count = sourcier_backup_kind_count (i, sourcier_backup_get_count (backup, i));

      g_string_append_printf (words, " · %s", count);
    }
  return g_strdup (words->str);
}

static void
show_damage (SourcierDamageWindow *self,
             Work                 *work)
{
  g_autoptr (GPtrArray) problems = sourcier_told_damage_describe (work->damage);
  g_autofree char *base = g_filename_display_basename (self->path);
  g_autofree char *heading = g_strdup_printf (_("“%s” is damaged"), base);
  g_autofree char *safe = g_markup_escape_text (heading, -1);

  self->kind = work->damage->kind;
  if (self->kind == SOURCIER_DAMAGE_NONE)
    {
      adw_status_page_set_description (self->sound, base);
      gtk_stack_set_visible_child_name (self->stage, "sound");
      return;
    }
  adw_preferences_group_set_title (self->problems, safe);
  adw_preferences_group_set_description (self->problems, sourcier_damage_kind_get_name (self->kind));
  for (guint i = 0; i < problems->len; i++)
    add_problem (self->problems, problems->pdata[i]);

  g_autofree char *words = work->backup != NULL ? describe_backup (work->backup) : g_strdup (_("There is no sound backup."));
  adw_action_row_set_subtitle (self->backup_row, words);
  self->backup = work->backup != NULL ? g_strdup (sourcier_backup_get_path (work->backup)) : NULL;
  gtk_stack_set_visible_child_name (self->stage, "damaged");
}

static void
show_recovery (SourcierDamageWindow *self,
               Work                 *work)
{
  g_autofree char *base = g_filename_display_basename (work->other);
  g_autofree char *lost = sourcier_told_recovery_describe (work->recovery);
  g_auto (GStrv) lines = g_strsplit (lost, "\n", -1);
  g_autofree char *suppliers =
    sourcier_backup_kind_count (SOURCIER_BACKUP_SUPPLIERS, sourcier_recovery_get_kept (work->recovery, "supplier"));
  g_autofree char *purchases =
    sourcier_backup_kind_count (SOURCIER_BACKUP_PURCHASES, sourcier_recovery_get_kept (work->recovery, "purchase"));
  g_autofree char *plans =
    sourcier_backup_kind_count (SOURCIER_BACKUP_PLANS, sourcier_recovery_get_kept (work->recovery, "plan"));
  g_autofree char *title = g_strdup_printf ("%s · %s · %s", suppliers, purchases, plans);
  g_autofree char *subtitle = *lost != '\0' ? g_strdup (base) : g_strdup_printf ("%s\n%s", _("Nothing is lost."), base);

  self->fresh = g_strdup (work->other);
  set_texts (self->outcome_row, title, subtitle);
  for (guint i = 0; lines[i] != NULL && *lost != '\0'; i++)
    add_problem (self->outcome, lines[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->outcome_row));
}

/* The window shows the sound file that goes by the old name now. */
static void
show_file (SourcierDamageWindow *self,
           Work                 *work)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autofree char *base = work->kept != NULL ? g_filename_display_basename (work->kept) : g_strdup ("");
  g_autofree char *words = g_strdup_printf (_("The damaged file is kept as “%s”"), base);

  gtk_window_close (GTK_WINDOW (self));
  sourcier_window_open_file (SOURCIER_WINDOW (parent), file, work->kept != NULL ? words : NULL);
}

static void
work_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierDamageWindow *self = owner;
  Work *work = data;

  if (work->window != NULL)
    sourcier_progress_window_finish (work->window);
  /* The job may end after the window was closed. */
  if (self->path == NULL)
    return;
  set_busy (self, FALSE);
  if (error != NULL && work->step == LOOK)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stage, "failure");
    }
  else if (error != NULL)
    {
      /* What could not be repaired may still be recovered. */
      if (work->step == REPAIR && !sourcier_damage_is_hindered (error))
        self->kind = SOURCIER_DAMAGE_ROWS;
      if (!sourcier_job_was_stopped (error))
        sourcier_feedback_fail (GTK_WIDGET (self), _("This step could not be done"), error);
    }
  else if (work->step == LOOK)
    show_damage (self, work);
  else if (work->step == REPAIR || work->step == RECOVER)
    show_recovery (self, work);
  else
    show_file (self, work);
  update_actions (self);
}

/* What stops one step leaves the window for the next one. */
static GCancellable *
show_progress (SourcierDamageWindow *self,
               Work                 *work)
{
  static const char * const titles[] = {
    [REPAIR] = N_("Writing the file anew…"),
    [RECOVER] = N_("Recovering what can be read…"),
    [RESTORE] = N_("Restoring the backup…"),
  };
  GCancellable *cancellable = g_cancellable_new ();

  work->progress = sourcier_progress_new ();
  work->window = sourcier_progress_window_new (GTK_WINDOW (self), _(titles[work->step]), work->progress, cancellable);
  return cancellable;
}

/* @other: (transfer full) (nullable): see #Work */
static void
start (SourcierDamageWindow *self,
       Step                  step,
       char                 *other)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr (GCancellable) cancellable = NULL;

  work->step = step;
  work->path = g_strdup (self->path);
  work->other = other;
  set_busy (self, TRUE);
  cancellable = step == LOOK || step == USE ? g_object_ref (self->cancellable) : show_progress (self, work);
  sourcier_job_run (self, work_in_thread, work_done, work, work_free, cancellable);
}

/* The damaged file may be the one that is shown: nobody may have it open when it gives its name away. */
static void
leave_file (SourcierDamageWindow *self)
{
  SourcierWindow *parent = SOURCIER_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  SourcierStore *store = sourcier_window_get_store (parent);

  if (store != NULL && g_str_equal (sourcier_store_get_path (store), self->path))
    _sourcier_window_close_office (parent);
}

static void
repair_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SourcierDamageWindow *self = SOURCIER_DAMAGE_WINDOW (widget);

  start (self, REPAIR, sourcier_damage_name_new (self->path));
}

static void
recover_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SourcierDamageWindow *self = SOURCIER_DAMAGE_WINDOW (widget);

  start (self, RECOVER, sourcier_damage_name_new (self->path));
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SourcierDamageWindow *self = SOURCIER_DAMAGE_WINDOW (widget);

  leave_file (self);
  start (self, RESTORE, g_strdup (self->backup));
}

static void
use_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SourcierDamageWindow *self = SOURCIER_DAMAGE_WINDOW (widget);

  leave_file (self);
  start (self, USE, g_strdup (self->fresh));
}

static void
sourcier_damage_window_dispose (GObject *object)
{
  SourcierDamageWindow *self = SOURCIER_DAMAGE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_DAMAGE_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->backup, g_free);
  g_clear_pointer (&self->fresh, g_free);

  G_OBJECT_CLASS (sourcier_damage_window_parent_class)->dispose (object);
}

static void
sourcier_damage_window_class_init (SourcierDamageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_damage_window_dispose;

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/damage-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, sound);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, problems);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, backup_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, outcome);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierDamageWindow, close_button);
  gtk_widget_class_install_action (widget_class, "damage.repair", NULL, repair_action);
  gtk_widget_class_install_action (widget_class, "damage.recover", NULL, recover_action);
  gtk_widget_class_install_action (widget_class, "damage.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "damage.use", NULL, use_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_damage_window_init (SourcierDamageWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/* The same damage is met by whoever reads the file: one window tells of it. */
static gboolean
is_presented (SourcierWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SOURCIER_IS_DAMAGE_WINDOW (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (parent))
        return TRUE;
    }
  return FALSE;
}

/**
 * sourcier_damage_window_present:
 * @parent: the window before which it stands, which shows the mended file in the end
 * @path: where an office's file lies
 *
 * Looks for damage in a file, says what is wrong, and offers the steps that help in their order.
 */
void
sourcier_damage_window_present (SourcierWindow *parent,
                                const char     *path)
{
  g_return_if_fail (SOURCIER_IS_WINDOW (parent));
  g_return_if_fail (path != NULL);

  if (is_presented (parent))
    return;

  SourcierDamageWindow *self = g_object_new (SOURCIER_TYPE_DAMAGE_WINDOW, "transient-for", parent, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  gtk_widget_grab_focus (self->close_button);
  start (self, LOOK, NULL);
  gtk_window_present (GTK_WINDOW (self));
}
