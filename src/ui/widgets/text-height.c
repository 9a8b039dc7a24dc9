/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/text-height.h"

static gboolean
measure_cb (gpointer data)
{
  g_autoptr (GtkWidget) view = data;

  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (GtkWidget *view)
{
  g_idle_add (measure_cb, g_object_ref (view));
}

/**
 * sourcier_text_height_keep:
 * @view: a text that is as tall as its lines, without a scrolled window of its own
 *
 * GTK 4.8 lays out the lines of a text when it has a width; who asked for its height before was told none, and is not told
 * when it has one. This asks again once the text is shown.
 */
void
sourcier_text_height_keep (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect (view, "map", G_CALLBACK (mapped_cb), NULL);
}
