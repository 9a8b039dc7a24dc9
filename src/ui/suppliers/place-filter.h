/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlaceFilter:
 *
 * The part of a question that is about places: the departement or the EPCI suppliers must work in, and the place they must be near. A
 * place that may be several communes is asked back.
 *
 * The signal "changed" says that the reader asks something else.
 */
#define SOURCIER_TYPE_PLACE_FILTER (sourcier_place_filter_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlaceFilter, sourcier_place_filter, SOURCIER, PLACE_FILTER, GtkWidget)

GtkWidget             *sourcier_place_filter_new   (void);
void                   sourcier_place_filter_show  (SourcierPlaceFilter   *self,
                                                    SourcierSupplierQuery *query);
SourcierSupplierQuery *sourcier_place_filter_apply (SourcierPlaceFilter   *self,
                                                    SourcierSupplierQuery *query);

G_END_DECLS
