/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-part.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseState:
 * @SOURCIER_PURCHASE_IDEA: a need that somebody thinks of
 * @SOURCIER_PURCHASE_PLANNED: in the programme
 * @SOURCIER_PURCHASE_LAUNCHED: the consultation runs
 * @SOURCIER_PURCHASE_AWARDED: the contract is held
 * @SOURCIER_PURCHASE_ENDED: the contract has ended
 * @SOURCIER_PURCHASE_DROPPED: given up, for a reason
 */
typedef enum
{
  SOURCIER_PURCHASE_IDEA,
  SOURCIER_PURCHASE_PLANNED,
  SOURCIER_PURCHASE_LAUNCHED,
  SOURCIER_PURCHASE_AWARDED,
  SOURCIER_PURCHASE_ENDED,
  SOURCIER_PURCHASE_DROPPED,
  SOURCIER_N_PURCHASE_STATES,
} SourcierPurchaseState;

const char *sourcier_purchase_state_get_code  (SourcierPurchaseState  state);
const char *sourcier_purchase_state_get_name  (SourcierPurchaseState  state);
gboolean    sourcier_purchase_state_find      (const char            *code,
                                               SourcierPurchaseState *state);
gboolean    sourcier_purchase_state_recognise (const char            *text,
                                               SourcierPurchaseState *state);

/**
 * SourcierPurchaseField:
 *
 * What is written about a purchase, in the order of forms and exports: the fields of #SourcierPurchase as a
 * #SourcierRecord.
 */
typedef enum
{
  SOURCIER_PURCHASE_NUMBER,
  SOURCIER_PURCHASE_SUBJECT,
  SOURCIER_PURCHASE_KIND,
  SOURCIER_PURCHASE_NATURE,
  SOURCIER_PURCHASE_CPV,
  SOURCIER_PURCHASE_FAMILY,
  SOURCIER_PURCHASE_STATE,
  SOURCIER_PURCHASE_DROP_REASON,
  SOURCIER_PURCHASE_SERVICE,
  SOURCIER_PURCHASE_BUYER,
  SOURCIER_PURCHASE_ESTIMATE,
  SOURCIER_PURCHASE_LAUNCH_DAY,
  SOURCIER_PURCHASE_NOTIFICATION_DAY,
  SOURCIER_PURCHASE_END_DAY,
  SOURCIER_PURCHASE_DURATION,
  SOURCIER_PURCHASE_PROCEDURE,
  SOURCIER_PURCHASE_RESERVED,
  SOURCIER_PURCHASE_OFFERS,
  SOURCIER_PURCHASE_AWARDED_AMOUNT,
  SOURCIER_PURCHASE_NOTES,
  SOURCIER_PURCHASE_UID,
  SOURCIER_PURCHASE_SOURCE,
  SOURCIER_N_PURCHASE_FIELDS,
} SourcierPurchaseField;

/**
 * SourcierPurchaseDoubts:
 *
 * What is odd about a purchase's data. Computed from what is written, kept beside it, never a reason to refuse it.
 */
typedef enum
{
  SOURCIER_PURCHASE_SOUND = 0,
  SOURCIER_PURCHASE_DOUBT_SUBJECT = 1 << 0, /* no subject */
  SOURCIER_PURCHASE_DOUBT_CPV = 1 << 1,     /* not empty and not eight digits of a known division */
  SOURCIER_PURCHASE_DOUBT_DAYS = 1 << 2,    /* launch, notification and end do not follow each other */
  SOURCIER_PURCHASE_DOUBT_TERMS = 1 << 3,   /* a word that is on no list: nature, kind, procedure, article */
  SOURCIER_PURCHASE_DOUBT_WEIGHTS = 1 << 4, /* weights are told and do not add up to 100 % */
  SOURCIER_PURCHASE_DOUBT_LOTS = 1 << 5,    /* the lots add up to more than the estimate */
  SOURCIER_PURCHASE_DOUBT_HOLDER = 1 << 6,  /* sourcier_siret_check() holds something against a holder's SIRET */
} SourcierPurchaseDoubts;

/**
 * SourcierDutyCount:
 * @all: how many duties a purchase has to answer
 * @open: how many of them nobody has answered
 * @late: whether some are open although the purchase was launched
 *
 * Computed from the rules, for a register that is looked at.
 */
typedef struct
{
  guint    all;
  guint    open;
  gboolean late;
} SourcierDutyCount;

/**
 * SourcierPurchase:
 *
 * A purchase of the office, from the idea to the end of the contract: a #SourcierRecord with lots, criteria, holders and
 * modifications, and the social and environmental considerations it takes into account.
 */
#define SOURCIER_TYPE_PURCHASE (sourcier_purchase_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchase, sourcier_purchase, SOURCIER, PURCHASE, SourcierRecord)

const SourcierField     *sourcier_purchase_get_field            (SourcierPurchaseField  field);
SourcierPurchase        *sourcier_purchase_new                  (void);
SourcierPurchase        *sourcier_purchase_copy                 (SourcierPurchase      *self);
gboolean                 sourcier_purchase_equal                (SourcierPurchase      *self,
                                                                 SourcierPurchase      *other);
gint64                   sourcier_purchase_get_id               (SourcierPurchase      *self);
void                     sourcier_purchase_set_id               (SourcierPurchase      *self,
                                                                 gint64                 id);
const char              *sourcier_purchase_get_text             (SourcierPurchase      *self,
                                                                 SourcierPurchaseField  field);
void                     sourcier_purchase_set_text             (SourcierPurchase      *self,
                                                                 SourcierPurchaseField  field,
                                                                 const char            *text);
gint64                   sourcier_purchase_get_number           (SourcierPurchase      *self,
                                                                 SourcierPurchaseField  field);
void                     sourcier_purchase_set_number           (SourcierPurchase      *self,
                                                                 SourcierPurchaseField  field,
                                                                 gint64                 number);
GPtrArray               *sourcier_purchase_get_parts            (SourcierPurchase      *self,
                                                                 SourcierPurchasePart   part);
void                     sourcier_purchase_add_part             (SourcierPurchase      *self,
                                                                 SourcierPurchasePart   part,
                                                                 SourcierRecord        *record);
void                     sourcier_purchase_remove_part          (SourcierPurchase      *self,
                                                                 SourcierPurchasePart   part,
                                                                 SourcierRecord        *record);
void                     sourcier_purchase_set_parts            (SourcierPurchase      *self,
                                                                 SourcierPurchasePart   part,
                                                                 GPtrArray             *records);
const char * const      *sourcier_purchase_get_considerations   (SourcierPurchase      *self);
void                     sourcier_purchase_set_considerations   (SourcierPurchase      *self,
                                                                 const char * const    *considerations);
gboolean                 sourcier_purchase_has_consideration    (SourcierPurchase      *self,
                                                                 const char            *consideration);

const SourcierDutyCount *sourcier_purchase_get_duty_count       (SourcierPurchase      *self);

SourcierPurchaseState    sourcier_purchase_get_state            (SourcierPurchase      *self);
void                     sourcier_purchase_set_state            (SourcierPurchase      *self,
                                                                 SourcierPurchaseState  state);
gint64                   sourcier_purchase_get_amount           (SourcierPurchase      *self);
SourcierDay              sourcier_purchase_get_day              (SourcierPurchase      *self);
int                      sourcier_purchase_get_year             (SourcierPurchase      *self);
gint64                   sourcier_purchase_get_weights          (SourcierPurchase      *self);
gint64                   sourcier_purchase_get_lots_estimate    (SourcierPurchase      *self);
SourcierPurchaseDoubts   sourcier_purchase_get_doubts           (SourcierPurchase      *self);
char                    *sourcier_purchase_doubts_to_words      (SourcierPurchase      *self);
char                    *sourcier_purchase_get_search_text      (SourcierPurchase      *self);

G_END_DECLS
