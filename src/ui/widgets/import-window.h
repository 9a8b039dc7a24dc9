/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "widgets/job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pages of every import; a derived class adds "preview", "report" and what it needs before them to its template. */
#define SOURCIER_IMPORT_WORK    "work"
#define SOURCIER_IMPORT_PREVIEW "preview"
#define SOURCIER_IMPORT_REPORT  "report"
#define SOURCIER_IMPORT_PROBLEM "problem"

/**
 * SourcierImportWindow:
 *
 * A window that brings a file into the office's: it is read on a worker, the preview says what would be done, and then
 * that is done, on a worker too, with progress and a way to stop. What has gone wrong has a page of its own. Escape
 * stops the job that runs, or closes the window.
 */
#define SOURCIER_TYPE_IMPORT_WINDOW (sourcier_import_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierImportWindow, sourcier_import_window, SOURCIER, IMPORT_WINDOW, AdwWindow)

/**
 * SourcierImportWindowClass:
 * @apply: does what the preview says
 * @show_preview: shows what would be done, after a job that stopped or failed
 * @choose: (nullable): asks for another file
 */
struct _SourcierImportWindowClass
{
  AdwWindowClass parent_class;

  void (*apply)        (SourcierImportWindow *self);
  void (*show_preview) (SourcierImportWindow *self);
  void (*choose)       (SourcierImportWindow *self);
};

void     sourcier_import_window_start          (SourcierImportWindow *self,
                                                const char           *heading,
                                                const char           *file_name,
                                                SourcierProgress     *progress,
                                                gboolean              in_bytes,
                                                SourcierJobFunc       work,
                                                SourcierJobDone       done,
                                                gpointer              data,
                                                GDestroyNotify        free_data);
gboolean sourcier_import_window_is_busy        (SourcierImportWindow *self);
gboolean sourcier_import_window_is_closing     (SourcierImportWindow *self);
void     sourcier_import_window_show_page      (SourcierImportWindow *self,
                                                const char           *page);
void     sourcier_import_window_show_problem   (SourcierImportWindow *self,
                                                const char           *heading,
                                                const GError         *error,
                                                gboolean              can_go_back);
void     sourcier_import_window_set_can_import (SourcierImportWindow *self,
                                                gboolean              can_import,
                                                const char           *why_not);
void     sourcier_import_window_set_message    (SourcierImportWindow *self,
                                                const char           *message);

G_END_DECLS
