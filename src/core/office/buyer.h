/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SOURCIER_BUYER_UNKNOWN,
  SOURCIER_BUYER_COMMUNE,
  SOURCIER_BUYER_INTERCOMMUNALITY,
  SOURCIER_BUYER_DEPARTEMENT,
  SOURCIER_BUYER_REGION,
  SOURCIER_BUYER_STATE,
  SOURCIER_BUYER_HOSPITAL,
  SOURCIER_BUYER_NETWORK,
  SOURCIER_BUYER_OTHER,
  SOURCIER_N_BUYER_KINDS,
} SourcierBuyerKind;

const char       *sourcier_buyer_kind_get_code (SourcierBuyerKind  kind);
const char       *sourcier_buyer_kind_get_name (SourcierBuyerKind  kind);
SourcierBuyerKind sourcier_buyer_kind_from_code (const char       *code);

/**
 * SourcierBuyer:
 *
 * The public buyer whose office keeps the file: which thresholds apply to it, and whether it must adopt a SPASER,
 * follow from its kind and its yearly volume of purchases (cents HT, %SOURCIER_MONEY_UNKNOWN if not told).
 */
#define SOURCIER_TYPE_BUYER (sourcier_buyer_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBuyer, sourcier_buyer, SOURCIER, BUYER, GObject)

SourcierBuyer     *sourcier_buyer_new               (void);
const char        *sourcier_buyer_get_name          (SourcierBuyer     *self);
void               sourcier_buyer_set_name          (SourcierBuyer     *self,
                                                     const char        *name);
SourcierBuyerKind  sourcier_buyer_get_kind          (SourcierBuyer     *self);
void               sourcier_buyer_set_kind          (SourcierBuyer     *self,
                                                     SourcierBuyerKind  kind);
const char        *sourcier_buyer_get_departement   (SourcierBuyer     *self);
void               sourcier_buyer_set_departement   (SourcierBuyer     *self,
                                                     const char        *departement);
gint64             sourcier_buyer_get_yearly_volume (SourcierBuyer     *self);
void               sourcier_buyer_set_yearly_volume (SourcierBuyer     *self,
                                                     gint64             cents);

G_END_DECLS
