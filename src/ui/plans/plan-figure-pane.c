/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-figure-pane.h"

#include "plans/plan-figure-view.h"

#include <glib/gi18n-lib.h>

struct _SourcierPlanFigurePane
{
  GtkBox parent_instance;

  GtkLabel *counting;
  GtkWidget *blocks;              /* NULL until something was counted */
  char *told;                     /* what the blocks were made of */
  SourcierPlanFigures *figures;   /* whose they are, known by its address alone */
};

G_DEFINE_FINAL_TYPE (SourcierPlanFigurePane, sourcier_plan_figure_pane, GTK_TYPE_BOX)

static void
sourcier_plan_figure_pane_finalize (GObject *object)
{
  g_free (SOURCIER_PLAN_FIGURE_PANE (object)->told);

  G_OBJECT_CLASS (sourcier_plan_figure_pane_parent_class)->finalize (object);
}

static void
sourcier_plan_figure_pane_class_init (SourcierPlanFigurePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_figure_pane_finalize;
}

static void
sourcier_plan_figure_pane_init (SourcierPlanFigurePane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->counting = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "label", _("Counting in the register…"), "xalign", 0.0,
                                            "margin-top", 12, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->counting), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->counting));
}

/**
 * sourcier_plan_figure_pane_new:
 *
 * Returns: (transfer floating): nothing told yet
 */
GtkWidget *
sourcier_plan_figure_pane_new (void)
{
  return g_object_new (SOURCIER_TYPE_PLAN_FIGURE_PANE, NULL);
}

/* When a block was counted, and whether it will be counted again. */
static char *
describe_day (SourcierPlanPart *plan,
              SourcierFigure   *figure)
{
  SourcierDay kept = sourcier_plan_get_kept_day (plan, sourcier_figure_get_kind (figure));
  g_autofree char *day = sourcier_day_format (sourcier_figure_get_day (figure));

  if (kept != SOURCIER_DAY_NONE)
    /* translators: %s is a day */
    return g_strdup_printf (_("Kept as on %s, when the plan was adopted: does not change any more"), day);
  if (sourcier_plan_part_get_children (plan, SOURCIER_PLAN_FIGURE)->len > 0)
    /* translators: %s is a day */
    return g_strdup_printf (_("Counted on %s: chosen after the plan was adopted, it is not kept"), day);
  /* translators: %s is a day */
  return g_strdup_printf (_("Counted on %s, and again when the register changes"), day);
}

static void
add_block (SourcierPlanFigurePane *self,
           SourcierPlanPart       *plan,
           SourcierPlanFigures    *figures,
           const char             *code)
{
  SourcierFigureKind kind;

  if (!sourcier_figure_kind_find (code, &kind))
    return;

  g_autoptr (SourcierFigure) figure = sourcier_plan_figures_get_figure (figures, plan, kind);
  g_autofree char *when = describe_day (plan, figure);

  gtk_box_append (GTK_BOX (self->blocks), sourcier_plan_figure_view_new (figure, when));
}

/* What is told depends on the register, on the blocks chosen and on those kept: while they are the same, so is it. */
static gboolean
is_told (SourcierPlanFigurePane *self,
         SourcierPlanPart       *plan,
         SourcierPlanFigures    *figures,
         const char             *codes)
{
  g_autofree char *told = g_strdup_printf ("%u %s", sourcier_plan_part_get_children (plan, SOURCIER_PLAN_FIGURE)->len, codes);
  gboolean same = self->blocks != NULL && self->figures == figures && g_strcmp0 (told, self->told) == 0;

  self->figures = figures;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  return same;
}

/**
 * sourcier_plan_figure_pane_show:
 * @self: the figures of a chapter
 * @plan: the plan as the file has it
 * @section: the chapter
 * @figures: (nullable): what the register tells, %NULL while it is being read: what was told before stays meanwhile
 */
void
sourcier_plan_figure_pane_show (SourcierPlanFigurePane *self,
                                SourcierPlanPart       *plan,
                                SourcierPlanPart       *section,
                                SourcierPlanFigures    *figures)
{
  g_return_if_fail (SOURCIER_IS_PLAN_FIGURE_PANE (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan) && SOURCIER_IS_PLAN_PART (section));

  const char *told = sourcier_plan_part_get_text (section, SOURCIER_PLAN_SECTION_FIGURES);
  g_auto (GStrv) codes = g_strsplit (told, " ", -1);

  gtk_widget_set_visible (GTK_WIDGET (self), *told != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->counting), figures == NULL);
  if (figures == NULL)
    self->figures = NULL;
  if (figures == NULL || is_told (self, plan, figures, told))
    return;
  if (self->blocks != NULL)
    gtk_box_remove (GTK_BOX (self), self->blocks);
  self->blocks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->blocks);
  for (guint i = 0; codes[i] != NULL; i++)
    add_block (self, plan, figures, codes[i]);
}
