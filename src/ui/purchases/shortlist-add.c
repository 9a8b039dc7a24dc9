/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/shortlist-add.h"

#include "purchases/shortlist-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_shortlist_add_suppliers:
 * @from: the widget that asks
 * @store: the office's file
 * @purchase: id of a purchase
 * @suppliers: (element-type gint64): ids of suppliers
 *
 * Puts suppliers on the shortlist of a purchase and tells the reader what became of them, with Undo where anything was
 * changed.
 *
 * Returns: whether it could be done
 */
gboolean
sourcier_shortlist_add_suppliers (GtkWidget     *from,
                                  SourcierStore *store,
                                  gint64         purchase,
                                  GArray        *suppliers)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (suppliers != NULL, FALSE);

  SourcierShortlistAdded added;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!sourcier_shortlist_store_add (store, purchase, suppliers, &added, &error))
    {
      sourcier_feedback_fail (from, _("The shortlist could not be changed"), error);
      return FALSE;
    }
  words = sourcier_shortlist_added_to_words (added);
  if (added.n_added > 0)
    sourcier_feedback_done (from, words);
  else
    sourcier_feedback_tell (from, words);
  return TRUE;
}
