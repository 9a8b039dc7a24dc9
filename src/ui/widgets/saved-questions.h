/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierSavedQuestions:
 *
 * The saved questions at the top of the facets, each with how many answer it now.
 *
 * Signal: "asked" (GObject question) when the reader chooses one.
 */
#define SOURCIER_TYPE_SAVED_QUESTIONS (sourcier_saved_questions_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSavedQuestions, sourcier_saved_questions, SOURCIER, SAVED_QUESTIONS, GtkWidget)

SourcierSavedQuestions *sourcier_saved_questions_add       (GtkBox                      *facets,
                                                            GtkWidget                   *lists_facet,
                                                            const SourcierSavedListKind *kind);
void                    sourcier_saved_questions_set_store (SourcierSavedQuestions      *self,
                                                            SourcierStore               *store);

G_END_DECLS
