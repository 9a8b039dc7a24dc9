/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include "base/text.h"
#include "reference/departement.h"
#include "suppliers/eligibility.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-query-sql.h"
#include "suppliers/supplier-query-territory.h"
#include "suppliers/supplier-query-zone.h"

#include <string.h>

/* A question as sets of rows, after the rules of supplier-query-sql.c. */

/* A question that asks nothing yet, as of the same day. */
static SourcierSupplierQuery *
nothing_asked (SourcierIndexQuestion *self)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();

  return sourcier_supplier_query_with_day (query, sourcier_supplier_query_get_day (self->query));
}

/* Returns: (transfer none) (nullable): who has @value, as SQL tells it, or NULL with @error set. */
const SourcierRows *
_sourcier_index_question_ask (SourcierIndexQuestion  *self,
                              SourcierSupplierFacet   facet,
                              const char             *value,
                              GError                **error)
{
  g_autoptr (SourcierSupplierQuery) nothing = nothing_asked (self);
  gint64 amount = facet == SOURCIER_FACET_CAPACITY ? sourcier_supplier_query_get_amount (self->query) : 0;
  g_autoptr (SourcierSupplierQuery) with_amount = sourcier_supplier_query_with_amount (nothing, amount);
  g_autoptr (SourcierSupplierQuery) alone =
    sourcier_supplier_query_with_choice (with_amount, facet, value, SOURCIER_CHOICE_IN);
  g_autofree char *key = g_strdup_printf ("%d\n%" G_GINT64_FORMAT "\n%s", (int) facet, amount, value);

  return _sourcier_index_ask (self->body, alone, key, error);
}

static gboolean
gather_asked (SourcierIndexQuestion  *self,
              SourcierSupplierFacet   facet,
              const char             *value,
              SourcierRows           *into,
              GError                **error)
{
  const SourcierRows *rows = _sourcier_index_question_ask (self, facet, value, error);

  if (rows != NULL)
    roaring_bitmap_or_inplace (into, rows);
  return rows != NULL;
}

static void
gather_others (SourcierIndexQuestion *self,
               const SourcierRows    *those,
               SourcierRows          *into)
{
  g_autoptr (SourcierRows) others = roaring_bitmap_andnot (self->body->all, those);

  roaring_bitmap_or_inplace (into, others);
}

static gboolean
gather_from (SourcierIndexQuestion  *self,
             SourcierIndexTableKind  kind,
             const char             *value,
             SourcierRows           *into)
{
  _sourcier_index_table_gather (self->body->tables[kind], value, into);
  return TRUE;
}

/* Tags and lists are asked for whatever their accents and case; "" is nobody's. */
static gboolean
gather_folded (SourcierIndexQuestion  *self,
               SourcierIndexTableKind  kind,
               const char             *value,
               SourcierRows           *into)
{
  g_autofree char *folded = sourcier_text_fold (value);

  if (*value == '\0')
    gather_others (self, self->body->tables[kind]->any, into);
  return gather_from (self, kind, folded, into);
}

static void
gather_held (SourcierIndexQuestion *self,
             GPtrArray             *labels,
             SourcierRows          *into)
{
  g_autoptr (GPtrArray) held = _sourcier_index_held_states ();

  _sourcier_index_awards_gather (self->body, labels, held, into);
}

static gboolean
gather_eligible (SourcierIndexQuestion *self,
                 const char            *value,
                 SourcierRows          *into)
{
  SourcierEligibility eligibility;

  if (*value == '\0')
    {
      g_autoptr (GPtrArray) all = g_ptr_array_new ();
      g_autoptr (GPtrArray) labels = _sourcier_supplier_opening_labels (all);
      g_autoptr (SourcierRows) any = roaring_bitmap_create ();

      gather_held (self, labels, any);
      gather_others (self, any, into);
    }
  else if (sourcier_eligibility_find (value, &eligibility))
    {
      g_autoptr (GPtrArray) labels = sourcier_eligibility_get_labels (eligibility);

      gather_held (self, labels, into);
    }
  return TRUE;
}

static void
gather_zone (SourcierIndexQuestion *self,
             const char            *zone,
             SourcierRows          *into)
{
  g_autoptr (GPtrArray) label = g_ptr_array_new ();

  g_ptr_array_add (label, (char *) zone);
  gather_held (self, label, into);
  _sourcier_index_table_gather (self->body->tables[SOURCIER_INDEX_ZONE], zone, into);
}

static gboolean
gather_zones (SourcierIndexQuestion *self,
              const char            *value,
              SourcierRows          *into)
{
  static const char * const zones[] = {
    SOURCIER_ZONE_FRR_PLUS, SOURCIER_ZONE_FRR, SOURCIER_ZONE_FORMER_ZRR, SOURCIER_ZONE_QPV };
  g_autoptr (SourcierRows) any = roaring_bitmap_create ();

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (zones[i], value))
      gather_zone (self, value, into);
    else if (*value == '\0')
      gather_zone (self, zones[i], any);
  if (*value == '\0')
    gather_others (self, any, into);
  return TRUE;
}

static gboolean
gather_territory (SourcierIndexQuestion  *self,
                  const char             *value,
                  SourcierRows           *into,
                  GError                **error)
{
  if (g_str_has_prefix (value, SOURCIER_TERRITORY_COMMUNE))
    return gather_asked (self, SOURCIER_FACET_DEPARTEMENT, value, into, error);
  if (!g_str_has_prefix (value, SOURCIER_TERRITORY_REGION))
    return gather_from (self, SOURCIER_INDEX_DEPARTEMENT, value, into);

  g_autoptr (GPtrArray) codes = sourcier_region_get_departements (value + strlen (SOURCIER_TERRITORY_REGION));
  for (guint i = 0; i < codes->len; i++)
    gather_from (self, SOURCIER_INDEX_DEPARTEMENT, g_ptr_array_index (codes, i), into);
  return TRUE;
}

static gboolean
gather_family (SourcierIndexQuestion  *self,
               const char             *value,
               SourcierRows           *into,
               GError                **error)
{
  if (g_str_has_prefix (value, SOURCIER_FAMILY_OF_CPV))
    return gather_asked (self, SOURCIER_FACET_FAMILY, value, into, error);
  if (*value == '\0')
    gather_others (self, self->body->tables[SOURCIER_INDEX_FAMILY]->any, into);
  else
    gather_from (self, SOURCIER_INDEX_FAMILY, value, into);
  return TRUE;
}

static gboolean
gather_cpv (SourcierIndexQuestion  *self,
            const char             *value,
            SourcierRows           *into,
            GError                **error)
{
  if (*value == '\0')
    gather_others (self, self->body->tables[SOURCIER_INDEX_DIVISION]->any, into);
  else if (strlen (value) == 2 && g_ascii_isdigit (value[0]) && g_ascii_isdigit (value[1]))
    gather_from (self, SOURCIER_INDEX_DIVISION, value, into);
  else
    return gather_asked (self, SOURCIER_FACET_CPV, value, into, error);
  return TRUE;
}

/* Adds those who have @value to @into. Labels and states are asked for together. */
gboolean
_sourcier_index_gather (SourcierIndexQuestion  *self,
                        SourcierSupplierFacet   facet,
                        const char             *value,
                        SourcierRows           *into,
                        GError                **error)
{
  switch (facet)
    {
    case SOURCIER_FACET_ELIGIBILITY:
      return gather_eligible (self, value, into);
    case SOURCIER_FACET_DEPARTEMENT:
      return gather_territory (self, value, into, error);
    case SOURCIER_FACET_ZONE:
      return gather_zones (self, value, into);
    case SOURCIER_FACET_FAMILY:
      return gather_family (self, value, into, error);
    case SOURCIER_FACET_CPV:
      return gather_cpv (self, value, into, error);
    case SOURCIER_FACET_TAG:
      return gather_folded (self, SOURCIER_INDEX_TAG, value, into);
    case SOURCIER_FACET_SAVED_LIST:
      return gather_folded (self, SOURCIER_INDEX_LIST, value, into);
    case SOURCIER_FACET_SIZE:
      return gather_from (self, SOURCIER_INDEX_SIZE, value, into);
    case SOURCIER_FACET_DATA:
      return gather_from (self, SOURCIER_INDEX_DATA, value, into);
    case SOURCIER_FACET_CONTRACTS:
    case SOURCIER_FACET_CAPACITY:
    case SOURCIER_FACET_EXCLUSION:
      return gather_asked (self, facet, value, into, error);
    case SOURCIER_FACET_LABEL:
    case SOURCIER_FACET_STATE:
    case SOURCIER_N_SUPPLIER_FACETS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static SourcierRows *
gather_chosen (SourcierIndexQuestion  *self,
               SourcierSupplierFacet   facet,
               SourcierChoice          choice,
               gboolean               *any,
               GError                **error)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (self->query, facet, choice);
  g_autoptr (SourcierRows) rows = roaring_bitmap_create ();

  *any = values->len > 0;
  for (guint i = 0; i < values->len; i++)
    if (!_sourcier_index_gather (self, facet, g_ptr_array_index (values, i), rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* Values ticked in are alternatives, those ticked out are taken away. */
static gboolean
set_facet (SourcierIndexQuestion  *self,
           SourcierSupplierFacet   facet,
           GError                **error)
{
  gboolean any_in, any_out;
  g_autoptr (SourcierRows) in = gather_chosen (self, facet, SOURCIER_CHOICE_IN, &any_in, error);
  g_autoptr (SourcierRows) out = in != NULL ? gather_chosen (self, facet, SOURCIER_CHOICE_OUT, &any_out, error) : NULL;

  if (out == NULL)
    return FALSE;
  if (any_in || any_out)
    self->sets[facet] = roaring_bitmap_andnot (any_in ? in : self->body->all, out);
  return TRUE;
}

/* Adds those who hold no label on the day to @into; those only who have an award in one of @states, where there are some. */
void
_sourcier_index_gather_without (SourcierIndexQuestion *self,
                                GPtrArray             *states,
                                SourcierRows          *into)
{
  g_autoptr (SourcierRows) holders = roaring_bitmap_create ();
  g_autoptr (SourcierRows) others = NULL;

  gather_held (self, NULL, holders);
  others = roaring_bitmap_andnot (self->body->all, holders);
  if (states->len > 0)
    {
      g_autoptr (SourcierRows) in_states = roaring_bitmap_create ();

      _sourcier_index_awards_gather (self->body, NULL, states, in_states);
      roaring_bitmap_and_inplace (others, in_states);
    }
  roaring_bitmap_or_inplace (into, others);
}

/* As append_awards_asked() has it. */
static void
gather_awards_asked (SourcierIndexQuestion *self,
                     GPtrArray             *labels,
                     gboolean               none,
                     GPtrArray             *states,
                     GPtrArray             *held,
                     SourcierRows          *into)
{
  if (labels->len == 0 && !none && states->len == 0)
    roaring_bitmap_or_inplace (into, self->body->all);
  else if (labels->len > 0 || !none)
    _sourcier_index_awards_gather (self->body, labels->len > 0 ? labels : NULL, held, into);
  if (none)
    _sourcier_index_gather_without (self, states, into);
}

/* As append_awards() has it. */
static void
set_awards (SourcierIndexQuestion *self)
{
  g_autoptr (GPtrArray) labels = sourcier_supplier_query_get_values (self->query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) no_labels =
    sourcier_supplier_query_get_values (self->query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_OUT);
  g_autoptr (GPtrArray) states = sourcier_supplier_query_get_values (self->query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) no_states =
    sourcier_supplier_query_get_values (self->query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_OUT);
  g_autoptr (GPtrArray) held = states->len > 0 ? g_ptr_array_ref (states) : _sourcier_index_held_states ();
  g_autoptr (SourcierRows) in = roaring_bitmap_create ();
  g_autoptr (SourcierRows) out = roaring_bitmap_create ();
  g_autoptr (GPtrArray) any_state = g_ptr_array_new ();

  if (labels->len + no_labels->len + states->len + no_states->len == 0)
    return;
  gboolean none = _sourcier_supplier_take_none (labels);
  gather_awards_asked (self, labels, none, states, held, in);
  if (_sourcier_supplier_take_none (no_labels))
    _sourcier_index_gather_without (self, any_state, out);
  _sourcier_index_awards_gather (self->body, no_labels, held, out);
  _sourcier_index_awards_gather (self->body, labels->len > 0 ? labels : NULL, no_states, out);
  self->sets[SOURCIER_FACET_LABEL] = roaring_bitmap_andnot (in, out);
}

/* With an amount and nothing chosen, those able to carry it are asked for; without one nothing is. */
static gboolean
set_capacity (SourcierIndexQuestion  *self,
              GError                **error)
{
  if (sourcier_supplier_query_get_amount (self->query) <= 0)
    return TRUE;
  if (!sourcier_choices_is_empty (sourcier_supplier_query_get_choices (self->query), SOURCIER_FACET_CAPACITY))
    return set_facet (self, SOURCIER_FACET_CAPACITY, error);
  self->sets[SOURCIER_FACET_CAPACITY] = roaring_bitmap_create ();
  return gather_asked (self, SOURCIER_FACET_CAPACITY, "able", self->sets[SOURCIER_FACET_CAPACITY], error);
}

static gboolean
set_facets (SourcierIndexQuestion  *self,
            GError                **error)
{
  set_awards (self);
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    if (facet == SOURCIER_FACET_CAPACITY ? !set_capacity (self, error)
        : facet != SOURCIER_FACET_LABEL && facet != SOURCIER_FACET_STATE && !set_facet (self, facet, error))
      return FALSE;
  return TRUE;
}

/* Only those that answer @alone, which SQL tells, stay. */
static gboolean
narrow (SourcierIndexQuestion  *self,
        SourcierSupplierQuery  *alone,
        const char             *kind,
        const char             *words,
        GError                **error)
{
  g_autofree char *key = g_strconcat (kind, "\n", words, NULL);
  const SourcierRows *rows = _sourcier_index_ask (self->body, alone, key, error);

  if (rows != NULL)
    roaring_bitmap_and_inplace (self->beside_facets, rows);
  return rows != NULL;
}

static void
narrow_by_text (SourcierIndexQuestion *self)
{
  g_autoptr (SourcierSearch) search = sourcier_search_new (sourcier_supplier_query_get_text (self->query));

  if (search != NULL)
    {
      g_autoptr (SourcierRows) rows = sourcier_text_index_find (self->body->texts, search);

      roaring_bitmap_and_inplace (self->beside_facets, rows);
    }
}

static gboolean
narrow_by_place (SourcierIndexQuestion  *self,
                 GError                **error)
{
  const char *works_in = sourcier_supplier_query_get_works_in (self->query);
  const char *near = sourcier_supplier_query_get_near (self->query);
  guint km = sourcier_supplier_query_get_near_km (self->query);
  g_autoptr (SourcierSupplierQuery) nothing = nothing_asked (self);
  g_autoptr (SourcierSupplierQuery) working = sourcier_supplier_query_with_works_in (nothing, works_in);
  g_autoptr (SourcierSupplierQuery) alone = sourcier_supplier_query_with_near (working, near, km);
  g_autofree char *words = g_strdup_printf ("%s\n%s\n%u", works_in, near, km);

  return !_sourcier_supplier_territory_asks (self->query) || narrow (self, alone, "place", words, error);
}

static gboolean
narrow_by_firm (SourcierIndexQuestion  *self,
                GError                **error)
{
  const char *siren = sourcier_supplier_query_get_siren (self->query);
  g_autoptr (SourcierSupplierQuery) nothing = nothing_asked (self);
  g_autoptr (SourcierSupplierQuery) alone = sourcier_supplier_query_with_siren (nothing, siren);

  return *siren == '\0' || narrow (self, alone, "firm", siren, error);
}

static void
narrow_to_some (SourcierIndexQuestion *self)
{
  GArray *some = sourcier_supplier_query_get_some (self->query);

  if (some != NULL)
    {
      g_autoptr (SourcierRows) rows = _sourcier_index_body_rows_of (self->body, some);

      roaring_bitmap_and_inplace (self->beside_facets, rows);
    }
}

/* Labels and states are those of one award, and are taken back together. */
static SourcierSupplierFacet
place_of (SourcierSupplierFacet facet)
{
  return facet == SOURCIER_FACET_STATE ? SOURCIER_FACET_LABEL : facet;
}

/* Returns: (transfer full): who answers all but what is asked in @facet. */
SourcierRows *
_sourcier_index_question_beside (SourcierIndexQuestion *self,
                                 SourcierSupplierFacet  facet)
{
  SourcierRows *rows = roaring_bitmap_copy (self->beside_facets);

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FACETS; i++)
    if (self->sets[i] != NULL && i != place_of (facet))
      roaring_bitmap_and_inplace (rows, self->sets[i]);
  return rows;
}

/* @query: as of a day */
gboolean
_sourcier_index_question_set_up (SourcierIndexQuestion  *self,
                                 SourcierIndexBody      *body,
                                 SourcierSupplierQuery  *query,
                                 GError                **error)
{
  self->body = body;
  self->query = g_object_ref (query);
  self->beside_facets = roaring_bitmap_copy (body->all);
  _sourcier_index_awards_tell (body, sourcier_supplier_query_get_day (query));
  narrow_to_some (self);
  narrow_by_text (self);
  if (!narrow_by_place (self, error) || !narrow_by_firm (self, error)
      || !set_facets (self, error))
    return FALSE;
  self->answer = _sourcier_index_question_beside (self, SOURCIER_N_SUPPLIER_FACETS);
  return TRUE;
}

void
_sourcier_index_question_clear (SourcierIndexQuestion *self)
{
  g_clear_object (&self->query);
  g_clear_pointer (&self->beside_facets, roaring_bitmap_free);
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FACETS; i++)
    g_clear_pointer (&self->sets[i], roaring_bitmap_free);
  g_clear_pointer (&self->answer, roaring_bitmap_free);
}
