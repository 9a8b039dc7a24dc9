/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierPartWriter:
 * @store: an office's file, in a transaction
 * @parent: the row that the part belongs to
 * @part: a part
 * @user_data: what was given to sourcier_part_store_save()
 * @error: where to put what went wrong
 *
 * Writes a part as a new row, giving it an id, or as the row that it has.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
typedef gboolean (*SourcierPartWriter) (SourcierStore  *store,
                                        gint64          parent,
                                        gpointer        part,
                                        gconstpointer   user_data,
                                        GError        **error);

/**
 * SourcierPartsTable:
 * @table: a table of parts that belong to rows of another, with a column "id"
 * @parent: its column of the row that a part belongs to
 * @get_id: tells the id of a part, 0 if it was never stored
 * @insert: writes a part that is not stored for its parent
 * @update: writes what differs of a part that is
 * @clear: (nullable): deletes what belongs to a part that is about to be deleted
 */
typedef struct
{
  const char *table;
  const char *parent;
  gint64 (*get_id) (gpointer part);
  SourcierPartWriter insert;
  SourcierPartWriter update;
  gboolean (*clear) (SourcierStore  *store,
                     gint64          id,
                     GError        **error);
} SourcierPartsTable;

gboolean sourcier_part_store_add  (SourcierStore             *store,
                                   const SourcierPartsTable  *table,
                                   gint64                     parent,
                                   GPtrArray                 *parts,
                                   gconstpointer              user_data,
                                   GError                   **error);
gboolean sourcier_part_store_save (SourcierStore             *store,
                                   const SourcierPartsTable  *table,
                                   gint64                     parent,
                                   GPtrArray                 *parts,
                                   gconstpointer              user_data,
                                   GError                   **error);

G_END_DECLS
