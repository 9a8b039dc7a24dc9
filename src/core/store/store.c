/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

#include "store/store-private.h"

#include "store/history-owner.h"

#include <string.h>

/* How many of SQLite's instructions pass between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_LOOKS 4000
#define MOST_KEPT_STATEMENTS 64
/* How long closing the file waits for a reader to finish its page, in milliseconds. */
#define CLOSING_TIMEOUT_MS 200

/**
 * SourcierStore:
 *
 * One connection to an office's file. The window has one for itself; each worker opens its own, with
 * sourcier_store_open_reader() to look and sourcier_store_open_writer() to write, and uses it in its thread alone.
 */

enum { PROP_0, PROP_UNDO_NAME, PROP_REDO_NAME, N_PROPS };
enum { CHANGED, LONG_CHANGE, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierStore, sourcier_store, G_TYPE_OBJECT)

static void
sourcier_store_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SourcierStore *self = SOURCIER_STORE (object);

  switch (property_id)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* Brings everything into the one file, even while a worker still has it open: somebody may copy it in a moment. */
static void
leave_one_file (SourcierStore *self)
{
  if (self->db == NULL || self->read_only)
    return;

  sqlite3_busy_timeout (self->db, CLOSING_TIMEOUT_MS);
  sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

static int n_writers;

/**
 * sourcier_store_set_at_work:
 * @self: what sourcier_store_open_writer() opened
 * @at_work: whether it is about to write
 *
 * A worker's connection is taken to write from its opening to its closing. One that keeps it open while the reader makes
 * up their mind says when it only looks: whoever leaves need not wait for it then.
 */
void
sourcier_store_set_at_work (SourcierStore *self,
                            gboolean       at_work)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));

  if (self->at_work == at_work)
    return;
  self->at_work = at_work;
  g_atomic_int_add (&n_writers, at_work ? 1 : -1);
}

/**
 * sourcier_store_count_writers:
 *
 * Returns: how many workers of this program may be writing to an office's file at this moment
 */
int
sourcier_store_count_writers (void)
{
  return g_atomic_int_get (&n_writers);
}

static void
sourcier_store_finalize (GObject *object)
{
  SourcierStore *self = SOURCIER_STORE (object);

  sourcier_store_rollback (self);
  sourcier_store_set_at_work (self, FALSE);
  leave_one_file (self);
  g_clear_pointer (&self->owners, sourcier_owners_free);
  g_hash_table_unref (self->statements);
  g_ptr_array_unref (self->tracked_tables);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->undo_name);
  g_free (self->redo_name);

  G_OBJECT_CLASS (sourcier_store_parent_class)->finalize (object);
}

static void
sourcier_store_class_init (SourcierStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sourcier_store_get_property;
  object_class->finalize = sourcier_store_finalize;

  /**
   * SourcierStore:undo-name:
   *
   * The name of the action that Undo would take back, %NULL if there is none.
   */
  properties[PROP_UNDO_NAME] =
    g_param_spec_string ("undo-name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SourcierStore:redo-name:
   *
   * The name of the action that Redo would do again, %NULL if there is none.
   */
  properties[PROP_REDO_NAME] =
    g_param_spec_string ("redo-name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SourcierStore::changed:
   *
   * The content of the file changed: an action was committed, undone or redone, or sourcier_store_refresh() was called.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * SourcierStore::long-change:
   * @reason: a #SourcierBackupReason
   *
   * Much is about to change: sourcier_backup_announce() was called.
   */
  signals[LONG_CHANGE] = g_signal_new ("long-change", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
}

/* Statements are asked for a dozen times for each row of a long list, and their text is long: eight bytes at a time rather
 * than the one of g_str_hash(). */
static guint
hash_sql (gconstpointer sql)
{
  gsize left = strlen (sql);
  guint64 hash = left;

  for (const char *p = sql; left > 0;)
    {
      guint64 word = 0;
      gsize n = MIN (left, sizeof word);

      memcpy (&word, p, n);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
      p += n;
      left -= n;
    }
  return (guint) hash;
}

static void
sourcier_store_init (SourcierStore *self)
{
  self->statements =
    g_hash_table_new_full (hash_sql, g_str_equal, NULL, (GDestroyNotify) _sourcier_statement_forget);
  self->tracked_tables = g_ptr_array_new_with_free_func (g_free);
}

void
_sourcier_store_emit_changed (SourcierStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sourcier_store_prepare:
 * @self: an office's file
 * @sql: one statement of SQL
 * @error: where to put what went wrong
 *
 * Lends a prepared statement. Statements are kept by their text and lent again.
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error set
 */
SourcierStatement *
sourcier_store_prepare (SourcierStore  *self,
                        const char     *sql,
                        GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  SourcierStatement *kept = g_hash_table_lookup (self->statements, sql);
  SourcierStatement *statement = kept != NULL && !_sourcier_statement_is_lent (kept) ? kept : NULL;

  if (statement == NULL)
    {
      sqlite3_stmt *stmt = NULL;
      int code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

      if (code != SQLITE_OK)
        {
          _sourcier_store_fail (self, code, error);
          return NULL;
        }
      statement = _sourcier_statement_new (sql, stmt);
      if (kept == NULL && g_hash_table_size (self->statements) < MOST_KEPT_STATEMENTS)
        g_hash_table_insert (self->statements, (gpointer) _sourcier_statement_keep (statement), statement);
    }

  _sourcier_statement_lend (statement, self);
  return statement;
}

/**
 * sourcier_store_execute:
 * @self: an office's file
 * @sql: one or several statements of SQL, without parameters or rows
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_store_execute (SourcierStore  *self,
                        const char     *sql,
                        GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);

  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || _sourcier_store_fail (self, code, error);
}

/* Reads the one number that @sql gives; an error if it gives none. */
gboolean
_sourcier_store_get_number (SourcierStore  *self,
                            const char     *sql,
                            gint64         *number,
                            GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return _sourcier_store_fail (self, SQLITE_CORRUPT, error);
  *number = sourcier_statement_get_int (statement, 0);
  return TRUE;
}

static int
look_at_cancellable_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * sourcier_store_set_cancellable:
 * @self: an office's file
 * @cancellable: (nullable): what stops it, or %NULL
 *
 * From now on, cancelling @cancellable stops whatever statement this connection runs, with the error CANCELLED.
 */
void
sourcier_store_set_cancellable (SourcierStore *self,
                                GCancellable  *cancellable)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0, look_at_cancellable_cb, cancellable);
}

/**
 * sourcier_store_get_file_number:
 * @self: an office's file
 *
 * Returns: the random number that tells this file from every other, wherever it is moved to; 0 if it cannot be read
 */
gint64
sourcier_store_get_file_number (SourcierStore *self)
{
  gint64 number = 0;

  g_return_val_if_fail (SOURCIER_IS_STORE (self), 0);

  _sourcier_store_get_number (self, "SELECT value FROM meta WHERE key = 'replica'", &number, NULL);
  return number;
}

/**
 * sourcier_store_get_path:
 * @self: an office's file
 *
 * Returns: (transfer none): where it lies
 */
const char *
sourcier_store_get_path (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  return self->path;
}

/**
 * sourcier_store_show_name:
 * @path: where an office's file lies
 *
 * Returns: (transfer full): what the reader calls the file: its name without its folder and without “.sourcier”
 */
char *
sourcier_store_show_name (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *base = g_path_get_basename (path);
  char *name = g_filename_display_name (base);

  if (g_str_has_suffix (name, SOURCIER_STORE_SUFFIX))
    name[strlen (name) - strlen (SOURCIER_STORE_SUFFIX)] = '\0';
  return name;
}

/**
 * sourcier_store_get_read_only:
 * @self: an office's file
 *
 * Returns: whether the file can only be looked at
 */
gboolean
sourcier_store_get_read_only (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), TRUE);

  return self->read_only;
}

/**
 * sourcier_store_get_read_only_reason:
 * @self: an office's file
 *
 * Returns: (transfer none) (nullable): why the file can only be looked at, and what to do about it; %NULL if it can be
 *   written
 */
const char *
sourcier_store_get_read_only_reason (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  return self->read_only_reason;
}

/**
 * sourcier_store_stop_writing:
 * @self: an office's file
 * @reason: why it can only be looked at from now on, and what to do about it
 *
 * Somebody else has the file now: whoever still knows this connection, an editor that is open, writes nothing more with it. An
 * action that was begun is given up.
 */
void
sourcier_store_stop_writing (SourcierStore *self,
                             const char    *reason)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));
  g_return_if_fail (reason != NULL);

  if (self->in_transaction)
    sourcier_store_rollback (self);
  self->read_only = TRUE;
  g_free (self->read_only_reason);
  self->read_only_reason = g_strdup (reason);
}

/* The one number that a question without values answers. */
gboolean
_sourcier_store_read_number (SourcierStore  *self,
                             const char     *sql,
                             gint64         *number,
                             GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, sql, error);

  return statement != NULL && sourcier_statement_read_int (statement, number, error);
}
