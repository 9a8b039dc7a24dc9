/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-answer.h"

#include "rules/rule-finding-private.h"

struct _SourcierRuleAnswer
{
  GObject parent_instance;

  SourcierRuleTable *table;
  SourcierRuleCase *rule_case;
  GPtrArray *findings;         /* SourcierRuleFinding */
};

G_DEFINE_FINAL_TYPE (SourcierRuleAnswer, sourcier_rule_answer, G_TYPE_OBJECT)

static void
sourcier_rule_answer_finalize (GObject *object)
{
  SourcierRuleAnswer *self = SOURCIER_RULE_ANSWER (object);

  g_object_unref (self->table);
  g_object_unref (self->rule_case);
  g_ptr_array_unref (self->findings);

  G_OBJECT_CLASS (sourcier_rule_answer_parent_class)->finalize (object);
}

static void
sourcier_rule_answer_class_init (SourcierRuleAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_rule_answer_finalize;
}

static void
sourcier_rule_answer_init (SourcierRuleAnswer *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_findings (SourcierRuleAnswer *self,
              SourcierRuleEffect  effect,
              gboolean            decisions_only)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (self->table);

  for (guint i = 0; i < rules->len; i++)
    {
      SourcierRule *rule = g_ptr_array_index (rules, i);
      SourcierRuleFinding *finding =
        sourcier_rule_get_effect (rule) == effect && (!decisions_only || sourcier_rule_wants_decision (rule))
          ? _sourcier_rule_compare (self->table, rule, self->rule_case)
          : NULL;

      if (finding != NULL)
        g_ptr_array_add (self->findings, finding);
    }
}

static SourcierRuleAnswer *
answer_new (SourcierRuleTable *table,
            SourcierRuleCase  *rule_case,
            gboolean           decisions_only)
{
  SourcierRuleAnswer *self = g_object_new (SOURCIER_TYPE_RULE_ANSWER, NULL);

  self->table = g_object_ref (table);
  self->rule_case = g_object_ref (rule_case);
  for (guint effect = 0; effect < SOURCIER_N_RULE_EFFECTS; effect++)
    add_findings (self, (SourcierRuleEffect) effect, decisions_only);
  return self;
}

/**
 * sourcier_rule_answer_new:
 * @table: the rules
 * @rule_case: a purchase
 *
 * Returns: (transfer full): what the rules say about it
 */
SourcierRuleAnswer *
sourcier_rule_answer_new (SourcierRuleTable *table,
                          SourcierRuleCase  *rule_case)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_TABLE (table), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (rule_case), NULL);

  return answer_new (table, rule_case, FALSE);
}

/**
 * sourcier_rule_answer_new_of_decisions:
 * @table: the rules
 * @rule_case: a purchase
 *
 * For whoever asks about many purchases and looks at nothing else.
 *
 * Returns: (transfer full): what those rules say about it that the buyer has to answer
 */
SourcierRuleAnswer *
sourcier_rule_answer_new_of_decisions (SourcierRuleTable *table,
                                       SourcierRuleCase  *rule_case)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_TABLE (table), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (rule_case), NULL);

  return answer_new (table, rule_case, TRUE);
}

/**
 * sourcier_rule_answer_get_case:
 * @self: an answer
 *
 * Returns: (transfer none): the purchase it is about
 */
SourcierRuleCase *
sourcier_rule_answer_get_case (SourcierRuleAnswer *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (self), NULL);

  return self->rule_case;
}

/**
 * sourcier_rule_answer_get_findings:
 * @self: an answer
 *
 * Returns: (transfer none) (element-type SourcierRuleFinding): what there is to say, by effect and then in the order of
 *   the table
 */
GPtrArray *
sourcier_rule_answer_get_findings (SourcierRuleAnswer *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (self), NULL);

  return self->findings;
}

/**
 * sourcier_rule_answer_find:
 * @self: an answer
 * @code: a rule
 *
 * Returns: (transfer none) (nullable): how it applies, or %NULL if it does not
 */
SourcierRuleFinding *
sourcier_rule_answer_find (SourcierRuleAnswer *self,
                           const char         *code)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (self), NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      SourcierRuleFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->verdict == SOURCIER_RULE_APPLIES
          && g_strcmp0 (sourcier_rule_get_code (finding->rule), code) == 0)
        return finding;
    }
  return NULL;
}

/**
 * sourcier_rule_answer_on:
 * @self: an answer
 * @launch: another day of launch
 *
 * Returns: (transfer full): what the same rules say of the same purchase if it is launched then
 */
SourcierRuleAnswer *
sourcier_rule_answer_on (SourcierRuleAnswer *self,
                         SourcierDay         launch)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (self), NULL);

  g_autoptr (SourcierRuleCase) moved = sourcier_rule_case_with_launch (self->rule_case, launch);

  return sourcier_rule_answer_new (self->table, moved);
}

static gboolean
applies_alike (SourcierRuleFinding *one,
               SourcierRuleFinding *other)
{
  return one->bound == other->bound
         && g_str_equal (sourcier_rule_get_title (one->rule), sourcier_rule_get_title (other->rule))
         && g_str_equal (sourcier_rule_get_text (one->rule), sourcier_rule_get_text (other->rule));
}

static void
add_change (GArray              *changes,
            SourcierRuleFinding *before,
            SourcierRuleFinding *after)
{
  SourcierRule *rule = before != NULL ? before->rule : after->rule;
  SourcierRuleChange change = { sourcier_rule_get_code (rule), before, after };

  g_array_append_val (changes, change);
}

/**
 * sourcier_rule_answer_compare:
 * @self: an answer
 * @other: what is said of the same purchase on another day
 *
 * Returns: (transfer full) (element-type SourcierRuleChange): what no longer applies or applies otherwise, then what
 *   applies only to @other; it lives as long as both answers
 */
GArray *
sourcier_rule_answer_compare (SourcierRuleAnswer *self,
                              SourcierRuleAnswer *other)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (other), NULL);

  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SourcierRuleChange));

  for (guint i = 0; i < self->findings->len; i++)
    {
      SourcierRuleFinding *before = g_ptr_array_index (self->findings, i);
      SourcierRuleFinding *after = sourcier_rule_answer_find (other, sourcier_rule_get_code (before->rule));

      if (before->verdict == SOURCIER_RULE_APPLIES && (after == NULL || !applies_alike (before, after)))
        add_change (changes, before, after);
    }
  for (guint i = 0; i < other->findings->len; i++)
    {
      SourcierRuleFinding *after = g_ptr_array_index (other->findings, i);

      if (after->verdict == SOURCIER_RULE_APPLIES
          && sourcier_rule_answer_find (self, sourcier_rule_get_code (after->rule)) == NULL)
        add_change (changes, NULL, after);
    }
  return changes;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  SourcierDay one = *(const SourcierDay *) a, two = *(const SourcierDay *) b;

  return one < two ? -1 : one > two;
}

/* Returns: (element-type SourcierDay): the first day of each period and the first day after it, in order. */
static GArray *
list_turns (SourcierRuleTable *table)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (table);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SourcierDay));

  for (guint i = 0; i < rules->len; i++)
    {
      SourcierDay from = sourcier_rule_get_from (g_ptr_array_index (rules, i));
      SourcierDay to = sourcier_rule_get_to (g_ptr_array_index (rules, i));
      SourcierDay after = to + 1;

      if (from != SOURCIER_DAY_NONE)
        g_array_append_val (days, from);
      if (to != SOURCIER_DAY_NONE)
        g_array_append_val (days, after);
    }
  g_array_sort (days, compare_days);
  return days;
}

static gboolean
differs_on (SourcierRuleAnswer *self,
            SourcierDay         day)
{
  g_autoptr (SourcierRuleAnswer) other = sourcier_rule_answer_on (self, day);
  g_autoptr (GArray) changes = sourcier_rule_answer_compare (self, other);

  return changes->len > 0;
}

/**
 * sourcier_rule_answer_find_turn:
 * @self: an answer
 * @later: whether to look at later days, or at earlier ones
 *
 * Returns: the nearest day of launch on which something else would apply: the first of the next period, or the last of the
 *   one before; %SOURCIER_DAY_NONE if the rules know of no change
 */
SourcierDay
sourcier_rule_answer_find_turn (SourcierRuleAnswer *self,
                                gboolean            later)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (self), SOURCIER_DAY_NONE);

  g_autoptr (GArray) turns = list_turns (self->table);
  SourcierDay launch = sourcier_rule_case_get_launch (self->rule_case);

  for (guint i = 0; i < turns->len; i++)
    {
      SourcierDay turn = g_array_index (turns, SourcierDay, later ? i : turns->len - 1 - i);
      SourcierDay day = later ? turn : turn - 1;

      if ((later ? day > launch : day < launch) && differs_on (self, day))
        return day;
    }
  return SOURCIER_DAY_NONE;
}
