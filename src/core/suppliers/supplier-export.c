/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-export.h"

#include "base/user.h"
#include "exchange/csv-writer.h"
#include "reference/area.h"
#include "reference/family.h"
#include "reference/headcount.h"
#include "suppliers/supplier-export-private.h"
#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-place.h"
#include "suppliers/supplier-qpv.h"
#include "suppliers/supplier-store.h"

/* What the import parts again: a comma between codes and between tags; a bar between names, some of which hold a comma. */
#define BETWEEN_CODES ", "
#define BETWEEN_NAMES " | "

enum
{
  COLUMN_LABELS = SOURCIER_N_SUPPLIER_FIELDS,
  COLUMN_QPV,
  COLUMN_FAMILIES,
  COLUMN_CPV,
  COLUMN_AREAS,
  COLUMN_TAGS,
  COLUMN_CONTACTS,
  COLUMN_DISTANCE, /* only where a place is asked */
  N_COLUMNS,
};

/* Calls @func for each supplier that answers @query, in its order. */
gboolean
_sourcier_supplier_export_each (SourcierStore              *store,
                                SourcierSupplierQuery      *query,
                                SourcierSupplierFunc        func,
                                gpointer                    user_data,
                                SourcierProgress           *progress,
                                GCancellable               *cancellable,
                                GError                    **error)
{
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);

  return ids != NULL && sourcier_supplier_store_each (store, ids, func, user_data, progress, cancellable, error);
}

static char *
join_labels (SourcierSupplier *supplier,
             SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);
      gpointer code = (gpointer) sourcier_label_award_get_label (award);

      if (sourcier_label_award_get_state (award, day) != SOURCIER_AWARD_UPCOMING
          && !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, code);
    }
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (BETWEEN_CODES, (char **) codes->pdata);
}

static char *
join_families (SourcierSupplier *supplier)
{
  const char * const *codes = sourcier_supplier_get_families (supplier);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) sourcier_family_name_of (codes[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (BETWEEN_NAMES, (char **) names->pdata);
}

static char *
join_areas (SourcierSupplier *supplier)
{
  const char * const *areas = sourcier_supplier_get_areas (supplier);
  GString *cells = g_string_new (NULL);

  for (int i = 0; areas[i] != NULL; i++)
    {
      g_autofree char *cell = sourcier_area_to_cell (areas[i]);

      g_string_append_printf (cells, "%s%s", i > 0 ? BETWEEN_CODES : "", cell);
    }
  return g_string_free (cells, FALSE);
}

static char *
join_contacts (SourcierSupplier *supplier)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  GString *cells = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      g_autofree char *cell = sourcier_contact_to_cell (g_ptr_array_index (contacts, i));

      g_string_append_printf (cells, "%s%s", i > 0 ? BETWEEN_NAMES : "", cell);
    }
  return g_string_free (cells, FALSE);
}

static const char *
field_text (SourcierSupplier      *supplier,
            SourcierSupplierField  field)
{
  const char *text = sourcier_supplier_get_text (supplier, field);
  const SourcierHeadcount *headcount = NULL;

  if (field == SOURCIER_SUPPLIER_HEADCOUNT)
    headcount = sourcier_headcount_find (text);
  return headcount != NULL ? sourcier_headcount_get_name (headcount) : text;
}

typedef struct
{
  SourcierCsvWriter *writer;
  SourcierDay day;
  const SourcierPoint *near; /* the place asked, NULL for none */
} CsvExport;

/* With the decimal mark that the reader's spreadsheet takes for one; "" if nobody knows where the supplier is. */
static char *
distance_text (SourcierSupplier    *supplier,
               const SourcierPoint *near)
{
  double km = near != NULL ? sourcier_supplier_get_distance (supplier, near, NULL) : -1;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (km < 0)
    return g_strdup ("");
  g_ascii_formatd (text, sizeof text, "%.1f", km);
  return g_strdelimit (g_strdup (text), ".", sourcier_user_reads_french () ? ',' : '.');
}

static guint
count_columns (const SourcierPoint *near)
{
  return near != NULL ? N_COLUMNS : COLUMN_DISTANCE;
}

static gboolean
write_supplier (SourcierSupplier  *supplier,
                gpointer           user_data,
                GError           **error)
{
  CsvExport *export = user_data;
  g_autofree char *labels = join_labels (supplier, export->day);
  g_autofree char *qpv = sourcier_supplier_qpv_to_cell (supplier, export->day);
  g_autofree char *families = join_families (supplier);
  g_autofree char *cpv = g_strjoinv (BETWEEN_CODES, (char **) sourcier_supplier_get_cpv (supplier));
  g_autofree char *areas = join_areas (supplier);
  g_autofree char *tags = g_strjoinv (BETWEEN_CODES, (char **) sourcier_supplier_get_tags (supplier));
  g_autofree char *contacts = join_contacts (supplier);
  g_autofree char *distance = distance_text (supplier, export->near);
  const char *cells[N_COLUMNS];

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    cells[field] = field_text (supplier, field);
  cells[COLUMN_LABELS] = labels;
  cells[COLUMN_QPV] = qpv;
  cells[COLUMN_FAMILIES] = families;
  cells[COLUMN_CPV] = cpv;
  cells[COLUMN_AREAS] = areas;
  cells[COLUMN_TAGS] = tags;
  cells[COLUMN_CONTACTS] = contacts;
  cells[COLUMN_DISTANCE] = distance;
  return sourcier_csv_writer_write_row (export->writer, cells, count_columns (export->near), error);
}

static gboolean
write_headers (SourcierCsvWriter    *writer,
               const SourcierPoint  *near,
               GError              **error)
{
  gboolean french = sourcier_user_reads_french ();
  const char *cells[N_COLUMNS];

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    cells[field] = sourcier_supplier_field_get_header (field, french);
  cells[COLUMN_LABELS] = sourcier_import_labels_header (french);
  cells[COLUMN_QPV] = SOURCIER_LABEL_QPV; /* in both languages */
  cells[COLUMN_FAMILIES] = sourcier_import_families_header (french);
  cells[COLUMN_CPV] = sourcier_import_cpv_header (french);
  cells[COLUMN_AREAS] = sourcier_import_areas_header (french);
  cells[COLUMN_TAGS] = sourcier_import_tags_header (french);
  cells[COLUMN_CONTACTS] = sourcier_import_contacts_header (french);
  cells[COLUMN_DISTANCE] = "Distance (km)"; /* in both languages */
  return sourcier_csv_writer_write_row (writer, cells, count_columns (near), error);
}

/* Those who answer @query, or where @ids (nullable) tells who, those. */
static gboolean
write_table (SourcierStore          *store,
             SourcierSupplierQuery  *query,
             GArray                 *ids,
             SourcierCsvWriter      *writer,
             SourcierProgress       *progress,
             GCancellable           *cancellable,
             GError                **error)
{
  CsvExport export = { writer, query != NULL ? sourcier_supplier_query_get_day (query) : sourcier_day_today (),
                       query != NULL ? sourcier_supplier_query_get_near_point (query) : NULL };

  return write_headers (writer, export.near, error)
         && (ids != NULL ? sourcier_supplier_store_each (store, ids, write_supplier, &export, progress, cancellable, error)
             : _sourcier_supplier_export_each (store, query, write_supplier, &export, progress, cancellable, error))
         && sourcier_csv_writer_close (writer, cancellable, error);
}

/**
 * sourcier_supplier_export_csv:
 * @store: an office's file
 * @query: which suppliers, in which order
 * @file: where to write
 * @progress: (nullable): told how many suppliers are written
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes a list that opens right in a spreadsheet and that the import reads back without a change: all fields, the codes
 * of the labels held or once held, the families, the CPV codes, the areas, the tags, the contacts, and where a place is asked
 * how far they are from it. Headers are in the reader's language. A file that is there is replaced only once the new one is
 * whole.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_supplier_export_csv (SourcierStore          *store,
                              SourcierSupplierQuery  *query,
                              GFile                  *file,
                              SourcierProgress       *progress,
                              GCancellable           *cancellable,
                              GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);

  return writer != NULL && write_table (store, query, NULL, writer, progress, cancellable, error);
}

/**
 * sourcier_supplier_export_csv_some:
 * @store: an office's file
 * @ids: (element-type gint64): which suppliers, in which order; those no longer in the file are left out
 * @file: where to write
 * @progress: (nullable): told how many suppliers are written
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Like sourcier_supplier_export_csv(), for suppliers picked one by one.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_supplier_export_csv_some (SourcierStore     *store,
                                   GArray            *ids,
                                   GFile             *file,
                                   SourcierProgress  *progress,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);

  return writer != NULL && write_table (store, NULL, ids, writer, progress, cancellable, error);
}

/**
 * sourcier_supplier_export_csv_stream:
 * @store: an office's file
 * @query: which suppliers, in which order
 * @stream: where to write; it stays open
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Like sourcier_supplier_export_csv(), to a stream.
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_supplier_export_csv_stream (SourcierStore          *store,
                                     SourcierSupplierQuery  *query,
                                     GOutputStream          *stream,
                                     GCancellable           *cancellable,
                                     GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);

  return write_table (store, query, NULL, writer, NULL, cancellable, error);
}
