/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-export-private.h"

#include "base/siret.h"
#include "exchange/csv-writer.h"
#include "exchange/json-writer.h"
#include "exchange/list-target.h"
#include "purchases/decp-json.h"
#include "purchases/decp-register.h"
#include "purchases/decp-store.h"
#include "purchases/purchase-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many contracts pass between two reports. */
#define REPORT_EVERY 64

typedef struct
{
  SourcierDecpExport *export;
  SourcierStore *store;
  GArray *ids;
  SourcierProgress *progress;
  GCancellable *cancellable;
  gint64 n_done;
} Writing;

/**
 * sourcier_decp_export_new:
 * @year: the year of notification, 0 for all
 * @buyer: (nullable): the SIRET of the office
 *
 * Returns: (transfer full): an export that has written nothing yet
 */
SourcierDecpExport *
sourcier_decp_export_new (int         year,
                          const char *buyer)
{
  SourcierDecpExport *self = g_new0 (SourcierDecpExport, 1);

  self->year = year;
  self->buyer = sourcier_siret_clean (buyer);
  self->day = sourcier_day_today ();
  self->dated = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) _sourcier_decp_gap_free);
  return self;
}

/**
 * sourcier_decp_export_free:
 * @self: (transfer full): an export
 */
void
sourcier_decp_export_free (SourcierDecpExport *self)
{
  g_free (self->buyer);
  g_ptr_array_unref (self->gaps);
  g_array_unref (self->dated);
  g_free (self);
}

static SourcierDecpContract *
load_contract (Writing  *writing,
               gint64    id,
               GError  **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (writing->store, id, error);
  g_autoptr (SourcierDecpContract) rest = purchase != NULL ? sourcier_decp_store_load (writing->store, id, error) : NULL;
  SourcierDecpContract *contract;

  if (rest == NULL)
    return NULL;
  contract = sourcier_decp_from_purchase (purchase, rest);
  if (contract->values[SOURCIER_DECP_BUYER] == NULL
      && *sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_BUYER) == '\0')
    sourcier_decp_contract_set (contract, SOURCIER_DECP_BUYER, writing->export->buyer);
  return contract;
}

static void
take_gaps (SourcierDecpExport         *self,
           const SourcierDecpContract *contract,
           gint64                      purchase,
           GPtrArray                  *gaps)
{
  self->n_left_out++;
  for (guint i = 0; i < gaps->len; i++)
    {
      SourcierDecpGap *gap = g_ptr_array_index (gaps, i);

      gap->purchase = purchase;
      gap->number = g_strdup (sourcier_decp_contract_get (contract, SOURCIER_DECP_ID));
      gap->subject = g_strdup (sourcier_decp_contract_get (contract, SOURCIER_DECP_SUBJECT));
    }
  g_ptr_array_extend_and_steal (self->gaps, g_ptr_array_ref (gaps));
}

static gboolean
write_contract (Writing             *writing,
                SourcierJsonWriter  *writer,
                gint64               id,
                gboolean             concessions,
                GError             **error)
{
  SourcierDecpExport *self = writing->export;
  g_autoptr (SourcierDecpContract) contract = load_contract (writing, id, error);
  guint n_filled, n_dated;

  if (contract == NULL)
    return FALSE;
  if (contract->concession != concessions)
    return TRUE;
  if (++writing->n_done % REPORT_EVERY == 0)
    sourcier_progress_report (writing->progress, writing->n_done, writing->ids->len);

  n_filled = sourcier_decp_contract_fill (contract);
  n_dated = sourcier_decp_contract_publish (contract, self->day);
  GPtrArray *gaps = sourcier_decp_contract_find_gaps (contract);
  if (gaps->len > 0)
    {
      take_gaps (self, contract, id, gaps);
      g_ptr_array_unref (gaps);
      return TRUE;
    }
  g_ptr_array_unref (gaps);
  self->n_written++;
  self->n_filled += n_filled;
  self->n_dated += n_dated;
  if (n_dated > 0)
    g_array_append_val (self->dated, id);
  return sourcier_json_writer_add (writer, sourcier_decp_contract_to_json (contract), error);
}

static gboolean
write_list (Writing        *writing,
            GOutputStream  *stream,
            gboolean        concessions,
            GError        **error)
{
  g_autoptr (SourcierJsonWriter) writer = sourcier_json_writer_new (stream, writing->cancellable);

  for (guint i = 0; i < writing->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (writing->cancellable, error)
        || !write_contract (writing, writer, g_array_index (writing->ids, gint64, i), concessions, error))
      return FALSE;
  return sourcier_json_writer_close (writer, error);
}

static gboolean
write_text (GOutputStream  *stream,
            const char     *text,
            GCancellable   *cancellable,
            GError        **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

static gboolean
write_document (GOutputStream  *stream,
                gpointer        user_data,
                GError        **error)
{
  Writing *writing = user_data;

  return write_text (stream, "{\"marches\": {\"marche\": ", writing->cancellable, error)
         && write_list (writing, stream, FALSE, error)
         && write_text (stream, ", \"contrat-concession\": ", writing->cancellable, error)
         && write_list (writing, stream, TRUE, error)
         && write_text (stream, "}}\n", writing->cancellable, error);
}

/**
 * sourcier_decp_export_run:
 * @self: an export that was not run yet
 * @store: an office's file
 * @file: where to write
 * @progress: (nullable): told how many contracts are done
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes the contracts that are awarded as schema 2.0.3 wants them, the check digits of the CPV left out. What needs no
 * decision is filled in by sourcier_decp_contract_fill(), and @self->day is told of what was never published; a contract that the schema would refuse is left out, and @self
 * tells why. Not for the window's thread.
 *
 * Returns: %FALSE with @error set if the file could not be written; whatever was there before is still there
 */
gboolean
sourcier_decp_export_run (SourcierDecpExport  *self,
                          SourcierStore       *store,
                          GFile               *file,
                          SourcierProgress    *progress,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && G_IS_FILE (file), FALSE);

  g_autoptr (GArray) ids = sourcier_decp_store_list_awarded (store, self->year, error);
  Writing writing = { self, store, ids, progress, cancellable, 0 };

  return ids != NULL && sourcier_list_target_write (file, write_document, &writing, cancellable, error);
}

/* The purchase keeps the day, and the acts that tell of its modifications with theirs. */
static gboolean
note_day (SourcierDecpExport  *self,
          SourcierStore       *store,
          gint64               id,
          GError             **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (store, id, error);
  g_autoptr (SourcierDecpContract) rest = purchase != NULL ? sourcier_decp_store_load (store, id, error) : NULL;
  g_autoptr (SourcierDecpContract) contract = rest != NULL ? sourcier_decp_from_purchase (purchase, rest) : NULL;
  GPtrArray *acts;

  if (contract == NULL)
    return FALSE;
  sourcier_decp_contract_publish (contract, self->day);
  sourcier_decp_contract_set (rest, SOURCIER_DECP_PUBLISHED,
                              sourcier_decp_contract_get (contract, SOURCIER_DECP_PUBLISHED));
  acts = rest->acts;
  rest->acts = contract->acts;
  contract->acts = acts;
  return sourcier_decp_store_save (store, id, rest, error);
}

/**
 * sourcier_decp_export_note:
 * @self: an export that was run
 * @store: an office's file, in no transaction
 * @error: where to put what went wrong
 *
 * Notes in the register, as one action, the day of publication that the export has written, so that it stays the first one
 * at the next export. Not for the window's thread.
 *
 * Returns: %FALSE with @error set if it could not be noted; the file is as before
 */
gboolean
sourcier_decp_export_note (SourcierDecpExport  *self,
                           SourcierStore       *store,
                           GError             **error)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_STORE (store), FALSE);

  if (!sourcier_store_begin (store, _("Note the day of publication"), error))
    return FALSE;
  for (guint i = 0; i < self->dated->len; i++)
    if (!note_day (self, store, g_array_index (self->dated, gint64, i), error))
      {
        sourcier_store_rollback (store);
        return FALSE;
      }
  return sourcier_store_commit (store, error);
}

/**
 * sourcier_decp_export_write_gaps:
 * @self: an export that was run
 * @file: where to write
 * @error: where to put what went wrong
 *
 * Writes a list of what is to be done before the contracts that were left out can be published.
 *
 * Returns: %FALSE with @error set if the list could not be written
 */
gboolean
sourcier_decp_export_write_gaps (SourcierDecpExport  *self,
                                 GFile               *file,
                                 GError             **error)
{
  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, NULL, error);
  const char *headers[] = {
    sourcier_decp_field_get_name (SOURCIER_DECP_ID), sourcier_decp_field_get_name (SOURCIER_DECP_SUBJECT),
    C_("header of a list", "What is missing"), C_("header of a list", "Name in the format"),
    C_("header of a list", "What to do"),
  };

  if (writer == NULL || !sourcier_csv_writer_write_row (writer, headers, G_N_ELEMENTS (headers), error))
    return FALSE;
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const SourcierDecpGap *gap = g_ptr_array_index (self->gaps, i);
      const char *cells[] = { gap->number, gap->subject, gap->field, gap->member, gap->advice };

      if (!sourcier_csv_writer_write_row (writer, cells, G_N_ELEMENTS (cells), error))
        return FALSE;
    }
  return sourcier_csv_writer_close (writer, NULL, error);
}
