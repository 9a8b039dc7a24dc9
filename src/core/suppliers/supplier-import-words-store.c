/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-import-words.h"

#include "base/text.h"
#include "reference/family.h"
#include "reference/label-kind.h"

static const char * const decisions[] = {
  [SOURCIER_IMPORT_WORD_UNDECIDED] = "", [SOURCIER_IMPORT_WORD_USE] = "use", [SOURCIER_IMPORT_WORD_IGNORE] = "ignore",
  [SOURCIER_IMPORT_WORD_KEEP] = "keep",
};

static SourcierImportWordDecision
read_decision (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_str_equal (decisions[i], text))
      return i;
  return SOURCIER_IMPORT_WORD_UNDECIDED;
}

static gboolean
is_code (int         target,
         const char *code)
{
  return target == SOURCIER_IMPORT_TARGET_LABELS ? sourcier_label_kind_find (code) != NULL
                                                 : sourcier_family_find (code) != NULL;
}

/* What a newer version of the program decided otherwise, or uses as what this one does not know, is not decided here. */
static void
read_word (SourcierImportWords *self,
           SourcierStatement   *row)
{
  gboolean labels = g_str_equal (sourcier_statement_get_text (row, 0), "labels");
  int target = labels ? SOURCIER_IMPORT_TARGET_LABELS : SOURCIER_IMPORT_TARGET_FAMILIES;
  SourcierImportWordDecision decision = read_decision (sourcier_statement_get_text (row, 2));
  const char *code = sourcier_statement_get_text (row, 3);
  gboolean used = decision == SOURCIER_IMPORT_WORD_USE;

  if (decision != SOURCIER_IMPORT_WORD_UNDECIDED && (!used || is_code (target, code)))
    sourcier_import_words_decide (self, target, sourcier_statement_get_text (row, 1), decision, used ? code : NULL, FALSE);
}

/**
 * sourcier_import_words_load:
 * @self: words
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Takes what the office decided of words of earlier lists.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_words_load (SourcierImportWords  *self,
                            SourcierStore        *store,
                            GError              **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT about, word, decision, code FROM import_word ORDER BY id", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        read_word (self, statement);
    }
  return TRUE;
}

static gboolean
delete_word (SourcierStore  *store,
             const char     *about,
             const char     *folded,
             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "DELETE FROM import_word WHERE about = ?1 AND folded = ?2", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, about);
  sourcier_statement_bind_text (statement, 2, folded);
  return sourcier_statement_run (statement, error);
}

static gboolean
save_word (SourcierStore                 *store,
           const SourcierImportKnownWord *word,
           GError                       **error)
{
  const char *about = word->target == SOURCIER_IMPORT_TARGET_LABELS ? "labels" : "families";
  g_autofree char *folded = sourcier_text_fold (word->text);
  g_autoptr (SourcierStatement) statement = NULL;

  if (!delete_word (store, about, *folded != '\0' ? folded : word->text, error))
    return FALSE;
  if (word->decision == SOURCIER_IMPORT_WORD_UNDECIDED)
    return TRUE;
  statement = sourcier_store_prepare (store, "INSERT INTO import_word (id, about, word, folded, decision, code)"
                                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_store_next_id (store));
  sourcier_statement_bind_text (statement, 2, about);
  sourcier_statement_bind_text (statement, 3, word->text);
  sourcier_statement_bind_text (statement, 4, *folded != '\0' ? folded : word->text);
  sourcier_statement_bind_text (statement, 5, decisions[word->decision]);
  sourcier_statement_bind_text (statement, 6, word->code != NULL ? word->code : "");
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_import_words_save:
 * @self: words
 * @store: an office's file, in a transaction
 * @error: where to put what went wrong
 *
 * Keeps what is decided of the words of the list for later lists.
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_import_words_save (SourcierImportWords  *self,
                            SourcierStore        *store,
                            GError              **error)
{
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  g_autoptr (GPtrArray) news = sourcier_import_words_get_news (self);

  for (guint i = 0; i < news->len; i++)
    if (!save_word (store, g_ptr_array_index (news, i), error))
      return FALSE;
  return TRUE;
}
