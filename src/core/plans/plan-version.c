/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans that are made from a plan: its next version, and the office's template. */
#include "plans/plan-version.h"

#include "plans/plan-part-private.h"
#include "plans/plan-store.h"

#include <string.h>

static void
clear_field (SourcierPlanPart *part,
             guint             field)
{
  const SourcierField *told = sourcier_record_get_field (SOURCIER_RECORD (part), field);

  if (sourcier_field_is_text (told))
    sourcier_plan_part_set_text (part, field, NULL);
  else
    sourcier_plan_part_set_number (part, field, sourcier_field_get_unknown (told));
}

static void
remove_all (SourcierPlanPart *part,
            SourcierPlanKind  kind)
{
  GPtrArray *children = sourcier_plan_part_get_children (part, kind);

  while (children->len > 0)
    sourcier_plan_part_remove (part, children->pdata[children->len - 1]);
}

/* What is said of an adoption is said of one version. */
static void
clear_adoption (SourcierPlanPart *plan)
{
  static const guint fields[] = { SOURCIER_PLAN_ROOT_ADOPTED_ON, SOURCIER_PLAN_ROOT_DELIBERATION,
                                  SOURCIER_PLAN_ROOT_PUBLISHED_ON, SOURCIER_PLAN_ROOT_ADDRESS };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    clear_field (plan, fields[i]);
  remove_all (plan, SOURCIER_PLAN_FIGURE);
}

/* "1" becomes "2", "2.1" becomes "3", words are kept before a number: "bis" becomes "bis 2". */
static char *
get_next_version (const char *version)
{
  char *end = NULL;
  gint64 number = g_ascii_strtoll (version, &end, 10);

  if (end != version && number >= 0 && number < G_MAXINT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number + 1);
  return g_strdup_printf ("%s%s2", version, *version != '\0' ? " " : "");
}

/**
 * sourcier_plan_new_version:
 * @store: an office's file, in a transaction
 * @plan: a plan with all that belongs to it
 *
 * Makes the draft of the next version: it says what @plan says, reviews and measured values included, but for the
 * adoption, and its figures are live again. It is not in the file before sourcier_plan_store_save_all().
 *
 * Returns: (transfer full): the draft, with ids of its own
 */
SourcierPlanPart *
sourcier_plan_new_version (SourcierStore    *store,
                           SourcierPlanPart *plan)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);

  SourcierPlanPart *copy = sourcier_plan_part_copy (plan);
  g_autofree char *version = get_next_version (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_VERSION));

  clear_adoption (copy);
  sourcier_plan_part_set_text (copy, SOURCIER_PLAN_ROOT_VERSION, version);
  sourcier_plan_part_set_text (copy, SOURCIER_PLAN_ROOT_STATE, "draft");
  sourcier_plan_store_renew_ids (store, copy);
  return copy;
}

static void
put (SourcierPlanPart *part,
     guint             field,
     const char       *words,
     const char       *placeholder)
{
  const char *text = sourcier_plan_part_get_text (part, field);

  if (*words == '\0' || strstr (text, words) == NULL)
    return;

  g_autoptr (GString) replaced = g_string_new (text);
  g_string_replace (replaced, words, placeholder, 0);
  sourcier_plan_part_set_text (part, field, replaced->str);
}

/* Days and years belong to a period, and the buyer to its plan. */
static void
generalise_fields (SourcierPlanPart *part,
                   const char       *buyer,
                   const char       *period)
{
  for (guint i = 0; i < sourcier_record_get_n_fields (SOURCIER_RECORD (part)); i++)
    {
      const SourcierField *field = sourcier_record_get_field (SOURCIER_RECORD (part), i);

      if (field->type == SOURCIER_FIELD_DAY || field->type == SOURCIER_FIELD_YEAR)
        clear_field (part, i);
      if (!sourcier_field_is_text (field))
        continue;
      put (part, i, buyer, "{buyer}");
      put (part, i, period, "{period}");
    }
}

static void
generalise (SourcierPlanPart *part,
            const char       *buyer,
            const char       *period)
{
  SourcierPlanKind own = sourcier_plan_part_get_kind (part);

  generalise_fields (part, buyer, period);
  if (own == SOURCIER_PLAN_ACTION)
    {
      sourcier_plan_part_set_text (part, SOURCIER_PLAN_ACTION_PROGRESS, "planned");
      remove_all (part, SOURCIER_PLAN_COMMENT);
    }
  if (own == SOURCIER_PLAN_INDICATOR)
    {
      for (guint i = SOURCIER_PLAN_INDICATOR_BASELINE_YEAR; i <= SOURCIER_PLAN_INDICATOR_BASELINE_AMOUNT; i++)
        clear_field (part, i);
      remove_all (part, SOURCIER_PLAN_MEASURED);
    }
  for (guint kind = 0; kind < SOURCIER_N_PLAN_KINDS; kind++)
    if (_sourcier_plan_kind_belongs_to (kind, own))
      {
        GPtrArray *children = sourcier_plan_part_get_children (part, kind);

        for (guint i = 0; i < children->len; i++)
          generalise (children->pdata[i], buyer, period);
      }
}

/**
 * sourcier_plan_new_template:
 * @store: an office's file, in a transaction
 * @plan: a plan with all that belongs to it
 * @name: what the template shall be called
 *
 * Makes a template of the office: the texts, axes, objectives, action sheets and indicators with their targets, without
 * days and years, frozen figures, reviews, comments, baselines and measured values, nor the other buyers of a joint
 * scheme. Where a text names the buyer or the period, sourcier_plan_template_make() will name those of the plan. It is not
 * in the file before sourcier_plan_store_save_all().
 *
 * Returns: (transfer full): the template, with ids of its own
 */
SourcierPlanPart *
sourcier_plan_new_template (SourcierStore    *store,
                            SourcierPlanPart *plan,
                            const char       *name)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);

  SourcierPlanPart *template = sourcier_plan_part_copy (plan);
  g_autofree char *buyer = g_strdup (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_BUYER));
  g_autofree char *first = sourcier_record_field_to_text (SOURCIER_RECORD (plan), SOURCIER_PLAN_ROOT_FIRST_YEAR);
  g_autofree char *last = sourcier_record_field_to_text (SOURCIER_RECORD (plan), SOURCIER_PLAN_ROOT_LAST_YEAR);
  g_autofree char *period = g_strdup_printf ("%s–%s", first, last);

  clear_adoption (template);
  remove_all (template, SOURCIER_PLAN_BUYER);
  remove_all (template, SOURCIER_PLAN_REVIEW);
  generalise (template, buyer, period);
  sourcier_plan_part_set_text (template, SOURCIER_PLAN_ROOT_TITLE, name);
  clear_field (template, SOURCIER_PLAN_ROOT_BUYER);
  clear_field (template, SOURCIER_PLAN_ROOT_VERSION);
  clear_field (template, SOURCIER_PLAN_ROOT_STATE);
  sourcier_plan_part_set_number (template, SOURCIER_PLAN_ROOT_TEMPLATE, 1);
  sourcier_plan_store_renew_ids (store, template);
  return template;
}
