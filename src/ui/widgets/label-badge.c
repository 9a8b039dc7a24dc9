/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/label-badge.h"

#include "reference/label-kind.h"

#include <glib/gi18n-lib.h>

static const char *hue_classes[] = {
  [SOURCIER_HUE_INSERTION] = "insertion",
  [SOURCIER_HUE_HANDICAP] = "handicap",
  [SOURCIER_HUE_SOLIDARITY] = "solidarity",
  [SOURCIER_HUE_ENVIRONMENT] = "environment",
  [SOURCIER_HUE_TERRITORY] = "territory",
  [SOURCIER_HUE_OTHER] = "other",
};

static const char *state_classes[SOURCIER_N_AWARD_STATES] = {
  [SOURCIER_AWARD_VALID] = "valid",
  [SOURCIER_AWARD_ENDING] = "ending",
  [SOURCIER_AWARD_ENDED] = "ended",
  [SOURCIER_AWARD_UNCHECKED] = "unchecked",
  [SOURCIER_AWARD_UPCOMING] = "upcoming",
};

/* The better an award stands on the day, the lower. */
static const int ranks[SOURCIER_N_AWARD_STATES] = {
  [SOURCIER_AWARD_VALID] = 0,
  [SOURCIER_AWARD_UNCHECKED] = 1,
  [SOURCIER_AWARD_ENDING] = 2,
  [SOURCIER_AWARD_UPCOMING] = 3,
  [SOURCIER_AWARD_ENDED] = 4,
};

/**
 * sourcier_label_badge_new:
 * @award: a label that somebody holds
 * @day: the day on which its state is shown
 *
 * Returns: (transfer floating): a badge with the label’s short name, and the rest in its tooltip
 */
GtkWidget *
sourcier_label_badge_new (SourcierLabelAward *award,
                          SourcierDay         day)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (award), NULL);

  g_autofree char *words = sourcier_label_badge_describe (award, day);
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (badge, words);
  sourcier_label_badge_show (badge, award, day);
  return badge;
}

/**
 * sourcier_label_badge_show:
 * @badge: a label made by sourcier_label_badge_new(), or any #GtkLabel or #GtkInscription
 * @award: what it shall show
 * @day: the day on which the award’s state is shown
 *
 * Makes a badge show another award; its tooltip is left alone.
 */
void
sourcier_label_badge_show (GtkWidget          *badge,
                           SourcierLabelAward *award,
                           SourcierDay         day)
{
  g_return_if_fail (GTK_IS_LABEL (badge) || GTK_IS_INSCRIPTION (badge));
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (award));

  const char *text = sourcier_label_kind_short_name_of (sourcier_label_award_get_label (award));
  const SourcierLabelKind *kind = sourcier_label_kind_find (sourcier_label_award_get_label (award));
  SourcierLabelHue hue = kind != NULL ? sourcier_label_kind_get_hue (kind) : SOURCIER_HUE_OTHER;
  SourcierAwardState state = sourcier_label_award_get_state (award, day);
  const char *classes[] = { "label-badge", hue_classes[hue], state_classes[state], NULL };

  if (GTK_IS_LABEL (badge))
    gtk_label_set_text (GTK_LABEL (badge), text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (badge), text);
  gtk_widget_set_css_classes (badge, classes);
}

static void
move_ended (GPtrArray   *awards,
            SourcierDay  day)
{
  guint at = 0;

  for (guint looked_at = 0; looked_at < awards->len; looked_at++)
    if (sourcier_label_award_get_state (awards->pdata[at], day) == SOURCIER_AWARD_ENDED)
      g_ptr_array_add (awards, g_ptr_array_steal_index (awards, at));
    else
      at++;
}

/**
 * sourcier_label_badge_choose:
 * @awards: (element-type SourcierLabelAward): all that a supplier holds or held
 * @day: the day on which they are shown
 *
 * Returns: (transfer full) (element-type SourcierLabelAward): one award for each kind of label, the one that stands
 *   best on @day, in the order of @awards; those that have ended come last
 */
GPtrArray *
sourcier_label_badge_choose (GPtrArray   *awards,
                             SourcierDay  day)
{
  g_return_val_if_fail (awards != NULL, NULL);

  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = awards->pdata[i];
      guint at;

      for (at = 0; at < chosen->len; at++)
        if (g_str_equal (sourcier_label_award_get_label (chosen->pdata[at]), sourcier_label_award_get_label (award)))
          break;
      if (at == chosen->len)
        g_ptr_array_add (chosen, g_object_ref (award));
      else if (ranks[sourcier_label_award_get_state (award, day)]
               < ranks[sourcier_label_award_get_state (chosen->pdata[at], day)])
        g_set_object ((SourcierLabelAward **) &chosen->pdata[at], award);
    }
  move_ended (chosen, day);
  return chosen;
}

/**
 * sourcier_label_badge_describe_dates:
 * @award: a label that somebody holds
 * @day: the day on which it is described
 *
 * Returns: (transfer full) (nullable): “until 31/12/2026”, “ended on 02/02/2025”, “from 01/01/2027”, or %NULL if no day
 *   that matters is known
 */
char *
sourcier_label_badge_describe_dates (SourcierLabelAward *award,
                                     SourcierDay         day)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (award), NULL);

  SourcierAwardState state = sourcier_label_award_get_state (award, day);
  SourcierDay from = sourcier_label_award_get_valid_from (award);
  SourcierDay to = sourcier_label_award_get_valid_to (award);
  gboolean begins = state == SOURCIER_AWARD_UPCOMING || to == SOURCIER_DAY_NONE;
  SourcierDay shown = begins ? from : to;

  if (shown == SOURCIER_DAY_NONE)
    return NULL;

  g_autofree char *date = sourcier_day_format (shown);

  if (state == SOURCIER_AWARD_UPCOMING)
    /* translators: a label will be held from this date on */
    return g_strdup_printf (_("from %s"), date);
  if (begins)
    /* translators: a label has been held since this date */
    return g_strdup_printf (_("since %s"), date);
  if (state == SOURCIER_AWARD_ENDED)
    /* translators: a label was held until this date */
    return g_strdup_printf (_("ended on %s"), date);
  if (state == SOURCIER_AWARD_ENDING)
    /* translators: a label will soon end, on this date */
    return g_strdup_printf (_("ends on %s"), date);
  /* translators: a label is held until this date */
  return g_strdup_printf (_("until %s"), date);
}

/**
 * sourcier_label_badge_describe:
 * @award: a label that somebody holds
 * @day: the day on which it is described
 *
 * Returns: (transfer full): its full name, state and date in words
 */
char *
sourcier_label_badge_describe (SourcierLabelAward *award,
                               SourcierDay         day)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (award), NULL);

  const char *name = sourcier_label_kind_name_of (sourcier_label_award_get_label (award));
  const char *state = sourcier_award_state_get_name (sourcier_label_award_get_state (award, day));
  g_autofree char *dates = sourcier_label_badge_describe_dates (award, day);

  if (dates != NULL)
    return g_strdup_printf ("%s · %s · %s", name, state, dates);
  return g_strdup_printf ("%s · %s", name, state);
}
