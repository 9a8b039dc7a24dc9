/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "purchases/decp-import.h"
#include "purchases/decp-store.h"
#include "purchases/purchase-store.h"
#include "store/history-tend.h"
#include "suppliers/supplier-store.h"

#include <string.h>

#define CONTRACT(id, more) \
  "{\"id\": \"" id "\", \"acheteur\": {\"id\": \"21950127100015\", \"nom\": \"Ville de Cergy\"}," \
  "\"nature\": \"Marché\", \"objet\": \"École " id "\", \"codeCPV\": \"45214200-2\"," \
  "\"techniques\": {\"technique\": [\"Concours\"]}, \"procedure\": \"Appel d'offres ouvert\"," \
  "\"ccag\": \"Travaux\", \"offresRecues\": 4, \"dureeMois\": 18, \"dateNotification\": \"2024-05-15\"," \
  "\"datePublicationDonnees\": \"2024-05-25\", \"montant\": 575000.25," \
  "\"considerationsSociales\": {\"considerationSociale\": [\"Clause sociale\", \"Marché réservé\"]}," \
  "\"considerationsEnvironnementales\": {\"considerationEnvironnementale\": [\"Pas de considération environnementale\"]}," \
  "\"titulaires\": [{\"titulaire\": {\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}}," \
  "{\"titulaire\": {\"typeIdentifiant\": \"TVA\", \"id\": \"FR21483209383\"}}] " more "}"

#define MODIFIED \
  ", \"modifications\": [{\"modification\": {\"id\": 1, \"montant\": 600000, \"dureeMois\": 20," \
  "\"dateNotificationModification\": \"2025-01-02\", \"datePublicationDonneesModification\": \"2025-01-20\"}}]," \
  "\"actesSousTraitance\": [{\"acteSousTraitance\": {\"id\": 1, \"sousTraitant\": {\"typeIdentifiant\": \"SIRET\"," \
  "\"id\": \"55204599900869\"}, \"dureeMois\": 12, \"dateNotification\": \"2024-10-11\"," \
  "\"datePublicationDonnees\": \"2024-10-12\", \"montant\": 1000, \"variationPrix\": \"Ferme\"}}]"

#define FILE_OF(contracts) "{\"marches\": {\"marche\": [" contracts "]}}"

static GFile *
write_file (CoreTestOffice *office,
            const char     *text)
{
  g_autofree char *path = g_build_filename (office->folder, "decp.json", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* Imports a text, and says what became of its contracts: "new changed unchanged broken doubtful suppliers". */
static char *
import_text (CoreTestOffice *office,
             const char     *text)
{
  g_autoptr (GFile) file = write_file (office, text);
  g_autoptr (SourcierDecpImport) import = sourcier_decp_import_new (office->store, file);
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_decp_import_prepare (import, NULL, NULL, &error));
  g_assert_cmpint (sourcier_store_count_writers (), ==, 0);
  g_assert_no_error (error);
  g_assert_true (sourcier_decp_import_apply (import, NULL, NULL, &error));
  g_assert_no_error (error);
  sourcier_store_refresh (office->store);
  return g_strdup_printf ("%d %d %d %d %d %d", (int) sourcier_decp_import_get_n (import, SOURCIER_DECP_NEW),
                          (int) sourcier_decp_import_get_n (import, SOURCIER_DECP_CHANGED),
                          (int) sourcier_decp_import_get_n (import, SOURCIER_DECP_UNCHANGED),
                          (int) sourcier_decp_import_get_n (import, SOURCIER_DECP_BROKEN),
                          (int) sourcier_decp_import_get_n_doubtful (import),
                          (int) sourcier_decp_import_get_n_new_suppliers (import));
}

#define assert_import(office, text, expected) \
  G_STMT_START { g_autofree char *told = import_text (office, text); g_assert_cmpstr (told, ==, expected); } G_STMT_END

static SourcierPurchase *
load (CoreTestOffice *office,
      const char     *uid)
{
  g_autoptr (GError) error = NULL;
  gint64 id = sourcier_purchase_store_find_uid (office->store, uid, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  SourcierPurchase *purchase = sourcier_purchase_store_load (office->store, id, &error);
  g_assert_no_error (error);
  return purchase;
}

static gint64
count (CoreTestOffice *office,
       const char     *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (office->store, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  return sourcier_statement_get_int (statement, 0);
}

static void
test_new (CoreTestOffice *office,
          gconstpointer   data)
{
  assert_import (office, FILE_OF (CONTRACT ("M1", MODIFIED)), "1 0 0 0 0 2");

  g_autoptr (SourcierPurchase) purchase = load (office, "21950127100015M1");
  const char * const *considerations = sourcier_purchase_get_considerations (purchase);
  GPtrArray *holders = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_HOLDERS);
  GPtrArray *modifications = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_MODIFICATIONS);

  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT), ==, "École M1");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_NUMBER), ==, "M1");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV), ==, "45214200");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_NATURE), ==, "works");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_KIND), ==, "contract");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_PROCEDURE), ==, "open");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_BUYER), ==, "Ville de Cergy");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SOURCE), ==, "DECP");
  g_assert_cmpint (sourcier_purchase_get_state (purchase), ==, SOURCIER_PURCHASE_AWARDED);
  g_assert_cmpint (sourcier_purchase_get_number (purchase, SOURCIER_PURCHASE_AWARDED_AMOUNT), ==, 57500025);
  g_assert_cmpint (sourcier_purchase_get_number (purchase, SOURCIER_PURCHASE_OFFERS), ==, 4);
  g_assert_cmpint (sourcier_purchase_get_number (purchase, SOURCIER_PURCHASE_DURATION), ==, 18);
  g_assert_cmpint (sourcier_purchase_get_number (purchase, SOURCIER_PURCHASE_NOTIFICATION_DAY), ==,
                   sourcier_day_from_ymd (2024, 5, 15));
  g_assert_cmpuint (g_strv_length ((char **) considerations), ==, 2);
  g_assert_true (sourcier_purchase_has_consideration (purchase, "social-clause"));
  g_assert_true (sourcier_purchase_has_consideration (purchase, "reserved"));

  /* Two holders and a subcontractor. Only those known by a SIRET are suppliers; subcontractors are linked too. */
  g_assert_cmpuint (holders->len, ==, 3);
  g_assert_cmpint (sourcier_record_get_number (holders->pdata[0], SOURCIER_HOLDER_SUPPLIER), >, 0);
  g_assert_cmpstr (sourcier_record_get_text (holders->pdata[1], SOURCIER_HOLDER_ROLE), ==, "co-contractor");
  g_assert_cmpint (sourcier_record_get_number (holders->pdata[1], SOURCIER_HOLDER_SUPPLIER), <=, 0);
  g_assert_cmpstr (sourcier_record_get_text (holders->pdata[2], SOURCIER_HOLDER_ROLE), ==, "subcontractor");
  g_assert_cmpuint (modifications->len, ==, 1);
  g_assert_cmpint (sourcier_record_get_number (modifications->pdata[0], SOURCIER_MODIFICATION_AMOUNT), ==, 60000000);

  g_autoptr (SourcierDecpContract) rest =
    sourcier_decp_store_load (office->store, sourcier_purchase_get_id (purchase), NULL);
  g_assert_cmpstr (sourcier_decp_contract_get (rest, SOURCIER_DECP_TECHNIQUES), ==, "Concours");
  g_assert_cmpstr (sourcier_decp_contract_get (rest, SOURCIER_DECP_BUYER), ==, "21950127100015");
  g_assert_cmpstr (sourcier_decp_contract_get (rest, SOURCIER_DECP_PUBLISHED), ==, "2024-05-25");
  g_assert_cmpuint (rest->acts->len, ==, 2);
}

static void
test_again (CoreTestOffice *office,
            gconstpointer   data)
{
  assert_import (office, FILE_OF (CONTRACT ("M1", MODIFIED) "," CONTRACT ("M2", "")), "2 0 0 0 0 2");
  assert_import (office, FILE_OF (CONTRACT ("M1", MODIFIED) "," CONTRACT ("M2", "")), "0 0 2 0 0 0");
  assert_import (office, FILE_OF (CONTRACT ("M1", MODIFIED) "," CONTRACT ("M2", MODIFIED)), "0 1 1 0 0 0");
  g_assert_cmpint (count (office, "purchase"), ==, 2);

  g_autoptr (SourcierPurchase) purchase = load (office, "21950127100015M2");
  g_assert_cmpuint (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_MODIFICATIONS)->len, ==, 1);
  assert_import (office, FILE_OF (CONTRACT ("M2", MODIFIED)), "0 0 1 0 0 0");
}

static void
test_undo (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  assert_import (office, FILE_OF (CONTRACT ("M1", MODIFIED) "," CONTRACT ("M2", "")), "2 0 0 0 0 2");
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (office, "purchase"), ==, 0);
  g_assert_cmpint (count (office, "purchase_decp"), ==, 0);
  g_assert_cmpint (count (office, "purchase_holder"), ==, 0);
  g_assert_cmpint (count (office, "supplier"), ==, 0);
  g_assert_true (sourcier_store_redo (office->store, NULL, &error));
  g_assert_cmpint (count (office, "purchase"), ==, 2);
  g_assert_cmpint (count (office, "purchase_decp"), ==, 2);
}

/* A purchase that is deleted takes its essential data along. */
static void
test_delete (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  assert_import (office, FILE_OF (CONTRACT ("M1", "")), "1 0 0 0 0 1");

  g_autoptr (SourcierPurchase) purchase = load (office, "21950127100015M1");
  g_assert_true (sourcier_store_begin (office->store, "Delete", &error));
  g_assert_true (sourcier_purchase_store_delete (office->store, sourcier_purchase_get_id (purchase), &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (office, "purchase_decp"), ==, 0);
}

/* A holder is the supplier of the directory that has its SIRET; its name, where the file tells none, stays. */
static void
test_known_supplier (CoreTestOffice *office,
                     gconstpointer   data)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Atelier du Vexin");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET, "44306184100047");
  g_assert_true (sourcier_store_begin (office->store, "Add", &error));
  g_assert_true (sourcier_supplier_store_save (office->store, supplier, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  assert_import (office, FILE_OF (CONTRACT ("M1", "")), "1 0 0 0 0 0");
  g_assert_cmpint (count (office, "supplier"), ==, 1);

  g_autoptr (SourcierPurchase) purchase = load (office, "21950127100015M1");
  GPtrArray *holders = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_HOLDERS);
  g_assert_cmpint (sourcier_record_get_number (holders->pdata[0], SOURCIER_HOLDER_SUPPLIER), ==,
                   sourcier_supplier_get_id (supplier));
}

/* A purchase that the office followed from its plan on is the contract that is published under its number. */
static void
test_own_purchase (CoreTestOffice *office,
                   gconstpointer   data)
{
  g_autoptr (SourcierPurchase) typed = sourcier_purchase_new ();
  g_autoptr (GError) error = NULL;

  sourcier_purchase_set_text (typed, SOURCIER_PURCHASE_NUMBER, "M1");
  sourcier_purchase_set_text (typed, SOURCIER_PURCHASE_SUBJECT, "Une école");
  sourcier_purchase_set_text (typed, SOURCIER_PURCHASE_SERVICE, "Bâtiments");
  sourcier_purchase_set_state (typed, SOURCIER_PURCHASE_LAUNCHED);
  g_assert_true (sourcier_store_begin (office->store, "Add", &error));
  g_assert_true (sourcier_purchase_store_save (office->store, typed, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  assert_import (office, FILE_OF (CONTRACT ("M1", "")), "0 1 0 0 0 1");
  g_assert_cmpint (count (office, "purchase"), ==, 1);

  g_autoptr (SourcierPurchase) purchase = load (office, "21950127100015M1");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SERVICE), ==, "Bâtiments");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT), ==, "École M1");
  g_assert_cmpint (sourcier_purchase_get_state (purchase), ==, SOURCIER_PURCHASE_AWARDED);
}

static void
test_repeated (CoreTestOffice *office,
               gconstpointer   data)
{
  static const char text[] = FILE_OF (CONTRACT ("M1", "") "," CONTRACT ("M1", "") "," CONTRACT ("M1", MODIFIED));

  /* Twice the same is once; another of the same number is kept, and told. */
  assert_import (office, text, "2 0 1 0 2 2");
  g_assert_cmpint (count (office, "purchase"), ==, 2);
  assert_import (office, text, "0 0 3 0 2 0");
}

static void
test_nameless (CoreTestOffice *office,
               gconstpointer   data)
{
  static const char text[] = "{\"marches\": [{\"objet\": \"Sans numéro\", \"montant\": 12}, 3, {\"objet\": \"cut";

  assert_import (office, text, "1 0 0 2 1 0");
  assert_import (office, text, "0 0 1 2 1 0");
}

static void
test_concession (CoreTestOffice *office,
                 gconstpointer   data)
{
  assert_import (office, "{\"marches\": {\"contrat-concession\": [{\"id\": \"C1\", \"autoriteConcedante\":"
                 "{\"id\": \"21950127100015\"}, \"nature\": \"Délégation de service public\", \"objet\": \"Parking\","
                 "\"procedure\": \"Procédure négociée ouverte\", \"dureeMois\": 60, \"dateSignature\": \"2024-04-02\","
                 "\"valeurGlobale\": 10.3, \"montantSubventionPublique\": 5, \"concessionnaires\": [{\"concessionnaire\":"
                 "{\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}}]}]}}", "1 0 0 0 0 1");

  g_autoptr (SourcierPurchase) purchase = load (office, "21950127100015C1");
  g_autoptr (SourcierDecpContract) rest =
    sourcier_decp_store_load (office->store, sourcier_purchase_get_id (purchase), NULL);

  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_KIND), ==, "concession");
  g_assert_cmpstr (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_PROCEDURE), ==, "concession-open-negotiated");
  g_assert_true (rest->concession);
  g_assert_cmpstr (sourcier_decp_contract_get (rest, SOURCIER_DECP_NATURE), ==, "Délégation de service public");
  g_assert_cmpstr (sourcier_decp_contract_get (rest, SOURCIER_DECP_SUBSIDY), ==, "500");
}

/* Nothing changes unless what was shown is still so. */
static void
test_conflict (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (GFile) file = write_file (office, FILE_OF (CONTRACT ("M1", "")));
  g_autoptr (SourcierDecpImport) import = sourcier_decp_import_new (office->store, file);
  g_autoptr (SourcierPurchase) other = sourcier_purchase_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_decp_import_prepare (import, NULL, NULL, &error));
  g_assert_true (sourcier_store_begin (office->store, "Add", &error));
  g_assert_true (sourcier_purchase_store_save (office->store, other, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  g_assert_no_error (error);

  g_assert_false (sourcier_decp_import_apply (import, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_assert_cmpint (count (office, "purchase"), ==, 1);
}

/* The day's look after the history changes nothing of the register. */
static void
test_tended (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (GFile) file = write_file (office, FILE_OF (CONTRACT ("M1", "")));
  g_autoptr (SourcierDecpImport) import = sourcier_decp_import_new (office->store, file);
  const SourcierHistoryLimits limits = { 1024 * 1024, 3 };
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_decp_import_prepare (import, NULL, NULL, &error));
  g_assert_true (sourcier_history_save_limits (office->store, &limits, &error));
  g_assert_true (sourcier_decp_import_apply (import, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (office, "purchase"), ==, 1);
}

static void
test_cancelled (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autoptr (GFile) file = write_file (office, FILE_OF (CONTRACT ("M1", "")));
  g_autoptr (SourcierDecpImport) import = sourcier_decp_import_new (office->store, file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_decp_import_prepare (import, NULL, NULL, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (sourcier_decp_import_apply (import, NULL, cancellable, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_assert_cmpint (count (office, "purchase"), ==, 0);
}

static void
test_doubtful_list (CoreTestOffice *office,
                    gconstpointer   data)
{
  g_autoptr (GFile) file =
    write_file (office, "{\"marches\": [\n{\"id\": \"M1\", \"acheteur\": {\"id\": \"21950127100015\"}, \"objet\": \"Bibliothèque\","
                "\"codeCPV\": \"9132100\", \"montant\": 12.5, \"dureeMois\": 3, \"dateNotification\": \"2019-01-02\","
                "\"titulaires\": [{\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}]},\n{\"id\": oops}]}");
  g_autoptr (SourcierDecpImport) import = sourcier_decp_import_new (office->store, file);
  g_autofree char *path = g_build_filename (office->folder, "doubtful.csv", NULL);
  g_autoptr (GFile) out = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (sourcier_decp_import_prepare (import, NULL, NULL, &error));
  g_assert_true (sourcier_decp_import_write_doubtful (import, out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ";2;M1;21950127100015;Bibliothèque;12,50;\"{\"\"codeCPV\"\":\"\"9132100\"\"}\"\r\n"));
  g_assert_nonnull (strstr (text, ";3;;;;;\r\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/decp-import/new", NULL, test_new);
  core_test_add ("/decp-import/again", NULL, test_again);
  core_test_add ("/decp-import/undo", NULL, test_undo);
  core_test_add ("/decp-import/delete", NULL, test_delete);
  core_test_add ("/decp-import/known-supplier", NULL, test_known_supplier);
  core_test_add ("/decp-import/own-purchase", NULL, test_own_purchase);
  core_test_add ("/decp-import/repeated", NULL, test_repeated);
  core_test_add ("/decp-import/nameless", NULL, test_nameless);
  core_test_add ("/decp-import/concession", NULL, test_concession);
  core_test_add ("/decp-import/conflict", NULL, test_conflict);
  core_test_add ("/decp-import/tended", NULL, test_tended);
  core_test_add ("/decp-import/cancelled", NULL, test_cancelled);
  core_test_add ("/decp-import/doubtful-list", NULL, test_doubtful_list);
  return g_test_run ();
}
