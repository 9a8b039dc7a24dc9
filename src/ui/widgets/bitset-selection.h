/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierBitsetSelection:
 *
 * A #GtkSelectionModel of many rows that keeps positions and never asks its list for an item: selecting all of a
 * million rows takes no longer than selecting one, where #GtkMultiSelection would have every row read from the file.
 *
 * Rows that the list takes away are selected no more; no signal says so, since whoever hears "items-changed" knows.
 */
#define SOURCIER_TYPE_BITSET_SELECTION (sourcier_bitset_selection_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBitsetSelection, sourcier_bitset_selection, SOURCIER, BITSET_SELECTION, GObject)

SourcierBitsetSelection *sourcier_bitset_selection_new       (void);
void                     sourcier_bitset_selection_set_model (SourcierBitsetSelection *self,
                                                              GListModel              *model);

G_END_DECLS
