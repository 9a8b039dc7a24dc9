/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-export-window.h"

#include "base/money.h"
#include "compat/file-dialog.h"
#include "purchases/decp-export.h"
#include "purchases/decp-rows.h"
#include "purchases/decp-store.h"
#include "purchases/purchase-editor.h"
#include "purchases/purchase-store.h"
#include "widgets/day-row.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How many gaps are shown; the list that can be saved has them all. */
#define MOST_SHOWN 100

#define SOURCIER_TYPE_DECP_EXPORT_WINDOW (sourcier_decp_export_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDecpExportWindow, sourcier_decp_export_window, SOURCIER, DECP_EXPORT_WINDOW, AdwWindow)

struct _SourcierDecpExportWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkWidget *export_button;
  AdwComboRow *year_row;
  AdwEntryRow *buyer_row;
  SourcierDayRow *day_row;
  GtkWidget *note_group;
  AdwActionRow *note_row;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *gaps_group;
  GtkWidget *gaps_button;

  SourcierStore *store;
  GArray *years;
  SourcierDecpExport *export;   /* what became of it, NULL before it was run */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SourcierDecpExportWindow, sourcier_decp_export_window, ADW_TYPE_WINDOW)

typedef struct
{
  SourcierStore *store;
  SourcierDecpExport *export;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
  GFile *file;
} Work;

/* What is noted in the register, on a worker. */
typedef struct
{
  SourcierStore *store;
  SourcierDecpExport *export;   /* the window's, which outlives the work */
} Note;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_clear_pointer (&work->export, sourcier_decp_export_free);
  g_object_unref (work->progress);
  g_object_unref (work->file);
  g_free (work);
}

/* The form of the purchase stands before this window, its published data unfolded. */
static void
complete_cb (SourcierDecpExportWindow *self,
             GtkWidget                *row)
{
  const SourcierDecpGap *gap = g_object_get_data (G_OBJECT (row), "gap");
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (self->store, gap->purchase, &error);

  if (purchase != NULL)
    sourcier_purchase_editor_complete (GTK_WIDGET (self), self->store, purchase, gap->member);
  else
    sourcier_feedback_fail (GTK_WIDGET (self), _("The purchase could not be read"), error);
}

static GtkWidget *
create_gap (SourcierDecpExportWindow *self,
            const SourcierDecpGap    *gap)
{
  /* translators: the number of a contract, and what is missing of it */
  g_autofree char *title = g_strdup_printf (_("%s – %s"), gap->number, gap->field);
  g_autofree char *words = g_strdup_printf ("%s · %s", gap->advice, gap->subject);
  GtkWidget *row = sourcier_decp_rows_new_words (title, words);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Complete the purchase…"));
  g_object_set_data (G_OBJECT (row), "gap", (gpointer) gap);
  g_signal_connect_object (row, "activated", G_CALLBACK (complete_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_gaps (SourcierDecpExportWindow *self)
{
  guint n = self->export->gaps->len;

  gtk_widget_set_visible (GTK_WIDGET (self->gaps_group), n > 0);
  gtk_widget_set_visible (self->gaps_button, n > 0);
  for (guint i = 0; i < MIN (n, MOST_SHOWN); i++)
    adw_preferences_group_add (self->gaps_group, create_gap (self, g_ptr_array_index (self->export->gaps, i)));
}

/* The day was told of contracts that the register tells none of: without a note, the next export tells another. */
static void
show_note (SourcierDecpExportWindow *self)
{
  guint n = self->export->dated->len;
  g_autofree char *day = sourcier_day_format (self->export->day);
  g_autofree char *count = sourcier_count_format (n);
  /* translators: a day, then of how many contracts it was written */
  g_autofree char *words = g_strdup_printf (ngettext ("%s was written as the day of publication of %s contract; noted, it stays the "
                                                      "first at the next export",
                                                      "%s was written as the day of publication of %s contracts; noted, it stays the "
                                                      "first at the next export", n), day, count);

  gtk_widget_set_visible (self->note_group, n > 0);
  adw_action_row_set_subtitle (self->note_row, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contracts.note-day", !sourcier_store_get_read_only (self->store));
}

static void
show_report (SourcierDecpExportWindow *self)
{
  sourcier_decp_rows_add_count (self->counts_group, _("Contracts written"), self->export->n_written);
  sourcier_decp_rows_add_count (self->counts_group, _("Contracts left out"), self->export->n_left_out);
  sourcier_decp_rows_add_count (self->counts_group, _("Values filled in, such as “Sans objet”"), self->export->n_filled);
  show_note (self);
  show_gaps (self);
  gtk_widget_set_visible (self->export_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (work->store, error);

  return reader != NULL
         && sourcier_decp_export_run (work->export, reader, work->file, work->progress, cancellable, error);
}

static void
done_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  SourcierDecpExportWindow *self = owner;
  Work *work = data;

  sourcier_progress_window_finish (work->window);
  g_clear_object (&self->cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contracts.export", TRUE);
  if (error == NULL)
    {
      self->export = g_steal_pointer (&work->export);
      show_report (self);
    }
  else if (!sourcier_job_was_stopped (error))
    sourcier_feedback_fail (GTK_WIDGET (self), _("The contracts could not be exported"), error);
}

static void
note_free (gpointer data)
{
  Note *note = data;

  g_object_unref (note->store);
  g_free (note);
}

static gboolean
note_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Note *note = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (note->store, error);

  return writer != NULL && sourcier_decp_export_note (note->export, writer, error);
}

static void
noted_cb (gpointer      owner,
          gpointer      data,
          const GError *error)
{
  SourcierDecpExportWindow *self = owner;
  Note *note = data;

  sourcier_store_refresh (note->store);
  if (error == NULL)
    {
      gtk_widget_set_visible (self->note_group, FALSE);
      sourcier_feedback_done (GTK_WIDGET (self), _("Day of publication noted"));
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contracts.note-day", TRUE);
  sourcier_feedback_fail (GTK_WIDGET (self), _("The day could not be noted"), error);
}

static void
note_day_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SourcierDecpExportWindow *self = SOURCIER_DECP_EXPORT_WINDOW (widget);
  Note *note = g_new0 (Note, 1);

  note->store = g_object_ref (self->store);
  note->export = self->export;
  gtk_widget_action_set_enabled (widget, "contracts.note-day", FALSE);
  sourcier_job_run (self, note_in_thread, noted_cb, note, note_free, NULL);
}

static int
get_year (SourcierDecpExportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->year_row);

  return selected > 0 && selected <= self->years->len ? (int) g_array_index (self->years, gint64, selected - 1) : 0;
}

static void
start (SourcierDecpExportWindow *self,
       GFile                    *file)
{
  Work *work = g_new0 (Work, 1);
  SourcierDay day;

  work->store = g_object_ref (self->store);
  work->export = sourcier_decp_export_new (get_year (self), gtk_editable_get_text (GTK_EDITABLE (self->buyer_row)));
  if (sourcier_day_row_get_day (self->day_row, &day) && day != SOURCIER_DAY_NONE)
    work->export->day = day;
  work->progress = sourcier_progress_new ();
  work->file = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  work->window = sourcier_progress_window_new (GTK_WINDOW (self), _("Exporting contracts"), work->progress,
                                               self->cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contracts.export", FALSE);
  sourcier_job_run (self, work_in_thread, done_cb, work, work_free, self->cancellable);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    start (SOURCIER_DECP_EXPORT_WINDOW (source), file);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierDecpExportWindow *self = SOURCIER_DECP_EXPORT_WINDOW (widget);
  const SourcierFileKind kind = { _("Essential data of contracts (DECP)"), "*.json" };
  int year = get_year (self);
  g_autofree char *name = year > 0 ? g_strdup_printf ("decp-%d.json", year) : g_strdup ("decp.json");
  SourcierDay day;

  if (!sourcier_day_row_get_day (self->day_row, &day))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
      return;
    }

  sourcier_file_dialog_save (GTK_WINDOW (self), _("Export contracts"), &kind, NULL, name, file_chosen_cb, NULL);
}

static void
gaps_file_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SourcierDecpExportWindow *self = SOURCIER_DECP_EXPORT_WINDOW (source);
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);
  g_autoptr (GError) error = NULL;

  if (file != NULL && !sourcier_decp_export_write_gaps (self->export, file, &error))
    sourcier_feedback_fail (GTK_WIDGET (self), _("The list could not be saved"), error);
}

static void
save_gaps_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  const SourcierFileKind kind = { _("Lists (CSV)"), "*.csv" };

  sourcier_file_dialog_save (GTK_WINDOW (widget), _("Save what is missing"), &kind, NULL,
                             _("contracts - what is missing.csv"), gaps_file_cb, NULL);
}

static void
sourcier_decp_export_window_dispose (GObject *object)
{
  SourcierDecpExportWindow *self = SOURCIER_DECP_EXPORT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_DECP_EXPORT_WINDOW);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->export, sourcier_decp_export_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_decp_export_window_parent_class)->dispose (object);
}

static void
sourcier_decp_export_window_class_init (SourcierDecpExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_decp_export_window_dispose;

  g_type_ensure (SOURCIER_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/decp-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, year_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, buyer_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, day_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, note_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, note_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, counts_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, gaps_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpExportWindow, gaps_button);

  gtk_widget_class_install_action (widget_class, "contracts.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "contracts.save-gaps", NULL, save_gaps_cb);
  gtk_widget_class_install_action (widget_class, "contracts.note-day", NULL, note_day_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_decp_export_window_init (SourcierDecpExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_years (SourcierDecpExportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All years"));
  for (guint i = 0; i < self->years->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", (int) g_array_index (self->years, gint64, i));

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->year_row, G_LIST_MODEL (names));
}

/**
 * sourcier_decp_export_window_present:
 * @parent: the widget that asks, whose window this one stands before
 * @store: the office's file
 *
 * Asks which contracts to publish and where, writes their essential data, and tells what is missing in those that are
 * left out.
 */
void
sourcier_decp_export_window_present (GtkWidget     *parent,
                                     SourcierStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) years = sourcier_decp_store_list_years (store, &error);
  g_autofree char *buyer = years != NULL ? sourcier_decp_store_find_buyer (store, &error) : NULL;

  if (buyer == NULL)
    {
      sourcier_feedback_fail (parent, _("The contracts could not be exported"), error);
      return;
    }

  SourcierDecpExportWindow *self = g_object_new (SOURCIER_TYPE_DECP_EXPORT_WINDOW,
                                                 "transient-for", gtk_widget_get_root (parent), NULL);

  self->store = g_object_ref (store);
  self->years = g_steal_pointer (&years);
  gtk_editable_set_text (GTK_EDITABLE (self->buyer_row), buyer);
  sourcier_day_row_set_day (self->day_row, sourcier_day_today ());
  show_years (self);
  gtk_window_present (GTK_WINDOW (self));
}
