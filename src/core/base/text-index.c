/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "base/text-index-private.h"

#include <string.h>

/* Numbers of rows are in blocks of so many, whose bitmap says which are there. */
#define BLOCK_ROWS 65536
#define BLOCK_BITS (BLOCK_ROWS / 64)

/* A block with more rows than this holds them as bits, one with fewer as an array of numbers. */
#define MOST_IN_ARRAY 4096

/* "SERIAL_COOKIE_NO_RUNCONTAINER" of https://github.com/RoaringBitmap/RoaringFormatSpec */
#define NO_RUNS 12346

/**
 * sourcier_text_index_free:
 * @self: (transfer full): an index
 */
void
sourcier_text_index_free (SourcierTextIndex *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_words; i++)
    g_free (self->masks[i]);
  g_free (self->masks);
  g_free (self->words);
  g_free (self->word_starts);
  g_free (self->row_starts);
  g_free (self->row_numbers);
  _sourcier_number_column_clear (&self->numbers);
  roaring_bitmap_free (self->changed);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/**
 * sourcier_text_index_set:
 * @self: an index
 * @row: the number of a row, new or not
 * @folded: (nullable): what is its text from now on, from sourcier_text_fold(); %NULL if it is no more
 */
void
sourcier_text_index_set (SourcierTextIndex *self,
                         guint32            row,
                         const char        *folded)
{
  g_return_if_fail (self != NULL);

  roaring_bitmap_add (self->changed, row);
  if (folded != NULL)
    g_hash_table_replace (self->texts, GUINT_TO_POINTER (row), g_strdup (folded));
  else
    g_hash_table_remove (self->texts, GUINT_TO_POINTER (row));
}

static void
gather_word (SourcierTextIndex *self,
             guint              word,
             guint64           *bits)
{
  const guint64 *mask = self->masks[word];

  for (guint32 i = self->row_starts[word]; i < self->row_starts[word + 1]; i++)
    _sourcier_bits_set (bits, self->row_numbers[i]);
  for (guint i = 0; mask != NULL && i <= self->n_rows / 64; i++)
    bits[i] |= mask[i];
}

/* Sets the bits of the rows in which @part stands. */
static void
gather (SourcierTextIndex *self,
        const char        *part,
        guint64           *bits)
{
  const char *end = self->words + self->word_starts[self->n_words], *at = self->words;
  gsize length = strlen (part);
  guint word = 0;

  while ((at = memmem (at, (gsize) (end - at), part, length)) != NULL)
    {
      while (self->words + self->word_starts[word + 1] <= at)
        word++;
      gather_word (self, word, bits);
      at = self->words + self->word_starts[word + 1];
    }
  _sourcier_number_column_find (&self->numbers, part, bits);
}

static guint
count (const guint64 *bits)
{
  guint n = 0;

  for (guint i = 0; i < BLOCK_BITS; i++)
    n += (guint) __builtin_popcountll (bits[i]);
  return n;
}

static void
append_numbers (GByteArray    *written,
                const guint64 *bits)
{
  guint16 numbers[MOST_IN_ARRAY];
  guint n = 0;

  for (guint i = 0; i < BLOCK_BITS; i++)
    for (guint64 left = bits[i]; left != 0; left &= left - 1)
      numbers[n++] = (guint16) (i * 64 + (guint) __builtin_ctzll (left));
  g_byte_array_append (written, (const guint8 *) numbers, n * sizeof numbers[0]);
}

static void
put (GByteArray *written,
     guint       offset,
     guint32     value)
{
  memcpy (written->data + offset, &value, sizeof value);
}

/* The portable format is the one way to make a bitmap of bits that are there already without adding them one by one. */
static roaring_bitmap_t *
to_bitmap (const guint64 *bits,
           guint          n_blocks)
{
  g_autoptr (GByteArray) written = g_byte_array_sized_new (n_blocks * (BLOCK_ROWS / 8 + 8) + 8);
  guint n_kept = 0, n_written = 0;

  for (guint i = 0; i < n_blocks; i++)
    n_kept += count (bits + i * BLOCK_BITS) > 0;
  g_byte_array_set_size (written, 8 + n_kept * 8);
  put (written, 0, NO_RUNS);
  put (written, 4, n_kept);
  for (guint i = 0; i < n_blocks; i++)
    {
      const guint64 *block = bits + i * BLOCK_BITS;
      guint n = count (block);

      if (n == 0)
        continue;
      put (written, 8 + n_written * 4, i | (n - 1) << 16);
      put (written, 8 + n_kept * 4 + n_written * 4, written->len);
      n_written++;
      if (n > MOST_IN_ARRAY)
        g_byte_array_append (written, (const guint8 *) block, BLOCK_ROWS / 8);
      else
        append_numbers (written, block);
    }
  return roaring_bitmap_portable_deserialize_safe ((const char *) written->data, written->len);
}

/* The rows that were there at first. */
static roaring_bitmap_t *
find_at_first (SourcierTextIndex    *self,
               const SourcierSearch *search)
{
  guint n_blocks = self->n_rows / BLOCK_ROWS + 1, n = n_blocks * BLOCK_BITS;
  g_autofree guint64 *found = g_new0 (guint64, n), *part = g_new (guint64, n);

  gather (self, search->words[0], found);
  for (guint i = 1; search->words[i] != NULL; i++)
    {
      memset (part, 0, n * sizeof *part);
      gather (self, search->words[i], part);
      for (guint j = 0; j < n; j++)
        found[j] &= part[j];
    }
  if (search->number != NULL)
    gather (self, search->number, found);
  return to_bitmap (found, n_blocks);
}

/**
 * sourcier_text_index_find:
 * @self: an index
 * @search: what is searched for
 *
 * Returns: (transfer full): the numbers of the rows that are found, those for which sourcier_search_matches()
 */
roaring_bitmap_t *
sourcier_text_index_find (SourcierTextIndex    *self,
                          const SourcierSearch *search)
{
  GHashTableIter iter;
  gpointer row, text;
  roaring_bitmap_t *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (search != NULL, NULL);

  found = find_at_first (self, search);
  roaring_bitmap_andnot_inplace (found, self->changed);
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &row, &text))
    if (sourcier_search_matches (search, text))
      roaring_bitmap_add (found, GPOINTER_TO_UINT (row));
  return found;
}

/**
 * sourcier_text_index_get_n_changed:
 * @self: an index
 *
 * Returns: how many rows have changed since it was made; a thousand of them add some tenths of a millisecond to a search
 */
guint
sourcier_text_index_get_n_changed (SourcierTextIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) roaring_bitmap_get_cardinality (self->changed);
}

/**
 * sourcier_text_index_get_size:
 * @self: an index
 *
 * Returns: how many bytes of memory it takes, without what has changed since it was made
 */
gsize
sourcier_text_index_get_size (SourcierTextIndex *self)
{
  gsize size;

  g_return_val_if_fail (self != NULL, 0);

  size = sizeof *self + self->word_starts[self->n_words] + self->n_words * (2 * sizeof (guint32) + sizeof (guint64 *))
         + self->row_starts[self->n_words] * sizeof (guint32) + self->numbers.digits->len * (sizeof (guint64) + sizeof (guint32));
  for (guint i = 0; i < self->n_words; i++)
    if (self->masks[i] != NULL)
      size += (self->n_rows / 64 + 1) * sizeof (guint64);
  return size;
}
