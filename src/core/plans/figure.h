/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "plans/measure-result.h"

G_BEGIN_DECLS

/**
 * SourcierFigureKind:
 * @SOURCIER_FIGURE_YEARS: contracts of each year
 * @SOURCIER_FIGURE_FAMILIES: by family of purchase
 * @SOURCIER_FIGURE_TOP_FAMILIES: the ten families that most is spent on
 * @SOURCIER_FIGURE_NATURES: by nature: works, supplies, services…
 * @SOURCIER_FIGURE_SIZES: by size of the suppliers
 * @SOURCIER_FIGURE_TERRITORY: by where the suppliers are: the buyer's departement, its region, elsewhere
 * @SOURCIER_FIGURE_DEPARTEMENTS: by departement of the suppliers
 * @SOURCIER_FIGURE_EPCIS: by EPCI of the suppliers
 * @SOURCIER_FIGURE_LABELS: by label held on the day of notification
 * @SOURCIER_FIGURE_CONSIDERATIONS: by social and environmental consideration
 * @SOURCIER_FIGURE_RESERVED: by article that contracts are reserved under
 *
 * What the state of play of a scheme tells of the office's contracts ("purchase map").
 */
typedef enum
{
  SOURCIER_FIGURE_YEARS,
  SOURCIER_FIGURE_FAMILIES,
  SOURCIER_FIGURE_TOP_FAMILIES,
  SOURCIER_FIGURE_NATURES,
  SOURCIER_FIGURE_SIZES,
  SOURCIER_FIGURE_TERRITORY,
  SOURCIER_FIGURE_DEPARTEMENTS,
  SOURCIER_FIGURE_EPCIS,
  SOURCIER_FIGURE_LABELS,
  SOURCIER_FIGURE_CONSIDERATIONS,
  SOURCIER_FIGURE_RESERVED,
  SOURCIER_N_FIGURE_KINDS,
} SourcierFigureKind;

/**
 * SourcierFigureRow:
 * @key: what the row is about, as the register has it; "" for what is not known
 * @names: it in each language
 * @sum: the contracts it is true of and their amount; of contracts held by several, the parts of those it is true of
 */
typedef struct
{
  char *key;
  char *names[SOURCIER_N_LANGUAGES];
  SourcierMeasureSum sum;
} SourcierFigureRow;

/**
 * SourcierFigure:
 *
 * A small table of the state of play, told in either language. It belongs to no file: as JSON it can be kept as it was on
 * the day a scheme was adopted.
 */
#define SOURCIER_TYPE_FIGURE (sourcier_figure_get_type ())
G_DECLARE_FINAL_TYPE (SourcierFigure, sourcier_figure, SOURCIER, FIGURE, GObject)

const char               *sourcier_figure_kind_get_code   (SourcierFigureKind   kind);
gboolean                  sourcier_figure_kind_find       (const char          *code,
                                                           SourcierFigureKind  *kind);
const char               *sourcier_figure_kind_get_name   (SourcierFigureKind   kind,
                                                           SourcierLanguage     language);
const char               *sourcier_figure_kind_get_about  (SourcierFigureKind   kind,
                                                           SourcierLanguage     language);

SourcierFigure           *sourcier_figure_compute         (SourcierFigureKind   kind,
                                                           SourcierContracts   *contracts,
                                                           const char          *departement);
SourcierFigure           *sourcier_figure_from_json       (JsonObject          *object);
JsonObject               *sourcier_figure_to_json         (SourcierFigure      *self);
SourcierFigureKind        sourcier_figure_get_kind        (SourcierFigure      *self);
SourcierDay               sourcier_figure_get_day         (SourcierFigure      *self);
guint                     sourcier_figure_get_n_rows      (SourcierFigure      *self);
const SourcierFigureRow  *sourcier_figure_get_row         (SourcierFigure      *self,
                                                           guint                row);
const SourcierMeasureSum *sourcier_figure_get_total       (SourcierFigure      *self);
char                     *sourcier_figure_get_title       (SourcierFigure      *self,
                                                           SourcierLanguage     language);
char                     *sourcier_figure_get_note        (SourcierFigure      *self,
                                                           SourcierLanguage     language);

/**
 * SourcierFigureColumn:
 *
 * The columns of a figure: what a row is about, how many contracts, their share, their amount in cents HT, its share.
 */
typedef enum
{
  SOURCIER_FIGURE_NAME,
  SOURCIER_FIGURE_COUNT,
  SOURCIER_FIGURE_COUNT_SHARE,
  SOURCIER_FIGURE_VALUE,
  SOURCIER_FIGURE_VALUE_SHARE,
  SOURCIER_N_FIGURE_COLUMNS,
} SourcierFigureColumn;

const char               *sourcier_figure_column_get_name (SourcierFigureColumn  column,
                                                           SourcierLanguage      language);
double                    sourcier_figure_get_number      (SourcierFigure       *self,
                                                           const SourcierFigureRow *row,
                                                           SourcierFigureColumn  column);
char                     *sourcier_figure_format          (SourcierFigure       *self,
                                                           const SourcierFigureRow *row,
                                                           SourcierFigureColumn  column,
                                                           SourcierLanguage      language);

G_END_DECLS
