/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

SourcierImportRow *sourcier_import_row_new (gint64                  id,
                                            SourcierImportDecision  decision,
                                            guint                   line,
                                            const char             *name,
                                            const char             *place,
                                            const char             *siret,
                                            const char             *reason);

G_END_DECLS
