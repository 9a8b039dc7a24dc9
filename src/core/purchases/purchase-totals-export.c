/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-totals-export.h"

#include "base/money.h"
#include "base/user.h"
#include "office/export-office.h"
#include "purchases/purchase-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * sourcier_purchase_totals_header:
 * @facet: what totals are parted by
 *
 * Returns: (transfer full): what stands above the cells of a total, %SOURCIER_N_PURCHASE_TOTALS_COLUMNS words
 */
char **
sourcier_purchase_totals_header (SourcierPurchaseFacet facet)
{
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  const char *words[SOURCIER_N_PURCHASE_TOTALS_COLUMNS + 1] = {
    sourcier_purchase_facet_get_name (facet), C_("column", "Purchases"), C_("column", "Estimated (HT)"),
    C_("column", "Awarded (HT)"), C_("column", "Share (%)"), NULL,
  };

  return g_strdupv ((char **) words);
}

/* With the decimal mark that the reader's spreadsheet takes for one. */
static char *
to_number (char *text)
{
  return g_strdelimit (text, ".,", sourcier_user_reads_french () ? ',' : '.');
}

static char *
name_total (SourcierPurchaseTotalsTable *table,
            const SourcierPurchaseTotal *total)
{
  if (total == sourcier_purchase_totals_table_get_all (table))
    return g_strdup (C_("totals", "Total"));
  return sourcier_purchase_facet_get_value_name (sourcier_purchase_totals_table_get_facet (table), total->counted.value);
}

/**
 * sourcier_purchase_totals_to_cells:
 * @table: totals
 * @total: one of them, or that of the whole answer
 *
 * Returns: (transfer full): what it says, %SOURCIER_N_PURCHASE_TOTALS_COLUMNS cells for a spreadsheet: bare numbers, the share
 *   in per cent with one decimal
 */
char **
sourcier_purchase_totals_to_cells (SourcierPurchaseTotalsTable *table,
                                   const SourcierPurchaseTotal *total)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (table), NULL);
  g_return_val_if_fail (total != NULL, NULL);

  char **cells = g_new0 (char *, SOURCIER_N_PURCHASE_TOTALS_COLUMNS + 1);

  cells[0] = name_total (table, total);
  cells[1] = g_strdup_printf ("%" G_GINT64_FORMAT, total->counted.count);
  cells[2] = to_number (sourcier_money_to_text (total->estimate));
  cells[3] = to_number (sourcier_money_to_text (total->awarded));
  cells[4] = to_number (g_strdup_printf ("%.1f", 100 * sourcier_purchase_totals_table_get_share (table, total)));
  return cells;
}

struct _SourcierPurchaseTotalsExport
{
  SourcierExportTable parent_instance;

  SourcierStore *store;
  SourcierPurchaseQuery *query;
  SourcierPurchaseFacet facet;
  SourcierPurchaseTotalsTable *totals;   /* NULL until they are asked */
};

enum
{
  COLUMN_VALUE,
  COLUMN_COUNT,
  COLUMN_ESTIMATE,
  COLUMN_AWARDED,
  COLUMN_SHARE,
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseTotalsExport, sourcier_purchase_totals_export, SOURCIER_TYPE_EXPORT_TABLE)

static void
sourcier_purchase_totals_export_finalize (GObject *object)
{
  SourcierPurchaseTotalsExport *self = SOURCIER_PURCHASE_TOTALS_EXPORT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->query);
  g_clear_object (&self->totals);

  G_OBJECT_CLASS (sourcier_purchase_totals_export_parent_class)->finalize (object);
}

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierPurchaseTotalsExport *self = SOURCIER_PURCHASE_TOTALS_EXPORT (table);

  about->title = g_strdup (_("Totals of purchases"));
  sourcier_export_about_sign (about, self->store);
  _sourcier_purchase_query_describe (self->query, about);
}

static void
list_columns (SourcierExportTable *table,
              GPtrArray           *columns)
{
  static const char * const ids[SOURCIER_N_PURCHASE_TOTALS_COLUMNS] = { "value", "count", "estimate", "awarded", "share" };
  static const SourcierCellKind kinds[SOURCIER_N_PURCHASE_TOTALS_COLUMNS] = {
    SOURCIER_CELL_TEXT, SOURCIER_CELL_NUMBER, SOURCIER_CELL_MONEY, SOURCIER_CELL_MONEY, SOURCIER_CELL_NUMBER,
  };
  g_auto (GStrv) titles = sourcier_purchase_totals_header (SOURCIER_PURCHASE_TOTALS_EXPORT (table)->facet);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_TOTALS_COLUMNS; i++)
    sourcier_export_columns_add (columns, ids[i], titles[i], kinds[i], i == COLUMN_VALUE ? 40 : 18,
                                 SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED);
}

static gboolean
find_totals (SourcierPurchaseTotalsExport  *self,
             GError                       **error)
{
  if (self->totals == NULL)
    self->totals = sourcier_purchase_totals_table_new (self->store, self->query, self->facet, error);
  return self->totals != NULL;
}

/* That of the whole answer is a row, too. */
static gint64
count_totals (SourcierExportTable  *table,
              GError              **error)
{
  SourcierPurchaseTotalsExport *self = SOURCIER_PURCHASE_TOTALS_EXPORT (table);

  return find_totals (self, error) ? (gint64) sourcier_purchase_totals_table_get_n (self->totals) + 1 : -1;
}

static gboolean
each_total (SourcierExportTable     *table,
            SourcierExportItemFunc   func,
            gpointer                 user_data,
            SourcierProgress        *progress,
            GCancellable            *cancellable,
            GError                 **error)
{
  SourcierPurchaseTotalsExport *self = SOURCIER_PURCHASE_TOTALS_EXPORT (table);

  if (!find_totals (self, error))
    return FALSE;
  for (guint i = 0; i < sourcier_purchase_totals_table_get_n (self->totals); i++)
    if (!func ((gpointer) sourcier_purchase_totals_table_get (self->totals, i), user_data, error))
      return FALSE;
  return func ((gpointer) sourcier_purchase_totals_table_get_all (self->totals), user_data, error);
}

static void
fill (SourcierExportTable *table,
      gpointer             item,
      guint                column,
      SourcierExportCell  *cell)
{
  SourcierPurchaseTotalsExport *self = SOURCIER_PURCHASE_TOTALS_EXPORT (table);
  const SourcierPurchaseTotal *total = item;
  double share = sourcier_purchase_totals_table_get_share (self->totals, total);

  switch (column)
    {
    case COLUMN_VALUE:
      sourcier_export_cell_take_text (cell, name_total (self->totals, total));
      break;
    case COLUMN_COUNT:
      sourcier_export_cell_set_number (cell, total->counted.count);
      break;
    case COLUMN_ESTIMATE:
      sourcier_export_cell_set_money (cell, total->estimate);
      break;
    case COLUMN_AWARDED:
      sourcier_export_cell_set_money (cell, total->awarded);
      break;
    case COLUMN_SHARE:
      sourcier_export_cell_set_number (cell, round (1000 * share) / 10);
      break;
    default:
      break;
    }
}

static void
sourcier_purchase_totals_export_class_init (SourcierPurchaseTotalsExportClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sourcier_purchase_totals_export_finalize;
  table_class->id = "purchase-totals";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->count = count_totals;
  table_class->each = each_total;
  table_class->fill = fill;
}

static void
sourcier_purchase_totals_export_init (SourcierPurchaseTotalsExport *self)
{
}

/**
 * sourcier_purchase_totals_export_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @query: which purchases
 * @facet: what totals are parted by
 *
 * Returns: (transfer full): the totals, that of the whole answer last
 */
SourcierExportTable *
sourcier_purchase_totals_export_new (SourcierStore         *store,
                                     SourcierPurchaseQuery *query,
                                     SourcierPurchaseFacet  facet)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query) && facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  SourcierPurchaseTotalsExport *self = g_object_new (SOURCIER_TYPE_PURCHASE_TOTALS_EXPORT, NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  self->facet = facet;
  return SOURCIER_EXPORT_TABLE (self);
}
