/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/evidence-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierEvidenceGroup:
 *
 * The files that prove a label: each can be opened and removed, others are added from this computer.
 */
#define SOURCIER_TYPE_EVIDENCE_GROUP (sourcier_evidence_group_get_type ())
G_DECLARE_FINAL_TYPE (SourcierEvidenceGroup, sourcier_evidence_group, SOURCIER, EVIDENCE_GROUP, AdwPreferencesGroup)

void       sourcier_evidence_group_show     (SourcierEvidenceGroup *self,
                                             SourcierStore         *store,
                                             GPtrArray             *files);
void       sourcier_evidence_group_add_file (SourcierEvidenceGroup *self,
                                             GFile                 *file);
GPtrArray *sourcier_evidence_group_get_files (SourcierEvidenceGroup *self);

G_END_DECLS
