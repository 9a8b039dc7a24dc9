/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-sample.h"

#include "rules/rule-store.h"

/* 70 000 € HT. No law says so: the legal trigger is the European threshold. */
#define AMOUNT G_GINT64_CONSTANT (7000000)

/**
 * sourcier_rule_sample_new:
 *
 * A social clause in works and services from 70 000 € HT, a policy that some departements have given themselves.
 *
 * Returns: (transfer full): a rule of the office's own to begin with, which is in no file yet
 */
SourcierRule *
sourcier_rule_sample_new (void)
{
  SourcierRule *rule = sourcier_rule_new_own ();

  sourcier_rule_set_title (rule, SOURCIER_FRENCH, "Clause sociale");
  sourcier_rule_set_title (rule, SOURCIER_ENGLISH, "Social clause");
  sourcier_rule_set_text (rule, SOURCIER_FRENCH,
                          "Le service étudie une clause sociale d’insertion pour chaque marché à partir de ce montant.");
  sourcier_rule_set_text (rule, SOURCIER_ENGLISH,
                          "The office considers a social clause for each contract from this amount on.");
  sourcier_rule_set_natures (rule, 1u << SOURCIER_RULE_NATURE_WORKS | 1u << SOURCIER_RULE_NATURE_SERVICES
                                   | 1u << SOURCIER_RULE_NATURE_SOCIAL);
  sourcier_rule_set_met_by (rule, "social-clause");
  sourcier_rule_set_amounts (rule, AMOUNT, SOURCIER_MONEY_UNKNOWN);
  return rule;
}

/**
 * sourcier_rule_sample_write:
 * @store: an office's file, within the action that fills the sample office
 * @error: where to put what went wrong
 *
 * Gives the sample office its own rule.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_rule_sample_write (SourcierStore  *store,
                            GError        **error)
{
  g_autoptr (SourcierRule) rule = sourcier_rule_sample_new ();

  sourcier_rule_set_source (rule, "Délibération du 12 janvier 2026 (fictive)");
  sourcier_rule_set_period (rule, sourcier_day_from_ymd (2026, 1, 1), SOURCIER_DAY_NONE);
  sourcier_rule_set_verified (rule, sourcier_day_from_ymd (2026, 1, 12), "Camille Ortolan");
  return sourcier_rule_store_save_own (store, rule, error);
}
