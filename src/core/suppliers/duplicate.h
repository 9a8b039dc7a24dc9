/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierDuplicateReasons:
 * @SOURCIER_DUPLICATE_SIRET: the same SIRET, a lost leading zero given back
 * @SOURCIER_DUPLICATE_ADDRESS: the same SIREN at the same address, and no two postcodes
 * @SOURCIER_DUPLICATE_NAME: the same name in the same postcode
 * @SOURCIER_DUPLICATE_NEAR_NAME: nearly the same name in the same postcode
 *
 * Why two rows may be about one supplier. Names are compared folded, without the words that only tell a legal form
 * (SARL, SAS, association, SCOP …), and the trade name counts as a name. Two names are near if they have at least
 * %SOURCIER_DUPLICATE_LONG letters and one is the other with one letter changed, missing, added, or two neighbours
 * swapped; digits must agree. Two sound SIRETs of different firms outweigh a name that is near only.
 */
typedef enum
{
  SOURCIER_DUPLICATE_SIRET = 1 << 0,
  SOURCIER_DUPLICATE_ADDRESS = 1 << 1,
  SOURCIER_DUPLICATE_NAME = 1 << 2,
  SOURCIER_DUPLICATE_NEAR_NAME = 1 << 3,
} SourcierDuplicateReasons;

#define SOURCIER_DUPLICATE_LONG 12

/**
 * SourcierDuplicateKey:
 * @id: the supplier
 * @siret: fourteen digits, "" where none can be compared
 * @address: folded
 * @postcode: folded
 * @name: folded, without legal forms
 * @trade_name: folded, without legal forms
 *
 * What of a supplier is compared with others.
 */
typedef struct
{
  gint64 id;
  char *siret;
  char *address;
  char *postcode;
  char *name;
  char *trade_name;
} SourcierDuplicateKey;

/**
 * SourcierDuplicate:
 *
 * Two suppliers that may be one, and why.
 */
#define SOURCIER_TYPE_DUPLICATE (sourcier_duplicate_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDuplicate, sourcier_duplicate, SOURCIER, DUPLICATE, GObject)

SourcierDuplicate        *sourcier_duplicate_new              (SourcierSupplier           *first,
                                                               SourcierSupplier           *second,
                                                               SourcierDuplicateReasons    reasons);
SourcierSupplier         *sourcier_duplicate_get_first        (SourcierDuplicate          *self);
SourcierSupplier         *sourcier_duplicate_get_second       (SourcierDuplicate          *self);
SourcierDuplicateReasons  sourcier_duplicate_get_reasons      (SourcierDuplicate          *self);
char                     *sourcier_duplicate_reasons_to_words (SourcierDuplicateReasons    reasons);
const char               *sourcier_duplicate_reason_get_code  (SourcierDuplicateReasons    reason);

SourcierDuplicateKey     *sourcier_duplicate_key_new          (gint64                      id,
                                                               const char                 *name,
                                                               const char                 *trade_name,
                                                               const char                 *siret,
                                                               const char                 *address,
                                                               const char                 *postcode);
SourcierDuplicateKey     *sourcier_duplicate_key_of           (SourcierSupplier           *supplier);
void                      sourcier_duplicate_key_free         (SourcierDuplicateKey       *self);
GPtrArray                *sourcier_duplicate_key_get_shared   (const SourcierDuplicateKey *self);
gboolean                  sourcier_duplicate_shared_is_near   (const char                 *shared);
SourcierDuplicateReasons  sourcier_duplicate_compare          (const SourcierDuplicateKey *a,
                                                               const SourcierDuplicateKey *b);
char                     *sourcier_duplicate_strip_form       (const char                 *name);

guint                     sourcier_duplicate_propose          (SourcierSupplier           *stays,
                                                               SourcierSupplier           *goes);
gboolean                  sourcier_duplicate_differ           (SourcierSupplier           *stays,
                                                               SourcierSupplier           *goes,
                                                               SourcierSupplierField       field);
char                     *sourcier_duplicate_join_notes       (const char                 *notes,
                                                               const char                 *more);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDuplicateKey, sourcier_duplicate_key_free)

G_END_DECLS
