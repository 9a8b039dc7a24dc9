/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-facets.h"

#include "purchases/purchase-duty-query.h"
#include "purchases/purchase-duty-store.h"
#include "purchases/purchase-private.h"
#include "purchases/purchase-threshold-query.h"

#include <string.h>

struct _SourcierPurchaseFacets
{
  GObject parent_instance;

  SourcierFacetCounts *counts;
  SourcierPurchaseTotals totals;
  GArray *duties;  /* SourcierPurchaseDuties */
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseFacets, sourcier_purchase_facets, G_TYPE_OBJECT)

static void
sourcier_purchase_facets_finalize (GObject *object)
{
  SourcierPurchaseFacets *self = SOURCIER_PURCHASE_FACETS (object);

  sourcier_facet_counts_free (self->counts);
  g_clear_pointer (&self->duties, g_array_unref);

  G_OBJECT_CLASS (sourcier_purchase_facets_parent_class)->finalize (object);
}

static void
sourcier_purchase_facets_class_init (SourcierPurchaseFacetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_purchase_facets_finalize;
}

static void
sourcier_purchase_facets_init (SourcierPurchaseFacets *self)
{
  self->counts = sourcier_facet_counts_new (SOURCIER_N_PURCHASE_FACETS);
}

static const SourcierSqlMany considerations = {
  "p.id", "purchase_consideration AS m", "m.purchase", "m.consideration", FALSE,
};

static const SourcierSqlMany lists = {
  "p.id", "saved_list_purchase AS m JOIN saved_list AS l ON l.id = m.list", "m.purchase", "l.folded", TRUE,
};

/* "CASE WHEN p.amount < 4000000 THEN '0-40000' … ELSE '5000000+' END" */
static char *
band_sql (void)
{
  GString *sql = g_string_new ("CASE WHEN p.amount IS NULL THEN ''");

  for (guint i = 0; i + 1 < SOURCIER_N_PURCHASE_BANDS; i++)
    g_string_append_printf (sql, " WHEN p.amount < %" G_GINT64_FORMAT " THEN '%s'",
                            sourcier_purchase_band_get_from (i + 1), sourcier_purchase_band_get_code (i));
  g_string_append_printf (sql, " ELSE '%s' END", sourcier_purchase_band_get_code (SOURCIER_N_PURCHASE_BANDS - 1));
  return g_string_free (sql, FALSE);
}

/* The value that a purchase "p" has in a facet where it has one: (transfer full). */
static char *
value_sql (SourcierPurchaseFacet facet)
{
  static const char * const values[SOURCIER_N_PURCHASE_FACETS] = {
    /* As sourcier_purchase_get_state() has it: what tells no known state is an idea. */
    [SOURCIER_PURCHASE_FACET_STATE] =
      "iif (p.state IN ('planned', 'launched', 'awarded', 'ended', 'dropped'), p.state, 'idea')",
    [SOURCIER_PURCHASE_FACET_YEAR] = "ifnull (CAST (p.year AS TEXT), '')",
    [SOURCIER_PURCHASE_FACET_NATURE] = "p.nature",
    [SOURCIER_PURCHASE_FACET_SERVICE] = "p.service",
    [SOURCIER_PURCHASE_FACET_FAMILY] = "p.family",
    [SOURCIER_PURCHASE_FACET_CPV] = "p.division",
    [SOURCIER_PURCHASE_FACET_RESERVED] = "p.reserved",
    [SOURCIER_PURCHASE_FACET_PROCEDURE] = "p.procedure",
    [SOURCIER_PURCHASE_FACET_THRESHOLD] = SOURCIER_PURCHASE_SQL_THRESHOLD,
    [SOURCIER_PURCHASE_FACET_DUTIES] = SOURCIER_PURCHASE_SQL_DUTIES,
    [SOURCIER_PURCHASE_FACET_DATA] = "iif (p.doubts, 'doubtful', 'sound')",
  };

  return facet == SOURCIER_PURCHASE_FACET_BAND ? band_sql () : g_strdup (values[facet]);
}

/* What a statement looks at besides the register. It is found out only where it is asked for. */
typedef struct
{
  gboolean threshold;
  gboolean duties;
} Besides;

static Besides
besides_of (SourcierPurchaseQuery *query)
{
  const SourcierChoices *choices = sourcier_purchase_query_get_choices (query);

  return (Besides) { !sourcier_choices_is_empty (choices, SOURCIER_PURCHASE_FACET_THRESHOLD),
                     !sourcier_choices_is_empty (choices, SOURCIER_PURCHASE_FACET_DUTIES) };
}

static void
append_besides (SourcierSql *sql,
                Besides      besides)
{
  if (besides.threshold || besides.duties)
    sourcier_sql_append (sql, "WITH ");
  if (besides.threshold)
    _sourcier_purchase_sql_append_threshold (sql);
  if (besides.threshold && besides.duties)
    sourcier_sql_append (sql, ", ");
  if (besides.duties)
    _sourcier_purchase_sql_append_duties (sql);
}

/* The condition on "p" that makes it answer @query. */
static void
append_where (SourcierSql           *sql,
              SourcierPurchaseQuery *query)
{
  const SourcierChoices *choices = sourcier_purchase_query_get_choices (query);
  gint64 at_least = sourcier_purchase_query_get_at_least (query), below = sourcier_purchase_query_get_below (query);

  sourcier_sql_append (sql, "1");
  if (sourcier_purchase_query_get_members (query) != NULL)
    sourcier_sql_append_ids (sql, "p.id", sourcier_purchase_query_get_members (query));
  sourcier_sql_append_search (sql, "p.id", "purchase", sourcier_purchase_query_get_text (query));
  if (at_least > 0)
    sourcier_sql_append (sql, " AND p.amount >= %" G_GINT64_FORMAT, at_least);
  if (below > 0)
    sourcier_sql_append (sql, " AND p.amount < %" G_GINT64_FORMAT, below);
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    {
      g_autofree char *value = value_sql (i);

      if (value != NULL && !sourcier_choices_is_empty (choices, i))
        sourcier_sql_append_choice (sql, choices, i, value);
    }
  sourcier_sql_append_many (sql, choices, SOURCIER_PURCHASE_FACET_CONSIDERATION, &considerations);
  sourcier_sql_append_many (sql, choices, SOURCIER_PURCHASE_FACET_SAVED_LIST, &lists);
}

/* "WITH … SELECT @what FROM purchase AS p … WHERE …" */
static SourcierSql *
begin_sql (SourcierPurchaseQuery *query,
           Besides                besides,
           const char            *what,
           const char            *joined)
{
  SourcierSql *sql = sourcier_sql_new ("");

  append_besides (sql, besides);
  sourcier_sql_append (sql, " SELECT %s FROM purchase AS p%s%s WHERE ", what,
                       besides.duties ? SOURCIER_PURCHASE_SQL_JOIN_DUTIES : "", joined);
  append_where (sql, query);
  return sql;
}

/* A purchase counts once for each consideration that it has, and for none where it has none. */
static SourcierSql *
considerations_sql (SourcierPurchaseQuery *query,
                    const char            *sums)
{
  g_autofree char *counted = g_strconcat ("ifnull (m.consideration, ''), count(*), ", sums, NULL);

  return begin_sql (query, besides_of (query), counted, " LEFT JOIN purchase_consideration AS m ON m.purchase = p.id");
}

/* So it does for each list that it is on; where nothing is on any, there is nothing to count. */
static SourcierSql *
lists_sql (SourcierPurchaseQuery *query,
           const char            *sums)
{
  g_autofree char *counted = g_strconcat ("ifnull (l.name, ''), count(*), ", sums, NULL);
  SourcierSql *sql = begin_sql (query, besides_of (query), counted,
                                " LEFT JOIN (saved_list_purchase AS m JOIN saved_list AS l ON l.id = m.list)"
                                " ON m.purchase = p.id");

  sourcier_sql_append (sql, " AND EXISTS (SELECT 1 FROM saved_list_purchase)");
  return sql;
}

/* Returns: (transfer full): for each value of @facet among what answers @query, how many purchases have it, and @sums over
 * them. */
SourcierSql *
_sourcier_purchase_sql_by_facet (SourcierPurchaseQuery *query,
                                 SourcierPurchaseFacet  facet,
                                 const char            *sums)
{
  g_autofree char *value = value_sql (facet);
  g_autofree char *counted = value != NULL ? g_strconcat (value, ", count(*), ", sums, NULL) : NULL;
  Besides besides = besides_of (query);

  besides.threshold |= facet == SOURCIER_PURCHASE_FACET_THRESHOLD;
  besides.duties |= facet == SOURCIER_PURCHASE_FACET_DUTIES;

  SourcierSql *sql = counted != NULL ? begin_sql (query, besides, counted, "")
                     : facet == SOURCIER_PURCHASE_FACET_SAVED_LIST ? lists_sql (query, sums)
                     : considerations_sql (query, sums);

  sourcier_sql_append (sql, " GROUP BY 1");
  return sql;
}

static guint
band_rank (const char *value)
{
  guint rank = 0;

  while (rank < SOURCIER_N_PURCHASE_BANDS && !g_str_equal (sourcier_purchase_band_get_code (rank), value))
    rank++;
  return rank;
}

static guint
state_rank (const char *value)
{
  SourcierPurchaseState state = SOURCIER_N_PURCHASE_STATES;

  sourcier_purchase_state_find (value, &state);
  return state;
}

static guint
duties_rank (const char *value)
{
  static const char * const values[] = { "late", "open", "answered" };
  guint rank = 0;

  while (rank < G_N_ELEMENTS (values) && !g_str_equal (values[rank], value))
    rank++;
  return rank;
}

/* Years come latest first; services, families, divisions and kinds of data by how many there are. */
guint
_sourcier_purchase_value_rank (guint       facet,
                               const char *value)
{
  switch ((SourcierPurchaseFacet) facet)
    {
    case SOURCIER_PURCHASE_FACET_STATE:
      return state_rank (value);
    case SOURCIER_PURCHASE_FACET_YEAR:
      return 10000 - (guint) MIN (g_ascii_strtoull (value, NULL, 10), 9999);
    case SOURCIER_PURCHASE_FACET_NATURE:
      return sourcier_term_rank_of (SOURCIER_TERMS_NATURE, value);
    case SOURCIER_PURCHASE_FACET_BAND:
      return band_rank (value);
    case SOURCIER_PURCHASE_FACET_DUTIES:
      return duties_rank (value);
    case SOURCIER_PURCHASE_FACET_CONSIDERATION:
      return sourcier_term_rank_of (SOURCIER_TERMS_CONSIDERATION, value);
    case SOURCIER_PURCHASE_FACET_RESERVED:
      return sourcier_term_rank_of (SOURCIER_TERMS_RESERVED, value);
    case SOURCIER_PURCHASE_FACET_PROCEDURE:
      return sourcier_term_rank_of (SOURCIER_TERMS_PROCEDURE, value);
    case SOURCIER_PURCHASE_FACET_SERVICE:
    case SOURCIER_PURCHASE_FACET_FAMILY:
    case SOURCIER_PURCHASE_FACET_CPV:
    case SOURCIER_PURCHASE_FACET_THRESHOLD:
    case SOURCIER_PURCHASE_FACET_SAVED_LIST:
    case SOURCIER_PURCHASE_FACET_DATA:
    case SOURCIER_N_PURCHASE_FACETS:
    default:
      return 0;
    }
}

static gboolean
count_facet (SourcierPurchaseFacets  *self,
             SourcierStore           *store,
             SourcierPurchaseQuery   *query,
             SourcierPurchaseFacet    facet,
             GError                 **error)
{
  g_autoptr (SourcierPurchaseQuery) beside = sourcier_purchase_query_without_facet (query, facet);
  g_autoptr (SourcierSql) sql = _sourcier_purchase_sql_by_facet (beside, facet, "total(p.amount)");

  if (!sourcier_facet_counts_read (self->counts, facet, TRUE, sql, store, error))
    return FALSE;
  sourcier_facet_counts_add_ticked (self->counts, facet, sourcier_purchase_query_get_choices (query));
  sourcier_facet_counts_sort (self->counts, facet, _sourcier_purchase_value_rank);
  return TRUE;
}

static gboolean
count_totals (SourcierPurchaseFacets  *self,
              SourcierStore           *store,
              SourcierPurchaseQuery   *query,
              GError                 **error)
{
  Besides besides = besides_of (query);

  besides.duties = TRUE;

  g_autoptr (SourcierSql) sql =
    begin_sql (query, besides, "count(*), total(p.amount), total(p.awarded), total(d.open)", "");
  g_autoptr (SourcierStatement) statement = sourcier_sql_prepare (sql, store, error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  self->totals.count = sourcier_statement_get_int (statement, 0);
  self->totals.amount = sourcier_statement_get_int (statement, 1);
  self->totals.awarded = sourcier_statement_get_int (statement, 2);
  self->totals.open_duties = sourcier_statement_get_int (statement, 3);
  self->duties = _sourcier_purchase_get_duties (store, error);
  return self->duties != NULL;
}

/**
 * sourcier_purchase_facets_count:
 * @store: an office's file
 * @query: a question
 * @error: where to put what went wrong
 *
 * Long for a large register: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): the counts and sums, or %NULL with @error set
 */
SourcierPurchaseFacets *
sourcier_purchase_facets_count (SourcierStore          *store,
                                SourcierPurchaseQuery  *query,
                                GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query), NULL);

  g_autoptr (SourcierPurchaseFacets) self = g_object_new (SOURCIER_TYPE_PURCHASE_FACETS, NULL);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    if (!count_facet (self, store, query, i, error))
      return NULL;
  if (!count_totals (self, store, query, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sourcier_purchase_facets_get_counts:
 * @self: counts
 * @facet: a facet
 *
 * Returns: (transfer none) (element-type SourcierFacetCount): its values with their counts and sums, "none" last
 */
GPtrArray *
sourcier_purchase_facets_get_counts (SourcierPurchaseFacets *self,
                                     SourcierPurchaseFacet   facet)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_FACETS (self), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  return sourcier_facet_counts_get (self->counts, facet);
}

/**
 * sourcier_purchase_facets_get_totals:
 * @self: counts
 *
 * Returns: (transfer none): how many purchases answer the question, and what they add up to
 */
const SourcierPurchaseTotals *
sourcier_purchase_facets_get_totals (SourcierPurchaseFacets *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_FACETS (self), NULL);

  return &self->totals;
}

/* Tells a purchase how many duties it has, as they were counted. */
void
_sourcier_purchase_facets_tell (GObject *purchase,
                                GObject *facets)
{
  _sourcier_purchase_set_duty_count (SOURCIER_PURCHASE (purchase),
                                     sourcier_purchase_duties_find (SOURCIER_PURCHASE_FACETS (facets)->duties,
                                                                    sourcier_purchase_get_id (SOURCIER_PURCHASE (purchase))));
}

static const struct
{
  const char *key;
  const char *is_untold;
} sorts[SOURCIER_N_PURCHASE_SORTS] = {
  [SOURCIER_PURCHASE_SORT_SUBJECT] = { "p.sort_subject", "p.sort_subject = ''" },
  [SOURCIER_PURCHASE_SORT_NUMBER] = { "p.number", "p.number = ''" },
  [SOURCIER_PURCHASE_SORT_AMOUNT] = { "p.amount", "p.amount IS NULL" },
  [SOURCIER_PURCHASE_SORT_LAUNCH] = { "p.launch_day", "p.launch_day IS NULL" },
  [SOURCIER_PURCHASE_SORT_NOTIFICATION] = { "p.notification_day", "p.notification_day IS NULL" },
  [SOURCIER_PURCHASE_SORT_END] = { "p.end_day", "p.end_day IS NULL" },
  [SOURCIER_PURCHASE_SORT_STATE] = {
    "instr ('idea planned launched awarded ended dropped', p.state)", "p.state = ''" },
  [SOURCIER_PURCHASE_SORT_SERVICE] = { "p.sort_service", "p.sort_service = ''" },
  [SOURCIER_PURCHASE_SORT_AWARDED] = { "p.awarded", "p.awarded IS NULL" },
  [SOURCIER_PURCHASE_SORT_DUTIES] = { "d.open", "d.id IS NULL" },
};

/**
 * sourcier_purchase_list_find_ids:
 * @store: an office's file
 * @query: a question
 * @error: where to put what went wrong
 *
 * Finds the purchases that answer a question. Those alike in what the answer is sorted by stand by subject; those of
 * which it is not told stand last, whichever way it is sorted. Long for a large register: not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids in order, or %NULL with @error set
 */
GArray *
sourcier_purchase_list_find_ids (SourcierStore          *store,
                                 SourcierPurchaseQuery  *query,
                                 GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query), NULL);

  SourcierPurchaseSort sort = sourcier_purchase_query_get_sort (query);
  Besides besides = besides_of (query);

  besides.duties |= sort == SOURCIER_PURCHASE_SORT_DUTIES;

  g_autoptr (SourcierSql) sql = begin_sql (query, besides, "p.id", "");
  sourcier_sql_append (sql, " ORDER BY (%s), %s %s", sorts[sort].is_untold, sorts[sort].key,
                       sourcier_purchase_query_get_descending (query) ? "DESC" : "ASC");
  if (sort != SOURCIER_PURCHASE_SORT_SUBJECT)
    sourcier_sql_append (sql, ", (p.sort_subject = ''), p.sort_subject");
  sourcier_sql_append (sql, ", p.id");
  return sourcier_sql_read_ids (sql, store, error);
}
