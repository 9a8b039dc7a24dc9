/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/contact-name.h"

#include "base/text.h"

#include <string.h>

/* As they are written in French, folded; NULL for those that stay as written. */
static const struct
{
  const char *folded;
  const char *civility;
} civilities[] = {
  { "m", "M." }, { "mr", "M." }, { "monsieur", "M." }, { "mme", "Mme" }, { "madame", "Mme" }, { "mlle", "Mme" },
  { "mademoiselle", "Mme" }, { "dr", NULL }, { "docteur", NULL }, { "pr", NULL }, { "professeur", NULL },
  { "me", NULL }, { "maitre", NULL }, { "mrs", NULL }, { "ms", NULL }, { "miss", NULL }, { "mx", NULL },
};

/* Returns: (transfer full) (nullable): the civility that @word is, NULL if it is none. */
static char *
read_civility (const char *word)
{
  g_autofree char *folded = sourcier_text_fold (word);

  for (guint i = 0; i < G_N_ELEMENTS (civilities); i++)
    if (g_str_equal (civilities[i].folded, folded))
      return g_strdup (civilities[i].civility != NULL ? civilities[i].civility : word);
  return NULL;
}

/* “DUPONT”, not “J.”: family names are often set apart by capitals. */
static gboolean
is_in_capitals (const char *word)
{
  guint n_letters = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_letters += g_unichar_isalpha (c);
    }
  return n_letters > 1;
}

static char *
join (GPtrArray *words,
      guint      from,
      guint      to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "", (const char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

/* Where in @words, from @from on, the family name stands: what is in capitals, with the particle before it; where nothing
 * or everything is, all but the first. */
static void
find_last (GPtrArray *words,
           guint      from,
           guint     *begin,
           guint     *end)
{
  *begin = from;
  while (*begin < words->len && !is_in_capitals (g_ptr_array_index (words, *begin)))
    (*begin)++;
  *end = *begin;
  while (*end < words->len && is_in_capitals (g_ptr_array_index (words, *end)))
    (*end)++;

  if (*begin == *end || (*begin == from && *end == words->len))
    {
      *begin = words->len - from > 1 ? from + 1 : from;
      *end = words->len;
      return;
    }
  while (*begin > from && g_unichar_islower (g_utf8_get_char (g_ptr_array_index (words, *begin - 1))))
    (*begin)--;
}

static GPtrArray *
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

/**
 * sourcier_contact_name_new:
 * @written: a person as a list or an agent names them: “Mme Claire DUPONT”, “Dupont, Claire”, “M. Jean de La Fontaine”
 *
 * Parts a name as far as it tells its parts: a civility comes first; the family name is what stands before a comma, else
 * what is in capitals, else all words but the first. One word alone is a family name.
 *
 * Returns: (transfer full): the parts
 */
SourcierContactName *
sourcier_contact_name_new (const char *written)
{
  g_return_val_if_fail (written != NULL, NULL);

  SourcierContactName *self = g_new0 (SourcierContactName, 1);
  const char *comma = strchr (written, ',');
  g_autofree char *turned =
    comma != NULL ? g_strdup_printf ("%s %.*s", comma + 1, (int) (comma - written), written) : g_strdup (written);
  g_autoptr (GPtrArray) words = split_words (turned);
  guint from, begin, end;

  self->civility = words->len > 1 ? read_civility (g_ptr_array_index (words, 0)) : NULL;
  from = self->civility != NULL ? 1 : 0;
  if (self->civility == NULL)
    self->civility = g_strdup ("");
  find_last (words, from, &begin, &end);
  self->last = join (words, begin, end);

  g_autofree char *before = join (words, from, begin);
  g_autofree char *after = join (words, end, words->len);
  self->first = g_strconcat (before, *before != '\0' && *after != '\0' ? " " : "", after, NULL);
  return self;
}

/**
 * sourcier_contact_name_free:
 * @self: the parts of a name
 */
void
sourcier_contact_name_free (SourcierContactName *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->civility);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}
