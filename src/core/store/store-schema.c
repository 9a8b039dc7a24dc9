/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include <stdlib.h>
#include <string.h>

#define SCHEMA_FOLDER SOURCIER_RESOURCE_PREFIX "/schema/"

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* The migrations are resources named 0001-store.sql, 0002-…: their number is the version that they lead to. */
static char **
list_migrations (void)
{
  char **names = g_resources_enumerate_children (SCHEMA_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

/* The version of the file format that this program writes. */
int
_sourcier_store_latest_version (void)
{
  g_auto (GStrv) names = list_migrations ();

  return atoi (names[g_strv_length (names) - 1]);
}

/* Returns: (transfer full): the SQL that makes an empty file of this version. */
char *
_sourcier_store_schema_up_to (int version)
{
  g_auto (GStrv) names = list_migrations ();
  GString *sql = g_string_new (NULL);

  for (int i = 0; names[i] != NULL && atoi (names[i]) <= version; i++)
    {
      g_autofree char *path = g_strconcat (SCHEMA_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes != NULL)
        g_string_append (sql, g_bytes_get_data (bytes, NULL));
    }
  return g_string_free (sql, FALSE);
}

static gboolean
run_migration (SourcierStore  *self,
               const char     *name,
               GError        **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_FOLDER, name, NULL);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", atoi (name));
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL
         && sourcier_store_execute (self, g_bytes_get_data (sql, NULL), error)
         && sourcier_store_execute (self, stamp, error);
}

/* Between two steps the reader may have thought better of it, however short each of them is. */
static gboolean
may_go_on (SourcierStore  *self,
           GError        **error)
{
  return self->cancellable == NULL || !g_cancellable_is_cancelled (self->cancellable)
         || _sourcier_store_fail (self, SQLITE_INTERRUPT, error);
}

/* Brings the file from the version it has to @up_to, all of it or nothing. */
gboolean
_sourcier_store_migrate (SourcierStore  *self,
                         int             up_to,
                         GError        **error)
{
  g_auto (GStrv) names = list_migrations ();
  gint64 version;

  if (!_sourcier_store_begin_raw (self, error))
    return FALSE;
  if (!_sourcier_store_get_number (self, "PRAGMA user_version", &version, error))
    goto fail;

  for (int i = 0; names[i] != NULL; i++)
    {
      if (atoi (names[i]) <= version || atoi (names[i]) > up_to)
        continue;
      if (!may_go_on (self, error) || !run_migration (self, names[i], error))
        goto fail;
      sourcier_progress_report (self->progress, atoi (names[i]) - version, up_to - version);
    }

  if (may_go_on (self, error) && _sourcier_store_commit_raw (self, error))
    return TRUE;

fail:
  sourcier_store_rollback (self);
  return FALSE;
}
