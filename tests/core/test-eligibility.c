/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of the articles was written by hand from the code de la commande publique (L2113-12 to L2113-15) and from the
 * kinds that the State's directory of inclusion counts for the social clause: tests/data/eligibility.csv. */

#include "core-test.h"

#include "reference/label-kind.h"
#include "suppliers/eligibility.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

#include <string.h>

#define END "2026-06-30"

static const char * const codes[SOURCIER_N_ELIGIBILITIES] = {
  "L2113-12", "L2113-13", "L2113-13-1", "L2113-15", "clause",
};

static SourcierSupplier *
new_supplier (const char *name)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  return supplier;
}

static void
add_award (SourcierSupplier *supplier,
           const char       *label,
           const char       *from,
           const char       *to)
{
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (label);

  if (from != NULL)
    sourcier_label_award_set_valid_from (award, sourcier_day_parse (from));
  if (to != NULL)
    sourcier_label_award_set_valid_to (award, sourcier_day_parse (to));
  sourcier_supplier_add_award (supplier, award);
}

static void
save (CoreTestOffice   *office,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Test", &error);
  sourcier_supplier_store_save (office->store, supplier, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

/* The lines of the table, without the header. */
static GStrv
read_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCIER_TEST_DATA"), "eligibility.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "label;L2113-12;L2113-13;L2113-13-1;L2113-15;clause\n"));
  return g_strsplit (g_strstrip (strchr (text, '\n') + 1), "\n", -1);
}

static GArray *
find (CoreTestOffice *office,
      const char     *day,
      const char     *code,
      SourcierChoice  choice,
      const char     *other_code,
      SourcierChoice  other_choice)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) on_day = sourcier_supplier_query_with_day (all, sourcier_day_parse (day));
  g_autoptr (SourcierSupplierQuery) one =
    sourcier_supplier_query_with_choice (on_day, SOURCIER_FACET_ELIGIBILITY, code, choice);
  g_autoptr (SourcierSupplierQuery) both =
    other_code == NULL ? g_object_ref (one)
    : sourcier_supplier_query_with_choice (one, SOURCIER_FACET_ELIGIBILITY, other_code, other_choice);
  g_autoptr (GError) error = NULL;
  GArray *ids = sourcier_supplier_list_find_ids (office->store, both, &error);

  g_assert_no_error (error);
  return ids;
}

static guint
n_found (CoreTestOffice *office,
         const char     *day,
         const char     *code,
         SourcierChoice  choice)
{
  g_autoptr (GArray) ids = find (office, day, code, choice, NULL, SOURCIER_CHOICE_NONE);

  return ids->len;
}

static void
check_label (CoreTestOffice *office,
             char          **cells)
{
  g_autoptr (SourcierSupplier) supplier = new_supplier (cells[0]);

  add_award (supplier, cells[0], NULL, NULL);
  save (office, supplier);
  for (guint i = 0; i < SOURCIER_N_ELIGIBILITIES; i++)
    {
      gboolean opens = g_str_equal (cells[1 + i], "yes");
      g_autoptr (GPtrArray) reasons =
        sourcier_eligibility_get_reasons (i, supplier, sourcier_day_parse ("2026-11-21"));

      g_test_message ("%s, %s", cells[0], codes[i]);
      g_assert_true (opens || g_str_equal (cells[1 + i], "no"));
      g_assert_cmpint (sourcier_eligibility_is_opened_by (i, cells[0]), ==, opens);
      g_assert_cmpuint (reasons->len, ==, opens ? 1 : 0);
    }
}

/* Every label against every article, one supplier a label: what the rule says, whom the file finds and counts. */
static void
test_table (CoreTestOffice *office,
            gconstpointer   data)
{
  g_auto (GStrv) lines = read_table ();
  guint n_yes[SOURCIER_N_ELIGIBILITIES] = { 0 }, n_kinds, n_lines = g_strv_length (lines);
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n_kinds);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_lines; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 1 + SOURCIER_N_ELIGIBILITIES);
      g_assert_true (g_hash_table_add (seen, g_strdup (cells[0])));
      check_label (office, cells);
      for (guint j = 0; j < SOURCIER_N_ELIGIBILITIES; j++)
        n_yes[j] += g_str_equal (cells[1 + j], "yes");
    }
  for (guint i = 0; i < n_kinds; i++)
    {
      g_test_message ("%s is in the table", sourcier_label_kind_get_code (kinds[i]));
      g_assert_true (g_hash_table_contains (seen, sourcier_label_kind_get_code (kinds[i])));
    }

  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, all, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < SOURCIER_N_ELIGIBILITIES; i++)
    {
      g_assert_cmpuint (n_found (office, "2026-11-21", codes[i], SOURCIER_CHOICE_IN), ==, n_yes[i]);
      g_assert_cmpuint (n_found (office, "2026-11-21", codes[i], SOURCIER_CHOICE_OUT), ==, n_lines - n_yes[i]);
      g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_ELIGIBILITY, codes[i]), ==,
                       n_yes[i]);
    }
}

/* An award from 1 February to 30 June 2026, both days included. */
static void
test_days (CoreTestOffice *office,
           gconstpointer   data)
{
  static const struct { const char *day; gboolean may; SourcierAwardState state; } cases[] = {
    { "2026-01-31", FALSE, SOURCIER_AWARD_UPCOMING }, { "2026-02-01", TRUE, SOURCIER_AWARD_UNCHECKED },
    { "2026-06-29", TRUE, SOURCIER_AWARD_ENDING }, { END, TRUE, SOURCIER_AWARD_ENDING },
    { "2026-07-01", FALSE, SOURCIER_AWARD_ENDED }, { "2020-01-01", FALSE, SOURCIER_AWARD_UPCOMING },
  };
  g_autoptr (SourcierSupplier) supplier = new_supplier ("Insertion 95");

  add_award (supplier, "ACI", "2026-02-01", END);
  save (office, supplier);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) reasons =
        sourcier_eligibility_get_reasons (SOURCIER_ELIGIBILITY_L2113_13, supplier, sourcier_day_parse (cases[i].day));

      g_test_message ("%s", cases[i].day);
      g_assert_cmpuint (reasons->len, ==, cases[i].may ? 1 : 0);
      if (cases[i].may)
        g_assert_cmpint (sourcier_label_award_get_state (g_ptr_array_index (reasons, 0),
                                                         sourcier_day_parse (cases[i].day)), ==, cases[i].state);
      g_assert_cmpuint (n_found (office, cases[i].day, "L2113-13", SOURCIER_CHOICE_IN), ==, cases[i].may ? 1 : 0);
      g_assert_cmpuint (n_found (office, cases[i].day, "clause", SOURCIER_CHOICE_IN), ==, cases[i].may ? 1 : 0);
      g_assert_cmpuint (n_found (office, cases[i].day, "L2113-13", SOURCIER_CHOICE_OUT), ==, cases[i].may ? 0 : 1);
      g_assert_cmpuint (n_found (office, cases[i].day, "L2113-12", SOURCIER_CHOICE_IN), ==, 0);
    }
}

/* A contract reserved under L2113-12 and L2113-13 together is open to either (L2113-14). */
static void
test_combined (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (SourcierSupplier) ea = new_supplier ("A"), ei = new_supplier ("B"), both = new_supplier ("C");
  g_autoptr (SourcierSupplier) late = new_supplier ("D"), none = new_supplier ("E");

  add_award (ea, "EA", NULL, NULL);
  add_award (ei, "EI", NULL, END);
  add_award (ei, "EI", NULL, NULL);
  add_award (both, "ESAT", NULL, NULL);
  add_award (both, "ETTI", NULL, END);
  add_award (both, "RGE", NULL, NULL);
  add_award (late, "EI", NULL, "2026-06-29");
  save (office, ea);
  save (office, ei);
  save (office, both);
  save (office, late);
  save (office, none);

  g_autoptr (GArray) either = find (office, END, "L2113-12", SOURCIER_CHOICE_IN, "L2113-13", SOURCIER_CHOICE_IN);
  g_autoptr (GArray) without = find (office, END, "L2113-12", SOURCIER_CHOICE_IN, "L2113-13", SOURCIER_CHOICE_OUT);
  g_autoptr (GArray) neither = find (office, END, "L2113-12", SOURCIER_CHOICE_OUT, "L2113-13", SOURCIER_CHOICE_OUT);
  g_autoptr (GArray) later =
    find (office, "2026-07-01", "L2113-12", SOURCIER_CHOICE_IN, "L2113-13", SOURCIER_CHOICE_OUT);
  g_autoptr (GPtrArray) two =
    sourcier_eligibility_get_reasons (SOURCIER_ELIGIBILITY_L2113_13, ei, sourcier_day_parse (END));

  g_assert_cmpuint (either->len, ==, 3);
  g_assert_cmpint (g_array_index (either, gint64, 0), ==, sourcier_supplier_get_id (ea));
  g_assert_cmpint (g_array_index (either, gint64, 2), ==, sourcier_supplier_get_id (both));
  g_assert_cmpuint (without->len, ==, 1);
  g_assert_cmpint (g_array_index (without, gint64, 0), ==, sourcier_supplier_get_id (ea));
  g_assert_cmpuint (neither->len, ==, 2);
  g_assert_cmpint (g_array_index (neither, gint64, 0), ==, sourcier_supplier_get_id (late));
  g_assert_cmpuint (later->len, ==, 2);
  g_assert_cmpuint (two->len, ==, 2);
}

static void
test_codes (void)
{
  SourcierEligibility eligibility;

  for (guint i = 0; i < SOURCIER_N_ELIGIBILITIES; i++)
    {
      g_assert_cmpstr (sourcier_eligibility_get_code (i), ==, codes[i]);
      g_assert_true (sourcier_eligibility_find (codes[i], &eligibility));
      g_assert_cmpint (eligibility, ==, i);
    }
  g_assert_false (sourcier_eligibility_find ("L2113-14", NULL));
  g_assert_false (sourcier_eligibility_find ("", NULL));
  g_assert_false (sourcier_eligibility_find (NULL, NULL));
  g_assert_cmpstr (sourcier_eligibility_get_name (SOURCIER_ELIGIBILITY_L2113_13), ==,
                   "L2113-13 · work integration");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/eligibility/codes", test_codes);
  core_test_add ("/eligibility/table", NULL, test_table);
  core_test_add ("/eligibility/days", NULL, test_days);
  core_test_add ("/eligibility/combined", NULL, test_combined);
  return g_test_run ();
}
