/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/record.h"
#include "reference/term.h"

G_BEGIN_DECLS

/**
 * SourcierPlanKind:
 *
 * What a scheme for responsible purchasing (SPASER) is made of. The plan is the root; each other kind belongs to the one
 * that sourcier_plan_kind_get_parent() says.
 */
typedef enum
{
  SOURCIER_PLAN_ROOT,
  SOURCIER_PLAN_BUYER,
  SOURCIER_PLAN_SECTION,
  SOURCIER_PLAN_AXIS,
  SOURCIER_PLAN_OBJECTIVE,
  SOURCIER_PLAN_ACTION,
  SOURCIER_PLAN_MILESTONE,
  SOURCIER_PLAN_COMMENT,
  SOURCIER_PLAN_INDICATOR,
  SOURCIER_PLAN_TARGET,
  SOURCIER_PLAN_MEASURED,
  SOURCIER_PLAN_REVIEW,
  SOURCIER_PLAN_FINDING,
  SOURCIER_PLAN_MEETING,
  SOURCIER_PLAN_FIGURE,
  SOURCIER_N_PLAN_KINDS,
} SourcierPlanKind;

/**
 * SourcierPlanRootField:
 *
 * The plan itself. Its state is of %SOURCIER_TERMS_PLAN_STATE, its language "fr" or "en"; "template" is 1 for a template
 * of the office.
 */
typedef enum
{
  SOURCIER_PLAN_ROOT_TITLE,
  SOURCIER_PLAN_ROOT_BUYER,
  SOURCIER_PLAN_ROOT_FIRST_YEAR,
  SOURCIER_PLAN_ROOT_LAST_YEAR,
  SOURCIER_PLAN_ROOT_VERSION,
  SOURCIER_PLAN_ROOT_STATE,
  SOURCIER_PLAN_ROOT_LANGUAGE,
  SOURCIER_PLAN_ROOT_ADOPTED_ON,
  SOURCIER_PLAN_ROOT_DELIBERATION,
  SOURCIER_PLAN_ROOT_PUBLISHED_ON,
  SOURCIER_PLAN_ROOT_ADDRESS,
  SOURCIER_PLAN_ROOT_TEMPLATE,
  SOURCIER_N_PLAN_ROOT_FIELDS,
} SourcierPlanRootField;

/* Every part but the plan has its position among its siblings of one kind as its first field. */
#define SOURCIER_PLAN_POSITION 0

/* Who adopts a joint scheme together with the buyer. */
typedef enum
{
  SOURCIER_PLAN_BUYER_NAME = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_BUYER_SIRET,
  SOURCIER_PLAN_BUYER_NOTE,
  SOURCIER_N_PLAN_BUYER_FIELDS,
} SourcierPlanBuyerField;

/* A chapter of text: its kind is of %SOURCIER_TERMS_PLAN_SECTION, its text is light markup (rich-text.h), its figures are
 * codes of blocks, parted by spaces. */
typedef enum
{
  SOURCIER_PLAN_SECTION_KIND = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_SECTION_TITLE,
  SOURCIER_PLAN_SECTION_TEXT,
  SOURCIER_PLAN_SECTION_FIGURES,
  SOURCIER_N_PLAN_SECTION_FIELDS,
} SourcierPlanSectionField;

typedef enum
{
  SOURCIER_PLAN_AXIS_TITLE = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_AXIS_TEXT,
  SOURCIER_N_PLAN_AXIS_FIELDS,
} SourcierPlanAxisField;

/* Its themes are codes of %SOURCIER_TERMS_PLAN_THEME, parted by spaces. */
typedef enum
{
  SOURCIER_PLAN_OBJECTIVE_TITLE = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_OBJECTIVE_TEXT,
  SOURCIER_PLAN_OBJECTIVE_THEMES,
  SOURCIER_N_PLAN_OBJECTIVE_FIELDS,
} SourcierPlanObjectiveField;

/* An action sheet. Its families are codes of families of purchase, parted by spaces; its progress is of
 * %SOURCIER_TERMS_PLAN_PROGRESS. */
typedef enum
{
  SOURCIER_PLAN_ACTION_TITLE = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_ACTION_TEXT,
  SOURCIER_PLAN_ACTION_THEMES,
  SOURCIER_PLAN_ACTION_LEAD,
  SOURCIER_PLAN_ACTION_CONTRIBUTORS,
  SOURCIER_PLAN_ACTION_PUBLICS,
  SOURCIER_PLAN_ACTION_FAMILIES,
  SOURCIER_PLAN_ACTION_CPV,
  SOURCIER_PLAN_ACTION_LEGAL_BASE,
  SOURCIER_PLAN_ACTION_START_DAY,
  SOURCIER_PLAN_ACTION_END_DAY,
  SOURCIER_PLAN_ACTION_MEANS,
  SOURCIER_PLAN_ACTION_BUDGET,
  SOURCIER_PLAN_ACTION_DELIVERABLES,
  SOURCIER_PLAN_ACTION_REALISATION,
  SOURCIER_PLAN_ACTION_RESULT,
  SOURCIER_PLAN_ACTION_RISKS,
  SOURCIER_PLAN_ACTION_PROGRESS,
  SOURCIER_PLAN_ACTION_SDG,
  SOURCIER_N_PLAN_ACTION_FIELDS,
} SourcierPlanActionField;

typedef enum
{
  SOURCIER_PLAN_MILESTONE_TITLE = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_MILESTONE_DAY,
  SOURCIER_PLAN_MILESTONE_DONE_ON,
  SOURCIER_N_PLAN_MILESTONE_FIELDS,
} SourcierPlanMilestoneField;

/* What is said of an action for one year. */
typedef enum
{
  SOURCIER_PLAN_COMMENT_YEAR = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_COMMENT_TEXT,
  SOURCIER_N_PLAN_COMMENT_FIELDS,
} SourcierPlanCommentField;

/* An indicator: one of the measures (measure.h) by its code, or the office's own. The objective is the id of the one it
 * follows, the action that of the sheet whose realisation or result it tells; the buyer is told in a joint scheme. */
typedef enum
{
  SOURCIER_PLAN_INDICATOR_MEASURE = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_INDICATOR_TITLE,
  SOURCIER_PLAN_INDICATOR_DEFINITION,
  SOURCIER_PLAN_INDICATOR_NUMERATOR,
  SOURCIER_PLAN_INDICATOR_DENOMINATOR,
  SOURCIER_PLAN_INDICATOR_UNIT,
  SOURCIER_PLAN_INDICATOR_SOURCE,
  SOURCIER_PLAN_INDICATOR_FREQUENCY,
  SOURCIER_PLAN_INDICATOR_OWNER,
  SOURCIER_PLAN_INDICATOR_OBJECTIVE,
  SOURCIER_PLAN_INDICATOR_ACTION,
  SOURCIER_PLAN_INDICATOR_BUYER,
  SOURCIER_PLAN_INDICATOR_BASELINE_YEAR,
  SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER,
  SOURCIER_PLAN_INDICATOR_BASELINE_IN_VALUE,
  SOURCIER_PLAN_INDICATOR_BASELINE_COUNT,
  SOURCIER_PLAN_INDICATOR_BASELINE_AMOUNT,
  SOURCIER_PLAN_INDICATOR_NOTE,
  SOURCIER_N_PLAN_INDICATOR_FIELDS,
} SourcierPlanIndicatorField;

/* What an indicator aims at in a year: shares in number and in value, or a count and an amount. */
typedef enum
{
  SOURCIER_PLAN_TARGET_YEAR = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_TARGET_IN_NUMBER,
  SOURCIER_PLAN_TARGET_IN_VALUE,
  SOURCIER_PLAN_TARGET_COUNT,
  SOURCIER_PLAN_TARGET_AMOUNT,
  SOURCIER_N_PLAN_TARGET_FIELDS,
} SourcierPlanTargetField;

/* What was reached in a year, typed with its source: the same fields, then these. */
typedef enum
{
  SOURCIER_PLAN_MEASURED_YEAR = SOURCIER_PLAN_TARGET_YEAR,
  SOURCIER_PLAN_MEASURED_IN_NUMBER,
  SOURCIER_PLAN_MEASURED_IN_VALUE,
  SOURCIER_PLAN_MEASURED_COUNT,
  SOURCIER_PLAN_MEASURED_AMOUNT,
  SOURCIER_PLAN_MEASURED_SOURCE,
  SOURCIER_PLAN_MEASURED_ON,
  SOURCIER_N_PLAN_MEASURED_FIELDS,
} SourcierPlanMeasuredField;

/* The review of a year. */
typedef enum
{
  SOURCIER_PLAN_REVIEW_YEAR = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_REVIEW_DAY,
  SOURCIER_PLAN_REVIEW_TEXT,
  SOURCIER_N_PLAN_REVIEW_FIELDS,
} SourcierPlanReviewField;

/* What a review finds of an indicator or of an objective, by its id. What was worked out for it is a line each of target,
 * reached and gap (plan-review.h); a text that differs from its line was typed. */
typedef enum
{
  SOURCIER_PLAN_FINDING_INDICATOR = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_FINDING_OBJECTIVE,
  SOURCIER_PLAN_FINDING_TARGET,
  SOURCIER_PLAN_FINDING_REACHED,
  SOURCIER_PLAN_FINDING_GAP,
  SOURCIER_PLAN_FINDING_WHY,
  SOURCIER_PLAN_FINDING_DECISION,
  SOURCIER_PLAN_FINDING_TOLD,
  SOURCIER_N_PLAN_FINDING_FIELDS,
} SourcierPlanFindingField;

/* A meeting of those whom the scheme concerns, held for a review. */
typedef enum
{
  SOURCIER_PLAN_MEETING_DAY = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_MEETING_WHO,
  SOURCIER_PLAN_MEETING_TEXT,
  SOURCIER_N_PLAN_MEETING_FIELDS,
} SourcierPlanMeetingField;

/* A block of figures (figure.h) as it stood on the day of adoption, as JSON. */
typedef enum
{
  SOURCIER_PLAN_FIGURE_BLOCK = SOURCIER_PLAN_POSITION + 1,
  SOURCIER_PLAN_FIGURE_TAKEN_ON,
  SOURCIER_PLAN_FIGURE_CONTENT,
  SOURCIER_N_PLAN_FIGURE_FIELDS,
} SourcierPlanFigureField;

/**
 * SourcierPlanPart:
 *
 * A plan or a part of one: what it says, as a #SourcierRecord, and the parts that belong to it, in their order.
 */
#define SOURCIER_TYPE_PLAN_PART (sourcier_plan_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierPlanPart, sourcier_plan_part, SOURCIER, PLAN_PART, SourcierRecord)

struct _SourcierPlanPartClass
{
  SourcierRecordClass parent_class;

  SourcierPlanKind kind;
};

SourcierPlanKind  sourcier_plan_kind_get_parent     (SourcierPlanKind     kind);
const char       *sourcier_plan_kind_get_code       (SourcierPlanKind     kind);
GType             sourcier_plan_kind_get_type_of    (SourcierPlanKind     kind);

SourcierPlanPart *sourcier_plan_part_new            (SourcierPlanKind     kind);
SourcierPlanPart *sourcier_plan_part_copy           (SourcierPlanPart    *self);
SourcierPlanKind  sourcier_plan_part_get_kind       (SourcierPlanPart    *self);
SourcierPlanPart *sourcier_plan_part_get_parent     (SourcierPlanPart    *self);
GPtrArray        *sourcier_plan_part_get_children   (SourcierPlanPart    *self,
                                                     SourcierPlanKind     kind);
SourcierPlanPart *sourcier_plan_find_part           (SourcierPlanPart    *plan,
                                                     SourcierPlanKind     kind,
                                                     gint64               id);
SourcierPlanPart *sourcier_plan_part_add            (SourcierPlanPart    *self,
                                                     SourcierPlanKind     kind);
void              sourcier_plan_part_insert         (SourcierPlanPart    *self,
                                                     SourcierPlanPart    *child,
                                                     guint                position);
void              sourcier_plan_part_remove         (SourcierPlanPart    *self,
                                                     SourcierPlanPart    *child);
const char       *sourcier_plan_part_get_text       (SourcierPlanPart    *self,
                                                     guint                field);
void              sourcier_plan_part_set_text       (SourcierPlanPart    *self,
                                                     guint                field,
                                                     const char          *text);
gint64            sourcier_plan_part_get_number     (SourcierPlanPart    *self,
                                                     guint                field);
void              sourcier_plan_part_set_number     (SourcierPlanPart    *self,
                                                     guint                field,
                                                     gint64               number);
gboolean          sourcier_plan_field_terms         (SourcierPlanKind     kind,
                                                     guint                field,
                                                     SourcierTermList    *list);

G_END_DECLS
