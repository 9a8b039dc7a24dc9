/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierZipWriter:
 *
 * Writes the package of an OpenDocument file. Its first entry has to be stored, its header without any extra field, so
 * that the kind of file stands at byte 38 (OpenDocument 1.3, part 2, 3.3 “MIME type stream”), which general libraries of
 * archives do not promise. Entries of any number pass through little memory; each is below 4 GB.
 */
typedef struct _SourcierZipWriter SourcierZipWriter;

SourcierZipWriter *sourcier_zip_writer_new   (GOutputStream      *stream,
                                              GCancellable       *cancellable);
void               sourcier_zip_writer_free  (SourcierZipWriter  *self);
gboolean           sourcier_zip_writer_store (SourcierZipWriter  *self,
                                              const char         *name,
                                              gconstpointer       bytes,
                                              gsize               length,
                                              GError            **error);
gboolean           sourcier_zip_writer_begin (SourcierZipWriter  *self,
                                              const char         *name,
                                              GError            **error);
gboolean           sourcier_zip_writer_write (SourcierZipWriter  *self,
                                              gconstpointer       bytes,
                                              gsize               length,
                                              GError            **error);
gboolean           sourcier_zip_writer_end   (SourcierZipWriter  *self,
                                              GError            **error);
gboolean           sourcier_zip_writer_close (SourcierZipWriter  *self,
                                              GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierZipWriter, sourcier_zip_writer_free)

G_END_DECLS
