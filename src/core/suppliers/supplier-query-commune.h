/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

const char *_sourcier_supplier_commune_find  (SourcierStore  *store,
                                              const char     *code,
                                              GError        **error);

G_END_DECLS
