/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/export-dialog-private.h"

#include "base/money.h"
#include "exchange/export-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order of the template's lists. */
static const char separators[] = { ';', ',', '\t', '|' };
static const char decimals[] = { 0, ',', '.' };

static const char *
describe_format (SourcierExportFormat format)
{
  switch (format)
    {
    case SOURCIER_EXPORT_CSV:
      return _("Every program reads it, the import too. It holds the rows alone, however many.");
    case SOURCIER_EXPORT_XLSX:
      return _("For Excel, and LibreOffice reads it: real amounts and days, a filter, links.");
    case SOURCIER_EXPORT_ODS:
      return _("For LibreOffice, and Excel reads it: the same in the State’s open format.");
    case SOURCIER_EXPORT_JSON:
      return _("For programs: all that is known of each row, or the columns chosen.");
    case SOURCIER_EXPORT_PDF:
      return _("To read, to send or to keep: A4 pages with the question and page numbers.");
    case SOURCIER_EXPORT_HTML:
      return _("To read in a browser, or to put on an intranet.");
    case SOURCIER_N_EXPORT_FORMATS:
    default:
      return "";
    }
}

/* What goes with the question depends on the format; paper always tells it, CSV never. */
static const char *
describe_about (SourcierExportFormat format)
{
  return format == SOURCIER_EXPORT_JSON ? _("The question, the day and the count, around the rows")
                                        : _("The question, the day and the count, on a second sheet");
}

static guint
find_letter (const char *letters,
             gsize       n_letters,
             char        letter)
{
  const char *at = memchr (letters, letter, n_letters);

  return at != NULL ? (guint) (at - letters) : 0;
}

static gboolean
can_tell_everything (SourcierExportDialog *self)
{
  return self->form == NULL && self->options->format == SOURCIER_EXPORT_JSON && SOURCIER_EXPORT_TABLE_GET_CLASS (self->table)->to_json != NULL;
}

static gboolean
tells_everything (SourcierExportDialog *self)
{
  return can_tell_everything (self) && self->options->columns == NULL;
}

/* Columns. */

static gboolean
is_usual (SourcierExportDialog       *self,
          const SourcierExportColumn *column)
{
  SourcierExportUse use =
    sourcier_export_format_is_paper (self->options->format) ? SOURCIER_EXPORT_PRINTED : SOURCIER_EXPORT_USUAL;

  return (column->use & use) != 0;
}

static void
add_column (SourcierExportDialog *self,
            guint                 at,
            gboolean              checked)
{
  const SourcierExportColumn *column = self->known->pdata[at];

  sourcier_order_list_add (self->columns, column->id, column->title, checked);
}

/* The usual ones stand among the others where they stand in the table; chosen ones come first, in the order wanted. */
static void
show_columns (SourcierExportDialog *self)
{
  char **ids = self->options->columns;
  guint at;

  sourcier_order_list_clear (self->columns);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (sourcier_export_columns_find (self->known, ids[i], &at))
      add_column (self, at, TRUE);
  for (guint i = 0; i < self->known->len; i++)
    {
      const SourcierExportColumn *column = self->known->pdata[i];

      if (ids == NULL)
        add_column (self, i, is_usual (self, column));
      else if (!g_strv_contains ((const char * const *) ids, column->id))
        add_column (self, i, FALSE);
    }
}

static void
update_columns_words (SourcierExportDialog *self)
{
  g_auto (GStrv) checked = sourcier_order_list_dup_checked (self->columns);
  guint n_checked = g_strv_length (checked);
  gboolean everything = tells_everything (self);
  /* translators: of the columns of a list, how many are written: “12 of 35 are written, in this order” */
  g_autofree char *words = g_strdup_printf (ngettext ("%u of %u is written", "%u of %u are written, in this order", n_checked),
                                            n_checked, self->known->len);

  gtk_label_set_label (self->columns_words, self->form != NULL ? self->form->holds
                                            : everything ? _("All that is known of each row is written")
                                            : n_checked > 0 ? words : _("Choose one column at least"));
  if (n_checked == 0 && !everything && self->form == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->columns_words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->columns_words), "error");
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), !everything && self->form == NULL);
  gtk_widget_set_sensitive (self->columns_buttons, !everything && self->form == NULL);
}

static void
columns_changed_cb (SourcierExportDialog *self)
{
  g_auto (GStrv) checked = sourcier_order_list_dup_checked (self->columns);

  if (self->busy)
    return;
  sourcier_export_options_set_columns (self->options, (const char * const *) checked);
  _sourcier_export_dialog_update (self);
}

static void
choose_columns (SourcierExportDialog *self,
                const char * const   *ids)
{
  sourcier_export_options_set_columns (self->options, ids);
  _sourcier_export_dialog_show_choices (self);
}

/* In words of ids, as JSON without its parts has no usual columns. */
static char **
dup_usual (SourcierExportDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->known->len; i++)
    if (is_usual (self, self->known->pdata[i]))
      g_strv_builder_add (ids, ((SourcierExportColumn *) self->known->pdata[i])->id);
  return g_strv_builder_end (ids);
}

static void
usual_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (widget);
  g_auto (GStrv) ids = can_tell_everything (self) ? dup_usual (self) : NULL;

  choose_columns (self, (const char * const *) ids);
}

static void
shown_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (widget);

  choose_columns (self, (const char * const *) self->shown);
}

static void
all_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (widget);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->known->len; i++)
    g_strv_builder_add (ids, ((SourcierExportColumn *) self->known->pdata[i])->id);
  g_auto (GStrv) all = g_strv_builder_end (ids);
  choose_columns (self, (const char * const *) all);
}

/* Choices. */

static void
read_format (SourcierExportDialog *self)
{
  guint at = adw_combo_row_get_selected (self->format);

  self->form = NULL;
  if (at < SOURCIER_N_EXPORT_FORMATS)
    self->options->format = (SourcierExportFormat) at;
  else if (at - SOURCIER_N_EXPORT_FORMATS < self->forms->len)
    self->form = &g_array_index (self->forms, SourcierExportForm, at - SOURCIER_N_EXPORT_FORMATS);
  sourcier_export_options_set_form (self->options, self->form != NULL ? self->form->id : NULL);
}

/* (nullable): the form of that id; what another table's preset or a later version calls otherwise is a table here. */
static const SourcierExportForm *
find_form (SourcierExportDialog *self,
           const char           *id)
{
  for (guint i = 0; id != NULL && i < self->forms->len; i++)
    if (g_str_equal (g_array_index (self->forms, SourcierExportForm, i).id, id))
      return &g_array_index (self->forms, SourcierExportForm, i);
  return NULL;
}

static void
read_choices (SourcierExportDialog *self)
{
  SourcierExportOptions *options = self->options;

  if (!self->print)
    read_format (self);
  options->language = adw_combo_row_get_selected (self->language) == 0 ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  options->separator = separators[adw_combo_row_get_selected (self->separator)];
  options->decimal = decimals[adw_combo_row_get_selected (self->decimal)];
  options->landscape = adw_combo_row_get_selected (self->orientation) == 1;
  options->bom = gtk_switch_get_active (self->bom);
  options->about = gtk_switch_get_active (self->about);
}

/* The usual columns depend on the format. */
static void
changed_cb (SourcierExportDialog *self)
{
  const SourcierExportForm *form = self->form;
  SourcierExportFormat format;

  if (self->busy || self->options == NULL)
    return;
  format = self->options->format;
  read_choices (self);
  if (self->options->format != format || self->form != form)
    _sourcier_export_dialog_show_choices (self);
  else
    _sourcier_export_dialog_update (self);
}

static void
everything_cb (SourcierExportDialog *self)
{
  g_auto (GStrv) usual = NULL;

  if (self->busy)
    return;
  if (!gtk_switch_get_active (self->everything))
    usual = dup_usual (self);
  choose_columns (self, (const char * const *) usual);
}

/* Shows what the options say. */
void
_sourcier_export_dialog_show_choices (SourcierExportDialog *self)
{
  const SourcierExportOptions *options = self->options;

  self->busy = TRUE;
  adw_combo_row_set_selected (self->format, self->form == NULL ? options->format : SOURCIER_N_EXPORT_FORMATS
                              + (guint) (self->form - (const SourcierExportForm *) self->forms->data));
  adw_combo_row_set_selected (self->language, options->language == SOURCIER_FRENCH ? 0 : 1);
  adw_combo_row_set_selected (self->separator, find_letter (separators, sizeof separators, options->separator));
  adw_combo_row_set_selected (self->decimal, find_letter (decimals, sizeof decimals, options->decimal));
  adw_combo_row_set_selected (self->orientation, options->landscape ? 1 : 0);
  gtk_switch_set_active (self->bom, options->bom);
  gtk_switch_set_active (self->about, options->about);
  gtk_switch_set_active (self->everything, tells_everything (self));
  show_columns (self);
  self->busy = FALSE;
  _sourcier_export_dialog_update (self);
}

/* Those that the table has not, or no longer, are left out; where none is left the usual ones are meant. */
static void
tidy_columns (SourcierExportDialog  *self,
              SourcierExportOptions *options)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint at;

  for (guint i = 0; options->columns != NULL && options->columns[i] != NULL; i++)
    if (sourcier_export_columns_find (self->known, options->columns[i], &at))
      g_strv_builder_add (ids, options->columns[i]);

  g_auto (GStrv) found = g_strv_builder_end (ids);
  sourcier_export_options_set_columns (options, found[0] != NULL ? (const char * const *) found : NULL);
}

/* What is proposed, or a preset; @options is taken. */
void
_sourcier_export_dialog_take_options (SourcierExportDialog  *self,
                                      SourcierExportOptions *options)
{
  tidy_columns (self, options);
  if (self->print)
    options->format = SOURCIER_EXPORT_PDF;
  g_clear_pointer (&self->options, sourcier_export_options_free);
  self->options = options;
  self->form = self->print ? NULL : find_form (self, options->form);
  sourcier_export_options_set_form (options, self->form != NULL ? self->form->id : NULL);
  _sourcier_export_dialog_show_choices (self);
}

static void
show_options_of (SourcierExportDialog *self)
{
  SourcierExportFormat format = self->options->format;
  gboolean table = self->form == NULL, csv = table && format == SOURCIER_EXPORT_CSV;
  gboolean pages = table && format == SOURCIER_EXPORT_PDF;

  gtk_widget_set_visible (GTK_WIDGET (self->language), table || self->form->make != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->separator), csv);
  gtk_widget_set_visible (GTK_WIDGET (self->decimal), csv);
  gtk_widget_set_visible (self->bom_row, csv);
  gtk_widget_set_visible (self->everything_row, can_tell_everything (self));
  gtk_widget_set_visible (GTK_WIDGET (self->about_row), table && !csv && !sourcier_export_format_is_paper (format));
  adw_action_row_set_subtitle (self->about_row, describe_about (format));
  gtk_widget_set_visible (GTK_WIDGET (self->orientation), pages);
  gtk_widget_set_visible (self->preview_row, pages || (!table && self->form->make != NULL));
}

/* (transfer full) (nullable): why so many rows cannot be written as is chosen */
static char *
find_limit (SourcierExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *most = NULL;
  g_autofree char *has = NULL;

  if (self->form == NULL)
    return sourcier_export_format_check (self->options->format, self->chosen->n_rows, &error) ? NULL
                                                                                               : g_strdup (error->message);
  if (self->chosen->n_rows <= self->form->most_rows)
    return NULL;
  most = sourcier_count_format (self->form->most_rows);
  has = sourcier_count_format (self->chosen->n_rows);
  /* translators: both %s are numbers of rows */
  return g_strdup_printf (_("At most %s can be written this way, and the list has %s: choose fewer"), most, has);
}

/* What the format is good for, or why it will not do. */
static void
say_about_format (SourcierExportDialog *self,
                  const char           *limit)
{
  if (limit != NULL)
    sourcier_note_row_say (self->format_note, SOURCIER_NOTE_MISTAKE, limit);
  else if (self->print)
    sourcier_note_row_say (self->format_note, SOURCIER_NOTE_HINT, NULL);
  else
    sourcier_note_row_say (self->format_note, SOURCIER_NOTE_HINT,
                           self->form != NULL ? self->form->good_for : describe_format (self->options->format));
}

/* Says before what a format cannot hold; what cannot be written cannot be asked. */
void
_sourcier_export_dialog_update (SourcierExportDialog *self)
{
  g_autofree char *limit = find_limit (self);
  g_auto (GStrv) checked = sourcier_order_list_dup_checked (self->columns);
  gboolean can_write = limit == NULL && (checked[0] != NULL || tells_everything (self) || self->form != NULL);

  show_options_of (self);
  update_columns_words (self);
  say_about_format (self, limit);
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.preview", can_write);
  gtk_widget_set_visible (self->shown_button, self->shown != NULL && self->shown[0] != NULL);
  _sourcier_export_dialog_update_presets (self);
}

void
_sourcier_export_dialog_bind_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, everything_cb);
  gtk_widget_class_install_action (widget_class, "export.usual", NULL, usual_cb);
  gtk_widget_class_install_action (widget_class, "export.shown", NULL, shown_cb);
  gtk_widget_class_install_action (widget_class, "export.all", NULL, all_cb);
}

static void
setup_format_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), check);
  g_object_bind_property (item, "selected", check, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, box);
}

static void
bind_format_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (gtk_list_item_get_child (item))),
                       gtk_string_object_get_string (name));
}

/* The names of formats are told whole: rows to choose from cut what is longer than twenty letters. */
static void
show_formats_whole (SourcierExportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_format_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_format_cb), NULL);
  adw_combo_row_set_factory (self->format, factory);
}

void
_sourcier_export_dialog_init_choices (SourcierExportDialog *self)
{
  show_formats_whole (self);
  for (SourcierExportFormat i = 0; i < SOURCIER_N_EXPORT_FORMATS; i++)
    gtk_string_list_append (self->format_names, sourcier_export_format_get_name (i));
  self->format_note = SOURCIER_NOTE_ROW (sourcier_note_row_new (GTK_WIDGET (self->format)));
  adw_preferences_group_add (self->how_group, GTK_WIDGET (self->format_note));
}

/* What was chosen last. */

static GSettings *
open_settings (SourcierExportDialog *self)
{
  g_autofree char *path = g_strdup_printf ("/org/sourcier/Sourcier/offices/%" G_GINT64_FORMAT "/",
                                           sourcier_store_get_file_number (self->store));

  return g_settings_new_with_path (SOURCIER_APP_ID ".Office", path);
}

/* Paper is remembered apart: it has less room. */
static char *
key_of (SourcierExportDialog *self)
{
  return g_strconcat (sourcier_export_table_get_id (self->table), self->print ? "-print" : "", NULL);
}

/* (transfer full): what was chosen last for this table; the first time, a sheet or pages as usual. */
SourcierExportOptions *
_sourcier_export_dialog_recall (SourcierExportDialog *self)
{
  g_autoptr (GSettings) settings = open_settings (self);
  g_autoptr (GVariant) choices = g_settings_get_value (settings, "export-choices");
  g_autofree char *key = key_of (self);
  const char *json = NULL;
  SourcierExportOptions *options =
    g_variant_lookup (choices, key, "&s", &json) ? sourcier_export_options_from_json (json, NULL) : NULL;

  return options != NULL ? options : sourcier_export_options_new (self->print ? SOURCIER_EXPORT_PDF : SOURCIER_EXPORT_XLSX);
}

void
_sourcier_export_dialog_remember (SourcierExportDialog *self)
{
  g_autoptr (GSettings) settings = open_settings (self);
  g_autoptr (GSettings) own = g_settings_new (SOURCIER_APP_ID);
  g_autoptr (GVariant) before = g_settings_get_value (settings, "export-choices");
  g_autofree char *key = key_of (self);
  g_autofree char *json = sourcier_export_options_to_json (self->options);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &value))
    if (!g_str_equal (other, key))
      g_variant_builder_add (&builder, "{ss}", other, value);
  g_variant_builder_add (&builder, "{ss}", key, json);
  g_settings_set_value (settings, "export-choices", g_variant_builder_end (&builder));
  if (!self->print)
    g_settings_set_boolean (own, "export-open", gtk_switch_get_active (self->open));
}
