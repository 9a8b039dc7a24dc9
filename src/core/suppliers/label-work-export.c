/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-work-export.h"

#include "office/export-office.h"
#include "reference/label-kind.h"
#include "suppliers/label-work-list.h"

#include <glib/gi18n-lib.h>

struct _SourcierLabelWorkExport
{
  SourcierExportList parent_instance;
};

enum
{
  COLUMN_LABEL,
  COLUMN_SUPPLIER,
  COLUMN_SIRET,
  COLUMN_CITY,
  COLUMN_DEPARTEMENT,
  COLUMN_NUMBER,
  COLUMN_VALID_TO,
  COLUMN_STATE,
  COLUMN_CHECKED_ON,
  COLUMN_CHECKED_BY,
};

G_DEFINE_FINAL_TYPE (SourcierLabelWorkExport, sourcier_label_work_export, SOURCIER_TYPE_EXPORT_LIST)

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierExportList *list = SOURCIER_EXPORT_LIST (table);
  SourcierLabelWorkQuery *query = sourcier_export_list_get_query (list);
  gboolean picked = sourcier_export_list_is_picked (list);
  const char *text = sourcier_label_work_query_get_text (query);
  g_autofree char *words = g_strdup_printf (C_("question", "contains “%s”"), text);

  about->title = g_strdup (_("Labels to check"));
  about->day = sourcier_label_work_query_get_day (query);
  sourcier_export_about_sign (about, sourcier_export_list_get_store (list));
  if (picked)
    sourcier_export_about_ask (about, NULL, _("Labels picked one by one"));
  if (!picked && *text != '\0')
    sourcier_export_about_ask (about, NULL, words);
  for (SourcierAwardState state = 0; !picked && state < SOURCIER_N_AWARD_STATES; state++)
    if (sourcier_label_work_query_get_choice (query, state) == SOURCIER_CHOICE_IN)
      sourcier_export_about_ask (about, C_("column", "State"), sourcier_award_state_get_name (state));
  if (about->question->len == 0)
    sourcier_export_about_ask (about, NULL, _("All labels whose evidence is to be checked or renewed"));
}

static void
list_columns (SourcierExportTable *table,
              GPtrArray           *columns)
{
  const SourcierExportUse usual = SOURCIER_EXPORT_USUAL, printed = SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED;

  sourcier_export_columns_add (columns, "label", C_("column", "Label"), SOURCIER_CELL_TEXT, 30, printed);
  sourcier_export_columns_add (columns, "supplier", C_("column", "Supplier"), SOURCIER_CELL_TEXT, 32, printed);
  sourcier_export_columns_add (columns, "siret", C_("column", "SIRET"), SOURCIER_CELL_TEXT, 20, printed);
  sourcier_export_columns_add (columns, "city", C_("column", "City"), SOURCIER_CELL_TEXT, 21, usual);
  sourcier_export_columns_add (columns, "departement", C_("column", "Departement"), SOURCIER_CELL_TEXT, 12, usual);
  sourcier_export_columns_add (columns, "number", C_("column", "Number"), SOURCIER_CELL_TEXT, 16, usual);
  sourcier_export_columns_add (columns, "valid_to", C_("column", "Until"), SOURCIER_CELL_DAY, 14, printed);
  sourcier_export_columns_add (columns, "state", C_("column", "State"), SOURCIER_CELL_TEXT, 22, printed);
  sourcier_export_columns_add (columns, "checked_on", C_("column", "Checked on"), SOURCIER_CELL_DAY, 14, printed);
  sourcier_export_columns_add (columns, "checked_by", C_("column", "Checked by"), SOURCIER_CELL_TEXT, 20, usual);
}

static GArray *
find_ids (SourcierExportList  *list,
          GError             **error)
{
  return sourcier_label_work_query_find_ids (sourcier_export_list_get_query (list), sourcier_export_list_get_store (list), error);
}

static GPtrArray *
load_many (SourcierExportList  *list,
           const gint64        *ids,
           guint                n_ids,
           GError             **error)
{
  return sourcier_label_work_load_many (sourcier_export_list_get_store (list), ids, n_ids, error);
}

static void
fill (SourcierExportTable *table,
      gpointer             item,
      guint                column,
      SourcierExportCell  *cell)
{
  SourcierSupplier *supplier = sourcier_label_work_get_supplier (item);
  SourcierLabelAward *award = sourcier_label_work_get_award (item);
  const char *code = sourcier_label_award_get_label (award);
  const SourcierLabelKind *kind = sourcier_label_kind_find (code);
  SourcierDay day = sourcier_label_work_query_get_day (sourcier_export_list_get_query (SOURCIER_EXPORT_LIST (table)));

  switch (column)
    {
    case COLUMN_LABEL:
      sourcier_export_cell_set_text (cell, kind != NULL ? sourcier_label_kind_get_name (kind) : code);
      break;
    case COLUMN_SUPPLIER:
      sourcier_export_cell_set_text (cell, sourcier_supplier_get_name (supplier));
      break;
    case COLUMN_SIRET:
      sourcier_export_cell_set_text (cell, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
      break;
    case COLUMN_CITY:
      sourcier_export_cell_set_text (cell, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY));
      break;
    case COLUMN_DEPARTEMENT:
      sourcier_export_cell_set_text (cell, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT));
      break;
    case COLUMN_NUMBER:
      sourcier_export_cell_set_text (cell, sourcier_label_award_get_number (award));
      break;
    case COLUMN_VALID_TO:
      sourcier_export_cell_set_day (cell, sourcier_label_award_get_valid_to (award));
      break;
    case COLUMN_STATE:
      sourcier_export_cell_set_text (cell, sourcier_award_state_get_name (sourcier_label_award_get_state (award, day)));
      break;
    case COLUMN_CHECKED_ON:
      sourcier_export_cell_set_day (cell, sourcier_label_award_get_checked_on (award));
      break;
    case COLUMN_CHECKED_BY:
      sourcier_export_cell_set_text (cell, sourcier_label_award_get_checked_by (award));
      break;
    default:
      break;
    }
}

static void
sourcier_label_work_export_class_init (SourcierLabelWorkExportClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);
  SourcierExportListClass *list_class = SOURCIER_EXPORT_LIST_CLASS (klass);

  table_class->id = "label-work";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->fill = fill;
  list_class->find_ids = find_ids;
  list_class->load_many = load_many;
}

static void
sourcier_label_work_export_init (SourcierLabelWorkExport *self)
{
}

/**
 * sourcier_label_work_export_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @query: which awards, in which order
 *
 * Returns: (transfer full): the awards that want a hand
 */
SourcierExportTable *
sourcier_label_work_export_new (SourcierStore          *store,
                                SourcierLabelWorkQuery *query)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (query), NULL);

  return sourcier_export_list_new (SOURCIER_TYPE_LABEL_WORK_EXPORT, store, query);
}

/**
 * sourcier_label_work_export_new_some:
 * @store: an office's file; a worker's own connection where a worker writes
 * @ids: (element-type gint64): ids of awards, in order; those no longer in the file are left out
 * @query: the question that they were picked from: its day counts
 *
 * Returns: (transfer full): awards picked one by one
 */
SourcierExportTable *
sourcier_label_work_export_new_some (SourcierStore          *store,
                                     GArray                 *ids,
                                     SourcierLabelWorkQuery *query)
{
  SourcierExportTable *table = sourcier_label_work_export_new (store, query);

  sourcier_export_list_pick (SOURCIER_EXPORT_LIST (table), ids);
  return table;
}
