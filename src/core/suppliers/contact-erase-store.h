/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/contact.h"

G_BEGIN_DECLS

/**
 * SourcierKnownContact:
 * @id: id of the contact, which may be gone from the directory
 * @contact: what was known last about the person
 * @supplier: id of the supplier, which may be gone too
 * @supplier_name: its name, "" if it is gone
 * @living: whether the contact is in the directory; if not, only the history keeps it
 * @texts: (element-type utf8): every name, e-mail and phone that the file keeps for this contact, earlier ones too
 *
 * A contact that an office's file keeps, in the directory or in its history.
 */
typedef struct
{
  gint64 id;
  SourcierContact *contact;
  gint64 supplier;
  char *supplier_name;
  gboolean living;
  GPtrArray *texts;
} SourcierKnownContact;

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

void                   sourcier_known_contact_free     (SourcierKnownContact   *self);
const char            *sourcier_known_contact_get_place (SourcierKnownContact  *self);
char                  *sourcier_known_contact_describe (SourcierKnownContact   *self);
void                   sourcier_erasure_report_free    (SourcierErasureReport  *self);

GPtrArray             *sourcier_contact_store_find     (SourcierStore          *store,
                                                        SourcierContactField    field,
                                                        const char             *text,
                                                        GError                **error);
GPtrArray             *sourcier_contact_store_find_one (SourcierStore          *store,
                                                        gint64                  id,
                                                        GError                **error);
SourcierErasureReport *sourcier_contact_store_weigh    (SourcierStore          *store,
                                                        GPtrArray              *contacts,
                                                        const char             *words,
                                                        GError                **error);
SourcierErasureReport *sourcier_contact_store_erase    (SourcierStore          *store,
                                                        GPtrArray              *contacts,
                                                        const char             *words,
                                                        GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierErasureReport, sourcier_erasure_report_free)

G_END_DECLS
