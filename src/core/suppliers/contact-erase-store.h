/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/contact-find-store.h"

G_BEGIN_DECLS

/**
 * SourcierErasureReport:
 * @n_contacts: contacts that left the directory
 * @n_actions: actions of the history that keep, or kept, data of the person
 * @mentions: (element-type utf8): a line for each supplier that has the same words in its own fields, "Atelier Roy:
 *   E-mail, Notes", and for each kind of other records that has them, "Purchases (2)"; all of these stay
 * @copies: (element-type utf8): paths of its backups and of older copies beside it, which are left alone
 *
 * What erasing contacts did, or would do.
 */
typedef struct
{
  guint n_contacts;
  guint n_actions;
  GPtrArray *mentions;
  GPtrArray *copies;
} SourcierErasureReport;

void                   sourcier_erasure_report_free (SourcierErasureReport  *self);
SourcierErasureReport *sourcier_contact_store_weigh (SourcierStore          *store,
                                                     GPtrArray              *contacts,
                                                     const char             *words,
                                                     GError                **error);
SourcierErasureReport *sourcier_contact_store_erase (SourcierStore          *store,
                                                     GPtrArray              *contacts,
                                                     const char             *words,
                                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierErasureReport, sourcier_erasure_report_free)

G_END_DECLS
