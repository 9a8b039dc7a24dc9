/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierSavedListsDialog:
 *
 * Saves the question that is asked under a name, and gives the lists there are other names and notes, or deletes them.
 *
 * Signal "compare" (string first, string second): two lists, by name, shall be compared.
 */
#define SOURCIER_TYPE_SAVED_LISTS_DIALOG (sourcier_saved_lists_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSavedListsDialog, sourcier_saved_lists_dialog, SOURCIER, SAVED_LISTS_DIALOG, AdwWindow)

SourcierSavedListsDialog *sourcier_saved_lists_dialog_new              (GtkWidget                   *parent,
                                                                       SourcierStore               *store,
                                                                       const SourcierSavedListKind *kind,
                                                                       const char                  *description);
void                      sourcier_saved_lists_dialog_offer_question   (SourcierSavedListsDialog    *self,
                                                                       gpointer                     question,
                                                                       GPtrArray                   *chips);
void                      sourcier_saved_lists_dialog_offer_comparison (SourcierSavedListsDialog    *self);

G_END_DECLS
