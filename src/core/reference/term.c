/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/term.h"

#include "reference/reference-table.h"

struct _SourcierTerm
{
  const char            *code;
  SourcierReferenceText  name;
};

typedef struct
{
  GPtrArray *terms;
  GHashTable *by_code;
  GHashTable *by_name;
} List;

static List lists[SOURCIER_N_TERM_LISTS];

static List *
find_list (const char *name)
{
  static const char * const names[SOURCIER_N_TERM_LISTS] = {
    "nature", "kind", "procedure", "reserved", "consideration", "role", "identifier", "plan-state", "plan-section",
    "plan-theme", "plan-progress", "plan-unit", "plan-frequency",
  };

  for (guint i = 0; i < SOURCIER_N_TERM_LISTS; i++)
    if (g_str_equal (names[i], name))
      return &lists[i];

  g_error ("The list of terms has an unknown list “%s”", name);
}

static void
add_term (const SourcierReferenceRow *row,
          gpointer                    user_data)
{
  List *list = find_list (sourcier_reference_row_get (row, "list"));
  SourcierTerm *term = g_new0 (SourcierTerm, 1);

  term->code = sourcier_reference_row_get (row, "code");
  sourcier_reference_row_get_text (row, "fr", "en", &term->name);
  g_ptr_array_add (list->terms, term);
  g_hash_table_insert (list->by_code, (gpointer) term->code, term);
  sourcier_reference_index (list->by_name, term->code, term);
  sourcier_reference_index (list->by_name, term->name.fr, term);
  sourcier_reference_index (list->by_name, term->name.en, term);
  sourcier_reference_index_all (list->by_name, sourcier_reference_row_get (row, "synonyms"), term);
}

static const List *
ensure_list (SourcierTermList list)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < SOURCIER_N_TERM_LISTS; i++)
        {
          lists[i].terms = g_ptr_array_new ();
          lists[i].by_code = g_hash_table_new (g_str_hash, g_str_equal);
          lists[i].by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        }
      sourcier_reference_read ("terms", add_term, NULL);
      g_once_init_leave (&ready, 1);
    }
  return &lists[list];
}

/**
 * sourcier_terms:
 * @list: a list of words
 * @n_terms: (out) (optional): how many it has
 *
 * Returns: (transfer none) (array length=n_terms): its words, in the order they are offered in
 */
const SourcierTerm * const *
sourcier_terms (SourcierTermList  list,
                guint            *n_terms)
{
  g_return_val_if_fail (list < SOURCIER_N_TERM_LISTS, NULL);

  const List *terms = ensure_list (list);

  if (n_terms != NULL)
    *n_terms = terms->terms->len;
  return (const SourcierTerm * const *) terms->terms->pdata;
}

/**
 * sourcier_term_find:
 * @list: a list of words
 * @code: (nullable): a code, "social-clause"
 *
 * Returns: (transfer none) (nullable): the word of exactly this code
 */
const SourcierTerm *
sourcier_term_find (SourcierTermList  list,
                    const char       *code)
{
  g_return_val_if_fail (list < SOURCIER_N_TERM_LISTS, NULL);

  const List *terms = ensure_list (list);

  return code != NULL ? g_hash_table_lookup (terms->by_code, code) : NULL;
}

/**
 * sourcier_term_recognise:
 * @list: a list of words
 * @text: (nullable): a word as a person or a file writes it: its code or one of its names, French or English
 *
 * Accents, case and punctuation do not count.
 *
 * Returns: (transfer none) (nullable): the word, or %NULL
 */
const SourcierTerm *
sourcier_term_recognise (SourcierTermList  list,
                         const char       *text)
{
  const SourcierTerm *term = sourcier_term_find (list, text);

  return term != NULL ? term : sourcier_reference_look_up (ensure_list (list)->by_name, text);
}

/**
 * sourcier_term_get_code:
 * @self: a word
 *
 * Returns: (transfer none): its code in files, questions and on the command line
 */
const char *
sourcier_term_get_code (const SourcierTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_term_get_name:
 * @self: a word
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
sourcier_term_get_name (const SourcierTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->name);
}

/**
 * sourcier_term_get_french:
 * @self: a word
 *
 * Returns: (transfer none): its French name, which is the DECP's where that has it
 */
const char *
sourcier_term_get_french (const SourcierTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name.fr;
}

/**
 * sourcier_term_get_english:
 * @self: a word
 *
 * Returns: (transfer none): its English name
 */
const char *
sourcier_term_get_english (const SourcierTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name.en;
}

/**
 * sourcier_term_name_of:
 * @list: a list of words
 * @code: a code, or what was written instead of one
 *
 * Returns: (transfer none): its name in the reader's language; @code itself where the list does not know it
 */
const char *
sourcier_term_name_of (SourcierTermList  list,
                       const char       *code)
{
  const SourcierTerm *term = sourcier_term_find (list, code);

  return term != NULL ? sourcier_term_get_name (term) : code;
}

/**
 * sourcier_term_name_in:
 * @list: a list of words
 * @code: a code, or what was written instead of one
 * @language: a language
 *
 * Returns: (transfer none): its name in this language; @code itself where the list does not know it
 */
const char *
sourcier_term_name_in (SourcierTermList  list,
                       const char       *code,
                       SourcierLanguage  language)
{
  const SourcierTerm *term = sourcier_term_find (list, code);

  return term != NULL ? sourcier_reference_text_in (&term->name, language) : code;
}

/**
 * sourcier_term_rank_of:
 * @list: a list of words
 * @code: a code
 *
 * Returns: where it stands in the list, from 0; as many as there are words where the list does not know it
 */
guint
sourcier_term_rank_of (SourcierTermList  list,
                       const char       *code)
{
  guint n;
  const SourcierTerm * const *terms = sourcier_terms (list, &n);
  guint rank = 0;

  while (rank < n && g_strcmp0 (terms[rank]->code, code) != 0)
    rank++;
  return rank;
}
