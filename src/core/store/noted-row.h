/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

SourcierStatement *sourcier_store_prepare_insert (SourcierStore  *self,
                                                  const char     *sql,
                                                  GError        **error);
void               sourcier_store_note_inserts   (SourcierStore  *self,
                                                  gboolean        notes);

G_END_DECLS
