/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query.h"

#include "base/text.h"

#include <string.h>

struct _SourcierSupplierQuery
{
  GObject parent_instance;

  char *text;
  SourcierChoices *choices;
  gint64 amount;
  char *works_in;
  char *near;
  guint near_km;
  GArray *some;      /* ids in ascending order, NULL where everybody may answer; never changes */
  char *some_words;
  char *siren;
  SourcierSupplierSort sort;
  gboolean descending;
  SourcierDay day;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierQuery, sourcier_supplier_query, G_TYPE_OBJECT)

static void
sourcier_supplier_query_finalize (GObject *object)
{
  SourcierSupplierQuery *self = SOURCIER_SUPPLIER_QUERY (object);

  g_free (self->text);
  g_free (self->works_in);
  g_free (self->near);
  g_clear_pointer (&self->some, g_array_unref);
  g_free (self->some_words);
  g_free (self->siren);
  sourcier_choices_free (self->choices);

  G_OBJECT_CLASS (sourcier_supplier_query_parent_class)->finalize (object);
}

static void
sourcier_supplier_query_class_init (SourcierSupplierQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_query_finalize;
}

static void
sourcier_supplier_query_init (SourcierSupplierQuery *self)
{
  self->text = g_strdup ("");
  self->works_in = g_strdup ("");
  self->near = g_strdup ("");
  self->siren = g_strdup ("");
  self->choices = sourcier_choices_new (SOURCIER_N_SUPPLIER_FACETS);
}

/**
 * sourcier_supplier_query_new:
 *
 * Returns: (transfer full): the question for every supplier, by name, as of today
 */
SourcierSupplierQuery *
sourcier_supplier_query_new (void)
{
  return g_object_new (SOURCIER_TYPE_SUPPLIER_QUERY, NULL);
}

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
 * Every word of @text must begin a word of the supplier's name, trade name, city, SIRET, description or notes; accents
 * and case do not count. A number is also looked for as the beginning of a SIRET, its spaces left out.
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

/**
 * sourcier_supplier_query_get_text:
 * @self: a question
 *
 * Returns: (transfer none): what is searched for, "" for nothing
 */
const char *
sourcier_supplier_query_get_text (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  return self->text;
}

/**
 * sourcier_supplier_query_get_choice:
 * @self: a question
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: whether the value is asked for, taken away, or neither
 */
SourcierChoice
sourcier_supplier_query_get_choice (SourcierSupplierQuery *self,
                                    SourcierSupplierFacet  facet,
                                    const char            *value)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), SOURCIER_CHOICE_NONE);
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, SOURCIER_CHOICE_NONE);
  g_return_val_if_fail (value != NULL, SOURCIER_CHOICE_NONE);

  return sourcier_choices_get (self->choices, facet, value);
}

/**
 * sourcier_supplier_query_get_values:
 * @self: a question
 * @facet: a facet
 * @choice: %SOURCIER_CHOICE_IN or %SOURCIER_CHOICE_OUT
 *
 * Returns: (transfer full) (element-type utf8): the values of @facet that are asked for, or taken away, in the order
 *   they were chosen
 */
GPtrArray *
sourcier_supplier_query_get_values (SourcierSupplierQuery *self,
                                    SourcierSupplierFacet  facet,
                                    SourcierChoice         choice)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, NULL);

  return sourcier_choices_get_values (self->choices, facet, choice);
}

/**
 * sourcier_supplier_query_get_choices:
 * @self: a question
 *
 * Returns: (transfer none): all that is chosen in the facets
 */
const SourcierChoices *
sourcier_supplier_query_get_choices (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  return self->choices;
}

/**
 * sourcier_supplier_query_get_amount:
 * @self: a question
 *
 * Returns: the amount to carry, in cents HT, 0 for none
 */
gint64
sourcier_supplier_query_get_amount (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), 0);

  return self->amount;
}

/**
 * sourcier_supplier_query_get_works_in:
 * @self: a question
 *
 * Returns: (transfer none): the code of the departement or the SIREN of the EPCI they must work in, "" for none
 */
const char *
sourcier_supplier_query_get_works_in (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  return self->works_in;
}

/**
 * sourcier_supplier_query_get_near:
 * @self: a question
 *
 * Returns: (transfer none): the code of the commune they must be near, "" for none
 */
const char *
sourcier_supplier_query_get_near (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  return self->near;
}

/**
 * sourcier_supplier_query_get_near_km:
 * @self: a question
 *
 * Returns: how near, in kilometres; 0 without a commune
 */
guint
sourcier_supplier_query_get_near_km (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), 0);

  return self->near_km;
}

/**
 * sourcier_supplier_query_get_some:
 * @self: a question
 *
 * Returns: (transfer none) (nullable) (element-type gint64): who alone may answer, in ascending order; %NULL for
 *   everybody
 */
GArray *
sourcier_supplier_query_get_some (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  return self->some;
}

/**
 * sourcier_supplier_query_get_some_words:
 * @self: a question
 *
 * Returns: (transfer none) (nullable): who sourcier_supplier_query_get_some() are
 */
const char *
sourcier_supplier_query_get_some_words (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  return self->some_words;
}

/**
 * sourcier_supplier_query_get_siren:
 * @self: a question
 *
 * Returns: (transfer none): the number of the firm whose establishments are asked for, "" for none
 */
const char *
sourcier_supplier_query_get_siren (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  return self->siren;
}

/**
 * sourcier_supplier_query_get_sort:
 * @self: a question
 *
 * Returns: what the answer is sorted by
 */
SourcierSupplierSort
sourcier_supplier_query_get_sort (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), SOURCIER_SUPPLIER_SORT_NAME);

  return self->sort;
}

/**
 * sourcier_supplier_query_get_descending:
 * @self: a question
 *
 * Returns: whether the greatest comes first
 */
gboolean
sourcier_supplier_query_get_descending (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), FALSE);

  return self->descending;
}

/**
 * sourcier_supplier_query_get_day:
 * @self: a question
 *
 * Returns: the day as of which the question is asked: today unless it was told another
 */
SourcierDay
sourcier_supplier_query_get_day (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), SOURCIER_DAY_NONE);

  return self->day != SOURCIER_DAY_NONE ? self->day : sourcier_day_today ();
}

/**
 * sourcier_supplier_query_has_day:
 * @self: a question
 *
 * Returns: whether it was told as of which day it is asked, and that is not today
 */
gboolean
sourcier_supplier_query_has_day (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), FALSE);

  return self->day != SOURCIER_DAY_NONE && self->day != sourcier_day_today ();
}

/**
 * sourcier_supplier_query_is_everything:
 * @self: a question
 *
 * Returns: whether every supplier answers, since nothing is asked. A choice of capacity asks nothing without an amount,
 *   nor does a text without letters or digits.
 */
gboolean
sourcier_supplier_query_is_everything (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), FALSE);

  g_autofree char *words = sourcier_text_fold (self->text);

  if (*words != '\0' || self->amount > 0 || *self->works_in != '\0' || *self->near != '\0'
      || *self->siren != '\0' || self->some != NULL)
    return FALSE;
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FACETS; i++)
    if (i != SOURCIER_FACET_CAPACITY && !sourcier_choices_is_empty (self->choices, i))
      return FALSE;
  return TRUE;
}

static gboolean
same_some (SourcierSupplierQuery *self,
           SourcierSupplierQuery *other)
{
  if (self->some == NULL || other->some == NULL)
    return self->some == other->some;
  return self->some->len == other->some->len
         && memcmp (self->some->data, other->some->data, self->some->len * sizeof (gint64)) == 0
         && g_str_equal (self->some_words, other->some_words);
}

/**
 * sourcier_supplier_query_equal:
 * @self: a question
 * @other: another
 *
 * Returns: whether both ask the same in the same order as of the same day
 */
gboolean
sourcier_supplier_query_equal (SourcierSupplierQuery *self,
                               SourcierSupplierQuery *other)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (other), FALSE);

  if (!g_str_equal (self->works_in, other->works_in) || !g_str_equal (self->near, other->near)
      || self->near_km != other->near_km || !g_str_equal (self->siren, other->siren) || !same_some (self, other))
    return FALSE;
  if (!g_str_equal (self->text, other->text) || self->amount != other->amount || self->sort != other->sort
      || self->descending != other->descending || self->day != other->day)
    return FALSE;
  return sourcier_choices_equal (self->choices, other->choices);
}
