/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/evidence-open.h"

#include "compat/alert.h"
#include "compat/links.h"
#include "suppliers/evidence-file-store.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  SourcierStore *store;
  SourcierEvidenceFile *file;
  char *path;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->store);
  g_object_unref (opening->file);
  g_free (opening->path);
  g_free (opening);
}

/* Copies outside the office's file, readable by nobody else, go when the program ends. */
static void
remove_copies_cb (GApplication *application,
                  GPtrArray    *paths)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *folder = g_path_get_dirname (paths->pdata[i]);

      g_unlink (paths->pdata[i]);
      g_rmdir (folder);
    }
  g_ptr_array_set_size (paths, 0);
}

static void
remember_copy (const char *path)
{
  static GPtrArray *paths;

  if (paths == NULL)
    {
      paths = g_ptr_array_new_with_free_func (g_free);
      if (g_application_get_default () != NULL)
        g_signal_connect (g_application_get_default (), "shutdown", G_CALLBACK (remove_copies_cb), paths);
    }
  g_ptr_array_add (paths, g_strdup (path));
}

/* What another computer called it must not lead out of the folder here. */
static char *
new_path (const char  *name,
          GError     **error)
{
  g_autofree char *folder = g_dir_make_tmp ("sourcier-XXXXXX", error);
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\:*?\"<>|", '_');

  if (folder == NULL)
    return NULL;
  if (*safe == '\0' || *safe == '.')
    {
      g_autofree char *dotted = g_steal_pointer (&safe);

      safe = g_strconcat ("_", dotted, NULL);
    }
  return g_build_filename (folder, safe, NULL);
}

static gboolean
write_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Opening *opening = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (opening->store, error);
  g_autoptr (GBytes) content = NULL;
  gconstpointer bytes;
  gsize size;

  if (reader == NULL)
    return FALSE;
  content = sourcier_evidence_file_store_read (reader, opening->file, error);
  if (content == NULL)
    return FALSE;
  opening->path = new_path (sourcier_evidence_file_get_name (opening->file), error);
  bytes = g_bytes_get_data (content, &size);
  return opening->path != NULL
         && g_file_set_contents_full (opening->path, size > 0 ? bytes : "", (gssize) size,
                                      G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static void
written_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Opening *opening = data;

  if (opening->path != NULL)
    remember_copy (opening->path);
  if (error != NULL)
    {
      sourcier_alert_show (owner, _("The file could not be opened"), error->message);
      return;
    }

  g_autofree char *uri = g_filename_to_uri (opening->path, NULL, NULL);
  sourcier_link_open (owner, uri);
}

/**
 * sourcier_evidence_open:
 * @from: the widget that asks
 * @store: the office's file
 * @file: a file kept in it, or about to be
 *
 * Opens a copy of a file in the program that the reader's system has for it. The copy is the reader's alone and goes
 * when the program ends; what is changed in it does not change what is kept.
 */
void
sourcier_evidence_open (GtkWidget            *from,
                        SourcierStore        *store,
                        SourcierEvidenceFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (SOURCIER_IS_EVIDENCE_FILE (file));

  Opening *opening = g_new0 (Opening, 1);

  opening->store = g_object_ref (store);
  opening->file = g_object_ref (file);
  sourcier_job_run (from, write_in_thread, written_cb, opening, opening_free, NULL);
}
