/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which supplier a row speaks of, what is made of doubts, and what a row changes. */

#include "import-test.h"

/* Other establishments of the firm of SIRET_A, and one of that of SIRET_B; their check sums were worked out in Python. */
#define SIRET_A2 "73282932000082"
#define SIRET_A3 "73282932000017"
#define SIRET_B2 "80746931700026"

static const char directory[] =
  "SIRET;Nom;Enseigne;Adresse;Code postal;Ville;Téléphone\n"
  SIRET_A ";Élan;;1 rue A;95000;Cergy;0102030405\n"
  ";Ateliers du Bocage;Bocage Avenir;2 rue B;79140;Le Pin;\n"
  SIRET_B ";Menuiserie Durand;;3 rue C;44000;Nantes;\n";

#define HEADERS "SIRET;Nom;Adresse;Code postal;Ville;Téléphone\n"

static void
fill_directory (CoreTestOffice *fixture)
{
  import_test_import_twice (fixture, directory, 3, 0, 0, 0, 0);
}

static void
assert_counts (SourcierSupplierImport *import,
               gint64                  n_new,
               gint64                  n_changed,
               gint64                  n_unchanged,
               gint64                  n_doubtful,
               gint64                  n_rejected)
{
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, n_new);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_CHANGED), ==, n_changed);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_UNCHANGED), ==, n_unchanged);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL), ==, n_doubtful);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_REJECTED), ==, n_rejected);
  g_assert_cmpint (n_new + n_changed + n_unchanged + n_doubtful + n_rejected, ==,
                   sourcier_supplier_import_get_n_read (import));
}

static void
decide (SourcierSupplierImport *import,
        gint64                  row,
        SourcierImportDecision  decision)
{
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_decide (import, row, decision, 0, &error);
  g_assert_no_error (error);
}

static void
decide_all (SourcierSupplierImport *import,
            SourcierImportDecision  decision)
{
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_decide_all (import, decision, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
candidates_of (SourcierSupplierImport *import,
               gint64                  row)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *candidates = sourcier_supplier_import_get_candidates (import, row, &error);

  g_assert_no_error (error);
  return candidates;
}

/* The same firm at the same address is the same supplier under a new number, unless another row has the old one. */
static void
test_siren_and_address (CoreTestOffice *fixture,
                        gconstpointer   user_data)
{
  fill_directory (fixture);
  g_object_unref (import_test_prepare (fixture, HEADERS SIRET_A2 ";Élan SARL;1, rue A;95000;Cergy;\n", 0, 1, 0, 0, 0));
  g_object_unref (import_test_prepare (fixture, HEADERS SIRET_A2 ";Élan SARL;1, rue A;;Cergy;\n", 0, 1, 0, 0, 0));
  g_object_unref (import_test_prepare (fixture, HEADERS SIRET_A2 ";Élan;9 rue Z;95000;Cergy;\n", 1, 0, 0, 0, 0));
  g_object_unref (import_test_prepare (fixture, HEADERS SIRET_A2 ";Élan;1 rue A;75001;Paris;\n", 1, 0, 0, 0, 0));
  g_object_unref (import_test_prepare (fixture, HEADERS SIRET_C ";Élan;1 rue A;95000;Cergy;\n", 1, 0, 0, 0, 0));

  /* The row with the number of the directory comes after the other. */
  g_object_unref (import_test_prepare (fixture,
                                       HEADERS SIRET_A2 ";Élan Plus;1 rue A;95000;Cergy;\n"
                                       SIRET_A ";Élan;1 rue A;95000;Cergy;\n", 1, 0, 1, 0, 0));

  import_test_import_twice (fixture, HEADERS SIRET_A2 ";Élan SARL;1, rue A;95000;Cergy;\n", 0, 1, 0, 0, 0);
  g_autoptr (SourcierSupplier) moved = import_test_load_where (fixture, "siret = '" SIRET_A2 "'");
  import_test_assert_field (moved, SOURCIER_SUPPLIER_PHONE, "0102030405");
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 3);
}

/* Two of the firm stand at the address and the name is neither's. */
static void
test_several_at_address (CoreTestOffice *fixture,
                         gconstpointer   user_data)
{
  import_test_import_twice (fixture, HEADERS SIRET_A ";Élan;1 rue A;95000;Cergy;\n"
                                     SIRET_A2 ";Élan Vert;1 rue A;95000;Cergy;\n", 2, 0, 0, 0, 0);
  g_object_unref (import_test_prepare (fixture, HEADERS SIRET_A3 ";ÉLAN VERT;1 rue A;95000;Cergy;\n", 0, 1, 0, 0, 0));

  g_autoptr (SourcierSupplierImport) import =
    import_test_prepare (fixture, HEADERS SIRET_A3 ";Bleu;1 rue A;95000;Cergy;\n", 0, 0, 0, 1, 0);
  g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_DOUBTFUL, 0);
  g_autoptr (GPtrArray) candidates = candidates_of (import, 1);

  g_assert_cmpstr (reason, ==, "Several suppliers of the directory have this SIREN and this address (column “SIRET”)");
  g_assert_cmpuint (candidates->len, ==, 2);
}

/* What sourcier_duplicate_compare() takes for one is doubtful; another place or another sound SIRET is not. */
static void
test_near (CoreTestOffice *fixture,
           gconstpointer   user_data)
{
  static const struct { const char *row; gboolean doubtful; const char *like; } cases[] = {
    { ";Atelier du Bocage;;79140;Le Pin;", TRUE, "Ateliers du Bocage" },       /* a letter less */
    { ";Ateleirs du Bocage;;79140;Le Pin;", TRUE, "Ateliers du Bocage" },      /* two letters swapped */
    { ";SARL Ateliers du Bocage;;79140;;", TRUE, "Ateliers du Bocage" },       /* a legal form */
    { ";Bocage Avenir;;79140;;", TRUE, "Ateliers du Bocage" },                 /* its trade name */
    { SIRET_C ";Atelier du Bocage;;79140;;", TRUE, "Ateliers du Bocage" },     /* the directory has no SIRET */
    { ";Atelier du Bocage;;35000;Rennes;", FALSE, NULL },                    /* another place */
    { ";Atelier de Bocages;;79140;Le Pin;", FALSE, NULL },                     /* two steps */
    { ";Menuiserie Durant;;44000;Nantes;", TRUE, "Menuiserie Durand" },
    { SIRET_C ";Menuiserie Durant;;44000;Nantes;", FALSE, NULL },              /* another firm */
    { SIRET_B2 ";Menuiserie Durand;8 rue H;44000;Nantes;", FALSE, NULL },      /* another establishment */
    { SIRET_C ";Menuiserie Durand;;44000;Nantes;", FALSE, NULL },
  };

  fill_directory (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = g_strdup_printf (HEADERS "%s\n", cases[i].row);
      g_autoptr (SourcierSupplierImport) import =
        import_test_prepare (fixture, list, !cases[i].doubtful, 0, 0, cases[i].doubtful, 0);

      if (!cases[i].doubtful)
        continue;

      g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_DOUBTFUL, 0);
      g_autoptr (GPtrArray) candidates = candidates_of (import, 1);
      g_autofree char *expected = g_strdup_printf ("May be “%s” in ", cases[i].like);

      g_assert_true (g_str_has_prefix (reason, expected));
      g_assert_cmpuint (candidates->len, ==, 1);
      g_assert_cmpstr (sourcier_import_candidate_get_name (candidates->pdata[0]), ==, cases[i].like);
      g_assert_cmpint (sourcier_import_candidate_get_supplier (candidates->pdata[0]), !=, 0);
    }

  /* Left alone it comes in, flagged, and is known from then on. */
  import_test_import_twice (fixture, HEADERS ";Atelier du Bocage;;79140;Le Pin;\n", 0, 0, 0, 1, 0);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 4);
}

static void
test_decide (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  static const char list[] = HEADERS ";Atelier du Bocage;;79140;;0549000000\n"
                                     ";Menuiserie Durant;;44000;;\n"
                                     ";Bocage Avenir;;79140;;\n"
                                     ";Neuf;;44000;;\n";
  g_autoptr (GError) error = NULL;

  fill_directory (fixture);
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, list, 1, 0, 0, 3, 0);

  decide (import, 1, SOURCIER_IMPORT_DECIDE_SAME);
  assert_counts (import, 1, 1, 0, 2, 0);
  decide (import, 2, SOURCIER_IMPORT_DECIDE_NEW);
  assert_counts (import, 2, 1, 0, 1, 0);
  decide (import, 3, SOURCIER_IMPORT_DECIDE_SKIP);
  assert_counts (import, 2, 1, 0, 0, 1);
  decide (import, 2, SOURCIER_IMPORT_DECIDE_NOT);
  assert_counts (import, 1, 1, 0, 1, 1);
  decide (import, 2, SOURCIER_IMPORT_DECIDE_NEW);

  g_autofree char *left_out = import_test_reason_of (import, SOURCIER_IMPORT_REJECTED, 0);
  g_assert_cmpstr (left_out, ==, "Left out: May be “Ateliers du Bocage” in Le Pin");

  /* A row that is not doubtful is not decided about. */
  g_assert_false (sourcier_supplier_import_decide (import, 4, SOURCIER_IMPORT_DECIDE_SKIP, 0, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT);
  g_clear_error (&error);
  assert_counts (import, 2, 1, 0, 0, 1);

  g_autoptr (GFile) out = import_test_write_list (fixture, "rejects.csv", "");
  g_autofree char *text = NULL;
  sourcier_supplier_import_write_rejects (import, out, NULL, &error);
  g_assert_no_error (error);
  g_file_load_contents (out, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBFReason;SIRET;Nom;Adresse;Code postal;Ville;Téléphone\r\n"
                             "Line 4: Left out: May be “Ateliers du Bocage” in Le Pin;;Bocage Avenir;;79140;;\r\n");

  import_test_apply (import);
  g_autoptr (SourcierSupplier) same = import_test_load_where (fixture, "name = 'Atelier du Bocage'");
  import_test_assert_field (same, SOURCIER_SUPPLIER_PHONE, "0549000000");
  import_test_assert_field (same, SOURCIER_SUPPLIER_CITY, "Le Pin");
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 5);
}

static void
test_decide_all (CoreTestOffice *fixture,
                 gconstpointer   user_data)
{
  /* Near two names, sure of its supplier but odd, and odd without a supplier. */
  static const char list[] = "SIRET;Nom;Code postal;CA\n"
                             ";Atelier du Bocage;79140;\n"
                             ";Menuiserie Durant;44000;\n"
                             SIRET_A ";Élan;95000;n.c.\n"
                             SIRET_BAD ";Autre;33000;\n";

  fill_directory (fixture);
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, list, 0, 0, 0, 4, 0);

  decide_all (import, SOURCIER_IMPORT_DECIDE_SAME);
  assert_counts (import, 0, 3, 0, 1, 0);
  decide_all (import, SOURCIER_IMPORT_DECIDE_SKIP);
  assert_counts (import, 0, 3, 0, 0, 1);
  decide_all (import, SOURCIER_IMPORT_DECIDE_NOT);
  assert_counts (import, 0, 0, 0, 4, 0);
  decide_all (import, SOURCIER_IMPORT_DECIDE_NEW);
  assert_counts (import, 3, 0, 0, 1, 0);
  import_test_apply (import);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 6);
}

/* A list with a row for each label names a supplier several times. */
static void
test_one_key (CoreTestOffice *fixture,
              gconstpointer   user_data)
{
  static const char list[] = "SIRET;Nom;Code postal;Labels;Téléphone\n"
                             SIRET_A ";Élan;95000;EI;\n"
                             SIRET_B ";Baluchon;93230;;\n"
                             SIRET_A ";Élan;95000;ESUS;0102030405\n"
                             SIRET_A ";Élan;95000;EI;0102030405\n";
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, list, 2, 0, 0, 2, 0);
  g_autoptr (GPtrArray) candidates = candidates_of (import, 3);

  g_assert_cmpuint (candidates->len, ==, 1);
  g_assert_cmpint (sourcier_import_candidate_get_supplier (candidates->pdata[0]), ==, 0);
  g_assert_cmpuint (sourcier_import_candidate_get_line (candidates->pdata[0]), ==, 2);
  g_assert_cmpstr (sourcier_import_candidate_get_reason (candidates->pdata[0]), ==, "Same SIRET · Same name and postcode");

  decide_all (import, SOURCIER_IMPORT_DECIDE_SAME);
  assert_counts (import, 2, 2, 0, 0, 0);
  import_test_apply (import);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 2);

  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "siret = '" SIRET_A "'");
  g_assert_cmpuint (sourcier_supplier_get_awards (supplier)->len, ==, 2);
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_PHONE, "0102030405");

  g_autoptr (SourcierSupplierImport) again = import_test_prepare (fixture, list, 0, 0, 2, 2, 0);
  decide_all (again, SOURCIER_IMPORT_DECIDE_SAME);
  assert_counts (again, 0, 0, 4, 0, 0);
}

static void
assert_change (GPtrArray  *changes,
               guint       i,
               const char *code,
               const char *before,
               const char *after)
{
  g_assert_cmpuint (i, <, changes->len);
  g_assert_cmpstr (sourcier_import_change_get_code (changes->pdata[i]), ==, code);
  g_assert_cmpstr (sourcier_import_change_get_before (changes->pdata[i]), ==, before);
  g_assert_cmpstr (sourcier_import_change_get_after (changes->pdata[i]), ==, after);
  g_assert_true (sourcier_import_change_get_differs (changes->pdata[i]));
}

static void
test_changes (CoreTestOffice *fixture,
              gconstpointer   user_data)
{
  g_autoptr (GError) error = NULL;

  fill_directory (fixture);
  g_autoptr (SourcierSupplierImport) import =
    import_test_prepare (fixture, "SIRET;Nom;Ville;Téléphone;CA;Labels\n"
                                  SIRET_A ";ELAN;Cergy;0102030406;;EI\n"
                                  SIRET_C ";Neuf;;;;\n", 1, 1, 0, 0, 0);
  g_autoptr (GPtrArray) changed = sourcier_supplier_import_get_changes (import, 1, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) added = sourcier_supplier_import_get_changes (import, 2, &error);
  g_assert_no_error (error);

  assert_change (changed, 0, "name", "Élan", "ELAN");
  assert_change (changed, 1, "phone", "0102030405", "0102030406");
  assert_change (changed, 2, "labels", "", "EI");
  g_assert_cmpuint (changed->len, ==, 3);
  assert_change (added, 0, "name", "", "Neuf");
  assert_change (added, 1, "siret", "", "751\u00a0870\u00a0494\u00a000026");
  g_assert_cmpuint (added->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/import-match/siren-and-address", NULL, test_siren_and_address);
  core_test_add ("/import-match/several-at-address", NULL, test_several_at_address);
  core_test_add ("/import-match/near", NULL, test_near);
  core_test_add ("/import-match/decide", NULL, test_decide);
  core_test_add ("/import-match/decide-all", NULL, test_decide_all);
  core_test_add ("/import-match/one-key", NULL, test_one_key);
  core_test_add ("/import-match/changes", NULL, test_changes);
  return g_test_run ();
}
