/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"

G_BEGIN_DECLS

/*
 * What can be done with a damaged file, step by step: find what is wrong, make what can be worked out again (indexes) anew,
 * recover what is readable, and else take the newest good backup. Each step writes a file of its own: the damaged one is never
 * written, and never deleted.
 */

/**
 * SourcierDamageKind:
 * @SOURCIER_DAMAGE_NONE: the file is sound
 * @SOURCIER_DAMAGE_INDEX: the rows are whole; an index or the search index is not, and can be made anew
 * @SOURCIER_DAMAGE_ROWS: rows cannot be read, or do not fit together
 * @SOURCIER_DAMAGE_HEADER: the file does not open as what it is
 *
 * How badly a file is damaged.
 */
typedef enum
{
  SOURCIER_DAMAGE_NONE,
  SOURCIER_DAMAGE_INDEX,
  SOURCIER_DAMAGE_ROWS,
  SOURCIER_DAMAGE_HEADER,
} SourcierDamageKind;

const char *sourcier_damage_kind_get_code (SourcierDamageKind kind);
const char *sourcier_damage_kind_get_name (SourcierDamageKind kind);

/**
 * SourcierProblemKind:
 * @SOURCIER_PROBLEM_BEGINNING: the first bytes are not those of our files
 * @SOURCIER_PROBLEM_SCHEMA: what tells which tables there are cannot be read
 * @SOURCIER_PROBLEM_CUT: @n pages of @of are missing at the end
 * @SOURCIER_PROBLEM_ROWS: some rows of @table cannot be read
 * @SOURCIER_PROBLEM_ALONE: @n rows of @table belong to rows of @owner that do not exist
 * @SOURCIER_PROBLEM_NUMBERS: which ids were given out is not told any more
 * @SOURCIER_PROBLEM_INDEX: an index of @table does not match its rows
 * @SOURCIER_PROBLEM_SEARCH: the search index @table, of an earlier format, is damaged
 * @SOURCIER_PROBLEM_ROOM: pages are kept wrongly, as SQLite @says
 *
 * What is wrong with a file; history/told-damage.h has the words.
 */
typedef enum
{
  SOURCIER_PROBLEM_BEGINNING,
  SOURCIER_PROBLEM_SCHEMA,
  SOURCIER_PROBLEM_CUT,
  SOURCIER_PROBLEM_ROWS,
  SOURCIER_PROBLEM_ALONE,
  SOURCIER_PROBLEM_NUMBERS,
  SOURCIER_PROBLEM_INDEX,
  SOURCIER_PROBLEM_SEARCH,
  SOURCIER_PROBLEM_ROOM,
} SourcierProblemKind;

typedef struct
{
  SourcierProblemKind kind;
  char *table;                  /* NULL where it is about none; so with the next two */
  char *owner;
  char *says;
  gint64 n, of;
} SourcierProblem;

/**
 * SourcierDamage:
 * @kind: how badly the file is damaged
 * @problems: (element-type SourcierProblem): each thing that is wrong
 *
 * What was found wrong with a file.
 */
typedef struct
{
  SourcierDamageKind kind;
  GPtrArray *problems;
} SourcierDamage;

/**
 * SourcierRecoveredTable:
 * @name: the name of the table in the file
 * @kept: how many rows are in the new file
 * @lost: how many cannot be read; -1 if some cannot and nobody knows how many
 * @alone: how many were read and are left out, because what they belong to is lost: a label without its supplier
 *
 * What became of a table.
 */
typedef struct
{
  char *name;
  gint64 kept;
  gint64 lost;
  gint64 alone;
} SourcierRecoveredTable;

/**
 * SourcierRecovery:
 * @tables: (element-type SourcierRecoveredTable): the tables that have rows or lost some
 * @n_stray: rows that were read and belong to no table for certain: they are not in the new file
 *
 * What was recovered from a damaged file.
 */
typedef struct
{
  GPtrArray *tables;
  gint64 n_stray;
} SourcierRecovery;

SourcierDamage   *sourcier_damage_find       (const char        *path,
                                              GCancellable      *cancellable,
                                              GError           **error);
gboolean          sourcier_damage_is_likely  (const char        *path,
                                              const GError      *error);
void              sourcier_damage_free       (SourcierDamage    *self);
char             *sourcier_damage_name_new   (const char        *path);
SourcierRecovery *sourcier_damage_repair     (const char        *path,
                                              const char        *to,
                                              SourcierProgress  *progress,
                                              GCancellable      *cancellable,
                                              GError           **error);
gboolean          sourcier_damage_is_hindered (const GError      *error);
SourcierRecovery *sourcier_damage_recover    (const char        *path,
                                              const char        *to,
                                              SourcierProgress  *progress,
                                              GCancellable      *cancellable,
                                              GError           **error);
gboolean          sourcier_damage_replace    (const char        *path,
                                              const char        *by,
                                              char             **kept,
                                              GError           **error);
void              sourcier_recovery_free     (SourcierRecovery  *self);
gboolean          sourcier_recovery_is_whole (SourcierRecovery  *self);
gint64            sourcier_recovery_get_kept (SourcierRecovery  *self,
                                              const char        *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDamage, sourcier_damage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierRecovery, sourcier_recovery_free)

G_END_DECLS
