/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase.h"

#include "base/money.h"
#include "base/siret.h"
#include "base/text.h"
#include "reference/family.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What follows from what is written about a purchase. */

/**
 * sourcier_purchase_state_get_code:
 * @state: a state
 *
 * Returns: (transfer none): its name in files, questions and on the command line: "idea", "planned"…
 */
const char *
sourcier_purchase_state_get_code (SourcierPurchaseState state)
{
  static const char * const codes[SOURCIER_N_PURCHASE_STATES] = {
    [SOURCIER_PURCHASE_IDEA] = "idea",
    [SOURCIER_PURCHASE_PLANNED] = "planned",
    [SOURCIER_PURCHASE_LAUNCHED] = "launched",
    [SOURCIER_PURCHASE_AWARDED] = "awarded",
    [SOURCIER_PURCHASE_ENDED] = "ended",
    [SOURCIER_PURCHASE_DROPPED] = "dropped",
  };

  g_return_val_if_fail (state < SOURCIER_N_PURCHASE_STATES, NULL);

  return codes[state];
}

/**
 * sourcier_purchase_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): the state in the reader's language
 */
const char *
sourcier_purchase_state_get_name (SourcierPurchaseState state)
{
  static const char * const names[SOURCIER_N_PURCHASE_STATES] = {
    [SOURCIER_PURCHASE_IDEA] = NC_("purchase", "Idea"),
    [SOURCIER_PURCHASE_PLANNED] = NC_("purchase", "Planned"),
    [SOURCIER_PURCHASE_LAUNCHED] = NC_("purchase", "Launched"),
    [SOURCIER_PURCHASE_AWARDED] = NC_("purchase", "Awarded"),
    [SOURCIER_PURCHASE_ENDED] = NC_("purchase", "Ended"),
    [SOURCIER_PURCHASE_DROPPED] = NC_("purchase", "Dropped"),
  };

  g_return_val_if_fail (state < SOURCIER_N_PURCHASE_STATES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "purchase", names[state]);
}

/**
 * sourcier_purchase_state_find:
 * @code: a code
 * @state: (out): the state of exactly this code; left alone if there is none
 *
 * Returns: whether there is one
 */
gboolean
sourcier_purchase_state_find (const char            *code,
                              SourcierPurchaseState *state)
{
  g_return_val_if_fail (code != NULL && state != NULL, FALSE);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_STATES; i++)
    if (g_str_equal (sourcier_purchase_state_get_code (i), code))
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sourcier_purchase_state_recognise:
 * @text: (nullable): a state as a person or a list writes it, French or English: "Planifié", "planifiée", "awarded"
 * @state: (out): the state that is meant; left alone if it is none
 *
 * Returns: whether a state is meant
 */
gboolean
sourcier_purchase_state_recognise (const char            *text,
                                   SourcierPurchaseState *state)
{
  /* As sourcier_text_fold() gives them, without the final "e" and "s" of French agreement. */
  static const struct
  {
    const char *word;
    SourcierPurchaseState state;
  } words[] = {
    { "idee", SOURCIER_PURCHASE_IDEA }, { "besoin", SOURCIER_PURCHASE_IDEA },
    { "planifi", SOURCIER_PURCHASE_PLANNED }, { "programm", SOURCIER_PURCHASE_PLANNED },
    { "lanc", SOURCIER_PURCHASE_LAUNCHED }, { "en cours de consultation", SOURCIER_PURCHASE_LAUNCHED },
    { "attribu", SOURCIER_PURCHASE_AWARDED }, { "notifi", SOURCIER_PURCHASE_AWARDED },
    { "termin", SOURCIER_PURCHASE_ENDED }, { "achev", SOURCIER_PURCHASE_ENDED },
    { "abandonn", SOURCIER_PURCHASE_DROPPED }, { "sans suite", SOURCIER_PURCHASE_DROPPED },
  };

  g_return_val_if_fail (state != NULL, FALSE);

  g_autofree char *folded = sourcier_text_fold (text);

  if (sourcier_purchase_state_find (folded, state))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if (g_str_has_prefix (folded, words[i].word) && strspn (folded + length, "es") == strlen (folded + length))
        {
          *state = words[i].state;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * sourcier_purchase_get_state:
 * @self: a purchase
 *
 * Returns: how far it has come; an idea where no known state is told
 */
SourcierPurchaseState
sourcier_purchase_get_state (SourcierPurchase *self)
{
  SourcierPurchaseState state = SOURCIER_PURCHASE_IDEA;

  sourcier_purchase_state_find (sourcier_purchase_get_text (self, SOURCIER_PURCHASE_STATE), &state);
  return state;
}

/**
 * sourcier_purchase_set_state:
 * @self: a purchase
 * @state: how far it has come
 */
void
sourcier_purchase_set_state (SourcierPurchase      *self,
                             SourcierPurchaseState  state)
{
  sourcier_purchase_set_text (self, SOURCIER_PURCHASE_STATE, sourcier_purchase_state_get_code (state));
}

/**
 * sourcier_purchase_get_amount:
 * @self: a purchase
 *
 * The amount that thresholds, questions and sums take: what a need is estimated at before it is put to competition
 * decides of the procedure (CCP, R2121-1), and contracts read from elsewhere tell only what was awarded.
 *
 * Returns: the estimate in cents HT, or the amount awarded where none is told; %SOURCIER_MONEY_UNKNOWN where neither is
 */
gint64
sourcier_purchase_get_amount (SourcierPurchase *self)
{
  gint64 estimate = sourcier_purchase_get_number (self, SOURCIER_PURCHASE_ESTIMATE);

  return estimate != SOURCIER_MONEY_UNKNOWN ? estimate
                                            : sourcier_purchase_get_number (self, SOURCIER_PURCHASE_AWARDED_AMOUNT);
}

/**
 * sourcier_purchase_get_day:
 * @self: a purchase
 *
 * Returns: the day whose rules it falls under: the launch, or the notification where none is told; %SOURCIER_DAY_NONE
 *   where neither is
 */
SourcierDay
sourcier_purchase_get_day (SourcierPurchase *self)
{
  SourcierDay launch = (SourcierDay) sourcier_purchase_get_number (self, SOURCIER_PURCHASE_LAUNCH_DAY);

  return launch != SOURCIER_DAY_NONE ? launch
         : (SourcierDay) sourcier_purchase_get_number (self, SOURCIER_PURCHASE_NOTIFICATION_DAY);
}

/**
 * sourcier_purchase_get_year:
 * @self: a purchase
 *
 * Returns: the year of sourcier_purchase_get_day(), 0 if no day is told
 */
int
sourcier_purchase_get_year (SourcierPurchase *self)
{
  return sourcier_day_get_year (sourcier_purchase_get_day (self));
}

/* The sum of a field over parts; SOURCIER_NUMBER_UNKNOWN where none tells it. */
static gint64
sum_parts (SourcierPurchase     *self,
           SourcierPurchasePart  part,
           guint                 field)
{
  GPtrArray *parts = sourcier_purchase_get_parts (self, part);
  gint64 sum = SOURCIER_NUMBER_UNKNOWN;

  g_return_val_if_fail (parts != NULL, sum);

  for (guint i = 0; i < parts->len; i++)
    if (sourcier_record_is_told (parts->pdata[i], field))
      sum = MAX (sum, 0) + sourcier_record_get_number (parts->pdata[i], field);
  return sum;
}

/**
 * sourcier_purchase_get_weights:
 * @self: a purchase
 *
 * Returns: the sum of the weights of its criteria in hundredths of a per cent, 10000 for 100 %;
 *   %SOURCIER_NUMBER_UNKNOWN if none is told
 */
gint64
sourcier_purchase_get_weights (SourcierPurchase *self)
{
  return sum_parts (self, SOURCIER_PURCHASE_CRITERIA, SOURCIER_CRITERION_WEIGHT);
}

/**
 * sourcier_purchase_get_lots_estimate:
 * @self: a purchase
 *
 * Returns: the sum of the estimates of its lots in cents HT; %SOURCIER_MONEY_UNKNOWN if none is told
 */
gint64
sourcier_purchase_get_lots_estimate (SourcierPurchase *self)
{
  return sum_parts (self, SOURCIER_PURCHASE_LOTS, SOURCIER_LOT_ESTIMATE);
}

/* Eight digits of a known division, the check digit after them or not. Which of them are codes is not looked at here:
 * the check digit is no help, 6 % of the codes break its rule. */
static gboolean
is_cpv (const char *cpv)
{
  gsize digits = strspn (cpv, "0123456789");

  return digits == 8 && sourcier_cpv_division_find (cpv) != NULL
         && (cpv[8] == '\0' || (cpv[8] == '-' && g_ascii_isdigit (cpv[9]) && cpv[10] == '\0'));
}

static gboolean
doubts_days (SourcierPurchase *self)
{
  static const SourcierPurchaseField days[] = {
    SOURCIER_PURCHASE_LAUNCH_DAY, SOURCIER_PURCHASE_NOTIFICATION_DAY, SOURCIER_PURCHASE_END_DAY,
  };
  gint64 last = SOURCIER_DAY_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 day = sourcier_purchase_get_number (self, days[i]);

      if (day != SOURCIER_DAY_NONE && day < last)
        return TRUE;
      if (day != SOURCIER_DAY_NONE)
        last = day;
    }
  return FALSE;
}

static gboolean
doubts_terms (SourcierRecord *record)
{
  for (guint i = 0; i < sourcier_record_get_n_fields (record); i++)
    {
      SourcierTermList list;

      if (sourcier_purchase_field_terms (sourcier_record_get_field (record, i), &list)
          && sourcier_record_is_told (record, i)
          && sourcier_term_find (list, sourcier_record_get_text (record, i)) == NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
doubts_a_holder (SourcierPurchase *self)
{
  GPtrArray *holders = sourcier_purchase_get_parts (self, SOURCIER_PURCHASE_HOLDERS);

  for (guint i = 0; i < holders->len; i++)
    if (g_str_equal (sourcier_record_get_text (holders->pdata[i], SOURCIER_HOLDER_IDENTIFIER_TYPE), "SIRET")
        && sourcier_record_is_told (holders->pdata[i], SOURCIER_HOLDER_IDENTIFIER)
        && sourcier_siret_check (sourcier_record_get_text (holders->pdata[i], SOURCIER_HOLDER_IDENTIFIER))
           != SOURCIER_SIRET_SOUND)
      return TRUE;
  return FALSE;
}

/**
 * sourcier_purchase_get_doubts:
 * @self: a purchase
 *
 * Returns: what is odd about its data
 */
SourcierPurchaseDoubts
sourcier_purchase_get_doubts (SourcierPurchase *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), SOURCIER_PURCHASE_SOUND);

  const char *cpv = sourcier_purchase_get_text (self, SOURCIER_PURCHASE_CPV);
  gint64 estimate = sourcier_purchase_get_number (self, SOURCIER_PURCHASE_ESTIMATE);
  gint64 weights = sourcier_purchase_get_weights (self);
  SourcierPurchaseDoubts doubts = SOURCIER_PURCHASE_SOUND;

  if (!sourcier_record_is_told (SOURCIER_RECORD (self), SOURCIER_PURCHASE_SUBJECT))
    doubts |= SOURCIER_PURCHASE_DOUBT_SUBJECT;
  if (*cpv != '\0' && !is_cpv (cpv))
    doubts |= SOURCIER_PURCHASE_DOUBT_CPV;
  if (doubts_days (self))
    doubts |= SOURCIER_PURCHASE_DOUBT_DAYS;
  if (doubts_terms (SOURCIER_RECORD (self)))
    doubts |= SOURCIER_PURCHASE_DOUBT_TERMS;
  if (weights != SOURCIER_NUMBER_UNKNOWN && weights != 10000)
    doubts |= SOURCIER_PURCHASE_DOUBT_WEIGHTS;
  if (estimate != SOURCIER_MONEY_UNKNOWN && sourcier_purchase_get_lots_estimate (self) > estimate)
    doubts |= SOURCIER_PURCHASE_DOUBT_LOTS;
  if (doubts_a_holder (self))
    doubts |= SOURCIER_PURCHASE_DOUBT_HOLDER;
  return doubts;
}

/**
 * sourcier_purchase_doubts_to_words:
 * @self: a purchase
 *
 * Returns: (transfer full): what is odd about its data, for the reader, on one line; "" if nothing is
 */
char *
sourcier_purchase_doubts_to_words (SourcierPurchase *self)
{
  static const struct
  {
    SourcierPurchaseDoubts doubt;
    const char *words;
  } all[] = {
    { SOURCIER_PURCHASE_DOUBT_SUBJECT, N_("No subject") },
    { SOURCIER_PURCHASE_DOUBT_CPV, N_("The CPV code is not eight digits of a known division") },
    { SOURCIER_PURCHASE_DOUBT_DAYS, N_("Launch, notification and end do not follow each other") },
    { SOURCIER_PURCHASE_DOUBT_TERMS, N_("The nature, type, procedure or article is none that is known") },
    { SOURCIER_PURCHASE_DOUBT_WEIGHTS, N_("The weights of the criteria do not add up to 100%") },
    { SOURCIER_PURCHASE_DOUBT_LOTS, N_("The lots add up to more than the estimate") },
    { SOURCIER_PURCHASE_DOUBT_HOLDER, N_("The SIRET of a holder is doubtful") },
  };
  SourcierPurchaseDoubts doubts = sourcier_purchase_get_doubts (self);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (doubts & all[i].doubt)
      sourcier_text_append_part (words, _(all[i].words));
  return g_string_free (words, FALSE);
}

static void
append_fields (GString        *words,
               SourcierRecord *record,
               const guint    *searched,
               guint           n_searched)
{
  for (guint i = 0; i < n_searched; i++)
    {
      g_string_append (words, sourcier_record_get_text (record, searched[i]));
      g_string_append_c (words, '\n');
    }
}

/**
 * sourcier_purchase_get_search_text:
 * @self: a purchase
 *
 * Returns: (transfer full): the folded words that search looks at, parted by spaces: what the purchase, its lots and its
 *   holders are called
 */
char *
sourcier_purchase_get_search_text (SourcierPurchase *self)
{
  static const guint searched[] = {
    SOURCIER_PURCHASE_SUBJECT, SOURCIER_PURCHASE_NUMBER, SOURCIER_PURCHASE_CPV, SOURCIER_PURCHASE_SERVICE,
    SOURCIER_PURCHASE_BUYER, SOURCIER_PURCHASE_NOTES, SOURCIER_PURCHASE_UID,
  };
  static const guint of_lots[] = { SOURCIER_LOT_SUBJECT, SOURCIER_LOT_CPV };
  static const guint of_holders[] = { SOURCIER_HOLDER_NAME, SOURCIER_HOLDER_IDENTIFIER };

  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), NULL);

  GPtrArray *lots = sourcier_purchase_get_parts (self, SOURCIER_PURCHASE_LOTS);
  GPtrArray *holders = sourcier_purchase_get_parts (self, SOURCIER_PURCHASE_HOLDERS);
  g_autoptr (GString) words = g_string_new (NULL);

  append_fields (words, SOURCIER_RECORD (self), searched, G_N_ELEMENTS (searched));
  for (guint i = 0; i < lots->len; i++)
    append_fields (words, lots->pdata[i], of_lots, G_N_ELEMENTS (of_lots));
  for (guint i = 0; i < holders->len; i++)
    append_fields (words, holders->pdata[i], of_holders, G_N_ELEMENTS (of_holders));
  return sourcier_text_fold (words->str);
}
