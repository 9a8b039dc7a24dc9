/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-check-private.h"

#include "base/text.h"
#include "reference/reference-table.h"

#include <string.h>

struct _SourcierPlanDemand
{
  const char *code;
  gboolean legal;
  char *test;
  char **words;
  SourcierReferenceText texts[SOURCIER_N_PLAN_DEMAND_TEXTS];
  SourcierDay verified;
};

static void
add_demand (const SourcierReferenceRow *row,
            gpointer                    user_data)
{
  static const char * const columns[SOURCIER_N_PLAN_DEMAND_TEXTS] = { "title", "advice", "source" };
  SourcierPlanDemand *self = g_new0 (SourcierPlanDemand, 1);
  const char *test = sourcier_reference_row_get (row, "test");
  const char *colon = strchr (test, ':');

  self->code = sourcier_reference_row_get (row, "code");
  self->legal = *sourcier_reference_row_get (row, "legal") == '1';
  self->test = colon != NULL ? g_strndup (test, (gsize) (colon - test)) : g_strdup (test);
  self->words = g_strsplit (colon != NULL ? colon + 1 : "", "|", -1);
  self->verified = sourcier_day_parse (sourcier_reference_row_get (row, "verified"));
  for (guint i = 0; i < SOURCIER_N_PLAN_DEMAND_TEXTS; i++)
    {
      g_autofree char *fr = g_strconcat (columns[i], "_fr", NULL), *en = g_strconcat (columns[i], "_en", NULL);

      sourcier_reference_row_get_text (row, fr, en, &self->texts[i]);
    }
  g_ptr_array_add (user_data, self);
}

/* Returns: (transfer none) (element-type SourcierPlanDemand): the demands, in the order they are told in. */
GPtrArray *
_sourcier_plan_demands (void)
{
  static GPtrArray *demands;

  if (g_once_init_enter (&demands))
    {
      GPtrArray *read = g_ptr_array_new ();

      sourcier_reference_read ("plan-demands", add_demand, read);
      g_once_init_leave (&demands, read);
    }
  return demands;
}

/* Returns: (transfer none): the name of what is looked for. */
const char *
_sourcier_plan_demand_get_test (const SourcierPlanDemand *self)
{
  return self->test;
}

/* Returns: (transfer none) (array zero-terminated=1): which of them are looked for. */
const char * const *
_sourcier_plan_demand_get_words (const SourcierPlanDemand *self)
{
  return (const char * const *) self->words;
}

/**
 * sourcier_plan_demand_get_code:
 * @self: a demand
 *
 * Returns: (transfer none): what names it, "esus-target"
 */
const char *
sourcier_plan_demand_get_code (const SourcierPlanDemand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_plan_demand_get_text:
 * @self: a demand
 * @text: its title, what to do about it, or where it is written
 * @language: the reader's, or the plan's
 *
 * Returns: (transfer none): the text
 */
const char *
sourcier_plan_demand_get_text (const SourcierPlanDemand *self,
                               SourcierPlanDemandText    text,
                               SourcierLanguage          language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text < SOURCIER_N_PLAN_DEMAND_TEXTS, NULL);

  return sourcier_reference_text_in (&self->texts[text], language);
}

/**
 * sourcier_plan_demand_get_verified:
 * @self: a demand
 *
 * Returns: the day it was last compared with its source
 */
SourcierDay
sourcier_plan_demand_get_verified (const SourcierPlanDemand *self)
{
  g_return_val_if_fail (self != NULL, SOURCIER_DAY_NONE);

  return self->verified;
}

/**
 * sourcier_plan_demand_is_legal:
 * @self: a demand
 *
 * Returns: whether the law asks for it; else it is good practice
 */
gboolean
sourcier_plan_demand_is_legal (const SourcierPlanDemand *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->legal;
}
