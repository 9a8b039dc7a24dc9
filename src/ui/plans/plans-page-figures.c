/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plans-page-private.h"

#include "plans/measure-result.h"
#include "plans/plan-nodes.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* The figures of a plan, on their way through a worker. */
typedef struct
{
  SourcierStore *store;
  SourcierPlanPart *plan; /* a copy: the page goes on changing its own */
  SourcierPlanFigures *figures;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->store);
  g_object_unref (reading->plan);
  g_clear_pointer (&reading->figures, sourcier_plan_figures_free);
  g_free (reading);
}

static gboolean
read_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Reading *reading = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (reading->store, error);

  if (reader == NULL)
    return FALSE;
  reading->figures = sourcier_plan_figures_load (reader, reading->plan, sourcier_day_today (), error);
  if (reading->figures != NULL)
    {
      sourcier_plan_figures_count_blocks (reading->figures);
      sourcier_plan_figures_count_indicators (reading->figures, reading->plan);
    }
  return reading->figures != NULL;
}

/* An adopted plan keeps the figures of its state of play as they stand on this day. */
static void
adopt (SourcierPlansPage *self)
{
  self->adopting = FALSE;
  sourcier_plan_part_set_text (self->plan, SOURCIER_PLAN_ROOT_STATE, "adopted");
  if (!sourcier_record_is_told (SOURCIER_RECORD (self->plan), SOURCIER_PLAN_ROOT_ADOPTED_ON))
    sourcier_plan_part_set_number (self->plan, SOURCIER_PLAN_ROOT_ADOPTED_ON, sourcier_day_today ());
  sourcier_plan_figures_freeze (self->figures, self->plan);
  _sourcier_plans_page_write (self, _("Adopt plan"), self->plan, TRUE, _("Plan adopted, its figures are kept as of today"));
}

static void
read_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  SourcierPlansPage *self = owner;
  Reading *reading = data;

  if (sourcier_job_was_stopped (error))
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    {
      self->adopting = FALSE;
      sourcier_feedback_fail (GTK_WIDGET (self), _("The register could not be read"), error);
      return;
    }
  self->figures = g_steal_pointer (&reading->figures);
  if (self->plan != NULL)
    sourcier_plan_desk_tell (self->desk, self->plan, self->figures);
  if (self->plan != NULL && self->adopting)
    adopt (self);
}

/* What the register told may be otherwise now. */
void
_sourcier_plans_page_forget_figures (SourcierPlansPage *self)
{
  self->adopting = FALSE;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->figures, sourcier_plan_figures_free);
}

/* Whether the register tells anything of what is shown. */
gboolean
_sourcier_plans_page_tells_figures (SourcierPlansPage *self)
{
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);
  SourcierPlanKind kind = part != NULL ? sourcier_plan_part_get_kind (part) : SOURCIER_PLAN_ROOT;

  return kind == SOURCIER_PLAN_INDICATOR
         || (kind == SOURCIER_PLAN_SECTION && sourcier_record_is_told (SOURCIER_RECORD (part), SOURCIER_PLAN_SECTION_FIGURES));
}

/* Shows what the register tells of what is shown, as soon as it is read. An indicator that came later, or that measures
 * something else now, has it read again: the window's thread works nothing out. */
void
_sourcier_plans_page_want_figures (SourcierPlansPage *self)
{
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);
  gboolean measured = part != NULL && sourcier_plan_part_get_kind (part) == SOURCIER_PLAN_INDICATOR;
  gboolean adopting = self->adopting;
  Reading *reading;

  if (measured && self->figures != NULL && !sourcier_plan_figures_tell (self->figures, part))
    _sourcier_plans_page_forget_figures (self);
  self->adopting = adopting;

  sourcier_plan_desk_tell (self->desk, self->plan, self->figures);
  if (self->figures != NULL || self->reading != NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->store = g_object_ref (self->store);
  reading->plan = sourcier_plan_part_copy (self->plan);
  self->reading = g_cancellable_new ();
  sourcier_job_run (self, read_in_thread, read_cb, reading, (GDestroyNotify) reading_free, self->reading);
}

/* Adopts the open plan, when its figures are there. */
void
_sourcier_plans_page_adopt (SourcierPlansPage *self)
{
  self->adopting = TRUE;
  _sourcier_plans_page_want_figures (self);
  if (self->figures != NULL)
    adopt (self);
}

static GVariant *
list_ids (GArray *ids)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < ids->len; i++)
    g_variant_builder_add (&builder, "x", g_array_index (ids, gint64, i));
  return g_variant_builder_end (&builder);
}

/* A figure leads to the contracts of the register behind it. */
static void
contracts_cb (SourcierPlansPage *self,
              int                year)
{
  SourcierPlanPart *indicator = _sourcier_plans_page_get_part (self);
  const SourcierMeasure *measure =
    indicator != NULL ? sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE)) : NULL;
  SourcierContracts *contracts =
    measure != NULL && self->figures != NULL ? sourcier_plan_figures_get_contracts (self->figures, indicator) : NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *name = NULL;

  if (contracts == NULL)
    return;
  ids = sourcier_measure_list_purchases (measure, contracts, year, SOURCIER_MEASURE_IN_NUMERATOR);
  /* translators: what the register is asked for: an indicator and a year, “Contracts with a social clause, 2026” */
  name = g_strdup_printf (C_("indicator", "%s, %d"), sourcier_plan_part_title (indicator), year);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-purchases", "(s@ax)", name, list_ids (ids));
}

/* Binds what the template calls of the figures. */
void
_sourcier_plans_page_bind_figures (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, contracts_cb);
}
