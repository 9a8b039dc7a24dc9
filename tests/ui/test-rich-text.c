/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "ui-test.h"
#include "widgets/rich-text-buffer.h"
#include "widgets/rich-text-editor.h"
#include "widgets/rich-text-view.h"

typedef struct
{
  GtkWidget *editor;
  GtkWidget *view;
  GtkWidget *window;
  GtkTextBuffer *buffer;
  guint n_changes;
} Desk;

static void
changed_cb (Desk *desk)
{
  desk->n_changes++;
}

static GtkWidget *
find_view (GtkWidget *editor)
{
  GtkWidget *child = gtk_widget_get_first_child (editor);

  while (!SOURCIER_IS_RICH_TEXT_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  desk->editor = sourcier_rich_text_editor_new ("Description");
  desk->window = ui_test_present (desk->editor);
  desk->view = find_view (desk->editor);
  desk->buffer = sourcier_rich_text_editor_get_buffer (SOURCIER_RICH_TEXT_EDITOR (desk->editor));
  g_signal_connect_swapped (desk->editor, "changed", G_CALLBACK (changed_cb), desk);
  sourcier_rich_text_editor_set_markup (SOURCIER_RICH_TEXT_EDITOR (desk->editor), data);
}

static void
tear_down (Desk          *desk,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
}

/* Gives a key to whoever takes it first, as a keyboard does. */
static gboolean
press (Desk            *desk,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (desk->view);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  return taken;
}

static void
type (Desk       *desk,
      const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != '\n' || !press (desk, GDK_KEY_Return, 0))
      gtk_text_buffer_insert_interactive_at_cursor (desk->buffer, at, (int) (g_utf8_next_char (at) - at), TRUE);
}

static void
select_words (Desk *desk,
              int   start,
              int   end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (desk->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (desk->buffer, &to, end);
  gtk_text_buffer_select_range (desk->buffer, &to, &from);
}

static void
assert_markup (Desk       *desk,
               const char *expected)
{
  g_autofree char *markup = sourcier_rich_text_editor_get_markup (SOURCIER_RICH_TEXT_EDITOR (desk->editor));

  g_assert_cmpstr (markup, ==, expected);
}

/* What is shown and not touched is what was there. */
static void
test_kept (Desk          *desk,
           gconstpointer  data)
{
  assert_markup (desk, data);
  accessible_walker_assert_all_named (desk->window);
  sourcier_rich_text_editor_flush (SOURCIER_RICH_TEXT_EDITOR (desk->editor));
  g_assert_cmpuint (desk->n_changes, ==, 0);
}

/* A list goes on with Enter and ends with Enter on an empty item; after a heading comes a paragraph. */
static void
test_typed (Desk          *desk,
            gconstpointer  data)
{
  gtk_widget_activate_action (desk->editor, "text.kind", "(uu)", SOURCIER_RICH_HEADING, 2);
  type (desk, "Titre\nTexte\n");
  gtk_widget_activate_action (desk->editor, "text.kind", "(uu)", SOURCIER_RICH_BULLET, 1);
  type (desk, "un\n");
  g_assert_true (press (desk, GDK_KEY_Tab, 0));
  type (desk, "un bis\n\ndeux\n\nFin");
  assert_markup (desk, "## Titre\n\nTexte\n\n- un\n   - un bis\n- deux\n\nFin");
}

static void
test_backspace (Desk          *desk,
                gconstpointer  data)
{
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (desk->buffer, &start, 1);
  gtk_text_buffer_place_cursor (desk->buffer, &start);
  g_assert_true (press (desk, GDK_KEY_BackSpace, 0));
  assert_markup (desk, "- un\n- deux");
  g_assert_true (press (desk, GDK_KEY_BackSpace, 0));
  assert_markup (desk, "- un\n\ndeux");
  g_assert_false (press (desk, GDK_KEY_BackSpace, 0));
}

static void
test_style (Desk          *desk,
            gconstpointer  data)
{
  select_words (desk, 0, 2);
  gtk_widget_activate_action (desk->editor, "text.bold", NULL);
  select_words (desk, 1, 5);
  gtk_widget_activate_action (desk->editor, "text.italic", NULL);
  assert_markup (desk, "**U*n** te*xte");
  gtk_widget_activate_action (desk->editor, "text.italic", NULL);
  assert_markup (desk, "**Un** texte");
  /* What is typed behind bold letters is bold; turned off, it is not. */
  select_words (desk, 2, 2);
  type (desk, "e");
  gtk_widget_activate_action (desk->editor, "text.bold", NULL);
  type (desk, "!");
  assert_markup (desk, "**Une**! texte");
}

static void
test_link (Desk          *desk,
           gconstpointer  data)
{
  select_words (desk, 3, 8);
  sourcier_rich_text_buffer_set_link (SOURCIER_RICH_TEXT_BUFFER (desk->buffer), "https://ville.fr");
  assert_markup (desk, "Un [texte](https://ville.fr)");
  select_words (desk, 5, 5);
  sourcier_rich_text_buffer_set_link (SOURCIER_RICH_TEXT_BUFFER (desk->buffer), "mailto:a@ville.fr");
  assert_markup (desk, "Un [texte](mailto:a@ville.fr)");
  sourcier_rich_text_buffer_set_link (SOURCIER_RICH_TEXT_BUFFER (desk->buffer), NULL);
  assert_markup (desk, "Un texte");
}

/* Each change of look, and each stretch of typing, is a step of its own; without a step the key is the window's. */
static void
test_undo (Desk          *desk,
           gconstpointer  data)
{
  select_words (desk, 0, 2);
  gtk_widget_activate_action (desk->editor, "text.bold", NULL);
  gtk_widget_activate_action (desk->editor, "text.kind", "(uu)", SOURCIER_RICH_BULLET, 1);
  assert_markup (desk, "- **Un** texte");
  g_assert_true (press (desk, GDK_KEY_z, GDK_CONTROL_MASK));
  assert_markup (desk, "**Un** texte");
  g_assert_true (press (desk, GDK_KEY_z, GDK_CONTROL_MASK));
  assert_markup (desk, "Un texte");
  g_assert_false (press (desk, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_true (press (desk, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  assert_markup (desk, "**Un** texte");
}

/* Saved after a pause, once, and not at each letter. */
static void
test_saved (Desk          *desk,
            gconstpointer  data)
{
  type (desk, "Bonjour");
  g_assert_cmpuint (desk->n_changes, ==, 0);
  ui_test_wait_for (desk->n_changes == 1);
  type (desk, "!");
  sourcier_rich_text_editor_flush (SOURCIER_RICH_TEXT_EDITOR (desk->editor));
  g_assert_cmpuint (desk->n_changes, ==, 2);
  /* What comes back from the file is known: the cursor stays. */
  sourcier_rich_text_editor_set_markup (SOURCIER_RICH_TEXT_EDITOR (desk->editor), "Bonjour!");
  type (desk, "!");
  assert_markup (desk, "Bonjour!!");
}

/* Several lines put into an item are items; lines that are joined are what the first was. */
static void
test_lines (Desk          *desk,
            gconstpointer  data)
{
  GtkTextIter start, end;

  select_words (desk, 2, 2);
  gtk_text_buffer_insert_at_cursor (desk->buffer, " a\nb\nc", -1);
  assert_markup (desk, "- un a\n- b\n- c\n\ntexte");
  gtk_text_buffer_get_iter_at_offset (desk->buffer, &start, 8);
  gtk_text_buffer_get_iter_at_offset (desk->buffer, &end, 9);
  gtk_text_buffer_delete (desk->buffer, &start, &end);
  assert_markup (desk, "- un a\n- b\n- ctexte");
}

static void
test_read_only (Desk          *desk,
                gconstpointer  data)
{
  sourcier_rich_text_editor_set_editable (SOURCIER_RICH_TEXT_EDITOR (desk->editor), FALSE);
  gtk_widget_activate_action (desk->editor, "text.kind", "(uu)", SOURCIER_RICH_BULLET, 1);
  g_assert_false (press (desk, GDK_KEY_Return, 0));
  assert_markup (desk, "Un texte");
}

#define add(name, data, func) g_test_add (name, Desk, data, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  add ("/rich-text/kept",
       "# Titre\n\nUn *texte*\\\nsur **deux** [lignes](https://x.fr).\n\n1. un\n   - un bis\n2. deux", test_kept);
  add ("/rich-text/typed", "", test_typed);
  add ("/rich-text/backspace", "- un\n   - deux", test_backspace);
  add ("/rich-text/style", "Un texte", test_style);
  add ("/rich-text/link", "Un texte", test_link);
  add ("/rich-text/undo", "Un texte", test_undo);
  add ("/rich-text/saved", "", test_saved);
  add ("/rich-text/lines", "- un\n\ntexte", test_lines);
  add ("/rich-text/read-only", "Un texte", test_read_only);
  return ui_test_run ();
}
