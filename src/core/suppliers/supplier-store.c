/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-store.h"

#include "base/money.h"
#include "base/text.h"
#include "reference/headcount.h"
#include "store/code-store.h"
#include "store/noted-row.h"
#include "suppliers/contact-store.h"
#include "suppliers/evidence-file-store.h"
#include "suppliers/label-award-store.h"
#include "suppliers/supplier-place.h"

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
                gboolean           is_stored,
                SourcierSupplier  *supplier,
                GError           **error)
{
  g_autoptr (SourcierStatement) statement =
    is_stored ? sourcier_store_prepare (store, update_sql (), error)
              : sourcier_store_prepare_insert (store, insert_sql (), error);

  if (statement == NULL)
    return FALSE;
  bind_supplier (statement, supplier);
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

static const SourcierCodesTable families_table = { "supplier_family", "supplier", "family" };
static const SourcierCodesTable cpv_table = { "supplier_cpv", "supplier", "cpv" };
static const SourcierCodesTable areas_table = { "supplier_area", "supplier", "area" };
static const SourcierCodesTable tags_table = { "supplier_tag", "supplier", "folded" };

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

/* The folded tags of @stored, a set, are not written again; those that are left in it afterwards are no longer told. */
static gboolean
add_tags (SourcierStore     *store,
          SourcierSupplier  *supplier,
          GHashTable        *stored,
          GError           **error)
{
  const char * const *tags = sourcier_supplier_get_tags (supplier);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *folded = sourcier_text_fold (tags[i]);

      if ((stored == NULL || !g_hash_table_remove (stored, folded))
          && !insert_tag (store, sourcier_supplier_get_id (supplier), folded, tags[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_tags (SourcierStore     *store,
           SourcierSupplier  *supplier,
           GError           **error)
{
  gint64 id = sourcier_supplier_get_id (supplier);
  g_autoptr (GHashTable) stored = sourcier_code_store_read (store, &tags_table, id, error);
  GHashTableIter iter;
  gpointer gone;

  if (stored == NULL || !add_tags (store, supplier, stored, error))
    return FALSE;

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &gone, NULL))
    if (!sourcier_code_store_delete (store, &tags_table, id, gone, error))
      return FALSE;
  return TRUE;
}

/* What a new supplier has is not looked for in the file first: that takes as long as writing it. */
static gboolean
save_codes (SourcierStore     *store,
            SourcierSupplier  *supplier,
            gboolean           is_stored,
            GError           **error)
{
  gint64 id = sourcier_supplier_get_id (supplier);
  gboolean (*save) (SourcierStore *, const SourcierCodesTable *, gint64, const char * const *, GError **) =
    is_stored ? sourcier_code_store_save : sourcier_code_store_add;

  return save (store, &families_table, id, sourcier_supplier_get_families (supplier), error)
         && save (store, &cpv_table, id, sourcier_supplier_get_cpv (supplier), error)
         && save (store, &areas_table, id, sourcier_supplier_get_areas (supplier), error)
         && (is_stored ? save_tags (store, supplier, error) : add_tags (store, supplier, NULL, error));
}

/* A city alone may be a place abroad: it fills nothing in. */
static void
fill_departement (SourcierSupplier *supplier)
{
  gboolean told = *sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE) != '\0'
                  || *sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_COMMUNE) != '\0';

  if (told && *sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT) == '\0')
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT,
                                sourcier_supplier_get_address_departement (supplier));
}

/**
 * sourcier_supplier_store_save:
 * @store: an office's file, in a transaction
 * @supplier: a supplier
 * @error: where to put what went wrong
 *
 * Writes a supplier with its awards, contacts, families, CPV codes, areas and tags: a new one where its id is 0 or no longer in
 * the file, else what differs from what is stored and nothing more. A departement that is not told is filled in from the
 * commune’s code or the postcode and the city. The
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

  return write_supplier (store, is_stored, supplier, error)
         && _sourcier_label_award_store_save (store, id, is_stored, sourcier_supplier_get_awards (supplier), error)
         && _sourcier_contact_store_save (store, id, is_stored, sourcier_supplier_get_contacts (supplier), error)
         && save_codes (store, supplier, is_stored, error);
}

/**
 * sourcier_supplier_store_delete:
 * @store: an office's file, in a transaction
 * @id: id of a supplier
 * @error: where to put what went wrong
 *
 * Deletes a supplier with its awards, contacts, families, CPV codes, areas and tags, and takes it off all lists and purchases, which
 * go on naming it. Nothing happens if the file has no such supplier.
 *
 * Returns: %FALSE with @error set if it could not be deleted; the caller rolls back
 */
gboolean
sourcier_supplier_store_delete (SourcierStore  *store,
                                gint64          id,
                                GError        **error)
{
  /* A purchase still tells by name who held it, who was thought of and who was written to. */
  static const char * const statements[] = {
    "DELETE FROM evidence_file WHERE award IN (SELECT id FROM label_award WHERE supplier = ?1)",
    "DELETE FROM label_award WHERE supplier = ?1",
    "DELETE FROM contact WHERE supplier = ?1",
    "DELETE FROM supplier_family WHERE supplier = ?1",
    "DELETE FROM supplier_cpv WHERE supplier = ?1",
    "DELETE FROM supplier_area WHERE supplier = ?1",
    "DELETE FROM saved_list_member WHERE supplier = ?1",
    "DELETE FROM supplier_tag WHERE supplier = ?1",
    "DELETE FROM not_duplicate WHERE a = ?1 OR b = ?1",
    "UPDATE purchase_holder SET supplier = NULL WHERE supplier = ?1",
    "UPDATE purchase_candidate SET supplier = NULL WHERE supplier = ?1",
    "UPDATE purchase_sending SET supplier = NULL WHERE supplier = ?1",
    "DELETE FROM supplier WHERE id = ?1",
  };

  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!sourcier_store_run_for (store, statements[i], id, NULL, error))
      return FALSE;
  return TRUE;
}
