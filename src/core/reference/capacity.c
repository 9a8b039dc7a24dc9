/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/capacity.h"

#include "base/money.h"
#include "reference/reference-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ratios are kept in hundredths so that money stays whole cents. */
#define WHOLE 100

typedef struct
{
  int                   ratio;
  SourcierDay           from;
  SourcierReferenceText source;
  gboolean              to_verify;
} Rule;

static GPtrArray *rules;

static void
add_rule (const SourcierReferenceRow *row,
          gpointer                    user_data)
{
  if (strcmp (sourcier_reference_row_get (row, "code"), "turnover") != 0)
    return;

  Rule *rule = g_new0 (Rule, 1);

  rule->ratio = (int) (g_ascii_strtod (sourcier_reference_row_get (row, "figure"), NULL) * WHOLE + 0.5);
  rule->from = sourcier_day_parse (sourcier_reference_row_get (row, "from"));
  sourcier_reference_row_get_text (row, "source_fr", "source_en", &rule->source);
  rule->to_verify = *sourcier_reference_row_get (row, "doubt") != '\0';

  g_ptr_array_add (rules, rule);
}

/* The rows stand by day and follow each other without a gap: the last that has begun holds. */
static const Rule *
rule_of (SourcierDay day)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      rules = g_ptr_array_new ();
      sourcier_reference_read ("rules", add_rule, NULL);
      g_once_init_leave (&ready, 1);
    }

  const Rule *found = g_ptr_array_index (rules, 0);
  for (guint i = 1; i < rules->len; i++)
    {
      const Rule *rule = g_ptr_array_index (rules, i);
      if (rule->from <= day)
        found = rule;
    }

  return found;
}

/**
 * sourcier_capacity_turnover_needed:
 * @amount: the amount of a contract, cents excluding tax
 * @day: the day its consultation is launched
 *
 * The largest yearly turnover that a buyer may ask of a candidate (code de la commande publique, R2142-7): twice the
 * estimated amount, and 1.5 times from 1 January 2026. Before the first known rule the first one holds.
 *
 * Returns: cents a year, rounded up; %SOURCIER_MONEY_UNKNOWN if @amount is unknown
 */
gint64
sourcier_capacity_turnover_needed (gint64      amount,
                                   SourcierDay day)
{
  if (amount < 0)
    return SOURCIER_MONEY_UNKNOWN;

  int ratio = rule_of (day)->ratio;

  if (amount > G_MAXINT64 / ratio - 1)
    return G_MAXINT64;
  return (amount * ratio + WHOLE - 1) / WHOLE;
}

/**
 * sourcier_capacity_of_turnover:
 * @turnover: a yearly turnover, cents excluding tax
 * @day: the day a consultation is launched
 *
 * Returns: the largest contract that a supplier of this turnover can carry whatever a buyer may ask, in cents rounded
 *   down; %SOURCIER_MONEY_UNKNOWN if @turnover is unknown
 */
gint64
sourcier_capacity_of_turnover (gint64      turnover,
                               SourcierDay day)
{
  if (turnover < 0)
    return SOURCIER_MONEY_UNKNOWN;

  int ratio = rule_of (day)->ratio;

  return turnover / ratio * WHOLE + turnover % ratio * WHOLE / ratio;
}

/**
 * sourcier_capacity_describe:
 * @day: the day a consultation is launched
 *
 * Returns: (transfer full): the rule in the reader's words, with its source: "turnover of at least 1.5 times the amount
 *   (decree 2025-1383, to be verified)"
 */
char *
sourcier_capacity_describe (SourcierDay day)
{
  const Rule *rule = rule_of (day);
  g_autofree char *ratio = g_strdup_printf ("%g", rule->ratio / (double) WHOLE);
  const char *source = sourcier_reference_text_pick (&rule->source);

  if (rule->to_verify)
    /* Translators: a number such as 1.5, then a law or decree */
    return g_strdup_printf (_("turnover of at least %s times the amount (%s, to be verified)"), ratio, source);

  /* Translators: a number such as 1.5, then a law or decree */
  return g_strdup_printf (_("turnover of at least %s times the amount (%s)"), ratio, source);
}
