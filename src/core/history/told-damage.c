/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/told-damage.h"

#include "base/money.h"
#include "history/told-table.h"

#include <glib/gi18n-lib.h>

/* More sentences than that are not read; a file from anybody may ask for thousands. */
#define MOST_TOLD 20

/* What the reader calls the rows of any table, those of no domain too. */
static const char *
name_table (const char *table)
{
  const SourcierToldTable *told = sourcier_told_table_find (table);

  if (told != NULL)
    return sourcier_told_table_get_many (told);
  if (g_str_equal (table, "history"))
    return C_("told thing", "Actions of the history");
  if (g_str_has_prefix (table, "history_"))
    return C_("told thing", "Details of the history");
  return C_("told thing", "What the program notes for itself");
}

static char *
describe_alone (const SourcierProblem *problem)
{
  g_autofree char *count = sourcier_count_format (problem->n);

  /* translators: what some are, how many, what others are: “Labels: 12 belong to something that does not exist (Suppliers)” */
  return g_strdup_printf (ngettext ("%s: %s belongs to something that does not exist (%s)",
                                    "%s: %s belong to something that does not exist (%s)", (gulong) problem->n),
                          name_table (problem->table), count, name_table (problem->owner));
}

static char *
describe_cut (const SourcierProblem *problem)
{
  g_autofree char *missing = sourcier_count_format (problem->n);
  g_autofree char *all = sourcier_count_format (problem->of);

  return g_strdup_printf (ngettext ("The file is cut short: %s page of %s is missing at its end",
                                    "The file is cut short: %s pages of %s are missing at its end", (gulong) problem->n),
                          missing, all);
}

static char *
describe_problem (const SourcierProblem *problem)
{
  switch (problem->kind)
    {
    case SOURCIER_PROBLEM_BEGINNING:
      return g_strdup (_("The beginning of the file is not that of a Sourcier file: it was written over, or it never was one"));
    case SOURCIER_PROBLEM_SCHEMA:
      return g_strdup (_("What tells where everything stands in the file cannot be read"));
    case SOURCIER_PROBLEM_CUT:
      return describe_cut (problem);
    case SOURCIER_PROBLEM_ROWS:
      return g_strdup_printf (_("%s: some cannot be read"), name_table (problem->table));
    case SOURCIER_PROBLEM_ALONE:
      return describe_alone (problem);
    case SOURCIER_PROBLEM_NUMBERS:
      return g_strdup (_("The file does not tell any more which numbers it has given out"));
    case SOURCIER_PROBLEM_INDEX:
      return g_strdup_printf (_("%s: an index, which helps to find them, is damaged"), name_table (problem->table));
    case SOURCIER_PROBLEM_SEARCH:
      return g_strdup (_("What helps to search by words is damaged"));
    case SOURCIER_PROBLEM_ROOM:
      /* translators: then what SQLite says, in English */
      return g_strdup_printf (_("The file keeps its room wrongly: %s"), problem->says != NULL ? problem->says : "");
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * sourcier_told_damage_describe:
 * @damage: what was found wrong with a file
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that is wrong, the first ones if there are many
 */
GPtrArray *
sourcier_told_damage_describe (const SourcierDamage *damage)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (damage != NULL, sentences);

  for (guint i = 0; i < damage->problems->len && sentences->len < MOST_TOLD; i++)
    {
      g_autofree char *sentence = describe_problem (damage->problems->pdata[i]);

      /* Several tables may go by one name. */
      if (!g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal, NULL))
        g_ptr_array_add (sentences, g_steal_pointer (&sentence));
    }
  return sentences;
}

/* What was lost of all that goes by one name. */
typedef struct
{
  const SourcierToldTable *told;        /* (nullable) */
  const char *name;
  gint64 kept, lost, alone;
  gboolean is_unknown;                  /* some may be lost, nobody can tell how many */
} Loss;

static Loss *
find_loss (GArray     *losses,
           const char *table)
{
  Loss fresh = { sourcier_told_table_find (table), name_table (table) };

  for (guint i = 0; i < losses->len; i++)
    if (g_str_equal (g_array_index (losses, Loss, i).name, fresh.name))
      return &g_array_index (losses, Loss, i);
  g_array_append_val (losses, fresh);
  return &g_array_index (losses, Loss, losses->len - 1);
}

/* In the order in which the domains have them, what is of none at the end. */
static int
compare_losses (gconstpointer a,
                gconstpointer b)
{
  const SourcierToldTable *one = ((const Loss *) a)->told, *other = ((const Loss *) b)->told;

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return one < other ? -1 : one > other;
}

static GArray *
add_up (const SourcierRecovery *recovery)
{
  GArray *losses = g_array_new (FALSE, FALSE, sizeof (Loss));

  for (guint i = 0; i < recovery->tables->len; i++)
    {
      const SourcierRecoveredTable *table = recovery->tables->pdata[i];
      Loss *loss = find_loss (losses, table->name);

      loss->kept += table->kept;
      loss->alone += table->alone;
      loss->lost += MAX (table->lost, 0);
      loss->is_unknown |= table->lost < 0;
    }
  g_array_sort (losses, compare_losses);
  return losses;
}

static void
append_line (GString *text,
             char    *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

static void
append_loss (GString    *text,
             const Loss *loss)
{
  g_autofree char *lost = sourcier_count_format (loss->lost);
  g_autofree char *alone = sourcier_count_format (loss->alone);
  g_autofree char *all = sourcier_count_format (loss->kept + loss->lost + loss->alone);

  /* translators: what they are, how many: “Suppliers: 12 of 357 are lost” */
  if (loss->lost > 0)
    append_line (text, g_strdup_printf (ngettext ("%s: %s of %s is lost", "%s: %s of %s are lost", (gulong) loss->lost),
                                        loss->name, lost, all));
  if (loss->is_unknown)
    append_line (text, g_strdup_printf (_("%s: some may be lost, nobody can tell how many"), loss->name));
  if (loss->alone > 0)
    append_line (text, g_strdup_printf (ngettext ("%s: %s is left out, because what it belongs to is lost",
                                                  "%s: %s are left out, because what they belong to is lost",
                                                  (gulong) loss->alone), loss->name, alone));
}

/**
 * sourcier_told_recovery_describe:
 * @recovery: what was recovered
 *
 * Returns: (transfer full): what is lost and how much, a line for each kind of thing; "" if nothing is
 */
char *
sourcier_told_recovery_describe (const SourcierRecovery *recovery)
{
  g_return_val_if_fail (recovery != NULL, NULL);

  GString *text = g_string_new (NULL);
  g_autoptr (GArray) losses = add_up (recovery);
  g_autofree char *stray = sourcier_count_format (recovery->n_stray);

  for (guint i = 0; i < losses->len; i++)
    append_loss (text, &g_array_index (losses, Loss, i));
  if (recovery->n_stray > 0)
    append_line (text, g_strdup_printf (ngettext ("%s entry was found of which nobody knows where it belongs",
                                                  "%s entries were found of which nobody knows where they belong",
                                                  (gulong) recovery->n_stray), stray));
  return g_string_free (text, FALSE);
}
