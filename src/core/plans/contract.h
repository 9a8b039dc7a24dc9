/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "reference/headcount.h"

G_BEGIN_DECLS

/**
 * SourcierContractPlace:
 * @SOURCIER_CONTRACT_COUNTED: in the figures
 * @SOURCIER_CONTRACT_NO_DAY: held, but no day of notification says in which year it counts
 * @SOURCIER_CONTRACT_NOT_AWARDED: a day of notification is told, but the register says that it is not awarded
 * @SOURCIER_CONTRACT_LOT_NOT_AWARDED: a lot that nobody holds, while other lots of the purchase are held
 * @SOURCIER_CONTRACT_DROPPED: given up
 * @SOURCIER_CONTRACT_IN_FRAMEWORK: passed under a framework agreement of the register, which counts already
 * @SOURCIER_CONTRACT_CONCESSION: a concession, where those are not asked for
 *
 * Whether a contract is in the figures, or why it is left out of all of them.
 */
typedef enum
{
  SOURCIER_CONTRACT_COUNTED,
  SOURCIER_CONTRACT_NO_DAY,
  SOURCIER_CONTRACT_NOT_AWARDED,
  SOURCIER_CONTRACT_LOT_NOT_AWARDED,
  SOURCIER_CONTRACT_DROPPED,
  SOURCIER_CONTRACT_IN_FRAMEWORK,
  SOURCIER_CONTRACT_CONCESSION,
  SOURCIER_N_CONTRACT_PLACES,
} SourcierContractPlace;

/**
 * SourcierContractDoubt:
 * @SOURCIER_CONTRACT_DOUBT_NO_AMOUNT: no amount: it counts in number alone
 * @SOURCIER_CONTRACT_DOUBT_ABSURD: an amount that nobody can believe (see decp-defect.h): it counts in number alone
 * @SOURCIER_CONTRACT_DOUBT_LOT_SHARE: the amount of the lot was worked out from the whole, in proportion to the estimates
 * @SOURCIER_CONTRACT_DOUBT_LOT_SUM: the amounts of the lots do not add up to the amount of the contract
 * @SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE: members of a grouping whose shares are not told were given equal ones
 * @SOURCIER_CONTRACT_DOUBT_MEMBER_SUM: the shares that are told add up to something else than the contract
 * @SOURCIER_CONTRACT_DOUBT_NO_HOLDER: nobody is told to hold it
 * @SOURCIER_CONTRACT_DOUBT_STRANGER: somebody who holds it is not in the directory: nothing is known about them
 * @SOURCIER_CONTRACT_DOUBT_UNTOLD: its considerations could not be told: essential data of before 2024 (DECP 1) has none
 * @SOURCIER_CONTRACT_DOUBT_ARTICLE: reserved, under an article that is not told
 * @SOURCIER_CONTRACT_DOUBT_UNDATED: a label that counts has no first day: that it was held on the day is supposed
 * @SOURCIER_CONTRACT_DOUBT_LAPSED: a holder had the label, but not on the day of notification: it does not count
 * @SOURCIER_CONTRACT_DOUBT_SIZE: the staff of a holder is not told
 * @SOURCIER_CONTRACT_DOUBT_PLACE: where a holder is cannot be told
 *
 * What can be held against a figure. The contract counts all the same, and how many are doubtful is told beside the figure.
 */
typedef enum
{
  SOURCIER_CONTRACT_DOUBT_NO_AMOUNT,
  SOURCIER_CONTRACT_DOUBT_ABSURD,
  SOURCIER_CONTRACT_DOUBT_LOT_SHARE,
  SOURCIER_CONTRACT_DOUBT_LOT_SUM,
  SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE,
  SOURCIER_CONTRACT_DOUBT_MEMBER_SUM,
  SOURCIER_CONTRACT_DOUBT_NO_HOLDER,
  SOURCIER_CONTRACT_DOUBT_STRANGER,
  SOURCIER_CONTRACT_DOUBT_UNTOLD,
  SOURCIER_CONTRACT_DOUBT_ARTICLE,
  SOURCIER_CONTRACT_DOUBT_UNDATED,
  SOURCIER_CONTRACT_DOUBT_LAPSED,
  SOURCIER_CONTRACT_DOUBT_SIZE,
  SOURCIER_CONTRACT_DOUBT_PLACE,
  SOURCIER_N_CONTRACT_DOUBTS,
} SourcierContractDoubt;

#define SOURCIER_CONTRACT_DOUBT_BIT(doubt) (1u << (doubt))

/* A set of kinds of label, a bit for each in the order of sourcier_label_kinds(). */
typedef guint64 SourcierLabelSet;

/**
 * SourcierContractSupplier:
 * @id: its id in the directory
 * @size: its size class
 * @departement: code of its departement, "" where it is not known
 * @epci: SIREN of the EPCI it is in, "" where it is not known
 * @awards: the labels it has or had
 *
 * What figures look at in a supplier, as the directory has it.
 */
typedef struct
{
  gint64 id;
  SourcierSize size;
  const char *departement;
  const char *epci;
  GArray *awards;
} SourcierContractSupplier;

/**
 * SourcierContractMember:
 * @supplier: (nullable): who, %NULL for somebody who is not in the directory
 * @amount: its part of the contract in cents HT, %SOURCIER_MONEY_UNKNOWN if the contract has none
 * @held: the labels it held on the day of notification
 * @undated: those of @held whose first day is not told
 * @lapsed: labels it has or had, but not on that day
 *
 * Somebody who holds a contract, alone or with others. Subcontractors do not hold it.
 */
typedef struct
{
  const SourcierContractSupplier *supplier;
  gint64 amount;
  SourcierLabelSet held;
  SourcierLabelSet undated;
  SourcierLabelSet lapsed;
} SourcierContractMember;

/**
 * SourcierContract:
 * @purchase: id of the purchase in the register
 * @lot: number of the lot, "" for a purchase that is not divided
 * @place: whether it is in the figures
 * @doubts: bits of %SOURCIER_CONTRACT_DOUBT_BIT
 * @day: of the notification, %SOURCIER_DAY_NONE if not told
 * @year: in which it counts; without a day of notification that of the launch, 0 where neither is told
 * @amount: cents HT, %SOURCIER_MONEY_UNKNOWN if none can be told
 * @nature: code of %SOURCIER_TERMS_NATURE
 * @family: code of a family of purchase
 * @considerations: bits, one for each of %SOURCIER_TERMS_CONSIDERATION in its order, reserved or not for this very lot
 * @reserved: the article it is reserved under, "" for none or where it is not told
 * @social_duty: whether a social execution condition was compulsory (L2112-2-1, L3114-2-1)
 * @exempted: whether the office did without on a ground of the law, for a written reason
 * @n_members: how many hold it
 * @members: they
 *
 * What is counted: a lot, or a purchase that is not divided. That is one record of the essential data (DECP).
 */
typedef struct
{
  gint64 purchase;
  const char *lot;
  SourcierContractPlace place;
  guint doubts;
  SourcierDay day;
  int year;
  gint64 amount;
  const char *nature;
  const char *family;
  guint considerations;
  const char *reserved;
  gboolean social_duty;
  gboolean exempted;
  guint n_members;
  SourcierContractMember *members;
} SourcierContract;

const char       *sourcier_contract_place_get_code (SourcierContractPlace   place);
const char       *sourcier_contract_doubt_get_code (SourcierContractDoubt   doubt);
SourcierLabelSet  sourcier_label_set_of            (const char             *label);
guint             sourcier_contract_consideration_bit (const char          *consideration);

G_END_DECLS
