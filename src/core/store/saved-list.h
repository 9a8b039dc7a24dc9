/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/choices.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierSavedListKind:
 * @about: what the file calls lists of this kind: "suppliers"
 * @members: the table of what was put on lists by hand
 * @member: its column that names one of them, and the table of them
 * @n_facets: how many facets a question has
 * @facet: the facet of lists made by hand, by name
 * @new_question: (transfer full): the question that everything answers
 * @is_everything: whether everything answers a question
 * @get_choices: what is ticked in a question
 * @with_choices: (transfer full): the same question with this ticked
 * @to_json: (transfer full): a question as text
 * @from_json: (transfer full) (nullable): the question of a text; what is not understood; %NULL with the error set
 * @find_ids: (transfer full) (nullable): what answers a question
 *
 * What lists are of. The questions of a kind are objects of one class, which never change.
 */
typedef struct
{
  const char *about;
  const char *members;
  const char *member;
  guint n_facets;
  guint facet;
  gpointer (*new_question) (void);
  gboolean (*is_everything) (gpointer question);
  const SourcierChoices *(*get_choices) (gpointer question);
  gpointer (*with_choices) (gpointer question, const SourcierChoices *choices);
  char *(*to_json) (gpointer question);
  gpointer (*from_json) (const char *json, char **left_out, GError **error);
  GArray *(*find_ids) (SourcierStore *store, gpointer question, GError **error);
} SourcierSavedListKind;

/**
 * SourcierSavedList:
 *
 * Suppliers, or purchases, under a name, with a note: those who answer a question, now and whenever it is asked again, or
 * those who were put on it by hand.
 */
#define SOURCIER_TYPE_SAVED_LIST (sourcier_saved_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSavedList, sourcier_saved_list, SOURCIER, SAVED_LIST, GObject)

SourcierSavedList *sourcier_saved_list_new          (const SourcierSavedListKind *kind,
                                                     const char                  *name,
                                                     gpointer                     question);
const SourcierSavedListKind *sourcier_saved_list_get_kind (SourcierSavedList     *self);
gint64             sourcier_saved_list_get_id       (SourcierSavedList           *self);
void               sourcier_saved_list_set_id       (SourcierSavedList           *self,
                                                     gint64                       id);
const char        *sourcier_saved_list_get_name     (SourcierSavedList           *self);
void               sourcier_saved_list_set_name     (SourcierSavedList           *self,
                                                     const char                  *name);
const char        *sourcier_saved_list_get_note     (SourcierSavedList           *self);
void               sourcier_saved_list_set_note     (SourcierSavedList           *self,
                                                     const char                  *note);
gpointer           sourcier_saved_list_get_question (SourcierSavedList           *self);
const char        *sourcier_saved_list_get_left_out (SourcierSavedList           *self);
void               sourcier_saved_list_set_left_out (SourcierSavedList           *self,
                                                     const char                  *left_out);

G_END_DECLS
