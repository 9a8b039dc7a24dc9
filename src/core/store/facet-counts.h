/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sql.h"

G_BEGIN_DECLS

/**
 * SourcierFacetCount:
 * @value: a value of a facet
 * @count: how many rows have it
 * @sum: cents that those rows add up to, 0 where nothing is summed
 */
typedef struct
{
  char   *value;
  gint64  count;
  gint64  sum;
} SourcierFacetCount;

/**
 * SourcierFacetRank:
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: where the value stands among those of its facet, before the counts are looked at
 */
typedef guint (*SourcierFacetRank) (guint       facet,
                                    const char *value);

int                       sourcier_facet_count_compare     (const SourcierFacetCount   *one,
                                                            const SourcierFacetCount   *other,
                                                            guint                       facet,
                                                            SourcierFacetRank           rank);

/**
 * SourcierFacetCounts:
 *
 * For some facets, how many rows have each value, and what those rows add up to.
 */
typedef struct _SourcierFacetCounts SourcierFacetCounts;

SourcierFacetCounts      *sourcier_facet_counts_new        (guint                       n_facets);
void                      sourcier_facet_counts_free       (SourcierFacetCounts        *self);
void                      sourcier_facet_counts_add        (SourcierFacetCounts        *self,
                                                            guint                       facet,
                                                            const char                 *value,
                                                            gint64                      n,
                                                            gint64                      sum);
gboolean                  sourcier_facet_counts_read       (SourcierFacetCounts        *self,
                                                            guint                       facet,
                                                            gboolean                    with_sums,
                                                            SourcierSql                *sql,
                                                            SourcierStore              *store,
                                                            GError                    **error);
void                      sourcier_facet_counts_add_ticked (SourcierFacetCounts        *self,
                                                            guint                       facet,
                                                            const SourcierChoices      *choices);
void                      sourcier_facet_counts_sort       (SourcierFacetCounts        *self,
                                                            guint                       facet,
                                                            SourcierFacetRank           rank);
GPtrArray                *sourcier_facet_counts_get        (const SourcierFacetCounts  *self,
                                                            guint                       facet);
const SourcierFacetCount *sourcier_facet_counts_find       (const SourcierFacetCounts  *self,
                                                            guint                       facet,
                                                            const char                 *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierFacetCounts, sourcier_facet_counts_free)

G_END_DECLS
