/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierOrderList:
 *
 * The columns of a table as rows to be put in order: with the buttons of a row, with Alt+Up and Alt+Down, or by dragging it.
 *
 * Property "checkable" (boolean, at construction): whether a row can be chosen or left out.
 *
 * Signal "moved" (guint from, guint to): the reader has moved a row; the others close up.
 * Signal "changed": the reader has moved, chosen or left out a row.
 */
#define SOURCIER_TYPE_ORDER_LIST (sourcier_order_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierOrderList, sourcier_order_list, SOURCIER, ORDER_LIST, AdwBin)

void   sourcier_order_list_clear       (SourcierOrderList *self);
void   sourcier_order_list_add         (SourcierOrderList *self,
                                        const char        *id,
                                        const char        *title,
                                        gboolean           checked);
char **sourcier_order_list_dup_checked (SourcierOrderList *self);
void   sourcier_order_list_move        (SourcierOrderList *self,
                                        guint              from,
                                        guint              to);

G_END_DECLS
