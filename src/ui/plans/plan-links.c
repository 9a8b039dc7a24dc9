/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator may point to in its plan: an objective, an action, one of the buyers. */
#include "config.h"
#include "plans/plan-links.h"

#include "plans/plan-nodes.h"

#include <glib/gi18n-lib.h>

/* The plan, or what a part that belongs to none stands in. */
static SourcierPlanPart *
find_plan (SourcierPlanPart *part)
{
  SourcierPlanPart *parent;

  while ((parent = sourcier_plan_part_get_parent (part)) != NULL)
    part = parent;
  return part;
}

static void
add_choice (SourcierPickerRow *row,
            SourcierPlanPart  *part,
            const char        *name,
            const char        *group)
{
  g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, sourcier_record_get_id (SOURCIER_RECORD (part)));

  sourcier_picker_row_add (row, code, name, group);
}

static void
add_objective (SourcierPickerRow *row,
               SourcierPlanPart  *objective,
               guint              number,
               const char        *axis)
{
  g_autofree char *name = g_strdup_printf ("%u %s", number, sourcier_plan_part_title (objective));

  add_choice (row, objective, name, axis);
}

static void
add_actions (SourcierPickerRow *row,
             SourcierPlanPart  *objective,
             guint              number)
{
  GPtrArray *actions = sourcier_plan_part_get_children (objective, SOURCIER_PLAN_ACTION);
  g_autofree char *group = g_strdup_printf ("%u %s", number, sourcier_plan_part_title (objective));

  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.%u %s", number, i + 1, sourcier_plan_part_title (actions->pdata[i]));

      add_choice (row, actions->pdata[i], name, group);
    }
}

static void
add_parts (SourcierPickerRow *row,
           SourcierPlanPart  *plan,
           gboolean           actions)
{
  GPtrArray *axes = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_AXIS);

  for (guint i = 0; i < axes->len; i++)
    {
      GPtrArray *objectives = sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE);
      g_autofree char *axis = g_strdup_printf (_("Axis %u · %s"), i + 1, sourcier_plan_part_title (axes->pdata[i]));

      for (guint j = 0; j < objectives->len; j++)
        {
          guint number = sourcier_plan_number_objective (plan, objectives->pdata[j]);

          if (actions)
            add_actions (row, objectives->pdata[j], number);
          else
            add_objective (row, objectives->pdata[j], number, axis);
        }
    }
}

static void
add_buyer (SourcierPickerRow *row,
           const char        *name)
{
  if (*name != '\0')
    sourcier_picker_row_add (row, name, name, NULL);
}

static void
add_buyers (SourcierPickerRow *row,
            SourcierPlanPart  *plan)
{
  GPtrArray *buyers = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_BUYER);

  add_buyer (row, sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_BUYER));
  for (guint i = 0; i < buyers->len; i++)
    add_buyer (row, sourcier_plan_part_get_text (buyers->pdata[i], SOURCIER_PLAN_BUYER_NAME));
}

/**
 * sourcier_plan_is_joint:
 * @part: a plan or a part of it
 *
 * Returns: whether several buyers adopt the plan (CCP, L2111-3): its indicators are then told for each
 */
gboolean
sourcier_plan_is_joint (SourcierPlanPart *part)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (part), FALSE);

  SourcierPlanPart *plan = find_plan (part);

  return sourcier_plan_part_get_kind (plan) == SOURCIER_PLAN_ROOT
         && sourcier_plan_part_get_children (plan, SOURCIER_PLAN_BUYER)->len > 0;
}

/**
 * sourcier_plan_link_choices:
 * @part: a part that belongs to its plan
 * @field: one of its fields
 * @row: (nullable): a row to add the choices to, by number and title; their codes are the ids of parts, or names of buyers
 *
 * Returns: whether the field points to something of the plan
 */
gboolean
sourcier_plan_link_choices (SourcierPlanPart  *part,
                            guint              field,
                            SourcierPickerRow *row)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (part), FALSE);

  gboolean buyer = field == SOURCIER_PLAN_INDICATOR_BUYER, action = field == SOURCIER_PLAN_INDICATOR_ACTION;

  if (sourcier_plan_part_get_kind (part) != SOURCIER_PLAN_INDICATOR
      || (!buyer && !action && field != SOURCIER_PLAN_INDICATOR_OBJECTIVE))
    return FALSE;

  SourcierPlanPart *plan = find_plan (part);

  if (row == NULL || plan == part)
    return TRUE;
  if (buyer)
    add_buyers (row, plan);
  else
    add_parts (row, plan, action);
  return TRUE;
}
