/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-store.h"

#include "base/money.h"
#include "base/text.h"
#include "reference/departement.h"
#include "reference/headcount.h"
#include "suppliers/contact-store.h"
#include "suppliers/evidence-file-store.h"
#include "suppliers/label-award-store.h"

#include <glib/gi18n-lib.h>

/* How many suppliers are in memory at a time. */
#define PAGE 256

/* The columns that are computed from the fields stand after them. */
enum
{
  COLUMN_SIZE = SOURCIER_N_SUPPLIER_FIELDS,
  COLUMN_DOUBTS,
  COLUMN_SEARCH,
  COLUMN_SORT_NAME,
  COLUMN_SORT_CITY,
  N_COLUMNS,
};

static const char *
column_name (guint column)
{
  static const char * const computed[] = { "size", "doubts", "search", "sort_name", "sort_city" };

  return column < SOURCIER_N_SUPPLIER_FIELDS ? sourcier_supplier_field_get_id (column)
                                             : computed[column - SOURCIER_N_SUPPLIER_FIELDS];
}

/* "name, trade_name, …", or as parameters "?2, ?3, …": the id is parameter 1. */
static void
append_columns (GString  *sql,
                guint     n_columns,
                gboolean  as_parameters)
{
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      if (as_parameters)
        g_string_append_printf (sql, "?%u", i + 2);
      else
        g_string_append (sql, column_name (i));
    }
}

static char *
make_insert_sql (void)
{
  GString *sql = g_string_new ("INSERT INTO supplier (id, ");

  append_columns (sql, N_COLUMNS, FALSE);
  g_string_append (sql, ") VALUES (?1, ");
  append_columns (sql, N_COLUMNS, TRUE);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

/* A row that says the same already is left alone, so that it stays out of the history. */
static char *
make_update_sql (void)
{
  GString *sql = g_string_new ("UPDATE supplier SET (");

  append_columns (sql, N_COLUMNS, FALSE);
  g_string_append (sql, ") = (");
  append_columns (sql, N_COLUMNS, TRUE);
  g_string_append (sql, ") WHERE id = ?1 AND (");
  append_columns (sql, N_COLUMNS, FALSE);
  g_string_append (sql, ") IS NOT (");
  append_columns (sql, N_COLUMNS, TRUE);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

static char *
make_load_sql (void)
{
  GString *sql = g_string_new ("SELECT j.key, s.id, ");

  append_columns (sql, SOURCIER_N_SUPPLIER_FIELDS, FALSE);
  g_string_append (sql, " FROM json_each(?1) AS j JOIN supplier AS s ON s.id = j.value");
  return g_string_free (sql, FALSE);
}

/* Made once, by whichever thread comes first. */
static const char *
made_once (const char **sql,
           char      *(*make) (void))
{
  if (g_once_init_enter (sql))
    g_once_init_leave (sql, make ());
  return *sql;
}

static const char *
insert_sql (void)
{
  static const char *sql;

  return made_once (&sql, make_insert_sql);
}

static const char *
update_sql (void)
{
  static const char *sql;

  return made_once (&sql, make_update_sql);
}

static const char *
load_sql (void)
{
  static const char *sql;

  return made_once (&sql, make_load_sql);
}

/* A column of the select, from 0, for what is the column of the table. */
#define LOADED(column) (2 + (int) (column))

static SourcierSupplier *
read_supplier (SourcierStatement *row)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_id (supplier, sourcier_statement_get_int (row, 1));
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (i != SOURCIER_SUPPLIER_TURNOVER)
      sourcier_supplier_set_text (supplier, i, sourcier_statement_get_text (row, LOADED (i)));
  if (!sourcier_statement_is_null (row, LOADED (SOURCIER_SUPPLIER_TURNOVER)))
    sourcier_supplier_set_turnover (supplier, sourcier_statement_get_int (row, LOADED (SOURCIER_SUPPLIER_TURNOVER)));
  return supplier;
}

/* What to do with a row about the supplier in slot key of @suppliers, which may hold none. */
typedef void (* ReadRow) (SourcierStatement *row,
                          SourcierSupplier **slot);

static void
read_supplier_row (SourcierStatement  *row,
                   SourcierSupplier  **slot)
{
  *slot = read_supplier (row);
}

static void
read_award_row (SourcierStatement  *row,
                SourcierSupplier  **slot)
{
  g_autoptr (SourcierLabelAward) award = _sourcier_label_award_store_read (row, 1);
  g_autoptr (GPtrArray) no_files = g_ptr_array_new ();

  sourcier_label_award_set_files (award, no_files);
  if (*slot != NULL)
    sourcier_supplier_add_award (*slot, award);
}

static void
read_contact_row (SourcierStatement  *row,
                  SourcierSupplier  **slot)
{
  g_autoptr (SourcierContact) contact = _sourcier_contact_store_read (row, 1);

  if (*slot != NULL)
    sourcier_supplier_add_contact (*slot, contact);
}

static void
read_family_row (SourcierStatement  *row,
                 SourcierSupplier  **slot)
{
  if (*slot != NULL)
    sourcier_supplier_add_family (*slot, sourcier_statement_get_text (row, 1));
}

static void
read_area_row (SourcierStatement  *row,
               SourcierSupplier  **slot)
{
  if (*slot != NULL)
    sourcier_supplier_add_area (*slot, sourcier_statement_get_text (row, 1));
}

static void
read_tag_row (SourcierStatement  *row,
              SourcierSupplier  **slot)
{
  if (*slot != NULL)
    sourcier_supplier_add_tags (*slot, sourcier_statement_get_text (row, 1));
}

/* The award that the file is of stands in column 1. */
static void
read_file_row (SourcierStatement  *row,
               SourcierSupplier  **slot)
{
  GPtrArray *awards = *slot != NULL ? sourcier_supplier_get_awards (*slot) : NULL;
  g_autoptr (SourcierEvidenceFile) file = _sourcier_evidence_file_store_row (row, 2);

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    if (sourcier_label_award_get_id (awards->pdata[i]) == sourcier_statement_get_int (row, 1))
      g_ptr_array_add (sourcier_label_award_get_files (awards->pdata[i]), g_object_ref (file));
}

static gboolean
read_rows (SourcierStore  *store,
           const char     *sql,
           const char     *ids,
           GPtrArray      *suppliers,
           ReadRow         read_row,
           GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;

  sourcier_statement_bind_text (statement, 1, ids);
  for (;;)
    {
      gboolean has_row;

      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      read_row (statement, (SourcierSupplier **) &suppliers->pdata[sourcier_statement_get_int (statement, 0)]);
    }
}

static char *
ids_to_json (const gint64 *ids,
             guint         n_ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, i > 0 ? ",%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT, ids[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
unref_if_any (gpointer data)
{
  g_clear_object (&data);
}

/**
 * sourcier_supplier_store_load_many:
 * @store: an office's file
 * @ids: ids of suppliers
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Loads suppliers with their awards, contacts, families, areas and tags, by seven statements however many there are.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSupplier): as many suppliers as @ids, in the same order,
 *   %NULL where the file has no such supplier; or %NULL with @error set
 */
GPtrArray *
sourcier_supplier_store_load_many (SourcierStore  *store,
                                   const gint64   *ids,
                                   guint           n_ids,
                                   GError        **error)
{
  static const char awards_sql[] =
    "SELECT j.key, " SOURCIER_LABEL_AWARD_COLUMNS ("a") " FROM json_each(?1) AS j"
    " JOIN label_award AS a ON a.supplier = j.value ORDER BY j.key, a.id";
  static const char files_sql[] =
    "SELECT j.key, a.id, " SOURCIER_EVIDENCE_FILE_COLUMNS ("f") " FROM json_each(?1) AS j"
    " JOIN label_award AS a ON a.supplier = j.value JOIN evidence_file AS f ON f.award = a.id ORDER BY j.key, f.id";
  static const char contacts_sql[] =
    "SELECT j.key, " SOURCIER_CONTACT_COLUMNS ("c") " FROM json_each(?1) AS j"
    " JOIN contact AS c ON c.supplier = j.value ORDER BY j.key, c.id";
  static const char families_sql[] =
    "SELECT j.key, f.family FROM json_each(?1) AS j JOIN supplier_family AS f ON f.supplier = j.value";
  static const char areas_sql[] =
    "SELECT j.key, a.area FROM json_each(?1) AS j JOIN supplier_area AS a ON a.supplier = j.value";
  static const char tags_sql[] =
    "SELECT j.key, t.tag FROM json_each(?1) AS j JOIN supplier_tag AS t ON t.supplier = j.value";

  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  g_autofree char *json = ids_to_json (ids, n_ids);
  g_autoptr (GPtrArray) suppliers = g_ptr_array_new_full (n_ids, unref_if_any);

  g_ptr_array_set_size (suppliers, (int) n_ids);
  if (n_ids > 0
      && !(read_rows (store, load_sql (), json, suppliers, read_supplier_row, error)
           && read_rows (store, awards_sql, json, suppliers, read_award_row, error)
           && read_rows (store, files_sql, json, suppliers, read_file_row, error)
           && read_rows (store, contacts_sql, json, suppliers, read_contact_row, error)
           && read_rows (store, families_sql, json, suppliers, read_family_row, error)
           && read_rows (store, areas_sql, json, suppliers, read_area_row, error)
           && read_rows (store, tags_sql, json, suppliers, read_tag_row, error)))
    return NULL;
  return g_steal_pointer (&suppliers);
}

/**
 * sourcier_supplier_store_load:
 * @store: an office's file
 * @id: id of a supplier
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the supplier, or %NULL with @error set: NOT_FOUND if the file has no such
 *   supplier
 */
SourcierSupplier *
sourcier_supplier_store_load (SourcierStore  *store,
                              gint64          id,
                              GError        **error)
{
  g_autoptr (GPtrArray) suppliers = sourcier_supplier_store_load_many (store, &id, 1, error);

  if (suppliers == NULL)
    return NULL;
  if (g_ptr_array_index (suppliers, 0) == NULL)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("This supplier is no longer in the directory. It may have been deleted; Undo brings it "
                             "back."));
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (suppliers, 0));
}

static gboolean
each_of_page (SourcierStore         *store,
              const gint64          *ids,
              guint                  n_ids,
              SourcierSupplierFunc   func,
              gpointer               user_data,
              GError               **error)
{
  g_autoptr (GPtrArray) suppliers = sourcier_supplier_store_load_many (store, ids, n_ids, error);

  if (suppliers == NULL)
    return FALSE;
  for (guint i = 0; i < suppliers->len; i++)
    if (g_ptr_array_index (suppliers, i) != NULL && !func (g_ptr_array_index (suppliers, i), user_data, error))
      return FALSE;
  return TRUE;
}

/**
 * sourcier_supplier_store_each:
 * @store: an office's file
 * @ids: (element-type gint64): ids of suppliers
 * @func: (scope call): called for each of them, in this order; those the file no longer has are passed over
 * @user_data: for @func
 * @progress: (nullable): told how many suppliers were gone through
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Goes through any number of suppliers with few of them in memory at a time. @func may write to the file, within an
 * action. Long for many: not for the window's thread.
 *
 * Returns: %FALSE with @error set if it was stopped
 */
gboolean
sourcier_supplier_store_each (SourcierStore         *store,
                              GArray                *ids,
                              SourcierSupplierFunc   func,
                              gpointer               user_data,
                              SourcierProgress      *progress,
                              GCancellable          *cancellable,
                              GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (ids != NULL && func != NULL, FALSE);

  for (guint first = 0; first < ids->len; first += PAGE)
    {
      guint n = MIN (PAGE, ids->len - first);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !each_of_page (store, &g_array_index (ids, gint64, first), n, func, user_data, error))
        return FALSE;
      sourcier_progress_report (progress, first + n, ids->len);
    }
  return TRUE;
}

static SourcierSize
size_of (SourcierSupplier *supplier)
{
  const SourcierHeadcount *headcount =
    sourcier_headcount_find (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT));

  return sourcier_headcount_get_size (headcount);
}

static void
bind_folded (SourcierStatement     *statement,
             guint                  column,
             SourcierSupplier      *supplier,
             SourcierSupplierField  field)
{
  g_autofree char *folded = sourcier_text_fold (sourcier_supplier_get_text (supplier, field));

  sourcier_statement_bind_text (statement, (int) column + 2, folded);
}

static void
bind_supplier (SourcierStatement *statement,
               SourcierSupplier  *supplier)
{
  g_autofree char *search = sourcier_supplier_get_search_text (supplier);
  gint64 turnover = sourcier_supplier_get_turnover (supplier);

  sourcier_statement_bind_int (statement, 1, sourcier_supplier_get_id (supplier));
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (i != SOURCIER_SUPPLIER_TURNOVER)
      sourcier_statement_bind_text (statement, (int) i + 2, sourcier_supplier_get_text (supplier, i));

  if (turnover == SOURCIER_MONEY_UNKNOWN)
    sourcier_statement_bind_null (statement, SOURCIER_SUPPLIER_TURNOVER + 2);
  else
    sourcier_statement_bind_int (statement, SOURCIER_SUPPLIER_TURNOVER + 2, turnover);
  sourcier_statement_bind_int (statement, COLUMN_SIZE + 2, size_of (supplier));
  sourcier_statement_bind_int (statement, COLUMN_DOUBTS + 2, sourcier_supplier_get_doubts (supplier));
  sourcier_statement_bind_text (statement, COLUMN_SEARCH + 2, search);
  bind_folded (statement, COLUMN_SORT_NAME, supplier, SOURCIER_SUPPLIER_NAME);
  bind_folded (statement, COLUMN_SORT_CITY, supplier, SOURCIER_SUPPLIER_CITY);
}

static gboolean
write_supplier (SourcierStore     *store,
                const char        *sql,
                SourcierSupplier  *supplier,
                GError           **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_supplier (statement, supplier);
  return sourcier_statement_run (statement, error);
}

/* Runs a statement of one or two parameters: a supplier's id, a text. */
static gboolean
run_for (SourcierStore  *store,
         const char     *sql,
         gint64          id,
         const char     *text,
         GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  if (text != NULL)
    sourcier_statement_bind_text (statement, 2, text);
  return sourcier_statement_run (statement, error);
}

static gboolean
find_stored (SourcierStore  *store,
             gint64          id,
             gboolean       *is_stored,
             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT 1 FROM supplier WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  return sourcier_statement_step (statement, is_stored, error);
}

/* A table of codes that a supplier has, each once. */
typedef struct
{
  const char *select;
  const char *insert;
  const char *delete;
} CodesTable;

static const CodesTable families_table = {
  "SELECT family FROM supplier_family WHERE supplier = ?1",
  "INSERT INTO supplier_family (supplier, family) VALUES (?1, ?2)",
  "DELETE FROM supplier_family WHERE supplier = ?1 AND family = ?2",
};

static const CodesTable areas_table = {
  "SELECT area FROM supplier_area WHERE supplier = ?1",
  "INSERT INTO supplier_area (supplier, area) VALUES (?1, ?2)",
  "DELETE FROM supplier_area WHERE supplier = ?1 AND area = ?2",
};

static GHashTable *
read_codes (SourcierStore  *store,
            gint64          supplier,
            const char     *sql,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;

  sourcier_statement_bind_int (statement, 1, supplier);
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_hash_table_add (codes, g_strdup (sourcier_statement_get_text (statement, 0)));
    }
  return g_steal_pointer (&codes);
}

static gboolean
save_codes (SourcierStore       *store,
            gint64               supplier,
            const CodesTable    *table,
            const char * const  *codes,
            GError             **error)
{
  g_autoptr (GHashTable) stored = read_codes (store, supplier, table->select, error);
  GHashTableIter iter;
  gpointer code;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_hash_table_remove (stored, codes[i]) && !run_for (store, table->insert, supplier, codes[i], error))
      return FALSE;

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (!run_for (store, table->delete, supplier, code, error))
      return FALSE;
  return TRUE;
}

/* A tag is spelled alike throughout the file: as it was typed first. */
static gboolean
insert_tag (SourcierStore  *store,
            gint64          supplier,
            const char     *folded,
            const char     *tag,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO supplier_tag (supplier, folded, tag) VALUES (?1, ?2,"
                                   " coalesce((SELECT tag FROM supplier_tag WHERE folded = ?2 LIMIT 1), ?3))", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, supplier);
  sourcier_statement_bind_text (statement, 2, folded);
  sourcier_statement_bind_text (statement, 3, tag);
  return sourcier_statement_run (statement, error);
}

static gboolean
save_tags (SourcierStore     *store,
           SourcierSupplier  *supplier,
           GError           **error)
{
  gint64 id = sourcier_supplier_get_id (supplier);
  const char * const *tags = sourcier_supplier_get_tags (supplier);
  g_autoptr (GHashTable) stored =
    read_codes (store, id, "SELECT folded FROM supplier_tag WHERE supplier = ?1", error);
  GHashTableIter iter;
  gpointer gone;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *folded = sourcier_text_fold (tags[i]);

      if (!g_hash_table_remove (stored, folded) && !insert_tag (store, id, folded, tags[i], error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &gone, NULL))
    if (!run_for (store, "DELETE FROM supplier_tag WHERE supplier = ?1 AND folded = ?2", id, gone, error))
      return FALSE;
  return TRUE;
}

static void
fill_departement (SourcierSupplier *supplier)
{
  const SourcierDepartement *departement =
    sourcier_departement_from_postcode (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE));

  if (departement != NULL && *sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT) == '\0')
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, sourcier_departement_get_code (departement));
}

/**
 * sourcier_supplier_store_save:
 * @store: an office's file, in a transaction
 * @supplier: a supplier
 * @error: where to put what went wrong
 *
 * Writes a supplier with its awards, contacts, families, areas and tags: a new one where its id is 0 or no longer in the file,
 * else what differs from what is stored and nothing more. A departement that is not told is filled in from the postcode. The
 * supplier, its awards and its contacts have their ids afterwards.
 *
 * Returns: %FALSE with @error set if it could not be written; the caller rolls back
 */
gboolean
sourcier_supplier_store_save (SourcierStore     *store,
                              SourcierSupplier  *supplier,
                              GError           **error)
{
  gboolean is_stored = FALSE;

  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), FALSE);

  fill_departement (supplier);
  if (sourcier_supplier_get_id (supplier) == 0)
    sourcier_supplier_set_id (supplier, sourcier_store_next_id (store));
  else if (!find_stored (store, sourcier_supplier_get_id (supplier), &is_stored, error))
    return FALSE;

  gint64 id = sourcier_supplier_get_id (supplier);

  return write_supplier (store, is_stored ? update_sql () : insert_sql (), supplier, error)
         && _sourcier_label_award_store_save (store, sourcier_supplier_get_id (supplier),
                                              sourcier_supplier_get_awards (supplier), error)
         && _sourcier_contact_store_save (store, id, sourcier_supplier_get_contacts (supplier), error)
         && save_codes (store, id, &families_table, sourcier_supplier_get_families (supplier), error)
         && save_codes (store, id, &areas_table, sourcier_supplier_get_areas (supplier), error)
         && save_tags (store, supplier, error);
}

/**
 * sourcier_supplier_store_delete:
 * @store: an office's file, in a transaction
 * @id: id of a supplier
 * @error: where to put what went wrong
 *
 * Deletes a supplier with its awards, contacts, families, areas and tags, and takes it off all lists. Nothing happens
 * if the file has no such supplier.
 *
 * Returns: %FALSE with @error set if it could not be deleted; the caller rolls back
 */
gboolean
sourcier_supplier_store_delete (SourcierStore  *store,
                                gint64          id,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  return run_for (store, "DELETE FROM evidence_file WHERE award IN (SELECT id FROM label_award WHERE supplier = ?1)", id,
                  NULL, error)
         && run_for (store, "DELETE FROM label_award WHERE supplier = ?1", id, NULL, error)
         && run_for (store, "DELETE FROM contact WHERE supplier = ?1", id, NULL, error)
         && run_for (store, "DELETE FROM supplier_family WHERE supplier = ?1", id, NULL, error)
         && run_for (store, "DELETE FROM supplier_area WHERE supplier = ?1", id, NULL, error)
         && run_for (store, "DELETE FROM saved_list_member WHERE supplier = ?1", id, NULL, error)
         && run_for (store, "DELETE FROM supplier_tag WHERE supplier = ?1", id, NULL, error)
         && run_for (store, "DELETE FROM not_duplicate WHERE a = ?1 OR b = ?1", id, NULL, error)
         && run_for (store, "DELETE FROM supplier WHERE id = ?1", id, NULL, error);
}

/**
 * sourcier_supplier_store_load_tags:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the tags that suppliers of the directory have, in order, or
 *   %NULL with @error set
 */
GPtrArray *
sourcier_supplier_store_load_tags (SourcierStore  *store,
                                   GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT min(tag) FROM supplier_tag GROUP BY folded ORDER BY folded", error);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (tags, g_strdup (sourcier_statement_get_text (statement, 0)));
    }
  return g_steal_pointer (&tags);
}

/**
 * sourcier_supplier_store_count:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: how many suppliers the directory has, or -1 with @error set
 */
gint64
sourcier_supplier_store_count (SourcierStore  *store,
                               GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), -1);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT count(*) FROM supplier", error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return -1;
  return sourcier_statement_get_int (statement, 0);
}
