/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cell-text.h"

#include "base/text.h"

/* Only what does not fit has to be told in a tooltip. */
static gboolean
query_tooltip_cb (GtkInscription *text,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  const char *words = gtk_inscription_get_text (text);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (text), words);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (words == NULL || width <= gtk_widget_get_width (GTK_WIDGET (text)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/**
 * sourcier_cell_text_new:
 * @least: characters it shows where room is scarce
 * @wished: and where it is not
 *
 * Returns: (transfer floating): a #GtkInscription for a cell of a table, which tells in a tooltip what does not fit
 */
GtkWidget *
sourcier_cell_text_new (guint least,
                        guint wished)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), least);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), wished);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 0);
  /* In a row that is higher than a line, GTK 4.8 draws above the middle what it cuts. */
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (text, TRUE);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return text;
}

/**
 * sourcier_cell_text_show:
 * @text: made by sourcier_cell_text_new()
 * @words: (nullable): what it shall show
 *
 * Of a text that is longer than anybody reads in a table only the beginning is shown, here and in the tooltip.
 */
void
sourcier_cell_text_show (GtkWidget  *text,
                         const char *words)
{
  g_return_if_fail (GTK_IS_INSCRIPTION (text));

  g_autofree char *shown = sourcier_text_cut (words, SOURCIER_CELL_TEXT_MOST);

  gtk_inscription_set_text (GTK_INSCRIPTION (text), shown);
}

/**
 * sourcier_cell_text_name_row:
 * @cell: what stands in a cell of a table
 * @words: (nullable): what its row is about
 *
 * A row reads as what it is about where a screen reader would find only the name of a class.
 */
void
sourcier_cell_text_name_row (GtkWidget  *cell,
                             const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (cell));

  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_autofree char *spoken = sourcier_text_cut (words, SOURCIER_CELL_TEXT_MOST);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
