/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/label-award.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sourcier_label_badge_new      (SourcierLabelAward *award,
                                          SourcierDay         day);
void       sourcier_label_badge_show     (GtkWidget          *badge,
                                          SourcierLabelAward *award,
                                          SourcierDay         day);
GPtrArray *sourcier_label_badge_choose   (GPtrArray          *awards,
                                          SourcierDay         day);
char      *sourcier_label_badge_describe (SourcierLabelAward *award,
                                          SourcierDay         day);
char      *sourcier_label_badge_describe_dates (SourcierLabelAward *award,
                                          SourcierDay         day);

G_END_DECLS
