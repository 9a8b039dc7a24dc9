/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sheet.h"

G_BEGIN_DECLS

/* What a format does with the sheets; cells come clean: valid text, finite numbers, days there are, links that may leave. */
typedef struct
{
  gpointer (* open)  (SourcierSheets             *sheets,
                      GError                    **error);
  gboolean (* begin) (SourcierSheets             *sheets,
                      const char                 *name,
                      const SourcierSheetColumn  *columns,
                      GError                    **error);
  gboolean (* add)   (SourcierSheets             *sheets,
                      const SourcierCell         *cells,
                      GError                    **error);
  gboolean (* end)   (SourcierSheets             *sheets,
                      GError                    **error);
  gboolean (* close) (SourcierSheets             *sheets,
                      GError                    **error);
  void     (* free)  (gpointer                    data);
} SourcierSheetWriter;

struct _SourcierSheets
{
  const SourcierSheetWriter *writer;
  gpointer data;              /* of the format */
  GOutputStream *stream;
  GCancellable *cancellable;
  SourcierSheetFormat format;
  SourcierLanguage language;
  char decimal;               /* of CSV */
  guint n_sheets;
  guint n_columns;            /* of the sheet that is written */
  gint64 n_rows;              /* with the titles */
  SourcierCell *clean;        /* n_columns of them: the row that is written */
  GPtrArray *kept;            /* texts that the row needs until it is written */
};

extern const SourcierSheetWriter _sourcier_sheet_csv;
extern const SourcierSheetWriter _sourcier_sheet_xlsx;
extern const SourcierSheetWriter _sourcier_sheet_ods;

G_END_DECLS
