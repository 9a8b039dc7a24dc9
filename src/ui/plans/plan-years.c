/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-years.h"

#include "base/money.h"
#include "plans/measure.h"
#include "plans/plan-indicator.h"
#include "widgets/accessible-name.h"
#include "widgets/autosave.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Targets and what was typed of what was reached have the same fields first. */
G_STATIC_ASSERT ((int) SOURCIER_PLAN_TARGET_AMOUNT == (int) SOURCIER_PLAN_MEASURED_AMOUNT);

/* A plan of more years than that is a mistake of typing. */
#define MOST_YEARS 20

typedef struct
{
  int year;
  GtkEditable *targets[SOURCIER_PLAN_N_VALUES];
  GtkEditable *reached[SOURCIER_PLAN_N_VALUES]; /* NULL where the register tells it */
  GtkLabel *told[SOURCIER_PLAN_N_VALUES];
  GtkEditable *source;
  GtkWidget *contracts;
} Line;

struct _SourcierPlanYears
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkGrid *grid;
  GArray *lines;
  gint64 indicator; /* its id */
  guint fields[SOURCIER_PLAN_N_VALUES];
  guint n_fields;
  gboolean computed;
  gboolean editable;
  gboolean filling;
  char *made_for;  /* the unit, the measure, the years and the fields */
  SourcierAutosave *autosave;
};

G_DEFINE_FINAL_TYPE (SourcierPlanYears, sourcier_plan_years, GTK_TYPE_WIDGET)

enum { CHANGED, CONTRACTS, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
save (gpointer owner)
{
  g_signal_emit (owner, signals[CHANGED], 0);
}

static void
typed_cb (SourcierPlanYears *self)
{
  if (!self->filling)
    sourcier_autosave_touch (self->autosave);
}

static void
contracts_cb (SourcierPlanYears *self,
              GObject           *button)
{
  g_signal_emit (self, signals[CONTRACTS], 0, GPOINTER_TO_INT (g_object_get_data (button, "year")));
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
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
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

static const char *
name_field (guint field)
{
  switch (field)
    {
    case SOURCIER_PLAN_TARGET_IN_NUMBER:
      /* xgettext:no-c-format */
      return _("% in number");
    case SOURCIER_PLAN_TARGET_IN_VALUE:
      /* xgettext:no-c-format */
      return _("% in value");
    case SOURCIER_PLAN_TARGET_AMOUNT:
      return _("amount (HT)");
    case SOURCIER_PLAN_TARGET_COUNT:
    default:
      return C_("indicator", "number");
    }
}

static void
add_head (SourcierPlanYears *self,
          const char        *words,
          int                column,
          int                row,
          int                width)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "dim-label");
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "caption");
  gtk_grid_attach (self->grid, label, column, row, width, 1);
}

static void
add_heads (SourcierPlanYears *self)
{
  int n = (int) self->n_fields;

  add_head (self, _("Year"), 0, 0, 1);
  add_head (self, _("Target"), 1, 0, n);
  add_head (self, _("Reached"), 1 + n, 0, n);
  for (int i = 0; i < n; i++)
    {
      add_head (self, name_field (self->fields[i]), 1 + i, 1, 1);
      add_head (self, name_field (self->fields[i]), 1 + n + i, 1, 1);
    }
  if (!self->computed)
    add_head (self, _("Source"), 1 + 2 * n, 0, 1);
}

static GtkEditable *
add_entry (SourcierPlanYears *self,
           const char        *what,
           int                year,
           int                column,
           int                row)
{
  GtkWidget *entry = gtk_entry_new ();
  /* translators: what an entry is for: “Target, % in number, 2027” */
  g_autofree char *name = g_strdup_printf (C_("indicator", "%s, %d"), what, year);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 12);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_editable (GTK_EDITABLE (entry), self->editable);
  sourcier_accessible_name_set (entry, name);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, entry, column, row, 1, 1);
  return GTK_EDITABLE (entry);
}

static GtkLabel *
add_told (SourcierPlanYears *self,
          int                column,
          int                row)
{
  GtkWidget *label = gtk_label_new ("…");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static GtkWidget *
add_contracts (SourcierPlanYears *self,
               int                year,
               int                column,
               int                row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-list-symbolic");
  g_autofree char *name = g_strdup_printf (_("The contracts behind the figure of %d"), year);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  sourcier_accessible_name_set (button, name);
  gtk_widget_set_sensitive (button, FALSE);
  g_object_set_data (G_OBJECT (button), "year", GINT_TO_POINTER (year));
  g_signal_connect_object (button, "clicked", G_CALLBACK (contracts_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
  return button;
}

static void
add_line (SourcierPlanYears *self,
          int                year)
{
  int row = (int) self->lines->len + 2, n = (int) self->n_fields;
  g_autofree char *words = g_strdup_printf ("%d", year);
  GtkWidget *label = gtk_label_new (words);
  Line line = { .year = year };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *target = g_strdup_printf ("%s, %s", _("Target"), name_field (self->fields[i]));
      g_autofree char *reached = g_strdup_printf ("%s, %s", _("Reached"), name_field (self->fields[i]));

      line.targets[i] = add_entry (self, target, year, 1 + i, row);
      if (self->computed)
        line.told[i] = add_told (self, 1 + n + i, row);
      else
        line.reached[i] = add_entry (self, reached, year, 1 + n + i, row);
    }
  if (self->computed)
    line.contracts = add_contracts (self, year, 1 + 2 * n, row);
  else
    line.source = add_entry (self, _("Source"), year, 1 + 2 * n, row);
  g_array_append_val (self->lines, line);
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
  g_autofree char *text = part != NULL ? sourcier_record_field_to_text (SOURCIER_RECORD (part), field) : g_strdup ("");

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (entry))))
    gtk_editable_set_text (entry, text);
}

static char *
format_value (const SourcierPlanValue *value,
              guint                    field)
{
  double share = field == SOURCIER_PLAN_TARGET_IN_NUMBER ? value->in_number : value->in_value;

  if (field == SOURCIER_PLAN_TARGET_COUNT)
    return value->count != SOURCIER_NUMBER_UNKNOWN ? sourcier_count_format (value->count) : NULL;
  if (field == SOURCIER_PLAN_TARGET_AMOUNT)
    return value->amount != SOURCIER_NUMBER_UNKNOWN ? sourcier_money_format (value->amount) : NULL;
  /* translators: a share in per cent */
  return isnan (share) ? NULL : g_strdup_printf (C_("share", "%.1f%%"), share * 100);
}

static void
show_told (SourcierPlanYears   *self,
           const Line          *line,
           SourcierPlanPart    *indicator,
           SourcierPlanFigures *figures)
{
  SourcierPlanValue value;
  gboolean known = figures != NULL && sourcier_plan_figures_get_reached (figures, indicator, line->year, &value);

  gtk_widget_set_sensitive (line->contracts, known);
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
      const Line *line = &g_array_index (self->lines, Line, i);
      SourcierPlanPart *target = find_year (indicator, SOURCIER_PLAN_TARGET, line->year);
      SourcierPlanPart *measured = find_year (indicator, SOURCIER_PLAN_MEASURED, line->year);

      for (guint j = 0; j < self->n_fields; j++)
        {
          show_field (line->targets[j], target, self->fields[j]);
          if (!self->computed)
            show_field (line->reached[j], measured, self->fields[j]);
        }
      if (self->computed)
        show_told (self, line, indicator, figures);
      else
        show_field (line->source, measured, SOURCIER_PLAN_MEASURED_SOURCE);
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
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), read ? NULL : _("Not a number"));
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
take_year (SourcierPlanYears    *self,
           SourcierPlanPart     *indicator,
           SourcierPlanKind      kind,
           const Line           *line)
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
    take_field (line->source, part, SOURCIER_PLAN_MEASURED_SOURCE);
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
      take_year (self, indicator, SOURCIER_PLAN_TARGET, &g_array_index (self->lines, Line, i));
      if (!self->computed)
        take_year (self, indicator, SOURCIER_PLAN_MEASURED, &g_array_index (self->lines, Line, i));
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
  gint64 first = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR);
  int this_year = sourcier_day_get_year (sourcier_day_today ());

  self->made_for = describe_purpose (plan, indicator);
  self->indicator = sourcier_record_get_id (SOURCIER_RECORD (indicator));
  self->editable = editable;
  self->computed = measure != NULL && sourcier_measure_is_computed (measure);
  self->autosave = sourcier_autosave_new (GTK_WIDGET (self), save, self);
  self->n_fields = sourcier_plan_indicator_get_values (indicator, self->fields);
  add_heads (self);
  if (first <= 0)
    first = this_year;
  last = CLAMP (last, first, first + MOST_YEARS - 1);
  for (int year = (int) first; year <= (int) last; year++)
    add_line (self, year);
  return GTK_WIDGET (self);
}
