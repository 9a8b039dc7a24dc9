/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/commune-index.h"

#include "base/text.h"

#include <string.h>

/* What addresses abbreviate. "Neuilly s/ Seine" folds to "neuilly s seine", "Fontenay s/s Bois" to "fontenay s s bois". */
static const struct
{
  const char *written;
  const char *meant;
} abbreviations[] = {
  { "st", "saint" },
  { "ste", "sainte" },
  { "sts", "saints" },
  { "s", "sur" },
  { "ss", "sous" },
};

static const char *
unfold (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (strcmp (abbreviations[i].written, word) == 0)
      return abbreviations[i].meant;
  return word;
}

static gboolean
is_article (const char *word)
{
  return strcmp (word, "le") == 0 || strcmp (word, "la") == 0 || strcmp (word, "les") == 0 || strcmp (word, "l") == 0;
}

/* "12e", "1er", "3eme", "05" are 12, 1, 3, 5; 0 for anything else. A postcode is no rank. */
static guint64
rank_of (const char *word)
{
  char *end;
  guint64 rank = g_ascii_isdigit (*word) ? g_ascii_strtoull (word, &end, 10) : 0;

  if (rank == 0 || rank > 20)
    return 0;
  return *end == '\0' || strcmp (end, "e") == 0 || strcmp (end, "er") == 0 || strcmp (end, "eme") == 0 ? rank : 0;
}

static gboolean
has_arrondissements (const char *word)
{
  return strcmp (word, "paris") == 0 || strcmp (word, "lyon") == 0 || strcmp (word, "marseille") == 0;
}

static void
append_word (GString    *key,
             const char *word)
{
  if (key->len > 0)
    g_string_append_c (key, ' ');
  g_string_append (key, word);
}

/* "paris 12", however it was written; NULL where @words are not an arrondissement. */
static char *
arrondissement_key (char **words)
{
  guint n = g_strv_length (words);

  if (n < 2 || n > 3 || !has_arrondissements (words[0]) || rank_of (words[1]) == 0
      || (n == 3 && !g_str_has_prefix (words[2], "arr")))
    return NULL;
  return g_strdup_printf ("%s %" G_GUINT64_FORMAT, words[0], rank_of (words[1]));
}

/**
 * _sourcier_commune_key:
 * @name: (nullable): the name of a commune as somebody wrote it
 *
 * Folds @name; “St” is “Saint”, “s/” is “sur”, CEDEX and what follows is left out, an article put behind comes before,
 * arrondissements are numbered alike.
 *
 * Returns: (transfer full): what the name is found by, "" for none
 */
char *
_sourcier_commune_key (const char *name)
{
  g_autofree char *folded = sourcier_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *key = g_string_new (NULL);
  guint n = 0;

  while (words[n] != NULL && strcmp (words[n], "cedex") != 0)
    n++;
  for (guint i = n; words[i] != NULL; i++)
    g_clear_pointer (&words[i], g_free);

  g_autofree char *arrondissement = arrondissement_key (words);
  if (arrondissement != NULL)
    return g_string_free (g_string_assign (key, arrondissement), FALSE);

  if (n > 1 && is_article (words[n - 1]))
    append_word (key, words[--n]);
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i], "s") == 0 && i + 1 < n && strcmp (words[i + 1], "s") == 0)
      append_word (key, unfold ("ss")), i++;
    else
      append_word (key, unfold (words[i]));
  return g_string_free (key, FALSE);
}

/**
 * _sourcier_commune_index:
 * @index: keys to communes, made with g_str_hash, g_str_equal and g_free for its keys
 * @key: a name's key, or a postcode; "" is left out
 * @commune: one of those it means
 */
void
_sourcier_commune_index (GHashTable    *index,
                         const char    *key,
                         gconstpointer  commune)
{
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (*key == '\0')
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), list);
    }
  g_ptr_array_add (list, (gpointer) commune);
}
