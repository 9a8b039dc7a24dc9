/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/shortlist.h"

#include "base/money.h"
#include "base/text.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-addresses.h"
#include "suppliers/supplier-exclusion.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_shortlist_entry_new:
 * @candidate: what the purchase keeps of it
 * @supplier: (nullable): the supplier, if the directory has it
 *
 * Returns: (transfer full): the entry
 */
SourcierShortlistEntry *
sourcier_shortlist_entry_new (SourcierRecord   *candidate,
                              SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATE (candidate), NULL);

  SourcierShortlistEntry *self = g_new0 (SourcierShortlistEntry, 1);

  self->candidate = g_object_ref (candidate);
  g_set_object (&self->supplier, supplier);
  return self;
}

/**
 * sourcier_shortlist_entry_free:
 * @self: an entry
 */
void
sourcier_shortlist_entry_free (SourcierShortlistEntry *self)
{
  g_object_unref (self->candidate);
  g_clear_object (&self->supplier);
  g_free (self);
}

/**
 * sourcier_shortlist_entry_get_name:
 * @self: an entry
 *
 * Returns: (transfer none): what the directory calls it; what it was called when it was put on the list, where the
 *   directory no longer has it
 */
const char *
sourcier_shortlist_entry_get_name (const SourcierShortlistEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->supplier != NULL ? sourcier_supplier_get_name (self->supplier)
                                : sourcier_record_get_text (self->candidate, SOURCIER_CANDIDATE_NAME);
}

/**
 * sourcier_shortlist_entry_get_day:
 * @self: an entry
 *
 * Returns: the day it was consulted, %SOURCIER_DAY_NONE if it was not
 */
SourcierDay
sourcier_shortlist_entry_get_day (const SourcierShortlistEntry *self)
{
  g_return_val_if_fail (self != NULL, SOURCIER_DAY_NONE);

  return (SourcierDay) sourcier_record_get_number (self->candidate, SOURCIER_CANDIDATE_CONSULTED_ON);
}

/**
 * sourcier_shortlist_entry_get_email:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): where it is written to: its own address, else that of the first of its contacts
 *   who has one; %NULL if nobody has
 */
char *
sourcier_shortlist_entry_get_email (const SourcierShortlistEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->supplier == NULL)
    return NULL;

  GPtrArray *contacts = sourcier_supplier_get_contacts (self->supplier);
  char *found = sourcier_email_find_first (sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_EMAIL));

  for (guint i = 0; found == NULL && i < contacts->len; i++)
    found = sourcier_email_find_first (sourcier_contact_get_text (contacts->pdata[i], SOURCIER_CONTACT_EMAIL));
  return found;
}

/**
 * sourcier_shortlist_entry_get_place:
 * @self: an entry
 *
 * Returns: (transfer full): where it is, “95000 Cergy”; "" if nobody knows
 */
char *
sourcier_shortlist_entry_get_place (const SourcierShortlistEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->supplier == NULL)
    return g_strdup ("");

  const char *postcode = sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_POSTCODE);
  const char *city = sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_CITY);

  return g_strconcat (postcode, *postcode != '\0' && *city != '\0' ? " " : "", city, NULL);
}

/**
 * sourcier_shortlist_entry_get_labels:
 * @self: an entry
 * @day: the day on which labels count
 *
 * Returns: (transfer full): the labels it holds on @day, each once, “EI, RGE”; "" if it holds none
 */
char *
sourcier_shortlist_entry_get_labels (const SourcierShortlistEntry *self,
                                     SourcierDay                   day)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *awards = self->supplier != NULL ? sourcier_supplier_get_awards (self->supplier) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      const char *name = sourcier_label_kind_short_name_of (sourcier_label_award_get_label (awards->pdata[i]));

      if (sourcier_award_state_is_held (sourcier_label_award_get_state (awards->pdata[i], day))
          && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/**
 * sourcier_shortlist_entry_doubt_to_words:
 * @self: an entry
 * @day: the day on which exclusions count
 *
 * Returns: (transfer full) (nullable): why one should look twice before consulting it: excluded from public procurement on
 *   @day (CCP L2141-1 to L2141-11), or no longer in the directory; %NULL if nothing speaks against it
 */
char *
sourcier_shortlist_entry_doubt_to_words (const SourcierShortlistEntry *self,
                                         SourcierDay                   day)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->supplier == NULL)
    return g_strdup (_("No longer in the directory"));
  if (!sourcier_supplier_is_excluded (self->supplier, day))
    return NULL;

  g_autofree char *words = sourcier_supplier_exclusion_to_words (self->supplier, day);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  return g_strjoinv (" · ", lines);
}

/* A supplier that was deleted and has come back is known by its SIRET. */
static SourcierRecord *
find_candidate (SourcierPurchase *purchase,
                SourcierSupplier *supplier)
{
  GPtrArray *candidates = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CANDIDATES);
  const char *siret = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET);

  for (guint i = 0; i < candidates->len; i++)
    {
      gint64 id = sourcier_record_get_number (candidates->pdata[i], SOURCIER_CANDIDATE_SUPPLIER);
      const char *number = sourcier_record_get_text (candidates->pdata[i], SOURCIER_CANDIDATE_IDENTIFIER);

      if (id != 0 ? id == sourcier_supplier_get_id (supplier) : *siret != '\0' && g_str_equal (number, siret))
        return candidates->pdata[i];
    }
  return NULL;
}

/**
 * sourcier_shortlist_has:
 * @purchase: a purchase
 * @supplier: a supplier of the directory
 *
 * Returns: whether the supplier is on the purchase's shortlist
 */
gboolean
sourcier_shortlist_has (SourcierPurchase *purchase,
                        SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), FALSE);

  return find_candidate (purchase, supplier) != NULL;
}

static SourcierRecord *
create_candidate (SourcierSupplier *supplier)
{
  SourcierRecord *candidate = sourcier_purchase_part_new (SOURCIER_PURCHASE_CANDIDATES);

  sourcier_record_set_number (candidate, SOURCIER_CANDIDATE_SUPPLIER, sourcier_supplier_get_id (supplier));
  sourcier_record_set_text (candidate, SOURCIER_CANDIDATE_IDENTIFIER,
                            sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  sourcier_record_set_text (candidate, SOURCIER_CANDIDATE_NAME, sourcier_supplier_get_name (supplier));
  return candidate;
}

/**
 * sourcier_shortlist_add:
 * @purchase: a purchase
 * @supplier: a supplier of the directory
 *
 * Puts a supplier on the shortlist, once. Where it is there under its SIRET, without being in the directory any more, that
 * entry is the supplier's again.
 *
 * Returns: what became of it
 */
SourcierShortlistOutcome
sourcier_shortlist_add (SourcierPurchase *purchase,
                        SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), SOURCIER_SHORTLIST_ALREADY);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), SOURCIER_SHORTLIST_ALREADY);

  SourcierRecord *known = find_candidate (purchase, supplier);

  if (known != NULL && sourcier_record_is_told (known, SOURCIER_CANDIDATE_SUPPLIER))
    return SOURCIER_SHORTLIST_ALREADY;
  if (known != NULL)
    {
      sourcier_record_set_number (known, SOURCIER_CANDIDATE_SUPPLIER, sourcier_supplier_get_id (supplier));
      return SOURCIER_SHORTLIST_FOUND_AGAIN;
    }

  g_autoptr (SourcierRecord) candidate = create_candidate (supplier);

  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_CANDIDATES, candidate);
  return SOURCIER_SHORTLIST_ADDED;
}

/**
 * sourcier_shortlist_count_consulted:
 * @purchase: a purchase
 *
 * Returns: how many of those on its shortlist were consulted
 */
guint
sourcier_shortlist_count_consulted (SourcierPurchase *purchase)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), 0);

  GPtrArray *candidates = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CANDIDATES);
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    n += sourcier_record_is_told (candidates->pdata[i], SOURCIER_CANDIDATE_CONSULTED_ON);
  return n;
}

/**
 * sourcier_shortlist_to_words:
 * @purchase: a purchase
 *
 * Returns: (transfer full): how many are on its shortlist, “5 suppliers · 2 consulted”; "" if nobody is
 */
char *
sourcier_shortlist_to_words (SourcierPurchase *purchase)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  guint n = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CANDIDATES)->len;
  guint n_consulted = sourcier_shortlist_count_consulted (purchase);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *consulted_count = sourcier_count_format (n_consulted);
  /* translators: how many of the suppliers on a shortlist were consulted */
  g_autofree char *consulted = g_strdup_printf (ngettext ("%s consulted", "%s consulted", n_consulted), consulted_count);
  GString *words = g_string_new (NULL);

  if (n > 0)
    g_string_append_printf (words, ngettext ("%s supplier", "%s suppliers", n), count);
  sourcier_text_append_part (words, n > 0 ? consulted : NULL);
  return g_string_free (words, FALSE);
}
