/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-mailing.h"

#include "base/text.h"
#include "base/user.h"
#include "exchange/csv-writer.h"
#include "suppliers/contact-name.h"
#include "suppliers/supplier-addresses.h"
#include "suppliers/supplier-store.h"

/* The file a word processor merges letters or messages with: a row for each contact, or for the supplier where it has
 * none. */

enum
{
  COLUMN_CIVILITY,
  COLUMN_FIRST,
  COLUMN_LAST,
  COLUMN_ROLE,
  COLUMN_EMAIL,
  COLUMN_FIRM,
  COLUMN_SIRET,
  COLUMN_ADDRESS,
  COLUMN_POSTCODE,
  COLUMN_CITY,
  N_COLUMNS,
};

static const char * const english_headers[N_COLUMNS] = {
  "Title", "First name", "Last name", "Role", "E-mail", "Firm", "SIRET", "Address", "Postcode", "City",
};

static const char * const french_headers[N_COLUMNS] = {
  "Civilité", "Prénom", "Nom", "Fonction", "Courriel", "Raison sociale", "SIRET", "Adresse", "Code postal", "Ville",
};

/* What is done with each row. */
typedef gboolean (* RowFunc) (const char * const  *cells,
                              gpointer             user_data,
                              GError             **error);

typedef struct
{
  RowFunc func;
  gpointer user_data;
} Rows;

/* @contact may be NULL. A letter goes to one: the first address of a contact, else the supplier’s. */
static gboolean
give_row (Rows              *rows,
          SourcierSupplier  *supplier,
          SourcierContact   *contact,
          GError           **error)
{
  const char *written = contact != NULL ? sourcier_contact_get_text (contact, SOURCIER_CONTACT_NAME) : "";
  g_autoptr (SourcierContactName) name = sourcier_contact_name_new (written);
  g_autofree char *own =
    contact != NULL ? sourcier_email_find_first (sourcier_contact_get_text (contact, SOURCIER_CONTACT_EMAIL)) : NULL;
  g_autofree char *firm = sourcier_email_find_first (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EMAIL));
  const char *email = own != NULL ? own : firm != NULL ? firm : "";
  const char *cells[N_COLUMNS] = {
    [COLUMN_CIVILITY] = name->civility,
    [COLUMN_FIRST] = name->first,
    [COLUMN_LAST] = name->last,
    [COLUMN_ROLE] = contact != NULL ? sourcier_contact_get_text (contact, SOURCIER_CONTACT_ROLE) : "",
    [COLUMN_EMAIL] = email,
    [COLUMN_FIRM] = sourcier_supplier_get_name (supplier),
    [COLUMN_SIRET] = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET),
    [COLUMN_ADDRESS] = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_ADDRESS),
    [COLUMN_POSTCODE] = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE),
    [COLUMN_CITY] = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY),
  };

  return rows->func (cells, rows->user_data, error);
}

static gboolean
give_rows (SourcierSupplier  *supplier,
           gpointer           user_data,
           GError           **error)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);

  if (contacts->len == 0)
    return give_row (user_data, supplier, NULL, error);
  for (guint i = 0; i < contacts->len; i++)
    if (!give_row (user_data, supplier, g_ptr_array_index (contacts, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
count_row (const char * const  *cells,
           gpointer             user_data,
           GError             **error)
{
  SourcierMailingCounts *counts = user_data;

  counts->n_rows++;
  counts->n_without_email += *cells[COLUMN_EMAIL] == '\0';
  counts->n_without_address += sourcier_text_is_empty (cells[COLUMN_ADDRESS])
                               || sourcier_text_is_empty (cells[COLUMN_CITY]);
  return TRUE;
}

/**
 * sourcier_supplier_mailing_count:
 * @store: an office's file
 * @ids: (element-type gint64): suppliers
 * @counts: (out): what the file would hold
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_supplier_mailing_count (SourcierStore          *store,
                                 GArray                 *ids,
                                 SourcierMailingCounts  *counts,
                                 GCancellable           *cancellable,
                                 GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (ids != NULL && counts != NULL, FALSE);

  Rows rows = { count_row, counts };

  *counts = (SourcierMailingCounts) { 0 };
  return sourcier_supplier_store_each (store, ids, give_rows, &rows, NULL, cancellable, error);
}

static gboolean
write_row (const char * const  *cells,
           gpointer             user_data,
           GError             **error)
{
  return sourcier_csv_writer_write_row (user_data, cells, N_COLUMNS, error);
}

static gboolean
write_table (SourcierStore      *store,
             GArray             *ids,
             SourcierCsvWriter  *writer,
             SourcierProgress   *progress,
             GCancellable       *cancellable,
             GError            **error)
{
  Rows rows = { write_row, writer };

  return write_row (sourcier_user_reads_french () ? french_headers : english_headers, writer, error)
         && sourcier_supplier_store_each (store, ids, give_rows, &rows, progress, cancellable, error)
         && sourcier_csv_writer_close (writer, cancellable, error);
}

/**
 * sourcier_supplier_mailing_csv:
 * @store: an office's file
 * @ids: (element-type gint64): which suppliers, in which order; those no longer in the file are left out
 * @file: where to write
 * @progress: (nullable): told how many suppliers are written
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes what a word processor merges letters with: a row for each contact with civility, first and last name, role and
 * e-mail address, and the firm's name, SIRET and postal address. A supplier without contacts has one row; a contact
 * without an e-mail address has the supplier's.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_supplier_mailing_csv (SourcierStore     *store,
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

  return writer != NULL && write_table (store, ids, writer, progress, cancellable, error);
}

/**
 * sourcier_supplier_mailing_csv_stream:
 * @store: an office's file
 * @ids: (element-type gint64): which suppliers, in which order
 * @stream: where to write; it stays open
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Like sourcier_supplier_mailing_csv(), to a stream.
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_supplier_mailing_csv_stream (SourcierStore  *store,
                                      GArray         *ids,
                                      GOutputStream  *stream,
                                      GCancellable   *cancellable,
                                      GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);

  return write_table (store, ids, writer, NULL, cancellable, error);
}
