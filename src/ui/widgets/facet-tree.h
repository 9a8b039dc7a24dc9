/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/facet-list.h"

G_BEGIN_DECLS

/* As many values as the eye takes in at once. */
#define SOURCIER_FACET_FIRST 8

/**
 * SourcierFacetPlace:
 * @value: a value
 * @depth: in how many others it lies
 * @parent: the place of the one it lies in, -1 for none
 * @shown: whether it is shown
 * @open: whether what lies in it is shown
 * @folds: whether the reader folds and unfolds it
 *
 * Where a value stands in its facet.
 */
typedef struct
{
  const SourcierFacetValue *value;
  int depth;
  int parent;
  gboolean shown;
  gboolean open;
  gboolean folds;
} SourcierFacetPlace;

/* The values of a facet in their order, those that lie in others behind these, and which of them are shown. */
typedef struct _SourcierFacetTree SourcierFacetTree;

SourcierFacetTree        *_sourcier_facet_tree_new          (void);
void                      _sourcier_facet_tree_free         (SourcierFacetTree  *self);
void                      _sourcier_facet_tree_set_values   (SourcierFacetTree  *self,
                                                             GPtrArray          *values);
guint                     _sourcier_facet_tree_get_n        (SourcierFacetTree  *self);
const SourcierFacetPlace *_sourcier_facet_tree_get          (SourcierFacetTree  *self,
                                                             guint               at);
const SourcierFacetPlace *_sourcier_facet_tree_find         (SourcierFacetTree  *self,
                                                             const char         *value);
gboolean                  _sourcier_facet_tree_folds        (SourcierFacetTree  *self);
gboolean                  _sourcier_facet_tree_is_unfolded  (SourcierFacetTree  *self,
                                                             const char         *value);
void                      _sourcier_facet_tree_fold         (SourcierFacetTree  *self,
                                                             const char         *value);
void                      _sourcier_facet_tree_unfold       (SourcierFacetTree  *self,
                                                             const char         *value);
guint                     _sourcier_facet_tree_show_first   (SourcierFacetTree  *self,
                                                             gboolean            all);
guint                     _sourcier_facet_tree_show_found   (SourcierFacetTree  *self,
                                                             const char         *words,
                                                             gboolean            all);

G_END_DECLS
