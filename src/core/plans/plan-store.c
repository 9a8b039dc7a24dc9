/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-store.h"

#include "plans/plan-part-private.h"
#include "store/code-store.h"
#include "store/record-store.h"

#include <glib/gi18n-lib.h>

static SourcierRecordTable
table_of (SourcierPlanKind kind)
{
  const SourcierPlanKindInfo *info = _sourcier_plan_kind_info (kind);

  return (SourcierRecordTable) { info->get_type, info->table, info->parent_column, NULL, NULL };
}

static void
take_plan (guint           slot,
           SourcierRecord *record,
           gpointer        user_data)
{
  g_ptr_array_add (user_data, g_object_ref (record));
}

/**
 * sourcier_plan_store_list:
 * @store: an office's file
 * @templates: whether the office's templates are asked for; else its plans
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierPlanPart): the plans, the latest first, without what belongs
 *   to them; %NULL with @error set if SQLite failed
 */
GPtrArray *
sourcier_plan_store_list (SourcierStore  *store,
                          gboolean        templates,
                          GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  const SourcierRecordTable table = table_of (SOURCIER_PLAN_ROOT);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM plan WHERE (ifnull(template, 0) <> 0) = ?1"
                                   " ORDER BY first_year DESC, id DESC", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, templates);
  ids = sourcier_statement_read_ids (statement, error);
  if (ids == NULL)
    return NULL;

  g_autofree char *json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);

  return sourcier_record_store_load (store, &table, json, take_plan, plans, error) ? g_steal_pointer (&plans) : NULL;
}

/* By position; those of one position by id, which says who came first. */
static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  SourcierPlanPart *part = *(SourcierPlanPart * const *) a, *other = *(SourcierPlanPart * const *) b;
  gint64 position = sourcier_plan_part_get_number (part, SOURCIER_PLAN_POSITION);
  gint64 other_position = sourcier_plan_part_get_number (other, SOURCIER_PLAN_POSITION);
  gint64 id = sourcier_record_get_id (SOURCIER_RECORD (part)), other_id = sourcier_record_get_id (SOURCIER_RECORD (other));

  if (position != other_position)
    return position < other_position ? -1 : 1;
  return id < other_id ? -1 : id > other_id;
}

/* The parts of one kind that belong to those of another, each with the slot of the one it belongs to. */
typedef struct
{
  GPtrArray *parents;
  GPtrArray *parts; /* of a parent, in the order of its slot */
} Reading;

static void
take_part (guint           slot,
           SourcierRecord *record,
           gpointer        user_data)
{
  Reading *reading = user_data;

  g_ptr_array_add (reading->parts->pdata[slot], g_object_ref (record));
}

static void
attach (Reading   *reading,
        GPtrArray *loaded)
{
  for (guint slot = 0; slot < reading->parents->len; slot++)
    {
      GPtrArray *parts = reading->parts->pdata[slot];

      g_ptr_array_sort (parts, compare_parts);
      for (guint i = 0; i < parts->len; i++)
        {
          sourcier_plan_part_insert (reading->parents->pdata[slot], parts->pdata[i], i);
          g_ptr_array_add (loaded, parts->pdata[i]);
        }
    }
}

static char *
ids_of (GPtrArray *parts)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < parts->len; i++)
    {
      gint64 id = sourcier_record_get_id (parts->pdata[i]);
      g_array_append_val (ids, id);
    }
  return sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);
}

/* Loads what belongs to @parents, which are of one kind, and what belongs to that. */
static gboolean
load_children (SourcierStore     *store,
               SourcierPlanKind   parent_kind,
               GPtrArray         *parents,
               GError           **error)
{
  g_autofree char *json = ids_of (parents);

  for (guint kind = 0; kind < SOURCIER_N_PLAN_KINDS; kind++)
    {
      g_autoptr (GPtrArray) loaded = g_ptr_array_new ();
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      Reading reading = { parents, parts };

      if (!_sourcier_plan_kind_belongs_to (kind, parent_kind))
        continue;

      const SourcierRecordTable table = table_of (kind);

      for (guint i = 0; i < parents->len; i++)
        g_ptr_array_add (parts, g_ptr_array_new_with_free_func (g_object_unref));
      if (!sourcier_record_store_load (store, &table, json, take_part, &reading, error))
        return FALSE;
      attach (&reading, loaded);
      if (loaded->len > 0 && !load_children (store, kind, loaded, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_plan_store_load:
 * @store: an office's file
 * @id: id of a plan
 * @error: where to put what went wrong
 *
 * Loads a plan with all that belongs to it, by one statement for each kind.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with @error set: NOT_FOUND if the file has no such plan
 */
SourcierPlanPart *
sourcier_plan_store_load (SourcierStore  *store,
                          gint64          id,
                          GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  const SourcierRecordTable table = table_of (SOURCIER_PLAN_ROOT);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *json = sourcier_store_ids_to_json (&id, 1);

  if (!sourcier_record_store_load (store, &table, json, take_plan, plans, error))
    return NULL;
  if (plans->len == 0)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("This plan is no longer in the file. It may have been deleted; Undo brings it back."));
      return NULL;
    }
  if (!load_children (store, SOURCIER_PLAN_ROOT, plans, error))
    return NULL;
  return g_object_ref (plans->pdata[0]);
}

static gint64
get_parent_id (SourcierPlanPart *part)
{
  SourcierPlanPart *parent = sourcier_plan_part_get_parent (part);

  return parent != NULL ? sourcier_record_get_id (SOURCIER_RECORD (parent)) : 0;
}

/* A part that was moved belongs to another one now, which the record itself does not tell. */
static gboolean
save_parent (SourcierStore     *store,
             SourcierPlanPart  *part,
             GError           **error)
{
  const SourcierPlanKindInfo *info = _sourcier_plan_kind_info (sourcier_plan_part_get_kind (part));

  if (info->parent_column == NULL)
    return TRUE;

  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1 AND %s <> ?2", info->table,
                                          info->parent_column, info->parent_column);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_record_get_id (SOURCIER_RECORD (part)));
  sourcier_statement_bind_int (statement, 2, get_parent_id (part));
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_plan_store_save:
 * @store: an office's file, in a transaction
 * @part: a plan, or a part of one that is in the file
 * @error: where to put what went wrong
 *
 * Writes what a part says, and what it belongs to: a new row where it has none, else what differs. What belongs to it is
 * left alone.
 *
 * Returns: %FALSE with @error set if it could not be written; the caller rolls back
 */
gboolean
sourcier_plan_store_save (SourcierStore     *store,
                          SourcierPlanPart  *part,
                          GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (part), FALSE);

  const SourcierRecordTable table = table_of (sourcier_plan_part_get_kind (part));

  return sourcier_record_store_save (store, &table, get_parent_id (part), SOURCIER_RECORD (part), error)
         && save_parent (store, part, error);
}

static GArray *
read_children (SourcierStore     *store,
               SourcierPlanKind   kind,
               gint64             parent,
               GError           **error)
{
  const SourcierPlanKindInfo *info = _sourcier_plan_kind_info (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1", info->table, info->parent_column);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, parent);
  return sourcier_statement_read_ids (statement, error);
}

static gboolean
has_id (GPtrArray *parts,
        gint64     id)
{
  for (guint i = 0; i < parts->len; i++)
    if (sourcier_record_get_id (parts->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

/* Deletes those of the file that no longer belong to @part. */
static gboolean
delete_missing (SourcierStore     *store,
                SourcierPlanPart  *part,
                SourcierPlanKind   kind,
                GError           **error)
{
  GPtrArray *children = sourcier_plan_part_get_children (part, kind);
  g_autoptr (GArray) stored = read_children (store, kind, sourcier_record_get_id (SOURCIER_RECORD (part)), error);

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      gint64 id = g_array_index (stored, gint64, i);

      if (!has_id (children, id) && !sourcier_plan_store_delete (store, kind, id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_plan_store_save_all:
 * @store: an office's file, in a transaction
 * @part: a plan, or a part of one that is in the file
 * @error: where to put what went wrong
 *
 * Makes the part in the file and all that belongs to it those of @part, writing only what differs.
 *
 * Returns: %FALSE with @error set if it could not be written; the caller rolls back
 */
gboolean
sourcier_plan_store_save_all (SourcierStore     *store,
                              SourcierPlanPart  *part,
                              GError           **error)
{
  if (!sourcier_plan_store_save (store, part, error))
    return FALSE;

  for (guint kind = 0; kind < SOURCIER_N_PLAN_KINDS; kind++)
    {
      if (!_sourcier_plan_kind_belongs_to (kind, sourcier_plan_part_get_kind (part)))
        continue;
      if (!delete_missing (store, part, kind, error))
        return FALSE;

      GPtrArray *children = sourcier_plan_part_get_children (part, kind);

      for (guint i = 0; i < children->len; i++)
        if (!sourcier_plan_store_save_all (store, children->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

/* Where parts lead to others of their plan. */
static const struct
{
  SourcierPlanKind kind;
  guint field;
  SourcierPlanKind target;
} links[] = {
  { SOURCIER_PLAN_INDICATOR, SOURCIER_PLAN_INDICATOR_OBJECTIVE, SOURCIER_PLAN_OBJECTIVE },
  { SOURCIER_PLAN_INDICATOR, SOURCIER_PLAN_INDICATOR_ACTION, SOURCIER_PLAN_ACTION },
  { SOURCIER_PLAN_FINDING, SOURCIER_PLAN_FINDING_INDICATOR, SOURCIER_PLAN_INDICATOR },
  { SOURCIER_PLAN_FINDING, SOURCIER_PLAN_FINDING_OBJECTIVE, SOURCIER_PLAN_OBJECTIVE },
};

/* What leads to a part that is about to be deleted leads nowhere then. */
static gboolean
clear_links (SourcierStore     *store,
             SourcierPlanKind   kind,
             gint64             id,
             GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const SourcierPlanKindInfo *info = _sourcier_plan_kind_info (links[i].kind);
      const char *column = info->fields[links[i].field].id;
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = NULL WHERE %s = ?1", info->table, column, column);

      if (links[i].target == kind && !sourcier_store_run_for (store, sql, id, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_plan_store_delete:
 * @store: an office's file, in a transaction
 * @kind: a kind of part, or the plan
 * @id: id of one
 * @error: where to put what went wrong
 *
 * Deletes a part with all that belongs to it; what leads to it leads nowhere then. Nothing happens if the file has no such part.
 *
 * Returns: %FALSE with @error set if it could not be deleted; the caller rolls back
 */
gboolean
sourcier_plan_store_delete (SourcierStore     *store,
                            SourcierPlanKind   kind,
                            gint64             id,
                            GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  const SourcierRecordTable table = table_of (kind);

  for (guint child = 0; child < SOURCIER_N_PLAN_KINDS; child++)
    {
      g_autoptr (GArray) ids = _sourcier_plan_kind_belongs_to (child, kind) ? read_children (store, child, id, error)
                                                                            : NULL;

      if (!_sourcier_plan_kind_belongs_to (child, kind))
        continue;
      if (ids == NULL)
        return FALSE;
      for (guint i = 0; i < ids->len; i++)
        if (!sourcier_plan_store_delete (store, child, g_array_index (ids, gint64, i), error))
          return FALSE;
    }
  return clear_links (store, kind, id, error) && sourcier_record_store_delete (store, &table, id, error);
}

static void
renew (SourcierStore    *store,
       SourcierPlanPart *part,
       GHashTable       *ids)
{
  gint64 id = sourcier_record_get_id (SOURCIER_RECORD (part));
  gint64 new_id = sourcier_store_next_id (store);

  g_hash_table_insert (ids, g_memdup2 (&id, sizeof id), g_memdup2 (&new_id, sizeof new_id));
  sourcier_record_set_id (SOURCIER_RECORD (part), new_id);
  for (guint kind = 0; kind < SOURCIER_N_PLAN_KINDS; kind++)
    if (_sourcier_plan_kind_belongs_to (kind, sourcier_plan_part_get_kind (part)))
      {
        GPtrArray *children = sourcier_plan_part_get_children (part, kind);

        for (guint i = 0; i < children->len; i++)
          renew (store, children->pdata[i], ids);
      }
}

/* A link to what is not part of the plan leads nowhere. */
static void
mend_links (SourcierPlanPart *part,
            GHashTable       *ids)
{
  for (guint i = 0; i < sourcier_record_get_n_fields (SOURCIER_RECORD (part)); i++)
    if (sourcier_record_get_field (SOURCIER_RECORD (part), i)->type == SOURCIER_FIELD_LINK)
      {
        gint64 link = sourcier_plan_part_get_number (part, i);
        const gint64 *id = link != 0 ? g_hash_table_lookup (ids, &link) : NULL;

        sourcier_plan_part_set_number (part, i, id != NULL ? *id : 0);
      }
  for (guint kind = 0; kind < SOURCIER_N_PLAN_KINDS; kind++)
    if (_sourcier_plan_kind_belongs_to (kind, sourcier_plan_part_get_kind (part)))
      g_ptr_array_foreach (sourcier_plan_part_get_children (part, kind), (GFunc) mend_links, ids);
}

/**
 * sourcier_plan_store_renew_ids:
 * @store: an office's file, in a transaction
 * @plan: a plan that was copied or read
 *
 * Gives the plan and all that belongs to it ids of their own, so that it is saved as another plan; the links among its
 * parts are kept.
 */
void
sourcier_plan_store_renew_ids (SourcierStore    *store,
                               SourcierPlanPart *plan)
{
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan));

  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  renew (store, plan, ids);
  mend_links (plan, ids);
}
