/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/csv-reader.h"

G_BEGIN_DECLS

char **sourcier_import_read_header (GFile              *file,
                                    SourcierCsvLayout  *layout,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
