/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierCodesRow:
 *
 * A row of a form where any number of things known beforehand are ticked. It unfolds to its ticks, and says folded what is
 * ticked. The codes are kept as a file has them: parted by spaces, those that the list does not know at the end.
 * "changed" is emitted when the reader ticks.
 */
#define SOURCIER_TYPE_CODES_ROW (sourcier_codes_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCodesRow, sourcier_codes_row, SOURCIER, CODES_ROW, AdwExpanderRow)

GtkWidget *sourcier_codes_row_new       (const char       *title);
void       sourcier_codes_row_add       (SourcierCodesRow *self,
                                         const char       *code,
                                         const char       *name);
void       sourcier_codes_row_set_codes (SourcierCodesRow *self,
                                         const char       *codes);
char      *sourcier_codes_row_get_codes (SourcierCodesRow *self);

G_END_DECLS
