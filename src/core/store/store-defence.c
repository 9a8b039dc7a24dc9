/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

/* A file may come from anybody. What stands in its schema is SQL that SQLite runs on its own, and what stands in its pages may
 * be made to lead SQLite astray (https://www.sqlite.org/security.html, “Untrusted SQLite Database Files”). */

/* What this program never comes near, so that no file makes it go there: bytes, letters, columns, steps. Compacting a file
 * attaches one database to another; deletions reach children over three tables, which are triggers to SQLite. */
static const struct { int limit, most; } limits[] = {
  { SQLITE_LIMIT_LENGTH, 512 << 20 },
  { SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
  { SQLITE_LIMIT_COLUMN, 200 },
  { SQLITE_LIMIT_EXPR_DEPTH, 500 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 100 },
  { SQLITE_LIMIT_VDBE_OP, 250000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 64 },
  { SQLITE_LIMIT_ATTACHED, 1 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10000 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

/* No SQL of the schema may run on its own, reach into the schema itself or call functions that do more than compute: the
 * program has neither triggers nor views, and loads no code. */
static const struct { int option, value; } options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
};

/* Makes a connection that was just opened wary of what the file holds. */
gboolean
_sourcier_store_defend (SourcierStore  *self,
                        GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->db, limits[i].limit, limits[i].most);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);

  return sourcier_store_execute (self, "PRAGMA cell_size_check = ON", error)
         && sourcier_store_execute (self, "PRAGMA mmap_size = 0", error);
}
