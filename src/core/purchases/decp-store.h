/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-contract.h"
#include "store/store.h"

G_BEGIN_DECLS

gboolean              sourcier_decp_store_keeps  (SourcierDecpField            field);
SourcierDecpContract *sourcier_decp_store_load   (SourcierStore               *store,
                                                  gint64                       purchase,
                                                  GError                     **error);
gboolean              sourcier_decp_store_save   (SourcierStore               *store,
                                                  gint64                       purchase,
                                                  const SourcierDecpContract  *rest,
                                                  GError                     **error);
gboolean              sourcier_decp_store_delete (SourcierStore               *store,
                                                  gint64                       purchase,
                                                  GError                     **error);
GArray               *sourcier_decp_store_list_awarded (SourcierStore        *store,
                                                       int                   year,
                                                       GError              **error);
GArray               *sourcier_decp_store_list_years (SourcierStore         *store,
                                                      GError               **error);
char                 *sourcier_decp_store_find_buyer (SourcierStore         *store,
                                                      GError               **error);

G_END_DECLS
