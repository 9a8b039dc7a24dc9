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
  SOURCIER_N_PURCHASE_PARTS,
} SourcierPurchasePart;

SourcierRecord *sourcier_purchase_part_new    (SourcierPurchasePart  part);
gboolean        sourcier_purchase_field_terms (const SourcierField  *field,
                                               SourcierTermList     *list);

G_END_DECLS
