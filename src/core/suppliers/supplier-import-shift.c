/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-import-contents.h"

#include <glib/gi18n-lib.h>

/* Names without a column at the end are nobody's. */
static guint
count_names (char **headers)
{
  guint n = 0;

  for (guint i = 0; headers[i] != NULL; i++)
    if (*headers[i] != '\0')
      n = i + 1;
  return n;
}

/* One name too many, and no row that has a cell for it. */
static gboolean
has_name_too_many (SourcierSupplierImport *self,
                   GPtrArray              *rows)
{
  guint width = self->layout.width;

  if (self->layout.header_row == 0 || width < 2 || rows->len == 0
      || count_names (self->context.headers) != width + 1)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (((GPtrArray *) g_ptr_array_index (rows, i))->len > width)
      return FALSE;
  return TRUE;
}

/* How many columns stand below a name that says what is in them, were the name @surplus not there. */
static guint
count_agreeing (const int *names,
                const int *contents,
                guint      width,
                guint      surplus)
{
  guint n = 0;

  for (guint i = 0; i < width; i++)
    n += contents[i] != SOURCIER_IMPORT_TARGET_NONE && contents[i] == names[i < surplus ? i : i + 1];
  return n;
}

/* The first column whose contents are what the next name says; where the cells tell nothing of it, nobody knows which. */
static int
find_column (const int *names,
             const int *contents,
             guint      width)
{
  guint best = 0, surplus = width;

  for (guint i = 0; i <= width; i++)
    if (count_agreeing (names, contents, width, i) >= MAX (best, 1))
      {
        best = count_agreeing (names, contents, width, i);
        surplus = i;
      }
  if (best == 0)
    return SOURCIER_IMPORT_SHIFT_SOMEWHERE;
  for (guint i = surplus; i < width; i++)
    if (contents[i] != SOURCIER_IMPORT_TARGET_NONE && contents[i] == names[i + 1])
      return (int) i;
  return SOURCIER_IMPORT_SHIFT_NONE;
}

/* A spreadsheet does not store the last cells of a row where they are empty: there the cells must show that the names have slipped. */
static gboolean
may_be_somewhere (SourcierSupplierImport *self)
{
  return self->layout.format == SOURCIER_LIST_TEXT;
}

/* Finds out whether the names of the columns have slipped. @rows: (element-type GPtrArray): the first rows of the list */
void
_sourcier_supplier_import_find_shift (SourcierSupplierImport *self,
                                      GPtrArray              *rows)
{
  guint width = self->layout.width;
  g_autofree int *names = g_new0 (int, self->context.n_columns + 1), *contents = g_new0 (int, width + 1);
  g_autofree SourcierImportHow *hows = g_new0 (SourcierImportHow, width + 1);

  self->shift = SOURCIER_IMPORT_SHIFT_NONE;
  if (!has_name_too_many (self, rows))
    return;
  sourcier_import_targets_guess ((const char * const *) self->context.headers, names);
  for (guint i = 0; i < width; i++)
    contents[i] = SOURCIER_IMPORT_TARGET_NONE;
  sourcier_import_contents_recognise (rows, width, contents, hows);
  self->shift = find_column (names, contents, width);
  if (self->shift == SOURCIER_IMPORT_SHIFT_SOMEWHERE && !may_be_somewhere (self))
    self->shift = SOURCIER_IMPORT_SHIFT_NONE;
}

static gboolean
is_chosen (SourcierSupplierImport *self,
           guint                   column)
{
  return self->hows[column] == SOURCIER_IMPORT_HOW_CHOSEN;
}

/**
 * sourcier_supplier_import_dup_shift:
 * @self: an import whose columns are read
 *
 * A name too many among those of the columns moves every name behind it: each cell is read as what stands beside it.
 *
 * Returns: (transfer full) (nullable): what seems wrong and what to do, for the reader; %NULL where nothing does, or where somebody
 *   has said since what the column is read as
 */
char *
sourcier_supplier_import_dup_shift (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);

  guint width = self->layout.width;

  if (self->context.headers == NULL || self->shift == SOURCIER_IMPORT_SHIFT_NONE)
    return NULL;
  if (self->shift >= 0 && is_chosen (self, (guint) self->shift))
    return NULL;
  if (self->shift >= 0)
    return g_strdup_printf (
      /* translators: a line of a list, how many columns it names, how many cells the others have, headers of two columns */
      _("Line %u names %u columns, but the lines below have %u cells: what stands below “%s” seems to belong to “%s”. Choose what "
        "each column is read as, or take the name that is too many out of the list."),
      self->layout.header_line, width + 1, width, self->context.headers[self->shift], self->context.headers[self->shift + 1]);

  for (guint i = 0; i < self->context.n_columns; i++)
    if (is_chosen (self, i))
      return NULL;
  return g_strdup_printf (
    /* translators: a line of a list, how many columns it names, how many cells the others have */
    _("Line %u names %u columns, but the lines below have %u cells: what stands below a name may belong to the next one. Compare with "
      "the first lines, and choose what each column is read as."),
    self->layout.header_line, width + 1, width);
}
