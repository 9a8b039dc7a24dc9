/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-part.h"
#include "store/store.h"

G_BEGIN_DECLS

void sourcier_holder_link (SourcierRecord *holder,
                           SourcierStore  *store);

G_END_DECLS
