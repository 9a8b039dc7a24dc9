/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One rule against one purchase. */

#include "config.h"
#include "rules/rule-finding-private.h"

#include "base/text.h"
#include "rules/rule-private.h"

#include <glib/gi18n-lib.h>

/* An amount of a rule, its own or another rule's. */
typedef struct
{
  gint64 amount;           /* SOURCIER_MONEY_UNKNOWN for none */
  SourcierRule *referred;  /* whose it is, where it is another's */
  const char *name;        /* what it is called within a sentence */
} Bound;

static const char *
name_of_own_bound (SourcierRule *rule)
{
  const char *name = sourcier_rule_get_bound_name (rule);

  if (rule->origin == SOURCIER_RULE_OFFICE)
    return _("the office’s own threshold");
  return sourcier_text_is_empty (name) ? sourcier_rule_get_title (rule) : name;
}

/* The rule's own amount and the one it refers to: of two, the greater. FALSE if the one it refers to is not known for the
 * day of launch. */
static gboolean
find_bound (SourcierRuleTable *table,
            SourcierRule      *rule,
            gint64             own,
            const char        *code,
            SourcierRuleCase  *rule_case,
            Bound             *bound)
{
  *bound = (Bound) { own, NULL, name_of_own_bound (rule) };
  if (code == NULL)
    return TRUE;

  SourcierRule *referred = sourcier_rule_table_find (table, code, rule_case);
  if (referred == NULL)
    return FALSE;
  if (_sourcier_rule_get_own_amount (referred) > own)
    *bound = (Bound) { _sourcier_rule_get_own_amount (referred), referred, name_of_own_bound (referred) };
  return TRUE;
}

static SourcierRuleFinding *
undecided (SourcierRule *rule,
           const char   *words)
{
  return _sourcier_rule_finding_new (rule, SOURCIER_RULE_UNDECIDED, g_strdup (words));
}

static SourcierRuleFinding *
unknown_threshold (SourcierRule     *rule,
                   SourcierRuleCase *rule_case)
{
  g_autofree char *day = sourcier_day_format (sourcier_rule_case_get_launch (rule_case));

  if (sourcier_rule_case_get_buyer (rule_case) == SOURCIER_BUYER_UNKNOWN)
    return undecided (rule, _("The kind of buyer is not told"));
  return _sourcier_rule_finding_new (rule, SOURCIER_RULE_UNDECIDED,
                                     /* Translators: a day */
                                     g_strdup_printf (_("The threshold for %s is not known: add its period to the rules"),
                                                      day));
}

static char *
words_of_applying (SourcierRule *rule,
                   const Bound  *from,
                   const Bound  *to,
                   gint64        amount)
{
  g_autofree char *money = sourcier_money_format (amount);
  g_autofree char *low = from->amount >= 0 ? sourcier_money_format (from->amount) : NULL;
  g_autofree char *high = to->amount >= 0 ? sourcier_money_format (to->amount) : NULL;

  if (low != NULL && rule->above)
    /* Translators: a rule's amount, a purchase's amount, what the rule's amount is called */
    return g_strdup_printf (_("%1$s < %2$s: above %3$s"), low, money, from->name);
  if (low != NULL && high != NULL)
    /* Translators: a rule's lower amount, a purchase's amount, a rule's upper amount, what the two are called */
    return g_strdup_printf (_("%1$s ≤ %2$s < %3$s: at or above %4$s, below %5$s"), low, money, high, from->name, to->name);
  if (low != NULL)
    /* Translators: a rule's amount, a purchase's amount, what the rule's amount is called */
    return g_strdup_printf (_("%1$s ≤ %2$s: at or above %3$s"), low, money, from->name);
  /* Translators: a purchase's amount, a rule's amount, what the rule's amount is called */
  return g_strdup_printf (_("%1$s < %2$s: below %3$s"), money, high, to->name);
}

static char *
words_of_missing (const Bound *bound,
                  gboolean     too_low,
                  gint64       amount,
                  gint64       missing)
{
  g_autofree char *money = sourcier_money_format (amount);
  g_autofree char *limit = sourcier_money_format (bound->amount);
  g_autofree char *difference = sourcier_money_format (missing);

  if (missing == 0)
    /* Translators: an amount, twice, then what the rule's amount is called */
    return g_strdup_printf (_("%1$s = %2$s: exactly at %3$s, which does not count"), money, limit, bound->name);
  if (too_low)
    /* Translators: a purchase's amount, a rule's amount, the difference, what the rule's amount is called */
    return g_strdup_printf (_("%1$s < %2$s: %3$s below %4$s"), money, limit, difference, bound->name);
  /* Translators: a purchase's amount, a rule's amount, the difference, what the rule's amount is called */
  return g_strdup_printf (_("%1$s > %2$s: %3$s above %4$s"), money, limit, difference, bound->name);
}

static SourcierRuleFinding *
set_bound (SourcierRuleFinding *finding,
           const Bound         *bound,
           gint64               missing)
{
  finding->bound = bound->amount;
  finding->missing = missing;
  g_set_object (&finding->referred, bound->referred);
  return finding;
}

/* Returns: (nullable): a finding if @missing is little, against @bound. */
static SourcierRuleFinding *
just_missed (SourcierRule *rule,
             const Bound  *bound,
             gboolean      too_low,
             gint64        amount,
             gint64        missing)
{
  gint64 most = MAX (bound->amount / 100 * SOURCIER_RULE_JUST_PERCENT, SOURCIER_RULE_JUST_CENTS);

  if (missing > most)
    return NULL;

  SourcierRuleFinding *finding =
    _sourcier_rule_finding_new (rule, SOURCIER_RULE_JUST_MISSED, words_of_missing (bound, too_low, amount, missing));
  return set_bound (finding, bound, missing);
}

static SourcierRuleFinding *
compare_amount (SourcierRule *rule,
                const Bound  *from,
                const Bound  *to,
                gint64        amount)
{
  gboolean has_from = from->amount >= 0, has_to = to->amount >= 0;

  if (has_from && has_to && from->amount >= to->amount)
    return NULL;
  if (has_from && (amount < from->amount || (rule->above && amount == from->amount)))
    return just_missed (rule, from, TRUE, amount, from->amount - amount);
  if (has_to && amount >= to->amount)
    return just_missed (rule, to, FALSE, amount, amount - to->amount);

  SourcierRuleFinding *finding =
    _sourcier_rule_finding_new (rule, SOURCIER_RULE_APPLIES, words_of_applying (rule, from, to, amount));
  return set_bound (finding, has_from ? from : to, 0);
}

/* How far an amount is from the rule's, 0 where it is neither too low nor too high. */
static gint64
distance (const Bound *from,
          const Bound *to,
          gint64       amount)
{
  if (from->amount >= 0 && amount < from->amount)
    return from->amount - amount;
  return to->amount >= 0 && amount >= to->amount ? amount - to->amount + 1 : 0;
}

static char *
words_of_lots (GArray     *lots,
               const char *words)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < lots->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "", g_array_index (lots, guint, i) + 1);
  if (lots->len == 1)
    /* Translators: the number of a lot, then how its amount compares */
    return g_strdup_printf (_("Lot %1$s: %2$s"), numbers->str, words);
  /* Translators: numbers of lots, then how the amount of the smallest of them compares */
  return g_strdup_printf (_("Lots %1$s; the smallest: %2$s"), numbers->str, words);
}

/* A rule of the office's own about each lot: it holds where it holds for one of them. Of several, the smallest is told; where
 * none is, the nearest. */
static SourcierRuleFinding *
compare_each_lot (SourcierRule     *rule,
                  SourcierRuleCase *rule_case,
                  const Bound      *from,
                  const Bound      *to)
{
  guint n_lots, told = 0;
  const gint64 *amounts = sourcier_rule_case_get_lots (rule_case, &n_lots);
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_lots; i++)
    {
      gint64 missing = distance (from, to, amounts[i]), least = distance (from, to, amounts[told]);

      if (missing == 0)
        g_array_append_val (lots, i);
      if (missing < least || (missing == least && amounts[i] < amounts[told]))
        told = i;
    }

  SourcierRuleFinding *finding = compare_amount (rule, from, to, amounts[told]);

  if (finding == NULL)
    return NULL;
  if (lots->len > 0)
    g_array_append_vals (finding->lots, lots->data, lots->len);
  else
    g_array_append_val (lots, told);
  g_autofree char *words = g_steal_pointer (&finding->words);
  finding->words = words_of_lots (lots, words);
  return finding;
}

/* "€250,000 × 1.5 = €375,000 a year at most" */
static char *
words_of_multiple (SourcierRule *rule,
                   gint64        amount)
{
  g_autofree char *money = sourcier_money_format (amount);
  g_autofree char *most = sourcier_money_format (amount / 100 * rule->figure);
  g_autofree char *multiple = g_strdup_printf ("%g", rule->figure / 100.0);

  /* Translators: an amount, how many times, the product */
  return g_strdup_printf (_("%1$s × %2$s = %3$s a year at most"), money, multiple, most);
}

static SourcierRuleFinding *
compare_months (SourcierRule     *rule,
                SourcierRuleCase *rule_case)
{
  int months = sourcier_rule_case_get_months (rule_case);

  if (months == 0)
    return undecided (rule, _("The length of the contract is not told"));
  if (months <= rule->months_above)
    return NULL;
  return _sourcier_rule_finding_new (rule, SOURCIER_RULE_APPLIES,
                                     /* Translators: two numbers of months */
                                     g_strdup_printf (_("%d months > %d months"), months, rule->months_above));
}

static SourcierRuleFinding *
compare_without_amount (SourcierRule     *rule,
                        SourcierRuleCase *rule_case)
{
  gint64 amount = sourcier_rule_case_get_amount (rule_case);

  if (rule->months_above > 0)
    return compare_months (rule, rule_case);
  if (rule->figure > 0 && amount != SOURCIER_MONEY_UNKNOWN)
    return _sourcier_rule_finding_new (rule, SOURCIER_RULE_APPLIES, words_of_multiple (rule, amount));
  return _sourcier_rule_finding_new (rule, SOURCIER_RULE_APPLIES, g_strdup (_("Whatever the amount")));
}

/* What the rule's amounts are compared with; SOURCIER_MONEY_UNKNOWN if it is not known. */
static gint64
amount_for (SourcierRule     *rule,
            SourcierRuleCase *rule_case)
{
  return rule->basis == SOURCIER_RULE_OF_VOLUME ? sourcier_rule_case_get_volume (rule_case)
                                                : sourcier_rule_case_get_amount (rule_case);
}

/* A purchase that is not divided counts as one lot. */
static gboolean
is_in_lots (SourcierRuleCase *rule_case)
{
  guint n_lots;

  sourcier_rule_case_get_lots (rule_case, &n_lots);
  return n_lots > 0;
}

static SourcierRuleFinding *
compare_bounds (SourcierRule     *rule,
                SourcierRuleCase *rule_case,
                const Bound      *from,
                const Bound      *to)
{
  gint64 amount = amount_for (rule, rule_case);

  if (rule->basis == SOURCIER_RULE_OF_LOT && rule->figure > 0)
    return _sourcier_rule_compare_lots (rule, rule_case, from->amount, to->amount);
  if (from->amount < 0 && to->amount < 0)
    return compare_without_amount (rule, rule_case);
  if (rule->basis == SOURCIER_RULE_OF_LOT && is_in_lots (rule_case))
    return compare_each_lot (rule, rule_case, from, to);
  if (amount == SOURCIER_MONEY_UNKNOWN)
    return undecided (rule, rule->basis == SOURCIER_RULE_OF_VOLUME
                              ? _("The yearly volume of purchases is not told") : _("The amount is not told"));
  return compare_amount (rule, from, to, amount);
}

/* Whether the rule is for such a purchase on that day, whatever the amounts. */
static gboolean
is_asked_about (SourcierRule     *rule,
                SourcierRuleCase *rule_case)
{
  guint n_lots;

  sourcier_rule_case_get_lots (rule_case, &n_lots);
  return rule->effect != SOURCIER_RULE_THRESHOLD && rule->effect != SOURCIER_RULE_OPEN
         && (rule->basis != SOURCIER_RULE_OF_LOT || rule->figure == 0 || n_lots > 1)
         && sourcier_rule_is_in_force (rule, sourcier_rule_case_get_launch (rule_case))
         && _sourcier_rule_is_for (rule, sourcier_rule_case_get_buyer (rule_case),
                                   sourcier_rule_case_get_nature (rule_case), sourcier_rule_case_get_traits (rule_case));
}

/* Returns: (transfer full) (nullable): what is to be said of @rule about a purchase, or NULL if nothing is: it is for other
 * purchases or other days, far from its amounts, or answers nothing by itself. */
SourcierRuleFinding *
_sourcier_rule_compare (SourcierRuleTable *table,
                        SourcierRule      *rule,
                        SourcierRuleCase  *rule_case)
{
  Bound from, to;

  if (!is_asked_about (rule, rule_case))
    return NULL;
  if (!find_bound (table, rule, rule->from_amount, rule->from_code, rule_case, &from)
      || !find_bound (table, rule, rule->to_amount, rule->to_code, rule_case, &to))
    return unknown_threshold (rule, rule_case);
  return compare_bounds (rule, rule_case, &from, &to);
}
