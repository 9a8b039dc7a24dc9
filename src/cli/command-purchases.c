/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-list.h"
#include "cli-purchase.h"
#include "cli-table.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/purchase-export.h"
#include "purchases/purchase-saved-list.h"
#include "purchases/purchase-totals-export.h"
#include "purchases/shortlist-export.h"
#include "reference/family.h"
#include "reference/term.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands for nothing at all, as in questions about suppliers. */
#define NONE "none"

static char **not_lists;
static char *search, *at_least, *below, *totals, *shortlist;
static char **chosen[SOURCIER_N_PURCHASE_FACETS];
static gboolean european;

static GOptionEntry entries[] = {
  { "search", 's', 0, G_OPTION_ARG_STRING, &search, N_("Purchases in which these words stand"), N_("TEXT") },
  { "state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_STATE],
    N_("In this state: idea, planned, launched, awarded, ended or dropped"), N_("STATE") },
  { "nature", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_NATURE],
    N_("Of this nature: works, supplies, services, social…"), N_("NATURE") },
  { "year", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_YEAR], N_("Launched in this year"),
    N_("YEAR") },
  { "service", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_SERVICE],
    N_("Of this service, as the register writes it"), N_("SERVICE") },
  { "family", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_FAMILY], N_("Of this family of purchase"),
    N_("FAMILY") },
  { "consideration", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_CONSIDERATION],
    N_("With this consideration: social-clause, social-criterion, reserved, environmental-clause…"),
    N_("CONSIDERATION") },
  { "duties", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_DUTIES],
    N_("Whose duties are open, late (open after the launch) or answered"), N_("DUTIES") },
  { "list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chosen[SOURCIER_PURCHASE_FACET_SAVED_LIST],
    N_("Purchases on this list; may be repeated"), N_("NAME") },
  { "not-list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &not_lists,
    N_("Purchases that are not on this list made by hand; may be repeated"), N_("NAME") },
  { "at-least", 0, 0, G_OPTION_ARG_STRING, &at_least, N_("Of this amount (HT) or more"), N_("AMOUNT") },
  { "below", 0, 0, G_OPTION_ARG_STRING, &below, N_("Of less than this amount (HT)"), N_("AMOUNT") },
  { "european", 0, 0, G_OPTION_ARG_NONE, &european, N_("At or above the European threshold of their day of launch"), NULL },
  { "totals", 0, 0, G_OPTION_ARG_STRING, &totals, N_("Count and add up by state, year, nature, service, family…"),
    N_("FACET") },
  { "shortlist", 0, 0, G_OPTION_ARG_STRING, &shortlist, N_("Who is on the shortlist of this purchase, in place of the list"),
    N_("PURCHASE") },
  { NULL }
};

static const char *
find_state (const char *word)
{
  SourcierPurchaseState state;

  return sourcier_purchase_state_recognise (word, &state) ? sourcier_purchase_state_get_code (state) : NULL;
}

static const char *
find_term (SourcierTermList  list,
           const char       *word)
{
  const SourcierTerm *term = sourcier_term_recognise (list, word);

  return term != NULL ? sourcier_term_get_code (term) : NULL;
}

static const char *
find_family (const char *word)
{
  const SourcierFamily *family = sourcier_family_recognise (word);

  return family != NULL ? sourcier_family_get_code (family) : NULL;
}

static const char *
find_duties (const char *word)
{
  static const char * const known[] = { "open", "late", "answered", NULL };

  return g_strv_contains (known, word) ? word : NULL;
}

/* Returns: the value that the question takes, or NULL where the word means nothing. Services and lists are called as an office calls
 * them. */
static const char *
find_value (SourcierPurchaseFacet  facet,
            const char            *word)
{
  if (*word == '\0' || g_str_equal (word, NONE))
    return "";
  switch ((guint) facet)
    {
    case SOURCIER_PURCHASE_FACET_STATE:
      return find_state (word);
    case SOURCIER_PURCHASE_FACET_NATURE:
      return find_term (SOURCIER_TERMS_NATURE, word);
    case SOURCIER_PURCHASE_FACET_CONSIDERATION:
      return find_term (SOURCIER_TERMS_CONSIDERATION, word);
    case SOURCIER_PURCHASE_FACET_FAMILY:
      return find_family (word);
    case SOURCIER_PURCHASE_FACET_DUTIES:
      return find_duties (word);
    case SOURCIER_PURCHASE_FACET_YEAR:
      return strlen (word) == 4 && sourcier_text_is_digits (word) ? word : NULL;
    default:
      return word;
    }
}

/* What was typed becomes what the question takes. */
static gboolean
settle_values (const SourcierCliCommand *command)
{
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    for (guint j = 0; i != SOURCIER_PURCHASE_FACET_SAVED_LIST && chosen[i] != NULL && chosen[i][j] != NULL; j++)
      {
        const char *value = find_value (i, chosen[i][j]);
        g_autofree char *option = g_strconcat ("--", sourcier_purchase_facet_get_id (i), NULL);

        if (value == NULL)
          {
            sourcier_cli_misuse (command, _("“%s” is unknown to %s"), chosen[i][j], option);
            return FALSE;
          }
        if (!g_str_equal (value, chosen[i][j]))
          {
            g_free (chosen[i][j]);
            chosen[i][j] = g_strdup (value);
          }
      }
  return TRUE;
}

/* @query is taken; @values is what was typed, or NULL. */
static SourcierPurchaseQuery *
choose (SourcierPurchaseQuery  *query,
        SourcierPurchaseFacet   facet,
        char                  **values,
        SourcierChoice          choice)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autoptr (SourcierPurchaseQuery) before = query;

      query = sourcier_purchase_query_with_choice (before, facet, values[i], choice);
    }
  return query;
}

static gboolean
read_amount (const SourcierCliCommand *command,
             const char               *option,
             const char               *written,
             gint64                   *cents)
{
  *cents = 0;
  if (written == NULL || sourcier_money_parse (written, cents))
    return TRUE;
  sourcier_cli_misuse (command, _("“%s” is unknown to %s"), written, option);
  return FALSE;
}

static SourcierPurchaseQuery *
build_query (const SourcierCliCommand *command)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) found = sourcier_purchase_query_with_text (everything, search);
  gint64 from, to;

  if (!settle_values (command) || !read_amount (command, "--at-least", at_least, &from) || !read_amount (command, "--below", below, &to))
    return NULL;

  SourcierPurchaseQuery *query = sourcier_purchase_query_with_amounts (found, from, to);

  if (european)
    {
      g_autoptr (SourcierPurchaseQuery) before = query;

      query = sourcier_purchase_query_with_choice (before, SOURCIER_PURCHASE_FACET_THRESHOLD, "european", SOURCIER_CHOICE_IN);
    }
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    query = choose (query, i, chosen[i], SOURCIER_CHOICE_IN);
  return choose (query, SOURCIER_PURCHASE_FACET_SAVED_LIST, not_lists, SOURCIER_CHOICE_OUT);
}

static gboolean
find_facet (const char            *id,
            SourcierPurchaseFacet *facet)
{
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    if (g_strcmp0 (sourcier_purchase_facet_get_id (i), id) == 0)
      {
        *facet = i;
        return TRUE;
      }
  return FALSE;
}

/* Value, count, amounts, estimates and what was awarded in euros, a tab between them. */
static void
print_total (const char                  *value,
             const SourcierPurchaseTotal *total)
{
  g_autofree char *amount = sourcier_money_to_text (total->counted.sum);
  g_autofree char *estimate = sourcier_money_to_text (total->estimate);
  g_autofree char *awarded = sourcier_money_to_text (total->awarded);
  g_autofree char *line = g_strdup_printf ("%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", value, total->counted.count, amount,
                                           estimate, awarded);

  sourcier_cli_print (line);
}

static gboolean
print_totals (SourcierStore          *store,
              SourcierPurchaseQuery  *query,
              SourcierPurchaseFacet   facet,
              GError                **error)
{
  g_autoptr (SourcierPurchaseTotalsTable) table = sourcier_purchase_totals_table_new (store, query, facet, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < sourcier_purchase_totals_table_get_n (table); i++)
    {
      const SourcierPurchaseTotal *total = sourcier_purchase_totals_table_get (table, i);

      print_total (total->counted.value, total);
    }
  print_total ("total", sourcier_purchase_totals_table_get_all (table));
  return TRUE;
}

static gboolean
write_shortlist (SourcierStore  *store,
                 GError        **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_cli_find_purchase (store, shortlist, error);

  if (purchase == NULL)
    return FALSE;
  return sourcier_cli_table_write (sourcier_shortlist_export_new (store, sourcier_purchase_get_id (purchase)), error);
}

static gboolean
write_answer (SourcierStore          *store,
              SourcierPurchaseQuery  *query,
              GError                **error)
{
  SourcierPurchaseFacet facet;

  if (totals != NULL && find_facet (totals, &facet))
    return sourcier_cli_table_asked ()
           ? sourcier_cli_table_write (sourcier_purchase_totals_export_new (store, query, facet), error)
           : print_totals (store, query, facet, error);
  if (shortlist != NULL)
    return write_shortlist (store, error);
  return sourcier_cli_table_write (sourcier_purchase_export_new (store, query), error);
}

static gboolean
check_options (const SourcierCliCommand *command)
{
  SourcierPurchaseFacet facet;

  if (totals != NULL && !find_facet (totals, &facet))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), totals, "--totals");
  else
    return sourcier_cli_table_check (command, NULL);
  return FALSE;
}

/**
 * sourcier_cli_run_purchases:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the purchases that answer a question, or what they add up to.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_purchases (const SourcierCliCommand  *command,
                            char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierPurchaseQuery) query = NULL, settled = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, sourcier_cli_table_entries (entries), NULL, argv, &arguments) || !check_options (command))
    return SOURCIER_CLI_USAGE;
  query = build_query (command);
  if (query == NULL)
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  settled = sourcier_cli_settle_lists (store, &sourcier_purchase_lists, query, &error);
  if (settled == NULL || !write_answer (store, settled, &error))
    return sourcier_cli_fail (error);
  return SOURCIER_CLI_OK;
}
