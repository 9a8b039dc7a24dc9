/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sourcier_contact_vcards_write        (SourcierStore     *store,
                                               GArray            *ids,
                                               GFile             *file,
                                               SourcierProgress  *progress,
                                               GCancellable      *cancellable,
                                               GError           **error);
gboolean sourcier_contact_vcards_write_stream (SourcierStore     *store,
                                               GArray            *ids,
                                               GOutputStream     *stream,
                                               SourcierProgress  *progress,
                                               GCancellable      *cancellable,
                                               GError           **error);

G_END_DECLS
