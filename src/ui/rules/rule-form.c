/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-form.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_rule_form_add_text:
 * @group: where it goes
 * @name: what is written there
 * @text: what is written already
 * @edited: called with @owner when it changes
 * @owner: the form
 *
 * Returns: (transfer none): a row for words
 */
GtkEditable *
sourcier_rule_form_add_text (AdwPreferencesGroup *group,
                             const char          *name,
                             const char          *text,
                             GCallback            edited,
                             gpointer             owner)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", name, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  sourcier_accessible_name_set (row, name);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "changed", edited, owner, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (row);
}

/**
 * sourcier_rule_form_add_money:
 * @group: where it goes
 * @name: what amount it is
 * @cents: the amount, or %SOURCIER_MONEY_UNKNOWN
 * @edited: called with @owner when it changes
 * @owner: the form
 *
 * Returns: (transfer none): the entry of a row for an amount
 */
SourcierMoneyEntry *
sourcier_rule_form_add_money (AdwPreferencesGroup *group,
                              const char          *name,
                              gint64               cents,
                              GCallback            edited,
                              gpointer             owner)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", name, NULL);
  GtkWidget *entry = sourcier_money_entry_new ();

  sourcier_money_entry_set_amount (SOURCIER_MONEY_ENTRY (entry), cents);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (entry, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (entry, "notify::amount", edited, owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", edited, owner, G_CONNECT_SWAPPED);
  return SOURCIER_MONEY_ENTRY (entry);
}

/**
 * sourcier_rule_form_add_day:
 * @group: where it goes
 * @name: what day it is
 * @day: the day, or %SOURCIER_DAY_NONE
 * @edited: called with @owner when it changes
 * @owner: the form
 *
 * Returns: (transfer none): a row for a day
 */
SourcierDayRow *
sourcier_rule_form_add_day (AdwPreferencesGroup *group,
                            const char          *name,
                            SourcierDay          day,
                            GCallback            edited,
                            gpointer             owner)
{
  GtkWidget *row = sourcier_day_row_new (name);

  sourcier_day_row_set_day (SOURCIER_DAY_ROW (row), day);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "changed", edited, owner, G_CONNECT_SWAPPED);
  return SOURCIER_DAY_ROW (row);
}

/**
 * sourcier_rule_form_find_day_mistake:
 * @from: the row of the first day
 * @to: the row of the last day
 *
 * Returns: (transfer none) (nullable): what is wrong with them in words, %NULL if nothing is
 */
const char *
sourcier_rule_form_find_day_mistake (SourcierDayRow *from,
                                     SourcierDayRow *to)
{
  SourcierDay first = SOURCIER_DAY_NONE, last = SOURCIER_DAY_NONE;

  if (!sourcier_day_row_get_day (from, &first) || !sourcier_day_row_get_day (to, &last))
    return _("A day is written like 31/12/2026");
  if (last != SOURCIER_DAY_NONE && first > last)
    return _("The first day has to come before the last");
  return NULL;
}
