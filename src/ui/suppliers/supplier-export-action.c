/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suppliers/supplier-export-action.h"

#include "base/money.h"
#include "compat/file-dialog.h"
#include "suppliers/supplier-export.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SourcierStore *store;
  SourcierSupplierQuery *query;
  GArray *ids; /* or NULL for those who answer the query */
  gint64 n_suppliers;
  GFile *file;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->store);
  g_clear_object (&export->query);
  g_clear_pointer (&export->ids, g_array_unref);
  g_clear_object (&export->file);
  g_clear_object (&export->progress);
  g_clear_object (&export->window);
  g_free (export);
}

static gboolean
write_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Export *export = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (export->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  if (export->ids != NULL)
    return sourcier_supplier_export_csv_some (reader, export->ids, export->file, export->progress, cancellable, error);
  return sourcier_supplier_export_csv (reader, export->query, export->file, export->progress, cancellable, error);
}

static void
written_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Export *export = data;
  g_autofree char *count = sourcier_count_format (export->n_suppliers);
  g_autofree char *message = g_strdup_printf (ngettext ("%s supplier exported", "%s suppliers exported",
                                                        (gulong) export->n_suppliers), count);

  sourcier_progress_window_finish (export->window);
  if (error == NULL)
    sourcier_feedback_tell (owner, message);
  else if (sourcier_job_was_stopped (error))
    sourcier_feedback_tell (owner, _("Export stopped, no file was written"));
  else
    sourcier_feedback_fail (owner, _("The suppliers could not be exported"), error);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  export->file = sourcier_file_dialog_finish (result);
  if (export->file == NULL)
    {
      export_free (export);
      return;
    }
  export->progress = sourcier_progress_new ();
  export->window = sourcier_progress_window_new (GTK_WINDOW (source), _("Exporting…"), export->progress, cancellable);
  sourcier_job_run (source, write_in_thread, written_cb, export, export_free, cancellable);
}

/* @export is taken. */
static void
ask_where (GtkWidget *parent,
           Export    *export)
{
  const SourcierFileKind kind = { _("Lists (CSV)"), "*.csv" };
  g_autofree char *day = sourcier_day_to_iso (sourcier_day_today ());
  /* translators: the name of a file, %s is a day: “Suppliers 2026-11-21.csv” */
  g_autofree char *name = g_strdup_printf (_("Suppliers %s.csv"), day);

  sourcier_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (parent)), _("Export suppliers"), &kind, NULL, name,
                             file_chosen_cb, export);
}

/**
 * sourcier_supplier_export_present:
 * @parent: the widget that asks
 * @store: the office's file
 * @query: whom to export, in which order
 * @n_suppliers: how many answer @query
 *
 * Asks where, and writes the suppliers shown to a CSV file on a worker.
 */
void
sourcier_supplier_export_present (GtkWidget             *parent,
                                  SourcierStore         *store,
                                  SourcierSupplierQuery *query,
                                  gint64                 n_suppliers)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WINDOW (gtk_widget_get_root (parent)));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query));

  Export *export = g_new0 (Export, 1);

  export->store = g_object_ref (store);
  export->query = g_object_ref (query);
  export->n_suppliers = n_suppliers;
  ask_where (parent, export);
}

/**
 * sourcier_supplier_export_present_some:
 * @parent: the widget that asks
 * @store: the office's file
 * @ids: (transfer none) (element-type gint64): whom to export, in which order
 *
 * Asks where, and writes suppliers picked one by one to a CSV file on a worker.
 */
void
sourcier_supplier_export_present_some (GtkWidget     *parent,
                                       SourcierStore *store,
                                       GArray        *ids)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WINDOW (gtk_widget_get_root (parent)));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (ids != NULL);

  Export *export = g_new0 (Export, 1);

  export->store = g_object_ref (store);
  export->ids = g_array_ref (ids);
  export->n_suppliers = ids->len;
  ask_where (parent, export);
}
