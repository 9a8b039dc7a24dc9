/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "compat/alert.h"
#include "office/buyer-store.h"
#include "shell/damage-window.h"
#include "shell/recent-files.h"
#include "suppliers/import-assistant.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/saved-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The name of the buyer, else of the file. */
static char *
find_office_name (SourcierStore *store)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, NULL);

  if (buyer != NULL && *sourcier_buyer_get_name (buyer) != '\0')
    return g_strdup (sourcier_buyer_get_name (buyer));
  return sourcier_store_show_name (sourcier_store_get_path (store));
}

static void
update_title (SourcierWindow *self)
{
  g_autofree char *office = self->store != NULL ? find_office_name (self->store) : g_strdup ("");
  /* Translators: the title of the window: the office’s name, and the program’s */
  g_autofree char *title = self->store != NULL ? g_strdup_printf (C_("window", "%s — Sourcier"), office)
                                               : g_strdup ("Sourcier");

  gtk_label_set_label (self->office_name, office);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->office_name), office);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_recent_menu (SourcierWindow *self)
{
  g_autoptr (GFile) shown = self->store != NULL ? g_file_new_for_path (sourcier_store_get_path (self->store)) : NULL;

  sourcier_recent_files_fill_menu (self->settings, self->recent_menu, shown);
}

static void
store_changed_cb (SourcierWindow *self)
{
  update_title (self);
  _sourcier_window_update_actions (self);
}

/* Tells every page which file it shows, or none. */
static void
set_pages_store (SourcierWindow *self,
                 SourcierStore  *store)
{
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  sourcier_backup_keeper_set_store (self->keeper, store);
  sourcier_saved_state_set_store (sourcier_saved_state_get (), store);

  _sourcier_window_watch (self);

  sourcier_suppliers_page_set_store (self->suppliers_page, store);
  _sourcier_window_fill_pages (self);
}

/* Leaves the office's file: nobody has it open any more, once the jobs that still read it have ended. */
void
_sourcier_window_close_office (SourcierWindow *self)
{
  set_pages_store (self, NULL);
  _sourcier_window_welcome (self, NULL);
  update_title (self);
}

/* Shows an office's file in every page. */
void
_sourcier_window_set_store (SourcierWindow *self,
                            SourcierStore  *store)
{
  set_pages_store (self, store);
  sourcier_notice_bar_set_text (self->notice, sourcier_store_get_read_only_reason (store));
  gtk_stack_set_visible_child_name (self->stage, "office");
  g_object_set (self->leaflet, "visible-child-name", "content", NULL);
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  _sourcier_window_withdraw_offer (self);

  store_changed_cb (self);
  update_recent_menu (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->page_list)));
}

/* It may be meant so; nothing is done unless the reader says so. */
static void
file_behind_cb (SourcierWindow *self)
{
  sourcier_notice_bar_set_text (self->notice, _("This file lacks things that its newest backup holds: it was put back, or was copied "
                                                "without its log. “Backups, restore…” in the menu tells what, and brings it back."));
}

static void
backup_ended_cb (SourcierWindow *self,
                 const GError   *error)
{
  g_autofree char *words = NULL;

  if (self->store == NULL)
    return;
  if (g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED))
    {
      sourcier_damage_window_present (self, sourcier_store_get_path (self->store));
      return;
    }
  if (error != NULL)
    words = g_strdup_printf (_("No backup was made. %s"), error->message);
  if (error != NULL || self->backup_failed)
    sourcier_notice_bar_set_text (self->notice, words);
  self->backup_failed = error != NULL;
}

static void
tell_failure (SourcierWindow *self,
              GFile          *file,
              const GError   *error,
              gboolean        is_damaged)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *heading = g_strdup_printf (_("“%s” could not be opened"), name);

  if (g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND))
    sourcier_recent_files_remove (self->settings, file);
  update_recent_menu (self);
  if (self->store == NULL)
    _sourcier_window_welcome (self, NULL);
  if (is_damaged)
    sourcier_damage_window_present (self, g_file_peek_path (file));
  else if (!sourcier_job_was_stopped (error))
    sourcier_alert_show (GTK_WIDGET (self), heading, error->message);
}

static void
file_opened_cb (SourcierWindow *self,
                GFile          *file,
                const GError   *error,
                gboolean        is_damaged,
                const char     *message)
{
  if (error != NULL)
    tell_failure (self, file, error, is_damaged);
  else if (message != NULL)
    sourcier_feedback_tell (GTK_WIDGET (self), message);
}

/**
 * sourcier_window_open_file:
 * @self: the window
 * @file: an office's file
 * @message: (nullable): what the reader is told once it is open
 *
 * Opens an office's file on a worker and shows it instead of the one that is shown. If it cannot be opened, the reader is told
 * why and the old one stays.
 */
void
sourcier_window_open_file (SourcierWindow *self,
                           GFile          *file,
                           const char     *message)
{
  g_return_if_fail (SOURCIER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  _sourcier_window_open (self, file, file_opened_cb, message);
}

static void
open_now (SourcierWindow *self,
          GFile          *file)
{
  sourcier_window_open_file (self, file, NULL);
}

/* Shows another file instead of the one that is shown, once nothing would be lost with that one. */
void
_sourcier_window_go_to (SourcierWindow *self,
                        GFile          *file)
{
  _sourcier_window_leave (self, file, open_now);
}

static void
opened_to_import_cb (SourcierWindow *self,
                     GFile          *file,
                     const GError   *error,
                     gboolean        is_damaged,
                     const char     *message)
{
  if (error != NULL)
    tell_failure (self, file, error, is_damaged);
  else
    _sourcier_window_import (self, NULL);
}

static void
office_made_cb (SourcierWindow *self,
                GFile          *file,
                gboolean        import)
{
  _sourcier_window_open (self, file, import ? opened_to_import_cb : file_opened_cb, NULL);
}

static void
welcome_left_cb (SourcierWindow *self)
{
  gtk_stack_set_visible_child_name (self->stage, "office");
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  _sourcier_window_update_actions (self);
}

/* Who has an office's file seldom sees it: it is built when it is shown first. */
static SourcierWelcomePage *
ensure_welcome_page (SourcierWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->welcome);

  if (page == NULL)
    {
      page = sourcier_welcome_page_new ();
      g_signal_connect_object (page, "made", G_CALLBACK (office_made_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "left", G_CALLBACK (welcome_left_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->welcome, page);
    }
  return SOURCIER_WELCOME_PAGE (page);
}

/* Shows the welcome page, from which the reader can go back if an office is open. */
void
_sourcier_window_welcome (SourcierWindow *self,
                          const char     *notice)
{
  SourcierWelcomePage *page = ensure_welcome_page (self);

  gtk_stack_set_visible_child_name (self->stage, "welcome");
  sourcier_welcome_page_begin (page, self->store != NULL, notice);
  _sourcier_window_update_actions (self);
}

static void
last_opened_cb (SourcierWindow *self,
                GFile          *file,
                const GError   *error,
                gboolean        is_damaged,
                const char     *message)
{
  if (error == NULL)
    return;
  _sourcier_window_welcome (self, sourcier_job_was_stopped (error) ? NULL : error->message);
  if (is_damaged)
    sourcier_damage_window_present (self, g_file_peek_path (file));
}

/* The file that was shown last, NULL where there is none. */
static GFile *
find_last_file (GSettings *settings)
{
  g_autofree char *uri = g_settings_get_string (settings, "last-file");

  return *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

/**
 * sourcier_window_begin:
 * @self: the window
 *
 * Shows the file that was shown last, or the welcome page where there is none.
 */
void
sourcier_window_begin (SourcierWindow *self)
{
  g_return_if_fail (SOURCIER_IS_WINDOW (self));

  g_autoptr (GFile) file = find_last_file (self->settings);

  if (file == NULL)
    _sourcier_window_welcome (self, NULL);
  else
    _sourcier_window_open (self, file, last_opened_cb, NULL);
}

static void
first_opened_cb (SourcierWindow *self,
                 GFile          *file,
                 const GError   *error,
                 gboolean        is_damaged,
                 const char     *message)
{
  if (error == NULL)
    return;
  tell_failure (self, file, error, is_damaged);
  sourcier_window_begin (self);
}

static gboolean
is_office (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_ascii_strdown (base, -1);

  return g_str_has_suffix (name, SOURCIER_STORE_SUFFIX);
}

/**
 * sourcier_window_begin_with:
 * @self: the window, which shows nothing yet
 * @file: a file given to the program
 *
 * Shows an office's file first; any other file is taken into the office that was shown last.
 */
void
sourcier_window_begin_with (SourcierWindow *self,
                            GFile          *file)
{
  g_return_if_fail (SOURCIER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (is_office (file))
    {
      _sourcier_window_open (self, file, first_opened_cb, NULL);
      return;
    }
  sourcier_window_begin (self);
  sourcier_window_take_file (self, file);
}

/**
 * sourcier_window_new_with:
 * @application: the program
 * @file: (nullable): a file given to the program
 *
 * Builds the window while the file that it shows first is opened, as sourcier_window_begin_with() and sourcier_window_begin()
 * tell which.
 *
 * Returns: (transfer none): the window, for sourcier_window_present_with_file()
 */
SourcierWindow *
sourcier_window_new_with (SourcierApplication *application,
                          GFile               *file)
{
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);
  g_autoptr (GFile) first = file != NULL && is_office (file) ? g_object_ref (file) : find_last_file (settings);
  SourcierOpening *begun = first != NULL ? _sourcier_opening_begin (first) : NULL;
  SourcierWindow *self = sourcier_window_new (application);

  self->begun = begun;
  if (file != NULL)
    sourcier_window_begin_with (self, file);
  else
    sourcier_window_begin (self);
  return self;
}

/* Brings a list into the directory: the one given, or the one the reader chooses. */
void
_sourcier_window_import (SourcierWindow *self,
                         GFile          *file)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), "page", g_variant_new_string ("suppliers"));
  sourcier_import_assistant_present (GTK_WIDGET (self), self->store, file);
}

/* A file that is shown already, and is still the same, need not be opened again: a second double click only shows it. */
static void
open_other (SourcierWindow *self,
            GFile          *file)
{
  gboolean is_shown = self->store != NULL && g_strcmp0 (sourcier_store_get_path (self->store), g_file_peek_path (file)) == 0;

  if (!is_shown || sourcier_store_get_read_only (self->store) || !sourcier_store_is_in_place (self->store))
    _sourcier_window_go_to (self, file);
}

/**
 * sourcier_window_take_file:
 * @self: the window
 * @file: a file dropped on the window or given to the program
 *
 * Opens an office's file; imports any other into the office that is shown.
 */
void
sourcier_window_take_file (SourcierWindow *self,
                           GFile          *file)
{
  g_return_if_fail (SOURCIER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->opening != NULL && !is_office (file))
    g_set_object (&self->waiting_file, file);
  else if (is_office (file) || self->store == NULL)
    open_other (self, file);
  else if (g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (self), "import-file")))
    _sourcier_window_import (self, file);
  else
    sourcier_feedback_tell (GTK_WIDGET (self), _("A list can be imported into an office’s file that may be changed"));
}

static gboolean
dropped_cb (SourcierWindow *self,
            const GValue   *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  sourcier_window_take_file (self, files->data);
  return TRUE;
}

/* Gets ready to show an office's file. */
void
_sourcier_window_init_office (SourcierWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->keeper = sourcier_backup_keeper_new ();
  g_signal_connect_object (self->keeper, "behind", G_CALLBACK (file_behind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "ended", G_CALLBACK (backup_ended_cb), self, G_CONNECT_SWAPPED);
  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update_recent_menu (self);
}

/**
 * sourcier_window_get_store:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the window's connection to the office's file that is shown
 */
SourcierStore *
sourcier_window_get_store (SourcierWindow *self)
{
  g_return_val_if_fail (SOURCIER_IS_WINDOW (self), NULL);

  return self->store;
}
