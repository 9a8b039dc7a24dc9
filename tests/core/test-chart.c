/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"
#include "exchange/chart.h"

#include <math.h>
#include <string.h>

#define LEGEND 40

static void
check (char       *text,
       const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* The habits are those of the Lexique des règles typographiques en usage à l'Imprimerie nationale and of the European
 * Union's Interinstitutional Style Guide: no-break space before % and € in French, none and € before in English. */
static void
test_language (void)
{
  check (sourcier_language_format_count (SOURCIER_FRENCH, 1234567), "1\u00a0234\u00a0567");
  check (sourcier_language_format_count (SOURCIER_ENGLISH, -1234), "\u22121,234");
  check (sourcier_language_format_number (SOURCIER_FRENCH, 1234.56, 1), "1\u00a0234,6");
  check (sourcier_language_format_number (SOURCIER_ENGLISH, -0.04, 1), "0.0");
  check (sourcier_language_format_number (SOURCIER_ENGLISH, -0.06, 1), "\u22120.1");
  check (sourcier_language_format_number (SOURCIER_ENGLISH, NAN, 1), "\u2013");
  check (sourcier_language_format_percent (SOURCIER_FRENCH, 0.2543, 1), "25,4\u00a0%");
  check (sourcier_language_format_percent (SOURCIER_ENGLISH, 0.3, 0), "30%");
  check (sourcier_language_format_money (SOURCIER_FRENCH, 7000050), "70\u00a0000,50\u00a0€");
  check (sourcier_language_format_money (SOURCIER_ENGLISH, -7000000), "\u2212€70,000");
  check (sourcier_language_format_day (SOURCIER_FRENCH, sourcier_day_from_ymd (2027, 1, 1)), "1er\u00a0janvier\u00a02027");
  check (sourcier_language_format_day (SOURCIER_ENGLISH, sourcier_day_from_ymd (2026, 8, 21)), "21\u00a0August\u00a02026");
  check (sourcier_language_format_day (SOURCIER_ENGLISH, SOURCIER_DAY_NONE), "");
}

static void
test_described (void)
{
  g_autoptr (SourcierChart) years = sourcier_chart_new_years (SOURCIER_FRENCH, SOURCIER_CHART_PERCENT);
  g_autoptr (SourcierChart) shares = sourcier_chart_new_shares (SOURCIER_ENGLISH, SOURCIER_CHART_MONEY);

  sourcier_chart_add_start (years, 2025, 0.18);
  sourcier_chart_add_year (years, 2026, 0.25, 0.224);
  sourcier_chart_add_year (years, 2027, 0.3, NAN);
  check (sourcier_chart_describe (years),
         "Réf.\u00a02025\u00a0: 18\u00a0%\u00a0; 2026\u00a0: cible 25\u00a0%, réalisé 22,4\u00a0%\u00a0; "
         "2027\u00a0: cible 30\u00a0%, réalisé \u2013");

  sourcier_chart_add_share (shares, "Works", 123456789.0);
  sourcier_chart_add_share (shares, "Supplies\n\a", 4567800.0);
  sourcier_chart_add_share (shares, "Services", 123400.0);
  check (sourcier_chart_describe (shares), "Works: €1.2M; Supplies: €46k; Services: €1,234");
}

/* How many points of a column are black, under the legend. */
static int
ink_rows (cairo_surface_t *surface,
          int              x)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), n = 0;

  for (int y = LEGEND; y < cairo_image_surface_get_height (surface); y++)
    {
      guint32 pixel;

      memcpy (&pixel, data + y * stride + x * 4, sizeof pixel);
      n += (pixel & 0xffffff) == 0;
    }
  return n;
}

/* Bars are as long as their values: with black ink for what was measured and white for all else, a bar of half the
 * value has half the points. */
static void
test_drawn (void)
{
  static const SourcierChartInk ink = { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 }, { 0, 0, 0 } };
  g_autoptr (SourcierChart) years = sourcier_chart_new_years (SOURCIER_FRENCH, SOURCIER_CHART_NUMBER);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 400);
  cairo_t *cr = cairo_create (surface);
  int most[4];

  sourcier_chart_add_year (years, 2026, 40, 20);
  sourcier_chart_add_year (years, 2027, NAN, 40);
  sourcier_chart_add_year (years, 2028, 40, 0);
  sourcier_chart_add_year (years, 2029, 40, NAN);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sourcier_chart_draw (years, cr, 800, 400, 16, &ink);
  cairo_surface_flush (surface);

  for (int year = 0; year < 4; year++)
    {
      most[year] = 0;
      for (int x = year * 200; x < (year + 1) * 200; x++)
        most[year] = MAX (most[year], ink_rows (surface, x));
    }
  g_assert_cmpint (most[1], >, 200);
  g_assert_cmpint (ABS (2 * most[0] - most[1]), <=, 3);
  g_assert_cmpint (most[2], ==, 0);
  g_assert_cmpint (most[3], ==, 0);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint64
sum_of_shares (gboolean with_point)
{
  g_autoptr (SourcierChart) shares = sourcier_chart_new_shares (SOURCIER_FRENCH, SOURCIER_CHART_PERCENT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 100);
  cairo_t *cr = cairo_create (surface);
  guint64 sum = 0;

  sourcier_chart_add_share (shares, "Travaux", 0.5);
  if (with_point)
    cairo_move_to (cr, 200, -300);
  sourcier_chart_draw (shares, cr, 400, 100, 12, NULL);
  cairo_surface_flush (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) * 100; i++)
    sum += cairo_image_surface_get_data (surface)[i];
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return sum;
}

/* A chart is the same whatever was drawn before it: its first label does not go where the last text ended. */
static void
test_drawn_after (void)
{
  g_assert_cmpuint (sum_of_shares (TRUE), ==, sum_of_shares (FALSE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/language", test_language);
  g_test_add_func ("/chart/described", test_described);
  g_test_add_func ("/chart/drawn", test_drawn);
  g_test_add_func ("/chart/drawn-after", test_drawn_after);

  return g_test_run ();
}
