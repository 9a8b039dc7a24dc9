/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-blocks.h"

#include "base/user.h"
#include "plans/figure.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

struct _SourcierPlanBlocks
{
  AdwPreferencesGroup parent_instance;

  gboolean editable;
  GPtrArray *codes;       /* those of the chapter, in their order */
  GPtrArray *rows;        /* one for each */
  GtkMenuButton *adder;   /* NULL where nothing may be changed */
  GtkPopover *popover;
  GtkListBox *choices;    /* a row for each kind of figure */
};

G_DEFINE_FINAL_TYPE (SourcierPlanBlocks, sourcier_plan_blocks, ADW_TYPE_PREFERENCES_GROUP)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static SourcierLanguage
reader_language (void)
{
  return sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
}

static gboolean
holds (SourcierPlanBlocks *self,
       const char         *code)
{
  return g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL);
}

/* A block that this program does not know, from a newer one, is kept and named by its code. */
static GtkWidget *
create_row (const char *code)
{
  SourcierFigureKind kind;
  gboolean known = sourcier_figure_kind_find (code, &kind);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE,
                       "title", known ? sourcier_figure_kind_get_name (kind, reader_language ()) : code,
                       "subtitle", known ? sourcier_figure_kind_get_about (kind, reader_language ())
                                         : _("A block of figures that this version does not know"), NULL);
}

static guint
place_of (SourcierPlanBlocks *self,
          GtkWidget          *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
  guint place = 0;

  g_ptr_array_find (self->rows, row, &place);
  return place;
}

static void
up_cb (SourcierPlanBlocks *self,
       GtkWidget          *button)
{
  sourcier_plan_blocks_move (self, place_of (self, button), -1);
}

static void
down_cb (SourcierPlanBlocks *self,
         GtkWidget          *button)
{
  sourcier_plan_blocks_move (self, place_of (self, button), 1);
}

static void
remove_cb (SourcierPlanBlocks *self,
           GtkWidget          *button)
{
  sourcier_plan_blocks_remove (self, place_of (self, button));
}

static void
add_button (SourcierPlanBlocks *self,
            GtkWidget          *row,
            const char         *icon,
            const char         *name,
            GCallback           callback,
            gboolean            sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, sensitive);
  gtk_widget_set_tooltip_text (button, name);
  sourcier_accessible_name_set (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (SourcierPlanBlocks *self,
         guint               place)
{
  GtkWidget *row = create_row (self->codes->pdata[place]);

  if (self->editable)
    {
      add_button (self, row, "go-up-symbolic", _("Move the block up"), G_CALLBACK (up_cb), place > 0);
      add_button (self, row, "go-down-symbolic", _("Move the block down"), G_CALLBACK (down_cb),
                  place + 1 < self->codes->len);
      add_button (self, row, "user-trash-symbolic", _("Remove the block"), G_CALLBACK (remove_cb), TRUE);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
get_choice (SourcierPlanBlocks *self,
            guint               kind)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->choices, (int) kind));
}

/* A block that the chapter has is no choice any more. */
static void
show_choices (SourcierPlanBlocks *self)
{
  gboolean any = FALSE;

  for (guint kind = 0; self->adder != NULL && kind < SOURCIER_N_FIGURE_KINDS; kind++)
    {
      gboolean free = !holds (self, sourcier_figure_kind_get_code (kind));

      gtk_widget_set_visible (get_choice (self, kind), free);
      any = any || free;
    }
  if (self->adder != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->adder), any);
}

static void
show_blocks (SourcierPlanBlocks *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->codes->len; i++)
    add_row (self, i);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         self->codes->len > 0 ? NULL : _("No figures follow the text of this chapter."));
  show_choices (self);
}

/* The reader goes on where he was, with the row that he moved or with the one in the place of the one he removed. */
static void
change (SourcierPlanBlocks *self,
        guint               place)
{
  show_blocks (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN (place, self->rows->len - 1)]);
  else if (self->adder != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->adder));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
pressed_cb (SourcierPlanBlocks *self,
            guint               key,
            guint               code,
            GdkModifierType     state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) : NULL;
  int step = key == GDK_KEY_Up ? -1 : key == GDK_KEY_Down ? 1 : 0;
  GdkModifierType held = state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  guint place;

  if (row == NULL || !self->editable || !g_ptr_array_find (self->rows, row, &place))
    return FALSE;
  if (held == GDK_ALT_MASK && step != 0)
    sourcier_plan_blocks_move (self, place, step);
  else if (held == 0 && key == GDK_KEY_Delete)
    sourcier_plan_blocks_remove (self, place);
  else
    return FALSE;
  return TRUE;
}

static void
choice_cb (SourcierPlanBlocks *self,
           GtkListBoxRow      *row)
{
  gtk_popover_popdown (self->popover);
  sourcier_plan_blocks_add (self, sourcier_figure_kind_get_code ((SourcierFigureKind) gtk_list_box_row_get_index (row)));
}

static GtkWidget *
create_label (const char *words,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 44, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_choice (SourcierPlanBlocks *self,
            SourcierFigureKind  kind)
{
  const char *name = sourcier_figure_kind_get_name (kind, reader_language ());
  const char *about = sourcier_figure_kind_get_about (kind, reader_language ());
  g_autofree char *words = g_strdup_printf ("%s, %s", name, about);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *about_label = create_label (about, "dim-label");

  gtk_widget_add_css_class (about_label, "caption");
  gtk_box_append (GTK_BOX (box), create_label (name, "plan-choice"));
  gtk_box_append (GTK_BOX (box), about_label);
  gtk_list_box_append (self->choices, box);
  sourcier_accessible_name_set (gtk_widget_get_parent (box), words);
}

static void
add_adder (SourcierPlanBlocks *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *button = gtk_menu_button_new ();

  self->choices = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->choices, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->choices), "plan-choices");
  sourcier_accessible_name_set (GTK_WIDGET (self->choices), _("Blocks of figures"));
  for (guint kind = 0; kind < SOURCIER_N_FIGURE_KINDS; kind++)
    add_choice (self, kind);
  g_signal_connect_object (self->choices, "row-activated", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->choices));
  gtk_widget_set_size_request (scrolled, 340, -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  self->adder = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->adder, "list-add-symbolic");
  gtk_menu_button_set_popover (self->adder, GTK_WIDGET (self->popover));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Add a block of figures"));
  sourcier_accessible_name_set (button, _("Add a block of figures"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a block of figures"), -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

static void
sourcier_plan_blocks_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_PLAN_BLOCKS (object)->codes);
  g_ptr_array_unref (SOURCIER_PLAN_BLOCKS (object)->rows);

  G_OBJECT_CLASS (sourcier_plan_blocks_parent_class)->finalize (object);
}

static void
sourcier_plan_blocks_class_init (SourcierPlanBlocksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_blocks_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_plan_blocks_init (SourcierPlanBlocks *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sourcier_plan_blocks_new:
 * @codes: codes of blocks, parted by spaces
 * @editable: whether they may be changed
 *
 * Returns: (transfer floating): their list
 */
GtkWidget *
sourcier_plan_blocks_new (const char *codes,
                          gboolean    editable)
{
  SourcierPlanBlocks *self = g_object_new (SOURCIER_TYPE_PLAN_BLOCKS, "title", _("Figures after the text"), NULL);
  g_auto (GStrv) told = g_strsplit (codes, " ", -1);

  self->editable = editable;
  for (guint i = 0; told[i] != NULL; i++)
    if (*told[i] != '\0')
      g_ptr_array_add (self->codes, g_strdup (told[i]));
  if (editable)
    add_adder (self);
  show_blocks (self);
  return GTK_WIDGET (self);
}

/**
 * sourcier_plan_blocks_get_codes:
 * @self: a list
 *
 * Returns: (transfer full): the codes of its blocks in their order, parted by spaces
 */
char *
sourcier_plan_blocks_get_codes (SourcierPlanBlocks *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_BLOCKS (self), NULL);

  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < self->codes->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", (const char *) self->codes->pdata[i]);
  return g_string_free (codes, FALSE);
}

/**
 * sourcier_plan_blocks_add:
 * @self: a list
 * @code: the code of a block
 *
 * Adds a block at the end, unless the chapter has it.
 */
void
sourcier_plan_blocks_add (SourcierPlanBlocks *self,
                          const char         *code)
{
  g_return_if_fail (SOURCIER_IS_PLAN_BLOCKS (self));
  g_return_if_fail (code != NULL);

  if (holds (self, code))
    return;
  g_ptr_array_add (self->codes, g_strdup (code));
  change (self, self->codes->len - 1);
}

/**
 * sourcier_plan_blocks_remove:
 * @self: a list
 * @place: which of its blocks, from 0
 */
void
sourcier_plan_blocks_remove (SourcierPlanBlocks *self,
                             guint               place)
{
  g_return_if_fail (SOURCIER_IS_PLAN_BLOCKS (self));
  g_return_if_fail (place < self->codes->len);

  g_ptr_array_remove_index (self->codes, place);
  change (self, place);
}

/**
 * sourcier_plan_blocks_move:
 * @self: a list
 * @place: which of its blocks, from 0
 * @step: -1 for up, 1 for down
 *
 * Moves a block by one place; at the end of the list there is nowhere to go, which the bell says.
 */
void
sourcier_plan_blocks_move (SourcierPlanBlocks *self,
                           guint               place,
                           int                 step)
{
  g_return_if_fail (SOURCIER_IS_PLAN_BLOCKS (self));
  g_return_if_fail (place < self->codes->len);

  gint64 target = (gint64) place + step;

  if (target < 0 || target >= self->codes->len)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  gpointer moved = g_ptr_array_steal_index (self->codes, place);

  g_ptr_array_insert (self->codes, (int) target, moved);
  change (self, (guint) target);
}
