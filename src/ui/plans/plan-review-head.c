/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-review-head.h"

#include "plans/plan-nodes.h"
#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_plan_head_new:
 * @title: what is shown
 *
 * Returns: (transfer floating): the title, in a box that takes more below it
 */
GtkWidget *
sourcier_plan_head_new (const char *title)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-2");
  gtk_box_append (GTK_BOX (head), label);
  return head;
}

static void
add_words (GtkWidget  *head,
           const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (head), label);
}

/* Each has a label, an action and words that tell more, or none. */
static void
add_buttons (GtkWidget          *head,
             const char * const *buttons)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, sourcier_wrap_layout_new (6));
  for (guint i = 0; buttons[i] != NULL; i += 3)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(buttons[i]));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i + 1]);
      if (*buttons[i + 2] != '\0')
        gtk_widget_set_tooltip_text (button, _(buttons[i + 2]));
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (head), box);
}

/**
 * sourcier_plan_review_head_new:
 * @review: a review
 *
 * Returns: (transfer floating): its title and what can be done with it
 */
GtkWidget *
sourcier_plan_review_head_new (SourcierPlanPart *review)
{
  static const char * const buttons[] = {
    N_("Yearly _report…"), "page.review-report", N_("Preview and export the report on this year"),
    N_("Two-yearly pu_blication…"), "page.review-publication",
    N_("Preview and export the indicators of this year and the year before"),
    N_("_Refresh"), "page.review-refresh",
    N_("Work out targets, what was reached and gaps again; what was typed stays"),
    NULL,
  };
  GtkWidget *head = sourcier_plan_head_new (sourcier_plan_part_title (review));

  add_buttons (head, buttons);
  return head;
}

/**
 * sourcier_plan_reviews_head_new:
 * @plan: a plan with all that belongs to it
 *
 * Returns: (transfer floating): what reviews are for, and how to make one
 */
GtkWidget *
sourcier_plan_reviews_head_new (SourcierPlanPart *plan)
{
  static const char * const buttons[] = { N_("Annual _review…"), "page.review", "", NULL };
  GtkWidget *head = sourcier_plan_head_new (_("Reviews"));

  add_words (head, _("The law wants a scheme followed every year, and its indicators published every two years: what was aimed "
                     "at, what was reached, why, and what is decided with those whom it concerns."));
  if (sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW)->len == 0)
    add_words (head, _("No year was reviewed yet."));
  add_buttons (head, buttons);
  return head;
}
