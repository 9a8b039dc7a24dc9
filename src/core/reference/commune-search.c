/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/commune-private.h"

#include "base/text.h"
#include "reference/commune-index.h"
#include "reference/departement.h"

#include <string.h>

/* Which communes somebody may have meant. */

static int
compare_population (gconstpointer a,
                    gconstpointer b)
{
  const SourcierCommune *one = *(const SourcierCommune * const *) a;
  const SourcierCommune *other = *(const SourcierCommune * const *) b;

  if (one->population != other->population)
    return one->population < other->population ? 1 : -1;
  return strcmp (one->code, other->code);
}

static void
add_once (GPtrArray             *found,
          const SourcierCommune *commune)
{
  if (!g_ptr_array_find (found, commune, NULL))
    g_ptr_array_add (found, (gpointer) commune);
}

/* Those of @list (nullable) that lie in @departement, where it is told. */
static GPtrArray *
in_departement (GPtrArray  *list,
                const char *departement)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (list, i);

      if (departement == NULL || g_str_equal (commune->departement, departement))
        add_once (found, commune);
    }
  return found;
}

/* Of those that share a postcode: where Paris, Lyon or Marseille is one, its arrondissement stands for it. */
static GPtrArray *
without_wholes (GPtrArray *list)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (list, i);

      if (!commune->has_parts)
        add_once (found, commune);
    }
  return found;
}

static gboolean
is_named (const SourcierCommune *commune,
          const char            *key)
{
  if (g_str_equal (commune->key, key))
    return TRUE;
  return *commune->part_of != '\0' && g_str_equal (sourcier_commune_find (commune->part_of)->key, key);
}

static GPtrArray *
named (GPtrArray  *list,
       const char *key)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    if (is_named (g_ptr_array_index (list, i), key))
      g_ptr_array_add (found, g_ptr_array_index (list, i));
  if (found->len > 0)
    return found;

  for (guint i = 0; i < list->len; i++)
    if (_sourcier_commune_was_named (g_ptr_array_index (list, i), key))
      g_ptr_array_add (found, g_ptr_array_index (list, i));
  return found;
}

static GPtrArray *
at_postcode (const char *postcode,
             const char *key,
             const char *departement,
             gboolean    needs_name)
{
  g_autoptr (GPtrArray) served = without_wholes (_sourcier_communes_by_postcode (postcode));
  g_autoptr (GPtrArray) found = named (served, key);
  const SourcierDepartement *of_postcode = sourcier_departement_from_postcode (postcode);

  if (found->len > 0)
    return g_steal_pointer (&found);

  /* The post office's own numbers (CEDEX) are of no commune: the name tells, in the departement of the number. */
  if (*key != '\0' && of_postcode != NULL)
    {
      g_ptr_array_unref (found);
      found = in_departement (_sourcier_communes_by_name (key), sourcier_departement_get_code (of_postcode));
      if (found->len == 0 && departement != NULL)
        {
          g_ptr_array_unref (found);
          found = in_departement (_sourcier_communes_by_name (key), departement);
        }
    }
  if (found->len > 0 || (needs_name && *key != '\0'))
    return g_steal_pointer (&found);
  return g_steal_pointer (&served);
}

/**
 * sourcier_commune_at:
 * @postcode: (nullable): a postcode; anything else than five digits is as if it was not told
 * @city: (nullable): a city as an address writes it: "ST DENIS CEDEX 2", "Paris 12e", "Havre (Le)"
 * @departement: (nullable): the code of a departement, asked when the postcode does not tell
 *
 * Several communes may share a postcode, and many a name: what an address cannot tell apart is all answered. A city that
 * no commune of the postcode has the name of (a locality, a commune merged since) is taken for one of those communes.
 *
 * Returns: (transfer container) (element-type SourcierCommune): the communes it may mean, the largest first; none if the
 *   address tells no place
 */
GPtrArray *
sourcier_commune_at (const char *postcode,
                     const char *city,
                     const char *departement)
{
  g_autofree char *key = _sourcier_commune_key (city);
  GPtrArray *found;

  if (departement != NULL && *departement == '\0')
    departement = NULL;
  if (sourcier_departement_from_postcode (postcode) != NULL)
    found = at_postcode (postcode, key, departement, FALSE);
  else
    found = in_departement (_sourcier_communes_by_name (key), departement);

  g_ptr_array_sort (found, compare_population);
  return found;
}

static void
add_all (GPtrArray *found,
         GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    add_once (found, g_ptr_array_index (more, i));
}

static SourcierLocated
clear_or_several (GPtrArray *found)
{
  return found->len == 0 ? SOURCIER_LOCATED_NOWHERE : found->len == 1 ? SOURCIER_LOCATED_CLEARLY
                                                                       : SOURCIER_LOCATED_IN_SEVERAL;
}

/* The city is not of the postcode, or the postcode serves no commune: does its departement agree with @found? */
static gboolean
agrees_with_postcode (GPtrArray  *found,
                      const char *postcode)
{
  const SourcierDepartement *departement = sourcier_departement_from_postcode (postcode);
  const SourcierCommune *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  return first == NULL || departement == NULL
         || g_str_equal (first->departement, sourcier_departement_get_code (departement));
}

/* How sure @found is, which sourcier_commune_at() gave; the communes of the city's name elsewhere are put behind where they
 * contradict it. */
static SourcierLocated
judge (GPtrArray  *found,
       const char *postcode,
       const char *key)
{
  g_autoptr (GPtrArray) served = without_wholes (postcode != NULL ? _sourcier_communes_by_postcode (postcode) : NULL);
  g_autoptr (GPtrArray) of_both = named (served, key);
  g_autoptr (GPtrArray) of_name = in_departement (_sourcier_communes_by_name (key), NULL);
  gboolean abroad = sourcier_postcode_is_of_monaco (postcode);

  if (of_both->len > 0 || of_name->len == 0)
    return clear_or_several (found);
  if (found->len > 0 && served->len == 0 && !abroad && agrees_with_postcode (found, postcode))
    return clear_or_several (found);
  add_all (found, of_name);
  return SOURCIER_LOCATED_CONTRADICTING;
}

/**
 * sourcier_commune_locate:
 * @postcode: (nullable): a postcode
 * @city: (nullable): a city as an address writes it
 * @departement: (nullable): the code of a departement, "" if not told
 * @located: (out): how sure the answer is
 *
 * Where an address is, as sourcier_commune_at(), and how sure that is. An address contradicts itself where its city is the
 * name of communes of which none has the postcode, or the departement where there is no postcode; a city that is the name of
 * no commune is a locality of the postcode's. A postcode that serves no commune (CEDEX) agrees with the cities of its
 * departement.
 *
 * Returns: (transfer container) (element-type SourcierCommune): the communes it may mean, the likelier ones first
 */
GPtrArray *
sourcier_commune_locate (const char      *postcode,
                         const char      *city,
                         const char      *departement,
                         SourcierLocated *located)
{
  g_return_val_if_fail (located != NULL, NULL);

  g_autofree char *key = _sourcier_commune_key (city);
  GPtrArray *found = sourcier_commune_at (postcode, city, departement);

  *located = judge (found, postcode, key);
  return found;
}

/* "77284" may be a commune's code and a postcode at once. */
static GPtrArray *
with_number (const char *number)
{
  g_autofree char *code = g_ascii_strup (number, -1);
  GPtrArray *found = without_wholes (_sourcier_communes_by_postcode (number));
  const SourcierCommune *commune = sourcier_commune_find (code);

  if (commune != NULL && (found->len == 0 || g_str_equal (commune->code, code)))
    add_once (found, commune);
  return found;
}

/* "59350 Lille (59)", as communes are told apart: the code of the commune, its name and its departement. */
static const SourcierCommune *
told_apart (const char *key)
{
  const char *name = strchr (key, ' ') + 1, *last = strrchr (key, ' ');
  g_autofree char *number = g_strndup (key, name - 1 - key);
  g_autofree char *code = g_ascii_strup (number, -1);
  g_autofree char *departement = g_ascii_strup (last + 1, -1);
  g_autofree char *called = g_strndup (name, MAX (last - name, 0));
  const SourcierCommune *commune = sourcier_commune_find (code);

  return commune != NULL && g_str_equal (commune->departement, departement) && is_named (commune, called) ? commune : NULL;
}

/* "77100 Meaux", "Meaux 77100", "Meaux (77)": the number stands in the first or the last word. */
static GPtrArray *
with_name_and_number (const char *key)
{
  const char *first_end = strchr (key, ' ');
  const char *last = strrchr (key, ' ');
  g_autofree char *first = g_strndup (key, first_end - key);
  g_autofree char *before = g_strndup (key, last - key);
  g_autofree char *departement = g_ascii_strup (last + 1, -1);
  const SourcierCommune *apart = told_apart (key);

  if (apart != NULL)
    {
      GPtrArray *found = g_ptr_array_new ();

      add_once (found, apart);
      return found;
    }
  if (sourcier_departement_from_postcode (first) != NULL)
    return at_postcode (first, first_end + 1, NULL, TRUE);
  if (sourcier_departement_from_postcode (last + 1) != NULL)
    return at_postcode (last + 1, before, NULL, TRUE);
  if (sourcier_departement_find (departement) != NULL)
    return in_departement (_sourcier_communes_by_name (before), departement);
  return g_ptr_array_new ();
}

/**
 * sourcier_commune_search:
 * @text: (nullable): a place as a person types it: "Meaux", "77100 Meaux", "Meaux (77)", "77284", "Paris 12e",
 *   "59350 Lille (59)"
 *
 * Returns: (transfer container) (element-type SourcierCommune): the communes it may mean, the largest first: one if it is
 *   clear, several if the reader must choose, none if no commune is called so
 */
GPtrArray *
sourcier_commune_search (const char *text)
{
  g_autofree char *key = _sourcier_commune_key (text);
  GPtrArray *found;

  found = in_departement (_sourcier_communes_by_name (key), NULL);
  if (found->len == 0 && *key != '\0')
    {
      g_ptr_array_unref (found);
      if (strchr (key, ' ') != NULL)
        found = with_name_and_number (key);
      else
        found = with_number (key);
    }

  g_ptr_array_sort (found, compare_population);
  return found;
}

/**
 * sourcier_commune_match_keys:
 * @words: (nullable): words or a part of one
 *
 * A part of a word may be short for another: “st” is found in Strasbourg as it stands, and in Saint-Ouen.
 *
 * Returns: (transfer full): what sourcier_commune_match() looks for: accents and case folded, as it is written and as names
 *   abbreviate; none for nothing
 */
char **
sourcier_commune_match_keys (const char *words)
{
  char **keys = g_new0 (char *, 3);

  keys[0] = sourcier_text_fold (words);
  keys[1] = _sourcier_commune_key (words);
  if (*keys[1] == '\0' || g_str_equal (keys[0], keys[1]))
    g_clear_pointer (&keys[1], g_free);
  if (*keys[0] == '\0')
    g_clear_pointer (&keys[0], g_free);
  return keys;
}

/* The whole name, its beginning, the beginning of one of its words, or anywhere. */
static guint
match_name (const SourcierCommune *self,
            const char            *key)
{
  const char *at = strstr (self->key, key);
  guint best = 0;

  if (at == self->key)
    return at[strlen (key)] == '\0' ? 4 : 3;
  for (; at != NULL && best < 2; at = strstr (at + 1, key))
    best = at[-1] == ' ' ? 2 : 1;
  return best;
}

static guint
match_number (const SourcierCommune *self,
              const char            *key)
{
  if (!g_ascii_isdigit (*key))
    return 0;
  if (g_ascii_strncasecmp (self->code, key, strlen (key)) == 0)
    return 2;
  for (char **postcode = self->postcodes; *postcode != NULL; postcode++)
    if (g_str_has_prefix (*postcode, key))
      return 2;
  return 0;
}

/**
 * sourcier_commune_match:
 * @self: a commune
 * @keys: (array zero-terminated=1): what sourcier_commune_match_keys() gave
 *
 * Looks for words in the name, or for the beginning of the code or of a postcode.
 *
 * Returns: 0 if they are not there, else the more the better they tell it: the whole name, its beginning, the beginning of one
 *   of its words, anywhere
 */
guint
sourcier_commune_match (const SourcierCommune *self,
                        char                 **keys)
{
  g_return_val_if_fail (self != NULL && keys != NULL, 0);

  guint best = 0;

  for (; *keys != NULL; keys++)
    best = MAX (best, MAX (match_name (self, *keys), match_number (self, *keys)));
  return best;
}
