/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/export-options.h"

#include "base/coded-word.h"
#include "base/user.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATORS ";,\t|"

static const SourcierCodedWord formats[SOURCIER_N_EXPORT_FORMATS] = {
  [SOURCIER_EXPORT_CSV] = { "csv", NC_("export format", "Text table (CSV)") },
  [SOURCIER_EXPORT_XLSX] = { "xlsx", NC_("export format", "Excel workbook (XLSX)") },
  [SOURCIER_EXPORT_ODS] = { "ods", NC_("export format", "OpenDocument spreadsheet (ODS)") },
  [SOURCIER_EXPORT_JSON] = { "json", NC_("export format", "Data for programs (JSON)") },
  [SOURCIER_EXPORT_PDF] = { "pdf", NC_("export format", "Pages (PDF)") },
  [SOURCIER_EXPORT_HTML] = { "html", NC_("export format", "Web page (HTML)") },
};

/**
 * sourcier_export_format_get_id:
 * @format: a format
 *
 * Returns: (transfer none): "csv": what settings call it, and how the names of its files end
 */
const char *
sourcier_export_format_get_id (SourcierExportFormat format)
{
  g_return_val_if_fail (format < SOURCIER_N_EXPORT_FORMATS, NULL);

  return formats[format].code;
}

/**
 * sourcier_export_format_get_name:
 * @format: a format
 *
 * Returns: (transfer none): what the reader calls it
 */
const char *
sourcier_export_format_get_name (SourcierExportFormat format)
{
  g_return_val_if_fail (format < SOURCIER_N_EXPORT_FORMATS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "export format", formats[format].name);
}

/**
 * sourcier_export_format_find:
 * @id: (nullable): an id
 * @format: (out): the format of this id; left alone where there is none
 *
 * Returns: whether there is one
 */
gboolean
sourcier_export_format_find (const char           *id,
                             SourcierExportFormat *format)
{
  guint value;

  if (!sourcier_coded_word_find (formats, SOURCIER_N_EXPORT_FORMATS, id, &value))
    return FALSE;
  *format = (SourcierExportFormat) value;
  return TRUE;
}

/**
 * sourcier_export_format_is_paper:
 * @format: a format
 *
 * Returns: whether it is read rather than reckoned with: fewer columns have room, and its length has an end
 */
gboolean
sourcier_export_format_is_paper (SourcierExportFormat format)
{
  return format == SOURCIER_EXPORT_PDF || format == SOURCIER_EXPORT_HTML;
}

/**
 * sourcier_export_options_new:
 * @format: as what a table is to be written
 *
 * Returns: (transfer full): what suits the reader: their language, the usual columns, CSV as a French Excel and LibreOffice
 *   open it right, lying pages
 */
SourcierExportOptions *
sourcier_export_options_new (SourcierExportFormat format)
{
  SourcierExportOptions *self = g_new0 (SourcierExportOptions, 1);

  self->format = format;
  self->language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  self->separator = ';';
  self->bom = TRUE;
  self->landscape = TRUE;
  self->about = TRUE;
  return self;
}

/**
 * sourcier_export_options_copy:
 * @self: options
 *
 * Returns: (transfer full): the same options
 */
SourcierExportOptions *
sourcier_export_options_copy (const SourcierExportOptions *self)
{
  SourcierExportOptions *copy = g_memdup2 (self, sizeof *self);

  copy->form = g_strdup (self->form);
  copy->columns = g_strdupv (self->columns);
  return copy;
}

/**
 * sourcier_export_options_free:
 * @self: (transfer full): options
 */
void
sourcier_export_options_free (SourcierExportOptions *self)
{
  g_free (self->form);
  g_strfreev (self->columns);
  g_free (self);
}

/**
 * sourcier_export_options_set_columns:
 * @self: options
 * @columns: (nullable) (array zero-terminated=1): ids of columns, in the order wanted; %NULL for the usual ones
 */
void
sourcier_export_options_set_columns (SourcierExportOptions *self,
                                     const char * const    *columns)
{
  g_strfreev (self->columns);
  self->columns = g_strdupv ((char **) columns);
}

/**
 * sourcier_export_options_set_form:
 * @self: options
 * @form: (nullable): what the rows are written as instead of a table; %NULL for a table
 */
void
sourcier_export_options_set_form (SourcierExportOptions *self,
                                  const char            *form)
{
  char *copy = g_strdup (form);

  g_free (self->form);
  self->form = copy;
}

static void
add_columns (const SourcierExportOptions *self,
             JsonObject                  *object)
{
  JsonArray *columns = json_array_new ();

  for (guint i = 0; self->columns[i] != NULL; i++)
    json_array_add_string_element (columns, self->columns[i]);
  json_object_set_array_member (object, "columns", columns);
}

/**
 * sourcier_export_options_to_json:
 * @self: options
 *
 * Returns: (transfer full): what a preset keeps: a JSON object
 */
char *
sourcier_export_options_to_json (const SourcierExportOptions *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  const char separator[2] = { self->separator, '\0' }, decimal[2] = { self->decimal, '\0' };

  json_object_set_string_member (object, "format", sourcier_export_format_get_id (self->format));
  if (self->form != NULL)
    json_object_set_string_member (object, "form", self->form);
  if (self->columns != NULL)
    add_columns (self, object);
  json_object_set_string_member (object, "language", sourcier_language_get_code (self->language));
  json_object_set_string_member (object, "separator", separator);
  json_object_set_boolean_member (object, "bom", self->bom);
  json_object_set_string_member (object, "decimal", decimal);
  json_object_set_boolean_member (object, "landscape", self->landscape);
  json_object_set_boolean_member (object, "about", self->about);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

static gboolean
get_boolean (JsonObject *object,
             const char *name,
             gboolean    otherwise)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node) : otherwise;
}

static char **
get_columns (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "columns");
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *column = json_array_get_element (array, i);

      if (json_node_get_value_type (column) == G_TYPE_STRING)
        g_strv_builder_add (columns, json_node_get_string (column));
    }
  return g_strv_builder_end (columns);
}

/* What an earlier or a later version wrote, or a hand: what is not known is as usual. */
static SourcierExportOptions *
read_options (JsonObject *object)
{
  SourcierExportFormat format = SOURCIER_EXPORT_XLSX;

  sourcier_export_format_find (get_text (object, "format"), &format);

  SourcierExportOptions *self = sourcier_export_options_new (format);
  char separator = *get_text (object, "separator"), decimal = *get_text (object, "decimal");

  sourcier_language_find (get_text (object, "language"), &self->language);
  if (*get_text (object, "form") != '\0')
    self->form = g_strdup (get_text (object, "form"));
  self->columns = get_columns (object);
  if (separator != '\0' && strchr (SEPARATORS, separator) != NULL)
    self->separator = separator;
  if (decimal == ',' || decimal == '.')
    self->decimal = decimal;
  self->bom = get_boolean (object, "bom", self->bom);
  self->landscape = get_boolean (object, "landscape", self->landscape);
  self->about = get_boolean (object, "about", self->about);
  return self;
}

/**
 * sourcier_export_options_from_json:
 * @json: what sourcier_export_options_to_json() wrote
 * @error: where to put %SOURCIER_EXCHANGE_ERROR_BAD_INPUT
 *
 * Returns: (transfer full) (nullable): the options; %NULL with @error set if @json is no JSON object
 */
SourcierExportOptions *
sourcier_export_options_from_json (const char  *json,
                                   GError     **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return read_options (json_node_get_object (node));

  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                       _("The choices for the export cannot be read"));
  return NULL;
}
