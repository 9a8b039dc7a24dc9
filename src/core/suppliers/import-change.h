/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

GPtrArray *sourcier_import_changes_new (SourcierSupplier *before,
                                        SourcierSupplier *after);
void       sourcier_import_changes_keep_differing (GPtrArray *changes);

G_END_DECLS
