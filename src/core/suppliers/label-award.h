/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"
#include "suppliers/evidence-file.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* An award ends soon when its last day is at most this many days away. */
#define SOURCIER_AWARD_SOON_DAYS 90

/**
 * SourcierAwardState:
 * @SOURCIER_AWARD_VALID: holds, and somebody checked its evidence
 * @SOURCIER_AWARD_ENDING: holds, and ends within %SOURCIER_AWARD_SOON_DAYS days
 * @SOURCIER_AWARD_ENDED: its last day is past
 * @SOURCIER_AWARD_UNCHECKED: holds for all we know, but nobody ever checked its evidence
 * @SOURCIER_AWARD_UPCOMING: its first day is still to come
 *
 * Exactly one holds on a given day. An end passes before a beginning, a beginning before a near end, a near end before
 * the want of a check.
 */
typedef enum
{
  SOURCIER_AWARD_VALID,
  SOURCIER_AWARD_ENDING,
  SOURCIER_AWARD_ENDED,
  SOURCIER_AWARD_UNCHECKED,
  SOURCIER_AWARD_UPCOMING,
  SOURCIER_N_AWARD_STATES,
} SourcierAwardState;

const char        *sourcier_award_state_get_code  (SourcierAwardState state);
const char        *sourcier_award_state_get_name  (SourcierAwardState state);
gboolean           sourcier_award_state_is_held   (SourcierAwardState state);

/**
 * SourcierLabelAward:
 *
 * A label that a supplier holds: which one, its number and scope, who gave it, from when to when (both days included),
 * the evidence, and who checked it on which day.
 */
#define SOURCIER_TYPE_LABEL_AWARD (sourcier_label_award_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelAward, sourcier_label_award, SOURCIER, LABEL_AWARD, GObject)

SourcierLabelAward *sourcier_label_award_new            (const char         *label);
SourcierLabelAward *sourcier_label_award_copy           (SourcierLabelAward *self);
gboolean            sourcier_label_award_equal          (SourcierLabelAward *self,
                                                         SourcierLabelAward *other);
gint64              sourcier_label_award_get_id         (SourcierLabelAward *self);
void                sourcier_label_award_set_id         (SourcierLabelAward *self,
                                                         gint64              id);
const char         *sourcier_label_award_get_label      (SourcierLabelAward *self);
void                sourcier_label_award_set_label      (SourcierLabelAward *self,
                                                         const char         *label);
const char         *sourcier_label_award_get_number     (SourcierLabelAward *self);
void                sourcier_label_award_set_number     (SourcierLabelAward *self,
                                                         const char         *number);
const char         *sourcier_label_award_get_scope      (SourcierLabelAward *self);
void                sourcier_label_award_set_scope      (SourcierLabelAward *self,
                                                         const char         *scope);
const char         *sourcier_label_award_get_issuer     (SourcierLabelAward *self);
void                sourcier_label_award_set_issuer     (SourcierLabelAward *self,
                                                         const char         *issuer);
SourcierDay         sourcier_label_award_get_valid_from (SourcierLabelAward *self);
void                sourcier_label_award_set_valid_from (SourcierLabelAward *self,
                                                         SourcierDay         day);
SourcierDay         sourcier_label_award_get_valid_to   (SourcierLabelAward *self);
void                sourcier_label_award_set_valid_to   (SourcierLabelAward *self,
                                                         SourcierDay         day);
const char         *sourcier_label_award_get_evidence   (SourcierLabelAward *self);
void                sourcier_label_award_set_evidence   (SourcierLabelAward *self,
                                                         const char         *evidence);
const char         *sourcier_label_award_get_list       (SourcierLabelAward *self);
void                sourcier_label_award_set_list       (SourcierLabelAward *self,
                                                         const char         *list);
const char         *sourcier_label_award_get_checked_by (SourcierLabelAward *self);
void                sourcier_label_award_set_checked_by (SourcierLabelAward *self,
                                                         const char         *who);
SourcierDay         sourcier_label_award_get_checked_on (SourcierLabelAward *self);
void                sourcier_label_award_set_checked_on (SourcierLabelAward *self,
                                                         SourcierDay         day);
GPtrArray          *sourcier_label_award_get_files      (SourcierLabelAward *self);
void                sourcier_label_award_set_files      (SourcierLabelAward *self,
                                                         GPtrArray          *files);
SourcierAwardState  sourcier_label_award_get_state      (SourcierLabelAward *self,
                                                         SourcierDay         day);

G_END_DECLS
