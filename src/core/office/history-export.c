/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office/history-export.h"

#include "office/export-office.h"
#include "store/history-query.h"

#include <glib/gi18n-lib.h>

struct _SourcierHistoryExport
{
  SourcierExportList parent_instance;

  guint most;
};

enum
{
  COLUMN_DAY,
  COLUMN_TIME,
  COLUMN_USER,
  COLUMN_NAME,
  COLUMN_DETAIL,
  COLUMN_STATE,
  COLUMN_CHANGES,
};

G_DEFINE_FINAL_TYPE (SourcierHistoryExport, sourcier_history_export, SOURCIER_TYPE_EXPORT_LIST)

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierHistoryQuery *query = sourcier_export_list_get_query (SOURCIER_EXPORT_LIST (table));

  about->title = g_strdup (_("History"));
  sourcier_export_about_sign (about, sourcier_export_list_get_store (SOURCIER_EXPORT_LIST (table)));
  sourcier_export_about_ask (about, NULL, _("What was done in the office’s file, the last first"));
  if (*sourcier_history_query_get_text (query) != '\0')
    sourcier_export_about_ask (about, C_("column", "Action"), sourcier_history_query_get_text (query));
  if (*sourcier_history_query_get_user (query) != '\0')
    sourcier_export_about_ask (about, C_("column", "Who"), sourcier_history_query_get_user (query));
}

static void
list_columns (SourcierExportTable *table,
              GPtrArray           *columns)
{
  const SourcierExportUse usual = SOURCIER_EXPORT_USUAL, printed = SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED;
  const SourcierCellKind text = SOURCIER_CELL_TEXT;

  sourcier_export_columns_add (columns, "day", C_("column", "Day"), SOURCIER_CELL_DAY, 14, printed);
  sourcier_export_columns_add (columns, "time", C_("column", "Time"), text, 10, printed);
  sourcier_export_columns_add (columns, "user", C_("column", "Who"), text, 20, printed);
  sourcier_export_columns_add (columns, "name", C_("column", "Action"), text, 30, printed);
  sourcier_export_columns_add (columns, "detail", C_("column", "About"), text, 44, printed);
  sourcier_export_columns_add (columns, "state", C_("column", "State"), text, 22, printed);
  sourcier_export_columns_add (columns, "changes", C_("column", "Rows changed"), SOURCIER_CELL_NUMBER, 12, usual);
}

static GArray *
find_ids (SourcierExportList  *list,
          GError             **error)
{
  GArray *ids = sourcier_history_query_find (sourcier_export_list_get_query (list), sourcier_export_list_get_store (list), error);
  guint most = SOURCIER_HISTORY_EXPORT (list)->most;

  if (ids != NULL && ids->len > most)
    g_array_set_size (ids, most);
  return ids;
}

static GPtrArray *
load_many (SourcierExportList  *list,
           const gint64        *ids,
           guint                n_ids,
           GError             **error)
{
  return sourcier_history_load_many (sourcier_export_list_get_store (list), ids, n_ids, error);
}

/* By the reader's clock. */
static void
fill_time (SourcierExportCell *cell,
           SourcierAction     *action,
           guint               column)
{
  GDateTime *at = sourcier_action_get_at (action);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;

  if (local == NULL)
    return;
  if (column == COLUMN_TIME)
    sourcier_export_cell_take_text (cell, g_date_time_format (local, "%H:%M:%S"));
  else
    sourcier_export_cell_set_day (cell, sourcier_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                                               g_date_time_get_day_of_month (local)));
}

static void
fill (SourcierExportTable *table,
      gpointer             item,
      guint                column,
      SourcierExportCell  *cell)
{
  SourcierAction *action = item;

  switch (column)
    {
    case COLUMN_USER:
      sourcier_export_cell_set_text (cell, sourcier_action_get_user (action));
      break;
    case COLUMN_NAME:
      sourcier_export_cell_set_text (cell, sourcier_action_get_name (action));
      break;
    case COLUMN_DETAIL:
      sourcier_export_cell_set_text (cell, sourcier_action_get_detail (action));
      break;
    case COLUMN_STATE:
      sourcier_export_cell_set_text (cell, sourcier_action_state_get_name (sourcier_action_get_state (action)));
      break;
    case COLUMN_CHANGES:
      sourcier_export_cell_set_number (cell, (double) sourcier_action_get_changes (action));
      break;
    case COLUMN_DAY:
    case COLUMN_TIME:
    default:
      fill_time (cell, action, column);
      break;
    }
}

/* The moment in UTC, whatever the reader's clock says. */
static JsonObject *
to_json (SourcierExportTable *table,
         gpointer             item)
{
  SourcierAction *action = item;
  GDateTime *at = sourcier_action_get_at (action);
  g_autofree char *iso = at != NULL ? g_date_time_format_iso8601 (at) : g_strdup ("");
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", sourcier_action_get_id (action));
  json_object_set_string_member (object, "at", iso);
  json_object_set_string_member (object, "user", sourcier_action_get_user (action));
  json_object_set_string_member (object, "name", sourcier_action_get_name (action));
  json_object_set_string_member (object, "detail", sourcier_action_get_detail (action));
  json_object_set_int_member (object, "changes", sourcier_action_get_changes (action));
  json_object_set_string_member (object, "state", sourcier_action_state_get_code (sourcier_action_get_state (action)));
  return object;
}

static void
sourcier_history_export_class_init (SourcierHistoryExportClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);
  SourcierExportListClass *list_class = SOURCIER_EXPORT_LIST_CLASS (klass);

  table_class->id = "history";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->fill = fill;
  table_class->to_json = to_json;
  list_class->find_ids = find_ids;
  list_class->load_many = load_many;
}

static void
sourcier_history_export_init (SourcierHistoryExport *self)
{
}

/**
 * sourcier_history_export_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @query: which actions
 * @most: how many of them at most
 *
 * Returns: (transfer full): the latest actions that answer, newest first
 */
SourcierExportTable *
sourcier_history_export_new (SourcierStore        *store,
                             SourcierHistoryQuery *query,
                             guint                 most)
{
  SourcierHistoryExport *self = sourcier_export_list_new (SOURCIER_TYPE_HISTORY_EXPORT, store, query);

  self->most = most;
  return SOURCIER_EXPORT_TABLE (self);
}
