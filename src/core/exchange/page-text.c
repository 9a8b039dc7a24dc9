/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/page-text.h"

#define FONT "Sans"

/**
 * sourcier_page_context_new:
 * @language: what the text is written in
 *
 * Makes what text is laid out with: glyphs at their true place, so that a page is the same on a screen, on paper and in
 * a file. A context belongs to the thread that made it.
 *
 * Returns: (transfer full): a context
 */
PangoContext *
sourcier_page_context_new (SourcierLanguage language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (sourcier_language_get_code (language)));
  cairo_font_options_destroy (options);

  return context;
}

/**
 * sourcier_page_text_new:
 * @context: from sourcier_page_context_new()
 * @text: valid UTF-8
 * @size: of the font, in the units that are drawn in
 * @bold: whether it is bold
 *
 * Returns: (transfer full): the text on one line
 */
PangoLayout *
sourcier_page_text_new (PangoContext *context,
                        const char   *text,
                        double        size,
                        gboolean      bold)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}
