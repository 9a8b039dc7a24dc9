/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierRowSlot:
 *
 * A place in a table: the first, the second … What stands there is read from a list when somebody asks. Another answer
 * changes what stands in a place and leaves the place where it is, so that GTK need not make the widgets of its row anew.
 */
#define SOURCIER_TYPE_ROW_SLOT (sourcier_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRowSlot, sourcier_row_slot, SOURCIER, ROW_SLOT, GObject)

typedef void (*SourcierRowSlotFunc) (gpointer data);

void     sourcier_row_slot_watch   (SourcierRowSlot     *self,
                                    SourcierRowSlotFunc  func,
                                    gpointer             data);
void     sourcier_row_slot_unwatch (SourcierRowSlot     *self,
                                    gpointer             data);
gpointer sourcier_row_of           (gpointer             item);

/**
 * SourcierRowSlots:
 *
 * The places of a list that somebody holds. There is one object for each.
 */
typedef struct _SourcierRowSlots SourcierRowSlots;

SourcierRowSlots *sourcier_row_slots_new    (GListModel       *list);
void              sourcier_row_slots_free   (SourcierRowSlots *self);
SourcierRowSlot  *sourcier_row_slots_get    (SourcierRowSlots *self,
                                             guint             position);
void              sourcier_row_slots_forget (SourcierRowSlots *self,
                                             guint             from,
                                             guint             end);

G_END_DECLS
