/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-private.h"

G_DEFINE_FINAL_TYPE (SourcierRule, sourcier_rule, G_TYPE_OBJECT)

/* Makes *@place a copy of @text, "" for %NULL. */
void
_sourcier_rule_set (char       **place,
                    const char  *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*place);
  *place = copy;
}

static void
sourcier_rule_finalize (GObject *object)
{
  SourcierRule *self = SOURCIER_RULE (object);

  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      g_free (self->title[i]);
      g_free (self->text[i]);
      g_free (self->bound_name[i]);
      g_free (self->source[i]);
    }
  g_free (self->key);
  g_free (self->code);
  g_free (self->from_code);
  g_free (self->to_code);
  g_free (self->met_by);
  g_free (self->verified_by);
  g_free (self->note);

  G_OBJECT_CLASS (sourcier_rule_parent_class)->finalize (object);
}

static void
sourcier_rule_class_init (SourcierRuleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_rule_finalize;
}

static void
sourcier_rule_init (SourcierRule *self)
{
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      self->title[i] = g_strdup ("");
      self->text[i] = g_strdup ("");
      self->bound_name[i] = g_strdup ("");
      self->source[i] = g_strdup ("");
    }
  self->key = g_strdup ("");
  self->code = g_strdup ("");
  self->met_by = g_strdup ("");
  self->verified_by = g_strdup ("");
  self->note = g_strdup ("");
  self->from_amount = SOURCIER_MONEY_UNKNOWN;
  self->to_amount = SOURCIER_MONEY_UNKNOWN;
}

/* Returns: (transfer full): an empty row of the law */
SourcierRule *
_sourcier_rule_new_law (void)
{
  return g_object_new (SOURCIER_TYPE_RULE, NULL);
}

/**
 * sourcier_rule_new_own:
 *
 * Returns: (transfer full): an empty rule of the office's own, which is in no file yet
 */
SourcierRule *
sourcier_rule_new_own (void)
{
  SourcierRule *self = _sourcier_rule_new_law ();

  self->origin = SOURCIER_RULE_OFFICE;
  self->effect = SOURCIER_RULE_OWN;
  self->wants_decision = TRUE;
  self->doubt = SOURCIER_RULE_UNCHECKED;
  return self;
}

static void
copy_words (SourcierRule *copy,
            SourcierRule *self)
{
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      _sourcier_rule_set (&copy->title[i], self->title[i]);
      _sourcier_rule_set (&copy->text[i], self->text[i]);
      _sourcier_rule_set (&copy->bound_name[i], self->bound_name[i]);
      _sourcier_rule_set (&copy->source[i], self->source[i]);
    }
  _sourcier_rule_set (&copy->key, self->key);
  _sourcier_rule_set (&copy->code, self->code);
  _sourcier_rule_set (&copy->met_by, self->met_by);
  _sourcier_rule_set (&copy->verified_by, self->verified_by);
  _sourcier_rule_set (&copy->note, self->note);
  copy->from_code = g_strdup (self->from_code);
  copy->to_code = g_strdup (self->to_code);
}

/**
 * sourcier_rule_copy:
 * @self: a rule
 *
 * Returns: (transfer full): another object that says the same, its key and id included
 */
SourcierRule *
sourcier_rule_copy (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  SourcierRule *copy = _sourcier_rule_new_law ();

  copy_words (copy, self);
  copy->id = self->id;
  copy->origin = self->origin;
  copy->effect = self->effect;
  copy->basis = self->basis;
  copy->buyers = self->buyers;
  copy->natures = self->natures;
  copy->traits = self->traits;
  copy->traits_without = self->traits_without;
  copy->from_amount = self->from_amount;
  copy->to_amount = self->to_amount;
  copy->above = self->above;
  copy->months_above = self->months_above;
  copy->figure = self->figure;
  copy->from = self->from;
  copy->to = self->to;
  copy->wants_decision = self->wants_decision;
  copy->doubt = self->doubt;
  copy->verified = self->verified;
  copy->overridden = self->overridden;
  return copy;
}

/**
 * sourcier_rule_is_in_force:
 * @self: a rule
 * @day: the day a consultation is launched
 *
 * Returns: whether it holds for consultations launched on @day
 */
gboolean
sourcier_rule_is_in_force (SourcierRule *self,
                           SourcierDay   day)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), FALSE);

  return day >= self->from && (self->to == SOURCIER_DAY_NONE || day <= self->to);
}

static gboolean
is_in_set (guint set,
           guint number)
{
  return set == 0 || (set & 1u << number) != 0;
}

/* Whether it is for such a purchase, whatever its amount and its day. */
gboolean
_sourcier_rule_is_for (SourcierRule       *self,
                       guint               buyer,
                       SourcierRuleNature  nature,
                       SourcierTraits      traits)
{
  return is_in_set (self->buyers, buyer) && is_in_set (self->natures, nature)
         && (traits & self->traits) == self->traits && (traits & self->traits_without) == 0;
}

/* The one amount that other rules mean when they name this one, in cents, or SOURCIER_MONEY_UNKNOWN. */
gint64
_sourcier_rule_get_own_amount (SourcierRule *self)
{
  return self->from_amount != SOURCIER_MONEY_UNKNOWN ? self->from_amount : self->to_amount;
}
