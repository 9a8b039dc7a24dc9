/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/step-bar.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

struct _SourcierStepBar
{
  GtkWidget parent_instance;

  GPtrArray *buttons; /* (element-type GtkToggleButton) */
  guint step;
};

G_DEFINE_FINAL_TYPE (SourcierStepBar, sourcier_step_bar, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkToggleButton *
get_button (SourcierStepBar *self,
            guint            step)
{
  return g_ptr_array_index (self->buttons, step);
}

static void
toggled_cb (GtkToggleButton *button,
            SourcierStepBar *self)
{
  guint step;

  if (!gtk_toggle_button_get_active (button) || !g_ptr_array_find (self->buttons, button, &step) || step == self->step)
    return;
  self->step = step;
  g_signal_emit (self, signals[CHOSEN], 0, step);
}

static void
sourcier_step_bar_dispose (GObject *object)
{
  SourcierStepBar *self = SOURCIER_STEP_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_step_bar_parent_class)->dispose (object);
}

static void
sourcier_step_bar_class_init (SourcierStepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_step_bar_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stepbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sourcier_step_bar_init (SourcierStepBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  self->buttons = g_ptr_array_new ();
}

static GtkWidget *
new_words (guint       number,
           const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *figure = g_strdup_printf ("%u", number);
  GtkWidget *number_label = gtk_label_new (figure);
  GtkWidget *title_label = gtk_label_new (title);

  gtk_widget_add_css_class (number_label, "step-number");
  gtk_label_set_ellipsize (GTK_LABEL (title_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), title_label);
  return box;
}

/**
 * sourcier_step_bar_add:
 * @self: the steps
 * @title: the name of one more
 */
void
sourcier_step_bar_add (SourcierStepBar *self,
                       const char      *title)
{
  g_return_if_fail (SOURCIER_IS_STEP_BAR (self));
  g_return_if_fail (title != NULL);

  guint number = self->buttons->len + 1;
  GtkWidget *button = gtk_toggle_button_new ();
  /* translators: a step of an assistant: its number and its name */
  g_autofree char *spoken = g_strdup_printf (_("Step %u: %s"), number, title);

  gtk_button_set_child (GTK_BUTTON (button), new_words (number, title));
  gtk_widget_add_css_class (button, "flat");
  sourcier_accessible_name_set (button, spoken);
  if (number > 1)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), get_button (self, 0));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
}

/**
 * sourcier_step_bar_set_step:
 * @self: the steps
 * @step: which one shows, from 0
 */
void
sourcier_step_bar_set_step (SourcierStepBar *self,
                            guint            step)
{
  g_return_if_fail (SOURCIER_IS_STEP_BAR (self));
  g_return_if_fail (step < self->buttons->len);

  self->step = step;
  gtk_toggle_button_set_active (get_button (self, step), TRUE);
}

/**
 * sourcier_step_bar_set_open:
 * @self: the steps
 * @step: one of them, from 0
 * @open: whether it may be gone to
 */
void
sourcier_step_bar_set_open (SourcierStepBar *self,
                            guint            step,
                            gboolean         open)
{
  g_return_if_fail (SOURCIER_IS_STEP_BAR (self));
  g_return_if_fail (step < self->buttons->len);

  gtk_widget_set_sensitive (GTK_WIDGET (get_button (self, step)), open);
}
