/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/list-reader.h"

G_BEGIN_DECLS

char **sourcier_import_read_header (GFile              *file,
                                   const SourcierListWishes *wishes,
                                    SourcierListLayout  *layout,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
