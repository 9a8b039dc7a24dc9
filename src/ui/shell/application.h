/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierApplication:
 *
 * The program: one window, which shows one office's file. A file given on the command line or opened from the file
 * manager is shown in it, in the program that already runs if there is one.
 */
#define SOURCIER_TYPE_APPLICATION (sourcier_application_get_type ())
G_DECLARE_FINAL_TYPE (SourcierApplication, sourcier_application, SOURCIER, APPLICATION, AdwApplication)

SourcierApplication *sourcier_application_new (void);
void                 sourcier_application_watch (SourcierApplication *self);
SourcierSessionEnd  *sourcier_application_take_last_end (SourcierApplication *self);

G_END_DECLS
