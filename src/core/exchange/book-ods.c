/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/book-private.h"

#include "exchange/exchange-private.h"

#include <string.h>

#define CONTENT "content.xml"

gboolean
_sourcier_book_ods_open (SourcierBook  *self,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (SourcierZipPart) part = sourcier_zip_part_open (self->file, CONTENT, cancellable, error);
  int type;

  if (part == NULL)
    return FALSE;
  while ((type = sourcier_zip_part_step (part, error)) > 0)
    if (type == XML_READER_TYPE_ELEMENT && g_str_equal (sourcier_zip_part_get_name (part), "table"))
      {
        char *name = sourcier_zip_part_get_value (part, "name");

        g_ptr_array_add (self->sheets, name != NULL ? name : g_strdup (""));
      }
  return type == 0;
}

/* How often a cell or a row stands there. */
static guint
get_times (SourcierZipPart *part,
           const char      *attribute)
{
  g_autofree char *value = sourcier_zip_part_get_value (part, attribute);
  guint64 times = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (times, 1, SOURCIER_BOOK_MOST_ROWS);
}

/* An element within a paragraph may stand for blanks. */
static void
append_sign (SourcierZipPart *part,
             GString         *text)
{
  const char *name = sourcier_zip_part_get_name (part);

  if (g_str_equal (name, "p") && text->len > 0)
    g_string_append_c (text, '\n');
  else if (g_str_equal (name, "line-break"))
    g_string_append_c (text, '\n');
  else if (g_str_equal (name, "tab"))
    g_string_append_c (text, '\t');
  else if (g_str_equal (name, "s"))
    for (guint n = MIN (get_times (part, "c"), SOURCIER_BOOK_MOST_CELLS); n > 0; n--)
      g_string_append_c (text, ' ');
}

/* The paragraphs of a cell, from its start to its end. Notes and drawings in it have paragraphs too, which are not its own. */
static char *
take_paragraphs (SourcierZipPart  *part,
                 GError          **error)
{
  xmlTextReaderPtr xml = sourcier_zip_part_get_xml (part);
  g_autoptr (GString) text = g_string_new (NULL);
  int depth = xmlTextReaderDepth (xml), skipped = G_MAXINT, type;

  if (xmlTextReaderIsEmptyElement (xml))
    return g_strdup ("");
  while ((type = sourcier_zip_part_step (part, error)) > 0
         && !(type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (xml) == depth))
    {
      if (xmlTextReaderDepth (xml) <= skipped)
        skipped = G_MAXINT;
      if (skipped != G_MAXINT)
        continue;
      if (type == XML_READER_TYPE_ELEMENT && xmlTextReaderDepth (xml) == depth + 1
          && !g_str_equal (sourcier_zip_part_get_name (part), "p"))
        skipped = xmlTextReaderIsEmptyElement (xml) ? G_MAXINT : xmlTextReaderDepth (xml);
      else if (type == XML_READER_TYPE_ELEMENT)
        append_sign (part, text);
      else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
               || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
        g_string_append (text, (const char *) xmlTextReaderConstValue (xml));
    }
  return type > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* A code that is kept as a number shows its zeros: what shows is the same number, in figures alone. */
static gboolean
is_number_in_full (const char *shown,
                   const char *value)
{
  return shown[0] == '0' && strspn (shown, "0123456789") == strlen (shown)
         && g_ascii_strtod (shown, NULL) == g_ascii_strtod (value, NULL);
}

/* What a cell holds: its value where it has one, else what it shows. @shown is taken. */
static char *
understand (const char *kind,
            const char *value,
            char       *shown)
{
  g_autofree char *text = shown;

  if (g_strcmp0 (kind, "date") == 0 && value != NULL)
    {
      g_autoptr (GString) day = g_string_new (value);

      g_string_replace (day, "T00:00:00", "", 1);
      g_string_replace (day, "T", " ", 1);
      return g_string_free (g_steal_pointer (&day), FALSE);
    }
  if (value == NULL || (g_strcmp0 (kind, "float") != 0 && g_strcmp0 (kind, "currency") != 0
                        && g_strcmp0 (kind, "percentage") != 0))
    return g_steal_pointer (&text);
  return is_number_in_full (text, value) ? g_steal_pointer (&text) : _sourcier_book_number (value, 0);
}

static gboolean
read_cell (SourcierZipPart  *part,
           SourcierBookRow  *row,
           guint            *column,
           GError          **error)
{
  g_autofree char *kind = sourcier_zip_part_get_value (part, "value-type");
  g_autofree char *value = sourcier_zip_part_get_value (part, g_strcmp0 (kind, "date") == 0 ? "date-value" : "value");
  guint times = get_times (part, "number-columns-repeated");
  char *shown = take_paragraphs (part, error);

  if (shown == NULL)
    return FALSE;

  g_autofree char *text = understand (kind, value, shown);
  if (*text != '\0')
    for (guint i = 0; i < times && *column + i < SOURCIER_BOOK_MOST_CELLS; i++)
      _sourcier_book_row_set (row, *column + i, g_strdup (text));
  *column = MIN (*column + times, SOURCIER_BOOK_MOST_CELLS);
  return TRUE;
}

/* From the start of a row to its end. */
static gboolean
read_row (SourcierZipPart  *part,
          SourcierBookRow  *row,
          GError          **error)
{
  xmlTextReaderPtr xml = sourcier_zip_part_get_xml (part);
  guint times = get_times (part, "number-rows-repeated");
  guint column = 0;
  int depth = xmlTextReaderDepth (xml), type = 1;

  if (!xmlTextReaderIsEmptyElement (xml))
    while ((type = sourcier_zip_part_step (part, error)) > 0
           && !(type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (xml) == depth))
      {
        const char *name = sourcier_zip_part_get_name (part);

        if (type == XML_READER_TYPE_ELEMENT
            && (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
            && !read_cell (part, row, &column, error))
          return FALSE;
      }
  return type > 0 && _sourcier_book_row_end (row, times, error);
}

gboolean
_sourcier_book_ods_read (SourcierBook      *self,
                         guint              sheet,
                         SourcierBookRow   *row,
                         SourcierProgress  *progress,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (SourcierZipPart) part = sourcier_zip_part_open (self->file, CONTENT, cancellable, error);
  gint64 size = sourcier_exchange_file_size (self->file, cancellable);
  guint n_sheets = 0;
  int type;

  if (part == NULL)
    return FALSE;
  while ((type = sourcier_zip_part_step (part, error)) > 0 && n_sheets <= sheet + 1)
    {
      const char *name = sourcier_zip_part_get_name (part);

      if (type != XML_READER_TYPE_ELEMENT)
        continue;
      n_sheets += g_str_equal (name, "table");
      if (n_sheets != sheet + 1 || !g_str_equal (name, "table-row"))
        continue;
      if (!read_row (part, row, error))
        return FALSE;
      _sourcier_book_report (part, progress, size);
    }
  return type >= 0;
}
