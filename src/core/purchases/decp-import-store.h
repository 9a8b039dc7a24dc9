/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean  sourcier_decp_import_store_begin          (SourcierStore  *store,
                                                     GError        **error);
GArray   *sourcier_decp_import_store_find_purchases (SourcierStore  *store,
                                                     const char     *uid,
                                                     const char     *number,
                                                     GError        **error);
gboolean  sourcier_decp_import_store_claim          (SourcierStore  *store,
                                                     gint64          purchase,
                                                     GError        **error);
gboolean  sourcier_decp_import_store_note_contract  (SourcierStore  *store,
                                                     const char     *uid,
                                                     gint64          digest,
                                                     gboolean       *repeated,
                                                     gboolean       *same,
                                                     GError        **error);
gboolean  sourcier_decp_import_store_note_siret     (SourcierStore  *store,
                                                     const char     *siret,
                                                     gboolean       *new,
                                                     GError        **error);

G_END_DECLS
