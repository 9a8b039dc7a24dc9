/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierEligibility:
 * @SOURCIER_ELIGIBILITY_L2113_12: contracts reserved to those who employ disabled workers: adapted companies, ESAT
 * @SOURCIER_ELIGIBILITY_L2113_13: contracts reserved to those who employ disadvantaged workers: the SIAE
 * @SOURCIER_ELIGIBILITY_L2113_13_1: contracts reserved to those who produce in prison
 * @SOURCIER_ELIGIBILITY_L2113_15: contracts reserved to the social economy, for certain social services alone
 * @SOURCIER_ELIGIBILITY_CLAUSE: hours of an insertion clause
 *
 * What a label opens to its holder on the days it is held: a contract reserved under an article of the code de la
 * commande publique, or the hours of an insertion clause. One whose evidence was never checked opens it too, and says
 * so. A contract may be reserved under L2113-12 and L2113-13 together (L2113-14): then one of the two is enough.
 */
typedef enum
{
  SOURCIER_ELIGIBILITY_L2113_12,
  SOURCIER_ELIGIBILITY_L2113_13,
  SOURCIER_ELIGIBILITY_L2113_13_1,
  SOURCIER_ELIGIBILITY_L2113_15,
  SOURCIER_ELIGIBILITY_CLAUSE,
  SOURCIER_N_ELIGIBILITIES,
} SourcierEligibility;

const char *sourcier_eligibility_get_code     (SourcierEligibility  eligibility);
const char *sourcier_eligibility_get_name     (SourcierEligibility  eligibility);
gboolean    sourcier_eligibility_find         (const char          *code,
                                               SourcierEligibility *eligibility);
gboolean    sourcier_eligibility_is_opened_by (SourcierEligibility  eligibility,
                                               const char          *label);
GPtrArray  *sourcier_eligibility_get_labels   (SourcierEligibility  eligibility);
GPtrArray  *sourcier_eligibility_get_reasons  (SourcierEligibility  eligibility,
                                               SourcierSupplier    *supplier,
                                               SourcierDay          day);

G_END_DECLS
