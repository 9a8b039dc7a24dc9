/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-import-words.h"

#include "reference/family.h"
#include "reference/label-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many words are told; JSON tells them all. */
#define MOST_TOLD 20

static gboolean
refuse_code (const char  *code,
             GError     **error)
{
  g_autoptr (GString) possible = g_string_new ("ignore, notes");
  guint n_kinds, n_families;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n_kinds);
  const SourcierFamily * const *families = sourcier_families (&n_families);

  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (possible, ", %s", sourcier_label_kind_get_code (kinds[i]));
  for (guint i = 0; i < n_families; i++)
    g_string_append_printf (possible, ", %s", sourcier_family_get_code (families[i]));
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is unknown to %s: choose one of %s"), code, "--word",
               possible->str);
  return FALSE;
}

/* Wherever the word stands: it may be among labels and among families. */
static void
decide_both (SourcierSupplierImport     *import,
             const char                 *word,
             SourcierImportWordDecision  decision)
{
  sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_LABELS, word, decision, NULL);
  sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_FAMILIES, word, decision, NULL);
}

/* "Word=code": a word may have the sign in it, a code has not. */
static gboolean
decide_word (SourcierSupplierImport  *import,
             const char              *pair,
             GError                 **error)
{
  const char *sign = strrchr (pair, '=');
  g_autofree char *word = g_strndup (pair, sign - pair);
  const SourcierLabelKind *kind = sourcier_label_kind_recognise (sign + 1);
  const SourcierFamily *family = sourcier_family_recognise (sign + 1);

  if (g_str_equal (sign + 1, "ignore"))
    decide_both (import, word, SOURCIER_IMPORT_WORD_IGNORE);
  else if (g_str_equal (sign + 1, "notes"))
    decide_both (import, word, SOURCIER_IMPORT_WORD_KEEP);
  else if (kind == NULL && family == NULL)
    return refuse_code (sign + 1, error);
  if (kind != NULL)
    sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_LABELS, word, SOURCIER_IMPORT_WORD_USE,
                                          sourcier_label_kind_get_code (kind));
  if (family != NULL)
    sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_FAMILIES, word, SOURCIER_IMPORT_WORD_USE,
                                          sourcier_family_get_code (family));
  return TRUE;
}

/**
 * sourcier_cli_import_words_decide:
 * @import: an import
 * @words: (nullable) (array zero-terminated=1): what words mean, "Word=code"
 * @error: where to put what is wrong
 *
 * Returns: %FALSE with @error set, naming what is possible, where a code is unknown
 */
gboolean
sourcier_cli_import_words_decide (SourcierSupplierImport  *import,
                                  char                   **words,
                                  GError                 **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!decide_word (import, words[i], error))
      return FALSE;
  return TRUE;
}

static const char *
name_of_target (SourcierImportWord *word)
{
  return sourcier_import_target_get_name (sourcier_import_word_get_target (word));
}

static void
tell_word (SourcierImportWord *word)
{
  const char *proposal = sourcier_import_word_get_proposal (word);
  int n = (int) sourcier_import_word_get_n_rows (word);

  if (sourcier_import_word_get_decision (word) != SOURCIER_IMPORT_WORD_UNDECIDED)
    return;
  if (proposal != NULL)
    /* translators: a word of a list, what it stands among ("Labels"), in how many rows, the code that it may mean */
    g_printerr (ngettext ("“%s” (%s) is not known, %d row: perhaps %s\n", "“%s” (%s) is not known, %d rows: perhaps %s\n", n),
                sourcier_import_word_get_text (word), name_of_target (word), n, proposal);
  else
    /* translators: a word of a list, what it stands among ("Labels"), in how many rows */
    g_printerr (ngettext ("“%s” (%s) is not known, %d row\n", "“%s” (%s) is not known, %d rows\n", n),
                sourcier_import_word_get_text (word), name_of_target (word), n);
}

/**
 * sourcier_cli_import_tell_words:
 * @import: an import that was prepared
 *
 * Tells the words that are not known and whether the names of the columns have slipped, on the standard error: they are for a
 * person to look at.
 *
 * Returns: %TRUE
 */
gboolean
sourcier_cli_import_tell_words (SourcierSupplierImport *import)
{
  g_autoptr (GPtrArray) words = sourcier_supplier_import_get_unknown_words (import);
  g_autofree char *shift = sourcier_supplier_import_dup_shift (import);

  if (shift != NULL)
    g_printerr ("%s\n", shift);
  for (guint i = 0; i < MIN (words->len, MOST_TOLD); i++)
    tell_word (g_ptr_array_index (words, i));
  return TRUE;
}

/* What stands between this column's cells and those of an earlier one that is read as the same, if so. */
static const char *
find_joint (SourcierSupplierImport *import,
            guint                   column)
{
  int target = sourcier_supplier_import_get_target (import, column);

  for (guint i = 0; i < column; i++)
    if (sourcier_supplier_import_get_target (import, i) == target)
      return sourcier_import_target_get_joint (target);
  return NULL;
}

static JsonArray *
columns_to_json (SourcierSupplierImport *import)
{
  JsonArray *columns = json_array_new ();

  for (guint i = 0; i < sourcier_supplier_import_get_n_columns (import); i++)
    {
      JsonObject *column = json_object_new ();

      json_object_set_string_member (column, "header", sourcier_supplier_import_get_header (import, i));
      json_object_set_string_member (column, "field",
                                     sourcier_import_target_get_id (sourcier_supplier_import_get_target (import, i)));
      json_object_set_string_member (column, "how",
                                     sourcier_import_how_get_code (sourcier_supplier_import_get_how (import, i)));
      if (find_joint (import, i) != NULL)
        json_object_set_string_member (column, "joined_with", find_joint (import, i));
      json_array_add_object_element (columns, column);
    }
  return columns;
}

/* What is decided is not told. */
static JsonArray *
words_to_json (SourcierSupplierImport *import)
{
  g_autoptr (GPtrArray) words = sourcier_supplier_import_get_unknown_words (import);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < words->len; i++)
    {
      SourcierImportWord *word = g_ptr_array_index (words, i);
      const char *proposal = sourcier_import_word_get_proposal (word);

      if (sourcier_import_word_get_decision (word) != SOURCIER_IMPORT_WORD_UNDECIDED)
        continue;

      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "word", sourcier_import_word_get_text (word));
      json_object_set_string_member (object, "field",
                                     sourcier_import_target_get_id (sourcier_import_word_get_target (word)));
      json_object_set_int_member (object, "rows", sourcier_import_word_get_n_rows (word));
      if (proposal != NULL)
        json_object_set_string_member (object, "proposal", proposal);
      json_array_add_object_element (array, object);
    }
  return array;
}

/**
 * sourcier_cli_import_words_to_json:
 * @import: an import that was prepared
 * @answer: where to put it
 *
 * Tells what each column is read as and why, what seems wrong with their names, and the words of which nothing is decided.
 */
void
sourcier_cli_import_words_to_json (SourcierSupplierImport *import,
                                   JsonObject             *answer)
{
  g_autofree char *shift = sourcier_supplier_import_dup_shift (import);

  json_object_set_array_member (answer, "columns", columns_to_json (import));
  if (shift != NULL)
    json_object_set_string_member (answer, "columns_doubt", shift);
  json_object_set_array_member (answer, "words", words_to_json (import));
}
