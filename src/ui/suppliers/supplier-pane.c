/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-pane-private.h"

#include "base/money.h"
#include "base/siret.h"
#include "base/text.h"
#include "suppliers/supplier-contracts-group.h"
#include "suppliers/supplier-sendings-group.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-place.h"
#include "widgets/cell-text.h"
#include "widgets/label-badge.h"
#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _SourcierSupplierPane
{
  GtkWidget parent_instance;

  GtkStack            *stack;
  AdwStatusPage       *many;
  AdwPreferencesGroup *summary;
  GtkScrolledWindow   *scroller;
  GtkLabel            *day;
  GtkLabel            *name;
  GtkLabel            *trade_name;
  GtkLabel            *identity;
  GtkLabel            *address;
  GtkWidget           *badges;
  GtkWidget           *exclusion;
  GtkLabel            *exclusion_words;
  GtkWidget           *doubts;
  GtkLabel            *doubt_words;
  AdwPreferencesGroup *awards;
  AdwPreferencesGroup *answers;
  AdwPreferencesGroup *contacts;
  AdwPreferencesGroup *people;
  AdwPreferencesGroup *firm;
  SourcierSupplierContractsGroup *held;
  SourcierSupplierSendingsGroup *sendings;
  GtkBox              *about;

  SourcierStore        *store;    /* whose official lists tell of the commune, NULL for none */
  SourcierSupplierLook *look;
  SourcierSupplier     *supplier; /* the one shown, NULL for none */
  GPtrArray *others;              /* of its firm, NULL for none; the first few */
  guint      n_others;
  GPtrArray *counts;              /* rows of the summary */
  GPtrArray *lists; /* that the supplier is on, NULL for none */
  GPtrArray *rows;                /* of the groups */
  gint64     shown;               /* the last one that was */
};

G_DEFINE_FINAL_TYPE (SourcierSupplierPane, sourcier_supplier_pane, GTK_TYPE_WIDGET)

/* A row and the group it stands in, from which it has to be taken. */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget           *widget;
} PlacedRow;

static void
clear_rows (SourcierSupplierPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PlacedRow *row = self->rows->pdata[i];

      adw_preferences_group_remove (row->group, row->widget);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (SourcierSupplierPane *self,
         AdwPreferencesGroup  *group,
         GtkWidget            *widget)
{
  PlacedRow *row = g_new0 (PlacedRow, 1);

  row->group = group;
  row->widget = widget;
  adw_preferences_group_add (group, widget);
  g_ptr_array_add (self->rows, row);
}

static void
add_rows (SourcierSupplierPane *self,
          AdwPreferencesGroup  *group,
          GPtrArray            *rows)
{
  for (guint i = 0; i < rows->len; i++)
    add_row (self, group, rows->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (group), rows->len > 0);
}

static void
set_or_hide (GtkLabel   *label,
             const char *text)
{
  g_autofree char *shown = sourcier_text_cut (text, SOURCIER_CELL_TEXT_MOST);

  gtk_label_set_text (label, shown);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_identity (SourcierSupplierPane *self,
               SourcierSupplier     *supplier)
{
  const char *name = sourcier_supplier_get_name (supplier);
  const char *trade_name = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_TRADE_NAME);
  g_autofree char *siret = sourcier_supplier_show_field (supplier, SOURCIER_SUPPLIER_SIRET);
  g_autofree char *folded_name = sourcier_text_fold (name);
  g_autofree char *folded_trade_name = sourcier_text_fold (trade_name);
  g_autofree char *siren = sourcier_siret_get_siren (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  g_autofree char *siren_shown = siren != NULL ? sourcier_siren_format (siren) : NULL;
  g_autofree char *siret_shown = g_strdup_printf (_("SIRET %s"), siret);
  g_autoptr (GString) identity = g_string_new (NULL);

  if (siren != NULL)
    g_string_append_printf (identity, _("SIREN %s"), siren_shown);
  if (*siret != '\0')
    sourcier_text_append_part (identity, siret_shown);
  sourcier_text_append_part (identity, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_LEGAL_FORM));
  sourcier_text_append_part (identity, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_NAF));

  set_or_hide (self->name, *name != '\0' ? name : _("No name"));
  set_or_hide (self->trade_name, g_str_equal (folded_name, folded_trade_name) ? "" : trade_name);
  set_or_hide (self->identity, identity->str);
}

/* "12 km from Meaux (77)"; nothing where no place is asked, or nobody knows where the supplier is. */
static char *
describe_distance (SourcierSupplierPane *self,
                   SourcierSupplier     *supplier)
{
  SourcierSupplierQuery *query = sourcier_supplier_look_get_query (self->look);
  const SourcierCommune *near = sourcier_commune_find (sourcier_supplier_query_get_near (query));

  if (near == NULL || sourcier_commune_get_point (near) == NULL)
    return g_strdup ("");

  gboolean approximate;
  double km = sourcier_supplier_get_distance (supplier, sourcier_commune_get_point (near), &approximate);
  g_autofree char *place = sourcier_commune_to_words (near);
  g_autofree char *number = sourcier_km_format (km);

  if (km < 0)
    return g_strdup ("");
  if (approximate)
    /* translators: how far a supplier is from a place: a number of kilometres, and the place: “Meaux (77)” */
    return g_strdup_printf (_("about %s km from %s"), number, place);
  /* translators: how far a supplier is from a place: a number of kilometres, and the place: “Meaux (77)” */
  return g_strdup_printf (_("%s km from %s"), number, place);
}

static void
show_address (SourcierSupplierPane *self,
              SourcierSupplier     *supplier)
{
  const char *street = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_ADDRESS);
  g_autofree char *town = g_strconcat (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE), " ",
                                       sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY), NULL);
  g_autofree char *tidy_town = sourcier_text_tidy (town);
  g_autofree char *address = g_strconcat (street, *street != '\0' && *tidy_town != '\0' ? ", " : "", tidy_town, NULL);

  g_autofree char *distance = describe_distance (self, supplier);
  g_autoptr (GString) words = g_string_new (address);

  sourcier_text_append_part (words, distance);
  set_or_hide (self->address, words->str);
}

static void
show_awards (SourcierSupplierPane *self,
             SourcierSupplier     *supplier,
             SourcierDay           day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  g_autoptr (GPtrArray) chosen = sourcier_label_badge_choose (awards, day);
  GtkWidget *badge;

  while ((badge = gtk_widget_get_first_child (self->badges)) != NULL)
    gtk_box_remove (GTK_BOX (self->badges), badge);
  for (guint i = 0; i < chosen->len; i++)
    gtk_box_append (GTK_BOX (self->badges), sourcier_label_badge_new (chosen->pdata[i], day));
  gtk_widget_set_visible (self->badges, chosen->len > 0);

  for (guint i = 0; i < awards->len; i++)
    add_row (self, self->awards, _sourcier_supplier_pane_award_row (awards->pdata[i], day));
  gtk_widget_set_visible (GTK_WIDGET (self->awards), awards->len > 0);
}

/* Words like "ended" and "up to" are said of that day, which must not be overlooked. */
static void
show_day (SourcierSupplierPane  *self,
          SourcierSupplierQuery *query)
{
  g_autofree char *day = sourcier_day_format (sourcier_supplier_query_get_day (query));
  /* translators: %s is a day, past or to come: what follows tells the labels and rules as they stand on it */
  g_autofree char *words = g_strdup_printf (_("State on %s"), day);

  set_or_hide (self->day, sourcier_supplier_query_has_day (query) ? words : "");
}

/* What is told while it lasts stands out; what is over or to come is told among the rest. */
static void
show_exclusion (SourcierSupplierPane *self,
                SourcierSupplier     *supplier,
                SourcierDay           day)
{
  gboolean excluded = sourcier_supplier_is_excluded (supplier, day);
  g_autofree char *words = excluded ? sourcier_supplier_exclusion_to_words (supplier, day) : NULL;

  gtk_widget_set_visible (self->exclusion, excluded);
  gtk_label_set_text (self->exclusion_words, excluded ? words : "");
}

static void
show_doubts (SourcierSupplierPane *self,
             SourcierSupplier     *supplier)
{
  gboolean doubtful = sourcier_supplier_get_doubts (supplier) != SOURCIER_SUPPLIER_SOUND;
  g_autofree char *words = doubtful ? sourcier_supplier_doubts_to_words (supplier) : NULL;

  gtk_widget_set_visible (self->doubts, doubtful);
  if (doubtful)
    gtk_label_set_text (self->doubt_words, words);
}

/* The same supplier shown again stays where the reader has scrolled to. */
static void
show_supplier (SourcierSupplierPane *self,
               SourcierSupplier     *supplier)
{
  SourcierSupplierQuery *query = sourcier_supplier_look_get_query (self->look);
  SourcierDay day = sourcier_supplier_query_get_day (query);
  g_autoptr (GPtrArray) answers = _sourcier_supplier_pane_answer_rows (supplier, day);
  g_autoptr (GPtrArray) contacts = _sourcier_supplier_pane_contact_rows (supplier);
  g_autoptr (GPtrArray) firm = _sourcier_supplier_pane_firm_rows (supplier, self->others, self->n_others);
  g_autoptr (GPtrArray) people = _sourcier_supplier_pane_people_rows (supplier);

  clear_rows (self);
  show_day (self, query);
  show_identity (self, supplier);
  show_address (self, supplier);
  show_exclusion (self, supplier, day);
  show_doubts (self, supplier);
  show_awards (self, supplier, day);
  add_rows (self, self->answers, answers);
  add_rows (self, self->contacts, contacts);
  add_rows (self, self->people, people);
  add_rows (self, self->firm, firm);
  sourcier_supplier_contracts_group_show (self->held, supplier);
  sourcier_supplier_sendings_group_show (self->sendings, supplier);
  _sourcier_supplier_pane_fill_about (self->about, self->store, supplier, self->lists, day);
  if (sourcier_supplier_get_id (supplier) != self->shown)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown = sourcier_supplier_get_id (supplier);
}

static void
look_changed_cb (SourcierSupplierPane *self)
{
  if (self->supplier != NULL)
    show_supplier (self, self->supplier);
}

static void
show_many (SourcierSupplierPane *self,
           guint                 n_selected)
{
  g_autofree char *count = sourcier_count_format (n_selected);
  g_autofree char *title = g_strdup_printf (ngettext ("%s supplier selected", "%s suppliers selected", n_selected),
                                            count);

  adw_status_page_set_title (self->many, title);
}

static void
sourcier_supplier_pane_dispose (GObject *object)
{
  SourcierSupplierPane *self = SOURCIER_SUPPLIER_PANE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->look);
  g_clear_object (&self->supplier);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_SUPPLIER_PANE);
  G_OBJECT_CLASS (sourcier_supplier_pane_parent_class)->dispose (object);
}

static void
sourcier_supplier_pane_class_init (SourcierSupplierPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_supplier_pane_dispose;

  g_type_ensure (SOURCIER_TYPE_SUPPLIER_CONTRACTS_GROUP);
  g_type_ensure (SOURCIER_TYPE_SUPPLIER_SENDINGS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/supplier-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, many);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, summary);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, day);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, name);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, trade_name);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, identity);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, address);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, badges);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, exclusion);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, exclusion_words);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, doubts);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, doubt_words);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, awards);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, answers);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, contacts);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, people);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, firm);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, held);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, sendings);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierPane, about);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "supplierpane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sourcier_supplier_pane_init (SourcierSupplierPane *self)
{
  self->look = sourcier_supplier_look_new ();
  self->counts = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->badges, sourcier_wrap_layout_new (4));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Selected supplier"), -1);
}

/**
 * sourcier_supplier_pane_set_look:
 * @self: a pane
 * @look: as of which day and from which place the supplier is shown
 */
void
sourcier_supplier_pane_set_look (SourcierSupplierPane *self,
                                 SourcierSupplierLook *look)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_PANE (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_LOOK (look));

  g_set_object (&self->look, look);
  g_signal_connect_object (look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_supplier_pane_set_facets:
 * @self: a pane
 * @query: a question
 * @facets: the counts of its answer
 *
 * As long as no supplier is selected, the pane tells what those who answer may answer together.
 */
void
sourcier_supplier_pane_set_facets (SourcierSupplierPane   *self,
                                   SourcierSupplierQuery  *query,
                                   SourcierSupplierFacets *facets)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_PANE (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_FACETS (facets));

  for (guint i = 0; i < self->counts->len; i++)
    adw_preferences_group_remove (self->summary, self->counts->pdata[i]);
  g_ptr_array_unref (self->counts);
  self->counts = _sourcier_supplier_pane_summary_rows (query, facets);
  for (guint i = 0; i < self->counts->len; i++)
    adw_preferences_group_add (self->summary, self->counts->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), self->counts->len > 0);
}

/**
 * sourcier_supplier_pane_set_firm:
 * @self: a pane
 * @others: (nullable) (element-type SourcierSupplier): the first of the other establishments of the firm of the supplier
 *   that is shown next
 * @n_others: how many others there are
 */
void
sourcier_supplier_pane_set_firm (SourcierSupplierPane *self,
                                 GPtrArray            *others,
                                 guint                 n_others)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_PANE (self));

  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = others != NULL ? g_ptr_array_ref (others) : NULL;
  self->n_others = n_others;
}

/**
 * sourcier_supplier_pane_set_store:
 * @self: a pane
 * @store: (nullable): the office's file
 *
 * What the pane shows from then on is looked up in this file's official lists.
 */
void
sourcier_supplier_pane_set_store (SourcierSupplierPane *self,
                                  SourcierStore        *store)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_PANE (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  g_set_object (&self->store, store);
  sourcier_supplier_contracts_group_set_store (self->held, store);
  sourcier_supplier_sendings_group_set_store (self->sendings, store);
}

/**
 * sourcier_supplier_pane_set_lists:
 * @self: a pane
 * @lists: (nullable) (element-type SourcierSavedList): the lists made by hand that the supplier shown next is on
 */
void
sourcier_supplier_pane_set_lists (SourcierSupplierPane *self,
                                  GPtrArray            *lists)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_PANE (self));

  g_clear_pointer (&self->lists, g_ptr_array_unref);
  self->lists = lists != NULL ? g_ptr_array_ref (lists) : NULL;
}

/**
 * sourcier_supplier_pane_show:
 * @self: a pane
 * @supplier: (nullable): the supplier that is selected, %NULL when it is not one alone
 * @n_selected: how many are selected
 */
void
sourcier_supplier_pane_show (SourcierSupplierPane *self,
                             SourcierSupplier     *supplier,
                             guint                 n_selected)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_PANE (self));
  g_return_if_fail (supplier == NULL || SOURCIER_IS_SUPPLIER (supplier));

  g_set_object (&self->supplier, supplier);
  if (supplier != NULL)
    show_supplier (self, supplier);
  else
    show_many (self, n_selected);
  gtk_stack_set_visible_child_name (self->stack,
                                    supplier != NULL ? "supplier" : n_selected > 1 ? "many" : "nothing");
}
