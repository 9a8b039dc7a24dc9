/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-template.h"

#include "plans/plan-indicator.h"
#include "plans/plan-json.h"
#include "plans/plan-part-private.h"
#include "plans/plan-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Those that come with the program stand as JSON in its resources, "spaser.fr.json". */
#define FOLDER SOURCIER_RESOURCE_PREFIX "/templates"

#define BUYER "{buyer}"
#define PERIOD "{period}"
#define FIRST "{first_year"

typedef struct
{
  const char *code;
  const char *name;
  const char *summary;
} Shipped;

static const Shipped shipped[] = {
  { "spaser", N_("Full scheme (SPASER)"),
    N_("All that the law asks of a buyer above €50 million a year: four axes, action sheets ready to adapt and the"
       " indicators to publish") },
  { "light", N_("Light plan"),
    N_("A few commitments for a buyer that the law does not bind, on the same model") },
};

struct _SourcierPlanTemplate
{
  GObject parent_instance;

  const Shipped *shipped; /* NULL for one of the office */
  gint64 id;              /* of the plan that is the office's template, else 0 */
  char *title;            /* of that */
};

G_DEFINE_FINAL_TYPE (SourcierPlanTemplate, sourcier_plan_template, G_TYPE_OBJECT)

static void
sourcier_plan_template_finalize (GObject *object)
{
  g_free (SOURCIER_PLAN_TEMPLATE (object)->title);

  G_OBJECT_CLASS (sourcier_plan_template_parent_class)->finalize (object);
}

static void
sourcier_plan_template_class_init (SourcierPlanTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_template_finalize;
}

static void
sourcier_plan_template_init (SourcierPlanTemplate *self)
{
}

static SourcierPlanTemplate *
new_shipped (const Shipped *told)
{
  SourcierPlanTemplate *self = g_object_new (SOURCIER_TYPE_PLAN_TEMPLATE, NULL);

  self->shipped = told;
  return self;
}

/**
 * sourcier_plan_template_list:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierPlanTemplate): what a plan can be made from: those of the
 *   program, then the office's own, the latest first; %NULL with @error set if SQLite failed
 */
GPtrArray *
sourcier_plan_template_list (SourcierStore  *store,
                             GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) own = sourcier_plan_store_list (store, TRUE, error);
  GPtrArray *templates;

  if (own == NULL)
    return NULL;
  templates = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    g_ptr_array_add (templates, new_shipped (&shipped[i]));
  for (guint i = 0; i < own->len; i++)
    {
      SourcierPlanTemplate *template = g_object_new (SOURCIER_TYPE_PLAN_TEMPLATE, NULL);

      template->id = sourcier_record_get_id (own->pdata[i]);
      template->title = g_strdup (sourcier_plan_part_get_text (own->pdata[i], SOURCIER_PLAN_ROOT_TITLE));
      g_ptr_array_add (templates, template);
    }
  return templates;
}

/**
 * sourcier_plan_template_find:
 * @code: "spaser", "light"
 *
 * Returns: (transfer full) (nullable): the template of that code that comes with the program
 */
SourcierPlanTemplate *
sourcier_plan_template_find (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    if (g_str_equal (shipped[i].code, code))
      return new_shipped (&shipped[i]);
  return NULL;
}

/**
 * sourcier_plan_template_get_code:
 * @self: a template
 *
 * Returns: (transfer none): "spaser", "light"; "" if it is the office's own
 */
const char *
sourcier_plan_template_get_code (SourcierPlanTemplate *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_TEMPLATE (self), NULL);

  return self->shipped != NULL ? self->shipped->code : "";
}

/**
 * sourcier_plan_template_get_id:
 * @self: a template
 *
 * Returns: the id of the plan that keeps it, 0 if it comes with the program
 */
gint64
sourcier_plan_template_get_id (SourcierPlanTemplate *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_TEMPLATE (self), 0);

  return self->id;
}

/**
 * sourcier_plan_template_get_name:
 * @self: a template
 *
 * Returns: (transfer none): its name in the reader's language, or what the office called it
 */
const char *
sourcier_plan_template_get_name (SourcierPlanTemplate *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_TEMPLATE (self), NULL);

  return self->shipped != NULL ? _(self->shipped->name) : self->title;
}

/**
 * sourcier_plan_template_get_summary:
 * @self: a template
 *
 * Returns: (transfer none): what it is for, in the reader's language
 */
const char *
sourcier_plan_template_get_summary (SourcierPlanTemplate *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_TEMPLATE (self), NULL);

  return self->shipped != NULL ? _(self->shipped->summary) : _("Saved by the office from one of its plans");
}

static JsonObject *
load_shipped (SourcierPlanTemplate  *self,
              SourcierLanguage       language,
              GError               **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s.%s.json", self->shipped->code,
                                           sourcier_language_get_code (language));
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? sourcier_plan_parse_text (bytes, error) : NULL;
}

static JsonObject *
load_own (SourcierPlanTemplate  *self,
          SourcierStore         *store,
          GError               **error)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_store_load (store, self->id, error);

  return plan != NULL ? sourcier_plan_to_json (plan) : NULL;
}

static char *
get_period (int first_year,
            int last_year)
{
  return first_year == last_year ? g_strdup_printf ("%d", first_year)
                                 : g_strdup_printf ("%d–%d", first_year, last_year);
}

/* What stands for the words between @open, a brace, and the one that ends them; %NULL if that is no placeholder. */
static char *
get_word (const char             *open,
          gsize                   length,
          const SourcierPlanWish *wish)
{
  g_autofree char *word = g_strndup (open, length);

  if (g_str_equal (word, BUYER))
    return g_strdup (wish->buyer);
  if (g_str_equal (word, PERIOD))
    return get_period (wish->first_year, wish->last_year);
  if (g_str_equal (word, FIRST "}"))
    return g_strdup_printf ("%d", wish->first_year);
  if (g_str_equal (word, "{last_year}"))
    return g_strdup_printf ("%d", wish->last_year);
  /* A year counted from the first: what the period is too short for falls into its last year. */
  if ((g_str_has_prefix (word, FIRST "+") || g_str_has_prefix (word, FIRST "-"))
      && g_ascii_isdigit (word[strlen (FIRST) + 1]))
    return g_strdup_printf ("%d", MIN (wish->first_year + CLAMP (atoi (word + strlen (FIRST)), -99, 99),
                                       wish->last_year));
  return NULL;
}

static char *
fill_text (const char             *text,
           const SourcierPlanWish *wish)
{
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize plain = strcspn (text, "{");
      const char *open = text + plain;
      const char *end = *open == '{' ? strchr (open, '}') : NULL;
      g_autofree char *word = end != NULL ? get_word (open, (gsize) (end - open) + 1, wish) : NULL;

      g_string_append_len (filled, text, (gssize) plain);
      if (word != NULL)
        g_string_append (filled, word);
      else if (*open != '\0')
        g_string_append_c (filled, *open);
      text = word != NULL ? end + 1 : *open != '\0' ? open + 1 : open;
    }
  return g_string_free (filled, FALSE);
}

static void fill_object (JsonObject             *object,
                         const SourcierPlanWish *wish);

static void
fill_node (JsonNode               *node,
           const SourcierPlanWish *wish)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    fill_object (json_node_get_object (node), wish);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      fill_node (json_array_get_element (json_node_get_array (node), i), wish);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *filled = fill_text (json_node_get_string (node), wish);
      json_node_set_string (node, filled);
    }
}

static void
fill_object (JsonObject             *object,
             const SourcierPlanWish *wish)
{
  g_autoptr (GList) nodes = json_object_get_values (object);

  for (GList *l = nodes; l != NULL; l = l->next)
    fill_node (l->data, wish);
}

/* The targets of a template tell no year: they are those of the years of the period in turn, and the last one goes on. One
 * that the template does not tell is the office's to decide: until then it is none. */
static void
spread_targets (SourcierPlanPart       *indicator,
                const SourcierPlanWish *wish)
{
  GPtrArray *targets = sourcier_plan_part_get_children (indicator, SOURCIER_PLAN_TARGET);
  guint n_years = (guint) (wish->last_year - wish->first_year + 1);

  if (targets->len == 0)
    return;
  while (targets->len > n_years)
    sourcier_plan_part_remove (indicator, targets->pdata[targets->len - 1]);
  while (targets->len < n_years)
    {
      g_autoptr (SourcierPlanPart) target = sourcier_plan_part_copy (targets->pdata[targets->len - 1]);

      sourcier_record_set_id (SOURCIER_RECORD (target), 0);
      sourcier_plan_part_insert (indicator, target, targets->len);
    }
  for (guint i = 0; i < targets->len; i++)
    sourcier_plan_part_set_number (targets->pdata[i], SOURCIER_PLAN_TARGET_YEAR, wish->first_year + (int) i);
}

static void
tell_plan (SourcierPlanPart       *plan,
           const SourcierPlanWish *wish,
           SourcierLanguage        language)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);

  if (wish->title != NULL && *wish->title != '\0')
    sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_TITLE, wish->title);
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_BUYER, wish->buyer);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, wish->first_year);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, wish->last_year);
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_VERSION, "1");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "draft");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_LANGUAGE, sourcier_language_get_code (language));
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_TEMPLATE, SOURCIER_NUMBER_UNKNOWN);
  for (guint i = 0; i < indicators->len; i++)
    {
      sourcier_plan_indicator_tell_measure (indicators->pdata[i], language);
      spread_targets (indicators->pdata[i], wish);
    }
}

/**
 * sourcier_plan_make:
 * @store: an office's file, in a transaction
 * @object: a plan as JSON, with placeholders; they are filled in
 * @wish: what is asked of the plan
 *
 * Makes a draft as sourcier_plan_template_make() does.
 *
 * Returns: (transfer full): the plan
 */
SourcierPlanPart *
sourcier_plan_make (SourcierStore          *store,
                    JsonObject             *object,
                    const SourcierPlanWish *wish)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (object != NULL, NULL);
  g_return_val_if_fail (wish != NULL && wish->buyer != NULL && wish->first_year <= wish->last_year, NULL);

  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  SourcierLanguage language = wish->language;
  SourcierPlanPart *plan;

  fill_object (object, wish);
  plan = sourcier_plan_from_json (object, problems);
  sourcier_language_find (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_LANGUAGE), &language);
  tell_plan (plan, wish, language);
  sourcier_plan_store_renew_ids (store, plan);
  return plan;
}

/**
 * sourcier_plan_template_make:
 * @self: a template
 * @store: an office's file, in a transaction
 * @wish: what is asked of the plan
 * @error: where to put what went wrong
 *
 * Makes a draft: the texts speak of the buyer and of the period, the calendar lies within it, each indicator says what its
 * measure says in the language of the plan and has a target for each year. The plan has ids of its own; it is not in the
 * file before sourcier_plan_store_save_all().
 *
 * Returns: (transfer full) (nullable): the plan, %NULL with @error set if the template could not be read
 */
SourcierPlanPart *
sourcier_plan_template_make (SourcierPlanTemplate    *self,
                             SourcierStore           *store,
                             const SourcierPlanWish  *wish,
                             GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_TEMPLATE (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (wish != NULL && wish->buyer != NULL && wish->first_year <= wish->last_year, NULL);

  g_autoptr (JsonObject) object = self->shipped != NULL ? load_shipped (self, wish->language, error)
                                                        : load_own (self, store, error);

  return object != NULL ? sourcier_plan_make (store, object, wish) : NULL;
}
