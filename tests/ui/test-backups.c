/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "config.h"
#include "shell/window.h"
#include "store/backup.h"
#include "suppliers/supplier-store.h"
#include "ui-test.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

static SourcierApplication *application;

static SourcierWindow *
new_window (GFile *file)
{
  SourcierWindow *window = sourcier_window_new (application);

  ui_test_present (GTK_WIDGET (window));
  g_assert_true (ui_test_open (window, file));
  return window;
}

static GFile *
new_office (const char *file_name)
{
  g_autofree char *path = ui_test_new_path (file_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_create (path, &error);

  g_assert_no_error (error);
  ui_test_name_office (store, "First");
  return g_file_new_for_path (path);
}

/* Returns: the button of an action that can be pressed now, the @n th of them from 0 */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *action,
             int        *n)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0
      && gtk_widget_is_sensitive (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action, n);
  return found;
}

static gboolean
press (GtkWidget  *root,
       const char *action,
       int         n)
{
  GtkWidget *button = find_button (root, action, &n);

  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
  return button != NULL;
}

static guint
count_backups (SourcierWindow *window)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();
  SourcierStore *store = sourcier_window_get_store (window);
  g_autoptr (GPtrArray) backups =
    sourcier_backup_list (sourcier_store_get_path (store), policy, sourcier_store_get_file_number (store));

  return backups->len;
}

/* The first change of a day is backed up by itself, the second is not; what is announced is. */
static void
test_by_itself (void)
{
  g_autoptr (GFile) file = new_office ("Daily.sourcier");
  SourcierWindow *window = new_window (file);
  SourcierStore *store = sourcier_window_get_store (window);

  g_assert_cmpuint (count_backups (window), ==, 0);
  sourcier_store_refresh (store);
  ui_test_wait_for (count_backups (window) == 1);
  ui_test_name_office (store, "Second");
  sourcier_backup_announce (store, SOURCIER_BACKUP_IMPORT);
  ui_test_wait_for (count_backups (window) == 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One action that brings @n suppliers. */
static void
add_suppliers (SourcierStore *store,
               guint          n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_store_begin (store, "Add suppliers", &error));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Lavoir");
      g_assert_true (sourcier_supplier_store_save (store, supplier, &error));
    }
  g_assert_true (sourcier_store_commit (store, &error));
}

/* The newest backup is for @reason and holds @n_suppliers. */
static void
assert_newest (SourcierWindow       *window,
               SourcierBackupReason  reason,
               gint64                n_suppliers)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();
  g_autoptr (GError) error = NULL;
  SourcierStore *store = sourcier_window_get_store (window);
  g_autoptr (GPtrArray) backups =
    sourcier_backup_list (sourcier_store_get_path (store), policy, sourcier_store_get_file_number (store));

  g_assert_cmpuint (backups->len, >, 0);
  g_assert_true (sourcier_backup_read (backups->pdata[0], &error));
  g_assert_cmpint (sourcier_backup_get_reason (backups->pdata[0]), ==, reason);
  g_assert_cmpint (sourcier_backup_get_count (backups->pdata[0], SOURCIER_BACKUP_SUPPLIERS), ==, n_suppliers);
}

static gint64
count_suppliers (SourcierWindow *window)
{
  g_autoptr (GError) error = NULL;
  gint64 n = sourcier_supplier_store_count (sourcier_window_get_store (window), &error);

  g_assert_no_error (error);
  return n;
}

static gboolean
can (SourcierWindow *window,
     const char     *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static void
step (SourcierWindow *window,
      const char     *action,
      gint64          n_suppliers)
{
  ui_test_wait_for (can (window, action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  ui_test_wait_for (count_suppliers (window) == n_suppliers && (can (window, "undo") || can (window, "redo")));
}

/* Undoing what changed many things at once has a backup before, which still holds them; and so has doing it again. What changed
 * few has none. */
static void
test_before_undo (void)
{
  g_autoptr (GFile) file = new_office ("Undone.sourcier");
  SourcierWindow *window = new_window (file);
  SourcierStore *store = sourcier_window_get_store (window);

  sourcier_store_refresh (store);
  ui_test_wait_for (count_backups (window) == 1);
  add_suppliers (store, SOURCIER_BACKUP_MANY - 1);
  step (window, "undo", 0);
  step (window, "redo", SOURCIER_BACKUP_MANY - 1);
  g_assert_cmpuint (count_backups (window), ==, 1);

  add_suppliers (store, SOURCIER_BACKUP_MANY);
  step (window, "undo", SOURCIER_BACKUP_MANY - 1);
  ui_test_wait_for (count_backups (window) == 2);
  assert_newest (window, SOURCIER_BACKUP_CHANGE, 2 * SOURCIER_BACKUP_MANY - 1);
  step (window, "redo", 2 * SOURCIER_BACKUP_MANY - 1);
  ui_test_wait_for (count_backups (window) == 3);
  assert_newest (window, SOURCIER_BACKUP_CHANGE, SOURCIER_BACKUP_MANY - 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_title (SourcierWindow *window,
           const char     *office)
{
  return g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), office);
}

static void
test_restore (void)
{
  g_autoptr (GFile) file = new_office ("Restored.sourcier");
  SourcierWindow *window = new_window (file);
  GtkWidget *backups, *question;

  sourcier_store_refresh (sourcier_window_get_store (window));
  ui_test_wait_for (count_backups (window) == 1);
  ui_test_name_office (sourcier_window_get_store (window), "Second");
  g_action_group_activate_action (G_ACTION_GROUP (window), "backups", NULL);
  backups = ui_test_find_before (window);
  ui_test_wait_for (ui_test_shows (backups, "First of the day · 0 suppliers"));
  accessible_walker_assert_all_named (backups);
  ui_test_wait_for (press (backups, "backups.make", 0));
  ui_test_wait_for (ui_test_shows (backups, "Asked for · 0 suppliers"));
  g_assert_true (has_title (window, "Second"));
  ui_test_wait_for (press (backups, "backups.restore", 1));
  ui_test_wait_for ((question = ui_test_find_before (backups)) != NULL);
  g_assert_true (ui_test_shows (question, "What was done since, 1 action, goes:"));
  g_signal_emit_by_name (question, "response", "accept");
  gtk_window_destroy (GTK_WINDOW (question));
  ui_test_wait_for (has_title (window, "First"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
spoil_header (GFile *file)
{
  char *contents;
  gsize size;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &contents, &size, NULL));
  memset (contents, 0, 60);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), contents, (gssize) size, NULL));
  g_free (contents);
}

/* What cannot be opened leads to the steps; the damaged file gives its name to what was recovered. */
static void
test_damaged (void)
{
  g_autoptr (GFile) good = new_office ("Good.sourcier");
  g_autoptr (GFile) bad = new_office ("Bad.sourcier");
  SourcierWindow *window = new_window (good);
  GtkWidget *damage;

  spoil_header (bad);
  g_assert_false (ui_test_open (window, bad));
  damage = ui_test_find_before (window);
  ui_test_wait_for (ui_test_shows (damage, "“Bad.sourcier” is damaged"));
  accessible_walker_assert_all_named (damage);
  g_assert_false (press (damage, "damage.repair", 0));
  g_assert_false (press (damage, "damage.restore", 0));
  ui_test_wait_for (press (damage, "damage.recover", 0));
  ui_test_wait_for (press (damage, "damage.use", 0));
  ui_test_wait_for (g_str_has_suffix (sourcier_store_get_path (sourcier_window_get_store (window)), "/Bad.sourcier"));
  g_assert_true (has_title (window, "First"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  ui_test_init (&argc, &argv);
  application = sourcier_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));

  g_test_add_func ("/backups/by-itself", test_by_itself);
  g_test_add_func ("/backups/before-undo", test_before_undo);
  g_test_add_func ("/backups/restore", test_restore);
  g_test_add_func ("/backups/damaged", test_damaged);

  return ui_test_run ();
}
