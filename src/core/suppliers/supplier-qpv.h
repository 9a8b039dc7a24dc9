/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

/* The label that says that a supplier is set in a priority neighbourhood (QPV), the number of its award being the code of the
 * neighbourhood. That its commune has one is not enough: the address tells, so somebody confirms it. */
#define SOURCIER_LABEL_QPV "QPV"

char               *sourcier_qpv_read_code        (const char         *text);
SourcierLabelAward *sourcier_supplier_get_qpv     (SourcierSupplier   *self,
                                                   const char         *code);
gboolean            sourcier_supplier_add_qpv     (SourcierSupplier   *self,
                                                   const char         *code,
                                                   const char         *evidence,
                                                   const char         *list);
void                sourcier_supplier_confirm_qpv (SourcierSupplier   *self,
                                                   const char         *code);
char               *sourcier_supplier_qpv_to_cell (SourcierSupplier   *self,
                                                   SourcierDay         day);

G_END_DECLS
