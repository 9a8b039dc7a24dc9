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
 * It also stands between the list and the widgets: its items are #SourcierRowSlot. When the list changes, they stay, save
 * at the end; and where rows need widgets that are not there, a table is told of them a few at a time. What counts for a
 * selection are the rows of the list, whether the table knows of them yet or not. Rows that the list takes away are selected
 * no more.
 */
#define SOURCIER_TYPE_BITSET_SELECTION (sourcier_bitset_selection_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBitsetSelection, sourcier_bitset_selection, SOURCIER, BITSET_SELECTION, GObject)

SourcierBitsetSelection *sourcier_bitset_selection_new       (void);
void                     sourcier_bitset_selection_set_model (SourcierBitsetSelection *self,
                                                              GListModel              *model);
void                     sourcier_bitset_selection_show_all  (SourcierBitsetSelection *self);
gboolean                 sourcier_bitset_selection_is_settling (SourcierBitsetSelection *self);

G_END_DECLS
