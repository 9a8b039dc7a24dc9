/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-copy-action.h"

#include "base/money.h"
#include "purchases/purchase-column.h"
#include "purchases/purchase-store.h"
#include "widgets/table-copy.h"

#include <glib/gi18n-lib.h>

static void
append_row (GString          *table,
            SourcierPurchase *purchase)
{
  for (guint i = 0; i < sourcier_purchase_columns_count (); i++)
    sourcier_table_copy_append_cell (table, purchase != NULL ? sourcier_purchase_columns_get_text (i, purchase)
                                                             : g_strdup (sourcier_purchase_columns_get_name (i)));
  g_string_append_c (table, '\n');
}

/* Purchases deleted meanwhile are left out. */
static char *
make_table (SourcierStore  *reader,
            gpointer        question,
            GError        **error)
{
  GArray *ids = question;
  g_autoptr (GPtrArray) purchases =
    sourcier_purchase_store_load_many (reader, (const gint64 *) (gpointer) ids->data, ids->len, error);
  g_autoptr (GString) table = g_string_new (NULL);

  if (purchases == NULL)
    return NULL;
  append_row (table, NULL);
  for (guint i = 0; i < purchases->len; i++)
    if (purchases->pdata[i] != NULL)
      append_row (table, purchases->pdata[i]);
  return g_string_free (g_steal_pointer (&table), FALSE);
}

/**
 * sourcier_purchase_copy_rows:
 * @from: the widget that asks
 * @store: the office's file
 * @ids: (element-type gint64): which purchases, in order
 *
 * Puts purchases on the clipboard as a table with the columns of the register.
 */
void
sourcier_purchase_copy_rows (GtkWidget     *from,
                             SourcierStore *store,
                             GArray        *ids)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (ids != NULL);

  g_autofree char *count = sourcier_count_format (ids->len);
  g_autofree char *done = g_strdup_printf (ngettext ("%s purchase copied", "%s purchases copied", ids->len), count);

  sourcier_table_copy_rows (from, store, g_array_copy (ids), (GDestroyNotify) g_array_unref, make_table, done,
                            _("The purchases could not be copied"));
}
