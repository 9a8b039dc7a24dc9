/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "purchases/letter.h"
#include "store/store.h"
#include "suppliers/postal-address.h"

G_BEGIN_DECLS

/**
 * SourcierLetterRecipient:
 * @supplier: who is written to
 * @contact: (nullable): the person there
 * @address: where a letter goes
 * @email: (nullable): where a message goes, %NULL if nobody there has an address
 */
typedef struct
{
  SourcierSupplier *supplier;
  SourcierContact *contact;
  SourcierPostalAddress *address;
  char *email;
} SourcierLetterRecipient;

void       sourcier_letter_recipient_free  (SourcierLetterRecipient *self);
char      *sourcier_letter_recipient_doubt_to_words (const SourcierLetterRecipient *self);
GPtrArray *sourcier_letter_recipients_load (SourcierStore           *store,
                                            GArray                  *suppliers,
                                            GError                 **error);

/**
 * SourcierLetters:
 * @language: what days and salutations are written in
 * @buyer: who consults
 * @purchase: (nullable): what for
 * @day: the day of the letters
 * @reply_by: until when an answer is asked for
 * @sender: the sender's office, lines parted by "\n", "" for nothing
 * @signatory: who signs, "" for nobody
 *
 * What letters that go out together have in common.
 */
typedef struct
{
  SourcierLanguage language;
  SourcierBuyer *buyer;
  SourcierPurchase *purchase;
  SourcierDay day;
  SourcierDay reply_by;
  char *sender;
  char *signatory;
} SourcierLetters;

SourcierLetters *sourcier_letters_new               (SourcierStore        *store,
                                                     gint64                purchase,
                                                     SourcierLanguage      language,
                                                     GError              **error);
void             sourcier_letters_free              (SourcierLetters      *self);
char            *sourcier_letters_missing_to_words  (const SourcierLetters *self,
                                                     SourcierOdtTemplate  *template);
GPtrArray       *sourcier_letters_name_files        (const SourcierLetters *self,
                                                     GPtrArray            *recipients);
gboolean         sourcier_letters_check_folder      (GFile                *folder,
                                                     GPtrArray            *names,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
gboolean         sourcier_letters_write             (const SourcierLetters *self,
                                                     SourcierOdtTemplate  *template,
                                                     GPtrArray            *recipients,
                                                     GPtrArray            *names,
                                                     GFile                *folder,
                                                     SourcierProgress     *progress,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
char            *sourcier_letters_name_together     (const SourcierLetters *self);
gboolean         sourcier_letters_write_together    (const SourcierLetters *self,
                                                     SourcierOdtTemplate  *template,
                                                     GPtrArray            *recipients,
                                                     GFile                *file,
                                                     SourcierProgress     *progress,
                                                     GCancellable         *cancellable,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierLetterRecipient, sourcier_letter_recipient_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierLetters, sourcier_letters_free)

G_END_DECLS
