/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-editor-private.h"

#include "reference/zone-store.h"
#include "suppliers/supplier-place.h"
#include "suppliers/supplier-qpv.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

/* Which commune the supplier is in: what the address tells, or one of those it may mean, chosen by the reader; and which of its
 * priority neighbourhoods, which only the reader can tell. */

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

static const char *
confirmed_qpv (SourcierSupplierEditor *self)
{
  SourcierLabelAward *award = sourcier_supplier_get_qpv (self->draft, NULL);

  return award != NULL ? sourcier_label_award_get_number (award) : "";
}

static void
qpv_picked_cb (SourcierSupplierEditor *self)
{
  const char *code = sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (self->qpv_picker));

  if (g_str_equal (code, confirmed_qpv (self)))
    return;
  sourcier_supplier_confirm_qpv (self->draft, code);
  _sourcier_supplier_editor_show_awards (self);
  _sourcier_supplier_editor_edited (self);
}

static GPtrArray *
load_qpv (SourcierSupplierEditor *self)
{
  SourcierSupplierPlace place;

  sourcier_supplier_get_place (self->draft, &place);
  return place.sure ? sourcier_zone_store_load_qpv (self->store, sourcier_commune_get_code (place.commune), NULL) : NULL;
}

/* Proposes the neighbourhoods of the commune; the row is away where the official list tells none and none is confirmed. */
void
_sourcier_supplier_editor_offer_qpv (SourcierSupplierEditor *self)
{
  g_autoptr (GPtrArray) codes = load_qpv (self);
  const char *confirmed = confirmed_qpv (self);
  guint n = codes != NULL ? codes->len : 0;

  if (self->qpv_picker == NULL)
    return;

  SourcierPickerRow *row = SOURCIER_PICKER_ROW (self->qpv_picker);
  gboolean listed = FALSE;

  sourcier_picker_row_clear (row);
  sourcier_picker_row_add (row, "", n > 0 ? _("None, or not confirmed yet") : _("None"), NULL);
  for (guint i = 0; i < n; i++)
    {
      sourcier_picker_row_add (row, g_ptr_array_index (codes, i), g_ptr_array_index (codes, i), NULL);
      listed |= g_str_equal (g_ptr_array_index (codes, i), confirmed);
    }
  if (!listed && *confirmed != '\0')
    sourcier_picker_row_add (row, confirmed, confirmed, NULL);
  sourcier_picker_row_set_code (row, confirmed);
  gtk_widget_set_visible (self->qpv_picker, n > 0 || *confirmed != '\0');
}

/* Builds the row where a neighbourhood is confirmed. */
void
_sourcier_supplier_editor_build_qpv (SourcierSupplierEditor *self)
{
  self->qpv_picker = sourcier_picker_row_new (_("Priority neighbourhood (QPV)"));
  gtk_widget_set_tooltip_text (self->qpv_picker,
                               _("Proposed from the official list of the commune: choose the one that the address lies in"));
  g_signal_connect_object (self->qpv_picker, "notify::code", G_CALLBACK (qpv_picked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->place_group, self->qpv_picker);
  _sourcier_supplier_editor_offer_qpv (self);
}
