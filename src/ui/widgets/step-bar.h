/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierStepBar:
 *
 * The steps of an assistant in a line, numbered, with the one that shows standing out. Those that may be gone to are
 * buttons that can be pressed: "chosen" comes with the number of the step, from 0.
 */
#define SOURCIER_TYPE_STEP_BAR (sourcier_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (SourcierStepBar, sourcier_step_bar, SOURCIER, STEP_BAR, GtkWidget)

void sourcier_step_bar_add      (SourcierStepBar *self,
                                 const char      *title);
void sourcier_step_bar_set_step (SourcierStepBar *self,
                                 guint            step);
void sourcier_step_bar_set_open (SourcierStepBar *self,
                                 guint            step,
                                 gboolean         open);

G_END_DECLS
