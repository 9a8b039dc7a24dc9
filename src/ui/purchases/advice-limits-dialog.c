/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/advice-limits-dialog.h"

#include "purchases/reserve-advice.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  CONTRACT,
  LOT,
  CLAUSE,
  SHARE,
  N_LIMITS
};

struct _SourcierAdviceLimitsDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;

  GtkWidget *from;                 /* who is told what happened */
  SourcierStore *store;
  GtkSpinButton *limits[N_LIMITS];
};

G_DEFINE_FINAL_TYPE (SourcierAdviceLimitsDialog, sourcier_advice_limits_dialog, SOURCIER_TYPE_FORM_WINDOW)

static const struct
{
  const char *title;
  const char *subtitle;
  double most;
} rows[N_LIMITS] = {
  [CONTRACT] = { N_("Reserve the contract"), N_("more suppliers than this"), 100000 },
  [LOT] = { N_("Reserve a lot"), N_("more suppliers than this"), 100000 },
  [CLAUSE] = { N_("Set a clause"), N_("more suppliers than this"), 100000 },
  [SHARE] = { N_("Dependence"), N_("The contract makes less than this share of a supplier’s yearly turnover, in per cent"),
              100 },
};

/* The share is kept in hundredths of a per cent and shown in per cent. */
static void
show_limits (SourcierAdviceLimitsDialog *self,
             const SourcierAdviceLimits *limits)
{
  gtk_spin_button_set_value (self->limits[CONTRACT], limits->contract_above);
  gtk_spin_button_set_value (self->limits[LOT], limits->lot_above);
  gtk_spin_button_set_value (self->limits[CLAUSE], limits->clause_above);
  gtk_spin_button_set_value (self->limits[SHARE], limits->share_below / 100.0);
}

static SourcierAdviceLimits
read_limits (SourcierAdviceLimitsDialog *self)
{
  SourcierAdviceLimits limits = {
    gtk_spin_button_get_value_as_int (self->limits[CONTRACT]),
    gtk_spin_button_get_value_as_int (self->limits[LOT]),
    gtk_spin_button_get_value_as_int (self->limits[CLAUSE]),
    llround (gtk_spin_button_get_value (self->limits[SHARE]) * 100),
  };

  return limits;
}

static gboolean
save (SourcierStore               *store,
      const SourcierAdviceLimits  *limits,
      GError                     **error)
{
  if (!sourcier_store_begin (store, _("Change the limits of the advice"), error))
    return FALSE;
  if (sourcier_advice_limits_save (store, limits, error) && sourcier_store_commit (store, error))
    return TRUE;
  sourcier_store_rollback (store);
  return FALSE;
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierAdviceLimitsDialog *self = SOURCIER_ADVICE_LIMITS_DIALOG (form);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_LIMITS; i++)
    gtk_spin_button_update (self->limits[i]);

  SourcierAdviceLimits limits = read_limits (self);

  if (!save (self->store, &limits, &error))
    {
      sourcier_feedback_fail (self->from, _("The limits could not be saved"), error);
      return FALSE;
    }
  sourcier_feedback_done (self->from, _("Limits of the advice changed"));
  return TRUE;
}

static void
usual_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  show_limits (SOURCIER_ADVICE_LIMITS_DIALOG (widget), &sourcier_advice_limits_default);
}

static void
sourcier_advice_limits_dialog_dispose (GObject *object)
{
  SourcierAdviceLimitsDialog *self = SOURCIER_ADVICE_LIMITS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_ADVICE_LIMITS_DIALOG);
  g_clear_object (&self->from);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_advice_limits_dialog_parent_class)->dispose (object);
}

static void
sourcier_advice_limits_dialog_class_init (SourcierAdviceLimitsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_advice_limits_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/advice-limits-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierAdviceLimitsDialog, group);
  gtk_widget_class_install_action (widget_class, "limits.usual", NULL, usual_cb);
}

static void
add_limit (SourcierAdviceLimitsDialog *self,
           guint                       i)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _(rows[i].title), "subtitle", _(rows[i].subtitle),
                                 "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *button = gtk_spin_button_new_with_range (0, rows[i].most, 1);

  self->limits[i] = GTK_SPIN_BUTTON (button);
  gtk_spin_button_set_digits (self->limits[i], i == SHARE ? 2 : 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (button, _(rows[i].title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
}

static void
sourcier_advice_limits_dialog_init (SourcierAdviceLimitsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_LIMITS; i++)
    add_limit (self, i);
}

/**
 * sourcier_advice_limits_dialog_present:
 * @from: who asks for it, in a window
 * @store: the office's file
 *
 * Shows the limits that the office goes by, to be changed.
 */
void
sourcier_advice_limits_dialog_present (GtkWidget     *from,
                                       SourcierStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  SourcierAdviceLimits limits;
  g_autoptr (GError) error = NULL;

  if (!sourcier_advice_limits_load (store, &limits, &error))
    {
      sourcier_feedback_fail (from, _("The limits could not be read"), error);
      return;
    }

  SourcierAdviceLimitsDialog *self =
    g_object_new (SOURCIER_TYPE_ADVICE_LIMITS_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);

  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  show_limits (self, &limits);
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), !sourcier_store_get_read_only (store));
  gtk_window_present (GTK_WINDOW (self));
}
