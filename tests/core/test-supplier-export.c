/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "reference/family.h"
#include "reference/headcount.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-export.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-store.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  CoreTestOffice office;
  GFile *file;
  SourcierStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  core_test_office_set_up (&fixture->office, data);
  g_autofree char *list = g_build_filename (fixture->office.folder, "list.csv", NULL);
  fixture->file = g_file_new_for_path (list);
  fixture->store = fixture->office.store;
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  core_test_office_tear_down (&fixture->office, data);
  g_object_unref (fixture->file);
}

static void
save (Fixture          *fixture,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (fixture->store, "Add a supplier", &error);
  g_assert_no_error (error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  g_assert_no_error (error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
export_all (Fixture *fixture)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();

  core_test_export (sourcier_supplier_export_new (fixture->store, query), SOURCIER_EXPORT_CSV, fixture->file);
}

static char *
export_text (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  export_all (fixture);
  g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
add_hostile_supplier (Fixture *fixture)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) ended = sourcier_label_award_new ("EI");
  g_autoptr (SourcierLabelAward) again = sourcier_label_award_new ("EI");
  g_autoptr (SourcierLabelAward) held = sourcier_label_award_new ("ESUS");
  g_autoptr (SourcierLabelAward) upcoming = sourcier_label_award_new ("ACI");
  static const char * const families[] = { "furnishing", "culture", NULL };
  static const char * const areas[] = { "departement:93", "departement:75", "around:77288:80", NULL };

  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_NAME, "=cmd|' /C calc'!A0");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_TRADE_NAME, "Le \"Bon\"; Coin");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_SIRET, "007 328 293 20000");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_POSTCODE, "01000");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_PHONE, "+33 1 23");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_HEADCOUNT, "50 à 99 salariés");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_TURNOVER, "70000,05");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_DESCRIPTION, "One\r\ntwo");
  sourcier_label_award_set_valid_to (ended, sourcier_day_from_ymd (2020, 1, 1));
  sourcier_label_award_set_number (held, "N° 12");
  sourcier_label_award_set_valid_from (held, sourcier_day_from_ymd (2025, 2, 3));
  sourcier_label_award_set_valid_from (upcoming, sourcier_day_from_ymd (2999, 1, 1));
  sourcier_supplier_add_award (supplier, ended);
  sourcier_supplier_add_award (supplier, again);
  sourcier_supplier_add_award (supplier, held);
  sourcier_supplier_add_award (supplier, upcoming);
  sourcier_supplier_set_families (supplier, families);
  sourcier_supplier_add_cpv (supplier, "90911200");
  sourcier_supplier_add_cpv (supplier, "03111000");
  sourcier_supplier_set_areas (supplier, areas);
  sourcier_supplier_add_tags (supplier, "Été 2026|=a; été 2026");
  save (fixture, supplier);
}

/* Written out by hand after RFC 4180. */
static void
test_csv (Fixture       *fixture,
          gconstpointer  user_data)
{
  add_hostile_supplier (fixture);

  g_autofree char *english = export_text (fixture);
  g_assert_cmpstr (english, ==,
                   "\xEF\xBB\xBFName;Trade name;SIRET;Legal form;NAF code;Address;Postcode;City;Commune code;Departement;"
                   "Latitude;Longitude;Website;E-mail;Phone;Headcount;Turnover;Turnover year;Exclusion;Excluded since;"
                   "Excluded until;Description;Notes;Source;Labels;QPV;Families of purchase;CPV codes;Works in;Tags;Contacts\r\n"
                   "'=cmd|' /C calc'!A0;\"Le \"\"Bon\"\"; Coin\";00732829320000;;;;01000;;;01;;;;;'+33 1 23;"
                   "50 to 99 employees;70000.05;;;;;\"One\ntwo\";;;EI, ESUS;;"
                   "Culture, leisure and tourism | Furniture, decoration, textiles and crafts;03111000, 90911200;"
                   "80 km around Melun (77), 75, 93;'=a, Été 2026;\r\n");

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_autofree char *french = export_text (fixture);
  g_assert_true (g_str_has_prefix (french, "\xEF\xBB\xBFRaison sociale;Nom commercial;SIRET;"));
  g_assert_nonnull (strstr (french, ";Labels;QPV;Familles d’achat;Codes CPV;Zone d’intervention;Étiquettes;Contacts\r\n"));
  g_assert_nonnull (strstr (french, ";50 à 99 salariés;70000,05;"));
  g_assert_nonnull (strstr (french, ";80 km autour de Melun (77), 75, 93;"));
}

static void
test_json (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplier) plain = sourcier_supplier_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  add_hostile_supplier (fixture);
  sourcier_supplier_set_text (plain, SOURCIER_SUPPLIER_NAME, "Plain");
  save (fixture, plain);
  core_test_export (sourcier_supplier_export_new (fixture->store, query), SOURCIER_EXPORT_JSON, fixture->file);
  json_parser_load_from_file (parser, g_file_peek_path (fixture->file), &error);
  g_assert_no_error (error);

  JsonArray *all = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpint (json_array_get_length (all), ==, 2);
  JsonObject *hostile = json_array_get_object_element (all, 0);
  JsonArray *labels = json_object_get_array_member (hostile, "labels");
  JsonObject *esus = json_array_get_object_element (labels, 2);

  g_assert_cmpstr (json_object_get_string_member (hostile, "name"), ==, "=cmd|' /C calc'!A0");
  g_assert_cmpstr (json_object_get_string_member (hostile, "headcount"), ==, "21");
  g_assert_cmpfloat (json_object_get_double_member (hostile, "turnover"), ==, 70000.05);
  g_assert_cmpint (json_array_get_length (labels), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (esus, "label"), ==, "ESUS");
  g_assert_cmpstr (json_object_get_string_member (esus, "number"), ==, "N° 12");
  g_assert_cmpstr (json_object_get_string_member (esus, "valid_from"), ==, "2025-02-03");
  g_assert_cmpstr (json_object_get_string_member (esus, "state"), ==, "unchecked");
  g_assert_true (json_object_get_null_member (esus, "valid_to"));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (hostile, "families"), 0), ==, "culture");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (hostile, "cpv"), 0), ==, "03111000");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (hostile, "areas"), 0), ==,
                   "around:77288:80");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (all, 1), "turnover"));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autofree char *text = export_text (fixture);
  g_autofree char *json = NULL;

  g_assert_true (g_str_has_suffix (text, ";Families of purchase;CPV codes;Works in;Tags;Contacts\r\n"));
  core_test_export (sourcier_supplier_export_new (fixture->store, query), SOURCIER_EXPORT_JSON, fixture->file);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &json, NULL, NULL));
  g_assert_cmpstr (json, ==, "[]\n");
}

static char *
random_text (GRand *rand)
{
  static const char * const pieces[] = {
    "a", "É", "œ", " ", "  ", "\n", "\r\n", "\r", ";", ",", "\"", "\"\"", "'", "’", "=", "+", "-", "@", "\t", "0", "00", "1",
    "1E5", "|", " : ", "\xc2\xa0", "\xe2\x80\xaf", "(", ")", "EI", "n.c.", "\xEF\xBB\xBF", "/", "\\", "#", "NULL", "日本",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_strdup (text->str);
}

/* Like what others write, and what the program itself knows. */
static char *
random_value (GRand                 *rand,
              SourcierSupplierField  field)
{
  static const char * const sirets[] = { "73282932000074", "73282932000075", "0", "n.c.", "80746931700018", "" };
  guint n;
  const SourcierHeadcount * const *bands = sourcier_headcounts (&n);

  if (field == SOURCIER_SUPPLIER_SIRET)
    return g_strdup (sirets[g_rand_int_range (rand, 0, G_N_ELEMENTS (sirets))]);
  if (field == SOURCIER_SUPPLIER_HEADCOUNT && g_rand_boolean (rand))
    return g_strdup (sourcier_headcount_get_code (bands[g_rand_int_range (rand, 0, n)]));
  if (field == SOURCIER_SUPPLIER_POSTCODE || field == SOURCIER_SUPPLIER_DEPARTEMENT)
    return g_strdup_printf ("%0*d", g_rand_int_range (rand, 1, 6), g_rand_int_range (rand, 0, 99999));
  if (field == SOURCIER_SUPPLIER_TURNOVER)
    return g_strdup_printf ("%d,%02d", g_rand_int_range (rand, 0, 100000000), g_rand_int_range (rand, 0, 100));
  return random_text (rand);
}

static const char * const some_areas[] = {
  "france", "mainland", "departement:2A", "departement:974", "region:Île-de-France", "region:Corse", "around:77288:80",
  "around:2A004:12", "around:93066:5", "around:97411:30", "around:75112:3",
};

#define PICK_AREA(rand) (some_areas[g_rand_int_range (rand, 0, G_N_ELEMENTS (some_areas))])

static const char * const some_cpv[] = { "03111000", "3111000", "90000000", "90911200", "30000000" };

#define PICK_CPV(rand) (some_cpv[g_rand_int_range (rand, 0, G_N_ELEMENTS (some_cpv))])

static SourcierSupplier *
random_supplier (GRand *rand)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();
  guint n_kinds, n_families;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n_kinds);
  const SourcierFamily * const *families = sourcier_families (&n_families);

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    {
      g_autofree char *value = random_value (rand, field);

      if (field == SOURCIER_SUPPLIER_NAME || g_rand_boolean (rand))
        sourcier_supplier_read_field (supplier, field, value);
    }
  if (*sourcier_supplier_get_name (supplier) == '\0')
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Élan");

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      const char *code = sourcier_label_kind_get_code (kinds[g_rand_int_range (rand, 0, n_kinds)]);
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (code);

      if (g_rand_boolean (rand))
        sourcier_label_award_set_valid_to (award, sourcier_day_from_ymd (g_rand_int_range (rand, 2020, 2035), 1, 1));
      sourcier_supplier_add_award (supplier, award);
    }
  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    sourcier_supplier_add_family (supplier, sourcier_family_get_code (families[g_rand_int_range (rand, 0, n_families)]));
  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    sourcier_supplier_add_area (supplier, PICK_AREA (rand));
  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    sourcier_supplier_add_cpv (supplier, PICK_CPV (rand));
  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    {
      g_autofree char *tag = random_text (rand);

      sourcier_supplier_add_tags (supplier, tag);
    }
  return supplier;
}

static void
add_random_suppliers (Fixture *fixture,
                      GRand   *rand,
                      int      n)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (fixture->store, "Add suppliers", &error);
  g_assert_no_error (error);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (SourcierSupplier) supplier = random_supplier (rand);
      sourcier_supplier_store_save (fixture->store, supplier, &error);
      g_assert_no_error (error);
    }
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tell_difference (SourcierSupplierImport *import)
{
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    {
      g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (import, effect, 5, NULL);

      for (guint i = 0; effect != SOURCIER_IMPORT_UNCHANGED && i < rows->len; i++)
        g_test_message ("line %u, %s: %s", sourcier_import_row_get_line (g_ptr_array_index (rows, i)),
                        sourcier_import_effect_get_code (effect),
                        sourcier_import_row_get_reason (g_ptr_array_index (rows, i)));
    }
}

/* Whatever the directory holds, in whichever language it is exported: importing that changes nothing. */
static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  for (int round = 0; round < 40; round++)
    {
      int added = g_rand_int_range (rand, 1, 20);

      add_random_suppliers (fixture, rand, added);
      n += added;
      g_setenv ("LANGUAGE", round % 2 == 0 ? "fr" : "en", TRUE);
      export_all (fixture);
      g_setenv ("LANGUAGE", round % 3 == 0 ? "fr" : "en", TRUE);

      g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, fixture->file);
      sourcier_supplier_import_prepare (import, NULL, NULL, &error);
      g_assert_no_error (error);
      tell_difference (import);
      g_assert_cmpint (sourcier_supplier_import_get_n_read (import), ==, n);
      g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_UNCHANGED), ==, n);
    }
}

/* What was there stays when the new file cannot be written. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_hostile_supplier (fixture);
  g_file_replace_contents (fixture->file, "before", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  for (SourcierExportFormat format = 0; format < SOURCIER_N_EXPORT_FORMATS; format++)
    {
      g_autoptr (SourcierExportTable) table = sourcier_supplier_export_new (fixture->store, query);
      g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (format);
      g_autofree char *text = NULL;

      g_assert_false (sourcier_export_write (table, options, fixture->file, NULL, cancellable, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "before");
    }
}

#define ADD(name, func) g_test_add ("/export/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  /* With the plain locale, the reader's language is not asked. */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("csv", test_csv);
  ADD ("json", test_json);
  ADD ("empty", test_empty);
  ADD ("there-and-back", test_there_and_back);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
