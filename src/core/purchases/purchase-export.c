/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-export.h"

#include "base/user.h"
#include "exchange/csv-writer.h"
#include "exchange/json-writer.h"
#include "exchange/record-json.h"
#include "purchases/purchase-duty-query.h"
#include "purchases/purchase-facets.h"

/* How many purchases are in memory at a time. */
#define PAGE 256

/* What parts several of a kind in one cell. */
#define BETWEEN " | "

enum
{
  COLUMN_CONSIDERATIONS = SOURCIER_N_PURCHASE_FIELDS,
  COLUMN_LOTS,
  COLUMN_CRITERIA,
  COLUMN_HOLDERS,
  COLUMN_DUTIES,
  COLUMN_OPEN_DUTIES,
  COLUMN_SHORTLIST,
  N_COLUMNS,
};

typedef gboolean (*PurchaseFunc) (SourcierPurchase  *purchase,
                                  gpointer           user_data,
                                  GError           **error);

static gboolean
each_of_page (SourcierStore  *store,
              const gint64   *ids,
              guint           n_ids,
              PurchaseFunc    func,
              gpointer        user_data,
              GError        **error)
{
  g_autoptr (GPtrArray) purchases = sourcier_purchase_duties_load_many (store, ids, n_ids, error);

  if (purchases == NULL)
    return FALSE;
  for (guint i = 0; i < purchases->len; i++)
    if (purchases->pdata[i] != NULL && !func (purchases->pdata[i], user_data, error))
      return FALSE;
  return TRUE;
}

static gboolean
each (SourcierStore          *store,
      SourcierPurchaseQuery  *query,
      PurchaseFunc            func,
      gpointer                user_data,
      SourcierProgress       *progress,
      GCancellable           *cancellable,
      GError                **error)
{
  g_autoptr (GArray) ids = sourcier_purchase_list_find_ids (store, query, error);

  if (ids == NULL)
    return FALSE;
  for (guint first = 0; first < ids->len; first += PAGE)
    {
      guint n = MIN (PAGE, ids->len - first);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !each_of_page (store, &g_array_index (ids, gint64, first), n, func, user_data, error))
        return FALSE;
      sourcier_progress_report (progress, first + n, ids->len);
    }
  return TRUE;
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
add_duties (GPtrArray        *cells,
            SourcierPurchase *purchase)
{
  const SourcierDutyCount *count = sourcier_purchase_get_duty_count (purchase);

  g_ptr_array_add (cells, g_strdup_printf ("%u", count->all));
  g_ptr_array_add (cells, g_strdup_printf ("%u", count->open));
}

static gboolean
write_purchase (SourcierPurchase  *purchase,
                gpointer           writer,
                GError           **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_FIELDS; i++)
    g_ptr_array_add (cells, field_to_cell (SOURCIER_RECORD (purchase), i));
  g_ptr_array_add (cells, join_considerations (purchase));
  g_ptr_array_add (cells, join_parts (purchase, SOURCIER_PURCHASE_LOTS, SOURCIER_LOT_NUMBER, SOURCIER_LOT_SUBJECT));
  g_ptr_array_add (cells, join_parts (purchase, SOURCIER_PURCHASE_CRITERIA, SOURCIER_CRITERION_NAME,
                                      SOURCIER_CRITERION_WEIGHT));
  g_ptr_array_add (cells, join_parts (purchase, SOURCIER_PURCHASE_HOLDERS, SOURCIER_HOLDER_NAME,
                                      SOURCIER_HOLDER_IDENTIFIER));
  add_duties (cells, purchase);
  g_ptr_array_add (cells, join_parts (purchase, SOURCIER_PURCHASE_CANDIDATES, SOURCIER_CANDIDATE_NAME,
                                      SOURCIER_CANDIDATE_CONSULTED_ON));
  return sourcier_csv_writer_write_row (writer, (const char * const *) cells->pdata, cells->len, error);
}

static gboolean
write_headers (SourcierCsvWriter  *writer,
               GError            **error)
{
  gboolean french = sourcier_user_reads_french ();
  const char *cells[N_COLUMNS];

  for (guint i = 0; i < SOURCIER_N_PURCHASE_FIELDS; i++)
    cells[i] = sourcier_field_get_header (sourcier_purchase_get_field (i), french);
  cells[COLUMN_CONSIDERATIONS] = french ? "Considérations" : "Considerations";
  cells[COLUMN_LOTS] = "Lots";
  cells[COLUMN_CRITERIA] = french ? "Critères" : "Criteria";
  cells[COLUMN_HOLDERS] = french ? "Titulaires" : "Holders";
  cells[COLUMN_DUTIES] = french ? "Obligations" : "Duties";
  cells[COLUMN_OPEN_DUTIES] = french ? "Obligations à décider" : "Duties to decide";
  cells[COLUMN_SHORTLIST] = french ? "Liste restreinte" : "Shortlist";
  return sourcier_csv_writer_write_row (writer, cells, N_COLUMNS, error);
}

static gboolean
write_table (SourcierStore          *store,
             SourcierPurchaseQuery  *query,
             SourcierCsvWriter      *writer,
             SourcierProgress       *progress,
             GCancellable           *cancellable,
             GError                **error)
{
  return write_headers (writer, error) && each (store, query, write_purchase, writer, progress, cancellable, error)
         && sourcier_csv_writer_close (writer, cancellable, error);
}

/**
 * sourcier_purchase_export_csv:
 * @store: an office's file
 * @query: which purchases, in which order
 * @file: where to write
 * @progress: (nullable): told how many purchases are written
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes a list that opens right in a spreadsheet, headers and words in the reader's language, with the considerations,
 * lots, criteria, holders and shortlist in a cell each, and how many duties there are and how many are to be decided. A
 * file that is there is replaced only once the new one is whole.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_purchase_export_csv (SourcierStore          *store,
                              SourcierPurchaseQuery  *query,
                              GFile                  *file,
                              SourcierProgress       *progress,
                              GCancellable           *cancellable,
                              GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);

  return writer != NULL && write_table (store, query, writer, progress, cancellable, error);
}

/**
 * sourcier_purchase_export_csv_stream:
 * @store: an office's file
 * @query: which purchases, in which order
 * @stream: where to write
 * @error: where to put what went wrong
 *
 * Like sourcier_purchase_export_csv(), for a pipe.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_purchase_export_csv_stream (SourcierStore          *store,
                                     SourcierPurchaseQuery  *query,
                                     GOutputStream          *stream,
                                     GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);

  return write_table (store, query, writer, NULL, NULL, error);
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

static gboolean
write_object (SourcierPurchase  *purchase,
              gpointer           writer,
              GError           **error)
{
  static const char * const names[SOURCIER_N_PURCHASE_PARTS] = {
    "lots", "criteria", "holders", "modifications", "duties", "candidates",
  };
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
  return sourcier_json_writer_add (writer, object, error);
}

/**
 * sourcier_purchase_export_json_stream:
 * @store: an office's file
 * @query: which purchases, in which order
 * @stream: where to write
 * @error: where to put what went wrong
 *
 * Writes the purchases as an array of objects: codes rather than words, amounts in euros, days as ISO days, what is not
 * told left out.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_purchase_export_json_stream (SourcierStore          *store,
                                      SourcierPurchaseQuery  *query,
                                      GOutputStream          *stream,
                                      GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query), FALSE);

  g_autoptr (SourcierJsonWriter) writer = sourcier_json_writer_new (stream, NULL);

  return each (store, query, write_object, writer, NULL, NULL, error) && sourcier_json_writer_close (writer, error);
}
