/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measure-test.h"

#include "exchange/list-reader.h"
#include "office/buyer-store.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-store.h"

typedef struct
{
  MeasureTestRegister *reg;
  MeasureTestRowFunc func;
} Rows;

static gboolean
read_row (char     **cells,
          guint      n_cells,
          guint      line,
          gpointer   user_data,
          GError   **error)
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

/* Calls @func for each row below the column names of a list of tests/data. */
void
measure_test_read_list (MeasureTestRegister *reg,
                        const char          *name,
                        MeasureTestRowFunc   func)
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

/* The id that the file gave to the supplier or the purchase of this key. */
gint64
measure_test_id_of (GHashTable *ids,
                    const char *key)
{
  const gint64 *id = g_hash_table_lookup (ids, key);

  g_assert_nonnull (id);
  return *id;
}

static void
add_supplier (MeasureTestRegister  *reg,
              char                **cells)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, cells[0]);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT, cells[1]);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, cells[3]);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, cells[4]);
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
add_parts (MeasureTestRegister  *reg,
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
          sourcier_record_set_number (record, fields[j], measure_test_id_of (reg->suppliers, told[j]));
      sourcier_purchase_add_part (purchase, part, record);
    }
}

static void
add_all_parts (MeasureTestRegister  *reg,
               SourcierPurchase     *purchase,
               char                **cells)
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
add_purchase (MeasureTestRegister  *reg,
              char                **cells)
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
link_framework (MeasureTestRegister *reg)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO purchase_decp (purchase, framework) VALUES (%" G_GINT64_FORMAT ", 'F14')",
                                          measure_test_id_of (reg->purchases, "under-F14"));
  g_autoptr (GError) error = NULL;

  sourcier_store_execute (reg->office->store, sql, &error);
  g_assert_no_error (error);
}

static void
set_office (MeasureTestRegister *reg)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_name (buyer, "Département de la Mauldre");
  sourcier_buyer_set_departement (buyer, "95");
  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);
  sourcier_buyer_store_save (reg->office->store, buyer, &error);
  g_assert_no_error (error);
}

/* Writes the register into an empty office's file. */
void
measure_test_fill (MeasureTestRegister *reg,
                   CoreTestOffice      *office)
{
  g_autoptr (GError) error = NULL;

  *reg = (MeasureTestRegister) { office, NULL, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), 0 };
  sourcier_store_begin (office->store, "Register", &error);
  g_assert_no_error (error);
  set_office (reg);
  measure_test_read_list (reg, "measures-suppliers.csv", add_supplier);
  measure_test_read_list (reg, "measures-purchases.csv", add_purchase);
  link_framework (reg);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

/* Forgets what was read; the file stays. */
void
measure_test_clear (MeasureTestRegister *reg)
{
  g_clear_pointer (&reg->contracts, sourcier_contracts_unref);
  g_hash_table_unref (reg->suppliers);
  g_hash_table_unref (reg->purchases);
}

/* The four years of the register, as known at the end of the last one. */
const SourcierContractScope measure_test_everything = {
  2023, 2026, 0, NULL, SOURCIER_AMOUNTS_NOTIFIED, FALSE,
};

/* Reads the contracts of @scope; without a day, as known at the end of 2026. */
void
measure_test_load (MeasureTestRegister   *reg,
                   SourcierContractScope  scope)
{
  g_autoptr (GError) error = NULL;

  if (scope.day == SOURCIER_DAY_NONE)
    scope.day = sourcier_day_from_ymd (2026, 12, 31);
  g_clear_pointer (&reg->contracts, sourcier_contracts_unref);
  reg->contracts = sourcier_contracts_load (reg->office->store, &scope, &error);
  g_assert_no_error (error);
}
