/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/shadows.h"

static gboolean
is_shadow (GtkWidget *child)
{
  static const char * const names[] = { "dimming", "shadow", "border", "outline", NULL };

  return g_strv_contains (names, gtk_widget_get_css_name (child));
}

/**
 * sourcier_shadows_put_last:
 * @folder: a widget of libadwaita that folds: one page goes over another with a shadow
 *
 * Puts the shadows behind the pages, among the children. Libadwaita gives them their style anew whenever @folder is laid out,
 * and GTK then looks at the style of all that stands behind them and of all that is in it: at the whole window, for each frame
 * of a table that scrolls. They are drawn where they were, since they are not drawn as children, and nothing can be clicked in
 * them.
 */
void
sourcier_shadows_put_last (GtkWidget *folder)
{
  GtkWidget *last, *next;

  g_return_if_fail (GTK_IS_WIDGET (folder));

  last = gtk_widget_get_last_child (folder);
  for (GtkWidget *child = gtk_widget_get_first_child (folder); child != NULL && child != last; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (is_shadow (child))
        gtk_widget_insert_before (child, folder, NULL);
    }
}
