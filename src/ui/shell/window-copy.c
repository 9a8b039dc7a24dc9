/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "compat/file-dialog.h"
#include "store/store-copy.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

/* A copy of what is open, for whoever wants one, and for when the file is no longer where it was: no other connection can be
 * opened then, so this one copies between two turns of the main loop, and only the check is a worker's. */

#define BETWEEN_STEPS_MS 2

typedef struct
{
  SourcierWindow *window;
  SourcierStore *store;
  SourcierStoreCopy *copy;
  GFile *file;
  SourcierProgress *progress;
  SourcierProgressWindow *shown;
  GCancellable *cancellable;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_pointer (&saving->copy, sourcier_store_copy_free);
  g_object_unref (saving->shown);
  g_object_unref (saving->progress);
  g_object_unref (saving->cancellable);
  g_object_unref (saving->file);
  g_object_unref (saving->store);
  g_object_unref (saving->window);
  g_free (saving);
}

static void
tell (Saving       *saving,
      const GError *error)
{
  SourcierWindow *self = saving->window;
  g_autofree char *name = sourcier_store_show_name (g_file_peek_path (saving->file));
  g_autofree char *words = g_strdup_printf (_("A copy is saved as “%s”"), name);
  g_autofree char *safe = g_markup_escape_text (words, -1);
  g_autofree char *uri = g_file_get_uri (saving->file);
  AdwToast *toast;

  if (self->settings == NULL)
    return;
  if (error != NULL && sourcier_job_was_stopped (error))
    sourcier_feedback_tell (GTK_WIDGET (self), _("Stopped, no copy was saved"));
  else if (error != NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("No copy was saved"), error);
  else
    {
      toast = adw_toast_new (safe);
      adw_toast_set_button_label (toast, _("_Open it"));
      adw_toast_set_action_name (toast, "win.open-recent");
      adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
      /* Where the file is gone, this is how to go on. */
      if (self->watch.is_gone)
        adw_toast_set_timeout (toast, 0);
      adw_toast_overlay_add_toast (self->toasts, toast);
      self->watch.is_copied |= saving->store == self->store;
    }
}

static gboolean
check_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Saving *saving = data;

  return sourcier_store_copy_finish (saving->copy, cancellable, error);
}

static void
checked_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Saving *saving = data;

  sourcier_progress_window_finish (saving->shown);
  tell (saving, error);
}

static gboolean
step_cb (gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_more = TRUE;

  if (!g_cancellable_set_error_if_cancelled (saving->cancellable, &error)
      && sourcier_store_copy_step (saving->copy, saving->progress, &has_more, &error) && has_more)
    return G_SOURCE_CONTINUE;
  if (error != NULL)
    {
      sourcier_progress_window_finish (saving->shown);
      tell (saving, error);
      saving_free (saving);
      return G_SOURCE_REMOVE;
    }
  /* How far the check has come nobody knows. */
  sourcier_progress_report (saving->progress, 0, 0);
  sourcier_progress_window_tell (saving->shown, NULL, _("Checking the copy…"));
  sourcier_job_run (saving->window, check_in_thread, checked_cb, saving, saving_free, saving->cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * _sourcier_window_save_copy:
 * @self: a window that shows an office
 * @file: where the copy goes
 *
 * Saves a copy of what is open, whatever has become of its file.
 */
void
_sourcier_window_save_copy (SourcierWindow *self,
                            GFile          *file)
{
  g_autoptr (GError) error = NULL;
  SourcierStoreCopy *copy = sourcier_store_copy_new (self->store, g_file_peek_path (file), &error);
  Saving *saving;

  if (copy == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("No copy was saved"), error);
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->store = g_object_ref (self->store);
  saving->copy = copy;
  saving->file = g_object_ref (file);
  saving->progress = sourcier_progress_new ();
  saving->cancellable = g_cancellable_new ();
  saving->shown = sourcier_progress_window_new (GTK_WINDOW (self), _("Saving a copy…"), saving->progress, saving->cancellable);
  g_timeout_add_full (G_PRIORITY_LOW, BETWEEN_STEPS_MS, step_cb, saving, NULL);
}

/* Without its suffix it would not be known as an office's file. */
static GFile *
with_suffix (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *whole = g_strconcat (path, SOURCIER_STORE_SUFFIX, NULL);

  if (g_str_has_suffix (path, SOURCIER_STORE_SUFFIX) || g_file_test (path, G_FILE_TEST_EXISTS)
      || g_file_test (whole, G_FILE_TEST_EXISTS))
    return g_object_ref (file);
  return g_file_new_for_path (whole);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SourcierWindow) self = user_data;
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file == NULL || self->store == NULL || g_file_peek_path (file) == NULL)
    return;

  g_autoptr (GFile) whole = with_suffix (file);
  _sourcier_window_save_copy (self, whole);
}

/* "Mairie (copy 2026-11-22).sourcier" */
static char *
name_copy (SourcierWindow *self)
{
  g_autofree char *name = sourcier_store_show_name (sourcier_store_get_path (self->store));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  /* translators: the name proposed for a copy of an office’s file; the day is as 2026-11-22 */
  g_autofree char *copy = g_strdup_printf (_("%s (copy %s)"), name, day);

  return g_strconcat (copy, SOURCIER_STORE_SUFFIX, NULL);
}

/* Asks where a copy goes, beside the file at first, if there is still a folder. */
void
_sourcier_window_choose_copy (SourcierWindow *self)
{
  SourcierFileKind kind = { _("Offices’ files"), "*" SOURCIER_STORE_SUFFIX };
  g_autoptr (GFile) own = g_file_new_for_path (sourcier_store_get_path (self->store));
  g_autoptr (GFile) folder = g_file_get_parent (own);
  g_autofree char *name = name_copy (self);

  sourcier_file_dialog_save (GTK_WINDOW (self), _("Save a copy"), &kind, folder, name, chosen_cb, g_object_ref (self));
}
