/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-copy-action.h"

#include "base/money.h"
#include "suppliers/supplier-column.h"
#include "suppliers/supplier-store.h"
#include "widgets/table-copy.h"

#include <glib/gi18n-lib.h>

static void
append_row (GString               *table,
            GPtrArray             *columns,
            SourcierSupplierQuery *query,
            SourcierSupplier      *supplier)
{
  for (guint i = 0; i < columns->len; i++)
    sourcier_table_copy_append_cell (table, i, supplier != NULL
                                               ? sourcier_supplier_column_get_text (columns->pdata[i], supplier, query)
                                               : g_strdup (sourcier_supplier_column_get_name (columns->pdata[i])));
  g_string_append_c (table, '\n');
}

typedef struct
{
  GString *text;
  GPtrArray *columns;
  SourcierSupplierQuery *query;
} Table;

static gboolean
append_supplier (SourcierSupplier  *supplier,
                 gpointer           user_data,
                 GError           **error)
{
  Table *table = user_data;

  append_row (table->text, table->columns, table->query, supplier);
  return TRUE;
}

/**
 * sourcier_supplier_copy_text:
 * @store: an office's file
 * @ids: (element-type gint64): which suppliers, in order
 * @columns: (element-type SourcierSupplierColumn): which columns, in order
 * @query: the question whose answer they are shown in
 * @error: where to put what went wrong
 *
 * Makes a table that a spreadsheet pastes as one: a line of headers, a line for each supplier, a tab between cells.
 * Suppliers deleted meanwhile are left out.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
char *
sourcier_supplier_copy_text (SourcierStore          *store,
                             GArray                 *ids,
                             GPtrArray              *columns,
                             SourcierSupplierQuery  *query,
                             GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  Table table = { text, columns, query };

  append_row (text, columns, query, NULL);
  if (!sourcier_supplier_store_each (store, ids, append_supplier, &table, NULL, NULL, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  GArray *ids;
  GPtrArray *columns;
  SourcierSupplierQuery *query;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_array_unref (question->ids);
  g_ptr_array_unref (question->columns);
  g_object_unref (question->query);
  g_free (question);
}

static char *
make_table (SourcierStore  *reader,
            gpointer        data,
            GError        **error)
{
  Question *question = data;

  return sourcier_supplier_copy_text (reader, question->ids, question->columns, question->query, error);
}

/**
 * sourcier_supplier_copy_rows:
 * @from: the widget that asks
 * @store: the office's file
 * @ids: (element-type gint64): whom to copy, in order
 * @columns: (element-type SourcierSupplierColumn): which columns, in order
 * @query: the question whose answer they are shown in
 *
 * Puts suppliers on the clipboard as a table, see sourcier_supplier_copy_text().
 */
void
sourcier_supplier_copy_rows (GtkWidget             *from,
                             SourcierStore         *store,
                             GArray                *ids,
                             GPtrArray             *columns,
                             SourcierSupplierQuery *query)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (ids != NULL);
  g_return_if_fail (columns != NULL);

  Question *question = g_new0 (Question, 1);
  g_autofree char *count = sourcier_count_format (ids->len);
  g_autofree char *done = g_strdup_printf (ngettext ("%s supplier copied", "%s suppliers copied", ids->len), count);

  question->ids = g_array_ref (ids);
  question->columns = g_ptr_array_ref (columns);
  question->query = g_object_ref (query);
  sourcier_table_copy_rows (from, store, question, question_free, make_table, done,
                            _("The suppliers could not be copied"));
}
