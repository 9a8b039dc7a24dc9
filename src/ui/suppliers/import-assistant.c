/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-assistant.h"

#include "base/money.h"
#include "compat/file-dialog.h"
#include "reference/official-list-reader.h"
#include "purchases/decp-reader.h"
#include "reference/official-lists-dialog.h"
#include "suppliers/import-counts.h"
#include "suppliers/import-preview.h"
#include "suppliers/import-rejects.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A list read again sooner than this is not worth changing the page for. */
#define PATIENCE_MS 300

#define SOURCIER_TYPE_IMPORT_ASSISTANT (sourcier_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportAssistant, sourcier_import_assistant, SOURCIER, IMPORT_ASSISTANT, AdwWindow)

struct _SourcierImportAssistant
{
  AdwWindow parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *import_button;
  GtkWidget *close_button;
  GtkStack *stack;
  GtkWidget *choose_button;
  AdwStatusPage *work_page;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  SourcierImportPreview *preview;
  AdwStatusPage *report_page;
  SourcierImportCounts *report_counts;
  GtkLabel *report_note;
  GtkWidget *rejects_button;
  AdwStatusPage *problem_page;
  GtkWidget *back_button;
  GtkWidget *another_button;

  SourcierStore *store;
  GFile *file;
  SourcierSupplierImport *import;
  gboolean prepared;
  char *message; /* what was done, told when the assistant no longer hides the window */

  GCancellable *cancellable; /* of the job that runs, NULL if none does */
  gboolean applying;
  gboolean closing;
  guint patience;
  GtkWidget *focus; /* where it was before the job */
};

G_DEFINE_FINAL_TYPE (SourcierImportAssistant, sourcier_import_assistant, ADW_TYPE_WINDOW)

typedef struct
{
  SourcierSupplierImport *import;
  SourcierProgress *progress;
  GFile *new_file;              /* the list that nobody has looked at yet, or NULL */
  gboolean applying;
  gboolean official;            /* the list is none of suppliers */
  gboolean contracts;           /* nor is it one: it tells of contracts */
} Work;

static void prepare (SourcierImportAssistant *self);

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->import);
  g_object_unref (work->progress);
  g_clear_object (&work->new_file);
  g_free (work);
}

static char *
file_name (SourcierImportAssistant *self)
{
  g_autofree char *name = g_file_get_basename (self->file);

  return g_filename_display_name (name != NULL ? name : "");
}

/* Return does what the page is there for; GTK's own choice, the first button, would throw the work away. */
static void
focus_page (SourcierImportAssistant *self,
            const char              *page)
{
  if (g_str_equal (page, "choose"))
    gtk_widget_grab_focus (self->choose_button);
  else if (g_str_equal (page, "work"))
    gtk_widget_grab_focus (GTK_WIDGET (self->progress_bar));
  else if (g_str_equal (page, "report"))
    gtk_widget_grab_focus (self->close_button);
  else if (g_str_equal (page, "problem"))
    gtk_widget_grab_focus (self->prepared ? self->back_button : self->another_button);
  else if (gtk_widget_is_sensitive (self->import_button))
    gtk_widget_grab_focus (self->import_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->preview), GTK_DIR_TAB_FORWARD);
}

static void
show_page (SourcierImportAssistant *self,
           const char              *page)
{
  gboolean preview = g_str_equal (page, "preview");
  gboolean report = g_str_equal (page, "report");
  gboolean again = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->import_button, preview);
  gtk_widget_set_visible (self->cancel_button, !report);
  gtk_widget_set_visible (self->close_button, report);
  if (!again)
    focus_page (self, page);
}

static void
show_problem (SourcierImportAssistant *self,
              const char              *heading,
              const GError            *error)
{
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *words = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, words);
  gtk_widget_set_visible (self->back_button, self->prepared);
  show_page (self, "problem");
}

static void
show_preview (SourcierImportAssistant *self)
{
  g_autofree char *name = file_name (self);

  sourcier_import_preview_show (self->preview, self->import, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 sourcier_import_preview_get_n_to_do (self->preview) > 0
                                 && !sourcier_store_get_read_only (self->store));
  if (sourcier_store_get_read_only (self->store))
    gtk_widget_set_tooltip_text (self->import_button, sourcier_store_get_read_only_reason (self->store));
  show_page (self, "preview");
}

static void
show_report (SourcierImportAssistant *self)
{
  gint64 n_read = sourcier_supplier_import_get_n_read (self->import);
  gint64 n_written = sourcier_import_preview_get_n_to_do (self->preview);
  gint64 n_left = sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_NEW)
                  + sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_CHANGED)
                  + sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_DOUBTFUL) - n_written;
  g_autofree char *read = sourcier_count_format (n_read);
  g_autofree char *written = sourcier_count_format (n_written);
  g_autofree char *left = sourcier_count_format (n_left);
  g_autofree char *title = g_strdup_printf (ngettext ("%s row brought in", "%s rows brought in", (gulong) n_written),
                                            written);
  g_autofree char *words = g_strdup_printf (ngettext ("%s row read from the list", "%s rows read from the list",
                                                      (gulong) n_read), read);
  g_autofree char *note = g_strdup_printf (ngettext ("%s doubtful row was left out, as you chose.",
                                                     "%s doubtful rows were left out, as you chose.",
                                                     (gulong) n_left), left);

  adw_status_page_set_title (self->report_page, title);
  adw_status_page_set_description (self->report_page, words);
  sourcier_import_counts_set_import (self->report_counts, self->import);
  gtk_label_set_label (self->report_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->report_note), n_left > 0);
  gtk_widget_set_visible (self->rejects_button,
                          sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_REJECTED) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save-rejects", TRUE);
  show_page (self, "report");
}

static void
progress_moved_cb (SourcierImportAssistant *self,
                   SourcierProgress        *progress)
{
  /* A list is read by the byte and written by the row. */
  sourcier_progress_show (progress, self->progress_bar, self->progress_label, !self->applying);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  SourcierImportAssistant *self = user_data;

  self->patience = 0;
  show_page (self, "work");
  return G_SOURCE_REMOVE;
}

static void
show_work (SourcierImportAssistant *self)
{
  g_autofree char *name = file_name (self);
  g_autofree char *words = g_markup_escape_text (name, -1);

  adw_status_page_set_title (self->work_page, self->applying ? _("Importing…") : _("Reading…"));
  adw_status_page_set_description (self->work_page, words);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_label_set_label (self->progress_label, "");
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->preview), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  if (self->prepared && !self->applying)
    self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
  else
    show_page (self, "work");
}

static void
tell (SourcierImportAssistant *self)
{
  if (self->message != NULL)
    sourcier_feedback_done (GTK_WIDGET (self), self->message);
  g_clear_pointer (&self->message, g_free);
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;
  SourcierOfficialListKind kind;

  if (work->applying)
    return sourcier_supplier_import_apply (work->import, work->progress, cancellable, error);
  work->official = work->new_file != NULL && sourcier_official_list_recognise (work->new_file, &kind, cancellable);
  work->contracts = work->new_file != NULL && !work->official
                    && sourcier_decp_recognise (work->new_file, cancellable) != SOURCIER_DECP_FORM_NONE;
  return work->official || work->contracts || sourcier_supplier_import_prepare (work->import, work->progress, cancellable, error);
}

static void
prepared_cb (SourcierImportAssistant *self,
             const GError            *error)
{
  if (error == NULL)
    {
      self->prepared = TRUE;
      show_preview (self);
      return;
    }

  self->prepared = FALSE;
  if (sourcier_job_was_stopped (error))
    show_page (self, "choose");
  else
    show_problem (self, _("The list could not be read"), error);
}

static void
applied_cb (SourcierImportAssistant *self,
            const GError            *error)
{
  gint64 n = sourcier_import_preview_get_n_to_do (self->preview);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *message = g_strdup_printf (ngettext ("%s row imported", "%s rows imported", (gulong) n), count);

  if (error == NULL)
    {
      sourcier_store_refresh (self->store);
      g_free (self->message);
      self->message = g_steal_pointer (&message);
      show_report (self);
    }
  else if (sourcier_job_was_stopped (error))
    show_preview (self);
  else
    show_problem (self, _("The list could not be imported"), error);
}

/* A list that the State publishes is no list of suppliers, nor are the essential data of contracts: other dialogs take
 * them. */
static void
hand_over (SourcierImportAssistant *self,
           gboolean                 contracts)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *uri = g_file_get_uri (self->file);

  if (parent != NULL && contracts)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.import-contracts-file", "s", uri);
  else if (parent != NULL)
    sourcier_official_lists_dialog_present (GTK_WIDGET (parent), self->store, self->file);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
done_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  SourcierImportAssistant *self = owner;
  Work *work = data;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->cancellable);
  g_signal_handlers_disconnect_by_func (work->progress, progress_moved_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preview), TRUE);

  if ((work->official || work->contracts) && !self->closing)
    {
      hand_over (self, work->contracts);
      return;
    }
  if (work->applying)
    applied_cb (self, error);
  else if (!self->closing)
    prepared_cb (self, error);
  if (self->focus != NULL && gtk_widget_get_child_visible (GTK_WIDGET (self->preview))
      && gtk_widget_is_ancestor (self->focus, GTK_WIDGET (self->preview)))
    gtk_widget_grab_focus (self->focus);
  if (self->closing)
    {
      tell (self);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static void
start (SourcierImportAssistant *self,
       gboolean                 applying)
{
  Work *work = g_new0 (Work, 1);

  work->import = g_object_ref (self->import);
  work->progress = sourcier_progress_new ();
  work->applying = self->applying = applying;
  work->new_file = self->prepared ? NULL : g_object_ref (self->file);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (work->progress, "moved", G_CALLBACK (progress_moved_cb), self, G_CONNECT_SWAPPED);
  show_work (self);
  sourcier_job_run (self, work_in_thread, done_cb, work, work_free, self->cancellable);
}

static void
prepare (SourcierImportAssistant *self)
{
  start (self, FALSE);
}

static void
read_file (SourcierImportAssistant *self,
           GFile                   *file)
{
  if (self->cancellable != NULL)
    return;
  g_set_object (&self->file, file);
  g_clear_object (&self->import);
  self->import = sourcier_supplier_import_new (self->store, file);
  self->prepared = FALSE;
  prepare (self);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    read_file (SOURCIER_IMPORT_ASSISTANT (source), file);
}

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const SourcierFileKind kind = { _("Lists (CSV, or contracts in JSON)"), "*.csv;*.txt;*.tsv;*.json" };

  sourcier_file_dialog_open (GTK_WINDOW (widget), _("Choose a list"), &kind, file_chosen_cb, NULL);
}

static void
apply_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  start (SOURCIER_IMPORT_ASSISTANT (widget), TRUE);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  show_preview (SOURCIER_IMPORT_ASSISTANT (widget));
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* A job that runs is stopped first, and what it has finished all the same is told. */
static gboolean
close_requested_cb (GtkWindow *window)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (window);

  if (self->cancellable == NULL)
    {
      tell (self);
      return GDK_EVENT_PROPAGATE;
    }
  self->closing = TRUE;
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_STOP;
}

static void
save_rejects_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (widget);
  g_autofree char *list = file_name (self);

  sourcier_import_rejects_save (GTK_WINDOW (self), action, self->import, list);
}

static void
columns_changed_cb (SourcierImportAssistant *self)
{
  prepare (self);
}

static void
choice_changed_cb (SourcierImportAssistant *self)
{
  show_preview (self);
}

static gboolean
dropped_cb (GtkDropTarget           *target,
            const GValue            *value,
            double                   x,
            double                   y,
            SourcierImportAssistant *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->cancellable != NULL)
    return FALSE;
  read_file (self, files->data);
  return TRUE;
}

static void
sourcier_import_assistant_dispose (GObject *object)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_ASSISTANT);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (sourcier_import_assistant_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, import_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, close_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, choose_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, work_page);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, preview);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, report_page);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, report_counts);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, report_note);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, rejects_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, another_button);
  gtk_widget_class_bind_template_callback (widget_class, close_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
sourcier_import_assistant_class_init (SourcierImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_assistant_dispose;

  g_type_ensure (SOURCIER_TYPE_IMPORT_PREVIEW);
  g_type_ensure (SOURCIER_TYPE_IMPORT_COUNTS);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-assistant.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "import.save-rejects", NULL, save_rejects_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
}

static void
sourcier_import_assistant_init (SourcierImportAssistant *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * sourcier_import_assistant_present:
 * @parent: the widget that asks, whose window the assistant stands before
 * @store: the office's file
 * @file: (nullable): the list, %NULL to ask for one first
 *
 * Opens the assistant that brings a list into the directory: it reads the list, shows what would change, and changes
 * that, as one action of the history. Reading and writing happen on a worker, with progress and a way to stop.
 */
void
sourcier_import_assistant_present (GtkWidget     *parent,
                                   SourcierStore *store,
                                   GFile         *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  SourcierImportAssistant *self = g_object_new (SOURCIER_TYPE_IMPORT_ASSISTANT,
                                                "transient-for", gtk_widget_get_root (parent), NULL);

  self->store = g_object_ref (store);
  focus_page (self, "choose");
  gtk_window_present (GTK_WINDOW (self));
  if (file != NULL)
    read_file (self, file);
  else
    choose_cb (GTK_WIDGET (self), NULL, NULL);
}
