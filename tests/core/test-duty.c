/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which duties of a purchase are to be answered, and what answers them (CCP as it is planned from 22 August 2026). */

#include "core-test.h"

#include "base/money.h"
#include "office/buyer-store.h"
#include "purchases/purchase-case.h"
#include "purchases/purchase-duty-store.h"
#include "purchases/purchase-duty.h"
#include "purchases/purchase-store.h"
#include "rules/duty-ground.h"

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

static guint
count_open (SourcierPurchase *purchase)
{
  g_autoptr (SourcierRuleAnswer) answer = ask (purchase);

  return sourcier_purchase_count_open_duties (purchase, answer);
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

  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "social-criterion", "environmental-clause",
                                                                            NULL });
  g_assert_cmpuint (count_open (purchase), ==, 2);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "environment-condition"), ==, SOURCIER_DUTY_MET);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "social-condition"), ==, SOURCIER_DUTY_OPEN);

  sourcier_purchase_meet_duty (purchase, "social-condition", NULL, TODAY);
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

  sourcier_purchase_do_without_duty (purchase, "social-condition", NULL, "Trop court", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "social-condition"), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_do_without_duty (purchase, "social-condition", "no-link", "", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "social-condition"), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_do_without_duty (purchase, "social-condition", "no-link", "Logiciel sans main-d’œuvre", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "social-condition"), ==, SOURCIER_DUTY_EXEMPT);
  g_assert_cmpuint (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_DUTIES)->len, ==, 1);
  g_assert_cmpuint (count_open (purchase), ==, 2);

  sourcier_purchase_reopen_duty (purchase, "social-condition");
  g_assert_cmpuint (count_open (purchase), ==, 3);
}

static void
test_own_rule (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "80 000", "18/01/2027");

  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "own-1"), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_meet_duty (purchase, "own-1", NULL, TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "own-1"), ==, SOURCIER_DUTY_MET);
  sourcier_purchase_do_without_duty (purchase, "own-1", NULL, "", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "own-1"), ==, SOURCIER_DUTY_OPEN);
  sourcier_purchase_do_without_duty (purchase, "own-1", NULL, "Marché de trois jours", TODAY);
  g_assert_cmpint (sourcier_purchase_get_duty_state (purchase, "own-1"), ==, SOURCIER_DUTY_EXEMPT);
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
static void
test_count_all (CoreTestOffice *office,
                gconstpointer   data)
{
  static const struct
  {
    const char *nature;
    const char *estimate;
    const char *launch;
    SourcierPurchaseState state;
  } rows[] = {
    { "services", "312 000", "18/01/2027", SOURCIER_PURCHASE_PLANNED },
    { "services", "90 000", "22/08/2026", SOURCIER_PURCHASE_LAUNCHED },
    { "services", "312 000", "20/08/2022", SOURCIER_PURCHASE_AWARDED },
    { "services", "312 000", "18/01/2027", SOURCIER_PURCHASE_DROPPED },
    { "", "312 000", "18/01/2027", SOURCIER_PURCHASE_PLANNED },
    { "services", "312 000", "", SOURCIER_PURCHASE_IDEA },
  };
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);
  sourcier_store_begin (office->store, "Fill", &error);
  sourcier_buyer_store_save (office->store, buyer, &error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SourcierPurchase) purchase = make_purchase (rows[i].nature, rows[i].estimate, rows[i].launch);

      sourcier_purchase_set_state (purchase, rows[i].state);
      sourcier_purchase_store_save (office->store, purchase, &error);
    }
  sourcier_store_commit (office->store, &error);
  g_assert_cmpint (sourcier_purchase_duties_count_open (office->store, TODAY, NULL, &error), ==, 3 + 2 + 3);
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  g_assert_cmpint (sourcier_purchase_duties_count_open (office->store, TODAY, cancelled, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_kept (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services", "312 000", "18/01/2027");
  g_autoptr (GError) error = NULL;

  sourcier_purchase_do_without_duty (purchase, "social-condition", "competition", "Deux offres\nau plus", TODAY);
  g_assert_true (sourcier_store_begin (office->store, "Add purchase", &error));
  g_assert_true (sourcier_purchase_store_save (office->store, purchase, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  g_autoptr (SourcierPurchase) kept =
    sourcier_purchase_store_load (office->store, sourcier_purchase_get_id (purchase), &error);

  g_assert_no_error (error);
  g_assert_true (sourcier_purchase_equal (purchase, kept));
  g_assert_cmpint (sourcier_purchase_get_duty_state (kept, "social-condition"), ==, SOURCIER_DUTY_EXEMPT);
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_assert_cmpint (sourcier_purchase_store_count (office->store, &error), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duty/count", test_count);
  g_test_add_func ("/duty/dropped", test_dropped);
  g_test_add_func ("/duty/considerations-answer", test_considerations_answer);
  g_test_add_func ("/duty/grounds", test_grounds);
  g_test_add_func ("/duty/own-rule", test_own_rule);
  g_test_add_func ("/duty/case", test_case);
  core_test_add ("/duty/count-all", NULL, test_count_all);
  core_test_add ("/duty/kept", NULL, test_kept);
  return g_test_run ();
}
