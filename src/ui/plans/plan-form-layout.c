/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-form-layout.h"

#include "base/user.h"
#include "plans/measure.h"
#include "plans/plan-indicator.h"
#include "plans/plan-links.h"

#include <glib/gi18n-lib.h>

static const guint root_fields[] = {
  SOURCIER_PLAN_ROOT_BUYER, SOURCIER_PLAN_ROOT_FIRST_YEAR, SOURCIER_PLAN_ROOT_LAST_YEAR, SOURCIER_PLAN_ROOT_VERSION,
  SOURCIER_PLAN_ROOT_STATE, SOURCIER_PLAN_ROOT_LANGUAGE,
};
static const guint adoption_fields[] = {
  SOURCIER_PLAN_ROOT_ADOPTED_ON, SOURCIER_PLAN_ROOT_DELIBERATION, SOURCIER_PLAN_ROOT_PUBLISHED_ON,
  SOURCIER_PLAN_ROOT_ADDRESS,
};
static const guint section_fields[] = { SOURCIER_PLAN_SECTION_KIND };
static const guint section_text[] = { SOURCIER_PLAN_SECTION_TEXT };
static const guint section_figures[] = { SOURCIER_PLAN_SECTION_FIGURES };
static const guint axis_text[] = { SOURCIER_PLAN_AXIS_TEXT };
static const guint objective_text[] = { SOURCIER_PLAN_OBJECTIVE_TEXT };
static const guint objective_codes[] = { SOURCIER_PLAN_OBJECTIVE_THEMES };
static const guint action_fields[] = {
  SOURCIER_PLAN_ACTION_LEAD, SOURCIER_PLAN_ACTION_CONTRIBUTORS, SOURCIER_PLAN_ACTION_START_DAY,
  SOURCIER_PLAN_ACTION_END_DAY, SOURCIER_PLAN_ACTION_LEGAL_BASE, SOURCIER_PLAN_ACTION_PROGRESS,
};
static const guint action_text[] = { SOURCIER_PLAN_ACTION_TEXT };
static const guint scope_fields[] = { SOURCIER_PLAN_ACTION_PUBLICS, SOURCIER_PLAN_ACTION_CPV, SOURCIER_PLAN_ACTION_SDG };
static const guint scope_codes[] = { SOURCIER_PLAN_ACTION_FAMILIES, SOURCIER_PLAN_ACTION_THEMES };
static const guint means_text[] = { SOURCIER_PLAN_ACTION_MEANS };
static const guint budget_fields[] = { SOURCIER_PLAN_ACTION_BUDGET };
static const guint deliverables_text[] = { SOURCIER_PLAN_ACTION_DELIVERABLES };
static const guint realisation_text[] = { SOURCIER_PLAN_ACTION_REALISATION };
static const guint result_text[] = { SOURCIER_PLAN_ACTION_RESULT };
static const guint risks_text[] = { SOURCIER_PLAN_ACTION_RISKS };
static const guint baseline_fields[] = {
  SOURCIER_PLAN_INDICATOR_BASELINE_YEAR, SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER,
  SOURCIER_PLAN_INDICATOR_BASELINE_IN_VALUE, SOURCIER_PLAN_INDICATOR_BASELINE_COUNT, SOURCIER_PLAN_INDICATOR_BASELINE_AMOUNT,
};
static const guint measure_fields[] = {
  SOURCIER_PLAN_INDICATOR_MEASURE, SOURCIER_PLAN_INDICATOR_UNIT, SOURCIER_PLAN_INDICATOR_NUMERATOR,
  SOURCIER_PLAN_INDICATOR_DENOMINATOR, SOURCIER_PLAN_INDICATOR_SOURCE,
};
static const guint follow_fields[] = {
  SOURCIER_PLAN_INDICATOR_OBJECTIVE, SOURCIER_PLAN_INDICATOR_ACTION, SOURCIER_PLAN_INDICATOR_BUYER,
  SOURCIER_PLAN_INDICATOR_FREQUENCY, SOURCIER_PLAN_INDICATOR_OWNER,
};
static const guint definition_text[] = { SOURCIER_PLAN_INDICATOR_DEFINITION };
static const guint indicator_note[] = { SOURCIER_PLAN_INDICATOR_NOTE };
static const guint review_fields[] = { SOURCIER_PLAN_REVIEW_YEAR, SOURCIER_PLAN_REVIEW_DAY };
static const guint review_text[] = { SOURCIER_PLAN_REVIEW_TEXT };

#define GROUP(title, fields) { title, fields, G_N_ELEMENTS (fields), NULL, 0, FALSE, FALSE }
#define TICKED(title, fields, n_fields, codes) { title, fields, n_fields, codes, G_N_ELEMENTS (codes), FALSE, FALSE }
#define TEXT(field) { NULL, field, 1, NULL, 0, TRUE, FALSE }
#define BLOCKS(field) { NULL, field, 1, NULL, 0, FALSE, TRUE }

static const SourcierPlanFormBlock root_blocks[] = {
  GROUP (NULL, root_fields),
  GROUP (NC_("plan form", "Adoption and publication"), adoption_fields),
};
static const SourcierPlanFormBlock section_blocks[] = {
  GROUP (NULL, section_fields), TEXT (section_text), BLOCKS (section_figures),
};
static const SourcierPlanFormBlock axis_blocks[] = { TEXT (axis_text) };
static const SourcierPlanFormBlock objective_blocks[] = { TICKED (NULL, NULL, 0, objective_codes), TEXT (objective_text) };
static const SourcierPlanFormBlock action_blocks[] = {
  GROUP (NULL, action_fields),
  TEXT (action_text),
  TICKED (NC_("plan form", "What it is about"), scope_fields, G_N_ELEMENTS (scope_fields), scope_codes),
  TEXT (means_text),
  GROUP (NULL, budget_fields),
  TEXT (deliverables_text),
  TEXT (realisation_text),
  TEXT (result_text),
  TEXT (risks_text),
};
static const SourcierPlanFormBlock indicator_blocks[] = {
  TEXT (definition_text),
  GROUP (NC_("plan form", "Baseline"), baseline_fields),
  GROUP (NC_("plan form", "What is counted"), measure_fields),
  GROUP (NC_("plan form", "What it belongs to"), follow_fields),
  TEXT (indicator_note),
};
static const SourcierPlanFormBlock review_blocks[] = { GROUP (NULL, review_fields), TEXT (review_text) };

#define LAYOUT(title, blocks) { TRUE, title, blocks, G_N_ELEMENTS (blocks) }

static const SourcierPlanFormLayout layouts[SOURCIER_N_PLAN_KINDS] = {
  [SOURCIER_PLAN_ROOT] = LAYOUT (SOURCIER_PLAN_ROOT_TITLE, root_blocks),
  [SOURCIER_PLAN_SECTION] = LAYOUT (SOURCIER_PLAN_SECTION_TITLE, section_blocks),
  [SOURCIER_PLAN_AXIS] = LAYOUT (SOURCIER_PLAN_AXIS_TITLE, axis_blocks),
  [SOURCIER_PLAN_OBJECTIVE] = LAYOUT (SOURCIER_PLAN_OBJECTIVE_TITLE, objective_blocks),
  [SOURCIER_PLAN_ACTION] = LAYOUT (SOURCIER_PLAN_ACTION_TITLE, action_blocks),
  [SOURCIER_PLAN_INDICATOR] = LAYOUT (SOURCIER_PLAN_INDICATOR_TITLE, indicator_blocks),
  [SOURCIER_PLAN_REVIEW] = { FALSE, 0, review_blocks, G_N_ELEMENTS (review_blocks) },
};

/**
 * sourcier_plan_form_layout:
 * @kind: a kind of part
 *
 * Returns: what its form shows; nothing for parts that are told in lists
 */
const SourcierPlanFormLayout *
sourcier_plan_form_layout (SourcierPlanKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_PLAN_KINDS, &layouts[SOURCIER_PLAN_ROOT]);

  return &layouts[kind];
}

/* A baseline is told in what targets are told in. */
static gboolean
has_value (SourcierPlanPart *indicator,
           guint             baseline)
{
  guint fields[SOURCIER_PLAN_N_VALUES];
  guint n = sourcier_plan_indicator_get_values (indicator, fields);

  for (guint i = 0; i < n; i++)
    if (fields[i] - SOURCIER_PLAN_TARGET_IN_NUMBER == baseline - SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER)
      return TRUE;
  return FALSE;
}

/**
 * sourcier_plan_form_asks:
 * @part: a part of a plan
 * @field: one of the fields of its form
 *
 * Returns: whether the field means anything for that part
 */
gboolean
sourcier_plan_form_asks (SourcierPlanPart *part,
                         guint             field)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (part), FALSE);

  if (sourcier_plan_part_get_kind (part) != SOURCIER_PLAN_INDICATOR)
    return TRUE;
  if (field >= SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER && field <= SOURCIER_PLAN_INDICATOR_BASELINE_AMOUNT)
    return has_value (part, field);
  if (field == SOURCIER_PLAN_INDICATOR_BUYER)
    return sourcier_plan_is_joint (part) || sourcier_record_is_told (SOURCIER_RECORD (part), field);
  return TRUE;
}

/* Those that the register tells, or those that the office tells. */
static void
add_measures (SourcierPickerRow *row,
              gboolean           computed)
{
  SourcierLanguage language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  guint n;
  const SourcierMeasure * const *measures = sourcier_measures (&n);

  for (guint i = 0; i < n; i++)
    if (sourcier_measure_is_computed (measures[i]) == computed)
      sourcier_picker_row_add (row, sourcier_measure_get_code (measures[i]),
                               sourcier_measure_get_text (measures[i], SOURCIER_MEASURE_TITLE, language),
                               computed ? _("Counted in the register") : _("Told by the office"));
}

static void
add_languages (SourcierPickerRow *row)
{
  sourcier_picker_row_add (row, "fr", _("French"), NULL);
  sourcier_picker_row_add (row, "en", _("English"), NULL);
}

/**
 * sourcier_plan_choices:
 * @record: a part of a plan
 * @field: one of its fields
 * @row: (nullable): a row to add the choices to
 *
 * Returns: whether the field takes its words from a closed list
 */
gboolean
sourcier_plan_choices (SourcierRecord    *record,
                       guint              field,
                       SourcierPickerRow *row)
{
  SourcierPlanKind kind = sourcier_plan_part_get_kind (SOURCIER_PLAN_PART (record));
  gboolean measure = kind == SOURCIER_PLAN_INDICATOR && field == SOURCIER_PLAN_INDICATOR_MEASURE;
  gboolean language = kind == SOURCIER_PLAN_ROOT && field == SOURCIER_PLAN_ROOT_LANGUAGE;
  SourcierTermList list;
  guint n;

  if (row != NULL && measure)
    {
      add_measures (row, TRUE);
      add_measures (row, FALSE);
    }
  if (row != NULL && language)
    add_languages (row);
  if (measure || language || sourcier_plan_link_choices (SOURCIER_PLAN_PART (record), field, row))
    return TRUE;
  if (!sourcier_plan_field_terms (kind, field, &list))
    return FALSE;

  const SourcierTerm * const *terms = sourcier_terms (list, &n);

  for (guint i = 0; row != NULL && i < n; i++)
    sourcier_picker_row_add (row, sourcier_term_get_code (terms[i]), sourcier_term_get_name (terms[i]), NULL);
  return TRUE;
}
