/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/facet-tree.h"

#include "base/text.h"

#include <string.h>

/* How many are shown in each that is unfolded, of those that hold no others: a departement has hundreds of communes. */
#define N_INSIDE 12

struct _SourcierFacetTree
{
  GPtrArray  *values;   /* SourcierFacetValue, in order */
  GPtrArray  *places;   /* SourcierFacetPlace, those that lie in a value behind it */
  GHashTable *unfolded; /* values */
  gboolean    folds;
};

SourcierFacetTree *
_sourcier_facet_tree_new (void)
{
  SourcierFacetTree *self = g_new0 (SourcierFacetTree, 1);

  self->values = g_ptr_array_new ();
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
_sourcier_facet_tree_free (SourcierFacetTree *self)
{
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->values);
  g_hash_table_unref (self->unfolded);
  g_free (self);
}

static SourcierFacetPlace *
place_at (SourcierFacetTree *self,
          guint              at)
{
  return g_ptr_array_index (self->places, at);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const SourcierFacetValue *first = *(SourcierFacetValue **) a;
  const SourcierFacetValue *second = *(SourcierFacetValue **) b;

  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;
  return g_utf8_collate (first->name, second->name);
}

/* Puts those that lie in @parent behind it, each with what lies in it. */
static void
place_values (SourcierFacetTree *self,
              GHashTable        *inside,
              const char        *parent,
              int                at,
              int                depth)
{
  GPtrArray *values = g_hash_table_lookup (inside, parent);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const SourcierFacetValue *value = g_ptr_array_index (values, i);
      SourcierFacetPlace *place = g_new0 (SourcierFacetPlace, 1);

      place->value = value;
      place->depth = depth;
      place->parent = at;
      g_ptr_array_add (self->places, place);
      if (*value->value != '\0')
        place_values (self, inside, value->value, (int) self->places->len - 1, depth + 1);
    }
}

/* @values: (element-type SourcierFacetValue): are put in order */
void
_sourcier_facet_tree_set_values (SourcierFacetTree *self,
                                 GPtrArray         *values)
{
  g_autoptr (GHashTable) inside = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  g_ptr_array_sort (values, compare_values);
  g_ptr_array_set_size (self->places, 0);
  g_ptr_array_ref (values);
  g_ptr_array_unref (self->values);
  self->values = values;
  self->folds = FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      const SourcierFacetValue *value = g_ptr_array_index (values, i);
      const char *parent = value->parent != NULL ? value->parent : "";
      GPtrArray *within = g_hash_table_lookup (inside, parent);

      if (within == NULL)
        g_hash_table_insert (inside, (gpointer) parent, within = g_ptr_array_new ());
      g_ptr_array_add (within, (gpointer) value);
      self->folds = self->folds || value->folds;
    }
  place_values (self, inside, "", -1, 0);
}

guint
_sourcier_facet_tree_get_n (SourcierFacetTree *self)
{
  return self->places->len;
}

const SourcierFacetPlace *
_sourcier_facet_tree_get (SourcierFacetTree *self,
                          guint              at)
{
  return place_at (self, at);
}

/* Returns: (nullable): the place of @value, if it has one. */
const SourcierFacetPlace *
_sourcier_facet_tree_find (SourcierFacetTree *self,
                           const char        *value)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_str_equal (place_at (self, i)->value->value, value))
      return place_at (self, i);
  return NULL;
}

/* Whether values lie in others. */
gboolean
_sourcier_facet_tree_folds (SourcierFacetTree *self)
{
  return self->folds;
}

gboolean
_sourcier_facet_tree_is_unfolded (SourcierFacetTree *self,
                                  const char        *value)
{
  return g_hash_table_contains (self->unfolded, value);
}

void
_sourcier_facet_tree_fold (SourcierFacetTree *self,
                           const char        *value)
{
  g_hash_table_remove (self->unfolded, value);
}

/* With all that it lies in: a value that only shows since it is ticked would not open where those are folded. */
void
_sourcier_facet_tree_unfold (SourcierFacetTree *self,
                             const char        *value)
{
  const SourcierFacetPlace *place = _sourcier_facet_tree_find (self, value);

  g_hash_table_add (self->unfolded, g_strdup (value));
  while (place != NULL && place->parent >= 0)
    {
      place = place_at (self, (guint) place->parent);
      g_hash_table_add (self->unfolded, g_strdup (place->value->value));
    }
}

/* Shows a value with all that it lies in. */
static void
reveal (SourcierFacetTree  *self,
        SourcierFacetPlace *place)
{
  place->shown = TRUE;
  if (place->parent >= 0)
    reveal (self, place_at (self, (guint) place->parent));
}

/* What lies in a value that is open shows, the first of many. Returns: how many wait */
static guint
show_inside (SourcierFacetTree *self,
             gboolean           all)
{
  guint n = 0, hidden = 0;
  int parent = -1;

  for (guint i = 0; i < self->places->len; i++)
    {
      SourcierFacetPlace *place = place_at (self, i);
      const SourcierFacetPlace *outer = place->parent >= 0 ? place_at (self, (guint) place->parent) : NULL;

      if (outer != NULL && outer->open)
        {
          n = place->parent == parent ? n + 1 : 1;
          parent = place->parent;
          if (all || place->value->folds || n <= N_INSIDE)
            place->shown = TRUE;
          hidden += !place->shown;
        }
      place->open = place->shown && place->folds && _sourcier_facet_tree_is_unfolded (self, place->value->value)
                    && (outer == NULL || !outer->folds || outer->open);
    }
  return hidden;
}

static void
hide_all (SourcierFacetTree *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      SourcierFacetPlace *place = place_at (self, i);

      place->shown = place->open = FALSE;
      place->folds = place->value->folds;
    }
}

/* Shows the first values, all that are ticked, and what lies in those that are unfolded.
 * Returns: how many wait to be shown */
guint
_sourcier_facet_tree_show_first (SourcierFacetTree *self,
                                 gboolean           all)
{
  guint n_first = 0, hidden = 0;

  hide_all (self);
  for (guint i = 0; i < self->places->len; i++)
    {
      SourcierFacetPlace *place = place_at (self, i);

      if (place->parent < 0 && (all || n_first++ < SOURCIER_FACET_FIRST))
        place->shown = TRUE;
      if (place->value->choice != SOURCIER_CHOICE_NONE)
        reveal (self, place);
    }
  for (guint i = 0; i < self->places->len; i++)
    hidden += place_at (self, i)->parent < 0 && !place_at (self, i)->shown;
  return hidden + show_inside (self, all);
}

/* Shows the values that are called so or that the caller found, with all that they lie in, which does not fold then, and what
 * lies in those of them that are unfolded. @words are folded. Returns: how many wait to be shown */
guint
_sourcier_facet_tree_show_found (SourcierFacetTree *self,
                                 const char        *words,
                                 gboolean           all)
{
  hide_all (self);
  for (guint i = 0; i < self->places->len; i++)
    {
      SourcierFacetPlace *place = place_at (self, i);
      g_autofree char *name = sourcier_text_fold (place->value->name);
      gboolean found = place->value->found || strstr (name, words) != NULL;

      place->folds = place->folds && found;
      if (found)
        reveal (self, place);
    }
  return show_inside (self, all);
}
