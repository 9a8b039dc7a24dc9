/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierSavedState:
 *
 * Whether all that the reader did is in the office's file, in words for wherever it is shown.
 */
#define SOURCIER_TYPE_SAVED_STATE (sourcier_saved_state_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSavedState, sourcier_saved_state, SOURCIER, SAVED_STATE, GObject)

SourcierSavedState *sourcier_saved_state_get       (void);
void                sourcier_saved_state_set_store (SourcierSavedState *self,
                                                    SourcierStore      *store);
void                sourcier_saved_state_fail      (SourcierSavedState *self,
                                                    const GError       *error);
void                sourcier_saved_state_set_lost  (SourcierSavedState *self,
                                                    const char         *words,
                                                    const char         *details);
void                sourcier_saved_state_begin_job (SourcierSavedState *self);
void                sourcier_saved_state_end_job   (SourcierSavedState *self);
void                sourcier_saved_state_look      (SourcierSavedState *self);
const char         *sourcier_saved_state_get_words (SourcierSavedState *self);
void                sourcier_saved_state_show_in   (SourcierSavedState *self,
                                                    GtkLabel           *label);

G_END_DECLS
