/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rule-test.h"

/* What is said of a rule: of one code, one thing at most. */
SourcierRuleFinding *
rule_test_find (SourcierRuleAnswer *answer,
                const char         *code)
{
  GPtrArray *findings = sourcier_rule_answer_get_findings (answer);
  SourcierRuleFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      SourcierRuleFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (sourcier_rule_get_code (sourcier_rule_finding_get_rule (finding)), code))
        {
          g_assert_null (found);
          found = finding;
        }
    }
  return found;
}
