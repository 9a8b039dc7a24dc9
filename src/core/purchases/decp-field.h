/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierDecpField:
 *
 * What the essential data of a contract (données essentielles de la commande publique, DECP) say in one value. The table
 * in decp-field.c names each one as the schema 2.0.3 does, for a market and for a concession, so that the readers, the
 * writer and the register never list them apart.
 */
typedef enum
{
  SOURCIER_DECP_ID,
  SOURCIER_DECP_UID,
  SOURCIER_DECP_BUYER,
  SOURCIER_DECP_BUYER_NAME,
  SOURCIER_DECP_NATURE,
  SOURCIER_DECP_SUBJECT,
  SOURCIER_DECP_CPV,
  SOURCIER_DECP_TECHNIQUES,
  SOURCIER_DECP_EXECUTION,
  SOURCIER_DECP_FRAMEWORK,
  SOURCIER_DECP_INNOVATIVE,
  SOURCIER_DECP_CCAG,
  SOURCIER_DECP_OFFERS,
  SOURCIER_DECP_ADVANCE,
  SOURCIER_DECP_ADVANCE_RATE,
  SOURCIER_DECP_GROUPING,
  SOURCIER_DECP_SUBCONTRACTED,
  SOURCIER_DECP_PROCEDURE,
  SOURCIER_DECP_PLACE,
  SOURCIER_DECP_PLACE_KIND,
  SOURCIER_DECP_PLACE_NAME,
  SOURCIER_DECP_MONTHS,
  SOURCIER_DECP_NOTIFIED,
  SOURCIER_DECP_STARTED,
  SOURCIER_DECP_PUBLISHED,
  SOURCIER_DECP_AMOUNT,
  SOURCIER_DECP_SUBSIDY,
  SOURCIER_DECP_PRICE_TYPES,
  SOURCIER_DECP_PRICE_FORM,
  SOURCIER_DECP_ORIGIN_EU,
  SOURCIER_DECP_ORIGIN_FRANCE,
  SOURCIER_DECP_SOCIAL,
  SOURCIER_DECP_ENVIRONMENT,
  SOURCIER_DECP_SOURCE,
  SOURCIER_N_DECP_FIELDS,
} SourcierDecpField;

/**
 * SourcierDecpKind:
 * @SOURCIER_DECP_TEXT: anything
 * @SOURCIER_DECP_SIRET: a SIRET
 * @SOURCIER_DECP_CPV_CODE: eight digits, the check digit left out
 * @SOURCIER_DECP_CODE: one value of an enumeration
 * @SOURCIER_DECP_CODES: several, kept in the order of the enumeration, bars between them
 * @SOURCIER_DECP_COUNT: a whole number of one or more
 * @SOURCIER_DECP_MONEY: an amount, kept in cents excluding tax
 * @SOURCIER_DECP_SHARE: a part of one, 0 to 1
 * @SOURCIER_DECP_DAY: a day, kept in ISO form
 * @SOURCIER_DECP_FLAG: kept as "1" or "0"
 *
 * How a value is written.
 */
typedef enum
{
  SOURCIER_DECP_TEXT,
  SOURCIER_DECP_SIRET,
  SOURCIER_DECP_CPV_CODE,
  SOURCIER_DECP_CODE,
  SOURCIER_DECP_CODES,
  SOURCIER_DECP_COUNT,
  SOURCIER_DECP_MONEY,
  SOURCIER_DECP_SHARE,
  SOURCIER_DECP_DAY,
  SOURCIER_DECP_FLAG,
} SourcierDecpKind;

const char         *sourcier_decp_field_get_id       (SourcierDecpField   field,
                                                      gboolean            concession);
const char         *sourcier_decp_field_get_inner    (SourcierDecpField   field);
const char         *sourcier_decp_field_get_column   (SourcierDecpField   field);
const char         *sourcier_decp_field_get_name     (SourcierDecpField   field);
SourcierDecpKind    sourcier_decp_field_get_kind     (SourcierDecpField   field);
gboolean            sourcier_decp_field_is_required  (SourcierDecpField   field,
                                                      gboolean            concession);
const char         *sourcier_decp_field_get_neutral  (SourcierDecpField   field);
const char * const *sourcier_decp_field_get_codes    (SourcierDecpField   field,
                                                      gboolean            concession);
const char         *sourcier_decp_field_find_code    (SourcierDecpField   field,
                                                      gboolean            concession,
                                                      const char         *written);
const char         *sourcier_decp_find_code          (const char * const *codes,
                                                      const char         *written);

extern const char * const sourcier_decp_party_kinds[];
extern const char * const sourcier_decp_price_variations[];

G_END_DECLS
