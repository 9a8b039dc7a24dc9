/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-totals-export.h"

#include "base/money.h"
#include "base/user.h"
#include "exchange/csv-writer.h"

#include <glib/gi18n-lib.h>

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

  SourcierPurchaseFacet facet = sourcier_purchase_totals_table_get_facet (table);
  gboolean is_all = total == sourcier_purchase_totals_table_get_all (table);
  char **cells = g_new0 (char *, SOURCIER_N_PURCHASE_TOTALS_COLUMNS + 1);

  cells[0] = is_all ? g_strdup (C_("totals", "Total")) : sourcier_purchase_facet_get_value_name (facet, total->counted.value);
  cells[1] = g_strdup_printf ("%" G_GINT64_FORMAT, total->counted.count);
  cells[2] = to_number (sourcier_money_to_text (total->estimate));
  cells[3] = to_number (sourcier_money_to_text (total->awarded));
  cells[4] = to_number (g_strdup_printf ("%.1f", 100 * sourcier_purchase_totals_table_get_share (table, total)));
  return cells;
}

static gboolean
write_cells (SourcierCsvWriter  *writer,
             char              **cells,
             GError            **error)
{
  gboolean written = sourcier_csv_writer_write_row (writer, (const char * const *) cells,
                                                    SOURCIER_N_PURCHASE_TOTALS_COLUMNS, error);

  g_strfreev (cells);
  return written;
}

/**
 * sourcier_purchase_totals_export_csv:
 * @table: totals
 * @file: where to write
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes the totals, that of the whole answer last, as a list that opens right in a spreadsheet.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_purchase_totals_export_csv (SourcierPurchaseTotalsTable  *table,
                                     GFile                        *file,
                                     GCancellable                 *cancellable,
                                     GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (table), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);
  SourcierPurchaseFacet facet = sourcier_purchase_totals_table_get_facet (table);

  if (writer == NULL || !write_cells (writer, sourcier_purchase_totals_header (facet), error))
    return FALSE;
  for (guint i = 0; i < sourcier_purchase_totals_table_get_n (table); i++)
    if (!write_cells (writer, sourcier_purchase_totals_to_cells (table, sourcier_purchase_totals_table_get (table, i)), error))
      return FALSE;
  return write_cells (writer, sourcier_purchase_totals_to_cells (table, sourcier_purchase_totals_table_get_all (table)), error)
         && sourcier_csv_writer_close (writer, cancellable, error);
}
