/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-column.h"

#include "base/money.h"
#include "compat/column-view.h"
#include "widgets/cell-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SourcierPurchaseField field;
  const char *title;
  int sort;
  guint least;  /* characters it shows where room is scarce */
  guint wished; /* and where it is not */
} Column;

#define NOT_SORTED (-1)

static const Column columns[] = {
  { SOURCIER_PURCHASE_SUBJECT, NC_("column", "Subject"), SOURCIER_PURCHASE_SORT_SUBJECT, 22, 40 },
  { SOURCIER_PURCHASE_NATURE, NC_("column", "Nature"), NOT_SORTED, 8, 11 },
  { SOURCIER_PURCHASE_ESTIMATE, NC_("column", "Amount (HT)"), SOURCIER_PURCHASE_SORT_AMOUNT, 11, 13 },
  { SOURCIER_PURCHASE_LAUNCH_DAY, NC_("column", "Launch"), SOURCIER_PURCHASE_SORT_LAUNCH, 10, 11 },
  { SOURCIER_PURCHASE_STATE, NC_("column", "State"), SOURCIER_PURCHASE_SORT_STATE, 8, 10 },
  { SOURCIER_PURCHASE_SERVICE, NC_("column", "Service"), SOURCIER_PURCHASE_SORT_SERVICE, 8, 16 },
};

static char *
cell_text (const Column     *column,
           SourcierPurchase *purchase)
{
  gint64 amount = sourcier_purchase_get_amount (purchase);

  if (column->field == SOURCIER_PURCHASE_ESTIMATE)
    return amount != SOURCIER_MONEY_UNKNOWN ? sourcier_money_format (amount) : g_strdup ("");
  if (column->field == SOURCIER_PURCHASE_STATE)
    return g_strdup (sourcier_purchase_state_get_name (sourcier_purchase_get_state (purchase)));
  return sourcier_record_show_field (SOURCIER_RECORD (purchase), column->field);
}

/**
 * sourcier_purchase_columns_count:
 *
 * Returns: how many columns the register has
 */
guint
sourcier_purchase_columns_count (void)
{
  return G_N_ELEMENTS (columns);
}

/**
 * sourcier_purchase_columns_get_name:
 * @at: which column
 *
 * Returns: (transfer none): what stands above it
 */
const char *
sourcier_purchase_columns_get_name (guint at)
{
  g_return_val_if_fail (at < G_N_ELEMENTS (columns), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[at].title);
}

/**
 * sourcier_purchase_columns_get_text:
 * @at: which column
 * @purchase: a purchase
 *
 * Returns: (transfer full): what the column shows of it
 */
char *
sourcier_purchase_columns_get_text (guint             at,
                                    SourcierPurchase *purchase)
{
  g_return_val_if_fail (at < G_N_ELEMENTS (columns), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  return cell_text (&columns[at], purchase);
}

static void
setup_cb (const Column *column,
          GtkListItem  *item)
{
  GtkWidget *cell = sourcier_cell_text_new (column->least, column->wished);

  g_object_set_data (G_OBJECT (cell), "column", (gpointer) column);
  if (column->field == SOURCIER_PURCHASE_ESTIMATE)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  if (column->field == SOURCIER_PURCHASE_ESTIMATE || column->field == SOURCIER_PURCHASE_LAUNCH_DAY)
    gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

/* A row that was edited stays the same object and says so. */
static void
show_cell (SourcierPurchase *purchase,
           GtkWidget        *cell)
{
  const Column *column = g_object_get_data (G_OBJECT (cell), "column");
  g_autofree char *text = cell_text (column, purchase);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (column->field == SOURCIER_PURCHASE_SUBJECT)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_widget_get_parent (cell))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
bind_cb (const Column *column,
         GtkListItem  *item)
{
  SourcierPurchase *purchase = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  show_cell (purchase, cell);
  g_signal_connect_object (purchase, "changed", G_CALLBACK (show_cell), cell, 0);
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
  GtkColumnViewColumn *created =
    gtk_column_view_column_new (sourcier_purchase_columns_get_name ((guint) (column - columns)), factory);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);
  g_object_set_data (G_OBJECT (created), "column", (gpointer) column);
  gtk_column_view_column_set_resizable (created, TRUE);
  gtk_column_view_column_set_expand (created, column->field == SOURCIER_PURCHASE_SUBJECT);
  if (column->sort != NOT_SORTED)
    sourcier_column_make_sortable (created);
  return created;
}

/**
 * sourcier_purchase_columns_add:
 * @view: a table whose items are #SourcierPurchase
 *
 * Gives the table its columns, sorted by the launch, the latest first.
 */
void
sourcier_purchase_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (&columns[i]);

      gtk_column_view_append_column (view, column);
      if (columns[i].field == SOURCIER_PURCHASE_LAUNCH_DAY)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
    }
}

/**
 * sourcier_purchase_columns_get_sort:
 * @view: a table with these columns
 * @sort: (out): what the reader sorts by
 * @descending: (out): which way
 *
 * Returns: whether a column is sorted
 */
gboolean
sourcier_purchase_columns_get_sort (GtkColumnView        *view,
                                    SourcierPurchaseSort *sort,
                                    gboolean             *descending)
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
