/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rule-test.h"
#include "rules/rule-store.h"

#include <string.h>

/* What the office adds to the law's rules, and what it changes in them. */

static SourcierRuleTable *
load (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  SourcierRuleTable *table = sourcier_rule_table_load (store, &error);

  g_assert_no_error (error);
  return table;
}

static SourcierRuleFinding *
ask (SourcierRuleTable   *table,
     gint64               amount,
     const char          *day,
     const char          *code,
     SourcierRuleAnswer **answer)
{
  g_autoptr (SourcierRuleCase) rule_case =
    sourcier_rule_case_new (amount, SOURCIER_RULE_NATURE_SERVICES, SOURCIER_BUYER_COMMUNE, sourcier_day_parse (day));

  g_clear_object (answer);
  *answer = sourcier_rule_answer_new (table, rule_case);
  return rule_test_find (*answer, code);
}

static void
save_own (SourcierStore *store,
          SourcierRule  *rule)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Add a rule", &error);
  g_assert_no_error (error);
  sourcier_rule_store_save_own (store, rule, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* A social clause from 70 000 €, as the departement of Mayotte has one: the office's own, and never the law's. */
static void
test_own_rule (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (SourcierRule) rule = sourcier_rule_new_own ();
  g_autoptr (SourcierRuleAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  sourcier_rule_set_title (rule, SOURCIER_FRENCH, "Clause sociale");
  sourcier_rule_set_source (rule, "Délibération du 1er mars 2026");
  sourcier_rule_set_amounts (rule, 7000000, SOURCIER_MONEY_UNKNOWN);
  sourcier_rule_set_natures (rule, 1u << SOURCIER_RULE_NATURE_WORKS | 1u << SOURCIER_RULE_NATURE_SERVICES);
  sourcier_rule_set_period (rule, sourcier_day_from_ymd (2026, 3, 1), SOURCIER_DAY_NONE);
  save_own (office->store, rule);

  g_autoptr (SourcierRuleTable) table = load (office->store);
  const char *code = sourcier_rule_get_code (rule);
  SourcierRule *read = sourcier_rule_table_find_key (table, code);
  g_assert_cmpstr (sourcier_rule_get_title (read), ==, "Clause sociale");
  g_assert_cmpint (sourcier_rule_get_origin (read), ==, SOURCIER_RULE_OFFICE);
  g_assert_cmpint (sourcier_rule_get_effect (read), ==, SOURCIER_RULE_OWN);
  g_assert_cmpint (sourcier_rule_get_doubt (read), ==, SOURCIER_RULE_UNCHECKED);
  g_assert_cmpstr (sourcier_rule_get_source (read), ==, "Délibération du 1er mars 2026");
  g_assert_true (sourcier_rule_wants_decision (read));
  g_assert_cmpint (sourcier_rule_finding_get_verdict (ask (table, 7000000, "2026-03-01", code, &answer)), ==,
                   SOURCIER_RULE_APPLIES);
  g_assert_cmpint (sourcier_rule_finding_get_missing (ask (table, 6999999, "2026-03-01", code, &answer)), ==, 1);
  g_assert_null (ask (table, 7000000, "2026-02-28", code, &answer));

  sourcier_rule_set_amounts (rule, 9000000, SOURCIER_MONEY_UNKNOWN);
  save_own (office->store, rule);
  g_autoptr (SourcierRuleTable) changed = load (office->store);
  g_assert_cmpint (sourcier_rule_finding_get_missing (ask (changed, 8000000, "2026-03-01", code, &answer)), ==, 1000000);

  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_autoptr (SourcierRuleTable) undone = load (office->store);
  g_assert_null (sourcier_rule_table_find_key (undone, code));
}

static SourcierRuleFinding *
ask_of_lots (SourcierRuleTable   *table,
             const gint64        *lots,
             guint                n_lots,
             const char          *code,
             SourcierRuleAnswer **answer)
{
  g_autoptr (SourcierRuleCase) whole =
    sourcier_rule_case_new (17000000, SOURCIER_RULE_NATURE_SERVICES, SOURCIER_BUYER_COMMUNE, sourcier_day_from_ymd (2026, 3, 1));
  g_autoptr (SourcierRuleCase) rule_case = sourcier_rule_case_with_lots (whole, lots, n_lots);

  g_clear_object (answer);
  *answer = sourcier_rule_answer_new (table, rule_case);
  return rule_test_find (*answer, code);
}

/* A clause in each lot from 70 000 €: of 80 000 €, 20 000 € and 70 000 € the first and the last; of 69 999 € and 20 000 € none,
 * by 1 €; a purchase of 170 000 € that is not divided is one lot. */
static void
test_own_rule_of_lots (CoreTestOffice *office,
                       gconstpointer   data)
{
  static const gint64 some[] = { 8000000, 2000000, 7000000 }, none[] = { 6999900, 2000000 }, far[] = { 2000000, 2000000 };
  g_autoptr (SourcierRule) rule = sourcier_rule_new_own ();
  g_autoptr (SourcierRuleAnswer) answer = NULL;
  SourcierRuleFinding *finding;
  const guint *lots;
  guint n_lots;

  sourcier_rule_set_title (rule, SOURCIER_FRENCH, "Clause sociale");
  sourcier_rule_set_basis (rule, SOURCIER_RULE_OF_LOT);
  sourcier_rule_set_amounts (rule, 7000000, SOURCIER_MONEY_UNKNOWN);
  save_own (office->store, rule);

  g_autoptr (SourcierRuleTable) table = load (office->store);
  const char *code = sourcier_rule_get_code (rule);

  finding = ask_of_lots (table, some, 3, code, &answer);
  g_assert_cmpint (sourcier_rule_finding_get_verdict (finding), ==, SOURCIER_RULE_APPLIES);
  lots = sourcier_rule_finding_get_lots (finding, &n_lots);
  g_assert_cmpuint (n_lots, ==, 2);
  g_assert_cmpuint (lots[0], ==, 0);
  g_assert_cmpuint (lots[1], ==, 2);
  g_assert_nonnull (strstr (sourcier_rule_finding_get_words (finding), "Lots 1, 3"));
  g_assert_nonnull (strstr (sourcier_rule_finding_get_words (finding), "€70000 ≤ €70000"));

  finding = ask_of_lots (table, none, 2, code, &answer);
  g_assert_cmpint (sourcier_rule_finding_get_verdict (finding), ==, SOURCIER_RULE_JUST_MISSED);
  g_assert_cmpint (sourcier_rule_finding_get_missing (finding), ==, 100);
  sourcier_rule_finding_get_lots (finding, &n_lots);
  g_assert_cmpuint (n_lots, ==, 0);
  g_assert_null (ask_of_lots (table, far, 2, code, &answer));

  finding = ask_of_lots (table, NULL, 0, code, &answer);
  g_assert_cmpint (sourcier_rule_finding_get_verdict (finding), ==, SOURCIER_RULE_APPLIES);
}

static void
save_override (SourcierStore        *store,
               SourcierRuleOverride *override)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Change a rule", &error);
  g_assert_no_error (error);
  sourcier_rule_store_save_override (store, override, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* The office moves the exemption limit by a note; the shipped row stays beneath. */
static void
test_override (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (SourcierRuleOverride) override = sourcier_rule_override_new ("exemption-2026", FALSE);
  g_autoptr (SourcierRuleOverride) orphan = sourcier_rule_override_new ("no-such-row", FALSE);
  g_autoptr (SourcierRuleAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  sourcier_rule_override_set_amount (override, 10000000);
  sourcier_rule_override_set_note (override, "Loi 2026-403");
  save_override (office->store, override);
  save_override (office->store, orphan);

  g_autoptr (SourcierRuleTable) table = load (office->store);
  SourcierRule *rule = sourcier_rule_table_find_key (table, "exemption-2026");
  g_assert_true (sourcier_rule_is_overridden (rule));
  g_assert_cmpstr (sourcier_rule_get_note (rule), ==, "Loi 2026-403");
  g_assert_cmpint (sourcier_rule_get_doubt (rule), ==, SOURCIER_RULE_UNCHECKED);
  g_assert_cmpint (sourcier_rule_finding_get_bound (ask (table, 9999999, "2026-06-01", "exemption", &answer)), ==,
                   10000000);
  /* What refers to it follows. */
  g_assert_cmpint (sourcier_rule_finding_get_bound (ask (table, 10000000, "2026-06-01", "adapted", &answer)), ==, 10000000);
  g_assert_cmpuint (sourcier_rule_table_get_orphans (table)->len, ==, 1);

  sourcier_rule_override_set_verified (override, sourcier_day_from_ymd (2026, 11, 20), "Léa Roy");
  save_override (office->store, override);
  g_autoptr (SourcierRuleTable) verified = load (office->store);
  g_autofree char *check = sourcier_rule_describe_check (sourcier_rule_table_find_key (verified, "exemption-2026"));
  g_assert_cmpstr (check, ==, "Checked on 2026-11-20 by Léa Roy");

  sourcier_store_begin (office->store, "Take it back", &error);
  sourcier_rule_store_delete_override (office->store, sourcier_rule_override_get_id (override), &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierRuleTable) again = load (office->store);
  g_assert_cmpint (sourcier_rule_get_to_amount (sourcier_rule_table_find_key (again, "exemption-2026")), ==, 6000000);
}

/* The thresholds of 2028-29 are added when they are published; those of 2030-31 after them. 225 000 € and 230 000 € are
 * made up. */
static void
test_next_period (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autoptr (SourcierRuleOverride) next = sourcier_rule_override_new ("eu-local-2026-2027", TRUE);
  g_autoptr (SourcierRuleAnswer) answer = NULL;

  sourcier_rule_override_set_amount (next, 22500000);
  sourcier_rule_override_set_period (next, sourcier_day_from_ymd (2028, 1, 1), sourcier_day_from_ymd (2029, 12, 31));
  save_override (office->store, next);

  g_autofree char *key = g_strdup_printf ("eu-local-2026-2027+%" G_GINT64_FORMAT, sourcier_rule_override_get_id (next));
  g_autoptr (SourcierRuleOverride) after = sourcier_rule_override_new (key, TRUE);
  sourcier_rule_override_set_amount (after, 23000000);
  sourcier_rule_override_set_period (after, sourcier_day_from_ymd (2030, 1, 1), SOURCIER_DAY_NONE);
  save_override (office->store, after);

  g_autoptr (SourcierRuleTable) table = load (office->store);
  g_assert_cmpint (sourcier_rule_finding_get_bound (ask (table, 22500000, "2027-12-31", "formalised", &answer)), ==,
                   21600000);
  g_assert_cmpint (sourcier_rule_finding_get_bound (ask (table, 22500000, "2028-01-01", "formalised", &answer)), ==,
                   22500000);
  g_assert_cmpint (sourcier_rule_finding_get_verdict (ask (table, 22500000, "2029-12-31", "formalised", &answer)), ==,
                   SOURCIER_RULE_APPLIES);
  g_assert_cmpstr (sourcier_rule_finding_get_words (ask (table, 22500000, "2029-12-31", "formalised", &answer)), ==,
                   "€225000 ≤ €225000: at or above the European threshold of 2028–29 for a local authority");
  g_assert_cmpstr (sourcier_rule_get_title (sourcier_rule_table_find_key (table, key)), ==,
                   "Local authorities: European threshold 2028–29");
  g_assert_cmpint (sourcier_rule_finding_get_missing (ask (table, 22500000, "2030-01-01", "formalised", &answer)), ==,
                   500000);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/rules/own-rule", NULL, test_own_rule);
  core_test_add ("/rules/own-rule-of-lots", NULL, test_own_rule_of_lots);
  core_test_add ("/rules/override", NULL, test_override);
  core_test_add ("/rules/next-period", NULL, test_next_period);

  return g_test_run ();
}
