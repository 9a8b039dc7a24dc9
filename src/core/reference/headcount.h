/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A band of staff numbers as INSEE's Sirene register has them ("21" is 50 to 99). */
typedef struct _SourcierHeadcount SourcierHeadcount;

/**
 * SourcierSize:
 *
 * The size classes of the directory's facet; each gathers whole bands. A supplier with no known band is of no size.
 */
typedef enum
{
  SOURCIER_SIZE_NONE,
  SOURCIER_SIZE_0,
  SOURCIER_SIZE_1_9,
  SOURCIER_SIZE_10_49,
  SOURCIER_SIZE_50_249,
  SOURCIER_SIZE_250,
  SOURCIER_N_SIZES,
} SourcierSize;

const SourcierHeadcount * const *sourcier_headcounts   (guint                   *n_bands);
const SourcierHeadcount *sourcier_headcount_find       (const char              *code);
const SourcierHeadcount *sourcier_headcount_recognise  (const char              *text);
const char              *sourcier_headcount_get_code   (const SourcierHeadcount *self);
const char              *sourcier_headcount_get_name   (const SourcierHeadcount *self);
SourcierSize             sourcier_headcount_get_size   (const SourcierHeadcount *self);
const char              *sourcier_size_get_code        (SourcierSize             size);
const char              *sourcier_size_get_name        (SourcierSize             size);

G_END_DECLS
