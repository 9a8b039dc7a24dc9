/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-export.h"
#include "suppliers/supplier-store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

struct _SourcierSupplierExport
{
  SourcierExportList parent_instance;

  SourcierSupplierQuery *query;  /* the list's own */
  SourcierDay day;               /* of the question: it does not change while the rows are written */
  SourcierSupplierParts parts;   /* what the columns tell */
};

void        _sourcier_supplier_export_list_columns (SourcierExportTable     *table,
                                                    GPtrArray               *columns);
void        _sourcier_supplier_export_expect       (SourcierExportTable     *table,
                                                    const guint             *columns,
                                                    guint                    n_columns);
void        _sourcier_supplier_export_fill         (SourcierExportTable     *table,
                                                    gpointer                 item,
                                                    guint                    column,
                                                    SourcierExportCell      *cell);
JsonObject *_sourcier_supplier_export_to_json      (SourcierExportTable     *table,
                                                    gpointer                 item);
JsonObject *_sourcier_label_award_to_json          (SourcierLabelAward      *award,
                                                    SourcierDay              day);

G_END_DECLS
