/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/saved-lists-dialog.h"

#include "compat/alert.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierSavedListsDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *question_group;
  AdwPreferencesGroup *lists_group;
  AdwPreferencesGroup *compare_group;

  SourcierPickerRow *compared[2];
  GtkWidget *parent; /* not owned */
  SourcierStore *store;
  const SourcierSavedListKind *kind;
  GObject *question;
  GPtrArray *rows;
  gboolean compares; /* two lists can be compared */
};

enum { COMPARE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierSavedListsDialog, sourcier_saved_lists_dialog, ADW_TYPE_WINDOW)

static void
sourcier_saved_lists_dialog_dispose (GObject *object)
{
  SourcierSavedListsDialog *self = SOURCIER_SAVED_LISTS_DIALOG (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_SAVED_LISTS_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->question);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_saved_lists_dialog_parent_class)->dispose (object);
}

/* Two lists that are not the same. */
static void
update_compare (SourcierSavedListsDialog *self)
{
  const char *first = sourcier_picker_row_get_code (self->compared[0]);
  const char *second = sourcier_picker_row_get_code (self->compared[1]);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lists.compare",
                                 *first != '\0' && *second != '\0' && !g_str_equal (first, second));
}

static void
compare_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierSavedListsDialog *self = SOURCIER_SAVED_LISTS_DIALOG (widget);
  g_autofree char *first = g_strdup (sourcier_picker_row_get_code (self->compared[0]));
  g_autofree char *second = g_strdup (sourcier_picker_row_get_code (self->compared[1]));

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[COMPARE], 0, first, second);
  g_object_unref (self);
}

static void
sourcier_saved_lists_dialog_class_init (SourcierSavedListsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_saved_lists_dialog_dispose;

  signals[COMPARE] = g_signal_new ("compare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/saved-lists-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierSavedListsDialog, question_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSavedListsDialog, lists_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSavedListsDialog, compare_group);
  gtk_widget_class_install_action (widget_class, "lists.compare", NULL, compare_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_saved_lists_dialog_init (SourcierSavedListsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Writes @list, or deletes it, as one action. */
static gboolean
change_list (SourcierSavedListsDialog *self,
             const char               *name,
             SourcierSavedList        *list,
             gboolean                  delete)
{
  g_autoptr (GError) error = NULL;
  gboolean done = sourcier_store_begin (self->store, name, &error);

  if (done)
    {
      sourcier_store_set_detail (self->store, sourcier_saved_list_get_name (list));
      done = delete ? sourcier_saved_list_store_delete (self->store, list, &error)
                    : sourcier_saved_list_store_save (self->store, list, &error);
      if (done)
        done = sourcier_store_commit (self->store, &error);
      else
        sourcier_store_rollback (self->store);
    }
  if (!done)
    sourcier_alert_show (GTK_WIDGET (self), _("The list could not be changed"), error->message);
  return done;
}

static SourcierSavedList *
list_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "sourcier-list");
}

static void
name_applied_cb (SourcierSavedListsDialog *self,
                 GtkWidget                *entry)
{
  sourcier_saved_list_set_name (list_of (entry), gtk_editable_get_text (GTK_EDITABLE (entry)));
  if (change_list (self, _("Rename list"), list_of (entry), FALSE))
    sourcier_feedback_done (self->parent, _("List renamed"));
}

static void
note_applied_cb (SourcierSavedListsDialog *self,
                 GtkWidget                *entry)
{
  sourcier_saved_list_set_note (list_of (entry), gtk_editable_get_text (GTK_EDITABLE (entry)));
  if (change_list (self, _("Note on list"), list_of (entry), FALSE))
    sourcier_feedback_done (self->parent, _("Note saved"));
}

static void
delete_clicked_cb (SourcierSavedListsDialog *self,
                   GtkWidget                *button)
{
  g_autofree char *words = g_strdup_printf (_("List “%s” deleted"), sourcier_saved_list_get_name (list_of (button)));

  if (change_list (self, _("Delete list"), list_of (button), TRUE))
    sourcier_feedback_done (self->parent, words);
}

static GtkWidget *
new_entry (SourcierSavedListsDialog *self,
           SourcierSavedList        *list,
           const char               *title,
           const char               *text,
           GCallback                 applied)
{
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", title, "text", text,
                                   "show-apply-button", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (entry), "sourcier-list", g_object_ref (list), g_object_unref);
  sourcier_accessible_name_set (entry, title);
  g_signal_connect_object (entry, "apply", applied, self, G_CONNECT_SWAPPED);
  return entry;
}

static char *
describe (SourcierSavedList *list)
{
  const char *note = sourcier_saved_list_get_note (list);
  const char *left_out = sourcier_saved_list_get_left_out (list);
  const char *kind = sourcier_saved_list_get_question (list) != NULL ? _("Saved question") : _("Made by hand");

  if (left_out != NULL)
    return g_strdup_printf (_("Saved question; this version of the program does not understand: %s"), left_out);
  return *note != '\0' ? g_strdup_printf ("%s · %s", kind, note) : g_strdup (kind);
}

static void
add_list (SourcierSavedListsDialog *self,
          SourcierSavedList        *list)
{
  g_autofree char *subtitle = describe (list);
  g_autofree char *words = g_strdup_printf (_("Delete the list “%s”"), sourcier_saved_list_get_name (list));
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE,
                                 "title", sourcier_saved_list_get_name (list), "subtitle", subtitle, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gboolean writable = !sourcier_store_get_read_only (self->store);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_sensitive (button, writable);
  sourcier_accessible_name_set (button, words);
  g_object_set_data_full (G_OBJECT (button), "sourcier-list", g_object_ref (list), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            new_entry (self, list, _("Name"), sourcier_saved_list_get_name (list),
                                       G_CALLBACK (name_applied_cb)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            new_entry (self, list, _("Note"), sourcier_saved_list_get_note (list),
                                       G_CALLBACK (note_applied_cb)));
  adw_preferences_group_add (self->lists_group, row);
  g_ptr_array_add (self->rows, row);
}

/* The lists may have others’ names now: the rows are made anew, and go on naming what is still there. */
static void
show_compared (SourcierSavedListsDialog *self,
               GPtrArray                *lists)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->compared); i++)
    {
      g_autofree char *before =
        self->compared[i] != NULL ? g_strdup (sourcier_picker_row_get_code (self->compared[i])) : g_strdup ("");
      GtkWidget *row = sourcier_picker_row_new (i == 0 ? _("First list") : _("Second list"));

      if (self->compared[i] != NULL)
        adw_preferences_group_remove (self->compare_group, GTK_WIDGET (self->compared[i]));
      self->compared[i] = SOURCIER_PICKER_ROW (row);
      for (guint j = 0; j < lists->len; j++)
        {
          const char *name = sourcier_saved_list_get_name (lists->pdata[j]);

          sourcier_picker_row_add (self->compared[i], name, name, NULL);
          if (g_str_equal (name, before) || (*before == '\0' && i == j))
            sourcier_picker_row_set_code (self->compared[i], name);
        }
      adw_preferences_group_add (self->compare_group, row);
      g_signal_connect_object (row, "notify::code", G_CALLBACK (update_compare), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->compare_group), self->compares && lists->len > 1);
  update_compare (self);
}

static void
show_lists (SourcierSavedListsDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = sourcier_saved_list_store_load_all (self->store, self->kind, &error);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->lists_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    add_list (self, lists->pdata[i]);
  if (lists == NULL)
    adw_preferences_group_set_description (self->lists_group, error->message);
  else
    show_compared (self, lists);
}

static void
question_applied_cb (SourcierSavedListsDialog *self,
                     GtkWidget                *entry)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_new (self->kind, name, self->question);
  g_autofree char *words = g_strdup_printf (_("Question saved as “%s”"), sourcier_saved_list_get_name (list));

  if (!change_list (self, _("Save question"), list, FALSE))
    return;
  sourcier_feedback_done (self->parent, words);
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * sourcier_saved_lists_dialog_new:
 * @parent: the widget that asks, which tells the reader what was done
 * @store: the office's file
 * @kind: what the lists are of
 * @description: what lists are for, and how one is made by hand
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
SourcierSavedListsDialog *
sourcier_saved_lists_dialog_new (GtkWidget                   *parent,
                                 SourcierStore               *store,
                                 const SourcierSavedListKind *kind,
                                 const char                  *description)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WINDOW (gtk_widget_get_root (parent)), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL && description != NULL, NULL);

  SourcierSavedListsDialog *self = g_object_new (SOURCIER_TYPE_SAVED_LISTS_DIALOG, "transient-for",
                                                 gtk_widget_get_root (parent), NULL);

  self->parent = parent;
  self->store = g_object_ref (store);
  self->kind = kind;
  adw_preferences_group_set_description (self->lists_group, description);
  gtk_widget_set_visible (GTK_WIDGET (self->question_group), FALSE);
  g_signal_connect_object (store, "changed", G_CALLBACK (show_lists), self, G_CONNECT_SWAPPED);
  show_lists (self);
  return self;
}

/**
 * sourcier_saved_lists_dialog_offer_question:
 * @self: a dialog
 * @question: the question that is asked
 * @chips: (element-type SourcierQueryChip): what it says; nothing is offered where it says nothing
 *
 * Lets the reader save the question, if the file can be written.
 */
void
sourcier_saved_lists_dialog_offer_question (SourcierSavedListsDialog *self,
                                            gpointer                  question,
                                            GPtrArray                *chips)
{
  g_return_if_fail (SOURCIER_IS_SAVED_LISTS_DIALOG (self));
  g_return_if_fail (G_IS_OBJECT (question) && chips != NULL && self->question == NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _("Name of the question"),
                                   "show-apply-button", TRUE, NULL);

  self->question = g_object_ref (question);
  for (guint i = 0; i < chips->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", ((SourcierQueryChip *) chips->pdata[i])->words);

  g_autofree char *escaped = g_markup_escape_text (words->str, -1);
  adw_preferences_group_set_description (self->question_group, escaped);
  sourcier_accessible_name_set (entry, _("Name of the question"));
  g_signal_connect_object (entry, "apply", G_CALLBACK (question_applied_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->question_group, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->question_group),
                          chips->len > 0 && !sourcier_store_get_read_only (self->store));
  if (chips->len > 0)
    gtk_window_set_focus (GTK_WINDOW (self), entry);
}

/**
 * sourcier_saved_lists_dialog_offer_comparison:
 * @self: a dialog
 *
 * Lets the reader compare two lists: the signal "compare" says which.
 */
void
sourcier_saved_lists_dialog_offer_comparison (SourcierSavedListsDialog *self)
{
  g_return_if_fail (SOURCIER_IS_SAVED_LISTS_DIALOG (self));

  self->compares = TRUE;
  show_lists (self);
}
