/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "exchange/book.h"
#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-import-contents.h"
#include "suppliers/supplier-import-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of the headers is told when none of them is of use. */
#define MOST_HEADERS_TOLD 12
#define MOST_OF_HEADER 40

void
_sourcier_supplier_import_clear_columns (SourcierSupplierImport *self)
{
  g_clear_pointer (&self->context.headers, g_strfreev);
  g_clear_pointer (&self->context.targets, g_free);
  g_clear_pointer (&self->hows, g_free);
  self->context.n_columns = 0;
}

/* A header may stand over several columns: its first, its second … */
static char *
choice_key (SourcierSupplierImport *self,
            guint                   column)
{
  const char *header = self->context.headers[column];
  guint n = 0;

  for (guint i = 0; i < column; i++)
    n += g_str_equal (self->context.headers[i], header);
  return g_strdup_printf ("%u %s", n, header);
}

/* A field is read from one column, save one whose cells are joined. */
static gboolean
is_alone (int target)
{
  return target >= 0 && target < SOURCIER_N_SUPPLIER_FIELDS && sourcier_import_target_get_joint (target) == NULL;
}

/* What only the cells of a column told gives way to what a header or somebody says, even where several are joined. */
void
_sourcier_supplier_import_put_target (SourcierSupplierImport *self,
                                      guint                   column,
                                      int                     target,
                                      SourcierImportHow       how)
{
  for (guint i = 0; i < self->context.n_columns; i++)
    if (self->context.targets[i] == target && (is_alone (target) || self->hows[i] == SOURCIER_IMPORT_HOW_CONTENTS))
      {
        self->context.targets[i] = SOURCIER_IMPORT_TARGET_NONE;
        self->hows[i] = SOURCIER_IMPORT_HOW_NONE;
      }
  self->context.targets[column] = target;
  self->hows[column] = how;
}

/* What somebody chose for a column stays where the list, read in another way, still has that column. */
static void
choose_again (SourcierSupplierImport *self)
{
  for (guint i = 0; i < self->context.n_columns; i++)
    {
      g_autofree char *key = choice_key (self, i);
      gpointer target;

      if (g_hash_table_lookup_extended (self->choices, key, NULL, &target))
        _sourcier_supplier_import_put_target (self, i, GPOINTER_TO_INT (target), SOURCIER_IMPORT_HOW_CHOSEN);
    }
}

static gboolean
has_target (gpointer key,
            gpointer value,
            gpointer target)
{
  return value == target;
}

/* The beginning of the list is read once more: headers say nothing of some columns, or there are more of them than cells. */
static void
recognise_contents (SourcierSupplierImport *self,
                    GCancellable           *cancellable)
{
  gboolean all_known = self->layout.width == 0 || self->context.n_columns <= self->layout.width;

  self->shift = SOURCIER_IMPORT_SHIFT_NONE;
  for (guint i = 0; i < self->context.n_columns; i++)
    all_known = all_known && self->hows[i] != SOURCIER_IMPORT_HOW_NONE;
  if (all_known)
    return;

  g_autoptr (GPtrArray) rows = sourcier_import_contents_sample (self->file, &self->layout, cancellable);
  _sourcier_supplier_import_find_shift (self, rows);
  sourcier_import_contents_recognise (rows, self->context.n_columns, self->context.targets, self->hows);
}

static void
take_columns (SourcierSupplierImport *self,
              char                  **headers,
              GCancellable           *cancellable)
{
  _sourcier_supplier_import_clear_columns (self);
  self->context.n_columns = g_strv_length (headers);
  self->context.headers = headers;
  self->context.targets = g_new0 (int, self->context.n_columns + 1);
  self->hows = g_new0 (SourcierImportHow, self->context.n_columns + 1);
  sourcier_import_targets_guess ((const char * const *) headers, self->context.targets);
  for (guint i = 0; i < self->context.n_columns; i++)
    if (self->context.targets[i] != SOURCIER_IMPORT_TARGET_NONE)
      self->hows[i] = SOURCIER_IMPORT_HOW_HEADER;
  _sourcier_supplier_import_put_recalled (self);
  recognise_contents (self, cancellable);
  choose_again (self);
}

static void
take_sheets (SourcierSupplierImport *self,
             GCancellable           *cancellable)
{
  g_autoptr (SourcierBook) book = NULL;

  if (self->sheets != NULL || sourcier_book_get_format_of (self->file, cancellable) == SOURCIER_LIST_TEXT)
    return;
  book = sourcier_book_open (self->file, cancellable, NULL);
  if (book != NULL)
    self->sheets = g_strdupv ((char **) sourcier_book_get_sheets (book));
}

/**
 * sourcier_supplier_import_read_columns:
 * @self: an import
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Finds how the list is laid out and which columns it has, as sourcier_supplier_import_prepare() does first: for whoever
 * knows beforehand what they are to be read as. Not for the window's thread.
 *
 * Returns: %FALSE with @error set to %SOURCIER_EXCHANGE_ERROR where the list cannot be read, to %SOURCIER_STORE_ERROR
 *   where the office's file cannot; what was known stays
 */
gboolean
sourcier_supplier_import_read_columns (SourcierSupplierImport  *self,
                                       GCancellable            *cancellable,
                                       GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);

  SourcierListLayout layout;
  g_auto (GStrv) headers = sourcier_import_read_header (self->file, &self->wishes, &layout, cancellable, error);

  if (headers == NULL)
    return FALSE;
  self->layout = layout;
  take_sheets (self, cancellable);
  if (!_sourcier_supplier_import_open_connection (self, error))
    return FALSE;
  if (self->context.headers != NULL
      && g_strv_equal ((const char * const *) headers, (const char * const *) self->context.headers))
    return TRUE;
  if (!_sourcier_supplier_import_recall (self, headers, error))
    return FALSE;
  take_columns (self, g_steal_pointer (&headers), cancellable);
  return TRUE;
}

gboolean
_sourcier_supplier_import_names_suppliers (SourcierSupplierImport *self)
{
  for (guint i = 0; i < self->context.n_columns; i++)
    if (self->context.targets[i] == SOURCIER_SUPPLIER_NAME || self->context.targets[i] == SOURCIER_SUPPLIER_SIRET)
      return TRUE;

  return FALSE;
}

/* Where there are columns somebody may say which is the name; where there are none, this is no list of suppliers, unless
 * somebody has it cut in a way of their own and will see what comes of it. */
gboolean
_sourcier_supplier_import_check_table (SourcierSupplierImport  *self,
                                       GError                 **error)
{
  return self->context.n_columns > 1 || self->has_wishes || sourcier_supplier_import_check_columns (self, error);
}

/* A list may have thousands of columns, and a cell up to a megabyte. */
static char *
join_first_headers (char **headers)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; headers[i] != NULL; i++)
    {
      if (i == MOST_HEADERS_TOLD)
        {
          g_string_append (words, " | …");
          break;
        }

      g_autofree char *start = g_utf8_substring (headers[i], 0, MIN (g_utf8_strlen (headers[i], -1), MOST_OF_HEADER));
      g_string_append_printf (words, "%s%s%s", i > 0 ? " | " : "", start,
                              strlen (start) < strlen (headers[i]) ? "…" : "");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * sourcier_supplier_import_check_columns:
 * @self: an import that was prepared
 * @error: where to put what is wrong
 *
 * For whoever cannot choose columns: says what keeps the list from being read.
 *
 * Returns: %FALSE with @error set to %SOURCIER_EXCHANGE_ERROR_BAD_INPUT, naming the file and the line of the header, if
 *   no column is read as a name or a SIRET
 */
gboolean
sourcier_supplier_import_check_columns (SourcierSupplierImport  *self,
                                        GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);

  if (_sourcier_supplier_import_names_suppliers (self))
    return TRUE;

  g_autofree char *headers = join_first_headers (self->context.headers);
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               /* translators: file name, line number, the headers found there */
               _("“%s”, line %u: no column is called a name or a SIRET, so no supplier can be told from another. "
                 "The headers found are: %s"),
               self->name, self->layout.header_line, headers);
  return FALSE;
}

/**
 * sourcier_supplier_import_set_wishes:
 * @self: an import
 * @wishes: what somebody has decided of the list's layout
 *
 * The next sourcier_supplier_import_prepare() reads the file anew, with what is decided as it is decided. What was chosen
 * for columns that are still there stays chosen.
 */
void
sourcier_supplier_import_set_wishes (SourcierSupplierImport   *self,
                                     const SourcierListWishes *wishes)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (wishes != NULL);

  self->wishes = *wishes;
  self->has_wishes = wishes->has_encoding || *wishes->delimiter != '\0' || wishes->quote != '\0'
                     || wishes->has_header_line || wishes->has_sheet;
}

/**
 * sourcier_supplier_import_get_wishes:
 * @self: an import
 *
 * Returns: (transfer none): what somebody has decided, nothing at first
 */
const SourcierListWishes *
sourcier_supplier_import_get_wishes (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  return &self->wishes;
}

/**
 * sourcier_supplier_import_get_sheets:
 * @self: an import that was prepared
 *
 * Returns: (transfer none) (nullable): the names of the sheets of a spreadsheet, %NULL where the list is text
 */
const char * const *
sourcier_supplier_import_get_sheets (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  return (const char * const *) self->sheets;
}

/**
 * sourcier_supplier_import_get_layout:
 * @self: an import that was prepared
 *
 * Returns: (transfer none): how the list is laid out
 */
const SourcierListLayout *
sourcier_supplier_import_get_layout (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  return &self->layout;
}

/**
 * sourcier_supplier_import_get_n_columns:
 * @self: an import that was prepared
 *
 * Returns: how many columns the list has
 */
guint
sourcier_supplier_import_get_n_columns (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), 0);
  return self->context.n_columns;
}

/**
 * sourcier_supplier_import_get_header:
 * @self: an import that was prepared
 * @column: which column, from 0
 *
 * Returns: (transfer none): its header, as written
 */
const char *
sourcier_supplier_import_get_header (SourcierSupplierImport *self,
                                     guint                   column)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (column < self->context.n_columns, NULL);
  return self->context.headers[column];
}

/**
 * sourcier_supplier_import_get_target:
 * @self: an import that was prepared
 * @column: which column, from 0
 *
 * Returns: the #SourcierSupplierField it is read as, or another target
 */
int
sourcier_supplier_import_get_target (SourcierSupplierImport *self,
                                     guint                   column)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), SOURCIER_IMPORT_TARGET_NONE);
  g_return_val_if_fail (column < self->context.n_columns, SOURCIER_IMPORT_TARGET_NONE);
  return self->context.targets[column];
}

/**
 * sourcier_supplier_import_get_how:
 * @self: an import that was prepared
 * @column: which column, from 0
 *
 * Returns: how it is known what the column is read as
 */
SourcierImportHow
sourcier_supplier_import_get_how (SourcierSupplierImport *self,
                                  guint                   column)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), SOURCIER_IMPORT_HOW_NONE);
  g_return_val_if_fail (column < self->context.n_columns, SOURCIER_IMPORT_HOW_NONE);
  return self->hows[column];
}

/**
 * sourcier_supplier_import_set_target:
 * @self: an import that was prepared, or whose columns were read
 * @column: which column, from 0
 * @target: a #SourcierSupplierField or another target
 *
 * Chooses what a column is read as; prepare() must be called again. A field is read from one column, and whichever was read
 * as it before no longer is, unless sourcier_import_target_get_joint() joins several.
 */
void
sourcier_supplier_import_set_target (SourcierSupplierImport *self,
                                     guint                   column,
                                     int                     target)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (column < self->context.n_columns);

  if (is_alone (target))
    g_hash_table_foreach_remove (self->choices, has_target, GINT_TO_POINTER (target));
  g_hash_table_insert (self->choices, choice_key (self, column), GINT_TO_POINTER (target));
  _sourcier_supplier_import_put_target (self, column, target, SOURCIER_IMPORT_HOW_CHOSEN);
}

/**
 * sourcier_supplier_import_set_label:
 * @self: an import
 * @label: the code of a label, "" for none
 *
 * All suppliers of the list carry this label, beside those that its columns tell.
 */
void
sourcier_supplier_import_set_label (SourcierSupplierImport *self,
                                    const char             *label)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (label != NULL);

  g_free (self->context.label);
  self->context.label = *label != '\0' ? g_strdup (label) : NULL;
}

/* "Liste « esat.csv »", "Registre des ESAT, 12 mars 2026" */
static char *
dup_evidence (SourcierSupplierImport *self)
{
  /* translators: where a supplier's label is known from: the file name of an imported list */
  g_autofree char *list = self->has_source ? g_strdup (self->context.source.list) : g_strdup_printf (_("List “%s”"), self->name);
  g_autofree char *day = self->source_day != SOURCIER_DAY_NONE ? sourcier_day_format (self->source_day) : NULL;

  /* translators: where a supplier's label is known from, and of which day that is: “Register of ESAT, 12/03/2026” */
  return day != NULL ? g_strdup_printf (_("%s, %s"), list, day) : g_steal_pointer (&list);
}

/**
 * sourcier_supplier_import_set_source:
 * @self: an import
 * @source: where the list comes from, "" for its file
 *
 * This is written as the evidence of the labels, instead of the name of the file, and ties their holders to later lists
 * from there.
 */
void
sourcier_supplier_import_set_source (SourcierSupplierImport *self,
                                     const char             *source)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (source != NULL);

  self->has_source = *source != '\0';
  g_free (self->context.source.list);
  self->context.source.list = g_strdup (self->has_source ? source : self->name);
  g_free (self->context.source.evidence);
  self->context.source.evidence = dup_evidence (self);
}

/**
 * sourcier_supplier_import_set_source_day:
 * @self: an import
 * @day: the day that the list is of, %SOURCIER_DAY_NONE if nobody knows
 *
 * It is written with the evidence of the labels.
 */
void
sourcier_supplier_import_set_source_day (SourcierSupplierImport *self,
                                         SourcierDay             day)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));

  self->source_day = day;
  g_free (self->context.source.evidence);
  self->context.source.evidence = dup_evidence (self);
}

/**
 * sourcier_supplier_import_get_label:
 * @self: an import
 *
 * Returns: (transfer none): the code of the label that all suppliers of the list carry, "" for none
 */
const char *
sourcier_supplier_import_get_label (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), "");
  return self->context.label != NULL ? self->context.label : "";
}

/**
 * sourcier_supplier_import_get_source:
 * @self: an import
 *
 * Returns: (transfer none): where somebody said that the list comes from, "" where nobody did
 */
const char *
sourcier_supplier_import_get_source (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), "");
  return self->has_source ? self->context.source.list : "";
}

/**
 * sourcier_supplier_import_get_source_day:
 * @self: an import
 *
 * Returns: the day that the list is of, %SOURCIER_DAY_NONE where nobody said so
 */
SourcierDay
sourcier_supplier_import_get_source_day (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), SOURCIER_DAY_NONE);
  return self->source_day;
}
