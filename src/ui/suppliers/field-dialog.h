/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierFieldDialog:
 *
 * Asks what shall be written in which field of all suppliers that are selected.
 *
 * Signal "chosen" (int field, string value, boolean only_empty): the reader has told it.
 */
#define SOURCIER_TYPE_FIELD_DIALOG (sourcier_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierFieldDialog, sourcier_field_dialog, SOURCIER, FIELD_DIALOG, SourcierFormWindow)

GtkWidget *sourcier_field_dialog_new (GtkWindow  *parent,
                                      const char *heading);

G_END_DECLS
