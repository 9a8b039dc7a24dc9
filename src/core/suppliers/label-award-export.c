/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-award-export.h"

#include "office/export-office.h"
#include "suppliers/supplier-export-private.h"
#include "suppliers/supplier-list.h"

#include <glib/gi18n-lib.h>

struct _SourcierLabelAwardExport
{
  SourcierExportList parent_instance;

  SourcierDay day;               /* of the question: it does not change while the rows are written */
  int ending_within;
};

/* A row. */
typedef struct
{
  SourcierSupplier *supplier;
  SourcierLabelAward *award;
} Held;

enum
{
  COLUMN_SUPPLIER,
  COLUMN_SIRET,
  COLUMN_LABEL,
  COLUMN_NUMBER,
  COLUMN_VALID_TO,
  COLUMN_STATE,
  COLUMN_CHECKED_ON,
  COLUMN_VALID_FROM,
  COLUMN_SCOPE,
  COLUMN_ISSUER,
  COLUMN_EVIDENCE,
  COLUMN_CHECKED_BY,
};

G_DEFINE_FINAL_TYPE (SourcierLabelAwardExport, sourcier_label_award_export, SOURCIER_TYPE_EXPORT_LIST)

static gboolean
is_chosen (SourcierSupplierQuery *query,
           SourcierSupplierFacet  facet,
           const char            *value)
{
  g_autoptr (GPtrArray) asked = sourcier_supplier_query_get_values (query, facet, SOURCIER_CHOICE_IN);
  SourcierChoice choice = sourcier_supplier_query_get_choice (query, facet, value);

  return asked->len > 0 ? choice == SOURCIER_CHOICE_IN : choice != SOURCIER_CHOICE_OUT;
}

static gboolean
ends_in_time (SourcierLabelAwardExport *self,
              SourcierLabelAward       *award)
{
  SourcierDay end = sourcier_label_award_get_valid_to (award);

  if (self->ending_within < 0)
    return TRUE;
  return end != SOURCIER_DAY_NONE && end >= self->day && end - self->day <= (SourcierDay) self->ending_within;
}

static gboolean
is_told (SourcierLabelAwardExport *self,
         SourcierLabelAward       *award)
{
  SourcierSupplierQuery *query = sourcier_export_list_get_query (SOURCIER_EXPORT_LIST (self));
  SourcierAwardState state = sourcier_label_award_get_state (award, self->day);

  return is_chosen (query, SOURCIER_FACET_LABEL, sourcier_label_award_get_label (award))
         && is_chosen (query, SOURCIER_FACET_STATE, sourcier_award_state_get_code (state))
         && ends_in_time (self, award);
}

/* The labels and the states of the question are asked of each award, and not of the supplier. */
static GArray *
find_ids (SourcierExportList  *list,
          GError             **error)
{
  SourcierSupplierQuery *query = sourcier_export_list_get_query (list);
  g_autoptr (SourcierSupplierQuery) any_label = sourcier_supplier_query_without_facet (query, SOURCIER_FACET_LABEL);
  g_autoptr (SourcierSupplierQuery) whose = sourcier_supplier_query_without_facet (any_label, SOURCIER_FACET_STATE);

  return sourcier_supplier_list_find_ids (sourcier_export_list_get_store (list), whose, error);
}

static GPtrArray *
load_many (SourcierExportList  *list,
           const gint64        *ids,
           guint                n_ids,
           GError             **error)
{
  return sourcier_supplier_store_load_many (sourcier_export_list_get_store (list), ids, n_ids, error);
}

static gboolean
give_awards (SourcierExportList      *list,
             gpointer                 supplier,
             SourcierExportItemFunc   func,
             gpointer                 user_data,
             GError                 **error)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    if (is_told (SOURCIER_LABEL_AWARD_EXPORT (list), awards->pdata[i])
        && !func (&(Held) { supplier, awards->pdata[i] }, user_data, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_one (gpointer   item,
           gpointer   user_data,
           GError   **error)
{
  (*(gint64 *) user_data)++;
  return TRUE;
}

/* Nothing but the awards themselves tells which of them answer. */
static gint64
count_awards (SourcierExportTable  *table,
              GError              **error)
{
  gint64 n = 0;

  return SOURCIER_EXPORT_TABLE_GET_CLASS (table)->each (table, count_one, &n, NULL, NULL, error) ? n : -1;
}

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierLabelAwardExport *self = SOURCIER_LABEL_AWARD_EXPORT (table);
  SourcierExportList *list = SOURCIER_EXPORT_LIST (table);
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (sourcier_export_list_get_query (list));
  g_autofree char *within = g_strdup_printf (ngettext ("ending within %d day", "ending within %d days",
                                                       (gulong) MAX (self->ending_within, 0)), self->ending_within);

  about->title = g_strdup (_("Labels"));
  about->day = self->day;
  sourcier_export_about_sign (about, sourcier_export_list_get_store (list));
  for (guint i = 0; i < chips->len; i++)
    {
      const SourcierQueryChip *chip = chips->pdata[i];

      sourcier_export_about_ask (about, chip->facet >= 0 ? sourcier_supplier_facet_get_name (chip->facet) : NULL,
                                 chip->words);
    }
  if (self->ending_within >= 0)
    sourcier_export_about_ask (about, NULL, within);
  if (about->question->len == 0)
    sourcier_export_about_ask (about, NULL, _("All labels of the directory"));
}

static void
list_columns (SourcierExportTable *table,
              GPtrArray           *columns)
{
  const SourcierExportUse printed = SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED, extra = SOURCIER_EXPORT_EXTRA;

  sourcier_export_columns_add (columns, "supplier", C_("column", "Supplier"), SOURCIER_CELL_TEXT, 32, printed);
  sourcier_export_columns_add (columns, "siret", C_("column", "SIRET"), SOURCIER_CELL_TEXT, 20, printed);
  sourcier_export_columns_add (columns, "label", C_("column", "Label"), SOURCIER_CELL_TEXT, 12, printed);
  sourcier_export_columns_add (columns, "number", C_("column", "Number"), SOURCIER_CELL_TEXT, 16, printed);
  sourcier_export_columns_add (columns, "valid_to", C_("column", "Until"), SOURCIER_CELL_DAY, 14, printed);
  sourcier_export_columns_add (columns, "state", C_("column", "State"), SOURCIER_CELL_TEXT, 22, printed);
  sourcier_export_columns_add (columns, "checked_on", C_("column", "Checked on"), SOURCIER_CELL_DAY, 14, printed);
  sourcier_export_columns_add (columns, "valid_from", C_("column", "Since"), SOURCIER_CELL_DAY, 14, extra);
  sourcier_export_columns_add (columns, "scope", C_("column", "Scope"), SOURCIER_CELL_TEXT, 30, extra);
  sourcier_export_columns_add (columns, "issuer", C_("column", "Issuer"), SOURCIER_CELL_TEXT, 24, extra);
  sourcier_export_columns_add (columns, "evidence", C_("column", "Evidence"), SOURCIER_CELL_TEXT, 30, extra);
  sourcier_export_columns_add (columns, "checked_by", C_("column", "Checked by"), SOURCIER_CELL_TEXT, 20, extra);
}

static const char *
get_text (const Held  *held,
          guint        column,
          SourcierDay  day)
{
  switch (column)
    {
    case COLUMN_SUPPLIER:
      return sourcier_supplier_get_name (held->supplier);
    case COLUMN_SIRET:
      return sourcier_supplier_get_text (held->supplier, SOURCIER_SUPPLIER_SIRET);
    case COLUMN_LABEL:
      return sourcier_label_award_get_label (held->award);
    case COLUMN_NUMBER:
      return sourcier_label_award_get_number (held->award);
    case COLUMN_STATE:
      return sourcier_award_state_get_name (sourcier_label_award_get_state (held->award, day));
    case COLUMN_SCOPE:
      return sourcier_label_award_get_scope (held->award);
    case COLUMN_ISSUER:
      return sourcier_label_award_get_issuer (held->award);
    case COLUMN_EVIDENCE:
      return sourcier_label_award_get_evidence (held->award);
    case COLUMN_CHECKED_BY:
    default:
      return sourcier_label_award_get_checked_by (held->award);
    }
}

static void
fill (SourcierExportTable *table,
      gpointer             item,
      guint                column,
      SourcierExportCell  *cell)
{
  const Held *held = item;
  SourcierDay day = SOURCIER_LABEL_AWARD_EXPORT (table)->day;

  if (column == COLUMN_VALID_TO)
    sourcier_export_cell_set_day (cell, sourcier_label_award_get_valid_to (held->award));
  else if (column == COLUMN_VALID_FROM)
    sourcier_export_cell_set_day (cell, sourcier_label_award_get_valid_from (held->award));
  else if (column == COLUMN_CHECKED_ON)
    sourcier_export_cell_set_day (cell, sourcier_label_award_get_checked_on (held->award));
  else
    sourcier_export_cell_set_text (cell, get_text (held, column, day));
}

/* All that is known of an award, the code of its state, and "supplier" and "siret" of whom it belongs to. */
static JsonObject *
to_json (SourcierExportTable *table,
         gpointer             item)
{
  const Held *held = item;
  JsonObject *object =
    _sourcier_label_award_to_json (held->award, SOURCIER_LABEL_AWARD_EXPORT (table)->day);

  json_object_set_string_member (object, "supplier", sourcier_supplier_get_name (held->supplier));
  json_object_set_string_member (object, "siret", sourcier_supplier_get_text (held->supplier, SOURCIER_SUPPLIER_SIRET));
  return object;
}

static void
sourcier_label_award_export_class_init (SourcierLabelAwardExportClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);
  SourcierExportListClass *list_class = SOURCIER_EXPORT_LIST_CLASS (klass);

  table_class->id = "labels";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->count = count_awards;
  table_class->fill = fill;
  table_class->to_json = to_json;
  list_class->find_ids = find_ids;
  list_class->load_many = load_many;
  list_class->give = give_awards;
}

static void
sourcier_label_award_export_init (SourcierLabelAwardExport *self)
{
}

/**
 * sourcier_label_award_export_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @query: whose awards, in which order of suppliers; its labels and states are asked of each award
 * @ending_within: awards that end on the day of @query or within so many days after it, or %SOURCIER_ENDING_ANY_DAY
 *
 * Returns: (transfer full): the awards
 */
SourcierExportTable *
sourcier_label_award_export_new (SourcierStore         *store,
                                 SourcierSupplierQuery *query,
                                 int                    ending_within)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  SourcierLabelAwardExport *self = sourcier_export_list_new (SOURCIER_TYPE_LABEL_AWARD_EXPORT, store, query);

  self->day = sourcier_supplier_query_get_day (query);
  self->ending_within = ending_within;
  return SOURCIER_EXPORT_TABLE (self);
}
