/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/siret.h"
#include "store/history.h"
#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* SIRET with sound check sums (Luhn worked by hand), and one whose last digit was changed. */
#define SIRET_A "73282932000074"
#define SIRET_B "80746931700018"
#define SIRET_C "75187049400026"
#define SIRET_BAD "73282932000075"

typedef struct
{
  char *folder;
  SourcierStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sourcier-import-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (fixture->folder, "office.sourcier", NULL);
  fixture->store = sourcier_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
write_list (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* Prepares a list and checks what it would do: new, changed, unchanged, doubtful, rejected. */
static SourcierSupplierImport *
prepare (Fixture    *fixture,
         const char *text,
         gint64      n_new,
         gint64      n_changed,
         gint64      n_unchanged,
         gint64      n_doubtful,
         gint64      n_rejected)
{
  g_autoptr (GFile) file = write_list (fixture, "list.csv", text);
  g_autoptr (GError) error = NULL;
  SourcierSupplierImport *import = sourcier_supplier_import_new (fixture->store, file);
  gint64 sum = 0;

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, n_new);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_CHANGED), ==, n_changed);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_UNCHANGED), ==, n_unchanged);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL), ==, n_doubtful);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_REJECTED), ==, n_rejected);
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    sum += sourcier_supplier_import_get_n (import, effect);
  g_assert_cmpint (sum, ==, sourcier_supplier_import_get_n_read (import));
  return import;
}

static void
apply (SourcierSupplierImport *import)
{
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_apply (import, NULL, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_actions (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = sourcier_history_load (fixture->store, 1000, &error);

  g_assert_no_error (error);
  return actions->len;
}

/* Imports a list, then again: the second time changes nothing and leaves no line in the history. */
static void
import_twice (Fixture    *fixture,
              const char *text,
              gint64      n_new,
              gint64      n_changed,
              gint64      n_unchanged,
              gint64      n_doubtful,
              gint64      n_rejected)
{
  g_autoptr (SourcierSupplierImport) first =
    prepare (fixture, text, n_new, n_changed, n_unchanged, n_doubtful, n_rejected);

  apply (first);
  guint n_actions = count_actions (fixture);

  g_autoptr (SourcierSupplierImport) second =
    prepare (fixture, text, 0, 0, n_new + n_changed + n_unchanged + n_doubtful, 0, n_rejected);
  apply (second);
  g_assert_cmpint (count_actions (fixture), ==, n_actions);
}

static gint64
count_suppliers (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n = sourcier_supplier_store_count (fixture->store, &error);

  g_assert_no_error (error);
  return n;
}

static SourcierSupplier *
load_where (Fixture    *fixture,
            const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM supplier WHERE %s", condition);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (fixture->store, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);
  SourcierSupplier *supplier =
    sourcier_supplier_store_load (fixture->store, sourcier_statement_get_int (statement, 0), &error);
  g_assert_no_error (error);
  return supplier;
}

static void
assert_field (SourcierSupplier      *supplier,
              SourcierSupplierField  field,
              const char            *expected)
{
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, field), ==, expected);
}

static char *
reason_of (SourcierSupplierImport *import,
           SourcierImportEffect    effect,
           guint                   i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (import, effect, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (i, <, rows->len);
  return g_strdup (sourcier_import_row_get_reason (g_ptr_array_index (rows, i)));
}

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
  g_assert_cmpint (targets[0], ==, SOURCIER_IMPORT_TARGET_NONE);
  g_assert_cmpint (targets[1], ==, SOURCIER_SUPPLIER_NAME);
  g_assert_cmpint (targets[2], ==, SOURCIER_IMPORT_TARGET_LABELS);
  g_assert_cmpint (targets[3], ==, SOURCIER_IMPORT_TARGET_LABELS);
  g_assert_cmpint (targets[4], ==, SOURCIER_IMPORT_TARGET_NONE);
}

static void
test_first_list (Fixture       *fixture,
                 gconstpointer  user_data)
{
  import_twice (fixture,
                "SIRET;Raison sociale;Type;NAF;Code postal;Ville;Chiffre d'affaires\r\n"
                "732 829 320 00074;Élan Services;EI, ESUS;8130Z;95000;Cergy;70 000,50\r\n"
                SIRET_B ";Baluchon;EI;5621Z;93230;Romainville;\r\n"
                ";;ACI;;93100;Montreuil;\r\n"
                ";L'Atelier;ACI;;93100;Montreuil;\r\n", 3, 0, 0, 0, 1);

  g_autoptr (SourcierSupplier) supplier = load_where (fixture, "siret = '" SIRET_A "'");
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  assert_field (supplier, SOURCIER_SUPPLIER_NAME, "Élan Services");
  assert_field (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, "95");
  g_assert_cmpint (sourcier_supplier_get_turnover (supplier), ==, 7000050);
  g_assert_cmpint (awards->len, ==, 2);
  g_assert_cmpstr (sourcier_label_award_get_evidence (g_ptr_array_index (awards, 0)), ==, "List “list.csv”");
  g_assert_cmpstr (sourcier_label_award_get_checked_by (g_ptr_array_index (awards, 0)), ==, "");
  g_assert_cmpint (count_suppliers (fixture), ==, 3);
  g_assert_cmpint (count_actions (fixture), ==, 1);

  g_autoptr (GError) error = NULL;
  sourcier_store_refresh (fixture->store);
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_suppliers (fixture), ==, 0);
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  user_data)
{
  import_twice (fixture,
                "SIRET;Nom;Ville;Site web;Labels;Familles d'achat\n"
                SIRET_A ";Élan;Cergy;http://elan.fr;EI;\n"
                SIRET_B ";Baluchon;Romainville;;;\n", 2, 0, 0, 0, 0);

  /* A blank erases nothing, another text replaces, a label is added once. */
  import_twice (fixture,
                "SIRET;Nom;Ville;Site web;Labels;Familles d'achat\n"
                SIRET_A ";ÉLAN;;;EI | ESUS;Espaces verts\n"
                SIRET_B ";Baluchon;Romainville;;;\n", 0, 1, 1, 0, 0);

  g_autoptr (SourcierSupplier) supplier = load_where (fixture, "siret = '" SIRET_A "'");
  const char * const *families = sourcier_supplier_get_families (supplier);

  assert_field (supplier, SOURCIER_SUPPLIER_NAME, "ÉLAN");
  assert_field (supplier, SOURCIER_SUPPLIER_CITY, "Cergy");
  assert_field (supplier, SOURCIER_SUPPLIER_WEBSITE, "http://elan.fr");
  g_assert_cmpint (sourcier_supplier_get_awards (supplier)->len, ==, 2);
  g_assert_cmpstr (families[0], ==, "green-spaces");
  g_assert_null (families[1]);
}

/* The activity code gives a family where nothing else does, and not again once somebody took it away. */
static void
test_family_from_naf (Fixture       *fixture,
                      gconstpointer  user_data)
{
  static const char list[] = "SIRET;Nom;NAF;CPV\n" SIRET_A ";Élan;8130Z;\n" SIRET_B ";Net;8130Z;90910000-9, 75110000-0\n";
  g_autoptr (GError) error = NULL;

  import_twice (fixture, list, 2, 0, 0, 0, 0);

  g_autoptr (SourcierSupplier) from_naf = load_where (fixture, "name = 'Élan'");
  g_autoptr (SourcierSupplier) from_cpv = load_where (fixture, "name = 'Net'");
  g_assert_cmpstr (sourcier_supplier_get_families (from_naf)[0], ==, "green-spaces");
  g_assert_cmpstr (sourcier_supplier_get_families (from_cpv)[0], ==, "cleaning");
  g_assert_null (sourcier_supplier_get_families (from_cpv)[1]);

  sourcier_supplier_set_families (from_naf, NULL);
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, from_naf, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  g_autoptr (SourcierSupplierImport) again = prepare (fixture, list, 0, 0, 2, 0, 0);
}

static void
test_repeated_siret (Fixture       *fixture,
                     gconstpointer  user_data)
{
  static const char list[] =
    "SIRET;Nom;Enseigne;Type;Code postal\n"
    SIRET_A ";AUDO-TRI;AudoTri ACI;ACI;62500\n"
    SIRET_B ";Garage;;EI;13103\n"
    SIRET_A ";AUDO-TRI;AudoTri EI;EI;62500\n"
    SIRET_A ";Somebody else;;AI;33000\n"
    SIRET_B ";Garage;;EI;13103\n";
  g_autoptr (SourcierSupplierImport) first = prepare (fixture, list, 2, 0, 1, 2, 0);
  g_autofree char *reason = reason_of (first, SOURCIER_IMPORT_DOUBTFUL, 0);
  g_autofree char *same = reason_of (first, SOURCIER_IMPORT_UNCHANGED, 0);

  g_assert_cmpstr (reason, ==, "The SIRET is already on line 2");
  g_assert_cmpstr (same, ==, "The same as line 3");
  apply (first);
  g_assert_cmpint (count_suppliers (fixture), ==, 4);

  g_autoptr (SourcierSupplierImport) again = prepare (fixture, list, 0, 0, 5, 0, 0);

  /* Each row finds the one it speaks of, whatever the order, and only that one changes. */
  g_autoptr (SourcierSupplierImport) other =
    prepare (fixture,
             "SIRET;Nom;Enseigne;Type;Code postal;Ville\n"
             SIRET_A ";AUDO-TRI;AudoTri EI;EI;62500;Tatinghem\n"
             SIRET_A ";AUDO-TRI;AudoTri ACI;ACI;62500;\n", 0, 1, 1, 0, 0);
  apply (other);
  g_autoptr (SourcierSupplier) changed = load_where (fixture, "city = 'Tatinghem'");
  assert_field (changed, SOURCIER_SUPPLIER_TRADE_NAME, "AudoTri EI");
}

/* The SIRET alone does not turn one firm into another that lies elsewhere. */
static void
test_contradicted_siret (Fixture       *fixture,
                         gconstpointer  user_data)
{
  static const char other[] = "SIRET;Nom;Code postal\n" SIRET_A ";Garage;13103\n";

  import_twice (fixture, "SIRET;Nom;Code postal;Ville\n" SIRET_A ";Élan;95000;Cergy\n", 1, 0, 0, 0, 0);
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, other, 0, 0, 0, 1, 0);
  g_autofree char *reason = reason_of (import, SOURCIER_IMPORT_DOUBTFUL, 0);
  g_assert_cmpstr (reason, ==, "The SIRET is that of “Élan” in Cergy, which has another name and another postcode");
  import_twice (fixture, other, 0, 0, 0, 1, 0);
  g_assert_cmpint (count_suppliers (fixture), ==, 2);

  /* Renamed where it stands, or moved under its name, it is the same. */
  import_twice (fixture, "SIRET;Nom;Code postal\n" SIRET_A ";Élan Plus;95000\n", 0, 1, 0, 0, 0);
  import_twice (fixture, "SIRET;Nom;Code postal\n" SIRET_A ";Élan Plus;95300\n", 0, 1, 0, 0, 0);
  g_assert_cmpint (count_suppliers (fixture), ==, 2);
}

static void
test_bad_siret (Fixture       *fixture,
                gconstpointer  user_data)
{
  import_twice (fixture,
                "SIRET;Nom;Code postal\n"
                SIRET_BAD ";Mistyped;95000\n"
                "7,32829E+13;Spreadsheet;95000\n"
                "7,32829E+13;Spreadsheet again;95000\n"
                "n.c.;Unknown;95000\n", 0, 0, 0, 4, 0);
  g_autoptr (SourcierSupplier) kept = load_where (fixture, "name = 'Spreadsheet'");
  assert_field (kept, SOURCIER_SUPPLIER_SIRET, "7,32829E+13");

  /* Nothing that is not a SIRET takes the place of one; it is kept in the notes. */
  import_twice (fixture, "SIRET;Nom;Code postal\n" SIRET_A ";Sound;95000\n", 1, 0, 0, 0, 0);
  import_twice (fixture, "SIRET;Nom;Code postal\n7,3E+13;Sound;95000\n", 0, 0, 0, 1, 0);
  g_autoptr (SourcierSupplier) sound = load_where (fixture, "name = 'Sound'");
  assert_field (sound, SOURCIER_SUPPLIER_SIRET, SIRET_A);
  assert_field (sound, SOURCIER_SUPPLIER_NOTES, "SIRET : 7,3E+13");
}

static void
test_not_understood (Fixture       *fixture,
                     gconstpointer  user_data)
{
  static const char list[] =
    "SIRET;Nom;CA;Labels;Notes\n"
    SIRET_A ";Élan;n.c.;EI, Label Machin;\n"
    SIRET_B ";Baluchon;1,2 M€;;Connu\n"
    SIRET_C ";Collecterie;n.c.;;Vu en mai\n";

  import_twice (fixture, list, 1, 0, 0, 2, 0);
  g_autoptr (SourcierSupplier) a = load_where (fixture, "siret = '" SIRET_A "'");
  g_autoptr (SourcierSupplier) b = load_where (fixture, "siret = '" SIRET_B "'");
  g_autoptr (SourcierSupplier) c = load_where (fixture, "siret = '" SIRET_C "'");

  assert_field (a, SOURCIER_SUPPLIER_NOTES, "CA : n.c.\nLabels : Label Machin");
  g_assert_cmpint (sourcier_supplier_get_awards (a)->len, ==, 1);
  g_assert_cmpint (sourcier_supplier_get_turnover (b), ==, 120000000);
  assert_field (c, SOURCIER_SUPPLIER_NOTES, "Vu en mai\nCA : n.c.");
}

static void
test_ragged (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    prepare (fixture,
             "SIRET;Nom;Ville\n"
             SIRET_A ";Élan\n"
             SIRET_B ";Baluchon;Romainville;;\n"
             SIRET_C ";Collecterie;Montreuil;surplus\n", 2, 0, 0, 1, 0);
  apply (import);

  g_autoptr (SourcierSupplier) supplier = load_where (fixture, "siret = '" SIRET_C "'");
  assert_field (supplier, SOURCIER_SUPPLIER_NOTES, "4 : surplus");
  g_autoptr (SourcierSupplierImport) again =
    prepare (fixture, "SIRET;Nom;Ville\n" SIRET_C ";Collecterie;Montreuil;surplus\n", 0, 0, 1, 0, 0);
}

static void
test_without_siret (Fixture       *fixture,
                    gconstpointer  user_data)
{
  import_twice (fixture,
                "Nom;Adresse;Code postal\n"
                "Restos du Cœur;1 rue A;35000\n"
                "RESTOS DU COEUR;2 rue B;35000\n"
                "Restos du Cœur;3 rue C;75001\n", 2, 0, 0, 1, 0);
  g_assert_cmpint (count_suppliers (fixture), ==, 3);

  /* The address tells two of one name and place apart. */
  g_autoptr (SourcierSupplierImport) told =
    prepare (fixture, "Nom;Adresse;Code postal;Ville\nrestos du coeur;2, RUE B;35000;Rennes\n", 0, 1, 0, 0, 0);
  apply (told);
  g_autoptr (SourcierSupplier) second = load_where (fixture, "city = 'Rennes'");
  assert_field (second, SOURCIER_SUPPLIER_ADDRESS, "2, RUE B");
  g_autoptr (SourcierSupplierImport) unclear =
    prepare (fixture, "Nom;Adresse;Code postal\nRestos du Cœur;9 rue Z;35000\n", 0, 0, 0, 1, 0);

  /* A SIRET that the directory lacks is filled in. */
  import_twice (fixture, "Nom;Code postal;SIRET\nRestos du Cœur;75001;" SIRET_A "\n", 0, 1, 0, 0, 0);
  g_assert_cmpint (count_suppliers (fixture), ==, 3);
}

static void
test_rejects (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    prepare (fixture,
             "SIRET;Nom;Ville\n"
             SIRET_BAD ";Élan;Cergy\n"
             ";;\"Saint \"\"X\"\"; Y\"\n"
             SIRET_B ";Baluchon;Romainville\n", 1, 0, 0, 1, 1);
  g_autoptr (GFile) out = write_list (fixture, "rejects.csv", "");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  sourcier_supplier_import_write_rejects (import, out, NULL, &error);
  g_assert_no_error (error);
  g_file_load_contents (out, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBFReason;SIRET;Nom;Ville\r\n"
                             "Line 3 has neither a name nor a SIRET;;;\"Saint \"\"X\"\"; Y\"\r\n");

  /* With the doubtful ones left out, the directory does not get them and the list of rejects does. */
  sourcier_supplier_import_set_skip_doubtful (import, TRUE);
  sourcier_supplier_import_write_rejects (import, out, NULL, &error);
  g_assert_no_error (error);
  apply (import);
  g_assert_cmpint (count_suppliers (fixture), ==, 1);

  g_autoptr (SourcierSupplierImport) mended = sourcier_supplier_import_new (fixture->store, out);
  sourcier_supplier_import_prepare (mended, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n_read (mended), ==, 2);
  g_assert_cmpint (sourcier_supplier_import_get_n (mended, SOURCIER_IMPORT_DOUBTFUL), ==, 1);
  g_assert_cmpint (sourcier_supplier_import_get_n (mended, SOURCIER_IMPORT_REJECTED), ==, 1);
}

static void
test_chosen_columns (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (GFile) file = write_list (fixture, "odd.csv", "SIRET;Qui;Où\n" SIRET_A ";Élan;Cergy\n");
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
  apply (import);
  g_autoptr (SourcierSupplier) supplier = load_where (fixture, "name = 'Élan'");
  assert_field (supplier, SOURCIER_SUPPLIER_CITY, "Cergy");
}

static void
test_no_name_column (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, "Ville;Code postal\nCergy;95000\n", 0, 0, 0, 0, 1);
  g_autofree char *reason = reason_of (import, SOURCIER_IMPORT_REJECTED, 0);
  g_autoptr (GFile) letter = write_list (fixture, "letter.csv", "Dear all\nThis is no list\n");
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

static void
cancel_cb (SourcierProgress *progress,
           GCancellable     *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static char *
make_long_list (int n)
{
  g_autoptr (GString) text = g_string_new ("Nom;Code postal\n");

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "Supplier %d;95000\n", i);
  return g_strdup (text->str);
}

static gpointer
cancel_when_moved (gpointer user_data)
{
  gpointer *both = user_data;

  while (sourcier_progress_get_done (both[0]) == 0)
    g_usleep (20);
  cancel_cb (both[0], both[1]);
  return NULL;
}

/* Cancelled when some rows are written already: the directory is as it was, and the same import can be tried again. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *list = make_long_list (5000);
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, list, 5000, 0, 0, 0, 0);
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gpointer both[2] = { progress, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_when_moved, both);

  g_assert_false (sourcier_supplier_import_apply (import, progress, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (count_suppliers (fixture), ==, 0);
  g_assert_cmpint (count_actions (fixture), ==, 0);

  g_assert_false (sourcier_supplier_import_prepare (import, NULL, cancellable, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  apply (import);
  g_assert_cmpint (count_suppliers (fixture), ==, 5000);
}

static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, "Nom\nÉlan\n", 1, 0, 0, 0, 0);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Élan");
  sourcier_store_begin (fixture->store, "Add a supplier", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  g_assert_false (sourcier_supplier_import_apply (import, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_assert_cmpint (count_suppliers (fixture), ==, 1);

  g_autoptr (SourcierSupplierImport) again = prepare (fixture, "Nom\nÉlan\n", 0, 0, 1, 0, 0);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = g_strdup (sourcier_store_get_path (fixture->store));
  g_autoptr (GError) error = NULL;

  /* A file of a newer version is opened for reading only, whoever asks. */
  sourcier_store_execute (fixture->store, "PRAGMA user_version = 9999", &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = sourcier_store_open (path, &error);
  g_assert_no_error (error);

  g_autoptr (SourcierSupplierImport) import = prepare (fixture, "Nom\nÉlan\n", 1, 0, 0, 0, 0);
  g_assert_false (sourcier_supplier_import_apply (import, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, sourcier_store_get_read_only_reason (fixture->store));
}

static const char *
pick (GRand              *rand,
      const char * const *words,
      gsize               n_words)
{
  return words[g_rand_int_range (rand, 0, n_words)];
}

/* Few values, so that rows repeat, contradict and leave out one another in every way. */
static char *
random_row (GRand *rand)
{
  static const char * const sirets[] = { SIRET_A, SIRET_B, SIRET_BAD, "", "", "n.c.", "1,23E+13" };
  static const char * const names[] = { "Élan", "elan", "Baluchon", "", "—", "’" };
  static const char * const trade_names[] = { "", "Élan", "X" };
  static const char * const postcodes[] = { "95000", "", "1000" };
  static const char * const addresses[] = { "1 rue A", "2 rue B", "" };
  static const char * const phones[] = { "", "01 23", "'+33 1", "=1" };
  static const char * const amounts[] = { "", "70 000", "n.c.", "12,34" };
  static const char * const labels[] = { "", "EI", "ACI, EI", "Machin" };

  return g_strjoin (";", pick (rand, sirets, G_N_ELEMENTS (sirets)), pick (rand, names, G_N_ELEMENTS (names)),
                    pick (rand, trade_names, G_N_ELEMENTS (trade_names)),
                    pick (rand, postcodes, G_N_ELEMENTS (postcodes)),
                    pick (rand, addresses, G_N_ELEMENTS (addresses)), pick (rand, phones, G_N_ELEMENTS (phones)),
                    pick (rand, amounts, G_N_ELEMENTS (amounts)), pick (rand, labels, G_N_ELEMENTS (labels)), NULL);
}

static GPtrArray *
random_rows (GRand *rand)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  int n = g_rand_int_range (rand, 1, 25);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (rows, random_row (rand));
  return rows;
}

static char *
rows_to_list (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new ("SIRET;Nom;Enseigne;Code postal;Adresse;Téléphone;CA;Labels\n");

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (rows, i));
  return g_strdup (text->str);
}

static void
shuffle (GRand     *rand,
         GPtrArray *rows)
{
  for (guint i = rows->len - 1; i > 0; i--)
    {
      guint j = g_rand_int_range (rand, 0, i + 1);
      gpointer row = rows->pdata[i];

      rows->pdata[i] = rows->pdata[j];
      rows->pdata[j] = row;
    }
}

/* Whatever two lists say, importing one a second time right after, in any order, changes nothing. */
static void
test_again_changes_nothing (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = write_list (fixture, "random.csv", "");

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) rows = random_rows (rand);

      for (int time = 0; time < 3; time++)
        {
          g_autofree char *list = rows_to_list (rows);
          g_autoptr (GFile) written = write_list (fixture, "random.csv", list);
          g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);

          sourcier_supplier_import_prepare (import, NULL, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpint (sourcier_supplier_import_get_n_read (import), ==, rows->len);
          if (time > 0)
            g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_UNCHANGED)
                             + sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_REJECTED), ==, rows->len);
          apply (import);
          shuffle (rand, rows);
        }
    }
}

/* Worked out with Python's csv module: 3,853 rows; 13 SIRET whose check sum fails, 12 rows that repeat a SIRET, 3 firms of
 * Saint-Martin (97150, departement 978) put in Guadeloupe (971), no row being two of these. */
static void
test_real_list (Fixture       *fixture,
                gconstpointer  user_data)
{
  const char *folder = g_getenv ("SOURCIER_REAL_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "siae_le_marche.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierSupplierImport) first = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (SourcierSupplierImport) second = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("siae_le_marche.csv is not here");
      return;
    }

  g_test_timer_start ();
  sourcier_supplier_import_prepare (first, NULL, NULL, &error);
  g_assert_no_error (error);
  double prepared = g_test_timer_elapsed ();
  apply (first);
  g_test_message ("3853 rows prepared in %.3f s, applied after %.3f s", prepared, g_test_timer_elapsed ());
  for (guint i = 0; i < sourcier_supplier_import_get_n_columns (first); i++)
    g_assert_cmpint (sourcier_supplier_import_get_target (first, i), !=, SOURCIER_IMPORT_TARGET_NONE);
  g_assert_cmpint (sourcier_supplier_import_get_n_read (first), ==, 3853);
  g_assert_cmpint (sourcier_supplier_import_get_n (first, SOURCIER_IMPORT_NEW), ==, 3828);
  g_assert_cmpint (sourcier_supplier_import_get_n (first, SOURCIER_IMPORT_DOUBTFUL), ==, 25);
  g_assert_cmpint (count_suppliers (fixture), ==, 3853);

  sourcier_supplier_import_prepare (second, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n (second, SOURCIER_IMPORT_UNCHANGED), ==, 3853);
  apply (second);
  g_assert_cmpint (count_actions (fixture), ==, 1);
}

#define ADD(name, func) g_test_add ("/import/" name, Fixture, NULL, set_up, func, tear_down)

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
  ADD ("bad-siret", test_bad_siret);
  ADD ("not-understood", test_not_understood);
  ADD ("ragged", test_ragged);
  ADD ("without-siret", test_without_siret);
  ADD ("rejects", test_rejects);
  ADD ("chosen-columns", test_chosen_columns);
  ADD ("no-name-column", test_no_name_column);
  ADD ("cancel", test_cancel);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("read-only", test_read_only);
  ADD ("again-changes-nothing", test_again_changes_nothing);
  ADD ("real-list", test_real_list);

  return g_test_run ();
}
