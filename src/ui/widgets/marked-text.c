/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/marked-text.h"

#define SPACING 4

struct _SourcierMarkedText
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GPtrArray *marks;   /* icons, not ours: those that are seen are visible as children */
};

G_DEFINE_FINAL_TYPE (SourcierMarkedText, sourcier_marked_text, GTK_TYPE_WIDGET)

/* As wide as the text whatever marks there are, so that no column changes its width as the rows go by. */
static void
sourcier_marked_text_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  SourcierMarkedText *self = SOURCIER_MARKED_TEXT (widget);

  gtk_widget_measure (self->text, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for (guint i = 0; i < self->marks->len; i++)
    {
      int least, wished;

      gtk_widget_measure (self->marks->pdata[i], orientation, -1, &least, &wished, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wished);
    }
}

static void
place (SourcierMarkedText *self,
       GtkWidget          *child,
       int                 x,
       int                 width,
       int                 height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

/* The marks stand at the end of the cell, below one another those of all rows. */
static void
sourcier_marked_text_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  SourcierMarkedText *self = SOURCIER_MARKED_TEXT (widget);
  int room = width, least;

  for (guint i = self->marks->len; i > 0; i--)
    {
      GtkWidget *mark = self->marks->pdata[i - 1];
      int mark_width;

      if (!gtk_widget_get_child_visible (mark))
        continue;
      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &mark_width, NULL, NULL);
      place (self, mark, room - mark_width, mark_width, height);
      room -= mark_width + SPACING;
    }
  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place (self, self->text, 0, MAX (room, least), height);
}

static void
sourcier_marked_text_dispose (GObject *object)
{
  SourcierMarkedText *self = SOURCIER_MARKED_TEXT (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->marks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sourcier_marked_text_parent_class)->dispose (object);
}

static void
sourcier_marked_text_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_MARKED_TEXT (object)->marks);
  G_OBJECT_CLASS (sourcier_marked_text_parent_class)->finalize (object);
}

static void
sourcier_marked_text_class_init (SourcierMarkedTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_marked_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_marked_text_finalize;
  widget_class->measure = sourcier_marked_text_measure;
  widget_class->size_allocate = sourcier_marked_text_size_allocate;
}

static void
sourcier_marked_text_init (SourcierMarkedText *self)
{
  self->marks = g_ptr_array_new ();
}

/**
 * sourcier_marked_text_new:
 * @text: a widget that shows a text: it takes all the room that marks leave
 *
 * Returns: (transfer floating): the text, without marks
 */
GtkWidget *
sourcier_marked_text_new (GtkWidget *text)
{
  g_return_val_if_fail (GTK_IS_WIDGET (text), NULL);

  SourcierMarkedText *self = g_object_new (SOURCIER_TYPE_MARKED_TEXT, NULL);

  self->text = text;
  gtk_widget_set_parent (text, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * sourcier_marked_text_get_text:
 * @self: a text with marks
 *
 * Returns: (transfer none): what it was made with
 */
GtkWidget *
sourcier_marked_text_get_text (SourcierMarkedText *self)
{
  g_return_val_if_fail (SOURCIER_IS_MARKED_TEXT (self), NULL);

  return self->text;
}

static void
set_seen (GtkWidget *mark,
          gboolean   seen)
{
  gtk_widget_set_child_visible (mark, seen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, !seen, -1);
}

/**
 * sourcier_marked_text_add_mark:
 * @self: a text
 * @icon_name: the icon of another mark that it may have, behind those before
 * @css_class: (nullable): how the mark looks
 *
 * The mark is not shown.
 */
void
sourcier_marked_text_add_mark (SourcierMarkedText *self,
                               const char         *icon_name,
                               const char         *css_class)
{
  g_return_if_fail (SOURCIER_IS_MARKED_TEXT (self));
  g_return_if_fail (icon_name != NULL);

  GtkWidget *mark = gtk_image_new_from_icon_name (icon_name);

  if (css_class != NULL)
    gtk_widget_add_css_class (mark, css_class);
  set_seen (mark, FALSE);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  g_ptr_array_add (self->marks, mark);
}

/**
 * sourcier_marked_text_show_mark:
 * @self: a text
 * @at: a mark, counted from 0
 * @words: (nullable): what the mark says to whoever points at it or reads it aloud; %NULL for no such mark
 */
void
sourcier_marked_text_show_mark (SourcierMarkedText *self,
                                guint               at,
                                const char         *words)
{
  g_return_if_fail (SOURCIER_IS_MARKED_TEXT (self));
  g_return_if_fail (at < self->marks->len);

  GtkWidget *mark = self->marks->pdata[at];

  if (words == NULL && !gtk_widget_get_child_visible (mark))
    return;
  gtk_widget_set_tooltip_text (mark, words);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (gtk_widget_get_child_visible (mark) == (words != NULL))
    return;
  set_seen (mark, words != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
