/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "base/user.h"
#include "store/backup.h"
#include "store/history.h"
#include "store/store-copy.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* An action that adds a supplier. */
static void
add_supplier (SourcierStore *store,
              const char    *name)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_store_begin (store, "Add a supplier", &error);
  g_assert_no_error (error);
  sourcier_store_set_detail (store, name);
  sourcier_supplier_store_save (store, supplier, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static gint64
count_suppliers (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT count(*) FROM supplier", &error);
  gboolean has_row;

  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  return sourcier_statement_get_int (statement, 0);
}

/* Beside the file, whatever this computer's settings are. */
static SourcierBackup *
back_up (SourcierStore *store)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (GError) error = NULL;
  SourcierBackup *made;

  sourcier_backup_make (store, policy, SOURCIER_BACKUP_BY_HAND, &made, NULL, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static void
test_made (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  add_supplier (office->store, "Atelier du Pré");
  g_autoptr (SourcierBackup) made = back_up (office->store);
  g_autofree char *folder = g_path_get_dirname (sourcier_backup_get_path (made));
  GStatBuf info;

  /* Only its owner may read it, and its folder; nothing else lies there. */
  g_assert_true (g_str_has_suffix (folder, G_DIR_SEPARATOR_S "Mairie d’Été 100%.backups"));
  g_assert_cmpint (g_stat (sourcier_backup_get_path (made), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_null (g_dir_read_name (dir));

  /* It tells itself what it holds. */
  add_supplier (office->store, "Baluchon");
  sourcier_backup_read (made, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_backup_get_count (made, SOURCIER_BACKUP_SUPPLIERS), ==, 1);
  g_assert_cmpint (sourcier_backup_get_count (made, SOURCIER_BACKUP_PURCHASES), ==, 0);
  GPtrArray *actions = sourcier_backup_get_actions (made);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_cmpstr (((SourcierBackupAction *) actions->pdata[0])->detail, ==, "Atelier du Pré");
}

static void
test_unchanged (CoreTestOffice *office,
                gconstpointer   data)
{
  add_supplier (office->store, "Atelier");
  g_autoptr (SourcierBackup) first = back_up (office->store);
  g_autoptr (SourcierBackup) nothing = back_up (office->store);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (first);
  g_assert_null (nothing);

  /* An undo adds no line to the history, but changes the office. */
  sourcier_store_undo (office->store, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierBackup) second = back_up (office->store);
  g_assert_nonnull (second);
}

/* Of two that were made within a second, the later one is the newer, whatever they are called. */
static void
test_same_second (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (GError) error = NULL;

  add_supplier (office->store, "First");
  sourcier_backup_make (office->store, policy, SOURCIER_BACKUP_IMPORT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  add_supplier (office->store, "Second");
  g_autoptr (SourcierBackup) later = back_up (office->store);
  g_autoptr (GPtrArray) all =
    sourcier_backup_list (office->path, policy, sourcier_store_get_file_number (office->store));
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (sourcier_backup_get_path (all->pdata[0]), ==, sourcier_backup_get_path (later));
}

/* A snapshot is of the moment when it was opened, whatever is written before it is copied. */
static void
test_snapshot (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  add_supplier (office->store, "Before");
  g_autoptr (SourcierStore) snapshot = sourcier_store_open_snapshot (office->store, &error);
  g_assert_no_error (error);
  add_supplier (office->store, "After");
  g_autoptr (SourcierBackup) made = back_up (snapshot);
  sourcier_backup_read (made, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_backup_get_count (made, SOURCIER_BACKUP_SUPPLIERS), ==, 1);
}

static void
test_cancelled (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autofree char *folder = sourcier_backup_policy_find_folder (policy, office->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_supplier (office->store, "Atelier");
  g_cancellable_cancel (cancellable);
  g_assert_false (sourcier_backup_make (office->store, policy, SOURCIER_BACKUP_DAY, NULL, NULL, cancellable, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static GPtrArray *
name_backups (const char * const *names)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/nowhere/%s.sourcier", names[i]);

      g_ptr_array_add (backups, sourcier_backup_new_for_path (path));
      g_assert_nonnull (backups->pdata[i]);
    }
  return backups;
}

/* Worked out by hand with a calendar: of 22 November 2026, a Sunday, back. */
static void
test_thinned (void)
{
  static const char * const names[] = {
    "A 2026-11-22 170000 change", /* among the newest two */
    "A 2026-11-22 120000 import", /* among the newest two */
    "A 2026-11-22 090000 day",    /* not the last of its day */
    "A 2026-11-20 090000 day",    /* second day with a backup; its week and month have a later one */
    "A 2026-11-19 110000 hand",   /* asked for */
    "A 2026-11-19 090000 day",    /* third day */
    "A 2026-11-17 090000 day",    /* fourth day, and the week of the 22nd again */
    "A 2026-11-13 090000 day",    /* last of the week before */
    "A 2026-11-10 090000 day",    /* the same week */
    "A 2026-10-30 090000 day",    /* last of October; the third week */
    "A 2026-10-02 090000 format", /* has an earlier format */
    "A 2026-10-01 090000 day",    /* October again */
    "A 2026-08-01 090000 day",    /* the third month with a backup */
    NULL
  };
  static const gboolean expected[] = { TRUE, TRUE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, FALSE, TRUE, TRUE, FALSE, TRUE };
  SourcierBackupPolicy policy = { NULL, 2, 3, 2, 3 };
  g_autoptr (GPtrArray) backups = name_backups (names);
  gboolean stays[G_N_ELEMENTS (expected)];

  sourcier_backup_policy_choose (&policy, backups, stays);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (stays[i], ==, expected[i]);
}

static void
test_names (void)
{
  g_autoptr (SourcierBackup) again = sourcier_backup_new_for_path ("/x/Mairie 2026-11-22 124015 import-2.sourcier");

  g_assert_cmpint (sourcier_backup_get_reason (again), ==, SOURCIER_BACKUP_IMPORT);
  g_assert_cmpint (g_date_time_get_minute (sourcier_backup_get_at (again)), ==, 40);
  g_assert_null (sourcier_backup_new_for_path ("/x/Mairie.sourcier"));
  g_assert_null (sourcier_backup_new_for_path ("/x/Mairie 2026-13-22 124015 day.sourcier"));
  g_assert_null (sourcier_backup_new_for_path ("/x/Mairie 2026-11-22 124015 day.sourcier.unfinished-1"));
  g_assert_null (sourcier_backup_new_for_path ("/x/Mairie 2026-11-22 124015 other.sourcier"));
}

/* What the program did not name, or what belongs to another office, is not its to delete. */
static void
test_others_stay (CoreTestOffice *office,
                  gconstpointer   data)
{
  SourcierBackupPolicy policy = { NULL, 1, 0, 0, 0 };
  g_autofree char *folder = sourcier_backup_policy_find_folder (&policy, office->path);
  g_autofree char *other_path = g_build_filename (office->folder, "Mairie d’Été 100%.sourcier.tmp", NULL);
  g_autofree char *foreign = g_build_filename (folder, "Mairie d’Été 100% 2020-01-01 000000 day.sourcier", NULL);
  g_autofree char *note = g_build_filename (folder, "note.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) other = sourcier_store_create (other_path, &error);

  g_clear_object (&other);
  g_mkdir (folder, 0700);
  g_assert_cmpint (g_rename (other_path, foreign), ==, 0);
  g_file_set_contents (note, "mine", -1, &error);
  for (int i = 0; i < 3; i++)
    {
      add_supplier (office->store, "Atelier");
      sourcier_backup_make (office->store, &policy, SOURCIER_BACKUP_CHANGE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_autoptr (GPtrArray) own = sourcier_backup_list (office->path, &policy, sourcier_store_get_file_number (office->store));
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
}

static void
test_restored (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  add_supplier (office->store, "First");
  g_autoptr (SourcierBackup) made = back_up (office->store);
  add_supplier (office->store, "Second");
  add_supplier (office->store, "Third");

  g_autoptr (SourcierBackupComparison) comparison = sourcier_backup_compare (made, office->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (comparison->lost[SOURCIER_BACKUP_SUPPLIERS], ==, 2);
  g_assert_cmpint (comparison->regained[SOURCIER_BACKUP_SUPPLIERS], ==, 0);
  g_assert_cmpint (comparison->n_actions, ==, 2);
  g_assert_cmpstr (((SourcierBackupAction *) comparison->actions->pdata[0])->detail, ==, "Third");

  /* The connection that was open before sees it; what was there is kept. */
  sourcier_backup_restore (sourcier_backup_get_path (made), office->path, &kept, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_suppliers (office->store), ==, 1);
  g_autoptr (SourcierStore) aside = sourcier_store_open (kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_suppliers (aside), ==, 3);

  /* The history tells which backup came back, by whom and when; undo goes on with what was done before it. */
  g_autoptr (GPtrArray) actions = sourcier_history_load (office->store, 10, &error);
  g_autofree char *user = sourcier_user_dup_name ();
  g_autofree char *day = g_date_time_format (sourcier_backup_get_at (made), "%-d %B %Y, %H:%M – Asked for");
  g_assert_no_error (error);
  g_assert_cmpuint (actions->len, ==, 2);
  g_assert_cmpstr (sourcier_action_get_name (actions->pdata[0]), ==, "Restore a backup");
  g_assert_cmpstr (sourcier_action_get_detail (actions->pdata[0]), ==, day);
  g_assert_cmpstr (sourcier_action_get_user (actions->pdata[0]), ==, user);
  g_assert_cmpint (sourcier_action_get_id (actions->pdata[0]), ==, 4);
  sourcier_store_refresh (office->store);
  g_assert_cmpstr (sourcier_store_get_undo_name (office->store), ==, "Add a supplier");
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_assert_cmpint (count_suppliers (office->store), ==, 0);
  g_assert_true (sourcier_store_redo (office->store, NULL, &error));

  /* The restored file is backed up again after the next action: no number of the history means two things. */
  add_supplier (office->store, "Other");
  add_supplier (office->store, "Another");
  g_autoptr (SourcierBackup) next = back_up (office->store);
  g_assert_nonnull (next);
  g_autoptr (GPtrArray) problems = sourcier_store_check (office->store, &error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* A backup that is damaged itself is found out before anything is touched, and the one before it is taken. */
static void
test_damaged_backup (CoreTestOffice *office,
                     gconstpointer   data)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  char *contents;
  gsize size;

  add_supplier (office->store, "First");
  g_autoptr (SourcierBackup) good = back_up (office->store);
  add_supplier (office->store, "Second");
  g_autoptr (SourcierBackup) bad = back_up (office->store);
  g_assert_true (g_file_get_contents (sourcier_backup_get_path (bad), &contents, &size, NULL));
  memset (contents + 4096, 0, size - 4096);
  g_assert_true (g_file_set_contents (sourcier_backup_get_path (bad), contents, (gssize) size, NULL));
  g_free (contents);

  g_assert_false (sourcier_backup_restore (sourcier_backup_get_path (bad), office->path, &kept, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
  g_assert_null (kept);
  g_assert_cmpint (count_suppliers (office->store), ==, 2);
  g_clear_error (&error);

  g_autoptr (SourcierBackup) found = sourcier_backup_find_good (office->path, policy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_backup_get_path (found), ==, sourcier_backup_get_path (good));
}

/* Saves a copy of what is open, as the window does. */
static gboolean
save_copy (CoreTestOffice  *office,
           const char      *to,
           GError         **error)
{
  g_autoptr (SourcierStoreCopy) copy = sourcier_store_copy_new (office->store, to, error);
  gboolean has_more = TRUE;

  while (copy != NULL && has_more)
    if (!sourcier_store_copy_step (copy, NULL, &has_more, error))
      return FALSE;
  return copy != NULL && sourcier_store_copy_finish (copy, NULL, error);
}

static void
assert_holds (const char *path,
              gint64      n_suppliers)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_suppliers (store), ==, n_suppliers);
  g_autoptr (GPtrArray) problems = sourcier_store_check (store, &error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What is open is still all there when its file was deleted, with what only stood in its log; and when another file lies in its
 * place, which stays as it is. */
static void
test_copy_of_gone (CoreTestOffice *office,
                   gconstpointer   data)
{
  g_autofree char *folder = g_build_filename (office->folder, "copies", NULL);
  g_autofree char *to = g_build_filename (folder, "Copie.sourcier", NULL);
  g_autofree char *log = g_strconcat (office->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  add_supplier (office->store, "Atelier");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_unlink (office->path), ==, 0);
  g_unlink (log);
  save_copy (office, to, &error);
  g_assert_no_error (error);
  assert_holds (to, 1);

  g_assert_true (g_file_set_contents (office->path, "somebody else's", -1, NULL));
  save_copy (office, to, &error);
  g_assert_no_error (error);
  assert_holds (to, 1);
  g_assert_cmpuint (count_files (folder), ==, 1);

  /* Not over what lies there now. */
  g_assert_false (save_copy (office, office->path, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_assert_true (g_file_get_contents (office->path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "somebody else's");
}

/* A copy that is not good never gets its name, nor one whose folder is not there; one that somebody has open is left alone. */
static void
test_copy_refused (CoreTestOffice *office,
                   gconstpointer   data)
{
  g_autofree char *folder = g_build_filename (office->folder, "copies", NULL);
  g_autofree char *to = g_build_filename (folder, "Copie.sourcier", NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  add_supplier (office->store, "Atelier");
  g_assert_false (save_copy (office, to, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, "“Copie.sourcier”"));
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_autoptr (SourcierStore) other = sourcier_store_create (to, &error);
  g_assert_false (save_copy (office, to, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_clear_object (&other);
  g_assert_cmpint (g_unlink (to), ==, 0);

  g_clear_object (&office->store);
  g_assert_true (g_file_get_contents (office->path, &contents, &size, NULL));
  memset (contents + size - 4096, 0, 4096);
  g_assert_true (g_file_set_contents (office->path, contents, (gssize) size, NULL));
  g_free (contents);
  office->store = sourcier_store_open (office->path, &error);
  g_assert_no_error (error);
  g_assert_false (save_copy (office, to, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

/* A file that was copied without its log has never seen what came last; one that somebody restored has. */
static void
test_ahead (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autofree char *taken = g_build_filename (office->folder, "taken.sourcier", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  add_supplier (office->store, "First");
  g_autoptr (SourcierBackup) first = back_up (office->store);
  g_clear_object (&office->store);
  office->store = sourcier_store_open (office->path, &error);
  add_supplier (office->store, "Second");
  g_assert_true (g_file_get_contents (office->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (taken, contents, (gssize) size, NULL));
  g_free (contents);
  g_autoptr (SourcierBackup) newest = back_up (office->store);
  g_assert_false (sourcier_backup_is_ahead (newest, office->store));

  g_autoptr (SourcierStore) behind = sourcier_store_open (taken, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_suppliers (behind), ==, 1);
  g_assert_true (sourcier_backup_is_ahead (newest, behind));
  sourcier_backup_restore (sourcier_backup_get_path (first), office->path, &kept, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (sourcier_backup_is_ahead (newest, office->store));
}

/* A damaged file is kept to the byte, with its log. */
static void
test_restored_over_damage (CoreTestOffice *office,
                           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL, *found = NULL;
  gsize size;

  add_supplier (office->store, "First");
  g_autoptr (SourcierBackup) made = back_up (office->store);
  g_clear_object (&office->store);
  g_assert_true (g_file_set_contents (office->path, "no longer a file of ours", -1, NULL));
  sourcier_backup_restore (sourcier_backup_get_path (made), office->path, &kept, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (kept, &found, &size, NULL));
  g_assert_cmpstr (found, ==, "no longer a file of ours");
  office->store = sourcier_store_open (office->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_suppliers (office->store), ==, 1);
}

static void
add_suppliers (SourcierStore *store,
               int            n,
               const char    *kind)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Add suppliers", &error);
  g_assert_no_error (error);
  if (kind != NULL)
    sourcier_store_set_kind (store, kind);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Alpha");
      sourcier_supplier_store_save (store, supplier, &error);
      g_assert_no_error (error);
    }
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
note_reason (SourcierStore *store,
             int            reason,
             int           *noted)
{
  *noted = reason;
}

static void
assert_announced (SourcierStore *store,
                  gint64         action,
                  int            expected)
{
  int noted = -1;
  gulong handler = g_signal_connect (store, "long-change", G_CALLBACK (note_reason), &noted);

  sourcier_backup_announce_action (store, action);
  g_assert_cmpint (noted, ==, expected);
  g_signal_handler_disconnect (store, handler);
}

/* What is backed up before it is done is backed up before it is taken back: twenty things, and any import. More than 500 are
 * not told one by one. */
static void
test_due_before_undo (CoreTestOffice *office,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  assert_announced (office->store, sourcier_store_get_undo_action (office->store), -1);
  add_suppliers (office->store, 19, NULL);
  assert_announced (office->store, sourcier_store_get_undo_action (office->store), -1);
  add_suppliers (office->store, 20, NULL);
  assert_announced (office->store, sourcier_store_get_undo_action (office->store), SOURCIER_BACKUP_CHANGE);
  add_suppliers (office->store, 501, NULL);
  assert_announced (office->store, sourcier_store_get_undo_action (office->store), SOURCIER_BACKUP_CHANGE);
  add_suppliers (office->store, 1, SOURCIER_ACTION_KIND_IMPORT);
  g_assert_cmpint (sourcier_store_get_undo_action (office->store), ==, 4);
  assert_announced (office->store, 4, SOURCIER_BACKUP_IMPORT);
  g_assert_cmpint (sourcier_store_get_redo_action (office->store), ==, 0);
  sourcier_store_undo (office->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_store_get_undo_action (office->store), ==, 3);
  assert_announced (office->store, sourcier_store_get_redo_action (office->store), SOURCIER_BACKUP_IMPORT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) core_test_add ("/backup/" path, NULL, func)
  ADD ("made", test_made);
  ADD ("unchanged", test_unchanged);
  ADD ("same-second", test_same_second);
  ADD ("snapshot", test_snapshot);
  ADD ("cancelled", test_cancelled);
  ADD ("others-stay", test_others_stay);
  ADD ("restored", test_restored);
  ADD ("ahead", test_ahead);
  ADD ("copy-of-gone", test_copy_of_gone);
  ADD ("copy-refused", test_copy_refused);
  ADD ("due-before-undo", test_due_before_undo);
  ADD ("damaged-backup", test_damaged_backup);
  ADD ("restored-over-damage", test_restored_over_damage);
  g_test_add_func ("/backup/thinned", test_thinned);
  g_test_add_func ("/backup/names", test_names);

  return g_test_run ();
}
