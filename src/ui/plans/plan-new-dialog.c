/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-new-dialog.h"

#include "base/text.h"
#include "base/user.h"
#include "office/buyer-store.h"
#include "plans/plan-nodes.h"
#include "plans/plan-store.h"
#include "plans/plan-template.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

/* How many years a plan that is begun runs: most last three to six. */
#define USUAL_YEARS 6

struct _SourcierPlanNewDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *templates_group;
  GtkEditable *title_row;
  GtkSpinButton *first;
  GtkSpinButton *last;
  AdwComboRow *language;

  SourcierStore *store;
  GtkWidget *from;            /* who is told what happened */
  GPtrArray *templates;
  GtkCheckButton *checks[16]; /* one for each of the first templates */
};

G_DEFINE_FINAL_TYPE (SourcierPlanNewDialog, sourcier_plan_new_dialog, SOURCIER_TYPE_FORM_WINDOW)

enum { MADE, N_SIGNALS };

static guint signals[N_SIGNALS];

static SourcierPlanTemplate *
get_chosen (SourcierPlanNewDialog *self)
{
  for (guint i = 0; i < MIN (self->templates->len, G_N_ELEMENTS (self->checks)); i++)
    if (gtk_check_button_get_active (self->checks[i]))
      return self->templates->pdata[i];
  return NULL;
}

static SourcierPlanPart *
make_plan (SourcierPlanNewDialog  *self,
           GError                **error)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (self->store, NULL);
  g_autofree char *title = sourcier_text_tidy (gtk_editable_get_text (self->title_row));
  int first = gtk_spin_button_get_value_as_int (self->first);
  const SourcierPlanWish wish = {
    title, buyer != NULL ? sourcier_buyer_get_name (buyer) : "", first,
    MAX (first, gtk_spin_button_get_value_as_int (self->last)),
    adw_combo_row_get_selected (self->language) == 0 ? SOURCIER_FRENCH : SOURCIER_ENGLISH,
  };

  return sourcier_plan_template_make (get_chosen (self), self->store, &wish, error);
}

static SourcierPlanPart *
save_plan (SourcierPlanNewDialog  *self,
           GError                **error)
{
  g_autoptr (SourcierPlanPart) plan = NULL;

  if (!sourcier_store_begin (self->store, _("New plan"), error))
    return NULL;
  plan = make_plan (self, error);
  if (plan != NULL)
    sourcier_store_set_detail (self->store, sourcier_plan_part_title (plan));
  if (plan == NULL || !sourcier_plan_store_save_all (self->store, plan, error))
    {
      sourcier_store_rollback (self->store);
      return NULL;
    }
  return sourcier_store_commit (self->store, error) ? g_steal_pointer (&plan) : NULL;
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierPlanNewDialog *self = SOURCIER_PLAN_NEW_DIALOG (form);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPlanPart) plan = save_plan (self, &error);

  if (plan == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The plan could not be begun"), error);
      return FALSE;
    }
  g_signal_emit (self, signals[MADE], 0, sourcier_record_get_id (SOURCIER_RECORD (plan)));
  sourcier_feedback_done (self->from, _("Plan begun"));
  return TRUE;
}

static void
add_template (SourcierPlanNewDialog *self,
              guint                  i)
{
  SourcierPlanTemplate *template = self->templates->pdata[i];
  const char *name = sourcier_plan_template_get_name (template);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle",
                                 sourcier_plan_template_get_summary (template), NULL);
  GtkWidget *check = gtk_check_button_new ();

  self->checks[i] = GTK_CHECK_BUTTON (check);
  if (i > 0)
    gtk_check_button_set_group (self->checks[i], self->checks[0]);
  gtk_check_button_set_active (self->checks[i], i == 0);
  sourcier_accessible_name_set (check, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->templates_group, row);
}

static void
sourcier_plan_new_dialog_dispose (GObject *object)
{
  SourcierPlanNewDialog *self = SOURCIER_PLAN_NEW_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PLAN_NEW_DIALOG);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->from);

  G_OBJECT_CLASS (sourcier_plan_new_dialog_parent_class)->dispose (object);
}

static void
sourcier_plan_new_dialog_class_init (SourcierPlanNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_new_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/plan-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanNewDialog, templates_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanNewDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanNewDialog, first);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanNewDialog, last);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanNewDialog, language);
}

static void
sourcier_plan_new_dialog_init (SourcierPlanNewDialog *self)
{
  int year = sourcier_day_get_year (sourcier_day_today ()) + 1;

  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_accessible_name_set (GTK_WIDGET (self->title_row), _("Title"));
  sourcier_form_window_apply_on_return (SOURCIER_FORM_WINDOW (self), GTK_WIDGET (self->templates_group));
  sourcier_form_window_apply_on_return (SOURCIER_FORM_WINDOW (self), GTK_WIDGET (self->title_row));
  gtk_spin_button_set_value (self->first, year);
  gtk_spin_button_set_value (self->last, year + USUAL_YEARS - 1);
  adw_combo_row_set_selected (self->language, sourcier_user_reads_french () ? 0 : 1);
}

/**
 * sourcier_plan_new_dialog_new:
 * @from: a widget of the window it stands before
 * @store: the office's file
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
SourcierPlanNewDialog *
sourcier_plan_new_dialog_new (GtkWidget     *from,
                              SourcierStore *store)
{
  SourcierPlanNewDialog *self =
    g_object_new (SOURCIER_TYPE_PLAN_NEW_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);
  g_autoptr (GError) error = NULL;

  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->from, from);
  self->templates = sourcier_plan_template_list (store, &error);
  if (self->templates == NULL)
    {
      self->templates = g_ptr_array_new ();
      sourcier_feedback_fail (from, _("The templates could not be read"), error);
    }
  for (guint i = 0; i < MIN (self->templates->len, G_N_ELEMENTS (self->checks)); i++)
    add_template (self, i);
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), self->templates->len > 0);
  return self;
}
