/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-private.h"

#include "base/text.h"

#include <string.h>

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
