/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/label-award.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierLabelBadges:
 *
 * The labels of a supplier on one line: a badge for each kind of label, as many as there is room for, then “+2”. The
 * hue of a badge tells the group of its label and its text tells which; a ring says that the label ends soon, struck
 * text that it has ended.
 */
#define SOURCIER_TYPE_LABEL_BADGES (sourcier_label_badges_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelBadges, sourcier_label_badges, SOURCIER, LABEL_BADGES, GtkWidget)

GtkWidget *sourcier_label_badges_new        (void);
void       sourcier_label_badges_set_alone  (SourcierLabelBadges *self,
                                             gboolean             alone);
void       sourcier_label_badges_set_awards (SourcierLabelBadges *self,
                                             GPtrArray           *awards,
                                             SourcierDay          day);

G_END_DECLS
