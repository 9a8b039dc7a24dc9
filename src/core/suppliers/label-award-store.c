/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/label-award-store.h"

#include "store/noted-row.h"
#include "store/part-store.h"
#include "suppliers/evidence-file-store.h"

/* Returns: (transfer full): the award whose columns begin at @column of a row. */
SourcierLabelAward *
_sourcier_label_award_store_read (SourcierStatement *row,
                                  int                column)
{
  SourcierLabelAward *award = sourcier_label_award_new (sourcier_statement_get_text (row, column + 1));

  sourcier_label_award_set_id (award, sourcier_statement_get_int (row, column));
  sourcier_label_award_set_number (award, sourcier_statement_get_text (row, column + 2));
  sourcier_label_award_set_scope (award, sourcier_statement_get_text (row, column + 3));
  sourcier_label_award_set_issuer (award, sourcier_statement_get_text (row, column + 4));
  sourcier_label_award_set_valid_from (award, sourcier_statement_get_day (row, column + 5));
  sourcier_label_award_set_valid_to (award, sourcier_statement_get_day (row, column + 6));
  sourcier_label_award_set_evidence (award, sourcier_statement_get_text (row, column + 7));
  sourcier_label_award_set_checked_by (award, sourcier_statement_get_text (row, column + 8));
  sourcier_label_award_set_checked_on (award, sourcier_statement_get_day (row, column + 9));
  sourcier_label_award_set_list (award, sourcier_statement_get_text (row, column + 10));
  return award;
}

/* Parameters: the award's id, the supplier's, and ten of what the award says. */
static const char insert_award_sql[] =
  "INSERT INTO label_award (id, supplier, label, number, scope, issuer, valid_from, valid_to, evidence, checked_by,"
  " checked_on, list) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
static const char update_award_sql[] =
  "UPDATE label_award SET (label, number, scope, issuer, valid_from, valid_to, evidence, checked_by, checked_on, list)"
  " = (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) WHERE id = ?1 AND supplier = ?2"
  " AND (label, number, scope, issuer, valid_from, valid_to, evidence, checked_by, checked_on, list)"
  " IS NOT (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

static gboolean
write_award (SourcierStore       *store,
             gboolean             is_stored,
             gint64               supplier,
             SourcierLabelAward  *award,
             GError             **error)
{
  g_autoptr (SourcierStatement) statement =
    is_stored ? sourcier_store_prepare (store, update_award_sql, error)
              : sourcier_store_prepare_insert (store, insert_award_sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_label_award_get_id (award));
  sourcier_statement_bind_int (statement, 2, supplier);
  sourcier_statement_bind_text (statement, 3, sourcier_label_award_get_label (award));
  sourcier_statement_bind_text (statement, 4, sourcier_label_award_get_number (award));
  sourcier_statement_bind_text (statement, 5, sourcier_label_award_get_scope (award));
  sourcier_statement_bind_text (statement, 6, sourcier_label_award_get_issuer (award));
  sourcier_statement_bind_day (statement, 7, sourcier_label_award_get_valid_from (award));
  sourcier_statement_bind_day (statement, 8, sourcier_label_award_get_valid_to (award));
  sourcier_statement_bind_text (statement, 9, sourcier_label_award_get_evidence (award));
  sourcier_statement_bind_text (statement, 10, sourcier_label_award_get_checked_by (award));
  sourcier_statement_bind_day (statement, 11, sourcier_label_award_get_checked_on (award));
  sourcier_statement_bind_text (statement, 12, sourcier_label_award_get_list (award));
  return sourcier_statement_run (statement, error);
}

static gboolean
insert_award (SourcierStore  *store,
              gint64          supplier,
              gpointer        award,
              gconstpointer   user_data,
              GError        **error)
{
  sourcier_label_award_set_id (award, sourcier_store_next_id (store));
  return write_award (store, FALSE, supplier, award, error)
         && _sourcier_evidence_file_store_save (store, award, error);
}

static gboolean
update_award (SourcierStore  *store,
              gint64          supplier,
              gpointer        award,
              gconstpointer   user_data,
              GError        **error)
{
  return write_award (store, TRUE, supplier, award, error)
         && _sourcier_evidence_file_store_save (store, award, error);
}

static gint64
get_id (gpointer award)
{
  return sourcier_label_award_get_id (award);
}

/* Makes the awards of a supplier in the file those of @awards, writing only what differs. An award that is not stored
 * for this supplier gets a new id. A supplier that is not stored has none: nothing is looked for. */
gboolean
_sourcier_label_award_store_save (SourcierStore  *store,
                                  gint64          supplier,
                                  gboolean        is_stored,
                                  GPtrArray      *awards,
                                  GError        **error)
{
  static const SourcierPartsTable table = {
    "label_award", "supplier", get_id, insert_award, update_award, _sourcier_evidence_file_store_delete,
  };

  return (is_stored ? sourcier_part_store_save : sourcier_part_store_add) (store, &table, supplier, awards, NULL, error);
}

/**
 * sourcier_label_award_store_check:
 * @store: an office's file, in a transaction
 * @ids: (element-type gint64): ids of awards
 * @day: the day their evidence was looked at
 * @who: who looked at it
 * @error: where to put what went wrong
 *
 * Notes that awards were checked. Those that are no longer in the file are passed over.
 *
 * Returns: %FALSE with @error set if it could not be written; the caller rolls back
 */
gboolean
sourcier_label_award_store_check (SourcierStore  *store,
                                  GArray         *ids,
                                  SourcierDay     day,
                                  const char     *who,
                                  GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (ids != NULL && who != NULL, FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE label_award SET checked_on = ?2, checked_by = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      sourcier_statement_bind_int (statement, 1, g_array_index (ids, gint64, i));
      sourcier_statement_bind_day (statement, 2, day);
      sourcier_statement_bind_text (statement, 3, who);
      if (!sourcier_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_label_award_store_find_holders:
 * @store: an office's file
 * @ids: ids of awards
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the suppliers that hold them, in the same order,
 *   0 where the file has no such award; or %NULL with @error set
 */
GArray *
sourcier_label_award_store_find_holders (SourcierStore  *store,
                                         const gint64   *ids,
                                         guint           n_ids,
                                         GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT supplier FROM label_award WHERE id = ?1", error);
  g_autoptr (GArray) holders = g_array_sized_new (FALSE, TRUE, sizeof (gint64), n_ids);

  if (statement == NULL)
    return NULL;
  g_array_set_size (holders, n_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      gboolean has_row;

      sourcier_statement_bind_int (statement, 1, ids[i]);
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_array_index (holders, gint64, i) = sourcier_statement_get_int (statement, 0);
      sourcier_statement_reset (statement);
    }
  return g_steal_pointer (&holders);
}
