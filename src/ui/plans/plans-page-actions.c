/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plans-page-private.h"

#include "plans/plan-export.h"
#include "plans/plan-indicator.h"
#include "plans/plan-new-dialog.h"
#include "plans/plan-nodes.h"
#include "plans/plan-pages.h"
#include "plans/plan-store.h"
#include "plans/plan-version.h"
#include "store/backup.h"
#include "widgets/document-print.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);

  sourcier_plan_desk_flush (self->desk);
  g_clear_object (&self->plan);
  _sourcier_plans_page_refresh (self);
  gtk_widget_child_focus (GTK_WIDGET (self->plans), GTK_DIR_TAB_FORWARD);
}

/* The nearest part of that kind at or above the line that the outline is at; else the last one of the plan. */
static SourcierPlanPart *
find_holder (SourcierPlansPage *self,
             SourcierPlanKind   kind)
{
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);
  SourcierPlanPart *holder = self->plan;

  for (; part != NULL; part = sourcier_plan_part_get_parent (part))
    if (sourcier_plan_part_get_kind (part) == kind)
      return part;
  for (SourcierPlanKind step = SOURCIER_PLAN_AXIS; holder != NULL && kind != SOURCIER_PLAN_ROOT && step <= kind; step++)
    {
      GPtrArray *children = sourcier_plan_part_get_children (holder, step);

      holder = children->len > 0 ? children->pdata[children->len - 1] : NULL;
    }
  return holder;
}

/* After the part of the same kind that the outline is at, else at the end. */
static guint
find_next_place (SourcierPlansPage *self,
                 SourcierPlanKind   kind)
{
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);

  return part != NULL && sourcier_plan_part_get_kind (part) == kind && kind != SOURCIER_PLAN_ROOT
         ? sourcier_plan_find_place (part) + 1 : G_MAXUINT;
}

static const char *
name_addition (SourcierPlanKind kind)
{
  switch (kind)
    {
    case SOURCIER_PLAN_SECTION:
      return _("Add chapter to the plan");
    case SOURCIER_PLAN_AXIS:
      return _("Add axis");
    case SOURCIER_PLAN_OBJECTIVE:
      return _("Add objective");
    case SOURCIER_PLAN_ACTION:
      return _("Add action sheet");
    case SOURCIER_PLAN_INDICATOR:
    default:
      return _("Add indicator");
    }
}

/* What a new part says before anybody has written in it. */
static void
begin_part (SourcierPlansPage *self,
            SourcierPlanPart  *part,
            const char        *word)
{
  switch (sourcier_plan_part_get_kind (part))
    {
    case SOURCIER_PLAN_SECTION:
      sourcier_plan_part_set_text (part, SOURCIER_PLAN_SECTION_KIND, word != NULL ? word : "other");
      if (word != NULL)
        sourcier_plan_part_set_text (part, SOURCIER_PLAN_SECTION_TITLE, sourcier_term_name_of (SOURCIER_TERMS_PLAN_SECTION, word));
      break;
    case SOURCIER_PLAN_OBJECTIVE:
      sourcier_plan_part_set_text (part, SOURCIER_PLAN_OBJECTIVE_THEMES, word);
      break;
    case SOURCIER_PLAN_ACTION:
      sourcier_plan_part_set_text (part, SOURCIER_PLAN_ACTION_PROGRESS, "planned");
      break;
    case SOURCIER_PLAN_INDICATOR:
      sourcier_plan_part_set_text (part, SOURCIER_PLAN_INDICATOR_MEASURE, word);
      sourcier_plan_indicator_tell_measure (part, _sourcier_plans_page_get_language (self));
      break;
    default:
      break;
    }
}

/* Adds a part near to where the outline is; @word: what it is about, a kind of chapter, a theme or a measure, or NULL. */
void
_sourcier_plans_page_add (SourcierPlansPage *self,
                          SourcierPlanKind   kind,
                          const char        *word)
{
  SourcierPlanPart *holder = find_holder (self, sourcier_plan_kind_get_parent (kind));
  g_autoptr (SourcierPlanPart) part = sourcier_plan_part_new (kind);

  if (holder == NULL)
    return;
  sourcier_plan_desk_flush (self->desk);
  begin_part (self, part, word);
  sourcier_plan_part_insert (holder, part, find_next_place (self, kind));
  if (!_sourcier_plans_page_write (self, name_addition (kind), holder, TRUE, NULL))
    return;
  _sourcier_plans_page_go (self, kind, sourcier_record_get_id (SOURCIER_RECORD (part)));
  sourcier_plan_desk_focus (self->desk);
}

static void
add_section_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  _sourcier_plans_page_add (SOURCIER_PLANS_PAGE (widget), SOURCIER_PLAN_SECTION, NULL);
}

static void
add_axis_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  _sourcier_plans_page_add (SOURCIER_PLANS_PAGE (widget), SOURCIER_PLAN_AXIS, NULL);
}

static void
add_objective_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  _sourcier_plans_page_add (SOURCIER_PLANS_PAGE (widget), SOURCIER_PLAN_OBJECTIVE, NULL);
}

static void
add_action_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  _sourcier_plans_page_add (SOURCIER_PLANS_PAGE (widget), SOURCIER_PLAN_ACTION, NULL);
}

static void
add_indicator_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  _sourcier_plans_page_add (SOURCIER_PLANS_PAGE (widget), SOURCIER_PLAN_INDICATOR, NULL);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);
  SourcierPlanPart *holder = part != NULL ? sourcier_plan_part_get_parent (part) : NULL;
  g_autofree char *done = NULL;

  if (holder == NULL)
    return;
  /* translators: %s is the title of an axis, an objective, an action… */
  done = g_strdup_printf (_("“%s” deleted"), sourcier_plan_part_title (part));
  sourcier_plan_desk_clear (self->desk);
  sourcier_plan_part_remove (holder, part);
  _sourcier_plans_page_write (self, _("Delete from the plan"), holder, TRUE, done);
  /* The file cleared what pointed to it. */
  self->known = FALSE;
  _sourcier_plans_page_refresh (self);
}

static gboolean
delete_plan (SourcierPlansPage  *self,
             GError            **error)
{
  if (!sourcier_store_begin (self->store, _("Delete plan"), error))
    return FALSE;
  sourcier_store_set_detail (self->store, sourcier_plan_part_title (self->plan));
  if (!sourcier_plan_store_delete (self->store, SOURCIER_PLAN_ROOT, sourcier_record_get_id (SOURCIER_RECORD (self->plan)), error))
    {
      sourcier_store_rollback (self->store);
      return FALSE;
    }
  return sourcier_store_commit (self->store, error);
}

static void
delete_plan_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (self->plan == NULL)
    return;
  sourcier_plan_desk_clear (self->desk);
  /* A plan is the work of months. */
  sourcier_backup_announce (self->store, SOURCIER_BACKUP_CHANGE);
  if (delete_plan (self, &error))
    sourcier_feedback_done (widget, _("Plan deleted"));
  else
    sourcier_feedback_fail (widget, _("The plan could not be deleted"), error);
}

static void
history_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);

  if (self->plan != NULL)
    gtk_widget_activate_action (widget, "win.show-history", "(sxs)", "plan",
                                sourcier_record_get_id (SOURCIER_RECORD (self->plan)),
                                sourcier_plan_part_get_text (self->plan, SOURCIER_PLAN_ROOT_TITLE));
}

static void
made_cb (SourcierPlansPage *self,
         gint64             plan)
{
  sourcier_plans_page_open (self, plan);
}

static void
new_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  SourcierPlanNewDialog *dialog = sourcier_plan_new_dialog_new (widget, SOURCIER_PLANS_PAGE (widget)->store);

  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preview_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);

  sourcier_plan_desk_flush (self->desk);
  sourcier_plan_preview_present (widget, self->store, self->plan, NULL);
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);
  g_autoptr (SourcierDocumentMaker) pages = NULL;

  sourcier_plan_desk_flush (self->desk);
  pages = sourcier_plan_pages_new (self->store, self->plan, NULL);
  sourcier_document_print (widget, pages);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);

  sourcier_plan_desk_flush (self->desk);
  sourcier_plan_export_present (widget, self->store, self->plan, NULL);
}

/* Another plan made from the open one: ids are given in the transaction that writes it. */
static SourcierPlanPart *
save_copy (SourcierPlansPage  *self,
           gboolean            template,
           const char         *action,
           GError            **error)
{
  const char *title = sourcier_plan_part_title (self->plan);
  g_autoptr (SourcierPlanPart) copy = NULL;

  if (!sourcier_store_begin (self->store, action, error))
    return NULL;
  sourcier_store_set_detail (self->store, title);
  copy = template ? sourcier_plan_new_template (self->store, self->plan, title)
                  : sourcier_plan_new_version (self->store, self->plan);
  if (!sourcier_plan_store_save_all (self->store, copy, error))
    {
      sourcier_store_rollback (self->store);
      return NULL;
    }
  return sourcier_store_commit (self->store, error) ? g_steal_pointer (&copy) : NULL;
}

static void
save_template_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPlanPart) template = NULL;

  sourcier_plan_desk_flush (self->desk);
  template = save_copy (self, TRUE, _("Save plan as template"), &error);
  if (template != NULL)
    sourcier_feedback_done (widget, _("Saved as a template of the office"));
  else
    sourcier_feedback_fail (widget, _("The plan could not be saved"), error);
}

static void
adopt_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);

  sourcier_plan_desk_flush (self->desk);
  _sourcier_plans_page_adopt (self);
}

static void
new_version_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPlanPart) version = NULL;

  sourcier_plan_desk_flush (self->desk);
  version = save_copy (self, FALSE, _("New version of a plan"), &error);
  if (version != NULL && sourcier_plans_page_open (self, sourcier_record_get_id (SOURCIER_RECORD (version))))
    sourcier_feedback_done (widget, _("New version begun"));
  else if (version == NULL)
    sourcier_feedback_fail (widget, _("The plan could not be saved"), error);
}

/* Nothing to search for in a plan but its outline, which is read at a glance: the key takes the reader there. */
static void
outline_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->outline_button), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->outline), GTK_DIR_TAB_FORWARD);
}

/* Enables what can be done with what is shown. */
void
_sourcier_plans_page_update_actions (SourcierPlansPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);
  gboolean open = writable && self->plan != NULL;
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);

  gtk_widget_action_set_enabled (widget, "page.new", writable);
  gtk_widget_action_set_enabled (widget, "page.back", self->plan != NULL);
  gtk_widget_action_set_enabled (widget, "page.search", self->plan != NULL);
  gtk_widget_action_set_enabled (widget, "page.add-section", open);
  gtk_widget_action_set_enabled (widget, "page.add-axis", open);
  gtk_widget_action_set_enabled (widget, "page.add-indicator", open);
  gtk_widget_action_set_enabled (widget, "page.add-objective", open && find_holder (self, SOURCIER_PLAN_AXIS) != NULL);
  gtk_widget_action_set_enabled (widget, "page.add-action", open && find_holder (self, SOURCIER_PLAN_OBJECTIVE) != NULL);
  gtk_widget_action_set_enabled (widget, "page.delete", open && part != NULL && part != self->plan);
  gtk_widget_action_set_enabled (widget, "page.delete-plan", open);
  gtk_widget_action_set_enabled (widget, "page.history", self->plan != NULL);
  gtk_widget_action_set_enabled (widget, "page.save-template", open);
  gtk_widget_action_set_enabled (widget, "page.new-version", open);
  gtk_widget_action_set_enabled (widget, "page.adopt",
                                 open && g_str_equal (sourcier_plan_part_get_text (self->plan, SOURCIER_PLAN_ROOT_STATE), "draft"));
  _sourcier_plans_page_update_review_actions (self);
  gtk_widget_action_set_enabled (widget, "page.preview", self->plan != NULL);
  gtk_widget_action_set_enabled (widget, "page.print", self->plan != NULL);
  gtk_widget_action_set_enabled (widget, "page.export", self->plan != NULL);
}

void
_sourcier_plans_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, outline_cb);
  gtk_widget_class_install_action (widget_class, "page.add-section", NULL, add_section_cb);
  gtk_widget_class_install_action (widget_class, "page.add-axis", NULL, add_axis_cb);
  gtk_widget_class_install_action (widget_class, "page.add-objective", NULL, add_objective_cb);
  gtk_widget_class_install_action (widget_class, "page.add-action", NULL, add_action_cb);
  gtk_widget_class_install_action (widget_class, "page.add-indicator", NULL, add_indicator_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-plan", NULL, delete_plan_cb);
  gtk_widget_class_install_action (widget_class, "page.history", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "page.adopt", NULL, adopt_cb);
  gtk_widget_class_install_action (widget_class, "page.preview", NULL, preview_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "page.save-template", NULL, save_template_cb);
  gtk_widget_class_install_action (widget_class, "page.new-version", NULL, new_version_cb);
  _sourcier_plans_page_install_review_actions (widget_class);
}
