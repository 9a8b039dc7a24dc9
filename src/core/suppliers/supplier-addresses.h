/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Longer addresses are cut off, or refused, by some systems and mail programs: Windows hands on about 2,000
 * characters. */
#define SOURCIER_MAILTO_MOST 1800

GPtrArray *sourcier_supplier_addresses_collect  (SourcierStore  *store,
                                                 GArray         *ids,
                                                 GPtrArray      *without,
                                                 GError        **error);
char      *sourcier_email_find_first            (const char     *field);
char      *sourcier_supplier_addresses_to_uri   (GPtrArray      *addresses,
                                                 const char     *subject);
char      *sourcier_supplier_addresses_to_text  (GPtrArray      *addresses);

G_END_DECLS
