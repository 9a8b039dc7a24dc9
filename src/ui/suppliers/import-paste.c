/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-paste.h"

#include "base/money.h"
#include "base/text.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GtkWidget *owner;
  SourcierImportPasted pasted;
} Request;

/* What a worker writes. */
typedef struct
{
  char *text;
  SourcierImportPasted pasted;
  GFile *file;
  gint64 n_lines;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->text);
  g_clear_object (&writing->file);
  g_free (writing);
}

static gint64
count_lines (const char *text)
{
  gint64 n = 0;

  for (const char *line = text; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");

      n += length > 0 && *line != '\r';
      line += length + (line[length] != '\0');
    }
  return n;
}

/* What was pasted may tell of persons: it goes with the last who reads it. */
static void
remove_pasted (gpointer path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

static gboolean
write_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Writing *writing = data;
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "sourcier", NULL);
  g_autofree char *folder = g_build_filename (cache, "paste-XXXXXX", NULL);

  if (g_mkdir_with_parents (cache, 0700) != 0 || g_mkdtemp (folder) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("“%s” cannot be written to: %s"), cache,
                   g_strerror (errno));
      return FALSE;
    }

  /* translators: the name of a file that holds a table pasted from a spreadsheet, without its ending */
  g_autofree char *name = g_strdup_printf ("%s.txt", _("Pasted table"));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  writing->n_lines = count_lines (writing->text);
  writing->file = g_file_new_for_path (path);
  g_object_set_data_full (G_OBJECT (writing->file), "sourcier-pasted", g_strdup (path), remove_pasted);
  return g_file_set_contents_full (path, writing->text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static void
written_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Writing *writing = data;
  g_autofree char *count = sourcier_count_format (writing->n_lines);
  g_autofree char *note = g_strdup_printf (ngettext ("%s line was pasted", "%s lines were pasted",
                                                     (gulong) writing->n_lines), count);

  if (error != NULL)
    sourcier_feedback_fail (owner, _("The table could not be pasted"), error);
  else
    writing->pasted (owner, writing->file, note);
}

/**
 * sourcier_import_paste_text:
 * @owner: the widget that asks
 * @text: a table as a spreadsheet or a web page gives it to be pasted
 * @pasted: (scope async): told of the file it is in then, or of %NULL where the text has no lines
 *
 * Puts a table that is no file into one, which is gone when nobody reads it any more.
 */
void
sourcier_import_paste_text (GtkWidget            *owner,
                            const char           *text,
                            SourcierImportPasted  pasted)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (text != NULL && pasted != NULL);

  if (sourcier_text_is_empty (text))
    {
      pasted (owner, NULL, NULL);
      return;
    }

  Writing *writing = g_new0 (Writing, 1);

  writing->text = g_utf8_make_valid (text, -1);
  writing->pasted = pasted;
  sourcier_job_run (owner, write_in_thread, written_cb, writing, writing_free, NULL);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (GtkWidget) owner = request->owner;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    sourcier_import_paste_text (owner, text, request->pasted);
  else
    request->pasted (owner, NULL, NULL);
}

static void
files_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (GtkWidget) owner = request->owner;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  request->pasted (owner, files != NULL ? files->data : NULL, NULL);
}

/**
 * sourcier_import_paste:
 * @owner: the widget that asks
 * @pasted: (scope async): told of the file that was copied, or that the copied table is in then; of %NULL where nothing
 *   of the kind was copied
 *
 * Takes a table, or a file, from the clipboard.
 */
void
sourcier_import_paste (GtkWidget            *owner,
                       SourcierImportPasted  pasted)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (pasted != NULL);

  GdkClipboard *clipboard = gtk_widget_get_clipboard (owner);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Request *request = g_new (Request, 1);

  *request = (Request) { g_object_ref (owner), pasted };
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_read_cb, request);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, request);
}
