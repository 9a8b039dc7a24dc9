/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-step-columns.h"

#include "base/text.h"
#include "exchange/list-sample.h"
#include "suppliers/award-editor.h"
#include "suppliers/import-columns.h"
#include "suppliers/import-layouts.h"
#include "widgets/accessible-name.h"
#include "widgets/day-row.h"
#include "widgets/picker-row.h"
#include "widgets/slices.h"

#include <glib/gi18n-lib.h>

/* So many cells tell what a column holds. */
#define N_SAMPLES 4

struct _SourcierImportStepColumns
{
  SourcierImportStep parent_instance;

  GtkLabel *name_label;
  GtkLabel *read_label;
  GtkLabel *shift_label;
  GtkColumnView *columns_view;
  SourcierPickerRow *label_row;
  AdwEntryRow *source_row;
  SourcierDayRow *day_row;
  AdwEntryRow *layout_name_row;
  SourcierImportLayouts *layouts;

  GListStore *columns;
  GtkSliceListModel *shown;       /* the first of them, and soon all */
  SourcierSlices *slices;         /* by which it grows: each row has a list of all that a column can be */
  SourcierSupplierImport *import; /* that is shown */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SourcierImportStepColumns, sourcier_import_step_columns, SOURCIER_TYPE_IMPORT_STEP)

static SourcierImportSession *
get_session (SourcierImportStepColumns *self)
{
  return sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self));
}

typedef struct
{
  guint place;
  int target;
} Choice;

static void
set_target (SourcierSupplierImport *import,
            gpointer                data)
{
  Choice *choice = data;

  sourcier_supplier_import_set_target (import, choice->place, choice->target);
}

static void
set_label (SourcierSupplierImport *import,
           gpointer                label)
{
  sourcier_supplier_import_set_label (import, label);
}

static void
set_source (SourcierSupplierImport *import,
            gpointer                source)
{
  sourcier_supplier_import_set_source (import, source);
}

/* "By its header", "Joined to “Adresse 1” with a comma" */
static char *
dup_how (SourcierSupplierImport *import,
         guint                   place)
{
  const char *how = sourcier_import_how_get_name (sourcier_supplier_import_get_how (import, place));
  int target = sourcier_supplier_import_get_target (import, place);
  const char *joint = sourcier_import_target_get_joint (target);
  guint first = 0;

  while (first < place && sourcier_supplier_import_get_target (import, first) != target)
    first++;
  if (joint == NULL || first == place)
    return g_strdup (how);
  if (*joint == '\n')
    /* translators: the header of the column that another column of a list follows on a line of its own */
    return g_strdup_printf (_("Joined to “%s”, on a line of its own"), sourcier_supplier_import_get_header (import, first));
  /* translators: the header of the column to which another column of a list is joined */
  return g_strdup_printf (_("Joined to “%s” with a comma"), sourcier_supplier_import_get_header (import, first));
}

static void
show_targets (SourcierImportStepColumns *self)
{
  SourcierSupplierImport *import = sourcier_import_session_get_import (get_session (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->columns));
  guint n_read = 0;

  self->filling = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SourcierImportColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), i);
      int target = sourcier_supplier_import_get_target (import, i);
      g_autofree char *how = dup_how (import, i);

      sourcier_import_column_set_target (column, target, how);
      n_read += target != SOURCIER_IMPORT_TARGET_NONE;
    }
  self->filling = FALSE;

  /* translators: how many columns of a list the program makes use of */
  g_autofree char *words = g_strdup_printf (ngettext ("%u of %u column is read", "%u of %u columns are read", n),
                                            n_read, n);
  gtk_label_set_label (self->read_label, words);

  g_autofree char *shift = sourcier_supplier_import_dup_shift (import);
  gtk_label_set_label (self->shift_label, shift != NULL ? shift : "");
  gtk_widget_set_visible (GTK_WIDGET (self->shift_label), shift != NULL);
}

static void
chosen_cb (SourcierImportColumn      *column,
           GParamSpec                *pspec,
           SourcierImportStepColumns *self)
{
  Choice *choice;

  if (self->filling)
    return;
  choice = g_new (Choice, 1);
  *choice = (Choice) { sourcier_import_column_get_place (column), sourcier_import_column_get_target (column) };
  sourcier_import_session_change (get_session (self), set_target, choice, g_free, SOURCIER_IMPORT_NO_TASK);
  show_targets (self);
  sourcier_import_step_changed (SOURCIER_IMPORT_STEP (self));
}

static void
label_chosen_cb (SourcierImportStepColumns *self)
{
  if (!self->filling)
    sourcier_import_session_change (get_session (self), set_label,
                                    g_strdup (sourcier_picker_row_get_code (self->label_row)), g_free,
                                    SOURCIER_IMPORT_NO_TASK);
}

static void
source_changed_cb (SourcierImportStepColumns *self)
{
  if (!self->filling)
    sourcier_import_session_change (get_session (self), set_source,
                                    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source_row))), g_free,
                                    SOURCIER_IMPORT_NO_TASK);
}

static void
set_day (SourcierSupplierImport *import,
         gpointer                day)
{
  sourcier_supplier_import_set_source_day (import, GPOINTER_TO_UINT (day));
}

/* What is no day is told by the row, and kept from the list. */
static void
day_changed_cb (SourcierImportStepColumns *self)
{
  SourcierDay day = SOURCIER_DAY_NONE;

  if (self->filling)
    return;
  if (!sourcier_day_row_get_day (self->day_row, &day))
    day = SOURCIER_DAY_NONE;
  sourcier_import_session_change (get_session (self), set_day, GUINT_TO_POINTER (day), NULL, SOURCIER_IMPORT_NO_TASK);
  sourcier_import_step_changed (SOURCIER_IMPORT_STEP (self));
}

static void
set_layout_name (SourcierSupplierImport *import,
                 gpointer                name)
{
  sourcier_supplier_import_set_layout_name (import, *(char *) name != '\0' ? name : NULL);
}

/* It is kept when the list is brought in, as all that is decided about it. */
static void
layout_name_changed_cb (SourcierImportStepColumns *self)
{
  if (!self->filling)
    sourcier_import_session_change (get_session (self), set_layout_name,
                                    sourcier_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->layout_name_row))),
                                    g_free, SOURCIER_IMPORT_NO_TASK);
}

static void
use_layout (SourcierSupplierImport *import,
            gpointer                layout)
{
  sourcier_supplier_import_use_layout (import, layout);
}

static void
free_layout (gpointer layout)
{
  if (layout != NULL)
    sourcier_import_layout_free (layout);
}

static void
layout_chosen_cb (SourcierImportStepColumns *self)
{
  SourcierImportLayout *layout = sourcier_import_layouts_dup_chosen (self->layouts);

  sourcier_import_session_change (get_session (self), use_layout, layout, free_layout, SOURCIER_IMPORT_READ);
}

/* "Atelier du Val · La Boucle · …": the first cells that hold something. */
static char *
dup_sample (GPtrArray *lines,
            guint      column)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < lines->len && cells->len < N_SAMPLES; i++)
    {
      SourcierListLine *line = g_ptr_array_index (lines, i);
      const char *cell = sourcier_list_line_get_cell (line, column);

      if (sourcier_list_line_get_part (line) == SOURCIER_LIST_PART_BODY && !sourcier_text_is_empty (cell))
        g_ptr_array_add (cells, (char *) cell);
    }
  g_ptr_array_add (cells, NULL);
  return g_strdelimit (g_strjoinv (" · ", (char **) cells->pdata), "\n\r\t", ' ');
}

static void
add_column (SourcierImportStepColumns *self,
            GPtrArray                 *lines,
            guint                      place)
{
  SourcierSupplierImport *import = sourcier_import_session_get_import (get_session (self));
  const char *header = sourcier_supplier_import_get_header (import, place);
  g_autofree char *title = sourcier_text_is_empty (header) ? g_strdup_printf (_("Column %u"), place + 1)
                                                           : g_strdelimit (g_strdup (header), "\n\r\t", ' ');
  g_autofree char *sample = dup_sample (lines, place);
  g_autoptr (SourcierImportColumn) column = sourcier_import_column_new (place, title, sample);

  g_signal_connect_object (column, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  g_list_store_append (self->columns, column);
}

/* The list may have been read in another way, with other names or other cells under the same. */
static gboolean
is_shown (SourcierImportStepColumns *self,
          SourcierSupplierImport    *import,
          GPtrArray                 *lines)
{
  guint n = sourcier_supplier_import_get_n_columns (import);

  if (import != self->import || g_list_model_get_n_items (G_LIST_MODEL (self->columns)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SourcierImportColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), i);
      const char *header = sourcier_supplier_import_get_header (import, i);
      g_autofree char *sample = dup_sample (lines, i);

      if (!g_str_equal (sourcier_import_column_get_sample (column), sample)
          || (!sourcier_text_is_empty (header) && !g_str_equal (sourcier_import_column_get_header (column), header)))
        return FALSE;
    }
  return TRUE;
}

static void
clear_whole (SourcierImportStepColumns *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->layout_name_row), "");
  self->filling = FALSE;
}

/* A layout tells them, too. */
static void
show_whole (SourcierImportStepColumns *self,
            SourcierSupplierImport    *import)
{
  const char *source = sourcier_supplier_import_get_source (import);
  SourcierDay day = SOURCIER_DAY_NONE;

  self->filling = TRUE;
  sourcier_picker_row_set_code (self->label_row, sourcier_supplier_import_get_label (import));
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->source_row)), source))
    gtk_editable_set_text (GTK_EDITABLE (self->source_row), source);
  if (sourcier_day_row_get_day (self->day_row, &day) && day != sourcier_supplier_import_get_source_day (import))
    sourcier_day_row_set_day (self->day_row, sourcier_supplier_import_get_source_day (import));
  self->filling = FALSE;
}

/* A day that is half typed would be lost without a word. */
static gboolean
can_go_on (SourcierImportStep *step)
{
  SourcierDay day;

  return sourcier_day_row_get_day (SOURCIER_IMPORT_STEP_COLUMNS (step)->day_row, &day);
}

static void
show_more (gpointer owner,
           guint    i)
{
  gtk_slice_list_model_set_size (SOURCIER_IMPORT_STEP_COLUMNS (owner)->shown, i + 1);
}

static void
show_columns (SourcierImportStepColumns *self,
              guint                      n,
              GPtrArray                 *lines)
{
  g_clear_pointer (&self->slices, sourcier_slices_free);
  gtk_slice_list_model_set_size (self->shown, 0);
  g_list_store_remove_all (self->columns);
  for (guint i = 0; i < n; i++)
    add_column (self, lines, i);
  self->slices = sourcier_slices_begin (self, n, show_more);
}

static void
show (SourcierImportStep *step)
{
  SourcierImportStepColumns *self = SOURCIER_IMPORT_STEP_COLUMNS (step);
  SourcierImportSession *session = get_session (self);
  SourcierSupplierImport *import = sourcier_import_session_get_import (session);
  GPtrArray *lines = sourcier_import_session_get_lines (session);
  g_autofree char *name = sourcier_import_session_dup_name (session);

  gtk_label_set_label (self->name_label, name);
  if (lines == NULL)
    return;
  if (import != self->import)
    {
      clear_whole (self);
      sourcier_import_layouts_show (self->layouts, sourcier_import_session_get_store (session));
    }
  show_whole (self, import);
  if (!is_shown (self, import, lines))
    show_columns (self, sourcier_supplier_import_get_n_columns (import), lines);
  self->import = import;
  show_targets (self);
}

static void
add_label (const char *code,
           const char *name,
           const char *group,
           gpointer    row)
{
  sourcier_picker_row_add (row, code, name, group);
}

static void
sourcier_import_step_columns_dispose (GObject *object)
{
  SourcierImportStepColumns *self = SOURCIER_IMPORT_STEP_COLUMNS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_STEP_COLUMNS);
  g_clear_pointer (&self->slices, sourcier_slices_free);
  g_clear_object (&self->shown);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (sourcier_import_step_columns_parent_class)->dispose (object);
}

static void
sourcier_import_step_columns_class_init (SourcierImportStepColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_step_columns_dispose;
  SOURCIER_IMPORT_STEP_CLASS (klass)->show = show;
  SOURCIER_IMPORT_STEP_CLASS (klass)->can_go_on = can_go_on;

  g_type_ensure (SOURCIER_TYPE_DAY_ROW);
  g_type_ensure (SOURCIER_TYPE_IMPORT_LAYOUTS);
  g_type_ensure (SOURCIER_TYPE_PICKER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-step-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, name_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, read_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, shift_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, columns_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, label_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, source_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, day_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, layout_name_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepColumns, layouts);
  gtk_widget_class_bind_template_callback (widget_class, label_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_chosen_cb);
}

static void
sourcier_import_step_columns_init (SourcierImportStepColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->columns = g_list_store_new (SOURCIER_TYPE_IMPORT_COLUMN);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->columns)), 0, 0);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  sourcier_import_columns_set_up (self->columns_view);
  gtk_column_view_set_model (self->columns_view, GTK_SELECTION_MODEL (selection));
  sourcier_accessible_name_set (GTK_WIDGET (self->columns_view), _("Columns of the list"));
  sourcier_picker_row_add (self->label_row, "", _("No label for all"), NULL);
  sourcier_award_editor_each_kind (add_label, self->label_row);
}
