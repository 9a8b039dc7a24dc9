/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Given a piece of a stream, which may end anywhere; stops the reading by returning FALSE with the error set. */
typedef gboolean (*SourcierChunkFunc) (const char  *bytes,
                                       gsize        length,
                                       gpointer     user_data,
                                       GError     **error);

gboolean sourcier_exchange_read_chunks (GFile              *file,
                                        GInputStream       *stream,
                                        SourcierChunkFunc   func,
                                        gpointer            user_data,
                                        SourcierProgress   *progress,
                                        gint64              size,
                                        GCancellable       *cancellable,
                                        GError            **error);
gint64   sourcier_exchange_file_size   (GFile              *file,
                                        GCancellable       *cancellable);

char *sourcier_exchange_file_name  (GFile   *file);
gboolean sourcier_exchange_refuse (GFile       *file,
                                   const char  *message,
                                   GError     **error);
void  sourcier_exchange_take_read_error  (GError **error,
                                          GError  *cause,
                                          GFile   *file);
void  sourcier_exchange_take_write_error (GError **error,
                                          GError  *cause,
                                          GFile   *file);

G_END_DECLS
