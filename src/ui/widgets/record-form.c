/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/record-form.h"

#include "widgets/accessible-name.h"
#include "widgets/day-row.h"
#include "widgets/note-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint field;
  GtkWidget *widget;     /* a picker, a day, an entry or a text view */
  SourcierNoteRow *note;
} Row;

struct _SourcierRecordForm
{
  AdwPreferencesGroup parent_instance;

  GArray *rows;
};

G_DEFINE_FINAL_TYPE (SourcierRecordForm, sourcier_record_form, ADW_TYPE_PREFERENCES_GROUP)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
sourcier_record_form_finalize (GObject *object)
{
  g_array_unref (SOURCIER_RECORD_FORM (object)->rows);

  G_OBJECT_CLASS (sourcier_record_form_parent_class)->finalize (object);
}

static void
sourcier_record_form_class_init (SourcierRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_record_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_record_form_init (SourcierRecordForm *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
}

static void
changed_cb (SourcierRecordForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_picker (SourcierRecord        *record,
               guint                  field,
               const char            *name,
               SourcierRecordChoices  choices)
{
  GtkWidget *row = sourcier_picker_row_new (name);
  g_autofree char *code = sourcier_record_field_to_text (record, field);

  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), "", _("(not told)"), NULL);
  choices (record, field, SOURCIER_PICKER_ROW (row));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row), code);
  return row;
}

static GtkWidget *
create_day (SourcierRecord *record,
            guint           field,
            const char     *name)
{
  GtkWidget *row = sourcier_day_row_new (name);

  sourcier_day_row_set_day (SOURCIER_DAY_ROW (row), (SourcierDay) sourcier_record_get_number (record, field));
  return row;
}

static GtkWidget *
create_entry (SourcierRecord *record,
              guint           field,
              const char     *name)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", name, NULL);
  g_autofree char *text = sourcier_record_write_field (record, field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  sourcier_accessible_name_set (row, name);
  return row;
}

/* The text stands in a row of its own, under its name. */
static GtkWidget *
create_lines (SourcierRecordForm *self,
              SourcierRecord     *record,
              guint               field,
              const char         *name)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), sourcier_record_get_text (record, field), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  sourcier_accessible_name_set (view, name);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 72);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
  return view;
}

static void
add_row (SourcierRecordForm    *self,
         SourcierRecord        *record,
         guint                  field,
         SourcierRecordChoices  choices)
{
  const SourcierField *told = sourcier_record_get_field (record, field);
  const char *name = sourcier_field_get_name (told);
  Row row = { field, NULL, NULL };

  if (told->type == SOURCIER_FIELD_LINES)
    {
      row.widget = create_lines (self, record, field, name);
      g_array_append_val (self->rows, row);
      return;
    }
  if (choices != NULL && choices (record, field, NULL))
    row.widget = create_picker (record, field, name, choices);
  else if (told->type == SOURCIER_FIELD_DAY)
    row.widget = create_day (record, field, name);
  else
    row.widget = create_entry (record, field, name);
  row.note = SOURCIER_NOTE_ROW (sourcier_note_row_new (row.widget));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row.widget);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row.note));
  g_signal_connect_object (row.widget, SOURCIER_IS_PICKER_ROW (row.widget) ? "notify::code" : "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_array_append_val (self->rows, row);
}

/**
 * sourcier_record_form_new:
 * @title: (nullable): heading of the group
 * @record: a record; it is not changed
 * @fields: (array length=n_fields): the fields to ask for; a link needs choices, whose codes are ids
 * @n_fields: how many
 * @choices: (nullable): knows which fields take their words from a list
 *
 * Returns: (transfer floating): a group of rows that tell what @record says
 */
GtkWidget *
sourcier_record_form_new (const char            *title,
                          SourcierRecord        *record,
                          const guint           *fields,
                          guint                  n_fields,
                          SourcierRecordChoices  choices)
{
  SourcierRecordForm *self = g_object_new (SOURCIER_TYPE_RECORD_FORM, NULL);

  g_return_val_if_fail (SOURCIER_IS_RECORD (record), NULL);

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  for (guint i = 0; i < n_fields; i++)
    add_row (self, record, fields[i], choices);
  return GTK_WIDGET (self);
}

static char *
dup_written (const Row *row)
{
  GtkTextIter start, end;

  if (SOURCIER_IS_PICKER_ROW (row->widget))
    return g_strdup (sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (row->widget)));
  if (!GTK_IS_TEXT_VIEW (row->widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->widget)));

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->widget));

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What to tell the reader about a number that is none. */
static const char *
get_mistake (SourcierFieldType type)
{
  switch (type)
    {
    case SOURCIER_FIELD_MONEY:
      return _("Not an amount: write it as 70 000 or 70000.50");
    case SOURCIER_FIELD_DAY:
      return _("Not a day: write it as 31/12/2026 or 2026-12-31");
    case SOURCIER_FIELD_COUNT:
      return _("Not a whole number");
    case SOURCIER_FIELD_YEAR:
      return _("Not a year: write it as 2026");
    case SOURCIER_FIELD_PERCENT:
      return _("Not a percentage: write it as 40 or 12.5");
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_LINK:
    default:
      return NULL;
    }
}

/* A link is picked, never typed: the code of its row is the id. */
static gboolean
read_written (SourcierRecord *record,
              guint           field,
              const char     *written)
{
  if (sourcier_record_get_field (record, field)->type != SOURCIER_FIELD_LINK)
    return sourcier_record_read_field (record, field, written);
  sourcier_record_set_number (record, field, g_ascii_strtoll (written, NULL, 10));
  return TRUE;
}

/* Puts what is typed in a row into the record; what cannot be understood is told under the row. */
static gboolean
read_row (const Row      *row,
          SourcierRecord *record)
{
  g_autofree char *written = dup_written (row);
  gboolean read = read_written (record, row->field, written);

  if (row->note != NULL)
    sourcier_note_row_say (row->note, SOURCIER_NOTE_MISTAKE,
                           read ? NULL : get_mistake (sourcier_record_get_field (record, row->field)->type));
  return read;
}

/**
 * sourcier_record_form_read:
 * @self: a form
 * @record: a record of the kind the form was made for
 *
 * Puts what is typed into the record. A row whose words cannot be understood says so and takes the focus.
 *
 * Returns: whether all of it was understood; if not, the record is of no use
 */
gboolean
sourcier_record_form_read (SourcierRecordForm *self,
                           SourcierRecord     *record)
{
  gboolean understood = TRUE;

  g_return_val_if_fail (SOURCIER_IS_RECORD_FORM (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_RECORD (record), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gboolean read = read_row (row, record);

      if (!read && understood)
        gtk_widget_grab_focus (row->widget);
      understood = understood && read;
    }
  return understood;
}

/**
 * sourcier_record_form_take:
 * @self: a form that saves itself
 * @record: a record of the kind the form was made for
 *
 * Puts what is understood into the record, while the reader goes on typing: a row whose words cannot be understood says so,
 * and the record keeps what it had there.
 */
void
sourcier_record_form_take (SourcierRecordForm *self,
                           SourcierRecord     *record)
{
  g_return_if_fail (SOURCIER_IS_RECORD_FORM (self));
  g_return_if_fail (SOURCIER_IS_RECORD (record));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      g_autofree char *before = sourcier_record_field_to_text (record, row->field);

      if (!read_row (row, record))
        read_written (record, row->field, before);
    }
}
