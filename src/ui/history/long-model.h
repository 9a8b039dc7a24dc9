/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierLongModel:
 *
 * A list as it is, but where all of its many rows are others it tells that they went and that others came, one after the other.
 * A #GtkListView and a #GtkSingleSelection that hear of both at once look for what they remember among all that came: each row
 * would be read. And GTK makes widgets for two hundred rows at once: it is told of those that it makes widgets for a few at a time.
 */
#define SOURCIER_TYPE_LONG_MODEL (sourcier_long_model_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLongModel, sourcier_long_model, SOURCIER, LONG_MODEL, GObject)

SourcierLongModel *sourcier_long_model_new  (GListModel        *list);
void               sourcier_long_model_show (SourcierLongModel *self,
                                             guint              position);

G_END_DECLS
