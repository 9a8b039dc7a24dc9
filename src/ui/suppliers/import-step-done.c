/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-step-done.h"

#include "base/money.h"
#include "suppliers/import-counts.h"
#include "suppliers/import-save.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

struct _SourcierImportStepDone
{
  SourcierImportStep parent_instance;

  AdwStatusPage *page;
  SourcierImportCounts *counts;
  GtkLabel *note;
  GtkWidget *rejects_button;
  GtkWidget *undo_button;
};

G_DEFINE_FINAL_TYPE (SourcierImportStepDone, sourcier_import_step_done, SOURCIER_TYPE_IMPORT_STEP)

static gboolean
is_undone (SourcierImportStepDone *self)
{
  return sourcier_import_session_is_undone (sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)));
}

static SourcierSupplierImport *
get_import (SourcierImportStepDone *self)
{
  return sourcier_import_session_get_import (sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)));
}

/* Rows that were to be written, had nobody left them out. */
static gint64
count_left (SourcierSupplierImport *import)
{
  return sourcier_supplier_import_get_skip_doubtful (import) ? sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL)
                                                             : 0;
}

static gint64
count_written (SourcierSupplierImport *import)
{
  return sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW)
         + sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_CHANGED)
         + sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL) - count_left (import);
}

static void
show_title (SourcierImportStepDone *self,
            gint64                  n_written,
            gint64                  n_read)
{
  g_autofree char *written = sourcier_count_format (n_written);
  g_autofree char *read = sourcier_count_format (n_read);
  g_autofree char *title = g_strdup_printf (ngettext ("%s row brought in", "%s rows brought in", (gulong) n_written),
                                            written);
  g_autofree char *words = g_strdup_printf (ngettext ("%s row read from the list", "%s rows read from the list",
                                                      (gulong) n_read), read);

  adw_status_page_set_title (self->page, is_undone (self) ? _("The import was taken back") : title);
  adw_status_page_set_description (self->page, is_undone (self) ? _("The directory is as it was before.") : words);
}

static void
show_note (SourcierImportStepDone *self,
           gint64                  n_left)
{
  g_autofree char *left = sourcier_count_format (n_left);
  g_autofree char *note = g_strdup_printf (ngettext ("%s doubtful row was left out, as you chose.",
                                                     "%s doubtful rows were left out, as you chose.",
                                                     (gulong) n_left), left);

  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), n_left > 0 && !is_undone (self));
}

static void
show (SourcierImportStep *step)
{
  SourcierImportStepDone *self = SOURCIER_IMPORT_STEP_DONE (step);
  SourcierSupplierImport *import = get_import (self);
  const GError *problem = sourcier_import_session_get_problem (sourcier_import_step_get_session (step));
  gint64 n_left = count_left (import);

  if (problem != NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The import could not be taken back"), problem);
  show_title (self, count_written (import), sourcier_supplier_import_get_n_read (import));
  sourcier_import_counts_set_import (self->counts, import);
  show_note (self, n_left);
  gtk_widget_set_visible (self->rejects_button,
                          sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_REJECTED) + n_left > 0);
  gtk_widget_set_visible (self->undo_button, !is_undone (self));
}

static void
save_rejects_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  SourcierImportStepDone *self = SOURCIER_IMPORT_STEP_DONE (widget);
  SourcierImportSession *session = sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self));
  g_autofree char *list = sourcier_import_session_dup_name (session);

  sourcier_import_save_rejects (widget, action, get_import (self), list);
}

static void
save_report_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  SourcierImportStepDone *self = SOURCIER_IMPORT_STEP_DONE (widget);
  SourcierImportSession *session = sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self));
  g_autofree char *list = sourcier_import_session_dup_name (session);

  sourcier_import_save_report (widget, action, get_import (self), list);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  sourcier_import_session_run (sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (widget)), SOURCIER_IMPORT_UNDO);
}

static void
sourcier_import_step_done_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_IMPORT_STEP_DONE);

  G_OBJECT_CLASS (sourcier_import_step_done_parent_class)->dispose (object);
}

static void
sourcier_import_step_done_class_init (SourcierImportStepDoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_step_done_dispose;
  SOURCIER_IMPORT_STEP_CLASS (klass)->show = show;

  g_type_ensure (SOURCIER_TYPE_IMPORT_COUNTS);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-step-done.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepDone, page);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepDone, counts);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepDone, note);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepDone, rejects_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepDone, undo_button);

  gtk_widget_class_install_action (widget_class, "done.save-rejects", NULL, save_rejects_cb);
  gtk_widget_class_install_action (widget_class, "done.save-report", NULL, save_report_cb);
  gtk_widget_class_install_action (widget_class, "done.undo", NULL, undo_cb);
}

static void
sourcier_import_step_done_init (SourcierImportStepDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_import_step_done_dup_message:
 * @self: the step, of an import that was written
 *
 * Returns: (transfer full) (nullable): what was done, “12 rows imported”, %NULL where it was taken back
 */
char *
sourcier_import_step_done_dup_message (SourcierImportStepDone *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_STEP_DONE (self), NULL);

  gint64 n = count_written (get_import (self));
  g_autofree char *count = sourcier_count_format (n);

  return is_undone (self) ? NULL : g_strdup_printf (ngettext ("%s row imported", "%s rows imported", (gulong) n), count);
}
