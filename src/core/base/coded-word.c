/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/coded-word.h"

/**
 * sourcier_coded_word_find:
 * @words: (array length=n_words): a table, by value
 * @n_words: how many values there are
 * @code: (nullable): a code, exactly
 * @value: (out): the value of this code; left alone where there is none
 *
 * Returns: whether there is one
 */
gboolean
sourcier_coded_word_find (const SourcierCodedWord *words,
                          guint                    n_words,
                          const char              *code,
                          guint                   *value)
{
  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}
