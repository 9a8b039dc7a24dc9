/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

SourcierImportCandidate *sourcier_import_candidate_new (SourcierSupplier *supplier,
                                                        guint             line,
                                                        SourcierSupplier *said,
                                                        GPtrArray        *fields);

G_END_DECLS
