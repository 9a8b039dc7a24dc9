/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "assistant-test.h"
#include "suppliers/import-assistant.h"
#include "suppliers/import-layouts.h"
#include "suppliers/import-step-columns.h"
#include "suppliers/supplier-store.h"
#include "widgets/picker-row.h"

/* Two sound SIRET (La Poste's head office, and INSEE's own example), one that fails the check sum, one row with nothing. */
#define LIST \
  "SIRET;Raison sociale;Ville;Couleur\r\n" \
  "35600000000048;La Poste;Paris;jaune\r\n" \
  "73282932000074;Exemple;Lyon;bleu\r\n" \
  "73282932000075;Faute de frappe;Lyon;vert\r\n" \
  ";;Nantes;\r\n"

/* The one of several that shows. */
static GtkWidget *
find_shown (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_shown (child, type);
  return found;
}

static void
test_import (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = assistant_test_new_list (LIST);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_list (window, store, file);

  accessible_walker_assert_all_named (assistant);
  g_assert_true (ui_test_shows (assistant, "Found: Semicolon"));
  g_assert_true (ui_test_shows (assistant, "Found: line 1"));
  g_assert_true (ui_test_shows (assistant, "Exemple"));

  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "3 of 4 columns are read"));
  accessible_walker_assert_all_named (assistant);
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "4 rows read"));
  accessible_walker_assert_all_named (assistant);
  g_assert_true (ui_test_shows (assistant, "3 rows will be brought in"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 0);

  /* Without the doubtful row. */
  gtk_switch_set_active (GTK_SWITCH (find_shown (assistant, GTK_TYPE_SWITCH)), FALSE);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows will be brought in"));

  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows brought in"));
  accessible_walker_assert_all_named (assistant);
  g_assert_true (ui_test_shows (assistant, "4 rows read"));
  g_assert_true (ui_test_shows (assistant, "1 doubtful row was left out"));
  g_assert_true (ui_test_shows (assistant, "Save the rejected rows"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 2);
  g_assert_nonnull (sourcier_store_get_undo_name (store));

  /* What was written can be taken back where it is told. */
  gtk_widget_activate_action (gtk_widget_get_parent (find_shown (assistant, ADW_TYPE_STATUS_PAGE)), "done.undo", NULL);
  ui_test_wait_for (ui_test_shows (assistant, "The import was taken back"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 0);
  assistant_test_close_window (assistant);

  /* The same list again: all is new again. */
  assistant = assistant_test_open_effect (window, store, file);
  ui_test_wait_for (ui_test_shows (assistant, "3 rows will be brought in"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "3 rows brought in"));
  assistant_test_close_window (assistant);
  assistant = assistant_test_open_effect (window, store, file);
  ui_test_wait_for (ui_test_shows (assistant, "Nothing to change"));
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A title, a blank line, then names: 0xE9 is é where the bytes are Windows-1252, а Greek letter nowhere offered. */
#define TITLED \
  "Nos fournisseurs d\xE9j\xE0 connus\r\n" \
  "\r\n" \
  "Raison sociale;Ville\r\n" \
  "L'Atelier;N\xEEmes\r\n" \
  "\xC9toile;Lens\r\n"

static void
test_reading (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = assistant_test_new_list (TITLED);
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_list (window, store, file);

  g_assert_true (ui_test_shows (assistant, "Found: Windows-1252"));
  g_assert_true (ui_test_shows (assistant, "Found: line 3"));
  g_assert_true (ui_test_shows (assistant, "Nîmes"));
  g_assert_true (ui_test_shows (assistant, "Not read"));

  /* Another delimiter makes one column of it; going back to what was found makes two. */
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Between cells"), 2);
  ui_test_wait_for (ui_test_shows (assistant, "Étoile;Lens"));
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Between cells"), 0);
  ui_test_wait_for (ui_test_shows (assistant, "· 2 columns"));

  /* What cannot be read so is said in the step, and the choices stay. */
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Encoding"), 2);
  ui_test_wait_for (ui_test_shows (assistant, "The list could not be read") || ui_test_shows (assistant, "· 1 column"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (assistant_test_find_choice (assistant, "Encoding"))));
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Encoding"), 0);
  ui_test_wait_for (ui_test_shows (assistant, "Nîmes"));

  /* No line names the columns: the first is read as what it is. */
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Names of columns"), 1);
  ui_test_wait_for (!ui_test_shows (assistant, "Names of columns on") && !ui_test_shows (assistant, "Not read"));
  /* The line that is pointed at. */
  g_signal_emit_by_name (find_shown (assistant, GTK_TYPE_COLUMN_VIEW), "activate", 1);
  ui_test_wait_for (ui_test_shows (assistant, "Line 3: Raison sociale | Ville"));
  ui_test_wait_for (ui_test_shows (assistant, "Not read"));

  /* Several choices at once: the last one counts. */
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Between cells"), 3);
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Between cells"), 2);
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "Between cells"), 1);
  ui_test_wait_for (ui_test_shows (assistant, "· 2 columns"));
  g_assert_cmpint (gtk_drop_down_get_selected (assistant_test_find_choice (assistant, "Between cells")), ==, 1);
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Going back loses nothing. */
static void
test_columns (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = assistant_test_new_list (LIST);
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_list (window, store, file);

  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "3 of 4 columns are read"));
  g_assert_true (ui_test_shows (assistant, "jaune · bleu · vert"));

  /* Without the SIRET no check sum fails: the first choice is not to import the column. */
  gtk_drop_down_set_selected (assistant_test_find_choice (assistant, "“SIRET” is read as"), 0);
  ui_test_wait_for (ui_test_shows (assistant, "2 of 4 columns are read"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "3 rows will be brought in"));
  gtk_widget_activate_action (assistant, "import.back", NULL);
  ui_test_wait_for (ui_test_shows (assistant, "2 of 4 columns are read"));
  gtk_widget_activate_action (assistant, "import.back", NULL);
  ui_test_wait_for (ui_test_shows (assistant, "Found: line 1"));
  gtk_widget_activate_action (assistant, "import.back", NULL);
  ui_test_wait_for (ui_test_shows (assistant, "Chosen: list.csv"));
  for (guint i = 0; i < 2; i++)
    assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 of 4 columns are read"));
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_focus (GtkWidget  *window,
           const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && GTK_IS_ACTIONABLE (focus)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), action) == 0;
}

/* Whoever presses Return too early loses nothing. */
static void
test_focus (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = assistant_test_new_list (LIST);
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_import_assistant_present (window, store, NULL);
  GtkWidget *assistant = ui_test_find_dialog (window);
  g_assert_true (has_focus (assistant, "import.choose"));
  assistant_test_close_window (assistant);

  assistant = assistant_test_open_list (window, store, file);
  ui_test_wait_for (has_focus (assistant, "import.next"));
  assistant_test_go_on (assistant);
  g_assert_true (has_focus (assistant, "import.next"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "3 rows will be brought in"));
  ui_test_wait_for (has_focus (assistant, "import.next"));

  /* A choice made keeps the focus. */
  GtkWidget *doubtful = find_shown (assistant, GTK_TYPE_SWITCH);
  gtk_widget_grab_focus (doubtful);
  gtk_switch_set_active (GTK_SWITCH (doubtful), FALSE);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows will be brought in"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (assistant)) == doubtful);
  gtk_switch_set_active (GTK_SWITCH (doubtful), TRUE);

  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "3 rows brought in"));
  ui_test_wait_for (has_focus (assistant, "import.next"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_find_dialog (window) == NULL);

  /* Nothing to bring in: Return closes nothing before it could be read. */
  assistant = assistant_test_open_effect (window, store, file);
  ui_test_wait_for (ui_test_shows (assistant, "Nothing to change"));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (assistant)));
  g_assert_false (has_focus (assistant, "import.cancel"));
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_nothing_to_do (void)
{
  static const struct { const char *list, *words; } cases[] = {
    { "SIRET;Nom;Ville\r\n", "no rows" },
    { "Truc;Machin\r\nun;deux\r\n", "which one holds the names" },
    { "SIRET;Nom;Ville\r\n;;Nantes\r\n", "None of the rows" },
  };
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = assistant_test_new_list (cases[i].list);
      GtkWidget *assistant = assistant_test_open_effect (window, store, file);

      ui_test_wait_for (ui_test_shows (assistant, cases[i].words));
      g_assert_false (ui_test_shows (assistant, "Nothing to change"));
      assistant_test_close_window (assistant);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unreadable (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/list.csv");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_import_assistant_present (window, store, file);
  GtkWidget *assistant = ui_test_find_dialog (window);

  ui_test_wait_for (ui_test_shows (assistant, "could not be read"));
  g_assert_true (ui_test_shows (assistant, "list.csv"));
  g_assert_true (ui_test_shows (assistant, "Choose another file"));
  accessible_walker_assert_all_named (assistant);
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a spreadsheet gives to be pasted: cells parted by tabs. */
static void
test_paste (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_import_assistant_present (window, store, NULL);
  GtkWidget *assistant = ui_test_find_dialog (window);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (assistant), "  ");
  gtk_widget_activate_action (assistant, "import.paste", NULL);
  ui_test_wait_for (ui_test_shows (assistant, "There is no table to paste"));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (assistant), "Nom\tVille\nL’Atelier\tNîmes\nÉtoile\tLens\n");
  gtk_widget_activate_action (assistant, "import.paste", NULL);
  ui_test_wait_for (ui_test_shows (assistant, "3 lines were pasted"));
  g_assert_true (ui_test_shows (assistant, "Found: Tab"));
  g_assert_true (ui_test_shows (assistant, "Nîmes"));
  assistant_test_go_on (assistant);
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows will be brought in"));
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The row of a form that has this title. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
type_in_row (GtkWidget  *widget,
             const char *title,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (widget, title)), text);
}

/* How a list was read is kept under a name, with the label, the source and the day of all of it; another list is read so by
 * that name; it is forgotten. */
static void
test_layouts (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) first = assistant_test_new_list ("Nom;Ville\r\nAlpha;Lens\r\n");
  g_autoptr (GFile) second = assistant_test_new_list ("Nom;Ville\r\nBêta;Lens\r\n");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_list (window, store, first);
  GtkWidget *step;

  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 of 2 columns are read"));
  step = ui_test_find (assistant, SOURCIER_TYPE_IMPORT_STEP_COLUMNS);
  g_assert_false (gtk_widget_get_visible (ui_test_find (step, SOURCIER_TYPE_IMPORT_LAYOUTS)));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (ui_test_find (step, SOURCIER_TYPE_PICKER_ROW)), "ESAT");
  type_in_row (step, "Where the labels of this list are known from", "Registre");
  type_in_row (step, "Of which day the list is", "12/03/2026");
  type_in_row (step, "Keep this way of reading under the name", "ESAT de la région");
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "1 row will be brought in"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "1 row brought in"));
  assistant_test_close_window (assistant);
  assistant_test_assert_told (store, "SELECT count(*) FROM label_award WHERE label = 'ESAT' AND list = 'Registre' AND evidence LIKE '%2026%'", 1);

  assistant = assistant_test_open_list (window, store, second);
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 of 2 columns are read"));
  accessible_walker_assert_all_named (assistant);
  step = ui_test_find (assistant, SOURCIER_TYPE_IMPORT_STEP_COLUMNS);
  gtk_drop_down_set_selected (assistant_test_find_choice (step, "Read the list as those called"), 1);
  ui_test_wait_for (g_strcmp0 (sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (ui_test_find (step, SOURCIER_TYPE_PICKER_ROW))),
                               "ESAT") == 0);
  g_signal_emit_by_name (assistant_test_find_named (step, GTK_TYPE_BUTTON, "Forget this way of reading"), "clicked");
  ui_test_wait_for (!gtk_widget_get_visible (ui_test_find (step, SOURCIER_TYPE_IMPORT_LAYOUTS)));
  ui_test_wait_for (g_strcmp0 (sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (ui_test_find (step, SOURCIER_TYPE_PICKER_ROW))),
                               "") == 0);
  ui_test_wait_for (ui_test_shows (assistant, "2 of 2 columns are read"));
  assistant_test_assert_told (store, "SELECT count(*) FROM import_layout WHERE name <> ''", 0);
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "1 row will be brought in"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "1 row brought in"));
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/import/import", test_import);
  g_test_add_func ("/import/reading", test_reading);
  g_test_add_func ("/import/paste", test_paste);
  g_test_add_func ("/import/columns", test_columns);
  g_test_add_func ("/import/layouts", test_layouts);
  g_test_add_func ("/import/focus", test_focus);
  g_test_add_func ("/import/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/import/unreadable", test_unreadable);

  return ui_test_run ();
}
