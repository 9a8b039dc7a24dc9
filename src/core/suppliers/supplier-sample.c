/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-sample.h"

#include "exchange/list-reader.h"
#include "office/buyer-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* tools/make-sample writes both lists and says how they are made. */
#define SUPPLIERS SOURCIER_RESOURCE_PREFIX "/sample/suppliers.csv"
#define AWARDS SOURCIER_RESOURCE_PREFIX "/sample/awards.csv"

#define VOLUME (G_GINT64_CONSTANT (180000000) * 100)

/* The first row of a list names its columns; every other one is handed over as column and cell. */
typedef struct
{
  char       **columns;
  GPtrArray   *suppliers;
  GHashTable  *by_key;
} Sample;

typedef void (*CellFunc) (gpointer    thing,
                          const char *column,
                          const char *cell);

static gboolean
take_columns (Sample  *sample,
              char   **cells)
{
  if (sample->columns != NULL)
    return FALSE;

  sample->columns = g_strdupv (cells);
  return TRUE;
}

static void
take_cells (Sample    *sample,
            char     **cells,
            guint      n_cells,
            CellFunc   cell_func,
            gpointer   thing)
{
  for (guint i = 0; i < n_cells && sample->columns[i] != NULL; i++)
    if (*cells[i] != '\0')
      cell_func (thing, sample->columns[i], cells[i]);
}

static void
set_supplier_cell (gpointer    thing,
                   const char *column,
                   const char *cell)
{
  SourcierSupplier *supplier = thing;

  if (strcmp (column, "families") == 0)
    {
      g_auto (GStrv) families = g_strsplit (cell, "|", -1);
      sourcier_supplier_set_families (supplier, (const char * const *) families);
      return;
    }
  if (strcmp (column, "cpv") == 0)
    {
      g_auto (GStrv) codes = g_strsplit (cell, "|", -1);
      sourcier_supplier_set_cpv (supplier, (const char * const *) codes);
      return;
    }

  for (SourcierSupplierField field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (strcmp (column, sourcier_supplier_field_get_id (field)) == 0)
      sourcier_supplier_read_field (supplier, field, cell);
}

static gboolean
add_supplier (char      **cells,
              guint       n_cells,
              guint       line,
              gpointer    user_data,
              GError    **error)
{
  Sample *sample = user_data;

  if (take_columns (sample, cells))
    return TRUE;

  SourcierSupplier *supplier = sourcier_supplier_new ();

  g_ptr_array_add (sample->suppliers, supplier);
  g_hash_table_insert (sample->by_key, g_strdup (cells[0]), supplier);
  take_cells (sample, cells, n_cells, set_supplier_cell, supplier);
  return TRUE;
}

/* The days of the sample are counted from today, so that awards of every state are there on any day. */
static SourcierDay
day_from_today (const char *offset)
{
  return (SourcierDay) ((gint64) sourcier_day_today () + atoi (offset));
}

static void
set_award_cell (gpointer    thing,
                const char *column,
                const char *cell)
{
  SourcierLabelAward *award = thing;

  if (strcmp (column, "number") == 0)
    sourcier_label_award_set_number (award, cell);
  else if (strcmp (column, "scope") == 0)
    sourcier_label_award_set_scope (award, cell);
  else if (strcmp (column, "issuer") == 0)
    sourcier_label_award_set_issuer (award, cell);
  else if (strcmp (column, "from") == 0)
    sourcier_label_award_set_valid_from (award, day_from_today (cell));
  else if (strcmp (column, "to") == 0)
    sourcier_label_award_set_valid_to (award, day_from_today (cell));
  else if (strcmp (column, "evidence") == 0)
    sourcier_label_award_set_evidence (award, cell);
  else if (strcmp (column, "checked_by") == 0)
    sourcier_label_award_set_checked_by (award, cell);
  else if (strcmp (column, "checked_on") == 0)
    sourcier_label_award_set_checked_on (award, day_from_today (cell));
}

static gboolean
add_award (char      **cells,
           guint       n_cells,
           guint       line,
           gpointer    user_data,
           GError    **error)
{
  Sample *sample = user_data;

  if (take_columns (sample, cells))
    return TRUE;

  SourcierSupplier *supplier = g_hash_table_lookup (sample->by_key, cells[0]);
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (cells[1]);

  g_assert (supplier != NULL);
  take_cells (sample, cells, n_cells, set_award_cell, award);
  sourcier_supplier_add_award (supplier, award);
  return TRUE;
}

static gboolean
read_list (const char          *path,
           SourcierListRowFunc   row_func,
           Sample              *sample,
           GError             **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL || !sourcier_csv_read_bytes (bytes, ';', row_func, sample, error))
    return FALSE;

  g_clear_pointer (&sample->columns, g_strfreev);
  return TRUE;
}

static gboolean
write_buyer (SourcierStore  *store,
             GError        **error)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();

  sourcier_buyer_set_name (buyer, "Conseil départemental du Val-de-Viosne (fictif)");
  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);
  sourcier_buyer_set_departement (buyer, "95");
  sourcier_buyer_set_yearly_volume (buyer, VOLUME);
  return sourcier_buyer_store_save (store, buyer, error);
}

static gboolean
write_all (SourcierStore  *store,
           GPtrArray      *suppliers,
           GError        **error)
{
  if (!write_buyer (store, error))
    return FALSE;

  for (guint i = 0; i < suppliers->len; i++)
    if (!sourcier_supplier_store_save (store, g_ptr_array_index (suppliers, i), error))
      return FALSE;

  return TRUE;
}

/**
 * sourcier_supplier_sample_fill:
 * @store: an office's file that can be written
 * @more: (nullable) (scope call): writes what else there is, in the same action
 * @error: why nothing was written
 *
 * Fills the file with the sample office in one action: a fictitious departement council of 180 M€ a year, and a few
 * hundred fictitious suppliers with label awards of every state as of today. What the file holds already stays, but for
 * the buyer.
 *
 * Returns: %TRUE if the sample is in the file, %FALSE if the file is as before
 */
gboolean
sourcier_supplier_sample_fill (SourcierStore       *store,
                               SourcierSampleMore   more,
                               GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GPtrArray) suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sample sample = { NULL, suppliers, by_key };

  if (!read_list (SUPPLIERS, add_supplier, &sample, error)
      || !read_list (AWARDS, add_award, &sample, error)
      || !sourcier_store_begin (store, _("Fill the sample office"), error))
    {
      g_strfreev (sample.columns);
      return FALSE;
    }

  if (!write_all (store, suppliers, error) || (more != NULL && !more (store, by_key, error)))
    {
      sourcier_store_rollback (store);
      return FALSE;
    }

  return sourcier_store_commit (store, error);
}
