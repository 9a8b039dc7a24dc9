/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"

#include <adwaita.h>

/* Whether a screen reader takes the name of such a widget from what is in it. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  /* Newer GTK has a role of its own for a toggle button. */
  if (GTK_IS_BUTTON (widget))
    return TRUE;

  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COLUMN_HEADER:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
    case GTK_ACCESSIBLE_ROLE_LABEL:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_OPTION:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_ROW:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_TREE_ITEM:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_without_role (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_NONE:
    case GTK_ACCESSIBLE_ROLE_PRESENTATION:
    case GTK_ACCESSIBLE_ROLE_WIDGET:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  /* GTK says that a button is labelled by its child even if that is an icon. */
  if (!GTK_IS_BUTTON (widget)
      && gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (is_named_by_content (widget) && has_text (widget))
    return TRUE;
  return GTK_IS_WINDOW (widget) && gtk_window_get_title (GTK_WINDOW (widget)) != NULL;
}

/* The text within an entry, and the button within a menu button, have the focus in the name of the whole. */
static GtkWidget *
find_whole (GtkWidget *widget)
{
  GtkWidget *whole = NULL;

  if (GTK_IS_TEXT (widget))
    whole = gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_EDITABLE);
  else if (GTK_IS_TOGGLE_BUTTON (widget))
    whole = gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON);
  return whole != NULL ? whole : widget;
}

static void
describe (GtkWidget *widget,
          GString   *path)
{
  if (gtk_widget_get_parent (widget) != NULL)
    {
      describe (gtk_widget_get_parent (widget), path);
      g_string_append (path, " > ");
    }
  g_string_append (path, gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) != NULL
                           ? gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget))
                           : G_OBJECT_TYPE_NAME (widget));
}

/* Whether the keyboard's focus can come to rest on the widget itself. A scrolled window takes it only where there is
 * nothing in it that does, and says nothing then; the lists that an expander row is made of give it to their rows. */
static gboolean
takes_focus (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget)
      || (GTK_IS_LIST_BOX (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) != NULL))
    return FALSE;
  return gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && gtk_widget_get_visible (widget);
}

/**
 * accessible_walker_find_nameless:
 * @root: where to begin
 *
 * Looks at every visible widget that takes the keyboard's focus.
 *
 * Returns: (transfer full) (nullable): where the first one without a name for a screen reader is
 */
char *
accessible_walker_find_nameless (GtkWidget *root)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (takes_focus (root) && !is_without_role (find_whole (root)) && !has_name (find_whole (root)))
    {
      g_autoptr (GString) path = g_string_new (NULL);
      describe (root, path);
      return g_strdup (path->str);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *found = accessible_walker_find_nameless (child);
      if (found != NULL)
        return g_steal_pointer (&found);
    }
  return NULL;
}

/**
 * accessible_walker_assert_all_named:
 * @root: where to begin
 *
 * Fails if a visible widget that takes the keyboard's focus has no name for a screen reader.
 */
void
accessible_walker_assert_all_named (GtkWidget *root)
{
  g_autofree char *found = accessible_walker_find_nameless (root);

  if (found != NULL)
    g_error ("no accessible name: %s", found);
}
