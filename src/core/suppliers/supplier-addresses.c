/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-addresses.h"

#include "suppliers/supplier-store.h"

#include <string.h>

/* "name@place" and nothing that a list of addresses is parted by. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strchr (at + 1, '@') == NULL;
}

/* A field may hold several addresses. Returns whether it holds any. */
static gboolean
take_addresses (const char *field,
                GPtrArray  *addresses,
                GHashTable *known)
{
  g_auto (GStrv) parts = g_strsplit_set (field, " ,;|/<>\t\r\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_address (parts[i]))
      {
        any = TRUE;
        if (g_hash_table_add (known, g_utf8_casefold (parts[i], -1)))
          g_ptr_array_add (addresses, g_strdup (parts[i]));
      }
  return any;
}

/**
 * sourcier_email_find_first:
 * @field: what is written as an e-mail address: none, one or several
 *
 * Returns: (transfer full) (nullable): the first address in it, or %NULL if there is none
 */
char *
sourcier_email_find_first (const char *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return take_addresses (field, addresses, known) ? g_strdup (g_ptr_array_index (addresses, 0)) : NULL;
}

typedef struct
{
  GPtrArray *addresses;
  GHashTable *known;
  GPtrArray *without;
} Collection;

static gboolean
collect_supplier (SourcierSupplier  *supplier,
                  gpointer           user_data,
                  GError           **error)
{
  Collection *collection = user_data;
  const char *field = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EMAIL);
  gboolean found = FALSE;

  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  gboolean any = take_addresses (field, collection->addresses, collection->known);

  for (guint i = 0; !any && i < contacts->len; i++)
    found |= take_addresses (sourcier_contact_get_text (g_ptr_array_index (contacts, i), SOURCIER_CONTACT_EMAIL),
                             collection->addresses, collection->known);
  if (!any && !found)
    g_ptr_array_add (collection->without, g_strdup (sourcier_supplier_get_name (supplier)));
  return TRUE;
}

/**
 * sourcier_supplier_addresses_collect:
 * @store: an office's file
 * @ids: (element-type gint64): suppliers
 * @without: (element-type utf8): where the names go of those who have no e-mail address, nor has any of their contacts
 * @error: where to put what went wrong
 *
 * Where a supplier has no address, its contacts are written to.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): their e-mail addresses in order, each once whatever its
 *   case, or %NULL with @error set
 */
GPtrArray *
sourcier_supplier_addresses_collect (SourcierStore  *store,
                                     GArray         *ids,
                                     GPtrArray      *without,
                                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL && without != NULL, NULL);

  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  Collection collection = { addresses, known, without };

  if (!sourcier_supplier_store_each (store, ids, collect_supplier, &collection, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&addresses);
}

/**
 * sourcier_supplier_addresses_to_uri:
 * @addresses: (element-type utf8): e-mail addresses
 * @subject: (nullable): what the message is about
 *
 * The addresses go into the blind copy, so that no supplier learns who else was written to.
 *
 * Returns: (transfer full) (nullable): what opens a new message to them (RFC 6068), or %NULL if there is none or if it
 *   would be longer than %SOURCIER_MAILTO_MOST
 */
char *
sourcier_supplier_addresses_to_uri (GPtrArray  *addresses,
                                    const char *subject)
{
  g_return_val_if_fail (addresses != NULL, NULL);

  g_autoptr (GString) uri = g_string_new ("mailto:?bcc=");

  for (guint i = 0; i < addresses->len && uri->len <= SOURCIER_MAILTO_MOST; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (g_ptr_array_index (addresses, i), "@", FALSE);

      g_string_append_printf (uri, "%s%s", i > 0 ? "," : "", escaped);
    }
  if (subject != NULL && *subject != '\0')
    {
      g_autofree char *escaped = g_uri_escape_string (subject, NULL, FALSE);

      g_string_append_printf (uri, "&subject=%s", escaped);
    }
  if (addresses->len == 0 || uri->len > SOURCIER_MAILTO_MOST)
    return NULL;
  return g_strdup (uri->str);
}

/**
 * sourcier_supplier_addresses_to_text:
 * @addresses: (element-type utf8): e-mail addresses
 *
 * Returns: (transfer full): the addresses as mail programs take them when they are pasted, parted by semicolons
 */
char *
sourcier_supplier_addresses_to_text (GPtrArray *addresses)
{
  g_return_val_if_fail (addresses != NULL, NULL);

  GString *text = g_string_new (NULL);

  for (guint i = 0; i < addresses->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (addresses, i));
  return g_string_free (text, FALSE);
}
