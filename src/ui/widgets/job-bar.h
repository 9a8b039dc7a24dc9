/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierJobBar:
 *
 * A bar below a page that shows how far a job has come, with a button that stops it by the action "import.stop". It shows
 * only when the job takes longer than a moment.
 */
#define SOURCIER_TYPE_JOB_BAR (sourcier_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (SourcierJobBar, sourcier_job_bar, SOURCIER, JOB_BAR, GtkWidget)

void sourcier_job_bar_start  (SourcierJobBar   *self,
                              const char       *heading,
                              SourcierProgress *progress,
                              gboolean          in_bytes);
void sourcier_job_bar_finish (SourcierJobBar   *self);

G_END_DECLS
