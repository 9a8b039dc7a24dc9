/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include "reference/headcount.h"
#include "store/code-store.h"
#include "suppliers/supplier-query-sql.h"
#include "suppliers/supplier-query-zone.h"

#include <string.h>

/* The reader of the index looks at every page once. */
#define CACHE_KIB 2048
/* More suppliers than this are read anew all together. */
#define MOST_CHANGED 20000
/* More than this whose texts have changed, one after another, would slow the search down. */
#define MOST_TEXTS_CHANGED 60000

/* Where a row that is read goes. */
typedef void (*AddRow) (SourcierIndexBody *self,
                        SourcierStatement *row,
                        guint              kind);

static void
add_supplier (SourcierIndexBody *self,
              SourcierStatement *statement,
              guint              kind)
{
  guint32 row = _sourcier_index_body_add (self, sourcier_statement_get_int (statement, 0));
  gint64 size = sourcier_statement_get_int (statement, 2);
  const char *code = size > SOURCIER_SIZE_NONE && size < SOURCIER_N_SIZES ? sourcier_size_get_code ((SourcierSize) size) : "";

  roaring_bitmap_add (self->all, row);
  _sourcier_index_table_add (self->tables[SOURCIER_INDEX_DEPARTEMENT], row, sourcier_statement_get_text (statement, 1), NULL);
  _sourcier_index_table_add (self->tables[SOURCIER_INDEX_SIZE], row, code, NULL);
  _sourcier_index_table_add (self->tables[SOURCIER_INDEX_DATA], row,
                             sourcier_statement_get_int (statement, 3) != 0 ? "doubtful" : "sound", NULL);
  if (self->maker != NULL)
    sourcier_text_index_maker_add (self->maker, row, sourcier_statement_get_text (statement, 4));
  else
    sourcier_text_index_set (self->texts, row, sourcier_statement_get_text (statement, 4));
}

static void
add_value (SourcierIndexBody *self,
           SourcierStatement *statement,
           guint              kind)
{
  guint32 row;

  if (_sourcier_index_body_find (self, sourcier_statement_get_int (statement, 0), &row))
    _sourcier_index_table_add (self->tables[kind], row, sourcier_statement_get_text (statement, 1),
                               sourcier_statement_is_null (statement, 2) ? NULL : sourcier_statement_get_text (statement, 2));
}

/* Returns: one more than the number of the day, 0 for none. */
static guint
keep_day (SourcierIndexBody *self,
          SourcierStatement *statement,
          int                column)
{
  if (sourcier_statement_is_null (statement, column))
    return 0;
  return _sourcier_index_words_keep (self->days, sourcier_statement_get_text (statement, column)) + 1;
}

static void
add_award (SourcierIndexBody *self,
           SourcierStatement *statement,
           guint              kind)
{
  SourcierIndexAward award = { 0 };

  if (!_sourcier_index_body_find (self, sourcier_statement_get_int (statement, 0), &award.row))
    return;
  award.label = (guint16) _sourcier_index_words_keep (self->labels, sourcier_statement_get_text (statement, 1));
  award.from = keep_day (self, statement, 2);
  award.to = keep_day (self, statement, 3);
  award.unchecked = sourcier_statement_get_int (statement, 4) != 0;
  _sourcier_index_awards_add (self, &award);
}

/* What is read of the suppliers, those first who stand by themselves. */
static const struct
{
  const char *sql;
  const char *id;
  AddRow add;
  guint kind;
} readings[] = {
  { "SELECT s.id, s.departement, s.size, s.doubts, s.search FROM supplier AS s", "s.id", add_supplier, 0 },
  { "SELECT m.supplier, m.family, NULL FROM supplier_family AS m", "m.supplier", add_value, SOURCIER_INDEX_FAMILY },
  { "SELECT m.supplier, substr (" SOURCIER_SUPPLIER_SQL_CPV ", 1, 2), NULL FROM supplier_cpv AS m", "m.supplier", add_value,
    SOURCIER_INDEX_DIVISION },
  { "SELECT m.supplier, m.folded, m.tag FROM supplier_tag AS m", "m.supplier", add_value, SOURCIER_INDEX_TAG },
  { "SELECT m.supplier, l.folded, l.name FROM saved_list_member AS m JOIN saved_list AS l ON l.id = m.list", "m.supplier",
    add_value, SOURCIER_INDEX_LIST },
  { "SELECT a.supplier, a.label, a.valid_from, a.valid_to, a.checked_on IS NULL AND a.checked_by = ''"
    " FROM label_award AS a", "a.supplier", add_award, 0 },
};

/* @ids: (nullable): whose rows, everybody's where it is NULL */
static gboolean
read_rows (SourcierIndexBody  *self,
           guint               reading,
           const char         *ids,
           GError            **error)
{
  g_autofree char *some = g_strconcat (readings[reading].sql, " WHERE ", readings[reading].id,
                                       " IN (SELECT value FROM json_each(?1)) ORDER BY 1", NULL);
  g_autofree char *all = g_strconcat (readings[reading].sql, reading == 0 ? " ORDER BY 1" : "", NULL);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self->reader, ids != NULL ? some : all, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  if (ids != NULL)
    sourcier_statement_bind_text (statement, 1, ids);
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        readings[reading].add (self, statement, readings[reading].kind);
    }
  return TRUE;
}

static gboolean
read_zones (SourcierIndexBody  *self,
            const char         *ids,
            GError            **error)
{
  static const char * const zones[] = { SOURCIER_ZONE_FRR_PLUS, SOURCIER_ZONE_FRR, SOURCIER_ZONE_FORMER_ZRR };
  GArray *found[G_N_ELEMENTS (zones)];
  gboolean done;

  if (!self->has_frr)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    found[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = _sourcier_supplier_zone_find_among (self->reader, ids, found, error);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      for (guint j = 0; done && j < found[i]->len; j++)
        {
          guint32 row;

          if (_sourcier_index_body_find (self, g_array_index (found[i], gint64, j), &row))
            _sourcier_index_table_add (self->tables[SOURCIER_INDEX_ZONE], row, zones[i], NULL);
        }
      g_array_unref (found[i]);
    }
  return done;
}

static gboolean
read_answer (SourcierIndexBody  *self,
             const char         *sql,
             gboolean           *answer,
             GError            **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self->reader, sql, error);
  gint64 number;

  if (statement == NULL || !sourcier_statement_read_int (statement, &number, error))
    return FALSE;
  *answer = number != 0;
  return TRUE;
}

static gboolean
read_register (SourcierIndexBody  *self,
               GError            **error)
{
  return read_answer (self, "SELECT EXISTS (SELECT 1 FROM purchase_holder WHERE supplier IS NOT NULL)",
                      &self->has_contracts, error);
}

static gboolean
read_everybody (SourcierIndexBody  *self,
                const char         *ids,
                GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    if (!read_rows (self, i, ids, error))
      return FALSE;
  return read_zones (self, ids, error);
}

/* One look at the file until _sourcier_index_store_end(). */
gboolean
_sourcier_index_store_begin (SourcierIndexBody  *self,
                             GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d; SAVEPOINT sourcier_index", CACHE_KIB);

  return sourcier_store_execute (self->reader, sql, error);
}

/* What was read is let go of even where reading was given up: the connection looks anew next time. */
void
_sourcier_index_store_end (SourcierIndexBody *self)
{
  sourcier_store_set_cancellable (self->reader, NULL);
  sourcier_store_execute (self->reader, "RELEASE sourcier_index", NULL);
}

/* Reads the directory into an empty body, within a look at the file. */
gboolean
_sourcier_index_store_load (SourcierIndexBody  *self,
                            GError            **error)
{
  self->maker = sourcier_text_index_maker_new ();
  if (!sourcier_history_look_begin (self->look, self->reader, error)
      || !read_answer (self, "SELECT EXISTS (SELECT 1 FROM frr)", &self->has_frr, error)
      || !read_register (self, error)
      || !read_everybody (self, NULL, error))
    return FALSE;
  self->texts = sourcier_text_index_maker_end (g_steal_pointer (&self->maker));
  roaring_bitmap_run_optimize (self->all);
  roaring_bitmap_shrink_to_fit (self->all);
  for (guint i = 0; i < SOURCIER_INDEX_N_TABLES; i++)
    _sourcier_index_table_shrink (self->tables[i]);
  return TRUE;
}

/* What was changed, as the history tells it. */
typedef struct
{
  GHashTable *suppliers;
  GArray *awards;            /* of which only the award is told */
  gboolean lists_changed;
  gboolean contracts_changed;
  gboolean is_too_much;
} Changed;

static void
add_changed (Changed *changed,
             gint64   supplier)
{
  if (supplier != 0 && !g_hash_table_contains (changed->suppliers, &supplier))
    g_hash_table_add (changed->suppliers, g_memdup2 (&supplier, sizeof supplier));
  changed->is_too_much = changed->is_too_much || g_hash_table_size (changed->suppliers) > MOST_CHANGED;
}

/* Where a row of the tables that the index reads tells whose it is. */
static const struct
{
  const char *table;
  guint column;
} owners[] = {
  { "supplier", 0 }, { "supplier_family", 0 }, { "supplier_cpv", 0 }, { "supplier_tag", 0 }, { "supplier_area", 0 },
  { "saved_list_member", 1 }, { "label_award", 1 },
};

static void
note_owner (Changed        *changed,
            const char     *table,
            SourcierChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_equal (table, owners[i].table))
      {
        add_changed (changed, sourcier_change_get_int (change, owners[i].column));
        add_changed (changed, sourcier_change_get_int_after (change, owners[i].column));
      }
}

static gboolean
note_change_cb (gint64          action,
                SourcierChange *change,
                gpointer        data)
{
  static const char * const of_contracts[] = { "purchase", "purchase_holder", "purchase_modification", NULL };
  Changed *changed = data;
  const char *table = sourcier_change_get_table (change);

  note_owner (changed, table, change);
  if (g_str_equal (table, "label_award") && sourcier_change_get_kind (change) == SOURCIER_CHANGE_CHANGED)
    {
      gint64 award = sourcier_change_get_row (change);
      g_array_append_val (changed->awards, award);
    }
  else if (g_str_equal (table, "saved_list"))
    changed->lists_changed = changed->lists_changed || sourcier_change_get_kind (change) == SOURCIER_CHANGE_CHANGED;
  else if (g_strv_contains (of_contracts, table))
    changed->contracts_changed = TRUE;
  else if (g_str_equal (table, "frr"))
    changed->is_too_much = TRUE;
  return !changed->is_too_much;
}

/* A change of an award tells its supplier only where that changed. One that went since told it when it went. */
static gboolean
find_award_owners (SourcierIndexBody  *self,
                   Changed            *changed,
                   GError            **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self->reader, "SELECT supplier FROM label_award WHERE id IN (SELECT value FROM json_each(?1))",
                            error);
  g_autofree char *json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) changed->awards->data, changed->awards->len);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, json);

  g_autoptr (GArray) suppliers = sourcier_statement_read_ids (statement, error);
  for (guint i = 0; suppliers != NULL && i < suppliers->len; i++)
    add_changed (changed, g_array_index (suppliers, gint64, i));
  return suppliers != NULL;
}

static gboolean
read_lists (SourcierIndexBody  *self,
            GError            **error)
{
  guint reading = 0;

  while (readings[reading].kind != SOURCIER_INDEX_LIST)
    reading++;
  _sourcier_index_table_free (self->tables[SOURCIER_INDEX_LIST]);
  self->tables[SOURCIER_INDEX_LIST] = _sourcier_index_table_new ();
  return read_rows (self, reading, NULL, error);
}

static char *
changed_to_json (Changed *changed)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, changed->suppliers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);
}

/* The rows of those that changed, known before or not. */
static SourcierRows *
rows_of_changed (SourcierIndexBody *self,
                 Changed           *changed)
{
  SourcierRows *rows = roaring_bitmap_create ();
  GHashTableIter iter;
  gpointer id;
  guint32 row;

  g_hash_table_iter_init (&iter, changed->suppliers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (_sourcier_index_body_find (self, *(gint64 *) id, &row))
      roaring_bitmap_add (rows, row);
  return rows;
}

static void
forget_texts (SourcierIndexBody  *self,
              const SourcierRows *rows)
{
  guint64 n = roaring_bitmap_get_cardinality (rows);
  g_autofree guint32 *numbers = g_new (guint32, n);

  roaring_bitmap_to_uint32_array (rows, numbers);
  for (guint64 i = 0; i < n; i++)
    sourcier_text_index_set (self->texts, numbers[i], NULL);
}

/* Those that changed are forgotten, then read again where they are still there. */
static gboolean
read_changed (SourcierIndexBody  *self,
              Changed            *changed,
              GError            **error)
{
  g_autoptr (SourcierRows) before = rows_of_changed (self, changed);
  g_autofree char *json = changed_to_json (changed);

  if (!roaring_bitmap_is_empty (before))
    {
      roaring_bitmap_andnot_inplace (self->all, before);
      forget_texts (self, before);
      for (guint i = 0; i < SOURCIER_INDEX_N_TABLES; i++)
        _sourcier_index_table_take_away (self->tables[i], before);
      _sourcier_index_awards_take_away (self, before);
    }
  if (g_hash_table_size (changed->suppliers) > 0 && !read_everybody (self, json, error))
    return FALSE;

  g_autoptr (SourcierRows) rows = rows_of_changed (self, changed);
  _sourcier_index_orders_change (self, rows, changed->contracts_changed);
  if (self->communes != NULL)
    _sourcier_index_communes_change (self->communes, rows);
  return (!changed->lists_changed || read_lists (self, error))
         && (!changed->contracts_changed || read_register (self, error))
         && _sourcier_index_ask_again (self, rows, changed->contracts_changed, error);
}

/* Brings the body to the state of the file, within a look at it; @can_follow tells whether that could be done. */
gboolean
_sourcier_index_store_follow (SourcierIndexBody  *self,
                              gboolean           *can_follow,
                              GError            **error)
{
  g_autoptr (GHashTable) suppliers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) awards = g_array_new (FALSE, FALSE, sizeof (gint64));
  Changed changed = { suppliers, awards, FALSE, FALSE, FALSE };

  if (!sourcier_history_look_again (self->look, self->reader, note_change_cb, &changed, can_follow, error)
      || (awards->len > 0 && !find_award_owners (self, &changed, error)))
    return FALSE;
  *can_follow = *can_follow && !changed.is_too_much
                && sourcier_text_index_get_n_changed (self->texts) + g_hash_table_size (suppliers) <= MOST_TEXTS_CHANGED;
  if (!*can_follow
      || (g_hash_table_size (suppliers) == 0 && !changed.lists_changed && !changed.contracts_changed))
    return TRUE;
  return read_changed (self, &changed, error);
}

/* Returns: (transfer full) (nullable): the rows of those that SQL finds, or NULL with @error set. */
SourcierRows *
_sourcier_index_store_ask (SourcierIndexBody      *self,
                           SourcierSupplierQuery  *query,
                           GError                **error)
{
  g_autoptr (SourcierSql) sql = sourcier_sql_new ("SELECT s.id FROM supplier AS s WHERE ");
  g_autoptr (GArray) ids = NULL;

  _sourcier_supplier_sql_append_where (sql, query);
  ids = sourcier_sql_read_ids (sql, self->reader, error);
  return ids != NULL ? _sourcier_index_body_rows_of (self, ids) : NULL;
}

/* Begins a look at the file through the connection of @twin that sees the very state that @self stands at; @is_same tells
 * whether that could be done. A state lies between two looks of one connection that tell no change. */
gboolean
_sourcier_index_store_begin_twin (SourcierIndexBody  *self,
                                  SourcierIndexBody  *twin,
                                  gboolean           *is_same,
                                  GError            **error)
{
  *is_same = FALSE;
  if (!_sourcier_index_store_begin (twin, error))
    return FALSE;
  /* Reading begins the look. */
  if (sourcier_history_look_begin (twin->look, twin->reader, error)
      && sourcier_history_look_is_current (self->look, self->reader, is_same, error)
      && *is_same)
    return TRUE;
  _sourcier_index_store_end (twin);
  return error == NULL || *error == NULL;
}
