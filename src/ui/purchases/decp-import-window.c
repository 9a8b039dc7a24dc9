/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-import-window.h"

#include "base/money.h"
#include "compat/file-dialog.h"
#include "purchases/decp-import.h"
#include "purchases/decp-rows.h"
#include "store/backup.h"
#include "widgets/feedback.h"
#include "widgets/import-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How many doubtful contracts are shown; the list that can be saved has them all. */
#define MOST_SHOWN 100

#define SOURCIER_TYPE_DECP_IMPORT_WINDOW (sourcier_decp_import_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDecpImportWindow, sourcier_decp_import_window, SOURCIER, DECP_IMPORT_WINDOW,
                      SourcierImportWindow)

struct _SourcierDecpImportWindow
{
  SourcierImportWindow parent_instance;

  AdwPreferencesGroup *effects_group;
  AdwPreferencesGroup *defects_group;
  AdwExpanderRow *doubtful_row;
  GtkWidget *doubtful_button;
  AdwStatusPage *report_page;

  SourcierStore *store;
  SourcierDecpImport *import;
  gboolean prepared;
};

G_DEFINE_FINAL_TYPE (SourcierDecpImportWindow, sourcier_decp_import_window, SOURCIER_TYPE_IMPORT_WINDOW)

typedef enum
{
  JOB_PREPARE,
  JOB_APPLY,
  JOB_SAVE_DOUBTFUL,
} Job;

typedef struct
{
  SourcierDecpImport *import;
  SourcierProgress *progress;
  GFile *file;
  Job job;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->import);
  g_object_unref (work->progress);
  g_clear_object (&work->file);
  g_free (work);
}

static void
show_effects (SourcierDecpImportWindow *self)
{
  gint64 n_read = sourcier_decp_import_get_n_read (self->import);
  g_autofree char *read = sourcier_count_format (n_read);
  g_autofree char *title = g_strdup_printf (ngettext ("%s contract read", "%s contracts read", (gulong) n_read), read);
  g_autofree char *name = g_markup_escape_text (sourcier_decp_import_get_name (self->import), -1);

  adw_preferences_group_set_title (self->effects_group, title);
  adw_preferences_group_set_description (self->effects_group, name);
  for (guint i = 0; i < SOURCIER_N_DECP_EFFECTS; i++)
    if (i != SOURCIER_DECP_BROKEN || sourcier_decp_import_get_n (self->import, i) > 0)
      sourcier_decp_rows_add_count (self->effects_group, sourcier_decp_effect_get_name (i),
                                    sourcier_decp_import_get_n (self->import, i));
  sourcier_decp_rows_add_count (self->effects_group, _("Suppliers added to the directory"),
                                sourcier_decp_import_get_n_new_suppliers (self->import));
}

static void
show_doubtful (SourcierDecpImportWindow *self)
{
  GPtrArray *doubtful = sourcier_decp_import_get_doubtful (self->import);
  guint n = MIN (doubtful->len, MOST_SHOWN);
  g_autofree char *title = g_strdup_printf (ngettext ("Look at the first %u", "Look at the first %u", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->doubtful_row), title);
  for (guint i = 0; i < n; i++)
    {
      const SourcierDecpDoubtful *contract = g_ptr_array_index (doubtful, i);
      g_autofree char *line = g_strdup_printf (_("Line %u"), contract->line);

      adw_expander_row_add_row (self->doubtful_row,
                                sourcier_decp_rows_new_words (*contract->subject != '\0' ? contract->subject : line,
                                                              contract->reason));
    }
}

/* The commonest first. */
static int
compare_defects (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  gint64 n = sourcier_decp_import_get_n_defect (data, *(const SourcierDecpDefect *) a);
  gint64 other = sourcier_decp_import_get_n_defect (data, *(const SourcierDecpDefect *) b);

  return n < other ? 1 : n > other ? -1 : 0;
}

static void
show_defects (SourcierDecpImportWindow *self)
{
  SourcierDecpDefect defects[SOURCIER_N_DECP_DEFECTS];
  gint64 n = sourcier_decp_import_get_n_doubtful (self->import);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *title = g_strdup_printf (ngettext ("%s doubtful contract", "%s doubtful contracts", (gulong) n), count);

  adw_preferences_group_set_title (self->defects_group, title);
  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    defects[i] = i;
  g_qsort_with_data (defects, SOURCIER_N_DECP_DEFECTS, sizeof *defects, compare_defects, self->import);
  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    if (sourcier_decp_import_get_n_defect (self->import, defects[i]) > 0)
      sourcier_decp_rows_add_count (self->defects_group, sourcier_decp_defect_get_name (defects[i]),
                                    sourcier_decp_import_get_n_defect (self->import, defects[i]));
  if (sourcier_decp_import_get_doubtful (self->import)->len > 0)
    show_doubtful (self);
}

static void
show_preview (SourcierImportWindow *window)
{
  SourcierDecpImportWindow *self = SOURCIER_DECP_IMPORT_WINDOW (window);
  gint64 n_to_do = sourcier_decp_import_get_n (self->import, SOURCIER_DECP_NEW)
                   + sourcier_decp_import_get_n (self->import, SOURCIER_DECP_CHANGED);
  gboolean doubtful = sourcier_decp_import_get_doubtful (self->import)->len > 0;

  if (!self->prepared)
    {
      show_effects (self);
      show_defects (self);
      self->prepared = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->defects_group), sourcier_decp_import_get_n_doubtful (self->import) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful_row), doubtful);
  gtk_widget_set_visible (self->doubtful_button, doubtful);
  sourcier_import_window_set_can_import (window, n_to_do > 0 && !sourcier_store_get_read_only (self->store),
                                         n_to_do == 0 ? _("The register has all of this already")
                                                      : sourcier_store_get_read_only_reason (self->store));
  sourcier_import_window_show_page (window, SOURCIER_IMPORT_PREVIEW);
}

static void
show_report (SourcierDecpImportWindow *self)
{
  gint64 n = sourcier_decp_import_get_n (self->import, SOURCIER_DECP_NEW)
             + sourcier_decp_import_get_n (self->import, SOURCIER_DECP_CHANGED);
  gint64 n_suppliers = sourcier_decp_import_get_n_new_suppliers (self->import);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *suppliers = sourcier_count_format (n_suppliers);
  g_autofree char *words = g_strdup_printf (ngettext ("%s supplier was added to the directory",
                                                      "%s suppliers were added to the directory", (gulong) n_suppliers),
                                            suppliers);
  g_autofree char *message = g_strdup_printf (ngettext ("%s contract imported", "%s contracts imported", (gulong) n),
                                              count);

  sourcier_store_refresh (self->store);
  sourcier_import_window_set_message (SOURCIER_IMPORT_WINDOW (self), message);
  adw_status_page_set_title (self->report_page, message);
  adw_status_page_set_description (self->report_page, words);
  sourcier_import_window_show_page (SOURCIER_IMPORT_WINDOW (self), SOURCIER_IMPORT_REPORT);
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;

  switch (work->job)
    {
    case JOB_APPLY:
      return sourcier_decp_import_apply (work->import, work->progress, cancellable, error);
    case JOB_SAVE_DOUBTFUL:
      return sourcier_decp_import_write_doubtful (work->import, work->file, cancellable, error);
    case JOB_PREPARE:
    default:
      return sourcier_decp_import_prepare (work->import, work->progress, cancellable, error);
    }
}

static void
fail (SourcierDecpImportWindow *self,
      Job                       job,
      const GError             *error)
{
  SourcierImportWindow *window = SOURCIER_IMPORT_WINDOW (self);
  gboolean stopped = sourcier_job_was_stopped (error);

  if (job == JOB_PREPARE && stopped)
    gtk_window_close (GTK_WINDOW (self));
  else if (job == JOB_PREPARE)
    sourcier_import_window_show_problem (window, _("The contracts could not be read"), error, FALSE);
  else if (job == JOB_APPLY && !stopped)
    sourcier_import_window_show_problem (window, _("The contracts could not be imported"), error, TRUE);
  else
    {
      show_preview (window);
      if (!stopped)
        sourcier_feedback_fail (GTK_WIDGET (self), _("The doubtful contracts could not be saved"), error);
    }
}

static void
done_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  SourcierDecpImportWindow *self = owner;
  Work *work = data;

  if (error != NULL)
    fail (self, work->job, error);
  else if (work->job == JOB_APPLY)
    show_report (self);
  else
    show_preview (owner);
}

static void
start (SourcierDecpImportWindow *self,
       Job                       job,
       GFile                    *file)
{
  Work *work = g_new0 (Work, 1);

  work->import = g_object_ref (self->import);
  work->progress = sourcier_progress_new ();
  work->job = job;
  g_set_object (&work->file, file);
  sourcier_import_window_start (SOURCIER_IMPORT_WINDOW (self), job == JOB_APPLY ? _("Importing…") : _("Reading…"),
                                sourcier_decp_import_get_name (self->import), work->progress, TRUE,
                                work_in_thread, done_cb, work, work_free);
}

static void
apply (SourcierImportWindow *window)
{
  SourcierDecpImportWindow *self = SOURCIER_DECP_IMPORT_WINDOW (window);

  sourcier_backup_announce (self->store, SOURCIER_BACKUP_IMPORT);
  start (self, JOB_APPLY, NULL);
}

static void
doubtful_file_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    start (SOURCIER_DECP_IMPORT_WINDOW (source), JOB_SAVE_DOUBTFUL, file);
}

static void
save_doubtful_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierDecpImportWindow *self = SOURCIER_DECP_IMPORT_WINDOW (widget);
  const SourcierFileKind kind = { _("Lists (CSV)"), "*.csv" };
  const char *file = sourcier_decp_import_get_name (self->import);
  const char *dot = strrchr (file, '.');
  g_autofree char *base = g_strndup (file, dot != NULL ? (gsize) (dot - file) : strlen (file));
  /* translators: the name of a file, %s is the name of the file whose contracts are doubtful */
  g_autofree char *name = g_strdup_printf (_("%s - doubtful contracts.csv"), base);

  sourcier_file_dialog_save (GTK_WINDOW (self), _("Save the doubtful contracts"), &kind, NULL, name, doubtful_file_cb, NULL);
}

static void
sourcier_decp_import_window_dispose (GObject *object)
{
  SourcierDecpImportWindow *self = SOURCIER_DECP_IMPORT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_DECP_IMPORT_WINDOW);
  g_clear_object (&self->import);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_decp_import_window_parent_class)->dispose (object);
}

static void
sourcier_decp_import_window_class_init (SourcierDecpImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_decp_import_window_dispose;
  SOURCIER_IMPORT_WINDOW_CLASS (klass)->apply = apply;
  SOURCIER_IMPORT_WINDOW_CLASS (klass)->show_preview = show_preview;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/decp-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpImportWindow, report_page);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpImportWindow, effects_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpImportWindow, defects_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpImportWindow, doubtful_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierDecpImportWindow, doubtful_button);

  gtk_widget_class_install_action (widget_class, "contracts.save-doubtful", NULL, save_doubtful_cb);
}

static void
sourcier_decp_import_window_init (SourcierDecpImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_decp_import_window_present:
 * @parent: the widget that asks, whose window this one stands before
 * @store: the office's file
 * @file: essential data of contracts
 *
 * Reads a file of contracts on a worker and shows what it would do to the register and what is odd in it; then the reader
 * may have it done.
 */
void
sourcier_decp_import_window_present (GtkWidget     *parent,
                                     SourcierStore *store,
                                     GFile         *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store) && G_IS_FILE (file));

  SourcierDecpImportWindow *self = g_object_new (SOURCIER_TYPE_DECP_IMPORT_WINDOW,
                                                 "transient-for", gtk_widget_get_root (parent), NULL);

  self->store = g_object_ref (store);
  self->import = sourcier_decp_import_new (store, file);
  gtk_window_present (GTK_WINDOW (self));
  start (self, JOB_PREPARE, NULL);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SourcierStore) store = user_data;
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    sourcier_decp_import_window_present (GTK_WIDGET (source), store, file);
}

/**
 * sourcier_decp_import_window_choose:
 * @parent: the widget that asks
 * @store: the office's file
 *
 * Asks for a file of contracts, then presents it.
 */
void
sourcier_decp_import_window_choose (GtkWidget     *parent,
                                    SourcierStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  const SourcierFileKind kind = { _("Essential data of contracts (DECP)"), "*.json;*.csv" };

  sourcier_file_dialog_open (GTK_WINDOW (gtk_widget_get_root (parent)), _("Choose a file of contracts"), &kind,
                             file_chosen_cb, g_object_ref (store));
}
