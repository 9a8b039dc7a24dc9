/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

/* A page is built when it is shown first, and is given the office's file then: a window shows one page, and its rows come the
 * sooner. */

typedef void (*Fill) (gpointer       page,
                      SourcierStore *store);

static const struct
{
  const char *name;
  GtkWidget *(*create) (void);
  Fill fill;
} kinds[SOURCIER_N_WINDOW_PAGES] = {
  { "labels", sourcier_label_work_page_new, (Fill) sourcier_label_work_page_set_store },
  { "purchases", sourcier_purchases_page_new, (Fill) sourcier_purchases_page_set_store },
  { "plans", sourcier_plans_page_new, (Fill) sourcier_plans_page_set_store },
  { "rules", sourcier_rules_page_new, (Fill) sourcier_rules_page_set_store },
  { "history", sourcier_history_page_new, (Fill) sourcier_history_page_set_store },
};

static void
fill (SourcierWindow *self,
      guint           i)
{
  kinds[i].fill (self->built[i].page, self->store);
  self->built[i].is_filled = self->store != NULL;
}

/* Builds the page that is shown, where it is shown first, and hands it the office's file, where none was handed to it before. */
void
_sourcier_window_fill_page (SourcierWindow *self)
{
  GtkWidget *place = gtk_stack_get_visible_child (self->pages);
  const char *name = gtk_stack_get_visible_child_name (self->pages);

  for (guint i = 0; i < SOURCIER_N_WINDOW_PAGES; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        if (self->built[i].page == NULL)
          {
            self->built[i].page = kinds[i].create ();
            adw_bin_set_child (ADW_BIN (place), self->built[i].page);
          }
        if (self->store != NULL && !self->built[i].is_filled)
          fill (self, i);
      }
}

/* A page that was shown shows another office's file at once, or none. */
void
_sourcier_window_fill_pages (SourcierWindow *self)
{
  for (guint i = 0; i < SOURCIER_N_WINDOW_PAGES; i++)
    if (self->built[i].is_filled)
      fill (self, i);
  _sourcier_window_fill_page (self);
}

/* The page that stands in a place of the stack, NULL before it is shown first. */
static GtkWidget *
page_in (GtkWidget *place)
{
  return ADW_IS_BIN (place) ? adw_bin_get_child (ADW_BIN (place)) : place;
}

/* Returns: (transfer none): the page that is shown. */
GtkWidget *
_sourcier_window_get_page (SourcierWindow *self)
{
  return page_in (gtk_stack_get_visible_child (self->pages));
}

/* Shows a page, and returns it. */
gpointer
_sourcier_window_show_page (SourcierWindow *self,
                            const char     *name)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), "page", g_variant_new_string (name));
  return page_in (gtk_stack_get_child_by_name (self->pages, name));
}
