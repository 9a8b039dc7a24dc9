/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/candidate-match.h"

#include "purchases/candidates-query.h"
#include "reference/cpv.h"
#include "reference/family.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_candidate_match_free:
 * @self: a match
 */
void
sourcier_candidate_match_free (SourcierCandidateMatch *self)
{
  g_object_unref (self->supplier);
  g_free (self->code);
  g_free (self);
}

/**
 * sourcier_candidate_match_to_words:
 * @self: a match
 * @purchase: the purchase it is about
 *
 * Returns: (transfer full): why the supplier is listed, “Declares CPV 90911200”; "" where nothing was asked about what it
 *   sells
 */
char *
sourcier_candidate_match_to_words (const SourcierCandidateMatch *self,
                                   SourcierPurchase             *purchase)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  switch (self->closeness)
    {
    case SOURCIER_CLOSENESS_SAME:
      /* translators: why a supplier is listed; %s is a CPV code */
      return g_strdup_printf (_("Declares CPV %s"), self->code);
    case SOURCIER_CLOSENESS_NARROWER:
      /* translators: why a supplier is listed; %s is a CPV code below that of the purchase */
      return g_strdup_printf (_("Declares CPV %s, a part of it"), self->code);
    case SOURCIER_CLOSENESS_WIDER:
      /* translators: why a supplier is listed; %s is a CPV code above that of the purchase */
      return g_strdup_printf (_("Declares CPV %s, which contains it"), self->code);
    case SOURCIER_CLOSENESS_FAMILY:
      /* translators: why a supplier is listed; %s is a family of purchase */
      return g_strdup_printf (_("Same family: %s"),
                              sourcier_family_name_of (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_FAMILY)));
    case SOURCIER_CLOSENESS_NONE:
    default:
      return g_strdup ("");
    }
}

/* A code may have been typed with its check digit, and nothing else may have been told. */
static SourcierCloseness
closeness_of (const SourcierCandidateRank *rank,
              SourcierPurchase            *purchase)
{
  if (rank->rank == 0)
    return SOURCIER_CLOSENESS_SAME;
  if (rank->rank == 1)
    return SOURCIER_CLOSENESS_NARROWER;
  if (*rank->code != '\0')
    return SOURCIER_CLOSENESS_WIDER;
  return *sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_FAMILY) != '\0' ? SOURCIER_CLOSENESS_FAMILY
                                                                                  : SOURCIER_CLOSENESS_NONE;
}

static GPtrArray *
load_matches (SourcierStore     *store,
              GArray            *ranks,
              SourcierPurchase  *purchase,
              GError           **error)
{
  g_autofree gint64 *ids = g_new (gint64, ranks->len);

  for (guint i = 0; i < ranks->len; i++)
    ids[i] = g_array_index (ranks, SourcierCandidateRank, i).supplier;

  g_autoptr (GPtrArray) suppliers = sourcier_supplier_store_load_many (store, ids, ranks->len, error);
  GPtrArray *matches;

  if (suppliers == NULL)
    return NULL;
  matches = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_candidate_match_free);
  for (guint i = 0; i < suppliers->len; i++)
    if (suppliers->pdata[i] != NULL)
      {
        const SourcierCandidateRank *rank = &g_array_index (ranks, SourcierCandidateRank, i);
        SourcierCandidateMatch *match = g_new0 (SourcierCandidateMatch, 1);

        match->supplier = g_object_ref (suppliers->pdata[i]);
        match->closeness = closeness_of (rank, purchase);
        match->code = g_strdup (rank->code);
        g_ptr_array_add (matches, match);
      }
  return matches;
}

/**
 * sourcier_candidates_find_closest:
 * @self: who could answer
 * @store: a connection of the caller's thread
 * @purchase: the purchase that they were counted for
 * @most: how many to find
 * @error: where to put what went wrong
 *
 * Looks for those who come nearest to the purchase by what they declare: its CPV code, then one below it, then one above it,
 * the nearest first, then its family alone; by name where they are equal.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierCandidateMatch): the first of them, or %NULL with @error set
 */
GPtrArray *
sourcier_candidates_find_closest (SourcierCandidates  *self,
                                  SourcierStore       *store,
                                  SourcierPurchase    *purchase,
                                  guint                most,
                                  GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  g_autofree char *cpv = sourcier_cpv_read_code (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV), NULL, NULL);
  g_autoptr (GArray) ranks =
    _sourcier_candidates_rank (store, sourcier_candidates_get_query (self), cpv, most, error);

  return ranks != NULL ? load_matches (store, ranks, purchase, error) : NULL;
}
