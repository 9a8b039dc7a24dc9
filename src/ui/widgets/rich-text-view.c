/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/rich-text-view.h"

#include "compat/color.h"
#include "widgets/text-height.h"

/* Between the sign of an item and its text, in pixels. */
#define SIGN_GAP 8

/* What shows above and below the cursor when something scrolls after it, in pixels. */
#define CURSOR_ROOM 24

struct _SourcierRichTextView
{
  GtkTextView parent_instance;

  guint follow_id;
};

G_DEFINE_FINAL_TYPE (SourcierRichTextView, sourcier_rich_text_view, GTK_TYPE_TEXT_VIEW)

static SourcierRichTextBuffer *
get_buffer (SourcierRichTextView *self)
{
  return SOURCIER_RICH_TEXT_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
}

/* "•", "◦", "1." or, in the second level, "a." as in the acts of an assembly. */
static char *
name_sign (const SourcierRichBlock *item,
           guint                    number)
{
  if (item->kind == SOURCIER_RICH_BULLET)
    return g_strdup (item->level == 1 ? "•" : "◦");
  if (item->level > 1 && number <= 26)
    return g_strdup_printf ("%c.", 'a' + (int) number - 1);
  return g_strdup_printf ("%u.", number);
}

static void
draw_sign (SourcierRichTextView *self,
           GtkSnapshot          *snapshot,
           int                   line,
           const char           *sign)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sign);
  GdkRectangle place;
  GtkTextIter start;
  GdkRGBA color;
  int width;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, line);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &place);
  pango_layout_get_pixel_size (layout, &width, NULL);
  sourcier_widget_get_text_color (GTK_WIDGET (self), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (place.x - SIGN_GAP - width), (float) place.y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* Items above what is seen are counted too: their numbers go on below. */
static void
sourcier_rich_text_view_snapshot_layer (GtkTextView      *view,
                                        GtkTextViewLayer  layer,
                                        GtkSnapshot      *snapshot)
{
  SourcierRichTextView *self = SOURCIER_RICH_TEXT_VIEW (view);
  SourcierRichNumbering numbering = { 0 };
  GdkRectangle seen;
  GtkTextIter first, last;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_line_at_y (view, &first, seen.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, seen.y + seen.height, NULL);
  for (int line = 0; line <= gtk_text_iter_get_line (&last); line++)
    {
      SourcierRichBlock item = { 0 };

      item.kind = sourcier_rich_text_buffer_get_kind (get_buffer (self), line, &item.level);
      guint number = sourcier_rich_numbering_count (&numbering, &item);
      if (sourcier_rich_block_is_item (&item) && line >= gtk_text_iter_get_line (&first))
        {
          g_autofree char *sign = name_sign (&item, number);
          draw_sign (self, snapshot, line, sign);
        }
    }
}

static void
pasted_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SourcierRichTextView) self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *plain = NULL;

  if (text == NULL || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  lines = g_strsplit (text, "\r\n", -1);
  plain = g_strjoinv ("\n", lines);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, plain, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
sourcier_rich_text_view_paste_clipboard (GtkTextView *view)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, pasted_cb, g_object_ref (view));
}

static gboolean
is_at_line_start (SourcierRichTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  return !gtk_text_buffer_get_selection_bounds (buffer, &start, &end) && gtk_text_iter_starts_line (&start);
}

/* Takes away one step of what a line is: a nested item goes out, an item or a heading becomes a paragraph. */
static gboolean
make_plainer (SourcierRichTextView *self)
{
  int line = sourcier_rich_text_buffer_get_line (get_buffer (self));
  guint level;
  SourcierRichKind kind = sourcier_rich_text_buffer_get_kind (get_buffer (self), line, &level);

  if (kind == SOURCIER_RICH_PARAGRAPH)
    return FALSE;
  if (kind != SOURCIER_RICH_HEADING && level > 1)
    sourcier_rich_text_buffer_set_kind (get_buffer (self), line, kind, level - 1);
  else
    sourcier_rich_text_buffer_set_kind (get_buffer (self), line, SOURCIER_RICH_PARAGRAPH, 0);
  return TRUE;
}

static gboolean
nest (SourcierRichTextView *self,
      gboolean              deeper)
{
  int line = sourcier_rich_text_buffer_get_line (get_buffer (self));
  guint level;
  SourcierRichKind kind = sourcier_rich_text_buffer_get_kind (get_buffer (self), line, &level);
  guint wished = deeper ? level + 1 : level - 1;

  if ((kind != SOURCIER_RICH_BULLET && kind != SOURCIER_RICH_NUMBER) || wished < 1 || wished > SOURCIER_RICH_DEPTH)
    return FALSE;
  sourcier_rich_text_buffer_set_kind (get_buffer (self), line, kind, wished);
  return TRUE;
}

/* Enter on an item without text ends the list; after a heading comes a paragraph. */
static gboolean
break_line (SourcierRichTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  int line = sourcier_rich_text_buffer_get_line (get_buffer (self));
  SourcierRichKind kind = sourcier_rich_text_buffer_get_kind (get_buffer (self), line, NULL);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;
  if (sourcier_rich_text_buffer_is_blank (get_buffer (self), line) && make_plainer (self))
    return TRUE;
  if (kind != SOURCIER_RICH_HEADING || !gtk_text_iter_ends_line (&cursor))
    return FALSE;
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "\n", 1, TRUE);
  sourcier_rich_text_buffer_set_kind (get_buffer (self), line + 1, SOURCIER_RICH_PARAGRAPH, 0);
  return TRUE;
}

static gboolean
pressed_cb (SourcierRichTextView *self,
            guint                 key,
            guint                 code,
            GdkModifierType       state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return shift ? gtk_text_buffer_insert_interactive_at_cursor (buffer, "\u2028", -1, TRUE) : break_line (self);
    case GDK_KEY_BackSpace:
      return is_at_line_start (self) && make_plainer (self);
    case GDK_KEY_Tab:
      return is_at_line_start (self) && nest (self, TRUE);
    case GDK_KEY_ISO_Left_Tab:
      return is_at_line_start (self) && nest (self, FALSE);
    default:
      return FALSE;
    }
}

/* A text view follows its cursor inside itself; this one is as tall as its text, and something around it scrolls. */
static gboolean
follow_cb (gpointer data)
{
  SourcierRichTextView *self = data;
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter cursor;
  GdkRectangle place;
  graphene_point_t top;

  self->follow_id = 0;
  if (scrolled == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &cursor, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  if (gtk_widget_compute_point (GTK_WIDGET (self), scrolled, &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y), &top))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
      double y = (double) top.y + gtk_adjustment_get_value (adjustment);

      gtk_adjustment_clamp_page (adjustment, y - CURSOR_ROOM, y + place.height + CURSOR_ROOM);
    }
  return G_SOURCE_REMOVE;
}

/* Later: the line that was typed has its place when it is laid out. */
static void
moved_cb (SourcierRichTextView *self)
{
  if (self->follow_id == 0 && gtk_widget_has_focus (GTK_WIDGET (self)))
    self->follow_id = g_idle_add_full (G_PRIORITY_LOW, follow_cb, self, NULL);
}

/* The signs of a list stand beside the letters: GTK would draw the lines anew whose letters changed alone. */
static void
edited_cb (SourcierRichTextView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  moved_cb (self);
}

static void
sourcier_rich_text_view_dispose (GObject *object)
{
  g_clear_handle_id (&SOURCIER_RICH_TEXT_VIEW (object)->follow_id, g_source_remove);

  G_OBJECT_CLASS (sourcier_rich_text_view_parent_class)->dispose (object);
}

static GtkTextBuffer *
sourcier_rich_text_view_create_buffer (GtkTextView *view)
{
  return sourcier_rich_text_buffer_new ();
}

static void
sourcier_rich_text_view_class_init (SourcierRichTextViewClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_rich_text_view_dispose;
  view_class->create_buffer = sourcier_rich_text_view_create_buffer;
  view_class->snapshot_layer = sourcier_rich_text_view_snapshot_layer;
  view_class->paste_clipboard = sourcier_rich_text_view_paste_clipboard;
}

static void
sourcier_rich_text_view_init (SourcierRichTextView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextView *view = GTK_TEXT_VIEW (self);

  sourcier_text_height_keep (view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_below_lines (view, 6);
  gtk_text_view_set_top_margin (view, 9);
  gtk_text_view_set_bottom_margin (view, 6);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (get_buffer (self), "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}
