/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/contract-private.h"

#include "base/money.h"

#include <math.h>
#include <string.h>

/* Sums that differ by the rounding of their parts, to the euro, do not differ. */
#define ROUNDING_CENTS 100

/* A contract in the making: one lot of a purchase, or all of it. */
typedef struct
{
  SourcierContract contract;
  gint64 notified;             /* its amount before modifications */
  gint64 estimate;
  gboolean awarded;
  GArray *members;             /* SourcierContractMember */
  GArray *told;                /* gint64: what each member is told to have */
} Part;

/**
 * _sourcier_share_out:
 * @amount: cents, zero or more
 * @weights: what each is worth, zero or more
 * @n_weights: how many there are
 * @shares: (out caller-allocates): the share of each, in proportion to its weight; equal ones where all weigh nothing
 *
 * The shares add up to @amount to the cent.
 */
void
_sourcier_share_out (gint64        amount,
                     const gint64 *weights,
                     guint         n_weights,
                     gint64       *shares)
{
  double all = 0, passed = 0;
  gint64 given = 0;

  for (guint i = 0; i < n_weights; i++)
    all += (double) weights[i];
  for (guint i = 0; i < n_weights; i++)
    {
      passed += all > 0 ? (double) weights[i] / all : 1.0 / n_weights;

      gint64 until = i + 1 == n_weights ? amount : llround ((double) amount * MIN (passed, 1.0));

      shares[i] = until - given;
      given = until;
    }
}

static void
add_doubt (Part                  *part,
           SourcierContractDoubt  doubt)
{
  part->contract.doubts |= SOURCIER_CONTRACT_DOUBT_BIT (doubt);
}

/* A label that ended the day before, or that came the day after, does not count. */
static void
look_at_labels (SourcierContractMember *member,
                SourcierDay             day)
{
  GArray *awards = member->supplier->awards;
  SourcierLabelSet dated = 0;

  for (guint i = 0; i < awards->len; i++)
    {
      const SourcierContractAward *award = &g_array_index (awards, SourcierContractAward, i);

      if ((award->to != SOURCIER_DAY_NONE && award->to < day) || award->from > day)
        member->lapsed |= award->label;
      else if (award->from == SOURCIER_DAY_NONE)
        member->undated |= award->label;
      else
        dated |= award->label;
    }
  member->held = dated | member->undated;
  member->undated &= ~dated;
  member->lapsed &= ~member->held;
}

/* Who holds the whole of a purchase in lots holds each of them; its amount then is that of all lots together. */
static void
add_members (Part                         *part,
             const SourcierContractSource *source,
             gboolean                      in_lots)
{
  for (guint i = 0; source->holders != NULL && i < source->holders->len; i++)
    {
      const SourcierContractHolder *holder = &g_array_index (source->holders, SourcierContractHolder, i);
      gboolean holds_whole = *holder->lot == '\0';
      SourcierContractMember member = { holder->supplier, SOURCIER_MONEY_UNKNOWN, 0, 0, 0 };
      gint64 told = in_lots && holds_whole ? SOURCIER_MONEY_UNKNOWN : holder->amount;

      if (in_lots && !holds_whole && strcmp (holder->lot, part->contract.lot) != 0)
        continue;
      if (member.supplier != NULL)
        look_at_labels (&member, part->contract.day);
      else
        add_doubt (part, SOURCIER_CONTRACT_DOUBT_STRANGER);
      g_array_append_val (part->members, member);
      g_array_append_val (part->told, told);
    }
  if (part->members->len == 0)
    add_doubt (part, SOURCIER_CONTRACT_DOUBT_NO_HOLDER);
}

static gint64
sum_told (Part  *part,
          guint *n_untold)
{
  gint64 sum = 0;

  *n_untold = 0;
  for (guint i = 0; i < part->told->len; i++)
    if (g_array_index (part->told, gint64, i) >= 0)
      sum += g_array_index (part->told, gint64, i);
    else
      (*n_untold)++;
  return sum;
}

static void
set_shares (Part         *part,
            const gint64 *shares)
{
  for (guint i = 0; i < part->members->len; i++)
    g_array_index (part->members, SourcierContractMember, i).amount = shares[i];
}

/* What is told goes to whom it is told of, what remains in equal parts to the others. */
static void
share_among_members (Part *part)
{
  guint n = part->members->len, n_untold;
  gint64 whole = part->notified >= 0 ? part->notified : part->contract.amount;
  gint64 told = sum_told (part, &n_untold), rest = whole - told;
  g_autofree gint64 *weights = g_new0 (gint64, MAX (n, 1)), *shares = g_new0 (gint64, MAX (n, 1));

  if (n == 0 || part->contract.amount < 0)
    return;
  if (n_untold == 0 ? ABS (rest) > (gint64) n * ROUNDING_CENTS : rest < 0)
    add_doubt (part, SOURCIER_CONTRACT_DOUBT_MEMBER_SUM);
  if (n > 1 && n_untold > 0 && (n_untold > 1 || rest <= 0))
    add_doubt (part, SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE);

  g_autofree gint64 *equal = g_new0 (gint64, MAX (n_untold, 1)), *parts = g_new0 (gint64, MAX (n_untold, 1));
  guint next = 0;

  _sourcier_share_out (MAX (rest, 0), equal, n_untold, parts);
  for (guint i = 0; i < n; i++)
    {
      gint64 amount = g_array_index (part->told, gint64, i);

      weights[i] = amount >= 0 ? amount : parts[next++];
    }
  _sourcier_share_out (part->contract.amount, weights, n, shares);
  set_shares (part, shares);
}

static void
init_part (Part                         *part,
           const SourcierContractSource *source,
           const char                   *lot)
{
  *part = (Part) { source->common, SOURCIER_MONEY_UNKNOWN, SOURCIER_MONEY_UNKNOWN, TRUE, NULL, NULL };
  part->contract.lot = lot;
  part->members = g_array_new (FALSE, FALSE, sizeof (SourcierContractMember));
  part->told = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* What the holders are told to have together, unknown where nothing is told of any. */
static gint64
amount_of_holders (Part *part)
{
  guint n_untold;
  gint64 sum = sum_told (part, &n_untold);

  return n_untold < part->told->len ? sum : SOURCIER_MONEY_UNKNOWN;
}

static void
look_at_reservation (Part       *part,
                     const char *article,
                     gboolean    others_tell)
{
  guint bit = sourcier_contract_consideration_bit ("reserved");

  part->contract.reserved = article;
  if (*article != '\0')
    part->contract.considerations |= bit;
  else if (others_tell)
    part->contract.considerations &= ~bit;
  else if (part->contract.considerations & bit)
    add_doubt (part, SOURCIER_CONTRACT_DOUBT_ARTICLE);
}

static void
finish_part (SourcierContracts *contracts,
             Part              *part)
{
  gboolean absurd = (part->contract.doubts & SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_ABSURD)) != 0;

  if (absurd)
    part->contract.amount = SOURCIER_MONEY_UNKNOWN;
  else if (part->contract.amount < 0)
    add_doubt (part, SOURCIER_CONTRACT_DOUBT_NO_AMOUNT);
  share_among_members (part);
  if (!part->awarded && part->contract.place == SOURCIER_CONTRACT_COUNTED)
    part->contract.place = SOURCIER_CONTRACT_LOT_NOT_AWARDED;
  part->contract.n_members = part->members->len;
  _sourcier_contracts_add (contracts, &part->contract, (const SourcierContractMember *) (gpointer) part->members->data);
  g_array_unref (part->members);
  g_array_unref (part->told);
}

static gboolean
takes_modification (SourcierContracts            *contracts,
                    const SourcierContractSource *source)
{
  return sourcier_contracts_get_scope (contracts)->amounts == SOURCIER_AMOUNTS_MODIFIED && source->modified >= 0;
}

static void
add_whole (SourcierContracts            *contracts,
           const SourcierContractSource *source)
{
  Part part;

  init_part (&part, source, "");
  add_members (&part, source, FALSE);
  part.notified = source->awarded >= 0 ? source->awarded : amount_of_holders (&part);
  part.contract.amount = takes_modification (contracts, source) ? source->modified : part.notified;
  look_at_reservation (&part, source->common.reserved, FALSE);
  finish_part (contracts, &part);
}

/* A lot that nobody holds was not awarded, if somebody holds another one. */
static void
look_for_awards (Part  *parts,
                 guint  n)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      parts[i].awarded = parts[i].members->len > 0 || parts[i].notified >= 0;
      any |= parts[i].awarded;
    }
  for (guint i = 0; i < n && !any; i++)
    parts[i].awarded = TRUE;
}

/* Lots without an amount share what the others leave of the whole, in proportion to their estimates if all have one. */
static void
share_among_lots (Part   *parts,
                  guint   n,
                  gint64  whole)
{
  g_autofree gint64 *weights = g_new0 (gint64, n), *shares = g_new0 (gint64, n);
  gint64 known = 0;
  guint n_open = 0;
  gboolean all_estimated = TRUE;

  for (guint i = 0; i < n; i++)
    if (parts[i].notified >= 0)
      known += parts[i].notified;
    else if (parts[i].awarded)
      {
        n_open++;
        all_estimated &= parts[i].estimate > 0;
      }
  for (guint i = 0; i < n && whole >= 0 && n_open == 0 && ABS (known - whole) > (gint64) n * ROUNDING_CENTS; i++)
    add_doubt (&parts[i], SOURCIER_CONTRACT_DOUBT_LOT_SUM);
  if (n_open == 0 || whole <= known)
    return;

  for (guint i = 0; i < n; i++)
    if (parts[i].notified < 0 && parts[i].awarded)
      weights[i] = all_estimated ? parts[i].estimate : 1;
  _sourcier_share_out (whole - known, weights, n, shares);
  for (guint i = 0; i < n; i++)
    if (weights[i] > 0)
      {
        parts[i].notified = shares[i];
        if (n_open > 1)
          add_doubt (&parts[i], SOURCIER_CONTRACT_DOUBT_LOT_SHARE);
      }
}

/* A modification tells the amount of the whole contract; it is spread over the lots in proportion to what they had. */
static void
modify_lots (Part   *parts,
             guint   n,
             gint64  modified)
{
  g_autofree gint64 *weights = g_new0 (gint64, n), *shares = g_new0 (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      if (parts[i].awarded && parts[i].notified < 0)
        return;
      weights[i] = MAX (parts[i].notified, 0);
    }
  _sourcier_share_out (modified, weights, n, shares);
  for (guint i = 0; i < n; i++)
    if (parts[i].awarded)
      parts[i].contract.amount = shares[i];
}

static gboolean
init_lots (Part                         *parts,
           const SourcierContractSource *source)
{
  gboolean any_reserved = FALSE;

  for (guint i = 0; i < source->lots->len; i++)
    {
      const SourcierContractLot *lot = &g_array_index (source->lots, SourcierContractLot, i);

      init_part (&parts[i], source, lot->number);
      add_members (&parts[i], source, TRUE);
      parts[i].estimate = lot->estimate;
      parts[i].notified = lot->awarded >= 0 ? lot->awarded : amount_of_holders (&parts[i]);
      any_reserved |= *lot->reserved != '\0';
    }
  return any_reserved;
}

static void
add_lots (SourcierContracts            *contracts,
          const SourcierContractSource *source)
{
  guint n = source->lots->len;
  g_autofree Part *parts = g_new0 (Part, n);
  gboolean any_reserved = init_lots (parts, source);

  look_for_awards (parts, n);
  share_among_lots (parts, n, source->awarded);
  for (guint i = 0; i < n; i++)
    parts[i].contract.amount = parts[i].notified;
  if (takes_modification (contracts, source))
    modify_lots (parts, n, source->modified);
  for (guint i = 0; i < n; i++)
    {
      const char *article = g_array_index (source->lots, SourcierContractLot, i).reserved;

      look_at_reservation (&parts[i], *article != '\0' ? article : source->common.reserved, any_reserved);
      finish_part (contracts, &parts[i]);
    }
}

/* Adds the contracts that a purchase is: one for each of its lots, or one. */
void
_sourcier_contracts_divide (SourcierContracts            *self,
                            const SourcierContractSource *source)
{
  if (source->lots != NULL && source->lots->len > 0)
    add_lots (self, source);
  else
    add_whole (self, source);
}
