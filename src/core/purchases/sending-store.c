/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/sending-store.h"

#include "base/text.h"
#include "purchases/shortlist-change-private.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

static SourcierRecord *
create_sending (SourcierSupplier           *supplier,
                const SourcierSendingAbout *about)
{
  SourcierRecord *sending = sourcier_purchase_part_new (SOURCIER_PURCHASE_SENDINGS);

  sourcier_record_set_number (sending, SOURCIER_SENDING_SUPPLIER, sourcier_supplier_get_id (supplier));
  sourcier_record_set_text (sending, SOURCIER_SENDING_IDENTIFIER,
                            sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  sourcier_record_set_text (sending, SOURCIER_SENDING_NAME, sourcier_supplier_get_name (supplier));
  sourcier_record_set_number (sending, SOURCIER_SENDING_DAY, about->day);
  sourcier_record_set_text (sending, SOURCIER_SENDING_WAY, about->way);
  sourcier_record_set_text (sending, SOURCIER_SENDING_DOCUMENT, about->document);
  return sending;
}

/* The candidates that @sending went to: those whose day of consultation it may be. */
static SourcierRecord *
find_candidate (SourcierPurchase *purchase,
                SourcierRecord   *sending)
{
  GPtrArray *candidates = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CANDIDATES);

  for (guint i = 0; i < candidates->len; i++)
    {
      g_autoptr (GPtrArray) sendings = sourcier_sendings_of (purchase, candidates->pdata[i]);

      if (g_ptr_array_find (sendings, sending, NULL))
        return candidates->pdata[i];
    }
  return NULL;
}

/* Whoever is written to is on the list, and consulted from the first day on. */
static void
add_one (SourcierShortlistChange    *change,
         SourcierSupplier           *supplier,
         const SourcierSendingAbout *about)
{
  g_autoptr (SourcierRecord) sending = create_sending (supplier, about);
  SourcierRecord *candidate;

  sourcier_shortlist_add (change->purchase, supplier);
  sourcier_purchase_add_part (change->purchase, SOURCIER_PURCHASE_SENDINGS, sending);
  candidate = find_candidate (change->purchase, sending);
  if (candidate != NULL && !sourcier_record_is_told (candidate, SOURCIER_CANDIDATE_CONSULTED_ON))
    sourcier_record_set_number (candidate, SOURCIER_CANDIDATE_CONSULTED_ON, about->day);
  _sourcier_shortlist_change_name (change, sourcier_supplier_get_name (supplier));
}

static gboolean
add_all (SourcierShortlistChange     *change,
         GArray                      *ids,
         const SourcierSendingAbout  *about,
         guint                       *n_added,
         GError                     **error)
{
  g_autoptr (GPtrArray) suppliers =
    sourcier_supplier_store_load_many (change->store, (const gint64 *) (gpointer) ids->data, ids->len, error);

  if (suppliers == NULL)
    return FALSE;
  for (guint i = 0; i < suppliers->len; i++)
    if (suppliers->pdata[i] != NULL)
      {
        add_one (change, suppliers->pdata[i], about);
        ++*n_added;
      }
  return TRUE;
}

/**
 * sourcier_sending_store_add:
 * @store: an office's file, in no transaction
 * @purchase: id of a purchase
 * @suppliers: (element-type gint64): ids of those who were written to; those no longer in the directory are passed over
 * @about: when and how
 * @n_added: (out): how many there were
 * @error: where to put what went wrong
 *
 * Records that suppliers were written to, as one action. Those who were not on the purchase's shortlist are from then on, and who
 * was not consulted before was on that day.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if the purchase is gone, BAD_INPUT if they are more than
 *   %SOURCIER_SHORTLIST_MOST
 */
gboolean
sourcier_sending_store_add (SourcierStore               *store,
                            gint64                       purchase,
                            GArray                      *suppliers,
                            const SourcierSendingAbout  *about,
                            guint                       *n_added,
                            GError                     **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (suppliers != NULL && about != NULL && n_added != NULL, FALSE);
  g_return_val_if_fail (about->day != SOURCIER_DAY_NONE, FALSE);

  g_auto (SourcierShortlistChange) change = { NULL };
  gboolean done;

  *n_added = 0;
  if (suppliers->len > SOURCIER_SHORTLIST_MOST)
    {
      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
                   _("A shortlist has room for %d suppliers. Choose fewer of them, or keep them all as a saved list."),
                   SOURCIER_SHORTLIST_MOST);
      return FALSE;
    }
  if (!_sourcier_shortlist_change_begin (&change, store, _("Record whom was written to"), purchase, error))
    return FALSE;
  done = add_all (&change, suppliers, about, n_added, error);
  change.more = sourcier_day_format (about->day);
  return _sourcier_shortlist_change_end (&change, done, error);
}

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                       _("This letter is no longer recorded. It may have been taken off; Undo brings it back."));
}

/* The day of consultation that was the letter's goes with it. */
static void
move_consultation (SourcierShortlistChange *change,
                   SourcierRecord          *stored,
                   gint64                   day)
{
  SourcierRecord *candidate = find_candidate (change->purchase, stored);

  if (candidate != NULL
      && sourcier_record_get_number (candidate, SOURCIER_CANDIDATE_CONSULTED_ON)
         == sourcier_record_get_number (stored, SOURCIER_SENDING_DAY))
    sourcier_record_set_number (candidate, SOURCIER_CANDIDATE_CONSULTED_ON, day);
}

/**
 * sourcier_sending_store_set:
 * @store: an office's file, in no transaction
 * @purchase: id of a purchase
 * @sending: one of its sendings, as it shall be
 * @error: where to put what went wrong
 *
 * Corrects a day or what was sent, as one action; the history tells both. Where the supplier was consulted by it, its day of
 * consultation is corrected too. Nothing happens if nothing differs.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if it is gone
 */
gboolean
sourcier_sending_store_set (SourcierStore   *store,
                            gint64           purchase,
                            SourcierRecord  *sending,
                            GError         **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SENDING (sending), FALSE);

  g_auto (SourcierShortlistChange) change = { NULL };
  SourcierRecord *stored;

  if (!_sourcier_shortlist_change_begin (&change, store, _("Correct whom was written to"), purchase, error))
    return FALSE;
  stored = _sourcier_shortlist_change_find (&change, SOURCIER_PURCHASE_SENDINGS, sourcier_record_get_id (sending));
  if (stored == NULL)
    {
      set_not_found (error);
      return _sourcier_shortlist_change_end (&change, FALSE, error);
    }
  if (!sourcier_record_equal (stored, sending))
    {
      g_autofree char *before = sourcier_sending_to_words (stored);
      g_autofree char *after = sourcier_sending_to_words (sending);

      change.more = g_strdup_printf ("%s → %s", before, after);
      _sourcier_shortlist_change_name (&change, sourcier_record_get_text (sending, SOURCIER_SENDING_NAME));
      move_consultation (&change, stored, sourcier_record_get_number (sending, SOURCIER_SENDING_DAY));
      sourcier_record_assign (stored, sending);
    }
  return _sourcier_shortlist_change_end (&change, TRUE, error);
}

/* The day before this letter on which the supplier was written to, SOURCIER_DAY_NONE if there is none. */
static gint64
day_without (SourcierShortlistChange *change,
             SourcierRecord          *stored)
{
  SourcierRecord *candidate = find_candidate (change->purchase, stored);
  g_autoptr (GPtrArray) sendings = candidate != NULL ? sourcier_sendings_of (change->purchase, candidate) : NULL;

  for (guint i = 0; sendings != NULL && i < sendings->len; i++)
    if (sendings->pdata[i] != stored)
      return sourcier_record_get_number (sendings->pdata[i], SOURCIER_SENDING_DAY);
  return SOURCIER_DAY_NONE;
}

/**
 * sourcier_sending_store_remove:
 * @store: an office's file, in no transaction
 * @purchase: id of a purchase
 * @sending: id of one of its sendings
 * @error: where to put what went wrong
 *
 * Takes back that a supplier was written to, as one action: it was recorded by mistake. Where it was consulted by that letter
 * alone, it was not consulted. The history goes on telling it.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if it is gone
 */
gboolean
sourcier_sending_store_remove (SourcierStore  *store,
                               gint64          purchase,
                               gint64          sending,
                               GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_auto (SourcierShortlistChange) change = { NULL };
  SourcierRecord *stored;

  if (!_sourcier_shortlist_change_begin (&change, store, _("Take off whom was written to"), purchase, error))
    return FALSE;
  stored = _sourcier_shortlist_change_find (&change, SOURCIER_PURCHASE_SENDINGS, sending);
  if (stored == NULL)
    {
      set_not_found (error);
      return _sourcier_shortlist_change_end (&change, FALSE, error);
    }
  change.more = sourcier_sending_to_words (stored);
  _sourcier_shortlist_change_name (&change, sourcier_record_get_text (stored, SOURCIER_SENDING_NAME));
  move_consultation (&change, stored, day_without (&change, stored));
  sourcier_purchase_remove_part (change.purchase, SOURCIER_PURCHASE_SENDINGS, stored);
  return _sourcier_shortlist_change_end (&change, TRUE, error);
}
