/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/csv-dialect.h"

#include <glib/gi18n-lib.h>

/* There are few of them: their names stay. */
static const char *
name_of_unusual (const char *delimiter)
{
  /* translators: %s is what parts the cells of a list: “~ between cells” */
  g_autofree char *name = g_strdup_printf (_("%s between cells"), delimiter);

  return g_intern_string (name);
}

/**
 * sourcier_csv_dialect_get_name:
 * @self: how a list is cut
 *
 * Returns: what stands between its cells, in words
 */
const char *
sourcier_csv_dialect_get_name (const SourcierCsvDialect *self)
{
  switch (self->delimiter[0])
    {
    case ';':
      return _("semicolons between cells");
    case ',':
      return _("commas between cells");
    case '\t':
      return _("tabs between cells");
    case ' ':
      return _("blanks between cells");
    case '|':
      return _("bars between cells");
    default:
      return name_of_unusual (self->delimiter);
    }
}
