/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-find.h"

#include "base/text.h"
#include "reference/family.h"
#include "suppliers/supplier-contracts-store.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-sql.h"
#include "suppliers/supplier-query-territory.h"

#include <string.h>

/* A key that is not here is asked for: append_sort_key(). */
static const struct
{
  const char *key;
  const char *is_untold;
} sorts[SOURCIER_N_SUPPLIER_SORTS] = {
  [SOURCIER_SUPPLIER_SORT_NAME] = { "s.sort_name", "s.sort_name = ''" },
  [SOURCIER_SUPPLIER_SORT_CITY] = { "s.sort_city", "s.sort_city = ''" },
  [SOURCIER_SUPPLIER_SORT_DEPARTEMENT] = { "s.departement", "s.departement = ''" },
  [SOURCIER_SUPPLIER_SORT_SIZE] = { "s.size", "s.size = 0" },
  [SOURCIER_SUPPLIER_SORT_TURNOVER] = { "s.turnover", "s.turnover IS NULL" },
  [SOURCIER_SUPPLIER_SORT_SIRET] = { "s.siret", "s.siret = ''" },
  [SOURCIER_SUPPLIER_SORT_TRADE_NAME] = { "fold (s.trade_name)", "s.trade_name = ''" },
  [SOURCIER_SUPPLIER_SORT_POSTCODE] = { "s.postcode", "s.postcode = ''" },
  [SOURCIER_SUPPLIER_SORT_LEGAL_FORM] = { "fold (s.legal_form)", "s.legal_form = ''" },
  [SOURCIER_SUPPLIER_SORT_NAF] = { "s.naf", "s.naf = ''" },
  [SOURCIER_SUPPLIER_SORT_WEBSITE] = { "fold (s.website)", "s.website = ''" },
  [SOURCIER_SUPPLIER_SORT_EMAIL] = { "fold (s.email)", "s.email = ''" },
  [SOURCIER_SUPPLIER_SORT_PHONE] = { "s.phone", "s.phone = ''" },
  [SOURCIER_SUPPLIER_SORT_SOURCE] = { "fold (s.source)", "s.source = ''" },
  [SOURCIER_SUPPLIER_SORT_LABELS] = { NULL, "held = 0" },
  [SOURCIER_SUPPLIER_SORT_FAMILIES] = { NULL, "family IS NULL" },
  [SOURCIER_SUPPLIER_SORT_CONTRACTS] = { NULL, "contracts = 0" },
  /* How far they are is found out when the statement meets the directory: they come by name. */
  [SOURCIER_SUPPLIER_SORT_DISTANCE] = { "s.sort_name", "s.sort_name = ''" },
};

static gboolean
by_distance (SourcierSupplierQuery *query)
{
  return sourcier_supplier_query_get_sort (query) == SOURCIER_SUPPLIER_SORT_DISTANCE
         && *sourcier_supplier_query_get_near (query) != '\0';
}

static int
compare_families (gconstpointer a,
                  gconstpointer b)
{
  g_autofree char *one = sourcier_text_fold (sourcier_family_name_of (*(const char * const *) a));
  g_autofree char *other = sourcier_text_fold (sourcier_family_name_of (*(const char * const *) b));

  return g_strcmp0 (one, other);
}

/* The place of the first family, which the table shows first, among all families by name. */
static void
append_family (SourcierSql *sql)
{
  guint n_families;
  const SourcierFamily * const *families = sourcier_families (&n_families);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < n_families; i++)
    g_ptr_array_add (codes, (char *) sourcier_family_get_code (families[i]));
  g_ptr_array_sort (codes, compare_families);

  sourcier_sql_append (sql, ", (SELECT CASE min(m.family)");
  for (guint i = 0; i < codes->len; i++)
    sourcier_sql_append (sql, " WHEN '%s' THEN %u", (char *) codes->pdata[i], i);
  sourcier_sql_append (sql, " ELSE %u END FROM supplier_family AS m WHERE m.supplier = s.id HAVING count(*) > 0) AS family",
                       codes->len);
}

static void
append_held (SourcierSql           *sql,
             SourcierSupplierQuery *query)
{
  sourcier_sql_append (sql, ", (SELECT count(DISTINCT a.label) FROM label_award AS a WHERE a.supplier = s.id AND ");
  _sourcier_supplier_sql_append_held_on_day (sql, "a", query);
  sourcier_sql_append (sql, ") AS held");
}

static void
append_contracts (SourcierSql           *sql,
                  SourcierSupplierQuery *query)
{
  g_autofree char *count = _sourcier_supplier_sql_n_contracts (sourcier_supplier_query_get_day (query));

  sourcier_sql_append (sql, ", %s AS contracts", count);
}

/* What is sorted by beside the columns of the supplier stands after the id. */
static const char *
append_sort_key (SourcierSql           *sql,
                 SourcierSupplierQuery *query)
{
  SourcierSupplierSort sort = sourcier_supplier_query_get_sort (query);

  switch ((int) sort)
    {
    case SOURCIER_SUPPLIER_SORT_LABELS:
      append_held (sql, query);
      return "held";
    case SOURCIER_SUPPLIER_SORT_FAMILIES:
      append_family (sql);
      return "family";
    case SOURCIER_SUPPLIER_SORT_CONTRACTS:
      append_contracts (sql, query);
      return "contracts";
    default:
      return sorts[sort].key;
    }
}

static SourcierSql *
find_sql (SourcierSupplierQuery *query)
{
  SourcierSql *sql = sourcier_sql_new ("SELECT s.id");
  SourcierSupplierSort sort = sourcier_supplier_query_get_sort (query);
  const char *key = append_sort_key (sql, query);
  gboolean descending = sourcier_supplier_query_get_descending (query) && !by_distance (query);

  sourcier_sql_append (sql, " FROM supplier AS s WHERE ");
  _sourcier_supplier_sql_append_where (sql, query);
  sourcier_sql_append (sql, " ORDER BY (%s), %s %s", sorts[sort].is_untold, key,
                       descending ? "DESC" : "ASC");
  if (sort != SOURCIER_SUPPLIER_SORT_NAME && sort != SOURCIER_SUPPLIER_SORT_DISTANCE)
    sourcier_sql_append (sql, ", (s.sort_name = ''), s.sort_name");
  sourcier_sql_append (sql, ", s.id");
  return sql;
}

/* What stands after the id in the order by @sort, ascending. */
static void
append_order (SourcierSql           *sql,
              SourcierSupplierSort   sort,
              const char            *key)
{
  sourcier_sql_append (sql, " ORDER BY (%s), %s", sorts[sort].is_untold, key);
  if (sort != SOURCIER_SUPPLIER_SORT_NAME && sort != SOURCIER_SUPPLIER_SORT_DISTANCE)
    sourcier_sql_append (sql, ", (s.sort_name = ''), s.sort_name");
  sourcier_sql_append (sql, ", s.id");
}

/**
 * _sourcier_supplier_sql_order:
 * @query: a question
 * @one: whether one supplier is asked about, whose id the parameter %SOURCIER_SUPPLIER_SQL_ONE takes, rather than all in order
 *
 * What sourcier_supplier_list_find_ids() sorts by: the columns that _sourcier_supplier_key_read() reads, the id first.
 *
 * Returns: (transfer full): the statement
 */
SourcierSql *
_sourcier_supplier_sql_order (SourcierSupplierQuery *query,
                              gboolean               one)
{
  SourcierSupplierSort sort = sourcier_supplier_query_get_sort (query);
  SourcierSql *sql = sourcier_sql_new ("SELECT s.id, s.sort_name");
  g_autoptr (SourcierSql) none = sourcier_sql_new ("");
  const char *key = append_sort_key (none, query);
  gboolean is_counted = sorts[sort].key == NULL;

  sourcier_sql_append (sql, ", %s", is_counted ? "NULL" : sorts[sort].is_untold);
  if (is_counted)
    append_sort_key (sql, query);
  else
    sourcier_sql_append (sql, ", %s", key);
  sourcier_sql_append (sql, " FROM supplier AS s");
  if (one)
    sourcier_sql_append (sql, " WHERE s.id = ?%d", SOURCIER_SUPPLIER_SQL_ONE);
  else
    append_order (sql, sort, key);
  return sql;
}

static gboolean
is_number (SourcierSupplierSort sort)
{
  return sort == SOURCIER_SUPPLIER_SORT_SIZE || sort == SOURCIER_SUPPLIER_SORT_TURNOVER || sorts[sort].key == NULL;
}

/* Families have a place, which begins at none; labels and contracts are counted, none not being told. */
static gboolean
is_told (SourcierSupplierSort  sort,
         SourcierStatement    *row)
{
  if (sorts[sort].key != NULL)
    return sourcier_statement_get_int (row, 2) == 0;
  return sort == SOURCIER_SUPPLIER_SORT_FAMILIES ? !sourcier_statement_is_null (row, 3)
         : sourcier_statement_get_int (row, 3) != 0;
}

/**
 * _sourcier_supplier_key_read:
 * @self: a key, empty or to be written over
 * @query: a question
 * @row: a row of _sourcier_supplier_sql_order()
 *
 * Reads what a supplier is sorted by.
 */
void
_sourcier_supplier_key_read (SourcierSupplierKey   *self,
                             SourcierSupplierQuery *query,
                             SourcierStatement     *row)
{
  SourcierSupplierSort sort = sourcier_supplier_query_get_sort (query);

  _sourcier_supplier_key_clear (self);
  self->id = sourcier_statement_get_int (row, 0);
  self->name = g_strdup (sourcier_statement_get_text (row, 1));
  self->is_told = is_told (sort, row);
  if (is_number (sort))
    self->number = sourcier_statement_get_int (row, 3);
  else
    self->text = g_strdup (sourcier_statement_get_text (row, 3));
}

/**
 * _sourcier_supplier_key_clear:
 * @self: a key
 *
 * Empties it.
 */
void
_sourcier_supplier_key_clear (SourcierSupplierKey *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->text, g_free);
}

/* As SQL compares what is sorted by, but for the name and the id. */
static int
compare_told (const SourcierSupplierKey *one,
              const SourcierSupplierKey *other)
{
  if (one->is_told != other->is_told)
    return one->is_told ? -1 : 1;
  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return g_strcmp0 (one->text, other->text);
}

/**
 * _sourcier_supplier_key_compare:
 * @one: a key
 * @other: another
 *
 * Returns: less than, equal to or greater than zero as @one stands before @other, with it or after
 */
int
_sourcier_supplier_key_compare (const SourcierSupplierKey *one,
                                const SourcierSupplierKey *other)
{
  int order = compare_told (one, other);

  if (order == 0)
    order = (*one->name == '\0') - (*other->name == '\0');
  if (order == 0)
    order = strcmp (one->name, other->name);
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

/**
 * _sourcier_supplier_key_alike:
 * @one: a key
 * @other: another
 *
 * Returns: whether both have the same in the column that is sorted by
 */
gboolean
_sourcier_supplier_key_alike (const SourcierSupplierKey *one,
                              const SourcierSupplierKey *other)
{
  return compare_told (one, other) == 0;
}

/**
 * sourcier_supplier_list_find_ids:
 * @store: an office's file
 * @query: a question
 * @error: where to put what went wrong
 *
 * Finds who answers a question. Suppliers that are alike in what the answer is sorted by stand by name, then in the
 * order they came; those of whom it is not told stand last, whichever way it is sorted. Long for a large directory:
 * not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids in order, or %NULL with @error set: CANCELLED if
 *   the store's cancellable was
 */
GArray *
sourcier_supplier_list_find_ids (SourcierStore          *store,
                                 SourcierSupplierQuery  *query,
                                 GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  g_autoptr (SourcierSql) sql = find_sql (query);
  g_autoptr (GArray) ids = sourcier_sql_read_ids (sql, store, error);

  if (ids != NULL && by_distance (query) && !_sourcier_supplier_territory_sort (store, query, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * _sourcier_supplier_list_find_first:
 * @store: an office's file
 * @query: a question, not sorted by distance
 * @n: how many are wanted
 * @error: where to put what went wrong
 *
 * Finds the first of those that sourcier_supplier_list_find_ids() finds. As short as the order stands in an index.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids in order, or %NULL with @error set
 */
GArray *
_sourcier_supplier_list_find_first (SourcierStore          *store,
                                    SourcierSupplierQuery  *query,
                                    guint                   n,
                                    GError                **error)
{
  g_return_val_if_fail (!by_distance (query), NULL);

  g_autoptr (SourcierSql) sql = find_sql (query);

  sourcier_sql_append (sql, " LIMIT %u", n);
  return sourcier_sql_read_ids (sql, store, error);
}
