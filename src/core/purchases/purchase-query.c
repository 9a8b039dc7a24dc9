/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-query.h"

#include "base/text.h"

#include <string.h>

struct _SourcierPurchaseQuery
{
  GObject parent_instance;

  char *text;
  SourcierChoices *choices;
  gint64 at_least;
  gint64 below;
  GArray *members;             /* ids; NULL for any purchase */
  char *members_name;
  SourcierPurchaseSort sort;
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseQuery, sourcier_purchase_query, G_TYPE_OBJECT)

static void
sourcier_purchase_query_finalize (GObject *object)
{
  SourcierPurchaseQuery *self = SOURCIER_PURCHASE_QUERY (object);

  g_free (self->text);
  sourcier_choices_free (self->choices);
  g_clear_pointer (&self->members, g_array_unref);
  g_free (self->members_name);

  G_OBJECT_CLASS (sourcier_purchase_query_parent_class)->finalize (object);
}

static void
sourcier_purchase_query_class_init (SourcierPurchaseQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_purchase_query_finalize;
}

static void
sourcier_purchase_query_init (SourcierPurchaseQuery *self)
{
  self->text = g_strdup ("");
  self->choices = sourcier_choices_new (SOURCIER_N_PURCHASE_FACETS);
  self->sort = SOURCIER_PURCHASE_SORT_LAUNCH;
  self->descending = TRUE;
}

/**
 * sourcier_purchase_query_new:
 *
 * Returns: (transfer full): the question for every purchase, the latest launch first
 */
SourcierPurchaseQuery *
sourcier_purchase_query_new (void)
{
  return g_object_new (SOURCIER_TYPE_PURCHASE_QUERY, NULL);
}

static SourcierPurchaseQuery *
query_copy (SourcierPurchaseQuery *self)
{
  SourcierPurchaseQuery *copy = sourcier_purchase_query_new ();

  g_free (copy->text);
  copy->text = g_strdup (self->text);
  sourcier_choices_free (copy->choices);
  copy->choices = sourcier_choices_copy (self->choices);
  copy->at_least = self->at_least;
  copy->below = self->below;
  copy->members = self->members != NULL ? g_array_ref (self->members) : NULL;
  copy->members_name = g_strdup (self->members_name);
  copy->sort = self->sort;
  copy->descending = self->descending;
  return copy;
}

/**
 * sourcier_purchase_query_with_text:
 * @self: a question
 * @text: (nullable): what to search for
 *
 * Searches what sourcier_purchase_get_search_text() gives, by the rule of #SourcierSearch: every word of @text must stand
 * there, in the middle of a word too; accents and case do not count.
 *
 * Returns: (transfer full): the same question with this text
 */
SourcierPurchaseQuery *
sourcier_purchase_query_with_text (SourcierPurchaseQuery *self,
                                   const char            *text)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  SourcierPurchaseQuery *other = query_copy (self);

  g_free (other->text);
  other->text = sourcier_text_tidy (text);
  return other;
}

/**
 * sourcier_purchase_query_with_choice:
 * @self: a question
 * @facet: a facet
 * @value: one of its values
 * @choice: whether the value is asked for, taken away, or neither
 *
 * Returns: (transfer full): the same question with this choice
 */
SourcierPurchaseQuery *
sourcier_purchase_query_with_choice (SourcierPurchaseQuery *self,
                                     SourcierPurchaseFacet  facet,
                                     const char            *value,
                                     SourcierChoice         choice)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS && value != NULL, NULL);

  SourcierPurchaseQuery *other = query_copy (self);

  sourcier_choices_set (other->choices, facet, value, choice);
  return other;
}

/**
 * sourcier_purchase_query_with_choices:
 * @self: a question
 * @choices: all that is to be ticked in the facets
 *
 * Returns: (transfer full): the same question with this ticked and nothing else
 */
SourcierPurchaseQuery *
sourcier_purchase_query_with_choices (SourcierPurchaseQuery *self,
                                     const SourcierChoices *choices)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);
  g_return_val_if_fail (choices != NULL, NULL);

  SourcierPurchaseQuery *other = query_copy (self);

  sourcier_choices_free (other->choices);
  other->choices = sourcier_choices_copy (choices);
  return other;
}

/**
 * sourcier_purchase_query_without_facet:
 * @self: a question
 * @facet: a facet
 *
 * Returns: (transfer full): the same question with nothing chosen in @facet
 */
SourcierPurchaseQuery *
sourcier_purchase_query_without_facet (SourcierPurchaseQuery *self,
                                       SourcierPurchaseFacet  facet)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  SourcierPurchaseQuery *other = query_copy (self);

  sourcier_choices_clear (other->choices, facet);
  return other;
}

/**
 * sourcier_purchase_query_with_amounts:
 * @self: a question
 * @at_least: the least amount in cents HT; zero or less for none
 * @below: the amount that is just too much, in cents HT; zero or less for none
 *
 * Purchases whose amount is not known answer only where neither is asked.
 *
 * Returns: (transfer full): the same question for amounts in this range
 */
SourcierPurchaseQuery *
sourcier_purchase_query_with_amounts (SourcierPurchaseQuery *self,
                                      gint64                 at_least,
                                      gint64                 below)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  SourcierPurchaseQuery *other = query_copy (self);

  other->at_least = MAX (at_least, 0);
  other->below = MAX (below, 0);
  return other;
}

/**
 * sourcier_purchase_query_with_members:
 * @self: a question
 * @name: (nullable): what these purchases are, "Reserved contracts, 2025"
 * @ids: (nullable) (element-type gint64): ids of purchases, %NULL for any
 *
 * Returns: (transfer full): the same question of these purchases alone, whatever becomes of them
 */
SourcierPurchaseQuery *
sourcier_purchase_query_with_members (SourcierPurchaseQuery *self,
                                      const char            *name,
                                      GArray                *ids)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);
  g_return_val_if_fail (ids == NULL || name != NULL, NULL);

  SourcierPurchaseQuery *other = query_copy (self);

  g_clear_pointer (&other->members, g_array_unref);
  g_clear_pointer (&other->members_name, g_free);
  if (ids != NULL)
    {
      other->members = g_array_copy (ids);
      other->members_name = g_strdup (name);
    }
  return other;
}

/**
 * sourcier_purchase_query_with_sort:
 * @self: a question
 * @sort: what the answer is sorted by
 * @descending: whether the greatest comes first
 *
 * Returns: (transfer full): the same question in this order
 */
SourcierPurchaseQuery *
sourcier_purchase_query_with_sort (SourcierPurchaseQuery *self,
                                   SourcierPurchaseSort   sort,
                                   gboolean               descending)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);
  g_return_val_if_fail (sort < SOURCIER_N_PURCHASE_SORTS, NULL);

  SourcierPurchaseQuery *other = query_copy (self);

  other->sort = sort;
  other->descending = descending;
  return other;
}

/**
 * sourcier_purchase_query_cleared:
 * @self: a question
 *
 * Returns: (transfer full): the question for every purchase, in the same order
 */
SourcierPurchaseQuery *
sourcier_purchase_query_cleared (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();

  return sourcier_purchase_query_with_sort (everything, self->sort, self->descending);
}

/**
 * sourcier_purchase_query_get_text:
 * @self: a question
 *
 * Returns: (transfer none): what is searched for, "" for nothing
 */
const char *
sourcier_purchase_query_get_text (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  return self->text;
}

/**
 * sourcier_purchase_query_get_choices:
 * @self: a question
 *
 * Returns: (transfer none): all that is chosen in the facets
 */
const SourcierChoices *
sourcier_purchase_query_get_choices (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  return self->choices;
}

/**
 * sourcier_purchase_query_get_at_least:
 * @self: a question
 *
 * Returns: the least amount in cents HT, 0 for none
 */
gint64
sourcier_purchase_query_get_at_least (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), 0);

  return self->at_least;
}

/**
 * sourcier_purchase_query_get_below:
 * @self: a question
 *
 * Returns: the amount that is just too much, in cents HT, 0 for none
 */
gint64
sourcier_purchase_query_get_below (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), 0);

  return self->below;
}

/**
 * sourcier_purchase_query_get_members:
 * @self: a question
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the ids of the only purchases that are asked for, %NULL for any
 */
GArray *
sourcier_purchase_query_get_members (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  return self->members;
}

/**
 * sourcier_purchase_query_get_members_name:
 * @self: a question
 *
 * Returns: (transfer none) (nullable): what those purchases are, %NULL where any is asked for
 */
const char *
sourcier_purchase_query_get_members_name (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  return self->members_name;
}

/**
 * sourcier_purchase_query_get_sort:
 * @self: a question
 *
 * Returns: what the answer is sorted by
 */
SourcierPurchaseSort
sourcier_purchase_query_get_sort (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), SOURCIER_PURCHASE_SORT_LAUNCH);

  return self->sort;
}

/**
 * sourcier_purchase_query_get_descending:
 * @self: a question
 *
 * Returns: whether the greatest comes first
 */
gboolean
sourcier_purchase_query_get_descending (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), FALSE);

  return self->descending;
}

/**
 * sourcier_purchase_query_is_everything:
 * @self: a question
 *
 * Returns: whether every purchase answers, since nothing is asked
 */
gboolean
sourcier_purchase_query_is_everything (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), FALSE);

  g_autofree char *words = sourcier_text_fold (self->text);

  if (*words != '\0' || self->at_least > 0 || self->below > 0 || self->members != NULL)
    return FALSE;
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    if (!sourcier_choices_is_empty (self->choices, i))
      return FALSE;
  return TRUE;
}

static gboolean
same_members (GArray *ids,
              GArray *other)
{
  if (ids == NULL || other == NULL || ids == other)
    return ids == other;
  return ids->len == other->len && memcmp (ids->data, other->data, ids->len * sizeof (gint64)) == 0;
}

/**
 * sourcier_purchase_query_equal:
 * @self: a question
 * @other: another
 *
 * Returns: whether both ask the same in the same order
 */
gboolean
sourcier_purchase_query_equal (SourcierPurchaseQuery *self,
                               SourcierPurchaseQuery *other)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (other), FALSE);

  return g_str_equal (self->text, other->text) && self->at_least == other->at_least && self->below == other->below
         && self->sort == other->sort && self->descending == other->descending
         && same_members (self->members, other->members) && g_strcmp0 (self->members_name, other->members_name) == 0
         && sourcier_choices_equal (self->choices, other->choices);
}

/**
 * sourcier_purchase_query_without_chip:
 * @self: a question
 * @facet: the facet of a chip, or one of the SOURCIER_PURCHASE_CHIP_ numbers
 *
 * Returns: (transfer full): the question without what the chip says
 */
SourcierPurchaseQuery *
sourcier_purchase_query_without_chip (SourcierPurchaseQuery *self,
                                      int                    facet)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);
  g_return_val_if_fail (facet >= SOURCIER_PURCHASE_CHIP_MEMBERS && facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  if (facet == SOURCIER_PURCHASE_CHIP_TEXT)
    return sourcier_purchase_query_with_text (self, NULL);
  if (facet == SOURCIER_PURCHASE_CHIP_AMOUNTS)
    return sourcier_purchase_query_with_amounts (self, 0, 0);
  if (facet == SOURCIER_PURCHASE_CHIP_MEMBERS)
    return sourcier_purchase_query_with_members (self, NULL, NULL);
  return sourcier_purchase_query_without_facet (self, (SourcierPurchaseFacet) facet);
}
