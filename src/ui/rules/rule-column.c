/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-column.h"

#include "rules/rule.h"
#include "widgets/cell-text.h"
#include "widgets/time-line.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_TITLE,
  COLUMN_EFFECT,
  COLUMN_AMOUNTS,
  COLUMN_PERIOD,
  COLUMN_NATURES,
  COLUMN_BUYERS,
  COLUMN_CHECK,
  COLUMN_SOURCE,
  N_COLUMNS,
} ColumnId;

typedef struct
{
  ColumnId id;
  guint least;   /* characters it shows where room is scarce */
  guint wished;  /* and where it is not */
} Column;

static const Column columns[N_COLUMNS] = {
  { COLUMN_TITLE, 24, 40 },
  { COLUMN_EFFECT, 8, 12 },
  { COLUMN_AMOUNTS, 13, 18 },
  { COLUMN_PERIOD, 0, 0 },
  { COLUMN_NATURES, 7, 13 },
  { COLUMN_BUYERS, 7, 14 },
  { COLUMN_CHECK, 9, 16 },
  { COLUMN_SOURCE, 6, 12 },
};

static const char *
get_title (ColumnId id)
{
  switch (id)
    {
    case COLUMN_TITLE:
      return C_("column", "Rule");
    case COLUMN_EFFECT:
      return C_("column", "Effect");
    case COLUMN_AMOUNTS:
      return C_("column", "Amounts excl. tax");
    case COLUMN_PERIOD:
      return C_("column", "2019–2028");
    case COLUMN_NATURES:
      return C_("column", "Nature");
    case COLUMN_BUYERS:
      return C_("column", "For whom");
    case COLUMN_CHECK:
      return C_("column", "Verified");
    case COLUMN_SOURCE:
      return C_("column", "Source");
    case N_COLUMNS:
    default:
      g_return_val_if_reached ("");
    }
}

static char *
cell_text (ColumnId      id,
           SourcierRule *rule)
{
  switch (id)
    {
    case COLUMN_TITLE:
      return g_strdup (sourcier_rule_get_title (rule));
    case COLUMN_EFFECT:
      return g_strdup (sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule)));
    case COLUMN_AMOUNTS:
      return sourcier_rule_describe_amounts (rule);
    case COLUMN_NATURES:
      return sourcier_rule_natures_to_words (sourcier_rule_get_natures (rule));
    case COLUMN_BUYERS:
      return sourcier_rule_buyers_to_words (sourcier_rule_get_buyers (rule));
    case COLUMN_CHECK:
      return sourcier_rule_describe_check (rule);
    case COLUMN_SOURCE:
      return g_strdup (sourcier_rule_get_source (rule));
    case COLUMN_PERIOD:
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
setup_cb (const Column *column,
          GtkListItem  *item)
{
  GtkWidget *cell = column->id == COLUMN_PERIOD ? sourcier_time_line_new (SOURCIER_RULE_FIRST_YEAR, SOURCIER_RULE_LAST_YEAR)
                                                : sourcier_cell_text_new (column->least, column->wished);

  if (column->id == COLUMN_AMOUNTS)
    gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

/* A row reads as what it is about where a screen reader would find only the name of a class. */
static void
name_row (GtkWidget    *cell,
          SourcierRule *rule)
{
  g_autofree char *amounts = sourcier_rule_describe_amounts (rule);
  g_autofree char *period = sourcier_rule_describe_period (rule);
  g_autofree char *words = g_strdup_printf ("%s · %s · %s · %s", sourcier_rule_get_title (rule),
                                            sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule)), amounts,
                                            period);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_widget_get_parent (cell))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_period (GtkWidget    *cell,
             SourcierRule *rule)
{
  g_autofree char *period = sourcier_rule_describe_period (rule);

  sourcier_time_line_set_period (SOURCIER_TIME_LINE (cell), sourcier_rule_get_from (rule),
                                     sourcier_rule_get_to (rule));
  gtk_widget_set_tooltip_text (cell, period);
}

static void
bind_cb (const Column *column,
         GtkListItem  *item)
{
  SourcierRule *rule = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (column->id == COLUMN_PERIOD)
    {
      show_period (cell, rule);
      return;
    }

  g_autofree char *text = cell_text (column->id, rule);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (column->id == COLUMN_TITLE)
    name_row (cell, rule);
}

/**
 * sourcier_rule_columns_add:
 * @view: a table whose items are #SourcierRule
 *
 * Gives the table its columns.
 */
void
sourcier_rule_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (get_title (columns[i].id), factory);

      g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[i]);
      g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), (gpointer) &columns[i]);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].id == COLUMN_TITLE);
      gtk_column_view_append_column (view, column);
    }
}
