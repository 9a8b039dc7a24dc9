/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-case.h"
#include "rules/rule.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierRuleTable:
 *
 * Every rule there is: the rows shipped with the program as the office corrected and continued them, and the office's own.
 * It never changes; after a change of the file it is loaded again.
 */
#define SOURCIER_TYPE_RULE_TABLE (sourcier_rule_table_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleTable, sourcier_rule_table, SOURCIER, RULE_TABLE, GObject)

SourcierRuleTable *sourcier_rule_table_new       (void);
SourcierRuleTable *sourcier_rule_table_load      (SourcierStore      *store,
                                                  GError            **error);
GPtrArray         *sourcier_rule_table_get_rules (SourcierRuleTable  *self);
SourcierRule      *sourcier_rule_table_find_key  (SourcierRuleTable  *self,
                                                  const char         *key);
SourcierRule      *sourcier_rule_table_find      (SourcierRuleTable  *self,
                                                  const char         *code,
                                                  SourcierRuleCase   *rule_case);
GPtrArray         *sourcier_rule_table_get_orphans (SourcierRuleTable *self);

/* How long before its end a rule that nothing follows wants looking after: the thresholds of a period are published some
 * months before it begins. */
#define SOURCIER_RULE_ENDING_DAYS 180

gboolean           sourcier_rule_table_is_ending   (SourcierRuleTable *self,
                                                    SourcierRule      *rule,
                                                    SourcierDay        today);
gboolean           sourcier_rule_wants_check       (SourcierRule      *rule,
                                                    SourcierDay        today);

G_END_DECLS
