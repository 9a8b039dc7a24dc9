/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/told-store.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_told_store_read_title:
 * @store: an office's file
 * @table: a table whose rows have ids
 * @column: its column that names a row
 * @id: a row
 *
 * Returns: (transfer full) (nullable): what the row is called now, as it is kept; %NULL where it is gone
 */
char *
sourcier_told_store_read_title (SourcierStore *store,
                                const char    *table,
                                const char    *column,
                                gint64         id)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (table != NULL && column != NULL, NULL);

  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", column, table);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, NULL);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, id);
  return sourcier_statement_step (statement, &has_row, NULL) && has_row
         ? g_strdup (sourcier_statement_get_text (statement, 0)) : NULL;
}

/**
 * sourcier_told_store_show_link:
 * @store: an office's file
 * @column: a column that names a row of another table, and is called like what it names: "supplier", "objective"
 * @id: what it holds
 *
 * Returns: (transfer full): what is named there, for the reader
 */
char *
sourcier_told_store_show_link (SourcierStore *store,
                               const char    *column,
                               gint64         id)
{
  static const struct { const char *column, *table, *title; } links[] = {
    { "supplier", "supplier", "name" },
    { "purchase", "purchase", "subject" },
    { "objective", "plan_objective", "title" },
    { "action", "plan_action", "title" },
    { "indicator", "plan_indicator", "title" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_str_equal (links[i].column, column))
      {
        char *title = sourcier_told_store_read_title (store, links[i].table, links[i].title, id);

        /* translators: stands for the name of something that is no longer in the file */
        return title != NULL ? title : g_strdup (_("(deleted since)"));
      }
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}
