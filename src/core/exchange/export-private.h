/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-write.h"

G_BEGIN_DECLS

/* A table on its way out: what was asked, looked up. */
typedef struct
{
  SourcierExportTable *table;
  const SourcierExportOptions *options;
  SourcierExportAbout *about;
  GPtrArray *columns;             /* SourcierExportColumn: all there are */
  guint *chosen;                  /* places in columns, in the order wanted */
  guint n_chosen;
  gint64 n_rows;
  SourcierProgress *progress;
  GCancellable *cancellable;
} SourcierExportPlan;

const SourcierExportColumn *_sourcier_export_plan_column (const SourcierExportPlan  *plan,
                                                          guint                      i);
char             *_sourcier_export_plan_count    (const SourcierExportPlan   *plan);
gboolean          _sourcier_export_plan_rows     (const SourcierExportPlan   *plan,
                                                  SourcierExportRowFunc       func,
                                                  gpointer                    user_data,
                                                  GError                    **error);
gboolean          _sourcier_export_plan_sheets   (const SourcierExportPlan   *plan,
                                                  GOutputStream              *stream,
                                                  GError                    **error);
gboolean          _sourcier_export_plan_json     (const SourcierExportPlan   *plan,
                                                  GOutputStream              *stream,
                                                  GError                    **error);
SourcierDocument *_sourcier_export_plan_document (const SourcierExportPlan   *plan,
                                                  GError                    **error);

G_END_DECLS
