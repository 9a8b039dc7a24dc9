/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "base/siret.h"
#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-store.h"
#include "suppliers/supplier-qpv.h"

#include <string.h>

/* Headers as Le Marché de l'inclusion, purchase files and our own exports write them. */
static void
test_columns (void)
{
  static const struct { const char *header; int target; } cases[] = {
    { "Type", SOURCIER_IMPORT_TARGET_LABELS },
    { "Type de structure", SOURCIER_IMPORT_TARGET_LABELS },
    { "kind", SOURCIER_IMPORT_TARGET_LABELS },
    { "Statut", SOURCIER_IMPORT_TARGET_LABELS },
    { "Label", SOURCIER_IMPORT_TARGET_LABELS },
    { "Labels", SOURCIER_IMPORT_TARGET_LABELS },
    { "Certifications et labels", SOURCIER_IMPORT_TARGET_LABELS },
    { "FAMILLE", SOURCIER_IMPORT_TARGET_FAMILIES },
    { "Secteur(s)", SOURCIER_IMPORT_TARGET_FAMILIES },
    { "Catégorie d'achat", SOURCIER_IMPORT_TARGET_FAMILIES },
    { "Catégorie d’achat (optionnelle)", SOURCIER_IMPORT_TARGET_FAMILIES },
    { "Codes CPV", SOURCIER_IMPORT_TARGET_CPV },
    { "CPV", SOURCIER_IMPORT_TARGET_CPV },
    { "Étiquettes", SOURCIER_IMPORT_TARGET_TAGS },
    { "TAG", SOURCIER_IMPORT_TARGET_TAGS },
    { "Raison sociale", SOURCIER_SUPPLIER_NAME },
    { "Enseigne", SOURCIER_SUPPLIER_TRADE_NAME },
    { "Siret", SOURCIER_SUPPLIER_SIRET },
    { "Code Postal", SOURCIER_SUPPLIER_POSTCODE },
    { "Quelque chose", SOURCIER_IMPORT_TARGET_NONE },
    { "", SOURCIER_IMPORT_TARGET_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sourcier_import_target_guess (cases[i].header), ==, cases[i].target);

  for (int french = 0; french < 2; french++)
    {
      for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
        g_assert_cmpint (sourcier_import_target_guess (sourcier_supplier_field_get_header (field, french)), ==, field);
      g_assert_cmpint (sourcier_import_target_guess (sourcier_import_labels_header (french)), ==,
                       SOURCIER_IMPORT_TARGET_LABELS);
      g_assert_cmpint (sourcier_import_target_guess (sourcier_import_areas_header (french)), ==,
                       SOURCIER_IMPORT_TARGET_AREAS);
      g_assert_cmpint (sourcier_import_target_guess (sourcier_import_families_header (french)), ==,
                       SOURCIER_IMPORT_TARGET_FAMILIES);
    }
}

/* A field is read from one column, the one that bears its own name where there is one. */
static void
test_columns_once (void)
{
  static const char * const headers[] = { "Nom", "Raison sociale", "Type", "Labels", "Prénom", NULL };
  int targets[5];

  sourcier_import_targets_guess (headers, targets);
  g_assert_cmpint (targets[0], ==, SOURCIER_IMPORT_TARGET_CONTACT_NAME);
  g_assert_cmpint (targets[1], ==, SOURCIER_SUPPLIER_NAME);
  g_assert_cmpint (targets[2], ==, SOURCIER_IMPORT_TARGET_LABELS);
  g_assert_cmpint (targets[3], ==, SOURCIER_IMPORT_TARGET_LABELS);
  g_assert_cmpint (targets[4], ==, SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME);
}

static void
test_first_list (CoreTestOffice *fixture,
                 gconstpointer   user_data)
{
  import_test_import_twice (fixture,
                "SIRET;Raison sociale;Type;NAF;Code postal;Ville;Chiffre d'affaires\r\n"
                "732 829 320 00074;Élan Services;EI, ESUS;8130Z;95000;Cergy;70 000,50\r\n"
                SIRET_B ";Baluchon;EI;5621Z;93230;Romainville;\r\n"
                ";;ACI;;93100;Montreuil;\r\n"
                ";L'Atelier;ACI;;93100;Montreuil;\r\n", 3, 0, 0, 0, 1);

  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "siret = '" SIRET_A "'");
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  import_test_assert_field (supplier, SOURCIER_SUPPLIER_NAME, "Élan Services");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, "95");
  g_assert_cmpint (sourcier_supplier_get_turnover (supplier), ==, 7000050);
  g_assert_cmpint (awards->len, ==, 2);
  g_assert_cmpstr (sourcier_label_award_get_evidence (g_ptr_array_index (awards, 0)), ==, "List “list.csv”");
  g_assert_cmpstr (sourcier_label_award_get_checked_by (g_ptr_array_index (awards, 0)), ==, "");
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 3);
  g_assert_cmpint (import_test_count_actions (fixture), ==, 1);

  g_autoptr (GError) error = NULL;
  sourcier_store_refresh (fixture->store);
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 0);
}

static void
test_merge (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
  import_test_import_twice (fixture,
                "SIRET;Nom;Ville;Site web;Labels;Familles d'achat\n"
                SIRET_A ";Élan;Cergy;http://elan.fr;EI;\n"
                SIRET_B ";Baluchon;Romainville;;;\n", 2, 0, 0, 0, 0);

  /* A blank erases nothing, another text replaces, a label is added once. */
  import_test_import_twice (fixture,
                "SIRET;Nom;Ville;Site web;Labels;Familles d'achat\n"
                SIRET_A ";ÉLAN;;;EI | ESUS;Espaces verts\n"
                SIRET_B ";Baluchon;Romainville;;;\n", 0, 1, 1, 0, 0);

  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "siret = '" SIRET_A "'");
  const char * const *families = sourcier_supplier_get_families (supplier);

  import_test_assert_field (supplier, SOURCIER_SUPPLIER_NAME, "ÉLAN");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_CITY, "Cergy");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_WEBSITE, "http://elan.fr");
  g_assert_cmpint (sourcier_supplier_get_awards (supplier)->len, ==, 2);
  g_assert_cmpstr (families[0], ==, "green-spaces");
  g_assert_null (families[1]);
}

/* The activity code gives a family where nothing else does, and not again once somebody took it away. */
static void
test_family_from_naf (CoreTestOffice *fixture,
                      gconstpointer   user_data)
{
  static const char list[] = "SIRET;Nom;NAF;CPV\n" SIRET_A ";Élan;8130Z;\n" SIRET_B ";Net;8130Z;90910000-9, 75110000-0\n";
  g_autoptr (GError) error = NULL;

  import_test_import_twice (fixture, list, 2, 0, 0, 0, 0);

  g_autoptr (SourcierSupplier) from_naf = import_test_load_where (fixture, "name = 'Élan'");
  g_autoptr (SourcierSupplier) from_cpv = import_test_load_where (fixture, "name = 'Net'");
  g_assert_cmpstr (sourcier_supplier_get_families (from_naf)[0], ==, "green-spaces");
  g_assert_cmpstr (sourcier_supplier_get_families (from_cpv)[0], ==, "cleaning");
  g_assert_null (sourcier_supplier_get_families (from_cpv)[1]);

  sourcier_supplier_set_families (from_naf, NULL);
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, from_naf, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  g_object_unref (import_test_prepare (fixture, list, 0, 0, 2, 0, 0));
}

static void
test_repeated_siret (CoreTestOffice *fixture,
                     gconstpointer   user_data)
{
  static const char list[] =
    "SIRET;Nom;Enseigne;Type;Code postal\n"
    SIRET_A ";AUDO-TRI;AudoTri ACI;ACI;62500\n"
    SIRET_B ";Garage;;EI;13103\n"
    SIRET_A ";AUDO-TRI;AudoTri EI;EI;62500\n"
    SIRET_A ";Somebody else;;AI;33000\n"
    SIRET_B ";Garage;;EI;13103\n";
  g_autoptr (SourcierSupplierImport) first = import_test_prepare (fixture, list, 2, 0, 1, 2, 0);
  g_autofree char *reason = import_test_reason_of (first, SOURCIER_IMPORT_DOUBTFUL, 0);
  g_autofree char *same = import_test_reason_of (first, SOURCIER_IMPORT_UNCHANGED, 0);

  g_assert_cmpstr (reason, ==, "Lines 2 and 4 have the same SIRET (column “SIRET”)");
  g_assert_cmpstr (same, ==, "The same as line 3");
  import_test_apply (first);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 4);

  g_object_unref (import_test_prepare (fixture, list, 0, 0, 5, 0, 0));

  /* Each row finds the one it speaks of, whatever the order, and only that one changes. */
  g_autoptr (SourcierSupplierImport) other =
    import_test_prepare (fixture,
             "SIRET;Nom;Enseigne;Type;Code postal;Ville\n"
             SIRET_A ";AUDO-TRI;AudoTri EI;EI;62500;Saint-Omer\n"
             SIRET_A ";AUDO-TRI;AudoTri ACI;ACI;62500;\n", 0, 1, 1, 0, 0);
  import_test_apply (other);
  g_autoptr (SourcierSupplier) changed = import_test_load_where (fixture, "city = 'Saint-Omer'");
  import_test_assert_field (changed, SOURCIER_SUPPLIER_TRADE_NAME, "AudoTri EI");
}

/* The SIRET alone does not turn one firm into another that lies elsewhere. */
/* A code is an award of the label with that number; yes is one without; importing the same again is no news. */
static void
test_qpv (CoreTestOffice *fixture,
          gconstpointer   user_data)
{
  import_test_import_twice (fixture, "Nom;QPV;Labels\nÉlan;QN09301M;EI\nAtelier;oui;\nVert;non;\n", 3, 0, 0, 0, 0);
  g_autoptr (SourcierSupplier) first = import_test_load_where (fixture, "name = 'Élan'");
  g_autoptr (SourcierSupplier) second = import_test_load_where (fixture, "name = 'Atelier'");
  g_autoptr (SourcierSupplier) third = import_test_load_where (fixture, "name = 'Vert'");

  g_assert_cmpuint (sourcier_supplier_get_awards (first)->len, ==, 2);
  g_assert_nonnull (sourcier_supplier_get_qpv (first, "QN09301M"));
  g_assert_nonnull (sourcier_supplier_get_qpv (second, ""));
  g_assert_null (sourcier_supplier_get_qpv (third, NULL));

  /* The code told later goes to the award that had none; what is no code is kept in the notes. */
  import_test_import_twice (fixture, "Nom;Code QPV\nAtelier;QN09302M\n", 0, 1, 0, 0, 0);
  g_autoptr (SourcierSupplier) told = import_test_load_where (fixture, "name = 'Atelier'");
  g_assert_cmpuint (sourcier_supplier_get_awards (told)->len, ==, 1);
  g_assert_nonnull (sourcier_supplier_get_qpv (told, "QN09302M"));
  import_test_import_twice (fixture, "Nom;Code QPV\nVert;Les Tilleuls\n", 0, 0, 0, 1, 0);
}

static void
test_contradicted_siret (CoreTestOffice *fixture,
                         gconstpointer   user_data)
{
  static const char other[] = "SIRET;Nom;Code postal\n" SIRET_A ";Garage;13103\n";

  import_test_import_twice (fixture, "SIRET;Nom;Code postal;Ville\n" SIRET_A ";Élan;95000;Cergy\n", 1, 0, 0, 0, 0);
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, other, 0, 0, 0, 1, 0);
  g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_DOUBTFUL, 0);
  g_assert_cmpstr (reason, ==, "The SIRET is that of “Élan” in Cergy, which has another name and another postcode (column “SIRET”)");
  import_test_import_twice (fixture, other, 0, 0, 0, 1, 0);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 2);

  /* Renamed where it stands, or moved under its name, it is the same. */
  import_test_import_twice (fixture, "SIRET;Nom;Code postal\n" SIRET_A ";Élan Plus;95000\n", 0, 1, 0, 0, 0);
  import_test_import_twice (fixture, "SIRET;Nom;Code postal\n" SIRET_A ";Élan Plus;95800\n", 0, 1, 0, 0, 0);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 2);
}

static void
test_bad_siret (CoreTestOffice *fixture,
                gconstpointer   user_data)
{
  import_test_import_twice (fixture,
                "SIRET;Nom;Code postal\n"
                SIRET_BAD ";Mistyped;95000\n"
                "7,32829E+13;Spreadsheet;95000\n"
                "n.c.;Unknown;95000\n"
                "n.c.;Unknown again;95000\n", 0, 0, 0, 3, 1);
  g_autoptr (SourcierSupplier) kept = import_test_load_where (fixture, "name = 'Unknown'");
  import_test_assert_field (kept, SOURCIER_SUPPLIER_SIRET, "n.c.");

  /* Nothing that is not a SIRET takes the place of one; it is kept in the notes. */
  import_test_import_twice (fixture, "SIRET;Nom;Code postal\n" SIRET_A ";Sound;95000\n", 1, 0, 0, 0, 0);
  import_test_import_twice (fixture, "SIRET;Nom;Code postal\nà venir;Sound;95000\n", 0, 0, 0, 1, 0);
  g_autoptr (SourcierSupplier) sound = import_test_load_where (fixture, "name = 'Sound'");
  import_test_assert_field (sound, SOURCIER_SUPPLIER_SIRET, SIRET_A);
  import_test_assert_field (sound, SOURCIER_SUPPLIER_NOTES, "SIRET : à venir");
}

static void
test_not_understood (CoreTestOffice *fixture,
                     gconstpointer   user_data)
{
  static const char list[] =
    "SIRET;Nom;CA;Labels;Notes\n"
    SIRET_A ";Élan;n.c.;EI, Label Machin;\n"
    SIRET_B ";Baluchon;1,2 M€;;Connu\n"
    SIRET_C ";Collecterie;n.c.;;Vu en mai\n";

  import_test_import_twice (fixture, list, 1, 0, 0, 2, 0);
  g_autoptr (SourcierSupplier) a = import_test_load_where (fixture, "siret = '" SIRET_A "'");
  g_autoptr (SourcierSupplier) b = import_test_load_where (fixture, "siret = '" SIRET_B "'");
  g_autoptr (SourcierSupplier) c = import_test_load_where (fixture, "siret = '" SIRET_C "'");

  import_test_assert_field (a, SOURCIER_SUPPLIER_NOTES, "CA : n.c.\nLabels : Label Machin");
  g_assert_cmpint (sourcier_supplier_get_awards (a)->len, ==, 1);
  g_assert_cmpint (sourcier_supplier_get_turnover (b), ==, 120000000);
  import_test_assert_field (c, SOURCIER_SUPPLIER_NOTES, "Vu en mai\nCA : n.c.");
}

static void
test_ragged (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    import_test_prepare (fixture,
             "SIRET;Nom;Ville\n"
             SIRET_A ";Élan\n"
             SIRET_B ";Baluchon;Romainville;;\n"
             SIRET_C ";Collecterie;Montreuil;surplus\n", 2, 0, 0, 1, 0);
  import_test_apply (import);

  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "siret = '" SIRET_C "'");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_NOTES, "4 : surplus");
  g_object_unref (import_test_prepare (fixture, "SIRET;Nom;Ville\n" SIRET_C ";Collecterie;Montreuil;surplus\n",
                                       0, 0, 1, 0, 0));
}

static void
test_without_siret (CoreTestOffice *fixture,
                    gconstpointer   user_data)
{
  import_test_import_twice (fixture,
                "Nom;Adresse;Code postal\n"
                "Restos du Cœur;1 rue A;35000\n"
                "RESTOS DU COEUR;2 rue B;35000\n"
                "Restos du Cœur;3 rue C;75001\n", 2, 0, 0, 1, 0);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 3);

  /* The address tells two of one name and place apart. */
  g_autoptr (SourcierSupplierImport) told =
    import_test_prepare (fixture, "Nom;Adresse;Code postal;Ville\nrestos du coeur;2, RUE B;35000;Rennes\n", 0, 1, 0, 0, 0);
  import_test_apply (told);
  g_autoptr (SourcierSupplier) second = import_test_load_where (fixture, "city = 'Rennes'");
  import_test_assert_field (second, SOURCIER_SUPPLIER_ADDRESS, "2, RUE B");
  g_object_unref (import_test_prepare (fixture, "Nom;Adresse;Code postal\nRestos du Cœur;9 rue Z;35000\n", 0, 0, 0, 1, 0));

  /* A SIRET that the directory lacks is filled in. */
  import_test_import_twice (fixture, "Nom;Code postal;SIRET\nRestos du Cœur;75001;" SIRET_A "\n", 0, 1, 0, 0, 0);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 3);
}

static void
test_rejects (CoreTestOffice *fixture,
              gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    import_test_prepare (fixture,
             "SIRET;Nom;Ville\n"
             SIRET_BAD ";Élan;Cergy\n"
             ";;\"Saint \"\"X\"\"; Y\"\n"
             SIRET_B ";Baluchon;Romainville\n", 1, 0, 0, 1, 1);
  g_autoptr (GFile) out = import_test_write_list (fixture, "rejects.csv", "");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  sourcier_supplier_import_write_rejects (import, out, NULL, &error);
  g_assert_no_error (error);
  g_file_load_contents (out, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBFReason;SIRET;Nom;Ville\r\n"
                             "Line 3: Neither a name (column “Nom”) nor a SIRET (column “SIRET”);;;\"Saint \"\"X\"\"; Y\"\r\n");

  /* With the doubtful ones left out, the directory does not get them and the list of rejects does. */
  sourcier_supplier_import_set_skip_doubtful (import, TRUE);
  sourcier_supplier_import_write_rejects (import, out, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (import);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 1);

  g_autoptr (SourcierSupplierImport) mended = sourcier_supplier_import_new (fixture->store, out);
  sourcier_supplier_import_prepare (mended, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n_read (mended), ==, 2);
  g_assert_cmpint (sourcier_supplier_import_get_n (mended, SOURCIER_IMPORT_DOUBTFUL), ==, 1);
  g_assert_cmpint (sourcier_supplier_import_get_n (mended, SOURCIER_IMPORT_REJECTED), ==, 1);
}

static void
test_chosen_columns (CoreTestOffice *fixture,
                     gconstpointer   user_data)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "odd.csv", "SIRET;Qui;Où\n" SIRET_A ";Élan;Cergy\n");
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 1), ==, SOURCIER_IMPORT_TARGET_NONE);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL), ==, 1);

  sourcier_supplier_import_set_target (import, 1, SOURCIER_SUPPLIER_NAME);
  sourcier_supplier_import_set_target (import, 2, SOURCIER_SUPPLIER_CITY);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, 1);
  import_test_apply (import);
  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "name = 'Élan'");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_CITY, "Cergy");
}

/* What was chosen for a column stays while the list is read in other ways, there and back. */
static void
test_wishes (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "odd.csv", "Qui;Où,SIRET\nÉlan;Cergy," SIRET_A "\n"
                                                                       "Baluchon;Pantin," SIRET_B "\n");
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (GError) error = NULL;
  SourcierListWishes wishes = { .delimiter = ";" };

  sourcier_supplier_import_set_wishes (import, &wishes);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_supplier_import_get_header (import, 1), ==, "Où,SIRET");
  sourcier_supplier_import_set_target (import, 0, SOURCIER_SUPPLIER_NAME);

  g_strlcpy (wishes.delimiter, ",", sizeof wishes.delimiter);
  sourcier_supplier_import_set_wishes (import, &wishes);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_supplier_import_get_header (import, 0), ==, "Qui;Où");
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 1), ==, SOURCIER_SUPPLIER_SIRET);

  /* A delimiter that cuts nothing is no error: somebody looks at what comes of it. */
  g_strlcpy (wishes.delimiter, "|", sizeof wishes.delimiter);
  sourcier_supplier_import_set_wishes (import, &wishes);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_REJECTED), ==, 2);

  g_strlcpy (wishes.delimiter, ";", sizeof wishes.delimiter);
  sourcier_supplier_import_set_wishes (import, &wishes);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 0), ==, SOURCIER_SUPPLIER_NAME);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, 2);
}

/* Where the names go on over two rows but only the second are known, no row below is taken for one of them. */
static void
test_known_names_below_others (CoreTestOffice *fixture,
                               gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    import_test_prepare (fixture, "Qui;Numéro;Argent;Gens\nRaison sociale;SIRET;CA;Effectif\n"
                                  "Élan;" SIRET_A ";100;5\nBaluchon;" SIRET_B ";200;6\n", 2, 0, 0, 0, 0);

  g_assert_cmpstr (sourcier_supplier_import_get_header (import, 0), ==, "Raison sociale");
}

static void
test_label_of_list (CoreTestOffice *fixture,
                    gconstpointer   user_data)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "esat.csv", "Nom;Type\nÉlan;\nBaluchon;EI\n");
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_set_label (import, "ESAT");
  sourcier_supplier_import_set_source (import, "Annuaire, mai 2026");
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (import);

  g_autoptr (SourcierSupplier) one = import_test_load_where (fixture, "name = 'Élan'");
  g_autoptr (SourcierSupplier) other = import_test_load_where (fixture, "name = 'Baluchon'");
  g_assert_cmpuint (sourcier_supplier_get_awards (one)->len, ==, 1);
  g_assert_cmpuint (sourcier_supplier_get_awards (other)->len, ==, 2);
  SourcierLabelAward *award = g_ptr_array_index (sourcier_supplier_get_awards (one), 0);
  g_assert_cmpstr (sourcier_label_award_get_label (award), ==, "ESAT");
  g_assert_cmpstr (sourcier_label_award_get_evidence (award), ==, "Annuaire, mai 2026");
}

static void
test_target_names (void)
{
  guint n;
  const int *targets = sourcier_import_targets (&n);
  int target;

  for (guint i = 1; i < n; i++)
    {
      g_assert_true (sourcier_import_target_from_name (sourcier_import_target_get_id (targets[i]), &target));
      g_assert_cmpint (target, ==, targets[i]);
      g_assert_true (sourcier_import_target_from_name (sourcier_import_target_get_name (targets[i]), &target));
      g_assert_cmpint (target, ==, targets[i]);
    }
  g_assert_true (sourcier_import_target_from_name ("Téléphone du contact", &target));
  g_assert_cmpint (target, ==, SOURCIER_IMPORT_TARGET_CONTACT_PHONE);
  g_assert_false (sourcier_import_target_from_name ("couleur", &target));
}

static void
test_no_name_column (CoreTestOffice *fixture,
                     gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, "Ville;Code postal\nCergy;95000\n", 0, 0, 0, 0, 1);
  g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_REJECTED, 0);
  g_autoptr (GFile) letter = import_test_write_list (fixture, "letter.csv", "Dear all\nThis is no list\n");
  g_autoptr (SourcierSupplierImport) none = sourcier_supplier_import_new (fixture->store, letter);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (reason, ==, "No column is read as the name or the SIRET: choose one");
  g_assert_false (sourcier_supplier_import_check_columns (import, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_assert_nonnull (strstr (error->message, "line 1"));
  g_clear_error (&error);

  g_assert_false (sourcier_supplier_import_prepare (none, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "letter.csv"));
}

#define ADD(name, func) core_test_add ("/import/" name, NULL, func)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/columns", test_columns);
  g_test_add_func ("/import/columns-once", test_columns_once);
  ADD ("first-list", test_first_list);
  ADD ("merge", test_merge);
  ADD ("family-from-naf", test_family_from_naf);
  ADD ("repeated-siret", test_repeated_siret);
  ADD ("contradicted-siret", test_contradicted_siret);
  core_test_add ("/supplier-import/qpv", NULL, test_qpv);
  ADD ("bad-siret", test_bad_siret);
  ADD ("not-understood", test_not_understood);
  ADD ("ragged", test_ragged);
  ADD ("without-siret", test_without_siret);
  ADD ("rejects", test_rejects);
  ADD ("chosen-columns", test_chosen_columns);
  g_test_add_func ("/import/target-names", test_target_names);
  ADD ("wishes", test_wishes);
  ADD ("known-names-below-others", test_known_names_below_others);
  ADD ("label-of-list", test_label_of_list);
  ADD ("no-name-column", test_no_name_column);

  return g_test_run ();
}
