/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-figures.h"

#include "base/record.h"
#include "office/buyer-store.h"

#include <math.h>

/* Shares are kept in hundredths of a per cent. */
#define WHOLE 10000.0

struct _SourcierPlanFigures
{
  SourcierDay day;
  char *departement;
  gboolean joint;              /* several buyers adopt the plan */
  char *buyer;
  GHashTable *contracts;       /* names of buyers to the contracts of the plan's years; "*" is everybody */
  SourcierContracts *before;   /* those of the years before */
  SourcierFigure *blocks[SOURCIER_N_FIGURE_KINDS]; /* what they tell, as far as it was counted */
  GHashTable *results;         /* what was worked out of the measures: words of name_result() to SourcierMeasureResult */
};

static int
year_of (SourcierDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_year (&date);
}

/* Whose contracts an indicator is about: those of the buyer it names, of all in a joint scheme, else of the plan's buyer. */
static const char *
buyer_of (SourcierPlanFigures *self,
          SourcierPlanPart    *indicator)
{
  const char *told = indicator != NULL ? sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_BUYER) : "";

  if (*told != '\0')
    return told;
  return self->joint ? "*" : self->buyer;
}

static SourcierContracts *
load_contracts (SourcierPlanFigures  *self,
                SourcierStore        *store,
                const char           *buyer,
                int                   from_year,
                int                   to_year,
                GError              **error)
{
  SourcierContractScope scope = {
    from_year, MAX (from_year, to_year), self->day, g_str_equal (buyer, "*") ? NULL : buyer, SOURCIER_AMOUNTS_NOTIFIED,
    FALSE,
  };

  return sourcier_contracts_load (store, &scope, error);
}

/* The years that indicators may be told of: those of the plan until today, and that of the first baseline. */
static void
find_years (SourcierPlanFigures *self,
            SourcierPlanPart    *plan,
            int                 *from_year,
            int                 *to_year)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);
  gint64 first = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);

  *to_year = year_of (self->day);
  *from_year = first > 0 ? (int) MIN (first, *to_year) : *to_year;
  for (guint i = 0; i < indicators->len; i++)
    {
      gint64 baseline = sourcier_plan_part_get_number (indicators->pdata[i], SOURCIER_PLAN_INDICATOR_BASELINE_YEAR);

      if (baseline > 0)
        *from_year = (int) MIN (baseline, *from_year);
    }
}

static gboolean
add_contracts (SourcierPlanFigures  *self,
               SourcierStore        *store,
               SourcierPlanPart     *plan,
               const char           *buyer,
               GError              **error)
{
  int from_year, to_year;
  SourcierContracts *contracts;

  if (g_hash_table_contains (self->contracts, buyer))
    return TRUE;
  find_years (self, plan, &from_year, &to_year);
  contracts = load_contracts (self, store, buyer, from_year, to_year, error);
  if (contracts == NULL)
    return FALSE;
  g_hash_table_insert (self->contracts, g_strdup (buyer), contracts);
  return TRUE;
}

static gboolean
holds_any (SourcierPlanFigures *self)
{
  return sourcier_contracts_get_n (sourcier_plan_figures_get_contracts (self, NULL)) > 0;
}

static gboolean
load_all (SourcierPlanFigures  *self,
          SourcierStore        *store,
          SourcierPlanPart     *plan,
          GError              **error)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);
  gint64 first = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  int until = MIN (first > 0 ? (int) first - 1 : year_of (self->day), year_of (self->day));

  if (!add_contracts (self, store, plan, buyer_of (self, NULL), error))
    return FALSE;
  if (!self->joint && !holds_any (self))
    {
      g_free (self->buyer);
      self->buyer = g_strdup ("");
      if (!add_contracts (self, store, plan, self->buyer, error))
        return FALSE;
    }
  for (guint i = 0; i < indicators->len; i++)
    if (!add_contracts (self, store, plan, buyer_of (self, indicators->pdata[i]), error))
      return FALSE;
  self->before = load_contracts (self, store, buyer_of (self, NULL), until - SOURCIER_PLAN_YEARS_BEFORE + 1, until,
                                 error);
  return self->before != NULL;
}

/**
 * sourcier_plan_figures_load:
 * @store: an office's file
 * @plan: a plan with all that belongs to it
 * @day: the day the figures are told of
 * @error: where to put what went wrong
 *
 * Reads the contracts of the plan's years until @day, of the years of its baselines and of the three years before it. A
 * buyer whom the register does not know is taken for the office, which the register does not name.
 * Long for a large register: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): the figures, or %NULL with @error set
 */
SourcierPlanFigures *
sourcier_plan_figures_load (SourcierStore     *store,
                            SourcierPlanPart  *plan,
                            SourcierDay        day,
                            GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && SOURCIER_IS_PLAN_PART (plan), NULL);

  g_autoptr (SourcierBuyer) office = sourcier_buyer_store_load (store, error);
  g_autoptr (SourcierPlanFigures) self = NULL;

  if (office == NULL)
    return NULL;
  self = g_new0 (SourcierPlanFigures, 1);
  self->day = day;
  self->departement = g_strdup (sourcier_buyer_get_departement (office));
  self->buyer = g_strdup (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_BUYER));
  self->joint = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_BUYER)->len > 0;
  self->contracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sourcier_contracts_unref);
  self->results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return load_all (self, store, plan, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sourcier_plan_figures_free:
 * @self: (transfer full) (nullable): figures
 */
void
sourcier_plan_figures_free (SourcierPlanFigures *self)
{
  if (self == NULL)
    return;

  g_free (self->departement);
  g_free (self->buyer);
  g_hash_table_unref (self->contracts);
  g_hash_table_unref (self->results);
  for (guint i = 0; i < SOURCIER_N_FIGURE_KINDS; i++)
    g_clear_object (&self->blocks[i]);
  g_clear_pointer (&self->before, sourcier_contracts_unref);
  g_free (self);
}

/**
 * sourcier_plan_figures_get_day:
 * @self: figures
 *
 * Returns: the day they are told of
 */
SourcierDay
sourcier_plan_figures_get_day (SourcierPlanFigures *self)
{
  g_return_val_if_fail (self != NULL, SOURCIER_DAY_NONE);

  return self->day;
}

/**
 * sourcier_plan_figures_get_departement:
 * @self: figures
 *
 * Returns: (transfer none): code of the office's departement, "" if not told
 */
const char *
sourcier_plan_figures_get_departement (SourcierPlanFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->departement;
}

/**
 * sourcier_plan_figures_load_years:
 * @self: figures
 * @store: the office's file that they were read from
 * @from_year: a year
 * @to_year: the same or a later year
 * @error: where to put what went wrong
 *
 * Reads the contracts of the plan's buyers in these years, until the day of the figures. Long for a large register.
 *
 * Returns: (transfer full) (nullable): the contracts, or %NULL with @error set
 */
SourcierContracts *
sourcier_plan_figures_load_years (SourcierPlanFigures  *self,
                                  SourcierStore        *store,
                                  int                   from_year,
                                  int                   to_year,
                                  GError              **error)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_STORE (store) && from_year <= to_year, NULL);

  return load_contracts (self, store, buyer_of (self, NULL), from_year, to_year, error);
}

/**
 * sourcier_plan_figures_get_contracts:
 * @self: figures
 * @indicator: (nullable): an indicator of the plan; %NULL for the plan as a whole
 *
 * Returns: (transfer none) (nullable): the contracts that it is about, for sourcier_measure_compute() and the lists behind a
 *   figure; %NULL for an indicator that came later
 */
SourcierContracts *
sourcier_plan_figures_get_contracts (SourcierPlanFigures *self,
                                     SourcierPlanPart    *indicator)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->contracts, buyer_of (self, indicator));
}

/**
 * sourcier_plan_figures_count_blocks:
 * @self: figures
 *
 * Counts every block at once, so that sourcier_plan_figures_get_figure() is quick for the window, whichever is chosen.
 * Long for a large register: not for the window's thread.
 */
void
sourcier_plan_figures_count_blocks (SourcierPlanFigures *self)
{
  g_return_if_fail (self != NULL);

  for (guint kind = 0; kind < SOURCIER_N_FIGURE_KINDS; kind++)
    if (self->blocks[kind] == NULL)
      self->blocks[kind] = sourcier_figure_compute (kind, self->before, self->departement);
}

/* The measure of an indicator, %NULL where the register cannot tell it. */
static const SourcierMeasure *
find_computed (SourcierPlanPart *indicator)
{
  const SourcierMeasure *measure =
    sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));

  return measure != NULL && sourcier_measure_is_computed (measure) ? measure : NULL;
}

static char *
name_result (SourcierPlanFigures *self,
             SourcierPlanPart    *indicator,
             int                  year)
{
  return g_strdup_printf ("%s %d %s", sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE), year,
                          buyer_of (self, indicator));
}

static void
count_indicator (SourcierPlanFigures *self,
                 SourcierPlanPart    *indicator)
{
  const SourcierMeasure *measure = find_computed (indicator);
  SourcierContracts *contracts = sourcier_plan_figures_get_contracts (self, indicator);
  const SourcierContractScope *scope = contracts != NULL ? sourcier_contracts_get_scope (contracts) : NULL;

  for (int year = scope != NULL ? scope->from_year : 0; measure != NULL && scope != NULL && year <= scope->to_year; year++)
    {
      g_autofree char *name = name_result (self, indicator, year);
      SourcierMeasureResult *result;

      if (g_hash_table_contains (self->results, name))
        continue;
      result = g_new0 (SourcierMeasureResult, 1);
      sourcier_measure_compute (measure, contracts, year, result);
      g_hash_table_insert (self->results, g_steal_pointer (&name), result);
    }
}

/**
 * sourcier_plan_figures_count_indicators:
 * @self: figures
 * @plan: the plan that they were read of
 *
 * Works out what the register tells of every indicator in every year, so that sourcier_plan_figures_get_reached() is quick
 * for the window. Long for a large register: not for the window's thread.
 */
void
sourcier_plan_figures_count_indicators (SourcierPlanFigures *self,
                                        SourcierPlanPart    *plan)
{
  g_return_if_fail (self != NULL && SOURCIER_IS_PLAN_PART (plan));

  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);

  for (guint i = 0; i < indicators->len; i++)
    count_indicator (self, indicators->pdata[i]);
}

/**
 * sourcier_plan_figures_tell:
 * @self: figures
 * @indicator: an indicator of the plan as it is now
 *
 * Returns: whether nothing is left to be worked out of it: %FALSE for one that came later, or measures something else since
 */
gboolean
sourcier_plan_figures_tell (SourcierPlanFigures *self,
                            SourcierPlanPart    *indicator)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_PLAN_PART (indicator), FALSE);

  SourcierContracts *contracts = sourcier_plan_figures_get_contracts (self, indicator);
  g_autofree char *name =
    contracts != NULL ? name_result (self, indicator, sourcier_contracts_get_scope (contracts)->to_year) : NULL;

  return find_computed (indicator) == NULL || (name != NULL && g_hash_table_contains (self->results, name));
}

/* Returns: (transfer full): what the register tells. */
static SourcierFigure *
count_block (SourcierPlanFigures *self,
             SourcierFigureKind   kind)
{
  return self->blocks[kind] != NULL ? g_object_ref (self->blocks[kind])
                                    : sourcier_figure_compute (kind, self->before, self->departement);
}

static SourcierPlanPart *
find_kept (SourcierPlanPart   *plan,
           SourcierFigureKind  kind)
{
  GPtrArray *kept = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_FIGURE);

  for (guint i = 0; i < kept->len; i++)
    if (g_str_equal (sourcier_plan_part_get_text (kept->pdata[i], SOURCIER_PLAN_FIGURE_BLOCK),
                     sourcier_figure_kind_get_code (kind)))
      return kept->pdata[i];
  return NULL;
}

/* Returns: (transfer full) (nullable): the figure as it was kept with the plan. */
static SourcierFigure *
read_kept (SourcierPlanPart   *plan,
           SourcierFigureKind  kind)
{
  SourcierPlanPart *kept = find_kept (plan, kind);
  g_autoptr (JsonNode) node =
    kept != NULL ? json_from_string (sourcier_plan_part_get_text (kept, SOURCIER_PLAN_FIGURE_CONTENT), NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? sourcier_figure_from_json (json_node_get_object (node)) : NULL;
}

/**
 * sourcier_plan_get_kept_day:
 * @plan: a plan with all that belongs to it
 * @kind: a block of figures
 *
 * Returns: the day that the block was kept of, when the plan was adopted; %SOURCIER_DAY_NONE while it is counted anew
 */
SourcierDay
sourcier_plan_get_kept_day (SourcierPlanPart   *plan,
                            SourcierFigureKind  kind)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan) && kind < SOURCIER_N_FIGURE_KINDS, SOURCIER_DAY_NONE);

  SourcierPlanPart *kept = find_kept (plan, kind);

  return kept != NULL ? (SourcierDay) sourcier_plan_part_get_number (kept, SOURCIER_PLAN_FIGURE_TAKEN_ON) : SOURCIER_DAY_NONE;
}

/**
 * sourcier_plan_figures_get_figure:
 * @self: figures
 * @plan: the plan
 * @kind: which block
 *
 * Returns: (transfer full): the block as it was kept when the plan was adopted, else what the register tells of the three
 *   years before the plan
 */
SourcierFigure *
sourcier_plan_figures_get_figure (SourcierPlanFigures *self,
                                  SourcierPlanPart    *plan,
                                  SourcierFigureKind   kind)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_PLAN_PART (plan) && kind < SOURCIER_N_FIGURE_KINDS, NULL);

  SourcierFigure *kept = read_kept (plan, kind);

  return kept != NULL ? kept : count_block (self, kind);
}

static void
freeze_block (SourcierPlanFigures *self,
              SourcierPlanPart    *plan,
              const char          *code)
{
  SourcierFigureKind kind;

  if (!sourcier_figure_kind_find (code, &kind))
    return;

  g_autoptr (SourcierFigure) kept = read_kept (plan, kind);

  if (kept != NULL)
    return;

  g_autoptr (SourcierFigure) figure = count_block (self, kind);
  g_autoptr (JsonObject) object = sourcier_figure_to_json (figure);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *content = json_to_string (node, FALSE);
  SourcierPlanPart *part = sourcier_plan_part_add (plan, SOURCIER_PLAN_FIGURE);

  sourcier_plan_part_set_text (part, SOURCIER_PLAN_FIGURE_BLOCK, code);
  sourcier_plan_part_set_number (part, SOURCIER_PLAN_FIGURE_TAKEN_ON, self->day);
  sourcier_plan_part_set_text (part, SOURCIER_PLAN_FIGURE_CONTENT, content);
}

/**
 * sourcier_plan_figures_freeze:
 * @self: figures
 * @plan: the plan, which is adopted
 *
 * Keeps the blocks of figures that the chapters of the plan tell, as they are on the day of the figures. Those that were
 * kept before stay as they are.
 */
void
sourcier_plan_figures_freeze (SourcierPlanFigures *self,
                              SourcierPlanPart    *plan)
{
  g_return_if_fail (self != NULL && SOURCIER_IS_PLAN_PART (plan));

  GPtrArray *sections = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_SECTION);

  for (guint i = 0; i < sections->len; i++)
    {
      g_auto (GStrv) codes =
        g_strsplit (sourcier_plan_part_get_text (sections->pdata[i], SOURCIER_PLAN_SECTION_FIGURES), " ", -1);

      for (guint j = 0; codes[j] != NULL; j++)
        freeze_block (self, plan, codes[j]);
    }
}

static double
read_share (SourcierPlanPart *part,
            guint             field)
{
  gint64 share = sourcier_plan_part_get_number (part, field);

  return share != SOURCIER_NUMBER_UNKNOWN ? (double) share / WHOLE : NAN;
}

/* The four fields follow each other in targets, in what was measured and in baselines; @first is the share in number. */
static gboolean
read_value (SourcierPlanPart  *part,
            guint              first,
            SourcierPlanValue *value)
{
  *value = (SourcierPlanValue) { read_share (part, first), read_share (part, first + 1),
                                 sourcier_plan_part_get_number (part, first + 2),
                                 sourcier_plan_part_get_number (part, first + 3), FALSE };
  return !isnan (value->in_number) || !isnan (value->in_value) || value->count != SOURCIER_NUMBER_UNKNOWN
         || value->amount != SOURCIER_NUMBER_UNKNOWN;
}

static gboolean
read_year (SourcierPlanPart  *indicator,
           SourcierPlanKind   kind,
           int                year,
           SourcierPlanValue *value)
{
  GPtrArray *parts = sourcier_plan_part_get_children (indicator, kind);

  for (guint i = 0; i < parts->len; i++)
    if (sourcier_plan_part_get_number (parts->pdata[i], SOURCIER_PLAN_TARGET_YEAR) == year)
      return read_value (parts->pdata[i], SOURCIER_PLAN_TARGET_IN_NUMBER, value);
  return FALSE;
}

/**
 * sourcier_plan_indicator_get_target:
 * @indicator: an indicator
 * @year: a year
 * @value: (out): what it aims at in that year
 *
 * Returns: whether it aims at anything then
 */
gboolean
sourcier_plan_indicator_get_target (SourcierPlanPart  *indicator,
                                    int                year,
                                    SourcierPlanValue *value)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (indicator) && value != NULL, FALSE);

  return read_year (indicator, SOURCIER_PLAN_TARGET, year, value);
}

/**
 * sourcier_plan_indicator_get_baseline:
 * @indicator: an indicator
 * @value: (out): where it began
 *
 * Returns: whether that is told
 */
gboolean
sourcier_plan_indicator_get_baseline (SourcierPlanPart  *indicator,
                                      SourcierPlanValue *value)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (indicator) && value != NULL, FALSE);

  return read_value (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER, value);
}

/**
 * sourcier_plan_figures_get_reached:
 * @self: figures
 * @indicator: an indicator of the plan
 * @year: a year
 * @value: (out): what was reached in that year
 *
 * What somebody typed for the year counts; else what the register tells, where the indicator is one of the measures that
 * it can tell.
 *
 * Returns: whether anything is known; %FALSE for a year that has not begun
 */
gboolean
sourcier_plan_figures_get_reached (SourcierPlanFigures *self,
                                   SourcierPlanPart    *indicator,
                                   int                  year,
                                   SourcierPlanValue   *value)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_PLAN_PART (indicator) && value != NULL, FALSE);

  const SourcierMeasure *measure = find_computed (indicator);
  SourcierContracts *contracts = sourcier_plan_figures_get_contracts (self, indicator);
  SourcierMeasureResult result;

  if (read_year (indicator, SOURCIER_PLAN_MEASURED, year, value))
    return TRUE;
  if (measure == NULL || contracts == NULL
      || year < sourcier_contracts_get_scope (contracts)->from_year
      || year > sourcier_contracts_get_scope (contracts)->to_year)
    return FALSE;

  g_autofree char *name = name_result (self, indicator, year);
  const SourcierMeasureResult *known = g_hash_table_lookup (self->results, name);

  if (known != NULL)
    result = *known;
  else
    sourcier_measure_compute (measure, contracts, year, &result);
  *value = (SourcierPlanValue) { NAN, NAN, result.numerator.count, result.numerator.value, TRUE };
  return sourcier_measure_result_get_shares (&result, &value->in_number, &value->in_value);
}
