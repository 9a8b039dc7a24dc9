/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/list-reader.h"

G_BEGIN_DECLS

/**
 * SourcierListPart:
 * @SOURCIER_LIST_PART_ABOVE: a title or a remark above the names of the columns, which is not read
 * @SOURCIER_LIST_PART_HEADER: the names of the columns
 * @SOURCIER_LIST_PART_BODY: a row of the list
 *
 * What a record is taken for.
 */
typedef enum
{
  SOURCIER_LIST_PART_ABOVE,
  SOURCIER_LIST_PART_HEADER,
  SOURCIER_LIST_PART_BODY,
} SourcierListPart;

/**
 * SourcierListLine:
 *
 * A record of a list as it stands in the file, for whoever looks at how the list is cut.
 */
#define SOURCIER_TYPE_LIST_LINE (sourcier_list_line_get_type ())
G_DECLARE_FINAL_TYPE (SourcierListLine, sourcier_list_line, SOURCIER, LIST_LINE, GObject)

guint            sourcier_list_line_get_line    (SourcierListLine *self);
SourcierListPart sourcier_list_line_get_part    (SourcierListLine *self);
guint            sourcier_list_line_get_n_cells (SourcierListLine *self);
const char      *sourcier_list_line_get_cell    (SourcierListLine *self,
                                                 guint             column);

GPtrArray       *sourcier_list_read_sample      (GFile                    *file,
                                                 const SourcierListLayout *layout,
                                                 guint                     most,
                                                 GCancellable             *cancellable,
                                                 GError                  **error);

G_END_DECLS
