/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/eligibility.h"

#include "base/coded-word.h"
#include "reference/label-kind.h"

#include <glib/gi18n-lib.h>

/* Their codes are articles of the code de la commande publique, as the list of labels names them. */
static const SourcierCodedWord eligibilities[SOURCIER_N_ELIGIBILITIES] = {
  [SOURCIER_ELIGIBILITY_L2113_12] = { "L2113-12", NC_("eligibility", "L2113-12 · EA, EATT, ESAT") },
  [SOURCIER_ELIGIBILITY_L2113_13] = { "L2113-13", NC_("eligibility", "L2113-13 · work integration") },
  [SOURCIER_ELIGIBILITY_L2113_13_1] = { "L2113-13-1", NC_("eligibility", "L2113-13-1 · work in prison") },
  [SOURCIER_ELIGIBILITY_L2113_15] = { "L2113-15", NC_("eligibility", "L2113-15 · social economy") },
  [SOURCIER_ELIGIBILITY_CLAUSE] = { "clause", NC_("eligibility", "Insertion clause") },
};

/**
 * sourcier_eligibility_get_code:
 * @eligibility: what a supplier may answer
 *
 * Returns: (transfer none): its name in questions and on the command line: "L2113-13" or "clause"
 */
const char *
sourcier_eligibility_get_code (SourcierEligibility eligibility)
{
  g_return_val_if_fail (eligibility < SOURCIER_N_ELIGIBILITIES, NULL);

  return eligibilities[eligibility].code;
}

/**
 * sourcier_eligibility_get_name:
 * @eligibility: what a supplier may answer
 *
 * Returns: (transfer none): the article and whom it is for, in the reader's language
 */
const char *
sourcier_eligibility_get_name (SourcierEligibility eligibility)
{
  g_return_val_if_fail (eligibility < SOURCIER_N_ELIGIBILITIES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "eligibility", eligibilities[eligibility].name);
}

/**
 * sourcier_eligibility_find:
 * @code: (nullable): "L2113-13" or "clause"
 * @eligibility: (out) (optional): which one it is
 *
 * Returns: whether there is one of exactly this code
 */
gboolean
sourcier_eligibility_find (const char          *code,
                           SourcierEligibility *eligibility)
{
  guint value;

  if (!sourcier_coded_word_find (eligibilities, SOURCIER_N_ELIGIBILITIES, code, &value))
    return FALSE;
  if (eligibility != NULL)
    *eligibility = (SourcierEligibility) value;
  return TRUE;
}

static gboolean
kind_opens (const SourcierLabelKind *kind,
            SourcierEligibility      eligibility)
{
  if (eligibility == SOURCIER_ELIGIBILITY_CLAUSE)
    return sourcier_label_kind_counts_for_clause (kind);
  return g_str_equal (sourcier_label_kind_get_reserved_article (kind), eligibilities[eligibility].code);
}

/**
 * sourcier_eligibility_is_opened_by:
 * @eligibility: what a supplier may answer
 * @label: code of a label kind, or what was written
 *
 * Returns: whether those who hold @label may answer it; never for a label the program does not know
 */
gboolean
sourcier_eligibility_is_opened_by (SourcierEligibility  eligibility,
                                   const char          *label)
{
  g_return_val_if_fail (eligibility < SOURCIER_N_ELIGIBILITIES, FALSE);

  const SourcierLabelKind *kind = sourcier_label_kind_find (label);

  return kind != NULL && kind_opens (kind, eligibility);
}

/**
 * sourcier_eligibility_get_labels:
 * @eligibility: what a supplier may answer
 *
 * Returns: (transfer full) (element-type utf8): the codes of the labels any of which opens it
 */
GPtrArray *
sourcier_eligibility_get_labels (SourcierEligibility eligibility)
{
  g_return_val_if_fail (eligibility < SOURCIER_N_ELIGIBILITIES, NULL);

  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kind_opens (kinds[i], eligibility))
      g_ptr_array_add (labels, g_strdup (sourcier_label_kind_get_code (kinds[i])));
  return labels;
}

/**
 * sourcier_eligibility_get_reasons:
 * @eligibility: what a supplier may answer
 * @supplier: a supplier
 * @day: the day on which it would answer
 *
 * Returns: (transfer full) (element-type SourcierLabelAward): the awards held on @day that let @supplier answer it, as
 *   the supplier has them in order; none if it may not
 */
GPtrArray *
sourcier_eligibility_get_reasons (SourcierEligibility  eligibility,
                                  SourcierSupplier    *supplier,
                                  SourcierDay          day)
{
  g_return_val_if_fail (eligibility < SOURCIER_N_ELIGIBILITIES, NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);

      if (sourcier_award_state_is_held (sourcier_label_award_get_state (award, day))
          && sourcier_eligibility_is_opened_by (eligibility, sourcier_label_award_get_label (award)))
        g_ptr_array_add (reasons, g_object_ref (award));
    }
  return reasons;
}
