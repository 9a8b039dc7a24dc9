/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/trigram.h"

#include "base/text.h"

/* A letter takes 21 bits. */
#define LETTER_BITS 21

static int
compare (gconstpointer a,
         gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

/* A word with two spaces before it and one behind, as PostgreSQL's pg_trgm cuts it. */
static void
add_word (GArray     *trigrams,
          const char *word)
{
  const guint64 mask = (G_GUINT64_CONSTANT (1) << 3 * LETTER_BITS) - 1;
  guint64 trigram = (guint64) ' ' << LETTER_BITS | ' ';

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      trigram = (trigram << LETTER_BITS | g_utf8_get_char (p)) & mask;
      g_array_append_val (trigrams, trigram);
    }
  trigram = (trigram << LETTER_BITS | ' ') & mask;
  g_array_append_val (trigrams, trigram);
}

static void
drop_repeated (GArray *trigrams)
{
  guint n = 0;

  for (guint i = 0; i < trigrams->len; i++)
    if (i == 0 || g_array_index (trigrams, guint64, i) != g_array_index (trigrams, guint64, i - 1))
      g_array_index (trigrams, guint64, n++) = g_array_index (trigrams, guint64, i);
  g_array_set_size (trigrams, n);
}

/**
 * sourcier_trigrams_new:
 * @text: a text
 *
 * Returns: (transfer full) (element-type guint64): the trigrams of its folded words, each once, for
 *   sourcier_trigrams_likeness()
 */
GArray *
sourcier_trigrams_new (const char *text)
{
  GArray *trigrams = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree char *folded = sourcier_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_word (trigrams, words[i]);
  g_array_sort (trigrams, compare);
  drop_repeated (trigrams);
  return trigrams;
}

/**
 * sourcier_trigrams_likeness:
 * @one: the trigrams of a text
 * @other: those of another
 *
 * Returns: how alike they are, from 0 to 1: the share of their trigrams that both have. Case, accents and marks do not
 *   count. It is what pg_trgm's similarity() gives.
 */
double
sourcier_trigrams_likeness (GArray *one,
                            GArray *other)
{
  guint i = 0, j = 0, n_both = 0;

  while (i < one->len && j < other->len)
    {
      guint64 x = g_array_index (one, guint64, i), y = g_array_index (other, guint64, j);

      n_both += x == y;
      i += x <= y;
      j += y <= x;
    }

  guint n_all = one->len + other->len - n_both;
  return n_all > 0 ? (double) n_both / n_all : 0;
}
