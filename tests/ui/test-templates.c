/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-test.h"

/* A template that names a child, a class or a callback that is not there ends the program with a warning; one that does
 * not let go of its children at the end does too. */
static void
build_template (GType type)
{
  GtkWidget *widget = g_object_new (type, NULL);
  gpointer alive = widget;

  g_assert_true (GTK_IS_WIDGET (widget));
  g_object_add_weak_pointer (G_OBJECT (widget), &alive);
  gtk_window_destroy (GTK_WINDOW (ui_test_present (widget)));
  ui_test_wait_for (alive == NULL);
}

static void
test_shortcuts (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SOURCIER_RESOURCE_PREFIX "/ui/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (overlay));
  gtk_window_present (GTK_WINDOW (overlay));
  ui_test_wait_for (gtk_widget_get_width (overlay) > 0);
  /* The smallest screen that the window is made for. */
  g_assert_cmpint (gtk_widget_get_width (overlay), <=, 1024);
  g_assert_cmpint (gtk_widget_get_height (overlay), <=, 700);
  gtk_window_destroy (GTK_WINDOW (overlay));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/templates/shortcuts", test_shortcuts);
  ui_test_add_templates ("/templates", build_template);

  return ui_test_run ();
}
