/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/place-filter.h"

#include "base/text.h"
#include "reference/commune.h"
#include "reference/departement.h"
#include "reference/epci.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

/* So many communes of one name are offered; of more, the reader types the departement too. */
#define MAX_CANDIDATES 8

struct _SourcierPlaceFilter
{
  GtkWidget parent_instance;

  GtkWidget         *content;
  GtkWidget         *departement_list;
  GtkEditable       *place;
  GtkLabel          *doubt;
  GtkBox            *candidates;
  GtkSpinButton     *km;
  SourcierPickerRow *departement;
  SourcierPickerRow *epci;        /* one of those that reach the departement */

  const SourcierCommune *commune; /* what the entry says, once that is clear */
  gboolean typed;                 /* since */
  gboolean showing;               /* the program writes, not the reader */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierPlaceFilter, sourcier_place_filter, GTK_TYPE_WIDGET)

static void
tell_changed (SourcierPlaceFilter *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_doubt (SourcierPlaceFilter *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->candidates))) != NULL)
    gtk_box_remove (self->candidates, child);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->place), "warning");
}

static void
show_doubt (SourcierPlaceFilter *self,
            const char          *words)
{
  gtk_label_set_text (self->doubt, words);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "warning");
}

static void
write_place (SourcierPlaceFilter   *self,
             const SourcierCommune *commune)
{
  g_autofree char *words = commune != NULL ? sourcier_commune_to_words (commune) : g_strdup ("");
  gboolean showing = self->showing;

  self->showing = TRUE;
  self->commune = commune;
  gtk_editable_set_text (self->place, words);
  self->typed = FALSE;
  self->showing = showing;
  clear_doubt (self);
}

static void
candidate_clicked_cb (GtkButton           *button,
                      SourcierPlaceFilter *self)
{
  const SourcierCommune *commune = g_object_get_data (G_OBJECT (button), "commune");

  gtk_widget_grab_focus (GTK_WIDGET (self->km));
  write_place (self, commune);
  tell_changed (self);
}

static void
offer (SourcierPlaceFilter *self,
       GPtrArray           *communes)
{
  for (guint i = 0; i < communes->len && i < MAX_CANDIDATES; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (communes, i);
      g_autofree char *words = sourcier_commune_to_words (commune);
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "commune", (gpointer) commune);
      g_signal_connect_object (button, "clicked", G_CALLBACK (candidate_clicked_cb), self, 0);
      gtk_box_append (self->candidates, button);
    }
}

/* The reader has finished typing a place. */
static void
place_typed_cb (SourcierPlaceFilter *self)
{
  if (!self->typed)
    return;

  g_autoptr (GPtrArray) found = sourcier_commune_search (gtk_editable_get_text (self->place));

  self->typed = FALSE;
  clear_doubt (self);
  if (found->len == 1 && sourcier_commune_get_point (g_ptr_array_index (found, 0)) != NULL)
    {
      write_place (self, g_ptr_array_index (found, 0));
      tell_changed (self);
      return;
    }

  gboolean asked = self->commune != NULL;

  self->commune = NULL;
  if (found->len > 1)
    {
      show_doubt (self, _("Several communes are called so: choose one"));
      offer (self, found);
    }
  else if (found->len == 1)
    show_doubt (self, _("Nobody knows where this place lies"));
  else if (!sourcier_text_is_empty (gtk_editable_get_text (self->place)))
    show_doubt (self, _("No commune is called so"));
  if (asked)
    tell_changed (self);
}

/* An entry that is emptied asks for no place at once. */
static void
place_changed_cb (SourcierPlaceFilter *self)
{
  if (self->showing)
    return;
  self->typed = TRUE;
  if (sourcier_text_is_empty (gtk_editable_get_text (self->place)))
    place_typed_cb (self);
}

static void
km_changed_cb (SourcierPlaceFilter *self)
{
  if (self->commune != NULL)
    tell_changed (self);
}

/* The EPCI that reach the departement picked; none, and the row is away, where none is. */
static void
offer_epcis (SourcierPlaceFilter *self,
             const char          *departement)
{
  guint n;
  const SourcierEpci * const *epcis = sourcier_epcis (&n);

  sourcier_picker_row_clear (self->epci);
  sourcier_picker_row_add (self->epci, "", _("All of it"), NULL);
  for (guint i = 0; i < n && *departement != '\0'; i++)
    if (sourcier_epci_reaches (epcis[i], departement))
      sourcier_picker_row_add (self->epci, sourcier_epci_get_siren (epcis[i]), sourcier_epci_get_name (epcis[i]), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->epci), *departement != '\0');
}

/* Shows a departement and an EPCI of it; "" for all. */
static void
show_works_in (SourcierPlaceFilter *self,
               const char          *departement,
               const char          *epci)
{
  gboolean showing = self->showing;

  self->showing = TRUE;
  sourcier_picker_row_set_code (self->departement, departement);
  offer_epcis (self, departement);
  sourcier_picker_row_set_code (self->epci, epci);
  self->showing = showing;
}

static void
departement_picked_cb (SourcierPlaceFilter *self)
{
  if (self->showing)
    return;
  show_works_in (self, sourcier_picker_row_get_code (self->departement), "");
  tell_changed (self);
}

static void
build_departements (SourcierPlaceFilter *self)
{
  guint n;
  const SourcierDepartement * const *departements = sourcier_departements (&n);
  GtkWidget *row = sourcier_picker_row_new (_("Departement"));

  self->departement = SOURCIER_PICKER_ROW (row);
  sourcier_picker_row_add (self->departement, "", _("All"), NULL);
  for (guint i = 0; i < n; i++)
    {
      const char *code = sourcier_departement_get_code (departements[i]);
      g_autofree char *name = g_strdup_printf ("%s (%s)", sourcier_departement_get_name (departements[i]), code);

      sourcier_picker_row_add (self->departement, code, name, NULL);
    }
  sourcier_picker_row_set_code (self->departement, "");
  g_signal_connect_object (row, "notify::code", G_CALLBACK (departement_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->departement_list), row);
}

static void
build_epcis (SourcierPlaceFilter *self)
{
  GtkWidget *row = sourcier_picker_row_new (_("EPCI"));

  self->epci = SOURCIER_PICKER_ROW (row);
  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_object (row, "notify::code", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->departement_list), row);
}

static void
sourcier_place_filter_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_PLACE_FILTER);
  G_OBJECT_CLASS (sourcier_place_filter_parent_class)->dispose (object);
}

static void
sourcier_place_filter_class_init (SourcierPlaceFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_place_filter_dispose;

  signals[CHANGED] = g_signal_new ("changed", SOURCIER_TYPE_PLACE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/place-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPlaceFilter, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlaceFilter, departement_list);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlaceFilter, place);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlaceFilter, doubt);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlaceFilter, candidates);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlaceFilter, km);
  gtk_widget_class_bind_template_callback (widget_class, place_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, km_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_place_filter_init (SourcierPlaceFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  build_departements (self);
  build_epcis (self);
}

/**
 * sourcier_place_filter_new:
 *
 * Returns: (transfer floating): a filter that asks nothing
 */
GtkWidget *
sourcier_place_filter_new (void)
{
  return g_object_new (SOURCIER_TYPE_PLACE_FILTER, NULL);
}

/* The SIREN of the EPCI picked, else the code of the departement. */
static const char *
get_works_in (SourcierPlaceFilter *self)
{
  const char *epci = sourcier_picker_row_get_code (self->epci);

  return *epci != '\0' ? epci : sourcier_picker_row_get_code (self->departement);
}

/**
 * sourcier_place_filter_show:
 * @self: a filter
 * @query: the question whose places it shows
 *
 * What the reader is typing is left alone.
 */
void
sourcier_place_filter_show (SourcierPlaceFilter   *self,
                            SourcierSupplierQuery *query)
{
  g_return_if_fail (SOURCIER_IS_PLACE_FILTER (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query));

  const char *near = sourcier_supplier_query_get_near (query);
  const char *shown = self->commune != NULL ? sourcier_commune_get_code (self->commune) : "";
  const char *works_in = sourcier_supplier_query_get_works_in (query);

  self->showing = TRUE;
  if (!g_str_equal (works_in, get_works_in (self)))
    {
      const SourcierEpci *epci = sourcier_epci_find (works_in);

      show_works_in (self, epci != NULL ? sourcier_epci_get_departement (epci) : works_in, epci != NULL ? works_in : "");
    }
  if (!g_str_equal (near, shown))
    write_place (self, *near != '\0' ? sourcier_commune_find (near) : NULL);
  if (*near != '\0')
    gtk_spin_button_set_value (self->km, sourcier_supplier_query_get_near_km (query));
  self->showing = FALSE;
}

/**
 * sourcier_place_filter_apply:
 * @self: a filter
 * @query: a question
 *
 * Returns: (transfer full): the same question about the places that the reader asks for
 */
SourcierSupplierQuery *
sourcier_place_filter_apply (SourcierPlaceFilter   *self,
                             SourcierSupplierQuery *query)
{
  g_return_val_if_fail (SOURCIER_IS_PLACE_FILTER (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  g_autoptr (SourcierSupplierQuery) works_in =
    sourcier_supplier_query_with_works_in (query, get_works_in (self));

  return sourcier_supplier_query_with_near (works_in,
                                            self->commune != NULL ? sourcier_commune_get_code (self->commune) : NULL,
                                            (guint) gtk_spin_button_get_value_as_int (self->km));
}
