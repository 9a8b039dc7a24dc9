/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/measure-result.h"

#include "base/money.h"

#include <math.h>

/* A contract that tells no year at all may belong to any. */
static gboolean
is_of_year (const SourcierContract *contract,
            int                     year)
{
  return contract->year == year || (contract->year == 0 && contract->place == SOURCIER_CONTRACT_NO_DAY);
}

/* Whether the contract is one of the year; @found tells where it stands. */
static gboolean
look_at (const SourcierMeasure  *measure,
         const SourcierContract *contract,
         int                     year,
         SourcierMeasureCase    *found)
{
  if (!is_of_year (contract, year))
    return FALSE;

  *found = (SourcierMeasureCase) { contract, SOURCIER_MEASURE_OUTSIDE, SOURCIER_MONEY_UNKNOWN, 0 };
  if (contract->place == SOURCIER_CONTRACT_COUNTED)
    found->side = sourcier_measure_look_at (measure, contract, &found->amount, &found->doubts);
  return TRUE;
}

static void
add_case (SourcierMeasureResult     *result,
          const SourcierMeasureCase *found)
{
  if (found->contract->place != SOURCIER_CONTRACT_COUNTED)
    result->left_out[found->contract->place]++;
  if (found->side == SOURCIER_MEASURE_OUTSIDE)
    return;

  result->denominator.count++;
  result->denominator.value += MAX (found->contract->amount, 0);
  if (found->side == SOURCIER_MEASURE_BOTH)
    {
      result->numerator.count++;
      result->numerator.value += MAX (found->amount, 0);
    }
  result->doubtful += found->doubts != 0;
  for (guint i = 0; i < SOURCIER_N_CONTRACT_DOUBTS; i++)
    result->doubts[i] += (found->doubts & SOURCIER_CONTRACT_DOUBT_BIT (i)) != 0;
}

/**
 * sourcier_measure_compute:
 * @measure: a measure that is computed
 * @contracts: contracts, those of @year among them
 * @year: a calendar year
 * @result: (out caller-allocates): the figure
 *
 * Works out a measure for the contracts notified in a year. For the law's indicators, domain: L2111-3 and D2111-3.
 */
void
sourcier_measure_compute (const SourcierMeasure *measure,
                          SourcierContracts     *contracts,
                          int                    year,
                          SourcierMeasureResult *result)
{
  g_return_if_fail (measure != NULL && sourcier_measure_is_computed (measure));
  g_return_if_fail (contracts != NULL && result != NULL);

  *result = (SourcierMeasureResult) { measure, year, { 0, 0 }, { 0, 0 }, 0, { 0 }, { 0 } };
  for (guint i = 0; i < sourcier_contracts_get_n (contracts); i++)
    {
      SourcierMeasureCase found;

      if (look_at (measure, sourcier_contracts_get (contracts, i), year, &found))
        add_case (result, &found);
    }
}

/**
 * sourcier_measure_result_get_shares:
 * @self: a figure
 * @in_number: (out): the share in number of contracts, from 0 to 1; NAN where there is no contract
 * @in_value: (out): the share in value, from 0 to 1; NAN where no amount is known
 *
 * Returns: whether either share can be told
 */
gboolean
sourcier_measure_result_get_shares (const SourcierMeasureResult *self,
                                    double                      *in_number,
                                    double                      *in_value)
{
  g_return_val_if_fail (self != NULL, FALSE);

  const SourcierMeasureSum *all = &self->denominator;

  *in_number = all->count > 0 ? (double) self->numerator.count / (double) all->count : NAN;
  *in_value = all->value > 0 ? (double) self->numerator.value / (double) all->value : NAN;
  return !isnan (*in_number) || !isnan (*in_value);
}

static gboolean
is_in_group (const SourcierMeasureCase *found,
             SourcierMeasureGroup       group)
{
  switch (group)
    {
    case SOURCIER_MEASURE_IN_NUMERATOR:
      return found->side == SOURCIER_MEASURE_BOTH;
    case SOURCIER_MEASURE_IN_DENOMINATOR:
      return found->side != SOURCIER_MEASURE_OUTSIDE;
    case SOURCIER_MEASURE_MISSING:
      return found->side == SOURCIER_MEASURE_DENOMINATOR_ONLY;
    case SOURCIER_MEASURE_DOUBTFUL:
      return found->side != SOURCIER_MEASURE_OUTSIDE && found->doubts != 0;
    case SOURCIER_MEASURE_LEFT_OUT:
      return found->contract->place != SOURCIER_CONTRACT_COUNTED;
    case SOURCIER_N_MEASURE_GROUPS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sourcier_measure_list_cases:
 * @measure: a measure that is computed
 * @contracts: contracts, those of @year among them
 * @year: a calendar year
 * @group: which of those behind the figure
 *
 * Returns: (transfer full) (element-type SourcierMeasureCase): the contracts behind a figure, in the order of @contracts,
 *   to which they belong
 */
GArray *
sourcier_measure_list_cases (const SourcierMeasure *measure,
                             SourcierContracts     *contracts,
                             int                    year,
                             SourcierMeasureGroup   group)
{
  g_return_val_if_fail (measure != NULL && sourcier_measure_is_computed (measure), NULL);
  g_return_val_if_fail (contracts != NULL && group < SOURCIER_N_MEASURE_GROUPS, NULL);

  GArray *cases = g_array_new (FALSE, FALSE, sizeof (SourcierMeasureCase));

  for (guint i = 0; i < sourcier_contracts_get_n (contracts); i++)
    {
      SourcierMeasureCase found;

      if (look_at (measure, sourcier_contracts_get (contracts, i), year, &found) && is_in_group (&found, group))
        g_array_append_val (cases, found);
    }
  return cases;
}

/**
 * sourcier_measure_list_purchases:
 * @measure: a measure that is computed
 * @contracts: contracts, those of @year among them
 * @year: a calendar year
 * @group: which of those behind the figure
 *
 * Returns: (transfer full) (element-type gint64): the ids of the purchases behind a figure, each once
 */
GArray *
sourcier_measure_list_purchases (const SourcierMeasure *measure,
                                 SourcierContracts     *contracts,
                                 int                    year,
                                 SourcierMeasureGroup   group)
{
  g_autoptr (GArray) cases = sourcier_measure_list_cases (measure, contracts, year, group);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (cases != NULL, ids);

  /* The lots of a purchase follow each other. */
  for (guint i = 0; i < cases->len; i++)
    {
      gint64 id = g_array_index (cases, SourcierMeasureCase, i).contract->purchase;

      if (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id)
        g_array_append_val (ids, id);
    }
  return ids;
}

static JsonObject *
sum_to_json (const SourcierMeasureSum *sum)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "count", sum->count);
  json_object_set_double_member (object, "value", (double) sum->value / 100);
  return object;
}

static void
set_share (JsonObject *object,
           const char *name,
           double      share)
{
  if (isnan (share))
    json_object_set_null_member (object, name);
  else
    json_object_set_double_member (object, name, share);
}

/* Only what there is: {"no-amount": 2}. */
static JsonObject *
doubts_to_json (const SourcierMeasureResult *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < SOURCIER_N_CONTRACT_DOUBTS; i++)
    if (self->doubts[i] > 0)
      json_object_set_int_member (object, sourcier_contract_doubt_get_code (i), self->doubts[i]);
  return object;
}

static JsonObject *
left_out_to_json (const SourcierMeasureResult *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < SOURCIER_N_CONTRACT_PLACES; i++)
    if (self->left_out[i] > 0)
      json_object_set_int_member (object, sourcier_contract_place_get_code (i), self->left_out[i]);
  return object;
}

/**
 * sourcier_measure_result_to_json:
 * @self: a figure
 * @language: the language of its title
 *
 * Values are euros HT. A share that cannot be told, since there is nothing to take it of, is null.
 *
 * Returns: (transfer full): the figure with what can be held against it
 */
JsonObject *
sourcier_measure_result_to_json (const SourcierMeasureResult *self,
                                 SourcierLanguage             language)
{
  g_return_val_if_fail (self != NULL, NULL);

  JsonObject *object = json_object_new ();
  double in_number, in_value;

  sourcier_measure_result_get_shares (self, &in_number, &in_value);
  json_object_set_string_member (object, "code", sourcier_measure_get_code (self->measure));
  json_object_set_string_member (object, "title",
                                 sourcier_measure_get_text (self->measure, SOURCIER_MEASURE_TITLE, language));
  json_object_set_int_member (object, "year", self->year);
  json_object_set_object_member (object, "numerator", sum_to_json (&self->numerator));
  json_object_set_object_member (object, "denominator", sum_to_json (&self->denominator));
  set_share (object, "share_in_number", in_number);
  set_share (object, "share_in_value", in_value);
  json_object_set_int_member (object, "doubtful", self->doubtful);
  json_object_set_object_member (object, "doubts", doubts_to_json (self));
  json_object_set_object_member (object, "left_out", left_out_to_json (self));
  return object;
}
