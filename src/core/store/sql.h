/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/choices.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierSqlLate:
 * @store: the file that the statement meets
 * @data: (nullable): what was given with the function
 * @error: where to put what went wrong
 *
 * Returns: (transfer none) (nullable): the text of a parameter, or %NULL with @error set
 */
typedef const char *(*SourcierSqlLate) (SourcierStore  *store,
                                        GObject        *data,
                                        GError        **error);

/**
 * SourcierSql:
 *
 * A question being written as a statement, with the texts of its parameters in order. What a person wrote goes in as
 * parameters; only words of ours and numbers are written into the statement.
 */
typedef struct _SourcierSql SourcierSql;

/**
 * SourcierSqlMany:
 * @id: the id of a row
 * @rows: where what a row may have several of stands, each in a row of its own
 * @owner: the column there that tells whose it is
 * @value: the value there
 * @folded: whether accents and case do not count
 */
typedef struct
{
  const char *id;
  const char *rows;
  const char *owner;
  const char *value;
  gboolean    folded;
} SourcierSqlMany;

SourcierSql       *sourcier_sql_new           (const char             *sql);
void               sourcier_sql_free          (SourcierSql            *self);
void               sourcier_sql_append        (SourcierSql            *self,
                                               const char             *format,
                                               ...) G_GNUC_PRINTF (2, 3);
void               sourcier_sql_append_text   (SourcierSql            *self,
                                               const char             *text);
void               sourcier_sql_append_in     (SourcierSql            *self,
                                               const char             *expression,
                                               GPtrArray              *values);
void               sourcier_sql_append_ids    (SourcierSql            *self,
                                               const char             *id,
                                               GArray                 *ids);
void               sourcier_sql_append_late   (SourcierSql            *self,
                                               SourcierSqlLate         late,
                                               GObject                *data);
void               sourcier_sql_append_choice (SourcierSql            *self,
                                               const SourcierChoices  *choices,
                                               guint                   facet,
                                               const char             *expression);
void               sourcier_sql_append_many   (SourcierSql            *self,
                                               const SourcierChoices  *choices,
                                               guint                   facet,
                                               const SourcierSqlMany  *many);
void               sourcier_sql_append_search (SourcierSql            *self,
                                               const char             *id,
                                               const char             *table,
                                               const char             *text);
SourcierStatement *sourcier_sql_prepare       (SourcierSql            *self,
                                               SourcierStore          *store,
                                               GError                **error);
GArray            *sourcier_sql_read_ids      (SourcierSql            *self,
                                               SourcierStore          *store,
                                               GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSql, sourcier_sql_free)

G_END_DECLS
