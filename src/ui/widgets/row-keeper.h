/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/row-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRowKeeper:
 *
 * Keeps what is selected in a table of a long list. A list that answers anew has other rows: what was selected is known
 * by its ids meanwhile, and selected again. "changed" comes when the reader selects, and after each answer.
 */
#define SOURCIER_TYPE_ROW_KEEPER (sourcier_row_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRowKeeper, sourcier_row_keeper, SOURCIER, ROW_KEEPER, GObject)

SourcierRowKeeper *sourcier_row_keeper_new           (GtkColumnView     *view);
void               sourcier_row_keeper_set_list      (SourcierRowKeeper *self,
                                                      SourcierRowList   *list);
GtkSelectionModel *sourcier_row_keeper_get_selection (SourcierRowKeeper *self);
GArray            *sourcier_row_keeper_get_ids       (SourcierRowKeeper *self);
guint              sourcier_row_keeper_get_n_ids     (SourcierRowKeeper *self);
gpointer           sourcier_row_keeper_dup_only      (SourcierRowKeeper *self);
void               sourcier_row_keeper_select        (SourcierRowKeeper *self,
                                                      gint64             id);
void               sourcier_row_keeper_keep_place    (SourcierRowKeeper *self);
void               sourcier_row_keeper_invert        (SourcierRowKeeper *self);
void              _sourcier_row_keeper_set_most_at_once (SourcierRowKeeper *self,
                                                      guint              n_rows);

G_END_DECLS
