/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/duty-ground.h"

#include "reference/reference-table.h"

#include <stdlib.h>
#include <string.h>

struct _SourcierDutyGround
{
  const char           *code;
  const char           *rule;
  SourcierReferenceText title;
  guint                 natures;
  int                   months_below;  /* 0 if the length does not matter */
  const char           *source;
};

static GPtrArray *grounds;

static void
add_ground (const SourcierReferenceRow *row,
            gpointer                    user_data)
{
  SourcierDutyGround *ground = g_new0 (SourcierDutyGround, 1);
  const char *months = sourcier_reference_row_get (row, "months");

  ground->code = sourcier_reference_row_get (row, "code");
  ground->rule = sourcier_reference_row_get (row, "rule");
  sourcier_reference_row_get_text (row, "title_fr", "title_en", &ground->title);
  if (!sourcier_rule_natures_from_codes (sourcier_reference_row_get (row, "natures"), &ground->natures))
    g_error ("The ground “%s” is for an unknown nature", ground->code);
  ground->months_below = *months != '\0' ? atoi (months + strlen ("<")) : 0;
  ground->source = sourcier_reference_row_get (row, "source");

  g_ptr_array_add (grounds, ground);
}

static void
ensure_grounds (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      grounds = g_ptr_array_new ();
      sourcier_reference_read ("duty-grounds", add_ground, NULL);
      g_once_init_leave (&ready, 1);
    }
}

/* A length that is not told leaves the ground open. */
static gboolean
is_open_to (const SourcierDutyGround *self,
            SourcierRuleCase         *rule_case)
{
  int months = sourcier_rule_case_get_months (rule_case);

  return (self->natures == 0 || (self->natures & 1u << sourcier_rule_case_get_nature (rule_case)) != 0)
         && (self->months_below == 0 || months == 0 || months < self->months_below);
}

/**
 * sourcier_duty_grounds_of:
 * @rule: the code of a rule
 * @rule_case: (nullable): a purchase, to leave out grounds that cannot be its own; %NULL for all
 *
 * The four grounds of L2112-2-1 II for contracts, the two of L3114-2-1 for concessions. The fourth, a works contract of
 * less than six months, is left out where it is known that the purchase is no such thing.
 *
 * Returns: (transfer full) (element-type SourcierDutyGround): the grounds to do without that duty, in the law's order; none
 *   where the law gives none
 */
GPtrArray *
sourcier_duty_grounds_of (const char       *rule,
                          SourcierRuleCase *rule_case)
{
  GPtrArray *found = g_ptr_array_new ();

  ensure_grounds ();
  for (guint i = 0; i < grounds->len; i++)
    {
      SourcierDutyGround *ground = g_ptr_array_index (grounds, i);

      if (g_strcmp0 (ground->rule, rule) == 0 && (rule_case == NULL || is_open_to (ground, rule_case)))
        g_ptr_array_add (found, ground);
    }
  return found;
}

/**
 * sourcier_duty_ground_find:
 * @rule: the code of a rule
 * @code: (nullable): the code of a ground
 *
 * Returns: (transfer none) (nullable): the ground
 */
const SourcierDutyGround *
sourcier_duty_ground_find (const char *rule,
                           const char *code)
{
  g_autoptr (GPtrArray) all = sourcier_duty_grounds_of (rule, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const SourcierDutyGround *ground = g_ptr_array_index (all, i);

      if (g_strcmp0 (ground->code, code) == 0)
        return ground;
    }
  return NULL;
}

/**
 * sourcier_duty_ground_get_code:
 * @self: a ground
 *
 * Returns: (transfer none): its code, which tells it from the other grounds of the same rule
 */
const char *
sourcier_duty_ground_get_code (const SourcierDutyGround *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_duty_ground_get_title:
 * @self: a ground
 *
 * Returns: (transfer none): what it says, in the reader's language
 */
const char *
sourcier_duty_ground_get_title (const SourcierDutyGround *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->title);
}

/**
 * sourcier_duty_ground_get_source:
 * @self: a ground
 *
 * Returns: (transfer none): the article that gives it
 */
const char *
sourcier_duty_ground_get_source (const SourcierDutyGround *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}
