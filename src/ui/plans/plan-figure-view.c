/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of figures in the window, as the plan's document has it: heading, table with its total, note, chart. */
#include "config.h"
#include "plans/plan-figure-view.h"

#include "base/user.h"
#include "plans/plan-words.h"
#include "plans/report-blocks.h"
#include "widgets/chart-view.h"

static GtkWidget *
add_label (GtkWidget  *box,
           const char *words,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_cell (const char *words,
             gboolean    is_name)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", is_name ? 0.0 : 1.0, "wrap", is_name,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", is_name, NULL);

  if (is_name)
    gtk_label_set_width_chars (GTK_LABEL (label), 11);
  else
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_heads (GtkGrid          *grid,
           SourcierLanguage  language)
{
  for (guint i = SOURCIER_FIGURE_COUNT; i < SOURCIER_N_FIGURE_COLUMNS; i++)
    {
      GtkWidget *label = create_cell (sourcier_figure_column_get_name (i, language), FALSE);

      /* “Part en nombre” on two lines: the figures below are shorter. */
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_grid_attach (grid, label, (int) i, 0, 1, 1);
    }
}

static void
add_line (GtkGrid                 *grid,
          int                      line,
          SourcierFigure          *figure,
          const SourcierFigureRow *row,
          SourcierLanguage         language)
{
  for (guint i = 0; i < SOURCIER_N_FIGURE_COLUMNS; i++)
    {
      g_autofree char *words = sourcier_figure_format (figure, row, i, language);
      GtkWidget *label = create_cell (words, i == SOURCIER_FIGURE_NAME);

      if (row == NULL)
        gtk_widget_add_css_class (label, "total");
      gtk_grid_attach (grid, label, (int) i, line, 1, 1);
    }
}

/* Where there is less room than its figures need, the table is moved under the eye rather than cut. */
static GtkWidget *
create_table (SourcierFigure   *figure,
              SourcierLanguage  language)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  int n = (int) sourcier_figure_get_n_rows (figure);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_add_css_class (grid, "plan-figure");
  add_heads (GTK_GRID (grid), language);
  gtk_grid_attach (GTK_GRID (grid), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, 1, SOURCIER_N_FIGURE_COLUMNS, 1);
  for (int i = 0; i < n; i++)
    add_line (GTK_GRID (grid), i + 2, figure, sourcier_figure_get_row (figure, (guint) i), language);
  gtk_grid_attach (GTK_GRID (grid), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, n + 2, SOURCIER_N_FIGURE_COLUMNS, 1);
  add_line (GTK_GRID (grid), n + 3, figure, NULL, language);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  return scrolled;
}

static void
add_chart (GtkWidget        *box,
           SourcierFigure   *figure,
           SourcierLanguage  language)
{
  g_autoptr (SourcierChart) chart = sourcier_report_new_figure_chart (figure, language);
  GtkWidget *view, *caption;

  if (chart == NULL)
    return;
  view = sourcier_chart_view_new ();
  sourcier_chart_view_show (SOURCIER_CHART_VIEW (view), chart);
  caption = add_label (box, sourcier_figure_column_get_name (SOURCIER_FIGURE_VALUE_SHARE, language), "caption-heading");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), view);
}

/**
 * sourcier_plan_figure_view_new:
 * @figure: a block of figures
 * @when: when it was counted, in words
 *
 * Returns: (transfer floating): the block in the reader's language
 */
GtkWidget *
sourcier_plan_figure_view_new (SourcierFigure *figure,
                               const char     *when)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (figure), NULL);

  SourcierLanguage language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  g_autofree char *title = sourcier_figure_get_title (figure, language);
  g_autofree char *note = sourcier_figure_get_note (figure, language);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 12);
  add_label (box, title, "heading");
  gtk_widget_add_css_class (add_label (box, when, "caption"), "dim-label");
  if (sourcier_figure_get_n_rows (figure) == 0)
    {
      add_label (box, sourcier_plan_word ("figure-empty", language), "dim-label");
      return box;
    }
  gtk_box_append (GTK_BOX (box), create_table (figure, language));
  gtk_widget_add_css_class (add_label (box, note, "caption"), "dim-label");
  add_chart (box, figure, language);
  return box;
}
