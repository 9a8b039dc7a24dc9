/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-typed.h"

#include "base/money.h"
#include "base/siret.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

/* Essential data as a person types them in a form: shares in per cent, days and amounts as elsewhere in the program. */

/* Why the office is asked, after what schema 2.0.3 says of each member. */
static const char * const reasons[SOURCIER_N_DECP_FIELDS] = {
  [SOURCIER_DECP_BUYER] = N_("Only where another than the office buys: the export asks for the SIRET of the office once for "
                             "all"),
  [SOURCIER_DECP_NATURE] = N_("Which kind of concession it is decides which rules its data follow"),
  [SOURCIER_DECP_TECHNIQUES] = N_("Tells whether the contract is a framework agreement (accord-cadre) or was made through "
                                  "another technique; “Sans objet” is written where nothing is ticked"),
  [SOURCIER_DECP_EXECUTION] = N_("How what is bought is ordered: by stages, by purchase orders, by contracts under the "
                                 "framework; “Sans objet” is written where nothing is ticked"),
  [SOURCIER_DECP_FRAMEWORK] = N_("Of a contract under a framework agreement only: the number of that agreement, so that both are "
                                 "found together"),
  [SOURCIER_DECP_INNOVATIVE] = N_("Innovative purchases (R2122-9-1) are counted by the State"),
  [SOURCIER_DECP_CCAG] = N_("Which general conditions (CCAG) the contract refers to; “Pas de CCAG” is written where none is "
                            "chosen"),
  [SOURCIER_DECP_ADVANCE] = N_("Whether an advance is paid to the main holder, which tells how small companies are paid"),
  [SOURCIER_DECP_ADVANCE_RATE] = N_("How much of the amount of the contract the advance is; 0 where there is one and its rate is "
                                    "not known"),
  [SOURCIER_DECP_GROUPING] = N_("Whether several holders answer each for its part (conjoint) or for the whole (solidaire): the "
                                "office alone knows"),
  [SOURCIER_DECP_SUBCONTRACTED] = N_("Whether the holders declared subcontractors by the day of notification"),
  [SOURCIER_DECP_PLACE] = N_("The main place where the contract is carried out; codes of Insee rather than a postcode"),
  [SOURCIER_DECP_PLACE_KIND] = N_("What the code of the place is a code of"),
  [SOURCIER_DECP_STARTED] = N_("The day when the concession begins to be carried out"),
  [SOURCIER_DECP_PUBLISHED] = N_("The day when the data were published on data.gouv.fr for the first time; a modification does not "
                                 "change it. Left empty, the day told at the export is written"),
  [SOURCIER_DECP_SUBSIDY] = N_("What public money the concession receives; 0 where it receives none"),
  [SOURCIER_DECP_PRICE_TYPES] = N_("Whether the price stays, is brought up to date or is revised"),
  [SOURCIER_DECP_PRICE_FORM] = N_("Whether it is a price for each unit (unitaire), for the whole (forfaitaire) or both (mixte)"),
  [SOURCIER_DECP_ORIGIN_EU] = N_("Of food, vehicles, health products and clothing only: how much of what is supplied comes from the "
                                 "European Union, France included"),
  [SOURCIER_DECP_ORIGIN_FRANCE] = N_("Of food, vehicles, health products and clothing only: how much of what is supplied comes from "
                                     "France; no more than from the European Union"),
};

/**
 * sourcier_decp_field_get_reason:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): why it is asked, for the reader; %NULL where the purchase itself tells it
 */
const char *
sourcier_decp_field_get_reason (SourcierDecpField field)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  return reasons[field] != NULL ? _(reasons[field]) : NULL;
}

/* "12,5 %" is 0.125. */
static gboolean
type_share (SourcierDecpContract *self,
            SourcierDecpField     field,
            const char           *tidy)
{
  g_auto (GStrv) parts = g_strsplit (tidy, ",", -1);
  g_autofree char *number = g_strjoinv (".", parts);
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double percent = g_ascii_strtod (number, &end);
  g_autofree char *rest = sourcier_text_tidy (end);

  if (end == number || (*rest != '\0' && !g_str_equal (rest, "%")) || !(percent >= 0 && percent <= 100))
    return FALSE;
  sourcier_decp_contract_set (self, field, g_ascii_formatd (text, sizeof text, "%.6g", percent / 100));
  return TRUE;
}

static gboolean
type_money (SourcierDecpContract *self,
            SourcierDecpField     field,
            const char           *tidy)
{
  g_autofree char *text = NULL;
  gint64 cents;

  if (!sourcier_money_parse (tidy, &cents))
    return FALSE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, cents);
  sourcier_decp_contract_set (self, field, text);
  return TRUE;
}

static gboolean
type_day (SourcierDecpContract *self,
          SourcierDecpField     field,
          const char           *tidy)
{
  g_autofree char *iso = sourcier_day_to_iso (sourcier_day_parse (tidy));

  if (iso == NULL)
    return FALSE;
  sourcier_decp_contract_set (self, field, iso);
  return TRUE;
}

/**
 * sourcier_decp_contract_type:
 * @self: a contract
 * @field: a field
 * @typed: what a person typed or picked; "" if nothing is told
 *
 * Keeps what is typed, whether the schema allows it or not: the export tells that. Several codes stand with bars between
 * them.
 *
 * Returns: %FALSE if it cannot be understood, the contract being as before
 */
gboolean
sourcier_decp_contract_type (SourcierDecpContract *self,
                             SourcierDecpField     field,
                             const char           *typed)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, FALSE);

  g_autofree char *tidy = sourcier_text_tidy (typed);
  g_autofree char *siret = sourcier_siret_clean (tidy);

  if (*tidy == '\0')
    {
      sourcier_decp_contract_set (self, field, NULL);
      return TRUE;
    }
  if (field == SOURCIER_DECP_PLACE && !g_str_equal (tidy, sourcier_decp_contract_get (self, field)))
    sourcier_decp_contract_set (self, SOURCIER_DECP_PLACE_NAME, NULL);
  switch ((int) sourcier_decp_field_get_kind (field))
    {
    case SOURCIER_DECP_SHARE:
      return type_share (self, field, tidy);
    case SOURCIER_DECP_MONEY:
      return type_money (self, field, tidy);
    case SOURCIER_DECP_DAY:
      return type_day (self, field, tidy);
    case SOURCIER_DECP_SIRET:
      sourcier_decp_contract_set (self, field, siret);
      return TRUE;
    default:
      sourcier_decp_contract_set (self, field, tidy);
      return TRUE;
    }
}

/**
 * sourcier_decp_contract_to_typed:
 * @self: a contract
 * @field: a field
 *
 * Returns: (transfer full): what sourcier_decp_contract_type() reads as the same; "" if nothing is told
 */
char *
sourcier_decp_contract_to_typed (const SourcierDecpContract *self,
                                 SourcierDecpField           field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  const char *value = sourcier_decp_contract_get (self, field);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (*value != '\0' && sourcier_decp_field_get_kind (field) == SOURCIER_DECP_SHARE)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", g_ascii_strtod (value, NULL) * 100));
  if (*value != '\0' && sourcier_decp_field_get_kind (field) == SOURCIER_DECP_MONEY)
    return sourcier_money_to_text (sourcier_decp_contract_get_number (self, field));
  return g_strdup (value);
}

/**
 * sourcier_decp_contract_same_values:
 * @self: a contract
 * @other: another
 *
 * Returns: whether both tell the same in their fields, whatever their holders and their acts
 */
gboolean
sourcier_decp_contract_same_values (const SourcierDecpContract *self,
                                    const SourcierDecpContract *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (!g_str_equal (sourcier_decp_contract_get (self, i), sourcier_decp_contract_get (other, i)))
      return FALSE;
  return TRUE;
}
