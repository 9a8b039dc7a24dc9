/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-editor-private.h"

#include "suppliers/supplier-place.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

/* Which commune the supplier is in: what the address tells, or one of those it may mean, chosen by the reader. */

static char *
describe_address (SourcierSupplierEditor *self,
                  GPtrArray              *communes)
{
  g_autoptr (SourcierSupplier) untold = sourcier_supplier_copy (self->draft);
  SourcierSupplierPlace place;

  sourcier_supplier_set_text (untold, SOURCIER_SUPPLIER_COMMUNE, "");
  sourcier_supplier_get_place (untold, &place);
  if (communes->len == 0)
    return g_strdup (_("The address does not tell"));
  if (!place.sure)
    return g_strdup (_("Not clear: choose"));

  g_autofree char *words = sourcier_commune_to_words (place.commune);

  /* translators: %s is a commune, “Meaux (77)” */
  return g_strdup_printf (_("By the address: %s"), words);
}

static void
add_commune (SourcierPickerRow     *row,
             const SourcierCommune *commune)
{
  g_autofree char *words = sourcier_commune_to_words (commune);
  g_autofree char *with_code = g_strdup_printf ("%s %s", sourcier_commune_get_code (commune), words);

  sourcier_picker_row_add (row, sourcier_commune_get_code (commune), with_code, NULL);
}

/* Offers the communes that the address of the draft may mean. */
void
_sourcier_supplier_editor_offer_communes (SourcierSupplierEditor *self)
{
  SourcierPickerRow *row = SOURCIER_PICKER_ROW (self->rows[SOURCIER_SUPPLIER_COMMUNE]);
  const char *code = sourcier_picker_row_get_code (row);
  const SourcierCommune *told = sourcier_commune_find (code);
  g_autoptr (GPtrArray) communes = sourcier_supplier_get_communes (self->draft);
  g_autofree char *by_address = describe_address (self, communes);

  sourcier_picker_row_clear (row);
  sourcier_picker_row_add (row, "", by_address, NULL);
  for (guint i = 0; i < communes->len; i++)
    add_commune (row, g_ptr_array_index (communes, i));
  if (told != NULL && !g_ptr_array_find (communes, told, NULL))
    add_commune (row, told);
  else if (told == NULL && *code != '\0')
    sourcier_picker_row_add (row, code, code, NULL);
}
