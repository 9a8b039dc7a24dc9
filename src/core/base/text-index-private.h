/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/text-index.h"

G_BEGIN_DECLS

/* Numbers of so many digits at least are kept apart, a digit in four bits; a longer one is a word like any other. */
#define SOURCIER_LONG_NUMBER 9
#define SOURCIER_LONGEST_NUMBER 16

/* Long numbers and the rows they stand in. */
typedef struct
{
  GArray *digits;       /* guint64: the last digit in the lowest four bits, all bits set above the first one */
  GArray *rows;         /* guint32 */
} SourcierNumberColumn;

struct _SourcierTextIndex
{
  guint n_rows;                 /* one more than the highest of those that were there at first */
  guint n_words;
  char *words;                  /* one after another, a NUL behind each */
  guint32 *word_starts;         /* where each begins there, and the end of all */
  guint32 *row_starts;          /* where the rows of each begin in row_numbers, and the end of all */
  guint32 *row_numbers;
  guint64 **masks;              /* of each word the rows as bits, where there are many and row_numbers has none; else NULL */
  SourcierNumberColumn numbers;
  roaring_bitmap_t *changed;    /* what stands above about these rows is over */
  GHashTable *texts;            /* row to its text, of those of them that have one */
};

void     _sourcier_number_column_init  (SourcierNumberColumn       *self);
void     _sourcier_number_column_clear (SourcierNumberColumn       *self);
gboolean _sourcier_number_column_takes (const char                 *word,
                                        gsize                       length);
void     _sourcier_number_column_add   (SourcierNumberColumn       *self,
                                        const char                 *word,
                                        gsize                       length,
                                        guint32                     row);
void     _sourcier_number_column_end   (SourcierNumberColumn       *self);
void     _sourcier_number_column_find  (const SourcierNumberColumn *self,
                                        const char                 *digits,
                                        guint64                    *bits);

static inline void
_sourcier_bits_set (guint64 *bits,
                    guint32  row)
{
  bits[row / 64] |= G_GUINT64_CONSTANT (1) << row % 64;
}

G_END_DECLS
