/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* How long the main loop does not wait for events: what somebody at the window feels as a stall. */

void   turn_meter_begin  (void);
void   turn_meter_forget (void);
void   turn_meter_tell   (const char *step);
void   turn_meter_go_on  (guint       milliseconds);
gint64 turn_meter_get_work (void);
gboolean turn_meter_wait (gboolean  (*condition) (gpointer data),
                          gpointer    data,
                          guint       most_seconds);
