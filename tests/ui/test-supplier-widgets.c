/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/money.h"
#include "suppliers/import-lines.h"
#include "ui-test.h"
#include "widgets/bitset-selection.h"
#include "widgets/cell-text.h"
#include "widgets/chip-bar.h"
#include "widgets/label-badge.h"
#include "widgets/label-badges.h"
#include "widgets/marked-text.h"
#include "widgets/money-entry.h"
#include "widgets/row-slots.h"

static void
type (GtkWidget  *entry,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_money (void)
{
  GtkWidget *entry = sourcier_money_entry_new ();
  SourcierMoneyEntry *money = SOURCIER_MONEY_ENTRY (entry);
  GtkWidget *window = ui_test_present (entry);

  g_assert_cmpint (sourcier_money_entry_get_amount (money), ==, SOURCIER_MONEY_UNKNOWN);
  type (entry, "70k€");
  g_assert_cmpint (sourcier_money_entry_get_amount (money), ==, 7000000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "€70000");
  type (entry, "1 240 000,50");
  g_assert_cmpint (sourcier_money_entry_get_amount (money), ==, 124000050);

  /* What is not understood stays for the reader to mend, and counts for nothing. */
  type (entry, "about 5");
  g_assert_false (sourcier_money_entry_is_valid (money));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpint (sourcier_money_entry_get_amount (money), ==, SOURCIER_MONEY_UNKNOWN);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "about 5");

  type (entry, "");
  g_assert_true (sourcier_money_entry_is_valid (money));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));

  /* Without Return, the amount follows after a rest. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  ui_test_wait_for (sourcier_money_entry_get_amount (money) == 1200);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12");

  gtk_window_destroy (GTK_WINDOW (window));
}

static guint n_asked;

static gpointer
count_item (gpointer item,
            gpointer user_data)
{
  n_asked++;
  return item;
}

static guint64
count_selected (gpointer selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));

  return gtk_bitset_get_size (selected);
}

static void
test_selection (void)
{
  GtkStringList *strings = gtk_string_list_new ((const char *[]) { "a", "b", "c", "d", "e", NULL });
  GListModel *list = G_LIST_MODEL (g_object_ref (strings));
  g_autoptr (GtkMapListModel) map = gtk_map_list_model_new (list, count_item, NULL, NULL);
  g_autoptr (SourcierBitsetSelection) selection = sourcier_bitset_selection_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  sourcier_bitset_selection_set_model (selection, G_LIST_MODEL (map));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 5);
  gtk_selection_model_select_all (model);
  g_assert_cmpuint (count_selected (selection), ==, 5);
  gtk_selection_model_select_item (model, 3, TRUE);
  g_assert_cmpuint (count_selected (selection), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 3));

  /* One is taken away before it, two are put there: the selected row has moved. */
  gtk_string_list_splice (strings, 0, 1, (const char *[]) { "x", "y", NULL });
  g_assert_true (gtk_selection_model_is_selected (model, 4));
  g_assert_false (gtk_selection_model_is_selected (model, 3));
  gtk_string_list_splice (strings, 4, 1, NULL);
  g_assert_cmpuint (count_selected (selection), ==, 0);

  g_assert_cmpuint (n_asked, ==, 0);
  g_object_unref (strings);
}

typedef struct
{
  guint n_items;
  guint n_signals;
  guint position, removed, added;  /* of the last one */
} Recorder;

/* Whatever is told must agree with how many there are. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  Recorder *recorder = data;

  g_assert_cmpuint (position + removed, <=, recorder->n_items);
  *recorder = (Recorder) { recorder->n_items - removed + added, recorder->n_signals + 1, position, removed, added };
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, recorder->n_items);
  g_assert_null (g_list_model_get_item (model, recorder->n_items));
}

static void
replace (GtkStringList *strings,
         const char    *first,
         guint          n)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (added, g_strdup_printf ("%s %u", first, i));
  g_ptr_array_add (added, NULL);
  gtk_string_list_splice (strings, 0, g_list_model_get_n_items (G_LIST_MODEL (strings)), (const char **) added->pdata);
}

static const char *
string_of (gpointer slot)
{
  gpointer row = sourcier_row_of (slot);

  return row != NULL ? gtk_string_object_get_string (row) : NULL;
}

static void
count_changes_cb (gpointer n)
{
  ++*(guint *) n;
}

/* A new answer leaves the rows where they are: what stands in them is another. */
static void
test_slots (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  g_autoptr (SourcierBitsetSelection) selection = sourcier_bitset_selection_new ();
  Recorder recorder = { 0 };
  guint n_changes = 0;

  g_signal_connect (selection, "items-changed", G_CALLBACK (items_changed_cb), &recorder);
  sourcier_bitset_selection_set_model (selection, G_LIST_MODEL (g_object_ref (strings)));
  replace (strings, "before", 40);
  g_autoptr (SourcierRowSlot) fifth = g_list_model_get_item (G_LIST_MODEL (selection), 5);
  g_autoptr (SourcierRowSlot) last = g_list_model_get_item (G_LIST_MODEL (selection), 39);
  sourcier_row_slot_watch (fifth, count_changes_cb, &n_changes);
  g_assert_cmpstr (string_of (fifth), ==, "before 5");

  recorder.n_signals = 0;
  replace (strings, "after", 40);
  g_assert_cmpuint (recorder.n_signals, ==, 0);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (string_of (fifth), ==, "after 5");
  replace (strings, "less", 30);
  g_assert_cmpuint (recorder.n_signals, ==, 1);
  g_assert_cmpuint (recorder.position, ==, 30);
  g_assert_cmpuint (recorder.removed, ==, 10);
  g_assert_cmpuint (recorder.added, ==, 0);
  g_autoptr (SourcierRowSlot) still_fifth = g_list_model_get_item (G_LIST_MODEL (selection), 5);
  g_assert_true (still_fifth == fifth);
  g_assert_cmpstr (string_of (fifth), ==, "less 5");
  g_assert_null (string_of (last));

  sourcier_row_slot_unwatch (fifth, &n_changes);
  replace (strings, "unseen", 30);
  g_assert_cmpuint (n_changes, ==, 2);
  g_clear_object (&selection);
  g_assert_null (string_of (fifth));
}

/* Rows whose widgets must be made come a few at a time, those that need none at once; all can be selected from the first. */
static void
test_growing (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  g_autoptr (SourcierBitsetSelection) selection = sourcier_bitset_selection_new ();
  Recorder recorder = { 0 };

  g_signal_connect (selection, "items-changed", G_CALLBACK (items_changed_cb), &recorder);
  sourcier_bitset_selection_set_model (selection, G_LIST_MODEL (g_object_ref (strings)));
  replace (strings, "a", 3000);
  g_assert_cmpuint (recorder.n_items, ==, 48);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (count_selected (selection), ==, 3000);
  for (guint before = recorder.n_items; recorder.n_items < 3000; before = recorder.n_items)
    {
      ui_test_turn ();
      g_assert_true (recorder.n_items == before || recorder.n_items - before == 12 || recorder.n_items == 3000);
      g_assert_true (recorder.n_items < 216 || recorder.n_items == 3000);
    }
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 2999));

  /* It has rows enough now. */
  recorder.n_signals = 0;
  replace (strings, "b", 9000);
  g_assert_cmpuint (recorder.n_items, ==, 9000);
  g_assert_cmpuint (count_selected (selection), ==, 0);
  replace (strings, "c", 10);
  replace (strings, "d", 500);
  g_assert_cmpuint (recorder.n_items, ==, 48);
  sourcier_bitset_selection_show_all (selection);
  g_assert_cmpuint (recorder.n_items, ==, 500);
  g_assert_cmpuint (recorder.n_signals, ==, 4);
}

static void
removed_cb (GtkWidget *bar,
            int        id,
            int       *removed)
{
  *removed = id;
}

static void
test_chips (void)
{
  GtkWidget *bar = g_object_new (SOURCIER_TYPE_CHIP_BAR, NULL);
  GtkWidget *window = ui_test_present (bar);
  int removed = 0;

  g_signal_connect (bar, "removed", G_CALLBACK (removed_cb), &removed);
  g_assert_false (gtk_widget_get_visible (bar));
  sourcier_chip_bar_set_chips (SOURCIER_CHIP_BAR (bar), (int[]) { -1, 4 }, (const char *[]) { "one", "two" }, 2);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (ui_test_find_nth (bar, GTK_TYPE_LABEL, 1))), ==, "two");
  g_signal_emit_by_name (ui_test_find_nth (bar, GTK_TYPE_BUTTON, 1), "clicked");
  g_assert_cmpint (removed, ==, 4);
  g_signal_emit_by_name (ui_test_find_nth (bar, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpint (removed, ==, -1);

  sourcier_chip_bar_set_chips (SOURCIER_CHIP_BAR (bar), NULL, NULL, 0);
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_window_destroy (GTK_WINDOW (window));
}

static SourcierLabelAward *
new_award (const char *label,
           int         valid_to_year)
{
  SourcierLabelAward *award = sourcier_label_award_new (label);

  sourcier_label_award_set_valid_to (award, sourcier_day_from_ymd (valid_to_year, 12, 31));
  return award;
}

static void
test_badges (void)
{
  SourcierDay day = sourcier_day_from_ymd (2026, 6, 1);
  g_autoptr (GPtrArray) awards = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *badges = sourcier_label_badges_new ();
  GtkWidget *window = ui_test_present (badges);

  g_ptr_array_add (awards, new_award ("RGE", 2024));
  g_ptr_array_add (awards, new_award ("EI", 2025));
  g_ptr_array_add (awards, new_award ("EI", 2028));
  g_ptr_array_add (awards, new_award ("ESUS", 2027));

  /* One badge a label, by the award that holds; what has ended comes last. */
  g_autoptr (GPtrArray) shown = sourcier_label_badge_choose (awards, day);
  g_assert_cmpuint (shown->len, ==, 3);
  g_assert_true (shown->pdata[0] == awards->pdata[2]);
  g_assert_true (shown->pdata[1] == awards->pdata[3]);
  g_assert_true (shown->pdata[2] == awards->pdata[0]);

  g_autofree char *ended = sourcier_label_badge_describe_dates (awards->pdata[0], day);
  g_assert_cmpstr (ended, ==, "ended on 2024-12-31");

  sourcier_label_badges_set_awards (SOURCIER_LABEL_BADGES (badges), awards, day);
  g_assert_true (gtk_widget_has_css_class (ui_test_find_nth (badges, GTK_TYPE_INSCRIPTION, 0), "insertion"));
  g_assert_true (gtk_widget_has_css_class (ui_test_find_nth (badges, GTK_TYPE_INSCRIPTION, 2), "ended"));
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (ui_test_find_nth (badges, GTK_TYPE_INSCRIPTION, 0))), ==, "EI");

  gtk_window_destroy (GTK_WINDOW (window));
}

/* A text of a megabyte would be laid out whole, and told in a tooltip larger than any display. */
static void
test_long_text (void)
{
  GtkWidget *cell = g_object_ref_sink (sourcier_cell_text_new (3, 10));
  GString *words = g_string_new (NULL);

  sourcier_cell_text_show (cell, "Évry");
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), ==, "Évry");
  while (words->len < 1000000)
    g_string_append (words, "é");
  sourcier_cell_text_show (cell, words->str);

  const char *shown = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  g_assert_true (g_str_has_suffix (shown, "é…"));
  g_assert_cmpint (g_utf8_strlen (shown, -1), >=, 300);
  g_assert_cmpint (g_utf8_strlen (shown, -1), <=, 1000);
  sourcier_cell_text_show (cell, NULL);
  g_assert_null (gtk_inscription_get_text (GTK_INSCRIPTION (cell)));
  g_string_free (words, TRUE);
  g_object_unref (cell);
}

/* The columns of a list are called as it calls them, by the beginning where a cell of a megabyte stands there. */
static void
test_long_title (void)
{
  g_autofree char *long_title = g_strnfill (1000000, 'x');
  const char * const titles[] = { "Nom", long_title, NULL };
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkWidget *window = ui_test_present (view);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  sourcier_import_lines_show (GTK_COLUMN_VIEW (view), lines, titles);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (columns, 2);
  g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, 3);
  g_assert_cmpstr (gtk_column_view_column_get_title (name), ==, "Nom");
  g_assert_cmpint (g_utf8_strlen (gtk_column_view_column_get_title (last), -1), ==, 601);

  /* The same list again: the columns stay, and with them the widths that somebody gave them. */
  sourcier_import_lines_show (GTK_COLUMN_VIEW (view), lines, titles);
  g_autoptr (GtkColumnViewColumn) again = g_list_model_get_item (columns, 3);
  g_assert_true (again == last);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint n_measured;

static void
measure_only_child (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  n_measured++;
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
allocate_only_child (GtkWidget *widget,
                     int        width,
                     int        height,
                     int        baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
draw_again (GtkWidget *window)
{
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (window));
  gint64 before = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window));

  gtk_widget_queue_draw (child);
  ui_test_wait_for (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window)) > before);
}

/* Returns: a window that counts in n_measured how often @cell asks for another layout */
static GtkWidget *
present_measured (GtkWidget *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (NULL, measure_only_child, allocate_only_child));
  gtk_widget_set_parent (cell, box);
  GtkWidget *window = ui_test_present (box);

  ui_test_wait_for (gtk_widget_get_width (cell) > 0);
  draw_again (window);
  g_assert_cmpuint (n_measured, >, 0);
  n_measured = 0;
  return window;
}

/* A cell of a table that asked for another layout would have the whole column measured. */
static void
test_badges_come_and_go (void)
{
  SourcierDay day = sourcier_day_from_ymd (2026, 6, 1);
  g_autoptr (GPtrArray) awards = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *badges = sourcier_label_badges_new ();
  GtkWidget *window = present_measured (badges);

  g_ptr_array_add (awards, new_award ("RGE", 2024));
  g_ptr_array_add (awards, new_award ("EI", 2028));
  g_ptr_array_add (awards, new_award ("ESUS", 2027));
  for (guint round = 0; round < 2; round++)
    {
      sourcier_label_badges_set_awards (SOURCIER_LABEL_BADGES (badges), awards, day);
      draw_again (window);
      g_assert_true (gtk_widget_get_mapped (ui_test_find_nth (badges, GTK_TYPE_INSCRIPTION, 0)));
      sourcier_label_badges_set_awards (SOURCIER_LABEL_BADGES (badges), NULL, day);
      draw_again (window);
      g_assert_false (gtk_widget_get_mapped (ui_test_find_nth (badges, GTK_TYPE_INSCRIPTION, 0)));
    }
  g_assert_cmpuint (n_measured, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_marks_come_and_go (void)
{
  GtkWidget *text = gtk_inscription_new ("Atelier");
  GtkWidget *cell = sourcier_marked_text_new (text);
  SourcierMarkedText *marked = SOURCIER_MARKED_TEXT (cell);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 10);
  sourcier_marked_text_add_mark (marked, "action-unavailable-symbolic", "error");
  sourcier_marked_text_add_mark (marked, "dialog-question-symbolic", NULL);
  GtkWidget *first = ui_test_find_nth (cell, GTK_TYPE_IMAGE, 0), *second = ui_test_find_nth (cell, GTK_TYPE_IMAGE, 1);
  GtkWidget *window = present_measured (cell);
  int width = gtk_widget_get_width (cell);

  g_assert_cmpint (width, >, 60);
  g_assert_cmpint (gtk_widget_get_width (text), ==, width);
  g_assert_false (gtk_widget_get_mapped (first) || gtk_widget_get_mapped (second));

  sourcier_marked_text_show_mark (marked, 1, "Doubtful");
  draw_again (window);
  g_assert_false (gtk_widget_get_mapped (first));
  g_assert_true (gtk_widget_get_mapped (second));
  g_assert_cmpint (gtk_widget_get_width (text), ==, width - 16 - 4);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (second), ==, "Doubtful");
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL, "Doubtful");
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  sourcier_marked_text_show_mark (marked, 0, "Excluded");
  sourcier_marked_text_show_mark (marked, 1, NULL);
  draw_again (window);
  g_assert_true (gtk_widget_get_mapped (first));
  g_assert_false (gtk_widget_get_mapped (second));
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  g_assert_cmpuint (n_measured, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/widgets/money-entry", test_money);
  g_test_add_func ("/widgets/bitset-selection", test_selection);
  g_test_add_func ("/widgets/row-slots", test_slots);
  g_test_add_func ("/widgets/rows-growing", test_growing);
  g_test_add_func ("/widgets/chip-bar", test_chips);
  g_test_add_func ("/widgets/label-badges", test_badges);
  g_test_add_func ("/widgets/label-badges-come-and-go", test_badges_come_and_go);
  g_test_add_func ("/widgets/marks-come-and-go", test_marks_come_and_go);
  g_test_add_func ("/widgets/long-text", test_long_text);
  g_test_add_func ("/widgets/long-title", test_long_title);

  return ui_test_run ();
}
