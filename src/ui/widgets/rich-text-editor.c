/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/rich-text-editor.h"

#include "widgets/accessible-name.h"
#include "widgets/autosave.h"
#include "widgets/rich-text-link.h"
#include "widgets/rich-text-states.h"
#include "widgets/rich-text-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_KIND_BUTTONS 5

struct _SourcierRichTextEditor
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkTextView *view;
  SourcierRichTextLink *link;
  GtkToggleButton *bold;
  GtkToggleButton *italic;
  GtkToggleButton *kinds[N_KIND_BUTTONS];

  SourcierRichTextBuffer *buffer;
  SourcierRichTextStates *states;
  char *markup;       /* as it was set, or as whoever listens knows it */
  SourcierAutosave *autosave;
};

G_DEFINE_FINAL_TYPE (SourcierRichTextEditor, sourcier_rich_text_editor, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The numbers of the keys: Ctrl+Alt+1 to 3 for headings, 7 and 8 for the lists, as other editors have them. */
static const struct
{
  SourcierRichKind kind;
  guint level;
  const char *icon; /* or else the label */
  const char *label;
  const char *name;
} kinds[N_KIND_BUTTONS] = {
  /* translators: the sign on a button that makes a heading of the first level */
  { SOURCIER_RICH_HEADING, 1, NULL, N_("H1"), N_("Heading (Ctrl+Alt+1)") },
  { SOURCIER_RICH_HEADING, 2, NULL, N_("H2"), N_("Heading of the second level (Ctrl+Alt+2)") },
  { SOURCIER_RICH_HEADING, 3, NULL, N_("H3"), N_("Heading of the third level (Ctrl+Alt+3)") },
  { SOURCIER_RICH_BULLET, 1, "view-list-bullet-symbolic", NULL, N_("List (Ctrl+Alt+8)") },
  { SOURCIER_RICH_NUMBER, 1, "view-list-ordered-symbolic", NULL, N_("Numbered list (Ctrl+Alt+7)") },
};

/**
 * sourcier_rich_text_editor_flush:
 * @self: an editor
 *
 * Emits "changed" if the text has changed since the last time: before it is read elsewhere, or before the editor goes.
 */
void
sourcier_rich_text_editor_flush (SourcierRichTextEditor *self)
{
  g_return_if_fail (SOURCIER_IS_RICH_TEXT_EDITOR (self));

  sourcier_autosave_flush (self->autosave);
}

static void
save (gpointer owner)
{
  SourcierRichTextEditor *self = owner;
  g_autofree char *markup = sourcier_rich_text_editor_get_markup (self);

  if (g_strcmp0 (markup, self->markup) == 0)
    return;
  g_free (self->markup);
  self->markup = g_steal_pointer (&markup);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
edited_cb (SourcierRichTextEditor *self)
{
  sourcier_autosave_touch (self->autosave);
}

/* The buttons show how the text is at the cursor. */
static void
moved_cb (SourcierRichTextEditor *self)
{
  SourcierRichStyle style = sourcier_rich_text_buffer_get_style (self->buffer);
  guint level;
  SourcierRichKind kind =
    sourcier_rich_text_buffer_get_kind (self->buffer, sourcier_rich_text_buffer_get_line (self->buffer), &level);

  gtk_toggle_button_set_active (self->bold, (style & SOURCIER_RICH_BOLD) != 0);
  gtk_toggle_button_set_active (self->italic, (style & SOURCIER_RICH_ITALIC) != 0);
  for (guint i = 0; i < N_KIND_BUTTONS; i++)
    gtk_toggle_button_set_active (self->kinds[i],
                                  kind == kinds[i].kind && (kind != SOURCIER_RICH_HEADING || level == kinds[i].level));
}

static gboolean
is_editable (SourcierRichTextEditor *self)
{
  return gtk_text_view_get_editable (self->view);
}

static void
toggle (SourcierRichTextEditor *self,
        SourcierRichStyle       style)
{
  if (!is_editable (self))
    return;
  sourcier_rich_text_states_begin (self->states);
  sourcier_rich_text_buffer_toggle (self->buffer, style);
}

static void
bold_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  toggle (SOURCIER_RICH_TEXT_EDITOR (widget), SOURCIER_RICH_BOLD);
}

static void
italic_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  toggle (SOURCIER_RICH_TEXT_EDITOR (widget), SOURCIER_RICH_ITALIC);
}

static void
link_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierRichTextEditor *self = SOURCIER_RICH_TEXT_EDITOR (widget);

  if (!is_editable (self))
    return;
  sourcier_rich_text_states_begin (self->states);
  sourcier_rich_text_link_popup (self->link);
}

/* The parameter is the kind, and the level: 0 for a paragraph. */
static void
kind_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierRichTextEditor *self = SOURCIER_RICH_TEXT_EDITOR (widget);
  guint kind, level;

  if (!is_editable (self))
    return;
  g_variant_get (parameter, "(uu)", &kind, &level);
  sourcier_rich_text_states_begin (self->states);
  sourcier_rich_text_buffer_turn_into (self->buffer, (SourcierRichKind) kind, level);
}

static gboolean
step_cb (SourcierRichTextEditor *self,
         gboolean                undo)
{
  if (!is_editable (self) || !sourcier_rich_text_states_step (self->states, undo))
    return FALSE;
  edited_cb (self);
  return TRUE;
}

/* Before the view's own keys, and before those of the page: what is typed here is for the text. */
static gboolean
pressed_cb (SourcierRichTextEditor *self,
            guint                   key,
            guint                   code,
            GdkModifierType         state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != GDK_CONTROL_MASK)
    return FALSE;
  if (gdk_keyval_to_lower (key) == GDK_KEY_z)
    return step_cb (self, !shift);
  if (key == GDK_KEY_y)
    return step_cb (self, FALSE);
  return FALSE;
}

static void
left_cb (SourcierRichTextEditor *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "entered");
  gtk_widget_set_visible (self->bar, FALSE);
}

static void
entered_cb (SourcierRichTextEditor *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "entered");
  gtk_widget_set_visible (self->bar, is_editable (self));
}

static void
dark_changed_cb (SourcierRichTextEditor *self)
{
  sourcier_rich_text_buffer_set_dark (self->buffer, adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
focus_view_cb (SourcierRichTextEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkToggleButton *
add_button (SourcierRichTextEditor *self,
            const char             *icon,
            const char             *label,
            const char             *name,
            const char             *action)
{
  GtkWidget *button = gtk_toggle_button_new ();

  if (icon != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  else
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, name);
  sourcier_accessible_name_set (button, name);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (focus_view_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (self->bar), button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
add_separator (SourcierRichTextEditor *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  gtk_widget_add_css_class (line, "spacer");
  gtk_box_append (GTK_BOX (self->bar), line);
}

static void
create_bar (SourcierRichTextEditor *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->bar, "rich-text-bar");
  gtk_widget_set_visible (self->bar, FALSE);
  self->bold = add_button (self, "format-text-bold-symbolic", NULL, _("Bold (Ctrl+B)"), "text.bold");
  self->italic = add_button (self, "format-text-italic-symbolic", NULL, _("Italic (Ctrl+I)"), "text.italic");
  add_button (self, "insert-link-symbolic", NULL, _("Link (Ctrl+K)"), "text.link");
  add_separator (self);
  for (guint i = 0; i < N_KIND_BUTTONS; i++)
    {
      const char *label = kinds[i].label != NULL ? _(kinds[i].label) : NULL;

      self->kinds[i] = add_button (self, kinds[i].icon, label, _(kinds[i].name), "text.kind");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->kinds[i]), "(uu)", kinds[i].kind, kinds[i].level);
    }
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
sourcier_rich_text_editor_dispose (GObject *object)
{
  SourcierRichTextEditor *self = SOURCIER_RICH_TEXT_EDITOR (object);

  g_clear_pointer (&self->autosave, sourcier_autosave_free);
  g_clear_pointer (&self->states, sourcier_rich_text_states_free);
  if (self->link != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->link)));
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->view)));
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (sourcier_rich_text_editor_parent_class)->dispose (object);
}

static void
sourcier_rich_text_editor_finalize (GObject *object)
{
  g_free (SOURCIER_RICH_TEXT_EDITOR (object)->markup);

  G_OBJECT_CLASS (sourcier_rich_text_editor_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_ALT_MASK;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "text.bold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "text.italic", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "text.link", NULL);
  for (guint i = 0; i <= SOURCIER_RICH_HEADINGS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, both, "text.kind", "(uu)",
                                         i > 0 ? SOURCIER_RICH_HEADING : SOURCIER_RICH_PARAGRAPH, i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_7, both, "text.kind", "(uu)", SOURCIER_RICH_NUMBER, 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_8, both, "text.kind", "(uu)", SOURCIER_RICH_BULLET, 1);
}

static void
sourcier_rich_text_editor_class_init (SourcierRichTextEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sourcier_rich_text_editor_dispose;
  object_class->finalize = sourcier_rich_text_editor_finalize;

  /**
   * SourcierRichTextEditor::changed:
   *
   * The text is another one, and nobody is in the midst of a word: it is the moment to save it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "text.bold", NULL, bold_cb);
  gtk_widget_class_install_action (widget_class, "text.italic", NULL, italic_cb);
  gtk_widget_class_install_action (widget_class, "text.link", NULL, link_cb);
  gtk_widget_class_install_action (widget_class, "text.kind", "(uu)", kind_cb);
  bind_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "richtext");
}

static void
watch (SourcierRichTextEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
sourcier_rich_text_editor_init (SourcierRichTextEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  create_bar (self);
  self->view = g_object_new (SOURCIER_TYPE_RICH_TEXT_VIEW, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  self->buffer = g_object_ref (SOURCIER_RICH_TEXT_BUFFER (gtk_text_view_get_buffer (self->view)));
  self->states = sourcier_rich_text_states_new (self->buffer);
  self->link = SOURCIER_RICH_TEXT_LINK (sourcier_rich_text_link_new (GTK_WIDGET (self), self->view));
  self->autosave = sourcier_autosave_new (GTK_WIDGET (self), save, self);
  self->markup = g_strdup ("");
  watch (self);
  dark_changed_cb (self);
}

/**
 * sourcier_rich_text_editor_new:
 * @name: what the text is, for a screen reader: "Description"
 *
 * Returns: (transfer floating): an editor of an empty text
 */
GtkWidget *
sourcier_rich_text_editor_new (const char *name)
{
  SourcierRichTextEditor *self = g_object_new (SOURCIER_TYPE_RICH_TEXT_EDITOR, NULL);

  sourcier_accessible_name_set (GTK_WIDGET (self->view), name);
  return GTK_WIDGET (self);
}

/**
 * sourcier_rich_text_editor_set_markup:
 * @self: an editor
 * @markup: (nullable): the text as the file has it
 *
 * Shows a text. One that the editor knows, because it told of it, leaves the cursor and the steps to undo where they are.
 */
void
sourcier_rich_text_editor_set_markup (SourcierRichTextEditor *self,
                                      const char             *markup)
{
  g_return_if_fail (SOURCIER_IS_RICH_TEXT_EDITOR (self));

  if (g_strcmp0 (markup != NULL ? markup : "", self->markup) == 0)
    return;

  g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (markup);

  sourcier_autosave_forget (self->autosave);
  g_free (self->markup);
  self->markup = g_strdup (markup != NULL ? markup : "");
  sourcier_rich_text_buffer_load (self->buffer, blocks);
  sourcier_rich_text_states_free (self->states);
  self->states = sourcier_rich_text_states_new (self->buffer);
}

/**
 * sourcier_rich_text_editor_get_markup:
 * @self: an editor
 *
 * Returns: (transfer full): the text as it stands, to be kept in the file
 */
char *
sourcier_rich_text_editor_get_markup (SourcierRichTextEditor *self)
{
  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_EDITOR (self), NULL);

  g_autoptr (GPtrArray) blocks = sourcier_rich_text_buffer_read (self->buffer);

  return sourcier_rich_text_to_markup (blocks);
}

/**
 * sourcier_rich_text_editor_set_editable:
 * @self: an editor
 * @editable: whether the text may be changed
 */
void
sourcier_rich_text_editor_set_editable (SourcierRichTextEditor *self,
                                        gboolean                editable)
{
  g_return_if_fail (SOURCIER_IS_RICH_TEXT_EDITOR (self));

  gtk_text_view_set_editable (self->view, editable);
  gtk_text_view_set_cursor_visible (self->view, editable);
}

/**
 * sourcier_rich_text_editor_get_buffer:
 * @self: an editor
 *
 * Returns: (transfer none): its text, while it is edited
 */
GtkTextBuffer *
sourcier_rich_text_editor_get_buffer (SourcierRichTextEditor *self)
{
  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_EDITOR (self), NULL);

  return GTK_TEXT_BUFFER (self->buffer);
}
