/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-session.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierImportWordsDialog:
 *
 * A form where the words among labels and families that the program does not know are decided, once each for the whole
 * list. What looks like a known name is proposed. Applied, the session looks at all rows again.
 */
#define SOURCIER_TYPE_IMPORT_WORDS_DIALOG (sourcier_import_words_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportWordsDialog, sourcier_import_words_dialog, SOURCIER, IMPORT_WORDS_DIALOG,
                      SourcierFormWindow)

SourcierImportWordsDialog *sourcier_import_words_dialog_new (GtkWindow             *parent,
                                                             SourcierImportSession *session);

G_END_DECLS
