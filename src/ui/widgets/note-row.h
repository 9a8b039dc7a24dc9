/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierNoteGrade:
 * @SOURCIER_NOTE_HINT: something to know
 * @SOURCIER_NOTE_DOUBT: something odd, which is kept all the same
 * @SOURCIER_NOTE_MISTAKE: something that cannot be read
 */
typedef enum
{
  SOURCIER_NOTE_HINT,
  SOURCIER_NOTE_DOUBT,
  SOURCIER_NOTE_MISTAKE,
} SourcierNoteGrade;

/**
 * SourcierNoteRow:
 *
 * A line of words under a row of a form, about what is written in it. It hides when there is nothing to say.
 */
#define SOURCIER_TYPE_NOTE_ROW (sourcier_note_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierNoteRow, sourcier_note_row, SOURCIER, NOTE_ROW, AdwPreferencesRow)

GtkWidget *sourcier_note_row_new (GtkWidget         *about);
void       sourcier_note_row_say (SourcierNoteRow   *self,
                                  SourcierNoteGrade  grade,
                                  const char        *words);

G_END_DECLS
