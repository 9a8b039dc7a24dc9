/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/evidence-group.h"

#include "compat/alert.h"
#include "compat/file-dialog.h"
#include "suppliers/evidence-open.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

struct _SourcierEvidenceGroup
{
  AdwPreferencesGroup parent_instance;

  SourcierStore *store;
  GPtrArray *files;
  GPtrArray *rows;   /* not ours */
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (SourcierEvidenceGroup, sourcier_evidence_group, ADW_TYPE_PREFERENCES_GROUP)

static void show_rows (SourcierEvidenceGroup *self);

static SourcierEvidenceFile *
file_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "file");
}

static void
open_cb (SourcierEvidenceGroup *self,
         GtkWidget             *button)
{
  sourcier_evidence_open (GTK_WIDGET (self), self->store, file_of (button));
}

static void
remove_cb (SourcierEvidenceGroup *self,
           GtkWidget             *button)
{
  g_ptr_array_remove (self->files, file_of (button));
  gtk_widget_grab_focus (self->add_button);
  show_rows (self);
}

static void
add_button (SourcierEvidenceGroup *self,
            GtkWidget             *row,
            SourcierEvidenceFile  *file,
            const char            *icon,
            const char            *words,
            GCallback              clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* translators: what a button does, then a name: “Open: decision.pdf” */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), words, sourcier_evidence_file_get_name (file));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (SourcierEvidenceGroup *self,
         SourcierEvidenceFile  *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *size = g_format_size ((guint64) sourcier_evidence_file_get_size (file));
  g_autofree char *day = sourcier_day_format (sourcier_evidence_file_get_added_on (file));
  /* translators: the size of a file and the day it was added: “120 kB · added on 12/03/2026” */
  g_autofree char *words = g_strdup_printf (_("%s · added on %s"), size, day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sourcier_evidence_file_get_name (file));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  add_button (self, row, file, "document-open-symbolic", _("Open"), G_CALLBACK (open_cb));
  add_button (self, row, file, "user-trash-symbolic", _("Remove"), G_CALLBACK (remove_cb));
  return row;
}

static void
show_rows (SourcierEvidenceGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->files->len; i++)
    {
      GtkWidget *row = new_row (self, self->files->pdata[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

typedef struct
{
  GFile *source;
  SourcierEvidenceFile *file;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->source);
  g_clear_object (&loading->file);
  g_free (loading);
}

static gboolean
load_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Loading *loading = data;

  loading->file = sourcier_evidence_file_load (loading->source, cancellable, error);
  return loading->file != NULL;
}

static gboolean
has_already (SourcierEvidenceGroup *self,
             SourcierEvidenceFile  *file)
{
  for (guint i = 0; i < self->files->len; i++)
    if (g_str_equal (sourcier_evidence_file_get_sha256 (self->files->pdata[i]),
                     sourcier_evidence_file_get_sha256 (file)))
      return TRUE;
  return FALSE;
}

static void
loaded_cb (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierEvidenceGroup *self = owner;
  Loading *loading = data;

  if (error != NULL)
    sourcier_alert_show (owner, _("The file was not added"), error->message);
  else if (!has_already (self, loading->file))
    {
      g_ptr_array_add (self->files, g_object_ref (loading->file));
      show_rows (self);
    }
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SourcierEvidenceGroup) self = user_data;
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    sourcier_evidence_group_add_file (self, file);
}

static void
add_clicked_cb (SourcierEvidenceGroup *self)
{
  const SourcierFileKind kind = { _("Documents (PDF, pictures)"), "*.pdf;*.png;*.jpg;*.jpeg;*.tif;*.tiff" };

  sourcier_file_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Add a file"), &kind, chosen_cb,
                             g_object_ref (self));
}

static void
sourcier_evidence_group_finalize (GObject *object)
{
  SourcierEvidenceGroup *self = SOURCIER_EVIDENCE_GROUP (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sourcier_evidence_group_parent_class)->finalize (object);
}

static void
sourcier_evidence_group_class_init (SourcierEvidenceGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_evidence_group_finalize;
}

static void
sourcier_evidence_group_init (SourcierEvidenceGroup *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  self->add_button = gtk_button_new_with_mnemonic (_("Add a _file…"));
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Files of evidence"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Kept in the office’s file, each with its fingerprint. Drop them here."));
}

/**
 * sourcier_evidence_group_show:
 * @self: the files of a label
 * @store: the office's file
 * @files: (nullable) (element-type SourcierEvidenceFile): the files it has
 */
void
sourcier_evidence_group_show (SourcierEvidenceGroup *self,
                              SourcierStore         *store,
                              GPtrArray             *files)
{
  g_return_if_fail (SOURCIER_IS_EVIDENCE_GROUP (self));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  g_set_object (&self->store, store);
  g_ptr_array_set_size (self->files, 0);
  for (guint i = 0; files != NULL && i < files->len; i++)
    g_ptr_array_add (self->files, g_object_ref (files->pdata[i]));
  show_rows (self);
}

/**
 * sourcier_evidence_group_add_file:
 * @self: the files of a label
 * @file: a file on this computer
 *
 * Adds a file as soon as it is read; one that is there already is not added twice.
 */
void
sourcier_evidence_group_add_file (SourcierEvidenceGroup *self,
                                  GFile                 *file)
{
  g_return_if_fail (SOURCIER_IS_EVIDENCE_GROUP (self));
  g_return_if_fail (G_IS_FILE (file));

  Loading *loading = g_new0 (Loading, 1);

  loading->source = g_object_ref (file);
  sourcier_job_run (self, load_in_thread, loaded_cb, loading, loading_free, NULL);
}

/**
 * sourcier_evidence_group_get_files:
 * @self: the files of a label
 *
 * Returns: (transfer none) (element-type SourcierEvidenceFile): the files it has now
 */
GPtrArray *
sourcier_evidence_group_get_files (SourcierEvidenceGroup *self)
{
  g_return_val_if_fail (SOURCIER_IS_EVIDENCE_GROUP (self), NULL);

  return self->files;
}
