/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-store.h"

#include "rules/rule-private.h"

static void
bind_money (SourcierStatement *statement,
            int                parameter,
            gint64             cents)
{
  if (cents == SOURCIER_MONEY_UNKNOWN)
    sourcier_statement_bind_null (statement, parameter);
  else
    sourcier_statement_bind_int (statement, parameter, cents);
}

static gint64
get_money (SourcierStatement *row,
           int                column)
{
  return sourcier_statement_is_null (row, column) ? SOURCIER_MONEY_UNKNOWN : sourcier_statement_get_int (row, column);
}

static void
name_own (SourcierRule *rule,
          gint64        id)
{
  g_autofree char *code = g_strdup_printf ("own-%" G_GINT64_FORMAT, id);

  rule->id = id;
  _sourcier_rule_set (&rule->key, code);
  _sourcier_rule_set (&rule->code, code);
}

static gpointer
read_own (SourcierStatement *row)
{
  SourcierRule *rule = sourcier_rule_new_own ();

  name_own (rule, sourcier_statement_get_int (row, 0));
  sourcier_rule_set_title (rule, SOURCIER_FRENCH, sourcier_statement_get_text (row, 1));
  sourcier_rule_set_title (rule, SOURCIER_ENGLISH, sourcier_statement_get_text (row, 2));
  sourcier_rule_set_text (rule, SOURCIER_FRENCH, sourcier_statement_get_text (row, 3));
  sourcier_rule_set_text (rule, SOURCIER_ENGLISH, sourcier_statement_get_text (row, 4));
  sourcier_rule_set_source (rule, sourcier_statement_get_text (row, 5));
  sourcier_rule_buyers_from_codes (sourcier_statement_get_text (row, 6), &rule->buyers);
  sourcier_rule_natures_from_codes (sourcier_statement_get_text (row, 7), &rule->natures);
  sourcier_rule_basis_find (sourcier_statement_get_text (row, 8), &rule->basis);
  sourcier_rule_set_amounts (rule, get_money (row, 9), get_money (row, 10));
  sourcier_rule_set_period (rule, sourcier_statement_get_day (row, 11), sourcier_statement_get_day (row, 12));
  sourcier_rule_set_verified (rule, sourcier_statement_get_day (row, 13), sourcier_statement_get_text (row, 14));
  sourcier_rule_set_met_by (rule, sourcier_statement_get_text (row, 15));
  return rule;
}

typedef gpointer (*ReadFunc) (SourcierStatement *row);

static GPtrArray *
load_all (SourcierStore  *store,
          const char     *sql,
          ReadFunc        read_func,
          GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (all, read_func (statement));
    }
  return g_steal_pointer (&all);
}

/**
 * sourcier_rule_store_load_own:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (element-type SourcierRule) (nullable): the office's own rules, the oldest first; %NULL with
 *   @error set if they cannot be read
 */
GPtrArray *
sourcier_rule_store_load_own (SourcierStore  *store,
                              GError        **error)
{
  return load_all (store,
                   "SELECT id, title_fr, title_en, text_fr, text_en, source, buyers, natures, basis, from_amount, to_amount, "
                   "valid_from, valid_to, verified, verified_by, met_by FROM own_rule ORDER BY id",
                   read_own, error);
}

static void
bind_own (SourcierStatement *statement,
          SourcierRule      *rule)
{
  g_autofree char *buyers = sourcier_rule_buyers_to_codes (rule->buyers);
  g_autofree char *natures = sourcier_rule_natures_to_codes (rule->natures);

  sourcier_statement_bind_int (statement, 1, rule->id);
  sourcier_statement_bind_text (statement, 2, rule->title[SOURCIER_FRENCH]);
  sourcier_statement_bind_text (statement, 3, rule->title[SOURCIER_ENGLISH]);
  sourcier_statement_bind_text (statement, 4, rule->text[SOURCIER_FRENCH]);
  sourcier_statement_bind_text (statement, 5, rule->text[SOURCIER_ENGLISH]);
  sourcier_statement_bind_text (statement, 6, rule->source[SOURCIER_FRENCH]);
  sourcier_statement_bind_text (statement, 7, buyers);
  sourcier_statement_bind_text (statement, 8, natures);
  sourcier_statement_bind_text (statement, 9, sourcier_rule_basis_get_code (rule->basis));
  bind_money (statement, 10, rule->from_amount);
  bind_money (statement, 11, rule->to_amount);
  sourcier_statement_bind_day (statement, 12, rule->from);
  sourcier_statement_bind_day (statement, 13, rule->to);
  sourcier_statement_bind_day (statement, 14, rule->verified);
  sourcier_statement_bind_text (statement, 15, rule->verified_by);
  sourcier_statement_bind_text (statement, 16, rule->met_by);
}

/**
 * sourcier_rule_store_save_own:
 * @store: an office's file, within an action
 * @rule: a rule of the office's own; a new one is given its id, its key and its code
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it cannot be written
 */
gboolean
sourcier_rule_store_save_own (SourcierStore  *store,
                              SourcierRule   *rule,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_RULE (rule) && rule->origin == SOURCIER_RULE_OFFICE, FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store,
                            "INSERT INTO own_rule (id, title_fr, title_en, text_fr, text_en, source, buyers, natures, basis, "
                            "from_amount, to_amount, valid_from, valid_to, verified, verified_by, met_by) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) "
                            "ON CONFLICT (id) DO UPDATE SET (title_fr, title_en, text_fr, text_en, source, buyers, natures, "
                            "basis, from_amount, to_amount, valid_from, valid_to, verified, verified_by, met_by) = "
                            "(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)", error);

  if (statement == NULL)
    return FALSE;
  if (rule->id == 0)
    name_own (rule, sourcier_store_next_id (store));
  bind_own (statement, rule);
  return sourcier_statement_run (statement, error);
}

static gboolean
delete_by_id (SourcierStore  *store,
              const char     *sql,
              gint64          id,
              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && sourcier_store_in_transaction (store), FALSE);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_rule_store_delete_own:
 * @store: an office's file, within an action
 * @rule: a rule of the office's own
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it cannot be deleted
 */
gboolean
sourcier_rule_store_delete_own (SourcierStore  *store,
                                SourcierRule   *rule,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (rule) && rule->origin == SOURCIER_RULE_OFFICE, FALSE);

  return delete_by_id (store, "DELETE FROM own_rule WHERE id = ?1", rule->id, error);
}

static gpointer
read_override (SourcierStatement *row)
{
  SourcierRuleOverride *override =
    sourcier_rule_override_new (sourcier_statement_get_text (row, 1), sourcier_statement_get_int (row, 2) != 0);

  sourcier_rule_override_set_id (override, sourcier_statement_get_int (row, 0));
  sourcier_rule_override_set_amount (override, get_money (row, 3));
  sourcier_rule_override_set_period (override, sourcier_statement_get_day (row, 4), sourcier_statement_get_day (row, 5));
  sourcier_rule_override_set_note (override, sourcier_statement_get_text (row, 6));
  sourcier_rule_override_set_verified (override, sourcier_statement_get_day (row, 7),
                                       sourcier_statement_get_text (row, 8));
  return override;
}

/**
 * sourcier_rule_store_load_overrides:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (element-type SourcierRuleOverride) (nullable): what the office says about rows of the law, the
 *   oldest first, so that what is continued comes before what continues it; %NULL with @error set if it cannot be read
 */
GPtrArray *
sourcier_rule_store_load_overrides (SourcierStore  *store,
                                    GError        **error)
{
  return load_all (store,
                   "SELECT id, rule, continues, amount, valid_from, valid_to, note, verified, verified_by FROM rule_override "
                   "ORDER BY id",
                   read_override, error);
}

/**
 * sourcier_rule_store_save_override:
 * @store: an office's file, within an action
 * @override: what the office says; a new one is given its id
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it cannot be written
 */
gboolean
sourcier_rule_store_save_override (SourcierStore         *store,
                                   SourcierRuleOverride  *override,
                                   GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (override), FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store,
                            "INSERT INTO rule_override (id, rule, continues, amount, valid_from, valid_to, note, verified, "
                            "verified_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                            "ON CONFLICT (id) DO UPDATE SET (amount, valid_from, valid_to, note, verified, verified_by) = "
                            "(?4, ?5, ?6, ?7, ?8, ?9)", error);

  if (statement == NULL)
    return FALSE;
  if (sourcier_rule_override_get_id (override) == 0)
    sourcier_rule_override_set_id (override, sourcier_store_next_id (store));
  sourcier_statement_bind_int (statement, 1, sourcier_rule_override_get_id (override));
  sourcier_statement_bind_text (statement, 2, sourcier_rule_override_get_rule (override));
  sourcier_statement_bind_int (statement, 3, sourcier_rule_override_get_continues (override));
  bind_money (statement, 4, sourcier_rule_override_get_amount (override));
  sourcier_statement_bind_day (statement, 5, sourcier_rule_override_get_from (override));
  sourcier_statement_bind_day (statement, 6, sourcier_rule_override_get_to (override));
  sourcier_statement_bind_text (statement, 7, sourcier_rule_override_get_note (override));
  sourcier_statement_bind_day (statement, 8, sourcier_rule_override_get_verified (override));
  sourcier_statement_bind_text (statement, 9, sourcier_rule_override_get_verified_by (override));
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_rule_store_delete_override:
 * @store: an office's file, within an action
 * @id: the id of what the office says about a row
 * @error: where to put what went wrong
 *
 * The row is again as it was shipped; a period that continued it is gone.
 *
 * Returns: %FALSE with @error set if it cannot be deleted
 */
gboolean
sourcier_rule_store_delete_override (SourcierStore  *store,
                                     gint64          id,
                                     GError        **error)
{
  return delete_by_id (store, "DELETE FROM rule_override WHERE id = ?1", id, error);
}
