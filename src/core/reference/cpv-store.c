/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/cpv-store.h"

#include "base/text.h"
#include "reference/family.h"
#include "reference/official-list-store.h"

#include <string.h>

#define COLUMNS "SELECT code, check_digit, parent, label_fr, label_en FROM cpv "

static SourcierCpv *
read_cpv (SourcierStatement *statement)
{
  return sourcier_cpv_new (sourcier_statement_get_text (statement, 0), sourcier_statement_get_text (statement, 1),
                           sourcier_statement_get_text (statement, 2), sourcier_statement_get_text (statement, 3),
                           sourcier_statement_get_text (statement, 4));
}

static GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_cpv_free);
}

static GPtrArray *
read_all (SourcierStatement  *statement,
          GError            **error)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  gboolean has_row = TRUE;

  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (entries, read_cpv (statement));
  return has_row ? NULL : g_steal_pointer (&entries);
}

static SourcierCpv *
from_division (const SourcierCpvDivision *division)
{
  g_autofree char *code = g_strconcat (sourcier_cpv_division_get_code (division), "000000", NULL);
  const char *fr, *en;

  sourcier_cpv_division_get_labels (division, &fr, &en);
  return sourcier_cpv_new (code, "", "", fr, en);
}

/* Whether each word begins a word of one of the labels. */
static gboolean
has_words (const SourcierCpv *entry,
           char             **words)
{
  g_autofree char *fr = sourcier_text_fold (entry->label_fr);
  g_autofree char *en = sourcier_text_fold (entry->label_en);
  g_autofree char *search = g_strdup_printf (" %s %s", fr, en);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", words[i], NULL);

      if (strstr (search, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What the program itself knows: the divisions. */
static GPtrArray *
find_divisions (const char *prefix,
                char      **words,
                guint       most)
{
  GPtrArray *entries = new_entries ();
  guint n;
  const SourcierCpvDivision * const *divisions = sourcier_cpv_divisions (&n);

  for (guint i = 0; i < n && entries->len < most; i++)
    {
      g_autoptr (SourcierCpv) entry = from_division (divisions[i]);

      if (prefix != NULL ? g_str_has_prefix (entry->code, prefix) : has_words (entry, words))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  return entries;
}

/* The wider a code, the sooner it comes: what is sought is most often a class, seldom one of its fifty articles. */
#define BY_WIDTH " ORDER BY max (2, length (rtrim (code, '0'))), code LIMIT ?1"

static GPtrArray *
find_by_code (SourcierStore  *store,
              const char     *prefix,
              guint           most,
              GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, COLUMNS "WHERE substr (code, 1, length (?2)) = ?2" BY_WIDTH, error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, most);
  sourcier_statement_bind_text (statement, 2, prefix);
  return read_all (statement, error);
}

static GPtrArray *
find_by_words (SourcierStore  *store,
               char          **words,
               guint           most,
               GError        **error)
{
  g_autoptr (GString) sql = g_string_new (COLUMNS "WHERE 1");

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (sql, " AND instr (search, ' ' || ?%u) > 0", i + 2);
  g_string_append (sql, BY_WIDTH);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, most);
  for (int i = 0; words[i] != NULL; i++)
    sourcier_statement_bind_text (statement, i + 2, words[i]);
  return read_all (statement, error);
}

/* The digits of "9091", "90910000-9"; NULL for anything else. */
static char *
read_prefix (const char *words)
{
  g_autofree char *code = sourcier_cpv_read_code (words, NULL, NULL);
  g_autofree char *tidy = sourcier_text_tidy (words);

  if (code != NULL && strspn (tidy, "0123456789") == SOURCIER_CPV_LENGTH)
    return g_steal_pointer (&code);
  return sourcier_text_is_digits (tidy) && strlen (tidy) <= SOURCIER_CPV_LENGTH ? g_steal_pointer (&tidy) : NULL;
}

/**
 * sourcier_cpv_store_find:
 * @store: an office's file
 * @words: what is sought: the beginnings of words in French or in English, or the first digits of a code
 * @most: how many entries are wanted at most
 * @error: where to put what went wrong
 *
 * Accents and case do not matter. Where the official list was not loaded, the divisions that come with the program are
 * looked at.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierCpv): the entries, the widest first; %NULL with @error set if
 *   the file cannot be read
 */
GPtrArray *
sourcier_cpv_store_find (SourcierStore  *store,
                         const char     *words,
                         guint           most,
                         GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  g_autofree char *prefix = read_prefix (words);
  g_autofree char *folded = sourcier_text_fold (words);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  if (!sourcier_official_list_store_has (store, SOURCIER_OFFICIAL_LIST_CPV))
    return find_divisions (prefix, parts, most);
  return prefix != NULL ? find_by_code (store, prefix, most, error) : find_by_words (store, parts, most, error);
}

/**
 * sourcier_cpv_store_children:
 * @store: an office's file
 * @code: eight digits; "" for the divisions
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierCpv): the entries right below @code, by code
 */
GPtrArray *
sourcier_cpv_store_children (SourcierStore  *store,
                             const char     *code,
                             GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, COLUMNS "WHERE parent = ?1 ORDER BY code", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, code);
  return read_all (statement, error);
}

/**
 * sourcier_cpv_store_parents:
 * @store: an office's file
 * @code: eight digits
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierCpv): the entries above @code, the division first
 */
GPtrArray *
sourcier_cpv_store_parents (SourcierStore  *store,
                            const char     *code,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "WITH RECURSIVE above (code) AS (SELECT parent FROM cpv WHERE code = ?1 "
                                   "UNION SELECT cpv.parent FROM cpv JOIN above USING (code)) "
                                   COLUMNS "WHERE code IN above ORDER BY code", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, code);
  return read_all (statement, error);
}

/**
 * sourcier_cpv_store_load:
 * @store: an office's file
 * @code: eight digits
 * @error: where to put what went wrong
 *
 * Where the official list does not have it, a division is taken from those that come with the program.
 *
 * Returns: (transfer full) (nullable): the entry; %NULL if there is none, and with @error set if the file cannot be read
 */
SourcierCpv *
sourcier_cpv_store_load (SourcierStore  *store,
                         const char     *code,
                         GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, COLUMNS "WHERE code = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, code);
  if (!sourcier_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_cpv (statement);

  const SourcierCpvDivision *division = g_str_has_suffix (code, "000000") ? sourcier_cpv_division_find (code) : NULL;
  return division != NULL ? from_division (division) : NULL;
}
