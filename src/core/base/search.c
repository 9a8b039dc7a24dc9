/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/search.h"

#include "base/text.h"

#include <string.h>

/* Against how many words a word is compared: nobody types more, but a page may be pasted. */
#define MOST_COMPARED 32

/* Where a word stands in another one, to look for both is to look for the longer one. Typing is like that: "saint s". */
static gboolean
is_implied (GPtrArray  *words,
            const char *word)
{
  for (guint i = 0; i < MIN (words->len, MOST_COMPARED); i++)
    if (strstr (words->pdata[i], word) != NULL)
      return TRUE;
  return FALSE;
}

static char **
split (const char *folded)
{
  g_auto (GStrv) all = g_strsplit (folded, " ", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (char **word = all; *word != NULL; word++)
    if (!is_implied (words, *word))
      g_ptr_array_add (words, g_strdup (*word));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/**
 * sourcier_search_new:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full) (nullable): what is searched for, %NULL if @text has no letter and no digit: then every row
 *   is found
 */
SourcierSearch *
sourcier_search_new (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);
  SourcierSearch *self;

  if (*folded == '\0')
    return NULL;

  self = g_new0 (SourcierSearch, 1);
  self->words = split (folded);
  if (strchr (folded, ' ') != NULL)
    self->number = sourcier_text_fold_digits (text);
  return self;
}

/**
 * sourcier_search_free:
 * @self: (nullable) (transfer full): what is searched for
 */
void
sourcier_search_free (SourcierSearch *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->words);
  g_free (self->number);
  g_free (self);
}

/**
 * sourcier_search_matches:
 * @self: (nullable): what is searched for, %NULL for nothing
 * @folded: the folded text of a row, from sourcier_text_fold()
 *
 * Returns: whether the row is found
 */
gboolean
sourcier_search_matches (const SourcierSearch *self,
                         const char           *folded)
{
  g_return_val_if_fail (folded != NULL, FALSE);

  if (self == NULL || (self->number != NULL && strstr (folded, self->number) != NULL))
    return TRUE;
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}
