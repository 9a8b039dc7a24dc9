/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "exchange/odt-merge.h"
#include "office/buyer.h"
#include "purchases/purchase.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierLetterField:
 *
 * What can stand in a mark of a letter's template, in the order of the list that the reader is shown. There is nothing among them
 * that one supplier must not learn of a purchase before the others: no estimate, no names of those consulted (CCP, R2111-2).
 */
typedef enum
{
  SOURCIER_LETTER_POSTAL_ADDRESS,
  SOURCIER_LETTER_NAME,
  SOURCIER_LETTER_SIRET,
  SOURCIER_LETTER_STREET,
  SOURCIER_LETTER_POSTCODE,
  SOURCIER_LETTER_CITY,
  SOURCIER_LETTER_EMAIL,
  SOURCIER_LETTER_PHONE,
  SOURCIER_LETTER_SALUTATION,
  SOURCIER_LETTER_CIVILITY,
  SOURCIER_LETTER_FIRST_NAME,
  SOURCIER_LETTER_LAST_NAME,
  SOURCIER_LETTER_ROLE,
  SOURCIER_LETTER_SUBJECT,
  SOURCIER_LETTER_NUMBER,
  SOURCIER_LETTER_SERVICE,
  SOURCIER_LETTER_LAUNCH_DAY,
  SOURCIER_LETTER_BUYER,
  SOURCIER_LETTER_SENDER,
  SOURCIER_LETTER_SIGNATORY,
  SOURCIER_LETTER_DAY,
  SOURCIER_LETTER_REPLY_BY,
  SOURCIER_N_LETTER_FIELDS,
} SourcierLetterField;

const char *sourcier_letter_field_get_id    (SourcierLetterField  field);
const char *sourcier_letter_field_get_name  (SourcierLetterField  field,
                                             SourcierLanguage     language);
gboolean    sourcier_letter_field_recognise (const char          *name,
                                             SourcierLetterField *field);

/* An answer is asked for so many days after the letter where nobody says when: three weeks leave a small firm time. */
#define SOURCIER_LETTER_REPLY_DAYS 21

/**
 * SourcierLetter:
 * @language: what days and salutations are written in
 * @buyer: (nullable): who consults
 * @purchase: (nullable): what for, %NULL for no purchase in particular
 * @supplier: who is written to
 * @contact: (nullable): the person there
 * @day: the day of the letter
 * @reply_by: until when an answer is asked for
 * @sender: (nullable): the sender's office, street and telephone, lines parted by "\n"
 * @signatory: (nullable): who signs, with the function, lines parted by "\n"
 *
 * What goes into the marks of one letter. It owns nothing.
 */
typedef struct
{
  SourcierLanguage language;
  SourcierBuyer *buyer;
  SourcierPurchase *purchase;
  SourcierSupplier *supplier;
  SourcierContact *contact;
  SourcierDay day;
  SourcierDay reply_by;
  const char *sender;
  const char *signatory;
} SourcierLetter;

char *sourcier_letter_get_value (const SourcierLetter *self,
                                 SourcierLetterField   field);
char *sourcier_letter_read_mark (const char           *name,
                                 gpointer              letter);
SourcierContact *sourcier_letter_choose_contact (SourcierSupplier *supplier);

G_END_DECLS
