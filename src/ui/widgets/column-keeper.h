/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierColumnKeeper:
 *
 * Lets the reader choose the columns of a table, their order and their widths and what sorts it, and remembers that for
 * each office's file.
 *
 * Signal: "sort-changed" when the reader clicks a header.
 */
#define SOURCIER_TYPE_COLUMN_KEEPER (sourcier_column_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SourcierColumnKeeper, sourcier_column_keeper, SOURCIER, COLUMN_KEEPER, GObject)

SourcierColumnKeeper *sourcier_column_keeper_new         (GtkColumnView        *view,
                                                          const char           *name);
void                  sourcier_column_keeper_add         (SourcierColumnKeeper *self,
                                                          const char           *id,
                                                          GtkColumnViewColumn  *column,
                                                          gboolean              always_offered);
void                  sourcier_column_keeper_set_office  (SourcierColumnKeeper *self,
                                                          gint64                office);
void                  sourcier_column_keeper_offer       (SourcierColumnKeeper *self,
                                                          const char           *id,
                                                          gboolean              offered);
void                  sourcier_column_keeper_show_sort   (SourcierColumnKeeper *self,
                                                          GtkColumnViewColumn  *column,
                                                          gboolean              descending);
GPtrArray            *sourcier_column_keeper_get_columns (SourcierColumnKeeper *self);
GPtrArray            *sourcier_column_keeper_dup_shown   (SourcierColumnKeeper *self);
char                **sourcier_column_keeper_dup_shown_ids (SourcierColumnKeeper *self);
GActionGroup         *sourcier_column_keeper_get_actions (SourcierColumnKeeper *self);
GMenuModel           *sourcier_column_keeper_create_menu (SourcierColumnKeeper *self);
void                  sourcier_column_keeper_flush       (SourcierColumnKeeper *self);

G_END_DECLS
