/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list may do to suppliers that the directory has. */

#include "import-test.h"

#include "suppliers/supplier-store.h"

static SourcierSupplierImport *
prepare (CoreTestOffice       *fixture,
         const char           *text,
         SourcierImportPolicy  policy)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", text);
  g_autoptr (GError) error = NULL;
  SourcierSupplierImport *import = sourcier_supplier_import_new (fixture->store, file);

  sourcier_supplier_import_set_policy (import, policy);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static void
assert_counts (SourcierSupplierImport *import,
               const char             *expected)
{
  g_autofree char *counts =
    g_strdup_printf ("%d new, %d changed, %d unchanged, %d doubtful",
                     (int) sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW),
                     (int) sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_CHANGED),
                     (int) sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_UNCHANGED),
                     (int) sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL));

  g_assert_cmpstr (counts, ==, expected);
}

/* Imports under a policy; the second time nothing is left to do. */
static void
import_under (CoreTestOffice       *fixture,
              const char           *text,
              SourcierImportPolicy  policy,
              const char           *expected)
{
  g_autoptr (SourcierSupplierImport) first = prepare (fixture, text, policy);
  guint n_actions;

  assert_counts (first, expected);
  import_test_apply (first);
  n_actions = import_test_count_actions (fixture);

  g_autoptr (SourcierSupplierImport) second = prepare (fixture, text, policy);
  g_assert_cmpint (sourcier_supplier_import_get_n (second, SOURCIER_IMPORT_UNCHANGED), ==,
                   sourcier_supplier_import_get_n_read (second));
  import_test_apply (second);
  g_assert_cmpuint (import_test_count_actions (fixture), ==, n_actions);
}

#define HELD "SIRET;Nom;Code postal;Ville;CA;Téléphone;Labels;Familles d'achat;Étiquettes;Notes\n" \
             SIRET_A ";Élan;95000;Cergy;;;EI;Nettoyage;local;Vu en mai\n"
#define TOLD "SIRET;Nom;Code postal;Ville;CA;Téléphone;Labels;Familles d'achat;Étiquettes;Notes\n" \
             SIRET_A ";Élan Plus;95000;;70 000;01 23 45 67 89;ESUS;Espaces verts;été;Vu en juin\n" \
             SIRET_B ";Baluchon;93230;Romainville;5 000;;EI;;;\n"

static SourcierSupplier *
load_a (CoreTestOffice *fixture)
{
  return import_test_load_where (fixture, "siret = '" SIRET_A "'");
}

/* A blank erases nothing: the city stays under every policy. */
static void
test_replace (CoreTestOffice *fixture,
              gconstpointer   user_data)
{
  import_under (fixture, HELD, SOURCIER_IMPORT_REPLACE, "1 new, 0 changed, 0 unchanged, 0 doubtful");
  import_under (fixture, TOLD, SOURCIER_IMPORT_REPLACE, "1 new, 1 changed, 0 unchanged, 0 doubtful");

  g_autoptr (SourcierSupplier) a = load_a (fixture);
  import_test_assert_field (a, SOURCIER_SUPPLIER_NAME, "Élan Plus");
  import_test_assert_field (a, SOURCIER_SUPPLIER_CITY, "Cergy");
  import_test_assert_field (a, SOURCIER_SUPPLIER_NOTES, "Vu en juin");
  g_assert_cmpint (sourcier_supplier_get_turnover (a), ==, 7000000);
  g_assert_cmpuint (sourcier_supplier_get_awards (a)->len, ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) sourcier_supplier_get_families (a)), ==, 2);
}

static void
test_fill (CoreTestOffice *fixture,
           gconstpointer   user_data)
{
  import_under (fixture, HELD, SOURCIER_IMPORT_FILL, "1 new, 0 changed, 0 unchanged, 0 doubtful");
  import_under (fixture, TOLD, SOURCIER_IMPORT_FILL, "1 new, 1 changed, 0 unchanged, 0 doubtful");

  g_autoptr (SourcierSupplier) a = load_a (fixture);
  import_test_assert_field (a, SOURCIER_SUPPLIER_NAME, "Élan");
  import_test_assert_field (a, SOURCIER_SUPPLIER_CITY, "Cergy");
  import_test_assert_field (a, SOURCIER_SUPPLIER_NOTES, "Vu en mai");
  import_test_assert_field (a, SOURCIER_SUPPLIER_PHONE, "01 23 45 67 89");
  g_assert_cmpint (sourcier_supplier_get_turnover (a), ==, 7000000);
  g_assert_cmpuint (sourcier_supplier_get_awards (a)->len, ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) sourcier_supplier_get_families (a)), ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) sourcier_supplier_get_tags (a)), ==, 1);

  /* Full as it is, only another label is news. */
  import_under (fixture, "SIRET;Nom;CA;Téléphone\n" SIRET_A ";Élan Trois;90 000;02 00 00 00 00\n", SOURCIER_IMPORT_FILL,
                "0 new, 0 changed, 1 unchanged, 0 doubtful");
}

static void
test_labels (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  import_under (fixture, HELD, SOURCIER_IMPORT_LABELS, "1 new, 0 changed, 0 unchanged, 0 doubtful");
  import_under (fixture, TOLD, SOURCIER_IMPORT_LABELS, "1 new, 1 changed, 0 unchanged, 0 doubtful");

  g_autoptr (SourcierSupplier) a = load_a (fixture);
  import_test_assert_field (a, SOURCIER_SUPPLIER_NAME, "Élan");
  import_test_assert_field (a, SOURCIER_SUPPLIER_PHONE, "");
  import_test_assert_field (a, SOURCIER_SUPPLIER_NOTES, "Vu en mai");
  g_assert_cmpint (sourcier_supplier_get_turnover (a), <, 0);
  g_assert_cmpuint (sourcier_supplier_get_awards (a)->len, ==, 2);

  /* A new supplier comes in whole. */
  g_autoptr (SourcierSupplier) b = import_test_load_where (fixture, "siret = '" SIRET_B "'");
  g_assert_cmpint (sourcier_supplier_get_turnover (b), ==, 500000);

  /* A label that nobody knows is not lost; what else is not understood is not the matter of such a list. */
  import_under (fixture, "SIRET;Nom;CA;Labels\n" SIRET_A ";Élan;n.c.;Label Machin\n", SOURCIER_IMPORT_LABELS,
                "0 new, 0 changed, 0 unchanged, 1 doubtful");
  g_autoptr (SourcierSupplier) noted = load_a (fixture);
  import_test_assert_field (noted, SOURCIER_SUPPLIER_NOTES, "Vu en mai\nLabels : Label Machin");
}

/* Nothing to add does not make a firm elsewhere the one that has the number. */
static void
test_contradicted (CoreTestOffice *fixture,
                   gconstpointer   user_data)
{
  static const char other[] = "SIRET;Nom;Code postal\n" SIRET_A ";Garage;13103\n";

  import_under (fixture, HELD, SOURCIER_IMPORT_REPLACE, "1 new, 0 changed, 0 unchanged, 0 doubtful");
  for (int policy = 0; policy < SOURCIER_N_IMPORT_POLICIES; policy++)
    {
      g_autoptr (SourcierSupplierImport) import = prepare (fixture, other, policy);
      assert_counts (import, "0 new, 0 changed, 0 unchanged, 1 doubtful");
    }
}

/* The first row is found by its name, for the directory has no number of it, and leaves it so; the second, of the same
 * number, comes in as another supplier. Importing again must not take that one for the first. */
static void
test_labels_leave_number (CoreTestOffice *fixture,
                          gconstpointer   user_data)
{
  import_under (fixture, "Nom;Code postal;Labels\nÉlan;95000;\n", SOURCIER_IMPORT_REPLACE,
                "1 new, 0 changed, 0 unchanged, 0 doubtful");
  import_under (fixture, "SIRET;Nom;Code postal;Labels\n" SIRET_A ";Élan;95000;EI\n" SIRET_A ";Baluchon;95000;ESUS\n",
                SOURCIER_IMPORT_LABELS, "0 new, 1 changed, 0 unchanged, 1 doubtful");

  g_autoptr (SourcierSupplier) first = import_test_load_where (fixture, "name = 'Élan'");
  import_test_assert_field (first, SOURCIER_SUPPLIER_SIRET, "");
  g_assert_cmpuint (sourcier_supplier_get_awards (first)->len, ==, 1);
}

static void
test_codes (void)
{
  SourcierImportPolicy policy;

  for (int i = 0; i < SOURCIER_N_IMPORT_POLICIES; i++)
    {
      g_assert_true (sourcier_import_policy_from_code (sourcier_import_policy_get_code (i), &policy));
      g_assert_cmpint (policy, ==, i);
      g_assert_cmpstr (sourcier_import_policy_get_name (i), !=, "");
    }
  g_assert_true (sourcier_import_policy_from_code ("fill", &policy));
  g_assert_cmpint (policy, ==, SOURCIER_IMPORT_FILL);
  g_assert_false (sourcier_import_policy_from_code ("erase", &policy));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/import-policy/replace", NULL, test_replace);
  core_test_add ("/import-policy/fill", NULL, test_fill);
  core_test_add ("/import-policy/labels", NULL, test_labels);
  core_test_add ("/import-policy/contradicted", NULL, test_contradicted);
  core_test_add ("/import-policy/labels-leave-number", NULL, test_labels_leave_number);
  g_test_add_func ("/import-policy/codes", test_codes);
  return g_test_run ();
}
