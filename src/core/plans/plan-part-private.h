/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

/* The fields of each kind, and where its rows stand in the file. */
typedef struct
{
  const char *code;          /* names the kind */
  const char *list;          /* names several of them, in JSON */
  const char *table;
  const char *parent_column; /* NULL for the plan itself */
  SourcierPlanKind parent;
  GType (*get_type) (void);
  const SourcierField *fields;
  guint n_fields;
} SourcierPlanKindInfo;

const SourcierPlanKindInfo *_sourcier_plan_kind_info (SourcierPlanKind kind);
gboolean _sourcier_plan_kind_belongs_to (SourcierPlanKind kind,
                                         SourcierPlanKind parent);
char *_sourcier_plan_to_canonical (SourcierRecord *record,
                                   guint           field,
                                   const char     *tidy);
char *_sourcier_plan_to_words     (SourcierRecord *record,
                                   guint           field,
                                   const char     *text);
