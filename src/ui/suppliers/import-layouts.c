/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-layouts.h"

#include "widgets/accessible-name.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

struct _SourcierImportLayouts
{
  GtkWidget parent_instance;

  GtkWidget *choice;
  GtkWidget *forget_button;
  SourcierStore *store;
  GPtrArray *layouts; /* (element-type SourcierImportLayout) those with a name, in the order of the choice */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SourcierImportLayouts, sourcier_import_layouts, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The first choice is none of them. */
static SourcierImportLayout *
get_chosen (SourcierImportLayouts *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  return selected > 0 && selected <= self->layouts->len ? g_ptr_array_index (self->layouts, selected - 1) : NULL;
}

static void
load (SourcierImportLayouts *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = sourcier_import_layout_store_load (self->store, &error);

  g_ptr_array_set_size (self->layouts, 0);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (*((SourcierImportLayout *) g_ptr_array_index (all, i))->name != '\0')
      g_ptr_array_add (self->layouts, sourcier_import_layout_copy (g_ptr_array_index (all, i)));
  if (all == NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("How lists are read could not be looked up"), error);
}

static void
fill (SourcierImportLayouts *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Read as its columns tell"));
  for (guint i = 0; i < self->layouts->len; i++)
    gtk_string_list_append (names, ((SourcierImportLayout *) g_ptr_array_index (self->layouts, i))->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), 0);
  self->filling = FALSE;
  gtk_widget_set_visible (self->forget_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->layouts->len > 0);
}

static void
chosen_cb (SourcierImportLayouts *self)
{
  if (self->filling)
    return;
  gtk_widget_set_visible (self->forget_button, get_chosen (self) != NULL);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
forget (SourcierImportLayouts  *self,
        SourcierImportLayout   *layout,
        GError                **error)
{
  if (!sourcier_store_begin (self->store, _("Forget how lists are read"), error))
    return FALSE;
  if (sourcier_import_layout_store_delete (self->store, layout, error))
    return sourcier_store_commit (self->store, error);
  sourcier_store_rollback (self->store);
  return FALSE;
}

/* What is forgotten can be had back by undoing it. */
static void
forget_cb (SourcierImportLayouts *self)
{
  SourcierImportLayout *layout = get_chosen (self);
  g_autoptr (GError) error = NULL;

  if (layout == NULL)
    return;
  if (!forget (self, layout, &error))
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The way of reading could not be forgotten"), error);
      return;
    }
  load (self);
  fill (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
sourcier_import_layouts_dispose (GObject *object)
{
  SourcierImportLayouts *self = SOURCIER_IMPORT_LAYOUTS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_import_layouts_parent_class)->dispose (object);
}

static void
sourcier_import_layouts_class_init (SourcierImportLayoutsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_import_layouts_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
free_layout (gpointer layout)
{
  sourcier_import_layout_free (layout);
}

static void
sourcier_import_layouts_init (SourcierImportLayouts *self)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->layouts = g_ptr_array_new_with_free_func (free_layout);
  self->choice = gtk_drop_down_new (NULL, NULL);
  self->forget_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (manager), 6);
  gtk_widget_add_css_class (self->forget_button, "flat");
  gtk_widget_set_tooltip_text (self->forget_button, _("Forget this way of reading"));
  sourcier_accessible_name_set (self->choice, _("Read the list as those called"));
  sourcier_accessible_name_set (self->forget_button, _("Forget this way of reading"));
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  gtk_widget_set_parent (self->forget_button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->forget_button, "clicked", G_CALLBACK (forget_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_import_layouts_show:
 * @self: the choice
 * @store: the office's file
 *
 * Shows the names that there are, and chooses none of them.
 */
void
sourcier_import_layouts_show (SourcierImportLayouts *self,
                              SourcierStore         *store)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_LAYOUTS (self));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  g_set_object (&self->store, store);
  load (self);
  fill (self);
}

/**
 * sourcier_import_layouts_dup_chosen:
 * @self: the choice
 *
 * Returns: (transfer full) (nullable): what was chosen, %NULL for what the list itself tells
 */
SourcierImportLayout *
sourcier_import_layouts_dup_chosen (SourcierImportLayouts *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_LAYOUTS (self), NULL);

  SourcierImportLayout *layout = get_chosen (self);

  return layout != NULL ? sourcier_import_layout_copy (layout) : NULL;
}
