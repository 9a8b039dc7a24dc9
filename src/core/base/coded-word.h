/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierCodedWord:
 * @code: its name in files and on the command line, which never changes
 * @name: its name for the reader, to be translated
 *
 * One value of an enumeration. A table of them, by value, is all that the functions of the enumeration need.
 */
typedef struct
{
  const char *code;
  const char *name;
} SourcierCodedWord;

gboolean sourcier_coded_word_find (const SourcierCodedWord *words,
                                   guint                    n_words,
                                   const char              *code,
                                   guint                   *value);

G_END_DECLS
