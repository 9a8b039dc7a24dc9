/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is excluded from public procurement, and until when. */

#include "import-test.h"

#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-export.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-json.h"
#include "suppliers/supplier-store.h"

#include <string.h>

static SourcierSupplier *
new_supplier (const char *name,
              const char *reason,
              const char *since,
              const char *until)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_EXCLUSION, reason);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_EXCLUDED_SINCE, since);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, until);
  return supplier;
}

static const struct
{
  const char *reason, *since, *until, *day;
  gboolean excluded;
} cases[] = {
  { "", "", "", "2026-11-21", FALSE },
  { "L2141-4", "", "", "1990-01-01", TRUE },
  { "L2141-4", "", "", "2090-01-01", TRUE },
  { "L2141-4", "", "31/12/2026", "2026-12-30", TRUE },
  { "L2141-4", "", "31/12/2026", "2026-12-31", TRUE },
  { "L2141-4", "", "31/12/2026", "2027-01-01", FALSE },
  { "L2141-7", "2026-06-15", "", "2026-06-14", FALSE },
  { "L2141-7", "2026-06-15", "", "2026-06-15", TRUE },
  { "L2141-7", "2026-06-15", "", "2026-06-16", TRUE },
  { "L2141-7", "2026-06-15", "2026-06-15", "2026-06-15", TRUE },
  { "L2141-7", "2026-06-15", "2026-06-15", "2026-06-16", FALSE },
  /* What is no day sets no limit. */
  { "L2141-1", "", "fin 2024", "2026-11-21", TRUE },
  { "L2141-1", "", "30/02/2024", "2026-11-21", TRUE },
  { "L2141-1", "bientôt", "2026-11-20", "2026-11-21", FALSE },
  /* Days without a reason exclude too. */
  { "", "", "2026-12-31", "2026-11-21", TRUE },
  { "", "2026-12-31", "", "2026-11-21", FALSE },
  /* What lists write for nothing. */
  { "non", "-", "néant", "2026-11-21", FALSE },
  { "Non", "", "", "2026-11-21", FALSE },
  { "Oui", "", "", "2026-11-21", TRUE },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierSupplier) supplier = new_supplier ("A", cases[i].reason, cases[i].since, cases[i].until);

      g_test_message ("%s from %s to %s on %s", cases[i].reason, cases[i].since, cases[i].until, cases[i].day);
      g_assert_cmpint (sourcier_supplier_is_excluded (supplier, sourcier_day_parse (cases[i].day)), ==,
                       cases[i].excluded);
    }
}

static void
test_words (void)
{
  static const struct { const char *reason, *since, *until, *words; } told[] = {
    { "L2141-4, jugement du 3 mars", "", "", "Excluded from public procurement, no end told\nL2141-4, jugement du 3 mars" },
    { "L2141-4", "2026-01-01", "2027-01-31", "Excluded from public procurement until 2027-01-31\nL2141-4" },
    { "L2141-4", "2025-01-01", "2025-12-31", "Was excluded from public procurement until 2025-12-31\nL2141-4" },
    { "L2141-4", "2027-01-01", "", "Will be excluded from public procurement from 2027-01-01\nL2141-4" },
    { "", "", "2027-01-31", "Excluded from public procurement until 2027-01-31" },
    { "", "", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (SourcierSupplier) supplier = new_supplier ("A", told[i].reason, told[i].since, told[i].until);
      g_autofree char *words = sourcier_supplier_exclusion_to_words (supplier, sourcier_day_parse ("2026-11-21"));

      g_assert_cmpstr (words, ==, told[i].words);
    }
}

static void
test_doubts (void)
{
  static const struct { const char *reason, *since, *until; gboolean doubtful; } told[] = {
    { "", "", "", FALSE },
    { "L2141-4", "", "", FALSE },
    { "L2141-4", "2026-01-01", "2026-01-01", FALSE },
    { "L2141-4", "2026-01-02", "2026-01-01", TRUE },
    { "L2141-4", "", "fin 2026", TRUE },
    { "L2141-4", "31/06/2026", "", TRUE },
    { "", "", "2026-12-31", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (SourcierSupplier) supplier = new_supplier ("A", told[i].reason, told[i].since, told[i].until);
      g_autofree char *words = sourcier_supplier_doubts_to_words (supplier);

      g_assert_cmpint (sourcier_supplier_get_doubts (supplier), ==,
                       told[i].doubtful ? SOURCIER_SUPPLIER_DOUBT_EXCLUSION : SOURCIER_SUPPLIER_SOUND);
      g_assert_cmpint (*words != '\0', ==, told[i].doubtful);
    }
}

/* What is no day is kept as it was written. */
static void
test_kept (void)
{
  g_autoptr (SourcierSupplier) supplier = new_supplier ("A", " L2141-4 ", "1/6/2026", "fin 2026");
  g_autofree char *shown = sourcier_supplier_show_field (supplier, SOURCIER_SUPPLIER_EXCLUDED_UNTIL);

  g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EXCLUSION), ==, "L2141-4");
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EXCLUDED_SINCE), ==, "2026-06-01");
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EXCLUDED_UNTIL), ==, "fin 2026");
  g_assert_cmpstr (shown, ==, "fin 2026");
}

static void
save (SourcierStore *store,
      const char    *name,
      const char    *reason,
      const char    *since,
      const char    *until)
{
  g_autoptr (SourcierSupplier) supplier = new_supplier (name, reason, since, until);
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Add a supplier", &error);
  g_assert_no_error (error);
  sourcier_supplier_store_save (store, supplier, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static SourcierSupplierQuery *
ask (const char     *day,
     const char     *value,
     SourcierChoice  choice)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) then = sourcier_supplier_query_with_day (all, sourcier_day_parse (day));

  return value == NULL ? g_steal_pointer (&then)
         : sourcier_supplier_query_with_choice (then, SOURCIER_FACET_EXCLUSION, value, choice);
}

static guint
count (SourcierStore  *store,
       const char     *day,
       const char     *value,
       SourcierChoice  choice)
{
  g_autoptr (SourcierSupplierQuery) query = ask (day, value, choice);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, &error);

  g_assert_no_error (error);
  return ids->len;
}

/* The file answers as sourcier_supplier_is_excluded() does, for each case alone in it. */
static void
test_asked (CoreTestOffice *office,
            gconstpointer   data)
{
  guint n_excluded = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      save (office->store, "A", cases[i].reason, cases[i].since, cases[i].until);
      n_excluded = 0;
      for (guint j = 0; j <= i; j++)
        {
          g_autoptr (SourcierSupplier) supplier = new_supplier ("A", cases[j].reason, cases[j].since, cases[j].until);
          n_excluded += sourcier_supplier_is_excluded (supplier, sourcier_day_parse (cases[i].day));
        }
      g_assert_cmpuint (count (office->store, cases[i].day, "excluded", SOURCIER_CHOICE_IN), ==, n_excluded);
      g_assert_cmpuint (count (office->store, cases[i].day, "excluded", SOURCIER_CHOICE_OUT), ==, i + 1 - n_excluded);
      g_assert_cmpuint (count (office->store, cases[i].day, "not-excluded", SOURCIER_CHOICE_IN), ==, i + 1 - n_excluded);
    }
  g_assert_cmpuint (n_excluded, >, 0);
}

/* A value may ask about another day than the question's, and says so. */
static void
test_another_day (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autofree char *code = sourcier_exclusion_code (FALSE, sourcier_day_parse ("2027-01-18"));
  gboolean excluded;
  SourcierDay day;

  g_assert_cmpstr (code, ==, "not-excluded:2027-01-18");
  g_assert_true (sourcier_exclusion_code_parse ("excluded:2027-01-18", &excluded, &day));
  g_assert_true (excluded);
  g_assert_cmpuint (day, ==, sourcier_day_parse ("2027-01-18"));
  g_assert_false (sourcier_exclusion_code_parse ("excluded:2027-02-30", &excluded, &day));
  g_assert_false (sourcier_exclusion_code_parse ("excluded:18/01/2027", &excluded, &day));
  g_assert_false (sourcier_exclusion_code_parse ("", &excluded, &day));

  save (office->store, "A", "L2141-4", "", "2027-01-17");
  save (office->store, "B", "L2141-4", "", "2027-01-18");
  save (office->store, "C", "", "", "");
  g_assert_cmpuint (count (office->store, "2026-11-21", code, SOURCIER_CHOICE_IN), ==, 2);
  g_assert_cmpuint (count (office->store, "2026-11-21", code, SOURCIER_CHOICE_OUT), ==, 1);
  g_assert_cmpuint (count (office->store, "2026-11-21", "what", SOURCIER_CHOICE_IN), ==, 0);

  g_autoptr (SourcierSupplierQuery) query = ask ("2026-11-21", code, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);
  g_autofree char *json = sourcier_supplier_query_to_json (query);
  g_autoptr (SourcierSupplierQuery) again = sourcier_supplier_query_from_json (json, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((SourcierQueryChip *) chips->pdata[0])->words, ==, "not excluded on 2027-01-18");
  g_assert_cmpstr (sourcier_supplier_facet_get_value_name (SOURCIER_FACET_EXCLUSION, code), ==,
                   "Not excluded on 2027-01-18");
  g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_EXCLUSION, code), ==, 2);
  g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_EXCLUSION, "excluded"), ==, 2);
  g_assert_cmpint (sourcier_supplier_query_get_choice (again, SOURCIER_FACET_EXCLUSION, code), ==, SOURCIER_CHOICE_IN);
}

static void
check_counts (SourcierStore *store,
              const char    *day,
              guint          n_rows,
              guint          n_excluded,
              guint          n_not)
{
  g_autoptr (SourcierSupplierQuery) query = ask (day, NULL, SOURCIER_CHOICE_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (store, query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sourcier_supplier_facets_get_counts (facets, SOURCIER_FACET_EXCLUSION)->len, ==, n_rows);
  g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_EXCLUSION, "excluded"), ==, n_excluded);
  g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_EXCLUSION, "not-excluded"), ==, n_not);
}

/* Three suppliers, one excluded until 31 December: counted on the day of the question, and not told once nobody is. */
static void
test_counted (CoreTestOffice *office,
              gconstpointer   data)
{
  save (office->store, "A", "", "", "");
  save (office->store, "B", "", "", "");
  check_counts (office->store, "2026-12-31", 0, 0, 0);
  save (office->store, "C", "L2141-4", "", "2026-12-31");
  check_counts (office->store, "2026-12-30", 2, 1, 2);
  check_counts (office->store, "2026-12-31", 2, 1, 2);
  check_counts (office->store, "2027-01-01", 0, 0, 0);
}

static char *
export_list (SourcierStore *store,
             GFile         *file)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  core_test_export (sourcier_supplier_export_new (store, query), SOURCIER_EXPORT_CSV, file);
  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* French headers and English ones, as offices write them. */
static void
test_lists (CoreTestOffice *office,
            gconstpointer   data)
{
  static const char * const lists[] = {
    "Raison sociale;Exclusion;Exclu jusqu’au\nAlpha;L2141-4;31/12/2026\nBêta;Non;\n",
    "Name;Reason for exclusion;Excluded until\nGamma;L2141-7;2026-12-31\nDelta;;\n",
  };
  g_autofree char *path = g_build_filename (office->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    import_test_import_twice (office, lists[i], 2, 0, 0, 0, 0);
  g_assert_cmpuint (count (office->store, "2026-12-31", "excluded", SOURCIER_CHOICE_IN), ==, 2);
  g_assert_cmpuint (count (office->store, "2027-01-01", "excluded", SOURCIER_CHOICE_IN), ==, 0);
  g_assert_cmpuint (count (office->store, "2026-12-31", "not-excluded", SOURCIER_CHOICE_IN), ==, 2);

  g_setenv ("LANGUAGE", "en", TRUE);
  g_autofree char *text = export_list (office->store, file);
  g_assert_nonnull (strstr (text, "L2141-4"));
  g_assert_nonnull (strstr (text, "Excluded until"));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exclusion/days", test_days);
  g_test_add_func ("/exclusion/words", test_words);
  g_test_add_func ("/exclusion/doubts", test_doubts);
  g_test_add_func ("/exclusion/kept", test_kept);
  g_test_add ("/exclusion/asked", CoreTestOffice, NULL, core_test_office_set_up, test_asked, core_test_office_tear_down);
  g_test_add ("/exclusion/another-day", CoreTestOffice, NULL, core_test_office_set_up, test_another_day,
              core_test_office_tear_down);
  g_test_add ("/exclusion/counted", CoreTestOffice, NULL, core_test_office_set_up, test_counted,
              core_test_office_tear_down);
  g_test_add ("/exclusion/lists", CoreTestOffice, NULL, core_test_office_set_up, test_lists, core_test_office_tear_down);
  return g_test_run ();
}
