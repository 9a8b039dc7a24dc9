/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-words.h"

#include "reference/reference-table.h"

static void
add_word (const SourcierReferenceRow *row,
          gpointer                    user_data)
{
  SourcierReferenceText *text = g_new (SourcierReferenceText, 1);

  sourcier_reference_row_get_text (row, "fr", "en", text);
  g_hash_table_insert (user_data, (gpointer) sourcier_reference_row_get (row, "key"), text);
}

static GHashTable *
get_words (void)
{
  static GHashTable *words;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      words = g_hash_table_new (g_str_hash, g_str_equal);
      sourcier_reference_read ("plan-words", add_word, words);
      g_once_init_leave (&ready, 1);
    }
  return words;
}

/**
 * sourcier_plan_word:
 * @key: a key of data/reference/plan-words.csv
 * @language: in which language
 *
 * A key that is not there ends the program, as a list that cannot be read does.
 *
 * Returns: (transfer none): the words
 */
const char *
sourcier_plan_word (const char       *key,
                    SourcierLanguage  language)
{
  const SourcierReferenceText *text = g_hash_table_lookup (get_words (), key);

  if (text == NULL)
    g_error ("The words of plans have no “%s”", key);
  return sourcier_reference_text_in (text, language);
}

/* "{day}" becomes what is told of the name "day". */
static void
replace (GString    *text,
         const char *name,
         const char *value)
{
  g_autofree char *mark = g_strdup_printf ("{%s}", name);

  g_string_replace (text, mark, value, 0);
}

/**
 * sourcier_plan_say:
 * @key: a key of data/reference/plan-words.csv
 * @language: in which language
 * @...: names that stand in braces in the words, each followed by what takes their place, and %NULL
 *
 * Returns: (transfer full): the words with everything in its place
 */
char *
sourcier_plan_say (const char       *key,
                   SourcierLanguage  language,
                   ...)
{
  GString *text = g_string_new (sourcier_plan_word (key, language));
  const char *name;
  va_list pieces;

  va_start (pieces, language);
  while ((name = va_arg (pieces, const char *)) != NULL)
    replace (text, name, va_arg (pieces, const char *));
  va_end (pieces);
  return g_string_free (text, FALSE);
}

/**
 * sourcier_plan_place:
 * @place: whether a contract is in the figures, or why not
 * @language: in which language
 *
 * Returns: (transfer none): it in words
 */
const char *
sourcier_plan_place (SourcierContractPlace place,
                     SourcierLanguage      language)
{
  g_autofree char *key = g_strconcat ("place:", sourcier_contract_place_get_code (place), NULL);

  return sourcier_plan_word (key, language);
}

/**
 * sourcier_plan_doubt:
 * @doubt: what can be held against a figure
 * @language: in which language
 *
 * Returns: (transfer none): it in words
 */
const char *
sourcier_plan_doubt (SourcierContractDoubt doubt,
                     SourcierLanguage      language)
{
  g_autofree char *key = g_strconcat ("doubt:", sourcier_contract_doubt_get_code (doubt), NULL);

  return sourcier_plan_word (key, language);
}
