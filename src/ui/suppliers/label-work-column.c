/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-work-column.h"

#include "compat/column-view.h"
#include "suppliers/label-work.h"
#include "suppliers/supplier-column.h"
#include "widgets/cell-text.h"
#include "widgets/label-badge.h"

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

#define NOT_SORTED (-1)

/* Narrower tables go without the city, which tells least of what is to be checked. */
#define CITY_WIDTH 720

typedef struct
{
  ColumnId id;
  int sort;
  guint least;  /* characters it shows where room is scarce */
  guint wished; /* and where it is not */
} Column;

static const Column columns[N_COLUMNS] = {
  { COLUMN_LABEL, SOURCIER_LABEL_WORK_SORT_LABEL, 0, 0 },
  { COLUMN_SUPPLIER, SOURCIER_LABEL_WORK_SORT_SUPPLIER, 12, 26 },
  { COLUMN_CITY, SOURCIER_LABEL_WORK_SORT_CITY, 7, 18 },
  { COLUMN_NUMBER, NOT_SORTED, 12, 15 },
  { COLUMN_UNTIL, SOURCIER_LABEL_WORK_SORT_UNTIL, 10, 11 },
  { COLUMN_STATE, NOT_SORTED, 8, 19 },
  { COLUMN_CHECKED, SOURCIER_LABEL_WORK_SORT_CHECKED, 11, 24 },
};

static const char *
get_title (ColumnId id)
{
  switch (id)
    {
    case COLUMN_LABEL:
      return C_("column", "Label");
    case COLUMN_SUPPLIER:
      return C_("column", "Supplier");
    case COLUMN_CITY:
      return C_("column", "City");
    case COLUMN_NUMBER:
      return C_("column", "Number");
    case COLUMN_UNTIL:
      return C_("column", "Until");
    case COLUMN_STATE:
      return C_("column", "State");
    case COLUMN_CHECKED:
      return C_("column", "Checked");
    case N_COLUMNS:
    default:
      g_return_val_if_reached ("");
    }
}

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
cell_text (ColumnId           id,
           SourcierLabelWork *work)
{
  SourcierSupplier *supplier = sourcier_label_work_get_supplier (work);
  SourcierLabelAward *award = sourcier_label_work_get_award (work);

  switch (id)
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
setup_cb (const Column *column,
          GtkListItem  *item)
{
  GtkWidget *cell = column->id == COLUMN_LABEL ? create_badge ()
                                               : sourcier_cell_text_new (column->least, column->wished);

  g_object_set_data (G_OBJECT (cell), "column", (gpointer) column);
  if (column->id == COLUMN_NUMBER || column->id == COLUMN_UNTIL || column->id == COLUMN_CHECKED)
    gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

/* A row reads as what it is about where a screen reader would find only the name of a class. */
static void
label_row (GtkWidget         *cell,
           SourcierLabelWork *work,
           const char        *label)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_autofree char *words =
    g_strdup_printf ("%s · %s", sourcier_supplier_get_name (sourcier_label_work_get_supplier (work)), label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_label (GtkWidget         *cell,
            SourcierLabelWork *work)
{
  SourcierLabelAward *award = sourcier_label_work_get_award (work);
  GtkWidget *badge = gtk_widget_get_first_child (cell);
  g_autofree char *words = sourcier_label_badge_describe (award, sourcier_day_today ());

  sourcier_label_badge_show (badge, award, sourcier_day_today ());
  gtk_widget_set_tooltip_text (badge, words);
  label_row (cell, work, words);
}

/* A row that was edited stays the same object and says so. */
static void
show_cell (SourcierLabelWork *work,
           GtkWidget         *cell)
{
  const Column *column = g_object_get_data (G_OBJECT (cell), "column");

  if (column->id == COLUMN_LABEL)
    {
      show_label (cell, work);
    }
  else
    {
      g_autofree char *text = cell_text (column->id, work);

      gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
    }
}

static void
bind_cb (const Column *column,
         GtkListItem  *item)
{
  SourcierLabelWork *work = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  show_cell (work, cell);
  g_signal_connect_object (work, "changed", G_CALLBACK (show_cell), cell, 0);
}

static void
unbind_cb (const Column *column,
           GtkListItem  *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

static GtkColumnViewColumn *
create_column (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *created = gtk_column_view_column_new (get_title (column->id), factory);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);
  g_object_set_data (G_OBJECT (created), "column", (gpointer) column);
  gtk_column_view_column_set_resizable (created, TRUE);
  gtk_column_view_column_set_expand (created, column->id == COLUMN_SUPPLIER);
  if (column->sort != NOT_SORTED)
    sourcier_column_make_sortable (created);
  return created;
}

static gboolean
show_city_cb (gpointer data)
{
  GtkColumnView *view = data;
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  g_autoptr (GtkColumnViewColumn) city = g_list_model_get_item (gtk_column_view_get_columns (view), COLUMN_CITY);

  if (across != NULL && city != NULL)
    gtk_column_view_column_set_visible (city, gtk_adjustment_get_page_size (across) >= CITY_WIDTH);
  return G_SOURCE_REMOVE;
}

/* A column comes or goes when the room has been given out, not while it is. */
static void
width_changed_cb (GtkColumnView *view)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_city_cb, g_object_ref (view), g_object_unref);
}

static void
scrolled_cb (GtkColumnView *view)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  if (across != NULL)
    g_signal_connect_object (across, "notify::page-size", G_CALLBACK (width_changed_cb), view, G_CONNECT_SWAPPED);
}

/**
 * sourcier_label_work_columns_add:
 * @view: a table whose items are #SourcierLabelWork, in a scrolled window
 *
 * Gives the table its columns, sorted by the end of the label, the first that ends first. Where there is little room the
 * city is left out.
 */
void
sourcier_label_work_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (&columns[i]);

      gtk_column_view_append_column (view, column);
      if (i == COLUMN_UNTIL)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
  g_signal_connect (view, "notify::hadjustment", G_CALLBACK (scrolled_cb), NULL);
  scrolled_cb (view);
}

/**
 * sourcier_label_work_columns_get_sort:
 * @view: a table with these columns
 * @sort: (out): what the reader sorts by
 * @descending: (out): which way
 *
 * Returns: whether a column is sorted
 */
gboolean
sourcier_label_work_columns_get_sort (GtkColumnView         *view,
                                      SourcierLabelWorkSort *sort,
                                      gboolean              *descending)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  GtkSortType order;
  GtkColumnViewColumn *sorted = sourcier_column_view_get_sort (view, &order);

  if (sorted == NULL)
    return FALSE;
  *sort = ((const Column *) g_object_get_data (G_OBJECT (sorted), "column"))->sort;
  *descending = order == GTK_SORT_DESCENDING;
  return TRUE;
}
