/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-change.h"

G_BEGIN_DECLS

/**
 * SourcierOwners:
 *
 * Which thing a row of the file belongs to, as far as changes of the history tell: a file of evidence to its award, and that to
 * its supplier. The schema says it, so that a table which is added later is not forgotten: the first column of a table that
 * names a row of another one, and must, names what the row is part of.
 */
typedef struct _SourcierOwners SourcierOwners;

/**
 * SourcierOwnerFunc:
 * @table: (transfer none): a table of things: "supplier"
 * @id: the id of one of them
 * @user_data: what was given with the function
 */
typedef void (*SourcierOwnerFunc) (const char *table,
                                   gint64      id,
                                   gpointer    user_data);

SourcierOwners *sourcier_owners_new          (SourcierStore      *store,
                                              GError            **error);
void            sourcier_owners_free         (SourcierOwners     *self);
void            sourcier_owners_set_store    (SourcierOwners     *self,
                                              SourcierStore      *store);
const char     *sourcier_owners_get_root     (SourcierOwners     *self,
                                              const char         *table);
const char     *sourcier_owners_get_parent   (SourcierOwners     *self,
                                              const char         *table,
                                              guint              *column);
const char     *sourcier_owners_get_column   (SourcierOwners     *self,
                                              const char         *table,
                                              guint               column);
const char     *sourcier_owners_get_named    (SourcierOwners     *self,
                                              const char         *table,
                                              guint               column);
void            sourcier_owners_note_gone    (SourcierOwners     *self,
                                              SourcierChange     *change);
void            sourcier_owners_forget_gone  (SourcierOwners     *self);
gint64          sourcier_owners_find         (SourcierOwners     *self,
                                              SourcierChange     *change,
                                              gint64             *after);
void            sourcier_owners_each_named   (SourcierOwners     *self,
                                              SourcierChange     *change,
                                              SourcierOwnerFunc   func,
                                              gpointer            user_data);
GHashTable     *sourcier_owners_collect      (SourcierOwners     *self,
                                              const char         *table,
                                              gint64              id,
                                              GError            **error);
gboolean        sourcier_owners_touches      (SourcierOwners     *self,
                                              SourcierChange     *change,
                                              GHashTable         *rows);
gboolean        sourcier_owners_is_part      (SourcierOwners     *self,
                                              SourcierChange     *change,
                                              GHashTable         *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierOwners, sourcier_owners_free)

G_END_DECLS
