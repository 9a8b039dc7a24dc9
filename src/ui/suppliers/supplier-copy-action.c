/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-copy-action.h"

#include "base/money.h"
#include "suppliers/supplier-column.h"
#include "suppliers/supplier-store.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* @text is taken. What would begin another cell or another row becomes a space. */
static void
append_cell (GString *table,
             char    *text)
{
  g_autofree char *own = text;

  if (table->len > 0 && table->str[table->len - 1] != '\n')
    g_string_append_c (table, '\t');
  g_string_append (table, g_strdelimit (own, "\t\n\v\f\r", ' '));
}

static void
append_row (GString               *table,
            GPtrArray             *columns,
            SourcierSupplierQuery *query,
            SourcierSupplier      *supplier)
{
  for (guint i = 0; i < columns->len; i++)
    append_cell (table, supplier != NULL ? sourcier_supplier_column_get_text (columns->pdata[i], supplier, query)
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
  SourcierStore *store;
  GArray *ids;
  GPtrArray *columns;
  SourcierSupplierQuery *query;
  char *text;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->store);
  g_array_unref (copy->ids);
  g_ptr_array_unref (copy->columns);
  g_object_unref (copy->query);
  g_free (copy->text);
  g_free (copy);
}

static gboolean
read_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Copy *copy = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (copy->store, error);

  if (reader != NULL)
    copy->text = sourcier_supplier_copy_text (reader, copy->ids, copy->columns, copy->query, error);
  return copy->text != NULL;
}

static void
read_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  Copy *copy = data;
  g_autofree char *count = sourcier_count_format (copy->ids->len);
  g_autofree char *message = g_strdup_printf (ngettext ("%s supplier copied", "%s suppliers copied", copy->ids->len),
                                              count);

  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (owner) == NULL)
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (owner, _("The suppliers could not be copied"), error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (owner), copy->text);
  sourcier_feedback_tell (owner, message);
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

  Copy *copy = g_new0 (Copy, 1);

  copy->store = g_object_ref (store);
  copy->ids = g_array_ref (ids);
  copy->columns = g_ptr_array_ref (columns);
  copy->query = g_object_ref (query);
  sourcier_job_run (from, read_in_thread, read_cb, copy, copy_free, NULL);
}
