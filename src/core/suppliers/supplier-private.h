/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

void _sourcier_supplier_assign (SourcierSupplier *self,
                                SourcierSupplier *other);

G_END_DECLS
