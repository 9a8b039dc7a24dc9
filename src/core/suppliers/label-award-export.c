/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-award-export.h"

#include "exchange/csv-writer.h"
#include "exchange/json-writer.h"
#include "suppliers/supplier-export-private.h"
#include "suppliers/supplier-list.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 7

typedef gboolean (*WriteAwardFunc) (gpointer             user_data,
                                    SourcierSupplier    *supplier,
                                    SourcierLabelAward  *award,
                                    GError             **error);

/* Which awards are told, and what tells them. */
typedef struct
{
  SourcierSupplierQuery *query;
  SourcierDay day;
  int ending_within;
  WriteAwardFunc write;
  gpointer user_data;
} AwardExport;

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
ends_in_time (AwardExport        *self,
              SourcierLabelAward *award)
{
  SourcierDay end = sourcier_label_award_get_valid_to (award);

  if (self->ending_within < 0)
    return TRUE;
  return end != SOURCIER_DAY_NONE && end >= self->day && end - self->day <= (SourcierDay) self->ending_within;
}

static gboolean
is_told (AwardExport        *self,
         SourcierLabelAward *award)
{
  SourcierAwardState state = sourcier_label_award_get_state (award, self->day);

  return is_chosen (self->query, SOURCIER_FACET_LABEL, sourcier_label_award_get_label (award))
         && is_chosen (self->query, SOURCIER_FACET_STATE, sourcier_award_state_get_code (state))
         && ends_in_time (self, award);
}

static gboolean
write_awards (SourcierSupplier  *supplier,
              gpointer           user_data,
              GError           **error)
{
  AwardExport *self = user_data;
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    if (is_told (self, g_ptr_array_index (awards, i))
        && !self->write (self->user_data, supplier, g_ptr_array_index (awards, i), error))
      return FALSE;
  return TRUE;
}

/* The labels and the states of the question are asked of each award, and not of the supplier. */
static gboolean
export_each (SourcierStore          *store,
             SourcierSupplierQuery  *query,
             int                     ending_within,
             WriteAwardFunc          write,
             gpointer                user_data,
             GCancellable           *cancellable,
             GError                **error)
{
  AwardExport self = { query, sourcier_supplier_query_get_day (query), ending_within, write, user_data };
  g_autoptr (SourcierSupplierQuery) any_label = sourcier_supplier_query_without_facet (query, SOURCIER_FACET_LABEL);
  g_autoptr (SourcierSupplierQuery) whose = sourcier_supplier_query_without_facet (any_label, SOURCIER_FACET_STATE);

  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, whose, error);

  return ids != NULL && sourcier_supplier_store_each (store, ids, write_awards, &self, NULL, cancellable, error);
}

typedef struct
{
  SourcierCsvWriter *writer;
  SourcierDay day;
} CsvExport;

static gboolean
write_csv_award (gpointer             user_data,
                 SourcierSupplier    *supplier,
                 SourcierLabelAward  *award,
                 GError             **error)
{
  CsvExport *export = user_data;
  g_autofree char *until = sourcier_day_to_iso (sourcier_label_award_get_valid_to (award));
  g_autofree char *checked = sourcier_day_to_iso (sourcier_label_award_get_checked_on (award));
  const char *cells[N_COLUMNS] = {
    sourcier_supplier_get_name (supplier),
    sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET),
    sourcier_label_award_get_label (award),
    sourcier_label_award_get_number (award),
    until != NULL ? until : "",
    sourcier_award_state_get_name (sourcier_label_award_get_state (award, export->day)),
    checked != NULL ? checked : "",
  };

  return sourcier_csv_writer_write_row (export->writer, cells, N_COLUMNS, error);
}

static gboolean
write_headers (SourcierCsvWriter  *writer,
               GError            **error)
{
  const char *cells[N_COLUMNS] = {
    C_("column", "Supplier"), C_("column", "SIRET"), C_("column", "Label"), C_("column", "Number"),
    C_("column", "Until"), C_("column", "State"), C_("column", "Checked on"),
  };

  return sourcier_csv_writer_write_row (writer, cells, N_COLUMNS, error);
}

/**
 * sourcier_label_award_export_csv_stream:
 * @store: an office's file
 * @query: whose awards, in which order of suppliers; its labels and states are asked of each award
 * @ending_within: awards that end on the day of @query or within so many days after it, or %SOURCIER_ENDING_ANY_DAY
 * @stream: where to write; it stays open
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes one line for each award, with the supplier that holds it, the day it ends, its state in words and the day its
 * evidence was checked. Headers and states are in the reader's language, days are ISO dates, labels are codes.
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_label_award_export_csv_stream (SourcierStore          *store,
                                        SourcierSupplierQuery  *query,
                                        int                     ending_within,
                                        GOutputStream          *stream,
                                        GCancellable           *cancellable,
                                        GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);
  CsvExport export = { writer, sourcier_supplier_query_get_day (query) };

  return write_headers (writer, error)
         && export_each (store, query, ending_within, write_csv_award, &export, cancellable, error)
         && sourcier_csv_writer_close (writer, cancellable, error);
}

typedef struct
{
  SourcierJsonWriter *writer;
  SourcierDay day;
} JsonExport;

static gboolean
write_json_award (gpointer             user_data,
                  SourcierSupplier    *supplier,
                  SourcierLabelAward  *award,
                  GError             **error)
{
  JsonExport *export = user_data;
  JsonObject *object = _sourcier_label_award_to_json (award, export->day);

  json_object_set_string_member (object, "supplier", sourcier_supplier_get_name (supplier));
  json_object_set_string_member (object, "siret", sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  return sourcier_json_writer_add (export->writer, object, error);
}

/**
 * sourcier_label_award_export_json_stream:
 * @store: an office's file
 * @query: whose awards, in which order of suppliers; its labels and states are asked of each award
 * @ending_within: awards that end on the day of @query or within so many days after it, or %SOURCIER_ENDING_ANY_DAY
 * @stream: where to write; it stays open
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes a JSON array with all that is known of each award, the code of its state, and "supplier" and "siret" of whom it
 * belongs to.
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_label_award_export_json_stream (SourcierStore          *store,
                                         SourcierSupplierQuery  *query,
                                         int                     ending_within,
                                         GOutputStream          *stream,
                                         GCancellable           *cancellable,
                                         GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  g_autoptr (SourcierJsonWriter) writer = sourcier_json_writer_new (stream, cancellable);
  JsonExport export = { writer, sourcier_supplier_query_get_day (query) };

  return export_each (store, query, ending_within, write_json_award, &export, cancellable, error)
         && sourcier_json_writer_close (writer, error);
}
