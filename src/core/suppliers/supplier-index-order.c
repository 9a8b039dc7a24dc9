/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include "suppliers/supplier-query-find.h"

#include <string.h>

/* The rows in the order of a column. An answer is a walk along them that keeps those who answer. Descending, the walk goes
 * backwards from one group of those that are alike to the one before, each group in its own order; those of whom the column
 * is not told stay last: SQL sorts so. */

/* So many are worked on at a time, near at hand for the processor. */
#define BLOCK 1024
/* Four bytes a supplier each. */
#define MOST_ORDERS 8
/* More rows than this are put in order anew all together. */
#define MOST_BEHIND 2000

void
_sourcier_index_order_free (SourcierIndexOrder *self)
{
  g_free (self->rows);
  roaring_bitmap_free (self->behind);
  g_free (self);
}

static SourcierSupplierSort
sort_of (SourcierSupplierQuery *query)
{
  SourcierSupplierSort sort = sourcier_supplier_query_get_sort (query);

  return sort == SOURCIER_SUPPLIER_SORT_DISTANCE ? SOURCIER_SUPPLIER_SORT_NAME : sort;
}

/* Orders are the same on every day, but for those that change with it. */
SourcierDay
_sourcier_index_order_day (SourcierSupplierQuery *query)
{
  SourcierSupplierSort sort = sort_of (query);
  gboolean changes = sort == SOURCIER_SUPPLIER_SORT_LABELS || sort == SOURCIER_SUPPLIER_SORT_CONTRACTS;

  return changes ? sourcier_supplier_query_get_day (query) : SOURCIER_DAY_NONE;
}

/* Returns: (transfer none) (nullable): the order that the question asks for, if it is there. */
SourcierIndexOrder *
_sourcier_index_order_find (SourcierIndexBody     *body,
                            SourcierSupplierQuery *query)
{
  for (guint i = 0; i < body->orders->len; i++)
    {
      SourcierIndexOrder *order = g_ptr_array_index (body->orders, i);

      if (order->sort == sort_of (query) && order->day == _sourcier_index_order_day (query))
        {
          g_ptr_array_steal_index (body->orders, i);
          g_ptr_array_add (body->orders, order);
          return order;
        }
    }
  return NULL;
}

/* Puts a new order among those kept; the one by name, which begins everything, is never the one that goes. */
void
_sourcier_index_order_keep (SourcierIndexBody  *body,
                            SourcierIndexOrder *order)
{
  guint oldest = 0;

  if (body->orders->len == MOST_ORDERS)
    {
      while (((SourcierIndexOrder *) g_ptr_array_index (body->orders, oldest))->sort == SOURCIER_SUPPLIER_SORT_NAME)
        oldest++;
      g_ptr_array_remove_index (body->orders, oldest);
    }
  g_ptr_array_add (body->orders, order);
}

typedef struct
{
  guint32 row;
  SourcierSupplierKey key;
} Place;

static void
place_clear (gpointer data)
{
  _sourcier_supplier_key_clear (&((Place *) data)->key);
}

/* Returns: (transfer full) (nullable): all rows in the order that the question asks for, ascending, or NULL with @error set. */
SourcierIndexOrder *
_sourcier_index_order_load (SourcierIndexBody      *body,
                            SourcierSupplierQuery  *query,
                            GError                **error)
{
  g_autoptr (SourcierSql) sql = _sourcier_supplier_sql_order (query, FALSE);
  g_autoptr (SourcierStatement) statement = sourcier_sql_prepare (sql, body->reader, error);
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), body->ids->len);
  SourcierSupplierKey keys[2] = { { 0 } };
  guint32 row, n_told = 0;
  gboolean has_row = TRUE, failed = statement == NULL;

  while (!failed && has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        failed = TRUE;
      else if (has_row && _sourcier_index_body_find (body, sourcier_statement_get_int (statement, 0), &row))
        {
          SourcierSupplierKey *key = &keys[rows->len % 2], *before = &keys[(rows->len + 1) % 2];

          _sourcier_supplier_key_read (key, query, statement);
          if (rows->len == 0 || !_sourcier_supplier_key_alike (before, key))
            row |= SOURCIER_INDEX_BEGINS;
          n_told += key->is_told;
          g_array_append_val (rows, row);
        }
    }
  _sourcier_supplier_key_clear (&keys[0]);
  _sourcier_supplier_key_clear (&keys[1]);
  if (failed)
    return NULL;

  SourcierIndexOrder *order = g_new0 (SourcierIndexOrder, 1);

  order->sort = sort_of (query);
  order->day = _sourcier_index_order_day (query);
  order->n_rows = rows->len;
  order->n_told = n_told;
  order->rows = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&rows), FALSE);
  order->behind = roaring_bitmap_create ();
  return order;
}

/* The orders no longer know where @changed stand. */
void
_sourcier_index_orders_change (SourcierIndexBody  *body,
                               const SourcierRows *changed,
                               gboolean            contracts_changed)
{
  if (body->meanwhile != NULL)
    {
      roaring_bitmap_or_inplace (body->meanwhile, changed);
      body->contracts_meanwhile = body->contracts_meanwhile || contracts_changed;
    }
  for (guint i = body->orders->len; i-- > 0;)
    {
      SourcierIndexOrder *order = g_ptr_array_index (body->orders, i);

      roaring_bitmap_or_inplace (order->behind, changed);
      if ((contracts_changed && order->sort == SOURCIER_SUPPLIER_SORT_CONTRACTS)
          || roaring_bitmap_get_cardinality (order->behind) > MAX (MOST_BEHIND, body->ids->len / 100))
        g_ptr_array_remove_index (body->orders, i);
    }
}

/* A bit for each row: quicker to ask than the bitmap it is made of. */
static guint64 *
to_bits (const SourcierRows *rows,
         guint               n_rows)
{
  guint64 *bits = g_new0 (guint64, n_rows / 64 + 1);
  guint32 numbers[BLOCK];
  roaring_uint32_iterator_t at;
  guint n;

  roaring_init_iterator (rows, &at);
  while ((n = roaring_read_uint32_iterator (&at, numbers, BLOCK)) > 0)
    for (guint i = 0; i < n; i++)
      bits[numbers[i] / 64] |= G_GUINT64_CONSTANT (1) << (numbers[i] % 64);
  return bits;
}

static gboolean
has_bit (const guint64 *bits,
         guint32        row)
{
  return bits[row / 64] >> (row % 64) & 1;
}

/* Takes those that are behind out of the order. Where one went that began a group, the next begins it. */
static void
take_out (SourcierIndexBody  *body,
          SourcierIndexOrder *order)
{
  g_autofree guint64 *behind = to_bits (order->behind, body->ids->len);
  guint32 begins = 0, n = 0, n_told;

  while (n < order->n_rows && !has_bit (behind, order->rows[n] & ~SOURCIER_INDEX_BEGINS))
    n++;
  n_told = MIN (n, order->n_told);
  for (guint i = n; i < order->n_rows; i++)
    {
      guint32 row = order->rows[i];

      if (row & SOURCIER_INDEX_BEGINS)
        begins = SOURCIER_INDEX_BEGINS;
      if (has_bit (behind, row & ~SOURCIER_INDEX_BEGINS))
        continue;
      n_told += i < order->n_told;
      order->rows[n++] = (row & ~SOURCIER_INDEX_BEGINS) | begins;
      begins = 0;
    }
  order->n_rows = n;
  order->n_told = n_told;
}

/* Rows being put back into an order. */
typedef struct
{
  SourcierIndexBody *body;
  SourcierSupplierQuery *query;
  SourcierIndexOrder *order;
  SourcierStatement *key_of;    /* what a supplier is sorted by */
} Return;

/* Reads the key of a row that is there. */
static gboolean
read_key (Return               *self,
          guint32               row,
          SourcierSupplierKey  *key,
          GError              **error)
{
  gboolean has_row;

  sourcier_statement_reset (self->key_of);
  sourcier_statement_bind_int (self->key_of, SOURCIER_SUPPLIER_SQL_ONE,
                               g_array_index (self->body->ids, gint64, row & ~SOURCIER_INDEX_BEGINS));
  if (!sourcier_statement_step (self->key_of, &has_row, error))
    return FALSE;
  g_return_val_if_fail (has_row, FALSE);
  _sourcier_supplier_key_read (key, self->query, self->key_of);
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  return _sourcier_supplier_key_compare (&one->key, &other->key);
}

/* Those that are behind and still there, in their order. */
static GArray *
read_places (Return  *self,
             GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_autoptr (SourcierRows) there = roaring_bitmap_and (self->order->behind, self->body->all);
  guint n = (guint) roaring_bitmap_get_cardinality (there);
  g_autofree guint32 *rows = g_new (guint32, MAX (n, 1));

  g_array_set_clear_func (places, place_clear);
  roaring_bitmap_to_uint32_array (there, rows);
  for (guint i = 0; i < n; i++)
    {
      Place place = { rows[i], { 0 } };

      if (!read_key (self, rows[i], &place.key, error))
        return NULL;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return g_steal_pointer (&places);
}

typedef struct
{
  guint place;
  gboolean alike_before;
  gboolean alike_after;
} Slot;

/* Where @key stands among the rows that are in order, and whether the rows before and after are alike it. */
static gboolean
find_place (Return                     *self,
            const SourcierSupplierKey  *key,
            Slot                       *slot,
            GError                    **error)
{
  guint from = 0, to = self->order->n_rows;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      SourcierSupplierKey other = { 0 };

      if (!read_key (self, self->order->rows[middle], &other, error))
        return FALSE;
      if (_sourcier_supplier_key_compare (&other, key) < 0)
        {
          from = middle + 1;
          slot->alike_before = _sourcier_supplier_key_alike (&other, key);
        }
      else
        {
          to = middle;
          slot->alike_after = _sourcier_supplier_key_alike (&other, key);
        }
      _sourcier_supplier_key_clear (&other);
    }
  slot->place = from;
  return TRUE;
}

/* Puts @places, which are in order, into theirs: from the end, so that each row moves once. */
static void
merge (SourcierIndexOrder *order,
       GArray             *places,
       const Slot         *slots)
{
  guint n = places->len, from = order->n_rows, to = from + n;

  order->rows = g_renew (guint32, order->rows, MAX (to, 1));
  while (n > 0)
    {
      const Place *place = &g_array_index (places, Place, n - 1);
      const Slot *slot = &slots[n - 1];
      gboolean alike_last = n > 1 && slots[n - 2].place == slot->place
                            && _sourcier_supplier_key_alike (&g_array_index (places, Place, n - 2).key, &place->key);

      while (from > slot->place)
        order->rows[--to] = order->rows[--from];
      if (slot->alike_after && to < order->n_rows + places->len)
        order->rows[to] &= ~SOURCIER_INDEX_BEGINS;
      order->rows[--to] = place->row | (slot->alike_before || alike_last ? 0 : SOURCIER_INDEX_BEGINS);
      order->n_told += place->key.is_told;
      n--;
    }
  order->n_rows += places->len;
}

static gboolean
put_back (Return  *self,
          GError **error)
{
  g_autoptr (GArray) places = read_places (self, error);
  g_autofree Slot *slots = places != NULL ? g_new0 (Slot, MAX (places->len, 1)) : NULL;

  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    if (!find_place (self, &g_array_index (places, Place, i).key, &slots[i], error))
      return FALSE;
  merge (self->order, places, slots);
  return TRUE;
}

/* Puts the rows that changed back into the order, within a look at the file. An order that could not be is no more. */
gboolean
_sourcier_index_order_catch_up (SourcierIndexBody      *body,
                                SourcierSupplierQuery  *query,
                                SourcierIndexOrder     *order,
                                GError                **error)
{
  g_autoptr (SourcierSql) sql = NULL;
  g_autoptr (SourcierStatement) key_of = NULL;

  if (roaring_bitmap_is_empty (order->behind))
    return TRUE;
  sql = _sourcier_supplier_sql_order (query, TRUE);
  key_of = sourcier_sql_prepare (sql, body->reader, error);
  if (key_of == NULL)
    return FALSE;

  Return back = { body, query, order, key_of };
  take_out (body, order);
  if (!put_back (&back, error))
    {
      g_ptr_array_remove (body->orders, order);
      return FALSE;
    }
  roaring_bitmap_clear (order->behind);
  return TRUE;
}

typedef struct
{
  const guint32 *rows;
  const guint64 *bits;          /* NULL where all answer */
  const gint64 *ids;            /* by row */
  gint64 *found;
  guint n;
} Walk;

static void
walk_block (Walk *walk,
            guint from,
            guint to)
{
  guint32 kept[BLOCK + 1];
  guint n = 0;

  for (guint i = from; i < to; i++)
    {
      guint32 row = walk->rows[i] & ~SOURCIER_INDEX_BEGINS;

      /* Written in any case and kept if it answers: what answers comes by chance, and a wrong guess costs more. */
      kept[n] = row;
      n += has_bit (walk->bits, row) ? 1 : 0;
    }
  for (guint i = 0; i < n; i++)
    walk->found[walk->n++] = walk->ids[kept[i]];
}

static void
walk_along (Walk *walk,
            guint from,
            guint to)
{
  if (walk->bits == NULL)
    for (; from < to; from++)
      walk->found[walk->n++] = walk->ids[walk->rows[from] & ~SOURCIER_INDEX_BEGINS];
  for (; from < to; from += MIN (BLOCK, to - from))
    walk_block (walk, from, from + MIN (BLOCK, to - from));
}

static void
walk_back (Walk  *walk,
           guint  to)
{
  while (to > 0)
    {
      guint from = to - 1;

      while (from > 0 && !(walk->rows[from] & SOURCIER_INDEX_BEGINS))
        from--;
      walk_along (walk, from, to);
      to = from;
    }
}

/* Returns: (transfer full): the ids of those who answer, in order. */
GArray *
_sourcier_index_order_walk (SourcierIndexBody  *body,
                            SourcierIndexOrder *order,
                            const SourcierRows *answer,
                            gboolean            descending)
{
  guint n = (guint) roaring_bitmap_get_cardinality (answer);
  g_autofree guint64 *bits = n < order->n_rows ? to_bits (answer, body->ids->len) : NULL;
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  Walk walk = { order->rows, bits, (const gint64 *) (gpointer) body->ids->data, NULL, 0 };

  g_array_set_size (ids, n);
  walk.found = (gint64 *) (gpointer) ids->data;

  if (descending)
    walk_back (&walk, order->n_told);
  else
    walk_along (&walk, 0, order->n_told);
  walk_along (&walk, order->n_told, order->n_rows);
  g_array_set_size (ids, walk.n);
  return ids;
}
