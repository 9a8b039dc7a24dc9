/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-part-form.h"

#include "plans/plan-blocks.h"
#include "plans/plan-form-layout.h"
#include "reference/family.h"
#include "widgets/accessible-name.h"
#include "widgets/autosave.h"
#include "widgets/codes-row.h"
#include "widgets/record-form.h"
#include "widgets/rich-text-editor.h"
#include "widgets/text-height.h"

#include <glib/gi18n-lib.h>

/* A widget that tells one field. */
typedef struct
{
  guint field;
  GtkWidget *widget;
} Teller;

struct _SourcierPlanPartForm
{
  GtkBox parent_instance;

  SourcierRecord *record;    /* a copy of the part as it is in the file */
  SourcierPlanKind kind;
  guint title_field;
  GtkTextBuffer *title;      /* NULL for a part without one */
  GtkWidget *title_view;
  GPtrArray *forms;          /* of SourcierRecordForm */
  GArray *texts;             /* of Teller: rich text editors */
  GArray *codes;             /* of Teller: rows of ticks */
  Teller blocks;             /* the list of blocks of figures; its widget is NULL for a part without one */
  SourcierAutosave *autosave;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (SourcierPlanPartForm, sourcier_plan_part_form, GTK_TYPE_BOX)

enum { WRITTEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
read_title (SourcierPlanPartForm *self,
            SourcierRecord       *typed)
{
  GtkTextIter start, end;
  g_autofree char *title = NULL;

  if (self->title == NULL)
    return;
  gtk_text_buffer_get_bounds (self->title, &start, &end);
  title = gtk_text_buffer_get_text (self->title, &start, &end, FALSE);
  sourcier_record_read_field (typed, self->title_field, title);
}

static void
read_tellers (SourcierPlanPartForm *self,
              SourcierRecord       *typed)
{
  for (guint i = 0; i < self->forms->len; i++)
    sourcier_record_form_take (self->forms->pdata[i], typed);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const Teller *teller = &g_array_index (self->texts, Teller, i);
      g_autofree char *markup = sourcier_rich_text_editor_get_markup (SOURCIER_RICH_TEXT_EDITOR (teller->widget));

      sourcier_record_set_text (typed, teller->field, markup);
    }
  for (guint i = 0; i < self->codes->len; i++)
    {
      const Teller *teller = &g_array_index (self->codes, Teller, i);
      g_autofree char *codes = sourcier_codes_row_get_codes (SOURCIER_CODES_ROW (teller->widget));

      sourcier_record_set_text (typed, teller->field, codes);
    }
  if (self->blocks.widget != NULL)
    {
      g_autofree char *codes = sourcier_plan_blocks_get_codes (SOURCIER_PLAN_BLOCKS (self->blocks.widget));

      sourcier_record_set_text (typed, self->blocks.field, codes);
    }
}

/* Only what differs is told: a text that the markup writes in another way than the file is not rewritten unread. */
static void
save (gpointer owner)
{
  SourcierPlanPartForm *self = owner;
  g_autoptr (SourcierRecord) typed = sourcier_record_copy (self->record);

  read_title (self, typed);
  read_tellers (self, typed);
  if (sourcier_record_equal (typed, self->record))
    return;
  sourcier_record_assign (self->record, typed);
  g_signal_emit (self, signals[WRITTEN], 0, self->record);
}

static void
typed_cb (SourcierPlanPartForm *self)
{
  sourcier_autosave_touch (self->autosave);
}

/* Texts save themselves after their own pauses. */
static void
text_changed_cb (SourcierPlanPartForm *self)
{
  save (self);
}

/* A title is one line, wrapped where it is long: Enter goes on to what comes next. */
static gboolean
title_pressed_cb (SourcierPlanPartForm *self,
                  guint                 key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
add_title (SourcierPlanPartForm *self,
           guint                 field)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->title_field = field;
  self->title_view = view;
  self->title = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->title, sourcier_record_get_text (self->record, field), -1);
  sourcier_text_height_keep (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), self->editable);
  gtk_widget_add_css_class (view, "title-2");
  gtk_widget_add_css_class (view, "plan-title");
  sourcier_accessible_name_set (view, sourcier_field_get_name (sourcier_record_get_field (self->record, field)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (title_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), view);
}

static void
add_heading (SourcierPlanPartForm *self,
             const char           *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self), label);
}

static void
add_text (SourcierPlanPartForm *self,
          guint                 field)
{
  const char *name = sourcier_field_get_name (sourcier_record_get_field (self->record, field));
  GtkWidget *editor = sourcier_rich_text_editor_new (name);
  Teller teller = { field, editor };

  add_heading (self, name);
  sourcier_rich_text_editor_set_markup (SOURCIER_RICH_TEXT_EDITOR (editor), sourcier_record_get_text (self->record, field));
  sourcier_rich_text_editor_set_editable (SOURCIER_RICH_TEXT_EDITOR (editor), self->editable);
  g_signal_connect_object (editor, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), editor);
  g_array_append_val (self->texts, teller);
}

static void
fill_themes (SourcierCodesRow *row)
{
  guint n;
  const SourcierTerm * const *themes = sourcier_terms (SOURCIER_TERMS_PLAN_THEME, &n);

  for (guint i = 0; i < n; i++)
    sourcier_codes_row_add (row, sourcier_term_get_code (themes[i]), sourcier_term_get_name (themes[i]));
}

static void
fill_families (SourcierCodesRow *row)
{
  guint n;
  const SourcierFamily * const *families = sourcier_families (&n);

  for (guint i = 0; i < n; i++)
    sourcier_codes_row_add (row, sourcier_family_get_code (families[i]), sourcier_family_get_name (families[i]));
}

static void
add_codes (SourcierPlanPartForm *self,
           GtkWidget            *form,
           guint                 field)
{
  GtkWidget *row = sourcier_codes_row_new (sourcier_field_get_name (sourcier_record_get_field (self->record, field)));
  Teller teller = { field, row };

  if (self->kind == SOURCIER_PLAN_ACTION && field == SOURCIER_PLAN_ACTION_FAMILIES)
    fill_families (SOURCIER_CODES_ROW (row));
  else
    fill_themes (SOURCIER_CODES_ROW (row));
  sourcier_codes_row_set_codes (SOURCIER_CODES_ROW (row), sourcier_record_get_text (self->record, field));
  g_signal_connect_object (row, "changed", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (form), row);
  g_array_append_val (self->codes, teller);
}

/* Only what there is to ask of this part, with the choices that its plan gives. */
static void
add_group (SourcierPlanPartForm         *self,
           SourcierPlanPart             *part,
           const SourcierPlanFormBlock  *block)
{
  const char *title = block->title != NULL ? g_dpgettext2 (NULL, "plan form", block->title) : NULL;
  g_autofree guint *fields = g_new (guint, block->n_fields + 1);
  guint n_fields = 0;
  GtkWidget *form;

  for (guint i = 0; i < block->n_fields; i++)
    if (sourcier_plan_form_asks (part, block->fields[i]))
      fields[n_fields++] = block->fields[i];
  form = sourcier_record_form_new (title, SOURCIER_RECORD (part), fields, n_fields, sourcier_plan_choices);

  for (guint i = 0; i < block->n_codes; i++)
    add_codes (self, form, block->codes[i]);
  gtk_widget_set_sensitive (form, self->editable);
  g_signal_connect_object (form, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), form);
  g_ptr_array_add (self->forms, form);
}

static void
add_blocks (SourcierPlanPartForm *self,
            guint                 field)
{
  GtkWidget *blocks = sourcier_plan_blocks_new (sourcier_record_get_text (self->record, field), self->editable);

  g_signal_connect_object (blocks, "changed", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (blocks, 12);
  gtk_box_append (GTK_BOX (self), blocks);
  self->blocks = (Teller) { field, blocks };
}

static void
add_caption (SourcierPlanPartForm *self,
             const char           *caption)
{
  GtkWidget *label = gtk_label_new (caption);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (self), label);
}

static void
build (SourcierPlanPartForm *self,
       SourcierPlanPart     *part,
       const char           *caption)
{
  const SourcierPlanFormLayout *layout = sourcier_plan_form_layout (self->kind);

  if (caption != NULL)
    add_caption (self, caption);
  if (layout->has_title)
    add_title (self, layout->title_field);
  for (guint i = 0; i < layout->n_blocks; i++)
    if (layout->blocks[i].is_text)
      add_text (self, layout->blocks[i].fields[0]);
    else if (layout->blocks[i].is_blocks)
      add_blocks (self, layout->blocks[i].fields[0]);
    else
      add_group (self, part, &layout->blocks[i]);
}

static void
sourcier_plan_part_form_dispose (GObject *object)
{
  SourcierPlanPartForm *self = SOURCIER_PLAN_PART_FORM (object);

  g_clear_pointer (&self->autosave, sourcier_autosave_free);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (sourcier_plan_part_form_parent_class)->dispose (object);
}

static void
sourcier_plan_part_form_finalize (GObject *object)
{
  SourcierPlanPartForm *self = SOURCIER_PLAN_PART_FORM (object);

  g_ptr_array_unref (self->forms);
  g_array_unref (self->texts);
  g_array_unref (self->codes);

  G_OBJECT_CLASS (sourcier_plan_part_form_parent_class)->finalize (object);
}

static void
sourcier_plan_part_form_class_init (SourcierPlanPartFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sourcier_plan_part_form_dispose;
  object_class->finalize = sourcier_plan_part_form_finalize;
  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_RECORD);
}

static void
sourcier_plan_part_form_init (SourcierPlanPartForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->forms = g_ptr_array_new ();
  self->texts = g_array_new (FALSE, FALSE, sizeof (Teller));
  self->codes = g_array_new (FALSE, FALSE, sizeof (Teller));
}

/**
 * sourcier_plan_part_form_new:
 * @part: a part of a plan; it is not changed
 * @caption: (nullable): what stands above its title: “Action sheet 2.1”
 * @editable: whether it may be changed
 *
 * Returns: (transfer floating): a form that tells what @part says
 */
GtkWidget *
sourcier_plan_part_form_new (SourcierPlanPart *part,
                             const char       *caption,
                             gboolean          editable)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (part), NULL);

  SourcierPlanPartForm *self = g_object_new (SOURCIER_TYPE_PLAN_PART_FORM, NULL);

  self->record = sourcier_record_copy (SOURCIER_RECORD (part));
  self->kind = sourcier_plan_part_get_kind (part);
  self->editable = editable;
  self->autosave = sourcier_autosave_new (GTK_WIDGET (self), save, self);
  build (self, part, caption);
  return GTK_WIDGET (self);
}

/**
 * sourcier_plan_part_form_flush:
 * @self: a form
 *
 * Saves at once what was typed.
 */
void
sourcier_plan_part_form_flush (SourcierPlanPartForm *self)
{
  g_return_if_fail (SOURCIER_IS_PLAN_PART_FORM (self));

  sourcier_autosave_flush (self->autosave);
  for (guint i = 0; i < self->texts->len; i++)
    sourcier_rich_text_editor_flush (SOURCIER_RICH_TEXT_EDITOR (g_array_index (self->texts, Teller, i).widget));
}

/**
 * sourcier_plan_part_form_add:
 * @self: a form
 * @widget: (transfer floating): what belongs below its first text, before the rows of details; at the end where it has none
 */
void
sourcier_plan_part_form_add (SourcierPlanPartForm *self,
                             GtkWidget            *widget)
{
  g_return_if_fail (SOURCIER_IS_PLAN_PART_FORM (self));

  if (self->texts->len > 0)
    gtk_box_insert_child_after (GTK_BOX (self), widget, g_array_index (self->texts, Teller, 0).widget);
  else
    gtk_box_append (GTK_BOX (self), widget);
}

/**
 * sourcier_plan_part_form_tells:
 * @self: a form
 * @part: a part of a plan as the file has it
 *
 * Returns: whether the form was made for that part, and the part says what the form knows it says
 */
gboolean
sourcier_plan_part_form_tells (SourcierPlanPartForm *self,
                               SourcierPlanPart     *part)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART_FORM (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (part), FALSE);

  /* Where it stands is told by the outline: a part that was moved reads the same. */
  g_autoptr (SourcierRecord) known = sourcier_record_copy (self->record);

  if (G_OBJECT_TYPE (known) != G_OBJECT_TYPE (part)
      || sourcier_record_get_id (known) != sourcier_record_get_id (SOURCIER_RECORD (part)))
    return FALSE;
  if (self->kind != SOURCIER_PLAN_ROOT)
    sourcier_record_set_number (known, SOURCIER_PLAN_POSITION, sourcier_plan_part_get_number (part, SOURCIER_PLAN_POSITION));
  return sourcier_record_equal (known, SOURCIER_RECORD (part));
}

/**
 * sourcier_plan_part_form_focus:
 * @self: a form that is shown
 *
 * Lets the reader type the title of a part that was just added.
 */
void
sourcier_plan_part_form_focus (SourcierPlanPartForm *self)
{
  GtkTextIter start, end;

  g_return_if_fail (SOURCIER_IS_PLAN_PART_FORM (self));

  if (self->title == NULL)
    return;
  gtk_text_buffer_get_bounds (self->title, &start, &end);
  gtk_text_buffer_select_range (self->title, &start, &end);
  gtk_widget_grab_focus (self->title_view);
}
