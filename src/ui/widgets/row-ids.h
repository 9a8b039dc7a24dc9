/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/row-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       sourcier_row_ids_note (GArray            *ids,
                                  SourcierRowList   *list,
                                  GtkSelectionModel *selection);
GtkBitset *sourcier_row_ids_find (GArray            *ids,
                                  SourcierRowList   *list);

G_END_DECLS
