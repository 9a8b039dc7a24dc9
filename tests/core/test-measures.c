/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small register whose figures were worked out by hand: tests/data/measures-*.csv, each row with its reasoning. */

#include "core-test.h"

#include "base/money.h"
#include "exchange/csv-reader.h"
#include "office/buyer-store.h"
#include "plans/measure-result.h"
#include "purchases/purchase-facets.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-store.h"

#include <math.h>
#include <string.h>

typedef struct
{
  CoreTestOffice *office;
  SourcierContracts *contracts;
  GHashTable *suppliers;       /* keys to ids */
  GHashTable *purchases;       /* keys to ids */
  guint n_rows;
} Register;

typedef void (*RowFunc) (Register  *reg,
                         char     **cells);

typedef struct
{
  Register *reg;
  RowFunc func;
} Rows;

static gboolean
read_row (char      **cells,
          guint       n_cells,
          guint       line,
          gpointer    user_data,
          GError    **error)
{
  Rows *rows = user_data;

  /* The first row names the columns. */
  if (line > 1)
    {
      rows->func (rows->reg, cells);
      rows->reg->n_rows++;
    }
  return TRUE;
}

static void
read_list (Register   *reg,
           const char *name,
           RowFunc     func)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCIER_TEST_DATA"), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  Rows rows = { reg, func };

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  reg->n_rows = 0;
  sourcier_csv_read_bytes (bytes, ';', read_row, &rows, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reg->n_rows, >, 0);
}

static void
keep_id (GHashTable *ids,
         const char *key,
         gint64      id)
{
  g_hash_table_insert (ids, g_strdup (key), g_memdup2 (&id, sizeof id));
}

static gint64
id_of (GHashTable *ids,
       const char *key)
{
  const gint64 *id = g_hash_table_lookup (ids, key);

  g_assert_nonnull (id);
  return *id;
}

static void
add_supplier (Register  *reg,
              char     **cells)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, cells[0]);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT, cells[1]);
  if (*cells[2] != '\0')
    {
      g_auto (GStrv) told = g_strsplit (cells[2], "~", -1);
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (told[0]);

      sourcier_label_award_set_valid_from (award, sourcier_day_parse (told[1]));
      sourcier_label_award_set_valid_to (award, sourcier_day_parse (told[2]));
      sourcier_supplier_add_award (supplier, award);
    }
  sourcier_supplier_store_save (reg->office->store, supplier, &error);
  g_assert_no_error (error);
  keep_id (reg->suppliers, cells[0], sourcier_supplier_get_id (supplier));
}

/* "1~30000~L2113-13|2~70000": several parts, what is told of each in the order of @fields. */
static void
add_parts (Register             *reg,
           SourcierPurchase     *purchase,
           SourcierPurchasePart  part,
           const guint          *fields,
           const char           *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (SourcierRecord) record = sourcier_purchase_part_new (part);
      g_auto (GStrv) told = g_strsplit (parts[i], "~", -1);

      for (guint j = 0; told[j] != NULL; j++)
        if (sourcier_record_get_field (record, fields[j])->type != SOURCIER_FIELD_LINK)
          sourcier_record_read_field (record, fields[j], told[j]);
        else if (*told[j] != '\0')
          sourcier_record_set_number (record, fields[j], id_of (reg->suppliers, told[j]));
      sourcier_purchase_add_part (purchase, part, record);
    }
}

static void
add_all_parts (Register          *reg,
               SourcierPurchase  *purchase,
               char             **cells)
{
  static const guint lot[] = { SOURCIER_LOT_NUMBER, SOURCIER_LOT_AWARDED, SOURCIER_LOT_RESERVED, SOURCIER_LOT_ESTIMATE };
  static const guint holder[] = { SOURCIER_HOLDER_LOT, SOURCIER_HOLDER_SUPPLIER, SOURCIER_HOLDER_ROLE,
                                  SOURCIER_HOLDER_AMOUNT };
  static const guint modification[] = { SOURCIER_MODIFICATION_DAY, SOURCIER_MODIFICATION_AMOUNT };
  static const guint duty[] = { SOURCIER_DUTY_GROUND, SOURCIER_DUTY_REASON };

  add_parts (reg, purchase, SOURCIER_PURCHASE_LOTS, lot, cells[10]);
  add_parts (reg, purchase, SOURCIER_PURCHASE_HOLDERS, holder, cells[11]);
  add_parts (reg, purchase, SOURCIER_PURCHASE_MODIFICATIONS, modification, cells[12]);
  add_parts (reg, purchase, SOURCIER_PURCHASE_DUTIES, duty, cells[13]);

  GPtrArray *duties = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_DUTIES);
  for (guint i = 0; i < duties->len; i++)
    {
      sourcier_record_set_text (duties->pdata[i], SOURCIER_DUTY_RULE, "social-condition");
      sourcier_record_set_text (duties->pdata[i], SOURCIER_DUTY_ANSWER, SOURCIER_DUTY_ANSWER_EXEMPT);
    }
}

static void
add_purchase (Register  *reg,
              char     **cells)
{
  static const SourcierPurchaseField fields[] = {
    SOURCIER_PURCHASE_NUMBER, SOURCIER_PURCHASE_STATE, SOURCIER_PURCHASE_KIND, SOURCIER_PURCHASE_NATURE,
    SOURCIER_PURCHASE_BUYER, SOURCIER_PURCHASE_LAUNCH_DAY, SOURCIER_PURCHASE_NOTIFICATION_DAY,
    SOURCIER_PURCHASE_AWARDED_AMOUNT, SOURCIER_PURCHASE_RESERVED,
  };
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_auto (GStrv) considerations = g_strsplit (cells[9], "|", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sourcier_record_read_field (SOURCIER_RECORD (purchase), fields[i], cells[i]);
  sourcier_purchase_set_considerations (purchase, (const char * const *) considerations);
  add_all_parts (reg, purchase, cells);
  sourcier_purchase_store_save (reg->office->store, purchase, &error);
  g_assert_no_error (error);
  keep_id (reg->purchases, cells[0], sourcier_purchase_get_id (purchase));
}

/* What the essential data tells of a contract under a framework agreement. */
static void
link_framework (Register *reg)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO purchase_decp (purchase, framework) VALUES (%" G_GINT64_FORMAT ", 'F14')",
                                          id_of (reg->purchases, "under-F14"));
  g_autoptr (GError) error = NULL;

  sourcier_store_execute (reg->office->store, sql, &error);
  g_assert_no_error (error);
}

static void
set_office (Register *reg)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_name (buyer, "Département de la Mauldre");
  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);
  sourcier_buyer_store_save (reg->office->store, buyer, &error);
  g_assert_no_error (error);
}

static void
register_fill (Register       *reg,
               CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;

  *reg = (Register) { office, NULL, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), 0 };
  sourcier_store_begin (office->store, "Register", &error);
  g_assert_no_error (error);
  set_office (reg);
  read_list (reg, "measures-suppliers.csv", add_supplier);
  read_list (reg, "measures-purchases.csv", add_purchase);
  link_framework (reg);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

static void
register_clear (Register *reg)
{
  g_clear_pointer (&reg->contracts, sourcier_contracts_unref);
  g_hash_table_unref (reg->suppliers);
  g_hash_table_unref (reg->purchases);
}

static const SourcierContractScope everything = {
  2023, 2026, 0, NULL, SOURCIER_AMOUNTS_NOTIFIED, FALSE,
};

static void
load (Register              *reg,
      SourcierContractScope  scope)
{
  g_autoptr (GError) error = NULL;

  if (scope.day == SOURCIER_DAY_NONE)
    scope.day = sourcier_day_from_ymd (2026, 12, 31);
  g_clear_pointer (&reg->contracts, sourcier_contracts_unref);
  reg->contracts = sourcier_contracts_load (reg->office->store, &scope, &error);
  g_assert_no_error (error);
}

static SourcierMeasureResult
compute (Register   *reg,
         const char *code,
         int         year)
{
  const SourcierMeasure *measure = sourcier_measure_find (code);
  SourcierMeasureResult result;

  g_assert_nonnull (measure);
  sourcier_measure_compute (measure, reg->contracts, year, &result);
  return result;
}

static gint64
cents_of (const char *written)
{
  gint64 cents = 0;

  g_assert_true (sourcier_money_parse (written, &cents));
  return cents;
}

static void
check_figure (Register  *reg,
              char     **cells)
{
  SourcierMeasureResult result = compute (reg, cells[0], atoi (cells[1]));

  g_test_message ("%s %s: %s", cells[0], cells[1], cells[6]);
  g_assert_cmpint (result.numerator.count, ==, atoi (cells[2]));
  g_assert_cmpint (result.numerator.value, ==, cents_of (cells[3]));
  g_assert_cmpint (result.denominator.count, ==, atoi (cells[4]));
  g_assert_cmpint (result.denominator.value, ==, cents_of (cells[5]));
}

static void
test_figures (CoreTestOffice *office,
              gconstpointer   data)
{
  Register reg;

  register_fill (&reg, office);
  load (&reg, everything);
  read_list (&reg, "measures-expected.csv", check_figure);
  register_clear (&reg);
}

/* 6 of 13, 235 000 of 755 000; of nothing there is no share. */
static void
test_shares (CoreTestOffice *office,
             gconstpointer   data)
{
  Register reg;
  SourcierMeasureResult result;
  double in_number, in_value;

  register_fill (&reg, office);
  load (&reg, everything);
  result = compute (&reg, "social", 2025);
  g_assert_true (sourcier_measure_result_get_shares (&result, &in_number, &in_value));
  g_assert_cmpfloat_with_epsilon (in_number, 0.461538, 1e-6);
  g_assert_cmpfloat_with_epsilon (in_value, 0.311258, 1e-6);

  result = compute (&reg, "social", 2023);
  g_assert_false (sourcier_measure_result_get_shares (&result, &in_number, &in_value));
  g_assert_true (isnan (in_number) && isnan (in_value));

  g_autoptr (JsonObject) json = sourcier_measure_result_to_json (&result, SOURCIER_FRENCH);
  g_assert_true (json_object_get_null_member (json, "share_in_number"));
  g_assert_cmpstr (json_object_get_string_member (json, "title"), ==, "Marchés avec une considération sociale");
  register_clear (&reg);
}

static void
test_left_out (CoreTestOffice *office,
               gconstpointer   data)
{
  Register reg;
  SourcierMeasureResult result;

  register_fill (&reg, office);
  load (&reg, everything);
  result = compute (&reg, "social", 2025);
  for (guint i = SOURCIER_CONTRACT_NO_DAY; i < SOURCIER_N_CONTRACT_PLACES; i++)
    g_assert_cmpint (result.left_out[i], ==, 1);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_NO_AMOUNT], ==, 1);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_LOT_SHARE], ==, 2);
  g_assert_cmpint (result.doubtful, ==, 3);

  /* The four contracts of the SIAE stand on an agreement whose first day is not told; one grouping is shared equally. */
  result = compute (&reg, "siae", 2025);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_UNDATED], ==, 4);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE], ==, 1);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_STRANGER], ==, 1);
  g_assert_cmpint (compute (&reg, "esus", 2025).doubts[SOURCIER_CONTRACT_DOUBT_LAPSED], ==, 2);
  g_assert_cmpint (compute (&reg, "reserved", 2025).doubts[SOURCIER_CONTRACT_DOUBT_ARTICLE], ==, 1);
  g_assert_cmpint (compute (&reg, "sme", 2025).doubts[SOURCIER_CONTRACT_DOUBT_SIZE], ==, 3);
  register_clear (&reg);
}

static void
check_purchases (Register             *reg,
                 const char           *code,
                 SourcierMeasureGroup  group,
                 const char * const   *keys)
{
  g_autoptr (GArray) ids =
    sourcier_measure_list_purchases (sourcier_measure_find (code), reg->contracts, 2025, group);

  g_assert_cmpuint (ids->len, ==, g_strv_length ((char **) keys));
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, id_of (reg->purchases, keys[i]));
}

#define CHECK_PURCHASES(reg, code, group, ...) \
  check_purchases (reg, code, group, (const char * const[]) { __VA_ARGS__, NULL })

static void
test_behind (CoreTestOffice *office,
             gconstpointer   data)
{
  Register reg;

  register_fill (&reg, office);
  load (&reg, everything);
  CHECK_PURCHASES (&reg, "siae", SOURCIER_MEASURE_IN_NUMERATOR, "three-lots", "the-rest", "no-amount", "shared-lots");
  CHECK_PURCHASES (&reg, "esus", SOURCIER_MEASURE_IN_NUMERATOR, "last-day");
  CHECK_PURCHASES (&reg, "environmental", SOURCIER_MEASURE_MISSING, "day-after", "equal-parts", "the-rest", "modified",
                   "no-amount", "F14", "stranger");
  CHECK_PURCHASES (&reg, "social", SOURCIER_MEASURE_DOUBTFUL, "no-amount", "shared-lots");
  CHECK_PURCHASES (&reg, "social", SOURCIER_MEASURE_LEFT_OUT, "three-lots", "given-up", "no-day", "not-yet", "under-F14",
                   "casino");
  register_clear (&reg);
}

/* The register shows the contracts behind a figure as the answer to a question. */
static void
test_question (CoreTestOffice *office,
               gconstpointer   data)
{
  Register reg;
  g_autoptr (SourcierPurchaseQuery) all = sourcier_purchase_query_new ();
  g_autoptr (GError) error = NULL;

  register_fill (&reg, office);
  load (&reg, everything);

  g_autoptr (GArray) ids = sourcier_measure_list_purchases (sourcier_measure_find ("siae"), reg.contracts, 2025,
                                                            SOURCIER_MEASURE_IN_NUMERATOR);
  g_autoptr (SourcierPurchaseQuery) behind = sourcier_purchase_query_with_members (all, "SIAE, 2025", ids);
  g_autoptr (SourcierPurchaseQuery) works =
    sourcier_purchase_query_with_choice (behind, SOURCIER_PURCHASE_FACET_NATURE, "works", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierPurchaseFacets) facets = sourcier_purchase_facets_count (office->store, behind, &error);
  g_autoptr (GArray) found = sourcier_purchase_list_find_ids (office->store, works, &error);
  g_autoptr (GPtrArray) chips = sourcier_purchase_query_to_chips (behind);
  g_autoptr (SourcierPurchaseQuery) without =
    sourcier_purchase_query_without_chip (behind, SOURCIER_PURCHASE_CHIP_MEMBERS);

  g_assert_no_error (error);
  /* Three of the four are works: no-amount is of services. */
  g_assert_cmpint (sourcier_purchase_facets_get_totals (facets)->count, ==, 4);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpuint (chips->len, ==, 1);
  g_assert_cmpstr (((SourcierQueryChip *) chips->pdata[0])->words, ==, "SIAE, 2025");
  g_assert_false (sourcier_purchase_query_is_everything (behind));
  g_assert_false (sourcier_purchase_query_equal (behind, all));
  g_assert_true (sourcier_purchase_query_equal (without, all));
  register_clear (&reg);
}

/* Amounts as modified by the end of 2025: 755 000 + 2 000 + 30 000; a year later 3 000 more. */
static void
test_modified (CoreTestOffice *office,
               gconstpointer   data)
{
  SourcierContractScope scope = everything;
  Register reg;

  register_fill (&reg, office);
  scope.amounts = SOURCIER_AMOUNTS_MODIFIED;
  scope.day = sourcier_day_from_ymd (2025, 12, 31);
  load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 78700000);
  g_assert_cmpint (compute (&reg, "siae", 2025).numerator.value, ==, 15000000);
  /* What is notified later is not known on that day. */
  g_assert_cmpint (compute (&reg, "social", 2026).denominator.count, ==, 0);

  scope.day = sourcier_day_from_ymd (2026, 12, 31);
  load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 79000000);
  register_clear (&reg);
}

static void
test_scope (CoreTestOffice *office,
            gconstpointer   data)
{
  SourcierContractScope scope = everything;
  Register reg;

  register_fill (&reg, office);
  scope.concessions = TRUE;
  load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.count, ==, 14);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 175500000);

  scope = everything;
  scope.buyer = "Régie des eaux";
  load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.count, ==, 1);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 2000000);

  /* The register calls the office nothing. */
  scope.buyer = "Département de la Mauldre";
  load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.count, ==, 12);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 73500000);
  register_clear (&reg);
}

/* The law names these two categories (L2111-3, II); what is not in the register is typed. */
static void
test_core_set (void)
{
  guint n;
  const SourcierMeasure * const *measures = sourcier_measures (&n);

  g_assert_true (sourcier_measure_is_legal (sourcier_measure_find ("esus")));
  g_assert_true (sourcier_measure_is_legal (sourcier_measure_find ("inclusive")));
  g_assert_false (sourcier_measure_is_computed (sourcier_measure_find ("egalim-organic")));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (sourcier_measure_find (sourcier_measure_get_code (measures[i])) == measures[i]);
      for (guint text = 0; text < SOURCIER_N_MEASURE_TEXTS; text++)
        for (guint language = 0; language < SOURCIER_N_LANGUAGES; language++)
          if (text != SOURCIER_MEASURE_DENOMINATOR || sourcier_measure_is_computed (measures[i]))
            g_assert_cmpstr (sourcier_measure_get_text (measures[i], text, language), !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measures/core-set", test_core_set);
  core_test_add ("/measures/figures", NULL, test_figures);
  core_test_add ("/measures/shares", NULL, test_shares);
  core_test_add ("/measures/left-out", NULL, test_left_out);
  core_test_add ("/measures/behind", NULL, test_behind);
  core_test_add ("/measures/question", NULL, test_question);
  core_test_add ("/measures/modified", NULL, test_modified);
  core_test_add ("/measures/scope", NULL, test_scope);

  return g_test_run ();
}
