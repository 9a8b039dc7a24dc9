/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/commune.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierPlace:
 * @commune: (nullable): the commune it is in, as far as the address tells
 * @placed: whether @point is known
 * @point: where it is: its own coordinates, else its commune's
 * @approximate: whether @point is only about right: the commune's own is, or the postcode means several communes
 *
 * Where a supplier is.
 */
typedef struct
{
  const SourcierCommune *commune;
  gboolean placed;
  SourcierPoint point;
  gboolean approximate;
} SourcierSupplierPlace;

void   sourcier_supplier_place_of_address (const char             *postcode,
                                           const char             *city,
                                           const char             *departement,
                                           SourcierSupplierPlace  *place);
void   sourcier_supplier_get_place        (SourcierSupplier       *self,
                                           SourcierSupplierPlace  *place);
double sourcier_supplier_get_distance     (SourcierSupplier       *self,
                                           const SourcierPoint    *point,
                                           gboolean               *approximate);
const SourcierPoint *sourcier_supplier_query_get_near_point (SourcierSupplierQuery *self);

G_END_DECLS
