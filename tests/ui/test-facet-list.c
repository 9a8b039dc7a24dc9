/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-test.h"
#include "widgets/facet-list.h"

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

static const char *
nth_name (GtkWidget *facet,
          guint      at)
{
  GtkWidget *check = ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, at);

  return check != NULL ? gtk_label_get_text (GTK_LABEL (ui_test_find_nth (check, GTK_TYPE_LABEL, 0))) : NULL;
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

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  g_assert_cmpstr (chosen, ==, "v11 1");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_test_find_nth (facet, GTK_TYPE_TOGGLE_BUTTON, 1)), TRUE);
  g_assert_cmpstr (chosen, ==, "v10 2");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_test_find_nth (facet, GTK_TYPE_TOGGLE_BUTTON, 8)), FALSE);
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

  GtkWidget *bretagne = ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 2);
  gtk_widget_grab_focus (bretagne);
  g_assert_true (press (focused (window), GDK_KEY_Right));
  g_assert_cmpstr (unfolded, ==, "Bretagne");
  g_assert_true (sourcier_facet_list_is_unfolded (SOURCIER_FACET_LIST (facet), "Bretagne"));
  g_assert_cmpstr (nth_name (facet, 3), ==, "35");
  g_assert_cmpstr (nth_name (facet, 4), ==, "29");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (bretagne), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_true (press (focused (window), GDK_KEY_Right));
  g_assert_true (focused (window) == ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 3));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focused (window)), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  g_assert_true (press (focused (window), GDK_KEY_Down));
  g_assert_true (focused (window) == ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 4));
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

static GPtrArray *
make_tree (void)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);

  add_value (values, "Bretagne", NULL, TRUE, 7);
  add_value (values, "29", "Bretagne", TRUE, 3);
  add_value (values, "Île-de-France", NULL, TRUE, 9);
  add_value (values, "95", "Île-de-France", TRUE, 5);
  return values;
}

/* Tells a commune of Finistère while its name is searched. */
static void
searched_cb (SourcierFacetList *facet)
{
  g_autoptr (GPtrArray) told = make_tree ();
  gboolean found = g_str_equal (sourcier_facet_list_get_search (facet), "ouen");

  if (found)
    {
      add_value (told, "Brest", "29", FALSE, 2);
      sourcier_facet_value_set_found (g_ptr_array_index (told, told->len - 1));
    }
  sourcier_facet_list_set_hint (facet, found ? "1 of 2" : NULL);
  sourcier_facet_list_set_values (facet, told);
}

static gboolean
shows (GtkWidget  *facet,
       const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_test_find_nth (facet, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
      return TRUE;
  return FALSE;
}

/* What is found shows with what it lies in, folded or not, also what only the caller finds; what is found itself unfolds. */
static void
test_facet_tree_search (void)
{
  GtkWidget *facet = sourcier_facet_list_new ("Territory");
  GtkWidget *window = ui_test_present (facet);
  g_autoptr (GPtrArray) values = make_tree ();

  g_signal_connect (facet, "searched", G_CALLBACK (searched_cb), NULL);
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_test_find_nth (facet, GTK_TYPE_TOGGLE_BUTTON, 0)), TRUE);

  GtkWidget *search = ui_test_find (facet, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "ILE");
  ui_test_wait_for (nth_name (facet, 1) == NULL);
  g_assert_cmpstr (nth_name (facet, 0), ==, "Île-de-France");
  gtk_widget_grab_focus (ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 0));
  g_assert_true (press (focused (window), GDK_KEY_Right));
  g_assert_cmpstr (nth_name (facet, 1), ==, "95");

  gtk_editable_set_text (GTK_EDITABLE (search), "ouen");
  ui_test_wait_for (shows (facet, "1 of 2"));
  g_assert_cmpstr (nth_name (facet, 0), ==, "Bretagne");
  g_assert_cmpstr (nth_name (facet, 1), ==, "29");
  g_assert_cmpstr (nth_name (facet, 2), ==, "Brest");
  g_assert_null (nth_name (facet, 3));

  gtk_editable_set_text (GTK_EDITABLE (search), "nowhere");
  ui_test_wait_for (nth_name (facet, 0) == NULL);
  g_assert_true (shows (facet, "Nothing of that name"));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (nth_name (facet, 0), ==, "Île-de-France");
  g_assert_false (shows (facet, "Nothing of that name"));
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
  gtk_widget_grab_focus (ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 0));
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
  g_assert_null (ui_test_find_nth (facet, GTK_TYPE_SEARCH_ENTRY, 0));
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_test_find_nth (facet, GTK_TYPE_TOGGLE_BUTTON, 0)), TRUE);
  GtkWidget *search = ui_test_find_nth (facet, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "V1");
  ui_test_wait_for (g_strcmp0 (nth_name (facet, 0), "v19") == 0 && g_strcmp0 (nth_name (facet, 10), "v1") == 0);
  g_assert_null (nth_name (facet, 11));
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  ui_test_wait_for (nth_name (facet, 0) == NULL);
  g_assert_true (ui_test_shows (facet, "Nothing of that name"));

  g_signal_emit_by_name (search, "stop-search");
  g_assert_null (ui_test_find_nth (facet, GTK_TYPE_SEARCH_ENTRY, 0));
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
  GtkWidget *first = ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 0);
  GtkWidget *second = ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (ui_test_find_nth (first, GTK_TYPE_LABEL, 1))), ==, "€85,000");
  g_assert_null (ui_test_find_nth (second, GTK_TYPE_LABEL, 1));

  sourcier_facet_value_set_detail (values->pdata[0], NULL);
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (facet), values);
  g_assert_null (ui_test_find_nth (first, GTK_TYPE_LABEL, 1));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/facet-list/values", test_facet);
  g_test_add_func ("/facet-list/detail", test_facet_detail);
  g_test_add_func ("/facet-list/search", test_facet_search);
  g_test_add_func ("/facet-list/tree", test_facet_tree);
  g_test_add_func ("/facet-list/many-inside", test_facet_many_inside);
  g_test_add_func ("/facet-list/tree-search", test_facet_tree_search);

  return ui_test_run ();
}
