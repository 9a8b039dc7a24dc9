/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/book-private.h"

#include "exchange/exchange-private.h"

#include <string.h>

/* The formats that every program knows by number, ECMA-376 part 1, 18.8.30: days, times, and those of eastern calendars. */
static gboolean
is_day_format (guint number)
{
  return (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 47)
         || (number >= 50 && number <= 58);
}

/* A format is of days if it shows years, months, days or hours outside of quotes and brackets: [Red] is a colour. */
static gboolean
shows_days (const char *code)
{
  gboolean in_quotes = FALSE;

  for (const char *c = code; *c != '\0'; c++)
    {
      if (*c == '"')
        in_quotes = !in_quotes;
      else if (in_quotes)
        continue;
      else if (*c == '\\' && c[1] != '\0')
        c++;
      else if (*c == '[' && strchr (c, ']') != NULL)
        c = strchr (c, ']');
      else if (*c == ';')
        break;
      else if (strchr ("yYdDhH", *c) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
read_format (SourcierZipPart *part,
             GHashTable      *formats)
{
  g_autofree char *number = sourcier_zip_part_get_value (part, "numFmtId");
  g_autofree char *code = sourcier_zip_part_get_value (part, "formatCode");
  SourcierBookStyle *style = g_new0 (SourcierBookStyle, 1);

  if (number == NULL || code == NULL)
    {
      g_free (style);
      return;
    }
  style->is_day = shows_days (code);
  style->n_digits = *code != '\0' && strspn (code, "0") == strlen (code) ? MIN (strlen (code), 20) : 0;
  g_hash_table_insert (formats, GUINT_TO_POINTER ((guint) g_ascii_strtoull (number, NULL, 10)), style);
}

static void
read_style (SourcierBook    *self,
            SourcierZipPart *part,
            GHashTable      *formats)
{
  g_autofree char *value = sourcier_zip_part_get_value (part, "numFmtId");
  guint number = value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
  SourcierBookStyle *known = g_hash_table_lookup (formats, GUINT_TO_POINTER (number));
  SourcierBookStyle style = { is_day_format (number), 0 };

  g_array_append_val (self->styles, *(known != NULL ? known : &style));
}

/* A spreadsheet may do without styles and without shared texts. */
static gboolean
read_styles (SourcierBook  *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (SourcierZipPart) part = sourcier_zip_part_open (self->file, "xl/styles.xml", cancellable, NULL);
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean of_cells = FALSE;
  int type = 0;

  while (part != NULL && (type = sourcier_zip_part_step (part, error)) > 0)
    {
      const char *name = sourcier_zip_part_get_name (part);

      if (g_str_equal (name, "cellXfs"))
        of_cells = type == XML_READER_TYPE_ELEMENT;
      else if (type == XML_READER_TYPE_ELEMENT && g_str_equal (name, "numFmt"))
        read_format (part, formats);
      else if (type == XML_READER_TYPE_ELEMENT && of_cells && g_str_equal (name, "xf"))
        read_style (self, part, formats);
    }
  return type == 0;
}

/* "_x000D_" is a character that XML cannot hold or would change, ECMA-376 part 1, 22.9.2.19. */
static char *
unescape (char *text)
{
  if (strstr (text, "_x") == NULL)
    return text;

  GString *plain = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c++)
    if (c[0] == '_' && c[1] == 'x' && strspn (c + 2, "0123456789ABCDEFabcdef") == 4 && c[6] == '_')
      {
        gunichar letter = (gunichar) g_ascii_strtoull (c + 2, NULL, 16);

        if (g_unichar_validate (letter) && letter != 0)
          g_string_append_unichar (plain, letter);
        c += 6;
      }
    else
      g_string_append_c (plain, *c);
  g_free (text);
  return g_string_free (plain, FALSE);
}

static char *
take_text (SourcierZipPart  *part,
           GError          **error)
{
  char *text = _sourcier_book_take_text (part, error);

  return text != NULL ? unescape (text) : NULL;
}

static gboolean
read_shared (SourcierBook  *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (SourcierZipPart) part = sourcier_zip_part_open (self->file, "xl/sharedStrings.xml", cancellable, NULL);
  int type = 0;

  while (part != NULL && (type = sourcier_zip_part_step (part, error)) > 0)
    if (type == XML_READER_TYPE_ELEMENT && g_str_equal (sourcier_zip_part_get_name (part), "si"))
      {
        g_autofree char *text = take_text (part, error);

        if (text == NULL)
          return FALSE;
        g_ptr_array_add (self->shared, g_string_chunk_insert_const (self->texts, text));
      }
  return type == 0;
}

/* Which file a link of the workbook leads to. */
static GHashTable *
read_links (SourcierBook  *self,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (SourcierZipPart) part = sourcier_zip_part_open (self->file, "xl/_rels/workbook.xml.rels", cancellable, error);
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int type;

  if (part == NULL)
    return NULL;
  while ((type = sourcier_zip_part_step (part, error)) > 0)
    if (type == XML_READER_TYPE_ELEMENT && g_str_equal (sourcier_zip_part_get_name (part), "Relationship"))
      {
        char *id = sourcier_zip_part_get_value (part, "Id");
        g_autofree char *target = sourcier_zip_part_get_value (part, "Target");

        if (id != NULL && target != NULL)
          g_hash_table_insert (links, id, target[0] == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
        else
          g_free (id);
      }
  return type == 0 ? g_steal_pointer (&links) : NULL;
}

static void
read_sheet (SourcierBook    *self,
            SourcierZipPart *part,
            GHashTable      *links)
{
  g_autofree char *name = sourcier_zip_part_get_value (part, "name");
  g_autofree char *id = sourcier_zip_part_get_value (part, "id");
  const char *target = id != NULL ? g_hash_table_lookup (links, id) : NULL;

  /* Charts and macros stand among the sheets too. */
  if (name == NULL || target == NULL || strstr (target, "worksheets/") == NULL)
    return;
  g_ptr_array_add (self->sheets, g_steal_pointer (&name));
  g_ptr_array_add (self->parts, g_strdup (target));
}

static gboolean
is_true (SourcierZipPart *part,
         const char      *attribute)
{
  g_autofree char *value = sourcier_zip_part_get_value (part, attribute);

  return g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0;
}

gboolean
_sourcier_book_xlsx_open (SourcierBook  *self,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GHashTable) links = read_links (self, cancellable, error);
  g_autoptr (SourcierZipPart) part = links != NULL ? sourcier_zip_part_open (self->file, "xl/workbook.xml", cancellable, error)
                                                   : NULL;
  int type;

  if (part == NULL)
    return FALSE;
  while ((type = sourcier_zip_part_step (part, error)) > 0)
    {
      const char *name = sourcier_zip_part_get_name (part);

      if (type == XML_READER_TYPE_ELEMENT && g_str_equal (name, "workbookPr"))
        self->since_1904 = is_true (part, "date1904");
      else if (type == XML_READER_TYPE_ELEMENT && g_str_equal (name, "sheet"))
        read_sheet (self, part, links);
    }
  return type == 0 && read_styles (self, cancellable, error) && read_shared (self, cancellable, error);
}

/* "BC12" is in the column 54, counted from 0. */
static guint
column_of (const char *reference)
{
  guint column = 0;

  for (; g_ascii_isalpha (*reference) && column < SOURCIER_BOOK_MOST_CELLS; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
  return column > 0 ? column - 1 : 0;
}

/* What a cell holds, by its type and its style. @value is taken. */
static char *
understand (SourcierBook *self,
            const char   *type,
            const char   *style,
            char         *value)
{
  g_autofree char *stored = value;
  guint number = style != NULL ? (guint) g_ascii_strtoull (style, NULL, 10) : G_MAXUINT;
  SourcierBookStyle of_style = number < self->styles->len ? g_array_index (self->styles, SourcierBookStyle, number)
                                                          : (SourcierBookStyle) { FALSE, 0 };

  if (g_strcmp0 (type, "s") == 0)
    {
      guint64 at = g_ascii_strtoull (stored, NULL, 10);

      return g_strdup (at < self->shared->len ? self->shared->pdata[at] : "");
    }
  if (g_strcmp0 (type, "b") == 0)
    return g_strdup (g_str_equal (stored, "1") ? "TRUE" : "FALSE");
  if (type != NULL && !g_str_equal (type, "n"))
    return g_steal_pointer (&stored);
  return of_style.is_day ? _sourcier_book_day (stored, self->since_1904)
                         : _sourcier_book_number (stored, of_style.n_digits);
}

/* From the start of a cell to its end. */
static gboolean
read_cell (SourcierBook     *self,
           SourcierZipPart  *part,
           SourcierBookRow  *row,
           GError          **error)
{
  xmlTextReaderPtr xml = sourcier_zip_part_get_xml (part);
  g_autofree char *reference = sourcier_zip_part_get_value (part, "r");
  g_autofree char *style = sourcier_zip_part_get_value (part, "s");
  g_autofree char *kind = sourcier_zip_part_get_value (part, "t");
  guint column = reference != NULL ? column_of (reference) : row->cells->len;
  int depth = xmlTextReaderDepth (xml), type;

  if (xmlTextReaderIsEmptyElement (xml))
    return TRUE;
  while ((type = sourcier_zip_part_step (part, error)) > 0
         && !(type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (xml) == depth))
    {
      const char *name = sourcier_zip_part_get_name (part);

      if (type == XML_READER_TYPE_ELEMENT && (g_str_equal (name, "v") || g_str_equal (name, "is")))
        {
          char *text = take_text (part, error);

          if (text == NULL)
            return FALSE;
          _sourcier_book_row_set (row, column, understand (self, kind, style, text));
        }
    }
  return type > 0;
}

static void
begin_row (SourcierZipPart *part,
           SourcierBookRow *row)
{
  g_autofree char *number = sourcier_zip_part_get_value (part, "r");
  guint written = number != NULL ? (guint) MIN (g_ascii_strtoull (number, NULL, 10), SOURCIER_BOOK_MOST_ROWS) : 0;

  /* Blank rows are not written. A number that was there already, or is none, does not bring a row back onto another. */
  if (written > 0)
    row->number = MAX (row->number, written - 1);
}

gboolean
_sourcier_book_xlsx_read (SourcierBook      *self,
                          guint              sheet,
                          SourcierBookRow   *row,
                          SourcierProgress  *progress,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (SourcierZipPart) part = sourcier_zip_part_open (self->file, self->parts->pdata[sheet], cancellable, error);
  gint64 size = sourcier_exchange_file_size (self->file, cancellable);
  int type;

  if (part == NULL)
    return FALSE;
  while ((type = sourcier_zip_part_step (part, error)) > 0)
    {
      const char *name = sourcier_zip_part_get_name (part);
      gboolean is_row = g_str_equal (name, "row");

      if (type == XML_READER_TYPE_ELEMENT && is_row)
        begin_row (part, row);
      if (type == XML_READER_TYPE_ELEMENT && g_str_equal (name, "c") && !read_cell (self, part, row, error))
        return FALSE;
      if (!is_row || (type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement (sourcier_zip_part_get_xml (part))))
        continue;
      if (!_sourcier_book_row_end (row, 1, error))
        return FALSE;
      _sourcier_book_report (part, progress, size);
    }
  return type == 0;
}
