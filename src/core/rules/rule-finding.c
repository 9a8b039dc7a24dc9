/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-finding-private.h"

G_DEFINE_FINAL_TYPE (SourcierRuleFinding, sourcier_rule_finding, G_TYPE_OBJECT)

static void
sourcier_rule_finding_finalize (GObject *object)
{
  SourcierRuleFinding *self = SOURCIER_RULE_FINDING (object);

  g_object_unref (self->rule);
  g_clear_object (&self->referred);
  g_free (self->words);
  g_array_unref (self->lots);

  G_OBJECT_CLASS (sourcier_rule_finding_parent_class)->finalize (object);
}

static void
sourcier_rule_finding_class_init (SourcierRuleFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_rule_finding_finalize;
}

static void
sourcier_rule_finding_init (SourcierRuleFinding *self)
{
  self->bound = SOURCIER_MONEY_UNKNOWN;
  self->lots = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Takes @words. */
SourcierRuleFinding *
_sourcier_rule_finding_new (SourcierRule        *rule,
                            SourcierRuleVerdict  verdict,
                            char                *words)
{
  SourcierRuleFinding *self = g_object_new (SOURCIER_TYPE_RULE_FINDING, NULL);

  self->rule = g_object_ref (rule);
  self->verdict = verdict;
  self->words = words;
  return self;
}

/**
 * sourcier_rule_finding_get_rule:
 * @self: a finding
 *
 * Returns: (transfer none): the rule
 */
SourcierRule *
sourcier_rule_finding_get_rule (SourcierRuleFinding *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), NULL);

  return self->rule;
}

/**
 * sourcier_rule_finding_get_verdict:
 * @self: a finding
 *
 * Returns: whether it applies
 */
SourcierRuleVerdict
sourcier_rule_finding_get_verdict (SourcierRuleFinding *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), SOURCIER_RULE_UNDECIDED);

  return self->verdict;
}

/**
 * sourcier_rule_finding_get_words:
 * @self: a finding
 *
 * Returns: (transfer none): why, in the reader's words: "€216,000 ≤ €250,000: at or above the European threshold of
 *   2026–27 for a local authority"
 */
const char *
sourcier_rule_finding_get_words (SourcierRuleFinding *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), NULL);

  return self->words;
}

/**
 * sourcier_rule_finding_get_bound:
 * @self: a finding
 *
 * Returns: the amount of the rule that the purchase was compared with, in cents HT; the missed one, where it was just
 *   missed; %SOURCIER_MONEY_UNKNOWN if the amount does not matter
 */
gint64
sourcier_rule_finding_get_bound (SourcierRuleFinding *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), SOURCIER_MONEY_UNKNOWN);

  return self->bound;
}

/**
 * sourcier_rule_finding_get_missing:
 * @self: a finding
 *
 * Returns: how far from that amount a purchase is that just missed the rule, in cents; 0 for one exactly at an amount
 *   that is left out
 */
gint64
sourcier_rule_finding_get_missing (SourcierRuleFinding *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), 0);

  return self->missing;
}

/**
 * sourcier_rule_finding_get_lots:
 * @self: a finding
 * @n_lots: (out): how many
 *
 * Returns: (transfer none) (array length=n_lots): for a rule of lots, the positions of those it holds for, from 0
 */
const guint *
sourcier_rule_finding_get_lots (SourcierRuleFinding *self,
                                guint               *n_lots)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), NULL);

  *n_lots = self->lots->len;
  return (const guint *) (gpointer) self->lots->data;
}

/**
 * sourcier_rule_finding_get_referred:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the rule whose amount decided, where it is another's: the European threshold
 */
SourcierRule *
sourcier_rule_finding_get_referred (SourcierRuleFinding *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), NULL);

  return self->referred;
}

/**
 * sourcier_rule_finding_get_doubt:
 * @self: a finding
 *
 * Returns: how sure it is: a rule that is sure itself is not, where the amount it refers to is not
 */
SourcierRuleDoubt
sourcier_rule_finding_get_doubt (SourcierRuleFinding *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (self), SOURCIER_RULE_UNCHECKED);

  SourcierRuleDoubt doubt = sourcier_rule_get_doubt (self->rule);

  return doubt == SOURCIER_RULE_CHECKED && self->referred != NULL ? sourcier_rule_get_doubt (self->referred) : doubt;
}
