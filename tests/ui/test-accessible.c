/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "ui-test.h"

static void
check_template (GType type)
{
  GtkWidget *window = ui_test_present (g_object_new (type, NULL));

  accessible_walker_assert_all_named (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The walker itself must see what is missing. */
static void
test_walker (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_button_new_with_label ("Save");
  GtkWidget *icon = gtk_button_new_from_icon_name ("document-save-symbolic");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *window = ui_test_present (box);

  gtk_box_append (GTK_BOX (box), words);
  accessible_walker_assert_all_named (window);

  gtk_box_append (GTK_BOX (box), icon);
  g_autofree char *nameless = accessible_walker_find_nameless (window);
  g_assert_nonnull (nameless);
  g_assert_true (g_str_has_suffix (nameless, "GtkButton"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "Save", -1);
  accessible_walker_assert_all_named (window);

  gtk_box_append (GTK_BOX (box), entry);
  g_autofree char *unlabelled = accessible_walker_find_nameless (window);
  g_assert_nonnull (unlabelled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  accessible_walker_assert_all_named (window);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/accessible/walker", test_walker);
  ui_test_add_templates ("/accessible", check_template);

  return ui_test_run ();
}
