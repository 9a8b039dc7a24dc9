/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "purchases/decp-export.h"
#include "purchases/decp-json.h"
#include "purchases/decp-store.h"
#include "purchases/decp-typed.h"
#include "purchases/purchase-store.h"

#include <string.h>

/* A market with all that schema 2.0.3 requires and that no default can tell. */
static const struct
{
  SourcierDecpField field;
  const char *value;
} whole[] = {
  { SOURCIER_DECP_ID, "W1" },
  { SOURCIER_DECP_BUYER, "21950127100015" },
  { SOURCIER_DECP_NATURE, "Marché" },
  { SOURCIER_DECP_SUBJECT, "École" },
  { SOURCIER_DECP_CPV, "45214200" },
  { SOURCIER_DECP_INNOVATIVE, "0" },
  { SOURCIER_DECP_OFFERS, "2" },
  { SOURCIER_DECP_ADVANCE, "1" },
  { SOURCIER_DECP_SUBCONTRACTED, "0" },
  { SOURCIER_DECP_PROCEDURE, "Procédure adaptée" },
  { SOURCIER_DECP_PLACE, "95000" },
  { SOURCIER_DECP_PLACE_KIND, "Code postal" },
  { SOURCIER_DECP_MONTHS, "3" },
  { SOURCIER_DECP_NOTIFIED, "2025-01-02" },
  { SOURCIER_DECP_AMOUNT, "100050" },
  { SOURCIER_DECP_PRICE_TYPES, "Définitif ferme" },
  { SOURCIER_DECP_PRICE_FORM, "Unitaire" },
};

static SourcierDecpContract *
new_whole (void)
{
  SourcierDecpContract *contract = sourcier_decp_contract_new (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    sourcier_decp_contract_set (contract, whole[i].field, whole[i].value);
  g_ptr_array_add (contract->holders, sourcier_decp_party_new ("SIRET", "44306184100047", NULL));
  return contract;
}

static char *
gaps_of (SourcierDecpContract *contract)
{
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GString) members = g_string_new (NULL);

  sourcier_decp_contract_fill (contract);
  sourcier_decp_contract_publish (contract, sourcier_day_from_ymd (2026, 11, 21));
  gaps = sourcier_decp_contract_find_gaps (contract);
  for (guint i = 0; i < gaps->len; i++)
    {
      const SourcierDecpGap *gap = g_ptr_array_index (gaps, i);

      g_assert_cmpstr (gap->advice, !=, "");
      g_string_append_printf (members, "%s%s", i > 0 ? " " : "", gap->member);
    }
  return g_strdup (members->str);
}

#define assert_gaps(contract, expected) \
  G_STMT_START { g_autofree char *told = gaps_of (contract); g_assert_cmpstr (told, ==, expected); } G_STMT_END

static void
test_filled (void)
{
  g_autoptr (SourcierDecpContract) contract = new_whole ();

  /* Techniques, ways of execution, CCAG, group, two kinds of considerations; then the day of publication. */
  g_assert_cmpuint (sourcier_decp_contract_fill (contract), ==, 6);
  g_assert_cmpuint (sourcier_decp_contract_publish (contract, sourcier_day_from_ymd (2026, 11, 21)), ==, 1);
  g_assert_cmpstr (sourcier_decp_contract_get (contract, SOURCIER_DECP_TECHNIQUES), ==, "Sans objet");
  g_assert_cmpstr (sourcier_decp_contract_get (contract, SOURCIER_DECP_SOCIAL), ==, "Pas de considération sociale");
  g_assert_cmpstr (sourcier_decp_contract_get (contract, SOURCIER_DECP_PUBLISHED), ==, "2026-11-21");
  assert_gaps (contract, "");
}

/* Each member that the schema requires is missed, unless a default tells it. */
static void
test_required (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (SourcierDecpContract) contract = new_whole ();

      sourcier_decp_contract_set (contract, whole[i].field, NULL);
      assert_gaps (contract, sourcier_decp_field_get_id (whole[i].field, FALSE));
    }
}

static void
test_refused (void)
{
  static const struct
  {
    SourcierDecpField field;
    const char *value;
    const char *gaps;
  } rows[] = {
    { SOURCIER_DECP_ID, "1234567890123456", "" },
    { SOURCIER_DECP_ID, "12345678901234567", "id" },
    { SOURCIER_DECP_BUYER, "2195012710001", "acheteur.id" },
    { SOURCIER_DECP_CPV, "4521420", "codeCPV" },
    { SOURCIER_DECP_NATURE, "Accord-cadre", "nature" },
    { SOURCIER_DECP_PROCEDURE, "Autre", "procedure" },
    { SOURCIER_DECP_TECHNIQUES, "Concours|Autre", "techniques" },
    { SOURCIER_DECP_AMOUNT, "99", "montant" },
    { SOURCIER_DECP_AMOUNT, "100", "" },
    { SOURCIER_DECP_FRAMEWORK, "12345678901234567", "idAccordCadre" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SourcierDecpContract) contract = new_whole ();

      sourcier_decp_contract_set (contract, rows[i].field, rows[i].value);
      assert_gaps (contract, rows[i].gaps);
    }
}

static void
test_long_subject (void)
{
  g_autoptr (SourcierDecpContract) contract = new_whole ();
  g_autoptr (GString) subject = g_string_new (NULL);

  for (int i = 0; i < 1000; i++)
    g_string_append (subject, "é");
  sourcier_decp_contract_set (contract, SOURCIER_DECP_SUBJECT, subject->str);
  assert_gaps (contract, "");
  g_string_append_c (subject, 'e');
  sourcier_decp_contract_set (contract, SOURCIER_DECP_SUBJECT, subject->str);
  assert_gaps (contract, "objet");
}

static void
test_neutral_alone (void)
{
  g_autoptr (SourcierDecpContract) contract = new_whole ();

  sourcier_decp_contract_set (contract, SOURCIER_DECP_SOCIAL, "Clause sociale|Pas de considération sociale");
  assert_gaps (contract, "");
  g_assert_cmpstr (sourcier_decp_contract_get (contract, SOURCIER_DECP_SOCIAL), ==, "Clause sociale");
}

static void
test_holders (void)
{
  g_autoptr (SourcierDecpContract) contract = new_whole ();

  g_ptr_array_set_size (contract->holders, 0);
  assert_gaps (contract, "typeGroupementOperateurs titulaires");

  g_ptr_array_add (contract->holders, sourcier_decp_party_new ("UE", "NL17014545", NULL));
  sourcier_decp_contract_set (contract, SOURCIER_DECP_GROUPING, "Conjoint");
  assert_gaps (contract, "titulaires");
}

/* Two holders are a group: that one is not for the program to say. */
static void
test_group (void)
{
  g_autoptr (SourcierDecpContract) contract = new_whole ();

  g_ptr_array_add (contract->holders, sourcier_decp_party_new ("SIRET", "55204599900869", NULL));
  assert_gaps (contract, "typeGroupementOperateurs");
}

static void
test_acts (void)
{
  g_autoptr (SourcierDecpContract) contract = new_whole ();
  SourcierDecpAct *modification = sourcier_decp_act_new (SOURCIER_DECP_MODIFICATION);
  SourcierDecpAct *subcontract = sourcier_decp_act_new (SOURCIER_DECP_SUBCONTRACT);

  modification->number = 1;
  g_ptr_array_add (contract->acts, modification);
  assert_gaps (contract, "modifications");
  modification->notified = sourcier_day_from_ymd (2025, 6, 1);
  assert_gaps (contract, "");

  g_ptr_array_add (contract->acts, subcontract);
  assert_gaps (contract, "actesSousTraitance actesSousTraitance");
  subcontract->number = 1;
  subcontract->notified = sourcier_day_from_ymd (2025, 6, 1);
  subcontract->months = 2;
  subcontract->amount = 100;
  subcontract->words = (g_free (subcontract->words), g_strdup ("Ferme"));
  g_ptr_array_add (subcontract->parties, sourcier_decp_party_new ("SIRET", "55204599900869", NULL));
  assert_gaps (contract, "");
}

static SourcierPurchase *
add_purchase (CoreTestOffice        *office,
              const char            *number,
              SourcierPurchaseState  state)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();
  g_autoptr (SourcierRecord) holder = sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);
  g_autoptr (GError) error = NULL;

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_NUMBER, number);
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, "École");
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_CPV, "45214200-2");
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_KIND, "framework");
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_PROCEDURE, "open");
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_NOTIFICATION_DAY, sourcier_day_from_ymd (2025, 1, 2));
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_AWARDED_AMOUNT, 1000000);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_DURATION, 12);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_OFFERS, 3);
  sourcier_purchase_set_state (purchase, state);
  sourcier_purchase_set_considerations (purchase, (const char * const []) { "reserved", "environmental-clause", NULL });
  sourcier_record_set_text (holder, SOURCIER_HOLDER_IDENTIFIER_TYPE, "SIRET");
  sourcier_record_set_text (holder, SOURCIER_HOLDER_IDENTIFIER, "44306184100047");
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_HOLDERS, holder);
  g_assert_true (sourcier_store_begin (office->store, "Add", &error));
  g_assert_true (sourcier_purchase_store_save (office->store, purchase, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  g_assert_no_error (error);
  return purchase;
}

/* Of purchases that were typed the register knows less than the schema requires: what is missing is told, nothing is
 * made up. Those that are not awarded are nobody's business yet. */
static void
test_typed (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierPurchase) awarded = add_purchase (office, "P1", SOURCIER_PURCHASE_AWARDED);
  g_autoptr (SourcierPurchase) planned = add_purchase (office, "P2", SOURCIER_PURCHASE_PLANNED);
  g_autoptr (SourcierDecpExport) export = sourcier_decp_export_new (0, "219 501 271 00015");
  g_autofree char *path = g_build_filename (office->folder, "out.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) members = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_decp_export_run (export, office->store, file, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (export->n_written, ==, 0);
  g_assert_cmpint (export->n_left_out, ==, 1);
  for (guint i = 0; i < export->gaps->len; i++)
    {
      const SourcierDecpGap *gap = g_ptr_array_index (export->gaps, i);

      g_assert_cmpstr (gap->number, ==, "P1");
      g_assert_cmpint (gap->purchase, ==, sourcier_purchase_get_id (awarded));
      g_string_append_printf (members, "%s ", gap->member);
    }
  g_assert_cmpstr (members->str, ==, "marcheInnovant attributionAvance sousTraitanceDeclaree lieuExecution.code "
                   "lieuExecution.typeCode typesPrix formePrix ");
}

/* What the form asks for, as somebody types it, and what is published of it (schema 2.0.3). */
static const struct
{
  SourcierDecpField field;
  const char *typed;
  const char *kept;
} answers[] = {
  { SOURCIER_DECP_PLACE, " 95127 ", "95127" },
  { SOURCIER_DECP_PLACE_KIND, "Code commune", "Code commune" },
  { SOURCIER_DECP_INNOVATIVE, "0", "0" },
  { SOURCIER_DECP_ADVANCE, "1", "1" },
  { SOURCIER_DECP_ADVANCE_RATE, "12,5 %", "0.125" },
  { SOURCIER_DECP_SUBCONTRACTED, "0", "0" },
  { SOURCIER_DECP_PRICE_TYPES, "Définitif ferme|Définitif révisable", "Définitif ferme|Définitif révisable" },
  { SOURCIER_DECP_PRICE_FORM, "Mixte", "Mixte" },
  { SOURCIER_DECP_EXECUTION, "Bons de commande|Marchés subséquents", "Bons de commande|Marchés subséquents" },
  { SOURCIER_DECP_ORIGIN_EU, "100", "1" },
  { SOURCIER_DECP_ORIGIN_FRANCE, "40", "0.4" },
  { SOURCIER_DECP_BUYER, "219 501 271 00015", "21950127100015" },
  { SOURCIER_DECP_PUBLISHED, "21/11/2026", "2026-11-21" },
};

/* A share beyond the whole, an amount and a day that are none: what was told stays. */
static void
test_not_understood (void)
{
  static const struct { SourcierDecpField field; const char *typed; } rows[] = {
    { SOURCIER_DECP_ORIGIN_EU, "101" }, { SOURCIER_DECP_ORIGIN_EU, "-1" }, { SOURCIER_DECP_ORIGIN_EU, "half" },
    { SOURCIER_DECP_SUBSIDY, "much" }, { SOURCIER_DECP_STARTED, "2026-02-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SourcierDecpContract) contract = sourcier_decp_contract_new (TRUE);

      sourcier_decp_contract_set (contract, rows[i].field, "1");
      g_assert_false (sourcier_decp_contract_type (contract, rows[i].field, rows[i].typed));
      g_assert_cmpstr (sourcier_decp_contract_get (contract, rows[i].field), ==, "1");
      g_assert_true (sourcier_decp_contract_type (contract, rows[i].field, " "));
      g_assert_null (contract->values[rows[i].field]);
    }
}

static void
validate (const char *path)
{
  static const char script[] =
    "import json, sys\n"
    "try:\n    import jsonschema\n"
    "except ImportError:\n    sys.exit(77)\n"
    "schema, told = (json.load(open(path, encoding='utf-8')) for path in sys.argv[1:])\n"
    "sys.exit('\\n'.join(error.message for error in jsonschema.Draft7Validator(schema).iter_errors(told)) or 0)\n";
  const char *data = g_getenv ("SOURCIER_REAL_DATA");
  g_autofree char *schema = g_build_filename (data != NULL ? data : "", "decp_v2", "schema_decp_v2.0.3.json", NULL);
  const char *argv[] = { "/usr/bin/python3", "-c", script, schema, path, NULL };
  g_autofree char *complaint = NULL;
  int status = 0;

  if (!g_file_test (schema, G_FILE_TEST_EXISTS)
      || !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &complaint, &status, NULL)
      || (WIFEXITED (status) && WEXITSTATUS (status) == 77))
    {
      g_test_skip ("the official schema, or python3-jsonschema, is not here");
      return;
    }
  g_assert_cmpstr (complaint, ==, "");
  g_assert_cmpint (status, ==, 0);
}

/* Whoever answers all that the form asks has a contract that the official schema takes. */
static void
test_typed_whole (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autoptr (SourcierPurchase) awarded = add_purchase (office, "P1", SOURCIER_PURCHASE_AWARDED);
  g_autoptr (SourcierDecpContract) rest = sourcier_decp_contract_new (FALSE);
  g_autoptr (SourcierDecpExport) export = sourcier_decp_export_new (2025, NULL);
  g_autofree char *path = g_build_filename (office->folder, "out.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (SourcierDecpContract) again = sourcier_decp_contract_new (FALSE);
      g_autofree char *shown = NULL;

      g_assert_nonnull (sourcier_decp_field_get_reason (answers[i].field));
      g_assert_true (sourcier_decp_contract_type (rest, answers[i].field, answers[i].typed));
      g_assert_cmpstr (sourcier_decp_contract_get (rest, answers[i].field), ==, answers[i].kept);
      shown = sourcier_decp_contract_to_typed (rest, answers[i].field);
      g_assert_true (sourcier_decp_contract_type (again, answers[i].field, shown));
      g_assert_cmpstr (sourcier_decp_contract_get (again, answers[i].field), ==, answers[i].kept);
    }
  g_assert_true (sourcier_store_begin (office->store, "Edit", &error));
  g_assert_true (sourcier_decp_store_save (office->store, sourcier_purchase_get_id (awarded), rest, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  g_assert_true (sourcier_decp_export_run (export, office->store, file, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (export->gaps->len, ==, 0);
  g_assert_cmpint (export->n_written, ==, 1);
  g_assert_cmpint (export->n_dated, ==, 0);
  validate (path);
}

/* The office's own file is never written over. */
static void
test_never_over_the_office (CoreTestOffice *office,
                            gconstpointer   data)
{
  g_autoptr (SourcierDecpExport) export = sourcier_decp_export_new (0, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (office->path);
  g_autoptr (GError) error = NULL;

  g_assert_false (sourcier_decp_export_run (export, office->store, file, NULL, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decp-export/filled", test_filled);
  g_test_add_func ("/decp-export/required", test_required);
  g_test_add_func ("/decp-export/refused", test_refused);
  g_test_add_func ("/decp-export/long-subject", test_long_subject);
  g_test_add_func ("/decp-export/neutral-alone", test_neutral_alone);
  g_test_add_func ("/decp-export/holders", test_holders);
  g_test_add_func ("/decp-export/group", test_group);
  g_test_add_func ("/decp-export/acts", test_acts);
  g_test_add_func ("/decp-export/not-understood", test_not_understood);
  core_test_add ("/decp-export/typed", NULL, test_typed);
  core_test_add ("/decp-export/typed-whole", NULL, test_typed_whole);
  core_test_add ("/decp-export/never-over-the-office", NULL, test_never_over_the_office);
  return g_test_run ();
}
