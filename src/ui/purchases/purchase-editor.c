/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-editor.h"

#include "base/text.h"
#include "purchases/decp-form.h"
#include "purchases/decp-register.h"
#include "purchases/decp-store.h"
#include "purchases/decp-typed.h"
#include "purchases/holder-link.h"
#include "purchases/purchase-part-dialog.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-store.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"
#include "widgets/record-form.h"

#include <glib/gi18n-lib.h>

#define N_FORMS 4
#define N_LISTS 4

/* More considerations than the list of terms will ever have. */
#define MOST_CONSIDERATIONS 16

struct _SourcierPurchaseEditor
{
  SourcierFormWindow parent_instance;

  AdwPreferencesPage *page;
  SourcierStore *store;
  SourcierPurchase *purchase;     /* a copy, written when the reader saves */
  gboolean is_new;
  SourcierDecpContract *rest;     /* the essential data beside it, a copy too */
  SourcierDecpForm *published;
  GtkWidget *from;                /* who asked for the form, told what became of it */
  SourcierRecordForm *forms[N_FORMS];
  GtkCheckButton *considerations[MOST_CONSIDERATIONS];
  AdwPreferencesGroup *lists[N_LISTS];
  GPtrArray *rows[N_LISTS];       /* what the groups show */
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseEditor, sourcier_purchase_editor, SOURCIER_TYPE_FORM_WINDOW)

static const guint identity_fields[] = {
  SOURCIER_PURCHASE_SUBJECT, SOURCIER_PURCHASE_NUMBER, SOURCIER_PURCHASE_KIND, SOURCIER_PURCHASE_NATURE,
  SOURCIER_PURCHASE_CPV, SOURCIER_PURCHASE_FAMILY, SOURCIER_PURCHASE_SERVICE, SOURCIER_PURCHASE_BUYER,
  SOURCIER_PURCHASE_STATE, SOURCIER_PURCHASE_DROP_REASON,
};
static const guint amount_fields[] = {
  SOURCIER_PURCHASE_ESTIMATE, SOURCIER_PURCHASE_LAUNCH_DAY, SOURCIER_PURCHASE_NOTIFICATION_DAY,
  SOURCIER_PURCHASE_END_DAY, SOURCIER_PURCHASE_DURATION,
};
static const guint award_fields[] = {
  SOURCIER_PURCHASE_PROCEDURE, SOURCIER_PURCHASE_RESERVED, SOURCIER_PURCHASE_OFFERS, SOURCIER_PURCHASE_AWARDED_AMOUNT,
};
static const guint note_fields[] = { SOURCIER_PURCHASE_NOTES };

static const struct
{
  const char *title;
  const guint *fields;
  guint n_fields;
} forms[N_FORMS] = {
  { N_("Purchase"), identity_fields, G_N_ELEMENTS (identity_fields) },
  { N_("Amount and days"), amount_fields, G_N_ELEMENTS (amount_fields) },
  { N_("Award"), award_fields, G_N_ELEMENTS (award_fields) },
  { NULL, note_fields, G_N_ELEMENTS (note_fields) },
};

static const guint lot_fields[] = {
  SOURCIER_LOT_NUMBER, SOURCIER_LOT_SUBJECT, SOURCIER_LOT_CPV, SOURCIER_LOT_ESTIMATE, SOURCIER_LOT_RESERVED,
  SOURCIER_LOT_AWARDED,
};
static const guint criterion_fields[] = { SOURCIER_CRITERION_NAME, SOURCIER_CRITERION_WEIGHT };
static const guint holder_fields[] = {
  SOURCIER_HOLDER_LOT, SOURCIER_HOLDER_IDENTIFIER_TYPE, SOURCIER_HOLDER_IDENTIFIER, SOURCIER_HOLDER_NAME,
  SOURCIER_HOLDER_ROLE, SOURCIER_HOLDER_AMOUNT,
};
static const guint modification_fields[] = {
  SOURCIER_MODIFICATION_DAY, SOURCIER_MODIFICATION_SUBJECT, SOURCIER_MODIFICATION_AMOUNT,
  SOURCIER_MODIFICATION_DURATION,
};

static const struct
{
  SourcierPurchasePart part;
  const char *title;
  const char *add;
  const char *remove;
  const guint *fields;
  guint n_fields;
  guint name, detail, amount; /* what a row tells */
} lists[N_LISTS] = {
  { SOURCIER_PURCHASE_LOTS, N_("Lots"), N_("Add a lot"), N_("Remove the lot"), lot_fields, G_N_ELEMENTS (lot_fields),
    SOURCIER_LOT_NUMBER, SOURCIER_LOT_SUBJECT, SOURCIER_LOT_ESTIMATE },
  { SOURCIER_PURCHASE_CRITERIA, N_("Award criteria"), N_("Add a criterion"), N_("Remove the criterion"),
    criterion_fields, G_N_ELEMENTS (criterion_fields), SOURCIER_CRITERION_NAME, SOURCIER_CRITERION_NAME,
    SOURCIER_CRITERION_WEIGHT },
  { SOURCIER_PURCHASE_HOLDERS, N_("Holders"), N_("Add a holder"), N_("Remove the holder"), holder_fields,
    G_N_ELEMENTS (holder_fields), SOURCIER_HOLDER_NAME, SOURCIER_HOLDER_ROLE, SOURCIER_HOLDER_AMOUNT },
  { SOURCIER_PURCHASE_MODIFICATIONS, N_("Modifications"), N_("Add a modification"), N_("Remove the modification"),
    modification_fields, G_N_ELEMENTS (modification_fields), SOURCIER_MODIFICATION_DAY, SOURCIER_MODIFICATION_SUBJECT,
    SOURCIER_MODIFICATION_AMOUNT },
};

static void show_list (SourcierPurchaseEditor *self,
                       guint                   list);

static guint
list_of (GObject *object)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, "list"));
}

static void
part_applied_cb (SourcierPurchaseEditor *self,
                 SourcierRecord         *record,
                 GObject                *dialog)
{
  guint list = list_of (dialog);
  GPtrArray *parts = sourcier_purchase_get_parts (self->purchase, lists[list].part);

  if (SOURCIER_IS_HOLDER (record))
    sourcier_holder_link (record, self->store);
  if (!g_ptr_array_find (parts, record, NULL) && !sourcier_record_is_empty (record))
    sourcier_purchase_add_part (self->purchase, lists[list].part, record);
  show_list (self, list);
}

static void
edit_part (SourcierPurchaseEditor *self,
           guint                   list,
           SourcierRecord         *record)
{
  SourcierPurchasePartDialog *dialog =
    sourcier_purchase_part_dialog_new (GTK_WIDGET (self), _(lists[list].title), record, lists[list].fields,
                                       lists[list].n_fields);

  if (SOURCIER_IS_HOLDER (record))
    sourcier_purchase_part_dialog_search (dialog, self->store);
  g_object_set_data (G_OBJECT (dialog), "list", GUINT_TO_POINTER (list));
  g_signal_connect_object (dialog, "applied", G_CALLBACK (part_applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_clicked_cb (SourcierPurchaseEditor *self,
                GObject                *button)
{
  guint list = list_of (button);
  g_autoptr (SourcierRecord) record = sourcier_purchase_part_new (lists[list].part);

  if (SOURCIER_IS_HOLDER (record))
    {
      sourcier_record_set_text (record, SOURCIER_HOLDER_IDENTIFIER_TYPE, "SIRET");
      sourcier_record_set_text (record, SOURCIER_HOLDER_ROLE, "holder");
    }
  edit_part (self, list, record);
}

static void
row_activated_cb (SourcierPurchaseEditor *self,
                  GObject                *row)
{
  edit_part (self, list_of (row), g_object_get_data (row, "record"));
}

static void
remove_clicked_cb (SourcierPurchaseEditor *self,
                   GObject                *button)
{
  guint list = list_of (button);

  sourcier_purchase_remove_part (self->purchase, lists[list].part, g_object_get_data (button, "record"));
  show_list (self, list);
}

static GtkWidget *
create_remove_button (SourcierPurchaseEditor *self,
                      guint                   list,
                      SourcierRecord         *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _(lists[list].remove));
  sourcier_accessible_name_set (button, _(lists[list].remove));
  g_object_set_data (G_OBJECT (button), "list", GUINT_TO_POINTER (list));
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_part_row (SourcierPurchaseEditor *self,
              guint                   list,
              SourcierRecord         *record)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
  g_autofree char *name = sourcier_record_show_field (record, lists[list].name);
  g_autofree char *detail = sourcier_record_show_field (record, lists[list].detail);
  g_autofree char *amount = sourcier_record_show_field (record, lists[list].amount);
  g_autoptr (GString) title = g_string_new (name);
  GtkWidget *label = gtk_label_new (amount);

  if (lists[list].detail != lists[list].name)
    sourcier_text_append_part (title, detail);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title->len > 0 ? title->str : _("(not told)"));
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (self, list, record));
  g_object_set_data (G_OBJECT (row), "list", GUINT_TO_POINTER (list));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->lists[list], row);
  g_ptr_array_add (self->rows[list], row);
}

/* The weights should make 100 %, and the form says what they make. */
static void
describe_list (SourcierPurchaseEditor *self,
               guint                   list)
{
  gint64 weights = sourcier_purchase_get_weights (self->purchase);
  g_autofree char *words = NULL;

  if (lists[list].part == SOURCIER_PURCHASE_CRITERIA && weights != SOURCIER_NUMBER_UNKNOWN)
    /* translators: the sum of the weights of the criteria, “Sum of the weights: 95%” */
    words = g_strdup_printf (_("Sum of the weights: %g%%"), (double) weights / 100);
  adw_preferences_group_set_description (self->lists[list], words);
}

static void
show_list (SourcierPurchaseEditor *self,
           guint                   list)
{
  GPtrArray *parts = sourcier_purchase_get_parts (self->purchase, lists[list].part);

  for (guint i = 0; i < self->rows[list]->len; i++)
    adw_preferences_group_remove (self->lists[list], self->rows[list]->pdata[i]);
  g_ptr_array_set_size (self->rows[list], 0);
  for (guint i = 0; i < parts->len; i++)
    add_part_row (self, list, parts->pdata[i]);
  describe_list (self, list);
}

static void
add_list (SourcierPurchaseEditor *self,
          guint                   list)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->lists[list] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->rows[list] = g_ptr_array_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _(lists[list].add));
  sourcier_accessible_name_set (button, _(lists[list].add));
  g_object_set_data (G_OBJECT (button), "list", GUINT_TO_POINTER (list));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (self->lists[list], _(lists[list].title));
  adw_preferences_group_set_header_suffix (self->lists[list], button);
  adw_preferences_page_add (self->page, self->lists[list]);
  show_list (self, list);
}

static void
add_considerations (SourcierPurchaseEditor *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint n;
  const SourcierTerm * const *terms = sourcier_terms (SOURCIER_TERMS_CONSIDERATION, &n);

  adw_preferences_group_set_title (group, _("Considerations"));
  for (guint i = 0; i < MIN (n, MOST_CONSIDERATIONS); i++)
    {
      const char *name = sourcier_term_get_name (terms[i]);
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, NULL);
      GtkWidget *check = gtk_check_button_new ();

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   sourcier_purchase_has_consideration (self->purchase,
                                                                        sourcier_term_get_code (terms[i])));
      sourcier_accessible_name_set (check, name);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (group, row);
      self->considerations[i] = GTK_CHECK_BUTTON (check);
    }
  adw_preferences_page_add (self->page, group);
}

/* Those the program has no tick for stay as they are. */
static void
read_considerations (SourcierPurchaseEditor *self)
{
  guint n;
  const SourcierTerm * const *terms = sourcier_terms (SOURCIER_TERMS_CONSIDERATION, &n);
  const char * const *before = sourcier_purchase_get_considerations (self->purchase);
  g_autoptr (GStrvBuilder) told = g_strv_builder_new ();

  for (guint i = 0; before[i] != NULL; i++)
    if (sourcier_term_find (SOURCIER_TERMS_CONSIDERATION, before[i]) == NULL)
      g_strv_builder_add (told, before[i]);
  for (guint i = 0; i < MIN (n, MOST_CONSIDERATIONS); i++)
    if (gtk_check_button_get_active (self->considerations[i]))
      g_strv_builder_add (told, sourcier_term_get_code (terms[i]));

  g_auto (GStrv) codes = g_strv_builder_end (told);
  sourcier_purchase_set_considerations (self->purchase, (const char * const *) codes);
}

static gboolean
save (SourcierStore               *store,
      SourcierPurchase            *purchase,
      const SourcierDecpContract  *rest,
      GError                     **error)
{
  return sourcier_purchase_store_save (store, purchase, error)
         && (rest == NULL || sourcier_decp_store_save (store, sourcier_purchase_get_id (purchase), rest, error));
}

/* @rest (nullable) is written too. */
static gboolean
write_with (GtkWidget                  *from,
            SourcierStore              *store,
            SourcierPurchase           *purchase,
            const SourcierDecpContract *rest,
            const char                 *action,
            const char                 *done)
{
  g_autoptr (GError) error = NULL;

  if (sourcier_store_begin (store, action, &error))
    {
      sourcier_store_set_detail (store, sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
      if (!save (store, purchase, rest, &error))
        sourcier_store_rollback (store);
      else
        sourcier_store_commit (store, &error);
    }
  if (error != NULL)
    sourcier_feedback_fail (from, _("The purchase could not be saved"), error);
  else
    sourcier_feedback_done (from, done);
  return error == NULL;
}

/**
 * sourcier_purchase_write:
 * @from: a widget of the window that tells what became of it
 * @store: the office's file
 * @purchase: a purchase
 * @action: what the history calls it
 * @done: what is told when it is done, with Undo beside it
 *
 * Writes a purchase as one action.
 *
 * Returns: whether it is written; if not, the reader was told why
 */
gboolean
sourcier_purchase_write (GtkWidget        *from,
                         SourcierStore    *store,
                         SourcierPurchase *purchase,
                         const char       *action,
                         const char       *done)
{
  return write_with (from, store, purchase, NULL, action, done);
}

/* @told is what to write: nothing where the data say what they said. */
static gboolean
read_published (SourcierPurchaseEditor  *self,
                SourcierDecpContract   **told)
{
  g_autoptr (SourcierDecpContract) typed = NULL;

  if (self->published == NULL)
    return TRUE;
  typed = sourcier_decp_rest_copy (self->rest);
  if (!sourcier_decp_form_read (self->published, typed))
    return FALSE;
  if (!sourcier_decp_contract_same_values (self->rest, typed))
    *told = g_steal_pointer (&typed);
  return TRUE;
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierPurchaseEditor *self = SOURCIER_PURCHASE_EDITOR (form);
  g_autoptr (SourcierDecpContract) told = NULL;

  for (guint i = 0; i < N_FORMS; i++)
    if (!sourcier_record_form_read (self->forms[i], SOURCIER_RECORD (self->purchase)))
      return FALSE;
  read_considerations (self);
  if (!read_published (self, &told)
      || !write_with (self->from, self->store, self->purchase, told, self->is_new ? _("Add purchase") : _("Edit purchase"),
                      self->is_new ? _("Purchase added") : _("Purchase saved")))
    return FALSE;
  /* What applies to it is what comes next. */
  if (self->is_new)
    gtk_widget_activate_action (self->from, "page.select", "x", sourcier_purchase_get_id (self->purchase));
  return TRUE;
}

static void
sourcier_purchase_editor_dispose (GObject *object)
{
  SourcierPurchaseEditor *self = SOURCIER_PURCHASE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PURCHASE_EDITOR);
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  g_clear_object (&self->purchase);
  g_clear_pointer (&self->rest, sourcier_decp_contract_free);
  g_clear_object (&self->store);
  g_clear_object (&self->from);

  G_OBJECT_CLASS (sourcier_purchase_editor_parent_class)->dispose (object);
}

static void
sourcier_purchase_editor_class_init (SourcierPurchaseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_purchase_editor_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/purchase-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchaseEditor, page);
}

static void
sourcier_purchase_editor_init (SourcierPurchaseEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What cannot be read is not asked for, so that nothing is written over it. */
static void
load_rest (SourcierPurchaseEditor *self)
{
  g_autoptr (GError) error = NULL;

  self->rest = self->is_new ? sourcier_decp_contract_new (FALSE)
                            : sourcier_decp_store_load (self->store, sourcier_purchase_get_id (self->purchase), &error);
  if (error != NULL)
    sourcier_feedback_fail (self->from, _("The register could not be read"), error);
}

static gboolean
is_concession (SourcierRecord *purchase)
{
  return g_str_equal (sourcier_record_get_text (purchase, SOURCIER_PURCHASE_KIND), SOURCIER_KIND_CONCESSION);
}

/* What is asked depends on the kind, which may be picked meanwhile. */
static void
kind_changed_cb (SourcierPurchaseEditor *self)
{
  g_autoptr (SourcierRecord) typed = sourcier_record_copy (SOURCIER_RECORD (self->purchase));

  sourcier_record_form_take (self->forms[0], typed);
  sourcier_decp_form_set_kind (self->published, is_concession (typed));
}

static void
add_published (SourcierPurchaseEditor *self)
{
  SourcierPurchaseState state = sourcier_purchase_get_state (self->purchase);
  GtkWidget *form;

  if (self->rest == NULL)
    return;
  form = sourcier_decp_form_new (self->rest, is_concession (SOURCIER_RECORD (self->purchase)),
                                 state == SOURCIER_PURCHASE_AWARDED || state == SOURCIER_PURCHASE_ENDED);
  self->published = SOURCIER_DECP_FORM (form);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (form));
  g_signal_connect_object (self->forms[0], "changed", G_CALLBACK (kind_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
build (SourcierPurchaseEditor *self)
{
  for (guint i = 0; i < N_FORMS; i++)
    {
      GtkWidget *form = sourcier_record_form_new (forms[i].title != NULL ? _(forms[i].title) : NULL,
                                                  SOURCIER_RECORD (self->purchase), forms[i].fields, forms[i].n_fields,
                                                  sourcier_purchase_choices);

      self->forms[i] = SOURCIER_RECORD_FORM (form);
      if (i == N_FORMS - 1)
        {
          add_considerations (self);
          for (guint list = 0; list < N_LISTS; list++)
            add_list (self, list);
          add_published (self);
        }
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (form));
    }
}

static SourcierPurchaseEditor *
create (GtkWidget        *from,
        SourcierStore    *store,
        SourcierPurchase *purchase)
{
  SourcierPurchaseEditor *self =
    g_object_new (SOURCIER_TYPE_PURCHASE_EDITOR, "transient-for", gtk_widget_get_root (from), NULL);

  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  self->is_new = purchase == NULL;
  self->purchase = purchase != NULL ? sourcier_purchase_copy (purchase) : sourcier_purchase_new ();
  if (purchase == NULL)
    sourcier_purchase_set_state (self->purchase, SOURCIER_PURCHASE_IDEA);
  gtk_window_set_title (GTK_WINDOW (self), purchase == NULL ? _("Add a purchase") : _("Edit a purchase"));
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), !sourcier_store_get_read_only (store));
  load_rest (self);
  build (self);
  return self;
}

/**
 * sourcier_purchase_editor_present:
 * @from: a widget of the window it stands before
 * @store: the office's file
 * @purchase: (nullable): the purchase to edit, %NULL for a new one
 *
 * Shows the form. A new purchase is then selected where @from has the action "page.select".
 */
void
sourcier_purchase_editor_present (GtkWidget        *from,
                                  SourcierStore    *store,
                                  SourcierPurchase *purchase)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  gtk_window_present (GTK_WINDOW (create (from, store, purchase)));
}

/**
 * sourcier_purchase_editor_complete:
 * @from: a widget of the window it stands before
 * @store: the office's file
 * @purchase: a purchase whose contract cannot be published yet
 * @member: what is missing, by its name in the schema
 *
 * Shows the form, and in it the row that asks for what is missing, where the essential data have one.
 */
void
sourcier_purchase_editor_complete (GtkWidget        *from,
                                   SourcierStore    *store,
                                   SourcierPurchase *purchase,
                                   const char       *member)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store) && SOURCIER_IS_PURCHASE (purchase));
  g_return_if_fail (member != NULL);

  SourcierPurchaseEditor *self = create (from, store, purchase);

  gtk_window_present (GTK_WINDOW (self));
  if (self->published != NULL)
    sourcier_decp_form_focus (self->published, is_concession (SOURCIER_RECORD (self->purchase)), member);
}
