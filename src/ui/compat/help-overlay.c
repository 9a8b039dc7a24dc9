/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/help-overlay.h"

/**
 * sourcier_help_overlay_show:
 * @window: a window
 * @resource: where its window of keyboard shortcuts lies, "help_overlay" by its id
 *
 * Shows the keys of @window. GTK builds what it finds under the name that it knows with every window, whether anybody looks at
 * it or not; this one is built when it is asked for, and "win.show-help-overlay" is GTK's own action from then on.
 */
void
sourcier_help_overlay_show (GtkApplicationWindow *window,
                            const char           *resource)
{
  g_return_if_fail (GTK_IS_APPLICATION_WINDOW (window));
  g_return_if_fail (resource != NULL);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (resource);

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
  G_GNUC_END_IGNORE_DEPRECATIONS
}
