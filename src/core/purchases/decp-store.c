/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-store.h"

#include "purchases/decp-json.h"

/* What follows the values in each row. */
#define N_OTHERS 4

/**
 * sourcier_decp_store_keeps:
 * @field: a field
 *
 * Returns: whether the table of essential data keeps it; if not, the purchase itself does
 */
gboolean
sourcier_decp_store_keeps (SourcierDecpField field)
{
  switch (field)
    {
    case SOURCIER_DECP_ID:
    case SOURCIER_DECP_UID:
    case SOURCIER_DECP_SUBJECT:
    case SOURCIER_DECP_CPV:
    case SOURCIER_DECP_OFFERS:
    case SOURCIER_DECP_PROCEDURE:
    case SOURCIER_DECP_MONTHS:
    case SOURCIER_DECP_NOTIFIED:
    case SOURCIER_DECP_AMOUNT:
    case SOURCIER_DECP_SOCIAL:
    case SOURCIER_DECP_ENVIRONMENT:
      return FALSE;
    default:
      return TRUE;
    }
}

/* "buyer, nature, … concession, acts, raw, defects" and as many parameters after the purchase's. */
static char *
list_columns (GString *parameters)
{
  GString *columns = g_string_new (NULL);
  int parameter = 2;

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (sourcier_decp_store_keeps (i))
      {
        g_string_append_printf (columns, "%s, ", sourcier_decp_field_get_column (i));
        g_string_append_printf (parameters, "?%d, ", parameter++);
      }
  g_string_append (columns, "concession, acts, raw, defects");
  for (int i = 0; i < N_OTHERS; i++)
    g_string_append_printf (parameters, "?%d%s", parameter++, i + 1 < N_OTHERS ? ", " : "");
  return g_string_free (columns, FALSE);
}

static const char *
select_sql (void)
{
  static gsize sql;

  if (g_once_init_enter (&sql))
    {
      g_autoptr (GString) parameters = g_string_new (NULL);
      g_autofree char *columns = list_columns (parameters);

      g_once_init_leave (&sql, (gsize) g_strdup_printf ("SELECT %s FROM purchase_decp WHERE purchase = ?1", columns));
    }
  return (const char *) sql;
}

static const char *
insert_sql (void)
{
  static gsize sql;

  if (g_once_init_enter (&sql))
    {
      g_autoptr (GString) parameters = g_string_new (NULL);
      g_autofree char *columns = list_columns (parameters);

      g_once_init_leave (&sql, (gsize) g_strdup_printf ("INSERT OR REPLACE INTO purchase_decp (purchase, %s) VALUES (?1, %s)",
                                                        columns, parameters->str));
    }
  return (const char *) sql;
}

static JsonObject *
parse_object (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL && *text != '\0' ? json_from_string (text, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static char *
object_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;

  if (json_object_get_size (object) == 0)
    return g_strdup ("");
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static SourcierDecpContract *
read_row (SourcierStatement *statement)
{
  SourcierDecpContract *rest = sourcier_decp_contract_new (FALSE);
  int column = 0;

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (sourcier_decp_store_keeps (i))
      sourcier_decp_contract_set (rest, i, sourcier_statement_get_text (statement, column++));
  rest->concession = sourcier_statement_get_int (statement, column) != 0;

  g_autoptr (JsonObject) acts = parse_object (sourcier_statement_get_text (statement, column + 1));
  JsonObject *raw = parse_object (sourcier_statement_get_text (statement, column + 2));

  if (acts != NULL)
    sourcier_decp_contract_read_acts (rest, acts, FALSE);
  if (raw != NULL)
    {
      json_object_unref (rest->raw);
      rest->raw = raw;
    }
  rest->defects = (guint) sourcier_statement_get_int (statement, column + 3);
  return rest;
}

/**
 * sourcier_decp_store_load:
 * @store: an office's file
 * @purchase: id of a purchase
 * @error: where to put what went wrong
 *
 * Loads what the file keeps of a purchase's essential data beside the purchase itself.
 *
 * Returns: (transfer full) (nullable): that part of a contract, with nothing told where the file keeps nothing; %NULL with
 *   @error set if SQLite failed
 */
SourcierDecpContract *
sourcier_decp_store_load (SourcierStore  *store,
                          gint64          purchase,
                          GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, select_sql (), error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, purchase);
  if (!sourcier_statement_step (statement, &has_row, error))
    return NULL;
  return has_row ? read_row (statement) : sourcier_decp_contract_new (FALSE);
}

/**
 * sourcier_decp_store_save:
 * @store: an office's file, in a transaction
 * @purchase: id of a purchase that the file has
 * @rest: what to keep beside it
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it could not be written; the caller rolls back
 */
gboolean
sourcier_decp_store_save (SourcierStore               *store,
                          gint64                       purchase,
                          const SourcierDecpContract  *rest,
                          GError                     **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (rest != NULL, FALSE);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, insert_sql (), error);
  g_autoptr (JsonObject) acts = json_object_new ();
  int parameter = 2;

  if (statement == NULL)
    return FALSE;
  sourcier_decp_contract_write_acts (rest, acts, FALSE);

  g_autofree char *acts_text = object_to_text (acts);
  g_autofree char *raw_text = object_to_text (rest->raw);

  sourcier_statement_bind_int (statement, 1, purchase);
  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (sourcier_decp_store_keeps (i))
      sourcier_statement_bind_text (statement, parameter++, sourcier_decp_contract_get (rest, i));
  sourcier_statement_bind_int (statement, parameter, rest->concession);
  sourcier_statement_bind_text (statement, parameter + 1, acts_text);
  sourcier_statement_bind_text (statement, parameter + 2, raw_text);
  sourcier_statement_bind_int (statement, parameter + 3, rest->defects);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_decp_store_delete:
 * @store: an office's file, in a transaction
 * @purchase: id of a purchase
 * @error: where to put what went wrong
 *
 * Forgets what is kept of a purchase's essential data, as is due before the purchase itself is deleted.
 *
 * Returns: %FALSE with @error set if it could not be deleted; the caller rolls back
 */
gboolean
sourcier_decp_store_delete (SourcierStore  *store,
                            gint64          purchase,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "DELETE FROM purchase_decp WHERE purchase = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, purchase);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_decp_store_list_awarded:
 * @store: an office's file
 * @year: the year of notification, 0 for all
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the purchases whose contract is held or has ended, in the
 *   order of their notification; %NULL with @error set if SQLite failed
 */
GArray *
sourcier_decp_store_list_awarded (SourcierStore  *store,
                                  int             year,
                                  GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM purchase WHERE state IN ('awarded', 'ended')"
                                   " AND (?1 = 0 OR CAST(substr(notification_day, 1, 4) AS INTEGER) = ?1)"
                                   " ORDER BY notification_day, id", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, year);
  return sourcier_statement_read_ids (statement, error);
}

/**
 * sourcier_decp_store_list_years:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the years in which contracts were notified, the latest
 *   first; %NULL with @error set if SQLite failed
 */
GArray *
sourcier_decp_store_list_years (SourcierStore  *store,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT DISTINCT CAST(substr(notification_day, 1, 4) AS INTEGER) FROM purchase"
                                   " WHERE state IN ('awarded', 'ended') AND notification_day IS NOT NULL"
                                   " ORDER BY 1 DESC", error);

  return statement != NULL ? sourcier_statement_read_ids (statement, error) : NULL;
}

/**
 * sourcier_decp_store_find_buyer:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the SIRET that the office's own purchases tell most often, "" if none tells one;
 *   %NULL with @error set if SQLite failed
 */
char *
sourcier_decp_store_find_buyer (SourcierStore  *store,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT d.buyer FROM purchase_decp AS d JOIN purchase AS p ON p.id = d.purchase"
                                   " WHERE p.buyer = '' AND d.buyer <> '' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
                            error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return NULL;
  return g_strdup (has_row ? sourcier_statement_get_text (statement, 0) : "");
}
