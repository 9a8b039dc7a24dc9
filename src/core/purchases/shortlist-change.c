/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/shortlist-change-private.h"

#include "base/text.h"
#include "purchases/purchase-store.h"

/* The history names so many of those an action was about. */
#define MOST_NAMED 20

void
_sourcier_shortlist_change_clear (SourcierShortlistChange *self)
{
  g_clear_object (&self->purchase);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->more, g_free);
}

/* Begins the action and reads the purchase in it: what others wrote meanwhile stays. */
gboolean
_sourcier_shortlist_change_begin (SourcierShortlistChange  *self,
                                  SourcierStore            *store,
                                  const char               *name,
                                  gint64                    purchase,
                                  GError                  **error)
{
  self->store = store;
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (!sourcier_store_begin (store, name, error))
    return FALSE;
  self->purchase = sourcier_purchase_store_load (store, purchase, error);
  if (self->purchase == NULL)
    sourcier_store_rollback (store);
  return self->purchase != NULL;
}

/* Somebody it is about. */
void
_sourcier_shortlist_change_name (SourcierShortlistChange *self,
                                 const char              *name)
{
  if (self->names->len < MOST_NAMED)
    g_ptr_array_add (self->names, g_strdup (name));
  else if (self->names->len == MOST_NAMED)
    g_ptr_array_add (self->names, g_strdup ("…"));
}

/* The part of the purchase as it is stored, NULL if it is gone. */
SourcierRecord *
_sourcier_shortlist_change_find (SourcierShortlistChange *self,
                                 SourcierPurchasePart     part,
                                 gint64                   id)
{
  GPtrArray *parts = sourcier_purchase_get_parts (self->purchase, part);

  for (guint i = 0; i < parts->len; i++)
    if (sourcier_record_get_id (parts->pdata[i]) == id)
      return parts->pdata[i];
  return NULL;
}

/* "Cleaning of schools · 12/11/2026 · Alpha, Beta": who was consulted and when stays told, whatever becomes of the list. */
static void
tell_history (SourcierShortlistChange *self)
{
  g_autoptr (GString) detail = g_string_new (sourcier_purchase_get_text (self->purchase, SOURCIER_PURCHASE_SUBJECT));
  g_autofree char *names = NULL;

  g_ptr_array_add (self->names, NULL);
  names = g_strjoinv (", ", (char **) self->names->pdata);
  sourcier_text_append_part (detail, self->more);
  sourcier_text_append_part (detail, names);
  sourcier_store_set_detail (self->store, detail->str);
}

/* An action that changes nothing leaves no trace in the history. */
gboolean
_sourcier_shortlist_change_end (SourcierShortlistChange  *self,
                                gboolean                  done,
                                GError                  **error)
{
  gboolean nothing = self->names->len == 0;

  if (done && !nothing)
    {
      tell_history (self);
      done = sourcier_purchase_store_save (self->store, self->purchase, error);
    }
  if (done && !nothing)
    return sourcier_store_commit (self->store, error);
  sourcier_store_rollback (self->store);
  return done;
}
