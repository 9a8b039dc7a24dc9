/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-answer.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_rule_change_get_title:
 * @change: what another day of launch changes
 *
 * Returns: (transfer none): the title of the rule
 */
const char *
sourcier_rule_change_get_title (const SourcierRuleChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  return sourcier_rule_get_title (sourcier_rule_finding_get_rule (change->after != NULL ? change->after : change->before));
}

/**
 * sourcier_rule_change_describe:
 * @change: what another day of launch changes
 *
 * Returns: (transfer full): whether the rule would apply then, and why
 */
char *
sourcier_rule_change_describe (const SourcierRuleChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  if (change->after == NULL)
    return g_strdup (_("Would no longer apply"));
  /* Translators: how a rule would apply on another day */
  return g_strdup_printf (change->before != NULL ? _("Would apply otherwise: %s") : _("Would apply: %s"),
                          sourcier_rule_finding_get_words (change->after));
}

/**
 * sourcier_rule_turn_describe:
 * @day: a day of sourcier_rule_answer_find_turn()
 * @later: whether it is a later one
 *
 * Returns: (transfer full): the days of launch that are meant, as the beginning of a sentence
 */
char *
sourcier_rule_turn_describe (SourcierDay day,
                             gboolean    later)
{
  g_autofree char *name = sourcier_day_format (day);

  /* Translators: a day */
  return g_strdup_printf (later ? _("If it is launched from %s on") : _("If it is launched by %s"), name);
}
