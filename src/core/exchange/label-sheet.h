/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierLabelFormat:
 * @id: what it is called on the box and on the command line: "L7160"
 * @envelope: whether it is an envelope, printed one by one, rather than a sheet of labels
 * @page_width: width of the sheet or envelope
 * @page_height: its height
 * @columns: labels side by side
 * @rows: labels one below the other
 * @left: from the left edge to the first label
 * @top: from the upper edge to the first label
 * @width: of a label
 * @height: of a label
 * @across: from the left edge of a label to that of the next
 *
 * A sheet of labels, in millimetres. Rows follow each other without a gap.
 */
typedef struct
{
  const char *id;
  gboolean envelope;
  double page_width;
  double page_height;
  guint columns;
  guint rows;
  double left;
  double top;
  double width;
  double height;
  double across;
} SourcierLabelFormat;

guint                      sourcier_label_format_count    (void);
const SourcierLabelFormat *sourcier_label_format_get      (guint                       i);
const SourcierLabelFormat *sourcier_label_format_find     (const char                 *id);
char                      *sourcier_label_format_to_words (const SourcierLabelFormat  *self);
guint                      sourcier_label_format_per_page (const SourcierLabelFormat  *self);

gboolean sourcier_label_sheet_write (GPtrArray                  *labels,
                                     const SourcierLabelFormat  *format,
                                     guint                       start,
                                     GFile                      *file,
                                     SourcierProgress           *progress,
                                     GCancellable               *cancellable,
                                     GError                    **error);

G_END_DECLS
