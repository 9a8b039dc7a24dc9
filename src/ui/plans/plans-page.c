/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plans-page-private.h"

#include "plans/plan-nodes.h"
#include "plans/plan-store.h"
#include "widgets/feedback.h"
#include "widgets/saved-state.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierPlansPage, sourcier_plans_page, GTK_TYPE_WIDGET)

static char *
describe_period (SourcierPlanPart *plan)
{
  g_autofree char *first = sourcier_record_show_field (SOURCIER_RECORD (plan), SOURCIER_PLAN_ROOT_FIRST_YEAR);
  g_autofree char *last = sourcier_record_show_field (SOURCIER_RECORD (plan), SOURCIER_PLAN_ROOT_LAST_YEAR);

  return *last != '\0' ? g_strdup_printf ("%s–%s", first, last) : g_steal_pointer (&first);
}

/* Titles end with the years of the plan, which no line may part: U+2060 joins what stands around it. */
static char *
join_years (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "–", -1);

  return g_strjoinv ("\u2060–\u2060", parts);
}

static GtkWidget *
create_plan_row (SourcierPlanPart *plan)
{
  g_autofree char *period = describe_period (plan);
  g_autofree char *state = sourcier_record_show_field (SOURCIER_RECORD (plan), SOURCIER_PLAN_ROOT_STATE);
  g_autofree char *version = sourcier_record_show_field (SOURCIER_RECORD (plan), SOURCIER_PLAN_ROOT_VERSION);
  /* translators: the years of a plan, then its version: “2026–2031 · version 1” */
  g_autofree char *subtitle = *version != '\0' ? g_strdup_printf (_("%s · version %s"), period, version) : g_strdup (period);
  g_autofree char *title = join_years (sourcier_plan_part_title (plan));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, "activatable",
                                 TRUE, NULL);
  GtkWidget *badge = gtk_label_new (state);
  gint64 *id = g_new (gint64, 1);

  *id = sourcier_record_get_id (SOURCIER_RECORD (plan));
  gtk_widget_add_css_class (badge, "sourcier-state");
  gtk_widget_add_css_class (badge, "caption");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  return row;
}

static void
show_list (SourcierPlansPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = sourcier_plan_store_list (self->store, FALSE, &error);
  GtkWidget *child;

  if (plans == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The plans could not be read"), error);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->plans))) != NULL)
    gtk_list_box_remove (self->plans, child);
  for (guint i = 0; i < plans->len; i++)
    gtk_list_box_append (self->plans, create_plan_row (plans->pdata[i]));
  gtk_stack_set_visible_child_name (self->stage, plans->len > 0 ? "plans" : "empty");
}

static void
show_title (SourcierPlansPage *self)
{
  gboolean open = self->plan != NULL;
  g_autofree char *state = open ? sourcier_record_show_field (SOURCIER_RECORD (self->plan), SOURCIER_PLAN_ROOT_STATE) : NULL;
  g_autofree char *subtitle =
    open ? g_strdup_printf ("%s · %s", state, sourcier_saved_state_get_words (sourcier_saved_state_get ())) : g_strdup ("");

  adw_window_title_set_title (self->title, open ? sourcier_plan_part_title (self->plan) : _("Plans"));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (self->back_button, open);
  gtk_widget_set_visible (self->new_button, !open);
  gtk_widget_set_visible (self->add_button, open);
  gtk_widget_set_visible (self->outline_button, open);
  gtk_widget_set_visible (self->panel_button, open);
  gtk_widget_set_visible (self->preview_button, open);
  gtk_widget_set_visible (self->export_button, open);
}

/* Reads the open plan again: what it was may have been deleted, or undone. */
static void
reload_plan (SourcierPlansPage *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = sourcier_record_get_id (SOURCIER_RECORD (self->plan));
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_store_load (self->store, id, &error);

  if (plan == NULL && !g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND))
    sourcier_feedback_fail (GTK_WIDGET (self), _("The plan could not be read"), error);
  g_set_object (&self->plan, plan);
}

/* Shows what the file says. */
void
_sourcier_plans_page_refresh (SourcierPlansPage *self)
{
  if (self->store == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->known = FALSE;
      return;
    }
  if (self->plan != NULL && !self->known)
    reload_plan (self);
  self->known = TRUE;
  if (self->plan != NULL)
    _sourcier_plans_page_show_plan (self);
  else
    {
      sourcier_plan_desk_clear (self->desk);
      show_list (self);
    }
  show_title (self);
  _sourcier_plans_page_update_actions (self);
}

static void
store_changed_cb (SourcierPlansPage *self)
{
  if (self->writing)
    return;
  self->known = FALSE;
  _sourcier_plans_page_forget_figures (self);
  _sourcier_plans_page_refresh (self);
}

static void
plan_activated_cb (SourcierPlansPage *self,
                   GObject           *row)
{
  sourcier_plans_page_open (self, *(gint64 *) g_object_get_data (row, "id"));
}

static void
forget_store (SourcierPlansPage *self)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  _sourcier_plans_page_forget_figures (self);
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
}

static void
sourcier_plans_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sourcier_plans_page_parent_class)->map (widget);

  if (!SOURCIER_PLANS_PAGE (widget)->known)
    _sourcier_plans_page_refresh (SOURCIER_PLANS_PAGE (widget));
}

static void
sourcier_plans_page_unmap (GtkWidget *widget)
{
  sourcier_plan_desk_flush (SOURCIER_PLANS_PAGE (widget)->desk);

  GTK_WIDGET_CLASS (sourcier_plans_page_parent_class)->unmap (widget);
}

static void
sourcier_plans_page_dispose (GObject *object)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (object);

  forget_store (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PLANS_PAGE);

  G_OBJECT_CLASS (sourcier_plans_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/plans-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, title);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, plans);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, outline);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, panel);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, desk);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, outline_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, panel_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlansPage, export_button);
  gtk_widget_class_bind_template_callback (widget_class, plan_activated_cb);
}

static void
sourcier_plans_page_class_init (SourcierPlansPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plans_page_dispose;
  widget_class->map = sourcier_plans_page_map;
  widget_class->unmap = sourcier_plans_page_unmap;
  g_type_ensure (SOURCIER_TYPE_PLAN_CHECK_PANEL);
  g_type_ensure (SOURCIER_TYPE_PLAN_DESK);
  g_type_ensure (SOURCIER_TYPE_PLAN_OUTLINE);
  bind_template (widget_class);
  _sourcier_plans_page_bind_outline (widget_class);
  _sourcier_plans_page_bind_figures (widget_class);
  _sourcier_plans_page_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_plans_page_init (SourcierPlansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _sourcier_plans_page_add_keys (self);
  show_title (self);
  g_signal_connect_object (sourcier_saved_state_get (), "notify::words", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  _sourcier_plans_page_update_actions (self);
}

/**
 * sourcier_plans_page_new:
 *
 * Returns: (transfer floating): the page, with no office’s file yet
 */
GtkWidget *
sourcier_plans_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_PLANS_PAGE, NULL);
}

/**
 * sourcier_plans_page_set_store:
 * @self: the page
 * @store: (nullable): the office’s file whose plans are shown
 */
void
sourcier_plans_page_set_store (SourcierPlansPage *self,
                               SourcierStore     *store)
{
  g_return_if_fail (SOURCIER_IS_PLANS_PAGE (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  sourcier_plan_desk_flush (self->desk);
  forget_store (self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stage, "waiting");
  self->known = FALSE;
  _sourcier_plans_page_refresh (self);
}

/**
 * sourcier_plans_page_open:
 * @self: the page
 * @plan: the id of a plan
 *
 * Returns: whether the plan could be opened; if not, the reader was told why
 */
gboolean
sourcier_plans_page_open (SourcierPlansPage *self,
                          gint64             plan)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SOURCIER_IS_PLANS_PAGE (self), FALSE);

  sourcier_plan_desk_flush (self->desk);
  _sourcier_plans_page_forget_figures (self);
  g_clear_object (&self->plan);
  self->plan = sourcier_plan_store_load (self->store, plan, &error);
  if (self->plan == NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The plan could not be read"), error);
  self->known = TRUE;
  _sourcier_plans_page_refresh (self);
  if (self->plan == NULL)
    return FALSE;
  sourcier_plan_outline_choose (self->outline, SOURCIER_PLAN_ROOT, plan);
  /* What had the focus may be out of sight: the reader goes on in the outline. */
  gtk_widget_child_focus (GTK_WIDGET (self->outline), GTK_DIR_TAB_FORWARD);
  return TRUE;
}
