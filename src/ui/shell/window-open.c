/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "base/log.h"
#include "base/session.h"
#include "shell/recent-files.h"
#include "store/backup.h"
#include "store/damage.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

/* How long the window waits for its file before it comes without it, in milliseconds: no longer than a hand notices. */
#define PRESENT_AFTER 150

/* An office's file is opened by a worker: the folder may lie on a network, and a file of an earlier version is copied and brought
 * up to date first, which takes minutes where it is large. */

struct _SourcierOpening
{
  SourcierWindow *self;         /* that shows the file, NULL while it is being built */
  GFile *file;
  gboolean is_held;             /* by this window already */
  SourcierOpened opened;
  char *message;                /* (nullable) */

  SourcierStore *store;
  SourcierHold *hold;
  gboolean is_occupied;
  gboolean is_damaged;

  SourcierProgress *progress;
  SourcierProgressWindow *window;
  GCancellable *cancellable;
  gboolean is_left;             /* the reader waits no more */
};

static void
opening_free (gpointer data)
{
  SourcierOpening *opening = data;

  g_clear_object (&opening->store);
  g_clear_pointer (&opening->hold, sourcier_hold_release);
  g_clear_object (&opening->progress);
  g_clear_object (&opening->window);
  g_clear_object (&opening->cancellable);
  g_clear_object (&opening->file);
  g_clear_object (&opening->self);
  g_free (opening->message);
  g_free (opening);
}

static gboolean
open_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  SourcierOpening *opening = data;
  const char *path = g_file_peek_path (opening->file);
  g_autoptr (GError) cause = NULL;

  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (opening->file);

      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                   _("“%s” does not lie in a folder of this computer. Copy it to one and open the copy."), name);
      return FALSE;
    }
  opening->store = _sourcier_window_open_store (path, opening->is_held, &opening->hold, &opening->is_occupied, opening->progress,
                                                cancellable, &cause);
  if (opening->store != NULL)
    return TRUE;
  opening->is_damaged = sourcier_damage_is_likely (path, cause);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The window shows the file, and nobody is asked about it any more. */
static void
show_store (SourcierWindow  *self,
            SourcierOpening *opening)
{
  g_autofree char *uri = g_file_get_uri (opening->file);

  if (opening->hold != NULL || !opening->is_held)
    _sourcier_window_set_hold (self, g_steal_pointer (&opening->hold));
  g_settings_set_string (self->settings, "last-file", uri);
  sourcier_recent_files_add (self->settings, opening->file);
  self->is_occupied = opening->is_occupied;
  _sourcier_window_set_store (self, opening->store);
  _sourcier_window_look_at_place (self);
  sourcier_session_note_file (g_file_peek_path (opening->file));
  sourcier_log_write ("opened, %s", sourcier_store_get_read_only (opening->store) ? "to look" : "to work");
}

static void
take_waiting_file (SourcierWindow *self)
{
  g_autoptr (GFile) file = g_steal_pointer (&self->waiting_file);

  if (file != NULL && self->store != NULL)
    sourcier_window_take_file (self, file);
}

/* Nobody waits for it any more: what it still opens is closed again. */
static void
leave (SourcierWindow  *self,
       SourcierOpening *opening)
{
  opening->is_left = TRUE;
  if (opening->window != NULL)
    sourcier_progress_window_finish (opening->window);
  if (self->opening == opening)
    self->opening = NULL;
}

/* A window that waited for its file comes with it. */
static void
present (SourcierWindow *self)
{
  if (self->present_id == 0)
    return;
  g_clear_handle_id (&self->present_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void
opened_cb (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierOpening *opening = data;
  SourcierWindow *self = opening->self;
  gboolean is_awaited = !opening->is_left;

  if (is_awaited)
    leave (self, opening);
  /* The window may have been closed meanwhile. */
  if (!is_awaited || self->settings == NULL)
    return;
  if (error == NULL)
    show_store (self, opening);
  else
    sourcier_log_error (error);
  present (self);
  opening->opened (self, opening->file, error, opening->is_damaged, opening->message);
  _sourcier_window_tell_last_end (self);
  take_waiting_file (self);
}

/* A folder on a network that does not answer keeps the worker: the reader does not wait for it. What is being brought up to date
 * is put back first. */
static void
stopped_cb (SourcierWindow *self)
{
  SourcierOpening *opening = self->opening;
  g_autoptr (GError) error = NULL;

  if (opening == NULL || sourcier_progress_get_step (opening->progress) != SOURCIER_STORE_STEP_OPEN)
    return;
  leave (self, opening);
  g_cancellable_set_error_if_cancelled (opening->cancellable, &error);
  opening->opened (self, opening->file, error, FALSE, opening->message);
}

/* What tells how far it is, where it takes long. */
static void
ensure_progress_window (SourcierOpening *opening)
{
  g_autofree char *base = g_file_get_basename (opening->file);
  g_autofree char *name = sourcier_store_show_name (base);
  /* translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_("Opening “%s”…"), name);

  if (opening->window != NULL)
    return;
  opening->window = sourcier_progress_window_new (GTK_WINDOW (opening->self), title, opening->progress, opening->cancellable);
  g_signal_connect_object (opening->window, "stopped", G_CALLBACK (stopped_cb), opening->self, G_CONNECT_SWAPPED);
}

/* What is done with a file of an earlier version, where the copy of it lies, and how far it is. */
static void
moved_cb (SourcierWindow   *self,
          SourcierProgress *progress)
{
  SourcierOpening *opening = self->opening;
  int step = sourcier_progress_get_step (progress);

  if (opening == NULL || opening->progress != progress || step == SOURCIER_STORE_STEP_OPEN)
    return;

  const char *path = g_file_peek_path (opening->file);
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();
  g_autofree char *folder = sourcier_backup_policy_find_folder (policy, path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *name = sourcier_store_show_name (path);
  /* translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_("Bringing “%s” up to date"), name);
  /* translators: %s is a folder */
  g_autofree char *body = g_strdup_printf (_("This file was made by an earlier version of Sourcier. A copy of it as it is now is "
                                             "kept in “%s”. If you stop, the file stays as it was."), shown);

  ensure_progress_window (opening);
  gtk_window_set_title (GTK_WINDOW (opening->window), title);
  sourcier_progress_window_tell (opening->window, body, step == SOURCIER_STORE_STEP_BACKUP
                                 ? _("Step 1 of 2: the file is copied, and the copy checked")
                                 : _("Step 2 of 2: the file is brought up to date"));
}

static SourcierOpening *
opening_new (GFile *file)
{
  SourcierOpening *opening = g_new0 (SourcierOpening, 1);

  opening->file = g_object_ref (file);
  opening->progress = sourcier_progress_new ();
  opening->cancellable = g_cancellable_new ();
  return opening;
}

static void
start (SourcierOpening *opening)
{
  sourcier_job_run (opening->progress, open_in_thread, opened_cb, opening, opening_free, opening->cancellable);
}

/* The window waits for the file. One that is not shown yet comes with it: nothing stands before it meanwhile. */
static void
await (SourcierWindow  *self,
       SourcierOpening *opening)
{
  self->opening = opening;
  opening->self = g_object_ref (self);
  g_signal_connect_object (opening->progress, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    ensure_progress_window (opening);
  if (self->store == NULL)
    gtk_stack_set_visible_child_name (self->stage, "opening");
}

/* Begins to open the file that a window shows first, while that is still being built. */
SourcierOpening *
_sourcier_opening_begin (GFile *file)
{
  SourcierOpening *opening = opening_new (file);

  start (opening);
  return opening;
}

/* Returns: (nullable): what was begun before the window was there, where it is the file wanted now. */
static SourcierOpening *
take_begun (SourcierWindow *self,
            GFile          *file)
{
  SourcierOpening *begun = g_steal_pointer (&self->begun);

  if (begun == NULL || g_file_equal (begun->file, file))
    return begun;
  begun->is_left = TRUE;
  g_cancellable_cancel (begun->cancellable);
  return NULL;
}

/**
 * _sourcier_window_open:
 * @self: the window
 * @file: an office's file
 * @opened: what to do once it is open, or could not be opened
 * @message: (nullable): for @opened
 *
 * Opens a file on a worker. A second double click on it is the same wish; another file is another wish, and the first one is
 * forgotten.
 */
void
_sourcier_window_open (SourcierWindow *self,
                       GFile          *file,
                       SourcierOpened  opened,
                       const char     *message)
{
  SourcierOpening *opening;

  if (self->opening != NULL && g_file_equal (self->opening->file, file))
    return;
  _sourcier_window_stop_opening (self);
  opening = take_begun (self, file);
  if (opening == NULL)
    {
      opening = opening_new (file);
      opening->is_held = self->hold != NULL && g_strcmp0 (sourcier_hold_get_path (self->hold), g_file_peek_path (file)) == 0;
      start (opening);
    }
  opening->opened = opened;
  opening->message = g_strdup (message);
  await (self, opening);
}

/* The file that is being opened is not wanted any more. */
void
_sourcier_window_stop_opening (SourcierWindow *self)
{
  SourcierOpening *opening = self->opening;

  if (opening == NULL)
    return;
  leave (self, opening);
  g_cancellable_cancel (opening->cancellable);
}

/**
 * sourcier_window_is_opening:
 * @self: the window
 *
 * Returns: whether a file is being opened
 */
gboolean
sourcier_window_is_opening (SourcierWindow *self)
{
  g_return_val_if_fail (SOURCIER_IS_WINDOW (self), FALSE);

  return self->opening != NULL;
}

static gboolean
present_cb (gpointer user_data)
{
  SourcierWindow *self = user_data;

  self->present_id = 0;
  gtk_window_present (GTK_WINDOW (self));
  if (self->opening != NULL)
    ensure_progress_window (self->opening);
  return G_SOURCE_REMOVE;
}

/**
 * sourcier_window_present_with_file:
 * @self: the window
 *
 * Presents the window: at once, or with the file that is being opened, so that an empty window is not drawn first. A file that
 * takes long is not waited for.
 */
void
sourcier_window_present_with_file (SourcierWindow *self)
{
  g_return_if_fail (SOURCIER_IS_WINDOW (self));

  if (self->opening == NULL || gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_id == 0)
    self->present_id = g_timeout_add (PRESENT_AFTER, present_cb, self);
}
