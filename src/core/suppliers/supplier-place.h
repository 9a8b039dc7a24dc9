/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/commune.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierPlaceDoubt:
 * @SOURCIER_PLACE_SOUND: nothing against it, or nothing is told
 * @SOURCIER_PLACE_IN_SEVERAL: the address may mean several communes
 * @SOURCIER_PLACE_CONTRADICTS_ITSELF: the city is not of the postcode, or not of the departement
 * @SOURCIER_PLACE_CODE_UNKNOWN: the commune code is no commune's
 * @SOURCIER_PLACE_CODE_CONTRADICTS: the commune code is of another commune than the address
 *
 * What can be held against the place of a supplier.
 */
typedef enum
{
  SOURCIER_PLACE_SOUND,
  SOURCIER_PLACE_IN_SEVERAL,
  SOURCIER_PLACE_CONTRADICTS_ITSELF,
  SOURCIER_PLACE_CODE_UNKNOWN,
  SOURCIER_PLACE_CODE_CONTRADICTS,
} SourcierPlaceDoubt;

/**
 * SourcierSupplierPlace:
 * @commune: (nullable): the commune it is in, as far as the address tells
 * @sure: whether it is that commune and no other
 * @doubt: what can be held against it
 * @epci: the SIREN of the EPCI that all communes it may be in belong to, "" for none
 * @placed: whether @point is known
 * @point: where it is: its own coordinates, else its commune's
 * @approximate: whether @point is only about right: the commune's own is, or the postcode means several communes
 *
 * Where a supplier is.
 */
typedef struct
{
  const SourcierCommune *commune;
  gboolean sure;
  SourcierPlaceDoubt doubt;
  const char *epci;
  gboolean placed;
  SourcierPoint point;
  gboolean approximate;
} SourcierSupplierPlace;

const SourcierCommune *sourcier_supplier_commune_of_address (const char *code,
                                                             const char *postcode,
                                                             const char *city,
                                                             const char *departement);
void   sourcier_supplier_place_of_address (const char             *code,
                                           const char             *postcode,
                                           const char             *city,
                                           const char             *departement,
                                           SourcierSupplierPlace  *place);
void   sourcier_supplier_get_place        (SourcierSupplier       *self,
                                           SourcierSupplierPlace  *place);
double sourcier_supplier_get_distance     (SourcierSupplier       *self,
                                           const SourcierPoint    *point,
                                           gboolean               *approximate);
const SourcierPoint *sourcier_supplier_query_get_near_point (SourcierSupplierQuery *self);
const char *sourcier_supplier_place_get_departement   (const SourcierSupplierPlace *place,
                                                       const char                  *postcode);
GPtrArray  *sourcier_supplier_get_communes            (SourcierSupplier *self);
const char *sourcier_supplier_get_address_departement (SourcierSupplier *self);
char       *sourcier_supplier_place_doubt_to_words    (SourcierSupplier *self);

G_END_DECLS
