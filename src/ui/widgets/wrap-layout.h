/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierWrapLayout:
 *
 * Lays children out one after another, like words, and goes on below where a line is full.
 */
#define SOURCIER_TYPE_WRAP_LAYOUT (sourcier_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SourcierWrapLayout, sourcier_wrap_layout, SOURCIER, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sourcier_wrap_layout_new (int spacing);

G_END_DECLS
