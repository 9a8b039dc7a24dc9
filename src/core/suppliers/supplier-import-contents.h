/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/list-reader.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

void sourcier_import_contents_recognise (GPtrArray                *rows,
                                         guint                     n_columns,
                                         int                      *targets,
                                         SourcierImportHow        *hows);
GPtrArray *sourcier_import_contents_sample (GFile                    *file,
                                            const SourcierListLayout *layout,
                                            GCancellable             *cancellable);

G_END_DECLS
