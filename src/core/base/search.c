/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/search.h"

#include "base/text.h"

#include <string.h>

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
  self->words = g_strsplit (folded, " ", -1);
  if (self->words[1] != NULL)
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
