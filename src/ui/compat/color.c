/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/color.h"

/**
 * sourcier_widget_get_text_color:
 * @widget: a widget
 * @color: (out caller-allocates): the colour its style gives to text
 */
void
sourcier_widget_get_text_color (GtkWidget *widget,
                                GdkRGBA   *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (color != NULL);

#if GTK_CHECK_VERSION (4, 10, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_widget_get_color (widget, color);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}
