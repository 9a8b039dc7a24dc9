/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/picker-row.h"

#include "base/text.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list shorter than this is read faster than searched. */
#define WORTH_SEARCHING 12

typedef struct
{
  char *code;
  char *name;
  char *group;
  char *folded;
} Choice;

struct _SourcierPickerRow
{
  AdwActionRow parent_instance;

  GtkMenuButton *button;
  GtkLabel *value;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListBox *list;

  GPtrArray *choices; /* one for each row of the list, in the same order */
  char *code;
  char *sought;
};

G_DEFINE_FINAL_TYPE (SourcierPickerRow, sourcier_picker_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_CODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->code);
  g_free (choice->name);
  g_free (choice->group);
  g_free (choice->folded);
  g_free (choice);
}

static Choice *
choice_of (SourcierPickerRow *self,
           GtkListBoxRow     *row)
{
  return g_ptr_array_index (self->choices, gtk_list_box_row_get_index (row));
}

static int
find (SourcierPickerRow *self,
      const char        *code)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_str_equal (((Choice *) g_ptr_array_index (self->choices, i))->code, code))
      return (int) i;
  return -1;
}

static void
show_value (SourcierPickerRow *self)
{
  int position = find (self, self->code);
  const char *name = position >= 0 ? ((Choice *) g_ptr_array_index (self->choices, position))->name : _("Choose…");
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* translators: a field of a form and what is picked in it: “Departement: Val-d’Oise (95)” */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), title, name);

  gtk_label_set_label (self->value, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  sourcier_accessible_name_set (GTK_WIDGET (self->button), spoken);
}

static void
pick (SourcierPickerRow *self,
      GtkListBoxRow     *row)
{
  g_autofree char *code = g_strdup (choice_of (self, row)->code);

  gtk_popover_popdown (self->popover);
  sourcier_picker_row_set_code (self, code);
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       user_data)
{
  SourcierPickerRow *self = user_data;
  g_auto (GStrv) words = g_strsplit (self->sought, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (choice_of (self, row)->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
give_header (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  SourcierPickerRow *self = user_data;
  const char *group = choice_of (self, row)->group;
  GtkWidget *header = NULL;

  if (group != NULL && (before == NULL || g_strcmp0 (choice_of (self, before)->group, group) != 0))
    {
      header = g_object_new (GTK_TYPE_LABEL, "label", group, "xalign", 0.0, NULL);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "sourcier-group");
    }
  gtk_list_box_row_set_header (row, header);
}

static void
opened_cb (SourcierPickerRow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, find (self, self->code));

  gtk_editable_set_text (self->search, "");
  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_get_visible (GTK_WIDGET (self->search)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
search_changed_cb (SourcierPickerRow *self)
{
  g_free (self->sought);
  self->sought = sourcier_text_fold (gtk_editable_get_text (self->search));
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
search_activated_cb (SourcierPickerRow *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (matches (row, self))
      {
        pick (self, row);
        return;
      }
}

static void
stop_search_cb (SourcierPickerRow *self)
{
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (SourcierPickerRow *self,
                  GtkListBoxRow     *row)
{
  pick (self, row);
}

static void
sourcier_picker_row_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_CODE)
    g_value_set_string (value, SOURCIER_PICKER_ROW (object)->code);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sourcier_picker_row_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (id == PROP_CODE)
    sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sourcier_picker_row_finalize (GObject *object)
{
  SourcierPickerRow *self = SOURCIER_PICKER_ROW (object);

  g_ptr_array_unref (self->choices);
  g_free (self->code);
  g_free (self->sought);

  G_OBJECT_CLASS (sourcier_picker_row_parent_class)->finalize (object);
}

static void
sourcier_picker_row_class_init (SourcierPickerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sourcier_picker_row_get_property;
  object_class->set_property = sourcier_picker_row_set_property;
  object_class->finalize = sourcier_picker_row_finalize;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/picker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPickerRow, button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPickerRow, value);
  gtk_widget_class_bind_template_child (widget_class, SourcierPickerRow, popover);
  gtk_widget_class_bind_template_child (widget_class, SourcierPickerRow, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierPickerRow, list);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sourcier_picker_row_init (SourcierPickerRow *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->code = g_strdup ("");
  self->sought = g_strdup ("");

  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_accessible_name_set (GTK_WIDGET (self->search), _("Search"));
  gtk_widget_set_visible (GTK_WIDGET (self->search), FALSE);
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
  gtk_list_box_set_header_func (self->list, give_header, self, NULL);
}

/**
 * sourcier_picker_row_new:
 * @title: what is picked
 *
 * Returns: (transfer floating): a row with nothing to pick yet
 */
GtkWidget *
sourcier_picker_row_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  GtkWidget *self = g_object_new (SOURCIER_TYPE_PICKER_ROW, "title", title, NULL);

  show_value (SOURCIER_PICKER_ROW (self));
  return self;
}

/**
 * sourcier_picker_row_add:
 * @self: a row
 * @code: what the file keeps; "" for a choice that says nothing is known
 * @name: what the reader sees
 * @group: (nullable): a heading over the choices of one group, which are to be added one after the other
 *
 * Adds a choice at the end of the list.
 */
void
sourcier_picker_row_add (SourcierPickerRow *self,
                         const char        *code,
                         const char        *name,
                         const char        *group)
{
  g_return_if_fail (SOURCIER_IS_PICKER_ROW (self));
  g_return_if_fail (code != NULL && name != NULL);

  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *words = g_strconcat (name, " ", code, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "wrap", TRUE, NULL);

  choice->code = g_strdup (code);
  choice->name = g_strdup (name);
  choice->group = g_strdup (group);
  choice->folded = sourcier_text_fold (words);
  g_ptr_array_add (self->choices, choice);

  gtk_list_box_append (self->list, label);
  sourcier_accessible_name_set (gtk_widget_get_parent (label), name);
  gtk_widget_set_visible (GTK_WIDGET (self->search), self->choices->len >= WORTH_SEARCHING);
  if (g_str_equal (code, self->code))
    show_value (self);
}

/**
 * sourcier_picker_row_clear:
 * @self: a row
 *
 * Takes all choices out of the list, so that others can be added. What is picked stays picked: it is to be among the others.
 */
void
sourcier_picker_row_clear (SourcierPickerRow *self)
{
  g_return_if_fail (SOURCIER_IS_PICKER_ROW (self));

  for (guint i = self->choices->len; i > 0; i--)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  g_ptr_array_set_size (self->choices, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search), FALSE);
}

/**
 * sourcier_picker_row_get_code:
 * @self: a row
 *
 * Returns: (transfer none): the code picked, "" if none
 */
const char *
sourcier_picker_row_get_code (SourcierPickerRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_PICKER_ROW (self), "");

  return self->code;
}

/**
 * sourcier_picker_row_set_code:
 * @self: a row
 * @code: (nullable): a code; one the list does not have is added to it as written, when all others have been
 *
 * Picks a choice.
 */
void
sourcier_picker_row_set_code (SourcierPickerRow *self,
                              const char        *code)
{
  g_return_if_fail (SOURCIER_IS_PICKER_ROW (self));

  if (code == NULL)
    code = "";
  if (g_str_equal (self->code, code))
    return;

  g_free (self->code);
  self->code = g_strdup (code);
  if (*code != '\0' && find (self, code) < 0)
    sourcier_picker_row_add (self, code, code, NULL);
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}
