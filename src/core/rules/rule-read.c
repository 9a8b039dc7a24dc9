/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped table, data/reference/rules.csv: what its columns mean is told in data/reference/SOURCES.md. That it is well
 * formed is the build's business: a word it does not know ends the program. */

#include "reference/reference-table.h"
#include "reference/term.h"
#include "rules/rule-private.h"

#include <stdlib.h>
#include <string.h>

#define HUNDREDTHS 100

static const char *
cell (const SourcierReferenceRow *row,
      const char                 *column)
{
  return sourcier_reference_row_get (row, column);
}

static void
read_words (const SourcierReferenceRow  *row,
            const char                  *stem,
            char                       **words)
{
  g_autofree char *french = g_strconcat (stem, "_fr", NULL);
  g_autofree char *english = g_strconcat (stem, "_en", NULL);

  _sourcier_rule_set (&words[SOURCIER_FRENCH], cell (row, french));
  _sourcier_rule_set (&words[SOURCIER_ENGLISH], cell (row, english));
}

/* "90000|@exemption", ">50000000", "@eu-threshold". Euros in the table, cents here. */
static void
read_bound (const char  *text,
            gint64      *amount,
            char       **code,
            gboolean    *above)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = parts[i];

      if (*part == '@')
        _sourcier_rule_set (code, part + 1);
      else if (!sourcier_money_parse (*part == '>' ? part + 1 : part, amount))
        g_error ("The table of rules has an amount “%s”", part);
      if (above != NULL)
        *above |= *part == '>';
    }
}

/* "innovation|!defence": with the one and without the other. */
static void
read_traits (const char   *text,
             SourcierRule *rule)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean without = *parts[i] == '!';
      SourcierTraits trait;

      if (!sourcier_trait_find (parts[i] + without, &trait))
        g_error ("The table of rules has a trait “%s”", parts[i]);
      if (without)
        rule->traits_without |= trait;
      else
        rule->traits |= trait;
    }
}

static SourcierRuleEffect
read_effect (const char *text)
{
  for (guint i = 0; i < SOURCIER_N_RULE_EFFECTS; i++)
    if (i != SOURCIER_RULE_OWN && g_str_equal (text, sourcier_rule_effect_get_code (i)))
      return (SourcierRuleEffect) i;
  g_error ("The table of rules has an effect “%s”", text);
}

static SourcierRuleDoubt
read_doubt (const char *text)
{
  for (guint i = 0; i < SOURCIER_N_RULE_DOUBTS; i++)
    if (i != SOURCIER_RULE_UNCHECKED && g_str_equal (text, sourcier_rule_doubt_get_code (i)))
      return (SourcierRuleDoubt) i;
  g_error ("The table of rules has a doubt “%s”", text);
}

static void
read_scope (const SourcierReferenceRow *row,
            SourcierRule               *rule)
{
  const char *months = cell (row, "months");

  if (!sourcier_rule_buyers_from_codes (cell (row, "buyers"), &rule->buyers))
    g_error ("The table of rules has buyers “%s”", cell (row, "buyers"));
  if (!sourcier_rule_natures_from_codes (cell (row, "natures"), &rule->natures))
    g_error ("The table of rules has natures “%s”", cell (row, "natures"));
  read_traits (cell (row, "traits"), rule);
  if (!sourcier_rule_basis_find (cell (row, "basis"), &rule->basis))
    g_error ("The table of rules has a basis “%s”", cell (row, "basis"));
  if (*months != '\0')
    rule->months_above = atoi (months + strlen (">"));
  rule->figure = (int) (g_ascii_strtod (cell (row, "figure"), NULL) * HUNDREDTHS + 0.5);
  rule->from = sourcier_day_parse (cell (row, "from"));
  rule->to = sourcier_day_parse (cell (row, "to"));
}

static void
add_rule (const SourcierReferenceRow *row,
          gpointer                    rules)
{
  SourcierRule *rule = _sourcier_rule_new_law ();

  _sourcier_rule_set (&rule->key, cell (row, "key"));
  _sourcier_rule_set (&rule->code, cell (row, "code"));
  read_words (row, "title", rule->title);
  read_words (row, "text", rule->text);
  read_words (row, "bound", rule->bound_name);
  read_words (row, "source", rule->source);
  read_scope (row, rule);
  read_bound (cell (row, "from_amount"), &rule->from_amount, &rule->from_code, &rule->above);
  read_bound (cell (row, "to_amount"), &rule->to_amount, &rule->to_code, NULL);
  rule->effect = read_effect (cell (row, "effect"));
  rule->wants_decision = g_str_equal (cell (row, "decision"), "1");
  _sourcier_rule_set (&rule->met_by, cell (row, "met_by"));
  if (*rule->met_by != '\0' && sourcier_term_find (SOURCIER_TERMS_CONSIDERATION, rule->met_by) == NULL)
    g_error ("The table of rules has a consideration “%s”", rule->met_by);
  rule->verified = sourcier_day_parse (cell (row, "verified"));
  rule->doubt = read_doubt (cell (row, "doubt"));

  g_ptr_array_add (rules, rule);
}

/* Returns: (transfer full) (element-type SourcierRule): the rows of the shipped table, in its order */
GPtrArray *
_sourcier_rules_read (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);

  sourcier_reference_read ("rules", add_rule, rules);
  return rules;
}
