/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What suppliers sell as CPV codes. Which code lies in which is that of regulation (EC) No 213/2008: 90911200 (building
 * cleaning) in 90911000 in 90910000 (cleaning) in 90900000 in division 90; 90511000 (refuse collection) in 90510000 in
 * 90500000 in 90; 03111000 (seeds) in 03110000 in division 03; 30000000 (office machinery) is a division of its own. */

#include "import-test.h"

#include "suppliers/supplier-export.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier-query-json.h"
#include "suppliers/supplier-store.h"

#include <string.h>

#define LIST \
  "Nom;Codes CPV;Familles d'achat\n" \
  "Building;90911200-8 Services de nettoyage de bâtiments, de bureaux/ateliers;\n" \
  "Wide;90900000-6;\n" \
  "Several;90511000-2, 90911200;\n" \
  "Seeds;03111000-2/30000000-9;\n" \
  "Excel;3111000;\n" \
  "None;;Propreté\n"

static gint64
count (CoreTestOffice *office,
       const char     *prefix,
       SourcierChoice  choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_choice (all, SOURCIER_FACET_CPV, prefix, choice);
  g_autofree char *json = sourcier_supplier_query_to_json (query);
  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (json, "\"cpv\""));
  if (choice == SOURCIER_CHOICE_IN)
    g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_CPV, prefix), ==,
                     sourcier_supplier_facets_get_total (facets));
  return sourcier_supplier_facets_get_total (facets);
}

static void
test_query (CoreTestOffice *office,
            gconstpointer   data)
{
  const struct { const char *prefix; gint64 n; } cases[] = {
    { "90", 3 }, { "909", 3 }, { "9091", 2 }, { "909112", 2 }, { "9051", 1 }, { "90911201", 0 }, { "03", 2 }, { "0311", 2 },
    { "30", 1 }, { "31", 0 }, { "", 1 },
  };

  import_test_import_twice (office, LIST, 5, 0, 0, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (count (office, cases[i].prefix, SOURCIER_CHOICE_IN), ==, cases[i].n);
  g_assert_cmpint (count (office, "9091", SOURCIER_CHOICE_OUT), ==, 4);
  g_assert_cmpint (count (office, "", SOURCIER_CHOICE_OUT), ==, 5);
}

static void
assert_cpv (CoreTestOffice *office,
            const char     *name,
            const char     *expected)
{
  g_autofree char *condition = g_strdup_printf ("name = '%s'", name);
  g_autoptr (SourcierSupplier) supplier = import_test_load_where (office, condition);
  g_autofree char *codes = g_strjoinv (" ", (char **) sourcier_supplier_get_cpv (supplier));

  g_assert_cmpstr (codes, ==, expected);
}

static void
test_import (CoreTestOffice *office,
             gconstpointer   data)
{
  import_test_import_twice (office, LIST, 5, 0, 0, 1, 0);
  assert_cpv (office, "Building", "90911200");
  assert_cpv (office, "Several", "90511000 90911200");
  assert_cpv (office, "Seeds", "03111000 30000000");
  assert_cpv (office, "Excel", "3111000");
  assert_cpv (office, "None", "");

  /* With a column for families, codes tell none. */
  g_autoptr (SourcierSupplier) building = import_test_load_where (office, "name = 'Building'");
  g_autoptr (SourcierSupplier) excel = import_test_load_where (office, "name = 'Excel'");
  g_autofree char *doubt = sourcier_supplier_doubts_to_words (excel);

  g_assert_null (sourcier_supplier_get_families (building)[0]);
  g_assert_cmpint (sourcier_supplier_get_doubts (building), ==, SOURCIER_SUPPLIER_SOUND);
  g_assert_cmpint (sourcier_supplier_get_doubts (excel), ==, SOURCIER_SUPPLIER_DOUBT_CPV);
  g_assert_cmpstr (doubt, ==, "A CPV code has lost its leading zero");
}

/* What is no code is kept in the notes; first digits are the code that they begin. */
static void
test_odd (CoreTestOffice *office,
          gconstpointer   data)
{
  import_test_import_twice (office, "Nom;CPV\nOdd;nettoyage | 90910000-9, 4521 | 99000000 | 123456789\n", 0, 0, 0, 1, 0);
  assert_cpv (office, "Odd", "45210000 90910000");
  g_autoptr (SourcierSupplier) odd = import_test_load_where (office, "name = 'Odd'");
  const char *notes = sourcier_supplier_get_text (odd, SOURCIER_SUPPLIER_NOTES);

  g_assert_nonnull (strstr (notes, "CPV : nettoyage"));
  g_assert_nonnull (strstr (notes, "CPV : 99000000"));
  g_assert_nonnull (strstr (notes, "CPV : 123456789"));
  g_assert_null (strstr (notes, "90910000"));
}

static void
test_round_trip (CoreTestOffice *office,
                 gconstpointer   data)
{
  g_autofree char *path = g_build_filename (office->folder, "out.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autofree char *text = NULL;

  import_test_import_twice (office, LIST, 5, 0, 0, 1, 0);
  core_test_export (sourcier_supplier_export_new (office->store, all), SOURCIER_EXPORT_CSV, file);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "90511000, 90911200"));
  g_autoptr (SourcierSupplierImport) again = import_test_prepare (office, text, 0, 0, 6, 0, 0);
}

static void
test_delete (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  import_test_import_twice (office, LIST, 5, 0, 0, 1, 0);
  g_autoptr (SourcierSupplier) several = import_test_load_where (office, "name = 'Several'");
  g_assert_true (sourcier_store_begin (office->store, "Delete", &error));
  g_assert_true (sourcier_supplier_store_delete (office->store, sourcier_supplier_get_id (several), &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  g_assert_cmpint (count (office, "90", SOURCIER_CHOICE_IN), ==, 2);
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  assert_cpv (office, "Several", "90511000 90911200");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/supplier-cpv/query", NULL, test_query);
  core_test_add ("/supplier-cpv/import", NULL, test_import);
  core_test_add ("/supplier-cpv/odd", NULL, test_odd);
  core_test_add ("/supplier-cpv/round-trip", NULL, test_round_trip);
  core_test_add ("/supplier-cpv/delete", NULL, test_delete);

  return g_test_run ();
}
