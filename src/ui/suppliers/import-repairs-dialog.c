/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-repairs-dialog.h"

#include "base/money.h"
#include "suppliers/import-repair-row.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

/* More than anybody looks at one by one. */
#define MOST_CELLS 300

struct _SourcierImportRepairsDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;

  SourcierImportSession *session;
  SourcierImportRepairKind kind;
  GPtrArray *ticks;        /* (element-type GtkCheckButton) of the cells, the dialog owns them */
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

/* What is ticked, line by line, and of what kind. */
typedef struct
{
  SourcierImportRepairKind kind;
  gboolean taken;          /* whether anything of the kind is repaired */
  GArray *lines;           /* (element-type guint) */
  GArray *left;            /* (element-type gboolean) of each of them */
} Ticks;

static void
ticks_free (gpointer data)
{
  Ticks *ticks = data;

  g_array_unref (ticks->lines);
  g_array_unref (ticks->left);
  g_free (ticks);
}

static void
set_ticks (SourcierSupplierImport *import,
           gpointer                data)
{
  const Ticks *ticks = data;

  sourcier_supplier_import_set_repair (import, ticks->kind, ticks->taken);
  for (guint i = 0; i < ticks->lines->len; i++)
    sourcier_supplier_import_set_repair_left (import, ticks->kind, g_array_index (ticks->lines, guint, i),
                                              g_array_index (ticks->left, gboolean, i));
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierImportRepairsDialog *self = SOURCIER_IMPORT_REPAIRS_DIALOG (form);
  Ticks *ticks = g_new0 (Ticks, 1);

  ticks->kind = self->kind;
  ticks->taken = sourcier_supplier_import_get_n_repairs (sourcier_import_session_get_import (self->session), self->kind) > MOST_CELLS;
  ticks->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  ticks->left = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint i = 0; i < self->ticks->len; i++)
    {
      GtkCheckButton *tick = g_ptr_array_index (self->ticks, i);
      guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tick), "sourcier-line"));
      gboolean left = !gtk_check_button_get_active (tick);

      g_array_append_val (ticks->lines, line);
      g_array_append_val (ticks->left, left);
      ticks->taken |= !left;
    }
  sourcier_import_session_change (self->session, set_ticks, ticks, ticks_free, SOURCIER_IMPORT_PREPARE);
  return TRUE;
}

/* A line may hold several cells of the kind, and they are repaired together. */
static void
tick_alike_cb (GtkCheckButton              *tick,
               GParamSpec                  *pspec,
               SourcierImportRepairsDialog *self)
{
  gpointer line = g_object_get_data (G_OBJECT (tick), "sourcier-line");

  for (guint i = 0; i < self->ticks->len; i++)
    if (g_object_get_data (self->ticks->pdata[i], "sourcier-line") == line)
      gtk_check_button_set_active (self->ticks->pdata[i], gtk_check_button_get_active (tick));
}

static void
add_tick (SourcierImportRepairsDialog *self,
          AdwActionRow                *row,
          SourcierImportRepair        *repair)
{
  SourcierSupplierImport *import = sourcier_import_session_get_import (self->session);
  guint line = sourcier_import_repair_get_line (repair);
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf (_("Repair “%s” on line %u"), sourcier_import_repair_get_before (repair), line);

  g_object_set_data (G_OBJECT (tick), "sourcier-line", GUINT_TO_POINTER (line));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), !sourcier_supplier_import_get_repair_left (import, self->kind, line));
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (tick, name);
  adw_action_row_add_prefix (row, tick);
  adw_action_row_set_activatable_widget (row, tick);
  g_signal_connect_object (tick, "notify::active", G_CALLBACK (tick_alike_cb), self, 0);
  g_ptr_array_add (self->ticks, tick);
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
  add_tick (self, ADW_ACTION_ROW (row), repair);
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
  g_autofree char *first = g_strdup_printf (_("The first %s rows of %s: the others are repaired too. What is not ticked stays as written."), shown, all);

  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, _("What is not ticked stays as written."));
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
  g_clear_pointer (&self->ticks, g_ptr_array_unref);

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
  self->ticks = g_ptr_array_new ();
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
  sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), is_taken (self) ? _("_Apply") : _("_Repair"));
  show_cells (self);
  return self;
}
