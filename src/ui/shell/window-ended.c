/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "base/log.h"
#include "compat/alert.h"
#include "shell/damage-window.h"
#include "store/damage.h"
#include "store/history.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* After a run of the program that did not end by itself, the reader is told what is there of his work. */

typedef struct
{
  char *path;
  gboolean lost_display, is_damaged;
  SourcierAction *last;         /* (nullable) */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->path);
  g_clear_object (&check->last);
  g_free (check);
}

static gboolean
check_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Check *check = data;
  g_autoptr (SourcierDamage) damage = sourcier_damage_find (check->path, cancellable, error);
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  if (damage == NULL)
    return FALSE;
  check->is_damaged = damage->kind != SOURCIER_DAMAGE_NONE;
  if (check->is_damaged)
    return TRUE;
  store = sourcier_store_open_to_look (check->path, "", error);
  actions = store != NULL ? sourcier_history_load (store, 1, error) : NULL;
  if (actions != NULL && actions->len > 0)
    check->last = g_object_ref (actions->pdata[0]);
  return actions != NULL;
}

static void
show_log_cb (GtkWidget *owner,
             gboolean   accepted)
{
  if (accepted)
    gtk_widget_activate_action (owner, "win.show-log", NULL);
}

static char *
describe (Check *check)
{
  g_autofree char *name = sourcier_store_show_name (check->path);
  g_autoptr (GDateTime) at = check->last != NULL && sourcier_action_get_at (check->last) != NULL
                             ? g_date_time_to_local (sourcier_action_get_at (check->last)) : NULL;
  /* translators: when something was done: day and time, as strftime tells them */
  g_autofree char *when = at != NULL ? g_date_time_format (at, _("%x, %H:%M")) : g_strdup ("");
  const char *detail = check->last != NULL ? sourcier_action_get_detail (check->last) : "";
  g_autofree char *what = check->last == NULL ? NULL
                          : *detail != '\0' ? g_strdup_printf (C_("action", "%s: %s"), sourcier_action_get_name (check->last), detail)
                                            : g_strdup (sourcier_action_get_name (check->last));

  if (what == NULL)
    return g_strdup_printf (_("“%s” was checked from end to end and is sound."), name);
  /* translators: the name of a file, the last thing that was done in it, when */
  return g_strdup_printf (_("“%s” was checked from end to end and is sound. All that was done is there, up to “%s” (%s)."), name, what,
                          when);
}

static void
checked_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  SourcierWindow *self = owner;
  Check *check = data;
  g_autofree char *words = error == NULL && !check->is_damaged ? describe (check) : NULL;

  if (gtk_widget_get_root (owner) == NULL || self->settings == NULL)
    return;
  if (check->is_damaged)
    sourcier_damage_window_present (self, check->path);
  else
    sourcier_alert_offer (GTK_WIDGET (self),
                          check->lost_display ? _("The display went away last time, and the program with it")
                                              : _("The program ended unexpectedly last time"),
                          words != NULL ? words : error->message, _("Show the _log"), show_log_cb);
}

/* Tells it once, when the first file is open, or could not be. */
void
_sourcier_window_tell_last_end (SourcierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (SourcierSessionEnd) end =
    SOURCIER_IS_APPLICATION (application) ? sourcier_application_take_last_end (SOURCIER_APPLICATION (application)) : NULL;
  Check *check;

  if (end == NULL || end->file == NULL)
    return;
  check = g_new0 (Check, 1);
  check->path = g_strdup (end->file);
  check->lost_display = end->lost_display;
  sourcier_job_run (self, check_in_thread, checked_cb, check, check_free, NULL);
}
