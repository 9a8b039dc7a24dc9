/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/record.h"
#include "widgets/picker-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierRecordChoices:
 * @record: what the form is about
 * @field: one of its fields of words
 * @row: (nullable): a row to add the choices to; %NULL to ask only whether there are any
 *
 * Returns: whether the field takes its words from a list, rather than from what is typed
 */
typedef gboolean (*SourcierRecordChoices) (SourcierRecord    *record,
                                           guint              field,
                                           SourcierPickerRow *row);

/**
 * SourcierRecordForm:
 *
 * A group of rows, one for each of some fields of a record. What is typed goes into the record when it is asked to, all of
 * it or nothing. "changed" is emitted when something is typed.
 */
#define SOURCIER_TYPE_RECORD_FORM (sourcier_record_form_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRecordForm, sourcier_record_form, SOURCIER, RECORD_FORM, AdwPreferencesGroup)

GtkWidget *sourcier_record_form_new  (const char            *title,
                                      SourcierRecord        *record,
                                      const guint           *fields,
                                      guint                  n_fields,
                                      SourcierRecordChoices  choices);
gboolean   sourcier_record_form_read (SourcierRecordForm    *self,
                                      SourcierRecord        *record);
void       sourcier_record_form_take (SourcierRecordForm    *self,
                                      SourcierRecord        *record);

G_END_DECLS
