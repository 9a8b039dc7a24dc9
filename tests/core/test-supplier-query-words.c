/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question as an object, and in words. */

#include "suppliers/supplier-query.h"

#define TODAY "2026-11-21"

#define REPLACE(place, value) \
  G_STMT_START { SourcierSupplierQuery *value_ = (value); g_object_unref (place); place = value_; } G_STMT_END

static char *
chips_of (SourcierSupplierQuery *query)
{
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (query);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chips->len; i++)
    {
      const SourcierQueryChip *chip = g_ptr_array_index (chips, i);
      g_string_append_printf (text, "[%d %s]", chip->facet, chip->words);
    }
  return g_string_free (text, FALSE);
}

static void
tick (SourcierSupplierQuery **query,
      SourcierSupplierFacet   facet,
      const char             *value,
      SourcierChoice          choice)
{
  REPLACE (*query, sourcier_supplier_query_with_choice (*query, facet, value, choice));
}

static void
test_chips (void)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();

  g_autofree char *none = chips_of (query);
  g_assert_cmpstr (none, ==, "");

  REPLACE (query, sourcier_supplier_query_with_text (query, " nettoyage "));
  REPLACE (query, sourcier_supplier_query_with_amount (query, 7000000));
  tick (&query, SOURCIER_FACET_LABEL, "EI", SOURCIER_CHOICE_IN);
  tick (&query, SOURCIER_FACET_LABEL, "ESAT", SOURCIER_CHOICE_OUT);
  tick (&query, SOURCIER_FACET_LABEL, "ACI", SOURCIER_CHOICE_IN);
  tick (&query, SOURCIER_FACET_DEPARTEMENT, "95", SOURCIER_CHOICE_OUT);
  tick (&query, SOURCIER_FACET_STATE, "ended", SOURCIER_CHOICE_IN);
  tick (&query, SOURCIER_FACET_ELIGIBILITY, "L2113-15", SOURCIER_CHOICE_OUT);
  tick (&query, SOURCIER_FACET_ELIGIBILITY, "L2113-12", SOURCIER_CHOICE_IN);
  tick (&query, SOURCIER_FACET_ELIGIBILITY, "clause", SOURCIER_CHOICE_IN);
  g_autofree char *some = chips_of (query);
  g_assert_cmpstr (some, ==, "[-1 contains “nettoyage”][0 EI or ACI, not ESAT][1 ended]"
                             "[2 may answer L2113-12 or insertion clause, cannot answer L2113-15]"
                             "[3 not Val-d’Oise (95)][-2 can carry €70000]");

  tick (&query, SOURCIER_FACET_CAPACITY, "able", SOURCIER_CHOICE_IN);
  tick (&query, SOURCIER_FACET_CAPACITY, "unknown", SOURCIER_CHOICE_IN);
  REPLACE (query, sourcier_supplier_query_without_chip (query, SOURCIER_CHIP_TEXT));
  REPLACE (query, sourcier_supplier_query_without_chip (query, SOURCIER_FACET_LABEL));
  REPLACE (query, sourcier_supplier_query_without_chip (query, SOURCIER_FACET_STATE));
  REPLACE (query, sourcier_supplier_query_without_chip (query, SOURCIER_FACET_ELIGIBILITY));
  REPLACE (query, sourcier_supplier_query_without_chip (query, SOURCIER_FACET_DEPARTEMENT));
  g_autofree char *amount = chips_of (query);
  g_assert_cmpstr (amount, ==, "[-2 can carry €70000 or turnover unknown]");

  REPLACE (query, sourcier_supplier_query_without_chip (query, SOURCIER_CHIP_AMOUNT));
  g_assert_true (sourcier_supplier_query_is_everything (query));
}

static void
test_value_names (void)
{
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_LABEL, "EI"), ==,
                   "Work integration enterprise (EI)");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_LABEL, "?"), ==, "?");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_STATE, "ending"), ==, "Ends within 90 days");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, "95"), ==, "Val-d’Oise (95)");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, ""), ==, "(none)");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, "region:Corse"), ==, "Corse");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, "commune:77284"), ==, "Meaux (77)");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, "commune:0"), ==, "0");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_LABEL, ""), ==, "(none)");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_FAMILY, "laundry"), ==, "Laundry");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_SIZE, ""), ==, "(unknown)");
  g_assert_cmpstr (sourcier_supplier_facet_get_id (SOURCIER_FACET_DEPARTEMENT), ==, "departement");
}

static void
test_immutable (void)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) ei =
    sourcier_supplier_query_with_choice (all, SOURCIER_FACET_LABEL, "EI", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSupplierQuery) ei_aci =
    sourcier_supplier_query_with_choice (ei, SOURCIER_FACET_LABEL, "ACI", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSupplierQuery) aci =
    sourcier_supplier_query_with_choice (all, SOURCIER_FACET_LABEL, "ACI", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSupplierQuery) aci_ei =
    sourcier_supplier_query_with_choice (aci, SOURCIER_FACET_LABEL, "EI", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSupplierQuery) unticked =
    sourcier_supplier_query_with_choice (ei, SOURCIER_FACET_LABEL, "EI", SOURCIER_CHOICE_NONE);
  g_autoptr (SourcierSupplierQuery) sorted =
    sourcier_supplier_query_with_sort (ei, SOURCIER_SUPPLIER_SORT_CITY, TRUE);
  g_autoptr (SourcierSupplierQuery) cleared = sourcier_supplier_query_cleared (sorted);

  g_assert_true (sourcier_supplier_query_is_everything (all));
  g_assert_false (sourcier_supplier_query_is_everything (ei));
  g_assert_cmpint (sourcier_supplier_query_get_choice (ei, SOURCIER_FACET_LABEL, "ACI"), ==, SOURCIER_CHOICE_NONE);
  g_assert_true (sourcier_supplier_query_equal (ei_aci, aci_ei));
  g_assert_false (sourcier_supplier_query_equal (ei, aci));
  g_assert_true (sourcier_supplier_query_equal (all, unticked));
  g_assert_false (sourcier_supplier_query_equal (ei, sorted));
  g_assert_true (sourcier_supplier_query_is_everything (cleared));
  g_assert_cmpint (sourcier_supplier_query_get_sort (cleared), ==, SOURCIER_SUPPLIER_SORT_CITY);
  g_assert_true (sourcier_supplier_query_get_descending (cleared));
  g_assert_cmpuint (sourcier_supplier_query_get_day (all), ==, sourcier_day_parse (TODAY));
}

/* An award of 30 June 2025: the chip says the day, and takes it away; today is no day of its own. */
static void
test_day (void)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) then =
    sourcier_supplier_query_with_day (all, sourcier_day_parse ("2025-06-30"));
  g_autoptr (SourcierSupplierQuery) today = sourcier_supplier_query_with_day (all, sourcier_day_parse (TODAY));
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (then);
  g_autoptr (GPtrArray) no_chips = sourcier_supplier_query_to_chips (today);
  g_autoptr (SourcierSupplierQuery) without = sourcier_supplier_query_without_chip (then, SOURCIER_CHIP_DAY);
  g_autoptr (SourcierSupplierQuery) cleared = sourcier_supplier_query_cleared (then);

  g_assert_true (sourcier_supplier_query_has_day (then));
  g_assert_false (sourcier_supplier_query_has_day (today));
  g_assert_true (sourcier_supplier_query_is_everything (then));
  g_assert_cmpuint (chips->len, ==, 1);
  g_assert_cmpint (((SourcierQueryChip *) chips->pdata[0])->facet, ==, SOURCIER_CHIP_DAY);
  g_assert_cmpstr (((SourcierQueryChip *) chips->pdata[0])->words, ==, "as of 2025-06-30");
  g_assert_cmpuint (no_chips->len, ==, 0);
  g_assert_true (sourcier_supplier_query_equal (without, all));
  g_assert_true (sourcier_supplier_query_equal (cleared, all));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/supplier-query-words/immutable", test_immutable);
  g_test_add_func ("/supplier-query-words/chips", test_chips);
  g_test_add_func ("/supplier-query-words/value-names", test_value_names);
  g_test_add_func ("/supplier-query-words/day", test_day);
  return g_test_run ();
}
