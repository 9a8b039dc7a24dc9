/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/duplicate-join-store.h"

/* What hangs on two suppliers that become one. */

/* Runs a statement of two parameters. */
static gboolean
run_for_both (SourcierStore  *store,
              const char     *sql,
              gint64          stays,
              gint64          goes,
              GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, stays);
  sourcier_statement_bind_int (statement, 2, goes);
  return sourcier_statement_run (statement, error);
}

static char *
quote_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

/* What may not stand twice stays behind, and goes with the row that it hangs on. */
static gboolean
move_column (SourcierStore  *store,
             const char     *table,
             const char     *column,
             gint64          stays,
             gint64          goes,
             GError        **error)
{
  g_autofree char *in = quote_name (table);
  g_autofree char *what = quote_name (column);
  g_autofree char *update = g_strdup_printf ("UPDATE OR IGNORE %s SET %s = ?1 WHERE %s = ?2", in, what, what);
  g_autofree char *clean = g_strdup_printf ("DELETE FROM %s WHERE %s = ?2 AND ?1 <> ?2", in, what);

  return run_for_both (store, update, stays, goes, error) && run_for_both (store, clean, stays, goes, error);
}

/* Moves whatever refers to a row of @parent over to another row. The schema says what that is, so that a table which is
 * added later is not forgotten. */
static gboolean
move_references (SourcierStore  *store,
                 const char     *parent,
                 gint64          stays,
                 gint64          goes,
                 GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT t.name, f.\"from\" FROM pragma_table_list AS t,"
                                   " pragma_foreign_key_list (t.name) AS f WHERE t.schema = 'main' AND t.type = 'table'"
                                   " AND f.\"table\" = ?1", error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = TRUE;

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_text (row, 1, parent);
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return FALSE;
      for (int i = 0; has_row && i < 2; i++)
        g_ptr_array_add (columns, g_strdup (sourcier_statement_get_text (row, i)));
    }

  for (guint i = 0; i < columns->len; i += 2)
    if (!move_column (store, columns->pdata[i], columns->pdata[i + 1], stays, goes, error))
      return FALSE;
  return TRUE;
}

/* Two awards are one where label, number and days are the same and nothing they both tell differs. */
static gboolean
find_twin_awards (SourcierStore  *store,
                  gint64          stays,
                  gint64          goes,
                  GArray         *twins,
                  GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT min(s.id), g.id FROM label_award AS g JOIN label_award AS s"
                                   " ON s.supplier = ?1 AND s.label = g.label AND s.number = g.number AND s.valid_from IS g.valid_from"
                                   " AND s.valid_to IS g.valid_to"
                                   " AND (s.scope = g.scope OR s.scope = '' OR g.scope = '')"
                                   " AND (s.issuer = g.issuer OR s.issuer = '' OR g.issuer = '')"
                                   " AND (s.evidence = g.evidence OR s.evidence = '' OR g.evidence = '')"
                                   " WHERE g.supplier = ?2 GROUP BY g.id", error);
  gboolean has_row = row != NULL;

  if (row != NULL)
    {
      sourcier_statement_bind_int (row, 1, stays);
      sourcier_statement_bind_int (row, 2, goes);
    }
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return FALSE;
      for (int i = 0; has_row && i < 2; i++)
        {
          gint64 id = sourcier_statement_get_int (row, i);
          g_array_append_val (twins, id);
        }
    }
  return row != NULL;
}

/* Takes over what the award that stays does not tell, and the later check. */
static gboolean
join_award (SourcierStore  *store,
            gint64          stays,
            gint64          goes,
            GError        **error)
{
  static const char fill[] =
    "UPDATE label_award AS s SET scope = iif (s.scope = '', g.scope, s.scope),"
    " issuer = iif (s.issuer = '', g.issuer, s.issuer), evidence = iif (s.evidence = '', g.evidence, s.evidence),"
    " list = iif (s.list = '', g.list, s.list)"
    " FROM label_award AS g WHERE s.id = ?1 AND g.id = ?2";
  static const char check[] =
    "UPDATE label_award AS s SET (checked_by, checked_on) = (g.checked_by, g.checked_on) FROM label_award AS g"
    " WHERE s.id = ?1 AND g.id = ?2 AND g.checked_on > coalesce (s.checked_on, '')";

  return run_for_both (store, fill, stays, goes, error)
         && run_for_both (store, check, stays, goes, error)
         && move_references (store, "label_award", stays, goes, error)
         && run_for_both (store, "DELETE FROM label_award WHERE id = ?2 AND ?1 <> ?2", stays, goes, error);
}

static gboolean
join_awards (SourcierStore  *store,
             gint64          stays,
             gint64          goes,
             GError        **error)
{
  g_autoptr (GArray) twins = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_twin_awards (store, stays, goes, twins, error))
    return FALSE;
  for (guint i = 0; i < twins->len; i += 2)
    if (!join_award (store, g_array_index (twins, gint64, i), g_array_index (twins, gint64, i + 1), error))
      return FALSE;
  return TRUE;
}

/* Whoever is not one of the two is not what becomes of them. */
static gboolean
join_parted (SourcierStore  *store,
             gint64          stays,
             gint64          goes,
             GError        **error)
{
  return run_for_both (store, "DELETE FROM not_duplicate WHERE (a, b) IN (VALUES (?1, ?2), (?2, ?1))", stays, goes,
                       error)
         && run_for_both (store, "INSERT OR IGNORE INTO not_duplicate (a, b)"
                                 " SELECT min (other, ?1), max (other, ?1) FROM"
                                 " (SELECT iif (a = ?2, b, a) AS other FROM not_duplicate WHERE ?2 IN (a, b))",
                          stays, goes, error)
         && run_for_both (store, "DELETE FROM not_duplicate WHERE ?2 IN (a, b) AND ?1 <> ?2", stays, goes, error);
}

/* Who was consulted under both names was consulted once: on the first of the two days, and both notes are kept. */
static gboolean
join_candidates (SourcierStore  *store,
                 gint64          stays,
                 gint64          goes,
                 GError        **error)
{
  static const char fill[] =
    "UPDATE purchase_candidate AS s SET note = CASE WHEN g.note IN ('', s.note) THEN s.note WHEN s.note = '' THEN g.note"
    " ELSE s.note || ' · ' || g.note END,"
    " consulted_on = min (coalesce (s.consulted_on, g.consulted_on), coalesce (g.consulted_on, s.consulted_on))"
    " FROM purchase_candidate AS g WHERE g.purchase = s.purchase AND s.supplier = ?1 AND g.supplier = ?2";
  static const char clean[] =
    "DELETE FROM purchase_candidate WHERE supplier = ?2"
    " AND purchase IN (SELECT purchase FROM purchase_candidate WHERE supplier = ?1)";

  return run_for_both (store, fill, stays, goes, error)
         && run_for_both (store, clean, stays, goes, error);
}

/* Brings all that hangs on @goes to @stays, what both have once. */
gboolean
_sourcier_duplicate_join (SourcierStore  *store,
                          gint64          stays,
                          gint64          goes,
                          GError        **error)
{
  return join_parted (store, stays, goes, error)
         && join_awards (store, stays, goes, error)
         && join_candidates (store, stays, goes, error)
         && move_references (store, "supplier", stays, goes, error);
}

/* Notes that two suppliers are two. */
gboolean
_sourcier_duplicate_part (SourcierStore  *store,
                          gint64          first,
                          gint64          second,
                          GError        **error)
{
  return run_for_both (store, "INSERT OR IGNORE INTO not_duplicate (a, b) VALUES (min (?1, ?2), max (?1, ?2))", first,
                       second, error);
}
