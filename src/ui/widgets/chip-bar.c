/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/chip-bar.h"

#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _SourcierChipBar
{
  GtkWidget parent_instance;

  GtkWidget *chips;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (SourcierChipBar, sourcier_chip_bar, GTK_TYPE_WIDGET)

enum { REMOVED, CLEARED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
remove_clicked_cb (GtkWidget       *button,
                   SourcierChipBar *self)
{
  int id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "chip"));

  g_signal_emit (self, signals[REMOVED], 0, id);
}

static void
clear_clicked_cb (SourcierChipBar *self)
{
  g_signal_emit (self, signals[CLEARED], 0);
}

static GtkWidget *
make_chip (SourcierChipBar *self,
           int              id,
           const char      *words)
{
  /* translators: the tooltip of the button that removes a chip; %s is a part of the question, like “EI or ACI” */
  g_autofree char *action = g_strdup_printf (_("Remove “%s”"), words);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
  g_object_set_data (G_OBJECT (button), "chip", GINT_TO_POINTER (id));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);

  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

/* Which chip has the focus, counted from 0; -1 for none. */
static int
find_focus (SourcierChipBar *self)
{
  int at = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip), at++)
    if (gtk_widget_get_focus_child (self->chips) == chip && gtk_widget_has_focus (gtk_widget_get_last_child (chip)))
      return at;
  return -1;
}

static void
restore_focus (SourcierChipBar *self,
               int              at)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (int i = 0; i < at && chip != NULL && gtk_widget_get_next_sibling (chip) != NULL; i++)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip != NULL && at >= 0)
    gtk_widget_grab_focus (gtk_widget_get_last_child (chip));
}

static void
sourcier_chip_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_CHIP_BAR);
  G_OBJECT_CLASS (sourcier_chip_bar_parent_class)->dispose (object);
}

static void
sourcier_chip_bar_class_init (SourcierChipBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_chip_bar_dispose;

  signals[REMOVED] = g_signal_new ("removed", SOURCIER_TYPE_CHIP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLEARED] = g_signal_new ("cleared", SOURCIER_TYPE_CHIP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/chip-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierChipBar, chips);
  gtk_widget_class_bind_template_child (widget_class, SourcierChipBar, clear);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chipbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sourcier_chip_bar_init (SourcierChipBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, sourcier_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Question"), -1);
}

/**
 * sourcier_chip_bar_set_chips:
 * @self: a chip bar
 * @ids: (array length=n_chips): what the caller knows each chip by
 * @words: (array length=n_chips): what each chip says
 * @n_chips: how many there are
 *
 * Shows other chips. When the focus was on one of them, it goes to the chip that now stands in its place.
 */
void
sourcier_chip_bar_set_chips (SourcierChipBar    *self,
                             const int          *ids,
                             const char * const *words,
                             guint               n_chips)
{
  g_return_if_fail (SOURCIER_IS_CHIP_BAR (self));

  int focus = find_focus (self);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (chip);
  for (guint i = 0; i < n_chips; i++)
    gtk_widget_set_parent (make_chip (self, ids[i], words[i]), self->chips);
  gtk_widget_set_visible (GTK_WIDGET (self), n_chips > 0);
  restore_focus (self, focus);
}
