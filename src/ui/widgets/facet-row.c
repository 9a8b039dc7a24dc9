/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/facet-row.h"

#include "base/money.h"

#include <glib/gi18n-lib.h>

/* How far what lies in a value stands to its right, in pixels. */
#define STEP 14

struct _SourcierFacetRow
{
  GtkWidget parent_instance;

  char           *value;
  GtkWidget      *fold;
  GtkWidget      *check;
  GtkWidget      *name;
  GtkWidget      *detail;
  GtkWidget      *count;
  GtkWidget      *out;
  gint64          counted;
  SourcierChoice  choice;
  gboolean        showing; /* the program ticks, not the reader */
};

G_DEFINE_FINAL_TYPE (SourcierFacetRow, sourcier_facet_row, GTK_TYPE_WIDGET)

enum { CHOSEN, FOLD, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
choose (SourcierFacetRow *self,
        SourcierChoice    choice)
{
  if (!self->showing && self->choice != choice)
    g_signal_emit (self, signals[CHOSEN], 0, (int) choice);
}

static void
check_toggled_cb (SourcierFacetRow *self)
{
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));

  choose (self, active ? SOURCIER_CHOICE_IN : SOURCIER_CHOICE_NONE);
}

static void
out_toggled_cb (SourcierFacetRow *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->out));

  choose (self, active ? SOURCIER_CHOICE_OUT : SOURCIER_CHOICE_NONE);
}

static void
fold_clicked_cb (SourcierFacetRow *self)
{
  g_signal_emit (self, signals[FOLD], 0);
}

/* The name, and the detail on a line of its own: it is never cut. */
static GtkWidget *
create_words (SourcierFacetRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);

  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->name), 4);
  gtk_box_append (GTK_BOX (words), self->name);

  self->detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->detail), 0);
  gtk_widget_set_margin_bottom (self->detail, 3);
  gtk_widget_set_visible (self->detail, FALSE);
  gtk_widget_add_css_class (self->detail, "caption");
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_widget_add_css_class (self->detail, "numeric");
  gtk_box_append (GTK_BOX (words), self->detail);
  return words;
}

/* Neither is a stop of Tab: the keys of the row do the same. */
static GtkWidget *
create_button (GtkWidget  *button,
               const char *icon,
               const char *css_class)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, css_class);
  return button;
}

/* (transfer full): what the check button stands for, whole where its label is cut. */
static char *
dup_name (SourcierFacetRow *self)
{
  const char *name = gtk_label_get_text (GTK_LABEL (self->name)), *detail = gtk_label_get_text (GTK_LABEL (self->detail));

  return *detail != '\0' ? g_strdup_printf ("%s · %s", name, detail) : g_strdup (name);
}

/* (transfer full): what the button to leave the value out does. */
static char *
dup_exclude (SourcierFacetRow *self)
{
  return g_strdup_printf (self->choice == SOURCIER_CHOICE_OUT ? _("“%s” is left out (−)") : _("Leave out “%s” (−)"),
                          gtk_label_get_text (GTK_LABEL (self->name)));
}

static gboolean
query_tooltip_cb (GtkWidget        *part,
                  int               x,
                  int               y,
                  gboolean          keyboard,
                  GtkTooltip       *tooltip,
                  SourcierFacetRow *self)
{
  g_autofree char *words = part == self->check ? dup_name (self) : dup_exclude (self);

  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* A tooltip that is set has GTK ask the display each time where the pointer is, and wait for its answer: with dozens of rows
 * that was the longest part of showing an answer. It is told when it is asked for instead. */
static void
offer_tooltip (SourcierFacetRow *self,
               GtkWidget        *part)
{
  gtk_widget_set_has_tooltip (part, TRUE);
  g_signal_connect (part, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}

static void
create_parts (SourcierFacetRow *self)
{
  self->fold = create_button (gtk_button_new (), "pan-end-symbolic", "facet-fold");
  gtk_widget_set_visible (self->fold, FALSE);
  g_signal_connect_swapped (self->fold, "clicked", G_CALLBACK (fold_clicked_cb), self);

  self->check = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->check), create_words (self));
  gtk_widget_set_hexpand (self->check, TRUE);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_toggled_cb), self);

  self->out = create_button (gtk_toggle_button_new (), "list-remove-symbolic", "facet-out");
  gtk_widget_set_halign (self->out, GTK_ALIGN_END);
  g_signal_connect_swapped (self->out, "toggled", G_CALLBACK (out_toggled_cb), self);

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  offer_tooltip (self, self->check);
  offer_tooltip (self, self->out);
}

static void
sourcier_facet_row_init (SourcierFacetRow *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->counted = -1;
  create_parts (self);
  /* The button to leave a value out lies over the end of its name: it takes no room when it is not wanted. */
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->check);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->out);
  gtk_widget_set_parent (self->fold, GTK_WIDGET (self));
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "facet-row");
}

static gboolean
sourcier_facet_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOURCIER_FACET_ROW (widget)->check);
}

static void
sourcier_facet_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sourcier_facet_row_parent_class)->dispose (object);
}

static void
sourcier_facet_row_finalize (GObject *object)
{
  g_free (SOURCIER_FACET_ROW (object)->value);
  G_OBJECT_CLASS (sourcier_facet_row_parent_class)->finalize (object);
}

static void
sourcier_facet_row_class_init (SourcierFacetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_facet_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_facet_row_finalize;
  widget_class->grab_focus = sourcier_facet_row_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", SOURCIER_TYPE_FACET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT);
  signals[FOLD] = g_signal_new ("fold", SOURCIER_TYPE_FACET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

/**
 * sourcier_facet_row_new:
 * @value: what the caller knows the value by
 *
 * Returns: (transfer floating): a row for the value
 */
GtkWidget *
sourcier_facet_row_new (const char *value)
{
  SourcierFacetRow *self = g_object_new (SOURCIER_TYPE_FACET_ROW, NULL);

  self->value = g_strdup (value);
  return GTK_WIDGET (self);
}

/**
 * sourcier_facet_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none): what the caller knows its value by
 */
const char *
sourcier_facet_row_get_value (SourcierFacetRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_FACET_ROW (self), NULL);

  return self->value;
}

/* What a screen reader says: the check button’s own label is only the name. */
static void
describe (SourcierFacetRow         *self,
          const SourcierFacetValue *value,
          const char               *count)
{
  g_autofree char *name = dup_name (self);
  /* translators: one value of a facet and how many suppliers it would give: “ESAT, 87”, and the same when it is left out */
  g_autofree char *spoken = value->choice == SOURCIER_CHOICE_OUT ? g_strdup_printf (_("%s, %s, left out"), name, count)
                                                                 : g_strdup_printf (_("%s, %s"), name, count);
  g_autofree char *exclude = dup_exclude (self);
  g_autofree char *fold = g_strdup_printf (_("What is in “%s”"), value->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->out), GTK_ACCESSIBLE_PROPERTY_LABEL, exclude, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, fold, -1);
}

/* Most answers change few of the counts, and telling a screen reader takes longer than all the rest. */
static gboolean
shows (SourcierFacetRow         *self,
       const SourcierFacetValue *value)
{
  return self->counted == value->count && self->choice == value->choice
         && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) == (value->choice == SOURCIER_CHOICE_IN)
         && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->out)) == (value->choice == SOURCIER_CHOICE_OUT)
         && g_str_equal (gtk_label_get_text (GTK_LABEL (self->name)), value->name)
         && g_str_equal (gtk_label_get_text (GTK_LABEL (self->detail)), value->detail != NULL ? value->detail : "");
}

/**
 * sourcier_facet_row_show:
 * @self: a row
 * @value: its value, as it is now
 */
void
sourcier_facet_row_show (SourcierFacetRow         *self,
                         const SourcierFacetValue *value)
{
  g_return_if_fail (SOURCIER_IS_FACET_ROW (self));
  g_return_if_fail (value != NULL);

  if (shows (self, value))
    return;

  g_autofree char *count = sourcier_count_format (value->count);

  self->counted = value->count;
  self->choice = value->choice;
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), value->choice == SOURCIER_CHOICE_IN);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->out), value->choice == SOURCIER_CHOICE_OUT);
  self->showing = FALSE;

  gtk_label_set_text (GTK_LABEL (self->name), value->name);
  gtk_label_set_text (GTK_LABEL (self->detail), value->detail != NULL ? value->detail : "");
  gtk_widget_set_visible (self->detail, value->detail != NULL);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  if (value->choice == SOURCIER_CHOICE_OUT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "out");
  describe (self, value, count);
}

/**
 * sourcier_facet_row_place:
 * @self: a row
 * @depth: in how many others its value lies; -1 in a facet where none lies in another
 * @folds: whether the reader folds and unfolds it
 * @unfolded: whether what lies in it is shown
 */
void
sourcier_facet_row_place (SourcierFacetRow *self,
                          int               depth,
                          gboolean          folds,
                          gboolean          unfolded)
{
  g_return_if_fail (SOURCIER_IS_FACET_ROW (self));

  gtk_widget_set_margin_start (GTK_WIDGET (self), MAX (depth, 0) * STEP);
  gtk_widget_set_visible (self->fold, depth >= 0);
  if (depth < 0)
    return;

  /* Where nothing folds, the button keeps its room: names stand in one line. */
  gtk_widget_set_opacity (self->fold, folds ? 1 : 0);
  gtk_widget_set_can_target (self->fold, folds);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold), unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LEVEL, depth + 1, -1);
  if (folds)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/**
 * sourcier_facet_row_leave_out:
 * @self: a row
 *
 * Ticks its value out, or not at all where it is left out already, as its button does.
 */
void
sourcier_facet_row_leave_out (SourcierFacetRow *self)
{
  g_return_if_fail (SOURCIER_IS_FACET_ROW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->out), self->choice != SOURCIER_CHOICE_OUT);
}
