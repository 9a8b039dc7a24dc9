/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/contact-vcard.h"

#include "base/day.h"
#include "base/link.h"
#include "base/text.h"
#include "exchange/list-target.h"
#include "exchange/vcard-writer.h"
#include "suppliers/contact-name.h"
#include "suppliers/supplier-store.h"

#include <string.h>

/* What people write between two addresses or two numbers. */
#define BETWEEN_ADDRESSES " ,;/\n\t"
#define BETWEEN_NUMBERS ",;/\n"

typedef struct
{
  SourcierStore *store;
  GArray *ids;
  SourcierProgress *progress;
  GCancellable *cancellable;
} Cards;

static gboolean
add_emails (SourcierVcardWriter *writer,
            const char          *field)
{
  g_auto (GStrv) words = g_strsplit_set (field, BETWEEN_ADDRESSES, -1);
  gboolean any = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (sourcier_email_is_address (words[i]))
      {
        sourcier_vcard_writer_add (writer, "EMAIL;TYPE=work", words[i]);
        any = TRUE;
      }
  return any;
}

static gboolean
add_phones (SourcierVcardWriter *writer,
            const char          *field)
{
  g_auto (GStrv) numbers = g_strsplit_set (field, BETWEEN_NUMBERS, -1);
  gboolean any = FALSE;

  for (guint i = 0; numbers[i] != NULL; i++)
    if (!sourcier_text_is_empty (g_strstrip (numbers[i])))
      {
        sourcier_vcard_writer_add (writer, "TEL;TYPE=work", numbers[i]);
        any = TRUE;
      }
  return any;
}

/* Post office box, extended address, street, city, region, postcode, country (RFC 6350, 6.3.1). */
static void
add_address (SourcierVcardWriter *writer,
             SourcierSupplier    *supplier)
{
  const char *parts[7] = {
    [2] = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_ADDRESS),
    [3] = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY),
    [5] = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE),
  };

  sourcier_vcard_writer_add_parts (writer, "ADR;TYPE=work", parts, G_N_ELEMENTS (parts));
}

static void
add_website (SourcierVcardWriter *writer,
             SourcierSupplier    *supplier)
{
  g_autofree char *uri = sourcier_link_from_website (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_WEBSITE));

  if (uri != NULL)
    sourcier_vcard_writer_add_uri (writer, "URL", uri);
}

/* Cards that are read in again replace those of before: the id of a row stays. */
static void
add_identity (SourcierVcardWriter *writer,
              const char          *kind,
              gint64               id)
{
  g_autofree char *uid = g_strdup_printf ("sourcier-%s-%" G_GINT64_FORMAT, kind, id);
  g_autofree char *iso = sourcier_day_to_iso (sourcier_day_today ());
  g_autofree char *revised = g_strdup_printf ("%.4s%.2s%.2sT000000Z", iso, iso + 5, iso + 8);

  sourcier_vcard_writer_add (writer, "UID;VALUE=text", uid);
  sourcier_vcard_writer_add (writer, "REV", revised);
}

/* What a card of a contact has of the supplier: its own e-mail address or number comes first, and is enough. */
static void
add_firm (SourcierVcardWriter *writer,
          SourcierSupplier    *supplier,
          const char          *email,
          const char          *phone)
{
  sourcier_vcard_writer_add_parts (writer, "ORG", (const char *[]) { sourcier_supplier_get_name (supplier) }, 1);
  if (!add_emails (writer, email))
    add_emails (writer, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EMAIL));
  if (!add_phones (writer, phone))
    add_phones (writer, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_PHONE));
  add_address (writer, supplier);
  add_website (writer, supplier);
}

/* The office's own note about a person stays in the office. */
static gboolean
write_contact (SourcierVcardWriter  *writer,
               SourcierSupplier     *supplier,
               SourcierContact      *contact,
               GError              **error)
{
  g_autoptr (SourcierContactName) name =
    sourcier_contact_name_new (sourcier_contact_get_text (contact, SOURCIER_CONTACT_NAME));
  g_autofree char *whole = g_strstrip (g_strconcat (name->first, " ", name->last, NULL));
  const char *parts[5] = { name->last, name->first, NULL, name->civility, NULL };

  sourcier_vcard_writer_begin (writer);
  sourcier_vcard_writer_add (writer, "FN", *whole != '\0' ? whole : sourcier_supplier_get_name (supplier));
  sourcier_vcard_writer_add_parts (writer, "N", parts, G_N_ELEMENTS (parts));
  sourcier_vcard_writer_add (writer, "TITLE", sourcier_contact_get_text (contact, SOURCIER_CONTACT_ROLE));
  add_firm (writer, supplier, sourcier_contact_get_text (contact, SOURCIER_CONTACT_EMAIL),
            sourcier_contact_get_text (contact, SOURCIER_CONTACT_PHONE));
  add_identity (writer, "contact", sourcier_contact_get_id (contact));
  return sourcier_vcard_writer_end (writer, error);
}

static gboolean
write_supplier (SourcierVcardWriter  *writer,
                SourcierSupplier     *supplier,
                GError              **error)
{
  const char *name = sourcier_supplier_get_name (supplier);

  sourcier_vcard_writer_begin (writer);
  sourcier_vcard_writer_add (writer, "KIND", "org");
  /* Every card has a name (RFC 6350, 6.2.1). */
  sourcier_vcard_writer_add (writer, "FN", *name != '\0' ? name : "?");
  add_firm (writer, supplier, "", "");
  add_identity (writer, "supplier", sourcier_supplier_get_id (supplier));
  return sourcier_vcard_writer_end (writer, error);
}

static gboolean
write_cards (SourcierSupplier  *supplier,
             gpointer           writer,
             GError           **error)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);

  for (guint i = 0; i < contacts->len; i++)
    if (!write_contact (writer, supplier, contacts->pdata[i], error))
      return FALSE;
  return contacts->len > 0 || write_supplier (writer, supplier, error);
}

static gboolean
write_stream (GOutputStream  *stream,
              gpointer        user_data,
              GError        **error)
{
  Cards *cards = user_data;
  g_autoptr (SourcierVcardWriter) writer = sourcier_vcard_writer_new (stream, cards->cancellable);

  return sourcier_supplier_store_each (cards->store, cards->ids, write_cards, writer, cards->progress, cards->cancellable,
                                       error)
         && sourcier_vcard_writer_close (writer, error);
}

/**
 * sourcier_contact_vcards_write:
 * @store: an office's file; a worker's own connection where a worker writes
 * @ids: (element-type gint64): suppliers; those no longer in the file are left out
 * @file: where to write, replaced at the end
 * @progress: (nullable): told how many suppliers are written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes the contacts of suppliers for an address book, as vCard 4.0: a card for each, with its supplier's name, address and
 * site, and its supplier's e-mail address and number where it has none of its own. A supplier without contacts has a card
 * itself. Notes are left out.
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays then
 */
gboolean
sourcier_contact_vcards_write (SourcierStore     *store,
                               GArray            *ids,
                               GFile             *file,
                               SourcierProgress  *progress,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && ids != NULL && G_IS_FILE (file), FALSE);

  Cards cards = { store, ids, progress, cancellable };

  return sourcier_list_target_write (file, write_stream, &cards, cancellable, error);
}

/**
 * sourcier_contact_vcards_write_stream:
 * @store: an office's file
 * @ids: (element-type gint64): suppliers
 * @stream: where to write; it stays open
 * @progress: (nullable): told how many suppliers are written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Like sourcier_contact_vcards_write(), to a stream.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_contact_vcards_write_stream (SourcierStore     *store,
                                      GArray            *ids,
                                      GOutputStream     *stream,
                                      SourcierProgress  *progress,
                                      GCancellable      *cancellable,
                                      GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && ids != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  Cards cards = { store, ids, progress, cancellable };

  return write_stream (stream, &cards, error);
}
