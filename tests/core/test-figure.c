/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of play of the register of measure-test.h in 2025, worked out by hand: tests/data/figures-expected.csv. */

#include "measure-test.h"

#include "base/money.h"
#include "plans/figure.h"
#include "purchases/purchase-sample.h"

#include <math.h>
#include <stdlib.h>

static void
load_2025 (MeasureTestRegister *reg)
{
  SourcierContractScope scope = measure_test_everything;

  scope.from_year = scope.to_year = 2025;
  scope.day = sourcier_day_from_ymd (2026, 11, 22);
  measure_test_load (reg, scope);
}

static SourcierFigure *
compute (MeasureTestRegister *reg,
         const char          *code)
{
  SourcierFigureKind kind;

  g_assert_true (sourcier_figure_kind_find (code, &kind));
  return sourcier_figure_compute (kind, reg->contracts, "95");
}

static const SourcierFigureRow *
find_row (SourcierFigure *figure,
          const char     *key)
{
  for (guint i = 0; i < sourcier_figure_get_n_rows (figure); i++)
    if (g_str_equal (sourcier_figure_get_row (figure, i)->key, key))
      return sourcier_figure_get_row (figure, i);
  return NULL;
}

static void
check_row (MeasureTestRegister  *reg,
           char                **cells)
{
  g_autoptr (SourcierFigure) figure = compute (reg, cells[0]);
  const SourcierFigureRow *row = find_row (figure, cells[1]);
  gint64 cents = 0;

  g_test_message ("%s “%s”: %s", cells[0], cells[1], cells[4]);
  g_assert_true (sourcier_money_parse (cells[3], &cents));
  g_assert_nonnull (row);
  g_assert_cmpint (row->sum.count, ==, atoi (cells[2]));
  g_assert_cmpint (row->sum.value, ==, cents);
}

static void
count_row (MeasureTestRegister  *reg,
           char                **cells)
{
}

static void
test_rows (CoreTestOffice *office,
           gconstpointer   data)
{
  MeasureTestRegister reg;
  guint n_rows = 0;

  measure_test_fill (&reg, office);
  load_2025 (&reg);
  measure_test_read_list (&reg, "figures-expected.csv", check_row);

  /* What is expected is all that there is, but for the foremost families, which are those of the families. */
  for (guint kind = 0; kind < SOURCIER_N_FIGURE_KINDS; kind++)
    {
      g_autoptr (SourcierFigure) figure = sourcier_figure_compute (kind, reg.contracts, "95");

      if (kind != SOURCIER_FIGURE_TOP_FAMILIES)
        n_rows += sourcier_figure_get_n_rows (figure);
    }
  measure_test_read_list (&reg, "figures-expected.csv", count_row);
  g_assert_cmpuint (n_rows, ==, reg.n_rows);
  measure_test_clear (&reg);
}

static void
check_cell (SourcierFigure          *figure,
            const SourcierFigureRow *row,
            SourcierFigureColumn     column,
            const char              *french,
            const char              *english)
{
  g_autofree char *in_french = sourcier_figure_format (figure, row, column, SOURCIER_FRENCH);
  g_autofree char *in_english = sourcier_figure_format (figure, row, column, SOURCIER_ENGLISH);

  g_assert_cmpstr (in_french, ==, french);
  g_assert_cmpstr (in_english, ==, english);
}

/* 370 000 of 755 000 are 49,0 %, 6 of 13 are 46,2 %. */
static void
test_words (CoreTestOffice *office,
            gconstpointer   data)
{
  MeasureTestRegister reg;

  measure_test_fill (&reg, office);
  load_2025 (&reg);

  g_autoptr (SourcierFigure) figure = compute (&reg, "natures");
  const SourcierFigureRow *works = sourcier_figure_get_row (figure, 0);
  g_autofree char *title = sourcier_figure_get_title (figure, SOURCIER_FRENCH);
  g_autofree char *note = sourcier_figure_get_note (figure, SOURCIER_ENGLISH);

  check_cell (figure, works, SOURCIER_FIGURE_NAME, "Travaux", "Works");
  check_cell (figure, works, SOURCIER_FIGURE_COUNT, "6", "6");
  check_cell (figure, works, SOURCIER_FIGURE_COUNT_SHARE, "46,2\u00a0%", "46.2%");
  check_cell (figure, works, SOURCIER_FIGURE_VALUE, "370\u00a0000\u00a0€", "€370,000");
  check_cell (figure, works, SOURCIER_FIGURE_VALUE_SHARE, "49,0\u00a0%", "49.0%");
  check_cell (figure, NULL, SOURCIER_FIGURE_NAME, "Ensemble", "All");
  check_cell (figure, NULL, SOURCIER_FIGURE_VALUE, "755\u00a0000\u00a0€", "€755,000");
  g_assert_cmpstr (title, ==, "Achats par nature, 2025");
  /* Left out: given-up, no-day, not-yet, under-F14, casino and lot 3 of three-lots. */
  g_assert_cmpstr (note, ==, "Contracts and lots notified, 2025; amounts as notified, excluding tax, as known on "
                             "22\u00a0November\u00a02026. Without an amount, counted in number alone: 1. Left out (dropped, "
                             "without a day of notification, concessions…): 6.");
  measure_test_clear (&reg);
}

/* Nothing was notified in 2020: there are no shares of it. */
static void
test_nothing (CoreTestOffice *office,
              gconstpointer   data)
{
  SourcierContractScope scope = measure_test_everything;
  MeasureTestRegister reg;

  measure_test_fill (&reg, office);
  scope.from_year = 2019;
  scope.to_year = 2020;
  measure_test_load (&reg, scope);

  g_autoptr (SourcierFigure) figure = compute (&reg, "years");

  g_assert_cmpuint (sourcier_figure_get_n_rows (figure), ==, 2);
  g_assert_true (isnan (sourcier_figure_get_number (figure, NULL, SOURCIER_FIGURE_VALUE_SHARE)));
  check_cell (figure, sourcier_figure_get_row (figure, 1), SOURCIER_FIGURE_NAME, "2020", "2020");
  check_cell (figure, NULL, SOURCIER_FIGURE_COUNT_SHARE, "–", "–");
  measure_test_clear (&reg);
}

static void
check_kept (SourcierFigure *figure)
{
  g_autoptr (JsonObject) object = sourcier_figure_to_json (figure);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (JsonNode) read = json_from_string (text, NULL);
  g_autoptr (SourcierFigure) kept = sourcier_figure_from_json (json_node_get_object (read));
  g_autoptr (JsonObject) again = sourcier_figure_to_json (kept);
  g_autoptr (JsonNode) again_node = json_node_init_object (json_node_alloc (), again);
  g_autofree char *again_text = json_to_string (again_node, FALSE);
  g_autofree char *note = sourcier_figure_get_note (figure, SOURCIER_FRENCH);
  g_autofree char *kept_note = sourcier_figure_get_note (kept, SOURCIER_FRENCH);

  g_assert_cmpstr (again_text, ==, text);
  g_assert_cmpstr (kept_note, ==, note);
}

static void
test_kept (CoreTestOffice *office,
           gconstpointer   data)
{
  MeasureTestRegister reg;
  g_autoptr (JsonNode) other = json_from_string ("{\"kind\":\"families\",\"rows\":3,\"total\":{}}", NULL);
  g_autoptr (JsonNode) unknown = json_from_string ("{\"kind\":\"moons\",\"rows\":[],\"total\":{}}", NULL);

  measure_test_fill (&reg, office);
  load_2025 (&reg);
  for (guint kind = 0; kind < SOURCIER_N_FIGURE_KINDS; kind++)
    {
      g_autoptr (SourcierFigure) figure = sourcier_figure_compute (kind, reg.contracts, "95");

      check_kept (figure);
    }
  g_assert_null (sourcier_figure_from_json (json_node_get_object (other)));
  g_assert_null (sourcier_figure_from_json (json_node_get_object (unknown)));
  measure_test_clear (&reg);
}

/* A long table tells the first ones and the others together, and says as much as the whole one. */
static void
test_foremost (CoreTestOffice *office,
               gconstpointer   data)
{
  MeasureTestRegister reg = { office, NULL, NULL, NULL, 0 };
  SourcierContractScope scope = measure_test_everything;
  g_autoptr (GError) error = NULL;
  SourcierMeasureSum sum = { 0, 0 };
  GDate today;

  sourcier_purchase_sample_fill (office->store, &error);
  g_assert_no_error (error);
  /* The sample tells of the years before today. */
  g_date_clear (&today, 1);
  g_date_set_julian (&today, sourcier_day_today ());
  scope.to_year = g_date_get_year (&today);
  scope.from_year = scope.to_year - 3;
  scope.day = sourcier_day_today ();
  measure_test_load (&reg, scope);

  g_autoptr (SourcierFigure) all = compute (&reg, "families");
  g_autoptr (SourcierFigure) top = compute (&reg, "top-families");
  guint n = sourcier_figure_get_n_rows (top);

  g_assert_cmpuint (sourcier_figure_get_n_rows (all), >, 11);
  g_assert_cmpuint (n, ==, 11);
  g_assert_cmpstr (sourcier_figure_get_row (top, 10)->key, ==, "*");
  for (guint i = 0; i < n; i++)
    {
      const SourcierFigureRow *row = sourcier_figure_get_row (top, i);

      sum.count += row->sum.count;
      sum.value += row->sum.value;
      if (i > 0 && i < 10)
        g_assert_cmpint (row->sum.value, <=, sourcier_figure_get_row (top, i - 1)->sum.value);
    }
  g_assert_cmpint (sum.count, ==, sourcier_figure_get_total (all)->count);
  g_assert_cmpint (sum.value, ==, sourcier_figure_get_total (all)->value);
  g_clear_pointer (&reg.contracts, sourcier_contracts_unref);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/figure/rows", NULL, test_rows);
  core_test_add ("/figure/words", NULL, test_words);
  core_test_add ("/figure/nothing", NULL, test_nothing);
  core_test_add ("/figure/kept", NULL, test_kept);
  core_test_add ("/figure/foremost", NULL, test_foremost);

  return g_test_run ();
}
