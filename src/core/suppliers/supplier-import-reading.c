/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-reading-private.h"

#include "base/text.h"
#include "exchange/csv-writer.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-qpv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below this many digits a number is not even a SIREN. */
#define LEAST_KEY_DIGITS 9

/* What was kept since @n_kept stands among labels. */
static void
note_kept_labels (SourcierImportReading *self,
                  guint                  n_kept)
{
  for (guint i = n_kept; i < self->kept->len; i++)
    g_ptr_array_add (self->kept_labels, g_ptr_array_index (self->kept, i));
}

static gboolean
has_target (const int *targets,
            guint      n_columns,
            int        target)
{
  for (guint i = 0; i < n_columns; i++)
    if (targets[i] == target)
      return TRUE;
  return FALSE;
}

/* What further columns say of a field that is told already comes after it. */
static void
join_field (SourcierImportReading *self,
            SourcierSupplierField  field,
            const char            *joint,
            const char            *cell)
{
  const char *told = sourcier_import_reading_get_text (self, field);
  g_autofree char *joined = g_str_equal (told, cell) ? g_strdup (told) : g_strconcat (told, joint, cell, NULL);

  sourcier_supplier_read_field (self->said, field, joined);
}

static void
read_field (SourcierImportReading *self,
            SourcierSupplierField  field,
            const char            *header,
            const char            *cell)
{
  const char *joint = sourcier_import_target_get_joint (field);

  if (joint != NULL && (self->told & G_GUINT64_CONSTANT (1) << field))
    join_field (self, field, joint, cell);
  else if (sourcier_supplier_read_field (self->said, field, cell))
    self->told |= G_GUINT64_CONSTANT (1) << field;
  else
    _sourcier_import_reading_keep (self, header, cell);
}

static void
read_contacts (SourcierImportReading *self,
               const char            *cell)
{
  gboolean own = strstr (cell, SOURCIER_CONTACT_FIELD_MARK) != NULL;
  g_auto (GStrv) parts = g_strsplit_set (cell, own ? "|" : SEPARATORS, -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (SourcierContact) contact = sourcier_contact_from_cell (parts[i]);

      if (*sourcier_contact_get_call_name (contact) != '\0')
        g_ptr_array_add (self->contacts, g_steal_pointer (&contact));
    }
}

/* The person whom columns of their own tell about: the first name comes before the name, in whichever order they stand. */
static void
read_person (SourcierContact *person,
             int              target,
             const char      *cell)
{
  const char *name = sourcier_contact_get_text (person, SOURCIER_CONTACT_NAME);
  g_autofree char *whole = NULL;

  switch (target)
    {
    case SOURCIER_IMPORT_TARGET_CONTACT_ROLE:
      sourcier_contact_set_text (person, SOURCIER_CONTACT_ROLE, cell);
      break;
    case SOURCIER_IMPORT_TARGET_CONTACT_EMAIL:
      sourcier_contact_set_text (person, SOURCIER_CONTACT_EMAIL, cell);
      break;
    case SOURCIER_IMPORT_TARGET_CONTACT_PHONE:
      sourcier_contact_set_text (person, SOURCIER_CONTACT_PHONE, cell);
      break;
    case SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME:
      whole = *name != '\0' ? g_strdup_printf ("%s %s", cell, name) : g_strdup (cell);
      sourcier_contact_set_text (person, SOURCIER_CONTACT_NAME, whole);
      break;
    default:
      whole = *name != '\0' ? g_strdup_printf ("%s %s", name, cell) : g_strdup (cell);
      sourcier_contact_set_text (person, SOURCIER_CONTACT_NAME, whole);
      break;
    }
}

/* "Contact" names somebody, and the columns beside it tell the rest of the same person. */
static void
take_person (SourcierImportReading *self,
             SourcierContact       *person)
{
  if (person == NULL || *sourcier_contact_get_call_name (person) == '\0')
    return;
  if (self->contacts->len == 1 && *sourcier_contact_get_text (person, SOURCIER_CONTACT_NAME) == '\0')
    sourcier_contact_take_over (g_ptr_array_index (self->contacts, 0), person);
  else
    g_ptr_array_add (self->contacts, g_object_ref (person));
}

static gboolean
is_one_of (const char         *text,
           const char * const *words)
{
  g_autofree char *folded = sourcier_text_fold (text);

  return g_strv_contains (words, folded);
}

/* A code, or whether the supplier is set in a neighbourhood at all. */
static void
read_qpv (SourcierImportReading *self,
          const char            *header,
          const char            *cell)
{
  static const char * const yes[] = { "oui", "o", "yes", "y", "x", "1", "vrai", "true", "qpv", NULL };
  static const char * const no[] = { "non", "n", "no", "0", "faux", "false", NULL };
  g_auto (GStrv) parts = g_strsplit_set (cell, SEPARATORS WEAK_SEPARATORS, -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = sourcier_text_tidy (parts[i]);
      g_autofree char *code = sourcier_qpv_read_code (part);

      if (code != NULL)
        _sourcier_import_reading_add_once (self->qpv, code);
      else if (is_one_of (part, yes))
        _sourcier_import_reading_add_once (self->labels, SOURCIER_LABEL_QPV);
      else if (*part != '\0' && !is_one_of (part, no))
        _sourcier_import_reading_keep (self, header, part);
    }
}

static void
read_cell (SourcierImportReading *self,
           SourcierContact      **person,
           int                    target,
           const char            *header,
           SourcierImportWords   *words,
           const char            *cell)
{
  guint n_kept = self->kept->len;

  switch (target)
    {
    case SOURCIER_IMPORT_TARGET_NONE:
      break;
    case SOURCIER_IMPORT_TARGET_LABELS:
      _sourcier_import_reading_read_codes (self, target, header, words, cell);
      note_kept_labels (self, n_kept);
      break;
    case SOURCIER_IMPORT_TARGET_FAMILIES:
    case SOURCIER_IMPORT_TARGET_AREAS:
      _sourcier_import_reading_read_codes (self, target, header, words, cell);
      break;
    case SOURCIER_IMPORT_TARGET_CPV:
      _sourcier_import_reading_read_cpv (self, header, cell);
      break;
    case SOURCIER_IMPORT_TARGET_CONTACTS:
      read_contacts (self, cell);
      break;
    case SOURCIER_IMPORT_TARGET_CONTACT_NAME:
    case SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME:
    case SOURCIER_IMPORT_TARGET_CONTACT_ROLE:
    case SOURCIER_IMPORT_TARGET_CONTACT_EMAIL:
    case SOURCIER_IMPORT_TARGET_CONTACT_PHONE:
      if (*person == NULL)
        *person = sourcier_contact_new ();
      read_person (*person, target, cell);
      break;
    case SOURCIER_IMPORT_TARGET_QPV:
      read_qpv (self, header, cell);
      note_kept_labels (self, n_kept);
      break;
    case SOURCIER_IMPORT_TARGET_TAGS:
      g_ptr_array_add (self->tags, g_strdup (cell));
      break;
    default:
      read_field (self, target, header, cell);
      break;
    }
}

/**
 * sourcier_import_reading_new:
 * @headers: (array length=n_columns): the headers of the list
 * @targets: (array length=n_columns): what each column is read as
 * @n_columns: how many columns the list has
 * @words: (nullable): what is decided of words that the program does not know
 * @cells: (array length=n_cells): the cells of a row, as written
 * @n_cells: how many there are
 *
 * Blank cells say nothing. What a cell holds that its column cannot take is kept for the notes, and so are the cells
 * beyond the last column, under their number.
 *
 * Returns: (transfer full): what the row says
 */
SourcierImportReading *
sourcier_import_reading_new (const char * const *headers,
                             const int          *targets,
                             guint               n_columns,
                             SourcierImportWords *words,
                             const char * const *cells,
                             guint               n_cells)
{
  SourcierImportReading *self = g_new0 (SourcierImportReading, 1);
  g_autoptr (SourcierContact) person = NULL;

  self->headers = headers;
  self->targets = targets;
  self->n_columns = n_columns;
  self->said = sourcier_supplier_new ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->families = g_ptr_array_new_with_free_func (g_free);
  self->cpv = g_ptr_array_new_with_free_func (g_free);
  self->areas = g_ptr_array_new_with_free_func (g_free);
  self->qpv = g_ptr_array_new_with_free_func (g_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->contacts = g_ptr_array_new_with_free_func (g_object_unref);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->kept_labels = g_ptr_array_new ();

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *cell = sourcier_text_tidy (sourcier_csv_unguard (cells[i]));
      g_autofree char *number = NULL;

      if (*cell == '\0')
        continue;
      if (i >= n_columns || *headers[i] == '\0')
        number = g_strdup_printf ("%u", i + 1);
      if (i >= n_columns)
        _sourcier_import_reading_keep (self, number, cell);
      else
        read_cell (self, &person, targets[i], number != NULL ? number : headers[i], words, cell);
    }

  take_person (self, person);
  if (!has_target (targets, n_columns, SOURCIER_IMPORT_TARGET_FAMILIES))
    _sourcier_import_reading_take_families_of_cpv (self);
  self->name_key = sourcier_text_fold (sourcier_import_reading_get_text (self, SOURCIER_SUPPLIER_NAME));
  self->address_key = sourcier_text_fold (sourcier_import_reading_get_text (self, SOURCIER_SUPPLIER_ADDRESS));
  return self;
}

/**
 * sourcier_import_reading_free:
 * @self: (transfer full): a reading
 */
void
sourcier_import_reading_free (SourcierImportReading *self)
{
  g_object_unref (self->said);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->families);
  g_ptr_array_unref (self->cpv);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->qpv);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->contacts);
  g_clear_pointer (&self->settled, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  g_ptr_array_unref (self->kept_labels);
  g_ptr_array_unref (self->kept);
  g_free (self->name_key);
  g_free (self->address_key);
  g_free (self);
}

/**
 * sourcier_import_reading_add_label:
 * @self: a reading
 * @label: the code of a label
 *
 * Has the row give a label, once, that none of its cells need tell.
 */
void
sourcier_import_reading_add_label (SourcierImportReading *self,
                                   const char            *label)
{
  _sourcier_import_reading_add_once (self->labels, label);
}

/**
 * sourcier_import_reading_get_text:
 * @self: a reading
 * @field: a field
 *
 * Returns: (transfer none): what the row says of it, "" if nothing
 */
const char *
sourcier_import_reading_get_text (SourcierImportReading *self,
                                  SourcierSupplierField  field)
{
  return sourcier_supplier_get_text (self->said, field);
}

/**
 * sourcier_import_reading_dup_column:
 * @self: a reading
 * @target: a #SourcierSupplierField or another target
 *
 * Returns: (transfer full) (nullable): what the list calls the column that is read so, its number where it has no header;
 *   %NULL if none is
 */
char *
sourcier_import_reading_dup_column (SourcierImportReading *self,
                                    int                    target)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->targets[i] == target)
      return *self->headers[i] != '\0' ? g_strdelimit (g_strdup (self->headers[i]), "\r\n\t", ' ')
                                       : g_strdup_printf ("%u", i + 1);
  return NULL;
}

/**
 * sourcier_import_reading_place_words:
 * @self: a reading
 * @target: a #SourcierSupplierField or another target
 * @words: what there is to say about it, for the reader
 *
 * Returns: (transfer full): the same with the column that is concerned, if one is
 */
char *
sourcier_import_reading_place_words (SourcierImportReading *self,
                                     int                    target,
                                     const char            *words)
{
  g_autofree char *column = sourcier_import_reading_dup_column (self, target);

  /* translators: what is odd about a row of a list, and the header of the column concerned */
  return column != NULL ? g_strdup_printf (_("%s (column “%s”)"), words, column) : g_strdup (words);
}

/**
 * sourcier_import_reading_names_one:
 * @self: a reading
 *
 * Returns: whether the row names a supplier at all: it has a name or a SIRET
 */
gboolean
sourcier_import_reading_names_one (SourcierImportReading *self)
{
  return !sourcier_text_is_empty (sourcier_import_reading_get_text (self, SOURCIER_SUPPLIER_NAME))
         || !sourcier_text_is_empty (sourcier_import_reading_get_text (self, SOURCIER_SUPPLIER_SIRET));
}

/**
 * sourcier_import_siret_is_key:
 * @siret: what is written as a SIRET
 *
 * A number tells one supplier from another even when its check sum fails. "n.c.", "0" or what a spreadsheet makes of a
 * long number ("1,23E+13") do not: many suppliers share them.
 *
 * Returns: whether suppliers can be matched by it
 */
gboolean
sourcier_import_siret_is_key (const char *siret)
{
  return sourcier_text_is_digits (siret)
         && strlen (siret) >= LEAST_KEY_DIGITS
         && strspn (siret, "0") < strlen (siret);
}
