/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-change.h"

#include "base/coded-word.h"
#include "reference/area.h"
#include "reference/family.h"
#include "reference/label-kind.h"

#include <glib/gi18n-lib.h>

#define BETWEEN ", "

/* What a supplier has beside its fields. */
typedef enum
{
  PART_LABELS,
  PART_FAMILIES,
  PART_CPV,
  PART_AREAS,
  PART_TAGS,
  PART_CONTACTS,
  N_PARTS,
} Part;

static const SourcierCodedWord parts[N_PARTS] = {
  [PART_LABELS] = { "labels", N_("Labels") },
  [PART_FAMILIES] = { "families", N_("Families of purchase") },
  [PART_CPV] = { "cpv", N_("CPV codes") },
  [PART_AREAS] = { "areas", N_("Where it works") },
  [PART_TAGS] = { "tags", N_("Tags") },
  [PART_CONTACTS] = { "contacts", N_("Contacts") },
};

struct _SourcierImportChange
{
  GObject parent_instance;

  const char *code;
  const char *name;
  char *before;
  char *after;
  gboolean differs;
};

G_DEFINE_FINAL_TYPE (SourcierImportChange, sourcier_import_change, G_TYPE_OBJECT)

static void
sourcier_import_change_finalize (GObject *object)
{
  SourcierImportChange *self = SOURCIER_IMPORT_CHANGE (object);

  g_free (self->before);
  g_free (self->after);

  G_OBJECT_CLASS (sourcier_import_change_parent_class)->finalize (object);
}

static void
sourcier_import_change_class_init (SourcierImportChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_import_change_finalize;
}

static void
sourcier_import_change_init (SourcierImportChange *self)
{
}

/**
 * sourcier_import_change_get_code:
 * @self: a change
 *
 * Returns: (transfer none): what programs call the field: "phone", "labels"
 */
const char *
sourcier_import_change_get_code (SourcierImportChange *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CHANGE (self), "");
  return self->code;
}

/**
 * sourcier_import_change_get_name:
 * @self: a change
 *
 * Returns: (transfer none): what the reader calls the field
 */
const char *
sourcier_import_change_get_name (SourcierImportChange *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CHANGE (self), "");
  return self->name;
}

/**
 * sourcier_import_change_get_before:
 * @self: a change
 *
 * Returns: (transfer none): what the directory has, for the reader; "" where it has nothing
 */
const char *
sourcier_import_change_get_before (SourcierImportChange *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CHANGE (self), "");
  return self->before;
}

/**
 * sourcier_import_change_get_after:
 * @self: a change
 *
 * Returns: (transfer none): what it will have, for the reader; "" where it will have nothing
 */
const char *
sourcier_import_change_get_after (SourcierImportChange *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CHANGE (self), "");
  return self->after;
}

/**
 * sourcier_import_change_get_differs:
 * @self: a change
 *
 * Two texts may be shown alike and differ all the same.
 *
 * Returns: whether the two are not the same
 */
gboolean
sourcier_import_change_get_differs (SourcierImportChange *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CHANGE (self), FALSE);
  return self->differs;
}

static void
add (GPtrArray  *changes,
     const char *code,
     const char *name,
     char       *before,
     char       *after,
     gboolean    differs)
{
  SourcierImportChange *change = NULL;

  if (*before == '\0' && *after == '\0')
    {
      g_free (before);
      g_free (after);
      return;
    }
  change = g_object_new (SOURCIER_TYPE_IMPORT_CHANGE, NULL);
  change->code = code;
  change->name = name;
  change->before = before;
  change->after = after;
  change->differs = differs;
  g_ptr_array_add (changes, change);
}

static void
join (GString    *words,
      const char *word)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? BETWEEN : "", word);
}

/* "Entreprise d’insertion, QPV (QN09301M)" */
static void
join_label (GString            *words,
            SourcierLabelAward *award)
{
  const char *name = sourcier_label_kind_short_name_of (sourcier_label_award_get_label (award));
  const char *number = sourcier_label_award_get_number (award);

  join (words, name);
  if (*number != '\0')
    g_string_append_printf (words, " (%s)", number);
}

static void
join_labels (GString          *words,
             SourcierSupplier *supplier)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    join_label (words, g_ptr_array_index (awards, i));
}

static void
join_contacts (GString          *words,
               SourcierSupplier *supplier)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);

  for (guint i = 0; i < contacts->len; i++)
    {
      g_autofree char *cell = sourcier_contact_to_cell (g_ptr_array_index (contacts, i));

      join (words, cell);
    }
}

static const char * const *
get_codes (SourcierSupplier *supplier,
           Part              part)
{
  switch (part)
    {
    case PART_FAMILIES:
      return sourcier_supplier_get_families (supplier);
    case PART_CPV:
      return sourcier_supplier_get_cpv (supplier);
    case PART_AREAS:
      return sourcier_supplier_get_areas (supplier);
    default:
      return sourcier_supplier_get_tags (supplier);
    }
}

static void
join_codes (GString          *words,
            SourcierSupplier *supplier,
            Part              part)
{
  const char * const *codes = get_codes (supplier, part);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *area = part == PART_AREAS ? sourcier_area_to_words (codes[i]) : NULL;

      if (part == PART_FAMILIES)
        join (words, sourcier_family_name_of (codes[i]));
      else
        join (words, area != NULL ? area : codes[i]);
    }
}

static char *
show_part (SourcierSupplier *supplier,
           Part              part)
{
  GString *words = g_string_new (NULL);

  if (supplier == NULL)
    return g_string_free (words, FALSE);
  if (part == PART_LABELS)
    join_labels (words, supplier);
  else if (part == PART_CONTACTS)
    join_contacts (words, supplier);
  else
    join_codes (words, supplier, part);
  return g_string_free (words, FALSE);
}

static char *
show_field (SourcierSupplier      *supplier,
            SourcierSupplierField  field)
{
  return supplier != NULL ? sourcier_supplier_show_field (supplier, field) : g_strdup ("");
}

static gboolean
differ (SourcierSupplier      *before,
        SourcierSupplier      *after,
        SourcierSupplierField  field)
{
  return before == NULL
         || !g_str_equal (sourcier_supplier_get_text (before, field), sourcier_supplier_get_text (after, field));
}

/**
 * sourcier_import_changes_new:
 * @before: (nullable): a supplier as the directory has it, %NULL for a new one
 * @after: the supplier as it will be
 *
 * Returns: (transfer full) (element-type SourcierImportChange): whatever one of the two tells, in the order of the fields
 */
GPtrArray *
sourcier_import_changes_new (SourcierSupplier *before,
                             SourcierSupplier *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    add (changes, sourcier_supplier_field_get_id (field), sourcier_supplier_field_get_name (field),
         show_field (before, field), show_field (after, field), differ (before, after, field));
  for (int part = 0; part < N_PARTS; part++)
    {
      char *shown[2] = { show_part (before, part), show_part (after, part) };

      add (changes, parts[part].code, _(parts[part].name), shown[0], shown[1], !g_str_equal (shown[0], shown[1]));
    }
  return changes;
}

/**
 * sourcier_import_changes_keep_differing:
 * @changes: (element-type SourcierImportChange): changes
 *
 * Leaves only those that differ.
 */
void
sourcier_import_changes_keep_differing (GPtrArray *changes)
{
  for (guint i = changes->len; i > 0; i--)
    if (!((SourcierImportChange *) g_ptr_array_index (changes, i - 1))->differs)
      g_ptr_array_remove_index (changes, i - 1);
}
