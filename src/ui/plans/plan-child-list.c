/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-child-list.h"

#include "base/rich-text.h"
#include "plans/plan-form-layout.h"
#include "widgets/accessible-name.h"
#include "widgets/record-dialog.h"

#include <glib/gi18n-lib.h>

struct _SourcierPlanChildList
{
  AdwPreferencesGroup parent_instance;

  SourcierPlanKind kind;
  gboolean editable;
  GPtrArray *rows;
  GPtrArray *told; /* of SourcierRecord: copies of what the rows say */
};

G_DEFINE_FINAL_TYPE (SourcierPlanChildList, sourcier_plan_child_list, ADW_TYPE_PREFERENCES_GROUP)

enum { WRITTEN, REMOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const guint milestone_fields[] = {
  SOURCIER_PLAN_MILESTONE_TITLE, SOURCIER_PLAN_MILESTONE_DAY, SOURCIER_PLAN_MILESTONE_DONE_ON,
};
static const guint comment_fields[] = { SOURCIER_PLAN_COMMENT_YEAR, SOURCIER_PLAN_COMMENT_TEXT };
static const guint buyer_fields[] = { SOURCIER_PLAN_BUYER_NAME, SOURCIER_PLAN_BUYER_SIRET, SOURCIER_PLAN_BUYER_NOTE };
static const guint meeting_fields[] = {
  SOURCIER_PLAN_MEETING_DAY, SOURCIER_PLAN_MEETING_WHO, SOURCIER_PLAN_MEETING_TEXT,
};

/* What a row tells: a title, what comes below it, and what stands at its end. */
static const struct
{
  SourcierPlanKind kind;
  const char *title;
  const char *add;
  const char *remove;
  const guint *fields;
  guint n_fields;
  guint name, detail, end;
} lists[] = {
  { SOURCIER_PLAN_MILESTONE, N_("Milestones"), N_("Add a milestone"), N_("Remove the milestone"), milestone_fields,
    G_N_ELEMENTS (milestone_fields), SOURCIER_PLAN_MILESTONE_TITLE, SOURCIER_PLAN_MILESTONE_DONE_ON,
    SOURCIER_PLAN_MILESTONE_DAY },
  { SOURCIER_PLAN_COMMENT, N_("Comments, year by year"), N_("Add a comment"), N_("Remove the comment"), comment_fields,
    G_N_ELEMENTS (comment_fields), SOURCIER_PLAN_COMMENT_YEAR, SOURCIER_PLAN_COMMENT_TEXT, SOURCIER_PLAN_COMMENT_YEAR },
  { SOURCIER_PLAN_BUYER, N_("Other buyers of a joint plan"), N_("Add a buyer"), N_("Remove the buyer"), buyer_fields,
    G_N_ELEMENTS (buyer_fields), SOURCIER_PLAN_BUYER_NAME, SOURCIER_PLAN_BUYER_NOTE, SOURCIER_PLAN_BUYER_SIRET },
  { SOURCIER_PLAN_MEETING, N_("Meetings of stakeholders"), N_("Add a meeting"), N_("Remove the meeting"), meeting_fields,
    G_N_ELEMENTS (meeting_fields), SOURCIER_PLAN_MEETING_WHO, SOURCIER_PLAN_MEETING_TEXT, SOURCIER_PLAN_MEETING_DAY },
};

static guint
find (SourcierPlanChildList *self)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (lists) && lists[i].kind != self->kind)
    i++;
  return i;
}

static void
applied_cb (SourcierPlanChildList *self,
            SourcierRecord        *record)
{
  if (!sourcier_record_is_empty (record))
    g_signal_emit (self, signals[WRITTEN], 0, record);
}

static void
edit (SourcierPlanChildList *self,
      SourcierPlanPart      *part)
{
  guint list = find (self);
  g_autoptr (SourcierRecord) copy = sourcier_record_copy (SOURCIER_RECORD (part));
  SourcierRecordDialog *dialog =
    sourcier_record_dialog_new (GTK_WIDGET (self), _(lists[list].title), copy, lists[list].fields, lists[list].n_fields,
                                sourcier_plan_choices);

  g_signal_connect_object (dialog, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_cb (SourcierPlanChildList *self)
{
  g_autoptr (SourcierPlanPart) part = sourcier_plan_part_new (self->kind);

  edit (self, part);
}

static void
activated_cb (SourcierPlanChildList *self,
              GObject               *row)
{
  edit (self, g_object_get_data (row, "part"));
}

static void
remove_cb (SourcierPlanChildList *self,
           GObject               *button)
{
  g_autoptr (SourcierPlanPart) part = g_object_ref (g_object_get_data (g_object_get_data (button, "row"), "part"));

  g_signal_emit (self, signals[REMOVED], 0, part);
}

static void
add_remove_button (SourcierPlanChildList *self,
                   GtkWidget             *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *name = _(lists[find (self)].remove);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  sourcier_accessible_name_set (button, name);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
describe (SourcierPlanChildList *self,
          SourcierRecord        *record)
{
  guint detail = lists[find (self)].detail;
  g_autofree char *told = sourcier_record_show_field (record, detail);

  if (sourcier_record_get_field (record, detail)->type == SOURCIER_FIELD_LINES)
    return sourcier_rich_text_to_plain (told);
  if (self->kind == SOURCIER_PLAN_MILESTONE && sourcier_record_is_told (record, detail))
    /* translators: %s is a day on which a milestone was reached */
    return g_strdup_printf (_("Reached on %s"), told);
  return g_steal_pointer (&told);
}

/* The part that a row stands for: another object when the plan was read again. */
static void
hold (GtkWidget        *row,
      SourcierPlanPart *part)
{
  g_object_set_data_full (G_OBJECT (row), "part", g_object_ref (part), g_object_unref);
}

static void
add_row (SourcierPlanChildList *self,
         SourcierPlanPart      *part)
{
  guint list = find (self);
  SourcierRecord *record = SOURCIER_RECORD (part);
  g_autofree char *name = sourcier_record_show_field (record, lists[list].name);
  g_autofree char *detail = describe (self, record);
  g_autofree char *end = lists[list].end != lists[list].name ? sourcier_record_show_field (record, lists[list].end) : NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", *name != '\0' ? name : _("(not told)"),
                                 "subtitle", detail, "activatable", self->editable, "subtitle-lines", 3, NULL);
  GtkWidget *label = gtk_label_new (end);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  if (self->editable)
    add_remove_button (self, row);
  hold (row, part);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->told, sourcier_record_copy (record));
}

static gboolean
tells (SourcierPlanChildList *self,
       GPtrArray             *parts)
{
  gboolean same = self->told->len == parts->len;

  for (guint i = 0; same && i < parts->len; i++)
    same = sourcier_record_get_id (self->told->pdata[i]) == sourcier_record_get_id (parts->pdata[i])
           && sourcier_record_equal (self->told->pdata[i], parts->pdata[i]);
  return same;
}

static void
sourcier_plan_child_list_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_PLAN_CHILD_LIST (object)->rows);
  g_ptr_array_unref (SOURCIER_PLAN_CHILD_LIST (object)->told);

  G_OBJECT_CLASS (sourcier_plan_child_list_parent_class)->finalize (object);
}

static void
sourcier_plan_child_list_class_init (SourcierPlanChildListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_child_list_finalize;
  signals[WRITTEN] = g_signal_new ("written", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   SOURCIER_TYPE_PLAN_PART);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   SOURCIER_TYPE_PLAN_PART);
}

static void
sourcier_plan_child_list_init (SourcierPlanChildList *self)
{
  self->rows = g_ptr_array_new ();
  self->told = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sourcier_plan_child_list_new:
 * @kind: which parts
 * @editable: whether they may be changed
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
sourcier_plan_child_list_new (SourcierPlanKind kind,
                              gboolean         editable)
{
  SourcierPlanChildList *self = g_object_new (SOURCIER_TYPE_PLAN_CHILD_LIST, NULL);
  guint list;

  self->kind = kind;
  self->editable = editable;
  list = find (self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _(lists[list].title));
  if (editable)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _(lists[list].add));
      sourcier_accessible_name_set (button, _(lists[list].add));
      g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
    }
  return GTK_WIDGET (self);
}

/**
 * sourcier_plan_child_list_show:
 * @self: a list
 * @parts: (element-type SourcierPlanPart): what it shows
 *
 * Shows them. The rows stay as they are while they say the same: this happens whenever something of the plan was saved.
 */
void
sourcier_plan_child_list_show (SourcierPlanChildList *self,
                               GPtrArray             *parts)
{
  g_return_if_fail (SOURCIER_IS_PLAN_CHILD_LIST (self));
  g_return_if_fail (parts != NULL);

  if (tells (self, parts))
    {
      for (guint i = 0; i < parts->len; i++)
        hold (self->rows->pdata[i], parts->pdata[i]);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->told, 0);
  for (guint i = 0; i < parts->len; i++)
    add_row (self, parts->pdata[i]);
}
