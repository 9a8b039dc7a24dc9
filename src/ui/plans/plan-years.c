/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-years-private.h"

#include "base/money.h"
#include "plans/measure.h"
#include "plans/plan-indicator-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Targets and what was typed of what was reached have the same fields first. */
G_STATIC_ASSERT ((int) SOURCIER_PLAN_TARGET_AMOUNT == (int) SOURCIER_PLAN_MEASURED_AMOUNT);

G_DEFINE_FINAL_TYPE (SourcierPlanYears, sourcier_plan_years, GTK_TYPE_WIDGET)

enum { CHANGED, CONTRACTS, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
save (gpointer owner)
{
  g_signal_emit (owner, signals[CHANGED], 0);
}

static void
sourcier_plan_years_dispose (GObject *object)
{
  SourcierPlanYears *self = SOURCIER_PLAN_YEARS (object);

  g_clear_pointer (&self->autosave, sourcier_autosave_free);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_plan_years_parent_class)->dispose (object);
}

static void
sourcier_plan_years_finalize (GObject *object)
{
  g_array_unref (SOURCIER_PLAN_YEARS (object)->lines);
  g_free (SOURCIER_PLAN_YEARS (object)->made_for);

  G_OBJECT_CLASS (sourcier_plan_years_parent_class)->finalize (object);
}

static void
sourcier_plan_years_class_init (SourcierPlanYearsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_years_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_years_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONTRACTS] = g_signal_new ("contracts", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_plan_years_init (SourcierPlanYears *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (SourcierPlanYearsLine));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 9);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "plan-years");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static SourcierPlanPart *
find_year (SourcierPlanPart *indicator,
           SourcierPlanKind  kind,
           int               year)
{
  GPtrArray *parts = sourcier_plan_part_get_children (indicator, kind);

  for (guint i = 0; i < parts->len; i++)
    if (sourcier_plan_part_get_number (parts->pdata[i], SOURCIER_PLAN_TARGET_YEAR) == year)
      return parts->pdata[i];
  return NULL;
}

/* What an entry shows is what the field reads: it is left alone while it says the same. */
static void
show_field (GtkEditable      *entry,
            SourcierPlanPart *part,
            guint             field)
{
  g_autofree char *text = part != NULL ? sourcier_record_write_field (SOURCIER_RECORD (part), field) : g_strdup ("");

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (entry))))
    gtk_editable_set_text (entry, text);
}

static char *
format_value (const SourcierPlanValue *value,
              guint                    field)
{
  double share = sourcier_plan_value_get (value, field);

  if (field == SOURCIER_PLAN_TARGET_COUNT)
    return value->count != SOURCIER_NUMBER_UNKNOWN ? sourcier_count_format (value->count) : NULL;
  if (field == SOURCIER_PLAN_TARGET_AMOUNT)
    return value->amount != SOURCIER_NUMBER_UNKNOWN ? sourcier_money_format (value->amount) : NULL;
  /* translators: a share in per cent */
  return isnan (share) ? NULL : g_strdup_printf (C_("share", "%.1f%%"), share * 100);
}

/* The year of the baseline, 0 where there is none or its year is not told: @told says which. */
static int
find_start (SourcierPlanPart *indicator,
            gboolean         *told)
{
  gint64 year = sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR);
  SourcierPlanValue value;

  *told = year > 0 || sourcier_plan_indicator_get_baseline (indicator, &value);
  return (int) MAX (year, 0);
}

/* The line of the baseline is there while the indicator has one: it is typed in another place, and must not be made anew. */
static void
show_start (SourcierPlanYears     *self,
            SourcierPlanYearsLine *line,
            SourcierPlanPart      *indicator)
{
  gboolean told;
  g_autofree char *words = NULL;

  line->year = find_start (indicator, &told);
  /* translators: the baseline of an indicator, in its short form; %d is a year */
  words = line->year > 0 ? g_strdup_printf (_("Base %d"), line->year) : g_strdup (C_("indicator", "Base"));
  gtk_label_set_label (line->label, words);
  gtk_widget_set_visible (GTK_WIDGET (line->label), told);
  for (guint i = 0; i < self->n_fields; i++)
    gtk_widget_set_visible (GTK_WIDGET (line->told[i]), told);
  if (line->contracts != NULL)
    {
      gtk_widget_set_visible (line->contracts, told);
      _sourcier_plan_years_name_contracts (line->contracts, line->year);
    }
}

static void
show_told (SourcierPlanYears           *self,
           const SourcierPlanYearsLine *line,
           SourcierPlanPart            *indicator,
           SourcierPlanFigures         *figures)
{
  SourcierPlanValue value;
  gboolean known = line->is_start ? sourcier_plan_indicator_get_start (indicator, figures, &value)
                                  : figures != NULL
                                    && sourcier_plan_figures_get_reached (figures, indicator, line->year, &value);

  if (line->contracts != NULL)
    gtk_widget_set_sensitive (line->contracts, known && value.computed);
  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autofree char *words = known ? format_value (&value, self->fields[i]) : NULL;

      gtk_label_set_label (line->told[i], words != NULL ? words : figures == NULL ? "…" : "–");
    }
}

/**
 * sourcier_plan_years_show:
 * @self: the lines
 * @indicator: the indicator as the file has it
 * @figures: (nullable): what the register tells, %NULL while it is being read
 */
void
sourcier_plan_years_show (SourcierPlanYears   *self,
                          SourcierPlanPart    *indicator,
                          SourcierPlanFigures *figures)
{
  g_return_if_fail (SOURCIER_IS_PLAN_YEARS (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (indicator));

  self->filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      SourcierPlanYearsLine *line = &g_array_index (self->lines, SourcierPlanYearsLine, i);
      SourcierPlanPart *target = find_year (indicator, SOURCIER_PLAN_TARGET, line->year);
      SourcierPlanPart *measured = find_year (indicator, SOURCIER_PLAN_MEASURED, line->year);

      if (line->is_start)
        show_start (self, line, indicator);
      for (guint j = 0; !line->is_start && j < self->n_fields; j++)
        {
          show_field (line->targets[j], target, self->fields[j]);
          if (!self->computed)
            show_field (line->reached[j], measured, self->fields[j]);
        }
      if (self->computed || line->is_start)
        show_told (self, line, indicator, figures);
      else
        {
          show_field (line->source, measured, SOURCIER_PLAN_MEASURED_SOURCE);
          show_field (line->measured_on, measured, SOURCIER_PLAN_MEASURED_ON);
        }
    }
  self->filling = FALSE;
}

static void
take_field (GtkEditable      *entry,
            SourcierPlanPart *part,
            guint             field)
{
  g_autofree char *before = sourcier_record_field_to_text (SOURCIER_RECORD (part), field);
  gboolean read = sourcier_record_read_field (SOURCIER_RECORD (part), field, gtk_editable_get_text (entry));

  if (!read)
    sourcier_record_read_field (SOURCIER_RECORD (part), field, before);
  if (read)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), read ? NULL
                                                   : field == SOURCIER_PLAN_MEASURED_ON
                                                     ? _("Not a day: write it as 31/12/2026 or 2026-12-31")
                                                     : _("Not a number"));
}

static gboolean
is_blank (SourcierPlanPart *part)
{
  for (guint i = SOURCIER_PLAN_TARGET_YEAR + 1; i < sourcier_record_get_n_fields (SOURCIER_RECORD (part)); i++)
    if (sourcier_record_is_told (SOURCIER_RECORD (part), i))
      return FALSE;
  return TRUE;
}

/* Puts what is typed of a year into its part; a year without anything has none. */
static void
take_year (SourcierPlanYears           *self,
           SourcierPlanPart            *indicator,
           SourcierPlanKind             kind,
           const SourcierPlanYearsLine *line)
{
  SourcierPlanPart *part = find_year (indicator, kind, line->year);
  gboolean measured = kind == SOURCIER_PLAN_MEASURED;

  if (part == NULL)
    {
      part = sourcier_plan_part_add (indicator, kind);
      sourcier_plan_part_set_number (part, SOURCIER_PLAN_TARGET_YEAR, line->year);
    }
  for (guint i = 0; i < self->n_fields; i++)
    take_field (measured ? line->reached[i] : line->targets[i], part, self->fields[i]);
  if (measured)
    {
      take_field (line->source, part, SOURCIER_PLAN_MEASURED_SOURCE);
      take_field (line->measured_on, part, SOURCIER_PLAN_MEASURED_ON);
    }
  if (is_blank (part))
    sourcier_plan_part_remove (indicator, part);
}

/**
 * sourcier_plan_years_take:
 * @self: the lines
 * @indicator: the indicator
 *
 * Puts what is typed into the targets and the values of the indicator. What is no number is marked, and the indicator keeps
 * what it had there.
 */
void
sourcier_plan_years_take (SourcierPlanYears *self,
                          SourcierPlanPart  *indicator)
{
  g_return_if_fail (SOURCIER_IS_PLAN_YEARS (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (indicator));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SourcierPlanYearsLine *line = &g_array_index (self->lines, SourcierPlanYearsLine, i);

      if (!line->is_start)
        take_year (self, indicator, SOURCIER_PLAN_TARGET, line);
      if (!line->is_start && !self->computed)
        take_year (self, indicator, SOURCIER_PLAN_MEASURED, line);
    }
}

/**
 * sourcier_plan_years_get_indicator:
 * @self: the lines
 *
 * Returns: the id of the indicator they were made for
 */
gint64
sourcier_plan_years_get_indicator (SourcierPlanYears *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_YEARS (self), 0);

  return self->indicator;
}

/**
 * sourcier_plan_years_flush:
 * @self: the lines
 *
 * Tells at once of what was typed.
 */
void
sourcier_plan_years_flush (SourcierPlanYears *self)
{
  g_return_if_fail (SOURCIER_IS_PLAN_YEARS (self));

  sourcier_autosave_flush (self->autosave);
}

static char *
describe_purpose (SourcierPlanPart *plan,
                  SourcierPlanPart *indicator)
{
  guint fields[SOURCIER_PLAN_N_VALUES];
  guint n = sourcier_plan_indicator_get_values (indicator, fields);
  GString *purpose = g_string_new (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_UNIT));

  g_string_append_printf (purpose, " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE),
                          sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR),
                          sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (purpose, " %u", fields[i]);
  return g_string_free (purpose, FALSE);
}

/**
 * sourcier_plan_years_suit:
 * @self: the lines
 * @plan: a plan
 * @indicator: the indicator as it is now
 *
 * Returns: whether it is still told in the same columns and years
 */
gboolean
sourcier_plan_years_suit (SourcierPlanYears *self,
                          SourcierPlanPart  *plan,
                          SourcierPlanPart  *indicator)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_YEARS (self), FALSE);

  g_autofree char *purpose = describe_purpose (plan, indicator);

  return g_str_equal (purpose, self->made_for);
}

/**
 * sourcier_plan_years_new:
 * @plan: a plan
 * @indicator: one of its indicators
 * @editable: whether it may be changed
 *
 * Returns: (transfer floating): a line for each year of the plan
 */
GtkWidget *
sourcier_plan_years_new (SourcierPlanPart *plan,
                         SourcierPlanPart *indicator,
                         gboolean          editable)
{
  SourcierPlanYears *self = g_object_new (SOURCIER_TYPE_PLAN_YEARS, NULL);
  const SourcierMeasure *measure =
    sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));
  int first, last;

  self->made_for = describe_purpose (plan, indicator);
  self->indicator = sourcier_record_get_id (SOURCIER_RECORD (indicator));
  self->editable = editable;
  self->computed = measure != NULL && sourcier_measure_is_computed (measure);
  self->autosave = sourcier_autosave_new (GTK_WIDGET (self), save, self);
  self->n_fields = sourcier_plan_indicator_get_values (indicator, self->fields);
  _sourcier_plan_years_add_heads (self);
  sourcier_plan_get_years (plan, &first, &last);
  if (first <= 0)
    first = last = sourcier_day_get_year (sourcier_day_today ());
  _sourcier_plan_years_add_start (self);
  for (int year = first; year <= last; year++)
    _sourcier_plan_years_add_line (self, year);
  return GTK_WIDGET (self);
}
