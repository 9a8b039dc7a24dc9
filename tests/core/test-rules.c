/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is expected was worked out by hand from the texts: tests/data/rule-cases.csv names the text of each answer. */

#include "office/buyer.h"
#include "rule-test.h"
#include "rules/duty-ground.h"
#include "rules/rule-order.h"

#include <stdlib.h>

/* The columns of rule-cases.csv. */
enum
{
  AMOUNT, LOTS, NATURE, TRAITS, BUYER, LAUNCH, MONTHS, VOLUME, CODE, VERDICT, BOUND, MISSING, LOTS_TAKEN, SOURCE, N_COLUMNS
};

static const char * const verdicts[] = { "applies", "just-missed", "undecided" };

static gint64
euros (const char *text)
{
  gint64 cents = SOURCIER_MONEY_UNKNOWN;

  g_assert_true (*text == '\0' || sourcier_money_parse (text, &cents));
  return cents;
}

static void
take (SourcierRuleCase **place,
      SourcierRuleCase  *rule_case)
{
  g_object_unref (*place);
  *place = rule_case;
}

static SourcierRuleCase *
read_lots (SourcierRuleCase *rule_case,
           const char       *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 lot = euros (parts[i]);
      g_array_append_val (lots, lot);
    }
  return sourcier_rule_case_with_lots (rule_case, (const gint64 *) (gpointer) lots->data, lots->len);
}

static SourcierRuleCase *
read_case (char **cells)
{
  SourcierRuleNature nature = SOURCIER_RULE_NATURE_WORKS;
  SourcierTraits trait = SOURCIER_TRAIT_NONE;

  g_assert_true (sourcier_rule_nature_find (cells[NATURE], &nature));
  g_assert_true (*cells[TRAITS] == '\0' || sourcier_trait_find (cells[TRAITS], &trait));
  g_assert_cmpint (sourcier_buyer_kind_from_code (cells[BUYER]), !=, SOURCIER_BUYER_UNKNOWN);
  g_assert_cmpint (sourcier_day_parse (cells[LAUNCH]), !=, SOURCIER_DAY_NONE);

  SourcierRuleCase *rule_case =
    sourcier_rule_case_new (euros (cells[AMOUNT]), nature, sourcier_buyer_kind_from_code (cells[BUYER]),
                            sourcier_day_parse (cells[LAUNCH]));
  take (&rule_case, sourcier_rule_case_with_traits (rule_case, trait));
  take (&rule_case, sourcier_rule_case_with_months (rule_case, atoi (cells[MONTHS])));
  take (&rule_case, sourcier_rule_case_with_volume (rule_case, euros (cells[VOLUME])));
  take (&rule_case, read_lots (rule_case, cells[LOTS]));
  return rule_case;
}

static void
check_lots (SourcierRuleFinding *finding,
            const char          *expected)
{
  g_autoptr (GString) taken = g_string_new (NULL);
  guint n_lots;
  const guint *lots = sourcier_rule_finding_get_lots (finding, &n_lots);

  for (guint i = 0; i < n_lots; i++)
    g_string_append_printf (taken, "%s%u", i > 0 ? "|" : "", lots[i] + 1);
  g_assert_cmpstr (taken->str, ==, expected);
}

static void
check_case (SourcierRuleTable *table,
            char             **cells)
{
  g_autoptr (SourcierRuleCase) rule_case = read_case (cells);
  g_autoptr (SourcierRuleAnswer) answer = sourcier_rule_answer_new (table, rule_case);
  SourcierRuleFinding *finding = rule_test_find (answer, cells[CODE]);

  if (g_str_equal (cells[VERDICT], "no"))
    {
      g_assert_null (finding);
      return;
    }
  g_assert_nonnull (finding);
  g_assert_cmpstr (verdicts[sourcier_rule_finding_get_verdict (finding)], ==, cells[VERDICT]);
  g_assert_cmpint (sourcier_rule_finding_get_bound (finding), ==, euros (cells[BOUND]));
  if (*cells[MISSING] != '\0')
    g_assert_cmpint (sourcier_rule_finding_get_missing (finding), ==, euros (cells[MISSING]));
  check_lots (finding, cells[LOTS_TAKEN]);
}

static void
test_cases (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCIER_TEST_DATA"), "rule-cases.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();
  g_autoptr (GError) error = NULL;
  guint n_cases = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      if (*lines[i] == '#')
        continue;
      g_test_message ("line %u: %s", i + 1, lines[i]);
      g_assert_cmpuint (g_strv_length (cells), ==, N_COLUMNS);
      check_case (table, cells);
      n_cases++;
    }
  g_assert_cmpuint (n_cases, >, 500);
}

/* For each purchase and day, one row at most of each code is in force: the table does not contradict itself. */
static void
test_periods (void)
{
  static const char * const days[] = {
    "2018-01-01", "2019-12-31", "2020-01-01", "2020-07-23", "2020-07-24", "2020-12-07", "2020-12-08", "2021-12-15",
    "2021-12-16", "2023-10-24", "2023-10-25", "2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01", "2026-08-21",
    "2026-08-22", "2027-12-31",
  };
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();

  for (gsize day = 0; day < G_N_ELEMENTS (days); day++)
    for (guint buyer = SOURCIER_BUYER_UNKNOWN + 1; buyer < SOURCIER_N_BUYER_KINDS; buyer++)
      for (guint nature = 0; nature < SOURCIER_N_RULE_NATURES; nature++)
        {
          g_autoptr (SourcierRuleCase) rule_case =
            sourcier_rule_case_new (G_GINT64_CONSTANT (1000000000), nature, buyer, sourcier_day_parse (days[day]));
          g_autoptr (SourcierRuleAnswer) answer = sourcier_rule_answer_new (table, rule_case);
          GPtrArray *findings = sourcier_rule_answer_get_findings (answer);

          for (guint i = 0; i < findings->len; i++)
            rule_test_find (answer, sourcier_rule_get_code (sourcier_rule_finding_get_rule (g_ptr_array_index (findings, i))));
          /* Ten million euros reach every European threshold. */
          g_assert_nonnull (sourcier_rule_table_find (table, "eu-threshold", rule_case));
        }
}

/* The example of the design: what the comparison says. */
static void
test_words (void)
{
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();
  g_autoptr (SourcierRuleCase) rule_case =
    sourcier_rule_case_new (25000000, SOURCIER_RULE_NATURE_SERVICES, SOURCIER_BUYER_COMMUNE,
                            sourcier_day_from_ymd (2026, 9, 1));
  g_autoptr (SourcierRuleAnswer) answer = sourcier_rule_answer_new (table, rule_case);

  g_assert_cmpstr (sourcier_rule_finding_get_words (rule_test_find (answer, "formalised")), ==,
                   "€216000 ≤ €250000: at or above the European threshold of 2026–27 for a local authority");
  g_assert_cmpstr (sourcier_rule_finding_get_words (rule_test_find (answer, "turnover")), ==,
                   "€250000 × 1.5 = €375000 a year at most");
  g_assert_cmpstr (sourcier_rule_finding_get_words (rule_test_find (answer, "environment-condition")), ==, "Whatever the amount");
}

static gboolean
is_in (GArray     *changes,
       const char *code,
       gboolean    before,
       gboolean    after)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const SourcierRuleChange *change = &g_array_index (changes, SourcierRuleChange, i);

      if (g_str_equal (change->code, code))
        return (change->before != NULL) == before && (change->after != NULL) == after;
    }
  return FALSE;
}

/* 50 000 € of services on 31 March 2026: adapted procedure, and none from 1 April on; the next change after that is in
 * August. 218 000 € on 31 December 2025 are below 221 000 €, and above 216 000 € the day after. */
static void
test_another_day (void)
{
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();
  g_autoptr (SourcierRuleCase) small =
    sourcier_rule_case_new (5000000, SOURCIER_RULE_NATURE_SERVICES, SOURCIER_BUYER_COMMUNE,
                            sourcier_day_from_ymd (2026, 3, 31));
  g_autoptr (SourcierRuleAnswer) march = sourcier_rule_answer_new (table, small);
  SourcierDay april = sourcier_rule_answer_find_turn (march, TRUE);

  g_assert_cmpint (april, ==, sourcier_day_from_ymd (2026, 4, 1));
  g_autoptr (SourcierRuleAnswer) then = sourcier_rule_answer_on (march, april);
  g_autoptr (GArray) changes = sourcier_rule_answer_compare (march, then);
  g_assert_true (is_in (changes, "adapted", TRUE, FALSE));
  g_assert_true (is_in (changes, "exemption", FALSE, TRUE));
  g_assert_true (is_in (changes, "buyer-profile", TRUE, FALSE));
  g_assert_false (is_in (changes, "written-contract", TRUE, TRUE));
  g_assert_cmpint (sourcier_rule_answer_find_turn (then, TRUE), ==, sourcier_day_from_ymd (2026, 8, 21));
  g_assert_cmpint (sourcier_rule_answer_find_turn (then, FALSE), ==, sourcier_day_from_ymd (2026, 3, 31));

  g_autoptr (SourcierRuleCase) large =
    sourcier_rule_case_new (21800000, SOURCIER_RULE_NATURE_SERVICES, SOURCIER_BUYER_COMMUNE,
                            sourcier_day_from_ymd (2025, 12, 31));
  g_autoptr (SourcierRuleAnswer) december = sourcier_rule_answer_new (table, large);
  g_autoptr (SourcierRuleAnswer) january = sourcier_rule_answer_on (december, sourcier_day_from_ymd (2026, 1, 1));
  g_autoptr (GArray) new_year = sourcier_rule_answer_compare (december, january);
  g_assert_true (is_in (new_year, "adapted", TRUE, FALSE));
  g_assert_true (is_in (new_year, "formalised", FALSE, TRUE));
  g_assert_true (is_in (new_year, "turnover", TRUE, TRUE));
}

/* A rule is no surer than the threshold it refers to: those of 2018-19 are recalled, and hospitals' too. */
static void
test_doubt (void)
{
  static const struct { const char *day; SourcierBuyerKind buyer; SourcierRuleDoubt doubt; } cases[] = {
    { "2019-06-01", SOURCIER_BUYER_COMMUNE, SOURCIER_RULE_RECALLED },
    { "2026-06-01", SOURCIER_BUYER_COMMUNE, SOURCIER_RULE_CHECKED },
    { "2026-06-01", SOURCIER_BUYER_HOSPITAL, SOURCIER_RULE_RECALLED },
  };
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierRuleCase) rule_case =
        sourcier_rule_case_new (30000000, SOURCIER_RULE_NATURE_SERVICES, cases[i].buyer, sourcier_day_parse (cases[i].day));
      g_autoptr (SourcierRuleAnswer) answer = sourcier_rule_answer_new (table, rule_case);

      g_assert_cmpint (sourcier_rule_finding_get_doubt (rule_test_find (answer, "formalised")), ==, cases[i].doubt);
    }
}

/* The thresholds of 2026-27 want looking after from 4 July 2027 on: 180 days before 31 December. Those of 2024-25 are
 * followed by the next ones. What is recalled wants a check as long as it holds. */
static void
test_watch (void)
{
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();
  SourcierRule *now = sourcier_rule_table_find_key (table, "eu-local-2026-2027");
  SourcierRule *before = sourcier_rule_table_find_key (table, "eu-local-2024-2025");
  SourcierRule *recalled = sourcier_rule_table_find_key (table, "eu-local-2018-2019");

  g_assert_false (sourcier_rule_table_is_ending (table, now, sourcier_day_from_ymd (2027, 7, 3)));
  g_assert_true (sourcier_rule_table_is_ending (table, now, sourcier_day_from_ymd (2027, 7, 4)));
  g_assert_true (sourcier_rule_table_is_ending (table, now, sourcier_day_from_ymd (2027, 12, 31)));
  g_assert_false (sourcier_rule_table_is_ending (table, now, sourcier_day_from_ymd (2028, 1, 1)));
  g_assert_false (sourcier_rule_table_is_ending (table, before, sourcier_day_from_ymd (2025, 12, 1)));
  g_assert_true (sourcier_rule_wants_check (recalled, sourcier_day_from_ymd (2019, 12, 31)));
  g_assert_false (sourcier_rule_wants_check (recalled, sourcier_day_from_ymd (2020, 1, 1)));
  g_assert_false (sourcier_rule_wants_check (now, sourcier_day_from_ymd (2026, 11, 21)));
}

static void
check_grounds (const char       *rule,
               SourcierRuleCase *rule_case,
               guint             n,
               gboolean          short_works)
{
  g_autoptr (GPtrArray) grounds = sourcier_duty_grounds_of (rule, rule_case);
  gboolean found = FALSE;

  for (guint i = 0; i < grounds->len; i++)
    found |= g_str_equal (sourcier_duty_ground_get_code (g_ptr_array_index (grounds, i)), "short-works");
  g_assert_cmpuint (grounds->len, ==, n);
  g_assert_cmpint (found, ==, short_works);
}

/* L2112-2-1 II has four grounds, the fourth for works of less than six months; L3114-2-1 has two. */
static void
test_grounds (void)
{
  g_autoptr (SourcierRuleCase) works =
    sourcier_rule_case_new (600000000, SOURCIER_RULE_NATURE_WORKS, SOURCIER_BUYER_COMMUNE, sourcier_day_from_ymd (2026, 9, 1));
  g_autoptr (SourcierRuleCase) services =
    sourcier_rule_case_new (60000000, SOURCIER_RULE_NATURE_SERVICES, SOURCIER_BUYER_COMMUNE,
                            sourcier_day_from_ymd (2026, 9, 1));
  g_autoptr (SourcierRuleCase) five = sourcier_rule_case_with_months (works, 5);
  g_autoptr (SourcierRuleCase) six = sourcier_rule_case_with_months (works, 6);

  check_grounds ("social-condition", NULL, 4, TRUE);
  check_grounds ("social-condition", works, 4, TRUE);
  check_grounds ("social-condition", five, 4, TRUE);
  check_grounds ("social-condition", six, 3, FALSE);
  check_grounds ("social-condition", services, 3, FALSE);
  check_grounds ("concession-social-condition", NULL, 2, FALSE);
  check_grounds ("environment-condition", NULL, 0, FALSE);
  g_assert_cmpstr (sourcier_duty_ground_get_source (sourcier_duty_ground_find ("social-condition", "no-link")), ==,
                   "CCP, L2112-2-1, II, 2°");
  g_assert_null (sourcier_duty_ground_find ("concession-social-condition", "available"));
}

static void
assert_order (SourcierRule     **rules,
              SourcierRuleSort   sort,
              const char        *ascending,
              const char        *descending)
{
  const char *expected[] = { ascending, descending };

  for (guint turn = 0; turn < G_N_ELEMENTS (expected); turn++)
    {
      /* Each of three stands after as many as it comes after. */
      char order[4] = "   ";

      for (guint i = 0; i < 3; i++)
        {
          guint before = 0;

          for (guint j = 0; j < 3; j++)
            before += j != i && sourcier_rule_order (rules[j], rules[i], sort, turn == 1) < 0;
          order[before] = (char) ('A' + i);
        }
      g_assert_cmpstr (order, ==, expected[turn]);
    }
}

/* What tells no amount or no day comes last either way; accents do not count; a sure rule comes before a doubtful one. */
static void
test_order (void)
{
  g_autoptr (SourcierRule) a = sourcier_rule_new_own ();
  g_autoptr (SourcierRule) b = sourcier_rule_new_own ();
  g_autoptr (SourcierRule) c = sourcier_rule_new_own ();
  SourcierRule *rules[] = { a, b, c };

  sourcier_rule_set_title (a, SOURCIER_ENGLISH, "Zone");
  sourcier_rule_set_title (b, SOURCIER_ENGLISH, "Énergie");
  sourcier_rule_set_title (c, SOURCIER_ENGLISH, "Entretien");
  sourcier_rule_set_amounts (a, 9000000, SOURCIER_MONEY_UNKNOWN);
  sourcier_rule_set_amounts (c, SOURCIER_MONEY_UNKNOWN, 4000000);
  sourcier_rule_set_period (b, sourcier_day_from_ymd (2026, 1, 1), SOURCIER_DAY_NONE);
  sourcier_rule_set_period (c, sourcier_day_from_ymd (2025, 1, 1), SOURCIER_DAY_NONE);
  sourcier_rule_set_verified (a, sourcier_day_from_ymd (2026, 3, 1), NULL);
  sourcier_rule_set_verified (c, sourcier_day_from_ymd (2026, 2, 1), NULL);

  assert_order (rules, SOURCIER_RULE_SORT_TITLE, "BCA", "ACB");
  assert_order (rules, SOURCIER_RULE_SORT_AMOUNT, "CAB", "ACB");
  assert_order (rules, SOURCIER_RULE_SORT_FROM, "CBA", "BCA");
  assert_order (rules, SOURCIER_RULE_SORT_VERIFIED, "CAB", "BAC");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/cases", test_cases);
  g_test_add_func ("/rules/periods", test_periods);
  g_test_add_func ("/rules/words", test_words);
  g_test_add_func ("/rules/another-day", test_another_day);
  g_test_add_func ("/rules/doubt", test_doubt);
  g_test_add_func ("/rules/watch", test_watch);
  g_test_add_func ("/rules/grounds", test_grounds);
  g_test_add_func ("/rules/order", test_order);

  return g_test_run ();
}
