/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/letter-template.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The file of the office goes to colleagues, and its history keeps each template once more: room for a letter with the office's
 * arms in it, not for its photographs. */
#define SOURCIER_LETTER_TEMPLATE_MOST_BYTES (4 * 1024 * 1024)

/**
 * SourcierLetterTemplate:
 * @id: its id
 * @name: what the office calls it
 * @language: the language it is written in
 * @added_on: the day it was added
 *
 * A template of letters that the office made its own.
 */
typedef struct
{
  gint64 id;
  char *name;
  SourcierLanguage language;
  SourcierDay added_on;
} SourcierLetterTemplate;

void                 sourcier_letter_template_free         (SourcierLetterTemplate  *self);
GPtrArray           *sourcier_letter_template_store_list   (SourcierStore           *store,
                                                            GError                 **error);
SourcierOdtTemplate *sourcier_letter_template_store_load   (SourcierStore           *store,
                                                            gint64                   id,
                                                            GError                 **error);
gboolean             sourcier_letter_template_store_add    (SourcierStore           *store,
                                                            SourcierOdtTemplate     *template,
                                                            SourcierLanguage         language,
                                                            gint64                  *id,
                                                            GError                 **error);
gboolean             sourcier_letter_template_store_remove (SourcierStore           *store,
                                                            gint64                   id,
                                                            GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierLetterTemplate, sourcier_letter_template_free)

G_END_DECLS
