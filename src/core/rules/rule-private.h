/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule.h"

G_BEGIN_DECLS

/* What makes a rule from a row of the shipped table or of the file. Only the files of this folder use it. */
struct _SourcierRule
{
  GObject parent_instance;

  gint64 id;                             /* 0 for a row of the shipped table that the office has not touched */
  char *key;
  char *code;
  SourcierRuleOrigin origin;
  SourcierRuleEffect effect;
  SourcierRuleBasis basis;
  char *title[SOURCIER_N_LANGUAGES];
  char *text[SOURCIER_N_LANGUAGES];
  char *bound_name[SOURCIER_N_LANGUAGES];
  char *source[SOURCIER_N_LANGUAGES];
  guint buyers;
  guint natures;
  SourcierTraits traits;
  SourcierTraits traits_without;
  gint64 from_amount;
  gint64 to_amount;
  char *from_code;                       /* (nullable): the rule whose amount this one begins at */
  char *to_code;                         /* (nullable): the rule whose amount this one ends below */
  gboolean above;
  int months_above;
  int figure;
  SourcierDay from;
  SourcierDay to;
  gboolean wants_decision;
  char *met_by;                          /* code of SOURCIER_TERMS_CONSIDERATION, "" for none */
  SourcierRuleDoubt doubt;
  SourcierDay verified;
  char *verified_by;
  gboolean overridden;
  char *note;
};

SourcierRule *_sourcier_rule_new_law        (void);
void          _sourcier_rule_set            (char              **place,
                                             const char         *text);
gboolean      _sourcier_rule_is_for         (SourcierRule       *self,
                                             guint               buyer,
                                             SourcierRuleNature      nature,
                                             SourcierTraits      traits);
gint64        _sourcier_rule_get_own_amount (SourcierRule       *self);
GPtrArray    *_sourcier_rules_read          (void);

G_END_DECLS
