/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/facet-list.h"

G_BEGIN_DECLS

/**
 * SourcierFacetRow:
 *
 * One value of a facet that is shown. The signal "chosen" (int choice) asks for it to be ticked, "fold" for what lies in it to be
 * shown or hidden.
 */
#define SOURCIER_TYPE_FACET_ROW (sourcier_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierFacetRow, sourcier_facet_row, SOURCIER, FACET_ROW, GtkWidget)

GtkWidget  *sourcier_facet_row_new       (const char               *value);
const char *sourcier_facet_row_get_value (SourcierFacetRow         *self);
void        sourcier_facet_row_show      (SourcierFacetRow         *self,
                                          const SourcierFacetValue *value);
void        sourcier_facet_row_place     (SourcierFacetRow         *self,
                                          int                       depth,
                                          gboolean                  folds,
                                          gboolean                  unfolded);
void        sourcier_facet_row_leave_out (SourcierFacetRow         *self);

G_END_DECLS
