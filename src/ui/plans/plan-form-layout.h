/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "widgets/picker-row.h"

G_BEGIN_DECLS

/**
 * SourcierPlanFormBlock:
 * @title: (nullable): heading of a group, for translation in the context "plan form"
 * @fields: the fields of a group of rows; of a text or a list of blocks, the one field that it tells
 * @n_fields: how many
 * @codes: the fields of the group that are ticked
 * @n_codes: how many
 * @is_text: whether it is a text
 * @is_blocks: whether it is a list of blocks of figures
 *
 * A group of rows, a text, or a list of blocks of figures.
 */
typedef struct
{
  const char *title;
  const guint *fields;
  guint n_fields;
  const guint *codes;
  guint n_codes;
  gboolean is_text;
  gboolean is_blocks;
} SourcierPlanFormBlock;

/**
 * SourcierPlanFormLayout:
 * @has_title: whether the part has a title
 * @title_field: which field that is
 * @blocks: (array length=n_blocks): what comes below, in its order
 * @n_blocks: how many
 *
 * What the form of a part of a plan shows.
 */
typedef struct
{
  gboolean has_title;
  guint title_field;
  const SourcierPlanFormBlock *blocks;
  guint n_blocks;
} SourcierPlanFormLayout;

const SourcierPlanFormLayout *sourcier_plan_form_layout (SourcierPlanKind   kind);
gboolean                      sourcier_plan_form_asks   (SourcierPlanPart  *part,
                                                         guint              field);
gboolean                      sourcier_plan_choices     (SourcierRecord    *record,
                                                         guint              field,
                                                         SourcierPickerRow *row);

G_END_DECLS
