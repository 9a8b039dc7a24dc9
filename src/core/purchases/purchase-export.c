/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-export.h"

#include "base/user.h"
#include "exchange/record-json.h"
#include "office/export-office.h"
#include "purchases/purchase-duty-query.h"
#include "purchases/purchase-facets.h"

#include <glib/gi18n-lib.h>

/* What parts several of a kind in one cell. */
#define BETWEEN " | "

struct _SourcierPurchaseExport
{
  SourcierExportList parent_instance;
};

enum
{
  COLUMN_CONSIDERATIONS = SOURCIER_N_PURCHASE_FIELDS,
  COLUMN_LOTS,
  COLUMN_CRITERIA,
  COLUMN_HOLDERS,
  COLUMN_DUTIES,
  COLUMN_OPEN_DUTIES,
  COLUMN_SHORTLIST,
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseExport, sourcier_purchase_export, SOURCIER_TYPE_EXPORT_LIST)

/* The question of the register in words, a filter each. */
void
_sourcier_purchase_query_describe (SourcierPurchaseQuery *query,
                                   SourcierExportAbout   *about)
{
  g_autoptr (GPtrArray) chips = sourcier_purchase_query_to_chips (query);

  for (guint i = 0; i < chips->len; i++)
    {
      const SourcierQueryChip *chip = chips->pdata[i];

      sourcier_export_about_ask (about, chip->facet >= 0 ? sourcier_purchase_facet_get_name (chip->facet) : NULL,
                                 chip->words);
    }
  if (chips->len == 0)
    sourcier_export_about_ask (about, NULL, _("All purchases of the register"));
}

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierExportList *list = SOURCIER_EXPORT_LIST (table);

  about->title = g_strdup (_("Purchases"));
  sourcier_export_about_sign (about, sourcier_export_list_get_store (list));
  if (sourcier_export_list_is_picked (list))
    sourcier_export_about_ask (about, NULL, _("Purchases picked one by one"));
  else
    _sourcier_purchase_query_describe (sourcier_export_list_get_query (list), about);
}

/* What a purchase is, where it stands and what it is worth go on paper. */
static gboolean
is_printed (guint field)
{
  return field == SOURCIER_PURCHASE_NUMBER || field == SOURCIER_PURCHASE_SUBJECT || field == SOURCIER_PURCHASE_STATE
         || field == SOURCIER_PURCHASE_SERVICE || field == SOURCIER_PURCHASE_ESTIMATE
         || field == SOURCIER_PURCHASE_LAUNCH_DAY;
}

static double
get_width (guint field)
{
  if (field == SOURCIER_PURCHASE_SUBJECT || field == SOURCIER_PURCHASE_NOTES)
    return 44;
  return sourcier_purchase_get_field (field)->type == SOURCIER_FIELD_TEXT ? 18 : 14;
}

static SourcierCellKind
get_kind (guint field)
{
  switch (sourcier_purchase_get_field (field)->type)
    {
    case SOURCIER_FIELD_MONEY:
      return SOURCIER_CELL_MONEY;
    case SOURCIER_FIELD_DAY:
      return SOURCIER_CELL_DAY;
    case SOURCIER_FIELD_PERCENT:
      return SOURCIER_CELL_PERCENT;
    case SOURCIER_FIELD_COUNT:
    case SOURCIER_FIELD_YEAR:
      return SOURCIER_CELL_NUMBER;
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_LINK:
    default:
      return SOURCIER_CELL_TEXT;
    }
}

static void
list_columns (SourcierExportTable *table,
              GPtrArray           *columns)
{
  gboolean french = sourcier_user_reads_french ();
  const SourcierExportUse usual = SOURCIER_EXPORT_USUAL, printed = SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED;
  const SourcierCellKind text = SOURCIER_CELL_TEXT, number = SOURCIER_CELL_NUMBER;

  for (guint i = 0; i < SOURCIER_N_PURCHASE_FIELDS; i++)
    {
      const SourcierField *field = sourcier_purchase_get_field (i);

      sourcier_export_columns_add (columns, field->id, sourcier_field_get_header (field, french), get_kind (i),
                                   get_width (i), is_printed (i) ? printed : usual);
    }
  sourcier_export_columns_add (columns, "considerations", french ? "Considérations" : "Considerations", text, 32, usual);
  sourcier_export_columns_add (columns, "lots", "Lots", text, 32, usual);
  sourcier_export_columns_add (columns, "criteria", french ? "Critères" : "Criteria", text, 32, usual);
  sourcier_export_columns_add (columns, "holders", french ? "Titulaires" : "Holders", text, 32, printed);
  sourcier_export_columns_add (columns, "all_duties", french ? "Obligations" : "Duties", number, 12, usual);
  sourcier_export_columns_add (columns, "open_duties", french ? "Obligations à décider" : "Duties to decide", number, 12,
                               usual);
  sourcier_export_columns_add (columns, "candidates", french ? "Liste restreinte" : "Shortlist", text, 32, usual);
}

static GArray *
find_ids (SourcierExportList  *list,
          GError             **error)
{
  return sourcier_purchase_list_find_ids (sourcier_export_list_get_store (list), sourcier_export_list_get_query (list), error);
}

static GPtrArray *
load_many (SourcierExportList  *list,
           const gint64        *ids,
           guint                n_ids,
           GError             **error)
{
  return sourcier_purchase_duties_load_many (sourcier_export_list_get_store (list), ids, n_ids, error);
}

/* Amounts with the decimal mark that the reader's spreadsheet takes for one; words rather than codes. */
static char *
field_to_cell (SourcierRecord *record,
               guint           field)
{
  SourcierFieldType type = sourcier_record_get_field (record, field)->type;

  if (type == SOURCIER_FIELD_TEXT || type == SOURCIER_FIELD_LINES)
    return sourcier_record_show_field (record, field);

  char *text = sourcier_record_field_to_text (record, field);
  return type == SOURCIER_FIELD_DAY ? text : g_strdelimit (text, ".,", sourcier_user_reads_french () ? ',' : '.');
}

/* Several parts in one cell, with what matters of each: "1 Collèges de Cergy | 2 Collèges de Pontoise". */
static char *
join_parts (SourcierPurchase     *purchase,
            SourcierPurchasePart  part,
            guint                 first,
            guint                 second)
{
  GPtrArray *parts = sourcier_purchase_get_parts (purchase, part);
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *one = field_to_cell (parts->pdata[i], first);
      g_autofree char *other = field_to_cell (parts->pdata[i], second);

      g_string_append_printf (cell, "%s%s%s%s", i > 0 ? BETWEEN : "", one, *one != '\0' && *other != '\0' ? " " : "",
                              other);
    }
  return g_string_free (cell, FALSE);
}

static char *
join_considerations (SourcierPurchase *purchase)
{
  const char * const *codes = sourcier_purchase_get_considerations (purchase);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) sourcier_term_name_of (SOURCIER_TERMS_CONSIDERATION, codes[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (BETWEEN, (char **) names->pdata);
}

static void
fill_field (SourcierRecord     *record,
            guint               field,
            SourcierExportCell *cell)
{
  gint64 number;

  if (get_kind (field) == SOURCIER_CELL_TEXT)
    {
      sourcier_export_cell_take_text (cell, sourcier_record_show_field (record, field));
      return;
    }
  if (!sourcier_record_is_told (record, field))
    return;

  number = sourcier_record_get_number (record, field);
  if (get_kind (field) == SOURCIER_CELL_MONEY)
    sourcier_export_cell_set_money (cell, number);
  else if (get_kind (field) == SOURCIER_CELL_DAY)
    sourcier_export_cell_set_day (cell, (SourcierDay) number);
  else if (get_kind (field) == SOURCIER_CELL_PERCENT)
    sourcier_export_cell_set_percent (cell, number / 10000.0);
  else
    sourcier_export_cell_set_number (cell, number);
}

static void
fill (SourcierExportTable *table,
      gpointer             item,
      guint                column,
      SourcierExportCell  *cell)
{
  SourcierPurchase *purchase = item;

  switch (column)
    {
    case COLUMN_CONSIDERATIONS:
      sourcier_export_cell_take_text (cell, join_considerations (purchase));
      break;
    case COLUMN_LOTS:
      sourcier_export_cell_take_text (cell, join_parts (purchase, SOURCIER_PURCHASE_LOTS, SOURCIER_LOT_NUMBER,
                                                        SOURCIER_LOT_SUBJECT));
      break;
    case COLUMN_CRITERIA:
      sourcier_export_cell_take_text (cell, join_parts (purchase, SOURCIER_PURCHASE_CRITERIA, SOURCIER_CRITERION_NAME,
                                                        SOURCIER_CRITERION_WEIGHT));
      break;
    case COLUMN_HOLDERS:
      sourcier_export_cell_take_text (cell, join_parts (purchase, SOURCIER_PURCHASE_HOLDERS, SOURCIER_HOLDER_NAME,
                                                        SOURCIER_HOLDER_IDENTIFIER));
      break;
    case COLUMN_DUTIES:
      sourcier_export_cell_set_number (cell, sourcier_purchase_get_duty_count (purchase)->all);
      break;
    case COLUMN_OPEN_DUTIES:
      sourcier_export_cell_set_number (cell, sourcier_purchase_get_duty_count (purchase)->open);
      break;
    case COLUMN_SHORTLIST:
      sourcier_export_cell_take_text (cell, join_parts (purchase, SOURCIER_PURCHASE_CANDIDATES, SOURCIER_CANDIDATE_NAME,
                                                        SOURCIER_CANDIDATE_CONSULTED_ON));
      break;
    default:
      fill_field (SOURCIER_RECORD (purchase), column, cell);
      break;
    }
}

static JsonObject *
record_to_json (SourcierRecord *record)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < sourcier_record_get_n_fields (record); i++)
    if (sourcier_record_get_field (record, i)->type != SOURCIER_FIELD_LINK)
      sourcier_record_field_to_json (record, i, object);
  return object;
}

/* Codes rather than words, amounts in euros, days as ISO days, what is not told left out. */
static JsonObject *
to_json (SourcierExportTable *table,
         gpointer             item)
{
  static const char * const names[SOURCIER_N_PURCHASE_PARTS] = {
    "lots", "criteria", "holders", "modifications", "duties", "candidates", "sendings",
  };
  SourcierPurchase *purchase = item;
  const char * const *codes = sourcier_purchase_get_considerations (purchase);
  JsonObject *object = record_to_json (SOURCIER_RECORD (purchase));
  JsonArray *considerations = json_array_new ();
  const SourcierDutyCount *count = sourcier_purchase_get_duty_count (purchase);

  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (considerations, codes[i]);
  json_object_set_array_member (object, "considerations", considerations);
  json_object_set_int_member (object, "all_duties", count->all);
  json_object_set_int_member (object, "open_duties", count->open);
  json_object_set_boolean_member (object, "duties_late", count->late);
  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    {
      GPtrArray *parts = sourcier_purchase_get_parts (purchase, i);
      JsonArray *array = json_array_new ();

      for (guint j = 0; j < parts->len; j++)
        json_array_add_object_element (array, record_to_json (parts->pdata[j]));
      json_object_set_array_member (object, names[i], array);
    }
  return object;
}

static void
sourcier_purchase_export_class_init (SourcierPurchaseExportClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);
  SourcierExportListClass *list_class = SOURCIER_EXPORT_LIST_CLASS (klass);

  table_class->id = "purchases";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->fill = fill;
  table_class->to_json = to_json;
  list_class->find_ids = find_ids;
  list_class->load_many = load_many;
}

static void
sourcier_purchase_export_init (SourcierPurchaseExport *self)
{
}

/**
 * sourcier_purchase_export_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @query: which purchases, in which order
 *
 * Returns: (transfer full): the purchases that answer @query, whose words go along
 */
SourcierExportTable *
sourcier_purchase_export_new (SourcierStore         *store,
                              SourcierPurchaseQuery *query)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query), NULL);

  return sourcier_export_list_new (SOURCIER_TYPE_PURCHASE_EXPORT, store, query);
}

/**
 * sourcier_purchase_export_new_some:
 * @store: an office's file; a worker's own connection where a worker writes
 * @ids: (element-type gint64): which purchases, in which order; those no longer in the file are left out
 *
 * Returns: (transfer full): purchases picked one by one
 */
SourcierExportTable *
sourcier_purchase_export_new_some (SourcierStore *store,
                                   GArray        *ids)
{
  g_return_val_if_fail (ids != NULL, NULL);

  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  SourcierExportTable *table = sourcier_purchase_export_new (store, everything);

  sourcier_export_list_pick (SOURCIER_EXPORT_LIST (table), ids);
  return table;
}
