/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierFacetValue:
 * @value: what the caller knows it by
 * @name: what the reader reads
 * @detail: (nullable): what they read under it: what the things add up to
 * @parent: (nullable): the value that it lies in
 * @folds: whether others lie in it, though they may not be told yet
 * @found: whether it is shown while something is searched, whatever its name
 * @count: how many things ticking it would give
 * @choice: whether it is ticked in, out or not at all
 */
typedef struct
{
  char           *value;
  char           *name;
  char           *detail;
  char           *parent;
  gboolean        folds;
  gboolean        found;
  gint64          count;
  SourcierChoice  choice;
} SourcierFacetValue;

SourcierFacetValue *sourcier_facet_value_new        (const char         *value,
                                                     const char         *name,
                                                     gint64              count,
                                                     SourcierChoice      choice);
void                sourcier_facet_value_set_detail (SourcierFacetValue *self,
                                                     const char         *detail);
void                sourcier_facet_value_set_place  (SourcierFacetValue *self,
                                                     const char         *parent,
                                                     gboolean            folds);
void                sourcier_facet_value_set_found  (SourcierFacetValue *self);
void                sourcier_facet_value_free       (SourcierFacetValue *self);

/**
 * SourcierFacetList:
 *
 * One facet of a question: a heading and a row for each value with its count, the most frequent first. Each value can
 * be ticked in, or out by a small button that shows when it is wanted, or the minus key. Beyond the first few, values wait behind
 * “More…”, save those that are ticked; where they are many, they are searched. Values that lie in others unfold from them. Tab
 * stops once at the values; the arrows go through them, Right and Left unfold and fold.
 *
 * The signal "chosen" (const char *value, int choice) asks for a value to be ticked; the caller answers with new
 * values. "unfolded" (const char *value) tells that what lies in a value is wanted, "searched" that other words are searched:
 * whoever has more values than it told may tell those that are called so.
 */
#define SOURCIER_TYPE_FACET_LIST (sourcier_facet_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierFacetList, sourcier_facet_list, SOURCIER, FACET_LIST, GtkWidget)

GtkWidget  *sourcier_facet_list_new         (const char         *heading);
void        sourcier_facet_list_set_values  (SourcierFacetList  *self,
                                             GPtrArray          *values);
void        sourcier_facet_list_set_hint    (SourcierFacetList  *self,
                                             const char         *hint);
const char *sourcier_facet_list_get_search  (SourcierFacetList  *self);
gboolean    sourcier_facet_list_is_unfolded (SourcierFacetList  *self,
                                             const char         *value);

G_END_DECLS
