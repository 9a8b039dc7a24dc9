/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierStatement:
 *
 * A prepared SQL statement, lent by the store that keeps it. Parameters and columns are counted from 0 for columns and
 * from 1 for parameters, as SQLite does. Releasing the statement (g_autoptr does) gives it back, reset and unbound.
 */
typedef struct _SourcierStatement SourcierStatement;

void         sourcier_statement_release      (SourcierStatement  *self);
void         sourcier_statement_bind_int     (SourcierStatement  *self,
                                              int                 parameter,
                                              gint64              value);
void         sourcier_statement_bind_text    (SourcierStatement  *self,
                                              int                 parameter,
                                              const char         *value);
void         sourcier_statement_bind_day     (SourcierStatement  *self,
                                              int                 parameter,
                                              SourcierDay         day);
void         sourcier_statement_bind_blob    (SourcierStatement  *self,
                                              int                 parameter,
                                              gconstpointer       data,
                                              gsize               size);
void         sourcier_statement_bind_null    (SourcierStatement  *self,
                                              int                 parameter);
gboolean     sourcier_statement_step         (SourcierStatement  *self,
                                              gboolean           *has_row,
                                              GError            **error);
gboolean     sourcier_statement_run          (SourcierStatement  *self,
                                              GError            **error);
gboolean     sourcier_statement_read_int      (SourcierStatement  *self,
                                               gint64             *number,
                                               GError            **error);
gboolean     sourcier_statement_find          (SourcierStatement  *self,
                                               gint64              id,
                                               gboolean           *has_row,
                                               GError            **error);
GArray      *sourcier_statement_read_ids      (SourcierStatement  *self,
                                              GError            **error);
void         sourcier_statement_reset        (SourcierStatement  *self);
gint64       sourcier_statement_get_int      (SourcierStatement  *self,
                                              int                 column);
const char  *sourcier_statement_get_text     (SourcierStatement  *self,
                                              int                 column);
SourcierDay  sourcier_statement_get_day      (SourcierStatement  *self,
                                              int                 column);
GBytes      *sourcier_statement_get_blob     (SourcierStatement  *self,
                                              int                 column);
gboolean     sourcier_statement_is_null      (SourcierStatement  *self,
                                              int                 column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierStatement, sourcier_statement_release)

G_END_DECLS
