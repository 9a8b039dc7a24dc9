/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-action.h"

#include "plans/plan-json.h"
#include "plans/plan-review.h"
#include "plans/plan-store.h"
#include "plans/plan-template.h"
#include "plans/plan-version.h"

/* Returns: (transfer full) (nullable): any plan of the file with all that belongs to it */
static SourcierPlanPart *
any_plan (RandomOffice  *at,
          GError       **error)
{
  return sourcier_plan_store_load (at->store, random_row (at, "plan"), error);
}

static gboolean
new_plan (RandomOffice  *at,
          GError       **error)
{
  g_autoptr (GPtrArray) templates = sourcier_plan_template_list (at->store, error);
  const SourcierPlanWish wish = { "Schéma", "Été", 2026, 2028, ONE_IN (2) ? SOURCIER_FRENCH : SOURCIER_ENGLISH };
  g_autoptr (SourcierPlanPart) plan = NULL;

  if (templates == NULL)
    return FALSE;
  plan = sourcier_plan_template_make (templates->pdata[g_test_rand_int_range (0, (int) templates->len)], at->store, &wish, error);
  return plan != NULL && sourcier_plan_store_save_all (at->store, plan, error);
}

/* Returns: (transfer none): a part of the plan, which may be the plan, by going down at random */
static SourcierPlanPart *
any_part (SourcierPlanPart *plan)
{
  SourcierPlanPart *part = plan;

  for (guint tries = 0; tries < 12; tries++)
    {
      guint kind = (guint) g_test_rand_int_range (0, SOURCIER_N_PLAN_KINDS);
      GPtrArray *children = sourcier_plan_kind_get_parent (kind) == sourcier_plan_part_get_kind (part) && kind != SOURCIER_PLAN_ROOT
                              ? sourcier_plan_part_get_children (part, kind) : NULL;

      if (children != NULL && children->len > 0)
        part = children->pdata[g_test_rand_int_range (0, (int) children->len)];
    }
  return part;
}

/* Figures are frozen by the program and typed by nobody. */
static void
change_part (RandomOffice     *at,
             SourcierPlanPart *part)
{
  SourcierPlanKind kind = sourcier_plan_part_get_kind (part);
  SourcierPlanKind below = (SourcierPlanKind) g_test_rand_int_range (1, SOURCIER_N_PLAN_KINDS);
  SourcierPlanPart *parent = sourcier_plan_part_get_parent (part);

  if (kind != SOURCIER_PLAN_FIGURE && ONE_IN (2))
    random_record_change (at, SOURCIER_RECORD (part), kind == SOURCIER_PLAN_ROOT ? 0 : SOURCIER_PLAN_POSITION + 1);
  else if (below != SOURCIER_PLAN_FIGURE && sourcier_plan_kind_get_parent (below) == kind)
    random_record_change (at, SOURCIER_RECORD (sourcier_plan_part_add (part, below)), SOURCIER_PLAN_POSITION + 1);
  else if (parent != NULL && ONE_IN (3))
    sourcier_plan_part_remove (parent, part);
  else if (parent != NULL)
    {
      g_autoptr (SourcierPlanPart) held = g_object_ref (part);

      sourcier_plan_part_remove (parent, part);
      sourcier_plan_part_insert (parent, part, 0);
    }
}

static gboolean
edit_plan (RandomOffice  *at,
           GError       **error)
{
  g_autoptr (SourcierPlanPart) plan = any_plan (at, error);

  if (plan == NULL)
    return FALSE;
  for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
    change_part (at, any_part (plan));
  return sourcier_plan_store_save_all (at->store, plan, error);
}

static gboolean
delete_part (RandomOffice  *at,
             GError       **error)
{
  g_autoptr (SourcierPlanPart) plan = any_plan (at, error);
  SourcierPlanPart *part = plan != NULL ? any_part (plan) : NULL;

  return part != NULL
         && sourcier_plan_store_delete (at->store, sourcier_plan_part_get_kind (part),
                                        sourcier_record_get_id (SOURCIER_RECORD (part)), error);
}

/* Now and then an office clears up: else plans would be all that its file holds, and each state of it takes longer to look at. */
static gboolean
delete_plans (RandomOffice  *at,
              GError       **error)
{
  g_autoptr (GArray) plans = random_rows (at, "plan", 12);

  for (guint i = 0; i < plans->len; i++)
    if (!sourcier_plan_store_delete (at->store, SOURCIER_PLAN_ROOT, g_array_index (plans, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_plan (RandomOffice  *at,
           GError       **error)
{
  g_autoptr (SourcierPlanPart) plan = any_plan (at, error);
  g_autoptr (SourcierPlanPart) copy = NULL;

  if (plan == NULL)
    return FALSE;
  copy = ONE_IN (2) ? sourcier_plan_new_version (at->store, plan)
                    : sourcier_plan_new_template (at->store, plan, random_word ());
  return sourcier_plan_store_save_all (at->store, copy, error);
}

static gboolean
freeze (RandomOffice  *at,
        GError       **error)
{
  g_autoptr (SourcierPlanPart) plan = any_plan (at, error);
  g_autoptr (SourcierPlanFigures) figures =
    plan != NULL ? sourcier_plan_figures_load (at->store, plan, sourcier_plan_review_get_figures_day (2026), error) : NULL;

  if (figures == NULL)
    return FALSE;
  if (ONE_IN (2))
    sourcier_plan_figures_freeze (figures, plan);
  else
    {
      g_autoptr (SourcierPlanPart) fresh = sourcier_plan_review_new (plan, figures, 2026);

      sourcier_plan_review_take (plan, fresh);
    }
  return sourcier_plan_store_save_all (at->store, plan, error);
}

/* What one office writes, another may bring in. */
static gboolean
bring_in (RandomOffice  *at,
          GError       **error)
{
  g_autoptr (SourcierPlanPart) plan = any_plan (at, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SourcierPlanPart) again = NULL;

  if (plan == NULL)
    return FALSE;

  g_autoptr (JsonObject) object = sourcier_plan_to_json (plan);
  again = sourcier_plan_from_json (object, problems);
  sourcier_plan_store_renew_ids (at->store, again);
  return sourcier_plan_store_save_all (at->store, again, error);
}

const RandomAction random_plan_actions[] = {
  { "New plan", new_plan },
  { "Edit plan", edit_plan },
  { "Edit the plan again", edit_plan },
  { "Edit another plan", edit_plan },
  { "Delete part", delete_part },
  { "Delete plans", delete_plans },
  { "Copy plan", copy_plan },
  { "Freeze or review", freeze },
  { "Bring a plan in", bring_in },
  { NULL },
};
