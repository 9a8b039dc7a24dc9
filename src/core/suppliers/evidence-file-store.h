/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/evidence-file.h"
#include "suppliers/label-award.h"

G_BEGIN_DECLS

/* The columns that _sourcier_evidence_file_store_row() reads, of a table called @file in the statement. */
#define SOURCIER_EVIDENCE_FILE_COLUMNS(file) \
  file ".id, " file ".name, " file ".media_type, " file ".size, " file ".sha256, " file ".added_on"

GBytes               *sourcier_evidence_file_store_read    (SourcierStore         *store,
                                                            SourcierEvidenceFile  *file,
                                                            GError               **error);
SourcierEvidenceFile *_sourcier_evidence_file_store_row    (SourcierStatement     *row,
                                                            int                    column);
gboolean              _sourcier_evidence_file_store_save   (SourcierStore         *store,
                                                            SourcierLabelAward    *award,
                                                            GError               **error);
gboolean              _sourcier_evidence_file_store_delete (SourcierStore         *store,
                                                            gint64                 award,
                                                            GError               **error);

G_END_DECLS
