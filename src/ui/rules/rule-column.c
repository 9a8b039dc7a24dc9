/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-column.h"

#include "rules/rule-order.h"
#include "widgets/table-column.h"
#include "widgets/time-line.h"

#include <glib/gi18n-lib.h>

static char *
show_title (const SourcierTableColumn *column,
            gpointer                   rule)
{
  return g_strdup (sourcier_rule_get_title (rule));
}

static char *
show_code (const SourcierTableColumn *column,
           gpointer                   rule)
{
  return g_strdup (sourcier_rule_get_code (rule));
}

static char *
show_effect (const SourcierTableColumn *column,
             gpointer                   rule)
{
  return g_strdup (sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule)));
}

static char *
show_amounts (const SourcierTableColumn *column,
              gpointer                   rule)
{
  return sourcier_rule_describe_amounts (rule);
}

static char *
show_period (const SourcierTableColumn *column,
             gpointer                   rule)
{
  return sourcier_rule_describe_period (rule);
}

static char *
show_first_day (const SourcierTableColumn *column,
                gpointer                   rule)
{
  return sourcier_day_format (sourcier_rule_get_from (rule));
}

static char *
show_natures (const SourcierTableColumn *column,
              gpointer                   rule)
{
  return sourcier_rule_natures_to_words (sourcier_rule_get_natures (rule));
}

static char *
show_buyers (const SourcierTableColumn *column,
             gpointer                   rule)
{
  return sourcier_rule_buyers_to_words (sourcier_rule_get_buyers (rule));
}

static char *
show_check (const SourcierTableColumn *column,
            gpointer                   rule)
{
  return sourcier_rule_describe_check (rule);
}

static char *
show_origin (const SourcierTableColumn *column,
             gpointer                   rule)
{
  if (sourcier_rule_get_origin (rule) == SOURCIER_RULE_OFFICE)
    return g_strdup (C_("rule origin", "Office"));
  return g_strdup (sourcier_rule_is_overridden (rule) ? C_("rule origin", "Law, changed") : C_("rule origin", "Law"));
}

static char *
show_source (const SourcierTableColumn *column,
             gpointer                   rule)
{
  return g_strdup (sourcier_rule_get_source (rule));
}

static GtkWidget *
create_line (void)
{
  return sourcier_time_line_new (SOURCIER_RULE_FIRST_YEAR, SOURCIER_RULE_LAST_YEAR);
}

static void
draw_period (GtkWidget *cell,
             gpointer   rule)
{
  g_autofree char *period = sourcier_rule_describe_period (rule);

  sourcier_time_line_set_period (SOURCIER_TIME_LINE (cell), sourcier_rule_get_from (rule), sourcier_rule_get_to (rule));
  gtk_widget_set_tooltip_text (cell, period);
}

/* A row reads as what it is about. */
static char *
name_row (gpointer rule)
{
  g_autofree char *amounts = sourcier_rule_describe_amounts (rule);
  g_autofree char *period = sourcier_rule_describe_period (rule);

  return g_strdup_printf ("%s · %s · %s · %s", sourcier_rule_get_title (rule),
                          sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule)), amounts, period);
}

/* In the order in which they are offered. */
static const SourcierTableColumn columns[] = {
  { "title", NC_("column", "Rule"), 0, SOURCIER_RULE_SORT_TITLE, 24, 40, SOURCIER_TABLE_COLUMN_EXPANDS, show_title, NULL,
    NULL, name_row },
  { "code", NC_("column", "Code"), 0, SOURCIER_RULE_SORT_CODE, 10, 18, SOURCIER_TABLE_COLUMN_PLAIN, show_code },
  { "effect", NC_("column", "Effect"), 0, SOURCIER_RULE_SORT_EFFECT, 9, 13, SOURCIER_TABLE_COLUMN_PLAIN, show_effect,
    .lesser = 1 },
  { "amounts", NC_("column", "Amounts excl. tax"), 0, SOURCIER_RULE_SORT_AMOUNT, 13, 21, SOURCIER_TABLE_COLUMN_FIGURES,
    show_amounts },
  { "period", NC_("column", "2019–2028"), 0, SOURCIER_RULE_SORT_FROM, 0, 0, SOURCIER_TABLE_COLUMN_PLAIN, show_period,
    create_line, draw_period, .need = 12, .lesser = 2 },
  { "from", NC_("column", "In force from"), 0, SOURCIER_RULE_SORT_FROM, 10, 12, SOURCIER_TABLE_COLUMN_FIGURES,
    show_first_day },
  { "natures", NC_("column", "Nature"), 0, SOURCIER_TABLE_COLUMN_NOT_SORTED, 16, 23, SOURCIER_TABLE_COLUMN_PLAIN,
    show_natures, .lesser = 4 },
  { "buyers", NC_("column", "For whom"), 0, SOURCIER_TABLE_COLUMN_NOT_SORTED, 14, 22, SOURCIER_TABLE_COLUMN_PLAIN,
    show_buyers, .lesser = 3 },
  { "check", NC_("column", "Verified"), 0, SOURCIER_RULE_SORT_VERIFIED, 9, 21, SOURCIER_TABLE_COLUMN_PLAIN, show_check,
    .need = 15, .lesser = 5 },
  { "origin", NC_("column", "Origin"), 0, SOURCIER_RULE_SORT_ORIGIN, 8, 12, SOURCIER_TABLE_COLUMN_PLAIN, show_origin },
  { "source", NC_("column", "Source"), 0, SOURCIER_TABLE_COLUMN_NOT_SORTED, 9, 24, SOURCIER_TABLE_COLUMN_PLAIN,
    show_source },
};

/**
 * sourcier_rule_columns_add:
 * @keeper: keeps the columns of a table whose items are #SourcierRule
 *
 * Gives the table its columns.
 */
void
sourcier_rule_columns_add (SourcierColumnKeeper *keeper)
{
  g_return_if_fail (SOURCIER_IS_COLUMN_KEEPER (keeper));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = sourcier_table_column_create (&columns[i]);

      sourcier_column_keeper_add (keeper, columns[i].id, column, TRUE);
    }
}

typedef struct
{
  gboolean sorted; /* else the rules stand as the table has them */
  int by;
  gboolean descending;
} Order;

#define ORDER "rule-order"

static int
compare (gconstpointer one,
         gconstpointer other,
         gpointer      user_data)
{
  const Order *order = user_data;

  return order->sorted ? sourcier_rule_order ((SourcierRule *) one, (SourcierRule *) other, (SourcierRuleSort) order->by,
                                              order->descending)
                       : 0;
}

/**
 * sourcier_rule_columns_new_sorter:
 *
 * Returns: (transfer full): leaves rules in the order of their table, until sourcier_rule_columns_sort() tells another
 */
GtkSorter *
sourcier_rule_columns_new_sorter (void)
{
  Order *order = g_new0 (Order, 1);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, order, NULL));

  g_object_set_data_full (G_OBJECT (sorter), ORDER, order, g_free);
  return sorter;
}

/**
 * sourcier_rule_columns_sort:
 * @sorter: made by sourcier_rule_columns_new_sorter()
 * @view: a table with these columns
 *
 * Puts the rules in the order that the headers of the table tell.
 */
void
sourcier_rule_columns_sort (GtkSorter     *sorter,
                            GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_CUSTOM_SORTER (sorter));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  Order *order = g_object_get_data (G_OBJECT (sorter), ORDER);

  order->sorted = sourcier_table_column_get_sort (view, &order->by, &order->descending);
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
}
