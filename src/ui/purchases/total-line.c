/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/total-line.h"

#include "base/money.h"
#include "widgets/table-column.h"

#include <glib/gi18n-lib.h>

struct _SourcierTotalLine
{
  GObject parent_instance;

  SourcierPurchaseTotalsTable *table;
  const SourcierPurchaseTotal *total; /* of the table */
};

G_DEFINE_FINAL_TYPE (SourcierTotalLine, sourcier_total_line, G_TYPE_OBJECT)

static void
sourcier_total_line_finalize (GObject *object)
{
  g_object_unref (SOURCIER_TOTAL_LINE (object)->table);

  G_OBJECT_CLASS (sourcier_total_line_parent_class)->finalize (object);
}

static void
sourcier_total_line_class_init (SourcierTotalLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_total_line_finalize;
}

static void
sourcier_total_line_init (SourcierTotalLine *self)
{
}

static void
append_line (GListStore                  *lines,
             SourcierPurchaseTotalsTable *table,
             const SourcierPurchaseTotal *total)
{
  g_autoptr (SourcierTotalLine) line = g_object_new (SOURCIER_TYPE_TOTAL_LINE, NULL);

  line->table = g_object_ref (table);
  line->total = total;
  g_list_store_append (lines, line);
}

/**
 * sourcier_total_lines_new:
 * @table: totals
 *
 * Returns: (transfer full): a #SourcierTotalLine for each, that of the whole answer last; empty where nothing answers
 */
GListModel *
sourcier_total_lines_new (SourcierPurchaseTotalsTable *table)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (table), NULL);

  GListStore *lines = g_list_store_new (SOURCIER_TYPE_TOTAL_LINE);
  guint n = sourcier_purchase_totals_table_get_n (table);

  for (guint i = 0; i < n; i++)
    append_line (lines, table, sourcier_purchase_totals_table_get (table, i));
  if (n > 0)
    append_line (lines, table, sourcier_purchase_totals_table_get_all (table));
  return G_LIST_MODEL (lines);
}

static gboolean
is_all (SourcierTotalLine *self)
{
  return self->total == sourcier_purchase_totals_table_get_all (self->table);
}

/**
 * sourcier_total_line_get_value:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the value of the facet that it is about, %NULL for the whole answer
 */
const char *
sourcier_total_line_get_value (SourcierTotalLine *self)
{
  g_return_val_if_fail (SOURCIER_IS_TOTAL_LINE (self), NULL);

  return is_all (self) ? NULL : self->total->counted.value;
}

static char *
name_line (gpointer item)
{
  SourcierTotalLine *self = item;

  if (is_all (self))
    return g_strdup (C_("totals", "Total"));
  return sourcier_purchase_facet_get_value_name (sourcier_purchase_totals_table_get_facet (self->table),
                                                 self->total->counted.value);
}

/* "12.3 %" */
static char *
show_share (SourcierTotalLine *self)
{
  g_autofree char *number =
    g_strdup_printf ("%.1f", 100 * sourcier_purchase_totals_table_get_share (self->table, self->total));

  /* translators: a share in per cent */
  return g_strdup_printf (C_("totals", "%s%%"), number);
}

enum { COLUMN_VALUE, COLUMN_COUNT, COLUMN_ESTIMATE, COLUMN_AWARDED, COLUMN_SHARE };

static char *
cell_text (const SourcierTableColumn *column,
           gpointer                   item)
{
  SourcierTotalLine *self = item;

  switch (column->field)
    {
    case COLUMN_COUNT:
      return sourcier_count_format (self->total->counted.count);
    case COLUMN_ESTIMATE:
      return sourcier_money_format (self->total->estimate);
    case COLUMN_AWARDED:
      return sourcier_money_format (self->total->awarded);
    case COLUMN_VALUE:
    default:
      return name_line (item);
    }
}

static GtkWidget *
create_share (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *figure = gtk_label_new (NULL);

  gtk_widget_set_size_request (bar, 60, -1);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (figure), 7);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), figure);
  return box;
}

static void
show_bar (GtkWidget *cell,
          gpointer   item)
{
  SourcierTotalLine *self = item;
  GtkWidget *bar = gtk_widget_get_first_child (cell);
  g_autofree char *words = show_share (self);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 MIN (sourcier_purchase_totals_table_get_share (self->table, self->total), 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (cell)), words);
}

static const SourcierTableColumn columns[] = {
  { "value", NC_("column", "Purchases by"), COLUMN_VALUE, SOURCIER_TABLE_COLUMN_NOT_SORTED, 14, 30,
    SOURCIER_TABLE_COLUMN_EXPANDS, cell_text, NULL, NULL, name_line },
  { "count", NC_("column", "Purchases"), COLUMN_COUNT, SOURCIER_TABLE_COLUMN_NOT_SORTED, 7, 9,
    SOURCIER_TABLE_COLUMN_AMOUNT, cell_text },
  { "estimate", NC_("column", "Estimated (HT)"), COLUMN_ESTIMATE, SOURCIER_TABLE_COLUMN_NOT_SORTED, 11, 14,
    SOURCIER_TABLE_COLUMN_AMOUNT, cell_text },
  { "awarded", NC_("column", "Awarded (HT)"), COLUMN_AWARDED, SOURCIER_TABLE_COLUMN_NOT_SORTED, 11, 14,
    SOURCIER_TABLE_COLUMN_AMOUNT, cell_text },
  { "share", NC_("column", "Share"), COLUMN_SHARE, SOURCIER_TABLE_COLUMN_NOT_SORTED, 0, 0, SOURCIER_TABLE_COLUMN_PLAIN, NULL,
    create_share, show_bar },
};

/**
 * sourcier_total_columns_add:
 * @view: a table whose items are #SourcierTotalLine
 *
 * Gives the table its columns, the value first.
 */
void
sourcier_total_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = sourcier_table_column_create (&columns[i]);

      gtk_column_view_append_column (view, column);
    }
}
