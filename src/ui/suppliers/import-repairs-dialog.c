/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-repairs-dialog.h"

#include "base/money.h"
#include "suppliers/import-repair-row.h"

#include <glib/gi18n-lib.h>

/* More than anybody looks at one by one. */
#define MOST_CELLS 300

struct _SourcierImportRepairsDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;

  SourcierImportSession *session;
  SourcierImportRepairKind kind;
};

G_DEFINE_FINAL_TYPE (SourcierImportRepairsDialog, sourcier_import_repairs_dialog, SOURCIER_TYPE_FORM_WINDOW)

typedef struct
{
  SourcierImportRepairKind kind;
  gboolean taken;
} Choice;

static void
set_repair (SourcierSupplierImport *import,
            gpointer                data)
{
  const Choice *choice = data;

  sourcier_supplier_import_set_repair (import, choice->kind, choice->taken);
}

/**
 * sourcier_import_repair_kind_take:
 * @session: a session with a list
 * @kind: a kind of repair
 * @taken: whether its repairs are made
 *
 * Has them made, or not, and every row looked at again.
 */
void
sourcier_import_repair_kind_take (SourcierImportSession    *session,
                                  SourcierImportRepairKind  kind,
                                  gboolean                  taken)
{
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice) { kind, taken };
  sourcier_import_session_change (session, set_repair, choice, g_free, SOURCIER_IMPORT_PREPARE);
}

static gboolean
is_taken (SourcierImportRepairsDialog *self)
{
  return sourcier_supplier_import_get_repair (sourcier_import_session_get_import (self->session), self->kind);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierImportRepairsDialog *self = SOURCIER_IMPORT_REPAIRS_DIALOG (form);

  sourcier_import_repair_kind_take (self->session, self->kind, !is_taken (self));
  return TRUE;
}

/* "Bois · line 12, column “CP”" */
static void
add_cell (SourcierImportRepairsDialog *self,
          SourcierImportRepair        *repair)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *where = g_strdup_printf (_("line %u, column “%s”"), sourcier_import_repair_get_line (repair),
                                            sourcier_import_repair_get_column (repair));
  g_autofree char *subtitle = g_markup_printf_escaped ("%s", where);
  g_autofree char *title = g_markup_printf_escaped ("%s", sourcier_import_repair_get_name (repair));
  g_autofree char *markup = sourcier_import_repair_to_markup (repair);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_widget_add_css_class (words, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *title != '\0' ? title : _("No name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), words);
  adw_preferences_group_add (self->group, row);
}

static void
show_cells (SourcierImportRepairsDialog *self)
{
  SourcierSupplierImport *import = sourcier_import_session_get_import (self->session);
  gint64 n = sourcier_supplier_import_get_n_repairs (import, self->kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) repairs = sourcier_supplier_import_get_repairs (import, self->kind, MOST_CELLS, &error);
  g_autofree char *title = sourcier_import_repair_kind_to_words (self->kind, n);
  g_autofree char *shown = sourcier_count_format (MIN (n, MOST_CELLS));
  g_autofree char *all = sourcier_count_format (n);
  g_autofree char *first = g_strdup_printf (_("The first %s rows of %s"), shown, all);

  adw_preferences_group_set_title (self->group, title);
  if (n > MOST_CELLS)
    adw_preferences_group_set_description (self->group, first);
  if (repairs == NULL)
    adw_preferences_group_set_description (self->group, error->message);
  for (guint i = 0; repairs != NULL && i < repairs->len; i++)
    add_cell (self, g_ptr_array_index (repairs, i));
}

static void
sourcier_import_repairs_dialog_dispose (GObject *object)
{
  SourcierImportRepairsDialog *self = SOURCIER_IMPORT_REPAIRS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_REPAIRS_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sourcier_import_repairs_dialog_parent_class)->dispose (object);
}

static void
sourcier_import_repairs_dialog_class_init (SourcierImportRepairsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_repairs_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-repairs-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportRepairsDialog, group);
}

static void
sourcier_import_repairs_dialog_init (SourcierImportRepairsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_import_repairs_dialog_new:
 * @parent: the window it stands before
 * @session: a session whose list was prepared
 * @kind: which repairs
 *
 * Returns: (transfer none): the form, to be presented
 */
SourcierImportRepairsDialog *
sourcier_import_repairs_dialog_new (GtkWindow                *parent,
                                    SourcierImportSession    *session,
                                    SourcierImportRepairKind  kind)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (session), NULL);

  SourcierImportRepairsDialog *self = g_object_new (SOURCIER_TYPE_IMPORT_REPAIRS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), is_taken (self) ? _("_Leave as written") : _("_Repair"));
  show_cells (self);
  return self;
}
