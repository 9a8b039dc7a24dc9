/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "plans/contract.h"

G_BEGIN_DECLS

/**
 * SourcierMeasureText:
 *
 * What is written about a measure, in both languages.
 */
typedef enum
{
  SOURCIER_MEASURE_TITLE,
  SOURCIER_MEASURE_DEFINITION,
  SOURCIER_MEASURE_NUMERATOR,
  SOURCIER_MEASURE_DENOMINATOR,
  SOURCIER_MEASURE_SOURCE,
  SOURCIER_N_MEASURE_TEXTS,
} SourcierMeasureText;

/**
 * SourcierMeasureSide:
 * @SOURCIER_MEASURE_OUTSIDE: not what the measure is about
 * @SOURCIER_MEASURE_DENOMINATOR_ONLY: in the denominator alone
 * @SOURCIER_MEASURE_BOTH: in the numerator, and so in the denominator
 *
 * Where a contract stands in a measure.
 */
typedef enum
{
  SOURCIER_MEASURE_OUTSIDE,
  SOURCIER_MEASURE_DENOMINATOR_ONLY,
  SOURCIER_MEASURE_BOTH,
} SourcierMeasureSide;

/**
 * SourcierMeasure:
 *
 * An indicator that a scheme for responsible purchasing follows (data/reference/measures.csv): the law's own (article
 * L2111-3 of the code de la commande publique asks for them in number of contracts or in value) and those in use beside
 * them. Some are worked out from the register and the directory, the others are typed.
 */
typedef struct _SourcierMeasure SourcierMeasure;

const SourcierMeasure * const *sourcier_measures (guint                  *n_measures);
const SourcierMeasure *sourcier_measure_find          (const char             *code);
const char            *sourcier_measure_get_code      (const SourcierMeasure  *self);
const char            *sourcier_measure_get_theme     (const SourcierMeasure  *self);
const char            *sourcier_measure_get_unit      (const SourcierMeasure  *self);
const char            *sourcier_measure_get_frequency (const SourcierMeasure  *self);
const char            *sourcier_measure_get_text      (const SourcierMeasure  *self,
                                                       SourcierMeasureText     text,
                                                       SourcierLanguage        language);
gboolean               sourcier_measure_is_legal      (const SourcierMeasure  *self);
gboolean               sourcier_measure_is_computed   (const SourcierMeasure  *self);
SourcierMeasureSide    sourcier_measure_look_at       (const SourcierMeasure  *self,
                                                       const SourcierContract *contract,
                                                       gint64                 *amount,
                                                       guint                  *doubts);

G_END_DECLS
