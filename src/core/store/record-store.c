/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record-store.h"

#include "store/code-store.h"
#include "store/part-store.h"

/* The statements are written from the table of fields each time; the store finds those it prepared already. */

static const SourcierRecordClass *
get_class (const SourcierRecordTable *table)
{
  const SourcierRecordClass *klass = g_type_class_peek (table->get_type ());

  /* Once it is there, a class stays. */
  return klass != NULL ? klass : g_type_class_ref (table->get_type ());
}

/* ", a, b, c" with @prefix before each; as parameters ", ?3, ?4, ?5": the id is parameter 1, the parent parameter 2. */
static void
append_columns (GString                   *sql,
                const SourcierRecordTable *table,
                const char                *prefix,
                gboolean                   with_computed)
{
  const SourcierRecordClass *klass = get_class (table);

  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (sql, ", %s%s", prefix, klass->fields[i].id);
  for (guint i = 0; with_computed && table->computed != NULL && table->computed[i] != NULL; i++)
    g_string_append_printf (sql, ", %s%s", prefix, table->computed[i]);
}

static guint
count_columns (const SourcierRecordTable *table)
{
  guint n = get_class (table)->n_fields;

  for (guint i = 0; table->computed != NULL && table->computed[i] != NULL; i++)
    n++;
  return n;
}

static void
append_parameters (GString                   *sql,
                   const SourcierRecordTable *table)
{
  for (guint i = 0; i < count_columns (table); i++)
    g_string_append_printf (sql, ", ?%u", i + 3);
}

static char *
make_insert_sql (const SourcierRecordTable *table)
{
  GString *sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "%s (id%s%s", table->table, table->parent != NULL ? ", " : "",
                          table->parent != NULL ? table->parent : "");
  append_columns (sql, table, "", TRUE);
  g_string_append_printf (sql, ") VALUES (?1%s", table->parent != NULL ? ", ?2" : "");
  append_parameters (sql, table);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/* A row that says the same already is left alone, so that it stays out of the history. */
static char *
make_update_sql (const SourcierRecordTable *table)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) parameters = g_string_new (NULL);

  append_columns (columns, table, "", TRUE);
  append_parameters (parameters, table);
  return g_strdup_printf ("UPDATE %s SET (id%s) = (?1%s) WHERE id = ?1 AND (id%s) IS NOT (?1%s)", table->table,
                          columns->str, parameters->str, columns->str, parameters->str);
}

static char *
make_load_sql (const SourcierRecordTable *table)
{
  GString *sql = g_string_new ("SELECT j.key, r.id");

  append_columns (sql, table, "r.", FALSE);
  g_string_append_printf (sql, " FROM json_each(?1) AS j JOIN %s AS r ON r.%s = j.value ORDER BY j.key, r.id",
                          table->table, table->parent != NULL ? table->parent : "id");
  return g_string_free (sql, FALSE);
}

static void
read_field (SourcierRecord    *record,
            guint              field,
            SourcierStatement *row,
            int                column)
{
  const SourcierField *told = sourcier_record_get_field (record, field);

  if (sourcier_field_is_text (told))
    sourcier_record_set_text (record, field, sourcier_statement_get_text (row, column));
  else if (told->type == SOURCIER_FIELD_DAY)
    sourcier_record_set_number (record, field, sourcier_statement_get_day (row, column));
  else if (!sourcier_statement_is_null (row, column))
    sourcier_record_set_number (record, field, sourcier_statement_get_int (row, column));
}

static SourcierRecord *
read_record (const SourcierRecordTable *table,
             SourcierStatement         *row)
{
  SourcierRecord *record = g_object_new (table->get_type (), NULL);

  sourcier_record_set_id (record, sourcier_statement_get_int (row, 1));
  for (guint i = 0; i < sourcier_record_get_n_fields (record); i++)
    read_field (record, i, row, (int) i + 2);
  return record;
}

/**
 * sourcier_record_store_load:
 * @store: an office's file
 * @table: how the records stand in it
 * @ids: ids of the rows they belong to, or their own where they belong to none, as sourcier_store_ids_to_json() writes
 *   them
 * @func: (scope call): called for each record, by id within each slot
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the records could not be read
 */
gboolean
sourcier_record_store_load (SourcierStore              *store,
                            const SourcierRecordTable  *table,
                            const char                 *ids,
                            SourcierRecordFunc          func,
                            gpointer                    user_data,
                            GError                    **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (table != NULL && ids != NULL && func != NULL, FALSE);

  g_autofree char *sql = make_load_sql (table);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, ids);
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          g_autoptr (SourcierRecord) record = read_record (table, statement);
          func ((guint) sourcier_statement_get_int (statement, 0), record, user_data);
        }
    }
  return TRUE;
}

static void
bind_field (SourcierStatement *statement,
            int                parameter,
            SourcierRecord    *record,
            guint              field)
{
  const SourcierField *told = sourcier_record_get_field (record, field);

  if (sourcier_field_is_text (told))
    sourcier_statement_bind_text (statement, parameter, sourcier_record_get_text (record, field));
  else if (told->type == SOURCIER_FIELD_DAY)
    sourcier_statement_bind_day (statement, parameter, (SourcierDay) sourcier_record_get_number (record, field));
  else if (!sourcier_record_is_told (record, field))
    sourcier_statement_bind_null (statement, parameter);
  else
    sourcier_statement_bind_int (statement, parameter, sourcier_record_get_number (record, field));
}

static gboolean
write_record (SourcierStore              *store,
              const SourcierRecordTable  *table,
              const char                 *sql,
              gint64                      parent,
              SourcierRecord             *record,
              GError                    **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  guint n = sourcier_record_get_n_fields (record);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_record_get_id (record));
  if (table->parent != NULL)
    sourcier_statement_bind_int (statement, 2, parent);
  for (guint i = 0; i < n; i++)
    bind_field (statement, (int) i + 3, record, i);
  if (table->bind_computed != NULL)
    table->bind_computed (record, statement, (int) n + 3);
  return sourcier_statement_run (statement, error);
}

static gboolean
update_record (SourcierStore              *store,
               const SourcierRecordTable  *table,
               gint64                      parent,
               SourcierRecord             *record,
               GError                    **error)
{
  g_autofree char *sql = make_update_sql (table);

  return write_record (store, table, sql, parent, record, error);
}

static gboolean
insert_record (SourcierStore              *store,
               const SourcierRecordTable  *table,
               gint64                      parent,
               SourcierRecord             *record,
               GError                    **error)
{
  g_autofree char *sql = make_insert_sql (table);

  return write_record (store, table, sql, parent, record, error);
}

static SourcierCodesTable
ids_of_parent (const SourcierRecordTable *table)
{
  return (SourcierCodesTable) { table->table, table->parent != NULL ? table->parent : "id", "id" };
}

/**
 * sourcier_record_store_save:
 * @store: an office's file, in a transaction
 * @table: how the records stand in it
 * @parent: the row that @record belongs to, 0 for none
 * @record: a record
 * @error: where to put what went wrong
 *
 * Writes a record: a new one where its id is 0 or no longer in the file, else what differs. It has its id afterwards.
 *
 * Returns: %FALSE with @error set if it could not be written; the caller rolls back
 */
gboolean
sourcier_record_store_save (SourcierStore              *store,
                            const SourcierRecordTable  *table,
                            gint64                      parent,
                            SourcierRecord             *record,
                            GError                    **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (table != NULL && SOURCIER_IS_RECORD (record), FALSE);

  const SourcierCodesTable own = { table->table, "id", "id" };
  gint64 id = sourcier_record_get_id (record);

  if (id != 0)
    {
      g_autoptr (GHashTable) stored = sourcier_code_store_read (store, &own, id, error);

      if (stored == NULL)
        return FALSE;
      return g_hash_table_size (stored) > 0 ? update_record (store, table, parent, record, error)
                                            : insert_record (store, table, parent, record, error);
    }
  sourcier_record_set_id (record, sourcier_store_next_id (store));
  return insert_record (store, table, parent, record, error);
}

static gboolean
insert_part (SourcierStore  *store,
             gint64          parent,
             gpointer        record,
             gconstpointer   table,
             GError        **error)
{
  sourcier_record_set_id (record, sourcier_store_next_id (store));
  return insert_record (store, table, parent, record, error);
}

static gboolean
update_part (SourcierStore  *store,
             gint64          parent,
             gpointer        record,
             gconstpointer   table,
             GError        **error)
{
  return update_record (store, table, parent, record, error);
}

static gint64
get_id (gpointer record)
{
  return sourcier_record_get_id (record);
}

/**
 * sourcier_record_store_save_parts:
 * @store: an office's file, in a transaction
 * @table: how the records stand in it
 * @parent: the row that they belong to
 * @records: (element-type SourcierRecord): all the records that belong to it
 * @error: where to put what went wrong
 *
 * Makes the records of @parent in the file those of @records, writing only what differs. A record that is not stored
 * there gets a new id.
 *
 * Returns: %FALSE with @error set if they could not be written; the caller rolls back
 */
gboolean
sourcier_record_store_save_parts (SourcierStore              *store,
                                  const SourcierRecordTable  *table,
                                  gint64                      parent,
                                  GPtrArray                  *records,
                                  GError                    **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (table != NULL && table->parent != NULL && records != NULL, FALSE);

  const SourcierPartsTable parts = { table->table, table->parent, get_id, insert_part, update_part, NULL };

  return sourcier_part_store_save (store, &parts, parent, records, table, error);
}

/**
 * sourcier_record_store_delete:
 * @store: an office's file, in a transaction
 * @table: how the records stand in it
 * @id: id of a record that nothing belongs to any more
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it could not be deleted; the caller rolls back
 */
gboolean
sourcier_record_store_delete (SourcierStore              *store,
                              const SourcierRecordTable  *table,
                              gint64                      id,
                              GError                    **error)
{
  g_return_val_if_fail (table != NULL, FALSE);

  const SourcierCodesTable own = { table->table, "id", "id" };

  return sourcier_code_store_delete (store, &own, id, NULL, error);
}

/**
 * sourcier_record_store_delete_parts:
 * @store: an office's file, in a transaction
 * @table: how the records stand in it
 * @parent: the row that they belong to
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if they could not be deleted; the caller rolls back
 */
gboolean
sourcier_record_store_delete_parts (SourcierStore              *store,
                                    const SourcierRecordTable  *table,
                                    gint64                      parent,
                                    GError                    **error)
{
  g_return_val_if_fail (table != NULL && table->parent != NULL, FALSE);

  const SourcierCodesTable ids = ids_of_parent (table);

  return sourcier_code_store_delete (store, &ids, parent, NULL, error);
}
