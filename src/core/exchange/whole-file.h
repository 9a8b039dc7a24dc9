/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierWholeFile:
 *
 * A foreign file that is being written, and has its name when it is whole.
 */
typedef struct _SourcierWholeFile SourcierWholeFile;

SourcierWholeFile *_sourcier_whole_file_open       (GFile              *file,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
GOutputStream     *_sourcier_whole_file_get_stream (SourcierWholeFile  *self);
gboolean           _sourcier_whole_file_settle     (SourcierWholeFile  *self,
                                                    GCancellable       *cancellable,
                                                    GError            **error);
void               _sourcier_whole_file_free       (SourcierWholeFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierWholeFile, _sourcier_whole_file_free)

G_END_DECLS
