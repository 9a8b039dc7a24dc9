/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierLettersDialog:
 *
 * Asks what suppliers are written: letters from a template, labels for envelopes or a message; to whom, with what is missing to
 * reach them; and whether it is recorded about a purchase. Then it has them written.
 */
#define SOURCIER_TYPE_LETTERS_DIALOG (sourcier_letters_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLettersDialog, sourcier_letters_dialog, SOURCIER, LETTERS_DIALOG, SourcierFormWindow)

void sourcier_letters_dialog_present (GtkWidget     *from,
                                      SourcierStore *store,
                                      gint64         purchase,
                                      GArray        *suppliers);

G_END_DECLS
