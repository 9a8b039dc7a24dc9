/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-store.h"

#include "store/code-store.h"
#include "suppliers/contact-store.h"
#include "suppliers/evidence-file-store.h"
#include "suppliers/label-award-store.h"
#include "suppliers/supplier-contracts-store.h"

#include <glib/gi18n-lib.h>

/* How many suppliers are in memory at a time. */
#define PAGE 256

static char *
make_load_sql (void)
{
  GString *sql = g_string_new ("SELECT j.key, s.id");

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    g_string_append_printf (sql, ", s.%s", sourcier_supplier_field_get_id (i));
  g_string_append (sql, " FROM json_each(?1) AS j JOIN supplier AS s ON s.id = j.value");
  return g_string_free (sql, FALSE);
}

/* Made once, by whichever thread comes first. */
static const char *
load_sql (void)
{
  static const char *sql;

  if (g_once_init_enter (&sql))
    g_once_init_leave (&sql, make_load_sql ());
  return sql;
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
read_cpv_row (SourcierStatement  *row,
              SourcierSupplier  **slot)
{
  if (*slot != NULL)
    sourcier_supplier_add_cpv (*slot, sourcier_statement_get_text (row, 1));
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

static void
unref_if_any (gpointer data)
{
  g_clear_object (&data);
}

/* A supplier that is wanted, and where among the others. */
typedef struct
{
  gint64 id;
  guint place;
} Wanted;

static int
compare_wanted (gconstpointer a,
                gconstpointer b)
{
  const Wanted *one = a, *other = b;

  return (one->id > other->id) - (one->id < other->id);
}

/* Returns: (transfer full): @ids and their places, as the file has them: those that stand on one page of it are asked for one
 * after the other. */
static Wanted *
sort_wanted (const gint64 *ids,
             guint         n_ids,
             char        **json)
{
  Wanted *wanted = g_new (Wanted, MAX (n_ids, 1));
  g_autofree gint64 *sorted = g_new (gint64, MAX (n_ids, 1));

  for (guint i = 0; i < n_ids; i++)
    wanted[i] = (Wanted) { ids[i], i };
  qsort (wanted, n_ids, sizeof *wanted, compare_wanted);
  for (guint i = 0; i < n_ids; i++)
    sorted[i] = wanted[i].id;
  *json = sourcier_store_ids_to_json (sorted, n_ids);
  return wanted;
}

/* Returns: (transfer full): @sorted in the order wanted. */
static GPtrArray *
put_in_places (GPtrArray    *sorted,
               const Wanted *wanted)
{
  GPtrArray *suppliers = g_ptr_array_new_full (sorted->len, unref_if_any);

  g_ptr_array_set_size (suppliers, (int) sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    suppliers->pdata[wanted[i].place] = g_steal_pointer (&sorted->pdata[i]);
  return suppliers;
}

/* What is read beside the supplier itself, in this order: files are those of awards. */
static const struct
{
  SourcierSupplierParts part;
  const char *sql;
  ReadRow read_row;
} parts_read[] = {
  { SOURCIER_SUPPLIER_AWARDS, "SELECT j.key, " SOURCIER_LABEL_AWARD_COLUMNS ("a") " FROM json_each(?1) AS j"
    " JOIN label_award AS a ON a.supplier = j.value ORDER BY j.key, a.id", read_award_row },
  { SOURCIER_SUPPLIER_FILES, "SELECT j.key, a.id, " SOURCIER_EVIDENCE_FILE_COLUMNS ("f") " FROM json_each(?1) AS j"
    " JOIN label_award AS a ON a.supplier = j.value JOIN evidence_file AS f ON f.award = a.id ORDER BY j.key, f.id",
    read_file_row },
  { SOURCIER_SUPPLIER_CONTACTS, "SELECT j.key, " SOURCIER_CONTACT_COLUMNS ("c") " FROM json_each(?1) AS j"
    " JOIN contact AS c ON c.supplier = j.value ORDER BY j.key, c.id", read_contact_row },
  { SOURCIER_SUPPLIER_FAMILIES, "SELECT j.key, f.family FROM json_each(?1) AS j"
    " JOIN supplier_family AS f ON f.supplier = j.value", read_family_row },
  { SOURCIER_SUPPLIER_CPV, "SELECT j.key, c.cpv FROM json_each(?1) AS j JOIN supplier_cpv AS c ON c.supplier = j.value",
    read_cpv_row },
  { SOURCIER_SUPPLIER_AREAS, "SELECT j.key, a.area FROM json_each(?1) AS j JOIN supplier_area AS a ON a.supplier = j.value",
    read_area_row },
  { SOURCIER_SUPPLIER_TAGS, "SELECT j.key, t.tag FROM json_each(?1) AS j JOIN supplier_tag AS t ON t.supplier = j.value",
    read_tag_row },
};

/**
 * sourcier_supplier_store_load_parts:
 * @store: an office's file
 * @ids: ids of suppliers
 * @n_ids: how many
 * @parts: what is wanted beside the fields; of awards without their files it is not told that they have any
 * @error: where to put what went wrong
 *
 * Loads suppliers for those who read them and do not save them, by a statement for each part however many there are.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSupplier): as many suppliers as @ids, in the same order,
 *   %NULL where the file has no such supplier; or %NULL with @error set
 */
GPtrArray *
sourcier_supplier_store_load_parts (SourcierStore          *store,
                                    const gint64           *ids,
                                    guint                   n_ids,
                                    SourcierSupplierParts   parts,
                                    GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  g_autofree char *json = NULL;
  g_autofree Wanted *wanted = sort_wanted (ids, n_ids, &json);
  g_autoptr (GPtrArray) suppliers = g_ptr_array_new_full (n_ids, unref_if_any);

  g_ptr_array_set_size (suppliers, (int) n_ids);
  if (n_ids == 0)
    return g_steal_pointer (&suppliers);
  if (!read_rows (store, load_sql (), json, suppliers, read_supplier_row, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts_read); i++)
    if ((parts & parts_read[i].part)
        && !read_rows (store, parts_read[i].sql, json, suppliers, parts_read[i].read_row, error))
      return NULL;
  if ((parts & SOURCIER_SUPPLIER_CONTRACTS) && !_sourcier_supplier_contracts_store_tell (store, json, suppliers, error))
    return NULL;
  return put_in_places (suppliers, wanted);
}

/**
 * sourcier_supplier_store_load_many:
 * @store: an office's file
 * @ids: ids of suppliers
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Loads suppliers with their awards, contacts, families, CPV codes, areas and tags, and with what the
 * register of purchases tells of them, by nine statements however many there are.
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
  return sourcier_supplier_store_load_parts (store, ids, n_ids, SOURCIER_SUPPLIER_WHOLE, error);
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
