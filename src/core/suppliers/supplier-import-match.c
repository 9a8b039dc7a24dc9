/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-import-match.h"

#include "base/text.h"
#include "suppliers/import-candidate-store.h"
#include "suppliers/supplier-import-repair.h"
#include "suppliers/supplier-import-store.h"
#include "suppliers/supplier-store.h"

#include <string.h>

/* One supplier that a row may speak of. */
typedef struct
{
  SourcierSupplier *supplier;
  gint64 claim;         /* the row that speaks of it already, 0 if none does */
  guint n_changes;      /* what the row would change of it */
  guint n_gaps;         /* what it has that the row does not tell */
  guint agreement;      /* how well names and postcode agree */
  gboolean same_name;
  gboolean same_address;
  gboolean contradicted; /* another name and another place: the SIRET is probably wrong on one side */
  gboolean fits;        /* the row may speak of it and would change nothing of it */
} Candidate;

enum
{
  AGREE_NAME = 4,
  AGREE_TRADE_NAME = 2,
  AGREE_POSTCODE = 1,
};

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_clear_object (&self->supplier);
  g_free (self);
}

/**
 * sourcier_import_match_clear:
 * @match: a match
 *
 * Frees what it holds.
 */
void
sourcier_import_match_clear (SourcierImportMatch *match)
{
  g_clear_object (&match->known);
  g_clear_object (&match->contradicted);
  g_clear_object (&match->taken);
  g_clear_pointer (&match->likely, g_array_unref);
}

/**
 * sourcier_import_context_read:
 * @context: what it takes
 * @cells: the cells of a row
 * @line: the line of the list where it begins
 *
 * Returns: (transfer full): what the row says
 */
SourcierImportReading *
sourcier_import_context_read (const SourcierImportContext *context,
                              GBytes                      *cells,
                              guint                        line)
{
  g_autoptr (GPtrArray) parted = sourcier_import_store_split_cells (cells);
  SourcierImportReading *reading =
    sourcier_import_reading_new ((const char * const *) context->headers, context->targets, context->n_columns, context->words,
                                 (const char * const *) parted->pdata, parted->len);

  if (context->label != NULL)
    sourcier_import_reading_add_label (reading, context->label);
  sourcier_import_reading_repair (reading, line, context->repairs, context->left);
  return reading;
}

/**
 * sourcier_import_context_merge:
 * @context: what it takes
 * @reading: what a row says
 * @known: (nullable): the supplier that it speaks of, %NULL for a new one
 *
 * Returns: (transfer full): what the row makes of it
 */
SourcierImportMerge *
sourcier_import_context_merge (const SourcierImportContext *context,
                               SourcierImportReading       *reading,
                               SourcierSupplier            *known)
{
  return sourcier_import_merge_new (reading, known, &context->source, context->policy);
}

static gboolean
folds_alike (const char *told,
             const char *held)
{
  g_autofree char *a = sourcier_text_fold (told);
  g_autofree char *b = sourcier_text_fold (held);

  return *a != '\0' && g_str_equal (a, b);
}

static void
compare_names (Candidate             *self,
               SourcierImportReading *reading)
{
  const char *name = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NAME);
  const char *trade_name = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_TRADE_NAME);
  const char *held_name = sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_NAME);
  const char *held_trade_name = sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_TRADE_NAME);

  if (folds_alike (name, held_name))
    self->agreement += AGREE_NAME;
  if (folds_alike (trade_name, held_trade_name) || folds_alike (name, held_trade_name)
      || folds_alike (trade_name, held_name))
    self->agreement += AGREE_TRADE_NAME;
  self->same_name = self->agreement > 0;
}

static void
compare_place (Candidate             *self,
               SourcierImportReading *reading)
{
  const char *postcode = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_POSTCODE);
  const char *held_postcode = sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_POSTCODE);
  const char *address = sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_ADDRESS);

  self->contradicted = !self->same_name && *reading->name_key != '\0'
                       && *sourcier_supplier_get_name (self->supplier) != '\0'
                       && *postcode != '\0' && *held_postcode != '\0';
  if (folds_alike (postcode, held_postcode))
    {
      self->agreement += AGREE_POSTCODE;
      self->contradicted = FALSE;
    }
  self->same_address = *reading->address_key == '\0' || sourcier_text_is_empty (address)
                       || folds_alike (reading->address_key, address);
}

static Candidate *
candidate_new (const SourcierImportContext *context,
               SourcierImportReading       *reading,
               SourcierSupplier            *supplier)
{
  g_autoptr (SourcierImportMerge) merge = sourcier_import_context_merge (context, reading, supplier);
  Candidate *self = g_new0 (Candidate, 1);

  self->supplier = g_object_ref (supplier);
  self->n_changes = merge->n_changes;
  self->n_gaps = sourcier_import_count_gaps (reading, supplier);
  compare_names (self, reading);
  compare_place (self, reading);
  self->fits = self->n_changes == 0 && !self->contradicted;
  return self;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = *(const Candidate * const *) a;
  const Candidate *y = *(const Candidate * const *) b;
  gint64 ids[2] = { sourcier_supplier_get_id (x->supplier), sourcier_supplier_get_id (y->supplier) };

  if (x->fits != y->fits)
    return x->fits ? -1 : 1;
  if (x->agreement != y->agreement)
    return x->agreement > y->agreement ? -1 : 1;
  if (x->n_changes != y->n_changes)
    return x->n_changes < y->n_changes ? -1 : 1;
  if (x->n_gaps != y->n_gaps)
    return x->n_gaps < y->n_gaps ? -1 : 1;
  return ids[0] < ids[1] ? -1 : ids[0] > ids[1];
}

static gboolean
add_candidate (const SourcierImportContext  *context,
               SourcierImportReading        *reading,
               gint64                        id,
               GPtrArray                    *candidates,
               GError                      **error)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (context->store, id, error);
  Candidate *candidate = NULL;

  if (supplier == NULL)
    return FALSE;

  candidate = candidate_new (context, reading, supplier);
  g_ptr_array_add (candidates, candidate);
  return sourcier_import_store_find_claim (context->store, id, &candidate->claim, error);
}

/* The suppliers that have the key in common with the row, the likeliest first. */
static GPtrArray *
find_by_key (const SourcierImportContext  *context,
             SourcierImportReading        *reading,
             SourcierImportKey             key,
             GError                      **error)
{
  g_autoptr (GArray) ids = sourcier_import_store_find_suppliers (context->store, reading, context->policy, key, error);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_candidate (context, reading, g_array_index (ids, gint64, i), candidates, error))
      return NULL;

  g_ptr_array_sort (candidates, compare_candidates);
  return ids != NULL ? g_steal_pointer (&candidates) : NULL;
}

/* The suppliers that the row may speak of by the surest of the keys that finds any, from @key on. */
static GPtrArray *
find_candidates (const SourcierImportContext  *context,
                 SourcierImportReading        *reading,
                 SourcierImportKey            *key,
                 GError                      **error)
{
  g_autoptr (GPtrArray) candidates = NULL;

  if (!context->has_directory)
    return g_ptr_array_new ();
  for (;; (*key)++)
    {
      g_clear_pointer (&candidates, g_ptr_array_unref);
      candidates = find_by_key (context, reading, *key, error);
      if (candidates == NULL || candidates->len > 0 || *key == SOURCIER_IMPORT_BY_NAME)
        return g_steal_pointer (&candidates);
    }
}

static gboolean reseat_others (const SourcierImportContext  *context,
                               GPtrArray                    *candidates,
                               GHashTable                   *visited,
                               Candidate                   **freed,
                               GError                      **error);

/* Moves a row that changes nothing of its supplier to another supplier of which it would change nothing either.
 * @moved says whether that worked. */
static gboolean
reseat (const SourcierImportContext  *context,
        gint64                        seq,
        GHashTable                   *visited,
        gboolean                     *moved,
        GError                      **error)
{
  SourcierStagedRow row = { 0 };
  Candidate *seat = NULL;
  SourcierImportKey key = SOURCIER_IMPORT_BY_SIRET;

  *moved = FALSE;
  if (!sourcier_import_store_get (context->store, seq, &row, error))
    return FALSE;

  gboolean fixed = row.effect != SOURCIER_IMPORT_UNCHANGED;
  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (context, row.cells, row.line);
  sourcier_staged_row_clear (&row);
  if (fixed)
    return TRUE;

  g_autoptr (GPtrArray) candidates = find_candidates (context, reading, &key, error);
  if (candidates == NULL || !reseat_others (context, candidates, visited, &seat, error))
    return FALSE;

  *moved = seat != NULL;
  return seat == NULL
         || sourcier_import_store_claim (context->store, seq, sourcier_supplier_get_id (seat->supplier), error);
}

/* Finds a supplier of which the row would change nothing, moving earlier rows out of the way where they can go elsewhere
 * as well. This is how one finds a greatest matching, path by path (Kuhn's algorithm): rows that an import brought in all
 * find a supplier that has it all, whichever order they come in, so importing again changes nothing. */
static gboolean
reseat_others (const SourcierImportContext  *context,
               GPtrArray                    *candidates,
               GHashTable                   *visited,
               Candidate                   **freed,
               GError                      **error)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->fits && candidate->claim == 0)
        {
          *freed = candidate;
          return TRUE;
        }
    }

  for (guint i = 0; i < candidates->len && *freed == NULL; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);
      gint64 id = sourcier_supplier_get_id (candidate->supplier);
      gboolean moved;

      if (!candidate->fits || !g_hash_table_add (visited, g_memdup2 (&id, sizeof id)))
        continue;
      if (!reseat (context, candidate->claim, visited, &moved, error))
        return FALSE;
      if (moved)
        *freed = candidate;
    }

  return TRUE;
}

/* Whether the row may speak of the supplier although it would change it. Where several share a SIRET, the name must
 * agree; where several of a firm share an address, too; where several share a name and a place, the address. */
static gboolean
is_likely (const Candidate   *candidate,
           SourcierImportKey  key,
           gboolean           repeated,
           gboolean           alone)
{
  if (candidate->claim != 0)
    return FALSE;
  if (key == SOURCIER_IMPORT_BY_SIRET)
    return repeated ? candidate->same_name : !candidate->contradicted;
  if (key == SOURCIER_IMPORT_BY_ADDRESS)
    return !repeated && (candidate->same_name || alone);
  return candidate->same_address || (alone && !repeated);
}

/* The likeliest supplier that no row speaks of yet, where the row may change it. */
static Candidate *
choose (GPtrArray         *candidates,
        SourcierImportKey  key,
        gboolean           repeated)
{
  for (guint i = 0; i < candidates->len; i++)
    if (is_likely (g_ptr_array_index (candidates, i), key, repeated, candidates->len == 1))
      return g_ptr_array_index (candidates, i);
  return NULL;
}

static void
add_likely (SourcierImportMatch *match,
            gint64               supplier,
            gint64               other)
{
  SourcierImportLikely likely = { supplier, other };

  if (match->likely == NULL)
    match->likely = g_array_new (FALSE, FALSE, sizeof (SourcierImportLikely));
  for (guint i = 0; i < match->likely->len; i++)
    if (memcmp (&g_array_index (match->likely, SourcierImportLikely, i), &likely, sizeof likely) == 0)
      return;
  if (match->likely->len < SOURCIER_IMPORT_MOST_LIKELY)
    g_array_append_val (match->likely, likely);
}

/* Why none of the suppliers that have a key in common with the row is the one. */
static gboolean
explain_none (const SourcierImportContext  *context,
              GPtrArray                    *candidates,
              SourcierImportKey             key,
              const SourcierStagedRow      *repeated,
              SourcierImportMatch          *match,
              GError                      **error)
{
  const Candidate *first = candidates->len > 0 ? g_ptr_array_index (candidates, 0) : NULL;
  g_auto (SourcierStagedRow) claim = { 0 };

  match->repeated_line = repeated->line;
  if (key != SOURCIER_IMPORT_BY_SIRET && repeated->seq == 0 && candidates->len > 1)
    match->several = key;
  if (key == SOURCIER_IMPORT_BY_SIRET && repeated->seq == 0 && first != NULL && first->claim == 0)
    match->contradicted = g_object_ref (first->supplier);
  if (key == SOURCIER_IMPORT_BY_SIRET && repeated->seq == 0 && first != NULL && first->claim != 0)
    {
      if (!sourcier_import_store_get (context->store, first->claim, &claim, error))
        return FALSE;
      match->taken = g_object_ref (first->supplier);
      match->taken_line = claim.line;
    }

  if (match->contradicted != NULL || match->taken != NULL || match->several == key || repeated->seq != 0)
    for (guint i = 0; i < candidates->len; i++)
      add_likely (match, sourcier_supplier_get_id (((Candidate *) g_ptr_array_index (candidates, i))->supplier), 0);
  if (repeated->seq != 0 && repeated->supplier == 0)
    add_likely (match, 0, repeated->seq);
  return TRUE;
}

static gboolean
find_known (const SourcierImportContext  *context,
            SourcierImportReading        *reading,
            SourcierImportKey             key,
            const SourcierStagedRow      *repeated,
            SourcierImportMatch          *match,
            GError                      **error)
{
  g_autoptr (GHashTable) visited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) candidates = find_candidates (context, reading, &key, error);
  Candidate *chosen = NULL;

  match->late = key == SOURCIER_IMPORT_BY_ADDRESS && !context->late;
  if (candidates == NULL)
    return FALSE;
  if (match->late)
    return TRUE;
  if (!reseat_others (context, candidates, visited, &chosen, error))
    return FALSE;

  if (chosen == NULL)
    chosen = choose (candidates, key, repeated->seq != 0);
  if (chosen != NULL)
    {
      match->known = g_object_ref (chosen->supplier);
      return TRUE;
    }
  if (key == SOURCIER_IMPORT_BY_ADDRESS
      && !find_known (context, reading, SOURCIER_IMPORT_BY_NAME, repeated, match, error))
    return FALSE;
  return match->known != NULL || explain_none (context, candidates, key, repeated, match, error);
}

/**
 * sourcier_import_match_find:
 * @context: what it takes
 * @reading: what a row says
 * @seq: which row it is
 * @cells: its cells
 * @match: (out caller-allocates): what was found, to be cleared
 * @error: where to put what went wrong
 *
 * Looks for the supplier that the row speaks of: by its SIRET as written; else by its SIREN and address; else by its
 * folded name and postcode, and by its address where that leaves several. A supplier is spoken of by one row of the list
 * only: a second one with the same SIRET is taken for another supplier, unless the directory has a second one too. What
 * is found by SIREN and address only waits until the rows with a SIRET of the directory have theirs. Where rows are looked for
 * when all are read, a row waits that may repeat another.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_match_find (const SourcierImportContext  *context,
                            SourcierImportReading        *reading,
                            gint64                        seq,
                            GBytes                       *cells,
                            SourcierImportMatch          *match,
                            GError                      **error)
{
  g_auto (SourcierStagedRow) repeated = { 0 };

  *match = (SourcierImportMatch) { 0 };
  if (context->seen != NULL)
    {
      match->late = sourcier_import_seen_note (context->seen, reading);
      return TRUE;
    }
  if (!context->late && !sourcier_import_store_find_same (context->store, cells, seq, &match->same_line, error))
    return FALSE;
  if (match->same_line != 0)
    return TRUE;
  return sourcier_import_store_find_repeated (context->store, reading, seq, &repeated, error)
         && find_known (context, reading, SOURCIER_IMPORT_BY_SIRET, &repeated, match, error);
}
