/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-defect.h"

#include "base/coded-word.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

static const SourcierCodedWord defects[SOURCIER_N_DECP_DEFECTS] = {
  [SOURCIER_DECP_DEFECT_NO_NUMBER] = { "no-number", N_("The contract has no number") },
  [SOURCIER_DECP_DEFECT_NO_BUYER] = { "no-buyer", N_("The buyer is missing") },
  [SOURCIER_DECP_DEFECT_BUYER_SIRET] = { "buyer-siret", N_("The SIRET of the buyer is doubtful") },
  [SOURCIER_DECP_DEFECT_NO_HOLDER] = { "no-holder", N_("The holder is missing") },
  [SOURCIER_DECP_DEFECT_HOLDER_SIRET] = { "holder-siret", N_("The SIRET of a company is doubtful") },
  [SOURCIER_DECP_DEFECT_CPV_ZERO] = { "cpv-zero", N_("The CPV code lost its zero, which is put back") },
  [SOURCIER_DECP_DEFECT_CPV_MISSING] = { "cpv-missing", N_("The CPV code is missing") },
  [SOURCIER_DECP_DEFECT_CPV_UNKNOWN] = { "cpv-unknown", N_("The CPV code is unknown") },
  [SOURCIER_DECP_DEFECT_DAY_ZONE] = { "day-zone", N_("A day bears a time or a time zone, which is left out") },
  [SOURCIER_DECP_DEFECT_DAY_MISSING] = { "day-missing", N_("The day of notification is missing") },
  [SOURCIER_DECP_DEFECT_DAY_UNSURE] = { "day-unsure", N_("A day is not one, or is far off") },
  [SOURCIER_DECP_DEFECT_MONTHS] = { "months", N_("The duration is not a number of months") },
  [SOURCIER_DECP_DEFECT_AMOUNT_MISSING] = { "amount-missing", N_("The amount is missing") },
  [SOURCIER_DECP_DEFECT_AMOUNT_ABSURD] = { "amount-absurd", N_("The amount is not believable") },
  [SOURCIER_DECP_DEFECT_CODE] = { "code", N_("A value is not in its official list") },
  [SOURCIER_DECP_DEFECT_NUMBER] = { "number", N_("Something else stands where a number or a yes or no belongs") },
  [SOURCIER_DECP_DEFECT_ACCENTS] = { "accents", N_("Letters with accents were lost") },
  [SOURCIER_DECP_DEFECT_NESTING] = { "nesting", N_("A list is not nested as version 2 wants it") },
  [SOURCIER_DECP_DEFECT_NO_SUBJECT] = { "no-subject", N_("The subject is missing") },
  [SOURCIER_DECP_DEFECT_REPEATED] = { "repeated", N_("The file has another contract with this buyer and this number") },
};

/**
 * sourcier_decp_defect_get_code:
 * @defect: a defect
 *
 * Returns: (transfer none): its name for programs, "cpv-zero"
 */
const char *
sourcier_decp_defect_get_code (SourcierDecpDefect defect)
{
  g_return_val_if_fail (defect < SOURCIER_N_DECP_DEFECTS, NULL);

  return defects[defect].code;
}

/**
 * sourcier_decp_defect_get_name:
 * @defect: a defect
 *
 * Returns: (transfer none): a sentence for the reader
 */
const char *
sourcier_decp_defect_get_name (SourcierDecpDefect defect)
{
  g_return_val_if_fail (defect < SOURCIER_N_DECP_DEFECTS, NULL);

  return _(defects[defect].name);
}

/**
 * sourcier_decp_defects_to_words:
 * @told: a bit for each defect
 *
 * Returns: (transfer full): the sentences, one after the other; "" if there is no defect
 */
char *
sourcier_decp_defects_to_words (guint told)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    if ((told & SOURCIER_DECP_DEFECT_BIT (i)) != 0)
      sourcier_text_append_part (words, sourcier_decp_defect_get_name (i));
  return g_string_free (words, FALSE);
}
