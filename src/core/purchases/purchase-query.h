/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/choices.h"
#include "purchases/purchase.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseFacet:
 * @SOURCIER_PURCHASE_FACET_STATE: state (codes of sourcier_purchase_state_get_code())
 * @SOURCIER_PURCHASE_FACET_YEAR: year of the launch, or of the notification where none is told ("2027"; "" for none)
 * @SOURCIER_PURCHASE_FACET_NATURE: nature (codes of %SOURCIER_TERMS_NATURE; "" for none)
 * @SOURCIER_PURCHASE_FACET_BAND: band of the amount (codes of sourcier_purchase_band_get_code(); "" for unknown)
 * @SOURCIER_PURCHASE_FACET_THRESHOLD: "european" at or above the European threshold for its nature, the office and the day of
 *   launch, "below" it; "" where the amount, the nature or the threshold of that day is not known
 * @SOURCIER_PURCHASE_FACET_DUTIES: "open" with duties that are to be decided, "late" with some that were not when it was
 *   launched, "answered" where all are; "" where the rules ask for none
 * @SOURCIER_PURCHASE_FACET_SERVICE: service in charge, as written ("" for none)
 * @SOURCIER_PURCHASE_FACET_FAMILY: family of purchase (codes; "" for none)
 * @SOURCIER_PURCHASE_FACET_CPV: division of the CPV (codes; "" for none)
 * @SOURCIER_PURCHASE_FACET_CONSIDERATION: consideration (codes of %SOURCIER_TERMS_CONSIDERATION; "" for none)
 * @SOURCIER_PURCHASE_FACET_RESERVED: article it is reserved under (codes of %SOURCIER_TERMS_RESERVED; "" for none)
 * @SOURCIER_PURCHASE_FACET_PROCEDURE: procedure (codes of %SOURCIER_TERMS_PROCEDURE; "" for none)
 * @SOURCIER_PURCHASE_FACET_SAVED_LIST: list made by hand that it is on, by name, whatever its accents and case ("" for none)
 * @SOURCIER_PURCHASE_FACET_DATA: "doubtful" or "sound" data
 */
typedef enum
{
  SOURCIER_PURCHASE_FACET_STATE,
  SOURCIER_PURCHASE_FACET_YEAR,
  SOURCIER_PURCHASE_FACET_NATURE,
  SOURCIER_PURCHASE_FACET_BAND,
  SOURCIER_PURCHASE_FACET_THRESHOLD,
  SOURCIER_PURCHASE_FACET_DUTIES,
  SOURCIER_PURCHASE_FACET_SERVICE,
  SOURCIER_PURCHASE_FACET_FAMILY,
  SOURCIER_PURCHASE_FACET_CPV,
  SOURCIER_PURCHASE_FACET_CONSIDERATION,
  SOURCIER_PURCHASE_FACET_RESERVED,
  SOURCIER_PURCHASE_FACET_PROCEDURE,
  SOURCIER_PURCHASE_FACET_SAVED_LIST,
  SOURCIER_PURCHASE_FACET_DATA,
  SOURCIER_N_PURCHASE_FACETS,
} SourcierPurchaseFacet;

typedef enum
{
  SOURCIER_PURCHASE_SORT_SUBJECT,
  SOURCIER_PURCHASE_SORT_NUMBER,
  SOURCIER_PURCHASE_SORT_AMOUNT,
  SOURCIER_PURCHASE_SORT_LAUNCH,
  SOURCIER_PURCHASE_SORT_NOTIFICATION,
  SOURCIER_PURCHASE_SORT_END,
  SOURCIER_PURCHASE_SORT_STATE,
  SOURCIER_PURCHASE_SORT_SERVICE,
  SOURCIER_PURCHASE_SORT_AWARDED,
  SOURCIER_PURCHASE_SORT_DUTIES,
  SOURCIER_N_PURCHASE_SORTS,
} SourcierPurchaseSort;

#define SOURCIER_N_PURCHASE_BANDS 6

const char *sourcier_purchase_band_get_code        (guint                  band);
gint64      sourcier_purchase_band_get_from        (guint                  band);
const char *sourcier_purchase_facet_get_id         (SourcierPurchaseFacet  facet);
const char *sourcier_purchase_facet_get_name       (SourcierPurchaseFacet  facet);
char       *sourcier_purchase_facet_get_value_name (SourcierPurchaseFacet  facet,
                                                    const char            *value);
const char *sourcier_purchase_sort_get_id          (SourcierPurchaseSort   sort);

/**
 * SourcierPurchaseQuery:
 *
 * A question put to the register of purchases. It never changes: each _with_ function gives another question. Facets are
 * ticked as in #SourcierChoices; amounts are those of sourcier_purchase_get_amount().
 */
#define SOURCIER_TYPE_PURCHASE_QUERY (sourcier_purchase_query_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseQuery, sourcier_purchase_query, SOURCIER, PURCHASE_QUERY, GObject)

SourcierPurchaseQuery *sourcier_purchase_query_new            (void);
SourcierPurchaseQuery *sourcier_purchase_query_with_text      (SourcierPurchaseQuery *self,
                                                               const char            *text);
SourcierPurchaseQuery *sourcier_purchase_query_with_choice    (SourcierPurchaseQuery *self,
                                                               SourcierPurchaseFacet  facet,
                                                               const char            *value,
                                                               SourcierChoice         choice);
SourcierPurchaseQuery *sourcier_purchase_query_with_choices   (SourcierPurchaseQuery *self,
                                                               const SourcierChoices *choices);
SourcierPurchaseQuery *sourcier_purchase_query_without_facet  (SourcierPurchaseQuery *self,
                                                               SourcierPurchaseFacet  facet);
SourcierPurchaseQuery *sourcier_purchase_query_with_amounts   (SourcierPurchaseQuery *self,
                                                               gint64                 at_least,
                                                               gint64                 below);
SourcierPurchaseQuery *sourcier_purchase_query_with_members   (SourcierPurchaseQuery *self,
                                                               const char            *name,
                                                               GArray                *ids);
SourcierPurchaseQuery *sourcier_purchase_query_with_sort      (SourcierPurchaseQuery *self,
                                                               SourcierPurchaseSort   sort,
                                                               gboolean               descending);
SourcierPurchaseQuery *sourcier_purchase_query_cleared        (SourcierPurchaseQuery *self);

const char            *sourcier_purchase_query_get_text       (SourcierPurchaseQuery *self);
const SourcierChoices *sourcier_purchase_query_get_choices    (SourcierPurchaseQuery *self);
gint64                 sourcier_purchase_query_get_at_least   (SourcierPurchaseQuery *self);
gint64                 sourcier_purchase_query_get_below      (SourcierPurchaseQuery *self);
GArray                *sourcier_purchase_query_get_members    (SourcierPurchaseQuery *self);
const char            *sourcier_purchase_query_get_members_name (SourcierPurchaseQuery *self);
SourcierPurchaseSort   sourcier_purchase_query_get_sort       (SourcierPurchaseQuery *self);
gboolean               sourcier_purchase_query_get_descending (SourcierPurchaseQuery *self);
gboolean               sourcier_purchase_query_is_everything  (SourcierPurchaseQuery *self);
gboolean               sourcier_purchase_query_equal          (SourcierPurchaseQuery *self,
                                                               SourcierPurchaseQuery *other);

/* What a #SourcierQueryChip speaks of that is no facet. */
#define SOURCIER_PURCHASE_CHIP_TEXT (-1)
#define SOURCIER_PURCHASE_CHIP_AMOUNTS (-2)
#define SOURCIER_PURCHASE_CHIP_MEMBERS (-3)

GPtrArray             *sourcier_purchase_query_to_chips       (SourcierPurchaseQuery *self);
SourcierPurchaseQuery *sourcier_purchase_query_without_chip   (SourcierPurchaseQuery *self,
                                                               int                    facet);

G_END_DECLS
