/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

char                  *sourcier_supplier_query_to_json   (SourcierSupplierQuery  *self);
SourcierSupplierQuery *sourcier_supplier_query_from_json (const char             *json,
                                                          char                  **left_out,
                                                          GError                **error);

G_END_DECLS
