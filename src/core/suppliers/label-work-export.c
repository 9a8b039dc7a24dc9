/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-work-export.h"

#include "office/export-office.h"
#include "reference/label-kind.h"
#include "suppliers/label-work-list.h"

#include <glib/gi18n-lib.h>

/* How many awards are in memory at a time. */
#define PAGE 256

struct _SourcierLabelWorkExport
{
  SourcierExportTable parent_instance;

  SourcierStore *store;
  SourcierLabelWorkQuery *query;
  GArray *ids;                   /* gint64: the answer; NULL until it is asked */
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

G_DEFINE_FINAL_TYPE (SourcierLabelWorkExport, sourcier_label_work_export, SOURCIER_TYPE_EXPORT_TABLE)

static void
sourcier_label_work_export_finalize (GObject *object)
{
  SourcierLabelWorkExport *self = SOURCIER_LABEL_WORK_EXPORT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->query);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (sourcier_label_work_export_parent_class)->finalize (object);
}

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierLabelWorkExport *self = SOURCIER_LABEL_WORK_EXPORT (table);
  const char *text = sourcier_label_work_query_get_text (self->query);
  g_autofree char *words = g_strdup_printf (C_("question", "contains “%s”"), text);

  about->title = g_strdup (_("Labels to check"));
  about->day = sourcier_label_work_query_get_day (self->query);
  sourcier_export_about_sign (about, self->store);
  if (*text != '\0')
    sourcier_export_about_ask (about, NULL, words);
  for (SourcierAwardState state = 0; state < SOURCIER_N_AWARD_STATES; state++)
    if (sourcier_label_work_query_get_choice (self->query, state) == SOURCIER_CHOICE_IN)
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

static gboolean
find_ids (SourcierLabelWorkExport  *self,
          GError                  **error)
{
  if (self->ids == NULL)
    self->ids = sourcier_label_work_query_find_ids (self->query, self->store, error);
  return self->ids != NULL;
}

static gint64
count_awards (SourcierExportTable  *table,
              GError              **error)
{
  SourcierLabelWorkExport *self = SOURCIER_LABEL_WORK_EXPORT (table);

  return find_ids (self, error) ? (gint64) self->ids->len : -1;
}

/* Awards deleted meanwhile are left out. */
static gboolean
each_of_page (SourcierLabelWorkExport  *self,
              guint                     first,
              SourcierExportItemFunc    func,
              gpointer                  user_data,
              GError                  **error)
{
  g_autoptr (GPtrArray) page = sourcier_label_work_load_many (self->store, &g_array_index (self->ids, gint64, first),
                                                              MIN (PAGE, self->ids->len - first), error);

  for (guint i = 0; page != NULL && i < page->len; i++)
    if (page->pdata[i] != NULL && !func (page->pdata[i], user_data, error))
      return FALSE;
  return page != NULL;
}

static gboolean
each_award (SourcierExportTable     *table,
            SourcierExportItemFunc   func,
            gpointer                 user_data,
            SourcierProgress        *progress,
            GCancellable            *cancellable,
            GError                 **error)
{
  SourcierLabelWorkExport *self = SOURCIER_LABEL_WORK_EXPORT (table);

  if (!find_ids (self, error))
    return FALSE;
  for (guint first = 0; first < self->ids->len; first += PAGE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !each_of_page (self, first, func, user_data, error))
        return FALSE;
      sourcier_progress_report (progress, MIN (first + PAGE, self->ids->len), self->ids->len);
    }
  return TRUE;
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
  SourcierDay day = sourcier_label_work_query_get_day (SOURCIER_LABEL_WORK_EXPORT (table)->query);

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

  G_OBJECT_CLASS (klass)->finalize = sourcier_label_work_export_finalize;
  table_class->id = "label-work";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->count = count_awards;
  table_class->each = each_award;
  table_class->fill = fill;
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

  SourcierLabelWorkExport *self = g_object_new (SOURCIER_TYPE_LABEL_WORK_EXPORT, NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  return SOURCIER_EXPORT_TABLE (self);
}
