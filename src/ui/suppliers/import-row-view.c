/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-row-view.h"

#include "base/siret.h"
#include "base/text.h"
#include "suppliers/import-repair-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SourcierImportRowView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkLabel *name_label;
  GtkLabel *place_label;
  GtkLabel *reason_label;
  GtkBox *parts;

  SourcierImportRow *row;
};

G_DEFINE_FINAL_TYPE (SourcierImportRowView, sourcier_import_row_view, GTK_TYPE_WIDGET)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_label (const char *text,
           const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* The old struck, the new beside it. */
static char *
mark_up (SourcierImportChange *change)
{
  g_autofree char *before = g_markup_escape_text (sourcier_import_change_get_before (change), -1);
  g_autofree char *after = g_markup_escape_text (sourcier_import_change_get_after (change), -1);

  if (!sourcier_import_change_get_differs (change) || *before == '\0')
    return g_strdup (after);
  if (*after == '\0')
    return g_strdup_printf ("<s>%s</s>", before);
  return g_strdup_printf ("<s>%s</s> → <b>%s</b>", before, after);
}

static void
add_change (GtkBox               *box,
            SourcierImportChange *change)
{
  GtkWidget *words = new_label (NULL, NULL);
  g_autofree char *markup = mark_up (change);

  if (*markup == '\0')
    return;
  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_box_append (box, new_label (sourcier_import_change_get_name (change), "caption-heading"));
  gtk_box_append (box, words);
}

/* What is written struck, and beside it what it becomes, or may become. */
static void
add_repair (GtkBox                 *box,
            SourcierSupplierImport *import,
            SourcierImportRepair   *repair)
{
  SourcierImportRepairKind kind = sourcier_import_repair_get_kind (repair);
  gboolean taken = sourcier_supplier_import_get_repair (import, kind)
                   && !sourcier_supplier_import_get_repair_left (import, kind, sourcier_import_repair_get_line (repair));
  /* translators: the header of a column whose cell is repaired, or may be */
  g_autofree char *title = g_strdup_printf (taken ? _("%s — repaired") : _("%s — repair proposed"),
                                            sourcier_import_repair_get_column (repair));
  g_autofree char *markup = sourcier_import_repair_to_markup (repair);
  GtkWidget *words = new_label (NULL, NULL);

  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_box_append (box, new_label (title, "caption-heading"));
  gtk_box_append (box, words);
}

static void
add_repairs (SourcierImportRowView  *self,
             SourcierSupplierImport *import)
{
  g_autoptr (GPtrArray) repairs =
    sourcier_supplier_import_get_row_repairs (import, sourcier_import_row_get_id (self->row), NULL);

  for (guint i = 0; repairs != NULL && i < repairs->len; i++)
    add_repair (self->parts, import, g_ptr_array_index (repairs, i));
}

static void
add_changes (GtkBox    *box,
             GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    add_change (box, g_ptr_array_index (changes, i));
}

static void
decided_cb (GtkButton             *button,
            SourcierImportRowView *self)
{
  int decision = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "sourcier-decision"));
  guint candidate = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sourcier-candidate"));

  g_signal_emit (self, signals[DECIDED], 0, decision, candidate);
}

static GtkWidget *
new_decision (SourcierImportRowView  *self,
              const char             *label,
              SourcierImportDecision  decision,
              guint                   candidate)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "sourcier-decision", GINT_TO_POINTER (decision));
  g_object_set_data (G_OBJECT (button), "sourcier-candidate", GUINT_TO_POINTER (candidate));
  g_signal_connect_object (button, "clicked", G_CALLBACK (decided_cb), self, 0);
  return button;
}

static char *
describe_place (SourcierImportCandidate *candidate)
{
  g_autofree char *siret = sourcier_siret_format (sourcier_import_candidate_get_siret (candidate));
  g_autofree char *line = g_strdup_printf (_("line %u of the list"), sourcier_import_candidate_get_line (candidate));
  g_autoptr (GString) words = g_string_new (NULL);

  sourcier_text_append_part (words, sourcier_import_candidate_get_line (candidate) > 0 ? line : _("in the directory"));
  sourcier_text_append_part (words, sourcier_import_candidate_get_place (candidate));
  sourcier_text_append_part (words, siret);
  sourcier_text_append_part (words, sourcier_import_candidate_get_reason (candidate));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_candidate (SourcierImportRowView   *self,
               SourcierImportCandidate *candidate,
               guint                    place)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *where = describe_place (candidate);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "sourcier-candidate");
  gtk_box_append (GTK_BOX (card), new_label (sourcier_import_candidate_get_name (candidate), "heading"));
  gtk_box_append (GTK_BOX (card), new_label (where, "dim-label"));
  add_changes (GTK_BOX (card), sourcier_import_candidate_get_fields (candidate));
  gtk_box_append (GTK_BOX (card), new_decision (self, _("It is this one"), SOURCIER_IMPORT_DECIDE_SAME, place));
  gtk_box_append (self->parts, card);
}

static void
add_decisions (SourcierImportRowView *self)
{
  if (sourcier_import_row_get_decision (self->row) == SOURCIER_IMPORT_DECIDE_NOT)
    {
      gtk_box_append (self->parts, new_decision (self, _("It is a supplier of its own"), SOURCIER_IMPORT_DECIDE_NEW, 0));
      gtk_box_append (self->parts, new_decision (self, _("Leave it out"), SOURCIER_IMPORT_DECIDE_SKIP, 0));
    }
  else
    gtk_box_append (self->parts, new_decision (self, _("Take the decision back"), SOURCIER_IMPORT_DECIDE_NOT, 0));
}

/* Of a row that nobody decided about, whom it may speak of; of the others, what they do. */
static void
add_parts (SourcierImportRowView  *self,
           SourcierSupplierImport *import,
           gboolean                doubtful)
{
  gint64 id = sourcier_import_row_get_id (self->row);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = doubtful ? sourcier_supplier_import_get_candidates (import, id, &error) : NULL;
  g_autoptr (GPtrArray) changes = NULL;

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    add_candidate (self, g_ptr_array_index (candidates, i), i);
  if (error == NULL && (candidates == NULL || candidates->len == 0))
    changes = sourcier_supplier_import_get_changes (import, id, &error);
  if (changes != NULL)
    add_changes (self->parts, changes);
  if (error != NULL)
    gtk_box_append (self->parts, new_label (error->message, "error"));
  if (doubtful || sourcier_import_row_get_decision (self->row) != SOURCIER_IMPORT_DECIDE_NOT)
    add_decisions (self);
}

static void
clear (SourcierImportRowView *self)
{
  GtkWidget *part;

  while ((part = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, part);
}

static void
sourcier_import_row_view_dispose (GObject *object)
{
  SourcierImportRowView *self = SOURCIER_IMPORT_ROW_VIEW (object);

  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_ROW_VIEW);

  G_OBJECT_CLASS (sourcier_import_row_view_parent_class)->dispose (object);
}

static void
sourcier_import_row_view_class_init (SourcierImportRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_row_view_dispose;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-row-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportRowView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportRowView, name_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportRowView, place_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportRowView, reason_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportRowView, parts);
}

static void
sourcier_import_row_view_init (SourcierImportRowView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_import_row_view_show:
 * @self: the view
 * @import: (nullable): an import that was prepared, which no job uses
 * @row: (nullable): one of its rows, %NULL to show none
 * @effect: what it does
 */
void
sourcier_import_row_view_show (SourcierImportRowView  *self,
                               SourcierSupplierImport *import,
                               SourcierImportRow      *row,
                               SourcierImportEffect    effect)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_ROW_VIEW (self));
  g_return_if_fail (row == NULL || SOURCIER_IS_SUPPLIER_IMPORT (import));

  g_set_object (&self->row, row);
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), row != NULL);
  if (row == NULL)
    return;

  const char *reason = sourcier_import_row_get_reason (row);

  gtk_label_set_label (self->name_label, sourcier_import_row_get_name (row));
  gtk_label_set_label (self->place_label, sourcier_import_row_get_place (row));
  gtk_label_set_label (self->reason_label, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), !sourcier_text_is_empty (sourcier_import_row_get_place (row)));
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), !sourcier_text_is_empty (reason));
  add_repairs (self, import);
  add_parts (self, import, effect == SOURCIER_IMPORT_DOUBTFUL);
}

/**
 * sourcier_import_row_view_get_row:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the row that is shown
 */
SourcierImportRow *
sourcier_import_row_view_get_row (SourcierImportRowView *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW_VIEW (self), NULL);
  return self->row;
}
