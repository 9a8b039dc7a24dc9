/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small lots: CCP, R2123-1, 2° (and R2122-8, R2122-9-1, which refer to it). A lot below the ceiling may leave the procedure
 * of the whole if the lots that do so come together to 20 % of all lots at most. */

#include "config.h"
#include "rules/rule-finding-private.h"

#include "rules/rule-private.h"

#include <glib/gi18n-lib.h>

#define WHOLE_IN_HUNDREDTHS_OF_PERCENT 10000

typedef struct
{
  guint position;
  gint64 amount;
} Lot;

static int
compare_lots (gconstpointer a,
              gconstpointer b)
{
  const Lot *one = a, *two = b;

  if (one->amount != two->amount)
    return one->amount < two->amount ? -1 : 1;
  return one->position < two->position ? -1 : 1;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* Returns: (element-type Lot): those below the ceiling, the smallest first */
static GArray *
find_small_lots (SourcierRuleCase *rule_case,
                 gint64            ceiling)
{
  GArray *small = g_array_new (FALSE, FALSE, sizeof (Lot));
  guint n_lots;
  const gint64 *lots = sourcier_rule_case_get_lots (rule_case, &n_lots);

  for (guint i = 0; i < n_lots; i++)
    if (lots[i] < ceiling)
      {
        Lot lot = { i, lots[i] };
        g_array_append_val (small, lot);
      }
  g_array_sort (small, compare_lots);
  return small;
}

/* The most lots that stay within @most together: the smallest ones. Returns how many, and their sum. */
static guint
take_within (GArray *small,
             gint64  most,
             gint64 *sum)
{
  guint n = 0;

  for (*sum = 0; n < small->len && *sum + g_array_index (small, Lot, n).amount <= most; n++)
    *sum += g_array_index (small, Lot, n).amount;
  return n;
}

static char *
words_of_all (guint  n,
              gint64 ceiling,
              gint64 sum,
              gint64 most)
{
  g_autofree char *limit = sourcier_money_format (ceiling);
  g_autofree char *together = sourcier_money_format (sum);
  g_autofree char *share = sourcier_money_format (most);

  /* Translators: how many lots, the ceiling of a lot, what the lots come to, the most they may come to */
  return g_strdup_printf (ngettext ("%1$u lot below %2$s: %3$s ≤ %4$s, 20%% of all lots",
                                    "%1$u lots below %2$s: together %3$s ≤ %4$s, 20%% of all lots", n),
                          n, limit, together, share);
}

static char *
words_of_some (guint  n_small,
               guint  n,
               gint64 ceiling,
               gint64 sum,
               gint64 most)
{
  g_autofree char *limit = sourcier_money_format (ceiling);
  g_autofree char *together = sourcier_money_format (sum);
  g_autofree char *share = sourcier_money_format (most);

  /* Translators: how many small lots, the ceiling of a lot, what they come to, the most they may come to, and how many of
   * them stay within it */
  return g_strdup_printf (ngettext ("%1$u lots below %2$s come to %3$s > %4$s, 20%% of all lots: %5$u at most may be taken",
                                    "%1$u lots below %2$s come to %3$s > %4$s, 20%% of all lots: %5$u at most may be taken",
                                    n_small),
                          n_small, limit, together, share, n);
}

static gint64
sum_of (GArray *lots)
{
  gint64 sum = 0;

  for (guint i = 0; i < lots->len; i++)
    sum += g_array_index (lots, Lot, i).amount;
  return sum;
}

static SourcierRuleFinding *
make_finding (SourcierRule *rule,
              GArray       *small,
              guint         n,
              char         *words)
{
  SourcierRuleFinding *finding =
    _sourcier_rule_finding_new (rule, n > 0 ? SOURCIER_RULE_APPLIES : SOURCIER_RULE_JUST_MISSED, words);

  for (guint i = 0; i < n; i++)
    g_array_append_val (finding->lots, g_array_index (small, Lot, i).position);
  g_array_sort (finding->lots, compare_positions);
  return finding;
}

/* Returns: (transfer full) (nullable): for which lots of a purchase, worth @whole or more, the rule may be used. Where all
 * small lots together are too much, the smallest that stay within the share are named, which are the most; the office may
 * choose others. */
SourcierRuleFinding *
_sourcier_rule_compare_lots (SourcierRule     *rule,
                             SourcierRuleCase *rule_case,
                             gint64            whole,
                             gint64            ceiling)
{
  gint64 total = sourcier_rule_case_get_lots_total (rule_case);
  gint64 most = total * rule->figure / WHOLE_IN_HUNDREDTHS_OF_PERCENT;

  if (total < whole)
    return NULL;

  g_autoptr (GArray) small = find_small_lots (rule_case, ceiling);
  gint64 all = sum_of (small), sum;
  guint n = take_within (small, most, &sum);
  SourcierRuleFinding *finding;

  if (small->len == 0)
    return NULL;
  finding = make_finding (rule, small, n, n == small->len ? words_of_all (n, ceiling, sum, most)
                                                           : words_of_some (small->len, n, ceiling, all, most));
  finding->bound = ceiling;
  finding->missing = n == small->len ? 0 : all - most;
  return finding;
}
