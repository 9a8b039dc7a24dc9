/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-store.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/decp-store.h"
#include "purchases/purchase-saved-list.h"
#include "reference/family.h"
#include "store/code-store.h"
#include "store/record-store.h"

#include <glib/gi18n-lib.h>

static const SourcierCodesTable considerations_table = { "purchase_consideration", "purchase", "consideration" };

static const SourcierRecordTable part_tables[SOURCIER_N_PURCHASE_PARTS] = {
  [SOURCIER_PURCHASE_LOTS] = { sourcier_lot_get_type, "purchase_lot", "purchase", NULL, NULL },
  [SOURCIER_PURCHASE_CRITERIA] = { sourcier_criterion_get_type, "purchase_criterion", "purchase", NULL, NULL },
  [SOURCIER_PURCHASE_HOLDERS] = { sourcier_holder_get_type, "purchase_holder", "purchase", NULL, NULL },
  [SOURCIER_PURCHASE_MODIFICATIONS] = { sourcier_modification_get_type, "purchase_modification", "purchase", NULL,
                                        NULL },
  [SOURCIER_PURCHASE_DUTIES] = { sourcier_duty_get_type, "purchase_duty", "purchase", NULL, NULL },
  [SOURCIER_PURCHASE_CANDIDATES] = { sourcier_candidate_get_type, "purchase_candidate", "purchase", NULL, NULL },
  [SOURCIER_PURCHASE_SENDINGS] = { sourcier_sending_get_type, "purchase_sending", "purchase", NULL, NULL },
};

static void
bind_if_told (SourcierStatement *statement,
              int                parameter,
              gint64             number,
              gint64             unknown)
{
  if (number == unknown)
    sourcier_statement_bind_null (statement, parameter);
  else
    sourcier_statement_bind_int (statement, parameter, number);
}

static void
bind_folded (SourcierStatement     *statement,
             int                    parameter,
             SourcierPurchase      *purchase,
             SourcierPurchaseField  field)
{
  g_autofree char *folded = sourcier_text_fold (sourcier_purchase_get_text (purchase, field));

  sourcier_statement_bind_text (statement, parameter, folded);
}

static const char * const computed[] = {
  "amount", "year", "division", "doubts", "search", "sort_subject", "sort_service", NULL,
};

static void
bind_computed (SourcierRecord    *record,
               SourcierStatement *statement,
               int                parameter)
{
  SourcierPurchase *purchase = SOURCIER_PURCHASE (record);
  const SourcierCpvDivision *division =
    sourcier_cpv_division_find (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV));
  g_autofree char *search = sourcier_purchase_get_search_text (purchase);

  bind_if_told (statement, parameter, sourcier_purchase_get_amount (purchase), SOURCIER_MONEY_UNKNOWN);
  bind_if_told (statement, parameter + 1, sourcier_purchase_get_year (purchase), 0);
  sourcier_statement_bind_text (statement, parameter + 2,
                                division != NULL ? sourcier_cpv_division_get_code (division) : "");
  sourcier_statement_bind_int (statement, parameter + 3, sourcier_purchase_get_doubts (purchase));
  sourcier_statement_bind_text (statement, parameter + 4, search);
  bind_folded (statement, parameter + 5, purchase, SOURCIER_PURCHASE_SUBJECT);
  bind_folded (statement, parameter + 6, purchase, SOURCIER_PURCHASE_SERVICE);
}

static const SourcierRecordTable purchase_table = {
  sourcier_purchase_get_type, "purchase", NULL, computed, bind_computed,
};

static void
take_purchase (guint           slot,
               SourcierRecord *record,
               gpointer        user_data)
{
  GPtrArray *purchases = user_data;

  purchases->pdata[slot] = g_object_ref (record);
}

typedef struct
{
  GPtrArray *purchases;
  SourcierPurchasePart part;
} PartReading;

static void
take_part (guint           slot,
           SourcierRecord *record,
           gpointer        user_data)
{
  PartReading *reading = user_data;

  if (reading->purchases->pdata[slot] != NULL)
    sourcier_purchase_add_part (reading->purchases->pdata[slot], reading->part, record);
}

static void
take_consideration (guint       slot,
                    const char *code,
                    gpointer    user_data)
{
  GPtrArray *codes = user_data;

  if (codes->pdata[slot] == NULL)
    codes->pdata[slot] = g_strv_builder_new ();
  g_strv_builder_add (codes->pdata[slot], code);
}

static void
unref_builder (gpointer builder)
{
  if (builder != NULL)
    g_strv_builder_unref (builder);
}

static gboolean
load_considerations (SourcierStore  *store,
                     const char     *ids,
                     GPtrArray      *purchases,
                     GError        **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_full (purchases->len, unref_builder);

  g_ptr_array_set_size (codes, (int) purchases->len);
  if (!sourcier_code_store_load (store, &considerations_table, ids, take_consideration, codes, error))
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    if (codes->pdata[i] != NULL && purchases->pdata[i] != NULL)
      {
        g_auto (GStrv) told = g_strv_builder_end (codes->pdata[i]);
        sourcier_purchase_set_considerations (purchases->pdata[i], (const char * const *) told);
      }
  return TRUE;
}

static void
unref_if_any (gpointer data)
{
  g_clear_object (&data);
}

static GPtrArray *
load_with (SourcierStore  *store,
           const gint64   *ids,
           guint           n_ids,
           guint           parts,
           GError        **error)
{
  g_autofree char *json = sourcier_store_ids_to_json (ids, n_ids);
  g_autoptr (GPtrArray) purchases = g_ptr_array_new_full (n_ids, unref_if_any);

  g_ptr_array_set_size (purchases, (int) n_ids);
  if (!sourcier_record_store_load (store, &purchase_table, json, take_purchase, purchases, error)
      || !load_considerations (store, json, purchases, error))
    return NULL;
  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    {
      PartReading reading = { purchases, i };

      if ((parts & 1u << i) != 0
          && !sourcier_record_store_load (store, &part_tables[i], json, take_part, &reading, error))
        return NULL;
    }
  return g_steal_pointer (&purchases);
}

/**
 * sourcier_purchase_store_load_many:
 * @store: an office's file
 * @ids: ids of purchases
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Loads purchases with their parts and considerations, by eight statements however many there are.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierPurchase): as many purchases as @ids, in the same order,
 *   %NULL where the file has no such purchase; or %NULL with @error set
 */
GPtrArray *
sourcier_purchase_store_load_many (SourcierStore  *store,
                                   const gint64   *ids,
                                   guint           n_ids,
                                   GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  return load_with (store, ids, n_ids, ~0u, error);
}

/**
 * sourcier_purchase_store_load_for_rules:
 * @store: an office's file
 * @ids: ids of purchases
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Like sourcier_purchase_store_load_many(), with the lots and the duties alone of all parts: what rules look at. Such a
 * purchase is not to be saved.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierPurchase): as many purchases as @ids, %NULL where the file has no
 *   such purchase; or %NULL with @error set
 */
GPtrArray *
sourcier_purchase_store_load_for_rules (SourcierStore  *store,
                                        const gint64   *ids,
                                        guint           n_ids,
                                        GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  return load_with (store, ids, n_ids, 1u << SOURCIER_PURCHASE_LOTS | 1u << SOURCIER_PURCHASE_DUTIES, error);
}

/**
 * sourcier_purchase_store_load:
 * @store: an office's file
 * @id: id of a purchase
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the purchase, or %NULL with @error set: NOT_FOUND if the file has no such
 *   purchase
 */
SourcierPurchase *
sourcier_purchase_store_load (SourcierStore  *store,
                              gint64          id,
                              GError        **error)
{
  g_autoptr (GPtrArray) purchases = sourcier_purchase_store_load_many (store, &id, 1, error);

  if (purchases == NULL)
    return NULL;
  if (purchases->pdata[0] == NULL)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("This purchase is no longer in the register. It may have been deleted; Undo brings it "
                             "back."));
      return NULL;
    }
  return g_object_ref (purchases->pdata[0]);
}

/* What follows from the CPV code is filled in where nothing is told. */
static void
fill_family (SourcierPurchase *purchase)
{
  const SourcierFamily *family =
    sourcier_family_from_cpv (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV));

  if (family != NULL && *sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_FAMILY) == '\0')
    sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_FAMILY, sourcier_family_get_code (family));
}

/**
 * sourcier_purchase_store_save:
 * @store: an office's file, in a transaction
 * @purchase: a purchase
 * @error: where to put what went wrong
 *
 * Writes a purchase with its parts and considerations: a new one where its id is 0 or no longer in the file, else what
 * differs from what is stored and nothing more. A family that is not told is filled in from the CPV code. The purchase
 * and its parts have their ids afterwards.
 *
 * Returns: %FALSE with @error set if it could not be written; the caller rolls back
 */
gboolean
sourcier_purchase_store_save (SourcierStore     *store,
                              SourcierPurchase  *purchase,
                              GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), FALSE);

  fill_family (purchase);
  if (!sourcier_record_store_save (store, &purchase_table, 0, SOURCIER_RECORD (purchase), error))
    return FALSE;

  gint64 id = sourcier_purchase_get_id (purchase);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    if (!sourcier_record_store_save_parts (store, &part_tables[i], id, sourcier_purchase_get_parts (purchase, i), error))
      return FALSE;
  return sourcier_code_store_save (store, &considerations_table, id, sourcier_purchase_get_considerations (purchase),
                                   error);
}

/**
 * sourcier_purchase_store_delete:
 * @store: an office's file, in a transaction
 * @id: id of a purchase
 * @error: where to put what went wrong
 *
 * Deletes a purchase with its parts and considerations, and takes it off its lists. Nothing happens if the file has no such purchase.
 *
 * Returns: %FALSE with @error set if it could not be deleted; the caller rolls back
 */
gboolean
sourcier_purchase_store_delete (SourcierStore  *store,
                                gint64          id,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    if (!sourcier_record_store_delete_parts (store, &part_tables[i], id, error))
      return FALSE;
  return sourcier_saved_list_store_forget (store, &sourcier_purchase_lists, id, error)
         && sourcier_decp_store_delete (store, id, error)
         && sourcier_code_store_delete (store, &considerations_table, id, NULL, error)
         && sourcier_record_store_delete (store, &purchase_table, id, error);
}

/**
 * sourcier_purchase_store_count:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: how many purchases the register has, or -1 with @error set
 */
gint64
sourcier_purchase_store_count (SourcierStore  *store,
                               GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), -1);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT count(*) FROM purchase", error);

  gint64 n;

  return statement != NULL && sourcier_statement_read_int (statement, &n, error) ? n : -1;
}

/**
 * sourcier_purchase_store_find_uid:
 * @store: an office's file
 * @uid: a unique identifier that is not empty
 * @error: where to put what went wrong
 *
 * Returns: the id of the first purchase that is known by it, 0 if there is none, -1 with @error set
 */
gint64
sourcier_purchase_store_find_uid (SourcierStore  *store,
                                  const char     *uid,
                                  GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), -1);
  g_return_val_if_fail (uid != NULL && *uid != '\0', -1);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM purchase WHERE uid = ?1 AND uid <> '' ORDER BY id LIMIT 1", error);

  if (statement == NULL)
    return -1;
  sourcier_statement_bind_text (statement, 1, uid);

  gint64 id;

  return sourcier_statement_read_int (statement, &id, error) ? id : -1;
}

/**
 * sourcier_purchase_store_find_number:
 * @store: a connection of the caller's thread
 * @number: what the office calls a purchase, or what names it everywhere
 * @error: where to put what went wrong
 *
 * Numbers are the office's own: nothing keeps two purchases from having the same.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the purchases of that number or UID, or %NULL with
 *   @error set
 */
GArray *
sourcier_purchase_store_find_number (SourcierStore  *store,
                                     const char     *number,
                                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (number != NULL, NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM purchase WHERE ?1 <> '' AND (number = ?1 OR uid = ?1) ORDER BY id",
                            error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, number);
  return sourcier_statement_read_ids (statement, error);
}

/**
 * sourcier_purchase_store_of_supplier:
 * @store: an office's file
 * @supplier: id of a supplier
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the purchases that the supplier is a holder of,
 *   the latest first, or %NULL with @error set
 */
GArray *
sourcier_purchase_store_of_supplier (SourcierStore  *store,
                                     gint64          supplier,
                                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT p.id FROM purchase AS p WHERE p.id IN (SELECT purchase FROM purchase_holder"
                                   " WHERE supplier = ?1) ORDER BY p.year DESC, p.launch_day DESC, p.id DESC", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, supplier);
  return sourcier_statement_read_ids (statement, error);
}
