/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_supplier_editor_present (GtkWidget        *parent,
                                       SourcierStore    *store,
                                       SourcierSupplier *supplier);

G_END_DECLS
