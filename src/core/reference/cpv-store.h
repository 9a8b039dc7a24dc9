/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/cpv.h"
#include "store/store.h"

G_BEGIN_DECLS

GPtrArray   *sourcier_cpv_store_find      (SourcierStore  *store,
                                           const char     *words,
                                           guint           most,
                                           GError        **error);
GPtrArray   *sourcier_cpv_store_children  (SourcierStore  *store,
                                           const char     *code,
                                           GError        **error);
GPtrArray   *sourcier_cpv_store_parents   (SourcierStore  *store,
                                           const char     *code,
                                           GError        **error);
SourcierCpv *sourcier_cpv_store_load      (SourcierStore  *store,
                                           const char     *code,
                                           GError        **error);

G_END_DECLS
