/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/sending.h"

#include "base/money.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_sending_way_get_name:
 * @way: %SOURCIER_SENDING_LETTER, …
 *
 * Returns: (transfer none): how it was sent, in the reader's language; @way itself if it is none of them
 */
const char *
sourcier_sending_way_get_name (const char *way)
{
  g_return_val_if_fail (way != NULL, NULL);

  if (g_str_equal (way, SOURCIER_SENDING_LETTER))
    return C_("sending", "Letter");
  if (g_str_equal (way, SOURCIER_SENDING_MAIL))
    return C_("sending", "E-mail");
  if (g_str_equal (way, SOURCIER_SENDING_OTHER))
    return C_("sending", "Other way");
  return way;
}

/**
 * sourcier_sending_to_words:
 * @sending: one of the sendings of a purchase
 *
 * Returns: (transfer full): “Letter on 12/11/2026 (Consultation ahead of a purchase)”
 */
char *
sourcier_sending_to_words (SourcierRecord *sending)
{
  g_return_val_if_fail (SOURCIER_IS_SENDING (sending), NULL);

  const char *document = sourcier_record_get_text (sending, SOURCIER_SENDING_DOCUMENT);
  const char *way = sourcier_sending_way_get_name (sourcier_record_get_text (sending, SOURCIER_SENDING_WAY));
  g_autofree char *day = sourcier_record_show_field (sending, SOURCIER_SENDING_DAY);
  /* translators: how and on which day a supplier was written to: “Letter on 12/11/2026” */
  g_autofree char *words = g_strdup_printf (C_("sending", "%s on %s"), way, *day != '\0' ? day : "–");

  return *document == '\0' ? g_steal_pointer (&words) : g_strdup_printf ("%s (%s)", words, document);
}

/* One supplier: by its link, by its SIRET where it is gone from the directory, by its name where it never had one. */
static gboolean
is_to (SourcierRecord *sending,
       SourcierRecord *candidate)
{
  gint64 id = sourcier_record_get_number (candidate, SOURCIER_CANDIDATE_SUPPLIER);
  const char *siret = sourcier_record_get_text (candidate, SOURCIER_CANDIDATE_IDENTIFIER);

  if (id != 0 && sourcier_record_get_number (sending, SOURCIER_SENDING_SUPPLIER) == id)
    return TRUE;
  if (id != 0 && sourcier_record_is_told (sending, SOURCIER_SENDING_SUPPLIER))
    return FALSE;
  if (*siret != '\0')
    return g_str_equal (sourcier_record_get_text (sending, SOURCIER_SENDING_IDENTIFIER), siret);
  return g_str_equal (sourcier_record_get_text (sending, SOURCIER_SENDING_NAME),
                      sourcier_record_get_text (candidate, SOURCIER_CANDIDATE_NAME));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  gint64 one = sourcier_record_get_number (*(SourcierRecord * const *) a, SOURCIER_SENDING_DAY);
  gint64 other = sourcier_record_get_number (*(SourcierRecord * const *) b, SOURCIER_SENDING_DAY);

  return (one > other) - (one < other);
}

/**
 * sourcier_sendings_of:
 * @purchase: a purchase
 * @candidate: one of those on its shortlist
 *
 * Returns: (transfer full) (element-type SourcierRecord): what it was sent, the earliest first
 */
GPtrArray *
sourcier_sendings_of (SourcierPurchase *purchase,
                      SourcierRecord   *candidate)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);
  g_return_val_if_fail (SOURCIER_IS_CANDIDATE (candidate), NULL);

  GPtrArray *all = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_SENDINGS);
  GPtrArray *sendings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (is_to (all->pdata[i], candidate))
      g_ptr_array_add (sendings, g_object_ref (all->pdata[i]));
  g_ptr_array_sort (sendings, compare_days);
  return sendings;
}

/**
 * sourcier_sendings_to_words:
 * @purchase: a purchase
 * @candidate: one of those on its shortlist
 *
 * Returns: (transfer full): “Letter on 12/11/2026 (Consultation) · E-mail on 19/11/2026”; "" if nothing was sent
 */
char *
sourcier_sendings_to_words (SourcierPurchase *purchase,
                            SourcierRecord   *candidate)
{
  g_autoptr (GPtrArray) sendings = sourcier_sendings_of (purchase, candidate);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sendings->len; i++)
    {
      g_autofree char *one = sourcier_sending_to_words (sendings->pdata[i]);

      sourcier_text_append_part (words, one);
    }
  return g_string_free (words, FALSE);
}

/**
 * sourcier_shortlist_unequal_to_words:
 * @purchase: a purchase
 *
 * Returns: (transfer full) (nullable): that some on the shortlist were consulted and others were not, and what to do about it
 *   (CCP, R2111-2); %NULL where all or none were
 */
char *
sourcier_shortlist_unequal_to_words (SourcierPurchase *purchase)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  guint n = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CANDIDATES)->len;
  guint n_consulted = sourcier_shortlist_count_consulted (purchase);
  guint n_left = n - n_consulted;
  g_autofree char *left = sourcier_count_format (n_left);
  g_autofree char *all = sourcier_count_format (n);

  if (n_consulted == 0 || n_left == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s of %s was not consulted. What the others were told must not be an advantage (CCP, "
                                    "R2111-2): write to it too, or note why not.",
                                    "%s of %s were not consulted. What the others were told must not be an advantage (CCP, "
                                    "R2111-2): write to them too, or note why not.", n_left), left, all);
}
