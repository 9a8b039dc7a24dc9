/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

SourcierImportWord *sourcier_import_word_new (int                         target,
                                              const char                 *text,
                                              gint64                      n_rows,
                                              SourcierImportWordDecision  decision,
                                              const char                 *code,
                                              const char                 *proposal);

G_END_DECLS
