/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/figure.h"

G_BEGIN_DECLS

/* What a row of the rest is about. */
#define SOURCIER_FIGURE_REST "*"

struct _SourcierFigure
{
  GObject parent_instance;

  SourcierFigureKind kind;
  int from_year;
  int to_year;
  SourcierDay day;
  SourcierContractAmounts amounts;
  SourcierMeasureSum total;
  gint64 without_amount;
  gint64 left_out;
  GArray *rows;                /* SourcierFigureRow */
  gboolean repeats;            /* whether a contract may count in several rows */
};

SourcierFigure    *_sourcier_figure_new       (SourcierFigureKind  kind);
SourcierFigureRow *_sourcier_figure_add_row   (SourcierFigure     *self,
                                               const char         *key,
                                               const char         *french,
                                               const char         *english);
char              *_sourcier_figure_name_row  (SourcierFigureKind  kind,
                                               const char         *key,
                                               SourcierLanguage    language);

G_END_DECLS
