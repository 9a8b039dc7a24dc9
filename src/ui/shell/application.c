/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/application.h"

#include "base/log.h"
#include "base/memory.h"
#include "compat/display.h"
#include "compat/links.h"
#include "reference/epci.h"
#include "shell/window.h"
#include "widgets/autosave.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>
#include <glib-unix.h>
#include <signal.h>
#include <stdlib.h>

struct _SourcierApplication
{
  AdwApplication parent_instance;

  SourcierSessionEnd *last_end; /* (nullable) how the last run ended, if not by itself; told once */
};

G_DEFINE_FINAL_TYPE (SourcierApplication, sourcier_application, ADW_TYPE_APPLICATION)

static SourcierWindow *
find_window (SourcierApplication *self)
{
  /* The others are dialogs, which may for a moment stand before nothing. */
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SOURCIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static SourcierWindow *
ensure_window (SourcierApplication *self)
{
  SourcierWindow *window = find_window (self);

  return window != NULL ? window : sourcier_window_new (self);
}

static void
begin (SourcierApplication *self,
       GFile               *file)
{
  sourcier_window_present_with_file (sourcier_window_new_with (self, file));
}

static void
sourcier_application_activate (GApplication *application)
{
  SourcierWindow *window = find_window (SOURCIER_APPLICATION (application));

  if (window == NULL)
    {
      begin (SOURCIER_APPLICATION (application), NULL);
      return;
    }
  if (sourcier_window_get_store (window) == NULL && !sourcier_window_is_opening (window))
    sourcier_window_begin (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_file (SourcierWindow *window,
           GFile          *file)
{
  gtk_window_present (GTK_WINDOW (window));
  if (sourcier_window_get_store (window) == NULL && !sourcier_window_is_opening (window))
    sourcier_window_begin_with (window, file);
  else
    sourcier_window_take_file (window, file);
}

static void
sourcier_application_open (GApplication  *application,
                           GFile        **files,
                           int            n_files,
                           const char    *hint)
{
  SourcierApplication *self = SOURCIER_APPLICATION (application);
  SourcierWindow *window = find_window (self);

  if (window != NULL)
    show_file (window, files[0]);
  else
    begin (self, files[0]);
  if (n_files > 1)
    sourcier_feedback_tell (GTK_WIDGET (ensure_window (self)), _("One file is shown at a time: the first was taken"));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  sourcier_about_show (GTK_WINDOW (ensure_window (user_data)));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  gtk_window_close (GTK_WINDOW (ensure_window (user_data)));
}

static void
add_accels (GtkApplication *application)
{
  static const struct { const char *action, *keys[3]; } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "win.backups", { "<Control><Shift>k" } },
    { "win.new-office", { "<Control><Shift>n" } },
    { "win.open", { "<Control>o" } },
    { "win.page::history", { "<Control>6" } },
    { "win.page::labels", { "<Control>2" } },
    { "win.page::plans", { "<Control>4" } },
    { "win.page::purchases", { "<Control>3" } },
    { "win.page::rules", { "<Control>5" } },
    { "win.page::suppliers", { "<Control>1" } },
    { "win.search", { "<Control>f" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.sidebar", { "F9" } },
    { "window.close", { "<Control>w" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
}

static gpointer
load_in_thread (gpointer data)
{
  sourcier_epcis (NULL);
  return NULL;
}

static GThread *places;

static void
wait_for_places (void)
{
  g_thread_join (places);
}

/* The lists of communes and EPCI take a tenth of a second to read: they are read while GTK finds the display. Where there is none it
 * ends the program, and must not take the lists away from the one who reads them. */
static void
load_places (void)
{
  if (places != NULL)
    return;
  places = g_thread_new ("places", load_in_thread, NULL);
  atexit (wait_for_places);
}

static void
sourcier_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  load_places ();
  G_APPLICATION_CLASS (sourcier_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  add_accels (GTK_APPLICATION (application));
}

/* The system wants the program to end, at the end of a session for instance: what saves itself is saved. */
static gboolean
asked_to_end_cb (gpointer application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  sourcier_autosave_flush_all ();
  sourcier_log_write ("asked to end");
  /* Each lets go of its file, which others may wait for. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (SOURCIER_IS_WINDOW (l->data))
      gtk_window_destroy (l->data);
  g_application_quit (application);
  return G_SOURCE_CONTINUE;
}

static void
begin_session_cb (SourcierApplication *self)
{
  const int signals[] = { SIGTERM, SIGHUP, SIGINT };

  sourcier_log_write ("Sourcier %s, GTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u", SOURCIER_VERSION, gtk_get_major_version (),
                      gtk_get_minor_version (), gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
                      adw_get_micro_version (), glib_major_version, glib_minor_version, glib_micro_version);
  self->last_end = sourcier_session_begin ();
  sourcier_display_watch ();
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], asked_to_end_cb, self);
}

static void
end_session_cb (void)
{
  sourcier_session_end ();
}

static void
sourcier_application_finalize (GObject *object)
{
  SourcierApplication *self = SOURCIER_APPLICATION (object);

  g_clear_pointer (&self->last_end, sourcier_session_end_free);

  G_OBJECT_CLASS (sourcier_application_parent_class)->finalize (object);
}

static void
sourcier_application_class_init (SourcierApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sourcier_application_finalize;
  application_class->activate = sourcier_application_activate;
  application_class->open = sourcier_application_open;
  application_class->startup = sourcier_application_startup;
}

static void
sourcier_application_init (SourcierApplication *self)
{
  g_set_application_name ("Sourcier");
  gtk_window_set_default_icon_name (SOURCIER_APP_ID);
}

/**
 * sourcier_application_new:
 *
 * Returns: (transfer full): the program, to be run
 */
SourcierApplication *
sourcier_application_new (void)
{
  /* Before anything makes a thread. */
  sourcier_memory_share ();
  return g_object_new (SOURCIER_TYPE_APPLICATION,
                       "application-id", SOURCIER_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", SOURCIER_RESOURCE_PREFIX,
                       NULL);
}

/**
 * sourcier_application_watch:
 * @self: the program
 *
 * Has the one instance that shows the window note how it ends, and learn how the last one did.
 */
void
sourcier_application_watch (SourcierApplication *self)
{
  g_return_if_fail (SOURCIER_IS_APPLICATION (self));

  g_signal_connect (self, "startup", G_CALLBACK (begin_session_cb), NULL);
  g_signal_connect (self, "shutdown", G_CALLBACK (end_session_cb), NULL);
}

/**
 * sourcier_application_take_last_end:
 * @self: the program
 *
 * Returns: (transfer full) (nullable): how an earlier run ended that did not end by itself, the first time that somebody asks
 */
SourcierSessionEnd *
sourcier_application_take_last_end (SourcierApplication *self)
{
  g_return_val_if_fail (SOURCIER_IS_APPLICATION (self), NULL);

  return g_steal_pointer (&self->last_end);
}
