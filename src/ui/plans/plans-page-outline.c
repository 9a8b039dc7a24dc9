/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plans-page-private.h"

#include "base/money.h"
#include "office/buyer-store.h"
#include "plans/plan-indicator.h"
#include "plans/plan-nodes.h"
#include "plans/plan-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

static gboolean
is_editable (SourcierPlansPage *self)
{
  return !sourcier_store_get_read_only (self->store);
}

/* The part that the outline is at, NULL where it is at a line that stands for none. */
SourcierPlanPart *
_sourcier_plans_page_get_part (SourcierPlansPage *self)
{
  SourcierPlanNode *node = sourcier_plan_outline_get_chosen (self->outline);

  if (self->plan == NULL || node == NULL || sourcier_plan_node_get_kind (node) >= SOURCIER_N_PLAN_KINDS)
    return NULL;
  return sourcier_plan_find_part (self->plan, sourcier_plan_node_get_kind (node), sourcier_plan_node_get_id (node));
}

static gboolean
check_cb (gpointer data)
{
  SourcierPlansPage *self = data;
  g_autoptr (SourcierBuyer) buyer = NULL;

  self->check_id = 0;
  if (self->plan == NULL)
    return G_SOURCE_REMOVE;
  buyer = sourcier_buyer_store_load (self->store, NULL);
  sourcier_plan_check_panel_show (self->panel, self->plan, buyer != NULL ? sourcier_buyer_get_yearly_volume (buyer)
                                                                         : SOURCIER_MONEY_UNKNOWN);
  return G_SOURCE_REMOVE;
}

/* The check itself takes less than a millisecond for 200 actions; its rows can wait until what is read has been drawn. */
static void
show_check (SourcierPlansPage *self)
{
  if (self->check_id == 0)
    self->check_id = g_idle_add (check_cb, self);
}

static void
show_node (SourcierPlansPage *self,
           SourcierPlanNode  *node)
{
  sourcier_plan_desk_show (self->desk, self->plan, sourcier_plan_node_get_kind (node), sourcier_plan_node_get_id (node),
                           is_editable (self));
  if (_sourcier_plans_page_tells_figures (self))
    _sourcier_plans_page_want_figures (self);
  else
    sourcier_plan_desk_tell (self->desk, self->plan, self->figures);
}

/* Shows the open plan as it is in memory, which is what the file says. */
void
_sourcier_plans_page_show_plan (SourcierPlansPage *self)
{
  g_autoptr (GPtrArray) nodes = sourcier_plan_nodes_new (self->plan);
  SourcierPlanNode *node;

  /* First: a text that is made out of sight does not learn its height later. */
  gtk_stack_set_visible_child_name (self->stage, "plan");
  sourcier_plan_outline_set_nodes (self->outline, nodes);
  node = sourcier_plan_outline_get_chosen (self->outline);
  if (node != NULL)
    show_node (self, node);
  show_check (self);
}

/* Writes a part of the open plan, or all that belongs to it too, as one action; @done is told with Undo beside it. */
gboolean
_sourcier_plans_page_write (SourcierPlansPage *self,
                            const char        *action,
                            SourcierPlanPart  *part,
                            gboolean           all,
                            const char        *done)
{
  g_autoptr (GError) error = NULL;

  self->writing = TRUE;
  if (sourcier_store_begin (self->store, action, &error))
    {
      sourcier_store_set_detail (self->store, sourcier_plan_part_title (part));
      if (all ? sourcier_plan_store_save_all (self->store, part, &error) : sourcier_plan_store_save (self->store, part, &error))
        sourcier_store_commit (self->store, &error);
      else
        sourcier_store_rollback (self->store);
    }
  self->writing = FALSE;
  self->known = error == NULL;
  if (error != NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The plan could not be saved"), error);
  else if (done != NULL)
    sourcier_feedback_done (GTK_WIDGET (self), done);
  _sourcier_plans_page_refresh (self);
  return error == NULL;
}

/* Goes to a thing of the plan. */
void
_sourcier_plans_page_go (SourcierPlansPage *self,
                         guint              kind,
                         gint64             id)
{
  sourcier_plan_desk_flush (self->desk);
  sourcier_plan_outline_choose (self->outline, kind, id);
}

static void
chosen_cb (SourcierPlansPage *self,
           SourcierPlanNode  *node)
{
  if (self->plan == NULL)
    return;
  sourcier_plan_desk_flush (self->desk);
  show_node (self, node);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  _sourcier_plans_page_update_actions (self);
}

static const char *
name_edit (SourcierPlanKind kind)
{
  switch (kind)
    {
    case SOURCIER_PLAN_SECTION:
      return _("Edit chapter of the plan");
    case SOURCIER_PLAN_AXIS:
      return _("Edit axis");
    case SOURCIER_PLAN_OBJECTIVE:
      return _("Edit objective");
    case SOURCIER_PLAN_ACTION:
      return _("Edit action sheet");
    case SOURCIER_PLAN_INDICATOR:
      return _("Edit indicator");
    case SOURCIER_PLAN_REVIEW:
      return _("Edit review of a year");
    default:
      return _("Edit plan");
    }
}

/* What the plan is written in. */
SourcierLanguage
_sourcier_plans_page_get_language (SourcierPlansPage *self)
{
  SourcierLanguage language = SOURCIER_FRENCH;

  sourcier_language_find (sourcier_plan_part_get_text (self->plan, SOURCIER_PLAN_ROOT_LANGUAGE), &language);
  return language;
}

/* Whose contracts the figures are about, and of which years. */
static gboolean
is_about_same (SourcierPlanPart *part,
               SourcierRecord   *typed)
{
  static const guint plan_fields[] = { SOURCIER_PLAN_ROOT_BUYER, SOURCIER_PLAN_ROOT_FIRST_YEAR };
  static const guint indicator_fields[] = { SOURCIER_PLAN_INDICATOR_BUYER, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR };
  SourcierPlanKind kind = sourcier_plan_part_get_kind (part);
  const guint *fields = kind == SOURCIER_PLAN_ROOT ? plan_fields : indicator_fields;

  for (guint i = 0; (kind == SOURCIER_PLAN_ROOT || kind == SOURCIER_PLAN_INDICATOR) && i < 2; i++)
    {
      g_autofree char *before = sourcier_record_field_to_text (SOURCIER_RECORD (part), fields[i]);
      g_autofree char *after = sourcier_record_field_to_text (typed, fields[i]);

      if (!g_str_equal (before, after))
        return FALSE;
    }
  return TRUE;
}

/* What was typed in the form: it saves itself without a word, the history tells it. */
static void
written_cb (SourcierPlansPage *self,
            SourcierRecord    *record)
{
  SourcierPlanKind kind = sourcier_plan_part_get_kind (SOURCIER_PLAN_PART (record));
  SourcierPlanPart *part = sourcier_plan_find_part (self->plan, kind, sourcier_record_get_id (record));

  if (part == NULL)
    return;
  if (!is_about_same (part, record))
    _sourcier_plans_page_forget_figures (self);
  sourcier_record_assign (SOURCIER_RECORD (part), record);
  if (kind == SOURCIER_PLAN_INDICATOR)
    /* A measure of the law or of practice brings its own words; those typed before stay. */
    sourcier_plan_indicator_tell_measure (part, _sourcier_plans_page_get_language (self));
  _sourcier_plans_page_write (self, name_edit (kind), part, FALSE, NULL);
}

static void
child_written_cb (SourcierPlansPage *self,
                  SourcierPlanPart  *child)
{
  SourcierPlanKind kind = sourcier_plan_part_get_kind (child);
  gint64 id = sourcier_record_get_id (SOURCIER_RECORD (child));
  /* What was typed may be told when the outline is at another line already. */
  SourcierPlanPart *known = self->plan != NULL && id != 0 ? sourcier_plan_find_part (self->plan, kind, id) : NULL;
  SourcierPlanPart *parent = known != NULL ? sourcier_plan_part_get_parent (known)
                             : id == 0 ? _sourcier_plans_page_get_part (self) : NULL;

  if (parent == NULL)
    return;
  if (kind == SOURCIER_PLAN_BUYER)
    _sourcier_plans_page_forget_figures (self);
  if (known != NULL)
    sourcier_record_assign (SOURCIER_RECORD (known), SOURCIER_RECORD (child));
  else
    sourcier_plan_part_insert (parent, child, G_MAXUINT);
  _sourcier_plans_page_write (self, name_edit (sourcier_plan_part_get_kind (parent)), parent, TRUE, NULL);
}

static void
child_removed_cb (SourcierPlansPage *self,
                  SourcierPlanPart  *child)
{
  SourcierPlanPart *parent = sourcier_plan_part_get_parent (child);

  if (parent == NULL)
    return;
  if (sourcier_plan_part_get_kind (child) == SOURCIER_PLAN_BUYER)
    _sourcier_plans_page_forget_figures (self);
  sourcier_plan_part_remove (parent, child);
  _sourcier_plans_page_write (self, name_edit (sourcier_plan_part_get_kind (parent)), parent, TRUE, _("Removed"));
}

static void
desk_chosen_cb (SourcierPlansPage *self,
                guint              kind,
                gint64             id)
{
  _sourcier_plans_page_go (self, kind, id);
}

static void
place_chosen_cb (SourcierPlansPage *self,
                 guint              kind,
                 gint64             id)
{
  _sourcier_plans_page_go (self, kind, id);
}

/* What the law asks for and the plan has not is added. */
static void
part_wanted_cb (SourcierPlansPage *self,
                guint              kind,
                const char        *word)
{
  if (is_editable (self))
    _sourcier_plans_page_add (self, kind, word);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* The years of an indicator were typed; the outline may be at another line by now. */
static void
years_changed_cb (SourcierPlansPage *self,
                  SourcierPlanYears *years)
{
  SourcierPlanPart *indicator =
    sourcier_plan_find_part (self->plan, SOURCIER_PLAN_INDICATOR, sourcier_plan_years_get_indicator (years));

  if (indicator == NULL)
    return;
  sourcier_plan_years_take (years, indicator);
  _sourcier_plans_page_write (self, _("Edit targets"), indicator, TRUE, NULL);
}

/* Moves a part to a place among those of its kind, below the same or another part. */
void
_sourcier_plans_page_move (SourcierPlansPage *self,
                           SourcierPlanPart  *part,
                           SourcierPlanPart  *parent,
                           guint              position)
{
  g_autoptr (SourcierPlanPart) moved = g_object_ref (part);

  sourcier_plan_part_remove (sourcier_plan_part_get_parent (moved), moved);
  sourcier_plan_part_insert (parent, moved, position);
  /* All of it: those that it leaves and those that it joins are numbered anew. */
  _sourcier_plans_page_write (self, _("Move in the plan"), self->plan, TRUE, _("Moved"));
}

/* The part beside @parent, where a part goes that is moved beyond the end. */
static SourcierPlanPart *
find_next_parent (SourcierPlanPart *parent,
                  int               step)
{
  SourcierPlanPart *above = sourcier_plan_part_get_parent (parent);

  if (above == NULL)
    return NULL;

  GPtrArray *parents = sourcier_plan_part_get_children (above, sourcier_plan_part_get_kind (parent));
  gint64 place = (gint64) sourcier_plan_find_place (parent) + step;

  if (place >= 0 && place < parents->len)
    return parents->pdata[place];

  /* From the last objective of an axis to the first of the next. */
  SourcierPlanPart *next = find_next_parent (above, step);
  GPtrArray *others = next != NULL ? sourcier_plan_part_get_children (next, sourcier_plan_part_get_kind (parent)) : NULL;

  return others == NULL || others->len == 0 ? NULL : others->pdata[step < 0 ? others->len - 1 : 0];
}

static void
moved_cb (SourcierPlansPage *self,
          SourcierPlanNode  *node,
          int                step)
{
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);
  SourcierPlanPart *parent = part != NULL ? sourcier_plan_part_get_parent (part) : NULL;

  if (parent == NULL || !is_editable (self))
    return;

  GPtrArray *siblings = sourcier_plan_part_get_children (parent, sourcier_plan_part_get_kind (part));
  gint64 place = (gint64) sourcier_plan_find_place (part) + step;
  SourcierPlanPart *next = place < 0 || place >= siblings->len ? find_next_parent (parent, step) : parent;

  if (next == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (next == parent)
    _sourcier_plans_page_move (self, part, parent, (guint) place);
  else
    _sourcier_plans_page_move (self, part, next, step < 0 ? G_MAXUINT : 0);
}

/* Let go on one of its kind, a part takes its place; let go on what may hold it, it becomes the last there. */
static void
dropped_cb (SourcierPlansPage *self,
            SourcierPlanNode  *node,
            SourcierPlanNode  *target)
{
  guint kind = sourcier_plan_node_get_kind (node), target_kind = sourcier_plan_node_get_kind (target);
  SourcierPlanPart *part = sourcier_plan_find_part (self->plan, kind, sourcier_plan_node_get_id (node));
  SourcierPlanPart *onto = sourcier_plan_find_part (self->plan, target_kind, sourcier_plan_node_get_id (target));

  if (part == NULL || onto == NULL || part == onto || !is_editable (self))
    return;
  if (kind == target_kind && kind != SOURCIER_PLAN_ROOT)
    _sourcier_plans_page_move (self, part, sourcier_plan_part_get_parent (onto), sourcier_plan_find_place (onto));
  else if (sourcier_plan_kind_get_parent (kind) == target_kind && kind != SOURCIER_PLAN_ROOT)
    _sourcier_plans_page_move (self, part, onto, G_MAXUINT);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Binds what the template calls of the outline, the desk and the panel. */
void
_sourcier_plans_page_bind_outline (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, years_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_written_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_chosen_cb);
}
