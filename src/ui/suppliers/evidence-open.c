/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/evidence-open.h"

#include "compat/alert.h"
#include "compat/links.h"
#include "suppliers/evidence-file-store.h"
#include "suppliers/evidence-program.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  SourcierStore *store;
  SourcierEvidenceFile *file;
  char *path;
  gboolean may_run;
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

static char *
new_path (const char  *name,
          GError     **error)
{
  g_autofree char *folder = g_dir_make_tmp ("sourcier-XXXXXX", error);
  g_autofree char *safe = sourcier_evidence_make_safe_name (name);

  return folder != NULL ? g_build_filename (folder, safe, NULL) : NULL;
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
  opening->may_run = sourcier_evidence_may_run (sourcier_evidence_file_get_name (opening->file), content);
  opening->path = new_path (sourcier_evidence_file_get_name (opening->file), error);
  bytes = g_bytes_get_data (content, &size);
  return opening->path != NULL
         && g_file_set_contents_full (opening->path, size > 0 ? bytes : "", (gssize) size,
                                      G_FILE_SET_CONTENTS_NONE, 0600, error);
}

#define URI_KEY "sourcier-evidence-uri"

static void
answered_cb (GtkWidget *owner,
             gboolean   accepted)
{
  g_autofree char *uri = g_object_steal_data (G_OBJECT (owner), URI_KEY);

  if (accepted && uri != NULL)
    sourcier_file_open (owner, uri);
}

/* A paper never needs it: who wants to know what the file is can look at it before anything runs. */
static void
ask_first (GtkWidget  *owner,
           const char *name,
           const char *uri)
{
  g_autofree char *heading = g_strdup_printf (_("Open “%s”, which may be a program?"), name);

  g_object_set_data_full (G_OBJECT (owner), URI_KEY, g_strdup (uri), g_free);
  sourcier_alert_ask (owner, heading,
                      _("Evidence is a paper or a picture. This file may be a program or a script, which could change or "
                        "send anything that you can read on this computer. Open it only if you know who added it and why."),
                      _("_Open Anyway"), TRUE, answered_cb);
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
  if (opening->may_run)
    ask_first (owner, sourcier_evidence_file_get_name (opening->file), uri);
  else
    sourcier_file_open (owner, uri);
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
