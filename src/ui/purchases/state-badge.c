/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/state-badge.h"

/* The outline of the badge tells the state as well as its hue does: dashed, drawn, filled, struck. */
static const char * const classes[SOURCIER_N_PURCHASE_STATES] = {
  [SOURCIER_PURCHASE_IDEA] = "state-idea",
  [SOURCIER_PURCHASE_PLANNED] = "state-planned",
  [SOURCIER_PURCHASE_LAUNCHED] = "state-launched",
  [SOURCIER_PURCHASE_AWARDED] = "state-awarded",
  [SOURCIER_PURCHASE_ENDED] = "state-ended",
  [SOURCIER_PURCHASE_DROPPED] = "state-dropped",
};

/**
 * sourcier_state_badge_new:
 *
 * Returns: (transfer floating): a badge that tells the state of a purchase
 */
GtkWidget *
sourcier_state_badge_new (void)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "label-badge");
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  return badge;
}

/**
 * sourcier_state_badge_show:
 * @badge: made by sourcier_state_badge_new()
 * @state: a state
 */
void
sourcier_state_badge_show (GtkWidget             *badge,
                           SourcierPurchaseState  state)
{
  g_return_if_fail (GTK_IS_LABEL (badge));
  g_return_if_fail (state < SOURCIER_N_PURCHASE_STATES);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_STATES; i++)
    gtk_widget_remove_css_class (badge, classes[i]);
  gtk_widget_add_css_class (badge, classes[state]);
  gtk_label_set_text (GTK_LABEL (badge), sourcier_purchase_state_get_name (state));
}
