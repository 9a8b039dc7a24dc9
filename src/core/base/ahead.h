/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierAhead:
 *
 * A thread that works ahead: things are worked on there one after the other, while whoever handed them over goes on with
 * those that are done.
 */
typedef struct _SourcierAhead SourcierAhead;

SourcierAhead *sourcier_ahead_new    (GFunc           work,
                                      gpointer        user_data,
                                      GDestroyNotify  free_thing);
void           sourcier_ahead_free   (SourcierAhead  *self);
void           sourcier_ahead_push   (SourcierAhead  *self,
                                      gpointer        thing);
guint          sourcier_ahead_get_n  (SourcierAhead  *self);
gpointer       sourcier_ahead_pop    (SourcierAhead  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierAhead, sourcier_ahead_free)

G_END_DECLS
