/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "plans/plan-part.h"
#include "store/store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierPlanTemplate:
 *
 * What a plan can be made from: one of those that come with the program, in each language, or one that the office saved.
 */
#define SOURCIER_TYPE_PLAN_TEMPLATE (sourcier_plan_template_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanTemplate, sourcier_plan_template, SOURCIER, PLAN_TEMPLATE, GObject)

/**
 * SourcierPlanWish:
 * @title: (nullable): what the plan shall be called; %NULL or "" for the template's title
 * @buyer: whose plan it is
 * @first_year: the first year of its period
 * @last_year: the last one, @first_year or later
 * @language: what it shall be written in; a template of the office has its own
 *
 * What is asked of a plan that is made from a template.
 */
typedef struct
{
  const char *title;
  const char *buyer;
  int first_year;
  int last_year;
  SourcierLanguage language;
} SourcierPlanWish;

GPtrArray            *sourcier_plan_template_list        (SourcierStore           *store,
                                                          GError                 **error);
SourcierPlanTemplate *sourcier_plan_template_find        (const char              *code);
const char           *sourcier_plan_template_get_code    (SourcierPlanTemplate    *self);
gint64                sourcier_plan_template_get_id      (SourcierPlanTemplate    *self);
const char           *sourcier_plan_template_get_name    (SourcierPlanTemplate    *self);
const char           *sourcier_plan_template_get_summary (SourcierPlanTemplate    *self);
SourcierPlanPart     *sourcier_plan_template_make        (SourcierPlanTemplate    *self,
                                                          SourcierStore           *store,
                                                          const SourcierPlanWish  *wish,
                                                          GError                 **error);
SourcierPlanPart     *sourcier_plan_make                 (SourcierStore           *store,
                                                          JsonObject              *object,
                                                          const SourcierPlanWish  *wish);

G_END_DECLS
