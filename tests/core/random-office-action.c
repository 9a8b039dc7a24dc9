/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-action.h"

#include "office/buyer-store.h"
#include "office/export-preset-store.h"
#include "purchases/purchase-saved-list.h"
#include "reference/official-list-store.h"
#include "rules/rule-store.h"
#include "suppliers/supplier-query.h"
#include "suppliers/supplier-saved-list.h"

static const char * const list_names[] = { "Salon 2026", "salon 2026", "À relancer", "" };

static gboolean
change_buyer (RandomOffice  *at,
              GError       **error)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (at->store, error);

  if (buyer == NULL)
    return FALSE;
  sourcier_buyer_set_name (buyer, random_word ());
  sourcier_buyer_set_kind (buyer, (SourcierBuyerKind) g_test_rand_int_range (0, SOURCIER_N_BUYER_KINDS));
  sourcier_buyer_set_departement (buyer, ONE_IN (2) ? "95" : "2A");
  sourcier_buyer_set_yearly_volume (buyer, random_amount ());
  return sourcier_buyer_store_save (at->store, buyer, error);
}

static const SourcierSavedListKind *
any_kind (void)
{
  return ONE_IN (2) ? &sourcier_supplier_lists : &sourcier_purchase_lists;
}

/* A new one keeps a question, or those who are on it. */
static gboolean
name_list (RandomOffice  *at,
           GError       **error)
{
  const SourcierSavedListKind *kind = any_kind ();
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_store_find (at->store, kind, PICK_ONE (list_names), NULL);

  if (list == NULL)
    {
      g_autoptr (GObject) question = ONE_IN (2) ? kind->new_question () : NULL;
      list = sourcier_saved_list_new (kind, PICK_ONE (list_names), question);
    }
  else if (ONE_IN (2))
    sourcier_saved_list_set_name (list, PICK_ONE (list_names));
  sourcier_saved_list_set_note (list, random_word ());
  return sourcier_saved_list_store_save (at->store, list, error);
}

/* A saved question which speaks of another list follows that list's name. */
static gboolean
ask_of_list (RandomOffice  *at,
             GError       **error)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_choice (everything, SOURCIER_FACET_SAVED_LIST, "Salon 2026", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_new (&sourcier_supplier_lists, "Du salon", query);

  return sourcier_saved_list_store_save (at->store, list, error);
}

static gboolean
delete_list (RandomOffice  *at,
             GError       **error)
{
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_store_find (at->store, any_kind (), PICK_ONE (list_names), NULL);

  return list == NULL || sourcier_saved_list_store_delete (at->store, list, error);
}

static gboolean
keep_preset (RandomOffice  *at,
             GError       **error)
{
  static const char * const names[] = { "Pour le conseil", "pour le conseil", "Excel", "" };
  g_autoptr (SourcierExportOptions) options =
    sourcier_export_options_new ((SourcierExportFormat) g_test_rand_int_range (0, SOURCIER_N_EXPORT_FORMATS));
  const char *name = PICK_ONE (names);
  g_autoptr (SourcierExportPreset) found = sourcier_export_preset_store_find (at->store, "suppliers", name, NULL);
  g_autoptr (SourcierExportPreset) preset = sourcier_export_preset_new ("suppliers", name, options);

  if (found != NULL && ONE_IN (3))
    return sourcier_export_preset_store_delete (at->store, found, error);
  if (found != NULL && ONE_IN (2))
    preset->id = found->id;
  return sourcier_export_preset_store_save (at->store, preset, error);
}

static gboolean
change_own_rule (RandomOffice  *at,
                 GError       **error)
{
  g_autoptr (GPtrArray) own = sourcier_rule_store_load_own (at->store, error);
  g_autoptr (SourcierRule) rule = NULL;

  if (own == NULL)
    return FALSE;
  rule = own->len > 0 && !ONE_IN (3) ? g_object_ref (own->pdata[g_test_rand_int_range (0, (int) own->len)])
                                     : sourcier_rule_new_own ();
  if (sourcier_rule_get_id (rule) != 0 && ONE_IN (4))
    return sourcier_rule_store_delete_own (at->store, rule, error);
  sourcier_rule_set_title (rule, SOURCIER_FRENCH, random_word ());
  sourcier_rule_set_text (rule, SOURCIER_ENGLISH, random_word ());
  sourcier_rule_set_met_by (rule, ONE_IN (2) ? "social-clause" : "");
  sourcier_rule_set_natures (rule, (guint) g_test_rand_int_range (0, 1 << SOURCIER_N_RULE_NATURES));
  sourcier_rule_set_amounts (rule, random_amount (), random_amount ());
  sourcier_rule_set_period (rule, random_day (), random_day ());
  sourcier_rule_set_verified (rule, random_day (), random_word ());
  return sourcier_rule_store_save_own (at->store, rule, error);
}

static gboolean
change_override (RandomOffice  *at,
                 GError       **error)
{
  static const char * const rules[] = { "eu-services", "own:1", "no rule" };
  g_autoptr (GPtrArray) overrides = sourcier_rule_store_load_overrides (at->store, error);
  g_autoptr (SourcierRuleOverride) override = NULL;

  if (overrides == NULL)
    return FALSE;
  override = overrides->len > 0 && ONE_IN (2) ? g_object_ref (overrides->pdata[0])
                                              : sourcier_rule_override_new (PICK_ONE (rules), ONE_IN (2));
  if (sourcier_rule_override_get_id (override) != 0 && ONE_IN (3))
    return sourcier_rule_store_delete_override (at->store, sourcier_rule_override_get_id (override), error);
  sourcier_rule_override_set_amount (override, random_amount ());
  sourcier_rule_override_set_period (override, random_day (), random_day ());
  sourcier_rule_override_set_note (override, random_word ());
  return sourcier_rule_store_save_override (at->store, override, error);
}

static gboolean
load_official_list (RandomOffice  *at,
                    GError       **error)
{
  static const char * const lists[] = {
    "code_8;cle;libelle_fr;libelle_en\n03000000;1;Produits agricoles;Agricultural products\n",
    "code_8;cle;libelle_fr;libelle_en\n90000000;7;Eaux usées;Sewage\n90910000;9;Nettoyage;Cleaning services\n",
    "lib_com;insee_com;code_qp\nPontoise;95500;QN00306M\nX;3101;QN00306M\n",
    "codgeo;frr 2025\n95500;FRR\n2A004;FRR+\n",
    "codgeo;frr 2026\n95500;FRR+\n",
  };
  g_autoptr (GFile) file = random_list_write (at, "official.csv", PICK_ONE (lists));
  g_autoptr (SourcierOfficialReading) reading = sourcier_official_list_store_take (at->store, file, NULL, NULL, error);

  return reading != NULL;
}

const RandomAction random_office_actions[] = {
  { "Change the buyer", change_buyer },
  { "Name a list", name_list },
  { "Ask of a list", ask_of_list },
  { "Delete list", delete_list },
  { "Keep a preset", keep_preset },
  { "Change an own rule", change_own_rule },
  { "Change an override", change_override },
  { "Load an official list", load_official_list, TRUE },
  { NULL },
};
