/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/spaser.h"

#include "base/money.h"
#include "reference/reference-table.h"

#include <string.h>

typedef struct
{
  gint64      amount;
  SourcierDay from;
} Threshold;

static GArray *thresholds;

/* ">50000000" in the table: the duty begins above the amount. */
static void
add_threshold (const SourcierReferenceRow *row,
               gpointer                    user_data)
{
  Threshold threshold = { 0, sourcier_day_parse (sourcier_reference_row_get (row, "from")) };

  if (strcmp (sourcier_reference_row_get (row, "code"), "spaser") == 0
      && sourcier_money_parse (sourcier_reference_row_get (row, "from_amount") + strlen (">"), &threshold.amount))
    g_array_append_val (thresholds, threshold);
}

/**
 * sourcier_spaser_get_threshold:
 * @day: the day the question is asked for
 *
 * Article D2111-3 of the code de la commande publique, as the table of rules has it: 50 M€ HT of purchases in a calendar
 * year; décret 2022-767 lowered it from 100 M€ on 1 January 2023.
 *
 * Returns: the yearly volume of purchases above which a buyer must adopt a SPASER, in cents HT
 */
gint64
sourcier_spaser_get_threshold (SourcierDay day)
{
  static gsize ready = 0;
  gint64 amount = 0;

  if (g_once_init_enter (&ready))
    {
      thresholds = g_array_new (FALSE, FALSE, sizeof (Threshold));
      sourcier_reference_read ("rules", add_threshold, NULL);
      g_once_init_leave (&ready, 1);
    }

  /* The rows stand by day. */
  for (guint i = 0; i < thresholds->len; i++)
    if (g_array_index (thresholds, Threshold, i).from <= day)
      amount = g_array_index (thresholds, Threshold, i).amount;
  return amount;
}

/**
 * sourcier_spaser_is_compulsory:
 * @yearly_volume: what the buyer buys in a calendar year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 * @day: the day the question is asked for
 *
 * Returns: whether the buyer must adopt a SPASER; %FALSE when its volume is not known
 */
gboolean
sourcier_spaser_is_compulsory (gint64      yearly_volume,
                               SourcierDay day)
{
  return yearly_volume != SOURCIER_MONEY_UNKNOWN && yearly_volume > sourcier_spaser_get_threshold (day);
}
