/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/* The words of a list that the program does not know, and what is decided of them. */
typedef struct _SourcierImportWords SourcierImportWords;

/**
 * SourcierImportKnownWord:
 * @target: what it stands among: %SOURCIER_IMPORT_TARGET_LABELS or %SOURCIER_IMPORT_TARGET_FAMILIES
 * @text: as first written
 * @decision: what is decided of it
 * @code: (nullable): the label or the family it is used as
 * @is_new: whether that was decided here, and is not in the office's file
 */
typedef struct
{
  int target;
  char *text;
  SourcierImportWordDecision decision;
  char *code;
  gboolean is_new;
} SourcierImportKnownWord;

SourcierImportWords           *sourcier_import_words_new         (void);
void                           sourcier_import_words_free        (SourcierImportWords         *self);
void                           sourcier_import_words_decide      (SourcierImportWords         *self,
                                                                  int                          target,
                                                                  const char                  *text,
                                                                  SourcierImportWordDecision   decision,
                                                                  const char                  *code,
                                                                  gboolean                     is_new);
const SourcierImportKnownWord *sourcier_import_words_find        (SourcierImportWords         *self,
                                                                  int                          target,
                                                                  const char                  *text);
void                           sourcier_import_words_note        (SourcierImportWords         *self,
                                                                  int                          target,
                                                                  const char                  *text,
                                                                  gint64                       row);
void                           sourcier_import_words_forget_rows (SourcierImportWords         *self);
GPtrArray                     *sourcier_import_words_get_news    (SourcierImportWords         *self);
GPtrArray                     *sourcier_import_words_list        (SourcierImportWords         *self);

gboolean                       sourcier_import_words_load        (SourcierImportWords         *self,
                                                                  SourcierStore               *store,
                                                                  GError                     **error);
gboolean                       sourcier_import_words_save        (SourcierImportWords         *self,
                                                                  SourcierStore               *store,
                                                                  GError                     **error);

G_END_DECLS
