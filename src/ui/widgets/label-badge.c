/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/label-badge.h"

#include "reference/label-kind.h"

#include <glib/gi18n-lib.h>

#define SPACING 4
/* Two short badges and “+2”; three or four. */
#define LEAST_WIDTH 106
#define WISHED_WIDTH 150

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
 * @badge: a label made by sourcier_label_badge_new(), or any #GtkLabel
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
  g_return_if_fail (GTK_IS_LABEL (badge));
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (award));

  const SourcierLabelKind *kind = sourcier_label_kind_find (sourcier_label_award_get_label (award));
  SourcierLabelHue hue = kind != NULL ? sourcier_label_kind_get_hue (kind) : SOURCIER_HUE_OTHER;
  SourcierAwardState state = sourcier_label_award_get_state (award, day);
  const char *classes[] = { "label-badge", hue_classes[hue], state_classes[state], NULL };

  gtk_label_set_text (GTK_LABEL (badge), sourcier_label_kind_short_name_of (sourcier_label_award_get_label (award)));
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

struct _SourcierLabelBadges
{
  GtkWidget parent_instance;

  GPtrArray   *badges; /* labels, more than are in use: a cell is bound again and again */
  GPtrArray   *awards;
  GtkWidget   *more;
  SourcierDay  day;
  guint        n_shown;
  gboolean     alone;  /* in no column */
};

G_DEFINE_FINAL_TYPE (SourcierLabelBadges, sourcier_label_badges, GTK_TYPE_WIDGET)

static GtkWidget *
ensure_badge (SourcierLabelBadges *self,
              guint                at)
{
  if (at == self->badges->len)
    {
      GtkWidget *badge = gtk_label_new (NULL);

      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_widget_insert_before (badge, GTK_WIDGET (self), self->more);
      g_ptr_array_add (self->badges, badge);
    }
  return self->badges->pdata[at];
}

static int
width_of (GtkWidget *child)
{
  int width;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* What all badges need. */
static int
whole_width (SourcierLabelBadges *self)
{
  int width = 0;

  for (guint i = 0; i < self->awards->len; i++)
    width += (i > 0 ? SPACING : 0) + width_of (self->badges->pdata[i]);
  return width;
}

static void
sourcier_label_badges_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  SourcierLabelBadges *self = SOURCIER_LABEL_BADGES (widget);

  /* The same for every supplier, so that a column does not change its width as the rows go by. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int most = self->alone ? whole_width (self) : WISHED_WIDTH;

      *minimum = MIN (LEAST_WIDTH, most);
      *natural = MIN (WISHED_WIDTH, most);
      return;
    }

  /* Every row is equally high, with labels or without: the count is always there to be measured. */
  gtk_widget_measure (self->more, GTK_ORIENTATION_VERTICAL, -1, minimum, natural, NULL, NULL);
  for (guint i = 0; i < self->awards->len; i++)
    {
      int height;

      gtk_widget_measure (self->badges->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      *minimum = *natural = MAX (*natural, height);
    }
}

/* How many badges have room, when those that have none must be told by “+2” behind the others. */
static guint
count_fitting (SourcierLabelBadges *self,
               int                  width)
{
  int more = width_of (self->more);
  int used = 0;
  guint fitting = 0;

  for (guint i = 0; i < self->awards->len; i++)
    {
      gboolean last = i + 1 == self->awards->len;

      used += (i > 0 ? SPACING : 0) + width_of (self->badges->pdata[i]);
      if (used + (last ? 0 : SPACING + more) <= width)
        fitting = i + 1;
      else if (used > width)
        break;
    }
  return fitting;
}

static void
place (SourcierLabelBadges *self,
       GtkWidget           *child,
       int                 *x,
       int                  width,
       int                  height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int child_width = width_of (child);

  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child,
                            &(GtkAllocation) { mirrored ? width - *x - child_width : *x, 0, child_width, height },
                            -1);
  *x += child_width + SPACING;
}

static void
sourcier_label_badges_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  SourcierLabelBadges *self = SOURCIER_LABEL_BADGES (widget);
  int x = 0;

  self->n_shown = count_fitting (self, width);
  for (guint i = 0; i < self->badges->len; i++)
    if (i < self->n_shown)
      place (self, self->badges->pdata[i], &x, width, height);
    else
      gtk_widget_set_child_visible (self->badges->pdata[i], FALSE);

  if (self->n_shown < self->awards->len)
    {
      /* translators: so many more labels than there is room to show */
      g_autofree char *text = g_strdup_printf (_("+%u"), self->awards->len - self->n_shown);

      gtk_inscription_set_text (GTK_INSCRIPTION (self->more), text);
      place (self, self->more, &x, width, height);
    }
  else
    {
      gtk_widget_set_child_visible (self->more, FALSE);
    }
}

static char *
describe (SourcierLabelBadges *self,
          guint                first,
          guint                end)
{
  GString *words = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      g_autofree char *line = sourcier_label_badge_describe (self->awards->pdata[i], self->day);

      g_string_append_printf (words, "%s%s", i > first ? "\n" : "", line);
    }
  return g_string_free (words, FALSE);
}

static gboolean
sourcier_label_badges_query_tooltip (GtkWidget  *widget,
                                     int         x,
                                     int         y,
                                     gboolean    keyboard,
                                     GtkTooltip *tooltip)
{
  SourcierLabelBadges *self = SOURCIER_LABEL_BADGES (widget);
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  guint at;

  g_autofree char *words = NULL;

  if (self->awards->len == 0)
    return FALSE;
  if (picked != NULL && g_ptr_array_find (self->badges, picked, &at) && at < self->n_shown)
    words = describe (self, at, at + 1);
  else if (picked == self->more)
    words = describe (self, self->n_shown, self->awards->len);
  else if (keyboard)
    words = describe (self, 0, self->awards->len);
  else
    return FALSE;

  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
sourcier_label_badges_dispose (GObject *object)
{
  SourcierLabelBadges *self = SOURCIER_LABEL_BADGES (object);
  GtkWidget *child;

  g_clear_pointer (&self->awards, g_ptr_array_unref);
  g_clear_pointer (&self->badges, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sourcier_label_badges_parent_class)->dispose (object);
}

static void
sourcier_label_badges_class_init (SourcierLabelBadgesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_label_badges_dispose;
  widget_class->measure = sourcier_label_badges_measure;
  widget_class->size_allocate = sourcier_label_badges_size_allocate;
  widget_class->query_tooltip = sourcier_label_badges_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "badges");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sourcier_label_badges_init (SourcierLabelBadges *self)
{
  self->badges = g_ptr_array_new ();
  self->awards = g_ptr_array_new_with_free_func (g_object_unref);

  /* An inscription, because its text is known only when the widths are, and changing it asks for no new layout. */
  self->more = gtk_inscription_new (NULL);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->more), 3);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->more), 3);
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "badge-more");
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sourcier_label_badges_new:
 *
 * Returns: (transfer floating): a line of badges with nothing on it yet
 */
GtkWidget *
sourcier_label_badges_new (void)
{
  return g_object_new (SOURCIER_TYPE_LABEL_BADGES, NULL);
}

/**
 * sourcier_label_badges_set_alone:
 * @self: a line of badges
 * @alone: whether it stands in no column: it then takes no more room than its badges
 */
void
sourcier_label_badges_set_alone (SourcierLabelBadges *self,
                                 gboolean             alone)
{
  g_return_if_fail (SOURCIER_IS_LABEL_BADGES (self));

  self->alone = alone;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sourcier_label_badges_set_awards:
 * @self: a line of badges
 * @awards: (nullable) (element-type SourcierLabelAward): what the supplier holds or held
 * @day: the day on which their state is shown
 */
void
sourcier_label_badges_set_awards (SourcierLabelBadges *self,
                                  GPtrArray           *awards,
                                  SourcierDay          day)
{
  g_return_if_fail (SOURCIER_IS_LABEL_BADGES (self));

  g_clear_pointer (&self->awards, g_ptr_array_unref);
  self->awards = awards != NULL ? sourcier_label_badge_choose (awards, day)
                                : g_ptr_array_new_with_free_func (g_object_unref);
  self->day = day;
  for (guint i = 0; i < self->awards->len; i++)
    sourcier_label_badge_show (ensure_badge (self, i), self->awards->pdata[i], day);
  for (guint i = 0; i < self->badges->len; i++)
    gtk_widget_set_visible (self->badges->pdata[i], i < self->awards->len);

  g_autofree char *words = describe (self, 0, self->awards->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
