/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-override.h"

#include "rules/rule-private.h"

struct _SourcierRuleOverride
{
  GObject parent_instance;

  gint64 id;
  char *rule;
  gboolean continues;
  gint64 amount;
  SourcierDay from;
  SourcierDay to;
  char *note;
  SourcierDay verified;
  char *verified_by;
};

G_DEFINE_FINAL_TYPE (SourcierRuleOverride, sourcier_rule_override, G_TYPE_OBJECT)

static void
sourcier_rule_override_finalize (GObject *object)
{
  SourcierRuleOverride *self = SOURCIER_RULE_OVERRIDE (object);

  g_free (self->rule);
  g_free (self->note);
  g_free (self->verified_by);

  G_OBJECT_CLASS (sourcier_rule_override_parent_class)->finalize (object);
}

static void
sourcier_rule_override_class_init (SourcierRuleOverrideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_rule_override_finalize;
}

static void
sourcier_rule_override_init (SourcierRuleOverride *self)
{
  self->amount = SOURCIER_MONEY_UNKNOWN;
  self->note = g_strdup ("");
  self->verified_by = g_strdup ("");
}

/**
 * sourcier_rule_override_new:
 * @rule: the key of a row of the law
 * @continues: whether it is the period after that row, and not a correction of it
 *
 * Returns: (transfer full): an override that says nothing yet
 */
SourcierRuleOverride *
sourcier_rule_override_new (const char *rule,
                            gboolean    continues)
{
  g_return_val_if_fail (rule != NULL, NULL);

  SourcierRuleOverride *self = g_object_new (SOURCIER_TYPE_RULE_OVERRIDE, NULL);

  self->rule = g_strdup (rule);
  self->continues = continues;
  return self;
}

/**
 * sourcier_rule_override_get_id:
 * @self: an override
 *
 * Returns: its id in the file, 0 before it was first saved
 */
gint64
sourcier_rule_override_get_id (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), 0);

  return self->id;
}

/**
 * sourcier_rule_override_set_id:
 * @self: an override
 * @id: its id in the file
 */
void
sourcier_rule_override_set_id (SourcierRuleOverride *self,
                               gint64                id)
{
  g_return_if_fail (SOURCIER_IS_RULE_OVERRIDE (self));

  self->id = id;
}

/**
 * sourcier_rule_override_get_rule:
 * @self: an override
 *
 * Returns: (transfer none): the key of the row it is about
 */
const char *
sourcier_rule_override_get_rule (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), NULL);

  return self->rule;
}

/**
 * sourcier_rule_override_get_continues:
 * @self: an override
 *
 * Returns: whether it is the period after that row
 */
gboolean
sourcier_rule_override_get_continues (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), FALSE);

  return self->continues;
}

/**
 * sourcier_rule_override_get_amount:
 * @self: an override
 *
 * Returns: the amount that takes the place of the row's own, in cents HT, or %SOURCIER_MONEY_UNKNOWN to keep it
 */
gint64
sourcier_rule_override_get_amount (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), SOURCIER_MONEY_UNKNOWN);

  return self->amount;
}

/**
 * sourcier_rule_override_set_amount:
 * @self: an override
 * @cents: the amount that takes the place of the row's own, or %SOURCIER_MONEY_UNKNOWN to keep it
 */
void
sourcier_rule_override_set_amount (SourcierRuleOverride *self,
                                   gint64                cents)
{
  g_return_if_fail (SOURCIER_IS_RULE_OVERRIDE (self));

  self->amount = cents < 0 ? SOURCIER_MONEY_UNKNOWN : cents;
}

/**
 * sourcier_rule_override_get_from:
 * @self: an override
 *
 * Returns: the first day, or %SOURCIER_DAY_NONE to keep the row's
 */
SourcierDay
sourcier_rule_override_get_from (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), SOURCIER_DAY_NONE);

  return self->from;
}

/**
 * sourcier_rule_override_get_to:
 * @self: an override
 *
 * Returns: the last day, or %SOURCIER_DAY_NONE to keep the row's; of a period that continues, no known end
 */
SourcierDay
sourcier_rule_override_get_to (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), SOURCIER_DAY_NONE);

  return self->to;
}

/**
 * sourcier_rule_override_set_period:
 * @self: an override
 * @from: the first day, or %SOURCIER_DAY_NONE to keep the row's
 * @to: the last day, or %SOURCIER_DAY_NONE to keep the row's; of a period that continues, no known end
 */
void
sourcier_rule_override_set_period (SourcierRuleOverride *self,
                                   SourcierDay           from,
                                   SourcierDay           to)
{
  g_return_if_fail (SOURCIER_IS_RULE_OVERRIDE (self));

  self->from = from;
  self->to = to;
}

/**
 * sourcier_rule_override_get_note:
 * @self: an override
 *
 * Returns: (transfer none): why, and by which text
 */
const char *
sourcier_rule_override_get_note (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), NULL);

  return self->note;
}

/**
 * sourcier_rule_override_set_note:
 * @self: an override
 * @note: why, and by which text
 */
void
sourcier_rule_override_set_note (SourcierRuleOverride *self,
                                 const char           *note)
{
  g_return_if_fail (SOURCIER_IS_RULE_OVERRIDE (self));

  _sourcier_rule_set (&self->note, note);
}

/**
 * sourcier_rule_override_get_verified:
 * @self: an override
 *
 * Returns: the day the office compared it with its source, %SOURCIER_DAY_NONE if it did not
 */
SourcierDay
sourcier_rule_override_get_verified (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), SOURCIER_DAY_NONE);

  return self->verified;
}

/**
 * sourcier_rule_override_get_verified_by:
 * @self: an override
 *
 * Returns: (transfer none): who did, "" if nobody
 */
const char *
sourcier_rule_override_get_verified_by (SourcierRuleOverride *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), NULL);

  return self->verified_by;
}

/**
 * sourcier_rule_override_set_verified:
 * @self: an override
 * @day: the day the office compared it with its source, %SOURCIER_DAY_NONE if it did not
 * @by: (nullable): who did
 */
void
sourcier_rule_override_set_verified (SourcierRuleOverride *self,
                                     SourcierDay           day,
                                     const char           *by)
{
  g_return_if_fail (SOURCIER_IS_RULE_OVERRIDE (self));

  self->verified = day;
  _sourcier_rule_set (&self->verified_by, by);
}

static void
apply_amount (SourcierRule *rule,
              gint64        amount)
{
  if (amount == SOURCIER_MONEY_UNKNOWN)
    return;
  if (rule->from_amount != SOURCIER_MONEY_UNKNOWN)
    rule->from_amount = amount;
  else if (rule->to_amount != SOURCIER_MONEY_UNKNOWN)
    rule->to_amount = amount;
}

static void
apply_period (SourcierRuleOverride *self,
              SourcierRule         *rule)
{
  if (self->from != SOURCIER_DAY_NONE)
    rule->from = self->from;
  if (self->to != SOURCIER_DAY_NONE || self->continues)
    rule->to = self->to;
}

/* "2026–27", "2026-2027", or one year where there is no other: as the names of the shipped rows write a period. */
static char *
write_years (SourcierRule     *rule,
             SourcierLanguage  language)
{
  GDate from, to;

  if (rule->from == SOURCIER_DAY_NONE)
    return NULL;
  g_date_clear (&from, 1);
  g_date_set_julian (&from, rule->from);
  g_date_clear (&to, 1);
  g_date_set_julian (&to, rule->to != SOURCIER_DAY_NONE ? rule->to : rule->from);

  int first = g_date_get_year (&from), last = g_date_get_year (&to);

  if (first == last)
    return g_strdup_printf ("%d", first);
  if (language == SOURCIER_FRENCH)
    return g_strdup_printf ("%d-%d", first, last);
  return g_strdup_printf ("%d–%02d", first, last % 100);
}

static void
replace_words (char       **place,
               const char  *old,
               const char  *new)
{
  g_auto (GStrv) parts = g_strsplit (*place, old, -1);
  g_autofree char *joined = g_strjoinv (new, parts);

  _sourcier_rule_set (place, joined);
}

/* A row whose name tells its years tells the new ones. */
static void
rename_period (SourcierRule *changed,
               SourcierRule *rule)
{
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      g_autofree char *old = write_years (rule, i);
      g_autofree char *new = write_years (changed, i);

      if (old == NULL || new == NULL)
        continue;
      replace_words (&changed->title[i], old, new);
      replace_words (&changed->bound_name[i], old, new);
    }
}

/* What the office wrote is no longer what the makers of the program checked. */
static void
apply_check (SourcierRuleOverride *self,
             SourcierRule         *rule)
{
  gboolean changed = self->continues || self->amount != SOURCIER_MONEY_UNKNOWN || self->from != SOURCIER_DAY_NONE
                     || self->to != SOURCIER_DAY_NONE;

  if (self->verified == SOURCIER_DAY_NONE && !changed)
    return;
  rule->verified = self->verified;
  rule->doubt = self->verified == SOURCIER_DAY_NONE ? SOURCIER_RULE_UNCHECKED : SOURCIER_RULE_CHECKED;
  _sourcier_rule_set (&rule->verified_by, self->verified_by);
}

/**
 * sourcier_rule_override_apply:
 * @self: an override
 * @rule: the row it is about
 *
 * The amount takes the place of the one that the row itself has, the first of two; a row that only refers to the amounts
 * of others keeps them.
 *
 * Returns: (transfer full): the row as the office has it, or the period that continues it, with a key of its own
 */
SourcierRule *
sourcier_rule_override_apply (SourcierRuleOverride *self,
                              SourcierRule         *rule)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE (rule), NULL);

  SourcierRule *changed = sourcier_rule_copy (rule);

  changed->id = self->id;
  changed->overridden = TRUE;
  _sourcier_rule_set (&changed->note, self->note);
  apply_amount (changed, self->amount);
  apply_period (self, changed);
  rename_period (changed, rule);
  apply_check (self, changed);
  if (self->continues)
    {
      g_autofree char *key = g_strdup_printf ("%s+%" G_GINT64_FORMAT, rule->key, self->id);

      _sourcier_rule_set (&changed->key, key);
    }
  return changed;
}
