/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-action.h"

#include "purchases/decp-import.h"
#include "store/history.h"
#include "history/revert.h"
#include "suppliers/supplier-import.h"

static void
append_supplier_row (GString *list)
{
  static const char * const names[] = { "Élan", "Atelier Vert", "Atelier vert", "Nouveau", "" };
  static const char * const sirets[] = { "73282932000074", "80746931700018", "732 829 320 00074", "7,32829E+13", "" };
  static const char * const labels[] = { "EI", "ESUS|EI", "Mystère", "" };
  static const char * const postcodes[] = { "95500", "6000", "", "nowhere" };

  g_string_append_printf (list, "%s;%s;%s;%s;%d,50;%s\n", PICK_ONE (names), PICK_ONE (sirets), PICK_ONE (postcodes),
                          PICK_ONE (labels), g_test_rand_int_range (0, 9), ONE_IN (2) ? "local" : "");
}

static GFile *
write_suppliers (RandomOffice *at)
{
  g_autoptr (GString) list = g_string_new ("Raison sociale;SIRET;Code postal;Labels;Chiffre d'affaires;Étiquettes\n");

  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    append_supplier_row (list);
  return random_list_write (at, "suppliers.csv", list->str);
}

static gboolean
import_suppliers (RandomOffice  *at,
                  GError       **error)
{
  g_autoptr (GFile) file = write_suppliers (at);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (at->store, file);

  sourcier_supplier_import_set_policy (import, (SourcierImportPolicy) g_test_rand_int_range (0, SOURCIER_N_IMPORT_POLICIES));
  if (ONE_IN (3))
    sourcier_supplier_import_set_label (import, "ESAT");
  if (ONE_IN (2))
    sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_LABELS, "Mystère", SOURCIER_IMPORT_WORD_USE, "ESUS");
  return sourcier_supplier_import_prepare (import, NULL, NULL, error)
         && sourcier_supplier_import_decide_all (import, (SourcierImportDecision) g_test_rand_int_range (0, SOURCIER_N_IMPORT_DECISIONS),
                                                 NULL, NULL, error)
         && sourcier_supplier_import_apply (import, NULL, NULL, error);
}

/* The last import, whatever was done since. */
static gboolean
take_import_back (RandomOffice  *at,
                  GError       **error)
{
  g_autoptr (SourcierAction) last = sourcier_history_find_last (at->store, SOURCIER_ACTION_KIND_IMPORT, NULL);
  g_autoptr (SourcierRevert) undo = NULL;

  if (last == NULL)
    return TRUE;
  undo = sourcier_revert_new (at->store, sourcier_action_get_id (last));
  return sourcier_revert_prepare (undo, NULL, error) && sourcier_revert_apply (undo, NULL, error);
}

/* Any of the last actions that hold; whatever was done since, that is not refused. */
static gboolean
revert_one (RandomOffice  *at,
            GError       **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM history WHERE state = 0 AND changes > 0 ORDER BY id DESC LIMIT 1 OFFSET %d",
                     g_test_rand_int_range (0, 40));
  gint64 action = random_ask (at, sql);
  g_autoptr (SourcierRevert) revert = action != 0 ? sourcier_revert_new (at->store, action) : NULL;
  gboolean done = revert == NULL || (sourcier_revert_prepare (revert, NULL, error) && sourcier_revert_apply (revert, NULL, error));

  if (!done)
    g_error ("Action %" G_GINT64_FORMAT " is not reverted: %s", action, (*error)->message);
  return done;
}

static void
append_contract (GString *contracts)
{
  g_string_append_printf (contracts,
                          "%s{\"id\": \"M%d\", \"acheteur\": {\"id\": \"21950500100017\"}, \"objet\": \"Nettoyage %d\","
                          " \"codeCPV\": \"90910000-9\", \"montant\": %d, \"dateNotification\": \"2026-0%d-12\","
                          " \"titulaires\": [{\"titulaire\": {\"typeIdentifiant\": \"SIRET\", \"id\": \"73282932000074\"}}]}",
                          contracts->len > 0 ? ", " : "", g_test_rand_int_range (1, 6), g_test_rand_int_range (0, 3),
                          g_test_rand_int_range (0, 3) * 10000, g_test_rand_int_range (1, 9));
}

static gboolean
import_contracts (RandomOffice  *at,
                  GError       **error)
{
  g_autoptr (GString) contracts = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    append_contract (contracts);

  g_autofree char *text = g_strdup_printf ("{\"marches\": {\"marche\": [%s]}}", contracts->str);
  g_autoptr (GFile) file = random_list_write (at, "decp.json", text);
  g_autoptr (SourcierDecpImport) import = sourcier_decp_import_new (at->store, file);

  return sourcier_decp_import_prepare (import, NULL, NULL, error) && sourcier_decp_import_apply (import, NULL, NULL, error);
}

const RandomAction random_import_actions[] = {
  { "Import a list", import_suppliers, TRUE },
  { "Import a list again", import_suppliers, TRUE },
  { "Undo an import", take_import_back, TRUE },
  { "Revert a change", revert_one, TRUE },
  { "Import contracts", import_contracts, TRUE },
  { NULL },
};
