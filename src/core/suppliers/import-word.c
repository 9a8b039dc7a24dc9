/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-word.h"

struct _SourcierImportWord
{
  GObject parent_instance;

  int target;
  char *text;
  gint64 n_rows;
  SourcierImportWordDecision decision;
  char *code;
  char *proposal;
};

G_DEFINE_FINAL_TYPE (SourcierImportWord, sourcier_import_word, G_TYPE_OBJECT)

static void
sourcier_import_word_finalize (GObject *object)
{
  SourcierImportWord *self = SOURCIER_IMPORT_WORD (object);

  g_free (self->text);
  g_free (self->code);
  g_free (self->proposal);

  G_OBJECT_CLASS (sourcier_import_word_parent_class)->finalize (object);
}

static void
sourcier_import_word_class_init (SourcierImportWordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_import_word_finalize;
}

static void
sourcier_import_word_init (SourcierImportWord *self)
{
}

/**
 * sourcier_import_word_new:
 * @target: %SOURCIER_IMPORT_TARGET_LABELS or %SOURCIER_IMPORT_TARGET_FAMILIES
 * @text: the word as the list first writes it
 * @n_rows: how many rows have it
 * @decision: what is decided of it
 * @code: (nullable): the label or the family it is used as
 * @proposal: (nullable): the label or the family it may mean
 *
 * Returns: (transfer full): a word of a list that the program does not know
 */
SourcierImportWord *
sourcier_import_word_new (int                         target,
                          const char                 *text,
                          gint64                      n_rows,
                          SourcierImportWordDecision  decision,
                          const char                 *code,
                          const char                 *proposal)
{
  SourcierImportWord *self = g_object_new (SOURCIER_TYPE_IMPORT_WORD, NULL);

  self->target = target;
  self->text = g_strdup (text);
  self->n_rows = n_rows;
  self->decision = decision;
  self->code = g_strdup (code);
  self->proposal = g_strdup (proposal);
  return self;
}

/**
 * sourcier_import_word_get_target:
 * @self: a word
 *
 * Returns: what it stands among: %SOURCIER_IMPORT_TARGET_LABELS or %SOURCIER_IMPORT_TARGET_FAMILIES
 */
int
sourcier_import_word_get_target (SourcierImportWord *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WORD (self), SOURCIER_IMPORT_TARGET_NONE);
  return self->target;
}

/**
 * sourcier_import_word_get_text:
 * @self: a word
 *
 * Returns: (transfer none): the word as the list first writes it
 */
const char *
sourcier_import_word_get_text (SourcierImportWord *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WORD (self), NULL);
  return self->text;
}

/**
 * sourcier_import_word_get_n_rows:
 * @self: a word
 *
 * Returns: how many rows of the list have it
 */
gint64
sourcier_import_word_get_n_rows (SourcierImportWord *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WORD (self), 0);
  return self->n_rows;
}

/**
 * sourcier_import_word_get_decision:
 * @self: a word
 *
 * Returns: what is decided of it
 */
SourcierImportWordDecision
sourcier_import_word_get_decision (SourcierImportWord *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WORD (self), SOURCIER_IMPORT_WORD_UNDECIDED);
  return self->decision;
}

/**
 * sourcier_import_word_get_code:
 * @self: a word
 *
 * Returns: (transfer none) (nullable): the code of the label or of the family it is used as
 */
const char *
sourcier_import_word_get_code (SourcierImportWord *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WORD (self), NULL);
  return self->code;
}

/**
 * sourcier_import_word_get_proposal:
 * @self: a word
 *
 * Returns: (transfer none) (nullable): the code of the label or of the family whose name is nearest, where one is near
 */
const char *
sourcier_import_word_get_proposal (SourcierImportWord *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WORD (self), NULL);
  return self->proposal;
}
