/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/export-dialog-private.h"

#include "base/text.h"
#include "compat/alert.h"
#include "office/export-preset-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

/* (nullable) */
static SourcierExportPreset *
get_preset (SourcierExportDialog *self)
{
  guint at = adw_combo_row_get_selected (self->preset);

  return self->presets != NULL && at > 0 && at <= self->presets->len ? self->presets->pdata[at - 1] : NULL;
}

/* Whether the widgets say something else than the preset; on paper its format and its form do not count. */
static gboolean
has_changed (SourcierExportDialog       *self,
             const SourcierExportPreset *preset)
{
  g_autoptr (SourcierExportOptions) saved = sourcier_export_options_copy (preset->options);
  g_autofree char *now = sourcier_export_options_to_json (self->options);
  g_autofree char *before = NULL;

  if (self->print)
    {
      saved->format = SOURCIER_EXPORT_PDF;
      sourcier_export_options_set_form (saved, NULL);
    }
  before = sourcier_export_options_to_json (saved);
  return !g_str_equal (now, before);
}

void
_sourcier_export_dialog_update_presets (SourcierExportDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SourcierExportPreset *preset = get_preset (self);
  gboolean writable = !sourcier_store_get_read_only (self->store);
  gboolean changed = preset != NULL && has_changed (self, preset);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->preset), changed ? _("Changed since it was saved") : NULL);
  gtk_widget_action_set_enabled (widget, "export.save", writable);
  gtk_widget_action_set_enabled (widget, "export.replace", writable && changed);
  gtk_widget_action_set_enabled (widget, "export.rename", writable && preset != NULL);
  gtk_widget_action_set_enabled (widget, "export.delete", writable && preset != NULL);
}

static guint
find_preset (SourcierExportDialog *self,
             const char           *name)
{
  for (guint i = 0; name != NULL && i < self->presets->len; i++)
    if (g_str_equal (((SourcierExportPreset *) self->presets->pdata[i])->name, name))
      return i + 1;
  return 0;
}

/* The one that says what the widgets say, so that what was chosen last has its name again; 0 for none. */
static guint
find_same (SourcierExportDialog *self)
{
  for (guint i = 0; i < self->presets->len; i++)
    if (!has_changed (self, self->presets->pdata[i]))
      return i + 1;
  return 0;
}

/* Reads the presets anew. @chosen: (nullable): the name of the one that is chosen; %NULL for the one that fits */
void
_sourcier_export_dialog_load_presets (SourcierExportDialog *self,
                                      const char           *chosen)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *presets =
    sourcier_export_preset_store_load (self->store, sourcier_export_table_get_id (self->table), &error);

  if (presets == NULL)
    {
      sourcier_alert_show (GTK_WIDGET (self), _("The ways of exporting could not be read"), error->message);
      presets = g_ptr_array_new ();
    }
  self->busy = TRUE;
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  self->presets = presets;
  gtk_string_list_splice (self->preset_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->preset_names)), NULL);
  gtk_string_list_append (self->preset_names, C_("way of exporting", "None"));
  for (guint i = 0; i < presets->len; i++)
    gtk_string_list_append (self->preset_names, ((SourcierExportPreset *) presets->pdata[i])->name);
  adw_combo_row_set_selected (self->preset, chosen != NULL ? find_preset (self, chosen) : find_same (self));
  self->busy = FALSE;
  _sourcier_export_dialog_update_presets (self);
}

static void
preset_selected_cb (SourcierExportDialog *self)
{
  SourcierExportPreset *preset = self->busy ? NULL : get_preset (self);

  if (preset != NULL)
    _sourcier_export_dialog_take_options (self, sourcier_export_options_copy (preset->options));
  else if (!self->busy && self->options != NULL)
    _sourcier_export_dialog_update_presets (self);
}

/* Writes @preset, or deletes it, as one action. */
static gboolean
change_preset (SourcierExportDialog *self,
               const char           *action,
               SourcierExportPreset *preset,
               gboolean              delete)
{
  g_autoptr (GError) error = NULL;
  gboolean done = sourcier_store_begin (self->store, action, &error);

  if (done)
    {
      sourcier_store_set_detail (self->store, preset->name);
      done = delete ? sourcier_export_preset_store_delete (self->store, preset, &error)
                    : sourcier_export_preset_store_save (self->store, preset, &error);
      if (done)
        done = sourcier_store_commit (self->store, &error);
      else
        sourcier_store_rollback (self->store);
    }
  if (!done)
    sourcier_alert_show (GTK_WIDGET (self), _("The way of exporting could not be changed"), error->message);
  return done;
}

static void
ask_name (SourcierExportDialog *self,
          const char           *proposed,
          gboolean              renaming)
{
  self->renaming = renaming;
  gtk_editable_set_text (GTK_EDITABLE (self->preset_name), proposed);
  gtk_widget_set_visible (GTK_WIDGET (self->preset_name), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->preset_name));
}

static gboolean
rename_preset (SourcierExportDialog *self,
               SourcierExportPreset *preset,
               const char           *name)
{
  g_autoptr (SourcierExportPreset) renamed = sourcier_export_preset_new (preset->table, name, preset->options);

  renamed->id = preset->id;
  return change_preset (self, _("Rename a way of exporting"), renamed, FALSE);
}

static gboolean
save_preset (SourcierExportDialog *self,
             const char           *name)
{
  g_autoptr (SourcierExportPreset) preset =
    sourcier_export_preset_new (sourcier_export_table_get_id (self->table), name, self->options);

  return change_preset (self, _("Save a way of exporting"), preset, FALSE);
}

static void
preset_named_cb (SourcierExportDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->preset_name))));
  SourcierExportPreset *preset = get_preset (self);
  gboolean done = self->renaming && preset != NULL ? rename_preset (self, preset, name) : save_preset (self, name);

  if (!done)
    return;
  _sourcier_export_dialog_load_presets (self, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->preset));
  gtk_widget_set_visible (GTK_WIDGET (self->preset_name), FALSE);
}

/* Escape leaves the name alone before it leaves the dialog. */
static gboolean
name_key_cb (SourcierExportDialog *self,
             guint                 key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->preset));
  gtk_widget_set_visible (GTK_WIDGET (self->preset_name), FALSE);
  return GDK_EVENT_STOP;
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  ask_name (SOURCIER_EXPORT_DIALOG (widget), "", FALSE);
}

static void
rename_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (widget);

  ask_name (self, get_preset (self)->name, TRUE);
}

static void
replace_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (widget);
  SourcierExportPreset *preset = get_preset (self);
  g_autoptr (SourcierExportPreset) changed = sourcier_export_preset_new (preset->table, preset->name, self->options);

  changed->id = preset->id;
  if (self->print)
    {
      changed->options->format = preset->options->format;
      sourcier_export_options_set_form (changed->options, preset->options->form);
    }
  if (change_preset (self, _("Change a way of exporting"), changed, FALSE))
    _sourcier_export_dialog_load_presets (self, changed->name);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierExportDialog *self = SOURCIER_EXPORT_DIALOG (widget);
  SourcierExportPreset *preset = get_preset (self);
  g_autofree char *words = g_strdup_printf (_("Way of exporting “%s” deleted"), preset->name);

  if (!change_preset (self, _("Delete a way of exporting"), preset, TRUE))
    return;
  sourcier_feedback_done (self->from, words);
  _sourcier_export_dialog_load_presets (self, "");
}

void
_sourcier_export_dialog_bind_presets (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, preset_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_named_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_key_cb);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "export.replace", NULL, replace_cb);
  gtk_widget_class_install_action (widget_class, "export.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "export.delete", NULL, delete_cb);
}
