/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/duplicate-store.h"

#include "suppliers/duplicate-join-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of more suppliers than this that share a number or a name, each is paired with the first only. */
#define FEW 8
/* Of more names than this with one beginning or end in one postcode, each is compared with the next ones only. */
#define MOST_COMPARED 64
/* How many rows are read between two looks at the cancellable. */
#define PAGE 1024

typedef struct
{
  guint first;
  guint second;
  SourcierDuplicateReasons reasons;
} Pair;

/* What is found, while it is sought. */
typedef struct
{
  GPtrArray *keys;
  GHashTable *alike;  /* what suppliers share → GArray of places in @keys */
  GHashTable *seen;   /* both places of a pair in one number */
  GArray *pairs;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->alike, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
search_init (Search *self)
{
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_duplicate_key_free);
  self->alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
}

static SourcierDuplicateKey *
read_key (SourcierStatement *row)
{
  const char *texts[5];

  for (int i = 0; i < 5; i++)
    texts[i] = sourcier_statement_get_text (row, 1 + i);
  return sourcier_duplicate_key_new (sourcier_statement_get_int (row, 0), texts[0], texts[1], texts[2], texts[3],
                                     texts[4]);
}

static gboolean
read_keys (Search         *self,
           SourcierStore  *store,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT id, name, trade_name, siret, address, postcode FROM supplier ORDER BY id",
                            error);
  gboolean has_row = row != NULL;

  while (has_row)
    {
      if ((self->keys->len % PAGE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          || !sourcier_statement_step (row, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (self->keys, read_key (row));
    }
  return row != NULL;
}

static void
note (Search *self,
      guint   place,
      char   *shared)
{
  GArray *places = g_hash_table_lookup (self->alike, shared);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->alike, shared, places);
    }
  else
    {
      g_free (shared);
    }
  g_array_append_val (places, place);
}

/* Puts a supplier beside all those that it can be compared with: only such pairs are looked at. */
static void
note_key (Search *self,
          guint   place)
{
  g_autoptr (GPtrArray) shared = sourcier_duplicate_key_get_shared (g_ptr_array_index (self->keys, place));

  g_ptr_array_set_free_func (shared, NULL);
  for (guint i = 0; i < shared->len; i++)
    note (self, place, g_ptr_array_index (shared, i));
}

static void
compare (Search *self,
         guint   first,
         guint   second)
{
  gint64 both = ((gint64) first << 32) | second;
  Pair pair = { first, second, 0 };

  if (g_hash_table_contains (self->seen, &both))
    return;
  pair.reasons =
    sourcier_duplicate_compare (g_ptr_array_index (self->keys, first), g_ptr_array_index (self->keys, second));
  if (pair.reasons == 0)
    return;
  g_hash_table_add (self->seen, g_memdup2 (&both, sizeof both));
  g_array_append_val (self->pairs, pair);
}

static void
compare_places (Search *self,
                GArray *places,
                guint   most_leading,
                guint   most_following)
{
  for (guint i = 0; i < MIN (places->len, most_leading); i++)
    for (guint j = i + 1; j < places->len && j - i <= most_following; j++)
      compare (self, g_array_index (places, guint, i), g_array_index (places, guint, j));
}

static gboolean
compare_all (Search        *self,
             GCancellable  *cancellable,
             GError       **error)
{
  GHashTableIter iter;
  gpointer shared, places;

  g_hash_table_iter_init (&iter, self->alike);
  while (g_hash_table_iter_next (&iter, &shared, &places))
    {
      guint n = ((GArray *) places)->len;
      gboolean near = sourcier_duplicate_shared_is_near (shared);

      if (n < 2)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      compare_places (self, places, near || n <= FEW ? n : 1, near ? MOST_COMPARED : n);
    }
  return TRUE;
}

/* The surest first, then as they came into the directory. */
static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *x = a, *y = b;
  int sureness[2] = { g_bit_nth_lsf (x->reasons, -1), g_bit_nth_lsf (y->reasons, -1) };

  if (sureness[0] != sureness[1])
    return sureness[0] - sureness[1];
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->second < y->second ? -1 : x->second > y->second;
}

static gint64
id_at (Search *self,
       guint   place)
{
  return ((SourcierDuplicateKey *) g_ptr_array_index (self->keys, place))->id;
}

/* What the office knows to be two is proposed no more. */
static gboolean
drop_parted (Search         *self,
             SourcierStore  *store,
             GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT 1 FROM not_duplicate WHERE (a, b) IN (VALUES (?1, ?2), (?2, ?1))", error);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; row != NULL && i < self->pairs->len; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);
      gboolean parted;

      sourcier_statement_bind_int (row, 1, id_at (self, pair->first));
      sourcier_statement_bind_int (row, 2, id_at (self, pair->second));
      if (!sourcier_statement_step (row, &parted, error))
        return FALSE;
      if (!parted)
        g_array_append_vals (kept, pair, 1);
      sourcier_statement_reset (row);
    }
  if (row == NULL)
    return FALSE;
  g_array_unref (self->pairs);
  self->pairs = g_steal_pointer (&kept);
  return TRUE;
}

static GPtrArray *
load_pairs (Search         *self,
            SourcierStore  *store,
            GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) duplicates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      gint64 both[2] = { id_at (self, pair->first), id_at (self, pair->second) };

      g_array_append_vals (ids, both, 2);
    }

  g_autoptr (GPtrArray) suppliers =
    sourcier_supplier_store_load_many (store, (const gint64 *) ids->data, ids->len, error);

  for (guint i = 0; suppliers != NULL && i < self->pairs->len; i++)
    if (suppliers->pdata[2 * i] != NULL && suppliers->pdata[2 * i + 1] != NULL)
      g_ptr_array_add (duplicates,
                       sourcier_duplicate_new (suppliers->pdata[2 * i], suppliers->pdata[2 * i + 1],
                                               g_array_index (self->pairs, Pair, i).reasons));
  return suppliers != NULL ? g_steal_pointer (&duplicates) : NULL;
}

/**
 * sourcier_duplicate_store_find:
 * @store: an office's file, a connection of a worker's own
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Looks for suppliers that may be one, as sourcier_duplicate_compare() tells. The directory is read once; only those
 * that share a number, an address, a name or a piece of a long name are compared. Pairs that the office said are two
 * are left out. Where more than eight share the same, each is paired with the first only: merging them finds the others.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierDuplicate): the pairs, the surest first; or %NULL with
 *   @error set
 */
GPtrArray *
sourcier_duplicate_store_find (SourcierStore  *store,
                               GCancellable   *cancellable,
                               GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_auto (Search) search = { 0 };

  search_init (&search);
  if (!read_keys (&search, store, cancellable, error))
    return NULL;
  for (guint i = 0; i < search.keys->len; i++)
    note_key (&search, i);
  if (!compare_all (&search, cancellable, error))
    return NULL;
  g_array_sort (search.pairs, compare_pairs);
  if (!drop_parted (&search, store, error))
    return NULL;
  return load_pairs (&search, store, error);
}

static void
take_fields (SourcierSupplier *merged,
             SourcierSupplier *goes,
             guint             taken)
{
  g_autofree char *notes =
    sourcier_duplicate_join_notes (sourcier_supplier_get_text (merged, SOURCIER_SUPPLIER_NOTES),
                                   sourcier_supplier_get_text (goes, SOURCIER_SUPPLIER_NOTES));

  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if ((taken & (1u << field)) == 0)
      continue;
    else if (field == SOURCIER_SUPPLIER_TURNOVER)
      sourcier_supplier_set_turnover (merged, sourcier_supplier_get_turnover (goes));
    else
      sourcier_supplier_set_text (merged, field, sourcier_supplier_get_text (goes, field));
  sourcier_supplier_set_text (merged, SOURCIER_SUPPLIER_NOTES, notes);
}

static gboolean
merge (SourcierStore     *store,
       gint64             stays,
       SourcierSupplier  *other,
       guint              taken,
       GError           **error)
{
  gint64 goes = sourcier_supplier_get_id (other);

  if (!_sourcier_duplicate_join (store, stays, goes, error)
      || !sourcier_supplier_store_delete (store, goes, error))
    return FALSE;

  g_autoptr (SourcierSupplier) merged = sourcier_supplier_store_load (store, stays, error);

  if (merged == NULL)
    return FALSE;
  take_fields (merged, other, taken);
  sourcier_store_set_detail (store, sourcier_supplier_get_name (merged));
  return sourcier_supplier_store_save (store, merged, error);
}

/**
 * sourcier_duplicate_store_merge:
 * @store: an office's file, in no transaction
 * @stays: the supplier that stays
 * @goes: the one that is merged into it and then deleted
 * @taken: the fields, a bit each, whose value is taken from @goes; sourcier_duplicate_propose() proposes them
 * @error: where to put what went wrong
 *
 * Makes one supplier of two, as one action. Whatever hangs on @goes moves over: awards (one that both hold once, with
 * all that either tells of it), families, areas, tags and what else the file's schema ties to a supplier. Notes are joined.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if one of the two is gone
 */
gboolean
sourcier_duplicate_store_merge (SourcierStore  *store,
                                gint64          stays,
                                gint64          goes,
                                guint           taken,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (stays != goes, FALSE);

  if (!sourcier_store_begin (store, _("Merge suppliers"), error))
    return FALSE;

  g_autoptr (SourcierSupplier) one = sourcier_supplier_store_load (store, stays, error);
  g_autoptr (SourcierSupplier) other = one != NULL ? sourcier_supplier_store_load (store, goes, error) : NULL;

  if (other != NULL && merge (store, stays, other, taken, error))
    return sourcier_store_commit (store, error);
  sourcier_store_rollback (store);
  return FALSE;
}

static char *
describe_pair (SourcierStore  *store,
               gint64          first,
               gint64          second,
               GError        **error)
{
  g_autoptr (SourcierSupplier) one = sourcier_supplier_store_load (store, first, error);
  g_autoptr (SourcierSupplier) other = one != NULL ? sourcier_supplier_store_load (store, second, error) : NULL;

  if (other == NULL)
    return NULL;
  return g_strdup_printf ("%s · %s", sourcier_supplier_get_name (one), sourcier_supplier_get_name (other));
}

/**
 * sourcier_duplicate_store_part:
 * @store: an office's file, in no transaction
 * @first: a supplier
 * @second: another
 * @error: where to put what went wrong
 *
 * Notes, as one action, that two suppliers are two: they are not proposed again.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if one of the two is gone
 */
gboolean
sourcier_duplicate_store_part (SourcierStore  *store,
                               gint64          first,
                               gint64          second,
                               GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (first != second, FALSE);

  g_autofree char *detail = describe_pair (store, first, second, error);

  if (detail == NULL || !sourcier_store_begin (store, _("Not duplicates"), error))
    return FALSE;
  sourcier_store_set_detail (store, detail);
  if (_sourcier_duplicate_part (store, first, second, error))
    return sourcier_store_commit (store, error);
  sourcier_store_rollback (store);
  return FALSE;
}
