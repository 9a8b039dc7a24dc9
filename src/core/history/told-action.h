/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-change.h"

G_BEGIN_DECLS

/**
 * SourcierToldField:
 * @name: what the field is called
 * @before: (nullable): what it said, %NULL where the row was not there or this is not told
 * @after: (nullable): what it says, %NULL where the row went or this is not told; both are %NULL where it is told that the field
 *   changed, and not how
 */
typedef struct
{
  char *name;
  char *before;
  char *after;
} SourcierToldField;

/**
 * SourcierToldRow:
 * @title: (nullable): which part it is: "Contact: Dupont"; %NULL for the thing itself
 * @kind: what became of it
 * @fields: (element-type SourcierToldField): what was told of it
 */
typedef struct
{
  char *title;
  SourcierChangeKind kind;
  GPtrArray *fields;
} SourcierToldRow;

/**
 * SourcierToldThing:
 * @about: the table of such things, interned
 * @id: its id, 0 where it has none
 * @title: what it is: "Supplier: Alpha"
 * @kind: what became of it
 * @rows: (element-type SourcierToldRow): what of it was changed, itself first
 * @n_more: how many more parts of it were
 *
 * A thing that an action was about.
 */
typedef struct
{
  const char *about;
  gint64 id;
  char *title;
  SourcierChangeKind kind;
  GPtrArray *rows;
  guint n_more;
} SourcierToldThing;

/**
 * SourcierToldMore:
 * @name: of which things, in words: "Suppliers"
 * @n_rows: how many of their rows, parts included, were changed and are not told one by one
 */
typedef struct
{
  char *name;
  gint64 n_rows;
} SourcierToldMore;

/**
 * SourcierToldAction:
 *
 * What an action of the history did, thing by thing and field by field, in the reader's words.
 */
typedef struct _SourcierToldAction SourcierToldAction;

SourcierToldAction *sourcier_told_action_load       (SourcierStore       *store,
                                                     gint64               action,
                                                     guint                most_things,
                                                     GError             **error);
void                sourcier_told_action_free       (SourcierToldAction  *self);
GPtrArray          *sourcier_told_action_get_things (SourcierToldAction  *self);
GPtrArray          *sourcier_told_action_get_more   (SourcierToldAction  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierToldAction, sourcier_told_action_free)

G_END_DECLS
