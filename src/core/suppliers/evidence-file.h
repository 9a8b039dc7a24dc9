/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file of the office goes to colleagues and into backups, and its history keeps each content once more: twenty
 * million bytes are a certificate scanned in colour many times over, and no film. */
#define SOURCIER_EVIDENCE_MOST_BYTES 20000000

/**
 * SourcierEvidenceFile:
 *
 * A file that proves a label: its name, media type, size, SHA-256 fingerprint and the day it was added. It never changes.
 * The content is there while the file is new; a stored one is read by sourcier_evidence_file_store_read().
 */
#define SOURCIER_TYPE_EVIDENCE_FILE (sourcier_evidence_file_get_type ())
G_DECLARE_FINAL_TYPE (SourcierEvidenceFile, sourcier_evidence_file, SOURCIER, EVIDENCE_FILE, GObject)

SourcierEvidenceFile *sourcier_evidence_file_new            (const char            *name,
                                                             GBytes                *content);
SourcierEvidenceFile *sourcier_evidence_file_load           (GFile                 *file,
                                                             GCancellable          *cancellable,
                                                             GError               **error);
SourcierEvidenceFile *_sourcier_evidence_file_new_stored    (gint64                 id,
                                                             const char            *name,
                                                             const char            *media_type,
                                                             gint64                 size,
                                                             const char            *sha256,
                                                             SourcierDay            added_on);
gint64                sourcier_evidence_file_get_id         (SourcierEvidenceFile  *self);
void                  _sourcier_evidence_file_set_id        (SourcierEvidenceFile  *self,
                                                             gint64                 id);
const char           *sourcier_evidence_file_get_name       (SourcierEvidenceFile  *self);
const char           *sourcier_evidence_file_get_media_type (SourcierEvidenceFile  *self);
gint64                sourcier_evidence_file_get_size       (SourcierEvidenceFile  *self);
const char           *sourcier_evidence_file_get_sha256     (SourcierEvidenceFile  *self);
SourcierDay           sourcier_evidence_file_get_added_on   (SourcierEvidenceFile  *self);
GBytes               *sourcier_evidence_file_get_content    (SourcierEvidenceFile  *self);

G_END_DECLS
