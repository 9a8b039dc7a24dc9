/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SOURCIER_CHOICE_NONE,
  SOURCIER_CHOICE_IN,
  SOURCIER_CHOICE_OUT,
} SourcierChoice;

/**
 * SourcierChoices:
 *
 * What is ticked in the facets of a question: in each facet, values asked for and values taken away, in the order they
 * were ticked. Values of one facet ticked in are alternatives (or), facets add up (and), values ticked out are taken
 * away.
 */
typedef struct _SourcierChoices SourcierChoices;

SourcierChoices *sourcier_choices_new        (guint                  n_facets);
SourcierChoices *sourcier_choices_copy       (const SourcierChoices *self);
void             sourcier_choices_free       (SourcierChoices       *self);
void             sourcier_choices_set        (SourcierChoices       *self,
                                              guint                  facet,
                                              const char            *value,
                                              SourcierChoice         choice);
void             sourcier_choices_clear      (SourcierChoices       *self,
                                              guint                  facet);
SourcierChoice   sourcier_choices_get        (const SourcierChoices *self,
                                              guint                  facet,
                                              const char            *value);
GPtrArray       *sourcier_choices_get_values (const SourcierChoices *self,
                                              guint                  facet,
                                              SourcierChoice         choice);
gboolean         sourcier_choices_is_empty   (const SourcierChoices *self,
                                              guint                  facet);
gboolean         sourcier_choices_equal      (const SourcierChoices *self,
                                              const SourcierChoices *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierChoices, sourcier_choices_free)

/**
 * SourcierQueryChip:
 * @facet: which facet it speaks of, or a number below 0 for what is no facet
 * @words: a piece of the question in the reader's words: "EI or ACI", "not Val-d’Oise (95)", "can carry 70 000 €"
 */
typedef struct
{
  int   facet;
  char *words;
} SourcierQueryChip;

/**
 * SourcierChoiceWord:
 * @facet: a facet
 * @value: one of its values
 * @user_data: what was given with the function
 *
 * Returns: (transfer full): what a chip calls the value
 */
typedef char *(*SourcierChoiceWord) (guint       facet,
                                     const char *value,
                                     gpointer    user_data);

GPtrArray *sourcier_query_chips_new        (void);
void       sourcier_query_chips_add        (GPtrArray             *chips,
                                            int                    facet,
                                            char                  *words);
char      *sourcier_choices_asked_to_words (const SourcierChoices *self,
                                            guint                  facet,
                                            SourcierChoiceWord     word,
                                            gpointer               user_data);
char      *sourcier_choices_to_words       (const SourcierChoices *self,
                                            guint                  facet,
                                            SourcierChoiceWord     word,
                                            gpointer               user_data);

G_END_DECLS
