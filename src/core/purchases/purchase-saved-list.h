/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list-store.h"

G_BEGIN_DECLS

/* Lists of purchases. */
extern const SourcierSavedListKind sourcier_purchase_lists;

G_END_DECLS
