/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/figure-private.h"

#include "plans/plan-words.h"
#include "reference/departement.h"
#include "reference/epci.h"
#include "reference/family.h"
#include "reference/label-kind.h"

#include <math.h>

static const char * const kind_codes[SOURCIER_N_FIGURE_KINDS] = {
  [SOURCIER_FIGURE_YEARS] = "years",
  [SOURCIER_FIGURE_FAMILIES] = "families",
  [SOURCIER_FIGURE_TOP_FAMILIES] = "top-families",
  [SOURCIER_FIGURE_NATURES] = "natures",
  [SOURCIER_FIGURE_SIZES] = "sizes",
  [SOURCIER_FIGURE_TERRITORY] = "territory",
  [SOURCIER_FIGURE_DEPARTEMENTS] = "departements",
  [SOURCIER_FIGURE_EPCIS] = "epcis",
  [SOURCIER_FIGURE_LABELS] = "labels",
  [SOURCIER_FIGURE_CONSIDERATIONS] = "considerations",
  [SOURCIER_FIGURE_RESERVED] = "reserved",
};

static const char *
word_of (const char       *group,
         const char       *code,
         SourcierLanguage  language)
{
  g_autofree char *key = g_strdup_printf ("%s:%s", group, code);

  return sourcier_plan_word (key, language);
}

/**
 * sourcier_figure_kind_get_code:
 * @kind: what a figure tells
 *
 * Returns: (transfer none): its code in files and on the command line
 */
const char *
sourcier_figure_kind_get_code (SourcierFigureKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_FIGURE_KINDS, NULL);

  return kind_codes[kind];
}

/**
 * sourcier_figure_kind_find:
 * @code: (nullable): a code, "families"
 * @kind: (out): what such a figure tells; left alone where there is none
 *
 * Returns: whether there is one of exactly this code
 */
gboolean
sourcier_figure_kind_find (const char         *code,
                           SourcierFigureKind *kind)
{
  for (guint i = 0; i < SOURCIER_N_FIGURE_KINDS; i++)
    if (g_strcmp0 (kind_codes[i], code) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sourcier_figure_kind_get_name:
 * @kind: what a figure tells
 * @language: in which language
 *
 * Returns: (transfer none): it in words, "Purchases by family"
 */
const char *
sourcier_figure_kind_get_name (SourcierFigureKind kind,
                               SourcierLanguage   language)
{
  g_return_val_if_fail (kind < SOURCIER_N_FIGURE_KINDS, NULL);

  return word_of ("figure", kind_codes[kind], language);
}

/**
 * sourcier_figure_kind_get_about:
 * @kind: what a figure tells
 * @language: in which language
 *
 * Returns: (transfer none): what is counted, on one line, for whoever chooses it
 */
const char *
sourcier_figure_kind_get_about (SourcierFigureKind kind,
                                SourcierLanguage   language)
{
  g_return_val_if_fail (kind < SOURCIER_N_FIGURE_KINDS, NULL);

  return word_of ("figure-about", kind_codes[kind], language);
}

static char *
name_departement (const char *code)
{
  const SourcierDepartement *departement = sourcier_departement_find (code);

  return departement != NULL ? g_strdup_printf ("%s (%s)", sourcier_departement_get_name (departement), code)
                             : g_strdup (code);
}

static char *
name_epci (const char *siren)
{
  const SourcierEpci *epci = sourcier_epci_find (siren);

  return g_strdup (epci != NULL ? sourcier_epci_get_name (epci) : siren);
}

/* Returns: (transfer full): what a row is about. */
char *
_sourcier_figure_name_row (SourcierFigureKind  kind,
                           const char         *key,
                           SourcierLanguage    language)
{
  if (*key == '\0')
    return g_strdup (word_of ("unknown", kind_codes[kind], language));
  if (g_str_equal (key, SOURCIER_FIGURE_REST))
    return g_strdup (sourcier_plan_word ("figure-rest", language));

  switch (kind)
    {
    case SOURCIER_FIGURE_FAMILIES:
    case SOURCIER_FIGURE_TOP_FAMILIES:
      return g_strdup (sourcier_family_name_in (key, language));
    case SOURCIER_FIGURE_NATURES:
      return g_strdup (sourcier_term_name_in (SOURCIER_TERMS_NATURE, key, language));
    case SOURCIER_FIGURE_CONSIDERATIONS:
      return g_strdup (sourcier_term_name_in (SOURCIER_TERMS_CONSIDERATION, key, language));
    case SOURCIER_FIGURE_RESERVED:
      return g_strdup (sourcier_term_name_in (SOURCIER_TERMS_RESERVED, key, language));
    case SOURCIER_FIGURE_LABELS:
      return g_strdup (sourcier_label_kind_name_in (key, language));
    case SOURCIER_FIGURE_SIZES:
      return g_strdup (word_of ("size", key, language));
    case SOURCIER_FIGURE_TERRITORY:
      return g_strdup (word_of ("territory", key, language));
    case SOURCIER_FIGURE_DEPARTEMENTS:
      return name_departement (key);
    case SOURCIER_FIGURE_EPCIS:
      return name_epci (key);
    case SOURCIER_FIGURE_YEARS:
    case SOURCIER_N_FIGURE_KINDS:
    default:
      return g_strdup (key);
    }
}

/* "2025", "2023–2025" */
static char *
describe_years (SourcierFigure *self)
{
  return self->from_year == self->to_year ? g_strdup_printf ("%d", self->from_year)
                                          : g_strdup_printf ("%d\u2013%d", self->from_year, self->to_year);
}

/**
 * sourcier_figure_get_title:
 * @self: a figure
 * @language: in which language
 *
 * Returns: (transfer full): what it tells and of which years
 */
char *
sourcier_figure_get_title (SourcierFigure   *self,
                           SourcierLanguage  language)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), NULL);

  g_autofree char *years = describe_years (self);

  return g_strdup_printf ("%s, %s", sourcier_figure_kind_get_name (self->kind, language), years);
}

/* Words whose number follows them: nothing where it is zero. */
static void
append_count (GString          *note,
              const char       *key,
              gint64            count,
              SourcierLanguage  language)
{
  g_autofree char *number = sourcier_language_format_count (language, count);
  g_autofree char *words = sourcier_plan_say (key, language, "n", number, NULL);

  if (count > 0)
    g_string_append_printf (note, " %s", words);
}

/**
 * sourcier_figure_get_note:
 * @self: a figure
 * @language: in which language
 *
 * Returns: (transfer full): what stands below the table: which contracts, which amounts, as known on which day, what is
 *   missing
 */
char *
sourcier_figure_get_note (SourcierFigure   *self,
                          SourcierLanguage  language)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), NULL);

  g_autofree char *years = describe_years (self);
  g_autofree char *day = sourcier_language_format_day (language, self->day);
  const char *amounts = word_of ("amounts", self->amounts == SOURCIER_AMOUNTS_MODIFIED ? "modified" : "notified", language);
  g_autofree char *what = sourcier_plan_say ("figure-note", language, "years", years, "amounts", amounts, "day", day, NULL);
  GString *note = g_string_new (what);

  append_count (note, "figure-without-amount", self->without_amount, language);
  append_count (note, "figure-left-out", self->left_out, language);
  if (self->repeats)
    g_string_append_printf (note, " %s", sourcier_plan_word ("figure-repeats", language));
  return g_string_free (note, FALSE);
}

/**
 * sourcier_figure_column_get_name:
 * @column: a column
 * @language: in which language
 *
 * Returns: (transfer none): its title; "" for the names of the rows
 */
const char *
sourcier_figure_column_get_name (SourcierFigureColumn column,
                                 SourcierLanguage     language)
{
  static const char * const codes[SOURCIER_N_FIGURE_COLUMNS] = { "name", "count", "count-share", "value", "value-share" };

  g_return_val_if_fail (column < SOURCIER_N_FIGURE_COLUMNS, NULL);

  return column == SOURCIER_FIGURE_NAME ? "" : word_of ("column", codes[column], language);
}

/**
 * sourcier_figure_get_number:
 * @self: a figure
 * @row: (nullable): one of its rows, %NULL for the total
 * @column: a column of numbers
 *
 * Returns: how many contracts, their amount in cents, or a share from 0 to 1; NAN for a share of nothing
 */
double
sourcier_figure_get_number (SourcierFigure          *self,
                            const SourcierFigureRow *row,
                            SourcierFigureColumn     column)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), NAN);
  g_return_val_if_fail (column > SOURCIER_FIGURE_NAME && column < SOURCIER_N_FIGURE_COLUMNS, NAN);

  const SourcierMeasureSum *sum = row != NULL ? &row->sum : &self->total;

  if (column == SOURCIER_FIGURE_COUNT)
    return (double) sum->count;
  if (column == SOURCIER_FIGURE_VALUE)
    return (double) sum->value;
  if (column == SOURCIER_FIGURE_COUNT_SHARE)
    return self->total.count > 0 ? (double) sum->count / (double) self->total.count : NAN;
  return self->total.value > 0 ? (double) sum->value / (double) self->total.value : NAN;
}

/* Amounts of a state of play are told to the euro. */
static char *
format_euros (gint64            cents,
              SourcierLanguage  language)
{
  return sourcier_language_format_money (language, (cents + 50) / 100 * 100);
}

static char *
format_share (double            share,
              SourcierLanguage  language)
{
  return isnan (share) ? g_strdup ("\u2013") : sourcier_language_format_percent (language, share, 1);
}

/**
 * sourcier_figure_format:
 * @self: a figure
 * @row: (nullable): one of its rows, %NULL for the total
 * @column: a column
 * @language: in which language
 *
 * Returns: (transfer full): what the cell says: amounts to the euro, shares to a tenth of a per cent
 */
char *
sourcier_figure_format (SourcierFigure          *self,
                        const SourcierFigureRow *row,
                        SourcierFigureColumn     column,
                        SourcierLanguage         language)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), NULL);

  const SourcierMeasureSum *sum = row != NULL ? &row->sum : &self->total;

  switch (column)
    {
    case SOURCIER_FIGURE_NAME:
      return g_strdup (row != NULL ? row->names[language] : sourcier_plan_word ("figure-total", language));
    case SOURCIER_FIGURE_COUNT:
      return sourcier_language_format_count (language, sum->count);
    case SOURCIER_FIGURE_VALUE:
      return format_euros (sum->value, language);
    case SOURCIER_FIGURE_COUNT_SHARE:
    case SOURCIER_FIGURE_VALUE_SHARE:
      return format_share (sourcier_figure_get_number (self, row, column), language);
    case SOURCIER_N_FIGURE_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}
