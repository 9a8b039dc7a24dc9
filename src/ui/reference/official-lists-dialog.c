/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/official-lists-dialog.h"

#include "base/money.h"
#include "compat/alert.h"
#include "compat/file-dialog.h"
#include "reference/official-list-store.h"
#include "store/backup.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SOURCIER_TYPE_OFFICIAL_LISTS_DIALOG (sourcier_official_lists_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierOfficialListsDialog, sourcier_official_lists_dialog, SOURCIER, OFFICIAL_LISTS_DIALOG,
                      AdwWindow)

/* The official lists: what each is, where it is to be had, what was loaded. */
struct _SourcierOfficialListsDialog
{
  AdwWindow parent_instance;

  SourcierStore *store;
  GFile *offered;               /* the list the reader is asked about */

  AdwPreferencesPage *page;
  GtkWidget *rows[SOURCIER_N_OFFICIAL_LISTS];
  GtkWidget *buttons[SOURCIER_N_OFFICIAL_LISTS];
};

G_DEFINE_FINAL_TYPE (SourcierOfficialListsDialog, sourcier_official_lists_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  SourcierStore *store;
  GFile *file;
  SourcierOfficialReading *reading;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Loading;

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->store);
  g_object_unref (loading->file);
  g_clear_pointer (&loading->reading, sourcier_official_reading_free);
  g_object_unref (loading->progress);
  g_object_unref (loading->window);
  g_free (loading);
}

/* "9 454 rows, edition 2008" */
static char *
describe_list (const SourcierOfficialList *list)
{
  g_autofree char *count = sourcier_count_format (list->n_rows);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) list->n_rows), count);
  g_autofree char *edition = sourcier_official_list_describe_edition (list);

  /* Translators: the number of rows of an official list, and its year or its day */
  return *edition != '\0' ? g_strdup_printf (_("%s, edition %s"), rows, edition) : g_steal_pointer (&rows);
}

static char *
describe_loading (const SourcierOfficialList *list)
{
  g_autofree char *day = sourcier_day_format (list->loaded_on);
  g_autofree char *loaded = g_strdup_printf (_("Loaded on %s from “%s”"), day, list->file);
  g_autofree char *count = sourcier_count_format (list->n_doubtful);
  g_autofree char *doubtful = g_strdup_printf (ngettext ("%s doubtful row", "%s doubtful rows", (gulong) list->n_doubtful),
                                               count);

  return list->n_doubtful > 0 ? g_strdup_printf ("%s · %s", loaded, doubtful) : g_steal_pointer (&loaded);
}

static void
show_list (SourcierOfficialListsDialog *self,
           SourcierOfficialListKind     kind,
           const SourcierOfficialList  *list)
{
  const char *name = sourcier_official_list_kind_get_name (kind);
  g_autofree char *title = list != NULL ? describe_list (list) : g_strdup (_("Not loaded"));
  g_autofree char *publisher = g_strdup_printf (_("Official file: %s"), sourcier_official_list_kind_get_publisher (kind));
  g_autofree char *loaded = list != NULL ? describe_loading (list) : NULL;
  g_autofree char *subtitle = loaded != NULL ? g_strdup_printf ("%s\n%s", loaded, publisher) : g_strdup (publisher);
  /* Translators: %s is an official list: “CPV codes” */
  g_autofree char *words = g_strdup_printf (list != NULL ? _("Replace the list: %s") : _("Load the list: %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[kind]), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[kind]), subtitle);
  gtk_button_set_label (GTK_BUTTON (self->buttons[kind]), list != NULL ? _("_Replace…") : _("_Load…"));
  gtk_widget_set_tooltip_text (self->buttons[kind], words);
  sourcier_accessible_name_set (self->buttons[kind], words);
  gtk_widget_set_sensitive (self->buttons[kind], self->store != NULL && !sourcier_store_get_read_only (self->store));
}

static void
show_lists (SourcierOfficialListsDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = sourcier_official_list_store_load_all (self->store, &error);

  if (lists == NULL)
    {
      sourcier_alert_show (GTK_WIDGET (self), _("The official lists could not be read"), error->message);
      return;
    }
  for (guint kind = 0; kind < SOURCIER_N_OFFICIAL_LISTS; kind++)
    {
      const SourcierOfficialList *list = NULL;

      for (guint i = 0; i < lists->len && list == NULL; i++)
        if (((SourcierOfficialList *) g_ptr_array_index (lists, i))->kind == kind)
          list = g_ptr_array_index (lists, i);
      show_list (self, kind, list);
    }
}

static gboolean
load_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Loading *loading = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (loading->store, error);

  if (writer == NULL)
    return FALSE;
  sourcier_store_set_cancellable (writer, cancellable);
  loading->reading = sourcier_official_list_store_take (writer, loading->file, loading->progress, cancellable, error);
  return loading->reading != NULL;
}

/* Says what is loaded; what was wrong with some rows stays on the screen until it is read. */
static void
tell_loaded (SourcierOfficialListsDialog   *self,
             const SourcierOfficialReading *reading)
{
  g_autofree char *rows = describe_list (reading->list);
  /* Translators: an official list was loaded: its name, and how many rows it has */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), sourcier_official_list_kind_get_name (reading->list->kind), rows);

  sourcier_feedback_done (GTK_WIDGET (self), words);
  if (reading->list->n_doubtful == 0)
    return;

  g_autofree char *count = sourcier_count_format (reading->list->n_doubtful);
  g_autofree char *heading = g_strdup_printf (ngettext ("The list is loaded; %s row is doubtful",
                                                        "The list is loaded; %s rows are doubtful",
                                                        (gulong) reading->list->n_doubtful), count);
  g_autoptr (GString) body = g_string_new (NULL);
  for (guint i = 0; i < reading->problems->len; i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (reading->problems, i));
  sourcier_alert_show (GTK_WIDGET (self), heading, body->str);
}

static void
loaded_cb (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierOfficialListsDialog *self = owner;
  Loading *loading = data;

  sourcier_progress_window_finish (loading->window);
  if (error == NULL)
    {
      sourcier_store_refresh (loading->store);
      tell_loaded (self, loading->reading);
    }
  else if (!sourcier_job_was_stopped (error))
    sourcier_feedback_fail (GTK_WIDGET (self), _("The list could not be loaded"), error);
}

static void
load_file (SourcierOfficialListsDialog *self,
           GFile                       *file)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Loading *loading = g_new0 (Loading, 1);

  loading->store = g_object_ref (self->store);
  loading->file = g_object_ref (file);
  loading->progress = sourcier_progress_new ();
  loading->window = sourcier_progress_window_new (GTK_WINDOW (self), _("Loading…"), loading->progress, cancellable);
  sourcier_backup_announce (self->store, SOURCIER_BACKUP_IMPORT);
  sourcier_job_run (self, load_in_thread, loaded_cb, loading, (GDestroyNotify) loading_free, cancellable);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    load_file (SOURCIER_OFFICIAL_LISTS_DIALOG (source), file);
}

static void
load_clicked_cb (SourcierOfficialListsDialog *self,
                 GtkWidget                   *button)
{
  const SourcierFileKind kind = { _("Lists (CSV, XLSX, ODS)"), "*.csv;*.txt;*.tsv;*.xlsx;*.ods" };

  sourcier_file_dialog_open (GTK_WINDOW (self), gtk_widget_get_tooltip_text (button), &kind, file_chosen_cb, NULL);
}

static void
offer_answered_cb (GtkWidget *owner,
                   gboolean   accepted)
{
  SourcierOfficialListsDialog *self = SOURCIER_OFFICIAL_LISTS_DIALOG (owner);
  g_autoptr (GFile) file = g_steal_pointer (&self->offered);

  if (accepted && file != NULL)
    load_file (self, file);
}

static void
offer (SourcierOfficialListsDialog *self,
       GFile                       *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *body = g_strdup_printf (_("“%s” is not a list of suppliers: it is one of the lists that the State or the "
                                             "European Union publishes. It takes the place of the one that was loaded "
                                             "before, if there is one."), name);

  g_set_object (&self->offered, file);
  sourcier_alert_ask (GTK_WIDGET (self), _("Load this official list?"), body, _("_Load"), FALSE, offer_answered_cb);
}

static gboolean
dropped_cb (SourcierOfficialListsDialog *self,
            const GValue                *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || sourcier_store_get_read_only (self->store))
    return FALSE;
  load_file (self, files->data);
  return TRUE;
}

static void
add_list (SourcierOfficialListsDialog *self,
          SourcierOfficialListKind     kind)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP,
                                   "title", sourcier_official_list_kind_get_name (kind),
                                   "description", sourcier_official_list_kind_get_meaning (kind), NULL);

  self->rows[kind] = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  self->buttons[kind] = g_object_new (GTK_TYPE_BUTTON, "use-underline", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_signal_connect_object (self->buttons[kind], "clicked", G_CALLBACK (load_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->rows[kind]), self->buttons[kind]);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->rows[kind]), self->buttons[kind]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows[kind]);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  show_list (self, kind, NULL);
}

static void
sourcier_official_lists_dialog_dispose (GObject *object)
{
  SourcierOfficialListsDialog *self = SOURCIER_OFFICIAL_LISTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_OFFICIAL_LISTS_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->offered);

  G_OBJECT_CLASS (sourcier_official_lists_dialog_parent_class)->dispose (object);
}

static void
sourcier_official_lists_dialog_class_init (SourcierOfficialListsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_official_lists_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/official-lists-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierOfficialListsDialog, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_official_lists_dialog_init (SourcierOfficialListsDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint kind = 0; kind < SOURCIER_N_OFFICIAL_LISTS; kind++)
    add_list (self, kind);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * sourcier_official_lists_dialog_present:
 * @parent: a widget of the window before which it stands
 * @store: the office's file
 * @file: (nullable): an official list to be offered for loading at once
 *
 * Shows the official lists that were loaded, and loads others on a worker, each as one action of the history.
 */
void
sourcier_official_lists_dialog_present (GtkWidget     *parent,
                                        SourcierStore *store,
                                        GFile         *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  SourcierOfficialListsDialog *self = g_object_new (SOURCIER_TYPE_OFFICIAL_LISTS_DIALOG,
                                                    "transient-for", gtk_widget_get_root (parent), NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (show_lists), self, G_CONNECT_SWAPPED);
  show_lists (self);
  gtk_window_present (GTK_WINDOW (self));
  if (file != NULL && !sourcier_store_get_read_only (store))
    offer (self, file);
}
