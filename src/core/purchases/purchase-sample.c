/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-sample.h"

#include "exchange/list-reader.h"
#include "purchases/purchase-store.h"
#include "rules/rule-sample.h"
#include "suppliers/supplier-sample.h"
#include "suppliers/supplier.h"

#include <stdlib.h>
#include <string.h>

/* tools/make-sample writes the list and says how it is made. */
#define PURCHASES SOURCIER_RESOURCE_PREFIX "/sample/purchases.csv"

typedef struct
{
  SourcierStore *store;
  GHashTable *suppliers;
  char **columns;
} Sample;

/* The days of the sample are counted from today. */
static void
read_cell (SourcierRecord *record,
           guint           field,
           const char     *cell)
{
  if (sourcier_record_get_field (record, field)->type == SOURCIER_FIELD_DAY && *cell != '\0')
    sourcier_record_set_number (record, field, (gint64) sourcier_day_today () + atoi (cell));
  else
    sourcier_record_read_field (record, field, cell);
}

/* "1~s012~holder~98000": the lot, the supplier's key, the role, the amount. */
static void
read_holder (Sample         *sample,
             SourcierRecord *holder,
             char          **told)
{
  SourcierSupplier *supplier = g_hash_table_lookup (sample->suppliers, told[1]);

  g_assert (supplier != NULL);
  read_cell (holder, SOURCIER_HOLDER_LOT, told[0]);
  sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, sourcier_supplier_get_id (supplier));
  read_cell (holder, SOURCIER_HOLDER_IDENTIFIER_TYPE, "SIRET");
  read_cell (holder, SOURCIER_HOLDER_IDENTIFIER, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  read_cell (holder, SOURCIER_HOLDER_NAME, sourcier_supplier_get_name (supplier));
  read_cell (holder, SOURCIER_HOLDER_ROLE, told[2]);
  read_cell (holder, SOURCIER_HOLDER_AMOUNT, told[3]);
}

/* "s012~-9~Rencontré au salon": the supplier's key, the day it was consulted, a note. */
static void
read_candidate (Sample         *sample,
                SourcierRecord *candidate,
                char          **told)
{
  SourcierSupplier *supplier = g_hash_table_lookup (sample->suppliers, told[0]);

  g_assert (supplier != NULL);
  sourcier_record_set_number (candidate, SOURCIER_CANDIDATE_SUPPLIER, sourcier_supplier_get_id (supplier));
  read_cell (candidate, SOURCIER_CANDIDATE_IDENTIFIER, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  read_cell (candidate, SOURCIER_CANDIDATE_NAME, sourcier_supplier_get_name (supplier));
  read_cell (candidate, SOURCIER_CANDIDATE_CONSULTED_ON, told[1]);
  read_cell (candidate, SOURCIER_CANDIDATE_NOTE, told[2]);
}

/* "1~Cergy~104000|2~Vexin~104000": several parts, the first fields of each in order. */
static void
read_parts (Sample               *sample,
            SourcierPurchase     *purchase,
            SourcierPurchasePart  part,
            const char           *cell)
{
  static const guint lot[] = { SOURCIER_LOT_NUMBER, SOURCIER_LOT_SUBJECT, SOURCIER_LOT_ESTIMATE };
  g_auto (GStrv) parts = g_strsplit (cell, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (SourcierRecord) record = sourcier_purchase_part_new (part);
      g_auto (GStrv) told = g_strsplit (parts[i], "~", -1);

      if (part == SOURCIER_PURCHASE_HOLDERS)
        read_holder (sample, record, told);
      else if (part == SOURCIER_PURCHASE_CANDIDATES)
        read_candidate (sample, record, told);
      else
        for (guint j = 0; told[j] != NULL; j++)
          read_cell (record, part == SOURCIER_PURCHASE_LOTS ? lot[j] : j, told[j]);
      sourcier_purchase_add_part (purchase, part, record);
    }
}

static void
set_cell (Sample           *sample,
          SourcierPurchase *purchase,
          const char       *column,
          const char       *cell)
{
  static const char * const parts[SOURCIER_N_PURCHASE_PARTS] = {
    "lots", "criteria", "holders", "modifications", "duties", "candidates", "sendings",
  };

  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    if (g_strcmp0 (column, parts[i]) == 0 && *cell != '\0')
      read_parts (sample, purchase, i, cell);
  if (g_str_equal (column, "considerations"))
    {
      g_auto (GStrv) codes = g_strsplit (cell, "|", -1);
      sourcier_purchase_set_considerations (purchase, (const char * const *) codes);
    }
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FIELDS; i++)
    if (g_str_equal (column, sourcier_purchase_get_field (i)->id))
      read_cell (SOURCIER_RECORD (purchase), i, cell);
}

static gboolean
add_purchase (char      **cells,
              guint       n_cells,
              guint       line,
              gpointer    user_data,
              GError    **error)
{
  Sample *sample = user_data;
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();

  if (sample->columns == NULL)
    {
      sample->columns = g_strdupv (cells);
      return TRUE;
    }
  for (guint i = 0; i < n_cells && sample->columns[i] != NULL; i++)
    set_cell (sample, purchase, sample->columns[i], cells[i]);
  return sourcier_purchase_store_save (sample->store, purchase, error);
}

/**
 * sourcier_purchase_sample_write:
 * @store: a file, in the action that fills it with the sample office
 * @suppliers: (element-type utf8 SourcierSupplier): the suppliers of the sample by their key
 * @error: why it could not be written
 *
 * Writes the rule and the purchases of the sample office, as a #SourcierSampleMore.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_purchase_sample_write (SourcierStore  *store,
                                GHashTable     *suppliers,
                                GError        **error)
{
  if (!sourcier_rule_sample_write (store, error))
    return FALSE;

  g_autoptr (GBytes) bytes = g_resources_lookup_data (PURCHASES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  Sample sample = { store, suppliers, NULL };
  gboolean written = bytes != NULL && sourcier_csv_read_bytes (bytes, ';', add_purchase, &sample, error);

  g_strfreev (sample.columns);
  return written;
}

/**
 * sourcier_purchase_sample_fill:
 * @store: an office's file that can be written
 * @error: why nothing was written
 *
 * Fills the file with the sample office in one action: what sourcier_supplier_sample_fill() writes, a rule of the office's
 * own, and some forty fictitious purchases of every state as of today, held by suppliers of the sample.
 *
 * Returns: %TRUE if the sample is in the file, %FALSE if the file is as before
 */
gboolean
sourcier_purchase_sample_fill (SourcierStore  *store,
                               GError        **error)
{
  return sourcier_supplier_sample_fill (store, sourcier_purchase_sample_write, error);
}
