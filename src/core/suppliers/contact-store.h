/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/contact.h"

G_BEGIN_DECLS

/* The columns that _sourcier_contact_store_read() reads, of a table called @contact in the statement. */
#define SOURCIER_CONTACT_COLUMNS(contact) \
  contact ".id, " contact ".name, " contact ".role, " contact ".email, " contact ".phone, " contact ".note"

SourcierContact *_sourcier_contact_store_read (SourcierStatement  *row,
                                               int                 column);
gboolean         _sourcier_contact_store_save (SourcierStore      *store,
                                               gint64              supplier,
                                               gboolean            is_stored,
                                               GPtrArray          *contacts,
                                               GError            **error);

G_END_DECLS
