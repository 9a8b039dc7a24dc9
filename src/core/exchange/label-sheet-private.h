/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/label-sheet.h"

G_BEGIN_DECLS

/* What is printed on the sheets: the labels, and empty places before them. */
typedef struct
{
  GPtrArray *labels;                   /* text, lines parted by "\n" */
  const SourcierLabelFormat *format;
  guint start;                         /* the first place that is used, from 0 */
  SourcierProgress *progress;
  GCancellable *cancellable;
} SourcierLabelSheet;

/* Between the edge of a label and its text: printers do not meet the edge. */
#define SOURCIER_LABEL_PADDING 4.0
#define SOURCIER_LABEL_FONT_SIZE 11.0
#define SOURCIER_LABEL_LEAST_FONT_SIZE 6.0

guint    _sourcier_label_sheet_n_pages (const SourcierLabelSheet  *self);
gboolean _sourcier_label_sheet_pdf     (GOutputStream             *stream,
                                        gpointer                   sheet,
                                        GError                   **error);
gboolean _sourcier_label_sheet_odt     (GOutputStream             *stream,
                                        gpointer                   sheet,
                                        GError                   **error);

G_END_DECLS
