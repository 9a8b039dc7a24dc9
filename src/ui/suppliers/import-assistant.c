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
#include "widgets/import-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The page before a list is chosen. */
#define PAGE_CHOOSE "choose"

#define SOURCIER_TYPE_IMPORT_ASSISTANT (sourcier_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportAssistant, sourcier_import_assistant, SOURCIER, IMPORT_ASSISTANT, SourcierImportWindow)

struct _SourcierImportAssistant
{
  SourcierImportWindow parent_instance;

  SourcierImportPreview *preview;
  AdwStatusPage *report_page;
  SourcierImportCounts *report_counts;
  GtkLabel *report_note;
  GtkWidget *rejects_button;

  SourcierStore *store;
  GFile *file;
  SourcierSupplierImport *import;
  gboolean prepared;
};

G_DEFINE_FINAL_TYPE (SourcierImportAssistant, sourcier_import_assistant, SOURCIER_TYPE_IMPORT_WINDOW)

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

static void
show_preview (SourcierImportWindow *window)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (window);
  g_autofree char *name = file_name (self);

  sourcier_import_preview_show (self->preview, self->import, name);
  sourcier_import_window_set_can_import (window, sourcier_import_preview_get_n_to_do (self->preview) > 0
                                                 && !sourcier_store_get_read_only (self->store),
                                         sourcier_store_get_read_only_reason (self->store));
  sourcier_import_window_show_page (window, SOURCIER_IMPORT_PREVIEW);
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
  sourcier_import_window_show_page (SOURCIER_IMPORT_WINDOW (self), SOURCIER_IMPORT_REPORT);
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
      show_preview (SOURCIER_IMPORT_WINDOW (self));
      return;
    }

  self->prepared = FALSE;
  if (sourcier_job_was_stopped (error))
    sourcier_import_window_show_page (SOURCIER_IMPORT_WINDOW (self), PAGE_CHOOSE);
  else
    sourcier_import_window_show_problem (SOURCIER_IMPORT_WINDOW (self), _("The list could not be read"), error, FALSE);
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
      sourcier_import_window_set_message (SOURCIER_IMPORT_WINDOW (self), message);
      show_report (self);
    }
  else if (sourcier_job_was_stopped (error))
    show_preview (SOURCIER_IMPORT_WINDOW (self));
  else
    sourcier_import_window_show_problem (SOURCIER_IMPORT_WINDOW (self), _("The list could not be imported"), error, TRUE);
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
  gboolean closing = sourcier_import_window_is_closing (owner);

  if ((work->official || work->contracts) && !closing)
    hand_over (self, work->contracts);
  else if (work->applying)
    applied_cb (self, error);
  else if (!closing)
    prepared_cb (self, error);
}

static void
start (SourcierImportAssistant *self,
       gboolean                 applying)
{
  Work *work = g_new0 (Work, 1);
  g_autofree char *name = file_name (self);

  work->import = g_object_ref (self->import);
  work->progress = sourcier_progress_new ();
  work->applying = applying;
  work->new_file = self->prepared ? NULL : g_object_ref (self->file);
  /* A list is read by the byte and written by the row. */
  sourcier_import_window_start (SOURCIER_IMPORT_WINDOW (self), applying ? _("Importing…") : _("Reading…"), name,
                                work->progress, !applying, work_in_thread, done_cb, work, work_free);
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
  if (sourcier_import_window_is_busy (SOURCIER_IMPORT_WINDOW (self)))
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
choose (SourcierImportWindow *window)
{
  const SourcierFileKind kind = { _("Lists (CSV, XLSX, ODS, or contracts in JSON)"),
                                  "*.csv;*.txt;*.tsv;*.xlsx;*.ods;*.json" };

  sourcier_file_dialog_open (GTK_WINDOW (window), _("Choose a list"), &kind, file_chosen_cb, NULL);
}

static void
apply (SourcierImportWindow *window)
{
  start (SOURCIER_IMPORT_ASSISTANT (window), TRUE);
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
  show_preview (SOURCIER_IMPORT_WINDOW (self));
}

static gboolean
dropped_cb (GtkDropTarget           *target,
            const GValue            *value,
            double                   x,
            double                   y,
            SourcierImportAssistant *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || sourcier_import_window_is_busy (SOURCIER_IMPORT_WINDOW (self)))
    return FALSE;
  read_file (self, files->data);
  return TRUE;
}

static void
sourcier_import_assistant_dispose (GObject *object)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_ASSISTANT);
  g_clear_object (&self->import);
  g_clear_object (&self->file);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_import_assistant_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, preview);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, report_page);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, report_counts);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, report_note);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, rejects_button);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
sourcier_import_assistant_class_init (SourcierImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_assistant_dispose;
  SOURCIER_IMPORT_WINDOW_CLASS (klass)->apply = apply;
  SOURCIER_IMPORT_WINDOW_CLASS (klass)->show_preview = show_preview;
  SOURCIER_IMPORT_WINDOW_CLASS (klass)->choose = choose;

  g_type_ensure (SOURCIER_TYPE_IMPORT_PREVIEW);
  g_type_ensure (SOURCIER_TYPE_IMPORT_COUNTS);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-assistant.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "import.save-rejects", NULL, save_rejects_cb);
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
  sourcier_import_window_show_page (SOURCIER_IMPORT_WINDOW (self), PAGE_CHOOSE);
  gtk_window_present (GTK_WINDOW (self));
  if (file != NULL)
    read_file (self, file);
  else
    choose (SOURCIER_IMPORT_WINDOW (self));
}
