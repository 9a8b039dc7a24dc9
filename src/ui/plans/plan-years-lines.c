/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-years-private.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

/* As long as what is typed: "1 234,5", "31/12/2026". */
#define NUMBER_CHARS 6
#define DAY_CHARS 9

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
  g_signal_emit_by_name (self, "contracts", GPOINTER_TO_INT (g_object_get_data (button, "year")));
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

void
_sourcier_plan_years_add_heads (SourcierPlanYears *self)
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
    {
      add_head (self, _("Source"), 1 + 2 * n, 0, 1);
      add_head (self, _("Measured on"), 2 + 2 * n, 0, 1);
    }
}

static GtkEditable *
add_entry (SourcierPlanYears *self,
           const char        *what,
           int                n_chars,
           int                year,
           int                column,
           int                row)
{
  GtkWidget *entry = gtk_entry_new ();
  /* translators: what an entry is for: “Target, % in number, 2027” */
  g_autofree char *name = g_strdup_printf (C_("indicator", "%s, %d"), what, year);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), n_chars);
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

void
_sourcier_plan_years_name_contracts (GtkWidget *button,
                                     int        year)
{
  g_autofree char *name = g_strdup_printf (_("The contracts behind the figure of %d"), year);

  gtk_widget_set_tooltip_text (button, name);
  sourcier_accessible_name_set (button, name);
  g_object_set_data (G_OBJECT (button), "year", GINT_TO_POINTER (year));
}

static GtkWidget *
add_contracts (SourcierPlanYears *self,
               int                year,
               int                column,
               int                row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-list-symbolic");

  gtk_widget_add_css_class (button, "flat");
  _sourcier_plan_years_name_contracts (button, year);
  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (contracts_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
  return button;
}

static GtkLabel *
add_year_label (SourcierPlanYears *self,
                const char        *words,
                int                row)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  return GTK_LABEL (label);
}

/* Where the indicator began, above its years. */
void
_sourcier_plan_years_add_start (SourcierPlanYears *self)
{
  int row = (int) self->lines->len + 2, n = (int) self->n_fields;
  SourcierPlanYearsLine line = { .is_start = TRUE, .label = add_year_label (self, "", row) };

  for (int i = 0; i < n; i++)
    line.told[i] = add_told (self, 1 + n + i, row);
  if (self->computed)
    line.contracts = add_contracts (self, 0, 1 + 2 * n, row);
  g_array_append_val (self->lines, line);
}

void
_sourcier_plan_years_add_line (SourcierPlanYears *self,
                               int                year)
{
  int row = (int) self->lines->len + 2, n = (int) self->n_fields;
  g_autofree char *words = g_strdup_printf ("%d", year);
  SourcierPlanYearsLine line = { .year = year };

  add_year_label (self, words, row);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *target = g_strdup_printf ("%s, %s", _("Target"), name_field (self->fields[i]));
      g_autofree char *reached = g_strdup_printf ("%s, %s", _("Reached"), name_field (self->fields[i]));

      line.targets[i] = add_entry (self, target, NUMBER_CHARS, year, 1 + i, row);
      if (self->computed)
        line.told[i] = add_told (self, 1 + n + i, row);
      else
        line.reached[i] = add_entry (self, reached, NUMBER_CHARS, year, 1 + n + i, row);
    }
  if (self->computed)
    line.contracts = add_contracts (self, year, 1 + 2 * n, row);
  else
    {
      line.source = add_entry (self, _("Source"), NUMBER_CHARS, year, 1 + 2 * n, row);
      line.measured_on = add_entry (self, _("Measured on"), DAY_CHARS, year, 2 + 2 * n, row);
    }
  g_array_append_val (self->lines, line);
}
