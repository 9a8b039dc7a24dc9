/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-table.h"

#include "rules/rule-private.h"
#include "rules/rule-store.h"

struct _SourcierRuleTable
{
  GObject parent_instance;

  GPtrArray *rules;      /* SourcierRule */
  GHashTable *by_key;    /* key, owned by the rule, to the SourcierRule in rules */
  GPtrArray *orphans;    /* SourcierRuleOverride */
};

G_DEFINE_FINAL_TYPE (SourcierRuleTable, sourcier_rule_table, G_TYPE_OBJECT)

static void
sourcier_rule_table_finalize (GObject *object)
{
  SourcierRuleTable *self = SOURCIER_RULE_TABLE (object);

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->orphans);

  G_OBJECT_CLASS (sourcier_rule_table_parent_class)->finalize (object);
}

static void
sourcier_rule_table_class_init (SourcierRuleTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_rule_table_finalize;
}

static void
sourcier_rule_table_init (SourcierRuleTable *self)
{
  self->rules = _sourcier_rules_read ();
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->orphans = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->rules->len; i++)
    {
      SourcierRule *rule = g_ptr_array_index (self->rules, i);

      g_hash_table_insert (self->by_key, rule->key, rule);
    }
}

/**
 * sourcier_rule_table_new:
 *
 * Returns: (transfer full): the rules shipped with the program, and no others
 */
SourcierRuleTable *
sourcier_rule_table_new (void)
{
  return g_object_new (SOURCIER_TYPE_RULE_TABLE, NULL);
}

static void
insert (SourcierRuleTable *self,
        SourcierRule      *rule,
        guint              position)
{
  g_ptr_array_insert (self->rules, (int) position, rule);
  g_hash_table_insert (self->by_key, rule->key, rule);
}

static void
replace (SourcierRuleTable *self,
         SourcierRule      *rule,
         guint              position)
{
  g_hash_table_remove (self->by_key, rule->key);
  g_ptr_array_remove_index (self->rules, position);
  insert (self, rule, position);
}

/* A row ends the day before the one that continues it. */
static void
end_before (SourcierRule *rule,
            SourcierDay   day)
{
  if (day != SOURCIER_DAY_NONE && (rule->to == SOURCIER_DAY_NONE || rule->to >= day))
    rule->to = day - 1;
}

static void
apply_override (SourcierRuleTable    *self,
                SourcierRuleOverride *override)
{
  SourcierRule *rule = sourcier_rule_table_find_key (self, sourcier_rule_override_get_rule (override));
  guint position;

  if (rule == NULL || !g_ptr_array_find (self->rules, rule, &position))
    {
      g_ptr_array_add (self->orphans, g_object_ref (override));
      return;
    }
  if (!sourcier_rule_override_get_continues (override))
    {
      replace (self, sourcier_rule_override_apply (override, rule), position);
      return;
    }
  insert (self, sourcier_rule_override_apply (override, rule), position + 1);
  end_before (rule, sourcier_rule_override_get_from (override));
}

/**
 * sourcier_rule_table_load:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the rules as this office has them, or %NULL with @error set if the file cannot be
 *   read
 */
SourcierRuleTable *
sourcier_rule_table_load (SourcierStore  *store,
                          GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) overrides = sourcier_rule_store_load_overrides (store, error);
  g_autoptr (GPtrArray) own = overrides != NULL ? sourcier_rule_store_load_own (store, error) : NULL;

  if (own == NULL)
    return NULL;

  SourcierRuleTable *self = sourcier_rule_table_new ();

  for (guint i = 0; i < overrides->len; i++)
    apply_override (self, g_ptr_array_index (overrides, i));
  for (guint i = 0; i < own->len; i++)
    insert (self, g_object_ref (g_ptr_array_index (own, i)), self->rules->len);
  return self;
}

/**
 * sourcier_rule_table_get_rules:
 * @self: a table
 *
 * Returns: (transfer none) (element-type SourcierRule): the law in the order of the shipped table, then the office's own
 */
GPtrArray *
sourcier_rule_table_get_rules (SourcierRuleTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_TABLE (self), NULL);

  return self->rules;
}

/**
 * sourcier_rule_table_find_key:
 * @self: a table
 * @key: (nullable): the key of a row
 *
 * Returns: (transfer none) (nullable): the row
 */
SourcierRule *
sourcier_rule_table_find_key (SourcierRuleTable *self,
                              const char        *key)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_TABLE (self), NULL);

  return key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;
}

/**
 * sourcier_rule_table_find:
 * @self: a table
 * @code: a rule
 * @rule_case: a purchase
 *
 * Returns: (transfer none) (nullable): the row of this rule that is for such a purchase on the day of its launch, whatever
 *   its amount
 */
SourcierRule *
sourcier_rule_table_find (SourcierRuleTable *self,
                          const char        *code,
                          SourcierRuleCase  *rule_case)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_TABLE (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (rule_case), NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      SourcierRule *rule = g_ptr_array_index (self->rules, i);

      if (g_str_equal (rule->code, code)
          && sourcier_rule_is_in_force (rule, sourcier_rule_case_get_launch (rule_case))
          && _sourcier_rule_is_for (rule, sourcier_rule_case_get_buyer (rule_case),
                                    sourcier_rule_case_get_nature (rule_case),
                                    sourcier_rule_case_get_traits (rule_case)))
        return rule;
    }
  return NULL;
}

/**
 * sourcier_rule_table_get_orphans:
 * @self: a table
 *
 * Returns: (transfer none) (element-type SourcierRuleOverride): what the office wrote about rows that this version of the
 *   program does not ship: it stays in the file and has no effect
 */
GPtrArray *
sourcier_rule_table_get_orphans (SourcierRuleTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_TABLE (self), NULL);

  return self->orphans;
}

static gboolean
overlap (guint one,
         guint other)
{
  return one == 0 || other == 0 || (one & other) != 0;
}

/* Whether @next is the period of the same rule, for the same purchases, that begins when @rule ends. */
static gboolean
follows (SourcierRule *next,
         SourcierRule *rule)
{
  return g_str_equal (next->code, rule->code) && next->from == rule->to + 1 && overlap (next->buyers, rule->buyers)
         && overlap (next->natures, rule->natures) && next->traits == rule->traits;
}

/**
 * sourcier_rule_table_is_ending:
 * @self: a table
 * @rule: one of its rules
 * @today: today
 *
 * Returns: whether the rule ends within %SOURCIER_RULE_ENDING_DAYS and nothing follows it
 */
gboolean
sourcier_rule_table_is_ending (SourcierRuleTable *self,
                               SourcierRule      *rule,
                               SourcierDay        today)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_TABLE (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_RULE (rule), FALSE);

  if (rule->to == SOURCIER_DAY_NONE || rule->to < today || rule->to > today + SOURCIER_RULE_ENDING_DAYS)
    return FALSE;
  for (guint i = 0; i < self->rules->len; i++)
    if (follows (g_ptr_array_index (self->rules, i), rule))
      return FALSE;
  return TRUE;
}

/**
 * sourcier_rule_wants_check:
 * @rule: a rule
 * @today: today
 *
 * Returns: whether a person has to verify it: it is in doubt, and it still holds or will hold
 */
gboolean
sourcier_rule_wants_check (SourcierRule *rule,
                           SourcierDay   today)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (rule), FALSE);

  return rule->doubt != SOURCIER_RULE_CHECKED && (rule->to == SOURCIER_DAY_NONE || rule->to >= today);
}
