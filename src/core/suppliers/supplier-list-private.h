/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-list.h"

G_BEGIN_DECLS

guint _sourcier_supplier_list_get_n_page_loads (SourcierSupplierList *self);

G_END_DECLS
