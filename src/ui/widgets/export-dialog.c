/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/export-dialog-private.h"

#include "exchange/export-write.h"
#include "widgets/document-preview.h"
#include "widgets/document-print.h"
#include "widgets/list-export.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierExportDialog, sourcier_export_dialog, SOURCIER_TYPE_FORM_WINDOW)

/* What a worker is given: it must not look at the dialog, which is gone by then. */
typedef struct
{
  SourcierExportRows *rows;
  SourcierExportOptions *options;
  SourcierExportForm form; /* its write is NULL where a table is written */
} Work;

static Work *
work_new (SourcierExportDialog *self)
{
  Work *work = g_new0 (Work, 1);

  work->rows = sourcier_export_rows_ref (self->chosen);
  work->options = sourcier_export_options_copy (self->options);
  if (self->form != NULL)
    work->form = *self->form;
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  sourcier_export_rows_unref (work->rows);
  sourcier_export_options_free (work->options);
  g_free (work);
}

static gboolean
write_rows (SourcierStore     *reader,
            gpointer           data,
            GFile             *file,
            SourcierProgress  *progress,
            GCancellable      *cancellable,
            GError           **error)
{
  Work *work = data;
  g_autoptr (SourcierExportTable) table = NULL;

  if (work->form.write != NULL)
    return work->form.write (reader, work->rows->question, work->options->language, file, progress, cancellable, error);
  table = sourcier_export_rows_make_table (work->rows, reader);
  return sourcier_export_write (table, work->options, file, progress, cancellable, error);
}

static SourcierDocument *
make_document (SourcierStore     *reader,
               gpointer           data,
               SourcierProgress  *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  Work *work = data;
  g_autoptr (SourcierExportTable) table = NULL;

  if (work->form.make != NULL)
    return work->form.make (reader, work->rows->question, work->options->language, progress, cancellable, error);
  table = sourcier_export_rows_make_table (work->rows, reader);
  return sourcier_export_to_document (table, work->options, progress, cancellable, error);
}

static SourcierDocumentMaker *
new_maker (SourcierExportDialog *self)
{
  g_autoptr (SourcierExportAbout) about = sourcier_export_table_get_about (self->table);

  return sourcier_document_maker_new (self->store, about->title, make_document, work_new (self), work_free);
}

static const char *
get_suffix (SourcierExportDialog *self)
{
  return self->form != NULL ? self->form->suffix : sourcier_export_format_get_id (self->options->format);
}

static char *
propose_name (SourcierExportDialog *self)
{
  g_autoptr (SourcierExportAbout) about = sourcier_export_table_get_about (self->table);
  g_autofree char *title = g_strdelimit (g_strdup (about->title), "/\\:*?\"<>|", '-');
  g_autofree char *day = sourcier_day_to_iso (sourcier_day_today ());

  return g_strdup_printf ("%s %s.%s", title, day, get_suffix (self));
}

/* Writes what the dialog says, and remembers it. @file: (nullable): where; %NULL to ask */
void
_sourcier_export_dialog_write (SourcierExportDialog *self,
                               GFile                *file)
{
  const char *kind = self->form != NULL ? self->form->name : sourcier_export_format_get_name (self->options->format);
  g_autofree char *name = propose_name (self);
  g_autofree char *patterns = g_strconcat ("*.", get_suffix (self), NULL);
  /* translators: %s is what has been exported: “12 suppliers” */
  g_autofree char *done = g_strdup_printf (_("List exported: %s"), self->chosen->words);
  const SourcierListExportWords words = {
    _("Export"), name, done, _("The list could not be exported"), kind, patterns, gtk_switch_get_active (self->open),
  };

  _sourcier_export_dialog_remember (self);
  if (file != NULL)
    sourcier_list_export_write (self->from, self->store, file, work_new (self), work_free, write_rows, &words);
  else
    sourcier_list_export_present (self->from, self->store, work_new (self), work_free, write_rows, &words);
}

static void
print (SourcierExportDialog *self)
{
  g_autoptr (SourcierDocumentMaker) maker = new_maker (self);

  _sourcier_export_dialog_remember (self);
  sourcier_document_print (self->from, maker);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (form);

  if (self->print)
    print (self);
  else
    _sourcier_export_dialog_write (self, NULL);
  return TRUE;
}

static void
preview_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_autoptr (SourcierDocumentMaker) maker = new_maker (SOURCIER_EXPORT_DIALOG (widget));

  gtk_window_present (GTK_WINDOW (sourcier_document_preview_new (widget, maker)));
}

static void
sourcier_export_dialog_dispose (GObject *object)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (object);

  self->busy = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->all, sourcier_export_rows_unref);
  g_clear_pointer (&self->selected, sourcier_export_rows_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_strfreev);
  g_clear_pointer (&self->options, sourcier_export_options_free);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_array_unref);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_object (&self->from);

  G_OBJECT_CLASS (sourcier_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, rows_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, how_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, preset);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, preset_names);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, preset_name);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, format_names);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, language);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, decimal);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, orientation);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, bom_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, everything_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, about_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, preview_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, open_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, bom);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, everything);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, about);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, open);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, columns_words);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, columns_buttons);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, SourcierExportDialog, shown_button);
}

static void
sourcier_export_dialog_class_init (SourcierExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_export_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  SOURCIER_FORM_WINDOW_CLASS (klass)->is_changed = NULL;

  g_type_ensure (SOURCIER_TYPE_ORDER_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/export-dialog.ui");
  bind_children (widget_class);
  _sourcier_export_dialog_bind_choices (widget_class);
  _sourcier_export_dialog_bind_presets (widget_class);
  gtk_widget_class_install_action (widget_class, "export.preview", NULL, preview_cb);
}

static void
sourcier_export_dialog_init (SourcierExportDialog *self)
{
  self->busy = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->forms = g_array_new (FALSE, FALSE, sizeof (SourcierExportForm));
  _sourcier_export_dialog_init_choices (self);
  self->busy = FALSE;
}

/**
 * sourcier_export_dialog_new:
 * @from: a widget of the window it stands before
 * @store: the office's file
 * @print: whether the rows shall be printed, rather than written to a file
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, to be offered rows and then presented
 */
SourcierExportDialog *
sourcier_export_dialog_new (GtkWidget     *from,
                            SourcierStore *store,
                            gboolean       print)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from) && GTK_IS_WINDOW (gtk_widget_get_root (from)), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierExportDialog *self =
    g_object_new (SOURCIER_TYPE_EXPORT_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);
  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);

  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  self->print = print;
  gtk_switch_set_active (self->open, g_settings_get_boolean (settings, "export-open"));
  if (!print)
    return self;
  gtk_window_set_title (GTK_WINDOW (self), _("Print"));
  sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), _("_Print…"));
  gtk_widget_set_visible (GTK_WIDGET (self->format), FALSE);
  gtk_widget_set_visible (self->open_row, FALSE);
  return self;
}

/**
 * sourcier_export_dialog_offer:
 * @self: a dialog
 * @rows: (transfer full): all rows that there are
 */
void
sourcier_export_dialog_offer (SourcierExportDialog *self,
                              SourcierExportRows   *rows)
{
  g_return_if_fail (SOURCIER_IS_EXPORT_DIALOG (self) && self->all == NULL);
  g_return_if_fail (rows != NULL);

  self->all = rows;
  if (self->chosen == NULL)
    self->chosen = rows;
}

/**
 * sourcier_export_dialog_offer_selected:
 * @self: a dialog
 * @rows: (transfer full): the rows that are selected, of a table of the same kind
 * @choose: whether they are meant rather than all
 */
void
sourcier_export_dialog_offer_selected (SourcierExportDialog *self,
                                       SourcierExportRows   *rows,
                                       gboolean              choose)
{
  g_return_if_fail (SOURCIER_IS_EXPORT_DIALOG (self) && self->selected == NULL);
  g_return_if_fail (rows != NULL);

  self->selected = rows;
  if (choose || self->chosen == NULL)
    self->chosen = rows;
}

/**
 * sourcier_export_dialog_set_shown:
 * @self: a dialog
 * @columns: ids of the columns that are shown in the window, in their order; where these differ from those of the table only
 *   in “-” for “_” they are the same, and those that the table has not are left out
 */
void
sourcier_export_dialog_set_shown (SourcierExportDialog *self,
                                  const char * const   *columns)
{
  g_return_if_fail (SOURCIER_IS_EXPORT_DIALOG (self));
  g_return_if_fail (columns != NULL);

  g_strfreev (self->shown);
  self->shown = g_strdupv ((char **) columns);
  for (guint i = 0; self->shown[i] != NULL; i++)
    g_strdelimit (self->shown[i], "-", '_');
}

/**
 * sourcier_export_dialog_add_form:
 * @self: a dialog that is not shown yet
 * @form: what the rows can be written as besides tables
 */
void
sourcier_export_dialog_add_form (SourcierExportDialog     *self,
                                 const SourcierExportForm *form)
{
  g_return_if_fail (SOURCIER_IS_EXPORT_DIALOG (self) && self->table == NULL);
  g_return_if_fail (form != NULL && form->write != NULL);

  g_array_append_vals (self->forms, form, 1);
  gtk_string_list_append (self->format_names, form->name);
}

static char *
dup_question (SourcierExportDialog *self,
              SourcierExportRows   *rows)
{
  g_autoptr (SourcierExportTable) table = sourcier_export_rows_make_table (rows, self->store);
  g_autoptr (SourcierExportAbout) about = sourcier_export_table_get_about (table);

  g_ptr_array_add (about->question, NULL);
  return g_strjoinv (" · ", (char **) about->question->pdata);
}

static void
rows_toggled_cb (SourcierExportDialog *self,
                 GtkCheckButton       *check)
{
  if (!gtk_check_button_get_active (check))
    return;
  self->chosen = g_object_get_data (G_OBJECT (check), "sourcier-rows");
  _sourcier_export_dialog_update (self);
}

static GtkWidget *
add_radio (SourcierExportDialog *self,
           GtkWidget            *row,
           SourcierExportRows   *rows,
           const char           *title)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (check), "sourcier-rows", rows);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), rows == self->chosen);
  g_signal_connect_object (check, "toggled", G_CALLBACK (rows_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return check;
}

static GtkWidget *
add_rows (SourcierExportDialog *self,
          SourcierExportRows   *rows,
          const char           *title)
{
  g_autofree char *question = dup_question (self, rows);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", question, NULL);

  adw_preferences_group_add (self->rows_group, row);
  return row;
}

/* One thing is told; between two the reader chooses. */
static void
show_rows (SourcierExportDialog *self)
{
  if (self->all == NULL || self->selected == NULL)
    {
      add_rows (self, self->chosen, self->chosen->words);
      return;
    }

  /* translators: %s is how many of what there are: “3,853 suppliers” */
  g_autofree char *all = g_strdup_printf (_("All that are shown: %s"), self->all->words);
  /* translators: %s is how many of what there are: “12 suppliers” */
  g_autofree char *selected = g_strdup_printf (_("Selected: %s"), self->selected->words);
  GtkWidget *first = add_radio (self, add_rows (self, self->all, all), self->all, all);
  GtkWidget *second = add_radio (self, add_rows (self, self->selected, selected), self->selected, selected);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (second), GTK_CHECK_BUTTON (first));
}

static void
keep_known (SourcierExportDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint at;

  for (guint i = 0; self->shown != NULL && self->shown[i] != NULL; i++)
    if (sourcier_export_columns_find (self->known, self->shown[i], &at))
      g_strv_builder_add (ids, self->shown[i]);
  g_strfreev (self->shown);
  self->shown = g_strv_builder_end (ids);
}

/**
 * sourcier_export_dialog_present:
 * @self: a dialog that has been offered rows
 *
 * Shows the dialog, with what was chosen last for tables of this kind.
 */
void
sourcier_export_dialog_present (SourcierExportDialog *self)
{
  g_return_if_fail (SOURCIER_IS_EXPORT_DIALOG (self) && self->chosen != NULL);

  self->table = sourcier_export_rows_make_table (self->all != NULL ? self->all : self->chosen, self->store);
  self->known = sourcier_export_table_get_columns (self->table);
  keep_known (self);
  show_rows (self);
  _sourcier_export_dialog_take_options (self, _sourcier_export_dialog_recall (self));
  _sourcier_export_dialog_load_presets (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->print ? self->orientation : self->format));
  gtk_window_present (GTK_WINDOW (self));
}
