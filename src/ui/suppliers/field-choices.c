/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/field-choices.h"

#include "reference/departement.h"
#include "reference/headcount.h"

#include <glib/gi18n-lib.h>

static void
add_departements (SourcierPickerRow *row)
{
  guint n;
  const SourcierDepartement * const *all = sourcier_departements (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *code = sourcier_departement_get_code (all[i]);
      const char *name = sourcier_departement_get_name (all[i]);
      /* translators: a departement and its number: “Val-d’Oise (95)” */
      g_autofree char *both = g_strdup_printf (C_("departement", "%s (%s)"), name, code);

      sourcier_picker_row_add (row, code, both, NULL);
    }
}

static void
add_headcounts (SourcierPickerRow *row)
{
  guint n;
  const SourcierHeadcount * const *all = sourcier_headcounts (&n);

  for (guint i = 0; i < n; i++)
    sourcier_picker_row_add (row, sourcier_headcount_get_code (all[i]), sourcier_headcount_get_name (all[i]), NULL);
}

/**
 * sourcier_field_choices_has:
 * @field: a field
 *
 * Returns: whether what can be written in it is known beforehand, so that it is picked
 */
gboolean
sourcier_field_choices_has (SourcierSupplierField field)
{
  return field == SOURCIER_SUPPLIER_DEPARTEMENT || field == SOURCIER_SUPPLIER_HEADCOUNT;
}

/**
 * sourcier_field_choices_add:
 * @field: a field that sourcier_field_choices_has()
 * @row: where it is picked
 *
 * Adds “Not told” and all that is known.
 */
void
sourcier_field_choices_add (SourcierSupplierField  field,
                            SourcierPickerRow     *row)
{
  g_return_if_fail (sourcier_field_choices_has (field));
  g_return_if_fail (SOURCIER_IS_PICKER_ROW (row));

  sourcier_picker_row_add (row, "", _("Not told"), NULL);
  if (field == SOURCIER_SUPPLIER_DEPARTEMENT)
    add_departements (row);
  else
    add_headcounts (row);
}
