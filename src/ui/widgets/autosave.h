/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierAutosaveFunc:
 * @owner: what was given to sourcier_autosave_new()
 *
 * Saves what was typed, in one action.
 */
typedef void (*SourcierAutosaveFunc) (gpointer owner);

/**
 * SourcierAutosave:
 *
 * Knows when to save what is typed into a widget: not at each letter, but when the reader pauses or leaves.
 */
typedef struct _SourcierAutosave SourcierAutosave;

SourcierAutosave *sourcier_autosave_new    (GtkWidget            *widget,
                                            SourcierAutosaveFunc  save,
                                            gpointer              owner);
void              sourcier_autosave_free   (SourcierAutosave     *self);
void              sourcier_autosave_touch  (SourcierAutosave     *self);
void              sourcier_autosave_flush  (SourcierAutosave     *self);
void              sourcier_autosave_forget (SourcierAutosave     *self);
gboolean          sourcier_autosave_is_waiting (void);
void              sourcier_autosave_flush_all (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierAutosave, sourcier_autosave_free)

G_END_DECLS
