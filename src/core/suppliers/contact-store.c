/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/contact-store.h"

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
               const char       *sql,
               gint64            supplier,
               SourcierContact  *contact,
               GError          **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_contact_get_id (contact));
  sourcier_statement_bind_int (statement, 2, supplier);
  for (int i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    sourcier_statement_bind_text (statement, 3 + i, sourcier_contact_get_text (contact, i));
  return sourcier_statement_run (statement, error);
}

static GHashTable *
read_ids (SourcierStore  *store,
          gint64          supplier,
          GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM contact WHERE supplier = ?1", error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;

  sourcier_statement_bind_int (statement, 1, supplier);
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        {
          gint64 id = sourcier_statement_get_int (statement, 0);
          g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
        }
    }
  return g_steal_pointer (&ids);
}

static gboolean
delete_contact (SourcierStore  *store,
                gint64          id,
                GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "DELETE FROM contact WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  return sourcier_statement_run (statement, error);
}

static gboolean
save_contact (SourcierStore    *store,
              gint64            supplier,
              SourcierContact  *contact,
              GHashTable       *stored,
              GError          **error)
{
  gint64 id = sourcier_contact_get_id (contact);

  if (g_hash_table_remove (stored, &id))
    return write_contact (store, update_contact_sql, supplier, contact, error);

  sourcier_contact_set_id (contact, sourcier_store_next_id (store));
  return write_contact (store, insert_contact_sql, supplier, contact, error);
}

/* Makes the contacts of a supplier in the file those of @contacts, writing only what differs. A contact that is not
 * stored for this supplier gets a new id. */
gboolean
_sourcier_contact_store_save (SourcierStore  *store,
                              gint64          supplier,
                              GPtrArray      *contacts,
                              GError        **error)
{
  g_autoptr (GHashTable) stored = read_ids (store, supplier, error);
  GHashTableIter iter;
  gpointer id;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < contacts->len; i++)
    if (!save_contact (store, supplier, g_ptr_array_index (contacts, i), stored, error))
      return FALSE;

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!delete_contact (store, *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}
