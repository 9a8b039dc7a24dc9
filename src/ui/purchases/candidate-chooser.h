/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/candidate-match.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierCandidateChooser:
 *
 * Those who come closest to a purchase, each with the reason, to be ticked and put on its shortlist by the action
 * "candidates.shortlist".
 */
#define SOURCIER_TYPE_CANDIDATE_CHOOSER (sourcier_candidate_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCandidateChooser, sourcier_candidate_chooser, SOURCIER, CANDIDATE_CHOOSER, GtkWidget)

/* So many are looked for. */
#define SOURCIER_CANDIDATE_CHOOSER_MOST 48

GtkWidget *sourcier_candidate_chooser_new  (void);
void       sourcier_candidate_chooser_show (SourcierCandidateChooser *self,
                                            SourcierStore            *store,
                                            SourcierPurchase         *purchase,
                                            GPtrArray                *matches);

G_END_DECLS
