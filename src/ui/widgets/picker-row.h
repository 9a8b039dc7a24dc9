/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPickerRow:
 *
 * A row of a form where one thing is picked from a list known beforehand, which can be searched: accents and case do
 * not matter, and any part of a name will do. What a file holds and the list does not know is kept, as written.
 *
 * Property "code" (string): the code picked, "" if none.
 */
#define SOURCIER_TYPE_PICKER_ROW (sourcier_picker_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPickerRow, sourcier_picker_row, SOURCIER, PICKER_ROW, AdwActionRow)

GtkWidget  *sourcier_picker_row_new      (const char        *title);
void        sourcier_picker_row_add      (SourcierPickerRow *self,
                                          const char        *code,
                                          const char        *name,
                                          const char        *group);
void        sourcier_picker_row_clear    (SourcierPickerRow *self);
const char *sourcier_picker_row_get_code (SourcierPickerRow *self);
void        sourcier_picker_row_set_code (SourcierPickerRow *self,
                                          const char        *code);

G_END_DECLS
