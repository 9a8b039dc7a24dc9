/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierBulkDialog:
 *
 * Asks what to give to several suppliers, or to take from them: something picked from a list, and where the dialog has
 * an entry, something new.
 *
 * The signal "chosen" (const char *value, gboolean add) comes when the reader is done; cancelled, nothing comes.
 */
#define SOURCIER_TYPE_BULK_DIALOG (sourcier_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBulkDialog, sourcier_bulk_dialog, SOURCIER, BULK_DIALOG, SourcierFormWindow)

SourcierBulkDialog *sourcier_bulk_dialog_new        (GtkWindow          *parent,
                                                     const char         *title,
                                                     const char         *heading,
                                                     const char         *pick);
void                sourcier_bulk_dialog_add_choice (SourcierBulkDialog *self,
                                                     const char         *value,
                                                     const char         *name,
                                                     const char         *group);
void                sourcier_bulk_dialog_add_entry  (SourcierBulkDialog *self,
                                                     const char         *title);
void                sourcier_bulk_dialog_add_lists  (SourcierBulkDialog *self,
                                                     GPtrArray          *lists);

G_END_DECLS
