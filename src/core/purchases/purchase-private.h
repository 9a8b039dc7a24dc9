/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"
#include "store/sql.h"

G_BEGIN_DECLS

char *_sourcier_purchase_to_canonical (SourcierRecord   *record,
                                       guint             field,
                                       const char       *tidy);
char *_sourcier_purchase_to_words     (SourcierRecord   *record,
                                       guint             field,
                                       const char       *text);
void  _sourcier_purchase_assign       (SourcierPurchase *self,
                                       SourcierPurchase *other);
void  _sourcier_purchase_set_duty_count (SourcierPurchase        *self,
                                         const SourcierDutyCount *count);
SourcierSql *_sourcier_purchase_sql_by_facet (SourcierPurchaseQuery *query,
                                              SourcierPurchaseFacet  facet,
                                              const char            *sums);
guint        _sourcier_purchase_value_rank   (guint                  facet,
                                              const char            *value);

G_END_DECLS
