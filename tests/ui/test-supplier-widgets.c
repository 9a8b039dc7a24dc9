/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/money.h"
#include "ui-test.h"
#include "widgets/bitset-selection.h"
#include "widgets/chip-bar.h"
#include "widgets/facet-list.h"
#include "widgets/label-badge.h"
#include "widgets/label-badges.h"
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

static GPtrArray *
make_values (guint       n,
             const char *out)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = g_strdup_printf ("v%u", i);
      gboolean is_out = g_strcmp0 (value, out) == 0;

      g_ptr_array_add (values, sourcier_facet_value_new (value, value, i * 10,
                                                         is_out ? SOURCIER_CHOICE_OUT : SOURCIER_CHOICE_NONE));
    }
  return values;
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type,
           guint     *skip)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*skip)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The visible widget of a type that comes after as many others. */
static GtkWidget *
nth (GtkWidget *root,
     GType      type,
     guint      at)
{
  return find_type (root, type, &at);
}

static const char *
nth_name (GtkWidget *facet,
          guint      at)
{
  GtkWidget *check = nth (facet, GTK_TYPE_CHECK_BUTTON, at);

  return check != NULL ? gtk_label_get_text (GTK_LABEL (nth (check, GTK_TYPE_LABEL, 0))) : NULL;
}

static char *chosen;

static void
chosen_cb (GtkWidget  *facet,
           const char *value,
           int         choice)
{
  g_free (chosen);
  chosen = g_strdup_printf ("%s %d", value, choice);
}

static void
test_facet (void)
{
  GtkWidget *facet = sourcier_facet_list_new ("Size");
  GtkWidget *window = ui_test_present (facet);
  g_autoptr (GPtrArray) few = make_values (8, NULL);
  g_autoptr (GPtrArray) many = make_values (12, "v1");

  g_signal_connect (facet, "chosen", G_CALLBACK (chosen_cb), NULL);
  g_assert_false (gtk_widget_get_visible (facet));
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), few);
  g_assert_cmpstr (nth_name (facet, 0), ==, "v7");
  g_assert_cmpstr (nth_name (facet, 7), ==, "v0");

  /* Eight at first, and v1, which is far behind but ticked out. */
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), many);
  g_assert_cmpstr (nth_name (facet, 0), ==, "v11");
  g_assert_cmpstr (nth_name (facet, 7), ==, "v4");
  g_assert_cmpstr (nth_name (facet, 8), ==, "v1");
  g_assert_null (nth_name (facet, 9));
  g_assert_null (chosen);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (nth (facet, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  g_assert_cmpstr (chosen, ==, "v11 1");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nth (facet, GTK_TYPE_TOGGLE_BUTTON, 1)), TRUE);
  g_assert_cmpstr (chosen, ==, "v10 2");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nth (facet, GTK_TYPE_TOGGLE_BUTTON, 8)), FALSE);
  g_assert_cmpstr (chosen, ==, "v1 0");

  /* "More…" is the last button. */
  g_signal_emit_by_name (gtk_widget_get_last_child (facet), "clicked");
  g_assert_cmpstr (nth_name (facet, 11), ==, "v0");

  g_clear_pointer (&chosen, g_free);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
press (GtkWidget *widget,
       guint      keyval)
{
  gboolean done = FALSE;

  for (; widget != NULL && !done; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers) && !done; i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                            && j < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !done; j++)
            {
              g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
              GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

              if (GTK_IS_KEYVAL_TRIGGER (trigger)
                  && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
                  && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
                done = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                     gtk_shortcut_get_arguments (shortcut));
            }
        }
    }
  return done;
}

static void
add_value (GPtrArray  *values,
           const char *value,
           const char *parent,
           gboolean    folds,
           gint64      count)
{
  SourcierFacetValue *added = sourcier_facet_value_new (value, value, count, SOURCIER_CHOICE_NONE);

  sourcier_facet_value_set_place (added, parent, folds);
  g_ptr_array_add (values, added);
}

static GtkWidget *
focused (GtkWidget *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

static char *unfolded;

static void
unfolded_cb (GtkWidget  *facet,
             const char *value)
{
  g_free (unfolded);
  unfolded = g_strdup (value);
}

/* Regions fold; the arrows go through what is shown, right and left into what is inside and out of it. */
static void
test_facet_tree (void)
{
  GtkWidget *facet = sourcier_facet_list_new ("Territory");
  GtkWidget *window = ui_test_present (facet);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);

  add_value (values, "Bretagne", NULL, TRUE, 7);
  add_value (values, "29", "Bretagne", TRUE, 3);
  add_value (values, "35", "Bretagne", TRUE, 4);
  add_value (values, "Corse", NULL, TRUE, 9);
  add_value (values, "2A", "Corse", TRUE, 9);
  add_value (values, "", NULL, FALSE, 8);
  g_signal_connect (facet, "chosen", G_CALLBACK (chosen_cb), NULL);
  g_signal_connect (facet, "unfolded", G_CALLBACK (unfolded_cb), NULL);
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  g_assert_cmpstr (nth_name (facet, 0), ==, "Corse");
  g_assert_cmpstr (nth_name (facet, 1), ==, "");
  g_assert_cmpstr (nth_name (facet, 2), ==, "Bretagne");
  g_assert_null (nth_name (facet, 3));

  GtkWidget *bretagne = nth (facet, GTK_TYPE_CHECK_BUTTON, 2);
  gtk_widget_grab_focus (bretagne);
  g_assert_true (press (focused (window), GDK_KEY_Right));
  g_assert_cmpstr (unfolded, ==, "Bretagne");
  g_assert_true (sourcier_facet_list_is_unfolded (SOURCIER_FACET_LIST (facet), "Bretagne"));
  g_assert_cmpstr (nth_name (facet, 3), ==, "35");
  g_assert_cmpstr (nth_name (facet, 4), ==, "29");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (bretagne), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_true (press (focused (window), GDK_KEY_Right));
  g_assert_true (focused (window) == nth (facet, GTK_TYPE_CHECK_BUTTON, 3));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focused (window)), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  g_assert_true (press (focused (window), GDK_KEY_Down));
  g_assert_true (focused (window) == nth (facet, GTK_TYPE_CHECK_BUTTON, 4));
  g_assert_true (press (focused (window), GDK_KEY_minus));
  g_assert_cmpstr (chosen, ==, "29 2");
  g_assert_true (press (focused (window), GDK_KEY_Left));
  g_assert_true (focused (window) == bretagne);
  g_assert_true (press (focused (window), GDK_KEY_Left));
  g_assert_null (nth_name (facet, 3));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (bretagne), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);

  /* What is ticked shows with what it lies in, wherever that is folded. */
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (((SourcierFacetValue *) values->pdata[i])->value, "29"))
      ((SourcierFacetValue *) values->pdata[i])->choice = SOURCIER_CHOICE_OUT;
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  g_assert_cmpstr (nth_name (facet, 3), ==, "29");
  g_assert_null (nth_name (facet, 4));
  g_clear_pointer (&chosen, g_free);
  g_clear_pointer (&unfolded, g_free);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of hundreds of communes the most frequent are shown, and those that are ticked; “More…” shows all, the search finds any. */
static void
test_facet_many_inside (void)
{
  GtkWidget *facet = sourcier_facet_list_new ("Territory");
  GtkWidget *window = ui_test_present (facet);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);

  add_value (values, "59", NULL, TRUE, 400);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("commune %02d", i);

      add_value (values, name, "59", FALSE, 100 - i);
    }
  ((SourcierFacetValue *) values->pdata[40])->choice = SOURCIER_CHOICE_IN;
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  gtk_widget_grab_focus (nth (facet, GTK_TYPE_CHECK_BUTTON, 0));
  g_assert_true (press (focused (window), GDK_KEY_Right));
  g_assert_cmpstr (nth_name (facet, 1), ==, "commune 00");
  g_assert_cmpstr (nth_name (facet, 12), ==, "commune 11");
  g_assert_cmpstr (nth_name (facet, 13), ==, "commune 39");
  g_assert_null (nth_name (facet, 14));

  g_signal_emit_by_name (gtk_widget_get_last_child (facet), "clicked");
  g_assert_cmpstr (nth_name (facet, 40), ==, "commune 39");
  g_signal_emit_by_name (gtk_widget_get_last_child (facet), "clicked");
  g_assert_null (nth_name (facet, 14));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Twenty values are searched, whatever the case; those that are found alone are shown. */
static void
test_facet_search (void)
{
  GtkWidget *facet = sourcier_facet_list_new ("Tag");
  GtkWidget *window = ui_test_present (facet);
  g_autoptr (GPtrArray) values = make_values (20, NULL);
  g_autoptr (GPtrArray) few = make_values (3, NULL);

  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), few);
  g_assert_null (nth (facet, GTK_TYPE_SEARCH_ENTRY, 0));
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nth (facet, GTK_TYPE_TOGGLE_BUTTON, 0)), TRUE);
  GtkWidget *search = nth (facet, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "V1");
  ui_test_wait_for (g_strcmp0 (nth_name (facet, 0), "v19") == 0 && g_strcmp0 (nth_name (facet, 10), "v1") == 0);
  g_assert_null (nth_name (facet, 11));
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  ui_test_wait_for (nth_name (facet, 0) == NULL);
  g_assert_true (ui_test_shows (facet, "Nothing of that name"));

  g_signal_emit_by_name (search, "stop-search");
  g_assert_null (nth (facet, GTK_TYPE_SEARCH_ENTRY, 0));
  g_assert_cmpstr (nth_name (facet, 7), ==, "v12");
  g_assert_null (nth_name (facet, 8));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a value adds up to stands under its name, and takes no room when nothing is told. */
static void
test_facet_detail (void)
{
  GtkWidget *facet = sourcier_facet_list_new ("State");
  GtkWidget *window = ui_test_present (facet);
  g_autoptr (GPtrArray) values = make_values (2, NULL);

  sourcier_facet_value_set_detail (values->pdata[1], "€85,000");
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  GtkWidget *first = nth (facet, GTK_TYPE_CHECK_BUTTON, 0);
  GtkWidget *second = nth (facet, GTK_TYPE_CHECK_BUTTON, 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (nth (first, GTK_TYPE_LABEL, 1))), ==, "€85,000");
  g_assert_null (nth (second, GTK_TYPE_LABEL, 1));

  sourcier_facet_value_set_detail (values->pdata[0], NULL);
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  g_assert_null (nth (first, GTK_TYPE_LABEL, 1));
  gtk_window_destroy (GTK_WINDOW (window));
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
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (nth (bar, GTK_TYPE_LABEL, 1))), ==, "two");
  g_signal_emit_by_name (nth (bar, GTK_TYPE_BUTTON, 1), "clicked");
  g_assert_cmpint (removed, ==, 4);
  g_signal_emit_by_name (nth (bar, GTK_TYPE_BUTTON, 0), "clicked");
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
  g_assert_true (gtk_widget_has_css_class (nth (badges, GTK_TYPE_INSCRIPTION, 0), "insertion"));
  g_assert_true (gtk_widget_has_css_class (nth (badges, GTK_TYPE_INSCRIPTION, 2), "ended"));
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (nth (badges, GTK_TYPE_INSCRIPTION, 0))), ==, "EI");

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
  g_test_add_func ("/widgets/facet-list", test_facet);
  g_test_add_func ("/widgets/facet-list-detail", test_facet_detail);
  g_test_add_func ("/widgets/facet-list-tree", test_facet_tree);
  g_test_add_func ("/widgets/facet-list-many-inside", test_facet_many_inside);
  g_test_add_func ("/widgets/facet-list-search", test_facet_search);
  g_test_add_func ("/widgets/chip-bar", test_chips);
  g_test_add_func ("/widgets/label-badges", test_badges);

  return ui_test_run ();
}
