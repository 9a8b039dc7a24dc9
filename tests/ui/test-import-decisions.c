/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader decides before a list comes in: of whom a row speaks, what a word means, what is repaired, who is missing. */

#include "accessible-walker.h"
#include "assistant-test.h"
#include "suppliers/import-repairs-dialog.h"
#include "suppliers/import-step-effect.h"
#include "suppliers/import-words-dialog.h"
#include "suppliers/supplier-store.h"

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* A name that is nearly one of the directory: somebody must say whether it is. */
static void
test_doubt (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) first = assistant_test_new_list ("Nom;Code postal;Ville\r\nAtelier du Val d'Or;92150;Suresnes\r\n");
  g_autoptr (GError) error = NULL;
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_effect (window, store, first);

  ui_test_wait_for (ui_test_shows (assistant, "1 row will be brought in"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "1 row brought in"));
  assistant_test_close_window (assistant);

  g_autoptr (GFile) second = assistant_test_new_list ("Nom;Code postal;Ville\r\nAteliers du Val d'Or;92150;Suresnes\r\n");
  assistant = assistant_test_open_effect (window, store, second);
  ui_test_wait_for (find_button (assistant, "It is this one") != NULL);
  accessible_walker_assert_all_named (assistant);

  g_signal_emit_by_name (find_button (assistant, "Leave it out"), "clicked");
  ui_test_wait_for (ui_test_shows (assistant, "None of the rows can be brought in"));
  g_assert_true (ui_test_shows (assistant, "Left out:"));
  g_signal_emit_by_name (find_button (assistant, "Take the decision back"), "clicked");
  ui_test_wait_for (find_button (assistant, "It is this one") != NULL);

  g_signal_emit_by_name (find_button (assistant, "It is this one"), "clicked");
  ui_test_wait_for (ui_test_shows (assistant, "1 row will be brought in") && ui_test_shows (assistant, "→"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "1 row brought in"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 1);
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A name of a label that is nearly written is proposed, and decided for all its rows; another is left as it is. */
static void
test_words (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = assistant_test_new_list ("Nom;Ville;Labels\r\nAlpha;Lens;Chantiers d'insertio\r\nBêta;Lens;Machin\r\n");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_effect (window, store, file);
  GtkWidget *dialog;

  ui_test_wait_for (ui_test_shows (assistant, "2 words among the labels and families wait"));
  accessible_walker_assert_all_named (assistant);
  gtk_widget_activate_action (ui_test_find (assistant, SOURCIER_TYPE_IMPORT_STEP_EFFECT), "effect.decide-words", NULL);
  for (dialog = NULL; dialog == NULL; ui_test_turn ())
    dialog = assistant_test_find_window (SOURCIER_TYPE_IMPORT_WORDS_DIALOG);
  accessible_walker_assert_all_named (dialog);
  g_assert_true (ui_test_shows (dialog, "Chantiers d'insertio"));
  g_assert_true (ui_test_shows (dialog, "In 1 row; a name is proposed"));
  g_assert_true (ui_test_shows (dialog, "Not decided"));
  gtk_widget_activate_action (dialog, "form.apply", NULL);

  ui_test_wait_for (ui_test_shows (assistant, "1 word among the labels and families waits"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows brought in"));
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
open_repairs (GtkWidget *assistant)
{
  GtkWidget *dialog = NULL;

  g_signal_emit_by_name (assistant_test_find_named (assistant, GTK_TYPE_BUTTON,
                                                    "1 postcode seems to have lost its leading zero: show all of them"),
                         "clicked");
  for (; dialog == NULL; ui_test_turn ())
    dialog = assistant_test_find_window (SOURCIER_TYPE_IMPORT_REPAIRS_DIALOG);
  return dialog;
}

/* What a spreadsheet took off is proposed, shown cell by cell, put back, and taken off again. Gap is 05000. */
static void
test_repair (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = assistant_test_new_list ("Nom;CP;Ville\r\nAlpha;5000;Gap\r\nBêta;05000;Gap\r\n");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_effect (window, store, file);
  const char *words = "1 postcode seems to have lost its leading zero: repair";
  GtkWidget *dialog;

  ui_test_wait_for (ui_test_shows (assistant, "1 postcode seems to have lost"));
  accessible_walker_assert_all_named (assistant);
  dialog = open_repairs (assistant);
  accessible_walker_assert_all_named (dialog);
  g_assert_true (ui_test_shows (dialog, "line 2, column “CP”"));
  gtk_widget_activate_action (dialog, "form.apply", NULL);

  ui_test_wait_for (ui_test_shows (assistant, "CP — repaired"));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (assistant_test_find_named (assistant, GTK_TYPE_SWITCH, words))));

  /* The one cell is left as it is written: there is none that is repaired. */
  dialog = open_repairs (assistant);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (assistant_test_find_named (dialog, GTK_TYPE_CHECK_BUTTON, "Repair “5000” on line 2")), FALSE);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (assistant_test_find_named (assistant, GTK_TYPE_TOGGLE_BUTTON, "Doubtful: 1") != NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (assistant_test_find_named (assistant, GTK_TYPE_SWITCH, words))));
  gtk_switch_set_active (GTK_SWITCH (assistant_test_find_named (assistant, GTK_TYPE_SWITCH, words)), TRUE);
  ui_test_wait_for (ui_test_shows (assistant, "CP — repaired"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows brought in"));
  assistant_test_assert_told (store, "SELECT count(*) FROM supplier WHERE postcode = '05000'", 2);
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A label that is known from a list of this name ties its holders to it: who is no longer named is told, and stays. */
static void
test_missing (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) before = assistant_test_new_list ("Nom;Ville;Labels\r\nAlpha;Lens;EI\r\nBêta;Lens;EI\r\n");
  g_autoptr (GFile) after = assistant_test_new_list ("Nom;Ville;Labels\r\nAlpha;Lens;EI\r\nGamma;Lens;EI\r\n");
  g_autoptr (GError) error = NULL;
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *assistant = assistant_test_open_effect (window, store, before);

  ui_test_wait_for (ui_test_shows (assistant, "2 rows will be brought in"));
  g_assert_false (ui_test_shows (assistant, "No longer in the list"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows brought in"));
  assistant_test_close_window (assistant);

  assistant = assistant_test_open_effect (window, store, after);
  ui_test_wait_for (ui_test_shows (assistant, "1 row will be brought in"));
  g_assert_true (ui_test_shows (assistant, "1 supplier that the list should name"));
  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "1 row brought in"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 3);
  assistant_test_close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/import-decisions/doubt", test_doubt);
  g_test_add_func ("/import-decisions/words", test_words);
  g_test_add_func ("/import-decisions/repair", test_repair);
  g_test_add_func ("/import-decisions/missing", test_missing);

  return ui_test_run ();
}
