/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "compat/file-dialog.h"

#include <glib/gi18n-lib.h>

static void
responded_cb (GtkNativeDialog *dialog,
              int              response,
              GTask           *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file, g_object_unref);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (task);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) parts = g_strsplit (patterns, ";", -1);

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_has_prefix (parts[i], "*."))
        gtk_file_filter_add_suffix (filter, parts[i] + 2);
      else
        gtk_file_filter_add_pattern (filter, parts[i]);
    }
  gtk_file_chooser_add_filter (chooser, filter);
}

static GtkFileChooserNative *
prepare (GtkWindow              *parent,
         const char             *title,
         GtkFileChooserAction    action,
         const SourcierFileKind *kind,
         GAsyncReadyCallback     callback,
         gpointer                user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  if (kind != NULL)
    {
      add_filter (GTK_FILE_CHOOSER (dialog), kind->name, kind->patterns);
      add_filter (GTK_FILE_CHOOSER (dialog), _("All files"), "*");
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_task_set_source_tag (task, prepare);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), task);
  return dialog;
}

/**
 * sourcier_file_dialog_open:
 * @parent: the window that asks
 * @title: what for
 * @kind: (nullable): the files to offer
 * @callback: called when the reader has chosen or has closed the dialog
 * @user_data: for @callback
 *
 * Asks for a file that exists.
 */
void
sourcier_file_dialog_open (GtkWindow              *parent,
                           const char             *title,
                           const SourcierFileKind *kind,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  GtkFileChooserNative *dialog = prepare (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, kind, callback, user_data);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sourcier_file_dialog_save:
 * @parent: the window that asks
 * @title: what for
 * @kind: (nullable): the kind of file that will be written
 * @folder: (nullable): where to begin
 * @name: the name to propose
 * @callback: called when the reader has chosen or has closed the dialog
 * @user_data: for @callback
 *
 * Asks where to write a file. The dialog itself asks before an existing file is replaced.
 */
void
sourcier_file_dialog_save (GtkWindow              *parent,
                           const char             *title,
                           const SourcierFileKind *kind,
                           GFile                  *folder,
                           const char             *name,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (name != NULL);

  GtkFileChooserNative *dialog = prepare (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, kind, callback, user_data);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sourcier_file_dialog_select_folder:
 * @parent: the window that asks
 * @title: what for
 * @callback: called when the reader has chosen or has closed the dialog
 * @user_data: for @callback
 *
 * Asks for a folder.
 */
void
sourcier_file_dialog_select_folder (GtkWindow           *parent,
                                    const char          *title,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  GtkFileChooserNative *dialog = prepare (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, callback, user_data);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sourcier_file_dialog_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the file chosen, %NULL if the reader chose none
 */
GFile *
sourcier_file_dialog_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
