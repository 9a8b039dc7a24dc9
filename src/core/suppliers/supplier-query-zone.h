/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The zones that the commune tells, in the order of the facet; the codes are those of the labels that say the same. */
#define SOURCIER_ZONE_FRR_PLUS "FRR+"
#define SOURCIER_ZONE_FRR "FRR"
#define SOURCIER_ZONE_FORMER_ZRR "ZRR"
/* The zone that only the address tells: a label held. */
#define SOURCIER_ZONE_QPV "QPV"

const char *_sourcier_supplier_zone_find (SourcierStore  *store,
                                          const char     *zone,
                                          GError        **error);
gboolean    _sourcier_supplier_zone_find_among (SourcierStore  *store,
                                                const char     *ids,
                                                GArray        **found,
                                                GError        **error);

G_END_DECLS
