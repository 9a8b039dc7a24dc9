/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suppliers/supplier-editor-private.h"

#include "base/text.h"
#include "reference/area.h"
#include "reference/commune.h"
#include "reference/departement.h"
#include "reference/epci.h"
#include "widgets/accessible-name.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

#define USUAL_KM 50

/* Where the supplier works: a row for each area, one to pick another, one to tell a place and a distance. */

static void
remove_clicked_cb (GtkButton              *button,
                   SourcierSupplierEditor *self)
{
  const char *area = g_object_get_data (G_OBJECT (button), "sourcier-area");
  const char * const *areas = sourcier_supplier_get_areas (self->draft);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; areas[i] != NULL; i++)
    if (!g_str_equal (areas[i], area))
      g_ptr_array_add (kept, g_strdup (areas[i]));
  g_ptr_array_add (kept, NULL);

  gtk_widget_grab_focus (self->area_picker);
  sourcier_supplier_set_areas (self->draft, (const char * const *) kept->pdata);
  _sourcier_supplier_editor_show_areas (self);
  _sourcier_supplier_editor_edited (self);
}

static GtkWidget *
new_area_row (SourcierSupplierEditor *self,
              const char             *area)
{
  g_autofree char *words = sourcier_area_to_words (area);
  /* translators: %s is a label that a supplier holds, or an area where it works */
  g_autofree char *name = g_strdup_printf (_("Remove %s"), words);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words, NULL);
  GtkWidget *button = _sourcier_supplier_editor_new_remove_button (self, name, G_CALLBACK (remove_clicked_cb));

  g_object_set_data_full (G_OBJECT (button), "sourcier-area", g_strdup (area), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
tell (SourcierSupplierEditor *self,
      const char             *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_group_set_description (self->areas_group, escaped);
}

/* Shows the areas of the draft, anew. */
void
_sourcier_supplier_editor_show_areas (SourcierSupplierEditor *self)
{
  const char * const *areas = sourcier_supplier_get_areas (self->draft);

  _sourcier_supplier_editor_clear_rows (self->areas_group, self->area_rows);
  for (guint i = 0; areas[i] != NULL; i++)
    _sourcier_supplier_editor_add_row (self->areas_group, self->area_rows, new_area_row (self, areas[i]));
  tell (self, areas[0] != NULL ? "" : _("Nothing is declared: the supplier is found where it is based."));
}

static void
add_area (SourcierSupplierEditor *self,
          const char             *area)
{
  sourcier_supplier_add_area (self->draft, area);
  _sourcier_supplier_editor_show_areas (self);
  _sourcier_supplier_editor_edited (self);
}

/* What is picked becomes a row, and the picker is ready for the next. */
static void
picked_cb (SourcierSupplierEditor *self,
           GParamSpec             *pspec,
           SourcierPickerRow      *picker)
{
  g_autofree char *area = g_strdup (sourcier_picker_row_get_code (picker));

  if (*area == '\0')
    return;
  sourcier_picker_row_set_code (picker, "");
  add_area (self, area);
}

static void
add_choice (SourcierSupplierEditor *self,
            const char             *area,
            const char             *group)
{
  g_autofree char *words = sourcier_area_to_words (area);

  sourcier_picker_row_add (SOURCIER_PICKER_ROW (self->area_picker), area, words, group);
}

static void
build_picker (SourcierSupplierEditor *self)
{
  GPtrArray *regions = sourcier_regions ();
  guint n;
  const SourcierDepartement * const *departements = sourcier_departements (&n);

  self->area_picker = sourcier_picker_row_new (_("Add a country, region or departement"));
  add_choice (self, SOURCIER_AREA_FRANCE, _("Country"));
  add_choice (self, SOURCIER_AREA_MAINLAND, _("Country"));
  for (guint i = 0; i < regions->len; i++)
    add_choice (self, sourcier_area_of_region (g_ptr_array_index (regions, i)), _("Regions"));
  for (guint i = 0; i < n; i++)
    add_choice (self, sourcier_area_of_departement (sourcier_departement_get_code (departements[i])),
                _("Departements"));
  g_signal_connect_object (self->area_picker, "notify::code", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->areas_group, self->area_picker);
}

static void
add_epcis_of (SourcierSupplierEditor *self,
              const char             *departement)
{
  const SourcierDepartement *known = sourcier_departement_find (departement);
  guint n;
  const SourcierEpci * const *epcis = sourcier_epcis (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (sourcier_epci_get_departement (epcis[i]), departement))
      sourcier_picker_row_add (SOURCIER_PICKER_ROW (self->epci_picker),
                               sourcier_area_of_epci (sourcier_epci_get_siren (epcis[i])),
                               sourcier_epci_get_name (epcis[i]), sourcier_departement_get_name (known));
}

/* Offers the EPCI of the supplier's departement, then those of its region. Others are typed by name. */
void
_sourcier_supplier_editor_offer_epcis (SourcierSupplierEditor *self)
{
  const char *told = sourcier_supplier_get_text (self->draft, SOURCIER_SUPPLIER_DEPARTEMENT);
  const SourcierDepartement *own = sourcier_departement_find (told);
  guint n;
  const SourcierDepartement * const *departements = sourcier_departements (&n);

  if (self->epci_picker == NULL || g_strcmp0 (self->epci_region, told) == 0)
    return;
  g_free (self->epci_region);
  self->epci_region = g_strdup (told);
  sourcier_picker_row_clear (SOURCIER_PICKER_ROW (self->epci_picker));
  gtk_widget_set_visible (self->epci_picker, own != NULL);
  if (own == NULL)
    return;

  add_epcis_of (self, told);
  for (guint i = 0; i < n; i++)
    if (departements[i] != own
        && g_str_equal (sourcier_departement_get_region (departements[i]), sourcier_departement_get_region (own)))
      add_epcis_of (self, sourcier_departement_get_code (departements[i]));
}

static void
build_epci_picker (SourcierSupplierEditor *self)
{
  self->epci_picker = sourcier_picker_row_new (_("Add an EPCI"));
  g_signal_connect_object (self->epci_picker, "notify::code", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->areas_group, self->epci_picker);
  _sourcier_supplier_editor_offer_epcis (self);
}

static void
empty_place (SourcierSupplierEditor *self)
{
  gtk_widget_remove_css_class (self->area_place, "error");
  gtk_editable_set_text (GTK_EDITABLE (self->area_place), "");
}

/* What was typed is the name or the SIREN of one EPCI: it becomes a row. */
static gboolean
epci_told (SourcierSupplierEditor *self,
           const char             *text)
{
  g_autoptr (GPtrArray) found = sourcier_epci_search (text);

  if (found->len != 1)
    return FALSE;
  empty_place (self);
  add_area (self, sourcier_area_of_epci (sourcier_epci_get_siren (g_ptr_array_index (found, 0))));
  return TRUE;
}

/* The reader has told a place: it becomes a row, or the form says why not. */
static void
place_told_cb (SourcierSupplierEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->area_place));
  g_autoptr (GPtrArray) found = sourcier_commune_search (text);
  g_autofree char *candidates = sourcier_communes_to_words (found);
  /* translators: what was typed, then communes with their codes */
  g_autofree char *several = g_strdup_printf (_("“%s” may be several communes: type one of %s"), text,
                                              candidates);
  g_autofree char *none = g_strdup_printf (_("“%s” is no commune and no EPCI that is known"), text);

  if (sourcier_text_is_empty (text) || (found->len == 0 && epci_told (self, text)))
    return;
  if (found->len != 1)
    {
      tell (self, found->len == 0 ? none : several);
      gtk_widget_add_css_class (self->area_place, "error");
      return;
    }

  empty_place (self);
  add_area (self, sourcier_area_around (sourcier_commune_get_code (g_ptr_array_index (found, 0)),
                                        (guint) gtk_spin_button_get_value_as_int (self->area_km)));
}

static void
build_place (SourcierSupplierEditor *self)
{
  GtkWidget *km = gtk_spin_button_new_with_range (1, SOURCIER_AREA_MAX_KM, 10);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->area_place = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->area_place), _("Add the surroundings of a place, or an EPCI"));
  self->area_km = GTK_SPIN_BUTTON (km);
  gtk_spin_button_set_value (self->area_km, USUAL_KM);
  gtk_widget_set_valign (km, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (km, _("Distance in kilometres"));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _("Add the surroundings of a place"));
  sourcier_accessible_name_set (add, _("Add the surroundings of a place"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->area_place), km);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->area_place), gtk_label_new (_("km")));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->area_place), add);
  g_signal_connect_object (self->area_place, "entry-activated", G_CALLBACK (place_told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (place_told_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->areas_group, self->area_place);
}

/* Builds what adds an area, and shows those of the draft. */
void
_sourcier_supplier_editor_build_areas (SourcierSupplierEditor *self)
{
  build_picker (self);
  build_epci_picker (self);
  build_place (self);
  _sourcier_supplier_editor_show_areas (self);
}
