/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "compat/alert.h"
#include "widgets/autosave.h"
#include "widgets/unsaved.h"

#include <glib/gi18n-lib.h>

/* Before the window leaves an office's file, for good or for another file, nothing may be lost that the reader told: what saves
 * itself is saved, what he would save by a button he is asked about, and what a worker writes is finished. */

/* How often it is looked whether a worker still writes. */
#define LOOK_MS 200

static void go_on (SourcierWindow *self);

static void
forget_leaving (SourcierWindow *self)
{
  self->leave = NULL;
  g_clear_object (&self->leave_for);
}

static void
answered_cb (GtkWidget           *owner,
             SourcierAlertSaving  saving)
{
  SourcierWindow *self = SOURCIER_WINDOW (owner);
  SourcierUnsaved *form = sourcier_unsaved_find ();
  gboolean is_done = saving != SOURCIER_ALERT_CANCEL;

  if (self->leave == NULL)
    return;
  if (form != NULL && saving == SOURCIER_ALERT_DISCARD)
    gtk_window_destroy (GTK_WINDOW (form));
  else if (form != NULL && saving == SOURCIER_ALERT_SAVE)
    is_done = sourcier_unsaved_save (form);
  if (is_done)
    go_on (self);
  else
    forget_leaving (self);
}

static void
ask_about (SourcierWindow  *self,
           SourcierUnsaved *form)
{
  const char *title = gtk_window_get_title (GTK_WINDOW (form));
  /* Translators: %s is the title of a form: “Edit Atelier de l’Oise” */
  g_autofree char *body = g_strdup_printf (_("What you typed in “%s” is not in the office’s file yet."), title);

  sourcier_alert_ask_to_save (GTK_WIDGET (self), GTK_WINDOW (form), _("Save what you typed?"), body, answered_cb);
}

static gboolean
look_cb (gpointer user_data)
{
  SourcierWindow *self = user_data;

  if (sourcier_store_count_writers () > 0)
    return G_SOURCE_CONTINUE;
  self->leave_id = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

static void
wait_answered_cb (GtkWidget *owner,
                  gboolean   accepted)
{
  SourcierWindow *self = SOURCIER_WINDOW (owner);

  if (!accepted)
    forget_leaving (self);
  else if (self->leave != NULL && self->leave_id == 0)
    self->leave_id = g_timeout_add (LOOK_MS, look_cb, self);
}

/* Whoever saves a copy closes the window when it is there. */
static void
gone_answered_cb (GtkWidget           *owner,
                  SourcierAlertSaving  saving)
{
  SourcierWindow *self = SOURCIER_WINDOW (owner);

  if (self->leave == NULL)
    return;
  if (saving == SOURCIER_ALERT_DISCARD)
    {
      self->watch.is_gone = FALSE;
      go_on (self);
      return;
    }
  forget_leaving (self);
  if (saving == SOURCIER_ALERT_SAVE && self->store != NULL)
    _sourcier_window_choose_copy (self);
}

static void
ask_about_copy (SourcierWindow *self)
{
  g_autofree char *name = sourcier_store_show_name (sourcier_store_get_path (self->store));
  /* Translators: the name of a file */
  g_autofree char *body = g_strdup_printf (_("“%s” is no longer where it was. If it was deleted, what you see here stands nowhere else "
                                             "but in backups."), name);

  sourcier_alert_ask_to_save (GTK_WIDGET (self), GTK_WINDOW (self), _("Save a copy first?"), body, gone_answered_cb);
}

static gboolean
is_only_here (SourcierWindow *self)
{
  return self->store != NULL && self->watch.is_gone && !self->watch.is_copied;
}

/* Takes the next thing that stands in the way, or leaves. */
static void
go_on (SourcierWindow *self)
{
  SourcierUnsaved *form = sourcier_unsaved_find ();
  SourcierLeave leave = self->leave;
  g_autoptr (GFile) file = NULL;

  if (form != NULL)
    {
      ask_about (self, form);
      return;
    }
  if (sourcier_store_count_writers () > 0)
    {
      sourcier_alert_ask (GTK_WIDGET (self), _("Something is still being saved"),
                          _("It is finished first. To do without it, stop it where its progress is shown: nothing of it is kept then, "
                            "and the file is as it was before."), _("_Finish, then go"), FALSE, wait_answered_cb);
      return;
    }
  if (is_only_here (self))
    {
      ask_about_copy (self);
      return;
    }
  file = g_steal_pointer (&self->leave_for);
  self->leave = NULL;
  leave (self, file);
}

/**
 * _sourcier_window_leave:
 * @self: the window
 * @file: (nullable): where it goes from here, for @leave
 * @leave: what to do once nothing would be lost; not called if the reader thinks better of it
 */
void
_sourcier_window_leave (SourcierWindow *self,
                        GFile          *file,
                        SourcierLeave   leave)
{
  g_set_object (&self->leave_for, file);
  if (self->leave != NULL)
    {
      self->leave = leave;
      return;
    }
  self->leave = leave;
  sourcier_autosave_flush_all ();
  go_on (self);
}

/* Whether nothing would be lost if the window went now. */
gboolean
_sourcier_window_may_leave (SourcierWindow *self)
{
  sourcier_autosave_flush_all ();
  return sourcier_unsaved_find () == NULL && sourcier_store_count_writers () == 0 && !is_only_here (self);
}
