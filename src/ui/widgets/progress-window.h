/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierProgressWindow:
 *
 * A small window that shows how far a job has come and offers to stop it. It shows itself only when the job takes long
 * enough to be noticed.
 */
#define SOURCIER_TYPE_PROGRESS_WINDOW (sourcier_progress_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierProgressWindow, sourcier_progress_window, SOURCIER, PROGRESS_WINDOW, AdwWindow)

SourcierProgressWindow *sourcier_progress_window_new    (GtkWindow              *parent,
                                                         const char             *title,
                                                         SourcierProgress       *progress,
                                                         GCancellable           *cancellable);
void                    sourcier_progress_window_tell   (SourcierProgressWindow *self,
                                                         const char             *body,
                                                         const char             *step);
void                    sourcier_progress_window_finish (SourcierProgressWindow *self);

void                    sourcier_progress_show          (SourcierProgress       *progress,
                                                         GtkProgressBar         *bar,
                                                         GtkLabel               *words,
                                                         gboolean                in_bytes);

G_END_DECLS
