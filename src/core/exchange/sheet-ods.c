/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/sheet-private.h"

#include "exchange/odf-package.h"

#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define STYLES SOURCIER_RESOURCE_PREFIX "/documents/ods-styles.xml"
#define CM_OF_LETTER 0.2

/* What is told of a sheet after the rows of all sheets. */
typedef struct
{
  char *name;
  gint64 n_rows;
  guint n_columns;
} Told;

typedef struct
{
  SourcierZipWriter *zip;
  SourcierXmlWriter *xml;    /* content.xml; NULL once it is closed */
  GArray *told;              /* Told */
  SourcierLanguage language;
} Ods;

static void
told_clear (gpointer data)
{
  g_free (((Told *) data)->name);
}

static void
ods_free (gpointer data)
{
  Ods *ods = data;

  g_clear_pointer (&ods->xml, sourcier_xml_writer_free);
  sourcier_zip_writer_free (ods->zip);
  g_array_unref (ods->told);
  g_free (ods);
}

static gboolean
write_resource (SourcierZipWriter  *zip,
                GError            **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (STYLES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL && sourcier_zip_writer_begin (zip, "styles.xml", error)
         && sourcier_zip_writer_write (zip, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error)
         && sourcier_zip_writer_end (zip, error);
}

static void
start_content (SourcierXmlWriter *xml)
{
  sourcier_xml_writer_start (xml, "office:document-content", "xmlns:office", SOURCIER_ODF_OFFICE,
                             "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
                             "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
                             "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
                             "xmlns:xlink", "http://www.w3.org/1999/xlink", "office:version", SOURCIER_ODF_VERSION, NULL);
  sourcier_xml_writer_start (xml, "office:automatic-styles", NULL);
  /* Widths of columns are told by styles, and these come before all sheets: one for each width there may be. */
  for (guint letters = 1; letters <= 120; letters++)
    {
      g_autofree char *name = g_strdup_printf ("w%u", letters);
      char digits[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *width = g_strconcat (g_ascii_formatd (digits, sizeof digits, "%.2f", letters * CM_OF_LETTER + 0.3),
                                            "cm", NULL);

      sourcier_xml_writer_start (xml, "style:style", "style:name", name, "style:family", "table-column", NULL);
      sourcier_xml_writer_leaf (xml, "style:table-column-properties", NULL, "style:column-width", width, NULL);
      sourcier_xml_writer_end (xml);
    }
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_start (xml, "office:body", NULL);
  sourcier_xml_writer_start (xml, "office:spreadsheet", NULL);
}

static gpointer
ods_open (SourcierSheets  *sheets,
          GError         **error)
{
  static const char *const files[] = { "styles.xml", "content.xml", "settings.xml", "meta.xml", NULL };
  Ods *ods = g_new0 (Ods, 1);

  ods->zip = sourcier_zip_writer_new (sheets->stream, sheets->cancellable);
  ods->language = sheets->language;
  ods->told = g_array_new (FALSE, TRUE, sizeof (Told));
  g_array_set_clear_func (ods->told, told_clear);
  if (!sourcier_odf_begin (ods->zip, MEDIA_TYPE, files, error) || !write_resource (ods->zip, error))
    {
      ods_free (ods);
      return NULL;
    }

  ods->xml = sourcier_xml_writer_new_entry (ods->zip, "content.xml");
  start_content (ods->xml);
  return ods;
}

/* A line of the cell is a paragraph. */
static void
write_lines (SourcierXmlWriter *xml,
             const char        *text,
             const char        *link)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      sourcier_xml_writer_start (xml, "text:p", NULL);
      if (link != NULL)
        sourcier_xml_writer_start (xml, "text:a", "xlink:type", "simple", "xlink:href", link, NULL);
      sourcier_odf_text (xml, lines[i]);
      if (link != NULL)
        sourcier_xml_writer_end (xml);
      sourcier_xml_writer_end (xml);
    }
}

static gboolean
ods_begin (SourcierSheets             *sheets,
           const char                 *name,
           const SourcierSheetColumn  *columns,
           GError                    **error)
{
  Ods *ods = sheets->data;
  SourcierXmlWriter *xml = ods->xml;
  Told told = { g_strdup (name), 0, sheets->n_columns };

  g_array_append_val (ods->told, told);
  sourcier_xml_writer_start (xml, "table:table", "table:name", name, NULL);
  for (guint i = 0; i < sheets->n_columns; i++)
    {
      g_autofree char *width = g_strdup_printf ("w%u", (guint) CLAMP (columns[i].width, 2, 120));

      sourcier_xml_writer_leaf (xml, "table:table-column", NULL, "table:style-name", width,
                                "table:default-cell-style-name", "Text", NULL);
    }
  sourcier_xml_writer_start (xml, "table:table-header-rows", NULL);
  sourcier_xml_writer_start (xml, "table:table-row", NULL);
  for (guint i = 0; i < sheets->n_columns; i++)
    {
      sourcier_xml_writer_start (xml, "table:table-cell", "table:style-name", "Heading", "office:value-type", "string", NULL);
      write_lines (xml, columns[i].title, NULL);
      sourcier_xml_writer_end (xml);
    }
  sourcier_xml_writer_end (xml);
  sourcier_xml_writer_end (xml);
  return TRUE;
}

static void
write_value (Ods        *ods,
             const char *style,
             const char *type,
             const char *attribute,
             const char *value,
             const char *shown)
{
  sourcier_xml_writer_start (ods->xml, "table:table-cell", "table:style-name", style, "office:value-type", type,
                             attribute, value, NULL);
  sourcier_xml_writer_attribute (ods->xml, "office:currency", g_str_equal (type, "currency") ? "EUR" : NULL);
  sourcier_xml_writer_leaf (ods->xml, "text:p", shown, NULL);
  sourcier_xml_writer_end (ods->xml);
}

static void
write_text (Ods                *ods,
            const SourcierCell *cell)
{
  sourcier_xml_writer_start (ods->xml, "table:table-cell", "table:style-name", "Text", "office:value-type", "string", NULL);
  write_lines (ods->xml, cell->text, cell->link);
  sourcier_xml_writer_end (ods->xml);
}

static void
write_number (Ods                *ods,
              const SourcierCell *cell)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean percent = cell->kind == SOURCIER_CELL_PERCENT;
  g_autofree char *shown = percent ? sourcier_language_format_percent (ods->language, cell->number, 1)
                                   : g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", cell->number));

  g_ascii_formatd (digits, sizeof digits, "%.15g", cell->number);
  write_value (ods, percent ? "Percent" : "Number", percent ? "percentage" : "float", "office:value", digits, shown);
}

static void
write_money (Ods                *ods,
             const SourcierCell *cell)
{
  char value[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *shown = sourcier_language_format_money (ods->language, cell->cents);

  g_snprintf (value, sizeof value, "%s%" G_GINT64_FORMAT ".%02d", cell->cents < 0 ? "-" : "", ABS (cell->cents) / 100,
              (int) (ABS (cell->cents) % 100));
  write_value (ods, ods->language == SOURCIER_FRENCH ? "MoneyFrench" : "MoneyEnglish", "currency", "office:value", value,
               shown);
}

static void
write_day (Ods                *ods,
           const SourcierCell *cell)
{
  g_autofree char *iso = sourcier_day_to_iso (cell->day);

  write_value (ods, "Day", "date", "office:date-value", iso, iso);
}

static gboolean
ods_add (SourcierSheets      *sheets,
         const SourcierCell  *cells,
         GError             **error)
{
  Ods *ods = sheets->data;

  sourcier_xml_writer_start (ods->xml, "table:table-row", NULL);
  for (guint i = 0; i < sheets->n_columns; i++)
    switch (cells[i].kind)
      {
      case SOURCIER_CELL_TEXT:
        write_text (ods, &cells[i]);
        break;
      case SOURCIER_CELL_NUMBER:
      case SOURCIER_CELL_PERCENT:
        write_number (ods, &cells[i]);
        break;
      case SOURCIER_CELL_MONEY:
        write_money (ods, &cells[i]);
        break;
      case SOURCIER_CELL_DAY:
        write_day (ods, &cells[i]);
        break;
      case SOURCIER_CELL_EMPTY:
      default:
        sourcier_xml_writer_leaf (ods->xml, "table:table-cell", NULL, NULL);
        break;
      }
  sourcier_xml_writer_end (ods->xml);

  return !sourcier_xml_writer_has_failed (ods->xml) || sourcier_xml_writer_close (ods->xml, error);
}

static gboolean
ods_end (SourcierSheets  *sheets,
         GError         **error)
{
  Ods *ods = sheets->data;

  g_array_index (ods->told, Told, ods->told->len - 1).n_rows = sheets->n_rows;
  sourcier_xml_writer_end (ods->xml);
  return TRUE;
}

/* "A", "Z", "AA" … */
static char *
name_column (guint column)
{
  GString *name = g_string_new (NULL);

  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (rest - 1) % 26));
  return g_string_free (name, FALSE);
}

/* What can be filtered: the rows with their titles. */
static void
write_filters (Ods *ods)
{
  sourcier_xml_writer_start (ods->xml, "table:database-ranges", NULL);
  for (guint i = 0; i < ods->told->len; i++)
    {
      const Told *told = &g_array_index (ods->told, Told, i);
      g_autofree char *column = name_column (told->n_columns - 1);
      g_autofree char *name = g_strdup_printf ("__Anonymous_Sheet_DB__%u", i);
      g_autofree char *range = g_strdup_printf ("'%s'.A1:'%s'.%s%" G_GINT64_FORMAT, told->name, told->name, column,
                                                told->n_rows);

      sourcier_xml_writer_leaf (ods->xml, "table:database-range", NULL, "table:name", name,
                                "table:target-range-address", range, "table:display-filter-buttons", "true", NULL);
    }
  sourcier_xml_writer_end (ods->xml);
}

static void
write_setting (SourcierXmlWriter *xml,
               const char        *name,
               const char        *type,
               const char        *value)
{
  sourcier_xml_writer_leaf (xml, "config:config-item", value, "config:name", name, "config:type", type, NULL);
}

/* The row of titles stays in sight. */
static gboolean
write_settings (Ods     *ods,
                GError **error)
{
  g_autoptr (SourcierXmlWriter) xml = sourcier_xml_writer_new_entry (ods->zip, "settings.xml");

  sourcier_xml_writer_start (xml, "office:document-settings", "xmlns:office", SOURCIER_ODF_OFFICE,
                             "xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
                             "xmlns:ooo", "http://openoffice.org/2004/office", "office:version", SOURCIER_ODF_VERSION, NULL);
  sourcier_xml_writer_start (xml, "office:settings", NULL);
  sourcier_xml_writer_start (xml, "config:config-item-set", "config:name", "ooo:view-settings", NULL);
  sourcier_xml_writer_start (xml, "config:config-item-map-indexed", "config:name", "Views", NULL);
  sourcier_xml_writer_start (xml, "config:config-item-map-entry", NULL);
  write_setting (xml, "ViewId", "string", "view1");
  sourcier_xml_writer_start (xml, "config:config-item-map-named", "config:name", "Tables", NULL);
  for (guint i = 0; i < ods->told->len; i++)
    {
      sourcier_xml_writer_start (xml, "config:config-item-map-entry",
                                 "config:name", g_array_index (ods->told, Told, i).name, NULL);
      write_setting (xml, "VerticalSplitMode", "short", "2");
      write_setting (xml, "VerticalSplitPosition", "int", "1");
      write_setting (xml, "PositionBottom", "int", "1");
      write_setting (xml, "ActiveSplitRange", "short", "2");
      sourcier_xml_writer_end (xml);
    }

  return sourcier_xml_writer_close (xml, error);
}

static gboolean
ods_close (SourcierSheets  *sheets,
           GError         **error)
{
  Ods *ods = sheets->data;
  const char *title = ods->told->len > 0 ? g_array_index (ods->told, Told, 0).name : "";
  const SourcierOdfAbout about = { title, "", SOURCIER_DAY_NONE, sheets->language };

  write_filters (ods);
  return sourcier_xml_writer_close (ods->xml, error) && write_settings (ods, error)
         && sourcier_odf_meta (ods->zip, &about, error) && sourcier_zip_writer_close (ods->zip, error);
}

const SourcierSheetWriter _sourcier_sheet_ods = { ods_open, ods_begin, ods_add, ods_end, ods_close, ods_free };
