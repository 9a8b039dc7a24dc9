/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/contact-store.h"

#include "store/noted-row.h"
#include "store/part-store.h"

/* Returns: (transfer full): the contact whose columns begin at @column of a row. */
SourcierContact *
_sourcier_contact_store_read (SourcierStatement *row,
                              int                column)
{
  SourcierContact *contact = sourcier_contact_new ();

  sourcier_contact_set_id (contact, sourcier_statement_get_int (row, column));
  for (int i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    sourcier_contact_set_text (contact, i, sourcier_statement_get_text (row, column + 1 + i));
  return contact;
}

/* Parameters: the contact's id, the supplier's, and five of what the contact says. */
static const char insert_contact_sql[] =
  "INSERT INTO contact (id, supplier, name, role, email, phone, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char update_contact_sql[] =
  "UPDATE contact SET (name, role, email, phone, note) = (?3, ?4, ?5, ?6, ?7) WHERE id = ?1 AND supplier = ?2"
  " AND (name, role, email, phone, note) IS NOT (?3, ?4, ?5, ?6, ?7)";

static gboolean
write_contact (SourcierStore    *store,
               gboolean          is_stored,
               gint64            supplier,
               SourcierContact  *contact,
               GError          **error)
{
  g_autoptr (SourcierStatement) statement =
    is_stored ? sourcier_store_prepare (store, update_contact_sql, error)
              : sourcier_store_prepare_insert (store, insert_contact_sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_contact_get_id (contact));
  sourcier_statement_bind_int (statement, 2, supplier);
  for (int i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    sourcier_statement_bind_text (statement, 3 + i, sourcier_contact_get_text (contact, i));
  return sourcier_statement_run (statement, error);
}

static gboolean
insert_contact (SourcierStore  *store,
                gint64          supplier,
                gpointer        contact,
                gconstpointer   user_data,
                GError        **error)
{
  sourcier_contact_set_id (contact, sourcier_store_next_id (store));
  return write_contact (store, FALSE, supplier, contact, error);
}

static gboolean
update_contact (SourcierStore  *store,
                gint64          supplier,
                gpointer        contact,
                gconstpointer   user_data,
                GError        **error)
{
  return write_contact (store, TRUE, supplier, contact, error);
}

static gint64
get_id (gpointer contact)
{
  return sourcier_contact_get_id (contact);
}

/* Makes the contacts of a supplier in the file those of @contacts, writing only what differs. A contact that is not
 * stored for this supplier gets a new id. A supplier that is not stored has none: nothing is looked for. */
gboolean
_sourcier_contact_store_save (SourcierStore  *store,
                              gint64          supplier,
                              gboolean        is_stored,
                              GPtrArray      *contacts,
                              GError        **error)
{
  static const SourcierPartsTable table = { "contact", "supplier", get_id, insert_contact, update_contact, NULL };

  return (is_stored ? sourcier_part_store_save : sourcier_part_store_add) (store, &table, supplier, contacts, NULL, error);
}
