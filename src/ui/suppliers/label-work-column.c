/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-work-column.h"

#include "suppliers/label-work.h"
#include "suppliers/label-work-query.h"
#include "suppliers/supplier-column.h"
#include "widgets/column-fit.h"
#include "widgets/label-badge.h"
#include "widgets/table-column.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_LABEL,
  COLUMN_SUPPLIER,
  COLUMN_CITY,
  COLUMN_NUMBER,
  COLUMN_UNTIL,
  COLUMN_STATE,
  COLUMN_CHECKED,
  N_COLUMNS,
} ColumnId;

static char *
show_day (SourcierDay day)
{
  return day != SOURCIER_DAY_NONE ? sourcier_day_format (day) : g_strdup ("");
}

static char *
show_checked (SourcierLabelAward *award)
{
  g_autofree char *on = show_day (sourcier_label_award_get_checked_on (award));
  const char *by = sourcier_label_award_get_checked_by (award);

  if (*on == '\0' || *by == '\0')
    return g_strconcat (on, by, NULL);
  /* translators: a day and a name: “12/03/2026 by Ana Sousa” */
  return g_strdup_printf (_("%s by %s"), on, by);
}

static char *
cell_text (const SourcierTableColumn *column,
           gpointer                   item)
{
  SourcierLabelWork *work = item;
  SourcierSupplier *supplier = sourcier_label_work_get_supplier (work);
  SourcierLabelAward *award = sourcier_label_work_get_award (work);

  switch ((ColumnId) column->field)
    {
    case COLUMN_SUPPLIER:
      return g_strdup (sourcier_supplier_get_name (supplier));
    case COLUMN_CITY:
      return sourcier_supplier_show_city (supplier);
    case COLUMN_NUMBER:
      return g_strdup (sourcier_label_award_get_number (award));
    case COLUMN_UNTIL:
      return show_day (sourcier_label_award_get_valid_to (award));
    case COLUMN_STATE:
      return g_strdup (sourcier_award_state_get_name (sourcier_label_award_get_state (award, sourcier_day_today ())));
    case COLUMN_CHECKED:
      return show_checked (award);
    case COLUMN_LABEL:
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GtkWidget *
create_badge (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (SourcierLabelAward) none = sourcier_label_award_new ("");

  gtk_box_append (GTK_BOX (box), sourcier_label_badge_new (none, sourcier_day_today ()));
  return box;
}

static void
show_label (GtkWidget *cell,
            gpointer   work)
{
  SourcierLabelAward *award = sourcier_label_work_get_award (work);
  GtkWidget *badge = gtk_widget_get_first_child (cell);
  g_autofree char *words = sourcier_label_badge_describe (award, sourcier_day_today ());

  sourcier_label_badge_show (badge, award, sourcier_day_today ());
  gtk_widget_set_tooltip_text (badge, words);
}

static char *
name_row (gpointer work)
{
  g_autofree char *label = sourcier_label_badge_describe (sourcier_label_work_get_award (work), sourcier_day_today ());

  return g_strdup_printf ("%s · %s", sourcier_supplier_get_name (sourcier_label_work_get_supplier (work)), label);
}

static const SourcierTableColumn columns[N_COLUMNS] = {
  { "label", NC_("column", "Label"), COLUMN_LABEL, SOURCIER_LABEL_WORK_SORT_LABEL, 0, 0, SOURCIER_TABLE_COLUMN_PLAIN,
    NULL, create_badge, show_label, name_row, 13 },
  { "supplier", NC_("column", "Supplier"), COLUMN_SUPPLIER, SOURCIER_LABEL_WORK_SORT_SUPPLIER, 20, 26,
    SOURCIER_TABLE_COLUMN_EXPANDS, cell_text },
  { "city", NC_("column", "City"), COLUMN_CITY, SOURCIER_LABEL_WORK_SORT_CITY, 7, 18, SOURCIER_TABLE_COLUMN_PLAIN, cell_text,
    .lesser = 3 },
  { "number", NC_("column", "Number"), COLUMN_NUMBER, SOURCIER_TABLE_COLUMN_NOT_SORTED, 9, 15,
    SOURCIER_TABLE_COLUMN_FIGURES, cell_text, .lesser = 2 },
  { "until", NC_("column", "Until"), COLUMN_UNTIL, SOURCIER_LABEL_WORK_SORT_UNTIL, 10, 11, SOURCIER_TABLE_COLUMN_FIGURES,
    cell_text },
  { "state", NC_("column", "State"), COLUMN_STATE, SOURCIER_TABLE_COLUMN_NOT_SORTED, 5, 15, SOURCIER_TABLE_COLUMN_PLAIN,
    cell_text, .need = 8, .lesser = 1 },
  { "checked", NC_("column", "Checked"), COLUMN_CHECKED, SOURCIER_LABEL_WORK_SORT_CHECKED, 21, 29,
    SOURCIER_TABLE_COLUMN_FIGURES, cell_text, .need = 22 },
};

/**
 * sourcier_label_work_columns_add:
 * @view: a table whose items are #SourcierLabelWork, in a scrolled window
 *
 * Gives the table its columns, sorted by the end of the label, the first that ends first. Where there is little room,
 * what tells least of what is to be checked is left out.
 */
void
sourcier_label_work_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = sourcier_table_column_create (&columns[i]);

      gtk_column_view_append_column (view, column);
      if (i == COLUMN_UNTIL)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
  sourcier_column_fit_watch (view);
}
