/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include "suppliers/eligibility.h"
#include "suppliers/supplier-contracts.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-facets-private.h"
#include "suppliers/supplier-query-sql.h"
#include "suppliers/supplier-query-zone.h"

#include <string.h>

/* The counts of the facets, after the rules of supplier-query-facets.c. */

typedef struct
{
  SourcierIndexQuestion *question;
  SourcierSupplierFacets *facets;
  SourcierSupplierFacet facet;
  SourcierRows *beside;
  gboolean beside_is_all;
} Counting;

static gint64
count (Counting           *self,
       const SourcierRows *rows)
{
  return (gint64) (self->beside_is_all ? roaring_bitmap_get_cardinality (rows)
                   : roaring_bitmap_and_cardinality (self->beside, rows));
}

static void
add (Counting   *self,
     const char *value,
     gint64      n)
{
  if (n > 0)
    _sourcier_supplier_facets_add (self->facets, self->facet, value, n);
}

/* Those beside that are not among @those. */
static void
add_others (Counting           *self,
            const char         *value,
            const SourcierRows *those)
{
  add (self, value, (gint64) roaring_bitmap_get_cardinality (self->beside) - count (self, those));
}

static void
count_table (Counting              *self,
             SourcierIndexTableKind kind)
{
  SourcierIndexTable *table = self->question->body->tables[kind];

  for (guint i = 0; i < table->values->len; i++)
    {
      SourcierIndexValue *value = g_ptr_array_index (table->values, i);

      add (self, value->value, count (self, value->rows));
    }
}

typedef struct
{
  const char *shown;
  gint64 n;
} Folded;

/* Written in several ways, it is shown as the first of those that somebody among the counted has. */
static void
count_folded (Counting              *self,
              SourcierIndexTableKind kind)
{
  SourcierIndexTable *table = self->question->body->tables[kind];
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  Folded *one;

  for (guint i = 0; i < table->values->len; i++)
    {
      SourcierIndexValue *value = g_ptr_array_index (table->values, i);
      gint64 n = count (self, value->rows);

      if (n == 0)
        continue;
      one = g_hash_table_lookup (all, value->value);
      if (one == NULL)
        {
          one = g_new0 (Folded, 1);
          g_hash_table_insert (all, value->value, one);
        }
      one->n += n;
      if (one->shown == NULL || strcmp (value->shown, one->shown) < 0)
        one->shown = value->shown;
    }
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &one))
    add (self, one->shown, one->n);
  if (!roaring_bitmap_is_empty (table->any))
    add_others (self, "", table->any);
}

static GPtrArray *
chosen (Counting             *self,
        SourcierSupplierFacet facet,
        SourcierChoice        choice)
{
  return sourcier_supplier_query_get_values (self->question->query, facet, choice);
}

static GPtrArray *
one_value (const char *value)
{
  GPtrArray *values = g_ptr_array_new ();

  g_ptr_array_add (values, (char *) value);
  return values;
}

/* Counts a label by its awards in one of the states, but for those with one that is taken away. */
static void
count_awards (Counting   *self,
              const char *value,
              GPtrArray  *labels,
              GPtrArray  *states,
              GPtrArray  *no_labels,
              GPtrArray  *no_states)
{
  g_autoptr (SourcierRows) in = roaring_bitmap_create ();
  g_autoptr (SourcierRows) out = roaring_bitmap_create ();

  _sourcier_index_awards_gather (self->question->body, labels, states, in);
  _sourcier_index_awards_gather (self->question->body, no_labels, no_states, out);
  roaring_bitmap_andnot_inplace (in, out);
  add (self, value, count (self, in));
}

/* Those who hold no label. While no label is recorded, that nobody holds one is no news. */
static void
count_without (Counting  *self,
               GPtrArray *states,
               GPtrArray *no_states)
{
  g_autoptr (SourcierRows) in = roaring_bitmap_create ();
  g_autoptr (SourcierRows) out = roaring_bitmap_create ();

  if (self->question->body->awards->len == 0)
    return;
  _sourcier_index_gather_without (self->question, states, in);
  _sourcier_index_awards_gather (self->question->body, NULL, no_states, out);
  roaring_bitmap_andnot_inplace (in, out);
  add (self, "", count (self, in));
}

static void
count_labels (Counting *self)
{
  g_autoptr (GPtrArray) states = chosen (self, SOURCIER_FACET_STATE, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) no_states = chosen (self, SOURCIER_FACET_STATE, SOURCIER_CHOICE_OUT);
  g_autoptr (GPtrArray) held = states->len > 0 ? g_ptr_array_ref (states) : _sourcier_index_held_states ();
  GPtrArray *labels = self->question->body->labels->words;

  for (guint i = 0; i < labels->len; i++)
    {
      g_autoptr (GPtrArray) label = one_value (g_ptr_array_index (labels, i));

      count_awards (self, g_ptr_array_index (labels, i), label, held, label, no_states);
    }
  count_without (self, states, no_states);
}

/* As append_of_labels() and append_of_no_labels() have it. */
static void
count_state (Counting   *self,
             const char *code,
             GPtrArray  *labels,
             gboolean    none,
             GPtrArray  *no_labels,
             gboolean    no_none)
{
  SourcierIndexBody *body = self->question->body;
  g_autoptr (GPtrArray) state = one_value (code);
  g_autoptr (GPtrArray) any_state = g_ptr_array_new ();
  g_autoptr (SourcierRows) in = roaring_bitmap_create ();
  g_autoptr (SourcierRows) out = roaring_bitmap_create ();

  if (labels->len > 0 || !none)
    _sourcier_index_awards_gather (body, labels->len > 0 ? labels : NULL, state, in);
  if (none)
    _sourcier_index_gather_without (self->question, state, in);
  _sourcier_index_awards_gather (body, no_labels, state, out);
  if (no_none)
    _sourcier_index_gather_without (self->question, any_state, out);
  roaring_bitmap_andnot_inplace (in, out);
  add (self, code, count (self, in));
}

static void
count_states (Counting *self)
{
  g_autoptr (GPtrArray) labels = chosen (self, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) no_labels = chosen (self, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_OUT);
  gboolean none = _sourcier_supplier_take_none (labels), no_none = _sourcier_supplier_take_none (no_labels);

  for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
    count_state (self, sourcier_award_state_get_code (i), labels, none, no_labels, no_none);
}

static gboolean
count_gathered (Counting    *self,
                const char  *value,
                GError     **error)
{
  g_autoptr (SourcierRows) rows = roaring_bitmap_create ();

  if (!_sourcier_index_gather (self->question, self->facet, value, rows, error))
    return FALSE;
  add (self, value, count (self, rows));
  return TRUE;
}

static gboolean
count_eligibilities (Counting  *self,
                     GError   **error)
{
  for (guint i = 0; i < SOURCIER_N_ELIGIBILITIES; i++)
    if (!count_gathered (self, sourcier_eligibility_get_code (i), error))
      return FALSE;
  return self->question->body->awards->len == 0 || count_gathered (self, "", error);
}

/* That nobody is in a zone is no news while the office has not loaded the list, nor recorded a zone. */
static gboolean
count_zones (Counting  *self,
             GError   **error)
{
  static const char * const zones[] = {
    SOURCIER_ZONE_FRR_PLUS, SOURCIER_ZONE_FRR, SOURCIER_ZONE_FORMER_ZRR, SOURCIER_ZONE_QPV };
  SourcierIndexBody *body = self->question->body;
  gboolean any_recorded = FALSE;
  guint label;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      if (!count_gathered (self, zones[i], error))
        return FALSE;
      if (_sourcier_index_words_find (body->labels, zones[i], &label))
        for (guint state = 0; state < SOURCIER_N_AWARD_STATES; state++)
          any_recorded = any_recorded || !roaring_bitmap_is_empty (g_ptr_array_index (body->states->rows,
                                                                     label * SOURCIER_N_AWARD_STATES + state));
    }
  return !(body->has_frr || any_recorded) || count_gathered (self, "", error);
}

/* What is chosen beyond the values that are always counted is counted too. */
static gboolean
count_chosen (Counting   *self,
              gboolean  (*is_further) (const char *value),
              GError    **error)
{
  for (SourcierChoice choice = SOURCIER_CHOICE_IN; choice <= SOURCIER_CHOICE_OUT; choice++)
    {
      g_autoptr (GPtrArray) values = chosen (self, self->facet, choice);

      for (guint i = 0; i < values->len; i++)
        if (is_further (g_ptr_array_index (values, i))
            && !count_gathered (self, g_ptr_array_index (values, i), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
is_trade (const char *value)
{
  return g_str_has_prefix (value, SOURCIER_FAMILY_OF_CPV);
}

static gboolean
is_below_division (const char *value)
{
  return strlen (value) > 2;
}

static gboolean
is_wider_or_narrower (const char *value)
{
  return g_str_has_prefix (value, SOURCIER_TERRITORY_REGION) || g_str_has_prefix (value, SOURCIER_TERRITORY_COMMUNE);
}

static gboolean
count_families (Counting  *self,
                GError   **error)
{
  count_table (self, SOURCIER_INDEX_FAMILY);
  add_others (self, "", self->question->body->tables[SOURCIER_INDEX_FAMILY]->any);
  return count_chosen (self, is_trade, error);
}

static gboolean
count_cpv (Counting  *self,
           GError   **error)
{
  SourcierIndexTable *table = self->question->body->tables[SOURCIER_INDEX_DIVISION];

  count_table (self, SOURCIER_INDEX_DIVISION);
  if (!roaring_bitmap_is_empty (table->any))
    add_others (self, "", table->any);
  return count_chosen (self, is_below_division, error);
}

/* While the register names nobody, that nobody has a contract is no news. */
static gboolean
count_contracts (Counting  *self,
                 GError   **error)
{
  static const char * const values[] = { SOURCIER_CONTRACT_ACTIVE, SOURCIER_CONTRACT_PAST, "" };

  for (guint i = 0; self->question->body->has_contracts && i < G_N_ELEMENTS (values); i++)
    if (!count_gathered (self, values[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
count_capacities (Counting  *self,
                  GError   **error)
{
  static const char * const values[] = { "able", "unknown", "unable" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!count_gathered (self, values[i], error))
      return FALSE;
  return TRUE;
}

/* Values that tell another day are counted once they are ticked, in the way they are written. */
static gboolean
count_exclusion_on_days (Counting        *self,
                         SourcierChoice   choice,
                         GError         **error)
{
  g_autoptr (GPtrArray) values = chosen (self, SOURCIER_FACET_EXCLUSION, choice);
  gboolean excluded;
  SourcierDay day;

  for (guint i = 0; i < values->len; i++)
    if (sourcier_exclusion_code_parse (g_ptr_array_index (values, i), &excluded, &day) && day != SOURCIER_DAY_NONE)
      {
        g_autofree char *code = sourcier_exclusion_code (excluded, day);

        if (!count_gathered (self, code, error))
          return FALSE;
      }
  return TRUE;
}

/* While nobody is excluded, that the others are not is no news. */
static gboolean
count_exclusions (Counting  *self,
                  GError   **error)
{
  const SourcierRows *excluded =
    _sourcier_index_question_ask (self->question, SOURCIER_FACET_EXCLUSION, SOURCIER_EXCLUDED, error);

  if (excluded == NULL)
    return FALSE;
  add (self, SOURCIER_EXCLUDED, count (self, excluded));
  if (!roaring_bitmap_is_empty (excluded))
    add_others (self, SOURCIER_NOT_EXCLUDED, excluded);
  return count_exclusion_on_days (self, SOURCIER_CHOICE_IN, error)
         && count_exclusion_on_days (self, SOURCIER_CHOICE_OUT, error);
}

static gboolean
count_facet (Counting  *self,
             GError   **error)
{
  switch (self->facet)
    {
    case SOURCIER_FACET_LABEL:
      count_labels (self);
      return TRUE;
    case SOURCIER_FACET_STATE:
      count_states (self);
      return TRUE;
    case SOURCIER_FACET_ELIGIBILITY:
      return count_eligibilities (self, error);
    case SOURCIER_FACET_DEPARTEMENT:
      count_table (self, SOURCIER_INDEX_DEPARTEMENT);
      return count_chosen (self, is_wider_or_narrower, error);
    case SOURCIER_FACET_ZONE:
      return count_zones (self, error);
    case SOURCIER_FACET_FAMILY:
      return count_families (self, error);
    case SOURCIER_FACET_CPV:
      return count_cpv (self, error);
    case SOURCIER_FACET_TAG:
      count_folded (self, SOURCIER_INDEX_TAG);
      return TRUE;
    case SOURCIER_FACET_SAVED_LIST:
      count_folded (self, SOURCIER_INDEX_LIST);
      return TRUE;
    case SOURCIER_FACET_CONTRACTS:
      return count_contracts (self, error);
    case SOURCIER_FACET_SIZE:
      count_table (self, SOURCIER_INDEX_SIZE);
      return TRUE;
    case SOURCIER_FACET_CAPACITY:
      return count_capacities (self, error);
    case SOURCIER_FACET_EXCLUSION:
      return count_exclusions (self, error);
    case SOURCIER_FACET_DATA:
      count_table (self, SOURCIER_INDEX_DATA);
      return TRUE;
    case SOURCIER_N_SUPPLIER_FACETS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
has_set (SourcierIndexQuestion *question,
         SourcierSupplierFacet  facet)
{
  return question->sets[facet == SOURCIER_FACET_STATE ? SOURCIER_FACET_LABEL : facet] != NULL;
}

/* Where nothing is asked in a facet, its values are counted among those that answer. */
static gboolean
count_one (SourcierIndexQuestion   *question,
           SourcierSupplierFacets  *facets,
           SourcierSupplierFacet    facet,
           GError                 **error)
{
  g_autoptr (SourcierRows) own = has_set (question, facet) ? _sourcier_index_question_beside (question, facet) : NULL;
  SourcierRows *beside = own != NULL ? own : question->answer;
  Counting counting = { question, facets, facet, beside, roaring_bitmap_equals (beside, question->body->all) };

  if (facet == SOURCIER_FACET_CAPACITY && sourcier_supplier_query_get_amount (question->query) <= 0)
    return TRUE;
  if (!count_facet (&counting, error))
    return FALSE;
  _sourcier_supplier_facets_finish (facets, facet, question->query);
  return TRUE;
}

/* Returns: (transfer full) (nullable): what sourcier_supplier_facets_count() counts, or NULL with @error set. */
SourcierSupplierFacets *
_sourcier_index_count (SourcierIndexQuestion  *question,
                       GError                **error)
{
  gint64 total = (gint64) roaring_bitmap_get_cardinality (question->answer);
  g_autoptr (SourcierSupplierFacets) facets = _sourcier_supplier_facets_new (total);

  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    if (!count_one (question, facets, facet, error))
      return NULL;
  return g_steal_pointer (&facets);
}
