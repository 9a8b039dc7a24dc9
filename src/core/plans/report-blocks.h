/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"
#include "plans/figure.h"

G_BEGIN_DECLS

/* What the documents of this folder are put together from, each in the document's language. */

void sourcier_report_add_word      (SourcierDocument      *document,
                                    guint                  level,
                                    const char            *key);
void sourcier_report_add_figure    (SourcierDocument      *document,
                                    SourcierFigure        *figure,
                                    guint                  level);
SourcierChart *sourcier_report_new_figure_chart (SourcierFigure   *figure,
                                                 SourcierLanguage  language);
void sourcier_report_add_definition (SourcierDocument     *document,
                                     const char           *numerator,
                                     const char           *denominator,
                                     const char           *source);
void sourcier_report_add_summary   (SourcierDocument      *document,
                                    SourcierContracts     *contracts,
                                    const char            *theme,
                                    int                    year);
void sourcier_report_add_measure   (SourcierDocument      *document,
                                    const SourcierMeasure *measure,
                                    SourcierContracts     *contracts,
                                    guint                  level);

G_END_DECLS
