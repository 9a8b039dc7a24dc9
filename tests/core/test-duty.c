/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which duties of a purchase are to be answered, and what answers them (CCP as it is planned from 22 August 2026). */

#include "core-test.h"

#include "base/money.h"
#include "office/buyer-store.h"
#include "purchases/purchase-case.h"
#include "purchases/purchase-duty-store.h"
#include "purchases/purchase-duty.h"
#include "purchases/purchase-facets.h"
#include "purchases/purchase-store.h"
#include "rules/duty-ground.h"
#include "rules/rule-sample.h"
#include "rules/rule-store.h"

#define TODAY sourcier_day_from_ymd (2026, 11, 21)

static SourcierPurchase *
make_purchase (const char *nature,
               const char *estimate,
               const char *launch)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();
  SourcierRecord *record = SOURCIER_RECORD (purchase);

  g_assert_true (sourcier_record_read_field (record, SOURCIER_PURCHASE_SUBJECT, "Nettoyage des collèges"));
  g_assert_true (sourcier_record_read_field (record, SOURCIER_PURCHASE_NATURE, nature));
  g_assert_true (sourcier_record_read_field (record, SOURCIER_PURCHASE_ESTIMATE, estimate));
  g_assert_true (sourcier_record_read_field (record, SOURCIER_PURCHASE_LAUNCH_DAY, launch));
  return purchase;
}

static SourcierRuleAnswer *
ask (SourcierPurchase *purchase)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();

  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);

  g_autoptr (SourcierRuleCase) rule_case = sourcier_purchase_to_case (purchase, buyer, TODAY);

  g_assert_nonnull (rule_case);
  return sourcier_rule_answer_new (table, rule_case);
}

/* The last row of a rule of the law: (transfer full). */
static SourcierRule *
law (const char *code)
{
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();
  GPtrArray *rules = sourcier_rule_table_get_rules (table);
  SourcierRule *found = NULL;

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (sourcier_rule_get_code (rules->pdata[i]), code))
      found = rules->pdata[i];
  g_assert_nonnull (found);
  return g_object_ref (found);
}

static guint
count_open (SourcierPurchase *purchase)
{
  g_autoptr (SourcierRuleAnswer) answer = ask (purchase);

  return sourcier_purchase_count_duties (purchase, answer, TODAY).open;
}

/* L2112-2 and L2152-7 ask of every contract for an environmental condition and an environmental criterion from 22 August
 * 2026 on; L2112-2-1 for a social condition from the European threshold on, which is 216 000 € for a departement. */
static void
test_count (void)
{
  static const struct
  {
    const char *estimate;
    const char *launch;
    guint open;
  } cases[] = {
    { "312 000", "18/01/2027", 3 },
    { "216 000", "22/08/2026", 3 },
    { "215 999,99", "22/08/2026", 2 },
    { "312 000", "20/08/2026", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierPurchase) purchase = make_purchase ("services", cases[i].estimate, cases[i].launch);

      g_assert_cmpuint (count_open (purchase), ==, cases[i].open);
    }
}

static void
test_dropped (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "312 000", "18/01/2027");

  sourcier_purchase_set_state (purchase, SOURCIER_PURCHASE_DROPPED);
  g_assert_cmpuint (count_open (purchase), ==, 0);
}

static void
test_considerations_answer (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "312 000", "18/01/2027");
  g_autoptr (SourcierRule) social = law ("social-condition");
  g_autoptr (SourcierRule) environmental = law ("environment-condition");

  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "social-criterion", "environmental-clause",
                                                                            NULL });
  g_assert_cmpuint (count_open (purchase), ==, 2);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, environmental), ==, SOURCIER_DUTY_MET);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, social), ==, SOURCIER_DUTY_OPEN);

  sourcier_purchase_meet_duty (purchase, social, NULL, TODAY);
  g_assert_true (sourcier_purchase_has_consideration (purchase, "social-clause"));
  g_assert_cmpuint (count_open (purchase), ==, 1);

  sourcier_purchase_set_considerations (purchase, NULL);
  g_assert_cmpuint (count_open (purchase), ==, 3);
}

/* L2112-2-1 II and III: one of four grounds, and the reasons in writing. */
static void
test_grounds (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "312 000", "18/01/2027");
  g_autoptr (SourcierRule) social = law ("social-condition");

  sourcier_purchase_do_without_duty (purchase, social, NULL, "Trop court", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, social), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_do_without_duty (purchase, social, "no-link", "", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, social), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_do_without_duty (purchase, social, "no-link", "Logiciel sans main-d’œuvre", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, social), ==, SOURCIER_DUTY_EXEMPT);
  g_assert_cmpuint (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_DUTIES)->len, ==, 1);
  g_assert_cmpuint (count_open (purchase), ==, 2);

  sourcier_purchase_reopen_duty (purchase, social);
  g_assert_cmpuint (count_open (purchase), ==, 3);
}

static void
test_own_rule (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "80 000", "18/01/2027");
  g_autoptr (SourcierRule) own = sourcier_rule_new_own ();

  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, own), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_meet_duty (purchase, own, NULL, TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, own), ==, SOURCIER_DUTY_MET);
  sourcier_purchase_do_without_duty (purchase, own, NULL, "", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, own), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_do_without_duty (purchase, own, NULL, "Marché de trois jours", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, own), ==, SOURCIER_DUTY_EXEMPT);
}

/* A rule of the office's own that says what meets it is met as a duty of the law is: a social clause from 70 000 €. */
static void
test_own_rule_met_by (CoreTestOffice *office,
                      gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "80 000", "18/01/2027");
  g_autoptr (SourcierRule) rule = sourcier_rule_sample_new ();
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Rule", &error);
  sourcier_rule_store_save_own (office->store, rule, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);

  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_load (office->store, &error);
  SourcierRule *kept = sourcier_rule_table_find_key (table, sourcier_rule_get_key (rule));

  g_assert_cmpstr (sourcier_rule_get_met_by (kept), ==, "social-clause");
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, kept), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "social-clause", NULL });
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, kept), ==, SOURCIER_DUTY_MET);
  sourcier_purchase_do_without_duty (purchase, kept, NULL, "Marché de trois jours", TODAY);
  g_assert_false (sourcier_purchase_has_consideration (purchase, "social-clause"));
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, kept), ==, SOURCIER_DUTY_EXEMPT);
}

static void
test_case (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("", "312 000", "");
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  static const struct
  {
    const char *cpv;
    SourcierRuleNature nature;
  } natures[] = {
    { "45210000", SOURCIER_RULE_NATURE_WORKS },
    { "90911200", SOURCIER_RULE_NATURE_SERVICES },
    { "48000000", SOURCIER_RULE_NATURE_SUPPLIES },
    { "15000000", SOURCIER_RULE_NATURE_SUPPLIES },
    { "50100000", SOURCIER_RULE_NATURE_SERVICES },
  };

  g_assert_null (sourcier_purchase_to_case (purchase, buyer, TODAY));
  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    {
      sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_CPV, natures[i].cpv);

      g_autoptr (SourcierRuleCase) rule_case = sourcier_purchase_to_case (purchase, buyer, TODAY);

      g_assert_cmpint (sourcier_rule_case_get_nature (rule_case), ==, natures[i].nature);
      g_assert_cmpint (sourcier_rule_case_get_launch (rule_case), ==, TODAY);
      g_assert_cmpint (sourcier_rule_case_get_amount (rule_case), ==, 31200000);
    }
}

/* By hand, as test_count() has it: 3 and 2; none of one launched before the law, of one dropped, of one whose nature is not
 * told. A purchase without a day is launched today: 3. */
static const struct
{
  const char *name;
  const char *nature;
  const char *estimate;
  const char *launch;
  SourcierPurchaseState state;
  guint duties;
} rows[] = {
  { "A", "services", "312 000", "18/01/2027", SOURCIER_PURCHASE_PLANNED, 3 },
  { "B", "services", "90 000", "22/08/2026", SOURCIER_PURCHASE_LAUNCHED, 2 },
  { "C", "services", "312 000", "20/08/2022", SOURCIER_PURCHASE_AWARDED, 0 },
  { "D", "services", "312 000", "18/01/2027", SOURCIER_PURCHASE_DROPPED, 0 },
  { "E", "", "312 000", "18/01/2027", SOURCIER_PURCHASE_PLANNED, 0 },
  { "F", "services", "312 000", "", SOURCIER_PURCHASE_IDEA, 3 },
};

static void
fill (SourcierStore *store,
      gint64        *ids)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);
  sourcier_store_begin (store, "Fill", &error);
  sourcier_buyer_store_save (store, buyer, &error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SourcierPurchase) purchase = make_purchase (rows[i].nature, rows[i].estimate, rows[i].launch);

      sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, rows[i].name);
      sourcier_purchase_set_state (purchase, rows[i].state);
      sourcier_purchase_store_save (store, purchase, &error);
      ids[i] = sourcier_purchase_get_id (purchase);
    }
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
test_count_all (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office->store, ids);

  g_autoptr (GArray) duties = sourcier_purchase_duty_store_count (office->store, TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SourcierDutyCount *count = sourcier_purchase_duties_find (duties, ids[i]);

      g_assert_cmpuint (count != NULL ? count->open : 0, ==, rows[i].duties);
      /* B alone was launched before the 21st of November. */
      g_assert_cmpint (count != NULL && count->late, ==, i == 1);
    }
}

/* Each value of the facet with its count and its sum in euros: "late 1 90000, open 2 624000". */
static void
assert_facet (SourcierStore *store,
              const char    *expected,
              gint64         open)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPurchaseFacets) facets = sourcier_purchase_facets_count (store, everything, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_no_error (error);

  GPtrArray *counts = sourcier_purchase_facets_get_counts (facets, SOURCIER_PURCHASE_FACET_DUTIES);

  for (guint i = 0; i < counts->len; i++)
    {
      const SourcierFacetCount *count = counts->pdata[i];

      g_string_append_printf (told, "%s%s %d %d", i > 0 ? ", " : "", count->value, (int) count->count,
                              (int) (count->sum / 100));
    }
  g_assert_cmpstr (told->str, ==, expected);
  g_assert_cmpint (sourcier_purchase_facets_get_totals (facets)->open_duties, ==, open);
}

static void
assert_order (SourcierStore         *store,
              SourcierPurchaseQuery *query,
              gboolean               descending,
              const char            *expected)
{
  g_autoptr (SourcierPurchaseQuery) sorted =
    sourcier_purchase_query_with_sort (query, SOURCIER_PURCHASE_SORT_DUTIES, descending);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_purchase_list_find_ids (store, sorted, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SourcierPurchase) purchase =
        sourcier_purchase_store_load (store, g_array_index (ids, gint64, i), &error);

      g_string_append (names, sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_facet (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) late =
    sourcier_purchase_query_with_choice (everything, SOURCIER_PURCHASE_FACET_DUTIES, "late", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierPurchaseQuery) not_open =
    sourcier_purchase_query_with_choice (everything, SOURCIER_PURCHASE_FACET_DUTIES, "open", SOURCIER_CHOICE_OUT);
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office->store, ids);
  assert_facet (office->store, "late 1 90000, open 2 624000,  3 936000", 8);
  /* As many duties, then by name; those without stand last either way. */
  assert_order (office->store, everything, TRUE, "AFBCDE");
  assert_order (office->store, everything, FALSE, "BAFCDE");
  assert_order (office->store, late, TRUE, "B");
  assert_order (office->store, not_open, TRUE, "BCDE");
}

/* What is kept follows the register, undo, and the rules. */
static void
test_facet_follows (CoreTestOffice *office,
                    gconstpointer   data)
{
  g_autoptr (SourcierRule) rule = sourcier_rule_new_own ();
  g_autoptr (GError) error = NULL;
  gint64 ids[G_N_ELEMENTS (rows)];

  fill (office->store, ids);
  assert_facet (office->store, "late 1 90000, open 2 624000,  3 936000", 8);

  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (office->store, ids[1], &error);
  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "environmental-clause",
                                                                            "environmental-criterion", NULL });
  sourcier_store_begin (office->store, "Answer", &error);
  sourcier_purchase_store_save (office->store, purchase, &error);
  sourcier_store_commit (office->store, &error);
  assert_facet (office->store, "open 2 624000, answered 1 90000,  3 936000", 6);

  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  assert_facet (office->store, "late 1 90000, open 2 624000,  3 936000", 8);

  /* From 100 000 € on and undated: one more for A and F, and one for C, launched in 2022. */
  sourcier_rule_set_amounts (rule, 10000000, SOURCIER_MONEY_UNKNOWN);
  sourcier_store_begin (office->store, "Rule", &error);
  sourcier_rule_store_save_own (office->store, rule, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  assert_facet (office->store, "late 2 402000, open 2 624000,  2 624000", 11);
}

static void
test_kept (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "312 000", "18/01/2027");
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierRule) social = law ("social-condition");

  sourcier_purchase_do_without_duty (purchase, social, "competition", "Deux offres\nau plus", TODAY);
  g_assert_true (sourcier_store_begin (office->store, "Add purchase", &error));
  g_assert_true (sourcier_purchase_store_save (office->store, purchase, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  g_autoptr (SourcierPurchase) kept =
    sourcier_purchase_store_load (office->store, sourcier_purchase_get_id (purchase), &error);

  g_assert_no_error (error);
  g_assert_true (sourcier_purchase_equal (purchase, kept));
  g_assert_cmpint (sourcier_purchase_get_duty_state (kept, social), ==, SOURCIER_DUTY_EXEMPT);
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_assert_cmpint (sourcier_purchase_store_count (office->store, &error), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duty/count", test_count);
  g_test_add_func ("/duty/dropped", test_dropped);
  g_test_add_func ("/duty/considerations-answer", test_considerations_answer);
  g_test_add_func ("/duty/grounds", test_grounds);
  g_test_add_func ("/duty/own-rule", test_own_rule);
  core_test_add ("/duty/own-rule-met-by", NULL, test_own_rule_met_by);
  g_test_add_func ("/duty/case", test_case);
  core_test_add ("/duty/count-all", NULL, test_count_all);
  core_test_add ("/duty/facet", NULL, test_facet);
  core_test_add ("/duty/facet-follows", NULL, test_facet_follows);
  core_test_add ("/duty/kept", NULL, test_kept);
  return g_test_run ();
}
