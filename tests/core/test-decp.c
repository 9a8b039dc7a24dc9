/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "purchases/decp-json.h"
#include "purchases/decp-reader.h"

#include <string.h>

typedef struct
{
  GPtrArray *contracts;
  guint n_broken;
  guint n_defects[SOURCIER_N_DECP_DEFECTS];
  guint n;
} Reading;

static SourcierDecpContract *
parse (const char *list,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return sourcier_decp_contract_from_json (json_node_get_object (node), list, 1);
}

static char *
defects_of (const SourcierDecpContract *contract)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    if ((contract->defects & SOURCIER_DECP_DEFECT_BIT (i)) != 0)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", sourcier_decp_defect_get_code (i));
  return g_strdup (codes->str);
}

#define assert_value(contract, field, expected) \
  g_assert_cmpstr (sourcier_decp_contract_get (contract, SOURCIER_DECP_ ## field), ==, expected)

#define assert_defects(contract, expected) \
  G_STMT_START { g_autofree char *told = defects_of (contract); g_assert_cmpstr (told, ==, expected); } G_STMT_END

#define GOOD_V1 \
  "\"id\": \"2019A1\", \"acheteur\": {\"id\": \"21950127100015\", \"nom\": \"Ville de Cergy\"}, \"nature\": \"Marché\"," \
  "\"objet\": \"Nettoyage\", \"procedure\": \"Procédure adaptée\"," \
  "\"lieuExecution\": {\"code\": \"95\", \"typeCode\": \"Code département\", \"nom\": \"Val-d'Oise\"}," \
  "\"datePublicationDonnees\": \"2019-01-15\"," \
  "\"titulaires\": [{\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\", \"denominationSociale\": \"Atelier\"}]"
#define GOOD_V1_REST \
  ", \"codeCPV\": \"90910000-9\", \"dureeMois\": 12, \"dateNotification\": \"2019-01-02\", \"montant\": 26130.5," \
  "\"formePrix\": \"Révisable\""

static void
test_version_1 (void)
{
  g_autoptr (SourcierDecpContract) contract =
    parse ("marches", "{" GOOD_V1 GOOD_V1_REST ", \"modifications\": [{\"objetModification\": \"Délai\", \"dureeMois\": 14,"
           "\"montant\": 30000, \"dateNotificationModification\": \"2019-06-01\", \"titulaires\":"
           "[{\"typeIdentifiant\": \"TVA\", \"id\": \"FR21483209383\", \"denominationSociale\": \"Autre\"}]}]}");

  assert_defects (contract, "");
  g_assert_false (contract->concession);
  assert_value (contract, ID, "2019A1");
  assert_value (contract, BUYER, "21950127100015");
  assert_value (contract, BUYER_NAME, "Ville de Cergy");
  assert_value (contract, CPV, "90910000");
  assert_value (contract, MONTHS, "12");
  assert_value (contract, AMOUNT, "2613050");
  assert_value (contract, PLACE_KIND, "Code département");
  assert_value (contract, NOTIFIED, "2019-01-02");
  /* The form of the price of version 1 is the type of price of version 2. */
  assert_value (contract, PRICE_FORM, "");
  assert_value (contract, PRICE_TYPES, "Définitif révisable");
  g_assert_cmpstr (json_object_get_string_member (contract->raw, "formePrix"), ==, "Révisable");

  const SourcierDecpParty *holder = g_ptr_array_index (contract->holders, 0);
  g_assert_cmpstr (holder->name, ==, "Atelier");

  const SourcierDecpAct *act = g_ptr_array_index (contract->acts, 0);
  g_assert_cmpint (act->kind, ==, SOURCIER_DECP_MODIFICATION);
  g_assert_cmpint (act->amount, ==, 3000000);
  g_assert_cmpint (act->months, ==, 14);
  g_assert_cmpuint (act->notified, ==, sourcier_day_from_ymd (2019, 6, 1));
  g_assert_cmpstr (act->words, ==, "Délai");
  g_assert_cmpstr (((SourcierDecpParty *) g_ptr_array_index (act->parties, 0))->kind, ==, "TVA");

  g_autofree char *key = sourcier_decp_contract_get_key (contract);
  g_assert_cmpstr (key, ==, "219501271000152019A1");
}

static void
test_version_1_terms (void)
{
  g_autoptr (SourcierDecpContract) contract =
    parse ("marches", "{\"nature\": \"Accord-cadre\", \"procedure\": \"Marché négocié sans publicité ni mise en "
           "concurrence préalable\", \"lieuExecution\": {\"typeCode\": \"CODE DEPARTEMENT\"},"
           "\"formePrix\": \"Ferme et actualisable\", \"titulaires\": [{\"typeIdentifiant\": \"TVA_INTRACOMMUNAUTAIRE\","
           "\"id\": \"FR21483209383\"}]}");

  assert_value (contract, NATURE, "Marché");
  assert_value (contract, TECHNIQUES, "Accord-cadre");
  assert_value (contract, PROCEDURE, "Marché passé sans publicité ni mise en concurrence préalable");
  assert_value (contract, PLACE_KIND, "Code département");
  assert_value (contract, PRICE_TYPES, "Définitif actualisable");
  g_assert_cmpstr (((SourcierDecpParty *) g_ptr_array_index (contract->holders, 0))->kind, ==, "TVA");
  g_assert_cmpstr (json_object_get_string_member (contract->raw, "nature"), ==, "Accord-cadre");
  assert_defects (contract, "no-number no-buyer cpv-missing day-missing months amount-missing no-subject");
}

/* Each defect alone, beside what is as it should be. */
static const struct
{
  const char *members;
  const char *defects;
  SourcierDecpField field;
  const char *value;
  const char *raw_member;
  const char *raw;
} defective[] = {
  { "\"codeCPV\": \"9132100\"", "cpv-zero", SOURCIER_DECP_CPV, "09132100", "codeCPV", "9132100" },
  { "\"codeCPV\": \"909100009\"", "", SOURCIER_DECP_CPV, "90910000", NULL, NULL },
  { "\"codeCPV\": \"12345678\"", "cpv-unknown", SOURCIER_DECP_CPV, "12345678", "codeCPV", "12345678" },
  { "\"codeCPV\": \"450000010-7\"", "cpv-unknown", SOURCIER_DECP_CPV, "450000010-7", "codeCPV", "450000010-7" },
  { "\"codeCPV\": \"\"", "cpv-missing", SOURCIER_DECP_CPV, "", NULL, NULL },
  { "\"dateNotification\": \"2018-10-18+03:00\"", "day-zone", SOURCIER_DECP_NOTIFIED, "2018-10-18",
    "dateNotification", "2018-10-18+03:00" },
  { "\"dateNotification\": \"0218-10-29\"", "day-unsure", SOURCIER_DECP_NOTIFIED, "", "dateNotification",
    "0218-10-29" },
  { "\"dateNotification\": \"2019-02-30\"", "day-unsure", SOURCIER_DECP_NOTIFIED, "", "dateNotification",
    "2019-02-30" },
  { "\"dateNotification\": \"\"", "day-missing", SOURCIER_DECP_NOTIFIED, "", NULL, NULL },
  { "\"dureeMois\": \"NC\"", "months", SOURCIER_DECP_MONTHS, "", "dureeMois", "NC" },
  { "\"dureeMois\": 0", "months", SOURCIER_DECP_MONTHS, "", "dureeMois", "0" },
  { "\"dureeMois\": 1.5", "", SOURCIER_DECP_MONTHS, "2", "dureeMois", "1.5" },
  { "\"dureeMois\": \"12\"", "", SOURCIER_DECP_MONTHS, "12", NULL, NULL },
  { "\"montant\": 1e17", "amount-absurd", SOURCIER_DECP_AMOUNT, "", "montant", "1e+17" },
  { "\"montant\": 0", "amount-absurd", SOURCIER_DECP_AMOUNT, "0", NULL, NULL },
  { "\"montant\": 999999999", "amount-absurd", SOURCIER_DECP_AMOUNT, "99999999900", NULL, NULL },
  { "\"montant\": \"26130,50\"", "", SOURCIER_DECP_AMOUNT, "2613050", NULL, NULL },
  { "\"montant\": \"beaucoup\"", "number", SOURCIER_DECP_AMOUNT, "", "montant", "beaucoup" },
  { "\"montant\": null", "amount-missing", SOURCIER_DECP_AMOUNT, "", NULL, NULL },
  { "\"procedure\": \"Autre\"", "code", SOURCIER_DECP_PROCEDURE, "Autre", "procedure", "Autre" },
  { "\"procedure\": \"Proc\uFFFDdure adapt\uFFFDe\"", "accents", SOURCIER_DECP_PROCEDURE, "Procédure adaptée",
    "procedure", "Proc\uFFFDdure adapt\uFFFDe" },
  { "\"objet\": \"R\uFFFDnovation\"", "accents", SOURCIER_DECP_SUBJECT, "R\uFFFDnovation", NULL, NULL },
  { "\"objet\": null", "no-subject", SOURCIER_DECP_SUBJECT, "", NULL, NULL },
  { "\"id\": \"\"", "no-number", SOURCIER_DECP_ID, "", NULL, NULL },
  { "\"acheteur\": {\"id\": \"21950127100016\"}", "buyer-siret", SOURCIER_DECP_BUYER, "21950127100016", NULL, NULL },
  { "\"acheteur\": null", "no-buyer", SOURCIER_DECP_BUYER, "", NULL, NULL },
  { "\"titulaires\": []", "no-holder", SOURCIER_DECP_SOURCE, "", NULL, NULL },
  { "\"titulaires\": [{\"typeIdentifiant\": \"SIRET\", \"id\": \"214356\"}]", "holder-siret", SOURCIER_DECP_SOURCE, "",
    NULL, NULL },
  /* La Poste has a rule of its own. */
  { "\"titulaires\": [{\"typeIdentifiant\": \"SIRET\", \"id\": \"35600000049837\"}]", "", SOURCIER_DECP_SOURCE, "",
    NULL, NULL },
  { "\"titulaires\": [{\"typeIdentifiant\": \"KVK\", \"id\": \"17014545\"}]", "code", SOURCIER_DECP_SOURCE, "",
    "typeIdentifiant", "KVK" },
  { "\"marcheInnovant\": \"peut-être\"", "number", SOURCIER_DECP_INNOVATIVE, "", "marcheInnovant", "peut-être" },
  { "\"marcheInnovant\": \"oui\"", "", SOURCIER_DECP_INNOVATIVE, "1", NULL, NULL },
  { "\"tauxAvance\": 30", "number", SOURCIER_DECP_ADVANCE_RATE, "", "tauxAvance", "30" },
  { "\"origineUE\": null", "", SOURCIER_DECP_ORIGIN_EU, "", NULL, NULL },
  { "\"considerationsSociales\": [\"Clause sociale\"]", "nesting", SOURCIER_DECP_SOCIAL, "Clause sociale", NULL, NULL },
};

static void
test_defects (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (defective); i++)
    {
      /* Of a member written twice the last one counts. */
      g_autofree char *text = g_strdup_printf ("{" GOOD_V1 GOOD_V1_REST ", %s}", defective[i].members);
      g_autoptr (SourcierDecpContract) contract = parse ("marches", text);
      guint defects = contract->defects;

      if (strstr (defective[i].members, "considerations") != NULL)
        g_assert_cmpuint (defects & SOURCIER_DECP_DEFECT_BIT (SOURCIER_DECP_DEFECT_NESTING), !=, 0);
      else
        assert_defects (contract, defective[i].defects);
      g_assert_cmpstr (sourcier_decp_contract_get (contract, defective[i].field), ==, defective[i].value);
      if (defective[i].raw_member != NULL)
        g_assert_cmpstr (json_object_get_string_member (contract->raw, defective[i].raw_member), ==, defective[i].raw);
    }
}

#define V2 \
  "{\"id\": \"M1\", \"acheteur\": {\"id\": \"21950127100015\"}, \"nature\": \"Marché\", \"objet\": \"École\"," \
  "\"codeCPV\": \"45000000-7\", \"techniques\": {\"technique\": [\"Concours\", \"Accord-cadre\"]}," \
  "\"modalitesExecution\": {\"modaliteExecution\": [\"Tranches\"]}, \"idAccordCadre\": \"AC1\"," \
  "\"marcheInnovant\": true, \"ccag\": \"Travaux\", \"offresRecues\": 4, \"attributionAvance\": true, \"tauxAvance\": 0.05," \
  "\"typeGroupementOperateurs\": \"Pas de groupement\", \"sousTraitanceDeclaree\": false," \
  "\"procedure\": \"Appel d'offres ouvert\", \"lieuExecution\": {\"code\": \"95000\", \"typeCode\": \"Code postal\"}," \
  "\"dureeMois\": 48, \"dateNotification\": \"2024-05-15\", \"datePublicationDonnees\": \"2024-05-25\"," \
  "\"montant\": 575000.25, \"typesPrix\": {\"typePrix\": [\"Définitif ferme\"]}, \"formePrix\": \"Forfaitaire\"," \
  "\"origineUE\": 0.5, \"origineFrance\": 0.1," \
  "\"considerationsSociales\": {\"considerationSociale\": [\"Clause sociale\", \"Critère social\"]}," \
  "\"considerationsEnvironnementales\": {\"considerationEnvironnementale\": [\"Clause environnementale\"]}," \
  "\"titulaires\": [{\"titulaire\": {\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}}]," \
  "\"actesSousTraitance\": [{\"acteSousTraitance\": {\"id\": 1, \"sousTraitant\": {\"typeIdentifiant\": \"SIRET\"," \
  "\"id\": \"55204599900869\"}, \"dureeMois\": 12, \"dateNotification\": \"2024-10-11\"," \
  "\"datePublicationDonnees\": \"2024-10-12\", \"montant\": 123456.89, \"variationPrix\": \"Révisable\"}}]," \
  "\"modificationsActesSousTraitance\": [{\"modificationActeSousTraitance\": {\"id\": 1, \"dureeMois\": 13," \
  "\"dateNotificationModificationSousTraitance\": \"2024-11-20\", \"montant\": 23465.87," \
  "\"datePublicationDonnees\": \"2024-12-15\"}}]," \
  "\"modifications\": [{\"modification\": {\"id\": 1, \"dureeMois\": 50, \"montant\": 600000," \
  "\"titulaires\": [{\"titulaire\": {\"typeIdentifiant\": \"SIRET\", \"id\": \"55204599900869\"}}]," \
  "\"dateNotificationModification\": \"2025-01-02\", \"datePublicationDonneesModification\": \"2025-01-20\"}}]}"

static void
assert_v2 (const SourcierDecpContract *contract)
{
  assert_defects (contract, "");
  assert_value (contract, TECHNIQUES, "Accord-cadre|Concours");
  assert_value (contract, SOCIAL, "Clause sociale|Critère social");
  assert_value (contract, AMOUNT, "57500025");
  assert_value (contract, ADVANCE, "1");
  assert_value (contract, SUBCONTRACTED, "0");
  assert_value (contract, ADVANCE_RATE, "0.05");
  assert_value (contract, ORIGIN_EU, "0.5");
  assert_value (contract, OFFERS, "4");
  assert_value (contract, CPV, "45000000");
  g_assert_cmpuint (contract->holders->len, ==, 1);
  g_assert_cmpuint (contract->acts->len, ==, 3);

  const SourcierDecpAct *subcontract = g_ptr_array_index (contract->acts, 1);
  g_assert_cmpint (subcontract->kind, ==, SOURCIER_DECP_SUBCONTRACT);
  g_assert_cmpint (subcontract->amount, ==, 12345689);
  g_assert_cmpstr (subcontract->words, ==, "Révisable");
  g_assert_cmpstr (((SourcierDecpParty *) g_ptr_array_index (subcontract->parties, 0))->id, ==, "55204599900869");
}

static void
test_version_2 (void)
{
  g_autoptr (SourcierDecpContract) contract = parse ("marche", V2);

  assert_v2 (contract);
}

/* What is written reads again as it was. */
static void
test_written_again (void)
{
  g_autoptr (SourcierDecpContract) contract = parse ("marche", V2);
  g_autoptr (JsonObject) object = sourcier_decp_contract_to_json (contract);
  g_autoptr (SourcierDecpContract) again = sourcier_decp_contract_from_json (object, "marche", 1);

  assert_v2 (again);
  /* The check digit is left out. */
  g_assert_cmpstr (json_object_get_string_member (object, "codeCPV"), ==, "45000000");
  g_assert_cmpint (json_object_get_int_member (object, "offresRecues"), ==, 4);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "montant"), 575000.25, 1e-9);
}

/* Bars stand between values, in the file of an office and in tables: a value cannot hold them, and nothing between two is none. */
static void
test_bars (void)
{
  g_autoptr (SourcierDecpContract) contract =
    parse ("marche", "{\"id\": \"M1\", \"considerationsSociales\": {\"considerationSociale\": [\"Clause maison|||Clause sociale\","
           "\"||\", \"autre |Clause maison\"]}}");
  g_autoptr (JsonObject) object = sourcier_decp_contract_to_json (contract);
  g_autoptr (SourcierDecpContract) again = sourcier_decp_contract_from_json (object, "marche", 1);

  assert_value (contract, SOCIAL, "Clause sociale|Clause maison|autre");
  assert_value (again, SOCIAL, "Clause sociale|Clause maison|autre");
  g_assert_cmpuint (contract->defects & SOURCIER_DECP_DEFECT_BIT (SOURCIER_DECP_DEFECT_CODE), !=, 0);
  g_assert_cmpstr (json_object_get_string_member (contract->raw, "considerationsSociales"), ==, "Clause maison|||Clause sociale");
}

static void
test_unnested (void)
{
  g_autoptr (SourcierDecpContract) contract =
    parse ("marche", "{\"id\": \"M1\", \"techniques\": [\"Concours\"], \"considerationsSociales\": \"Clause sociale\","
           "\"titulaires\": [{\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}],"
           "\"modifications\": [{\"id\": 1, \"montant\": 5}], \"typePrix\": \"Provisoire\"}");

  assert_value (contract, TECHNIQUES, "Concours");
  assert_value (contract, SOCIAL, "Clause sociale");
  assert_value (contract, PRICE_TYPES, "Provisoire");
  g_assert_cmpuint (contract->holders->len, ==, 1);
  g_assert_cmpuint (contract->acts->len, ==, 1);
  g_assert_cmpuint (contract->defects & SOURCIER_DECP_DEFECT_BIT (SOURCIER_DECP_DEFECT_NESTING), !=, 0);
}

static void
test_concession (void)
{
  g_autoptr (SourcierDecpContract) contract =
    parse ("contrat-concession", "{\"id\": \"C1\", \"autoriteConcedante\": {\"id\": \"21950127100015\"},"
           "\"nature\": \"DELEGATION DE SERVICE PUBLIC\", \"objet\": \"Parking\","
           "\"procedure\": \"Procédure négociée ouverte\", \"dureeMois\": 60, \"dateSignature\": \"2024-04-02\","
           "\"datePublicationDonnees\": \"2024-04-12\", \"dateDebutExecution\": \"2024-05-01\","
           "\"valeurGlobale\": \"7789456.56\", \"montantSubventionPublique\": 0,"
           "\"donneesExecution\": [{\"donneesAnnuelles\": {\"datePublicationDonneesExecution\": \"2025-04-18\","
           "\"depensesInvestissement\": 15.3, \"tarifs\": [{\"tarif\": {\"intituleTarif\": \"Heure\", \"tarif\": 1.5}}]}}],"
           "\"concessionnaires\": [{\"concessionnaire\": {\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}}],"
           "\"considerationsSociales\": {\"considerationSociale\": [\"Concession réservée\"]},"
           "\"considerationsEnvironnementales\": {\"considerationEnvironnementale\":"
           "[\"Pas de considération environnementale\"]}}");

  assert_defects (contract, "");
  g_assert_true (contract->concession);
  assert_value (contract, NATURE, "Délégation de service public");
  assert_value (contract, BUYER, "21950127100015");
  assert_value (contract, NOTIFIED, "2024-04-02");
  assert_value (contract, STARTED, "2024-05-01");
  assert_value (contract, AMOUNT, "778945656");
  assert_value (contract, SUBSIDY, "0");
  assert_value (contract, SOCIAL, "Concession réservée");

  g_autoptr (JsonObject) object = sourcier_decp_contract_to_json (contract);
  g_autoptr (SourcierDecpContract) again = sourcier_decp_contract_from_json (object, "contrat-concession", 1);
  const SourcierDecpAct *year = g_ptr_array_index (again->acts, 0);

  g_assert_cmpint (year->kind, ==, SOURCIER_DECP_YEAR);
  g_assert_cmpint (year->amount, ==, 1530);
  g_assert_cmpuint (json_array_get_length (year->tariffs), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (year->tariffs, 0), "tarif"), ==, 1.5);
}

static gboolean
keep_contract (SourcierDecpContract  *contract,
               gpointer               user_data,
               GError               **error)
{
  Reading *reading = user_data;

  reading->n++;
  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    reading->n_defects[i] += (contract->defects & SOURCIER_DECP_DEFECT_BIT (i)) != 0;
  if (reading->contracts != NULL)
    {
      g_ptr_array_add (reading->contracts, contract);
      return TRUE;
    }
  sourcier_decp_contract_free (contract);
  return TRUE;
}

static void
note_broken (guint       line,
             const char *reason,
             gpointer    user_data)
{
  Reading *reading = user_data;

  g_assert_cmpuint (line, >, 0);
  g_assert_cmpstr (reason, !=, "");
  reading->n_broken++;
}

static void
read_file (const char *path,
           Reading    *reading)
{
  SourcierDecpReading reader = { keep_contract, note_broken, reading };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_decp_read (file, &reader, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
read_text (const char *name,
           const char *text,
           Reading    *reading)
{
  g_autofree char *folder = core_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  read_file (path, reading);
  core_test_remove_folder (folder);
}

/* The table of the ministry: what stands for a value that is not told, three holders, one act of each kind a row. */
static void
test_wide_table (void)
{
  Reading reading = { g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_decp_contract_free) };

  read_text ("decp.csv",
             "id;acheteur.id;objet;codeCPV;techniques;considerationsSociales;marcheInnovant;montant;dureeMois;"
             "dateNotification;lieuExecution.code;titulaire_typeIdentifiant_1;titulaire_id_1;titulaire_denominationSociale_1;"
             "titulaire_typeIdentifiant_2;titulaire_id_2;titulaire_denominationSociale_2;idModification;montantModification;"
             "dateNotificationModification;idActeSousTraitance;idSousTraitant;typeIdentifiantSousTraitant;"
             "montantActeSousTraitance\n"
             "M1;21950127100015;École;45000000-7;Accord-cadre, Concours;\"Clause sociale,Critère social\";non;1000,50;12;"
             "2024-05-15;95000;SIRET;44306184100047;Atelier;CDL;CDL;CDL;CDL;CDL;CDL;CDL;CDL;CDL;CDL\n"
             "M2;21950127100015;Pont;45221100-3;Sans objet;Pas de considération sociale;oui;INX;6;2024-06-15;95000;SIRET;"
             "44306184100047;Atelier;SIRET;55204599900869;Autre;1;2000;2024-09-01;1;55204599900869;SIRET;99.5\n"
             "M2;21950127100015;Pont;45221100-3;Sans objet;Pas de considération sociale;oui;INX;6;2024-06-15;95000;SIRET;"
             "44306184100047;Atelier;SIRET;55204599900869;Autre;2;3000;2024-10-01;;;;\n", &reading);

  g_assert_cmpuint (reading.n, ==, 2);
  g_assert_cmpuint (reading.n_broken, ==, 0);

  const SourcierDecpContract *first = g_ptr_array_index (reading.contracts, 0);
  assert_value (first, TECHNIQUES, "Accord-cadre|Concours");
  assert_value (first, SOCIAL, "Clause sociale|Critère social");
  assert_value (first, INNOVATIVE, "0");
  assert_value (first, AMOUNT, "100050");
  assert_value (first, PLACE, "95000");
  g_assert_cmpuint (first->holders->len, ==, 1);
  g_assert_cmpuint (first->acts->len, ==, 0);
  g_assert_cmpuint (first->line, ==, 2);

  const SourcierDecpContract *second = g_ptr_array_index (reading.contracts, 1);
  g_assert_cmpuint (second->holders->len, ==, 2);
  g_assert_cmpuint (second->acts->len, ==, 3);
  assert_defects (second, "amount-missing");
  g_assert_cmpint (((SourcierDecpAct *) g_ptr_array_index (second->acts, 2))->amount, ==, 300000);
  g_ptr_array_unref (reading.contracts);
}

/* The table of decp.info: a row for each holder and each stage of the contract. */
static void
test_long_table (void)
{
  Reading reading = { g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_decp_contract_free) };

  read_text ("decp.csv",
             "uid,id,acheteur_id,acheteur_nom,titulaire_id,titulaire_typeIdentifiant,titulaire_nom,objet,montant,codeCPV,"
             "dureeMois,dateNotification,modification_id,donneesActuelles\n"
             "21950127100015M1,M1,21950127100015,Cergy,44306184100047,SIRET,Atelier,École,1000.5,45000000,12,2024-05-15,0,f\n"
             "21950127100015M1,M1,21950127100015,Cergy,55204599900869,SIRET,Autre,École,1000.5,45000000,12,2024-05-15,0,f\n"
             "21950127100015M1,M1,21950127100015,Cergy,55204599900869,SIRET,Autre,École,2000,45000000,14,2025-01-02,1,t\n"
             "21950127100015M2,M2,21950127100015,Cergy,44306184100047,SIRET,Atelier,Pont,5,45221100,1,2024-05-16,0,t\n",
             &reading);

  g_assert_cmpuint (reading.n, ==, 2);

  const SourcierDecpContract *first = g_ptr_array_index (reading.contracts, 0);
  const SourcierDecpAct *act = g_ptr_array_index (first->acts, 0);

  g_assert_cmpuint (first->holders->len, ==, 2);
  assert_value (first, AMOUNT, "100050");
  assert_value (first, BUYER_NAME, "Cergy");
  g_assert_cmpuint (first->acts->len, ==, 1);
  g_assert_cmpint (act->amount, ==, 200000);
  g_assert_cmpint (act->months, ==, 14);
  g_assert_cmpuint (act->parties->len, ==, 1);
  g_assert_cmpuint (act->notified, ==, sourcier_day_from_ymd (2025, 1, 2));
  g_ptr_array_unref (reading.contracts);
}

static void
test_recognise (void)
{
  static const struct
  {
    const char *text;
    SourcierDecpForm form;
  } files[] = {
    { "{\"marches\": []}", SOURCIER_DECP_FORM_JSON },
    { "\xEF\xBB\xBF {\n \"marches\": {\"marche\": []}}", SOURCIER_DECP_FORM_JSON },
    { "{\"suppliers\": []}", SOURCIER_DECP_FORM_NONE },
    { "id;acheteur.id;objet;montant\n1;2;3;4\n", SOURCIER_DECP_FORM_TABLE },
    { "uid,id,acheteur_id,objet\n1,2,3,4\n", SOURCIER_DECP_FORM_TABLE },
    { "Nom;SIRET;Ville\nA;B;C\n", SOURCIER_DECP_FORM_NONE },
    { "", SOURCIER_DECP_FORM_NONE },
  };
  g_autofree char *folder = core_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "list", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
      g_assert_cmpint (sourcier_decp_recognise (file, NULL), ==, files[i].form);
    }
  core_test_remove_folder (folder);
}

static void
test_broken_contracts (void)
{
  Reading reading = { NULL };

  read_text ("decp.json", "{\"marches\": [{\"id\": \"a\"}, {\"id\": oops}, 3, {\"id\": \"b\"}, {\"id\": \"cut", &reading);
  g_assert_cmpuint (reading.n, ==, 2);
  g_assert_cmpuint (reading.n_broken, ==, 3);
}

/* 9,742 real contracts. Counted with Python's json module and rules of its own: contracts that have the defect. */
static void
test_real_version_1 (void)
{
  static const struct
  {
    const char *code;
    guint n;
  } expected[] = {
    { "no-number", 7 }, { "no-buyer", 1 }, { "buyer-siret", 54 }, { "no-holder", 6 }, { "holder-siret", 205 },
    { "cpv-zero", 96 }, { "cpv-missing", 4 }, { "cpv-unknown", 97 }, { "day-zone", 406 }, { "day-missing", 2511 },
    { "day-unsure", 3 }, { "months", 0 }, { "amount-missing", 0 }, { "amount-absurd", 80 }, { "accents", 3563 },
    { "no-subject", 26 }, { "nesting", 0 },
  };
  g_autofree char *path = core_test_real_data ("decp_v1_2018_2019.json");
  Reading reading = { NULL };

  if (path == NULL)
    return;
  read_file (path, &reading);
  g_assert_cmpuint (reading.n, ==, 9742);
  g_assert_cmpuint (reading.n_broken, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint defect = 0; defect < SOURCIER_N_DECP_DEFECTS; defect++)
      if (g_str_equal (sourcier_decp_defect_get_code (defect), expected[i].code))
        {
          g_test_message ("%s: %u, expected %u", expected[i].code, reading.n_defects[defect], expected[i].n);
          g_assert_cmpuint (reading.n_defects[defect], ==, expected[i].n);
        }
}

static void
test_real_version_2 (void)
{
  static const struct
  {
    const char *name;
    guint n;
  } files[] = {
    { "decp_v2/marches_concessions.json", 4 }, { "decp_v2/concessions.json", 2 },
    { "decp_v2/concessions_avec_modifications.json", 2 }, { "decp_v2/marches_avec_modifications.json", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = core_test_real_data (files[i].name);
      Reading reading = { NULL };

      if (path == NULL)
        return;
      read_file (path, &reading);
      g_assert_cmpuint (reading.n, ==, files[i].n);
      g_assert_cmpuint (reading.n_broken, ==, 0);
      g_assert_cmpuint (reading.n_defects[SOURCIER_DECP_DEFECT_CODE], ==, 0);
      g_assert_cmpuint (reading.n_defects[SOURCIER_DECP_DEFECT_NESTING], ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decp/version-1", test_version_1);
  g_test_add_func ("/decp/version-1-terms", test_version_1_terms);
  g_test_add_func ("/decp/defects", test_defects);
  g_test_add_func ("/decp/version-2", test_version_2);
  g_test_add_func ("/decp/written-again", test_written_again);
  g_test_add_func ("/decp/bars", test_bars);
  g_test_add_func ("/decp/unnested", test_unnested);
  g_test_add_func ("/decp/concession", test_concession);
  g_test_add_func ("/decp/wide-table", test_wide_table);
  g_test_add_func ("/decp/long-table", test_long_table);
  g_test_add_func ("/decp/recognise", test_recognise);
  g_test_add_func ("/decp/broken-contracts", test_broken_contracts);
  g_test_add_func ("/decp/real/version-1", test_real_version_1);
  g_test_add_func ("/decp/real/version-2", test_real_version_2);
  return g_test_run ();
}
