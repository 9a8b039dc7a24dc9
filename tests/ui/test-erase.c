/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "store/backup.h"
#include "store/erasure.h"
#include "suppliers/contact-erase-store.h"
#include "suppliers/erase-window.h"
#include "suppliers/supplier-editor.h"
#include "suppliers/supplier-store.h"
#include "ui-test.h"

static void
save (SourcierStore    *store,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Edit supplier", &error);
  sourcier_supplier_store_save (store, supplier, &error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* A supplier with two contacts. */
static SourcierSupplier *
add_supplier (SourcierStore *store)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();
  g_autoptr (SourcierContact) lea = sourcier_contact_from_cell ("Léa Roy · Director · lea@roy.example");
  g_autoptr (SourcierContact) paul = sourcier_contact_from_cell ("Paul Petit · – · paul@petit.example");

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Atelier");
  sourcier_supplier_add_contact (supplier, lea);
  sourcier_supplier_add_contact (supplier, paul);
  save (store, supplier);
  return supplier;
}

static guint
count_contacts (SourcierStore *store,
                gint64         id)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, id, NULL);

  return sourcier_supplier_get_contacts (supplier)->len;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

static void
look_for (GtkWidget  *window,
          const char *words)
{
  GtkWidget *entry = find_entry (window);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "entry-activated");
}

static void
say_yes (GtkWidget *window)
{
  GtkWidget *alert;

  ui_test_wait_for ((alert = ui_test_find_before (window)) != NULL);
  ui_test_wait_for (ui_test_shows (alert, "Léa Roy"));
  g_assert_true (ui_test_shows (alert, "cannot be undone"));
  g_signal_emit_by_name (alert, "response", "accept");
  gtk_window_destroy (GTK_WINDOW (alert));
}

/* Looked for by a name that nobody has, then by hers; erased, and found no more. */
static void
test_look (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierSupplier) supplier = add_supplier (store);
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  gpointer dialog = sourcier_erase_window_present (window, store, NULL);

  g_object_add_weak_pointer (dialog, &dialog);
  ui_test_wait_for (gtk_widget_get_mapped (dialog));
  look_for (dialog, "Roy");
  ui_test_wait_for (ui_test_shows (dialog, "No contact of the directory"));
  look_for (dialog, " roy LEA ");
  ui_test_wait_for (ui_test_shows (dialog, "lea@roy.example · Atelier"));
  g_assert_false (ui_test_shows (dialog, "Paul"));
  g_assert_true (ui_test_shows (dialog, "1 action of the history"));
  accessible_walker_assert_all_named (dialog);

  gtk_widget_activate_action (dialog, "erase.erase", NULL);
  say_yes (dialog);
  ui_test_wait_for (dialog == NULL);
  g_assert_cmpuint (count_contacts (store, sourcier_supplier_get_id (supplier)), ==, 1);
  g_assert_null (sourcier_store_get_undo_name (store));

  g_autoptr (GPtrArray) found = sourcier_contact_store_find (store, SOURCIER_CONTACT_EMAIL, "lea@roy.example", NULL);
  g_assert_cmpuint (found->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
answer (GtkWidget  *window,
        const char *response)
{
  GtkWidget *alert;

  ui_test_wait_for ((alert = ui_test_find_before (window)) != NULL);
  g_assert_true (ui_test_shows (alert, "Delete this copy for good?"));
  g_signal_emit_by_name (alert, "response", response);
  gtk_window_destroy (GTK_WINDOW (alert));
  ui_test_wait_for (ui_test_find_before (window) == NULL);
}

/* The button that asks before it does what it says. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip);
  return found;
}

/* A backup that may still hold her is told with its day, and deleted where it is told; another one stays. */
static void
test_old_copies (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierSupplier) supplier = add_supplier (store);
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (SourcierBackup) first = NULL;
  g_autoptr (SourcierBackup) second = NULL;

  sourcier_backup_make (store, policy, SOURCIER_BACKUP_BY_HAND, &first, NULL, NULL, NULL);
  ui_test_name_office (store, "Val-d’Oise");
  sourcier_backup_make (store, policy, SOURCIER_BACKUP_BY_HAND, &second, NULL, NULL, NULL);

  g_autoptr (GPtrArray) copies = sourcier_store_list_old_copies (store);
  g_assert_cmpuint (copies->len, ==, 2);
  g_autofree char *gone = sourcier_store_describe_old_copy (copies->pdata[0]);
  g_autofree char *tooltip = g_strconcat ("Delete ", gone, NULL);

  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *dialog = GTK_WIDGET (sourcier_erase_window_present (window, store, NULL));
  ui_test_wait_for (gtk_widget_get_mapped (dialog));
  look_for (dialog, "roy léa");
  ui_test_wait_for (find_button (dialog, tooltip) != NULL);
  accessible_walker_assert_all_named (dialog);

  g_signal_emit_by_name (find_button (dialog, tooltip), "clicked");
  answer (dialog, "cancel");
  g_assert_true (g_file_test (copies->pdata[0], G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (find_button (dialog, tooltip), "clicked");
  answer (dialog, "accept");
  g_assert_false (g_file_test (copies->pdata[0], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (copies->pdata[1], G_FILE_TEST_EXISTS));
  g_assert_false (ui_test_shows (dialog, gone));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;

  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

/* From the form of a supplier: she is not in the form any more, so that saving it does not bring her back. */
static void
test_from_editor (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierSupplier) supplier = add_supplier (store);
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_supplier_editor_present (gtk_window_get_child (GTK_WINDOW (window)), store, supplier);
  GtkWidget *editor = ui_test_find_before (window);
  ui_test_wait_for (gtk_widget_get_mapped (editor));
  adw_action_row_activate (ADW_ACTION_ROW (find_row (editor, "Léa Roy")));
  GtkWidget *contact = ui_test_find_before (editor);
  g_assert_true (ui_test_shows (contact, "Erase for good"));
  gtk_widget_activate_action (contact, "contact.erase", NULL);

  gpointer dialog;
  ui_test_wait_for ((dialog = ui_test_find_before (editor)) != NULL && SOURCIER_IS_ERASE_WINDOW (dialog));
  g_object_add_weak_pointer (dialog, &dialog);
  ui_test_wait_for (ui_test_shows (dialog, "lea@roy.example · Atelier"));
  gtk_widget_activate_action (dialog, "erase.erase", NULL);
  say_yes (dialog);
  ui_test_wait_for (dialog == NULL);
  g_assert_null (find_row (editor, "Léa Roy"));
  g_assert_nonnull (find_row (editor, "Paul Petit"));

  gtk_widget_activate_action (editor, "form.apply", NULL);
  g_assert_cmpuint (count_contacts (store, sourcier_supplier_get_id (supplier)), ==, 1);
  ui_test_wait_for (ui_test_find_before (window) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/erase/look", test_look);
  g_test_add_func ("/erase/old-copies", test_old_copies);
  g_test_add_func ("/erase/from-editor", test_from_editor);
  return ui_test_run ();
}
