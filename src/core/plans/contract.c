/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/contract.h"

#include "reference/label-kind.h"

static const char * const place_codes[SOURCIER_N_CONTRACT_PLACES] = {
  [SOURCIER_CONTRACT_COUNTED] = "counted",
  [SOURCIER_CONTRACT_NO_DAY] = "no-notification-day",
  [SOURCIER_CONTRACT_NOT_AWARDED] = "not-awarded",
  [SOURCIER_CONTRACT_LOT_NOT_AWARDED] = "lot-not-awarded",
  [SOURCIER_CONTRACT_DROPPED] = "dropped",
  [SOURCIER_CONTRACT_IN_FRAMEWORK] = "in-framework",
  [SOURCIER_CONTRACT_CONCESSION] = "concession",
};

static const char * const doubt_codes[SOURCIER_N_CONTRACT_DOUBTS] = {
  [SOURCIER_CONTRACT_DOUBT_NO_AMOUNT] = "no-amount",
  [SOURCIER_CONTRACT_DOUBT_ABSURD] = "absurd-amount",
  [SOURCIER_CONTRACT_DOUBT_LOT_SHARE] = "lot-share",
  [SOURCIER_CONTRACT_DOUBT_LOT_SUM] = "lot-sum",
  [SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE] = "member-share",
  [SOURCIER_CONTRACT_DOUBT_MEMBER_SUM] = "member-sum",
  [SOURCIER_CONTRACT_DOUBT_NO_HOLDER] = "no-holder",
  [SOURCIER_CONTRACT_DOUBT_STRANGER] = "not-in-directory",
  [SOURCIER_CONTRACT_DOUBT_UNTOLD] = "considerations-untold",
  [SOURCIER_CONTRACT_DOUBT_ARTICLE] = "no-article",
  [SOURCIER_CONTRACT_DOUBT_UNDATED] = "label-undated",
  [SOURCIER_CONTRACT_DOUBT_LAPSED] = "label-lapsed",
  [SOURCIER_CONTRACT_DOUBT_SIZE] = "no-size",
  [SOURCIER_CONTRACT_DOUBT_PLACE] = "no-place",
};

/**
 * sourcier_contract_place_get_code:
 * @place: whether a contract is in the figures, or why not
 *
 * Returns: (transfer none): its code in answers and in data/reference/plan-words.csv
 */
const char *
sourcier_contract_place_get_code (SourcierContractPlace place)
{
  g_return_val_if_fail (place < SOURCIER_N_CONTRACT_PLACES, NULL);

  return place_codes[place];
}

/**
 * sourcier_contract_doubt_get_code:
 * @doubt: what can be held against a figure
 *
 * Returns: (transfer none): its code in answers and in data/reference/plan-words.csv
 */
const char *
sourcier_contract_doubt_get_code (SourcierContractDoubt doubt)
{
  g_return_val_if_fail (doubt < SOURCIER_N_CONTRACT_DOUBTS, NULL);

  return doubt_codes[doubt];
}

/**
 * sourcier_label_set_of:
 * @label: code of a kind of label
 *
 * Returns: the set of this label alone; the empty one for a label the program does not know
 */
SourcierLabelSet
sourcier_label_set_of (const char *label)
{
  guint n;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n);

  g_assert (n <= 64);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (sourcier_label_kind_get_code (kinds[i]), label) == 0)
      return G_GUINT64_CONSTANT (1) << i;
  return 0;
}

/**
 * sourcier_contract_consideration_bit:
 * @consideration: code of %SOURCIER_TERMS_CONSIDERATION
 *
 * Returns: its bit in the considerations of a contract, 0 for a word that the list does not know
 */
guint
sourcier_contract_consideration_bit (const char *consideration)
{
  if (sourcier_term_find (SOURCIER_TERMS_CONSIDERATION, consideration) == NULL)
    return 0;
  return 1u << sourcier_term_rank_of (SOURCIER_TERMS_CONSIDERATION, consideration);
}
