/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-undo.h"

G_BEGIN_DECLS

SourcierUndoneSupplier *sourcier_undone_supplier_new (gint64      id,
                                                      const char *name,
                                                      const char *reason);

G_END_DECLS
