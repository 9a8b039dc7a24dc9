/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-part-dialog.h"

#include "purchases/supplier-search.h"
#include "reference/family.h"
#include "suppliers/supplier.h"
#include "widgets/record-form.h"

#include <glib/gi18n-lib.h>

struct _SourcierPurchasePartDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesPage *page;
  SourcierRecord *record;
  SourcierRecord *shown;    /* what the form says before anything is typed */
  GtkWidget *search;        /* what has the focus at first, NULL for the first button */
  SourcierRecordForm *form;
  const guint *fields;
  guint n_fields;
};

G_DEFINE_FINAL_TYPE (SourcierPurchasePartDialog, sourcier_purchase_part_dialog, SOURCIER_TYPE_FORM_WINDOW)

enum { APPLIED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
add_terms (SourcierPickerRow *row,
           SourcierTermList   list)
{
  guint n;
  const SourcierTerm * const *terms = sourcier_terms (list, &n);

  for (guint i = 0; i < n; i++)
    sourcier_picker_row_add (row, sourcier_term_get_code (terms[i]), sourcier_term_get_name (terms[i]), NULL);
}

static void
add_families (SourcierPickerRow *row)
{
  guint n;
  const SourcierFamily * const *families = sourcier_families (&n);

  for (guint i = 0; i < n; i++)
    sourcier_picker_row_add (row, sourcier_family_get_code (families[i]), sourcier_family_get_name (families[i]), NULL);
}

static void
add_states (SourcierPickerRow *row)
{
  for (guint i = 0; i < SOURCIER_N_PURCHASE_STATES; i++)
    sourcier_picker_row_add (row, sourcier_purchase_state_get_code (i), sourcier_purchase_state_get_name (i), NULL);
}

/**
 * sourcier_purchase_choices:
 * @record: a purchase or a part of one
 * @field: one of its fields
 * @row: (nullable): a row to add the choices to
 *
 * Returns: whether the field takes its words from a list: a closed list of terms, the families, the states
 */
gboolean
sourcier_purchase_choices (SourcierRecord    *record,
                           guint              field,
                           SourcierPickerRow *row)
{
  const SourcierField *told = sourcier_record_get_field (record, field);
  gboolean families = g_str_equal (told->id, "family"), states = g_str_equal (told->id, "state");
  SourcierTermList list;
  gboolean terms = sourcier_purchase_field_terms (told, &list);

  if (row != NULL && terms)
    add_terms (row, list);
  else if (row != NULL && families)
    add_families (row);
  else if (row != NULL && states)
    add_states (row);
  return terms || families || states;
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierPurchasePartDialog *self = SOURCIER_PURCHASE_PART_DIALOG (form);
  g_autoptr (SourcierRecord) typed = sourcier_record_copy (self->shown);

  if (!sourcier_record_form_read (self->form, typed))
    return FALSE;
  sourcier_record_assign (self->record, typed);
  g_signal_emit (self, signals[APPLIED], 0, self->record);
  return TRUE;
}

/* A widget takes the focus of a window that is there. */
static void
sourcier_purchase_part_dialog_map (GtkWidget *widget)
{
  SourcierPurchasePartDialog *self = SOURCIER_PURCHASE_PART_DIALOG (widget);

  GTK_WIDGET_CLASS (sourcier_purchase_part_dialog_parent_class)->map (widget);
  if (self->search != NULL)
    gtk_widget_child_focus (self->search, GTK_DIR_TAB_FORWARD);
  self->search = NULL;
}

static void
sourcier_purchase_part_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_PURCHASE_PART_DIALOG);
  g_clear_object (&SOURCIER_PURCHASE_PART_DIALOG (object)->record);
  g_clear_object (&SOURCIER_PURCHASE_PART_DIALOG (object)->shown);

  G_OBJECT_CLASS (sourcier_purchase_part_dialog_parent_class)->dispose (object);
}

static void
sourcier_purchase_part_dialog_class_init (SourcierPurchasePartDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_purchase_part_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  widget_class->map = sourcier_purchase_part_dialog_map;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/purchase-part-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePartDialog, page);
}

static void
sourcier_purchase_part_dialog_init (SourcierPurchasePartDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_form (SourcierPurchasePartDialog *self)
{
  self->form = SOURCIER_RECORD_FORM (sourcier_record_form_new (NULL, self->shown, self->fields, self->n_fields,
                                                               sourcier_purchase_choices));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->form));
}

/* What else was typed stays. */
static void
picked_cb (SourcierPurchasePartDialog *self,
           SourcierSupplier           *supplier)
{
  sourcier_record_form_take (self->form, self->shown);
  sourcier_record_set_number (self->shown, SOURCIER_HOLDER_SUPPLIER, sourcier_supplier_get_id (supplier));
  sourcier_record_set_text (self->shown, SOURCIER_HOLDER_IDENTIFIER_TYPE, "SIRET");
  sourcier_record_set_text (self->shown, SOURCIER_HOLDER_IDENTIFIER,
                            sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  sourcier_record_set_text (self->shown, SOURCIER_HOLDER_NAME, sourcier_supplier_get_name (supplier));
  adw_preferences_page_remove (self->page, ADW_PREFERENCES_GROUP (self->form));
  add_form (self);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/**
 * sourcier_purchase_part_dialog_new:
 * @from: a widget of the window it stands before
 * @title: what is asked for
 * @record: the record to tell
 * @fields: (array length=n_fields): the fields asked for
 * @n_fields: how many
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
SourcierPurchasePartDialog *
sourcier_purchase_part_dialog_new (GtkWidget      *from,
                                   const char     *title,
                                   SourcierRecord *record,
                                   const guint    *fields,
                                   guint           n_fields)
{
  SourcierPurchasePartDialog *self =
    g_object_new (SOURCIER_TYPE_PURCHASE_PART_DIALOG, "transient-for", gtk_widget_get_root (from), "title", title, NULL);

  self->record = g_object_ref (record);
  self->shown = sourcier_record_copy (record);
  self->fields = fields;
  self->n_fields = n_fields;
  add_form (self);
  return self;
}

/**
 * sourcier_purchase_part_dialog_search:
 * @self: a dialog that asks for a holder
 * @store: the office's file
 *
 * Lets the holder be found in the directory, above the rows where it can be told by hand.
 */
void
sourcier_purchase_part_dialog_search (SourcierPurchasePartDialog *self,
                                      SourcierStore              *store)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE_PART_DIALOG (self) && SOURCIER_IS_HOLDER (self->record));

  GtkWidget *search = sourcier_supplier_search_new (store);

  adw_preferences_page_remove (self->page, ADW_PREFERENCES_GROUP (self->form));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (search));
  add_form (self);
  g_signal_connect_object (search, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  if (!sourcier_record_is_told (self->record, SOURCIER_HOLDER_IDENTIFIER))
    self->search = search;
}
