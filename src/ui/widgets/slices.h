/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SourcierSlices:
 *
 * Something long that only the window's thread can do, like making rows: done a slice at a time, the first one at once, so
 * that the window answers in between.
 */
typedef struct _SourcierSlices SourcierSlices;

/**
 * SourcierSliceFunc:
 * @owner: who was given to sourcier_slices_begin()
 * @i: which one, in their order
 */
typedef void (*SourcierSliceFunc) (gpointer owner,
                                   guint    i);

SourcierSlices *sourcier_slices_begin (gpointer           owner,
                                       guint              n,
                                       SourcierSliceFunc  func);
void            sourcier_slices_free  (SourcierSlices    *self);

G_END_DECLS
