/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

char *sourcier_told_store_read_title (SourcierStore *store,
                                      const char    *table,
                                      const char    *column,
                                      gint64         id);
char *sourcier_told_store_show_link  (SourcierStore *store,
                                      const char    *column,
                                      gint64         id);

G_END_DECLS
