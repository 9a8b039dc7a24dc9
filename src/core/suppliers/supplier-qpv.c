/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-qpv.h"

#include "base/text.h"
#include "base/user.h"

#include <string.h>

#define CODE_LENGTH 8

/**
 * sourcier_qpv_read_code:
 * @text: (nullable): what somebody wrote
 *
 * Returns: (transfer full) (nullable): the code of a neighbourhood, "QN09301M" (2024) or "QP093001" (2015), or %NULL
 */
char *
sourcier_qpv_read_code (const char *text)
{
  g_autofree char *tidy = sourcier_text_tidy (text);
  g_autofree char *code = g_ascii_strup (tidy, -1);

  if (strlen (code) != CODE_LENGTH || code[0] != 'Q' || (code[1] != 'N' && code[1] != 'P'))
    return NULL;
  for (guint i = 2; i < CODE_LENGTH; i++)
    if (!g_ascii_isdigit (code[i]) && !g_ascii_isalpha (code[i]))
      return NULL;
  return g_steal_pointer (&code);
}

/**
 * sourcier_supplier_get_qpv:
 * @self: a supplier
 * @code: (nullable): the code of a neighbourhood, "" for an award that tells none, %NULL for any
 *
 * Returns: (transfer none) (nullable): the award that says that it is set in one
 */
SourcierLabelAward *
sourcier_supplier_get_qpv (SourcierSupplier *self,
                           const char       *code)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  GPtrArray *awards = sourcier_supplier_get_awards (self);

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);

      if (g_str_equal (sourcier_label_award_get_label (award), SOURCIER_LABEL_QPV)
          && (code == NULL || g_str_equal (sourcier_label_award_get_number (award), code)))
        return award;
    }
  return NULL;
}

/**
 * sourcier_supplier_add_qpv:
 * @self: a supplier
 * @code: the code of a neighbourhood
 * @evidence: what says so, for an award that is new
 * @list: what the imported list is called that says so, "" if none does
 *
 * Adds the award, or the code to one that tells none.
 *
 * Returns: whether that was news
 */
gboolean
sourcier_supplier_add_qpv (SourcierSupplier *self,
                           const char       *code,
                           const char       *evidence,
                           const char       *list)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (code != NULL && evidence != NULL && list != NULL, FALSE);

  SourcierLabelAward *untold = sourcier_supplier_get_qpv (self, "");

  if (sourcier_supplier_get_qpv (self, code) != NULL)
    return FALSE;
  if (untold != NULL)
    {
      sourcier_label_award_set_number (untold, code);
      return TRUE;
    }

  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (SOURCIER_LABEL_QPV);

  sourcier_label_award_set_number (award, code);
  sourcier_label_award_set_evidence (award, evidence);
  sourcier_label_award_set_list (award, list);
  sourcier_supplier_add_award (self, award);
  return TRUE;
}

/**
 * sourcier_supplier_confirm_qpv:
 * @self: a supplier
 * @code: the code of the neighbourhood that the reader says it is set in, "" for none
 *
 * The supplier has one such award afterwards, checked by the reader today; none where there is no neighbourhood.
 */
void
sourcier_supplier_confirm_qpv (SourcierSupplier *self,
                               const char       *code)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (code != NULL);

  g_autofree char *reader = sourcier_user_dup_name ();
  SourcierLabelAward *award = sourcier_supplier_get_qpv (self, NULL);

  if (*code == '\0')
    {
      for (; award != NULL; award = sourcier_supplier_get_qpv (self, NULL))
        sourcier_supplier_remove_award (self, award);
      return;
    }
  if (award == NULL)
    sourcier_supplier_add_qpv (self, code, "", "");

  award = sourcier_supplier_get_qpv (self, NULL);
  sourcier_label_award_set_number (award, code);
  sourcier_label_award_set_checked_by (award, reader);
  sourcier_label_award_set_checked_on (award, sourcier_day_today ());
}

/**
 * sourcier_supplier_qpv_to_cell:
 * @self: a supplier
 * @day: a day
 *
 * Returns: (transfer full): the codes of the neighbourhoods that it is set in on that day, as a list writes them; “oui” or
 *   “yes” where a label says so without a code; "" for none
 */
char *
sourcier_supplier_qpv_to_cell (SourcierSupplier *self,
                               SourcierDay       day)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  GPtrArray *awards = sourcier_supplier_get_awards (self);
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);
      const char *number = sourcier_label_award_get_number (award);

      if (!g_str_equal (sourcier_label_award_get_label (award), SOURCIER_LABEL_QPV)
          || !sourcier_award_state_is_held (sourcier_label_award_get_state (award, day)))
        continue;
      if (*number == '\0')
        number = sourcier_user_reads_french () ? "oui" : "yes";
      g_string_append_printf (cell, "%s%s", cell->len > 0 ? ", " : "", number);
    }
  return g_string_free (cell, FALSE);
}
