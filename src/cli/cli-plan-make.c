/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-plan-make.h"

#include "cli.h"

#include "exchange/list-target.h"
#include "exchange/text-decoder.h"
#include "office/buyer-store.h"
#include "plans/plan-json.h"
#include "plans/plan-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* By its code, by its id, or by what the office called it. */
static SourcierPlanTemplate *
find_template (SourcierStore  *store,
               const char     *name,
               GError        **error)
{
  g_autoptr (GPtrArray) templates = sourcier_plan_template_list (store, error);

  if (templates == NULL)
    return NULL;
  for (guint i = 0; i < templates->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sourcier_plan_template_get_id (templates->pdata[i]));

      if (g_str_equal (sourcier_plan_template_get_code (templates->pdata[i]), name) || g_str_equal (id, name)
          || g_str_equal (sourcier_plan_template_get_name (templates->pdata[i]), name))
        return g_object_ref (templates->pdata[i]);
    }
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
               _("There is no template “%s”. Those of the program are “spaser” and “light”."), name);
  return NULL;
}

/* Writes the plan in the action that is open; what fails leaves the file as it was. */
static SourcierPlanPart *
save (SourcierStore     *store,
      SourcierPlanPart  *plan,
      GError           **error)
{
  if (plan != NULL && sourcier_plan_store_save_all (store, plan, error))
    return sourcier_store_commit (store, error) ? g_object_ref (plan) : NULL;
  sourcier_store_rollback (store);
  return NULL;
}

/**
 * sourcier_cli_plan_make:
 * @store: an office's file
 * @template_name: code, id or name of a template
 * @wish: what is asked of the plan; its buyer may be %NULL for the one who keeps the file
 * @error: where to put what went wrong
 *
 * Makes a plan from a template, as one action.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL with @error set if the file is as it was
 */
SourcierPlanPart *
sourcier_cli_plan_make (SourcierStore           *store,
                        const char              *template_name,
                        const SourcierPlanWish  *wish,
                        GError                 **error)
{
  g_autoptr (SourcierPlanTemplate) template = find_template (store, template_name, error);
  g_autoptr (SourcierBuyer) buyer = template != NULL ? sourcier_buyer_store_load (store, error) : NULL;
  SourcierPlanWish asked = *wish;

  if (buyer == NULL)
    return NULL;
  if (asked.buyer == NULL)
    asked.buyer = sourcier_buyer_get_name (buyer);
  if (!sourcier_store_begin (store, _("New plan"), error))
    return NULL;

  g_autoptr (SourcierPlanPart) plan = sourcier_plan_template_make (template, store, &asked, error);
  return save (store, plan, error);
}

/**
 * sourcier_cli_plan_read:
 * @store: an office's file
 * @path: a file that sourcier_cli_plan_write_json() wrote
 * @error: where to put what went wrong
 *
 * Brings a plan into the file, as one action and as a plan of its own. What cannot be read is told on standard error.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL with @error set if the file is as it was
 */
SourcierPlanPart *
sourcier_cli_plan_read (SourcierStore  *store,
                        const char     *path,
                        GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (JsonObject) object = bytes != NULL ? sourcier_plan_parse_text (bytes, error) : NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (object == NULL)
    return NULL;

  g_autoptr (SourcierPlanPart) plan = sourcier_plan_from_json (object, problems);
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("sourcier-cli: %s\n", (const char *) problems->pdata[i]);
  if (!sourcier_store_begin (store, _("Bring a plan in"), error))
    return NULL;
  sourcier_plan_store_renew_ids (store, plan);
  return save (store, plan, error);
}

static gboolean
write_text (GOutputStream  *stream,
            gpointer        user_data,
            GError        **error)
{
  return g_output_stream_write_all (stream, user_data, strlen (user_data), NULL, NULL, error);
}

/**
 * sourcier_cli_plan_write_json:
 * @plan: a plan with all that belongs to it
 * @path: (nullable): where to write it; %NULL for standard output
 * @error: where to put what went wrong
 *
 * Writes all that the plan says, for sourcier_cli_plan_read().
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_cli_plan_write_json (SourcierPlanPart  *plan,
                              const char        *path,
                              GError           **error)
{
  g_autofree char *text = sourcier_plan_to_text (plan);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  if (path == NULL)
    {
      sourcier_cli_print (line);
      return TRUE;
    }

  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  return sourcier_list_target_write (file, write_text, line, NULL, error);
}
