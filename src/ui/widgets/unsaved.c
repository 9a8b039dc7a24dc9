/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/unsaved.h"

#include <adwaita.h>

G_DEFINE_INTERFACE (SourcierUnsaved, sourcier_unsaved, GTK_TYPE_WINDOW)

static void
sourcier_unsaved_default_init (SourcierUnsavedInterface *iface)
{
}

/**
 * sourcier_unsaved_is_unsaved:
 * @self: a window
 *
 * Returns: whether it holds what the reader told since it came and did not save
 */
gboolean
sourcier_unsaved_is_unsaved (SourcierUnsaved *self)
{
  g_return_val_if_fail (SOURCIER_IS_UNSAVED (self), FALSE);

  return SOURCIER_UNSAVED_GET_IFACE (self)->is_unsaved (self);
}

/**
 * sourcier_unsaved_save:
 * @self: a window
 *
 * Saves what it holds, and the window goes, as if the reader had pressed its button.
 *
 * Returns: %FALSE if it could not: something is missing, or went wrong and was told
 */
gboolean
sourcier_unsaved_save (SourcierUnsaved *self)
{
  g_return_val_if_fail (SOURCIER_IS_UNSAVED (self), FALSE);

  return SOURCIER_UNSAVED_GET_IFACE (self)->save (self);
}

/* How many windows stand behind it. */
static int
count_behind (GtkWindow *window)
{
  int n = 0;

  while ((window = gtk_window_get_transient_for (window)) != NULL)
    n++;
  return n;
}

/**
 * sourcier_unsaved_find:
 *
 * Returns: (transfer none) (nullable): of the windows that hold something unsaved the one in front: what is told there may go
 *   into the one behind it first
 */
SourcierUnsaved *
sourcier_unsaved_find (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  SourcierUnsaved *found = NULL;
  int most = -1;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!SOURCIER_IS_UNSAVED (window) || !gtk_widget_get_visible (GTK_WIDGET (window)) || count_behind (window) <= most
          || !sourcier_unsaved_is_unsaved (SOURCIER_UNSAVED (window)))
        continue;
      found = SOURCIER_UNSAVED (window);
      most = count_behind (window);
    }
  return found;
}

static void
write_text (GString    *text,
            GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *words = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_string_append (text, words);
}

/* What is told in a widget itself; what is looked for in a list is nothing that is told. */
static void
write_one (GString   *text,
           GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_ENTRY) == NULL)
    g_string_append (text, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    write_text (text, GTK_TEXT_VIEW (widget));
  else if (GTK_IS_CHECK_BUTTON (widget))
    g_string_append_c (text, gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) ? '1' : '0');
  else if (GTK_IS_SWITCH (widget))
    g_string_append_c (text, gtk_switch_get_active (GTK_SWITCH (widget)) ? '1' : '0');
  else if (GTK_IS_DROP_DOWN (widget))
    g_string_append_printf (text, "%u", gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)));
  else if (ADW_IS_COMBO_ROW (widget))
    g_string_append_printf (text, "%u", adw_combo_row_get_selected (ADW_COMBO_ROW (widget)));
  else
    return;
  g_string_append_c (text, '\x1f');
}

static void
write_all (GString   *text,
           GtkWidget *widget)
{
  write_one (text, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      write_all (text, child);
}

/**
 * sourcier_unsaved_take_down:
 * @widget: a form
 *
 * Returns: (transfer full): all that is written, ticked and chosen in it, to be compared with what it is later
 */
char *
sourcier_unsaved_take_down (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  GString *text = g_string_new (NULL);

  write_all (text, widget);
  return g_string_free (text, FALSE);
}
