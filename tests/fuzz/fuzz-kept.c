/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives any bytes to the readers of what is kept as text or was typed somewhere else, as fuzz-csv.c does to the reader of lists:
 * the head of that file tells how to run it, with fuzz-kept and tests/fuzz/kept instead. The first letter of the input chooses the
 * reader. Whatever is read can be written and reads again as the same.
 */
#include "base/day.h"
#include "base/money.h"
#include "base/point.h"
#include "base/rich-text.h"
#include "base/siret.h"
#include "exchange/export-options.h"
#include "plans/figure.h"
#include "plans/plan-json.h"
#include "plans/plan-words.h"
#include "purchases/purchase-query-json.h"
#include "reference/area.h"
#include "suppliers/contact.h"
#include "suppliers/supplier-query-json.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

/* A text as it enters the program: valid, and without a NUL. */
static char *
to_text (const guint8 *bytes,
         gsize         size)
{
  gconstpointer end = memchr (bytes, '\0', size);

  return g_utf8_make_valid ((const char *) bytes, end != NULL ? (gssize) ((const guint8 *) end - bytes) : (gssize) size);
}

static void
read_plan (const guint8 *bytes,
           gsize         size)
{
  g_autoptr (GBytes) document = g_bytes_new (bytes, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = sourcier_plan_parse_text (document, &error);
  g_autoptr (SourcierPlanPart) plan = NULL;

  g_assert ((object == NULL) == (error != NULL));
  if (object == NULL)
    return;
  plan = sourcier_plan_from_json (object, problems);
  for (guint i = 0; i < problems->len; i++)
    g_assert (g_utf8_validate (problems->pdata[i], -1, NULL));
  if (plan == NULL)
    return;

  g_autofree char *text = sourcier_plan_to_text (plan);
  g_autoptr (GBytes) written = g_bytes_new (text, strlen (text));
  g_autoptr (JsonObject) again = sourcier_plan_parse_text (written, NULL);
  g_assert (again != NULL);
  g_autoptr (SourcierPlanPart) same = sourcier_plan_from_json (again, problems);
  g_autofree char *text_again = sourcier_plan_to_text (same);
  g_assert_cmpstr (text, ==, text_again);
}

static void
read_suppliers_question (const guint8 *bytes,
                         gsize         size)
{
  g_autofree char *json = to_text (bytes, size);
  g_autofree char *left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_from_json (json, &left_out, &error);

  g_assert ((query == NULL) == (error != NULL));
  if (query == NULL)
    return;

  g_autofree char *written = sourcier_supplier_query_to_json (query);
  g_autoptr (SourcierSupplierQuery) again = sourcier_supplier_query_from_json (written, NULL, NULL);
  g_assert (again != NULL && sourcier_supplier_query_equal (query, again));
}

static void
read_purchases_question (const guint8 *bytes,
                         gsize         size)
{
  g_autofree char *json = to_text (bytes, size);
  g_autofree char *left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPurchaseQuery) query = sourcier_purchase_query_from_json (json, &left_out, &error);

  g_assert ((query == NULL) == (error != NULL));
  if (query == NULL)
    return;

  g_autofree char *written = sourcier_purchase_query_to_json (query);
  g_autoptr (SourcierPurchaseQuery) again = sourcier_purchase_query_from_json (written, NULL, NULL);
  g_assert (again != NULL && sourcier_purchase_query_equal (query, again));
}

static void
read_options (const guint8 *bytes,
              gsize         size)
{
  g_autofree char *json = to_text (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_from_json (json, &error);

  g_assert ((options == NULL) == (error != NULL));
  if (options == NULL)
    return;

  g_autofree char *written = sourcier_export_options_to_json (options);
  g_autoptr (SourcierExportOptions) again = sourcier_export_options_from_json (written, NULL);
  g_assert (again != NULL);
  g_autofree char *written_again = sourcier_export_options_to_json (again);
  g_assert_cmpstr (written, ==, written_again);
}

static void
read_figure (const guint8 *bytes,
             gsize         size)
{
  g_autofree char *json = to_text (bytes, size);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (SourcierFigure) figure =
    node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? sourcier_figure_from_json (json_node_get_object (node)) : NULL;

  if (figure == NULL)
    return;

  g_autoptr (JsonObject) written = sourcier_figure_to_json (figure);
  g_autoptr (SourcierFigure) again = sourcier_figure_from_json (written);
  g_autofree char *title = sourcier_figure_get_title (figure, SOURCIER_FRENCH);
  g_assert (again != NULL && title != NULL);
  g_assert_cmpuint (sourcier_figure_get_n_rows (again), ==, sourcier_figure_get_n_rows (figure));
}

/* The markup of what was read is read as the same. */
static void
read_rich_text (const guint8 *bytes,
                gsize         size)
{
  g_autofree char *markup = to_text (bytes, size);
  g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (markup);
  g_autofree char *written = sourcier_rich_text_to_markup (blocks);
  g_autoptr (GPtrArray) again = sourcier_rich_text_parse (written);
  g_autofree char *written_again = sourcier_rich_text_to_markup (again);
  g_autofree char *plain = sourcier_rich_text_to_plain (markup);

  g_assert (g_utf8_validate (plain, -1, NULL));
  g_assert_cmpstr (written, ==, written_again);
}

static void
read_contact (const char *cell)
{
  g_autoptr (SourcierContact) contact = sourcier_contact_from_cell (cell);

  if (contact == NULL || sourcier_contact_is_empty (contact))
    return;

  g_autofree char *written = sourcier_contact_to_cell (contact);
  g_assert (g_utf8_validate (written, -1, NULL));
}

static void
read_area (const char *cell)
{
  const char *area = sourcier_area_recognise (cell);

  if (area == NULL)
    return;

  g_autofree char *written = sourcier_area_to_cell (area);
  g_autofree char *words = sourcier_area_to_words (area);
  g_assert_cmpstr (sourcier_area_recognise (written), ==, area);
  g_assert (g_utf8_validate (words, -1, NULL));
}

static void
read_numbers (const char *cell)
{
  SourcierDay day = sourcier_day_parse (cell);
  SourcierPoint point;
  gint64 cents;

  if (day != SOURCIER_DAY_NONE)
    {
      g_autofree char *iso = sourcier_day_to_iso (day);
      g_assert_cmpuint (sourcier_day_parse (iso), ==, day);
    }
  if (sourcier_money_parse (cell, &cents))
    {
      g_autofree char *written = sourcier_money_to_text (cents);
      gint64 again;

      g_assert_true (sourcier_money_parse (written, &again));
      g_assert_cmpint (again, ==, cents);
    }
  if (sourcier_point_parse (cell, cell, &point))
    g_assert (point.latitude >= -90 && point.latitude <= 90 && point.longitude >= -180 && point.longitude <= 180);
}

static void
read_cell (const guint8 *bytes,
           gsize         size)
{
  g_autofree char *cell = to_text (bytes, size);
  g_autofree char *siret = sourcier_siret_clean (cell);
  g_autofree char *shown = sourcier_siret_format (siret);

  g_assert (g_utf8_validate (shown, -1, NULL));
  sourcier_siret_check (siret);
  read_contact (cell);
  read_area (cell);
  read_numbers (cell);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  static const struct { char letter; void (*read) (const guint8 *, gsize); } readers[] = {
    { 'p', read_plan }, { 's', read_suppliers_question }, { 'c', read_purchases_question }, { 'o', read_options },
    { 'f', read_figure }, { 'r', read_rich_text }, { 'w', read_cell },
  };

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  for (guint i = 0; size > 0 && i < G_N_ELEMENTS (readers); i++)
    if (readers[i].letter == *bytes)
      readers[i].read (bytes + 1, size - 1);
  return 0;
}
