/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

SourcierImportRepair *sourcier_import_repair_new (SourcierImportRepairKind  kind,
                                                  guint                     line,
                                                  const char               *name,
                                                  const char               *column,
                                                  const char               *before,
                                                  const char               *after);

G_END_DECLS
