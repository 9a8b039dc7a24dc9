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

void        sourcier_known_contact_free      (SourcierKnownContact  *self);
const char *sourcier_known_contact_get_place (SourcierKnownContact  *self);
char       *sourcier_known_contact_describe  (SourcierKnownContact  *self);

GPtrArray  *sourcier_contact_store_find      (SourcierStore         *store,
                                              SourcierContactField   field,
                                              const char            *text,
                                              GError               **error);
GPtrArray  *sourcier_contact_store_find_one  (SourcierStore         *store,
                                              gint64                 id,
                                              GError               **error);

G_END_DECLS
