/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

G_BEGIN_DECLS

/**
 * SourcierLanguage:
 *
 * The language a text is kept or a document is written in, whatever the language of the window.
 */
typedef enum
{
  SOURCIER_FRENCH,
  SOURCIER_ENGLISH,
  SOURCIER_N_LANGUAGES,
} SourcierLanguage;

const char *sourcier_language_get_code       (SourcierLanguage   language);
const char *sourcier_language_get_country    (SourcierLanguage   language);
gboolean    sourcier_language_find           (const char        *code,
                                              SourcierLanguage  *language);
char       *sourcier_language_format_count   (SourcierLanguage   language,
                                              gint64             count);
char       *sourcier_language_format_number  (SourcierLanguage   language,
                                              double             number,
                                              guint              n_decimals);
char       *sourcier_language_format_percent (SourcierLanguage   language,
                                              double             share,
                                              guint              n_decimals);
char       *sourcier_language_format_money   (SourcierLanguage   language,
                                              gint64             cents);
char       *sourcier_language_format_day     (SourcierLanguage   language,
                                              SourcierDay        day);

G_END_DECLS
