/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-export.h"

#include "suppliers/supplier-export-private.h"
#include "suppliers/supplier-place.h"

#include <math.h>

/* In euros: a whole number unless there are cents. */
static void
set_turnover (JsonObject       *object,
              SourcierSupplier *supplier)
{
  const char *id = sourcier_supplier_field_get_id (SOURCIER_SUPPLIER_TURNOVER);
  gint64 cents = sourcier_supplier_get_turnover (supplier);

  if (cents < 0)
    json_object_set_null_member (object, id);
  else if (cents % 100 == 0)
    json_object_set_int_member (object, id, cents / 100);
  else
    json_object_set_double_member (object, id, cents / 100.0);
}

static void
set_day (JsonObject  *object,
         const char  *name,
         SourcierDay  day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  if (iso != NULL)
    json_object_set_string_member (object, name, iso);
  else
    json_object_set_null_member (object, name);
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  json_object_set_string_member (object, name, text != NULL ? text : "");
}

/* Returns: (transfer full): all that is known of an award, and the code of its state on @day. */
JsonObject *
_sourcier_label_award_to_json (SourcierLabelAward *award,
                               SourcierDay         day)
{
  JsonObject *object = json_object_new ();

  set_text (object, "label", sourcier_label_award_get_label (award));
  set_text (object, "state", sourcier_award_state_get_code (sourcier_label_award_get_state (award, day)));
  set_text (object, "number", sourcier_label_award_get_number (award));
  set_text (object, "scope", sourcier_label_award_get_scope (award));
  set_text (object, "issuer", sourcier_label_award_get_issuer (award));
  set_day (object, "valid_from", sourcier_label_award_get_valid_from (award));
  set_day (object, "valid_to", sourcier_label_award_get_valid_to (award));
  set_text (object, "evidence", sourcier_label_award_get_evidence (award));
  set_text (object, "checked_by", sourcier_label_award_get_checked_by (award));
  set_day (object, "checked_on", sourcier_label_award_get_checked_on (award));
  return object;
}

static JsonArray *
contacts_to_array (GPtrArray *contacts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < contacts->len; i++)
    {
      JsonObject *object = json_object_new ();

      for (int field = 0; field < SOURCIER_N_CONTACT_FIELDS; field++)
        set_text (object, sourcier_contact_field_get_id (field),
                  sourcier_contact_get_text (g_ptr_array_index (contacts, i), field));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
supplier_to_object (SourcierSupplier *supplier,
                    SourcierDay       day)
{
  JsonObject *object = json_object_new ();
  JsonArray *labels = json_array_new ();
  JsonArray *families = json_array_new ();
  JsonArray *cpv = json_array_new ();
  const char * const *sold = sourcier_supplier_get_cpv (supplier);
  JsonArray *areas = json_array_new ();
  const char * const *worked_in = sourcier_supplier_get_areas (supplier);
  JsonArray *tags = json_array_new ();
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  const char * const *codes = sourcier_supplier_get_families (supplier);
  const char * const *own_tags = sourcier_supplier_get_tags (supplier);

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (field == SOURCIER_SUPPLIER_TURNOVER)
      set_turnover (object, supplier);
    else
      set_text (object, sourcier_supplier_field_get_id (field), sourcier_supplier_get_text (supplier, field));

  for (guint i = 0; i < awards->len; i++)
    json_array_add_object_element (labels, _sourcier_label_award_to_json (g_ptr_array_index (awards, i), day));
  for (int i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (families, codes[i]);
  for (int i = 0; sold[i] != NULL; i++)
    json_array_add_string_element (cpv, sold[i]);
  for (int i = 0; worked_in[i] != NULL; i++)
    json_array_add_string_element (areas, worked_in[i]);
  for (int i = 0; own_tags[i] != NULL; i++)
    json_array_add_string_element (tags, own_tags[i]);
  json_object_set_array_member (object, "labels", labels);
  json_object_set_array_member (object, "families", families);
  json_object_set_array_member (object, "cpv", cpv);
  json_object_set_array_member (object, "areas", areas);
  json_object_set_array_member (object, "tags", tags);
  json_object_set_array_member (object, "contacts",
                                contacts_to_array (sourcier_supplier_get_contacts (supplier)));
  return object;
}

/* In kilometres, to a hundred metres: places are not known better. */
static void
set_distance (JsonObject          *object,
              SourcierSupplier    *supplier,
              const SourcierPoint *near)
{
  double km = sourcier_supplier_get_distance (supplier, near, NULL);

  if (km >= 0)
    json_object_set_double_member (object, "distance", round (km * 10) / 10);
  else
    json_object_set_null_member (object, "distance");
}

/* All that is known of a supplier: the fields under their ids, as the file has them (the turnover in euros), "labels" with all
 * that is known of each award and its state, "families", "cpv" and "areas" by their codes, "tags", and "contacts" with all
 * that is known of each; "distance" in kilometres, or null, where a place is asked. */
JsonObject *
_sourcier_supplier_export_to_json (SourcierExportTable *table,
                                   gpointer             item)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);
  const SourcierPoint *near = sourcier_supplier_query_get_near_point (self->query);
  JsonObject *object = supplier_to_object (item, self->day);

  if (near != NULL)
    set_distance (object, item, near);
  return object;
}
