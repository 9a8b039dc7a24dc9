/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-import-private.h"

#include "base/text.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "suppliers/import-word.h"

/* A word that rows have. */
typedef struct
{
  int target;
  char *text;
  gint64 n_rows;
  gint64 last_row;
} Seen;

/* The thread that reads rows asks what is decided, while another counts them: nothing is decided meanwhile. */
struct _SourcierImportWords
{
  GHashTable *decided;   /* (element-type utf8 SourcierImportKnownWord) */
  GHashTable *seen;      /* (element-type utf8 Seen) */
};

static void
seen_free (gpointer data)
{
  Seen *self = data;

  g_free (self->text);
  g_free (self);
}

static void
word_free (gpointer data)
{
  SourcierImportKnownWord *self = data;

  g_free (self->text);
  g_free (self->code);
  g_free (self);
}

/**
 * sourcier_import_words_new:
 *
 * Returns: (transfer full): no words yet
 */
SourcierImportWords *
sourcier_import_words_new (void)
{
  SourcierImportWords *self = g_new0 (SourcierImportWords, 1);

  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, seen_free);
  return self;
}

/**
 * sourcier_import_words_free:
 * @self: (transfer full): words
 */
void
sourcier_import_words_free (SourcierImportWords *self)
{
  g_hash_table_unref (self->decided);
  g_hash_table_unref (self->seen);
  g_free (self);
}

/* Case, accents and marks do not make another word. */
static char *
make_key (int         target,
          const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);

  return g_strdup_printf ("%d %s", target, *folded != '\0' ? folded : text);
}

static SourcierImportKnownWord *
ensure_word (SourcierImportWords *self,
             int                  target,
             const char          *text)
{
  g_autofree char *key = make_key (target, text);
  SourcierImportKnownWord *word = g_hash_table_lookup (self->decided, key);

  if (word != NULL)
    return word;
  word = g_new0 (SourcierImportKnownWord, 1);
  word->target = target;
  word->text = g_strdup (text);
  g_hash_table_insert (self->decided, g_steal_pointer (&key), word);
  return word;
}

/**
 * sourcier_import_words_decide:
 * @self: words
 * @target: what the word stands among
 * @text: a word
 * @decision: what is to become of it
 * @code: (nullable): the label or the family it is used as
 * @is_new: whether it is decided now; what comes from the office's file does not go before what is
 */
void
sourcier_import_words_decide (SourcierImportWords        *self,
                              int                         target,
                              const char                 *text,
                              SourcierImportWordDecision  decision,
                              const char                 *code,
                              gboolean                    is_new)
{
  SourcierImportKnownWord *word = ensure_word (self, target, text);

  if (!is_new && word->is_new)
    return;
  word->is_new = is_new && (word->decision != decision || g_strcmp0 (word->code, code) != 0 || word->is_new);
  word->decision = decision;
  g_free (word->code);
  word->code = g_strdup (code);
}

/**
 * sourcier_import_words_find:
 * @self: words
 * @target: what the word stands among
 * @text: a word
 *
 * Returns: (transfer none) (nullable): what is decided of it, %NULL where nothing is
 */
const SourcierImportKnownWord *
sourcier_import_words_find (SourcierImportWords *self,
                            int                  target,
                            const char          *text)
{
  g_autofree char *key = make_key (target, text);
  const SourcierImportKnownWord *word = g_hash_table_lookup (self->decided, key);

  return word != NULL && word->decision != SOURCIER_IMPORT_WORD_UNDECIDED ? word : NULL;
}

/**
 * sourcier_import_words_note:
 * @self: words
 * @target: what the word stands among
 * @text: a word that the program does not know
 * @row: the number of the row that has it
 *
 * Counts the row, once however often it has the word.
 */
void
sourcier_import_words_note (SourcierImportWords *self,
                            int                  target,
                            const char          *text,
                            gint64               row)
{
  g_autofree char *key = make_key (target, text);
  Seen *seen = g_hash_table_lookup (self->seen, key);

  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      seen->target = target;
      seen->text = g_strdup (text);
      g_hash_table_insert (self->seen, g_steal_pointer (&key), seen);
    }
  seen->n_rows += seen->last_row != row;
  seen->last_row = row;
}

/**
 * sourcier_import_words_forget_rows:
 * @self: words
 *
 * The list is read anew. What is decided stays.
 */
void
sourcier_import_words_forget_rows (SourcierImportWords *self)
{
  g_hash_table_remove_all (self->seen);
}

/**
 * sourcier_import_words_get_news:
 * @self: words
 *
 * Returns: (transfer container) (element-type SourcierImportKnownWord): the words of the list of which something is decided
 *   that the office's file does not know
 */
GPtrArray *
sourcier_import_words_get_news (SourcierImportWords *self)
{
  GPtrArray *news = g_ptr_array_new ();
  GHashTableIter each;
  gpointer key, word;

  g_hash_table_iter_init (&each, self->decided);
  while (g_hash_table_iter_next (&each, &key, &word))
    if (((SourcierImportKnownWord *) word)->is_new && g_hash_table_contains (self->seen, key))
      g_ptr_array_add (news, word);
  return news;
}

static const char *
find_proposal (const Seen *word)
{
  const SourcierLabelKind *kind;
  const SourcierFamily *family;

  if (word->target == SOURCIER_IMPORT_TARGET_LABELS)
    {
      kind = sourcier_label_kind_find_nearest (word->text);
      return kind != NULL ? sourcier_label_kind_get_code (kind) : NULL;
    }
  family = sourcier_family_find_nearest (word->text);
  return family != NULL ? sourcier_family_get_code (family) : NULL;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  SourcierImportWord *x = *(SourcierImportWord * const *) a;
  SourcierImportWord *y = *(SourcierImportWord * const *) b;
  gint64 n_x = sourcier_import_word_get_n_rows (x), n_y = sourcier_import_word_get_n_rows (y);

  if (n_x != n_y)
    return n_x > n_y ? -1 : 1;
  return g_strcmp0 (sourcier_import_word_get_text (x), sourcier_import_word_get_text (y));
}

/**
 * sourcier_import_words_list:
 * @self: words
 *
 * Returns: (transfer full) (element-type SourcierImportWord): those that the list has, the most frequent first
 */
GPtrArray *
sourcier_import_words_list (SourcierImportWords *self)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter each;
  gpointer key, value;

  g_hash_table_iter_init (&each, self->seen);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      const Seen *seen = value;
      const SourcierImportKnownWord *word = g_hash_table_lookup (self->decided, key);

      g_ptr_array_add (words, sourcier_import_word_new (seen->target, seen->text, seen->n_rows,
                                                        word != NULL ? word->decision : SOURCIER_IMPORT_WORD_UNDECIDED,
                                                        word != NULL ? word->code : NULL, find_proposal (seen)));
    }
  g_ptr_array_sort (words, compare_words);
  return words;
}

/* Counts what nobody knows in a row. */
void
_sourcier_supplier_import_note_row (SourcierSupplierImport *self,
                                    SourcierImportReading  *reading,
                                    gint64                  seq)
{
  for (guint i = 0; reading->unknown != NULL && i < reading->unknown->len; i++)
    {
      const SourcierImportUnknown *unknown = g_ptr_array_index (reading->unknown, i);

      sourcier_import_words_note (self->context.words, unknown->target, unknown->text, seq);
    }
}

/**
 * sourcier_supplier_import_get_unknown_words:
 * @self: an import that was prepared
 *
 * Returns: (transfer full) (element-type SourcierImportWord): each word among labels and families that the program does
 *   not know, once, the most frequent first: those of which something is decided too
 */
GPtrArray *
sourcier_supplier_import_get_unknown_words (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  return sourcier_import_words_list (self->context.words);
}

/**
 * sourcier_supplier_import_decide_word:
 * @self: an import
 * @target: %SOURCIER_IMPORT_TARGET_LABELS or %SOURCIER_IMPORT_TARGET_FAMILIES
 * @word: a word as the list writes it; case, accents and marks do not count
 * @decision: what is to become of it
 * @code: (nullable): the label or the family that it means, where it is used
 *
 * Decides of a word in all rows; prepare() must be called again. What is decided is kept in the office's file when the
 * import is applied, and holds for later lists.
 */
void
sourcier_supplier_import_decide_word (SourcierSupplierImport     *self,
                                      int                         target,
                                      const char                 *word,
                                      SourcierImportWordDecision  decision,
                                      const char                 *code)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (word != NULL && (code != NULL) == (decision == SOURCIER_IMPORT_WORD_USE));
  sourcier_import_words_decide (self->context.words, target, word, decision, code, TRUE);
}
