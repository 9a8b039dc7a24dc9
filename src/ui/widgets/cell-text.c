/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cell-text.h"

/* More characters than any column or tooltip shows. Pango lays out all of a text to find where to cut it. */
#define MOST_CHARS 600

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
  gtk_inscription_set_yalign (GTK_INSCRIPTION (text), 0.5f);
  gtk_widget_set_has_tooltip (text, TRUE);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return text;
}

/**
 * sourcier_cell_text_show:
 * @text: made by sourcier_cell_text_new()
 * @words: (nullable): what it shall show
 *
 * Of a text that is longer than anybody reads in a table only the beginning is shown, here and in the tooltip: lists have cells
 * of a million characters.
 */
void
sourcier_cell_text_show (GtkWidget  *text,
                         const char *words)
{
  g_return_if_fail (GTK_IS_INSCRIPTION (text));

  const char *end = words;

  for (guint i = 0; end != NULL && *end != '\0' && i < MOST_CHARS; i++)
    end = g_utf8_next_char (end);
  if (end == NULL || *end == '\0')
    {
      gtk_inscription_set_text (GTK_INSCRIPTION (text), words);
      return;
    }

  g_autofree char *beginning = g_strdup_printf ("%.*s…", (int) (end - words), words);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), beginning);
}
