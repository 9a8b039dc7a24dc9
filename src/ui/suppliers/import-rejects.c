/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-rejects.h"

#include "compat/file-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SourcierSupplierImport *import;
  GtkWidget *parent;
  GFile *file;
  char *action;
} Rejects;

static void
rejects_free (gpointer data)
{
  Rejects *rejects = data;

  g_object_unref (rejects->import);
  g_object_unref (rejects->parent);
  g_clear_object (&rejects->file);
  g_free (rejects->action);
  g_free (rejects);
}

static gboolean
write_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Rejects *rejects = data;

  return sourcier_supplier_import_write_rejects (rejects->import, rejects->file, cancellable, error);
}

static void
written_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Rejects *rejects = data;

  if (error == NULL)
    return;
  gtk_widget_action_set_enabled (owner, rejects->action, TRUE);
  sourcier_feedback_fail (owner, _("The rejected rows could not be saved"), error);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Rejects *rejects = user_data;

  rejects->file = sourcier_file_dialog_finish (result);
  if (rejects->file == NULL)
    {
      rejects_free (rejects);
      return;
    }
  /* Once is enough, and the import has one connection: two workers must not use it together. */
  gtk_widget_action_set_enabled (rejects->parent, rejects->action, FALSE);
  sourcier_job_run (rejects->parent, write_in_thread, written_cb, rejects, rejects_free, NULL);
}

/**
 * sourcier_import_rejects_save:
 * @parent: the widget that asks
 * @action: the action of @parent that this is; it is off once the rows are saved
 * @import: an import that was prepared, and that nothing else uses meanwhile
 * @list: what the list is called
 *
 * Asks where, and writes the rows that do not come in to a list on a worker.
 */
void
sourcier_import_rejects_save (GtkWidget              *parent,
                              const char             *action,
                              SourcierSupplierImport *import,
                              const char             *list)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (import));
  g_return_if_fail (action != NULL && list != NULL);

  const SourcierFileKind kind = { _("Lists (CSV)"), "*.csv" };
  const char *dot = strrchr (list, '.');
  g_autofree char *base = g_strndup (list, dot != NULL ? (gsize) (dot - list) : strlen (list));
  /* translators: the name of a file, %s is the name of the list whose rows were rejected */
  g_autofree char *name = g_strdup_printf (_("%s - rejected rows.csv"), base);
  Rejects *rejects = g_new0 (Rejects, 1);

  rejects->import = g_object_ref (import);
  rejects->parent = g_object_ref (parent);
  rejects->action = g_strdup (action);
  sourcier_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (parent)), _("Save the rejected rows"), &kind, NULL, name, file_chosen_cb, rejects);
}
