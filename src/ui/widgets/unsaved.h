/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOURCIER_TYPE_UNSAVED (sourcier_unsaved_get_type ())
G_DECLARE_INTERFACE (SourcierUnsaved, sourcier_unsaved, SOURCIER, UNSAVED, GtkWindow)

/**
 * SourcierUnsaved:
 *
 * A window in which the reader tells something that is not in the office's file before he says so: it would be lost with the
 * window.
 */
struct _SourcierUnsavedInterface
{
  GTypeInterface parent_iface;

  gboolean (*is_unsaved) (SourcierUnsaved *self);
  gboolean (*save)       (SourcierUnsaved *self);
};

gboolean         sourcier_unsaved_is_unsaved (SourcierUnsaved *self);
gboolean         sourcier_unsaved_save       (SourcierUnsaved *self);
SourcierUnsaved *sourcier_unsaved_find       (void);
char            *sourcier_unsaved_take_down  (GtkWidget       *widget);

G_END_DECLS
