/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-finding-row.h"

#include "plans/plan-form-layout.h"
#include "plans/plan-review.h"
#include "widgets/accessible-name.h"
#include "widgets/autosave.h"
#include "widgets/record-dialog.h"
#include "widgets/text-height.h"

#include <glib/gi18n-lib.h>

/* What is worked out: target, reached, gap. */
#define FIRST_FIGURE SOURCIER_PLAN_FINDING_TARGET
#define N_FIGURES 3

/* What is typed: why, and what is decided. */
#define FIRST_TEXT SOURCIER_PLAN_FINDING_WHY
#define N_TEXTS 2

/* Two lines, so that a text looks like one. */
#define TEXT_HEIGHT 44

struct _SourcierPlanFindingRow
{
  GtkBox parent_instance;

  SourcierPlanPart *finding;    /* a copy of it as it is in the file */
  GtkLabel *title;
  GtkLabel *captions[N_FIGURES];
  GtkLabel *figures[N_FIGURES];
  GtkWidget *edit;
  GtkWidget *views[N_TEXTS];
  SourcierAutosave *autosave;
};

G_DEFINE_FINAL_TYPE (SourcierPlanFindingRow, sourcier_plan_finding_row, GTK_TYPE_BOX)

enum { WRITTEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
name_field (SourcierPlanFindingRow *self,
            guint                   field)
{
  return sourcier_field_get_name (sourcier_record_get_field (SOURCIER_RECORD (self->finding), field));
}

static GtkTextBuffer *
get_buffer (SourcierPlanFindingRow *self,
            guint                   text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[text]));
}

static char *
get_typed (SourcierPlanFindingRow *self,
           guint                   text)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self, text), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self, text), &start, &end, FALSE);
}

static void
save (gpointer owner)
{
  SourcierPlanFindingRow *self = owner;
  g_autoptr (SourcierPlanPart) said = sourcier_record_copy (SOURCIER_RECORD (self->finding));

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *typed = get_typed (self, i);

      sourcier_plan_part_set_text (said, FIRST_TEXT + i, typed);
    }
  if (sourcier_record_equal (SOURCIER_RECORD (said), SOURCIER_RECORD (self->finding)))
    return;
  sourcier_record_assign (SOURCIER_RECORD (self->finding), SOURCIER_RECORD (said));
  g_signal_emit (self, signals[WRITTEN], 0, said);
}

static void
typed_cb (SourcierPlanFindingRow *self)
{
  sourcier_autosave_touch (self->autosave);
}

static void
applied_cb (SourcierPlanFindingRow *self,
            SourcierRecord         *record)
{
  g_autoptr (SourcierPlanPart) said = sourcier_record_copy (SOURCIER_RECORD (self->finding));

  for (guint field = FIRST_FIGURE; field < FIRST_FIGURE + N_FIGURES; field++)
    sourcier_plan_part_set_text (said, field, sourcier_record_get_text (record, field));
  g_signal_emit (self, signals[WRITTEN], 0, said);
}

/* The figures are seldom typed: a dialog asks for them. */
static void
edit_cb (SourcierPlanFindingRow *self)
{
  static const guint fields[] = { SOURCIER_PLAN_FINDING_TARGET, SOURCIER_PLAN_FINDING_REACHED, SOURCIER_PLAN_FINDING_GAP };
  g_autoptr (SourcierRecord) copy = NULL;
  SourcierRecordDialog *dialog;

  sourcier_autosave_flush (self->autosave);
  copy = sourcier_record_copy (SOURCIER_RECORD (self->finding));
  dialog = sourcier_record_dialog_new (GTK_WIDGET (self), _("Figures of the review"), copy, fields, G_N_ELEMENTS (fields),
                                       sourcier_plan_choices);
  g_signal_connect_object (dialog, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkLabel *
add_label (GtkGrid    *grid,
           const char *words,
           int         column,
           int         row)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static GtkGrid *
add_grid (SourcierPlanFindingRow *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_homogeneous (grid, TRUE);
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (grid));
  return grid;
}

static void
add_figures (SourcierPlanFindingRow *self)
{
  GtkGrid *grid = add_grid (self);

  for (int i = 0; i < N_FIGURES; i++)
    {
      self->captions[i] = add_label (grid, NULL, i, 0);
      gtk_widget_add_css_class (GTK_WIDGET (self->captions[i]), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->captions[i]), "dim-label");
      self->figures[i] = add_label (grid, NULL, i, 1);
      gtk_widget_add_css_class (GTK_WIDGET (self->figures[i]), "numeric");
    }
}

static void
add_text (SourcierPlanFindingRow *self,
          GtkGrid                *grid,
          guint                   i,
          gboolean                editable)
{
  GtkLabel *caption = add_label (grid, name_field (self, FIRST_TEXT + i), (int) i, 0);
  GtkWidget *view = gtk_text_view_new ();

  self->views[i] = view;
  gtk_widget_add_css_class (GTK_WIDGET (caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (caption), "dim-label");
  gtk_widget_add_css_class (view, "plan-finding-text");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), editable);
  gtk_widget_set_size_request (view, -1, TEXT_HEIGHT);
  gtk_widget_set_hexpand (view, TRUE);
  sourcier_text_height_keep (GTK_TEXT_VIEW (view));
  g_signal_connect_object (get_buffer (self, i), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, view, (int) i, 1, 1, 1);
}

static void
add_head (SourcierPlanFindingRow *self,
          gboolean                editable)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->title = GTK_LABEL (title);
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (self->edit, "flat");
  gtk_widget_set_valign (self->edit, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->edit, _("Type the figures"));
  gtk_widget_set_visible (self->edit, editable);
  g_signal_connect_object (self->edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->edit);
  gtk_box_append (GTK_BOX (self), head);
}

/* What stands where nothing is known: of an objective nothing need be. */
static const char *
say_unknown (SourcierPlanPart *finding,
             guint             field)
{
  gboolean of_indicator = sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_INDICATOR) != 0;

  if (field == SOURCIER_PLAN_FINDING_TARGET)
    return _("No target for this year");
  if (field == SOURCIER_PLAN_FINDING_REACHED && of_indicator)
    return _("Not measured");
  return "–";
}

static void
show_figure (SourcierPlanFindingRow *self,
             SourcierPlanPart       *finding,
             guint                   i)
{
  const char *told = sourcier_plan_part_get_text (finding, FIRST_FIGURE + i);
  const char *name = name_field (self, FIRST_FIGURE + i);
  /* translators: the name of a figure that was typed, not worked out: “Reached · typed” */
  g_autofree char *typed = g_strdup_printf (_("%s · typed"), name);

  gtk_label_set_label (self->captions[i], sourcier_plan_finding_is_typed (finding, FIRST_FIGURE + i) ? typed : name);
  gtk_label_set_label (self->figures[i], *told != '\0' ? told : say_unknown (finding, FIRST_FIGURE + i));
  if (*told != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->figures[i]), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->figures[i]), "dim-label");
}

/* What is being typed stays; else the text is that of the file, and no undo inside it leads beyond. */
static void
show_text (SourcierPlanFindingRow *self,
           SourcierPlanPart       *finding,
           guint                   i)
{
  const char *before = sourcier_plan_part_get_text (self->finding, FIRST_TEXT + i);
  const char *told = sourcier_plan_part_get_text (finding, FIRST_TEXT + i);
  g_autofree char *typed = get_typed (self, i);

  if (g_str_equal (typed, told) || !g_str_equal (typed, before))
    return;
  g_signal_handlers_block_by_func (get_buffer (self, i), typed_cb, self);
  gtk_text_buffer_begin_irreversible_action (get_buffer (self, i));
  gtk_text_buffer_set_text (get_buffer (self, i), told, -1);
  gtk_text_buffer_end_irreversible_action (get_buffer (self, i));
  g_signal_handlers_unblock_by_func (get_buffer (self, i), typed_cb, self);
}

static void
show_title (SourcierPlanFindingRow *self,
            const char             *title)
{
  g_autofree char *edit = g_strdup_printf ("%s, %s", _("Type the figures"), title);

  if (g_str_equal (gtk_label_get_label (self->title), title))
    return;
  gtk_label_set_label (self->title, title);
  sourcier_accessible_name_set (self->edit, edit);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", name_field (self, FIRST_TEXT + i), title);

      sourcier_accessible_name_set (self->views[i], name);
    }
}

/**
 * sourcier_plan_finding_row_show:
 * @self: a row
 * @title: what the finding is about
 * @finding: the finding as the file has it
 *
 * Shows it. A text that is being typed is left alone.
 */
void
sourcier_plan_finding_row_show (SourcierPlanFindingRow *self,
                                const char             *title,
                                SourcierPlanPart       *finding)
{
  g_return_if_fail (SOURCIER_IS_PLAN_FINDING_ROW (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (finding));

  show_title (self, title);
  for (guint i = 0; i < N_FIGURES; i++)
    show_figure (self, finding, i);
  for (guint i = 0; i < N_TEXTS; i++)
    show_text (self, finding, i);
  sourcier_record_assign (SOURCIER_RECORD (self->finding), SOURCIER_RECORD (finding));
}

/**
 * sourcier_plan_finding_row_flush:
 * @self: a row
 *
 * Saves at once what was typed.
 */
void
sourcier_plan_finding_row_flush (SourcierPlanFindingRow *self)
{
  g_return_if_fail (SOURCIER_IS_PLAN_FINDING_ROW (self));

  /* It may have been taken away by what another one saved. */
  if (self->autosave != NULL)
    sourcier_autosave_flush (self->autosave);
}

static void
sourcier_plan_finding_row_dispose (GObject *object)
{
  SourcierPlanFindingRow *self = SOURCIER_PLAN_FINDING_ROW (object);

  g_clear_pointer (&self->autosave, sourcier_autosave_free);
  g_clear_object (&self->finding);

  G_OBJECT_CLASS (sourcier_plan_finding_row_parent_class)->dispose (object);
}

static void
sourcier_plan_finding_row_class_init (SourcierPlanFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_finding_row_dispose;
  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_PLAN_PART);
}

static void
sourcier_plan_finding_row_init (SourcierPlanFindingRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "plan-finding");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

/**
 * sourcier_plan_finding_row_new:
 * @title: what the finding is about
 * @finding: what a review finds of it; it is not changed
 * @editable: whether it may be changed
 *
 * Returns: (transfer floating): a row that shows it
 */
GtkWidget *
sourcier_plan_finding_row_new (const char       *title,
                               SourcierPlanPart *finding,
                               gboolean          editable)
{
  g_return_val_if_fail (title != NULL && SOURCIER_IS_PLAN_PART (finding), NULL);

  SourcierPlanFindingRow *self = g_object_new (SOURCIER_TYPE_PLAN_FINDING_ROW, NULL);
  GtkGrid *texts;

  self->finding = sourcier_plan_part_new (SOURCIER_PLAN_FINDING);
  sourcier_record_set_id (SOURCIER_RECORD (self->finding), sourcier_record_get_id (SOURCIER_RECORD (finding)));
  self->autosave = sourcier_autosave_new (GTK_WIDGET (self), save, self);
  add_head (self, editable);
  add_figures (self);
  texts = add_grid (self);
  for (guint i = 0; i < N_TEXTS; i++)
    add_text (self, texts, i, editable);
  sourcier_plan_finding_row_show (self, title, finding);
  return GTK_WIDGET (self);
}
