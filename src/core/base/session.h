/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierSessionEnd:
 * @file: (nullable): the office's file that was open
 * @signal: the number of the signal that ended the program, 0 if it had no time to note it
 * @lost_display: whether the display went away, and the program with it
 *
 * How an earlier run of the program ended that did not end by itself.
 */
typedef struct
{
  char *file;
  int signal;
  gboolean lost_display;
} SourcierSessionEnd;

SourcierSessionEnd *sourcier_session_begin        (void);
void                sourcier_session_note_file    (const char         *path);
void                sourcier_session_lose_display (void);
void                sourcier_session_end          (void);
void                sourcier_session_end_free     (SourcierSessionEnd *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSessionEnd, sourcier_session_end_free)

G_END_DECLS
