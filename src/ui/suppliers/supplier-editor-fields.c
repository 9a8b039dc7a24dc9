/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-editor-private.h"

#include "base/money.h"
#include "base/text.h"
#include "reference/departement.h"
#include "suppliers/field-choices.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-place.h"
#include "widgets/accessible-name.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  IDENTITY,
  PLACE,
  SIZE,
  CONTACT,
  EXCLUSION,
} Group;

typedef enum
{
  WORDS,
  MONEY,
  DAY,
  COMMUNE,
  DEPARTEMENT,
  HEADCOUNT,
} Kind;

static const struct
{
  SourcierSupplierField field;
  Group group;
  Kind kind;
  GtkInputPurpose purpose;
} layout[] = {
  { SOURCIER_SUPPLIER_NAME, IDENTITY, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_TRADE_NAME, IDENTITY, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_SIRET, IDENTITY, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_LEGAL_FORM, IDENTITY, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_NAF, IDENTITY, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_ADDRESS, PLACE, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_POSTCODE, PLACE, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_CITY, PLACE, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_COMMUNE, PLACE, COMMUNE, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_DEPARTEMENT, PLACE, DEPARTEMENT, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_HEADCOUNT, SIZE, HEADCOUNT, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_TURNOVER, SIZE, MONEY, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_TURNOVER_YEAR, SIZE, WORDS, GTK_INPUT_PURPOSE_DIGITS },
  { SOURCIER_SUPPLIER_WEBSITE, CONTACT, WORDS, GTK_INPUT_PURPOSE_URL },
  { SOURCIER_SUPPLIER_EMAIL, CONTACT, WORDS, GTK_INPUT_PURPOSE_EMAIL },
  { SOURCIER_SUPPLIER_PHONE, CONTACT, WORDS, GTK_INPUT_PURPOSE_PHONE },
  { SOURCIER_SUPPLIER_EXCLUSION, EXCLUSION, WORDS, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_EXCLUDED_SINCE, EXCLUSION, DAY, GTK_INPUT_PURPOSE_FREE_FORM },
  { SOURCIER_SUPPLIER_EXCLUDED_UNTIL, EXCLUSION, DAY, GTK_INPUT_PURPOSE_FREE_FORM },
};

static const char *
draft_text (SourcierSupplierEditor *self,
            SourcierSupplierField   field)
{
  return sourcier_supplier_get_text (self->draft, field);
}

static void
say (SourcierSupplierEditor *self,
     SourcierSupplierField   field,
     SourcierNoteGrade       grade,
     const char             *words)
{
  sourcier_note_row_say (self->notes[field], grade, words);
}

static void
say_about_siret (SourcierSupplierEditor *self)
{
  SourcierSiretDoubt doubt = sourcier_siret_check (draft_text (self, SOURCIER_SUPPLIER_SIRET));
  gboolean doubtful = (sourcier_supplier_get_doubts (self->draft) & SOURCIER_SUPPLIER_DOUBT_SIRET) != 0;

  say (self, SOURCIER_SUPPLIER_SIRET, SOURCIER_NOTE_DOUBT, doubtful ? sourcier_siret_doubt_to_words (doubt) : NULL);
}

static void
say_about_place (SourcierSupplierEditor *self)
{
  SourcierSupplierDoubts doubts = sourcier_supplier_get_doubts (self->draft);
  gboolean elsewhere = (doubts & SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT) != 0;
  gboolean unclear = (doubts & SOURCIER_SUPPLIER_DOUBT_PLACE) != 0;
  g_autofree char *departement = elsewhere ? sourcier_supplier_departement_doubt_to_words (self->draft) : NULL;
  g_autofree char *place = unclear ? sourcier_supplier_place_doubt_to_words (self->draft) : NULL;

  say (self, SOURCIER_SUPPLIER_POSTCODE, SOURCIER_NOTE_DOUBT,
       (doubts & SOURCIER_SUPPLIER_DOUBT_POSTCODE) != 0 ? _("Not a postcode we know: it has five digits") : NULL);
  say (self, SOURCIER_SUPPLIER_DEPARTEMENT, SOURCIER_NOTE_DOUBT, departement);
  say (self, SOURCIER_SUPPLIER_COMMUNE, SOURCIER_NOTE_DOUBT, place);
}

static void
say_about_year (SourcierSupplierEditor *self)
{
  const char *year = draft_text (self, SOURCIER_SUPPLIER_TURNOVER_YEAR);
  gboolean odd = *year != '\0' && (!sourcier_text_is_digits (year) || strlen (year) != 4);

  say (self, SOURCIER_SUPPLIER_TURNOVER_YEAR, SOURCIER_NOTE_DOUBT, odd ? _("A year has four digits") : NULL);
}

static void
say_about_exclusion (SourcierSupplierEditor *self)
{
  g_autofree char *doubt = sourcier_supplier_exclusion_doubt_to_words (self->draft);

  say (self, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, SOURCIER_NOTE_DOUBT, doubt);
}

static void
field_edited (SourcierSupplierEditor *self)
{
  say_about_siret (self);
  say_about_place (self);
  say_about_year (self);
  say_about_exclusion (self);
  _sourcier_supplier_editor_offer_communes (self);
  _sourcier_supplier_editor_offer_epcis (self);
  _sourcier_supplier_editor_offer_qpv (self);
  _sourcier_supplier_editor_edited (self);
}

static void
read_money (SourcierSupplierEditor *self,
            const char             *text)
{
  gint64 cents = SOURCIER_MONEY_UNKNOWN;
  gboolean readable = sourcier_text_is_empty (text) || sourcier_money_parse (text, &cents);

  self->unreadable[SOURCIER_SUPPLIER_TURNOVER] = !readable;
  say (self, SOURCIER_SUPPLIER_TURNOVER, SOURCIER_NOTE_MISTAKE,
       readable ? NULL : _("Not an amount: write it as 1 240 000 or 1,24 M€"));
  if (readable)
    sourcier_supplier_set_turnover (self->draft, cents);
}

/* A departement that agrees with the postcode goes on doing so when the postcode is typed again. */
static void
follow_postcode (SourcierSupplierEditor *self,
                 const char             *postcode)
{
  const char *written = draft_text (self, SOURCIER_SUPPLIER_DEPARTEMENT);
  const char *old_postcode = draft_text (self, SOURCIER_SUPPLIER_POSTCODE);
  const SourcierDepartement *before = sourcier_departement_from_postcode (old_postcode);
  const SourcierDepartement *now = sourcier_departement_from_postcode (postcode);
  gboolean follows = *written == '\0'
                     || (before != NULL && g_str_equal (written, sourcier_departement_get_code (before)));

  if (follows && now != NULL)
    sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (self->rows[SOURCIER_SUPPLIER_DEPARTEMENT]),
                                  sourcier_departement_get_code (now));
}

static void
entry_changed_cb (GtkEditable            *entry,
                  SourcierSupplierEditor *self)
{
  SourcierSupplierField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "sourcier-field"));
  const char *text = gtk_editable_get_text (entry);
  g_autofree char *tidy = field == SOURCIER_SUPPLIER_SIRET ? sourcier_siret_clean (text) : sourcier_text_tidy (text);

  if (field == SOURCIER_SUPPLIER_TURNOVER)
    read_money (self, tidy);
  else
    {
      if (field == SOURCIER_SUPPLIER_POSTCODE)
        follow_postcode (self, tidy);
      if (field == SOURCIER_SUPPLIER_EXCLUDED_SINCE || field == SOURCIER_SUPPLIER_EXCLUDED_UNTIL)
        sourcier_supplier_read_field (self->draft, field, tidy);
      else
        sourcier_supplier_set_text (self->draft, field, tidy);
    }
  field_edited (self);
}

static void
picked_cb (SourcierPickerRow      *row,
           GParamSpec             *pspec,
           SourcierSupplierEditor *self)
{
  SourcierSupplierField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "sourcier-field"));

  sourcier_supplier_set_text (self->draft, field, sourcier_picker_row_get_code (row));
  field_edited (self);
}

static GtkWidget *
new_entry (SourcierSupplierEditor *self,
           SourcierSupplierField   field,
           GtkInputPurpose         purpose)
{
  const char *title = sourcier_supplier_field_get_name (field);
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE,
                                 "input-purpose", purpose, NULL);
  g_autofree char *shown = NULL;
  const char *text = draft_text (self, field);

  if (field == SOURCIER_SUPPLIER_TURNOVER)
    {
      gint64 cents = sourcier_supplier_get_turnover (self->draft);

      text = shown = cents == SOURCIER_MONEY_UNKNOWN ? g_strdup ("") : sourcier_money_format (cents);
    }
  if (field == SOURCIER_SUPPLIER_EXCLUDED_SINCE || field == SOURCIER_SUPPLIER_EXCLUDED_UNTIL)
    text = shown = sourcier_supplier_show_field (self->draft, field);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  sourcier_accessible_name_set (row, title);
  g_signal_connect_object (row, "changed", G_CALLBACK (entry_changed_cb), self, 0);
  return row;
}

static GtkWidget *
new_picker (SourcierSupplierEditor *self,
            SourcierSupplierField   field)
{
  GtkWidget *row = sourcier_picker_row_new (sourcier_supplier_field_get_name (field));

  if (field != SOURCIER_SUPPLIER_COMMUNE)
    sourcier_field_choices_add (field, SOURCIER_PICKER_ROW (row));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row), draft_text (self, field));
  g_signal_connect_object (row, "notify::code", G_CALLBACK (picked_cb), self, 0);
  return row;
}

static void
text_changed_cb (GtkTextBuffer          *buffer,
                 SourcierSupplierEditor *self)
{
  SourcierSupplierField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (buffer), "sourcier-field"));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  sourcier_supplier_set_text (self->draft, field, g_strstrip (text));
  _sourcier_supplier_editor_edited (self);
}

static void
set_up_text (SourcierSupplierEditor *self,
             SourcierSupplierField   field,
             GtkTextView            *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_set_text (buffer, draft_text (self, field), -1);
  g_object_set_data (G_OBJECT (buffer), "sourcier-field", GUINT_TO_POINTER (field));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, 0);
}

static void
name_text (SourcierSupplierField  field,
           AdwPreferencesGroup   *group,
           GtkTextView           *view)
{
  const char *title = sourcier_supplier_field_get_name (field);

  adw_preferences_group_set_title (group, title);
  sourcier_accessible_name_set (GTK_WIDGET (view), title);
}

/* Calls the texts of the form what the fields are called. */
void
_sourcier_supplier_editor_name_texts (SourcierSupplierEditor *self)
{
  name_text (SOURCIER_SUPPLIER_DESCRIPTION, self->description_group, self->description_view);
  name_text (SOURCIER_SUPPLIER_NOTES, self->notes_group, self->notes_view);
}

/* Fills the groups of the form with a row for each field, written as the draft has it. */
void
_sourcier_supplier_editor_build_fields (SourcierSupplierEditor *self)
{
  AdwPreferencesGroup *groups[] = { self->identity_group, self->place_group, self->size_group, self->contact_group,
                                    self->exclusion_group };

  for (guint i = 0; i < G_N_ELEMENTS (layout); i++)
    {
      SourcierSupplierField field = layout[i].field;
      gboolean typed = layout[i].kind == WORDS || layout[i].kind == MONEY || layout[i].kind == DAY;
      GtkWidget *row = typed ? new_entry (self, field, layout[i].purpose) : new_picker (self, field);

      g_object_set_data (G_OBJECT (row), "sourcier-field", GUINT_TO_POINTER (field));
      self->rows[field] = row;
      self->notes[field] = SOURCIER_NOTE_ROW (sourcier_note_row_new (row));
      adw_preferences_group_add (groups[layout[i].group], row);
      adw_preferences_group_add (groups[layout[i].group], GTK_WIDGET (self->notes[field]));
    }
  set_up_text (self, SOURCIER_SUPPLIER_DESCRIPTION, self->description_view);
  set_up_text (self, SOURCIER_SUPPLIER_NOTES, self->notes_view);
  field_edited (self);
}

/* Whether the form says something else than when it was opened. */
gboolean
_sourcier_supplier_editor_is_changed (SourcierSupplierEditor *self)
{
  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (self->unreadable[field])
      return TRUE;
  return !sourcier_supplier_equal (self->original, self->draft);
}
