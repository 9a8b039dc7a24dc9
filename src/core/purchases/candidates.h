/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/buyer.h"
#include "purchases/purchase.h"
#include "purchases/reserve-advice.h"
#include "suppliers/eligibility.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierCandidates:
 *
 * Who could answer a purchase: how many suppliers of the directory do that family of purchase, work where the office is,
 * and can carry the amount or have not told their turnover; how many of them under each article that a contract may be
 * reserved under, and what that makes advisable. It never changes.
 */
#define SOURCIER_TYPE_CANDIDATES (sourcier_candidates_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCandidates, sourcier_candidates, SOURCIER, CANDIDATES, GObject)

SourcierSupplierQuery *sourcier_purchase_ask_candidates       (SourcierPurchase      *purchase,
                                                               SourcierBuyer         *buyer,
                                                               SourcierDay            today);
gint64                 sourcier_purchase_get_amount_to_carry  (SourcierPurchase      *purchase);
SourcierCandidates    *sourcier_candidates_count              (SourcierStore         *store,
                                                               SourcierPurchase      *purchase,
                                                               SourcierBuyer         *buyer,
                                                               SourcierDay            today,
                                                               GError               **error);
SourcierSupplierQuery *sourcier_candidates_get_query          (SourcierCandidates    *self);
SourcierSupplierQuery *sourcier_candidates_get_query_under    (SourcierCandidates    *self,
                                                               SourcierEligibility    article);
gint64                 sourcier_candidates_get_total          (SourcierCandidates    *self);
gint64                 sourcier_candidates_get_small          (SourcierCandidates    *self);
gint64                 sourcier_candidates_get_under          (SourcierCandidates    *self,
                                                               SourcierEligibility    article);
gint64                 sourcier_candidates_get_turnover_under (SourcierCandidates    *self,
                                                               SourcierEligibility    article);
gboolean               sourcier_candidates_may_reserve        (SourcierCandidates    *self,
                                                               SourcierEligibility    article);
SourcierSupplierQuery *sourcier_candidates_get_query_of_others (SourcierCandidates   *self);
gint64                 sourcier_candidates_get_others         (SourcierCandidates    *self);
double                 sourcier_candidates_get_share_under    (SourcierCandidates    *self,
                                                               SourcierEligibility    article);
const SourcierAdviceLimits *sourcier_candidates_get_limits    (SourcierCandidates    *self);
SourcierReserveAdvice  sourcier_candidates_get_advice         (SourcierCandidates    *self,
                                                               SourcierEligibility    article);

G_END_DECLS
