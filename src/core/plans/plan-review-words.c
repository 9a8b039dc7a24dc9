/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-review-words.h"

#include "base/record.h"
#include "plans/plan-words.h"

#include <math.h>

/* The gaps between two values, each in what it is told in. */
typedef struct
{
  double in_number; /* points, NAN where not both tell it */
  double in_value;
  gboolean counted; /* whether both tell a count */
  gint64 count;
  gboolean costed;  /* whether both tell an amount */
  gint64 amount;    /* cents */
} Gaps;

static void
append (GString *words,
        char    *piece)
{
  g_autofree char *owned = piece;

  g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", owned);
}

static void
append_share (GString          *words,
              double            share,
              const char       *key,
              SourcierLanguage  language)
{
  if (isnan (share))
    return;

  g_autofree char *percent = sourcier_language_format_percent (language, share, 1);
  append (words, sourcier_plan_say (key, language, "what", percent, NULL));
}

/* Whole euros are precise enough for what the register adds up. */
static char *
say_money (gint64            cents,
           SourcierLanguage  language)
{
  return sourcier_language_format_money (language, (cents + (cents < 0 ? -50 : 50)) / 100 * 100);
}

/* Which numbers are worth telling: those that the other value tells; all of them where neither of the two tells more. */
static gboolean
wants_number (const SourcierPlanValue *value,
              const SourcierPlanValue *like,
              gint64                   number,
              gint64                   like_number)
{
  gboolean shares = !isnan (value->in_number) || !isnan (value->in_value);
  gboolean like_numbers = like->count != SOURCIER_NUMBER_UNKNOWN || like->amount != SOURCIER_NUMBER_UNKNOWN;

  return number != SOURCIER_NUMBER_UNKNOWN && (like_number != SOURCIER_NUMBER_UNKNOWN || (!shares && !like_numbers));
}

/**
 * sourcier_plan_review_say_value:
 * @value: a target, or what was reached
 * @like: (nullable): the target that it is held against; %NULL for none
 * @language: in which language
 *
 * Tells shares; a count or an amount where @like tells one too, or where nothing else is told.
 *
 * Returns: (transfer full): "93,8 % en nombre, 98,7 % en valeur"; "" where nothing is told
 */
char *
sourcier_plan_review_say_value (const SourcierPlanValue *value,
                                const SourcierPlanValue *like,
                                SourcierLanguage         language)
{
  g_return_val_if_fail (value != NULL && language < SOURCIER_N_LANGUAGES, NULL);

  static const SourcierPlanValue nothing = { NAN, NAN, SOURCIER_NUMBER_UNKNOWN, SOURCIER_NUMBER_UNKNOWN, FALSE };
  GString *words = g_string_new (NULL);

  if (like == NULL)
    like = &nothing;
  append_share (words, value->in_number, "value:in-number", language);
  append_share (words, value->in_value, "value:in-value", language);
  if (wants_number (value, like, value->count, like->count))
    append (words, sourcier_language_format_count (language, value->count));
  if (wants_number (value, like, value->amount, like->amount))
    append (words, say_money (value->amount, language));
  return g_string_free (words, FALSE);
}

/* Tenths of a per cent, as they are said: what the reader takes from each other gives the gap. */
static double
round_share (double share)
{
  return round (share * 1000) / 10;
}

static Gaps
work_out (const SourcierPlanValue *target,
          const SourcierPlanValue *reached)
{
  Gaps gaps = { round_share (reached->in_number) - round_share (target->in_number),
                round_share (reached->in_value) - round_share (target->in_value), FALSE, 0, FALSE, 0 };

  gaps.counted = target->count != SOURCIER_NUMBER_UNKNOWN && reached->count != SOURCIER_NUMBER_UNKNOWN;
  gaps.count = gaps.counted ? reached->count - target->count : 0;
  gaps.costed = target->amount != SOURCIER_NUMBER_UNKNOWN && reached->amount != SOURCIER_NUMBER_UNKNOWN;
  gaps.amount = gaps.costed ? reached->amount - target->amount : 0;
  return gaps;
}

/* Tenths that differ by less than half of one are the same. */
static int
get_sign (double gap)
{
  return gap > 0.05 ? 1 : gap < -0.05 ? -1 : 0;
}

static char *
say_side (int               sign,
          const char       *size,
          SourcierLanguage  language)
{
  if (sign == 0)
    return g_strdup (sourcier_plan_word ("gap:at", language));
  return sourcier_plan_say (sign > 0 ? "gap:above" : "gap:below", language, "what", size, NULL);
}

/* French says "1,8 point" up to two; English one for 1 alone. */
static char *
say_points (double            gap,
            SourcierLanguage  language)
{
  double size = fabs (gap);
  gboolean one = language == SOURCIER_FRENCH ? size < 1.95 : get_sign (size - 1) == 0;
  g_autofree char *number = sourcier_language_format_number (language, size, 1);

  return sourcier_plan_say (one ? "value:points-one" : "value:points-many", language, "number", number, NULL);
}

/* @before is the gap that was told before: on the same side, the side is not said again. */
static void
append_points (GString          *words,
               double            gap,
               double            before,
               const char       *key,
               SourcierLanguage  language)
{
  if (isnan (gap))
    return;

  gboolean same = !isnan (before) && get_sign (gap) == get_sign (before) && get_sign (gap) != 0;
  g_autofree char *points = say_points (gap, language);
  g_autofree char *side = same ? g_strdup (points) : say_side (get_sign (gap), points, language);
  append (words, sourcier_plan_say (key, language, "what", side, NULL));
}

/**
 * sourcier_plan_review_say_gap:
 * @target: what was aimed at
 * @reached: what was reached
 * @language: in which language
 *
 * Returns: (transfer full): how far from the target, and on which side: "1,8 point au-dessus de la cible en nombre"; "" where
 *   the two tell nothing in common
 */
char *
sourcier_plan_review_say_gap (const SourcierPlanValue *target,
                              const SourcierPlanValue *reached,
                              SourcierLanguage         language)
{
  g_return_val_if_fail (target != NULL && reached != NULL && language < SOURCIER_N_LANGUAGES, NULL);

  GString *words = g_string_new (NULL);
  Gaps gaps = work_out (target, reached);

  append_points (words, gaps.in_number, NAN, "value:in-number", language);
  append_points (words, gaps.in_value, gaps.in_number, "value:in-value", language);
  if (gaps.counted)
    {
      g_autofree char *size = sourcier_language_format_count (language, ABS (gaps.count));
      append (words, say_side (gaps.count > 0 ? 1 : gaps.count < 0 ? -1 : 0, size, language));
    }
  if (gaps.costed)
    {
      g_autofree char *size = say_money (ABS (gaps.amount), language);
      append (words, say_side (gaps.amount > 0 ? 1 : gaps.amount < 0 ? -1 : 0, size, language));
    }
  return g_string_free (words, FALSE);
}

/**
 * sourcier_plan_review_compare:
 * @target: what was aimed at
 * @reached: what was reached
 *
 * Shares are compared in the tenths of a per cent that they are told in.
 *
 * Returns: how @reached stands to @target
 */
SourcierPlanOutcome
sourcier_plan_review_compare (const SourcierPlanValue *target,
                              const SourcierPlanValue *reached)
{
  g_return_val_if_fail (target != NULL && reached != NULL, SOURCIER_PLAN_UNMEASURED);

  Gaps gaps = work_out (target, reached);

  if (isnan (gaps.in_number) && isnan (gaps.in_value) && !gaps.counted && !gaps.costed)
    return SOURCIER_PLAN_UNMEASURED;
  return (!isnan (gaps.in_number) && get_sign (gaps.in_number) < 0) || (!isnan (gaps.in_value) && get_sign (gaps.in_value) < 0)
             || gaps.count < 0 || gaps.amount < 0
           ? SOURCIER_PLAN_BELOW : SOURCIER_PLAN_MET;
}

/**
 * sourcier_plan_review_say_number:
 * @key: of data/reference/plan-words.csv, where it stands with "-one" and with "-many"
 * @number: how many
 * @language: in which language
 *
 * Returns: (transfer full): the words for that many; none is one in French, several in English
 */
char *
sourcier_plan_review_say_number (const char       *key,
                                 gint64            number,
                                 SourcierLanguage  language)
{
  gboolean one = language == SOURCIER_FRENCH ? number < 2 : number == 1;
  g_autofree char *full = g_strconcat (key, one ? "-one" : "-many", NULL);
  g_autofree char *written = sourcier_language_format_count (language, number);

  return sourcier_plan_say (full, language, "number", written, NULL);
}
