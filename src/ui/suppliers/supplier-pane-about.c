/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-pane-private.h"

#include "base/text.h"
#include "reference/area.h"
#include "reference/epci.h"
#include "reference/family.h"
#include "reference/zone-store.h"
#include "store/saved-list.h"
#include "suppliers/supplier-column.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-place.h"

#include <glib/gi18n-lib.h>

/* Several pages: what somebody wrote about a supplier is read whole here, what a broken list left in a cell is not. */
#define MOST_CHARS 10000

static void
add_about (GtkBox     *self,
           const char *heading,
           const char *text)
{
  GtkWidget *title, *label;

  if (sourcier_text_is_empty (text))
    return;
  title = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  g_autofree char *shown = sourcier_text_cut (text, MOST_CHARS);
  label = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_box_append (self, title);
  gtk_box_append (self, label);
}

static void
add_about_field (GtkBox                *self,
                 SourcierSupplier      *supplier,
                 SourcierSupplierField  field)
{
  g_autofree char *text = sourcier_supplier_show_field (supplier, field);

  add_about (self, sourcier_supplier_field_get_name (field), text);
}

static void
add_areas (GtkBox           *self,
           SourcierSupplier *supplier)
{
  const char * const *areas = sourcier_supplier_get_areas (supplier);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; areas[i] != NULL; i++)
    {
      g_autofree char *area = sourcier_area_to_words (areas[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", area);
    }
  add_about (self, _("Where it works"), words->str);
}

/* The store is not asked for each supplier that is looked at: the division says enough. */
static void
add_cpv (GtkBox           *self,
         SourcierSupplier *supplier)
{
  const char * const *codes = sourcier_supplier_get_cpv (supplier);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const SourcierCpvDivision *division = sourcier_cpv_division_find (codes[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", codes[i]);
      if (division != NULL)
        g_string_append_printf (words, " (%s)", sourcier_cpv_division_get_name (division));
    }
  add_about (self, _("CPV codes"), words->str);
}

static void
add_epci (GtkBox           *self,
          SourcierSupplier *supplier)
{
  SourcierSupplierPlace place;
  const SourcierEpci *epci;
  g_autofree char *words = NULL;

  sourcier_supplier_get_place (supplier, &place);
  epci = sourcier_epci_find (place.epci);
  words = epci != NULL ? sourcier_epci_to_words (epci) : NULL;
  add_about (self, _("EPCI"), words);
}

/* The class of the commune, where it has one: nobody has to record it. */
static void
add_frr (GtkBox           *self,
         SourcierStore    *store,
         SourcierSupplier *supplier)
{
  SourcierSupplierPlace place;
  SourcierFrrClass frr = SOURCIER_FRR_UNKNOWN;
  g_autofree char *commune = NULL;
  g_autofree char *tip = NULL;

  sourcier_supplier_get_place (supplier, &place);
  if (store == NULL || !place.sure
      || !sourcier_zone_store_get_frr (store, sourcier_commune_get_code (place.commune), &frr, NULL)
      || frr <= SOURCIER_FRR_NONE)
    return;

  commune = sourcier_commune_to_words (place.commune);
  /* translators: %s is a commune, “Melun (77)” */
  tip = g_strdup_printf (_("Zone France ruralités revitalisation: the class of the commune, %s, in the official list loaded"),
                         commune);
  add_about (self, _("FRR"), sourcier_frr_class_get_name (frr));
  gtk_widget_set_tooltip_text (gtk_widget_get_last_child (GTK_WIDGET (self)), tip);
}

/* A line for each list, with its note: “Fair 2026 · met on the stand”. */
static void
add_lists (GtkBox    *self,
           GPtrArray *lists)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      g_autoptr (GString) line = g_string_new (sourcier_saved_list_get_name (lists->pdata[i]));

      sourcier_text_append_part (line, sourcier_saved_list_get_note (lists->pdata[i]));
      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line->str);
    }
  add_about (self, _("Lists"), words->str);
}

static void
add_exclusion (GtkBox           *self,
               SourcierSupplier *supplier,
               SourcierDay       day)
{
  g_autofree char *words = sourcier_supplier_is_excluded (supplier, day)
                           ? NULL : sourcier_supplier_exclusion_to_words (supplier, day);

  add_about (self, sourcier_supplier_field_get_name (SOURCIER_SUPPLIER_EXCLUSION), words);
}

/**
 * _sourcier_supplier_pane_fill_about:
 * @self: a box
 * @store: (nullable): the office's file, whose official lists tell of the commune
 * @supplier: a supplier
 * @lists: (nullable) (element-type SourcierSavedList): the lists made by hand that it is on
 * @day: as of which day
 *
 * Fills the box with what no other part of the pane tells of the supplier; it hides where that is nothing.
 */
void
_sourcier_supplier_pane_fill_about (GtkBox           *self,
                                    SourcierStore    *store,
                                    SourcierSupplier *supplier,
                                    GPtrArray        *lists,
                                    SourcierDay       day)
{
  g_autofree char *families = sourcier_supplier_show_families (supplier);
  g_autofree char *tags = g_strjoinv (", ", (char **) sourcier_supplier_get_tags (supplier));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (self, child);
  add_exclusion (self, supplier, day);
  add_about (self, _("Families of purchase"), families);
  add_cpv (self, supplier);
  add_about (self, _("Tags"), tags);
  add_lists (self, lists);
  add_epci (self, supplier);
  add_frr (self, store, supplier);
  add_areas (self, supplier);
  add_about_field (self, supplier, SOURCIER_SUPPLIER_HEADCOUNT);
  add_about_field (self, supplier, SOURCIER_SUPPLIER_DESCRIPTION);
  add_about_field (self, supplier, SOURCIER_SUPPLIER_NOTES);
  add_about_field (self, supplier, SOURCIER_SUPPLIER_SOURCE);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}
