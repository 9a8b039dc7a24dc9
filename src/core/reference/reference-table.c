/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/reference-table.h"

#include "base/text.h"
#include "base/user.h"
#include "base/trigram.h"
#include "exchange/list-reader.h"

#include <string.h>

struct _SourcierReferenceRow
{
  char **columns;
  char **cells;
  guint  n_cells;
};

typedef struct
{
  char                     **columns;
  SourcierReferenceRowFunc   row_func;
  gpointer                   user_data;
} Reading;

static gboolean
read_row (char      **cells,
          guint       n_cells,
          guint       line,
          gpointer    user_data,
          GError    **error)
{
  Reading *reading = user_data;

  if (reading->columns == NULL)
    {
      reading->columns = g_strdupv (cells);
      return TRUE;
    }

  SourcierReferenceRow row = { reading->columns, cells, n_cells };

  reading->row_func (&row, reading->user_data);
  return TRUE;
}

/**
 * sourcier_reference_read:
 * @name: the name of a list, "labels" for data/reference/labels.csv
 * @row_func: called for each row below the column names
 * @user_data: for @row_func
 *
 * Reads a list that the program carries in itself. That it is there and well formed is the build's business: a list
 * that cannot be read ends the program.
 */
void
sourcier_reference_read (const char               *name,
                         SourcierReferenceRowFunc  row_func,
                         gpointer                  user_data)
{
  g_autofree char *path = g_strdup_printf (SOURCIER_RESOURCE_PREFIX "/reference/%s.csv", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  Reading reading = { NULL, row_func, user_data };

  if (bytes == NULL || !sourcier_csv_read_bytes (bytes, ';', read_row, &reading, &error))
    g_error ("%s: %s", path, error->message);

  g_strfreev (reading.columns);
}

/* Words of the tables, each once, for as long as the program runs. */
static const char *
keep (const char *text)
{
  static GMutex lock;
  static GStringChunk *kept;
  const char *own;

  g_mutex_lock (&lock);
  if (kept == NULL)
    kept = g_string_chunk_new (4096);
  own = g_string_chunk_insert_const (kept, text);
  g_mutex_unlock (&lock);
  return own;
}

/**
 * sourcier_reference_row_get:
 * @row: a row
 * @column: the name of a column that the list has
 *
 * Returns: (transfer none): what the cell holds, "" for an empty one; it lives as long as the program
 */
const char *
sourcier_reference_row_get (const SourcierReferenceRow *row,
                            const char                 *column)
{
  for (guint i = 0; row->columns[i] != NULL; i++)
    if (strcmp (row->columns[i], column) == 0)
      return i < row->n_cells ? keep (row->cells[i]) : "";

  g_error ("A reference list has no column “%s”", column);
}

/**
 * sourcier_reference_row_get_text:
 * @row: a row
 * @column_fr: the column of the French words
 * @column_en: the column of the English words
 * @text: (out): both
 */
void
sourcier_reference_row_get_text (const SourcierReferenceRow *row,
                                 const char                 *column_fr,
                                 const char                 *column_en,
                                 SourcierReferenceText      *text)
{
  text->fr = sourcier_reference_row_get (row, column_fr);
  text->en = sourcier_reference_row_get (row, column_en);
}

/**
 * sourcier_reference_text_pick:
 * @text: words in both languages
 *
 * French for whoever reads French, sourcier_user_reads_french(), else English. It is decided at each call.
 *
 * Returns: (transfer none): the words for the reader
 */
const char *
sourcier_reference_text_pick (const SourcierReferenceText *text)
{
  return sourcier_user_reads_french () ? text->fr : text->en;
}

/**
 * sourcier_reference_text_in:
 * @text: words in both languages
 * @language: a language, which may not be the reader's
 *
 * Returns: (transfer none): the words in this language
 */
const char *
sourcier_reference_text_in (const SourcierReferenceText *text,
                            SourcierLanguage             language)
{
  return language == SOURCIER_FRENCH ? text->fr : text->en;
}

static gboolean
is_digit (gunichar c)
{
  return c < 128 && g_ascii_isdigit ((char) c);
}

/* The marks people part thousands with: any space, comma, dot, apostrophe. */
static gboolean
is_thousands_mark (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == '.' || c == '\'' || c == 0x2019;
}

/**
 * sourcier_reference_key:
 * @text: (nullable): a name as somebody wrote it
 *
 * Folds @text as sourcier_text_fold() does, but “+” counts as the word “plus” (FRR and FRR+ are two things) and digits
 * parted for reading are joined (“1 000” and “1,000” are 1000, “10-49” stays two numbers).
 *
 * Returns: (transfer full): the key
 */
char *
sourcier_reference_key (const char *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean after_digit = FALSE;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (after_digit && is_thousands_mark (c) && is_digit (g_utf8_get_char (g_utf8_next_char (p))))
        continue;
      if (c == '+')
        g_string_append (joined, " plus ");
      else
        g_string_append_unichar (joined, c);
      after_digit = is_digit (c);
    }

  return sourcier_text_fold (joined->str);
}

/**
 * sourcier_reference_index:
 * @index: names to things, made with g_str_hash, g_str_equal and g_free for its keys
 * @text: (nullable): a name; an empty one is left out
 * @thing: what it names
 *
 * Lets sourcier_reference_look_up() find @thing by @text. The first thing that claims a name keeps it.
 */
void
sourcier_reference_index (GHashTable    *index,
                          const char    *text,
                          gconstpointer  thing)
{
  g_autofree char *key = sourcier_reference_key (text);

  if (*key != '\0' && !g_hash_table_contains (index, key))
    g_hash_table_insert (index, g_steal_pointer (&key), (gpointer) thing);
}

/**
 * sourcier_reference_index_all:
 * @index: names to things
 * @texts: names, separated by “|”
 * @thing: what they name
 *
 * Does what sourcier_reference_index() does, for each name.
 */
void
sourcier_reference_index_all (GHashTable    *index,
                              const char    *texts,
                              gconstpointer  thing)
{
  g_auto (GStrv) names = g_strsplit (texts, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    sourcier_reference_index (index, names[i], thing);
}

/**
 * sourcier_reference_look_up:
 * @index: names to things
 * @text: (nullable): a name as somebody wrote it
 *
 * Returns: (transfer none) (nullable): what it names, or %NULL if nothing is called so
 */
gconstpointer
sourcier_reference_look_up (GHashTable *index,
                            const char *text)
{
  g_autofree char *key = sourcier_reference_key (text);

  return *key != '\0' ? g_hash_table_lookup (index, key) : NULL;
}

/* Below this likeness a name is not meant: it is where Le Marché de l'inclusion sets it too. */
#define LEAST_LIKENESS 0.6

typedef struct
{
  const char *key;
  GArray *trigrams;
  gconstpointer thing;
} Name;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (((const Name *) a)->key, ((const Name *) b)->key);
}

/* In the order of the alphabet, so that of two that are as near the same one is found each time. */
static GArray *
make_names (GHashTable *index)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));
  GHashTableIter each;
  gpointer key, thing;

  g_hash_table_iter_init (&each, index);
  while (g_hash_table_iter_next (&each, &key, &thing))
    {
      Name name = { key, sourcier_trigrams_new (key), thing };

      g_array_append_val (names, name);
    }
  g_array_sort (names, compare_names);
  return names;
}

/* What is kept of data/reference lives as long as the program. */
static GArray *
names_of (GHashTable *index)
{
  static GMutex mutex;
  static GHashTable *names_of_indexes;
  GArray *names;

  g_mutex_lock (&mutex);
  if (names_of_indexes == NULL)
    names_of_indexes = g_hash_table_new (NULL, NULL);
  names = g_hash_table_lookup (names_of_indexes, index);
  if (names == NULL)
    {
      names = make_names (index);
      g_hash_table_insert (names_of_indexes, index, names);
    }
  g_mutex_unlock (&mutex);
  return names;
}

/**
 * sourcier_reference_find_nearest:
 * @index: names to things, complete
 * @text: what somebody wrote
 *
 * Returns: (transfer none) (nullable): what the name that is most like @text names, %NULL where none is like it
 */
gconstpointer
sourcier_reference_find_nearest (GHashTable *index,
                                 const char *text)
{
  GArray *names = names_of (index);
  g_autoptr (GArray) trigrams = sourcier_trigrams_new (text);
  gconstpointer nearest = NULL;
  double best = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);
      double likeness = sourcier_trigrams_likeness (trigrams, name->trigrams);

      if (likeness < LEAST_LIKENESS || likeness <= best)
        continue;
      best = likeness;
      nearest = name->thing;
    }
  return nearest;
}
