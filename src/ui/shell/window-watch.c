/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "store/hold.h"
#include "widgets/job.h"
#include "widgets/saved-state.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What happens to the file behind the program's back is told at once: a sync client replaces it, somebody moves it, a folder on a
 * network goes away; or whoever worked on it closes it, and the reader may. Where the system does not tell, it is looked. */

#define LOOK_S 20

typedef enum { IN_PLACE, GONE, REPLACED } Place;

typedef struct
{
  char *path;
  guint opening;                /* which one of the files, or of the times that the file was opened */
  gboolean is_first;            /* what lies there now is what was opened */
  gboolean asks_hold;           /* somebody else works on it */
  guint64 device, inode;        /* of the file that was opened */
  Place place;
  gboolean is_free;             /* and nobody does any more */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_free (look);
}

static gboolean
look_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Look *look = data;
  GStatBuf about;

  if (g_stat (look->path, &about) != 0)
    look->place = GONE;
  else if (look->is_first)
    {
      look->device = about.st_dev;
      look->inode = about.st_ino;
    }
  else if (look->device != about.st_dev || look->inode != about.st_ino)
    look->place = REPLACED;
  look->is_free = look->place == IN_PLACE && look->asks_hold && sourcier_hold_is_free (look->path);
  return TRUE;
}

static void
tell_place (SourcierWindow *self,
            Place           place)
{
  const char *path = sourcier_store_get_path (self->store);
  g_autofree char *name = sourcier_store_show_name (path);
  g_autofree char *words = NULL;

  if (place == GONE)
    words = g_strdup_printf (_("“%s” is no longer there: it was moved, renamed or deleted, or its folder cannot be reached. Nothing more is "
                               "written to it. Put it back in its place, open it where it is now, or save a copy."),
                             name);
  else if (place == REPLACED)
    words = g_strdup_printf (_("“%s” was replaced since you opened it, perhaps by a program that copies folders between computers. "
                               "You see it as you left it; nothing more is written."), name);
  sourcier_saved_state_set_lost (sourcier_saved_state_get (),
                                 place == GONE ? _("File gone") : place == REPLACED ? _("File replaced") : NULL, words);
  sourcier_notice_bar_set_text (self->notice, words != NULL ? words : sourcier_store_get_read_only_reason (self->store));
  if (place != IN_PLACE)
    sourcier_notice_bar_offer (self->notice, _("Save a _copy…"), "win.save-copy");
  if (place == REPLACED)
    sourcier_notice_bar_offer (self->notice, _("_Open it as it is now"), "win.reopen");
}

static void
tell_free (SourcierWindow *self)
{
  g_autofree char *name = sourcier_store_show_name (sourcier_store_get_path (self->store));
  g_autofree char *words = g_strdup_printf (_("Nobody else works on “%s” any more."), name);

  sourcier_notice_bar_set_text (self->notice, words);
  sourcier_notice_bar_offer (self->notice, _("_Work on it now"), "win.reopen");
}

static void look (SourcierWindow *self);

/* What was seen at the first look is what the others are compared with. */
static void
take_look (SourcierWindow *self,
           const Look     *look)
{
  if (look->is_first)
    {
      self->watch.device = look->device;
      self->watch.inode = look->inode;
      self->watch.is_known = look->place == IN_PLACE;
      return;
    }
  if (look->place != (Place) self->watch.place)
    tell_place (self, look->place);
  else if (look->is_free && !self->watch.is_free)
    tell_free (self);
  else if (!look->is_free && self->watch.is_free)
    tell_place (self, IN_PLACE);
  self->watch.place = look->place;
  self->watch.is_gone = look->place == GONE;
  self->watch.is_free = look->is_free;
}

static void
looked_cb (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierWindow *self = owner;
  gboolean is_asked = self->watch.is_asked;

  self->watch.is_looking = self->watch.is_asked = FALSE;
  if (self->store != NULL && ((Look *) data)->opening == self->watch.opening)
    take_look (self, data);
  if (is_asked)
    look (self);
}

static void
look (SourcierWindow *self)
{
  Look *look;

  if (self->store == NULL)
    return;
  if (self->watch.is_looking)
    {
      self->watch.is_asked = TRUE;
      return;
    }
  self->watch.is_looking = TRUE;
  look = g_new0 (Look, 1);
  look->path = g_strdup (sourcier_store_get_path (self->store));
  look->opening = self->watch.opening;
  look->is_first = !self->watch.is_known;
  look->asks_hold = self->watch.asks_hold;
  look->device = self->watch.device;
  look->inode = self->watch.inode;
  sourcier_job_run (self, look_in_thread, looked_cb, look, look_free, NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

/* Something happened in the folder: to the file, or to the note of whoever works on it. */
static void
folder_changed_cb (SourcierWindow    *self,
                   GFile             *file,
                   GFile             *other,
                   GFileMonitorEvent  event)
{
  const char *path = self->store != NULL ? sourcier_store_get_path (self->store) : NULL;
  g_autofree char *note = path != NULL ? sourcier_hold_dup_note_path (path) : NULL;
  const char *names[] = { g_file_peek_path (file), other != NULL ? g_file_peek_path (other) : NULL };

  if (path == NULL || event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT
      || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], path) == 0 || g_strcmp0 (names[i], note) == 0)
      {
        look (self);
        return;
      }
}

/* Follows the file that the window shows from now on, or none. */
void
_sourcier_window_watch (SourcierWindow *self)
{
  g_clear_handle_id (&self->watch.id, g_source_remove);
  g_clear_object (&self->watch.monitor);
  self->watch.opening++;
  self->watch.is_known = FALSE;
  self->watch.is_free = FALSE;
  self->watch.is_gone = FALSE;
  self->watch.is_copied = FALSE;
  self->watch.place = IN_PLACE;
  self->watch.asks_hold = FALSE;
  if (self->store == NULL)
    return;

  g_autoptr (GFile) file = g_file_new_for_path (sourcier_store_get_path (self->store));
  g_autoptr (GFile) folder = g_file_get_parent (file);

  self->watch.asks_hold = self->is_occupied;
  self->watch.monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->watch.monitor != NULL)
    g_signal_connect_object (self->watch.monitor, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  self->watch.id = g_timeout_add_seconds (LOOK_S, look_cb, self);
  /* One that is under way looks at the file that was shown before. */
  look (self);
}
