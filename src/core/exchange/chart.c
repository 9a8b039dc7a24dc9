/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/chart-private.h"

#include "base/text.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (SourcierChart, sourcier_chart, G_TYPE_OBJECT)

static void
bar_clear (gpointer data)
{
  g_free (((SourcierChartBar *) data)->label);
}

static void
sourcier_chart_finalize (GObject *object)
{
  g_array_unref (SOURCIER_CHART (object)->bars);

  G_OBJECT_CLASS (sourcier_chart_parent_class)->finalize (object);
}

static void
sourcier_chart_class_init (SourcierChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_chart_finalize;
}

static void
sourcier_chart_init (SourcierChart *self)
{
  self->bars = g_array_new (FALSE, TRUE, sizeof (SourcierChartBar));
  g_array_set_clear_func (self->bars, bar_clear);
}

static SourcierChart *
chart_new (SourcierLanguage  language,
           SourcierChartUnit unit,
           gboolean          is_years)
{
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  SourcierChart *self = g_object_new (SOURCIER_TYPE_CHART, NULL);

  self->language = language;
  self->unit = unit;
  self->is_years = is_years;
  return self;
}

/**
 * sourcier_chart_new_years:
 * @language: what its words and figures are written in
 * @unit: what its values are
 *
 * Returns: (transfer full): a chart of upright bars, what was aimed at beside what was measured, year after year
 */
SourcierChart *
sourcier_chart_new_years (SourcierLanguage  language,
                          SourcierChartUnit unit)
{
  return chart_new (language, unit, TRUE);
}

/**
 * sourcier_chart_new_shares:
 * @language: what its figures are written in
 * @unit: what its values are
 *
 * Returns: (transfer full): a chart of lying bars, one for each part of a whole
 */
SourcierChart *
sourcier_chart_new_shares (SourcierLanguage  language,
                           SourcierChartUnit unit)
{
  return chart_new (language, unit, FALSE);
}

/**
 * sourcier_chart_add_year:
 * @self: a chart of years
 * @year: a year
 * @target: what was aimed at, NAN for nothing
 * @measured: what was measured, NAN for nothing yet
 */
void
sourcier_chart_add_year (SourcierChart *self,
                         int            year,
                         double         target,
                         double         measured)
{
  g_return_if_fail (SOURCIER_IS_CHART (self) && self->is_years);

  SourcierChartBar bar = { g_strdup_printf ("%d", year), target, measured, FALSE };

  g_array_append_val (self->bars, bar);
}

/**
 * sourcier_chart_add_start:
 * @self: a chart of years, without any yet
 * @year: the year of the baseline, 0 where it is not told
 * @measured: what was found then
 *
 * Adds where things began: one bar, before those of the years.
 */
void
sourcier_chart_add_start (SourcierChart *self,
                          int            year,
                          double         measured)
{
  g_return_if_fail (SOURCIER_IS_CHART (self) && self->is_years);

  const char *word = self->language == SOURCIER_FRENCH ? "Réf." : "Baseline";
  SourcierChartBar bar = { year > 0 ? g_strdup_printf ("%s\u00a0%d", word, year) : g_strdup (word), NAN, measured, TRUE };

  g_array_append_val (self->bars, bar);
}

/**
 * sourcier_chart_add_share:
 * @self: a chart of shares
 * @label: what it is the share of
 * @value: how much it is
 */
void
sourcier_chart_add_share (SourcierChart *self,
                          const char    *label,
                          double         value)
{
  g_return_if_fail (SOURCIER_IS_CHART (self) && !self->is_years);

  SourcierChartBar bar = { g_strstrip (g_strdelimit (sourcier_text_clean (label), "\n", ' ')), NAN, value, FALSE };

  g_array_append_val (self->bars, bar);
}

/**
 * sourcier_chart_word:
 * @self: a chart
 * @word: a word of its legend
 *
 * Returns: (transfer none): the word in the chart's language
 */
const char *
sourcier_chart_word (SourcierChart     *self,
                     SourcierChartWord  word)
{
  static const char *const words[SOURCIER_N_LANGUAGES][2] =
  {
    [SOURCIER_FRENCH] = { "Cible", "Réalisé" },
    [SOURCIER_ENGLISH] = { "Target", "Reached" },
  };

  return words[self->language][word];
}

/* Beside a bar there is no room for all digits of an amount: from 10 000 € thousands are written, then millions. */
static char *
short_money (SourcierLanguage language,
             double           cents)
{
  double euros = cents / 100;

  if (fabs (euros) < 10000)
    return sourcier_language_format_money (language, (gint64) llround (euros) * 100);

  gboolean millions = fabs (euros) >= 999500;
  double number = euros / (millions ? 1e6 : 1e3);
  g_autofree char *text = sourcier_language_format_number (language, number, millions && fabs (number) < 99.95 ? 1 : 0);

  return language == SOURCIER_FRENCH ? g_strconcat (text, millions ? "\u00a0M€" : "\u00a0k€", NULL)
                                     : g_strconcat ("€", text, millions ? "M" : "k", NULL);
}

/**
 * sourcier_chart_figure:
 * @self: a chart
 * @value: one of its values
 *
 * Returns: (transfer full): the value as it is written beside its bar; a dash where it is not known
 */
char *
sourcier_chart_figure (SourcierChart *self,
                       double         value)
{
  gboolean percent = self->unit == SOURCIER_CHART_PERCENT;
  double shown = percent ? value * 100 : value;
  /* One decimal where there is one to see, and where it tells something. */
  gboolean decimal = fabs (shown) < 100 && fabs (shown - round (shown)) >= 0.05;

  if (!isfinite (value))
    return g_strdup ("\u2013");
  if (self->unit == SOURCIER_CHART_MONEY)
    return short_money (self->language, value);
  return percent ? sourcier_language_format_percent (self->language, value, decimal)
                 : sourcier_language_format_number (self->language, value, decimal);
}

static void
describe_year (SourcierChart          *self,
               const SourcierChartBar *bar,
               GString                *text)
{
  const char *colon = self->language == SOURCIER_FRENCH ? "\u00a0: " : ": ";
  g_autofree char *target = sourcier_chart_figure (self, bar->target);
  g_autofree char *measured = sourcier_chart_figure (self, bar->measured);
  g_autofree char *aimed = g_utf8_strdown (sourcier_chart_word (self, SOURCIER_CHART_WORD_TARGET), -1);
  g_autofree char *done = g_utf8_strdown (sourcier_chart_word (self, SOURCIER_CHART_WORD_MEASURED), -1);

  g_string_append_printf (text, "%s%s%s %s, %s %s", bar->label, colon, aimed, target, done, measured);
}

/**
 * sourcier_chart_describe:
 * @self: a chart
 *
 * Returns: (transfer full): what the chart shows, in words, for whoever does not see it
 */
char *
sourcier_chart_describe (SourcierChart *self)
{
  g_return_val_if_fail (SOURCIER_IS_CHART (self), NULL);

  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const SourcierChartBar *bar = &g_array_index (self->bars, SourcierChartBar, i);

      if (i > 0)
        g_string_append (text, self->language == SOURCIER_FRENCH ? "\u00a0; " : "; ");
      if (self->is_years && !bar->is_start)
        describe_year (self, bar, text);
      else
        {
          g_autofree char *figure = sourcier_chart_figure (self, bar->measured);

          g_string_append_printf (text, "%s%s%s", bar->label, self->language == SOURCIER_FRENCH ? "\u00a0: " : ": ", figure);
        }
    }

  return g_string_free (text, FALSE);
}
