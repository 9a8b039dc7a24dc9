/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-save.h"

#include "compat/file-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef gboolean (*WriteFunc) (SourcierSupplierImport  *import,
                               GFile                   *file,
                               GCancellable            *cancellable,
                               GError                 **error);

typedef struct
{
  WriteFunc write;
  SourcierSupplierImport *import;
  GtkWidget *parent;
  GFile *file;
  char *action;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->import);
  g_object_unref (saving->parent);
  g_clear_object (&saving->file);
  g_free (saving->action);
  g_free (saving);
}

static gboolean
write_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Saving *saving = data;

  return saving->write (saving->import, saving->file, cancellable, error);
}

static void
written_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Saving *saving = data;

  if (error == NULL)
    return;
  gtk_widget_action_set_enabled (owner, saving->action, TRUE);
  sourcier_feedback_fail (owner, _("The rows could not be saved"), error);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Saving *saving = user_data;

  saving->file = sourcier_file_dialog_finish (result);
  if (saving->file == NULL)
    {
      saving_free (saving);
      return;
    }
  /* Once is enough, and the import has one connection: two workers must not use it together. */
  gtk_widget_action_set_enabled (saving->parent, saving->action, FALSE);
  sourcier_job_run (saving->parent, write_in_thread, written_cb, saving, saving_free, NULL);
}

static void
save (GtkWidget              *parent,
      const char             *action,
      WriteFunc               write,
      SourcierSupplierImport *import,
      const char             *title,
      const char             *name)
{
  const SourcierFileKind kind = { _("Lists (CSV)"), "*.csv" };
  Saving *saving = g_new0 (Saving, 1);

  saving->write = write;
  saving->import = g_object_ref (import);
  saving->parent = g_object_ref (parent);
  saving->action = g_strdup (action);
  sourcier_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (parent)), title, &kind, NULL, name, file_chosen_cb, saving);
}

static char *
dup_base (const char *list)
{
  const char *dot = strrchr (list, '.');

  return g_strndup (list, dot != NULL ? (gsize) (dot - list) : strlen (list));
}

/**
 * sourcier_import_save_rejects:
 * @parent: the widget that asks
 * @action: the action of @parent that this is; it is off once the rows are saved
 * @import: an import that was prepared, and that nothing else uses meanwhile
 * @list: what the list is called
 *
 * Asks where, and writes the rows that do not come in to a list on a worker.
 */
void
sourcier_import_save_rejects (GtkWidget              *parent,
                              const char             *action,
                              SourcierSupplierImport *import,
                              const char             *list)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (import));
  g_return_if_fail (action != NULL && list != NULL);

  g_autofree char *base = dup_base (list);
  /* translators: the name of a file, %s is the name of the list whose rows were rejected */
  g_autofree char *name = g_strdup_printf (_("%s - rejected rows.csv"), base);

  save (parent, action, sourcier_supplier_import_write_rejects, import, _("Save the rejected rows"), name);
}

/**
 * sourcier_import_save_report:
 * @parent: the widget that asks
 * @action: the action of @parent that this is; it is off once the report is saved
 * @import: an import that was prepared, and that nothing else uses meanwhile
 * @list: what the list is called
 *
 * Asks where, and writes what each row did on a worker.
 */
void
sourcier_import_save_report (GtkWidget              *parent,
                             const char             *action,
                             SourcierSupplierImport *import,
                             const char             *list)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (import));
  g_return_if_fail (action != NULL && list != NULL);

  g_autofree char *base = dup_base (list);
  /* translators: the name of a file, %s is the name of the list that was imported */
  g_autofree char *name = g_strdup_printf (_("%s - report.csv"), base);

  save (parent, action, sourcier_supplier_import_write_report, import, _("Save the report"), name);
}
