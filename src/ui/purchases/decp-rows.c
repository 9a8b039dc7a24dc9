/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-rows.h"

#include "base/money.h"

/* Beyond this a title takes the place of all others. */
#define MOST_LINES 2

static GtkWidget *
new_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  return row;
}

/**
 * sourcier_decp_rows_add_count:
 * @group: where the row goes
 * @title: what is counted
 * @count: how many there are
 */
void
sourcier_decp_rows_add_count (AdwPreferencesGroup *group,
                              const char          *title,
                              gint64               count)
{
  GtkWidget *row = new_row (title);
  g_autofree char *text = sourcier_count_format (count);
  GtkWidget *figure = gtk_label_new (text);

  gtk_widget_add_css_class (figure, "numeric");
  if (count == 0)
    gtk_widget_add_css_class (figure, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  adw_preferences_group_add (group, row);
}

/**
 * sourcier_decp_rows_new_words:
 * @title: what the row is about
 * @subtitle: what there is to say about it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sourcier_decp_rows_new_words (const char *title,
                              const char *subtitle)
{
  GtkWidget *row = new_row (title);
  g_autofree char *markup = g_markup_escape_text (subtitle, -1);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), MOST_LINES);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  return row;
}
