/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/shortlist-store.h"

#include "purchases/shortlist-change-private.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SourcierShortlistEntry *one = *(SourcierShortlistEntry * const *) a;
  const SourcierShortlistEntry *other = *(SourcierShortlistEntry * const *) b;
  g_autofree char *name = sourcier_text_fold (sourcier_shortlist_entry_get_name (one));
  g_autofree char *other_name = sourcier_text_fold (sourcier_shortlist_entry_get_name (other));

  return g_strcmp0 (name, other_name);
}

/**
 * sourcier_shortlist_store_load:
 * @store: an office's file
 * @purchase: a purchase of it
 * @error: where to put what went wrong
 *
 * Looks up in the directory who is on the shortlist.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierShortlistEntry): the entries by name, or %NULL with @error set
 */
GPtrArray *
sourcier_shortlist_store_load (SourcierStore     *store,
                               SourcierPurchase  *purchase,
                               GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  GPtrArray *candidates = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CANDIDATES);
  g_autofree gint64 *ids = g_new (gint64, candidates->len);

  for (guint i = 0; i < candidates->len; i++)
    ids[i] = sourcier_record_get_number (candidates->pdata[i], SOURCIER_CANDIDATE_SUPPLIER);

  g_autoptr (GPtrArray) suppliers = sourcier_supplier_store_load_many (store, ids, candidates->len, error);
  GPtrArray *entries;

  if (suppliers == NULL)
    return NULL;
  entries = g_ptr_array_new_full (candidates->len, (GDestroyNotify) sourcier_shortlist_entry_free);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (entries, sourcier_shortlist_entry_new (candidates->pdata[i], suppliers->pdata[i]));
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static gboolean
check_size (guint    n,
            GError **error)
{
  if (n <= SOURCIER_SHORTLIST_MOST)
    return TRUE;
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
               _("A shortlist has room for %d suppliers. Choose fewer of them, or keep them all as a saved list."),
               SOURCIER_SHORTLIST_MOST);
  return FALSE;
}

static void
add_one (SourcierShortlistChange *change,
         SourcierSupplier       *supplier,
         SourcierShortlistAdded *added)
{
  SourcierShortlistOutcome outcome = sourcier_shortlist_add (change->purchase, supplier);

  if (outcome != SOURCIER_SHORTLIST_ALREADY)
    _sourcier_shortlist_change_name (change, sourcier_supplier_get_name (supplier));
  if (outcome == SOURCIER_SHORTLIST_ADDED)
    added->n_added++;
  else
    added->n_already++;
}

static gboolean
add_all (SourcierShortlistChange  *change,
         GArray                  *ids,
         SourcierShortlistAdded  *added,
         GError                 **error)
{
  g_autoptr (GPtrArray) suppliers =
    sourcier_supplier_store_load_many (change->store, (const gint64 *) (gpointer) ids->data, ids->len, error);

  if (suppliers == NULL)
    return FALSE;
  for (guint i = 0; i < suppliers->len; i++)
    if (suppliers->pdata[i] != NULL)
      add_one (change, suppliers->pdata[i], added);
  return check_size (sourcier_purchase_get_parts (change->purchase, SOURCIER_PURCHASE_CANDIDATES)->len, error);
}

/**
 * sourcier_shortlist_store_add:
 * @store: an office's file, in no transaction
 * @purchase: id of a purchase
 * @suppliers: (element-type gint64): ids of suppliers; those no longer in the directory are passed over
 * @added: (out): what became of them
 * @error: where to put what went wrong
 *
 * Puts suppliers on the purchase's shortlist, each once, as one action. Where all of them are there already, there is no
 * action.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if the purchase is gone, BAD_INPUT if there would be more
 *   than %SOURCIER_SHORTLIST_MOST
 */
gboolean
sourcier_shortlist_store_add (SourcierStore           *store,
                              gint64                   purchase,
                              GArray                  *suppliers,
                              SourcierShortlistAdded  *added,
                              GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (suppliers != NULL && added != NULL, FALSE);

  g_auto (SourcierShortlistChange) change = { NULL };

  *added = (SourcierShortlistAdded) { 0 };
  if (!check_size (suppliers->len, error)
      || !_sourcier_shortlist_change_begin (&change, store, _("Add to the shortlist"), purchase, error))
    return FALSE;
  return _sourcier_shortlist_change_end (&change, add_all (&change, suppliers, added, error), error);
}

/**
 * sourcier_shortlist_store_remove:
 * @store: an office's file, in no transaction
 * @purchase: id of a purchase
 * @candidates: (element-type gint64): ids of what it keeps of those who go
 * @n_removed: (out): how many went
 * @error: where to put what went wrong
 *
 * Takes suppliers off the purchase's shortlist, as one action. The history goes on telling who was consulted.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if the purchase is gone
 */
gboolean
sourcier_shortlist_store_remove (SourcierStore  *store,
                                 gint64          purchase,
                                 GArray         *candidates,
                                 guint          *n_removed,
                                 GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (candidates != NULL && n_removed != NULL, FALSE);

  g_auto (SourcierShortlistChange) change = { NULL };

  *n_removed = 0;
  if (!_sourcier_shortlist_change_begin (&change, store, _("Remove from the shortlist"), purchase, error))
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      SourcierRecord *candidate = _sourcier_shortlist_change_find (&change, SOURCIER_PURCHASE_CANDIDATES, g_array_index (candidates, gint64, i));

      if (candidate == NULL)
        continue;
      _sourcier_shortlist_change_name (&change, sourcier_record_get_text (candidate, SOURCIER_CANDIDATE_NAME));
      sourcier_purchase_remove_part (change.purchase, SOURCIER_PURCHASE_CANDIDATES, candidate);
      ++*n_removed;
    }
  return _sourcier_shortlist_change_end (&change, TRUE, error);
}

/**
 * sourcier_shortlist_store_consult:
 * @store: an office's file, in no transaction
 * @purchase: id of a purchase
 * @candidates: (element-type gint64): ids of what it keeps of those who were consulted
 * @day: the day they were
 * @n_consulted: (out): how many were marked
 * @error: where to put what went wrong
 *
 * Marks suppliers of the purchase's shortlist as consulted, as one action. Those who were consulted before keep their day:
 * sourcier_shortlist_store_set() corrects it.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if the purchase is gone
 */
gboolean
sourcier_shortlist_store_consult (SourcierStore  *store,
                                  gint64          purchase,
                                  GArray         *candidates,
                                  SourcierDay     day,
                                  guint          *n_consulted,
                                  GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (candidates != NULL && n_consulted != NULL, FALSE);
  g_return_val_if_fail (day != SOURCIER_DAY_NONE, FALSE);

  g_auto (SourcierShortlistChange) change = { NULL };

  *n_consulted = 0;
  if (!_sourcier_shortlist_change_begin (&change, store, _("Mark as consulted"), purchase, error))
    return FALSE;
  change.more = sourcier_day_format (day);
  for (guint i = 0; i < candidates->len; i++)
    {
      SourcierRecord *candidate = _sourcier_shortlist_change_find (&change, SOURCIER_PURCHASE_CANDIDATES, g_array_index (candidates, gint64, i));

      if (candidate == NULL || sourcier_record_is_told (candidate, SOURCIER_CANDIDATE_CONSULTED_ON))
        continue;
      _sourcier_shortlist_change_name (&change, sourcier_record_get_text (candidate, SOURCIER_CANDIDATE_NAME));
      sourcier_record_set_number (candidate, SOURCIER_CANDIDATE_CONSULTED_ON, day);
      ++*n_consulted;
    }
  return _sourcier_shortlist_change_end (&change, TRUE, error);
}

/* "12/11/2026 → 13/11/2026", NULL where the day stays. */
static char *
describe_days (SourcierRecord *before,
               SourcierRecord *after)
{
  g_autofree char *old_day = sourcier_record_show_field (before, SOURCIER_CANDIDATE_CONSULTED_ON);
  g_autofree char *new_day = sourcier_record_show_field (after, SOURCIER_CANDIDATE_CONSULTED_ON);

  if (g_str_equal (old_day, new_day))
    return NULL;
  return g_strdup_printf ("%s → %s", *old_day != '\0' ? old_day : "–", *new_day != '\0' ? new_day : "–");
}

/**
 * sourcier_shortlist_store_set:
 * @store: an office's file, in no transaction
 * @purchase: id of a purchase
 * @candidate: what it shall keep of a supplier on its shortlist: the note, the day it was consulted
 * @error: where to put what went wrong
 *
 * Corrects one entry, as one action; the history tells the day before and after. Nothing happens if nothing differs.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if the purchase or the entry is gone
 */
gboolean
sourcier_shortlist_store_set (SourcierStore   *store,
                              gint64           purchase,
                              SourcierRecord  *candidate,
                              GError         **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_CANDIDATE (candidate), FALSE);

  g_auto (SourcierShortlistChange) change = { NULL };

  if (!_sourcier_shortlist_change_begin (&change, store, _("Edit the shortlist"), purchase, error))
    return FALSE;

  SourcierRecord *stored = _sourcier_shortlist_change_find (&change, SOURCIER_PURCHASE_CANDIDATES, sourcier_record_get_id (candidate));

  if (stored == NULL)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("This supplier is no longer on the shortlist."));
      return _sourcier_shortlist_change_end (&change, FALSE, error);
    }
  if (!sourcier_record_equal (stored, candidate))
    {
      change.more = describe_days (stored, candidate);
      _sourcier_shortlist_change_name (&change, sourcier_record_get_text (candidate, SOURCIER_CANDIDATE_NAME));
      sourcier_record_assign (stored, candidate);
    }
  return _sourcier_shortlist_change_end (&change, TRUE, error);
}

/**
 * sourcier_shortlist_added_to_words:
 * @added: what became of those who were to be put on a shortlist
 *
 * Returns: (transfer full): “3 suppliers added to the shortlist; 1 was there already”
 */
char *
sourcier_shortlist_added_to_words (SourcierShortlistAdded added)
{
  g_autofree char *count = sourcier_count_format (added.n_added);
  g_autofree char *already = sourcier_count_format (added.n_already);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%s supplier added to the shortlist", "%s suppliers added to the shortlist", added.n_added),
                     count);

  if (added.n_already == 0)
    return g_steal_pointer (&words);
  if (added.n_added == 0)
    return g_strdup_printf (ngettext ("%s supplier is on the shortlist already", "%s suppliers are on the shortlist already",
                                      added.n_already), already);
  /* translators: follows “3 suppliers added to the shortlist” */
  return g_strdup_printf (ngettext ("%s; %s was there already", "%s; %s were there already", added.n_already), words,
                          already);
}
