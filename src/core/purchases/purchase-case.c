/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-case.h"

#include "reference/family.h"

/* Divisions of the CPV are ordered by what is bought: works are division 45, services begin with division 50, and among
 * the divisions between, 48 is software packages, which are supplies. */
static gboolean
nature_of_cpv (const char         *cpv,
               SourcierRuleNature *nature)
{
  const SourcierCpvDivision *division = sourcier_cpv_division_find (cpv);

  if (division == NULL)
    return FALSE;

  int number = atoi (sourcier_cpv_division_get_code (division));

  *nature = number == 45 ? SOURCIER_RULE_NATURE_WORKS
            : number >= 50 ? SOURCIER_RULE_NATURE_SERVICES
                           : SOURCIER_RULE_NATURE_SUPPLIES;
  return TRUE;
}

static gboolean
find_nature (SourcierPurchase   *purchase,
             SourcierRuleNature *nature,
             SourcierTraits     *traits)
{
  const char *kind = sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_KIND);
  gboolean told = sourcier_rule_nature_find_term (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_NATURE), nature,
                                                  traits)
                  || nature_of_cpv (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV), nature);

  if (!g_str_equal (kind, SOURCIER_KIND_CONCESSION))
    return told;
  *nature = SOURCIER_RULE_NATURE_CONCESSION;
  return TRUE;
}

static SourcierTraits
find_traits (SourcierPurchase *purchase)
{
  SourcierTraits traits = SOURCIER_TRAIT_NONE;

  if (g_str_equal (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_KIND), SOURCIER_KIND_DEFENCE))
    traits |= SOURCIER_TRAIT_DEFENCE;
  if (g_str_equal (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_RESERVED), SOURCIER_RESERVED_ESS))
    traits |= SOURCIER_TRAIT_RESERVED_ESS;
  return traits;
}

static GArray *
dup_lots (SourcierPurchase *purchase)
{
  GPtrArray *lots = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_LOTS);
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < lots->len; i++)
    {
      gint64 estimate = sourcier_record_get_number (lots->pdata[i], SOURCIER_LOT_ESTIMATE);

      if (estimate != SOURCIER_NUMBER_UNKNOWN)
        g_array_append_val (amounts, estimate);
    }
  return amounts;
}

/**
 * sourcier_purchase_get_launch_or:
 * @purchase: a purchase
 * @today: the day to take where the purchase tells none
 *
 * Returns: the day that says which rules are in force for the purchase: that of its launch, else of its notification, else
 *   @today
 */
SourcierDay
sourcier_purchase_get_launch_or (SourcierPurchase *purchase,
                                 SourcierDay       today)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), today);

  SourcierDay day = sourcier_purchase_get_day (purchase);

  return day != SOURCIER_DAY_NONE ? day : today;
}

/**
 * sourcier_purchase_to_case:
 * @purchase: a purchase
 * @buyer: the office
 * @today: the day of launch to suppose where none is told
 *
 * What the rules look at: the amount (of the lots together where no other is told), the nature, the traits that rules know,
 * the lots whose amount is told, the duration, and the office's kind and yearly volume. A nature that is not told follows
 * from the CPV code.
 *
 * Returns: (transfer full) (nullable): the purchase as the rules see it, or %NULL if neither nature nor CPV code say what is
 *   bought
 */
SourcierRuleCase *
sourcier_purchase_to_case (SourcierPurchase *purchase,
                           SourcierBuyer    *buyer,
                           SourcierDay       today)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);
  g_return_val_if_fail (SOURCIER_IS_BUYER (buyer), NULL);

  SourcierTraits traits = find_traits (purchase);
  gint64 months = sourcier_purchase_get_number (purchase, SOURCIER_PURCHASE_DURATION);
  SourcierRuleNature nature;

  if (!find_nature (purchase, &nature, &traits))
    return NULL;

  g_autoptr (GArray) lots = dup_lots (purchase);
  g_autoptr (SourcierRuleCase) plain =
    sourcier_rule_case_new (sourcier_purchase_get_amount (purchase), nature, sourcier_buyer_get_kind (buyer),
                            sourcier_purchase_get_launch_or (purchase, today));
  g_autoptr (SourcierRuleCase) in_lots =
    sourcier_rule_case_with_lots (plain, (const gint64 *) (gpointer) lots->data, lots->len);
  g_autoptr (SourcierRuleCase) lasting = sourcier_rule_case_with_months (in_lots, (int) MAX (months, 0));
  g_autoptr (SourcierRuleCase) with_traits = sourcier_rule_case_with_traits (lasting, traits);

  return sourcier_rule_case_with_volume (with_traits, sourcier_buyer_get_yearly_volume (buyer));
}
