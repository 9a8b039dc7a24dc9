/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-nodes.h"

#include "base/money.h"
#include "base/text.h"
#include "plans/plan-form-layout.h"

#include <glib/gi18n-lib.h>

static void
add (GPtrArray        *nodes,
     SourcierPlanPart *part,
     guint             depth,
     const char       *title,
     const char       *detail)
{
  g_ptr_array_add (nodes, sourcier_plan_node_new (sourcier_plan_part_get_kind (part),
                                                  sourcier_record_get_id (SOURCIER_RECORD (part)), depth, title, detail));
}

/* A review has no title of its own; there are as many as years. */
static const char *
title_review (SourcierPlanPart *review)
{
  /* translators: %d is a year */
  g_autofree char *title = g_strdup_printf (_("Review of %d"),
                                            (int) sourcier_plan_part_get_number (review, SOURCIER_PLAN_REVIEW_YEAR));

  return g_intern_string (title);
}

/**
 * sourcier_plan_part_title:
 * @part: a part of a plan
 *
 * Returns: (transfer none): its title, “Untitled” where it has none; the year of a review
 */
const char *
sourcier_plan_part_title (SourcierPlanPart *part)
{
  const SourcierPlanFormLayout *layout = sourcier_plan_form_layout (sourcier_plan_part_get_kind (part));
  const char *title = layout->has_title ? sourcier_plan_part_get_text (part, layout->title_field) : "";

  if (sourcier_plan_part_get_kind (part) == SOURCIER_PLAN_REVIEW)
    return title_review (part);

  return *title != '\0' ? title : _("Untitled");
}

/**
 * sourcier_plan_find_place:
 * @part: a part that belongs to another
 *
 * Returns: where it stands among those of its kind, from 0
 */
guint
sourcier_plan_find_place (SourcierPlanPart *part)
{
  GPtrArray *siblings =
    sourcier_plan_part_get_children (sourcier_plan_part_get_parent (part), sourcier_plan_part_get_kind (part));
  guint place = 0;

  g_ptr_array_find (siblings, part, &place);
  return place;
}

/**
 * sourcier_plan_number_objective:
 * @plan: a plan
 * @objective: one of its objectives
 *
 * Returns: its number, from 1: objectives are numbered on from axis to axis, as the action sheets that people know are
 */
guint
sourcier_plan_number_objective (SourcierPlanPart *plan,
                                SourcierPlanPart *objective)
{
  GPtrArray *axes = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_AXIS);
  guint number = sourcier_plan_find_place (objective) + 1;

  for (guint i = 0; i < axes->len && axes->pdata[i] != sourcier_plan_part_get_parent (objective); i++)
    number += sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE)->len;
  return number;
}

/* Nothing where the title says the same. */
static char *
caption_section (SourcierPlanPart *section)
{
  g_autofree char *kind = sourcier_record_show_field (SOURCIER_RECORD (section), SOURCIER_PLAN_SECTION_KIND);

  return g_str_equal (kind, sourcier_plan_part_title (section)) ? NULL : g_steal_pointer (&kind);
}

/**
 * sourcier_plan_part_caption:
 * @plan: a plan
 * @part: the plan or a part of it
 *
 * Returns: (transfer full) (nullable): what stands above its title: “Action sheet 2.1”
 */
char *
sourcier_plan_part_caption (SourcierPlanPart *plan,
                            SourcierPlanPart *part)
{
  switch (sourcier_plan_part_get_kind (part))
    {
    case SOURCIER_PLAN_AXIS:
      /* translators: %u is the number of an axis of a plan */
      return g_strdup_printf (_("Axis %u"), sourcier_plan_find_place (part) + 1);
    case SOURCIER_PLAN_OBJECTIVE:
      return g_strdup_printf (_("Objective %u"), sourcier_plan_number_objective (plan, part));
    case SOURCIER_PLAN_ACTION:
      return g_strdup_printf (_("Action sheet %u.%u"), sourcier_plan_number_objective (plan, sourcier_plan_part_get_parent (part)),
                              sourcier_plan_find_place (part) + 1);
    case SOURCIER_PLAN_SECTION:
      return caption_section (part);
    case SOURCIER_PLAN_INDICATOR:
      return g_strdup (_("Indicator"));
    case SOURCIER_PLAN_REVIEW:
      return g_strdup (_("Review of a year"));
    case SOURCIER_PLAN_ROOT:
      return g_strdup (_("The plan"));
    case SOURCIER_PLAN_BUYER:
    case SOURCIER_PLAN_MILESTONE:
    case SOURCIER_PLAN_COMMENT:
    case SOURCIER_PLAN_TARGET:
    case SOURCIER_PLAN_MEASURED:
    case SOURCIER_PLAN_FINDING:
    case SOURCIER_PLAN_MEETING:
    case SOURCIER_PLAN_FIGURE:
    case SOURCIER_N_PLAN_KINDS:
    default:
      return NULL;
    }
}

static void
add_actions (GPtrArray        *nodes,
             SourcierPlanPart *objective,
             guint             number)
{
  GPtrArray *actions = sourcier_plan_part_get_children (objective, SOURCIER_PLAN_ACTION);

  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u.%u %s", number, i + 1, sourcier_plan_part_title (actions->pdata[i]));
      g_autofree char *progress = sourcier_record_show_field (actions->pdata[i], SOURCIER_PLAN_ACTION_PROGRESS);

      add (nodes, actions->pdata[i], 2, title, progress);
    }
}

static void
add_objective (GPtrArray        *nodes,
               SourcierPlanPart *objective,
               guint             number)
{
  guint n = sourcier_plan_part_get_children (objective, SOURCIER_PLAN_ACTION)->len;
  g_autofree char *title = g_strdup_printf ("%u %s", number, sourcier_plan_part_title (objective));
  g_autofree char *detail = g_strdup_printf (ngettext ("%u action", "%u actions", n), n);

  add (nodes, objective, 1, title, detail);
  add_actions (nodes, objective, number);
}

static void
add_axes (GPtrArray        *nodes,
          SourcierPlanPart *plan)
{
  GPtrArray *axes = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_AXIS);
  guint number = 0;

  for (guint i = 0; i < axes->len; i++)
    {
      GPtrArray *objectives = sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE);
      /* translators: an axis in the outline of a plan: “Axis 2 · Inclusive purchasing” */
      g_autofree char *title = g_strdup_printf (_("Axis %u · %s"), i + 1, sourcier_plan_part_title (axes->pdata[i]));

      add (nodes, axes->pdata[i], 0, title, NULL);
      for (guint j = 0; j < objectives->len; j++)
        add_objective (nodes, objectives->pdata[j], ++number);
    }
}

/* A tick where something is written. */
static void
add_section (GPtrArray        *nodes,
             SourcierPlanPart *section)
{
  gboolean written = !sourcier_text_is_empty (sourcier_plan_part_get_text (section, SOURCIER_PLAN_SECTION_TEXT));

  add (nodes, section, 0, sourcier_plan_part_title (section), written ? "✓" : NULL);
}

/* The chapters that lead to the axes: all up to the last of these. */
static guint
count_leading (GPtrArray *sections)
{
  static const char * const leading[] = { "foreword", "legal-frame", "perimeter", "state-of-play", NULL };
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    if (g_strv_contains (leading, sourcier_plan_part_get_text (sections->pdata[i], SOURCIER_PLAN_SECTION_KIND)))
      n = i + 1;
  return n;
}

static void
add_indicators (GPtrArray        *nodes,
                SourcierPlanPart *plan)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);
  g_autofree char *count = sourcier_count_format (indicators->len);

  g_ptr_array_add (nodes, sourcier_plan_node_new (SOURCIER_PLAN_NODE_INDICATORS, 0, 0, _("Indicators"), count));
  for (guint i = 0; i < indicators->len; i++)
    {
      guint n = sourcier_plan_part_get_children (indicators->pdata[i], SOURCIER_PLAN_TARGET)->len;

      add (nodes, indicators->pdata[i], 1, sourcier_plan_part_title (indicators->pdata[i]), n > 0 ? NULL : _("no target"));
    }
}

static void
add_reviews (GPtrArray        *nodes,
             SourcierPlanPart *plan)
{
  GPtrArray *reviews = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW);
  g_autofree char *count = sourcier_count_format (reviews->len);

  g_ptr_array_add (nodes, sourcier_plan_node_new (SOURCIER_PLAN_NODE_REVIEWS, 0, 0, _("Reviews"), count));
  for (guint i = 0; i < reviews->len; i++)
    {
      g_autofree char *year = sourcier_record_show_field (reviews->pdata[i], SOURCIER_PLAN_REVIEW_YEAR);
      g_autofree char *day = sourcier_record_show_field (reviews->pdata[i], SOURCIER_PLAN_REVIEW_DAY);

      add (nodes, reviews->pdata[i], 1, year, day);
    }
}

/**
 * sourcier_plan_nodes_new:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type SourcierPlanNode): the lines of its outline, in the order of its chapters
 */
GPtrArray *
sourcier_plan_nodes_new (SourcierPlanPart *plan)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *sections = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_SECTION);
  guint leading = count_leading (sections);
  g_autofree char *state = sourcier_record_show_field (SOURCIER_RECORD (plan), SOURCIER_PLAN_ROOT_STATE);

  add (nodes, plan, 0, _("The plan"), state);
  for (guint i = 0; i < leading; i++)
    add_section (nodes, sections->pdata[i]);
  add_axes (nodes, plan);
  g_ptr_array_add (nodes, sourcier_plan_node_new (SOURCIER_PLAN_NODE_CALENDAR, 0, 0, _("Calendar of the actions"), NULL));
  add_indicators (nodes, plan);
  for (guint i = leading; i < sections->len; i++)
    add_section (nodes, sections->pdata[i]);
  add_reviews (nodes, plan);
  return nodes;
}
