/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/label-sheet-private.h"

#include "exchange/list-target.h"

#include <glib/gi18n-lib.h>

/* Sheets of A4 as Avery publishes them (labels of the numbers L71xx, which others sell too), the rows centred on the sheet; and the
 * envelope DL (ISO 269), whose address stands where sorting machines look for it: at the right, in the lower half, above the 20 mm
 * that they print on (AFNOR NF Z10-011). */
static const SourcierLabelFormat formats[] = {
  { "L7160", FALSE, 210, 297, 3, 7, 7.21, 15.15, 63.5, 38.1, 66.04 },
  { "L7159", FALSE, 210, 297, 3, 8, 7.21, 12.9, 63.5, 33.9, 66.04 },
  { "L7161", FALSE, 210, 297, 3, 6, 7.21, 8.7, 63.5, 46.6, 66.04 },
  { "L7163", FALSE, 210, 297, 2, 7, 4.65, 15.15, 99.1, 38.1, 101.6 },
  { "L7162", FALSE, 210, 297, 2, 8, 4.65, 12.9, 99.1, 33.9, 101.6 },
  { "L7165", FALSE, 210, 297, 2, 4, 4.65, 13.1, 99.1, 67.7, 101.6 },
  { "DL", TRUE, 220, 110, 1, 1, 105, 45, 105, 45, 105 },
};

/**
 * sourcier_label_format_count:
 *
 * Returns: how many formats there are
 */
guint
sourcier_label_format_count (void)
{
  return G_N_ELEMENTS (formats);
}

/**
 * sourcier_label_format_get:
 * @i: which, below sourcier_label_format_count()
 *
 * Returns: (transfer none): the format; the most usual one is the first
 */
const SourcierLabelFormat *
sourcier_label_format_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (formats), NULL);

  return &formats[i];
}

/**
 * sourcier_label_format_find:
 * @id: what stands on the box; case does not matter
 *
 * Returns: (transfer none) (nullable): the format, %NULL if it is unknown
 */
const SourcierLabelFormat *
sourcier_label_format_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].id, id) == 0)
      return &formats[i];
  return NULL;
}

/**
 * sourcier_label_format_to_words:
 * @self: a format
 *
 * Returns: (transfer full): “L7160: 3 × 7 labels of 63.5 × 38.1 mm”
 */
char *
sourcier_label_format_to_words (const SourcierLabelFormat *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->envelope)
    /* translators: an envelope: its name, width and height */
    return g_strdup_printf (_("Envelopes %s, %g × %g mm"), self->id, self->page_width, self->page_height);
  /* translators: the number of a sheet of labels, so many columns and rows, then width and height of a label */
  return g_strdup_printf (_("%s: %u × %u labels of %g × %g mm"), self->id, self->columns, self->rows, self->width,
                          self->height);
}

/**
 * sourcier_label_format_per_page:
 * @self: a format
 *
 * Returns: how many labels a sheet has
 */
guint
sourcier_label_format_per_page (const SourcierLabelFormat *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->columns * self->rows;
}

guint
_sourcier_label_sheet_n_pages (const SourcierLabelSheet *self)
{
  guint per_page = sourcier_label_format_per_page (self->format);

  return (self->start + self->labels->len + per_page - 1) / per_page;
}

static gboolean
is_odt (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");

  return g_str_has_suffix (small, ".odt");
}

/**
 * sourcier_label_sheet_write:
 * @labels: (element-type utf8): what stands on each, lines parted by "\n"
 * @format: the sheets
 * @start: the first place of the first sheet that is not used yet, counted from 1 row by row
 * @file: where to write: an ODT where its name ends so, else a PDF; a file that is there is replaced
 * @progress: (nullable): told how many labels are written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes labels or envelopes. A text that is too large for its label is made smaller.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_label_sheet_write (GPtrArray                  *labels,
                            const SourcierLabelFormat  *format,
                            guint                       start,
                            GFile                      *file,
                            SourcierProgress           *progress,
                            GCancellable               *cancellable,
                            GError                    **error)
{
  g_return_val_if_fail (labels != NULL && format != NULL && G_IS_FILE (file), FALSE);
  g_return_val_if_fail (start >= 1 && start <= sourcier_label_format_per_page (format), FALSE);

  SourcierLabelSheet sheet = { labels, format, start - 1, progress, cancellable };

  return sourcier_list_target_write (file, is_odt (file) ? _sourcier_label_sheet_odt : _sourcier_label_sheet_pdf, &sheet,
                                     cancellable, error);
}
