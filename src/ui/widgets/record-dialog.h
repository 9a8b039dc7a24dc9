/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/form-window.h"
#include "widgets/record-form.h"

G_BEGIN_DECLS

/**
 * SourcierRecordDialog:
 *
 * Asks for some fields of a record. The signal "applied" (SourcierRecord *) comes when the reader agrees, with the record
 * that was given and now says what was typed.
 */
#define SOURCIER_TYPE_RECORD_DIALOG (sourcier_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRecordDialog, sourcier_record_dialog, SOURCIER, RECORD_DIALOG, SourcierFormWindow)

SourcierRecordDialog *sourcier_record_dialog_new (GtkWidget             *from,
                                                  const char            *title,
                                                  SourcierRecord        *record,
                                                  const guint           *fields,
                                                  guint                  n_fields,
                                                  SourcierRecordChoices  choices);

G_END_DECLS
