/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/choices.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierQuestionId:
 * @at: a facet, or an order
 *
 * Returns: (transfer none): what it is called in JSON
 */
typedef const char *(*SourcierQuestionId) (guint at);

void  sourcier_question_json_set_text    (JsonObject            *object,
                                          const char            *name,
                                          const char            *text);
void  sourcier_question_json_set_number  (JsonObject            *object,
                                          const char            *name,
                                          gint64                 number);
void  sourcier_question_json_set_numbers (JsonObject            *object,
                                          const char            *name,
                                          GArray                *numbers);
void  sourcier_question_json_set_choices (JsonObject            *object,
                                          const SourcierChoices *choices,
                                          guint                  n_facets,
                                          SourcierQuestionId     get_id);
char *sourcier_question_json_to_string   (JsonObject            *object);

/**
 * SourcierQuestionReader:
 *
 * Reads a question that was written as a JSON object, a member at a time. What nobody takes is what this version of the
 * program does not understand.
 */
typedef struct _SourcierQuestionReader SourcierQuestionReader;

SourcierQuestionReader *sourcier_question_reader_new          (const char              *json,
                                                               GError                 **error);
const char             *sourcier_question_reader_take_text    (SourcierQuestionReader  *self,
                                                               const char              *name);
gint64                  sourcier_question_reader_take_number  (SourcierQuestionReader  *self,
                                                               const char              *name);
gboolean                sourcier_question_reader_take_boolean (SourcierQuestionReader  *self,
                                                               const char              *name,
                                                               gboolean                 usual);
GArray                 *sourcier_question_reader_take_numbers (SourcierQuestionReader  *self,
                                                               const char              *name);
guint                   sourcier_question_reader_take_id      (SourcierQuestionReader  *self,
                                                               const char              *name,
                                                               guint                    usual,
                                                               guint                    n,
                                                               SourcierQuestionId       get_id);
SourcierChoices        *sourcier_question_reader_take_choices (SourcierQuestionReader  *self,
                                                               guint                    n_facets,
                                                               SourcierQuestionId       get_id);
char                   *sourcier_question_reader_end          (SourcierQuestionReader  *self);

G_END_DECLS
