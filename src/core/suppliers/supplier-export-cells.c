/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-export-private.h"

#include "base/link.h"
#include "base/user.h"
#include "reference/area.h"
#include "reference/family.h"
#include "reference/headcount.h"
#include "suppliers/supplier-addresses.h"
#include "suppliers/supplier-contracts.h"
#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-place.h"
#include "suppliers/supplier-qpv.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What the import parts again: a comma between codes and between tags; a bar between names, some of which hold a comma. */
#define BETWEEN_CODES ", "
#define BETWEEN_NAMES " | "

enum
{
  COLUMN_LABELS = SOURCIER_N_SUPPLIER_FIELDS,
  COLUMN_QPV,
  COLUMN_FAMILIES,
  COLUMN_CPV,
  COLUMN_AREAS,
  COLUMN_TAGS,
  COLUMN_CONTACTS,
  COLUMN_SIZE,
  COLUMN_CONTRACTS,
  COLUMN_DOUBTS,
  COLUMN_DISTANCE, /* only where a place is asked */
};

/* How wide the columns of fields are, and what they hold; those that go on paper with the labels and the families say who it
 * is, where, and how to reach them. */
static const struct
{
  SourcierCellKind kind;
  double width;
  gboolean printed;
} fields[SOURCIER_N_SUPPLIER_FIELDS] = {
  [SOURCIER_SUPPLIER_NAME] = { SOURCIER_CELL_TEXT, 32, TRUE },
  [SOURCIER_SUPPLIER_TRADE_NAME] = { SOURCIER_CELL_TEXT, 24 },
  [SOURCIER_SUPPLIER_SIRET] = { SOURCIER_CELL_TEXT, 25, TRUE },
  [SOURCIER_SUPPLIER_LEGAL_FORM] = { SOURCIER_CELL_TEXT, 16 },
  [SOURCIER_SUPPLIER_NAF] = { SOURCIER_CELL_TEXT, 9 },
  [SOURCIER_SUPPLIER_ADDRESS] = { SOURCIER_CELL_TEXT, 32 },
  [SOURCIER_SUPPLIER_POSTCODE] = { SOURCIER_CELL_TEXT, 11 },
  [SOURCIER_SUPPLIER_CITY] = { SOURCIER_CELL_TEXT, 21, TRUE },
  [SOURCIER_SUPPLIER_COMMUNE] = { SOURCIER_CELL_TEXT, 11 },
  [SOURCIER_SUPPLIER_DEPARTEMENT] = { SOURCIER_CELL_TEXT, 12 },
  [SOURCIER_SUPPLIER_LATITUDE] = { SOURCIER_CELL_NUMBER, 11 },
  [SOURCIER_SUPPLIER_LONGITUDE] = { SOURCIER_CELL_NUMBER, 11 },
  [SOURCIER_SUPPLIER_WEBSITE] = { SOURCIER_CELL_TEXT, 28 },
  [SOURCIER_SUPPLIER_EMAIL] = { SOURCIER_CELL_TEXT, 32, TRUE },
  [SOURCIER_SUPPLIER_PHONE] = { SOURCIER_CELL_TEXT, 19, TRUE },
  [SOURCIER_SUPPLIER_HEADCOUNT] = { SOURCIER_CELL_TEXT, 20 },
  [SOURCIER_SUPPLIER_TURNOVER] = { SOURCIER_CELL_MONEY, 16 },
  [SOURCIER_SUPPLIER_TURNOVER_YEAR] = { SOURCIER_CELL_TEXT, 10 },
  [SOURCIER_SUPPLIER_EXCLUSION] = { SOURCIER_CELL_TEXT, 20 },
  [SOURCIER_SUPPLIER_EXCLUDED_SINCE] = { SOURCIER_CELL_DAY, 12 },
  [SOURCIER_SUPPLIER_EXCLUDED_UNTIL] = { SOURCIER_CELL_DAY, 12 },
  [SOURCIER_SUPPLIER_DESCRIPTION] = { SOURCIER_CELL_TEXT, 40 },
  [SOURCIER_SUPPLIER_NOTES] = { SOURCIER_CELL_TEXT, 40 },
  [SOURCIER_SUPPLIER_SOURCE] = { SOURCIER_CELL_TEXT, 16 },
};

static void
add_parts (GPtrArray *columns,
           gboolean   french)
{
  const SourcierExportUse usual = SOURCIER_EXPORT_USUAL, printed = SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED;
  const SourcierCellKind text = SOURCIER_CELL_TEXT;

  sourcier_export_columns_add (columns, "labels", sourcier_import_labels_header (french), text, 18, printed);
  sourcier_export_columns_add (columns, "qpv", SOURCIER_LABEL_QPV, text, 12, usual); /* in both languages */
  sourcier_export_columns_add (columns, "families", sourcier_import_families_header (french), text, 32, printed);
  sourcier_export_columns_add (columns, "cpv", sourcier_import_cpv_header (french), text, 20, usual);
  sourcier_export_columns_add (columns, "areas", sourcier_import_areas_header (french), text, 28, usual);
  sourcier_export_columns_add (columns, "tags", sourcier_import_tags_header (french), text, 20, usual);
  sourcier_export_columns_add (columns, "contacts", sourcier_import_contacts_header (french), text, 40, usual);
}

void
_sourcier_supplier_export_list_columns (SourcierExportTable *table,
                                        GPtrArray           *columns)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);
  gboolean french = sourcier_user_reads_french ();

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    sourcier_export_columns_add (columns, sourcier_supplier_field_get_id (field),
                                 sourcier_supplier_field_get_header (field, french), fields[field].kind,
                                 fields[field].width,
                                 SOURCIER_EXPORT_USUAL | (fields[field].printed ? SOURCIER_EXPORT_PRINTED : 0));
  add_parts (columns, french);
  sourcier_export_columns_add (columns, "size", C_("column", "Size class"), SOURCIER_CELL_TEXT, 12, SOURCIER_EXPORT_EXTRA);
  sourcier_export_columns_add (columns, "contracts", C_("column", "Contracts with us"), SOURCIER_CELL_NUMBER, 12,
                               SOURCIER_EXPORT_EXTRA);
  sourcier_export_columns_add (columns, "doubts", C_("column", "Doubts about the data"), SOURCIER_CELL_TEXT, 40,
                               SOURCIER_EXPORT_EXTRA);
  if (sourcier_supplier_query_get_near_point (self->query) != NULL)
    sourcier_export_columns_add (columns, "distance", "Distance (km)", SOURCIER_CELL_NUMBER, 10,
                                 SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED);
}

static char *
join_labels (SourcierSupplier *supplier,
             SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);
      gpointer code = (gpointer) sourcier_label_award_get_label (award);

      if (sourcier_label_award_get_state (award, day) != SOURCIER_AWARD_UPCOMING
          && !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, code);
    }
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (BETWEEN_CODES, (char **) codes->pdata);
}

static char *
join_families (SourcierSupplier *supplier)
{
  const char * const *codes = sourcier_supplier_get_families (supplier);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) sourcier_family_name_of (codes[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (BETWEEN_NAMES, (char **) names->pdata);
}

static char *
join_areas (SourcierSupplier *supplier)
{
  const char * const *areas = sourcier_supplier_get_areas (supplier);
  GString *cells = g_string_new (NULL);

  for (int i = 0; areas[i] != NULL; i++)
    {
      g_autofree char *cell = sourcier_area_to_cell (areas[i]);

      g_string_append_printf (cells, "%s%s", i > 0 ? BETWEEN_CODES : "", cell);
    }
  return g_string_free (cells, FALSE);
}

static char *
join_contacts (SourcierSupplier *supplier)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  GString *cells = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      g_autofree char *cell = sourcier_contact_to_cell (g_ptr_array_index (contacts, i));

      g_string_append_printf (cells, "%s%s", i > 0 ? BETWEEN_NAMES : "", cell);
    }
  return g_string_free (cells, FALSE);
}

/* A number where the text says exactly that number; what is doubtful stays the text that it is. */
static void
fill_number (SourcierExportCell *cell,
             const char         *text)
{
  char again[G_ASCII_DTOSTR_BUF_SIZE];
  double number = g_ascii_strtod (text, NULL);

  g_ascii_formatd (again, sizeof again, "%.15g", number);
  if (isfinite (number) && g_str_equal (again, text))
    sourcier_export_cell_set_number (cell, number);
  else
    sourcier_export_cell_set_text (cell, text);
}

static void
fill_day (SourcierExportCell *cell,
          const char         *text)
{
  SourcierDay day = sourcier_day_parse (text);
  g_autofree char *iso = sourcier_day_to_iso (day);

  if (g_strcmp0 (iso, text) == 0)
    sourcier_export_cell_set_day (cell, day);
  else
    sourcier_export_cell_set_text (cell, text);
}

static void
fill_linked (SourcierExportCell    *cell,
             const char            *text,
             SourcierSupplierField  field)
{
  g_autofree char *email = field == SOURCIER_SUPPLIER_EMAIL ? sourcier_email_find_first (text) : NULL;
  char *website = field == SOURCIER_SUPPLIER_WEBSITE ? sourcier_link_from_website (text) : NULL;

  sourcier_export_cell_set_text (cell, text);
  if (email != NULL)
    sourcier_export_cell_take_link (cell, g_strconcat ("mailto:", email, NULL));
  else if (website != NULL)
    sourcier_export_cell_take_link (cell, website);
}

static void
fill_field (SourcierSupplier      *supplier,
            SourcierSupplierField  field,
            SourcierExportCell    *cell)
{
  const char *text = sourcier_supplier_get_text (supplier, field);
  const SourcierHeadcount *headcount = NULL;

  switch (field)
    {
    case SOURCIER_SUPPLIER_HEADCOUNT:
      headcount = sourcier_headcount_find (text);
      sourcier_export_cell_set_text (cell, headcount != NULL ? sourcier_headcount_get_name (headcount) : text);
      break;
    case SOURCIER_SUPPLIER_LATITUDE:
    case SOURCIER_SUPPLIER_LONGITUDE:
      fill_number (cell, text);
      break;
    case SOURCIER_SUPPLIER_TURNOVER:
      sourcier_export_cell_set_money (cell, sourcier_supplier_get_turnover (supplier));
      break;
    case SOURCIER_SUPPLIER_EXCLUDED_SINCE:
    case SOURCIER_SUPPLIER_EXCLUDED_UNTIL:
      fill_day (cell, text);
      break;
    case SOURCIER_SUPPLIER_EMAIL:
    case SOURCIER_SUPPLIER_WEBSITE:
      fill_linked (cell, text, field);
      break;
    default:
      sourcier_export_cell_set_text (cell, text);
      break;
    }
}

static const char *
get_size (SourcierSupplier *supplier)
{
  const SourcierHeadcount *headcount =
    sourcier_headcount_find (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT));

  return headcount != NULL ? sourcier_size_get_name (sourcier_headcount_get_size (headcount)) : NULL;
}

/* In kilometres, to a hundred metres: places are not known better. Empty where nobody knows. */
static void
fill_distance (SourcierSupplierExport *self,
               SourcierSupplier       *supplier,
               SourcierExportCell     *cell)
{
  const SourcierPoint *near = sourcier_supplier_query_get_near_point (self->query);
  double km = near != NULL ? sourcier_supplier_get_distance (supplier, near, NULL) : -1;

  if (km >= 0)
    sourcier_export_cell_set_number (cell, round (km * 10) / 10);
}

/* What has to be read of a supplier for a column. */
static SourcierSupplierParts
parts_for (guint column)
{
  static const SourcierSupplierParts parts[] = {
    [COLUMN_LABELS] = SOURCIER_SUPPLIER_AWARDS, [COLUMN_QPV] = SOURCIER_SUPPLIER_AWARDS,
    [COLUMN_FAMILIES] = SOURCIER_SUPPLIER_FAMILIES, [COLUMN_CPV] = SOURCIER_SUPPLIER_CPV,
    [COLUMN_AREAS] = SOURCIER_SUPPLIER_AREAS, [COLUMN_TAGS] = SOURCIER_SUPPLIER_TAGS,
    [COLUMN_CONTACTS] = SOURCIER_SUPPLIER_CONTACTS, [COLUMN_CONTRACTS] = SOURCIER_SUPPLIER_CONTRACTS,
    [COLUMN_DOUBTS] = SOURCIER_SUPPLIER_WHOLE, [COLUMN_DISTANCE] = 0,
  };

  return column < G_N_ELEMENTS (parts) ? parts[column] : SOURCIER_SUPPLIER_WHOLE;
}

void
_sourcier_supplier_export_expect (SourcierExportTable *table,
                                  const guint         *columns,
                                  guint                n_columns)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);

  self->parts = columns == NULL ? SOURCIER_SUPPLIER_WHOLE : 0;
  for (guint i = 0; columns != NULL && i < n_columns; i++)
    self->parts |= parts_for (columns[i]);
}

void
_sourcier_supplier_export_fill (SourcierExportTable *table,
                                gpointer             item,
                                guint                column,
                                SourcierExportCell  *cell)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);
  SourcierSupplier *supplier = item;

  switch (column)
    {
    case COLUMN_LABELS:
      sourcier_export_cell_take_text (cell, join_labels (supplier, self->day));
      break;
    case COLUMN_QPV:
      sourcier_export_cell_take_text (cell, sourcier_supplier_qpv_to_cell (supplier, self->day));
      break;
    case COLUMN_FAMILIES:
      sourcier_export_cell_take_text (cell, join_families (supplier));
      break;
    case COLUMN_CPV:
      sourcier_export_cell_take_text (cell, g_strjoinv (BETWEEN_CODES, (char **) sourcier_supplier_get_cpv (supplier)));
      break;
    case COLUMN_AREAS:
      sourcier_export_cell_take_text (cell, join_areas (supplier));
      break;
    case COLUMN_TAGS:
      sourcier_export_cell_take_text (cell, g_strjoinv (BETWEEN_CODES, (char **) sourcier_supplier_get_tags (supplier)));
      break;
    case COLUMN_CONTACTS:
      sourcier_export_cell_take_text (cell, join_contacts (supplier));
      break;
    case COLUMN_SIZE:
      sourcier_export_cell_set_text (cell, get_size (supplier));
      break;
    case COLUMN_CONTRACTS:
      sourcier_export_cell_set_number (cell, sourcier_supplier_get_contracts (supplier)->n_contracts);
      break;
    case COLUMN_DOUBTS:
      sourcier_export_cell_take_text (cell, sourcier_supplier_doubts_to_words (supplier));
      break;
    case COLUMN_DISTANCE:
      fill_distance (self, supplier, cell);
      break;
    default:
      fill_field (supplier, column, cell);
      break;
    }
}
