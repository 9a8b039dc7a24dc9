/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int   sourcier_import_target_guess      (const char         *header);
void  sourcier_import_targets_guess     (const char * const *headers,
                                         int                *targets);
const char *sourcier_import_labels_header   (gboolean        french);
const char *sourcier_import_families_header (gboolean        french);
const char *sourcier_import_cpv_header      (gboolean        french);
const char *sourcier_import_areas_header    (gboolean        french);
const char *sourcier_import_tags_header     (gboolean        french);
const char *sourcier_import_contacts_header (gboolean        french);

G_END_DECLS
