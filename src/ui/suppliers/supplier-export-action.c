/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-export-action.h"

#include "base/money.h"
#include "suppliers/supplier-export.h"
#include "widgets/list-export.h"

#include <glib/gi18n-lib.h>

static gboolean
write_answer (SourcierStore     *reader,
              gpointer           question,
              GFile             *file,
              SourcierProgress  *progress,
              GCancellable      *cancellable,
              GError           **error)
{
  return sourcier_list_export_write_csv (sourcier_supplier_export_new (reader, question), file, progress, cancellable, error);
}

static gboolean
write_some (SourcierStore     *reader,
            gpointer           question,
            GFile             *file,
            SourcierProgress  *progress,
            GCancellable      *cancellable,
            GError           **error)
{
  return sourcier_list_export_write_csv (sourcier_supplier_export_new_some (reader, question, NULL), file, progress, cancellable, error);
}

/* @question is taken. */
static void
export (GtkWidget              *parent,
        SourcierStore          *store,
        gpointer                question,
        GDestroyNotify          free_question,
        SourcierListExportFunc  write,
        gint64                  n_suppliers)
{
  g_autofree char *day = sourcier_day_to_iso (sourcier_day_today ());
  /* translators: the name of a file, %s is a day: “Suppliers 2026-11-21.csv” */
  g_autofree char *name = g_strdup_printf (_("Suppliers %s.csv"), day);
  g_autofree char *count = sourcier_count_format (n_suppliers);
  g_autofree char *done = g_strdup_printf (ngettext ("%s supplier exported", "%s suppliers exported",
                                                     (gulong) n_suppliers), count);
  const SourcierListExportWords words = {
    _("Export suppliers"), name, done, _("The suppliers could not be exported"),
  };

  sourcier_list_export_present (parent, store, question, free_question, write, &words);
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

  export (parent, store, g_object_ref (query), g_object_unref, write_answer, n_suppliers);
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

  export (parent, store, g_array_ref (ids), (GDestroyNotify) g_array_unref, write_some, ids->len);
}
