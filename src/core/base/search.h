/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierSearch:
 * @words: the folded words that are searched for, one at least; none stands in one before it
 * @number: (nullable): all of them as one number, where they are the groups of digits of one: "411 555"
 *
 * What a person who searches a list has typed. A row is found if each of the words stands in its folded text, at the
 * beginning, in the middle or at the end of a word; or if the number does.
 */
typedef struct
{
  char **words;
  char  *number;
} SourcierSearch;

SourcierSearch *sourcier_search_new     (const char           *text);
void            sourcier_search_free    (SourcierSearch       *self);
gboolean        sourcier_search_matches (const SourcierSearch *self,
                                         const char           *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSearch, sourcier_search_free)

G_END_DECLS
