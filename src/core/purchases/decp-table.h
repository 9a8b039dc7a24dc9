/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-reader.h"

G_BEGIN_DECLS

gboolean sourcier_decp_table_recognise (const char * const         *headers);
gboolean sourcier_decp_table_read      (GFile                      *file,
                                        const SourcierDecpReading  *reading,
                                        SourcierProgress           *progress,
                                        GCancellable               *cancellable,
                                        GError                    **error);

G_END_DECLS
