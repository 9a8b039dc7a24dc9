/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierHold:
 *
 * One program's hold on an office's file: a note beside it tells others on the network who works on it, where and since when.
 */
typedef struct _SourcierHold SourcierHold;

/**
 * SourcierOccupant:
 * @user: who
 * @machine: the name of the computer
 * @since: since when, as that computer's clock told it
 * @is_here: whether that computer is this one
 *
 * Somebody else who works on the file.
 */
typedef struct
{
  char *user;
  char *machine;
  GDateTime *since;
  gboolean is_here;
} SourcierOccupant;

/* How often the holder says that he is still there, and after how long without a word nobody is, in seconds. */
#define SOURCIER_HOLD_BEAT 60
#define SOURCIER_HOLD_STALE 300

SourcierHold *sourcier_hold_take          (const char        *path,
                                           SourcierOccupant **occupant);
gboolean      sourcier_hold_is_free       (const char        *path);
SourcierOccupant *sourcier_hold_look      (const char        *path);
SourcierHold *sourcier_hold_ref           (SourcierHold      *self);
void          sourcier_hold_unref         (SourcierHold      *self);
gboolean      sourcier_hold_beat          (SourcierHold      *self);
const char   *sourcier_hold_get_path      (SourcierHold      *self);
void          sourcier_hold_release       (SourcierHold      *self);
char         *sourcier_hold_dup_note_path (const char        *path);

void          sourcier_occupant_free      (SourcierOccupant  *self);
char         *sourcier_occupant_describe  (SourcierOccupant  *self,
                                           const char        *path);
char         *sourcier_occupant_tell      (SourcierOccupant  *self,
                                           const char        *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierHold, sourcier_hold_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierOccupant, sourcier_occupant_free)

G_END_DECLS
