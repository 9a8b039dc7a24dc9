/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/page-keys.h"

static gboolean
shortcut_cb (GtkWidget *page,
             GVariant  *args,
             gpointer   action)
{
  return gtk_widget_get_mapped (page) && gtk_widget_activate_action (page, action, NULL);
}

/**
 * sourcier_page_keys_add:
 * @page: a page of the window
 * @keys: its keys; the words in them are constants
 * @n_keys: how many
 *
 * These keys work wherever the focus is in the window, as long as the page is the one shown.
 */
void
sourcier_page_keys_add (GtkWidget             *page,
                        const SourcierPageKey *keys,
                        guint                  n_keys)
{
  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (keys != NULL || n_keys == 0);

  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < n_keys; i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (keys[i].keys);
      GtkShortcutAction *callback = gtk_callback_action_new (shortcut_cb, (gpointer) keys[i].action, NULL);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (trigger, callback));
    }
  gtk_widget_add_controller (page, controller);
}
