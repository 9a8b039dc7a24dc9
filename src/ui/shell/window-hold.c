/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "compat/alert.h"
#include "store/store-place.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* The window holds the file it shows: others on the network are told who works on it, and look at it meanwhile. */

#define WARNED_FILES "warned-files"

/**
 * _sourcier_window_open_store:
 * @path: an office's file
 * @is_held: whether the window holds it already
 * @hold: (out) (transfer full) (nullable): the hold on it, %NULL where it is only looked at, or held already
 * @is_occupied: (out): whether it is only looked at because somebody else works on it
 * @progress: told how far it is
 * @cancellable: stops it
 * @error: where to put what went wrong
 *
 * Opens a file to work on it, or to look at it where somebody else works on it. For a worker.
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with @error set
 */
SourcierStore *
_sourcier_window_open_store (const char        *path,
                             gboolean           is_held,
                             SourcierHold     **hold,
                             gboolean          *is_occupied,
                             SourcierProgress  *progress,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr (SourcierOccupant) occupant = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autofree char *reason = NULL;

  *hold = NULL;
  /* Where there is no office's file, no note is left either. */
  if (!is_held && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    *hold = sourcier_hold_take (path, &occupant);
  *is_occupied = occupant != NULL;
  reason = occupant != NULL ? sourcier_occupant_tell (occupant, path) : NULL;
  store = sourcier_store_open_watched (path, reason, progress, cancellable, error);
  if (store == NULL || sourcier_store_get_read_only (store))
    g_clear_pointer (hold, sourcier_hold_release);
  return g_steal_pointer (&store);
}

typedef struct
{
  SourcierHold *hold;
  gboolean is_held;
} Beat;

static void
beat_free (gpointer data)
{
  Beat *beat = data;

  sourcier_hold_unref (beat->hold);
  g_free (beat);
}

static gboolean
beat_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Beat *beat = data;

  beat->is_held = sourcier_hold_beat (beat->hold);
  return TRUE;
}

/* Somebody took the file while this computer slept or was cut off: nothing is written over what they do. */
static void
beaten_cb (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierWindow *self = owner;
  Beat *beat = data;

  if (beat->is_held || self->hold != beat->hold || self->store == NULL)
    return;

  g_autoptr (GFile) file = g_file_new_for_path (sourcier_store_get_path (self->store));
  g_clear_pointer (&self->hold, sourcier_hold_release);
  /* An editor that is open may not write over it either. */
  sourcier_store_stop_writing (self->store, _("Somebody else works on the file now. Close it and open it again to see what they did."));
  sourcier_window_open_file (self, file, NULL);
  sourcier_alert_show (GTK_WIDGET (self), _("Somebody else works on the file now"),
                       _("This computer did not answer for a while, and the file was opened elsewhere. What you did before is "
                         "saved. You can go on looking at it here."));
}

static gboolean
beat_cb (gpointer user_data)
{
  SourcierWindow *self = user_data;
  Beat *beat = g_new0 (Beat, 1);

  beat->hold = sourcier_hold_ref (self->hold);
  sourcier_job_run (self, beat_in_thread, beaten_cb, beat, beat_free, NULL);
  return G_SOURCE_CONTINUE;
}

/**
 * _sourcier_window_set_hold:
 * @self: the window
 * @hold: (transfer full) (nullable): the hold on the file that it shows from now on
 *
 * Lets go of the file that it showed.
 */
void
_sourcier_window_set_hold (SourcierWindow *self,
                           SourcierHold   *hold)
{
  g_clear_handle_id (&self->beat_id, g_source_remove);
  g_clear_pointer (&self->hold, sourcier_hold_release);
  self->hold = hold;
  if (hold != NULL)
    self->beat_id = g_timeout_add_seconds (SOURCIER_HOLD_BEAT, beat_cb, self);
}

typedef struct
{
  char *path;
  char *client;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place->client);
  g_free (place);
}

static gboolean
look_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Place *place = data;

  place->client = sourcier_place_find_sync (place->path);
  return TRUE;
}

/* Returns whether the reader was not told yet, and notes that now he is. */
static gboolean
is_first_time (SourcierWindow *self,
               const char     *path)
{
  g_auto (GStrv) warned = g_settings_get_strv (self->settings, WARNED_FILES);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;

  if (g_strv_contains ((const char * const *) warned, path))
    return FALSE;
  g_strv_builder_addv (all, (const char **) warned);
  g_strv_builder_add (all, path);
  after = g_strv_builder_end (all);
  g_settings_set_strv (self->settings, WARNED_FILES, (const char * const *) after);
  return TRUE;
}

static void
looked_cb (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierWindow *self = owner;
  Place *place = data;

  if (place->client == NULL || self->store == NULL || gtk_widget_get_root (owner) == NULL
      || g_strcmp0 (sourcier_store_get_path (self->store), place->path) != 0 || !is_first_time (self, place->path))
    return;

  g_autofree char *name = sourcier_store_show_name (place->path);
  /* Translators: the name of a file, of a program that copies folders to other computers */
  g_autofree char *heading = g_strdup_printf (_("“%s” lies in a folder of %s"), name, place->client);
  g_autofree char *body =
    g_strdup_printf (_("%s copies the file to other computers while it is being written. If two people work on it, each gets a "
                       "file of their own and the work of one is lost. Keep the file in a folder of this computer or on a "
                       "network disk, and leave to %s what is only read: exports and backups."),
                     place->client, place->client);

  sourcier_alert_show (GTK_WIDGET (self), heading, body);
}

/* Warns once of a folder that another program copies elsewhere. */
void
_sourcier_window_look_at_place (SourcierWindow *self)
{
  Place *place = g_new0 (Place, 1);

  place->path = g_strdup (sourcier_store_get_path (self->store));
  sourcier_job_run (self, look_in_thread, looked_cb, place, place_free, NULL);
}
