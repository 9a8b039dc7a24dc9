/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/label-award.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierAwardEditor:
 *
 * A form about a label that a supplier holds. The signal "applied" (#SourcierLabelAward) comes when the reader is done:
 * the award holds what was typed. Cancelled, nothing comes and the award is as before.
 */
#define SOURCIER_TYPE_AWARD_EDITOR (sourcier_award_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierAwardEditor, sourcier_award_editor, SOURCIER, AWARD_EDITOR, SourcierFormWindow)

SourcierAwardEditor *sourcier_award_editor_new (GtkWindow          *parent,
                                                SourcierStore      *store,
                                                SourcierLabelAward *award);

typedef void (* SourcierLabelChoiceFunc) (const char *code,
                                          const char *name,
                                          const char *group,
                                          gpointer    user_data);

void sourcier_award_editor_each_kind (SourcierLabelChoiceFunc func,
                                      gpointer                user_data);

G_END_DECLS
