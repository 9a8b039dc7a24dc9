/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOURCIER_TYPE_PROGRESS (sourcier_progress_get_type ())
G_DECLARE_FINAL_TYPE (SourcierProgress, sourcier_progress, SOURCIER, PROGRESS, GObject)

SourcierProgress *sourcier_progress_new    (void);
void              sourcier_progress_report (SourcierProgress *self,
                                            gint64            done,
                                            gint64            total);
void              sourcier_progress_count_rows (SourcierProgress *self,
                                                gint64            n_rows);
void              sourcier_progress_enter  (SourcierProgress *self,
                                            int               step);
int               sourcier_progress_get_step (SourcierProgress *self);
gint64            sourcier_progress_get_n_rows (SourcierProgress *self);
gint64            sourcier_progress_get_done  (SourcierProgress *self);
gint64            sourcier_progress_get_total (SourcierProgress *self);

G_END_DECLS
