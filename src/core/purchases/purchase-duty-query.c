/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-duty-query.h"

#include "purchases/purchase-duty-store.h"
#include "purchases/purchase-private.h"
#include "purchases/purchase-store.h"
#include "store/kept.h"

typedef struct
{
  GArray *duties;  /* SourcierPurchaseDuties */
  GString *json;   /* the same for a statement: by id, twice the number of open ones, one more where they are late */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_array_unref (found->duties);
  g_string_free (found->json, TRUE);
  g_free (found);
}

static GString *
write_json (GArray *duties)
{
  GString *json = g_string_new ("{");

  for (guint i = 0; i < duties->len; i++)
    {
      const SourcierPurchaseDuties *of = &g_array_index (duties, SourcierPurchaseDuties, i);

      g_string_append_printf (json, "%s\"%" G_GINT64_FORMAT "\":%u", i > 0 ? "," : "", of->id,
                              of->count.open * 2 + (of->count.late ? 1 : 0));
    }
  return g_string_append_c (json, '}');
}

static gpointer
find_duties (SourcierStore  *store,
             GError        **error)
{
  GArray *duties = sourcier_purchase_duty_store_count (store, sourcier_day_today (), error);

  if (duties == NULL)
    return NULL;

  Found *found = g_new (Found, 1);
  *found = (Found) { duties, write_json (duties) };
  return found;
}

static Found *
get_found (SourcierStore  *store,
           GError        **error)
{
  return sourcier_kept_get (store, "sourcier-purchase-duties", find_duties, found_free, error);
}

static const char *
get_json (SourcierStore  *store,
          GObject        *data,
          GError        **error)
{
  Found *found = get_found (store, error);

  return found != NULL ? found->json->str : NULL;
}

/* The table that is joined with the register: the rules are asked when the statement meets the file. */
void
_sourcier_purchase_sql_append_duties (SourcierSql *self)
{
  sourcier_sql_append (self, "duties (id, open, late) AS MATERIALIZED"
                             " (SELECT CAST (key AS INTEGER), value >> 1, value & 1 FROM json_each(");
  sourcier_sql_append_late (self, get_json, NULL);
  sourcier_sql_append (self, "))");
}

/* Returns: (transfer full) (nullable) (element-type SourcierPurchaseDuties): what the statements of this connection look at,
 * or NULL with @error set */
GArray *
_sourcier_purchase_get_duties (SourcierStore  *store,
                               GError        **error)
{
  Found *found = get_found (store, error);

  return found != NULL ? g_array_ref (found->duties) : NULL;
}

/**
 * sourcier_purchase_duties_load_many:
 * @store: a connection of the caller's thread
 * @ids: ids of purchases
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Like sourcier_purchase_store_load_many(), and each purchase tells how many duties it has. Long for a large register
 * where it is asked first: not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierPurchase): as many purchases as @ids, %NULL where the file has
 *   no such purchase; or %NULL with @error set
 */
GPtrArray *
sourcier_purchase_duties_load_many (SourcierStore  *store,
                                    const gint64   *ids,
                                    guint           n_ids,
                                    GError        **error)
{
  Found *found = get_found (store, error);
  GPtrArray *purchases = found != NULL ? sourcier_purchase_store_load_many (store, ids, n_ids, error) : NULL;

  for (guint i = 0; purchases != NULL && i < n_ids; i++)
    if (purchases->pdata[i] != NULL)
      _sourcier_purchase_set_duty_count (purchases->pdata[i], sourcier_purchase_duties_find (found->duties, ids[i]));
  return purchases;
}
