/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierJsonWriter:
 *
 * Writes a JSON array of objects, one a line, each generated apart: a list of any length passes through little memory.
 */
typedef struct _SourcierJsonWriter SourcierJsonWriter;

SourcierJsonWriter *sourcier_json_writer_new   (GOutputStream       *stream,
                                                GCancellable        *cancellable);
void                sourcier_json_writer_free  (SourcierJsonWriter  *self);
gboolean            sourcier_json_writer_add   (SourcierJsonWriter  *self,
                                                JsonObject          *object,
                                                GError             **error);
gboolean            sourcier_json_writer_close (SourcierJsonWriter  *self,
                                                GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierJsonWriter, sourcier_json_writer_free)

G_END_DECLS
