/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/notice-bar.h"

struct _SourcierNoticeBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *first;
  GtkButton *second;
};

G_DEFINE_FINAL_TYPE (SourcierNoticeBar, sourcier_notice_bar, GTK_TYPE_WIDGET)

static void
sourcier_notice_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_NOTICE_BAR);

  G_OBJECT_CLASS (sourcier_notice_bar_parent_class)->dispose (object);
}

static void
sourcier_notice_bar_class_init (SourcierNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_notice_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SourcierNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, SourcierNoticeBar, first);
  gtk_widget_class_bind_template_child (widget_class, SourcierNoticeBar, second);
}

static void
sourcier_notice_bar_init (SourcierNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_notice_bar_set_text:
 * @self: a bar
 * @text: (nullable): what it says, %NULL to hide it
 */
void
sourcier_notice_bar_set_text (SourcierNoticeBar *self,
                              const char        *text)
{
  g_return_if_fail (SOURCIER_IS_NOTICE_BAR (self));

  if (text != NULL)
    gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->first), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

/**
 * sourcier_notice_bar_offer:
 * @self: a bar that says something
 * @label: what the reader can do about it, with its mnemonic
 * @action: the action that does it
 *
 * Offers it beside what the bar says, until it says something else. There is room for two.
 */
void
sourcier_notice_bar_offer (SourcierNoticeBar *self,
                           const char        *label,
                           const char        *action)
{
  g_return_if_fail (SOURCIER_IS_NOTICE_BAR (self));
  g_return_if_fail (label != NULL && action != NULL);

  GtkButton *button = gtk_widget_get_visible (GTK_WIDGET (self->first)) ? self->second : self->first;

  gtk_button_set_label (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
}
