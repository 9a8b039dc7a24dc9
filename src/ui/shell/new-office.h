/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/buyer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

char     *sourcier_new_office_propose_path (const char     *name);
char     *sourcier_new_office_sample_path  (void);
gboolean  sourcier_new_office_make         (const char     *path,
                                            SourcierBuyer  *buyer,
                                            gboolean        sample,
                                            GCancellable   *cancellable,
                                            GError        **error);

G_END_DECLS
