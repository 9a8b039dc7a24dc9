/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_import_save_rejects (GtkWidget              *parent,
                                   const char             *action,
                                   SourcierSupplierImport *import,
                                   const char             *list);
void sourcier_import_save_report  (GtkWidget              *parent,
                                   const char             *action,
                                   SourcierSupplierImport *import,
                                   const char             *list);

G_END_DECLS
