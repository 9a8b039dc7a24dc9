/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/**
 * SourcierZipPart:
 *
 * One file of a package, unpacked while it is read: a sheet of a million rows passes through little memory. What unpacks
 * to far more than it was packed in is refused on the way.
 */
typedef struct _SourcierZipPart SourcierZipPart;

SourcierZipPart  *sourcier_zip_part_open      (GFile            *package,
                                               const char       *name,
                                               GCancellable     *cancellable,
                                               GError          **error);
void              sourcier_zip_part_free      (SourcierZipPart  *self);
int               sourcier_zip_part_step      (SourcierZipPart  *self,
                                               GError          **error);
xmlTextReaderPtr  sourcier_zip_part_get_xml   (SourcierZipPart  *self);
const char       *sourcier_zip_part_get_name  (SourcierZipPart  *self);
char             *sourcier_zip_part_get_value (SourcierZipPart  *self,
                                               const char       *attribute);
gint64            sourcier_zip_part_get_done  (SourcierZipPart  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierZipPart, sourcier_zip_part_free)

G_END_DECLS
