/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierTableCopyFunc:
 * @reader: a connection of the worker's own
 * @question: what shall be copied, as given to sourcier_table_copy_rows()
 * @error: why it failed
 *
 * Makes a table that a spreadsheet pastes as one, in a thread of its own: see sourcier_table_copy_append_cell().
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
typedef char *(*SourcierTableCopyFunc) (SourcierStore  *reader,
                                        gpointer        question,
                                        GError        **error);

void sourcier_table_copy_append_cell (GString               *table,
                                      guint                  at,
                                      char                  *text);
void sourcier_table_copy_rows        (GtkWidget             *from,
                                      SourcierStore         *store,
                                      gpointer               question,
                                      GDestroyNotify         free_question,
                                      SourcierTableCopyFunc  make,
                                      const char            *done,
                                      const char            *failed);

G_END_DECLS
