/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "purchases/shortlist.h"
#include "store/store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

const char * const *sourcier_shortlist_headers             (gboolean                      french);
char              **sourcier_shortlist_entry_to_cells      (const SourcierShortlistEntry *entry,
                                                            SourcierDay                   day);
gboolean            sourcier_shortlist_export_csv          (SourcierStore                *store,
                                                            gint64                        purchase,
                                                            GFile                        *file,
                                                            SourcierProgress             *progress,
                                                            GCancellable                 *cancellable,
                                                            GError                      **error);
gboolean            sourcier_shortlist_export_csv_stream   (SourcierStore                *store,
                                                            gint64                        purchase,
                                                            GOutputStream                *stream,
                                                            GError                      **error);
gboolean            sourcier_shortlist_export_json_stream  (SourcierStore                *store,
                                                            gint64                        purchase,
                                                            GOutputStream                *stream,
                                                            GError                      **error);

G_END_DECLS
