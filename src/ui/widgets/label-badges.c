/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/label-badges.h"

#include "widgets/label-badge.h"

#include <glib/gi18n-lib.h>

#define SPACING 4
/* Badges that are there before they are needed: hardly any supplier has more labels, and a new child of a cell has GTK measure
 * all cells of its column. */
#define READY 3
/* Two short badges and “+2”; three or four. */
#define LEAST_WIDTH 106
#define WISHED_WIDTH 150

struct _SourcierLabelBadges
{
  GtkWidget parent_instance;

  GPtrArray   *badges; /* inscriptions, more than are in use: a cell is bound again and again */
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
      /* A label would ask for a new layout of the whole table whenever it says something else. */
      GtkWidget *badge = gtk_inscription_new (NULL);

      gtk_inscription_set_min_chars (GTK_INSCRIPTION (badge), 0);
      gtk_inscription_set_nat_chars (GTK_INSCRIPTION (badge), 0);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (badge, "label-badge");
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

/* The few texts of badges are measured once for a font. */
static int
text_width (GtkWidget *badge)
{
  static GHashTable *widths;
  static guint measured_font;
  PangoContext *context = gtk_widget_get_pango_context (badge);
  guint font = pango_font_description_hash (pango_context_get_font_description (context))
               ^ (guint) (pango_cairo_context_get_resolution (context) * 16);
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (badge));
  gpointer found;

  if (widths == NULL)
    widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (font != measured_font)
    g_hash_table_remove_all (widths);
  measured_font = font;
  if (!g_hash_table_lookup_extended (widths, text, NULL, &found))
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (badge, text);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      found = GINT_TO_POINTER (width);
      g_hash_table_insert (widths, g_strdup (text), found);
    }
  return GPOINTER_TO_INT (found);
}

/* An inscription of no characters measures what stands around its text. */
static int
badge_width (SourcierLabelBadges *self,
             guint                at)
{
  GtkWidget *badge = self->badges->pdata[at];

  return width_of (badge) + text_width (badge);
}

/* What all badges need. */
static int
whole_width (SourcierLabelBadges *self)
{
  int width = 0;

  for (guint i = 0; i < self->awards->len; i++)
    width += (i > 0 ? SPACING : 0) + badge_width (self, i);
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

      used += (i > 0 ? SPACING : 0) + badge_width (self, i);
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
       int                  child_width,
       int                 *x,
       int                  width,
       int                  height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

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
      place (self, self->badges->pdata[i], badge_width (self, i), &x, width, height);
    else
      gtk_widget_set_child_visible (self->badges->pdata[i], FALSE);

  if (self->n_shown < self->awards->len)
    {
      /* translators: so many more labels than there is room to show */
      g_autofree char *text = g_strdup_printf (_("+%u"), self->awards->len - self->n_shown);

      gtk_inscription_set_text (GTK_INSCRIPTION (self->more), text);
      place (self, self->more, width_of (self->more), &x, width, height);
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
  for (guint i = 0; i < READY; i++)
    ensure_badge (self, i);
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

  for (guint i = self->awards->len; i < self->badges->len; i++)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->badges->pdata[i]), NULL);

  g_autofree char *words = describe (self, 0, self->awards->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  /* In a column it takes the same room whatever it shows. */
  if (self->alone)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}
