/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint _sourcier_supplier_facet_rank (guint       facet,
                                     const char *value);

G_END_DECLS
