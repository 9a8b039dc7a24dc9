/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-undo-store.h"

#include <glib/gi18n-lib.h>

/* The tables whose rows are parts of a supplier, and their column that says of which. A file of evidence is part of an
 * award. */
static const struct
{
  const char *table;
  const char *column;
  gboolean has_id;   /* the first column is the id of the row */
} tables[] = {
  { "supplier", "id", TRUE },
  { "label_award", "supplier", TRUE },
  { "contact", "supplier", TRUE },
  { "supplier_family", "supplier", FALSE },
  { "supplier_cpv", "supplier", FALSE },
  { "supplier_area", "supplier", FALSE },
  { "supplier_tag", "supplier", FALSE },
  { "evidence_file", "award", TRUE },
};

#define SUPPLIER 0
#define LABEL_AWARD 1
#define EVIDENCE_FILE (G_N_ELEMENTS (tables) - 1)

struct _SourcierSupplierParts
{
  SourcierStore *store;
  guint columns[G_N_ELEMENTS (tables)];
  GHashTable *gone;   /* (element-type utf8 gint64) "table id" of rows that went → their supplier */
};

static gboolean
find_column (SourcierStore  *store,
             guint           table,
             guint          *column,
             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT cid FROM pragma_table_info (?1) WHERE name = ?2", error);
  gint64 number;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, tables[table].table);
  sourcier_statement_bind_text (statement, 2, tables[table].column);
  if (!sourcier_statement_read_int (statement, &number, error))
    return FALSE;
  *column = (guint) number;
  return TRUE;
}

/**
 * sourcier_supplier_parts_new:
 * @store: an office's file, which must live longer
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): what tells whose part a row is
 */
SourcierSupplierParts *
sourcier_supplier_parts_new (SourcierStore  *store,
                             GError        **error)
{
  g_autoptr (SourcierSupplierParts) self = g_new0 (SourcierSupplierParts, 1);

  self->store = store;
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!find_column (store, i, &self->columns[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * sourcier_supplier_parts_free:
 * @self: (transfer full): what tells whose part a row is
 */
void
sourcier_supplier_parts_free (SourcierSupplierParts *self)
{
  g_hash_table_unref (self->gone);
  g_free (self);
}

static char *
name_row (guint  table,
          gint64 id)
{
  return g_strdup_printf ("%u %" G_GINT64_FORMAT, table, id);
}

/* Whose the row is that still stands, else whose it was when it went; 0 if nobody knows. */
static gint64
find_stored (SourcierSupplierParts *self,
             guint                  table,
             gint64                 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", tables[table].column, tables[table].table);
  g_autofree char *name = name_row (table, id);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self->store, sql, NULL);
  gint64 *gone = g_hash_table_lookup (self->gone, name);
  gint64 owner = 0;

  if (statement != NULL)
    {
      sourcier_statement_bind_int (statement, 1, id);
      if (!sourcier_statement_read_int (statement, &owner, NULL))
        owner = 0;
    }
  return owner == 0 && gone != NULL ? *gone : owner;
}

static guint
find_table (const char *name)
{
  guint table = 0;

  while (table < G_N_ELEMENTS (tables) && !g_str_equal (tables[table].table, name))
    table++;
  return table;
}

static void
note_gone (SourcierSupplierParts *self,
           guint                  table,
           gint64                 id,
           gint64                 owner)
{
  g_hash_table_insert (self->gone, name_row (table, id), g_memdup2 (&owner, sizeof owner));
}

/**
 * sourcier_supplier_parts_find:
 * @self: what tells whose part a row is
 * @change: a change; changes are asked about in their order
 * @before: (out): the supplier whose part the row was
 * @after: (out): the supplier whose part it became, where it is another one
 *
 * Returns: whether the row is part of a supplier at all. Both are 0 where it cannot be told of which: the row went by a
 *   change that was not asked about yet.
 */
gboolean
sourcier_supplier_parts_find (SourcierSupplierParts *self,
                              SourcierChange        *change,
                              gint64                *before,
                              gint64                *after)
{
  guint table = find_table (sourcier_change_get_table (change));

  *before = *after = 0;
  if (table == G_N_ELEMENTS (tables))
    return FALSE;

  *before = sourcier_change_get_int (change, self->columns[table]);
  if (sourcier_change_get_kind (change) == SOURCIER_CHANGE_CHANGED)
    *after = sourcier_change_get_int_after (change, self->columns[table]);
  if (*before == 0 && tables[table].has_id)
    *before = find_stored (self, table, sourcier_change_get_row (change));
  if (table == EVIDENCE_FILE && *before != 0)
    *before = find_stored (self, LABEL_AWARD, *before);
  if (table == EVIDENCE_FILE && *after != 0)
    *after = find_stored (self, LABEL_AWARD, *after);
  if (table != SUPPLIER && tables[table].has_id && sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT)
    note_gone (self, table, sourcier_change_get_row (change), *before);
  return TRUE;
}

static gboolean
each_reference_in (SourcierStore          *store,
                   const char             *table,
                   const char             *column,
                   SourcierReferenceFunc   func,
                   gpointer                user_data,
                   GError                **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", column, table, column);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row = TRUE;

  while (statement != NULL && sourcier_statement_step (statement, &has_row, error) && has_row)
    func (sourcier_statement_get_int (statement, 0), table, user_data);
  return statement != NULL && !has_row;
}

/**
 * sourcier_supplier_parts_each_reference:
 * @store: an office's file
 * @func: (scope call): called for each supplier that a row names which is no part of it, once for each column
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * The schema says which tables name suppliers, so that one which is added later is not forgotten.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_supplier_parts_each_reference (SourcierStore          *store,
                                        SourcierReferenceFunc   func,
                                        gpointer                user_data,
                                        GError                **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT t.name, f.\"from\" FROM pragma_table_list AS t,"
                                   " pragma_foreign_key_list (t.name) AS f WHERE t.schema = 'main' AND t.type = 'table'"
                                   " AND f.\"table\" = 'supplier'", error);
  gboolean has_row = TRUE;

  while (statement != NULL && sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *table = sourcier_statement_get_text (statement, 0);

      if (find_table (table) == G_N_ELEMENTS (tables)
          && !each_reference_in (store, table, sourcier_statement_get_text (statement, 1), func, user_data, error))
        return FALSE;
    }
  return statement != NULL && !has_row;
}

static gboolean
read_text (SourcierStore  *store,
           const char     *sql,
           gint64          supplier,
           char          **text,
           GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, supplier);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *text = g_strdup (sourcier_statement_get_text (statement, 0));
  return TRUE;
}

/**
 * sourcier_supplier_parts_read_name:
 * @store: an office's file
 * @supplier: id of a supplier
 * @name: (out) (nullable) (transfer full): its name, %NULL if the directory has no such supplier
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_supplier_parts_read_name (SourcierStore  *store,
                                   gint64          supplier,
                                   char          **name,
                                   GError        **error)
{
  return read_text (store, "SELECT name FROM supplier WHERE id = ?1", supplier, name, error);
}

/**
 * sourcier_supplier_parts_explain:
 * @store: an office's file
 * @supplier: id of a supplier
 * @table: a table that names it
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): why it stays, for the reader: "The purchase “Cleaning” names it"; %NULL with
 *   @error set
 */
char *
sourcier_supplier_parts_explain (SourcierStore  *store,
                                 gint64          supplier,
                                 const char     *table,
                                 GError        **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *name = NULL;

  if (g_str_has_prefix (table, "purchase_"))
    {
      sql = g_strdup_printf ("SELECT p.subject FROM %s AS t JOIN purchase AS p ON p.id = t.purchase WHERE t.supplier = ?1"
                             " ORDER BY p.id LIMIT 1", table);
      if (!read_text (store, sql, supplier, &name, error))
        return NULL;
      return g_strdup_printf (_("The purchase “%s” names it"), name != NULL ? name : "");
    }
  if (g_str_equal (table, "saved_list_member"))
    {
      if (!read_text (store, "SELECT l.name FROM saved_list_member AS m JOIN saved_list AS l ON l.id = m.list"
                             " WHERE m.supplier = ?1 ORDER BY l.id LIMIT 1", supplier, &name, error))
        return NULL;
      return g_strdup_printf (_("It is on the list “%s”"), name != NULL ? name : "");
    }
  return g_strdup (_("Something else refers to it"));
}
