/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question never changes: what changes one part of it gives another question. */

#include "suppliers/supplier-query-private.h"

#include "base/text.h"

static SourcierSupplierQuery *
query_copy (SourcierSupplierQuery *self)
{
  SourcierSupplierQuery *copy = sourcier_supplier_query_new ();

  g_free (copy->text);
  copy->text = g_strdup (self->text);
  sourcier_choices_free (copy->choices);
  copy->choices = sourcier_choices_copy (self->choices);
  copy->amount = self->amount;
  g_free (copy->works_in);
  copy->works_in = g_strdup (self->works_in);
  g_free (copy->near);
  copy->near = g_strdup (self->near);
  copy->near_km = self->near_km;
  copy->some = self->some != NULL ? g_array_ref (self->some) : NULL;
  copy->some_words = g_strdup (self->some_words);
  g_free (copy->siren);
  copy->siren = g_strdup (self->siren);
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->day = self->day;
  return copy;
}

/**
 * sourcier_supplier_query_with_text:
 * @self: a question
 * @text: (nullable): what to search for
 *
 * Searches what sourcier_supplier_get_search_text() gives, by the rule of #SourcierSearch: every word of @text must stand
 * there, in the middle of a word too; accents and case do not count. A number is also looked for with its spaces left out.
 *
 * Returns: (transfer full): the same question with this text
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_text (SourcierSupplierQuery *self,
                                   const char            *text)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  SourcierSupplierQuery *other = query_copy (self);

  g_free (other->text);
  other->text = sourcier_text_tidy (text);
  return other;
}

/**
 * sourcier_supplier_query_with_choice:
 * @self: a question
 * @facet: a facet
 * @value: one of its values
 * @choice: whether the value is asked for, taken away, or neither
 *
 * Returns: (transfer full): the same question with this choice
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_choice (SourcierSupplierQuery *self,
                                     SourcierSupplierFacet  facet,
                                     const char            *value,
                                     SourcierChoice         choice)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  SourcierSupplierQuery *other = query_copy (self);

  sourcier_choices_set (other->choices, facet, value, choice);
  return other;
}

/**
 * sourcier_supplier_query_with_choices:
 * @self: a question
 * @choices: all that is to be ticked in the facets
 *
 * Returns: (transfer full): the same question with this ticked and nothing else
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_choices (SourcierSupplierQuery *self,
                                     const SourcierChoices *choices)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);
  g_return_val_if_fail (choices != NULL, NULL);

  SourcierSupplierQuery *other = query_copy (self);

  sourcier_choices_free (other->choices);
  other->choices = sourcier_choices_copy (choices);
  return other;
}

/**
 * sourcier_supplier_query_without_facet:
 * @self: a question
 * @facet: a facet
 *
 * Returns: (transfer full): the same question with nothing chosen in @facet
 */
SourcierSupplierQuery *
sourcier_supplier_query_without_facet (SourcierSupplierQuery *self,
                                       SourcierSupplierFacet  facet)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, NULL);

  SourcierSupplierQuery *other = query_copy (self);

  sourcier_choices_clear (other->choices, facet);
  return other;
}

/**
 * sourcier_supplier_query_with_amount:
 * @self: a question
 * @cents: the amount of a purchase in cents HT; zero or less for none
 *
 * Only suppliers able to carry the amount answer, unless the question says otherwise in %SOURCIER_FACET_CAPACITY.
 *
 * Returns: (transfer full): the same question with this amount
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_amount (SourcierSupplierQuery *self,
                                     gint64                 cents)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  SourcierSupplierQuery *other = query_copy (self);

  other->amount = MAX (cents, 0);
  return other;
}

/**
 * sourcier_supplier_query_with_works_in:
 * @self: a question
 * @territory: (nullable): the code of a departement or the SIREN of an EPCI, "" or %NULL for none
 *
 * Who works in a departement or an EPCI: those whose declared areas reach it (sourcier_area_covers_departement(),
 * sourcier_area_covers_epci()), and those based in it of whom no area is declared.
 *
 * Returns: (transfer full): the same question for this territory
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_works_in (SourcierSupplierQuery *self,
                                       const char            *territory)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  SourcierSupplierQuery *other = query_copy (self);

  g_free (other->works_in);
  other->works_in = g_strdup (territory != NULL ? territory : "");
  return other;
}

/**
 * sourcier_supplier_query_with_near:
 * @self: a question
 * @commune: (nullable): the code of a commune, "" or %NULL for none
 * @km: how far, kilometres as the crow flies
 *
 * Who is near a place: those based within @km of it, and those whose declared areas cover it.
 *
 * Returns: (transfer full): the same question about this place
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_near (SourcierSupplierQuery *self,
                                   const char            *commune,
                                   guint                  km)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  SourcierSupplierQuery *other = query_copy (self);

  g_free (other->near);
  other->near = g_strdup (commune != NULL ? commune : "");
  other->near_km = *other->near != '\0' ? km : 0;
  return other;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/**
 * sourcier_supplier_query_with_some:
 * @self: a question
 * @ids: (nullable) (element-type gint64): who alone may answer, %NULL for everybody
 * @words: (nullable): who they are, “on A, not on B”; not %NULL where @ids is not
 *
 * Asks certain suppliers only, picked by something that no other part of a question can tell.
 *
 * Returns: (transfer full): the same question to them
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_some (SourcierSupplierQuery *self,
                                   GArray                *ids,
                                   const char            *words)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);
  g_return_val_if_fail (ids == NULL || words != NULL, NULL);

  SourcierSupplierQuery *other = query_copy (self);

  g_clear_pointer (&other->some, g_array_unref);
  g_clear_pointer (&other->some_words, g_free);
  if (ids != NULL)
    {
      other->some = g_array_copy (ids);
      other->some_words = g_strdup (words);
      g_array_sort (other->some, compare_ids);
    }
  return other;
}

/**
 * sourcier_supplier_query_with_siren:
 * @self: a question
 * @siren: (nullable): the number of a firm, nine digits without spaces, "" or %NULL for none
 *
 * The establishments of one firm: those whose SIRET begins with @siren.
 *
 * Returns: (transfer full): the same question about this firm
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_siren (SourcierSupplierQuery *self,
                                    const char            *siren)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  SourcierSupplierQuery *other = query_copy (self);

  g_free (other->siren);
  other->siren = g_strdup (siren != NULL ? siren : "");
  return other;
}

/**
 * sourcier_supplier_query_with_sort:
 * @self: a question
 * @sort: what the answer is sorted by
 * @descending: whether the greatest comes first; suppliers of whom it is not told come last in any case
 *
 * Returns: (transfer full): the same question in this order
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_sort (SourcierSupplierQuery *self,
                                   SourcierSupplierSort   sort,
                                   gboolean               descending)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);
  g_return_val_if_fail (sort < SOURCIER_N_SUPPLIER_SORTS, NULL);

  SourcierSupplierQuery *other = query_copy (self);

  other->sort = sort;
  other->descending = descending != FALSE;
  return other;
}

/**
 * sourcier_supplier_query_with_day:
 * @self: a question
 * @day: the day on which the states of awards and the turnover rule are looked at; %SOURCIER_DAY_NONE for today
 *
 * Returns: (transfer full): the same question as of this day
 */
SourcierSupplierQuery *
sourcier_supplier_query_with_day (SourcierSupplierQuery *self,
                                  SourcierDay            day)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  SourcierSupplierQuery *other = query_copy (self);

  other->day = day;
  return other;
}

/**
 * sourcier_supplier_query_cleared:
 * @self: a question
 *
 * Returns: (transfer full): the question for every supplier as of today, in the same order
 */
SourcierSupplierQuery *
sourcier_supplier_query_cleared (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  SourcierSupplierQuery *other = sourcier_supplier_query_new ();

  other->sort = self->sort;
  other->descending = self->descending;
  return other;
}
