/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list-store.h"

G_BEGIN_DECLS

/* Lists of suppliers. */
extern const SourcierSavedListKind sourcier_supplier_lists;

G_END_DECLS
