/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans as JSON, and plans made from templates. */

#include "config.h"
#include "core-test.h"

#include "plans/figure.h"
#include "plans/measure.h"
#include "plans/plan-check.h"
#include "plans/plan-json.h"
#include "plans/plan-sample.h"
#include "plans/plan-store.h"
#include "plans/plan-template.h"
#include "plans/plan-version.h"
#include "reference/family.h"
#include "reference/term.h"

#include <string.h>

static const char * const codes[] = { "spaser", "light" };

static GPtrArray *
get (SourcierPlanPart *part,
     SourcierPlanKind  kind)
{
  return sourcier_plan_part_get_children (part, kind);
}

static SourcierPlanPart *
make_wished (CoreTestOffice         *office,
             SourcierPlanTemplate   *template,
             const SourcierPlanWish *wish)
{
  g_autoptr (GError) error = NULL;
  SourcierPlanPart *plan;

  g_assert_true (sourcier_store_begin (office->store, "New plan", &error));
  plan = sourcier_plan_template_make (template, office->store, wish, &error);
  g_assert_no_error (error);
  g_assert_true (sourcier_plan_store_save_all (office->store, plan, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  return plan;
}

static SourcierPlanPart *
make (CoreTestOffice   *office,
      const char       *code,
      SourcierLanguage  language)
{
  const SourcierPlanWish wish = { NULL, "Commune de Valmont", 2026, 2031, language };
  g_autoptr (SourcierPlanTemplate) template = sourcier_plan_template_find (code);

  return make_wished (office, template, &wish);
}

typedef void (*PartFunc) (SourcierPlanPart *part,
                          gpointer          user_data);

static void
walk (SourcierPlanPart *part,
      PartFunc          func,
      gpointer          user_data)
{
  func (part, user_data);
  for (guint kind = SOURCIER_PLAN_ROOT + 1; kind < SOURCIER_N_PLAN_KINDS; kind++)
    if (sourcier_plan_kind_get_parent (kind) == sourcier_plan_part_get_kind (part))
      for (guint i = 0; i < get (part, kind)->len; i++)
        walk (get (part, kind)->pdata[i], func, user_data);
}

/* Everything but the words: the kind, the numbers, and the codes that stand in fields of words. */
static void
append_structure (SourcierPlanPart *part,
                  gpointer          user_data)
{
  SourcierRecord *record = SOURCIER_RECORD (part);

  g_string_append_printf (user_data, "%s", sourcier_plan_kind_get_code (sourcier_plan_part_get_kind (part)));
  for (guint i = 0; i < sourcier_record_get_n_fields (record); i++)
    {
      const SourcierField *field = sourcier_record_get_field (record, i);

      if (field->type != SOURCIER_FIELD_LINK && !sourcier_field_is_text (field))
        g_string_append_printf (user_data, " %" G_GINT64_FORMAT, sourcier_record_get_number (record, i));
      else
        g_string_append_printf (user_data, " %d", sourcier_record_is_told (record, i));
    }
  g_string_append_c (user_data, '\n');
}

static void
check_codes (const char *written,
             gboolean  (*is_known) (const char *code))
{
  g_auto (GStrv) each = g_strsplit (written, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      if (!is_known (each[i]))
        g_test_message ("unknown code: %s", each[i]);
      g_assert_true (is_known (each[i]));
    }
}

static gboolean
is_theme (const char *code)
{
  return sourcier_term_find (SOURCIER_TERMS_PLAN_THEME, code) != NULL;
}

static gboolean
is_figure (const char *code)
{
  SourcierFigureKind kind;

  return sourcier_figure_kind_find (code, &kind);
}

static gboolean
is_family (const char *code)
{
  return sourcier_family_find (code) != NULL;
}

static void
check_part (SourcierPlanPart *part,
            gpointer          user_data)
{
  SourcierRecord *record = SOURCIER_RECORD (part);

  /* Frozen figures are JSON. */
  if (sourcier_plan_part_get_kind (part) == SOURCIER_PLAN_FIGURE)
    return;
  for (guint i = 0; i < sourcier_record_get_n_fields (record); i++)
    {
      const char *id = sourcier_record_get_field (record, i)->id;
      SourcierTermList list;

      if (!sourcier_field_is_text (sourcier_record_get_field (record, i)) || !sourcier_record_is_told (record, i))
        continue;

      const char *text = sourcier_record_get_text (record, i);

      g_assert_null (strstr (text, "{"));
      if (g_str_equal (id, "themes"))
        check_codes (text, is_theme);
      else if (g_str_equal (id, "figures"))
        check_codes (text, is_figure);
      else if (g_str_equal (id, "families"))
        check_codes (text, is_family);
      else if (g_str_equal (id, "measure"))
        g_assert_nonnull (sourcier_measure_find (text));
      else if (sourcier_plan_field_terms (sourcier_plan_part_get_kind (part), i, &list))
        g_assert_nonnull (sourcier_term_find (list, text));
    }
}

/* Both languages make the same plan but for its words, of codes that exist and without a placeholder left. */
static void
test_languages (CoreTestOffice *office,
                gconstpointer   data)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (SourcierPlanPart) french = make (office, codes[i], SOURCIER_FRENCH);
      g_autoptr (SourcierPlanPart) english = make (office, codes[i], SOURCIER_ENGLISH);
      g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL);

      walk (french, append_structure, one);
      walk (english, append_structure, other);
      g_assert_cmpstr (one->str, ==, other->str);
      walk (french, check_part, NULL);
      walk (english, check_part, NULL);
      g_assert_cmpstr (sourcier_plan_part_get_text (french, SOURCIER_PLAN_ROOT_LANGUAGE), ==, "fr");
      g_assert_cmpstr (sourcier_plan_part_get_text (english, SOURCIER_PLAN_ROOT_LANGUAGE), ==, "en");
    }
}

/* A shipped template is read without a doubt; what it holds is told for each kind of part. */
static void
test_sound (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint language = 0; language < SOURCIER_N_LANGUAGES; language++)
      {
        g_autofree char *path = g_strdup_printf (SOURCIER_RESOURCE_PREFIX "/templates/%s.%s.json", codes[i],
                                                 sourcier_language_get_code (language));
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
        g_autoptr (JsonObject) object = sourcier_plan_parse_text (bytes, &error);
        g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

        g_assert_no_error (error);
        g_autoptr (SourcierPlanPart) plan = sourcier_plan_from_json (object, problems);
        /* A day that names a year of the period is none yet. */
        for (guint j = 0; j < problems->len; j++)
          g_assert_nonnull (strstr (problems->pdata[j], "day"));
        g_assert_cmpuint (get (plan, SOURCIER_PLAN_AXIS)->len, >=, 3);
      }
}

/* What the law aims at (50% of quality food: EGalim, art. 24) is so for each year of the period; what the office is to aim
 * at is not told yet, and what says nothing is no target. */
static void
test_targets (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make (office, "spaser", SOURCIER_FRENCH);
  GPtrArray *indicators = get (plan, SOURCIER_PLAN_INDICATOR);
  gboolean found = FALSE;

  for (guint i = 0; i < indicators->len; i++)
    {
      GPtrArray *targets = get (indicators->pdata[i], SOURCIER_PLAN_TARGET);

      for (guint j = 0; j < targets->len; j++)
        {
          g_assert_cmpint (sourcier_plan_part_get_number (targets->pdata[j], SOURCIER_PLAN_TARGET_YEAR), ==, 2026 + (int) j);
          g_assert_true (sourcier_record_is_told (targets->pdata[j], SOURCIER_PLAN_TARGET_IN_VALUE));
        }
      if (g_str_equal (sourcier_plan_part_get_text (indicators->pdata[i], SOURCIER_PLAN_INDICATOR_MEASURE),
                       "egalim-quality"))
        {
          found = TRUE;
          g_assert_cmpuint (targets->len, ==, 6);
          g_assert_cmpint (sourcier_plan_part_get_number (targets->pdata[5], SOURCIER_PLAN_TARGET_IN_VALUE), ==, 5000);
        }
      g_assert_cmpint (sourcier_plan_part_get_number (indicators->pdata[i], SOURCIER_PLAN_INDICATOR_OBJECTIVE), !=, 0);
    }
  g_assert_true (found);
}

static void
check_day (SourcierPlanPart *part,
           gpointer          user_data)
{
  SourcierDay first = sourcier_day_from_ymd (2026, 1, 1), last = sourcier_day_from_ymd (2027, 12, 31);

  for (guint i = 0; i < sourcier_record_get_n_fields (SOURCIER_RECORD (part)); i++)
    if (sourcier_record_get_field (SOURCIER_RECORD (part), i)->type == SOURCIER_FIELD_DAY
        && sourcier_record_is_told (SOURCIER_RECORD (part), i))
      {
        g_assert_cmpint (sourcier_plan_part_get_number (part, i), >=, first);
        g_assert_cmpint (sourcier_plan_part_get_number (part, i), <=, last);
        (*(guint *) user_data)++;
      }
}

/* The calendar lies within a short period too. The template's actions and milestones all have days. */
static void
test_calendar (CoreTestOffice *office,
               gconstpointer   data)
{
  const SourcierPlanWish wish = { "Le nôtre", "Commune de Valmont", 2026, 2027, SOURCIER_FRENCH };
  g_autoptr (SourcierPlanTemplate) template = sourcier_plan_template_find ("spaser");
  g_autoptr (SourcierPlanPart) plan = make_wished (office, template, &wish);
  guint n_days = 0;

  walk (plan, check_day, &n_days);
  g_assert_cmpuint (n_days, >, 40);
  g_assert_cmpstr (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_TITLE), ==, "Le nôtre");
  g_assert_nonnull (strstr (sourcier_plan_part_get_text (get (plan, SOURCIER_PLAN_SECTION)->pdata[0],
                                                         SOURCIER_PLAN_SECTION_TEXT), "Commune de Valmont"));
}

static void
check_round_trip (SourcierPlanPart *plan)
{
  g_autofree char *text = sourcier_plan_to_text (plan);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = sourcier_plan_parse_text (bytes, &error);

  g_assert_no_error (error);
  g_autoptr (SourcierPlanPart) back = sourcier_plan_from_json (object, problems);
  g_autofree char *again = sourcier_plan_to_text (back);
  g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (text, ==, again);
  walk (plan, append_structure, one);
  walk (back, append_structure, other);
  g_assert_cmpstr (one->str, ==, other->str);
}

/* What is written as JSON and read again is the same plan, ids and links included. */
static void
test_round_trip (CoreTestOffice *office,
                 gconstpointer   data)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (SourcierPlanPart) plan = make (office, codes[i], SOURCIER_FRENCH);
      check_round_trip (plan);
    }
}

/* Each kind of field as JSON has it: half a per cent is 50 hundredths, 12.34 euros are 1234 cents. */
static void
test_fields (void)
{
  static const char json[] =
    "{ \"plans\": [ { \"title\": \"Plan\", \"first_year\": 2026, \"last_year\": \"2031\", \"adopted_on\": \"2026-03-31\","
    " \"state\": \"adopted\", \"axes\": [ { \"text\": [ \"un\", \"deux\" ], \"objectives\": [ { \"id\": 7, \"actions\":"
    " [ { \"budget\": 12.34 } ] } ] } ], \"indicators\": [ { \"objective\": 7, \"targets\":"
    " [ { \"year\": 2026, \"in_number\": 0.5, \"count\": 12 } ] } ] } ] }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = sourcier_plan_parse_text (bytes, &error);

  g_assert_no_error (error);
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_from_json (object, problems);
  SourcierPlanPart *axis = get (plan, SOURCIER_PLAN_AXIS)->pdata[0];
  SourcierPlanPart *action = get (get (axis, SOURCIER_PLAN_OBJECTIVE)->pdata[0], SOURCIER_PLAN_ACTION)->pdata[0];
  SourcierPlanPart *indicator = get (plan, SOURCIER_PLAN_INDICATOR)->pdata[0];
  SourcierPlanPart *target = get (indicator, SOURCIER_PLAN_TARGET)->pdata[0];

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR), ==, 2026);
  g_assert_cmpint (sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR), ==, 2031);
  g_assert_cmpint (sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON), ==,
                   sourcier_day_from_ymd (2026, 3, 31));
  g_assert_cmpstr (sourcier_plan_part_get_text (axis, SOURCIER_PLAN_AXIS_TEXT), ==, "un\ndeux");
  g_assert_cmpint (sourcier_plan_part_get_number (action, SOURCIER_PLAN_ACTION_BUDGET), ==, 1234);
  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_OBJECTIVE), ==, 7);
  g_assert_cmpint (sourcier_plan_part_get_number (target, SOURCIER_PLAN_TARGET_IN_NUMBER), ==, 50);
  g_assert_cmpint (sourcier_plan_part_get_number (target, SOURCIER_PLAN_TARGET_COUNT), ==, 12);
}

/* What cannot be read is told with its place; the rest is kept. */
static void
test_problems (void)
{
  static const struct
  {
    const char *json;
    const char *place; /* NULL: it is no document */
  } cases[] = {
    { "{ \"plans\": [ { \"titre\": \"Plan\" } ] }", "titre:" },
    { "{ \"plans\": [ { \"title\": 3 } ] }", "title:" },
    { "{ \"plans\": [ { \"first_year\": 26 } ] }", "first_year:" },
    { "{ \"plans\": [ { \"state\": \"voté\" } ] }", "state:" },
    { "{ \"plans\": [ { \"axes\": { } } ] }", "axes:" },
    { "{ \"plans\": [ { \"axes\": [ { }, 7 ] } ] }", "axes[1]:" },
    { "{ \"plans\": [ { \"axes\": [ { \"objectives\": [ { \"actions\": [ { \"budget\": -1 } ] } ] } ] } ] }",
      "axes[0].objectives[0].actions[0].budget:" },
    { "{ \"plans\": [ { \"axes\": [ { \"objectives\": [ { \"actions\": [ { \"start_day\": \"demain\" } ] } ] } ] } ] }",
      "axes[0].objectives[0].actions[0].start_day:" },
    { "{ \"plans\": [ { \"indicators\": [ { \"targets\": [ { \"in_value\": 1e300 } ] } ] } ] }",
      "indicators[0].targets[0].in_value:" },
    { "{ \"plans\": [ { \"id\": \"x\" } ] }", "id:" },
    { "{ \"plans\": [ ] }", NULL },
    { "{ \"plans\": [ 3 ] }", NULL },
    { "plan", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) object = sourcier_plan_parse_text (bytes, &error);

      if (cases[i].place == NULL)
        {
          g_assert_null (object);
          g_assert_nonnull (error);
          continue;
        }
      g_assert_no_error (error);
      g_autoptr (SourcierPlanPart) plan = sourcier_plan_from_json (object, problems);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_true (g_str_has_prefix (problems->pdata[0], cases[i].place));
    }
}

/* Bytes of a plan put out of place: whatever is read, it can be written and read again. */
static void
test_mutations (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make (office, "light", SOURCIER_FRENCH);
  g_autofree char *text = sourcier_plan_to_text (plan);
  static const char bytes_of_interest[] = "{}[]\",:0-9\\eE.tfn\xc3\xff";
  gsize length = strlen (text);
  guint n_read = 0;

  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *mutated = g_memdup2 (text, length);
      guint n = (guint) g_test_rand_int_range (1, 6);

      for (guint i = 0; i < n; i++)
        mutated[g_test_rand_int_range (0, (int) length)] =
          bytes_of_interest[g_test_rand_int_range (0, sizeof bytes_of_interest - 1)];
      g_autoptr (GBytes) bytes = g_bytes_new (mutated, length);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (JsonObject) object = sourcier_plan_parse_text (bytes, NULL);
      g_autoptr (SourcierPlanPart) read = object != NULL ? sourcier_plan_from_json (object, problems) : NULL;
      g_autofree char *written = read != NULL ? sourcier_plan_to_text (read) : NULL;

      g_assert_true (written == NULL || g_utf8_validate (written, -1, NULL));
      n_read += read != NULL;
    }
  g_assert_cmpuint (n_read, >, 0);
}

/* The office's template loses what belongs to one period, and makes a plan for another buyer and period. */
static void
test_own (CoreTestOffice *office,
          gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make (office, "light", SOURCIER_FRENCH);
  const SourcierPlanWish wish = { NULL, "Ville de Marne-le-Val", 2028, 2029, SOURCIER_ENGLISH };
  g_autoptr (GError) error = NULL;

  sourcier_plan_part_set_number (sourcier_plan_part_add (get (plan, SOURCIER_PLAN_INDICATOR)->pdata[0], SOURCIER_PLAN_TARGET),
                                 SOURCIER_PLAN_TARGET_IN_NUMBER, 1234);
  sourcier_plan_part_add (plan, SOURCIER_PLAN_REVIEW);
  sourcier_plan_part_add (get (plan, SOURCIER_PLAN_INDICATOR)->pdata[0], SOURCIER_PLAN_MEASURED);
  g_assert_true (sourcier_store_begin (office->store, "Save as template", &error));
  g_autoptr (SourcierPlanPart) saved = sourcier_plan_new_template (office->store, plan, "Modèle de la maison");
  g_assert_true (sourcier_plan_store_save_all (office->store, saved, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  g_assert_cmpuint (get (saved, SOURCIER_PLAN_REVIEW)->len, ==, 0);
  g_assert_cmpuint (get (get (saved, SOURCIER_PLAN_INDICATOR)->pdata[0], SOURCIER_PLAN_MEASURED)->len, ==, 0);

  g_autoptr (GPtrArray) templates = sourcier_plan_template_list (office->store, &error);
  g_assert_cmpuint (templates->len, ==, 3);
  g_assert_cmpstr (sourcier_plan_template_get_name (templates->pdata[2]), ==, "Modèle de la maison");

  g_autoptr (SourcierPlanPart) made = make_wished (office, templates->pdata[2], &wish);
  SourcierPlanPart *foreword = get (made, SOURCIER_PLAN_SECTION)->pdata[0];
  GPtrArray *targets = get (get (made, SOURCIER_PLAN_INDICATOR)->pdata[0], SOURCIER_PLAN_TARGET);

  g_assert_nonnull (strstr (sourcier_plan_part_get_text (foreword, SOURCIER_PLAN_SECTION_TEXT), "Ville de Marne-le-Val"));
  g_assert_nonnull (strstr (sourcier_plan_part_get_text (foreword, SOURCIER_PLAN_SECTION_TEXT), "2028–2029"));
  g_assert_cmpstr (sourcier_plan_part_get_text (made, SOURCIER_PLAN_ROOT_LANGUAGE), ==, "fr");
  g_assert_cmpuint (targets->len, ==, 2);
  g_assert_cmpint (sourcier_plan_part_get_number (targets->pdata[1], SOURCIER_PLAN_TARGET_YEAR), ==, 2029);
  g_assert_cmpint (sourcier_plan_part_get_number (targets->pdata[1], SOURCIER_PLAN_TARGET_IN_NUMBER), ==, 1234);
  g_assert_false (sourcier_record_is_told (SOURCIER_RECORD (made), SOURCIER_PLAN_ROOT_TEMPLATE));
}

/* The next version is a draft beside the adopted plan, which stays as it is. */
static void
test_version (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make (office, "light", SOURCIER_FRENCH);
  g_autoptr (GError) error = NULL;

  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "adopted");
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON, sourcier_day_from_ymd (2026, 3, 31));
  sourcier_plan_part_add (plan, SOURCIER_PLAN_FIGURE);
  sourcier_plan_part_add (plan, SOURCIER_PLAN_REVIEW);
  g_assert_true (sourcier_store_begin (office->store, "New version", &error));
  g_autoptr (SourcierPlanPart) draft = sourcier_plan_new_version (office->store, plan);
  g_assert_true (sourcier_plan_store_save_all (office->store, draft, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  g_assert_cmpstr (sourcier_plan_part_get_text (draft, SOURCIER_PLAN_ROOT_VERSION), ==, "2");
  g_assert_cmpstr (sourcier_plan_part_get_text (draft, SOURCIER_PLAN_ROOT_STATE), ==, "draft");
  g_assert_false (sourcier_record_is_told (SOURCIER_RECORD (draft), SOURCIER_PLAN_ROOT_ADOPTED_ON));
  g_assert_cmpuint (get (draft, SOURCIER_PLAN_FIGURE)->len, ==, 0);
  g_assert_cmpuint (get (draft, SOURCIER_PLAN_REVIEW)->len, ==, 1);
  g_assert_cmpuint (get (plan, SOURCIER_PLAN_FIGURE)->len, ==, 1);
  g_assert_cmpint (sourcier_record_get_id (SOURCIER_RECORD (draft)), !=, sourcier_record_get_id (SOURCIER_RECORD (plan)));
}

/* The scheme of the sample office is whole, and the same once written as JSON and read again. */
static void
test_sample (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_plan_sample_fill (office->store, &error));
  g_autoptr (GPtrArray) plans = sourcier_plan_store_list (office->store, FALSE, &error);
  g_assert_cmpuint (plans->len, ==, 1);
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_store_load (office->store, sourcier_record_get_id (plans->pdata[0]),
                                                                &error);

  g_assert_no_error (error);
  walk (plan, check_part, NULL);
  check_round_trip (plan);
  g_autoptr (GArray) lines = sourcier_plan_check (plan, sourcier_day_today ());
  g_assert_true (sourcier_plan_check_is_complete (lines, FALSE));
  g_assert_cmpstr (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_STATE), ==, "adopted");
  g_assert_cmpint (sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR), ==, 2026);
  /* ten blocks stand in the chapters of the template */
  g_assert_cmpuint (get (plan, SOURCIER_PLAN_FIGURE)->len, ==, 10);
  for (guint i = 0; i < get (plan, SOURCIER_PLAN_INDICATOR)->len; i++)
    {
      GPtrArray *targets = get (get (plan, SOURCIER_PLAN_INDICATOR)->pdata[i], SOURCIER_PLAN_TARGET);

      g_assert_cmpuint (targets->len, ==, 6);
      for (guint j = 0; j < targets->len; j++)
        g_assert_true (sourcier_record_is_told (targets->pdata[j], SOURCIER_PLAN_TARGET_IN_NUMBER)
                       || sourcier_record_is_told (targets->pdata[j], SOURCIER_PLAN_TARGET_IN_VALUE)
                       || sourcier_record_is_told (targets->pdata[j], SOURCIER_PLAN_TARGET_COUNT));
    }
}

/* 47.6% of quality food was typed for 2026, and 50% aimed at: 2.4 points are lacking. What is behind is explained. */
static void
test_sample_review (CoreTestOffice *office,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  g_assert_true (sourcier_plan_sample_fill (office->store, &error));
  g_autoptr (GPtrArray) plans = sourcier_plan_store_list (office->store, FALSE, &error);
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_store_load (office->store, sourcier_record_get_id (plans->pdata[0]),
                                                                &error);
  SourcierPlanPart *review = get (plan, SOURCIER_PLAN_REVIEW)->pdata[0];

  g_assert_cmpint (sourcier_plan_part_get_number (review, SOURCIER_PLAN_REVIEW_YEAR), ==, 2026);
  g_assert_cmpuint (get (review, SOURCIER_PLAN_MEETING)->len, ==, 2);
  /* 13 objectives and 29 indicators */
  g_assert_cmpuint (get (review, SOURCIER_PLAN_FINDING)->len, ==, 42);
  for (guint i = 0; i < get (review, SOURCIER_PLAN_FINDING)->len; i++)
    {
      SourcierRecord *finding = get (review, SOURCIER_PLAN_FINDING)->pdata[i];

      const char *gap = sourcier_record_get_text (finding, SOURCIER_PLAN_FINDING_GAP);

      if (strstr (gap, "au-dessous") != NULL || strstr (gap, "non atteint") != NULL)
        {
          g_assert_true (sourcier_record_is_told (finding, SOURCIER_PLAN_FINDING_WHY));
          g_assert_true (sourcier_record_is_told (finding, SOURCIER_PLAN_FINDING_DECISION));
        }
      if (g_str_equal (sourcier_record_get_text (finding, SOURCIER_PLAN_FINDING_REACHED), "47,6\u00a0% en valeur"))
        {
          found = TRUE;
          g_assert_cmpstr (sourcier_record_get_text (finding, SOURCIER_PLAN_FINDING_TARGET), ==, "50,0\u00a0% en valeur");
          g_assert_cmpstr (sourcier_record_get_text (finding, SOURCIER_PLAN_FINDING_GAP), ==, "2,4\u00a0points au-dessous de la cible en valeur");
        }
    }
  g_assert_true (found);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("SOURCIER_TODAY", "2026-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-json/fields", test_fields);
  g_test_add_func ("/plan-json/problems", test_problems);
  core_test_add ("/plan-json/round-trip", NULL, test_round_trip);
  core_test_add ("/plan-json/mutations", NULL, test_mutations);
  g_test_add_func ("/plan-template/sound", test_sound);
  core_test_add ("/plan-template/languages", NULL, test_languages);
  core_test_add ("/plan-template/targets", NULL, test_targets);
  core_test_add ("/plan-template/calendar", NULL, test_calendar);
  core_test_add ("/plan-template/own", NULL, test_own);
  core_test_add ("/plan-template/version", NULL, test_version);
  core_test_add ("/plan-sample/whole", NULL, test_sample);
  core_test_add ("/plan-sample/review", NULL, test_sample_review);
  return g_test_run ();
}
