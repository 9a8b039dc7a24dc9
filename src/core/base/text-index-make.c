/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text-index-private.h"

#include <string.h>

/* A word that stands in one row out of so many, or more, has its rows as bits: no more memory, and all at once. */
#define MANY 32

typedef struct
{
  guint n_rows;
  guint32 last_row;     /* a word counts once in a row */
} Word;

struct _SourcierTextIndexMaker
{
  guint n_rows;
  GHashTable *numbers_of;       /* a word to its number; the words stand in text */
  GStringChunk *text;
  GPtrArray *names;             /* the words by number */
  GArray *words;                /* Word, by number */
  GArray *places;               /* guint32: a row and how many of its words follow, then their numbers */
  SourcierNumberColumn numbers;
};

/**
 * sourcier_text_index_maker_new:
 *
 * Returns: (transfer full): an index to be made, without rows yet
 */
SourcierTextIndexMaker *
sourcier_text_index_maker_new (void)
{
  SourcierTextIndexMaker *self = g_new0 (SourcierTextIndexMaker, 1);

  self->numbers_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->text = g_string_chunk_new (1 << 16);
  self->names = g_ptr_array_new ();
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  _sourcier_number_column_init (&self->numbers);
  return self;
}

/**
 * sourcier_text_index_maker_free:
 * @self: (transfer full): an index being made
 *
 * Gives it up.
 */
void
sourcier_text_index_maker_free (SourcierTextIndexMaker *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->numbers_of);
  g_string_chunk_free (self->text);
  g_ptr_array_unref (self->names);
  g_array_unref (self->words);
  g_array_unref (self->places);
  _sourcier_number_column_clear (&self->numbers);
  g_free (self);
}

static guint32
number_of (SourcierTextIndexMaker *self,
           const char             *word)
{
  const Word none = { 0, G_MAXUINT32 };
  gpointer found = g_hash_table_lookup (self->numbers_of, word);
  char *kept;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  kept = g_string_chunk_insert (self->text, word);
  g_ptr_array_add (self->names, kept);
  g_array_append_val (self->words, none);
  g_hash_table_insert (self->numbers_of, kept, GUINT_TO_POINTER (self->words->len));
  return self->words->len - 1;
}

static void
add_word (SourcierTextIndexMaker *self,
          guint32                 row,
          const char             *written,
          gsize                   length)
{
  char short_word[64];
  g_autofree char *long_word = NULL;
  char *copy = short_word;

  if (length >= sizeof short_word)
    copy = long_word = g_malloc (length + 1);
  memcpy (copy, written, length);
  copy[length] = '\0';

  guint32 number = number_of (self, copy);
  Word *word = &g_array_index (self->words, Word, number);

  if (word->last_row == row)
    return;
  word->last_row = row;
  word->n_rows++;
  g_array_append_val (self->places, number);
}

/**
 * sourcier_text_index_maker_add:
 * @self: an index being made
 * @row: the number of a row that was not added yet
 * @folded: its text, from sourcier_text_fold()
 */
void
sourcier_text_index_maker_add (SourcierTextIndexMaker *self,
                               guint32                 row,
                               const char             *folded)
{
  guint32 n = 0;
  guint start;

  g_return_if_fail (self != NULL);
  g_return_if_fail (folded != NULL);

  g_array_append_val (self->places, row);
  g_array_append_val (self->places, n);
  start = self->places->len;
  while (*folded != '\0')
    {
      gsize length = strcspn (folded, " ");

      if (_sourcier_number_column_takes (folded, length))
        _sourcier_number_column_add (&self->numbers, folded, length, row);
      else if (length > 0)
        add_word (self, row, folded, length);
      folded += length + (folded[length] == ' ');
    }
  g_array_index (self->places, guint32, start - 1) = self->places->len - start;
  self->n_rows = MAX (self->n_rows, row + 1);
}

static void
lay_words (SourcierTextIndexMaker *self,
           SourcierTextIndex      *index)
{
  gsize length = 0;

  index->n_words = self->words->len;
  index->word_starts = g_new (guint32, index->n_words + 1);
  for (guint i = 0; i < index->n_words; i++)
    {
      index->word_starts[i] = (guint32) length;
      length += strlen (self->names->pdata[i]) + 1;
    }
  index->word_starts[index->n_words] = (guint32) length;
  index->words = g_malloc (length + 1);
  for (guint i = 0; i < index->n_words; i++)
    strcpy (index->words + index->word_starts[i], self->names->pdata[i]);
}

static void
lay_starts (SourcierTextIndexMaker *self,
            SourcierTextIndex      *index)
{
  guint32 n = 0;

  index->row_starts = g_new (guint32, index->n_words + 1);
  index->masks = g_new0 (guint64 *, index->n_words);
  for (guint i = 0; i < index->n_words; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      index->row_starts[i] = n;
      if (word->n_rows > self->n_rows / MANY)
        index->masks[i] = g_new0 (guint64, self->n_rows / 64 + 1);
      else
        n += word->n_rows;
    }
  index->row_starts[index->n_words] = n;
  index->row_numbers = g_new (guint32, n);
}

static void
lay_rows (SourcierTextIndexMaker *self,
          SourcierTextIndex      *index)
{
  g_autofree guint32 *next = g_memdup2 (index->row_starts, index->n_words * sizeof (guint32));
  const guint32 *place = (const guint32 *) self->places->data, *end = place + self->places->len;

  while (place < end)
    {
      guint32 row = *place++;

      for (guint n = *place++; n > 0; n--, place++)
        if (index->masks[*place] != NULL)
          _sourcier_bits_set (index->masks[*place], row);
        else
          index->row_numbers[next[*place]++] = row;
    }
}

/**
 * sourcier_text_index_maker_end:
 * @self: (transfer full): an index being made, with all its rows
 *
 * Returns: (transfer full): the index
 */
SourcierTextIndex *
sourcier_text_index_maker_end (SourcierTextIndexMaker *self)
{
  SourcierTextIndex *index = g_new0 (SourcierTextIndex, 1);

  g_return_val_if_fail (self != NULL, NULL);

  index->n_rows = self->n_rows;
  lay_words (self, index);
  g_hash_table_remove_all (self->numbers_of);
  lay_starts (self, index);
  lay_rows (self, index);
  index->numbers = self->numbers;
  self->numbers = (SourcierNumberColumn) { NULL, NULL };
  _sourcier_number_column_end (&index->numbers);
  index->changed = roaring_bitmap_create ();
  index->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  sourcier_text_index_maker_free (self);
  return index;
}
