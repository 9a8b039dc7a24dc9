/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/shortlist-export.h"

#include "base/user.h"
#include "exchange/csv-writer.h"
#include "exchange/json-writer.h"
#include "purchases/purchase-store.h"
#include "purchases/shortlist-store.h"

enum
{
  COLUMN_IDENTIFIER,
  COLUMN_NAME,
  COLUMN_PLACE,
  COLUMN_EMAIL,
  COLUMN_PHONE,
  COLUMN_LABELS,
  COLUMN_NOTE,
  COLUMN_CONSULTED_ON,
  N_COLUMNS,
};

static const char * const english_headers[N_COLUMNS + 1] = {
  "Identifier", "Name", "Place", "E-mail", "Phone", "Labels", "Note", "Consulted on", NULL,
};

static const char * const french_headers[N_COLUMNS + 1] = {
  "Identifiant", "Dénomination", "Lieu", "Courriel", "Téléphone", "Labels", "Note", "Consulté le", NULL,
};

static const char * const members[N_COLUMNS] = {
  "identifier", "name", "place", "email", "phone", "labels", "note", "consulted_on",
};

/**
 * sourcier_shortlist_headers:
 * @french: whether the reader reads French
 *
 * Returns: (transfer none): what stands above the cells of sourcier_shortlist_entry_to_cells()
 */
const char * const *
sourcier_shortlist_headers (gboolean french)
{
  return french ? french_headers : english_headers;
}

static char *
dup_text (const SourcierShortlistEntry *entry,
          SourcierSupplierField         field,
          SourcierCandidateField        kept)
{
  return g_strdup (entry->supplier != NULL ? sourcier_supplier_get_text (entry->supplier, field)
                                           : sourcier_record_get_text (entry->candidate, kept));
}

/**
 * sourcier_shortlist_entry_to_cells:
 * @entry: one of those on a shortlist
 * @day: the day on which labels count
 *
 * Returns: (transfer full) (array zero-terminated=1): identifier, name, place, e-mail, phone, labels held, note, ISO day of the
 *   consultation; "" for what nobody knows
 */
char **
sourcier_shortlist_entry_to_cells (const SourcierShortlistEntry *entry,
                                   SourcierDay                   day)
{
  g_return_val_if_fail (entry != NULL, NULL);

  char **cells = g_new0 (char *, N_COLUMNS + 1);
  char *email = sourcier_shortlist_entry_get_email (entry);

  cells[COLUMN_IDENTIFIER] = dup_text (entry, SOURCIER_SUPPLIER_SIRET, SOURCIER_CANDIDATE_IDENTIFIER);
  cells[COLUMN_NAME] = g_strdup (sourcier_shortlist_entry_get_name (entry));
  cells[COLUMN_PLACE] = sourcier_shortlist_entry_get_place (entry);
  cells[COLUMN_EMAIL] = email != NULL ? email : g_strdup ("");
  cells[COLUMN_PHONE] = g_strdup (entry->supplier != NULL
                                  ? sourcier_supplier_get_text (entry->supplier, SOURCIER_SUPPLIER_PHONE) : "");
  cells[COLUMN_LABELS] = sourcier_shortlist_entry_get_labels (entry, day);
  cells[COLUMN_NOTE] = g_strdup (sourcier_record_get_text (entry->candidate, SOURCIER_CANDIDATE_NOTE));
  cells[COLUMN_CONSULTED_ON] = sourcier_record_field_to_text (entry->candidate, SOURCIER_CANDIDATE_CONSULTED_ON);
  return cells;
}

static GPtrArray *
load (SourcierStore  *store,
      gint64          id,
      GError        **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (store, id, error);

  return purchase != NULL ? sourcier_shortlist_store_load (store, purchase, error) : NULL;
}

static gboolean
write_table (SourcierStore      *store,
             gint64              purchase,
             SourcierCsvWriter  *writer,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (GPtrArray) entries = load (store, purchase, error);
  const char * const *headers = sourcier_shortlist_headers (sourcier_user_reads_french ());

  if (entries == NULL || !sourcier_csv_writer_write_row (writer, headers, N_COLUMNS, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      g_auto (GStrv) cells = sourcier_shortlist_entry_to_cells (entries->pdata[i], sourcier_day_today ());

      if (!sourcier_csv_writer_write_row (writer, (const char * const *) cells, N_COLUMNS, error))
        return FALSE;
    }
  return sourcier_csv_writer_close (writer, cancellable, error);
}

/**
 * sourcier_shortlist_export_csv:
 * @store: an office's file
 * @purchase: id of a purchase
 * @file: where to write
 * @progress: (nullable): not told anything, since a shortlist is short
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes the consultation list of a purchase so that it opens right in a spreadsheet: a row for each supplier on its
 * shortlist, by name.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_shortlist_export_csv (SourcierStore     *store,
                               gint64             purchase,
                               GFile             *file,
                               SourcierProgress  *progress,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);

  return writer != NULL && write_table (store, purchase, writer, cancellable, error);
}

/**
 * sourcier_shortlist_export_csv_stream:
 * @store: an office's file
 * @purchase: id of a purchase
 * @stream: where to write
 * @error: where to put what went wrong
 *
 * Like sourcier_shortlist_export_csv(), for a pipe.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_shortlist_export_csv_stream (SourcierStore  *store,
                                      gint64          purchase,
                                      GOutputStream  *stream,
                                      GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);

  return write_table (store, purchase, writer, NULL, error);
}

static gboolean
add_object (SourcierJsonWriter            *writer,
            const SourcierShortlistEntry  *entry,
            SourcierDay                    day,
            GError                       **error)
{
  g_auto (GStrv) cells = sourcier_shortlist_entry_to_cells (entry, day);
  g_autofree char *doubt = sourcier_shortlist_entry_doubt_to_words (entry, day);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < N_COLUMNS; i++)
    if (*cells[i] != '\0')
      json_object_set_string_member (object, members[i], cells[i]);
  json_object_set_boolean_member (object, "in_directory", entry->supplier != NULL);
  if (doubt != NULL)
    json_object_set_string_member (object, "doubt", doubt);
  return sourcier_json_writer_add (writer, object, error);
}

/**
 * sourcier_shortlist_export_json_stream:
 * @store: an office's file
 * @purchase: id of a purchase
 * @stream: where to write
 * @error: where to put what went wrong
 *
 * Writes the shortlist as an array of objects, what is not told left out, with what speaks against consulting a supplier
 * today.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_shortlist_export_json_stream (SourcierStore  *store,
                                       gint64          purchase,
                                       GOutputStream  *stream,
                                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (GPtrArray) entries = load (store, purchase, error);
  g_autoptr (SourcierJsonWriter) writer = sourcier_json_writer_new (stream, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (!add_object (writer, entries->pdata[i], sourcier_day_today (), error))
      return FALSE;
  return entries != NULL && sourcier_json_writer_close (writer, error);
}
