/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-plan-check.h"

#include "base/user.h"
#include "office/buyer-store.h"
#include "office/spaser.h"
#include "plans/plan-check.h"

#include <glib/gi18n-lib.h>

static const char * const verdict_codes[] = { "found", "missing", "not-concerned" };

static JsonObject *
line_to_json (const SourcierPlanCheckLine *line,
              SourcierLanguage             language)
{
  const SourcierPlanDemand *demand = line->demand;
  JsonObject *object = json_object_new ();
  g_autofree char *verified = sourcier_day_to_iso (sourcier_plan_demand_get_verified (demand));

  json_object_set_string_member (object, "code", sourcier_plan_demand_get_code (demand));
  json_object_set_string_member (object, "verdict", verdict_codes[line->verdict]);
  json_object_set_boolean_member (object, "legal", sourcier_plan_demand_is_legal (demand));
  json_object_set_string_member (object, "title",
                                 sourcier_plan_demand_get_text (demand, SOURCIER_PLAN_DEMAND_TITLE, language));
  json_object_set_string_member (object, "advice",
                                 sourcier_plan_demand_get_text (demand, SOURCIER_PLAN_DEMAND_ADVICE, language));
  json_object_set_string_member (object, "source",
                                 sourcier_plan_demand_get_text (demand, SOURCIER_PLAN_DEMAND_SOURCE, language));
  json_object_set_string_member (object, "verified", verified);
  if (line->place != NULL)
    {
      json_object_set_string_member (object, "part", sourcier_plan_kind_get_code (sourcier_plan_part_get_kind (line->place)));
      json_object_set_int_member (object, "id", sourcier_record_get_id (SOURCIER_RECORD (line->place)));
    }
  return object;
}

static void
print_json (GArray           *lines,
            SourcierPlanPart *plan,
            SourcierBuyer    *buyer,
            SourcierLanguage  language)
{
  JsonObject *answer = json_object_new ();
  JsonArray *demands = json_array_new ();
  g_autofree char *next = sourcier_day_to_iso (sourcier_plan_get_next_publication (plan));

  for (guint i = 0; i < lines->len; i++)
    json_array_add_object_element (demands, line_to_json (&g_array_index (lines, SourcierPlanCheckLine, i), language));
  json_object_set_boolean_member (answer, "complete", sourcier_plan_check_is_complete (lines, TRUE));
  json_object_set_boolean_member (answer, "compulsory",
                                  sourcier_spaser_is_compulsory (sourcier_buyer_get_yearly_volume (buyer),
                                                                 sourcier_day_today ()));
  if (next != NULL)
    json_object_set_string_member (answer, "next_publication", next);
  json_object_set_array_member (answer, "demands", demands);
  sourcier_cli_print_object (answer);
}

static void
print_text (GArray           *lines,
            SourcierLanguage  language)
{
  const char * const verdicts[] = { _("found"), _("missing"), _("not concerned") };

  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);
      gboolean missing = line->verdict == SOURCIER_PLAN_MISSING;

      sourcier_cli_print_line (verdicts[line->verdict],
                               sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_TITLE, language),
                               sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_SOURCE, language),
                               missing ? sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_ADVICE, language)
                                       : "");
    }
}

/**
 * sourcier_cli_print_plan_check:
 * @store: the office's file
 * @plan: a plan with all its parts
 * @as_json: whether the answer is JSON
 * @error: where to put what went wrong
 *
 * Prints what the law and good practice ask of a plan, and whether it has that.
 *
 * Returns: %FALSE with @error set if the office could not be read
 */
gboolean
sourcier_cli_print_plan_check (SourcierStore     *store,
                               SourcierPlanPart  *plan,
                               gboolean           as_json,
                               GError           **error)
{
  SourcierLanguage language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, error);
  g_autoptr (GArray) lines = sourcier_plan_check (plan, sourcier_day_today ());

  if (buyer == NULL)
    return FALSE;
  if (as_json)
    print_json (lines, plan, buyer, language);
  else
    print_text (lines, language);
  return TRUE;
}
