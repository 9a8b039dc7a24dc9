/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/text-decoder.h"
#include "base/progress.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierJsonItemProblem:
 * @SOURCIER_JSON_ITEM_SOUND: none
 * @SOURCIER_JSON_ITEM_NOT_OBJECT: it is a number, a text, a list or null
 * @SOURCIER_JSON_ITEM_BROKEN: it is not JSON
 * @SOURCIER_JSON_ITEM_TOO_LONG: it has more bytes or more levels than anything real
 * @SOURCIER_JSON_ITEM_CUT: the file ends within it
 *
 * Why an element of a list could not be read.
 */
typedef enum
{
  SOURCIER_JSON_ITEM_SOUND,
  SOURCIER_JSON_ITEM_NOT_OBJECT,
  SOURCIER_JSON_ITEM_BROKEN,
  SOURCIER_JSON_ITEM_TOO_LONG,
  SOURCIER_JSON_ITEM_CUT,
} SourcierJsonItemProblem;

/**
 * SourcierJsonItem:
 * @list: the name of the list it stands in, "" for a document that is a list
 * @line: the line of the file where it begins, counted from 1
 * @offset: how many bytes of UTF-8 stand before it
 * @text: its bytes, valid UTF-8; no more than the first ones if it is too long
 * @object: (nullable): what it says, %NULL if it could not be read
 * @problem: why it could not
 *
 * An element of a list, good until the function that it is given to returns.
 */
typedef struct
{
  const char *list;
  guint line;
  gint64 offset;
  const char *text;
  JsonObject *object;
  SourcierJsonItemProblem problem;
} SourcierJsonItem;

/**
 * SourcierJsonItemFunc:
 * @item: an element
 * @user_data: what was given to the reader
 * @error: why reading must stop
 *
 * Returns: %FALSE to stop reading, with @error set
 */
typedef gboolean (*SourcierJsonItemFunc) (const SourcierJsonItem  *item,
                                          gpointer                 user_data,
                                          GError                 **error);

gboolean    sourcier_json_array_read                (GFile                    *file,
                                                     const char               *root,
                                                     SourcierJsonItemFunc      func,
                                                     gpointer                  user_data,
                                                     SourcierProgress         *progress,
                                                     GCancellable             *cancellable,
                                                     GError                  **error);
gboolean    sourcier_json_array_read_bytes          (GBytes                   *bytes,
                                                     const char               *root,
                                                     SourcierJsonItemFunc      func,
                                                     gpointer                  user_data,
                                                     GError                  **error);
const char *sourcier_json_item_problem_to_words     (SourcierJsonItemProblem   problem);

G_END_DECLS
