/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shortlist of a purchase in its pane: three suppliers, one of them excluded, one no longer in the directory. */

#include "accessible-walker.h"
#include "purchases/letters-dialog.h"
#include "purchases/purchase-choice-dialog.h"
#include "purchases/purchase-store.h"
#include "purchases/sending-store.h"
#include "purchases/shortlist-panel.h"
#include "purchases/shortlist-row.h"
#include "purchases/shortlist-store.h"
#include "suppliers/supplier-store.h"
#include "ui-test.h"

static gint64
add_supplier (SourcierStore *store,
              const char    *name,
              const char    *exclusion)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, "Cergy");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUSION, exclusion);
  sourcier_supplier_add_award (supplier, award);
  g_assert_true (sourcier_supplier_store_save (store, supplier, NULL));
  return sourcier_supplier_get_id (supplier);
}

typedef struct
{
  SourcierStore *store;
  SourcierPurchase *purchase;
  GArray *suppliers;
  GtkWidget *panel;
  GtkWidget *window;
} Fixture;

/* Gamma goes after it was put on the list. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const names[] = { "Alpha", "Bêta", "Gamma" };
  g_autoptr (GError) error = NULL;
  SourcierShortlistAdded added;

  fixture->store = ui_test_new_store ();
  fixture->purchase = sourcier_purchase_new ();
  fixture->suppliers = g_array_new (FALSE, FALSE, sizeof (gint64));
  sourcier_purchase_set_text (fixture->purchase, SOURCIER_PURCHASE_SUBJECT, "Nettoyage");
  sourcier_store_begin (fixture->store, "Fill", &error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = add_supplier (fixture->store, names[i], i == 1 ? "L2141-4" : "");
      g_array_append_val (fixture->suppliers, id);
    }
  sourcier_purchase_store_save (fixture->store, fixture->purchase, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  sourcier_shortlist_store_add (fixture->store, sourcier_purchase_get_id (fixture->purchase), fixture->suppliers, &added, &error);
  sourcier_store_begin (fixture->store, "Delete", &error);
  sourcier_supplier_store_delete (fixture->store, g_array_index (fixture->suppliers, gint64, 2), &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  g_autoptr (SourcierPurchase) written = g_steal_pointer (&fixture->purchase);
  fixture->purchase = sourcier_purchase_store_load (fixture->store, sourcier_purchase_get_id (written), &error);

  fixture->panel = sourcier_shortlist_panel_new ();
  fixture->window = ui_test_present (fixture->panel);
  sourcier_shortlist_panel_set_store (SOURCIER_SHORTLIST_PANEL (fixture->panel), fixture->store);
  sourcier_shortlist_panel_show (SOURCIER_SHORTLIST_PANEL (fixture->panel), fixture->purchase);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->purchase);
  g_array_unref (fixture->suppliers);
  g_object_unref (fixture->store);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static SourcierShortlistRow *
row_of (Fixture    *fixture,
        const char *name)
{
  GtkWidget *row = find_row (fixture->panel, name);

  g_assert_true (SOURCIER_IS_SHORTLIST_ROW (row));
  return SOURCIER_SHORTLIST_ROW (row);
}

static guint
count_consulted (Fixture *fixture)
{
  g_autoptr (SourcierPurchase) purchase =
    sourcier_purchase_store_load (fixture->store, sourcier_purchase_get_id (fixture->purchase), NULL);

  return sourcier_shortlist_count_consulted (purchase);
}

/* What speaks against somebody is told in words, and so is who was not consulted. */
static void
test_shows (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (ui_test_shows (fixture->panel, "3 suppliers · 0 consulted"));
  g_assert_true (ui_test_shows (GTK_WIDGET (row_of (fixture, "Alpha")), "Cergy"));
  g_assert_true (ui_test_shows (GTK_WIDGET (row_of (fixture, "Alpha")), "Not consulted yet · no e-mail address"));
  g_assert_true (ui_test_shows (GTK_WIDGET (row_of (fixture, "Alpha")), "EI"));
  g_assert_true (ui_test_shows (GTK_WIDGET (row_of (fixture, "Bêta")), "Excluded from public procurement"));
  g_assert_true (ui_test_shows (GTK_WIDGET (row_of (fixture, "Gamma")), "No longer in the directory"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row_of (fixture, "Alpha")), TRUE);
  accessible_walker_assert_all_named (fixture->window);
}

/* One is ticked: it alone is marked, on the day the dialog proposes. Then all the others are; undo takes back the last. */
static void
test_consult (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog;

  g_setenv ("SOURCIER_TODAY", "2026-11-12", TRUE);
  sourcier_shortlist_row_set_ticked (row_of (fixture, "Alpha"), TRUE);
  g_assert_nonnull (find_row (fixture->panel, "Mark 1 as consulted"));
  gtk_widget_activate_action (fixture->panel, "shortlist.consult", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL && gtk_widget_get_mapped (dialog));
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_cmpuint (count_consulted (fixture), ==, 1);
  g_assert_cmpuint (sourcier_shortlist_entry_get_day (sourcier_shortlist_row_get_entry (row_of (fixture, "Alpha"))), ==,
                    sourcier_day_from_ymd (2026, 11, 12));
  g_assert_true (ui_test_shows (fixture->panel, "3 suppliers · 1 consulted"));

  sourcier_shortlist_row_set_ticked (row_of (fixture, "Alpha"), FALSE);
  gtk_widget_activate_action (fixture->panel, "shortlist.consult", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL && gtk_widget_get_mapped (dialog));
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_cmpuint (count_consulted (fixture), ==, 3);
  g_assert_true (sourcier_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (count_consulted (fixture), ==, 1);
  g_unsetenv ("SOURCIER_TODAY");
}

/* The row stays open when the note is kept. */
static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *note;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row_of (fixture, "Alpha")), TRUE);
  note = find_row (GTK_WIDGET (row_of (fixture, "Alpha")), "Note");
  gtk_editable_set_text (GTK_EDITABLE (note), "  Rappeler  ");
  g_signal_emit_by_name (note, "apply");
  g_assert_true (ui_test_shows (GTK_WIDGET (row_of (fixture, "Alpha")), "Rappeler"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row_of (fixture, "Alpha"))));
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  gtk_widget_activate_action (fixture->panel, "shortlist.tick-all", NULL);
  sourcier_shortlist_row_set_ticked (row_of (fixture, "Alpha"), FALSE);
  gtk_widget_activate_action (fixture->panel, "shortlist.remove", NULL);
  g_assert_true (ui_test_shows (fixture->panel, "1 supplier · 0 consulted"));
  g_assert_null (find_row (fixture->panel, "Gamma"));
  g_assert_true (sourcier_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (find_row (fixture->panel, "Gamma"));
}

/* Of three open purchases the one that is searched for gets the supplier; the fourth is held and is not offered. */
static void
test_choose_purchase (Fixture       *fixture,
                      gconstpointer  data)
{
  static const struct { const char *subject; SourcierPurchaseState state; } others[] = {
    { "Peinture", SOURCIER_PURCHASE_PLANNED }, { "Vitrerie", SOURCIER_PURCHASE_IDEA }, { "Peinture", SOURCIER_PURCHASE_AWARDED },
  };
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ids[G_N_ELEMENTS (others)];
  GtkWidget *dialog;

  g_array_append_val (one, g_array_index (fixture->suppliers, gint64, 0));
  sourcier_store_begin (fixture->store, "Fill", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();

      sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, others[i].subject);
      sourcier_purchase_set_state (purchase, others[i].state);
      g_assert_true (sourcier_purchase_store_save (fixture->store, purchase, NULL));
      ids[i] = sourcier_purchase_get_id (purchase);
    }
  sourcier_store_commit (fixture->store, NULL);

  sourcier_purchase_choice_dialog_present (fixture->panel, fixture->store, one);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL && gtk_widget_get_mapped (dialog));
  ui_test_wait_for (ui_test_shows (dialog, "Vitrerie") && ui_test_shows (dialog, "Nettoyage"));
  accessible_walker_assert_all_named (dialog);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (dialog))), "peint");
  ui_test_wait_for (ui_test_shows (dialog, "Peinture") && !ui_test_shows (dialog, "Vitrerie"));
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (fixture->store, ids[i], NULL);

      g_assert_cmpuint (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CANDIDATES)->len, ==, i == 0);
    }
}

#define add(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

/* A letter is told in the row of its supplier, its day is corrected there; that the other was not written to is said. */
static void
test_sendings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  SourcierSendingAbout about = { sourcier_day_from_ymd (2026, 11, 12), SOURCIER_SENDING_LETTER, "Consultation" };
  const char *description;
  GtkWidget *day;
  guint n = 0;

  g_array_append_val (ids, g_array_index (fixture->suppliers, gint64, 0));
  g_assert_true (sourcier_sending_store_add (fixture->store, sourcier_purchase_get_id (fixture->purchase), ids, &about, &n, &error));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row_of (fixture, "Alpha"))),
                            "Letter on 2026-11-12 (Consultation)"));
  description = adw_preferences_group_get_description (
    ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (GTK_WIDGET (row_of (fixture, "Alpha")), ADW_TYPE_PREFERENCES_GROUP)));
  g_assert_nonnull (strstr (description, "2 of 3 were not consulted"));

  day = find_row (GTK_WIDGET (row_of (fixture, "Alpha")), "Letter");
  gtk_editable_set_text (GTK_EDITABLE (day), "2026-11-10");
  g_signal_emit_by_name (day, "apply");
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row_of (fixture, "Alpha"))),
                            "Letter on 2026-11-10 (Consultation)"));
}

static GtkWidget *
find_letters_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SOURCIER_IS_LETTERS_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
is_enabled (GtkWidget  *window,
            const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
        ? gtk_widget_is_sensitive (child) : is_enabled (child, label))
      return TRUE;
  return FALSE;
}

/* Those of the directory are offered, what is missing to reach them is told; with nobody ticked there is nothing to write. */
static void
test_letters (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog;
  GtkWidget *row;

  gtk_widget_activate_action (fixture->panel, "shortlist.letters", NULL);
  dialog = find_letters_dialog ();
  g_assert_nonnull (dialog);
  row = find_row (dialog, "Alpha");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "No street"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "No e-mail address"));
  g_assert_nonnull (find_row (dialog, "Bêta"));
  g_assert_null (find_row (dialog, "Gamma"));

  g_assert_true (is_enabled (dialog, "_Continue…"));
  gtk_widget_activate_action (dialog, "letters.tick-all", NULL);
  g_assert_false (is_enabled (dialog, "_Continue…"));
  gtk_widget_activate_action (dialog, "letters.tick-all", NULL);
  g_assert_true (is_enabled (dialog, "_Continue…"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SOURCIER_IS_PURCHASE_CHOICE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Letters begun without a purchase are about the one that is chosen: only then can they be recorded. */
static void
test_letters_purchase (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *dialog, *row, *question;

  g_array_append_val (ids, g_array_index (fixture->suppliers, gint64, 0));
  sourcier_letters_dialog_present (fixture->panel, fixture->store, 0, ids);
  dialog = find_letters_dialog ();
  row = find_row (dialog, "About the purchase");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "None"));
  g_assert_false (gtk_widget_is_visible (find_row (dialog, "Record that they were written to")));

  gtk_widget_activate_action (dialog, "letters.choose-purchase", NULL);
  question = find_question ();
  g_assert_nonnull (question);
  ui_test_wait_for (is_enabled (question, "_Choose"));
  gtk_widget_activate_action (question, "form.apply", NULL);
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "None"));
  g_assert_true (gtk_widget_is_visible (find_row (dialog, "Record that they were written to")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  add ("/shortlist-panel/shows", test_shows);
  add ("/shortlist-panel/consult", test_consult);
  add ("/shortlist-panel/note", test_note);
  add ("/shortlist-panel/sendings", test_sendings);
  add ("/shortlist-panel/letters", test_letters);
  add ("/shortlist-panel/letters-purchase", test_letters_purchase);
  add ("/shortlist-panel/remove", test_remove);
  add ("/shortlist-panel/choose-purchase", test_choose_purchase);

  return ui_test_run ();
}
