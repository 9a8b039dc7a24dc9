/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text-index-private.h"

#include "base/text.h"

#include <string.h>

/* Hardly two suppliers share a SIRET: as words, a million of them would be most of the words, and most of the search. Here
 * all are compared at once, digit by digit, with a few operations for sixteen places. */

#define DIGIT_BITS 4
#define EACH_DIGIT G_GUINT64_CONSTANT (0x1111111111111111)

/* So many numbers are compared in turn: a loop that the compiler can unroll, in memory that stays near. */
#define BLOCK 256

/* Beyond so many digits few numbers are left, which are compared one by one. */
#define DIGITS_AT_ONCE 4

void
_sourcier_number_column_init (SourcierNumberColumn *self)
{
  self->digits = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
_sourcier_number_column_clear (SourcierNumberColumn *self)
{
  g_clear_pointer (&self->digits, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

gboolean
_sourcier_number_column_takes (const char *word,
                               gsize       length)
{
  return length >= SOURCIER_LONG_NUMBER && length <= SOURCIER_LONGEST_NUMBER && strspn (word, "0123456789") >= length;
}

static guint64
pack (const char *digits,
      gsize       length)
{
  guint64 packed = G_MAXUINT64;

  for (gsize i = 0; i < length; i++)
    packed = packed << DIGIT_BITS | (guint64) (digits[i] - '0');
  return packed;
}

void
_sourcier_number_column_add (SourcierNumberColumn *self,
                             const char           *word,
                             gsize                 length,
                             guint32               row)
{
  guint64 packed = pack (word, length);

  g_array_append_val (self->digits, packed);
  g_array_append_val (self->rows, row);
}

/* Numbers without digits fill the last block. */
void
_sourcier_number_column_end (SourcierNumberColumn *self)
{
  const guint64 none = G_MAXUINT64;
  const guint32 row = 0;

  while (self->digits->len % BLOCK != 0)
    {
      g_array_append_val (self->digits, none);
      g_array_append_val (self->rows, row);
    }
}

/* The highest of the four bits of each place where @packed has a digit that is in all places of @digit. */
static inline guint64
places_of (guint64 packed,
           guint64 digit)
{
  const guint64 low = 7 * EACH_DIGIT;
  guint64 other = packed ^ digit;

  return ~(((other & low) + low) | other) & ~low;
}

static gboolean
holds (guint64 packed,
       guint64 part,
       gsize   length)
{
  guint64 mask = length < SOURCIER_LONGEST_NUMBER ? (G_GUINT64_CONSTANT (1) << DIGIT_BITS * length) - 1 : G_MAXUINT64;

  for (gsize place = 0; place + length <= SOURCIER_LONGEST_NUMBER; place++)
    if (((packed >> DIGIT_BITS * place ^ part) & mask) == 0)
      return TRUE;
  return FALSE;
}

/* In @found, what is not 0 stands for a number in which the first digits follow each other. */
static void
compare_block (const guint64 *numbers,
               const char    *digits,
               gsize          length,
               guint64       *found)
{
  guint64 first = (guint64) (digits[0] - '0') * EACH_DIGIT;

  for (guint i = 0; i < BLOCK; i++)
    found[i] = places_of (numbers[i], first);
  for (gsize n = 1; n < MIN (length, DIGITS_AT_ONCE); n++)
    {
      guint64 digit = (guint64) (digits[n] - '0') * EACH_DIGIT;

      for (guint i = 0; i < BLOCK; i++)
        found[i] &= places_of (numbers[i], digit) << DIGIT_BITS * n;
    }
}

/* Sets the bits of the rows with a number in which @digits stand. */
void
_sourcier_number_column_find (const SourcierNumberColumn *self,
                              const char                 *digits,
                              guint64                    *bits)
{
  gsize length = strlen (digits);
  guint64 found[BLOCK], part;

  if (length > SOURCIER_LONGEST_NUMBER || !sourcier_text_is_digits (digits))
    return;

  part = pack (digits, length);
  for (guint start = 0; start < self->digits->len; start += BLOCK)
    {
      const guint64 *numbers = &g_array_index (self->digits, guint64, start);
      const guint32 *rows = &g_array_index (self->rows, guint32, start);

      compare_block (numbers, digits, length, found);
      for (guint i = 0; i < BLOCK; i++)
        if (found[i] != 0 && (length <= DIGITS_AT_ONCE || holds (numbers[i], part, length)))
          _sourcier_bits_set (bits, rows[i]);
    }
}
