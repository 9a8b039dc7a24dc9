/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-import-private.h"

#include "base/money.h"
#include "exchange/csv-writer.h"
#include "purchases/decp-import-store.h"
#include "purchases/decp-register.h"
#include "purchases/decp-store.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

#define SOURCE "DECP"

/* "decp.json: 3 828 new, 25 changed", for the history. */
static char *
describe (SourcierDecpImport *self)
{
  gint64 n_new = self->n[SOURCIER_DECP_NEW], n_changed = self->n[SOURCIER_DECP_CHANGED];
  g_autofree char *new = sourcier_count_format (n_new);
  g_autofree char *changed = sourcier_count_format (n_changed);
  g_autofree char *new_words = g_strdup_printf (ngettext ("%s new contract", "%s new contracts", n_new), new);
  g_autofree char *changed_words = g_strdup_printf (ngettext ("%s changed", "%s changed", n_changed), changed);
  g_autoptr (GString) parts = g_string_new (n_new > 0 ? new_words : "");

  if (n_changed > 0)
    g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", changed_words);
  return g_strdup_printf (_("%s: %s"), self->name, parts->str);
}

static gboolean
add_supplier (SourcierStore   *store,
              SourcierRecord  *holder,
              gint64          *id,
              GError         **error)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET,
                              sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER));
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, sourcier_record_get_text (holder, SOURCIER_HOLDER_NAME));
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SOURCE, SOURCE);
  if (!sourcier_supplier_store_save (store, supplier, error))
    return FALSE;
  *id = sourcier_supplier_get_id (supplier);
  return TRUE;
}

/* Holders are those of the directory by their SIRET; one that it does not have is added. Other numbers are not known
 * there: such a holder stands in the purchase alone. */
static gboolean
link_holders (SourcierStore     *store,
              SourcierPurchase  *purchase,
              GError           **error)
{
  GPtrArray *holders = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_HOLDERS);

  for (guint i = 0; i < holders->len; i++)
    {
      SourcierRecord *holder = g_ptr_array_index (holders, i);
      const char *siret = sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER);
      gint64 supplier = 0;

      if (sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER) > 0
          || !g_str_equal (sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER_TYPE), "SIRET")
          || !sourcier_import_siret_is_key (siret))
        continue;
      if (!sourcier_supplier_store_find_by_siret (store, siret, &supplier, error)
          || (supplier == 0 && !add_supplier (store, holder, &supplier, error)))
        return FALSE;
      sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, supplier);
    }
  return TRUE;
}

static gboolean
write_contract (SourcierDecpImport          *self,
                const SourcierDecpContract  *contract,
                gint64                       id,
                GError                     **error)
{
  g_autoptr (SourcierPurchase) purchase = id == 0 ? sourcier_purchase_new ()
                                                  : sourcier_purchase_store_load (self->store, id, error);
  g_autoptr (SourcierDecpContract) rest = id == 0 ? sourcier_decp_contract_new (FALSE)
                                                  : sourcier_decp_store_load (self->store, id, error);
  g_autofree char *uid = _sourcier_decp_import_get_uid (contract);

  if (purchase == NULL || rest == NULL)
    return FALSE;
  sourcier_decp_to_purchase (contract, self->buyer, purchase, rest);
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_UID, uid);
  if (*sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SOURCE) == '\0')
    sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SOURCE, SOURCE);
  return link_holders (self->store, purchase, error)
         && sourcier_purchase_store_save (self->store, purchase, error)
         && sourcier_decp_store_save (self->store, sourcier_purchase_get_id (purchase), rest, error);
}

static gboolean
apply_cb (SourcierDecpContract  *contract,
          gpointer               user_data,
          GError               **error)
{
  SourcierDecpPass *pass = user_data;
  g_autoptr (SourcierDecpContract) owned = contract;
  SourcierDecpDecision decision;

  if (_sourcier_decp_import_cancelled (pass->cancellable, error))
    return FALSE;
  if (pass->next >= pass->import->decisions->len)
    return TRUE;
  decision = g_array_index (pass->import->decisions, SourcierDecpDecision, pass->next++);
  return (decision.effect != SOURCIER_DECP_NEW && decision.effect != SOURCIER_DECP_CHANGED)
         || write_contract (pass->import, owned, decision.purchase, error);
}

/* What was shown is what is done: if anybody changed the register or the file meanwhile, the preview no longer tells the
 * truth. */
static gboolean
check_version (SourcierDecpImport  *self,
               GError             **error)
{
  g_autofree char *etag = _sourcier_decp_import_get_etag (self);
  gboolean is_unchanged;

  if (!sourcier_history_look_is_unchanged (self->look, self->store, &is_unchanged, error))
    return FALSE;
  if (is_unchanged && g_strcmp0 (etag, self->etag) == 0)
    return TRUE;

  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
                       _("The register or the file was changed after the contracts were read, nothing was imported. "
                         "Import the file again."));
  return FALSE;
}

static gboolean
apply_all (SourcierDecpImport  *self,
           SourcierProgress    *progress,
           GCancellable        *cancellable,
           GError             **error)
{
  SourcierDecpPass pass = { self, cancellable, 0 };
  SourcierDecpReading reading = { apply_cb, NULL, &pass };
  g_autofree char *detail = describe (self);

  if (sourcier_store_get_read_only (self->office))
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY,
                           sourcier_store_get_read_only_reason (self->office));
      return FALSE;
    }
  if (!sourcier_store_begin (self->store, _("Import contracts (DECP)"), error))
    return FALSE;

  sourcier_store_set_detail (self->store, detail);
  if (check_version (self, error)
      && sourcier_decp_read (self->file, &reading, progress, cancellable, error)
      && !_sourcier_decp_import_cancelled (cancellable, error))
    return sourcier_store_commit (self->store, error);

  sourcier_store_rollback (self->store);
  return FALSE;
}

/**
 * sourcier_decp_import_apply:
 * @self: an import that was prepared
 * @progress: (nullable): told of the bytes read again
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Does what prepare() found, in one action that one undo takes back; where there is nothing to write the history tells
 * nothing. Not for the window's thread; afterwards the window's own store is to be told with sourcier_store_refresh().
 *
 * Returns: %FALSE with @error set, the register being as it was before: %SOURCIER_STORE_ERROR_CONFLICT where it changed
 *   since prepare(), %SOURCIER_STORE_ERROR_CANCELLED where it was cancelled
 */
gboolean
sourcier_decp_import_apply (SourcierDecpImport  *self,
                            SourcierProgress    *progress,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), FALSE);

  g_autoptr (GError) problem = NULL;
  gboolean done;

  if (_sourcier_decp_import_cancelled (cancellable, error))
    return FALSE;
  if (self->n[SOURCIER_DECP_NEW] + self->n[SOURCIER_DECP_CHANGED] == 0)
    return TRUE;

  sourcier_store_set_at_work (self->store, TRUE);
  sourcier_store_set_cancellable (self->store, cancellable);
  done = apply_all (self, progress, cancellable, &problem);
  sourcier_store_set_cancellable (self->store, NULL);
  sourcier_store_set_at_work (self->store, FALSE);
  if (done)
    return TRUE;
  if (!_sourcier_decp_import_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

typedef struct
{
  SourcierCsvWriter *writer;
  GCancellable *cancellable;
  GError *error;
} DoubtfulWriting;

static gboolean
write_doubtful_row (DoubtfulWriting             *writing,
                    guint                        line,
                    const SourcierDecpContract  *contract,
                    const char                  *reason,
                    GError                     **error)
{
  g_autofree char *line_text = g_strdup_printf ("%u", line);
  g_autofree char *amount = sourcier_money_to_text (contract != NULL
                                                    ? sourcier_decp_contract_get_number (contract, SOURCIER_DECP_AMOUNT)
                                                    : SOURCIER_MONEY_UNKNOWN);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *raw = NULL;

  if (contract != NULL && json_object_get_size (contract->raw) > 0)
    {
      json_node_set_object (node, contract->raw);
      raw = json_to_string (node, FALSE);
    }

  const char *cells[] = {
    reason, line_text,
    contract != NULL ? sourcier_decp_contract_get (contract, SOURCIER_DECP_ID) : "",
    contract != NULL ? sourcier_decp_contract_get (contract, SOURCIER_DECP_BUYER) : "",
    contract != NULL ? sourcier_decp_contract_get (contract, SOURCIER_DECP_SUBJECT) : "",
    amount, raw != NULL ? raw : "",
  };
  return sourcier_csv_writer_write_row (writing->writer, cells, G_N_ELEMENTS (cells), error);
}

static gboolean
doubtful_cb (SourcierDecpContract  *contract,
             gpointer               user_data,
             GError               **error)
{
  DoubtfulWriting *writing = user_data;
  g_autoptr (SourcierDecpContract) owned = contract;
  g_autofree char *reason = sourcier_decp_defects_to_words (owned->defects);

  if (writing->error != NULL)
    g_propagate_error (error, g_steal_pointer (&writing->error));
  else if (owned->defects == 0)
    return !_sourcier_decp_import_cancelled (writing->cancellable, error);
  else
    return write_doubtful_row (writing, owned->line, owned, reason, error);
  return FALSE;
}

static void
doubtful_broken_cb (guint       line,
                    const char *reason,
                    gpointer    user_data)
{
  DoubtfulWriting *writing = user_data;

  if (writing->error == NULL)
    write_doubtful_row (writing, line, NULL, reason, &writing->error);
}

static gboolean
write_headers (SourcierCsvWriter  *writer,
               GError            **error)
{
  const char *headers[] = {
    C_("header of a list", "Reason"), C_("header of a list", "Line"),
    sourcier_decp_field_get_name (SOURCIER_DECP_ID), sourcier_decp_field_get_name (SOURCIER_DECP_BUYER),
    sourcier_decp_field_get_name (SOURCIER_DECP_SUBJECT), sourcier_decp_field_get_name (SOURCIER_DECP_AMOUNT),
    C_("header of a list", "As written"),
  };

  return sourcier_csv_writer_write_row (writer, headers, G_N_ELEMENTS (headers), error);
}

/**
 * sourcier_decp_import_write_doubtful:
 * @self: an import
 * @file: where to write
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes a list of the contracts that have a defect and of those that could not be read, each with the reasons, its line
 * and what was mended as it was written.
 *
 * Returns: %FALSE with @error set if the list could not be written; whatever was there before is still there
 */
gboolean
sourcier_decp_import_write_doubtful (SourcierDecpImport  *self,
                                     GFile               *file,
                                     GCancellable        *cancellable,
                                     GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);
  DoubtfulWriting writing = { writer, cancellable, NULL };
  SourcierDecpReading reading = { doubtful_cb, doubtful_broken_cb, &writing };

  if (writer == NULL || !write_headers (writer, error)
      || !sourcier_decp_read (self->file, &reading, NULL, cancellable, error))
    {
      g_clear_error (&writing.error);
      return FALSE;
    }
  if (writing.error != NULL)
    {
      g_propagate_error (error, writing.error);
      return FALSE;
    }
  return sourcier_csv_writer_close (writer, cancellable, error);
}
