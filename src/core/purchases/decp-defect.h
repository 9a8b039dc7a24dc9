/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierDecpDefect:
 * @SOURCIER_DECP_DEFECT_NO_NUMBER: the contract has no "id"
 * @SOURCIER_DECP_DEFECT_NO_BUYER: nobody says who buys
 * @SOURCIER_DECP_DEFECT_BUYER_SIRET: something is held against the buyer's SIRET
 * @SOURCIER_DECP_DEFECT_NO_HOLDER: nobody holds the contract
 * @SOURCIER_DECP_DEFECT_HOLDER_SIRET: something is held against the SIRET of a holder or a subcontractor
 * @SOURCIER_DECP_DEFECT_CPV_ZERO: seven digits: the first one, a zero, was lost; it is put back
 * @SOURCIER_DECP_DEFECT_CPV_MISSING: no CPV code
 * @SOURCIER_DECP_DEFECT_CPV_UNKNOWN: not a code, or one of a division that does not exist
 * @SOURCIER_DECP_DEFECT_DAY_ZONE: a day with a time or a zone, "2018-10-18+03:00": the day is taken
 * @SOURCIER_DECP_DEFECT_DAY_MISSING: no day of notification (of signature, for a concession)
 * @SOURCIER_DECP_DEFECT_DAY_UNSURE: not a day, or one before 1980 or after 2100
 * @SOURCIER_DECP_DEFECT_MONTHS: no duration, or none in whole months: "NC"
 * @SOURCIER_DECP_DEFECT_AMOUNT_MISSING: no amount
 * @SOURCIER_DECP_DEFECT_AMOUNT_ABSURD: less than one euro, ten thousand million or more, or nines only
 * @SOURCIER_DECP_DEFECT_CODE: a value that the enumeration does not have
 * @SOURCIER_DECP_DEFECT_NUMBER: something else than a number, a share or yes or no where one belongs
 * @SOURCIER_DECP_DEFECT_ACCENTS: letters were lost on the way, U+FFFD stands for them
 * @SOURCIER_DECP_DEFECT_NESTING: a list without the objects that version 2 puts around its elements
 * @SOURCIER_DECP_DEFECT_NO_SUBJECT: nothing says what is bought
 * @SOURCIER_DECP_DEFECT_REPEATED: another contract of the file has the buyer and the number
 *
 * What is odd about a contract. Never a reason to refuse it.
 */
typedef enum
{
  SOURCIER_DECP_DEFECT_NO_NUMBER,
  SOURCIER_DECP_DEFECT_NO_BUYER,
  SOURCIER_DECP_DEFECT_BUYER_SIRET,
  SOURCIER_DECP_DEFECT_NO_HOLDER,
  SOURCIER_DECP_DEFECT_HOLDER_SIRET,
  SOURCIER_DECP_DEFECT_CPV_ZERO,
  SOURCIER_DECP_DEFECT_CPV_MISSING,
  SOURCIER_DECP_DEFECT_CPV_UNKNOWN,
  SOURCIER_DECP_DEFECT_DAY_ZONE,
  SOURCIER_DECP_DEFECT_DAY_MISSING,
  SOURCIER_DECP_DEFECT_DAY_UNSURE,
  SOURCIER_DECP_DEFECT_MONTHS,
  SOURCIER_DECP_DEFECT_AMOUNT_MISSING,
  SOURCIER_DECP_DEFECT_AMOUNT_ABSURD,
  SOURCIER_DECP_DEFECT_CODE,
  SOURCIER_DECP_DEFECT_NUMBER,
  SOURCIER_DECP_DEFECT_ACCENTS,
  SOURCIER_DECP_DEFECT_NESTING,
  SOURCIER_DECP_DEFECT_NO_SUBJECT,
  SOURCIER_DECP_DEFECT_REPEATED,
  SOURCIER_N_DECP_DEFECTS,
} SourcierDecpDefect;

#define SOURCIER_DECP_DEFECT_BIT(defect) (1u << (defect))

const char *sourcier_decp_defect_get_code  (SourcierDecpDefect defect);
const char *sourcier_decp_defect_get_name  (SourcierDecpDefect defect);
char       *sourcier_decp_defects_to_words (guint              defects);

G_END_DECLS
