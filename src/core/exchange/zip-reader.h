/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a document of an office may hold: pictures for a printer, and text for hundreds of pages. What holds more is no
 * letter, or was made to fill the memory (“zip bomb”). */
#define SOURCIER_ZIP_MOST_BYTES (24 * 1024 * 1024)
#define SOURCIER_ZIP_MOST_UNPACKED (64 * 1024 * 1024)
#define SOURCIER_ZIP_MOST_ENTRIES 2000

/**
 * SourcierZipEntry:
 * @name: its name in the package
 * @content: what it holds, unpacked
 *
 * One file of a package.
 */
typedef struct
{
  char *name;
  GBytes *content;
} SourcierZipEntry;

GBytes                 *sourcier_zip_load (GFile         *file,
                                           GCancellable  *cancellable,
                                           GError       **error);
GPtrArray              *sourcier_zip_read (GBytes        *package,
                                           const char    *name,
                                           GError       **error);
const SourcierZipEntry *sourcier_zip_find (GPtrArray     *entries,
                                           const char    *name);

G_END_DECLS
