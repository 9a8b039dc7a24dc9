/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-copy-action.h"

#include "base/money.h"
#include "purchases/purchase-column.h"
#include "purchases/purchase-duty-query.h"
#include "widgets/table-copy.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *ids;
  GPtrArray *columns; /* of #SourcierTableColumn, in the reader's order */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_array_unref (question->ids);
  g_ptr_array_unref (question->columns);
  g_free (question);
}

static void
append_row (GString          *table,
            GPtrArray        *columns,
            SourcierPurchase *purchase)
{
  for (guint i = 0; i < columns->len; i++)
    sourcier_table_copy_append_cell (table, i, purchase != NULL
                                               ? sourcier_purchase_column_copy_text (columns->pdata[i], purchase)
                                               : g_strdup (sourcier_table_column_get_name (columns->pdata[i])));
  g_string_append_c (table, '\n');
}

/* Purchases deleted meanwhile are left out. */
static char *
make_table (SourcierStore  *reader,
            gpointer        data,
            GError        **error)
{
  Question *question = data;
  GArray *ids = question->ids;
  g_autoptr (GPtrArray) purchases =
    sourcier_purchase_duties_load_many (reader, (const gint64 *) (gpointer) ids->data, ids->len, error);
  g_autoptr (GString) table = g_string_new (NULL);

  if (purchases == NULL)
    return NULL;
  append_row (table, question->columns, NULL);
  for (guint i = 0; i < purchases->len; i++)
    if (purchases->pdata[i] != NULL)
      append_row (table, question->columns, purchases->pdata[i]);
  return g_string_free (g_steal_pointer (&table), FALSE);
}

/**
 * sourcier_purchase_copy_rows:
 * @from: the widget that asks
 * @store: the office's file
 * @ids: (element-type gint64): which purchases, in order
 * @columns: (element-type GtkColumnViewColumn): which columns, in order
 *
 * Puts purchases on the clipboard as a table.
 */
void
sourcier_purchase_copy_rows (GtkWidget     *from,
                             SourcierStore *store,
                             GArray        *ids,
                             GPtrArray     *columns)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (ids != NULL && columns != NULL);

  Question *question = g_new (Question, 1);
  g_autofree char *count = sourcier_count_format (ids->len);
  g_autofree char *done = g_strdup_printf (ngettext ("%s purchase copied", "%s purchases copied", ids->len), count);

  question->ids = g_array_copy (ids);
  question->columns = g_ptr_array_new ();
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (question->columns, (gpointer) sourcier_table_column_of (columns->pdata[i]));
  sourcier_table_copy_rows (from, store, question, question_free, make_table, done, _("The purchases could not be copied"));
}
