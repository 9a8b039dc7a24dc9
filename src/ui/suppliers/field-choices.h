/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"
#include "widgets/picker-row.h"

G_BEGIN_DECLS

gboolean sourcier_field_choices_has (SourcierSupplierField  field);
void     sourcier_field_choices_add (SourcierSupplierField  field,
                                     SourcierPickerRow     *row);

G_END_DECLS
