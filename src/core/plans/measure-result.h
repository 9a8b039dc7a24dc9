/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/contracts.h"
#include "plans/measure.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierMeasureSum:
 * @count: how many contracts
 * @value: what those of known amount add up to, in cents HT
 */
typedef struct
{
  gint64 count;
  gint64 value;
} SourcierMeasureSum;

/**
 * SourcierMeasureResult:
 * @measure: what was measured
 * @year: the calendar year
 * @numerator: the contracts the measure is about
 * @denominator: those among which it looks for them
 * @doubtful: how many contracts of the denominator something can be held against
 * @doubts: how many each doubt stands against
 * @left_out: how many contracts of the year are left out, by why; the place %SOURCIER_CONTRACT_COUNTED stays 0
 *
 * A figure in number of contracts and in value, for one year.
 */
typedef struct
{
  const SourcierMeasure *measure;
  int year;
  SourcierMeasureSum numerator;
  SourcierMeasureSum denominator;
  gint64 doubtful;
  gint64 doubts[SOURCIER_N_CONTRACT_DOUBTS];
  gint64 left_out[SOURCIER_N_CONTRACT_PLACES];
} SourcierMeasureResult;

/**
 * SourcierMeasureCase:
 * @contract: a contract of the year
 * @side: where it stands; %SOURCIER_MEASURE_OUTSIDE for one that is left out, its place says why
 * @amount: what it adds to the numerator in cents HT, %SOURCIER_MONEY_UNKNOWN for nothing
 * @doubts: what can be held against it
 */
typedef struct
{
  const SourcierContract *contract;
  SourcierMeasureSide side;
  gint64 amount;
  guint doubts;
} SourcierMeasureCase;

/**
 * SourcierMeasureGroup:
 * @SOURCIER_MEASURE_IN_NUMERATOR: the contracts in the numerator
 * @SOURCIER_MEASURE_IN_DENOMINATOR: those in the denominator
 * @SOURCIER_MEASURE_MISSING: those of the denominator that are not in the numerator
 * @SOURCIER_MEASURE_DOUBTFUL: those of the denominator that something can be held against
 * @SOURCIER_MEASURE_LEFT_OUT: those that are left out
 *
 * Which contracts behind a figure are asked for.
 */
typedef enum
{
  SOURCIER_MEASURE_IN_NUMERATOR,
  SOURCIER_MEASURE_IN_DENOMINATOR,
  SOURCIER_MEASURE_MISSING,
  SOURCIER_MEASURE_DOUBTFUL,
  SOURCIER_MEASURE_LEFT_OUT,
  SOURCIER_N_MEASURE_GROUPS,
} SourcierMeasureGroup;

void        sourcier_measure_compute             (const SourcierMeasure       *measure,
                                                  SourcierContracts           *contracts,
                                                  int                          year,
                                                  SourcierMeasureResult       *result);
gboolean    sourcier_measure_result_get_shares   (const SourcierMeasureResult *self,
                                                  double                      *in_number,
                                                  double                      *in_value);
JsonObject *sourcier_measure_result_to_json      (const SourcierMeasureResult *self,
                                                  SourcierLanguage             language);
GArray     *sourcier_measure_list_cases          (const SourcierMeasure       *measure,
                                                  SourcierContracts           *contracts,
                                                  int                          year,
                                                  SourcierMeasureGroup         group);
GArray     *sourcier_measure_list_purchases      (const SourcierMeasure       *measure,
                                                  SourcierContracts           *contracts,
                                                  int                          year,
                                                  SourcierMeasureGroup         group);

G_END_DECLS
