/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "suppliers/label-work-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sourcier_label_work_export_csv (SourcierStore           *store,
                                         SourcierLabelWorkQuery  *query,
                                         GFile                   *file,
                                         SourcierProgress        *progress,
                                         GCancellable            *cancellable,
                                         GError                 **error);

G_END_DECLS
