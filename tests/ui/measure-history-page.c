/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history/history-page.h"
#include "shell/window.h"
#include "store/history-query.h"
#include "turn-meter.h"
#include "ui-test.h"

/* measure-history-page FILE: how long the window does not answer while the history of a file is read, for tools/bench. Prints a
 * line for each step: its name, the longest turn of the main loop during it, and the most work of the window's thread in one turn,
 * both in milliseconds. */

#define SETTLE_MS 1500
#define KEY_MS 150

static SourcierWindow *
new_window (SourcierApplication *application)
{
  SourcierWindow *window;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  turn_meter_begin ();
  window = sourcier_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
begin (void)
{
  turn_meter_go_on (SETTLE_MS);
  turn_meter_forget ();
}

static void
tell (const char *step)
{
  turn_meter_go_on (SETTLE_MS);
  turn_meter_tell (step);
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          int       *n)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, n);
  return found;
}

static void
choose (GtkWidget  *page,
        int         which,
        const char *step,
        const char *step_back)
{
  GtkWidget *choice = find_nth (page, GTK_TYPE_DROP_DOWN, &which);

  begin ();
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  tell (step);
  begin ();
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  tell (step_back);
}

static void
search (GtkWidget *page)
{
  static const char words[] = "adaptée 77";
  int first = 0;
  GtkEditable *entry = GTK_EDITABLE (find_nth (page, GTK_TYPE_TEXT, &first));

  begin ();
  for (const char *end = words; *end != '\0';)
    {
      g_autofree char *typed = NULL;

      end = g_utf8_next_char (end);
      typed = g_strndup (words, (gsize) (end - words));
      gtk_editable_set_text (entry, typed);
      turn_meter_go_on (KEY_MS);
    }
  tell ("letters of a search");
  begin ();
  gtk_editable_set_text (entry, "");
  tell ("search cleared");
}

static void
read_history (GtkWidget *page)
{
  int first = 0;
  GtkWidget *list = find_nth (page, GTK_TYPE_LIST_VIEW, &first);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  begin ();
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  tell ("to the very first action");
  begin ();
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), 1, TRUE);
  tell ("an action chosen");
  search (page);
  choose (page, 0, "one person", "everybody again");
  choose (page, 1, "one kind of things", "everything again");
  begin ();
  gtk_widget_activate_action (page, "win.undo", NULL);
  tell ("undo");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SourcierApplication) application = NULL;
  g_autoptr (GFile) file = NULL;
  SourcierWindow *window;

  if (argc != 2)
    return 2;
  file = g_file_new_for_path (argv[1]);
  adw_init ();
  application = sourcier_application_new ();
  window = new_window (application);
  if (!ui_test_open (window, file))
    return 1;
  begin ();
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("history"));
  tell ("the page opened");
  read_history (ui_test_find (GTK_WIDGET (window), SOURCIER_TYPE_HISTORY_PAGE));
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
