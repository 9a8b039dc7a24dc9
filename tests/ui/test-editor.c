/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/award-editor.h"
#include "suppliers/contact-editor.h"
#include "suppliers/evidence-group.h"
#include "suppliers/evidence-open.h"
#include "suppliers/supplier-editor.h"
#include "suppliers/supplier-store.h"
#include "accessible-walker.h"
#include "ui-test.h"
#include "widgets/picker-row.h"

/* The row of a form by its title. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
type_into (GtkWidget  *editor,
           const char *title,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (editor, title)), text);
}

static SourcierSupplier *
load_first (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT id FROM supplier", &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  sourcier_statement_step (statement, &has_row, &error);
  g_assert_no_error (error);
  g_assert_true (has_row);
  return sourcier_supplier_store_load (store, sourcier_statement_get_int (statement, 0), &error);
}

static void
save (GtkWidget *editor)
{
  gpointer alive = editor;

  g_object_add_weak_pointer (G_OBJECT (editor), &alive);
  gtk_widget_activate_action (editor, "form.apply", NULL);
  ui_test_wait_for (alive == NULL);
}

static void
test_add (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  g_autoptr (GError) error = NULL;

  sourcier_supplier_editor_present (window, store, NULL);
  GtkWidget *editor = ui_test_find_dialog (window);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, "Add a supplier");
  accessible_walker_assert_all_named (editor);

  /* Nothing names it yet: the key for saving does nothing. */
  gtk_widget_activate_action (editor, "form.apply", NULL);
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 0);
  type_into (editor, "Name", "  Élan Services ");
  type_into (editor, "SIRET", "732 829 320 00075");
  g_assert_true (ui_test_shows (editor, "check sum"));
  type_into (editor, "SIRET", "732 829 320 00074");
  g_assert_false (ui_test_shows (editor, "check sum"));

  /* The postcode tells the departement. */
  type_into (editor, "Postcode", "95200");
  g_assert_true (ui_test_shows (editor, "Val-d’Oise (95)"));

  /* What cannot be read holds the saving back. */
  type_into (editor, "Turnover", "a lot");
  g_assert_true (ui_test_shows (editor, "Not an amount"));
  gtk_widget_activate_action (editor, "form.apply", NULL);
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 0);
  type_into (editor, "Turnover", "1,2 M€");
  g_assert_false (ui_test_shows (editor, "Not an amount"));
  save (editor);

  g_autoptr (SourcierSupplier) supplier = load_first (store);

  g_assert_cmpstr (sourcier_supplier_get_name (supplier), ==, "Élan Services");
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET), ==, "73282932000074");
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT), ==, "95");
  g_assert_cmpint (sourcier_supplier_get_turnover (supplier), ==, 120000000);
  g_assert_cmpstr (sourcier_store_get_undo_name (store), ==, "Add supplier");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_supplier (SourcierStore *store)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Rénov’Insert 95");
  /* What the program does not know stays as written. */
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT, "une dizaine");
  sourcier_supplier_add_award (supplier, award);
  sourcier_store_begin (store, "Test", &error);
  sourcier_supplier_store_save (store, supplier, &error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
test_edit (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  add_supplier (store);
  g_autoptr (SourcierSupplier) supplier = load_first (store);

  /* Nothing changed, nothing done. */
  sourcier_supplier_editor_present (window, store, supplier);
  GtkWidget *editor = ui_test_find_dialog (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, "Edit Rénov’Insert 95");
  accessible_walker_assert_all_named (editor);
  g_assert_true (ui_test_shows (editor, "une dizaine"));
  save (editor);
  g_assert_cmpstr (sourcier_store_get_undo_name (store), ==, "Test");

  sourcier_supplier_editor_present (window, store, supplier);
  editor = ui_test_find_dialog (window);
  type_into (editor, "City", "Sarcelles");
  save (editor);
  g_assert_cmpstr (sourcier_store_get_undo_name (store), ==, "Edit supplier");

  g_autoptr (SourcierSupplier) edited = load_first (store);

  g_assert_cmpstr (sourcier_supplier_get_text (edited, SOURCIER_SUPPLIER_CITY), ==, "Sarcelles");
  g_assert_cmpstr (sourcier_supplier_get_text (edited, SOURCIER_SUPPLIER_HEADCOUNT), ==, "une dizaine");
  g_assert_cmpuint (sourcier_supplier_get_awards (edited)->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *
text_in (GtkWidget  *editor,
         const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_row (editor, title)));
}

static void
keep_award (SourcierAwardEditor  *editor,
            SourcierLabelAward   *award,
            SourcierLabelAward  **kept)
{
  *kept = g_object_ref (award);
}

static void
add_evidence (SourcierEvidenceGroup *group,
              const char            *name,
              const char            *text)
{
  g_autofree char *path = ui_test_new_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sourcier_evidence_group_add_file (group, file);
}

/* A file added is listed with its size and can be opened and removed by name; the same again is not added twice. */
static void
test_evidence (void)
{
  GtkWidget *group = g_object_new (SOURCIER_TYPE_EVIDENCE_GROUP, NULL);
  GtkWidget *window = ui_test_present (group);
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GPtrArray *files = sourcier_evidence_group_get_files (SOURCIER_EVIDENCE_GROUP (group));

  sourcier_evidence_group_show (SOURCIER_EVIDENCE_GROUP (group), store, NULL);
  add_evidence (SOURCIER_EVIDENCE_GROUP (group), "decision.pdf", "abc");
  ui_test_wait_for (files->len == 1);
  add_evidence (SOURCIER_EVIDENCE_GROUP (group), "copy.pdf", "abc");
  add_evidence (SOURCIER_EVIDENCE_GROUP (group), "annex.pdf", "abcd");
  ui_test_wait_for (files->len == 2);
  g_assert_true (ui_test_shows (group, "decision.pdf"));
  g_assert_true (ui_test_shows (group, "annex.pdf"));

  /* What may be a program is opened only after a question. */
  add_evidence (SOURCIER_EVIDENCE_GROUP (group), "proof.pdf", "#!/bin/sh\ntrue\n");
  ui_test_wait_for (files->len == 3);
  sourcier_evidence_open (group, store, g_ptr_array_index (files, 2));
  ui_test_wait_for (ui_test_find_dialog (window) != NULL);
  g_assert_true (ui_test_shows (ui_test_find_dialog (window), "may be a program"));
  gtk_window_destroy (GTK_WINDOW (ui_test_find_dialog (window)));
  accessible_walker_assert_all_named (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ISO 14001 holds for three years, both days included: from 1 January 2024 to 31 December 2026. */
static void
test_award (void)
{
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *editor = GTK_WIDGET (sourcier_award_editor_new (GTK_WINDOW (window), store, NULL));
  SourcierPickerRow *kind = SOURCIER_PICKER_ROW (find_row (editor, "Kind of label"));
  g_autoptr (SourcierLabelAward) award = NULL;

  g_signal_connect (editor, "applied", G_CALLBACK (keep_award), &award);
  gtk_window_present (GTK_WINDOW (editor));
  ui_test_wait_for (gtk_widget_get_mapped (editor));
  accessible_walker_assert_all_named (editor);

  /* What the form proposed it may replace; what the reader wrote it leaves alone. */
  sourcier_picker_row_set_code (kind, "EI");
  g_assert_cmpstr (text_in (editor, "Issuer"), !=, "");
  sourcier_picker_row_set_code (kind, "ISO14001");
  type_into (editor, "Issuer", "Afnor");
  type_into (editor, "Valid from", "1/1/2023");
  g_assert_cmpstr (text_in (editor, "Valid until"), ==, "31/12/2025");
  type_into (editor, "Valid from", "2024-01-01");
  g_assert_cmpstr (text_in (editor, "Valid until"), ==, "31/12/2026");
  sourcier_picker_row_set_code (kind, "ESUS");
  sourcier_picker_row_set_code (kind, "ISO14001");
  g_assert_cmpstr (text_in (editor, "Issuer"), ==, "Afnor");

  type_into (editor, "Valid until", "31/02/2026");
  g_assert_true (ui_test_shows (editor, "Not a day"));
  gtk_widget_activate_action (editor, "form.apply", NULL);
  g_assert_null (award);
  type_into (editor, "Valid until", "30/11/2023");
  g_assert_true (ui_test_shows (editor, "ends before it begins"));
  type_into (editor, "Valid until", "30/11/2026");
  g_assert_false (ui_test_shows (editor, "ends before it begins"));
  gtk_widget_activate_action (editor, "award.checked-today", NULL);
  gtk_widget_activate_action (editor, "form.apply", NULL);

  g_assert_nonnull (award);
  g_assert_cmpstr (sourcier_label_award_get_label (award), ==, "ISO14001");
  g_assert_cmpuint (sourcier_label_award_get_valid_from (award), ==, sourcier_day_from_ymd (2024, 1, 1));
  g_assert_cmpuint (sourcier_label_award_get_valid_to (award), ==, sourcier_day_from_ymd (2026, 11, 30));
  g_assert_cmpuint (sourcier_label_award_get_checked_on (award), ==, sourcier_day_from_ymd (2026, 11, 21));
  g_assert_cmpstr (sourcier_label_award_get_checked_by (award), !=, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_areas (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new (NULL));

  sourcier_supplier_editor_present (gtk_window_get_child (GTK_WINDOW (window)), store, NULL);
  GtkWidget *editor = ui_test_find_dialog (window);
  const char *add = "Add the surroundings of a place, or an EPCI";

  type_into (editor, "Name", "Élan");
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (find_row (editor, "Add a country, region or departement")),
                                "departement:93");
  type_into (editor, add, "Saint-Denis");
  g_signal_emit_by_name (find_row (editor, add), "entry-activated");
  g_assert_true (ui_test_shows (editor, "97411 Saint-Denis (974)"));
  type_into (editor, add, "Melun");
  g_signal_emit_by_name (find_row (editor, add), "entry-activated");
  g_assert_nonnull (find_row (editor, "50 km around Melun (77)"));
  g_assert_nonnull (find_row (editor, "Seine-Saint-Denis (93)"));
  type_into (editor, add, "Melun Val de Seine");
  g_signal_emit_by_name (find_row (editor, add), "entry-activated");
  g_assert_nonnull (find_row (editor, "CA Melun Val de Seine (77)"));
  save (editor);

  g_autoptr (SourcierSupplier) saved = load_first (store);
  g_autofree char *areas = g_strjoinv (" ", (char **) sourcier_supplier_get_areas (saved));
  g_assert_cmpstr (areas, ==, "around:77288:50 departement:93 epci:247700057");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the official list tells of the commune is proposed; what is chosen is a label that the reader has checked. */
static void
test_qpv (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new (NULL));
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Load", &error);
  sourcier_store_execute (store, "INSERT INTO qpv (code, commune) VALUES ('QN09301M', '93066'), ('QN09302M', '93066')",
                          &error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
  sourcier_supplier_editor_present (gtk_window_get_child (GTK_WINDOW (window)), store, NULL);
  GtkWidget *editor = ui_test_find_dialog (window);
  GtkWidget *row = find_row (editor, "Priority neighbourhood (QPV)");

  type_into (editor, "Name", "Élan");
  g_assert_false (gtk_widget_get_visible (row));
  type_into (editor, "Postcode", "93200");
  type_into (editor, "City", "Saint-Denis");
  g_assert_true (gtk_widget_get_visible (row));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row), "QN09302M");
  save (editor);

  g_autoptr (SourcierSupplier) saved = load_first (store);
  SourcierLabelAward *award = g_ptr_array_index (sourcier_supplier_get_awards (saved), 0);
  g_assert_cmpstr (sourcier_label_award_get_label (award), ==, "QPV");
  g_assert_cmpstr (sourcier_label_award_get_number (award), ==, "QN09302M");
  g_assert_cmpint (sourcier_label_award_get_checked_on (award), ==, sourcier_day_today ());
  gtk_window_destroy (GTK_WINDOW (window));
}

/* 77100 is of three communes, none of which is called so: the form says it and offers them. */
static void
test_commune (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new (NULL));

  sourcier_supplier_editor_present (gtk_window_get_child (GTK_WINDOW (window)), store, NULL);
  GtkWidget *editor = ui_test_find_dialog (window);

  type_into (editor, "Name", "Élan");
  type_into (editor, "Postcode", "77100");
  type_into (editor, "City", "Beauval Nord");
  g_assert_true (ui_test_shows (editor, "Nanteuil-lès-Meaux (77), 77276"));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (find_row (editor, "Commune code")), "77284");
  g_assert_false (ui_test_shows (editor, "Nanteuil-lès-Meaux (77), 77276"));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (find_row (editor, "Add an EPCI")), "epci:200072130");
  g_assert_nonnull (find_row (editor, "CA du Pays de Meaux (77)"));
  save (editor);

  g_autoptr (SourcierSupplier) saved = load_first (store);
  g_assert_cmpstr (sourcier_supplier_get_text (saved, SOURCIER_SUPPLIER_COMMUNE), ==, "77284");
  g_assert_cmpstr (sourcier_supplier_get_text (saved, SOURCIER_SUPPLIER_DEPARTEMENT), ==, "77");
  g_assert_cmpstr (sourcier_supplier_get_areas (saved)[0], ==, "epci:200072130");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A day is typed as people write it and stored as ISO; what is no day is kept, with a word about it. */
static void
test_exclusion (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new (NULL));

  sourcier_supplier_editor_present (gtk_window_get_child (GTK_WINDOW (window)), store, NULL);
  GtkWidget *editor = ui_test_find_dialog (window);

  g_assert_true (ui_test_shows (editor, "Exclusion from public procurement"));
  type_into (editor, "Name", "Élan");
  type_into (editor, "Excluded until", "31/12/2027");
  g_assert_true (ui_test_shows (editor, "Why it is excluded is not told"));
  type_into (editor, "Exclusion", "CCP L2141-4");
  g_assert_false (ui_test_shows (editor, "Why it is excluded is not told"));
  type_into (editor, "Excluded since", "2028-01-01");
  g_assert_true (ui_test_shows (editor, "ends before it begins"));
  type_into (editor, "Excluded since", "spring");
  g_assert_true (ui_test_shows (editor, "is not a day"));
  save (editor);

  g_autoptr (SourcierSupplier) saved = load_first (store);
  g_assert_cmpstr (sourcier_supplier_get_text (saved, SOURCIER_SUPPLIER_EXCLUSION), ==, "CCP L2141-4");
  g_assert_cmpstr (sourcier_supplier_get_text (saved, SOURCIER_SUPPLIER_EXCLUDED_SINCE), ==, "spring");
  g_assert_cmpstr (sourcier_supplier_get_text (saved, SOURCIER_SUPPLIER_EXCLUDED_UNTIL), ==, "2027-12-31");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
keep_contact (SourcierContactEditor  *editor,
              SourcierContact        *contact,
              SourcierContact       **kept)
{
  *kept = g_object_ref (contact);
}

static void
test_contact (void)
{
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  GtkWidget *editor = GTK_WIDGET (sourcier_contact_editor_new (GTK_WINDOW (window), NULL));
  g_autoptr (SourcierContact) contact = NULL;

  g_signal_connect (editor, "applied", G_CALLBACK (keep_contact), &contact);
  gtk_window_present (GTK_WINDOW (editor));
  ui_test_wait_for (gtk_widget_get_mapped (editor));
  accessible_walker_assert_all_named (editor);

  /* Somebody of whom only the role is known cannot be reached. */
  type_into (editor, "Role", "Director");
  gtk_widget_activate_action (editor, "form.apply", NULL);
  g_assert_null (contact);
  type_into (editor, "E-mail", "lea@roy");
  g_assert_true (ui_test_shows (editor, "does not look like"));
  type_into (editor, "E-mail", " lea@roy.example ");
  g_assert_false (ui_test_shows (editor, "does not look like"));
  gtk_widget_activate_action (editor, "form.apply", NULL);

  g_assert_nonnull (contact);
  g_assert_cmpstr (sourcier_contact_get_text (contact, SOURCIER_CONTACT_EMAIL), ==, "lea@roy.example");
  g_assert_cmpstr (sourcier_contact_get_text (contact, SOURCIER_CONTACT_ROLE), ==, "Director");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  ui_test_init (&argc, &argv);

  g_test_add_func ("/editor/add", test_add);
  g_test_add_func ("/editor/edit", test_edit);
  g_test_add_func ("/editor/evidence", test_evidence);
  g_test_add_func ("/editor/award", test_award);
  g_test_add_func ("/editor/areas", test_areas);
  g_test_add_func ("/editor/commune", test_commune);
  g_test_add_func ("/editor/qpv", test_qpv);
  g_test_add_func ("/editor/exclusion", test_exclusion);
  g_test_add_func ("/editor/contact", test_contact);
  return ui_test_run ();
}
