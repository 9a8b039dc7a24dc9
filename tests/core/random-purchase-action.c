/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-action.h"

#include "purchases/decp-store.h"
#include "purchases/letter-template-store.h"
#include "purchases/purchase-saved-list.h"
#include "purchases/purchase-store.h"
#include "purchases/reserve-advice.h"
#include "purchases/sending-store.h"
#include "purchases/shortlist-store.h"

/* Parts that name a supplier name one that is there, as the program's own forms do. */
static void
add_part (RandomOffice         *at,
          SourcierPurchase     *purchase,
          SourcierPurchasePart  part)
{
  g_autoptr (SourcierRecord) record = sourcier_purchase_part_new (part);

  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    random_record_change (at, record, 0);
  sourcier_purchase_add_part (purchase, part, record);
}

static void
change_parts (RandomOffice     *at,
              SourcierPurchase *purchase)
{
  SourcierPurchasePart part = (SourcierPurchasePart) g_test_rand_int_range (0, SOURCIER_N_PURCHASE_PARTS);
  GPtrArray *parts = sourcier_purchase_get_parts (purchase, part);

  if (parts->len == 0 || ONE_IN (3))
    add_part (at, purchase, part);
  else if (ONE_IN (3))
    sourcier_purchase_remove_part (purchase, part, parts->pdata[0]);
  else
    random_record_change (at, parts->pdata[parts->len - 1], 0);
}

static void
change_considerations (SourcierPurchase *purchase)
{
  const char * const some[] = { "social-clause", "environmental-clause", "own words", NULL };

  sourcier_purchase_set_considerations (purchase, some + g_test_rand_int_range (0, 4));
}

static void
change (RandomOffice     *at,
        SourcierPurchase *purchase)
{
  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    {
      if (ONE_IN (2))
        random_record_change (at, SOURCIER_RECORD (purchase), 0);
      else
        change_parts (at, purchase);
      if (ONE_IN (4))
        change_considerations (purchase);
      if (ONE_IN (4))
        sourcier_purchase_set_state (purchase, (SourcierPurchaseState) g_test_rand_int_range (0, SOURCIER_N_PURCHASE_STATES));
    }
}

static gboolean
add_purchase (RandomOffice  *at,
              GError       **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();

  change (at, purchase);
  return sourcier_purchase_store_save (at->store, purchase, error);
}

static gboolean
edit_purchase (RandomOffice  *at,
               GError       **error)
{
  g_autoptr (SourcierPurchase) purchase =
    sourcier_purchase_store_load (at->store, random_row (at, "purchase"), error);

  if (purchase == NULL)
    return FALSE;
  change (at, purchase);
  return sourcier_purchase_store_save (at->store, purchase, error);
}

static gboolean
delete_purchase (RandomOffice  *at,
                 GError       **error)
{
  return sourcier_purchase_store_delete (at->store, random_row (at, "purchase"), error);
}

static gboolean
shortlist (RandomOffice  *at,
           GError       **error)
{
  g_autoptr (GArray) suppliers = random_rows (at, "supplier", 5);
  SourcierShortlistAdded added;

  return sourcier_shortlist_store_add (at->store, random_row (at, "purchase"), suppliers, &added, error);
}

static gboolean
consult (RandomOffice  *at,
         GError       **error)
{
  gint64 purchase = random_row (at, "purchase");
  g_autoptr (GArray) candidates = random_rows (at, "purchase_candidate", 4);
  SourcierDay day = sourcier_day_from_ymd (2026, 11, 1);
  guint n;

  return ONE_IN (3) ? sourcier_shortlist_store_remove (at->store, purchase, candidates, &n, error)
                    : sourcier_shortlist_store_consult (at->store, purchase, candidates, day, &n, error);
}

static gboolean
write_to (RandomOffice  *at,
          GError       **error)
{
  g_autoptr (GArray) suppliers = random_rows (at, "supplier", 4);
  const SourcierSendingAbout about = { sourcier_day_from_ymd (2026, 11, 2), SOURCIER_SENDING_LETTER, random_word () };
  guint n;

  return sourcier_sending_store_add (at->store, random_row (at, "purchase"), suppliers, &about, &n, error);
}

static gboolean
correct_sending (RandomOffice  *at,
                 GError       **error)
{
  gint64 id = random_row (at, "purchase");
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (at->store, id, error);
  GPtrArray *sendings = purchase != NULL ? sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_SENDINGS) : NULL;

  if (sendings == NULL || sendings->len == 0)
    return purchase != NULL;
  if (ONE_IN (2))
    return sourcier_sending_store_remove (at->store, id, sourcier_record_get_id (sendings->pdata[0]), error);

  g_autoptr (SourcierRecord) sending = sourcier_record_copy (sendings->pdata[0]);
  random_record_change (at, sending, SOURCIER_SENDING_NAME);
  return sourcier_sending_store_set (at->store, id, sending, error);
}

static gboolean
publish (RandomOffice  *at,
         GError       **error)
{
  gint64 purchase = random_row (at, "purchase");

  return purchase == 0 || sourcier_decp_store_delete (at->store, purchase, error);
}

static gboolean
keep_list (RandomOffice  *at,
           GError       **error)
{
  g_autoptr (SourcierSavedList) list =
    sourcier_saved_list_store_open (at->store, &sourcier_purchase_lists, "À relancer", TRUE, error);
  gint64 purchase = random_row (at, "purchase");
  gboolean added;

  return list != NULL
         && (purchase == 0 || sourcier_saved_list_store_add (at->store, list, purchase, &added, error));
}

static gboolean
set_advice (RandomOffice  *at,
            GError       **error)
{
  SourcierAdviceLimits limits = sourcier_advice_limits_default;

  limits.clause_above = g_test_rand_int_range (0, 3);
  limits.lot_above = g_test_rand_int_range (0, 5);
  return sourcier_advice_limits_save (at->store, &limits, error);
}

static gboolean
keep_template (RandomOffice  *at,
               GError       **error)
{
  g_autoptr (SourcierOdtTemplate) own = sourcier_letter_template_default (SOURCIER_FRENCH, error);
  g_autoptr (SourcierOdtTemplate) named =
    own != NULL ? sourcier_odt_template_new (sourcier_odt_template_get_bytes (own), ONE_IN (2) ? "A.odt" : "B.odt", error) : NULL;
  gint64 id;

  if (named == NULL)
    return FALSE;
  if (ONE_IN (3))
    return sourcier_letter_template_store_remove (at->store, random_row (at, "letter_template"), error);
  return sourcier_letter_template_store_add (at->store, named, ONE_IN (2) ? SOURCIER_FRENCH : SOURCIER_ENGLISH, &id, error);
}

const RandomAction random_purchase_actions[] = {
  { "Add purchase", add_purchase },
  { "Edit purchase", edit_purchase },
  { "Edit another purchase", edit_purchase },
  { "Delete purchase", delete_purchase },
  { "Shortlist", shortlist, TRUE },
  { "Consult", consult, TRUE },
  { "Write to", write_to, TRUE },
  { "Correct a sending", correct_sending, TRUE },
  { "Forget what was published", publish },
  { "Add purchase to list", keep_list },
  { "Change the advice", set_advice },
  { "Keep a template", keep_template, TRUE },
  { NULL },
};
