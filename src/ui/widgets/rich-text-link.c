/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/rich-text-link.h"

#include "base/text.h"
#include "compat/links.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

struct _SourcierRichTextLink
{
  GtkPopover parent_instance;

  GtkEditable *address;
  GtkWidget *mistake;
  GtkWidget *set;
  GtkWidget *open;
  GtkWidget *remove;
  GtkTextView *view; /* not owned: both are children of the same editor */
};

G_DEFINE_FINAL_TYPE (SourcierRichTextLink, sourcier_rich_text_link, GTK_TYPE_POPOVER)

/* What people type: "www.ville.fr" is an address of the web, "achats@ville.fr" one of the mail. */
static char *
dup_link (SourcierRichTextLink *self)
{
  g_autofree char *typed = sourcier_text_tidy (gtk_editable_get_text (self->address));
  char *link = sourcier_rich_link_clean (typed);
  g_autofree char *completed = NULL;

  if (link != NULL || strchr (typed, '.') == NULL || strchr (typed, ':') != NULL || strchr (typed, ' ') != NULL)
    return link;
  completed = g_strconcat (strchr (typed, '@') != NULL ? "mailto:" : "https://", typed, NULL);
  return sourcier_rich_link_clean (completed);
}

static SourcierRichTextBuffer *
get_buffer (SourcierRichTextLink *self)
{
  return SOURCIER_RICH_TEXT_BUFFER (gtk_text_view_get_buffer (self->view));
}

static void
typed_cb (SourcierRichTextLink *self)
{
  g_autofree char *link = dup_link (self);
  gboolean mistaken = link == NULL && !sourcier_text_is_empty (gtk_editable_get_text (self->address));

  gtk_widget_set_visible (self->mistake, mistaken);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address), GTK_ACCESSIBLE_STATE_INVALID,
                               mistaken ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_sensitive (self->set, link != NULL);
  gtk_widget_set_sensitive (self->open, link != NULL);
}

static void
set_cb (SourcierRichTextLink *self)
{
  g_autofree char *link = dup_link (self);

  if (link == NULL)
    return;
  sourcier_rich_text_buffer_set_link (get_buffer (self), link);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
remove_cb (SourcierRichTextLink *self)
{
  sourcier_rich_text_buffer_set_link (get_buffer (self), NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
open_cb (SourcierRichTextLink *self)
{
  g_autofree char *link = dup_link (self);

  if (link != NULL)
    sourcier_link_open (GTK_WIDGET (self), link);
}

static void
closed_cb (SourcierRichTextLink *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkWidget *
add_button (SourcierRichTextLink *self,
            GtkWidget            *box,
            const char           *label,
            GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_buttons (SourcierRichTextLink *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->remove = add_button (self, box, _("_Remove"), G_CALLBACK (remove_cb));
  /* translators: opens the address of a link */
  self->open = add_button (self, box, C_("link", "_Open"), G_CALLBACK (open_cb));
  self->set = add_button (self, box, _("_Set"), G_CALLBACK (set_cb));
  gtk_widget_add_css_class (self->set, "suggested-action");
  gtk_widget_set_hexpand (self->set, TRUE);
  gtk_widget_set_halign (self->set, GTK_ALIGN_END);
  return box;
}

static void
sourcier_rich_text_link_class_init (SourcierRichTextLinkClass *klass)
{
}

static void
sourcier_rich_text_link_init (SourcierRichTextLink *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->address = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://…");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_editable_set_width_chars (self->address, 36);
  sourcier_accessible_name_set (entry, _("Address of the link"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
  self->mistake = gtk_label_new (_("Neither an address of the web nor of the mail"));
  gtk_label_set_xalign (GTK_LABEL (self->mistake), 0);
  gtk_widget_add_css_class (self->mistake, "error");
  gtk_widget_add_css_class (self->mistake, "caption");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), self->mistake);
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Link"), -1);
  g_signal_connect_object (self, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_rich_text_link_new:
 * @parent: the widget it becomes a child of, with a layout manager, which has @view as a child too
 * @view: a view of a #SourcierRichTextBuffer
 *
 * Returns: (transfer floating): the form, not shown
 */
GtkWidget *
sourcier_rich_text_link_new (GtkWidget   *parent,
                             GtkTextView *view)
{
  SourcierRichTextLink *self = g_object_new (SOURCIER_TYPE_RICH_TEXT_LINK, NULL);

  self->view = view;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return GTK_WIDGET (self);
}

/**
 * sourcier_rich_text_link_popup:
 * @self: the form
 *
 * Shows it at the cursor, with the address of the link there.
 */
void
sourcier_rich_text_link_popup (SourcierRichTextLink *self)
{
  GtkTextIter start, end;
  GdkRectangle place;
  graphene_point_t corner;

  g_return_if_fail (SOURCIER_IS_RICH_TEXT_LINK (self));

  g_autofree char *link = sourcier_rich_text_buffer_find_link (get_buffer (self), &start, &end);

  gtk_text_view_get_iter_location (self->view, &start, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  place.width = MAX (place.width, 1);
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), gtk_widget_get_parent (GTK_WIDGET (self)),
                                &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y), &corner))
    {
      place.x = (int) corner.x;
      place.y = (int) corner.y;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
  gtk_editable_set_text (self->address, link != NULL ? link : "");
  gtk_widget_set_visible (self->open, link != NULL);
  gtk_widget_set_visible (self->remove, link != NULL);
  typed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}
