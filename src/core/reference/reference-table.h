/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"

G_BEGIN_DECLS

/* What the lists of data/reference have in common, for whoever keeps one. */

typedef struct _SourcierReferenceRow SourcierReferenceRow;

/* A name in both languages; the strings live as long as the program. */
typedef struct
{
  const char *fr;
  const char *en;
} SourcierReferenceText;

typedef void (*SourcierReferenceRowFunc) (const SourcierReferenceRow *row,
                                          gpointer                    user_data);

void         sourcier_reference_read         (const char                  *name,
                                              SourcierReferenceRowFunc     row_func,
                                              gpointer                     user_data);
const char  *sourcier_reference_row_get      (const SourcierReferenceRow  *row,
                                              const char                  *column);
void         sourcier_reference_row_get_text (const SourcierReferenceRow  *row,
                                              const char                  *column_fr,
                                              const char                  *column_en,
                                              SourcierReferenceText       *text);
const char  *sourcier_reference_text_pick    (const SourcierReferenceText *text);
const char  *sourcier_reference_text_in      (const SourcierReferenceText *text,
                                              SourcierLanguage             language);
char        *sourcier_reference_key          (const char                  *text);
void         sourcier_reference_index        (GHashTable                  *index,
                                              const char                  *text,
                                              gconstpointer                thing);
void         sourcier_reference_index_all    (GHashTable                  *index,
                                              const char                  *texts,
                                              gconstpointer                thing);
gconstpointer sourcier_reference_look_up     (GHashTable                  *index,
                                              const char                  *text);
gconstpointer sourcier_reference_find_nearest (GHashTable                 *index,
                                              const char                  *text);

G_END_DECLS
