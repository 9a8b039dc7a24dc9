/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-action.h"

#include "suppliers/duplicate-store.h"
#include "suppliers/label-award-store.h"
#include "suppliers/supplier-bulk.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"

static const char * const sirets[] = {
  "73282932000074", "80746931700018", "75187049400026", "73282932000075", "732 829 320 00074", "" };
static const char * const communes[] = { "95500", "93066", "2A004", "97105", "99999", "" };

static void
tell_field (SourcierSupplier *supplier)
{
  SourcierSupplierField field = (SourcierSupplierField) g_test_rand_int_range (0, SOURCIER_N_SUPPLIER_FIELDS);

  switch (field)
    {
    case SOURCIER_SUPPLIER_SIRET:
      sourcier_supplier_set_text (supplier, field, PICK_ONE (sirets));
      break;
    case SOURCIER_SUPPLIER_COMMUNE:
      sourcier_supplier_set_text (supplier, field, PICK_ONE (communes));
      break;
    case SOURCIER_SUPPLIER_TURNOVER:
      sourcier_supplier_set_turnover (supplier, random_amount ());
      break;
    default:
      sourcier_supplier_set_text (supplier, field, random_word ());
    }
}

static void
add_award (SourcierSupplier *supplier)
{
  static const char * const labels[] = { "EI", "ESUS", "ESAT", "own label" };
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (PICK_ONE (labels));

  sourcier_label_award_set_number (award, random_word ());
  sourcier_label_award_set_valid_from (award, random_day ());
  sourcier_label_award_set_valid_to (award, random_day ());
  sourcier_label_award_set_evidence (award, random_word ());
  sourcier_supplier_add_award (supplier, award);
}

static SourcierEvidenceFile *
new_evidence (void)
{
  static const char * const contents[] = { "%PDF-1.4\n1 0 obj", "GIF89a", "plain", "" };
  const char *content = PICK_ONE (contents);
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));

  return sourcier_evidence_file_new ("attestation été.pdf", bytes);
}

static void
change_award (SourcierSupplier *supplier)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  if (awards->len == 0)
    return;

  SourcierLabelAward *award = awards->pdata[g_test_rand_int_range (0, (int) awards->len)];
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *kept = sourcier_label_award_get_files (award);

  for (guint i = 0; kept != NULL && i < kept->len && !ONE_IN (3); i++)
    g_ptr_array_add (files, g_object_ref (kept->pdata[i]));
  if (ONE_IN (2))
    g_ptr_array_add (files, new_evidence ());
  sourcier_label_award_set_files (award, files);
  sourcier_label_award_set_scope (award, random_word ());
  sourcier_label_award_set_issuer (award, random_word ());
  sourcier_label_award_set_checked_by (award, random_word ());
  sourcier_label_award_set_checked_on (award, random_day ());
  if (ONE_IN (4))
    sourcier_supplier_remove_award (supplier, award);
}

static void
change_contacts (SourcierSupplier *supplier)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  SourcierContactField field = (SourcierContactField) g_test_rand_int_range (0, SOURCIER_N_CONTACT_FIELDS);

  if (contacts->len == 0 || ONE_IN (3))
    {
      g_autoptr (SourcierContact) contact = sourcier_contact_new ();

      sourcier_contact_set_text (contact, field, random_word ());
      sourcier_supplier_add_contact (supplier, contact);
    }
  else if (ONE_IN (3))
    sourcier_supplier_remove_contact (supplier, contacts->pdata[0]);
  else
    sourcier_contact_set_text (contacts->pdata[contacts->len - 1], field, random_word ());
}

static void
change_codes (SourcierSupplier *supplier)
{
  static const char * const families[] = { "culture", "cleaning", "laundry", "other words" };
  static const char * const cpv[] = { "90910000", "03000000", "3111000" };
  static const char * const areas[] = { "country", "region:11", "departement:95", "around:95500:80", "95" };
  static const char * const tags[] = { "local", "Local", "à revoir, local", "a|b;c" };
  const char * const nothing[] = { NULL };

  if (ONE_IN (6))
    sourcier_supplier_set_areas (supplier, nothing);
  if (ONE_IN (6))
    sourcier_supplier_set_tags (supplier, nothing);
  sourcier_supplier_add_family (supplier, PICK_ONE (families));
  sourcier_supplier_remove_family (supplier, PICK_ONE (families));
  sourcier_supplier_add_cpv (supplier, PICK_ONE (cpv));
  sourcier_supplier_remove_cpv (supplier, PICK_ONE (cpv));
  sourcier_supplier_add_area (supplier, PICK_ONE (areas));
  sourcier_supplier_add_tags (supplier, PICK_ONE (tags));
  sourcier_supplier_remove_tags (supplier, PICK_ONE (tags));
}

static gboolean
add_supplier (RandomOffice  *at,
              GError       **error)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, random_word ());
  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    tell_field (supplier);
  if (ONE_IN (2))
    add_award (supplier);
  change_contacts (supplier);
  change_codes (supplier);
  return sourcier_supplier_store_save (at->store, supplier, error);
}

/* One thing after another of several suppliers, within one action. */
static gboolean
edit_suppliers (RandomOffice  *at,
                GError       **error)
{
  static void (* const changes[]) (SourcierSupplier *) = {
    tell_field, tell_field, add_award, change_award, change_award, change_contacts, change_codes };
  g_autoptr (GArray) ids = random_rows (at, "supplier", 3);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SourcierSupplier) supplier =
        sourcier_supplier_store_load (at->store, g_array_index (ids, gint64, i), error);

      if (supplier == NULL)
        return FALSE;
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        PICK_ONE (changes) (supplier);
      if (!sourcier_supplier_store_save (at->store, supplier, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_supplier (RandomOffice  *at,
                 GError       **error)
{
  return sourcier_supplier_store_delete (at->store, random_row (at, "supplier"), error);
}

static gboolean
check_labels (RandomOffice  *at,
              GError       **error)
{
  g_autoptr (GArray) ids = random_rows (at, "label_award", 5);

  return sourcier_label_award_store_check (at->store, ids, sourcier_day_from_ymd (2026, 11, 21), random_word (), error);
}

static gboolean
merge (RandomOffice  *at,
       GError       **error)
{
  gint64 stays = random_row (at, "supplier"), goes = random_row (at, "supplier");
  guint taken = (guint) g_test_rand_int () & ((1u << SOURCIER_N_SUPPLIER_FIELDS) - 1);

  return stays == goes || sourcier_duplicate_store_merge (at->store, stays, goes, taken, error);
}

static gboolean
part (RandomOffice  *at,
      GError       **error)
{
  gint64 first = random_row (at, "supplier"), second = random_row (at, "supplier");

  return first == second || sourcier_duplicate_store_part (at->store, first, second, error);
}

static gboolean
change_many (RandomOffice  *at,
             GError       **error)
{
  static const char * const values[] = { "EI", "ESUS", "culture", "local", "Salon 2026", "95500" };
  SourcierBulkAction action = (SourcierBulkAction) g_test_rand_int_range (0, SOURCIER_BULK_DELETE + 1);
  SourcierBulkChange change = { action, PICK_ONE (values), SOURCIER_SUPPLIER_NOTES };
  g_autoptr (GArray) ids = random_rows (at, "supplier", action == SOURCIER_BULK_DELETE ? 4 : 12);

  do
    change.field = (SourcierSupplierField) g_test_rand_int_range (0, SOURCIER_N_SUPPLIER_FIELDS);
  while (!sourcier_supplier_field_is_shared (change.field));
  return sourcier_supplier_bulk_run (at->store, &change, ids, NULL, NULL, error) >= 0;
}

static gboolean
keep_list (RandomOffice  *at,
           GError       **error)
{
  g_autoptr (SourcierSavedList) list =
    sourcier_saved_list_store_open (at->store, &sourcier_supplier_lists, "Salon 2026", TRUE, error);
  g_autoptr (GArray) ids = random_rows (at, "supplier", 4);
  gboolean changed;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id != 77 && !(ONE_IN (3) ? sourcier_saved_list_store_remove (at->store, list, id, &changed, error)
                                   : sourcier_saved_list_store_add (at->store, list, id, &changed, error)))
        return FALSE;
    }
  return TRUE;
}

const RandomAction random_supplier_actions[] = {
  { "Add supplier", add_supplier },
  { "Add another", add_supplier },
  { "Edit suppliers", edit_suppliers },
  { "Edit more suppliers", edit_suppliers },
  { "Edit still more suppliers", edit_suppliers },
  { "Delete supplier", delete_supplier },
  { "Check labels", check_labels },
  { "Merge suppliers", merge, TRUE },
  { "Not duplicates", part, TRUE },
  { "Change many", change_many, TRUE },
  { "Add to list", keep_list },
  { NULL },
};
