/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/csv-dialect.h"

#include <glib/gi18n-lib.h>

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
    default:
      return _("bars between cells");
    }
}
