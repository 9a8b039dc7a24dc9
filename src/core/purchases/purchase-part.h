/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/record.h"
#include "reference/term.h"

G_BEGIN_DECLS

/* What a purchase has several of. Each is a #SourcierRecord whose fields are these. */

/**
 * SourcierLotField:
 *
 * A lot: a part of a purchase that has a holder of its own. Its number names it within the purchase.
 */
typedef enum
{
  SOURCIER_LOT_NUMBER,
  SOURCIER_LOT_SUBJECT,
  SOURCIER_LOT_CPV,
  SOURCIER_LOT_ESTIMATE,
  SOURCIER_LOT_RESERVED,
  SOURCIER_LOT_AWARDED,
  SOURCIER_N_LOT_FIELDS,
} SourcierLotField;

#define SOURCIER_TYPE_LOT (sourcier_lot_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLot, sourcier_lot, SOURCIER, LOT, SourcierRecord)

/**
 * SourcierCriterionField:
 *
 * A criterion that offers are judged by, and its weight in hundredths of a per cent.
 */
typedef enum
{
  SOURCIER_CRITERION_NAME,
  SOURCIER_CRITERION_WEIGHT,
  SOURCIER_N_CRITERION_FIELDS,
} SourcierCriterionField;

#define SOURCIER_TYPE_CRITERION (sourcier_criterion_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCriterion, sourcier_criterion, SOURCIER, CRITERION, SourcierRecord)

/**
 * SourcierHolderField:
 *
 * Who holds the contract, or the lot whose number is told: a supplier of the directory, or somebody known by name and
 * number only; alone or in a grouping (%SOURCIER_TERMS_ROLE), or as a subcontractor.
 */
typedef enum
{
  SOURCIER_HOLDER_LOT,
  SOURCIER_HOLDER_SUPPLIER,
  SOURCIER_HOLDER_IDENTIFIER_TYPE,
  SOURCIER_HOLDER_IDENTIFIER,
  SOURCIER_HOLDER_NAME,
  SOURCIER_HOLDER_ROLE,
  SOURCIER_HOLDER_AMOUNT,
  SOURCIER_N_HOLDER_FIELDS,
} SourcierHolderField;

#define SOURCIER_TYPE_HOLDER (sourcier_holder_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHolder, sourcier_holder, SOURCIER, HOLDER, SourcierRecord)

/**
 * SourcierModificationField:
 *
 * A change of the contract: what it was about, and the amount and the duration of the contract from then on.
 */
typedef enum
{
  SOURCIER_MODIFICATION_DAY,
  SOURCIER_MODIFICATION_SUBJECT,
  SOURCIER_MODIFICATION_AMOUNT,
  SOURCIER_MODIFICATION_DURATION,
  SOURCIER_N_MODIFICATION_FIELDS,
} SourcierModificationField;

#define SOURCIER_TYPE_MODIFICATION (sourcier_modification_get_type ())
G_DECLARE_FINAL_TYPE (SourcierModification, sourcier_modification, SOURCIER, MODIFICATION, SourcierRecord)

/**
 * SourcierDutyField:
 *
 * How the office answers a duty that a rule puts on the purchase: the rule by its code; whether it is met
 * (%SOURCIER_DUTY_ANSWER_MET) or done without (%SOURCIER_DUTY_ANSWER_EXEMPT), on which ground of duty-ground.h if the law
 * names grounds; the reason in the office's words; by whom, and on which day.
 */
typedef enum
{
  SOURCIER_DUTY_RULE,
  SOURCIER_DUTY_ANSWER,
  SOURCIER_DUTY_GROUND,
  SOURCIER_DUTY_REASON,
  SOURCIER_DUTY_ANSWERED_BY,
  SOURCIER_DUTY_ANSWERED_ON,
  SOURCIER_N_DUTY_FIELDS,
} SourcierDutyField;

#define SOURCIER_DUTY_ANSWER_MET "met"
#define SOURCIER_DUTY_ANSWER_EXEMPT "exempt"

#define SOURCIER_TYPE_DUTY (sourcier_duty_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDuty, sourcier_duty, SOURCIER, DUTY, SourcierRecord)

/**
 * SourcierCandidateField:
 *
 * A supplier the office thinks of consulting, and the day it was consulted. Everybody consulted is told the same (CCP,
 * R2111-2).
 */
typedef enum
{
  SOURCIER_CANDIDATE_SUPPLIER,
  SOURCIER_CANDIDATE_IDENTIFIER,
  SOURCIER_CANDIDATE_NAME,
  SOURCIER_CANDIDATE_NOTE,
  SOURCIER_CANDIDATE_CONSULTED_ON,
  SOURCIER_N_CANDIDATE_FIELDS,
} SourcierCandidateField;

#define SOURCIER_TYPE_CANDIDATE (sourcier_candidate_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCandidate, sourcier_candidate, SOURCIER, CANDIDATE, SourcierRecord)

/**
 * SourcierSendingField:
 *
 * That a supplier was written to: on which day, how (%SOURCIER_SENDING_LETTER …) and what it was sent. Several stand for one
 * supplier where it was written to again.
 */
typedef enum
{
  SOURCIER_SENDING_SUPPLIER,
  SOURCIER_SENDING_IDENTIFIER,
  SOURCIER_SENDING_NAME,
  SOURCIER_SENDING_DAY,
  SOURCIER_SENDING_WAY,
  SOURCIER_SENDING_DOCUMENT,
  SOURCIER_N_SENDING_FIELDS,
} SourcierSendingField;

#define SOURCIER_SENDING_LETTER "letter"
#define SOURCIER_SENDING_MAIL "mail"
#define SOURCIER_SENDING_OTHER "other"

#define SOURCIER_TYPE_SENDING (sourcier_sending_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSending, sourcier_sending, SOURCIER, SENDING, SourcierRecord)

/**
 * SourcierPurchasePart:
 *
 * The lists of parts that a purchase has.
 */
typedef enum
{
  SOURCIER_PURCHASE_LOTS,
  SOURCIER_PURCHASE_CRITERIA,
  SOURCIER_PURCHASE_HOLDERS,
  SOURCIER_PURCHASE_MODIFICATIONS,
  SOURCIER_PURCHASE_DUTIES,
  SOURCIER_PURCHASE_CANDIDATES,
  SOURCIER_PURCHASE_SENDINGS,
  SOURCIER_N_PURCHASE_PARTS,
} SourcierPurchasePart;

SourcierRecord *sourcier_purchase_part_new    (SourcierPurchasePart  part);
gboolean        sourcier_purchase_field_terms (const SourcierField  *field,
                                               SourcierTermList     *list);

G_END_DECLS
