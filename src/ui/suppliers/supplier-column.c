/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-column.h"

#include "compat/column-view.h"
#include "base/money.h"
#include "reference/family.h"
#include "reference/headcount.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-contracts.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-place.h"
#include "widgets/cell-text.h"
#include "widgets/column-fit.h"
#include "widgets/label-badge.h"
#include "widgets/label-badges.h"
#include "widgets/marked-text.h"
#include "widgets/row-cell.h"
#include "widgets/row-slots.h"

#include <glib/gi18n-lib.h>

/* Columns that are not simply a field of the supplier have a kind of their own. */
typedef enum
{
  CELL_NAME,
  CELL_CITY,
  CELL_LABELS,
  CELL_FAMILIES,
  CELL_SIZE,
  CELL_FIELD,
  CELL_NUMBER,
  CELL_DISTANCE,
  CELL_CONTRACTS,
} CellKind;

/* Behind the name of a supplier. */
enum { MARK_EXCLUDED, MARK_DOUBT };

struct _SourcierSupplierColumn
{
  const char            *id;
  CellKind               kind;
  SourcierSupplierField  field;
  SourcierSupplierSort   sort;
  guint                  least;  /* characters it shows where room is scarce */
  guint                  wished; /* and where it is not: what it needs to be read */
  guint                  lesser; /* where there is no room for all, the greatest goes first; 0 never goes */
};

/* A column as one table shows it. */
typedef struct
{
  const SourcierSupplierColumn *column;
  SourcierSupplierLook *look;
} Shown;

/* In the order in which they are offered. Those that are shown at first fit beside the facets and the pane. */
static const SourcierSupplierColumn columns[] = {
  { "name", CELL_NAME, SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_SORT_NAME, 11, 20 },
  { "trade-name", CELL_FIELD, SOURCIER_SUPPLIER_TRADE_NAME, SOURCIER_SUPPLIER_SORT_TRADE_NAME, 12, 20 },
  { "city", CELL_CITY, SOURCIER_SUPPLIER_CITY, SOURCIER_SUPPLIER_SORT_CITY, 7, 15, 1 },
  { "distance", CELL_DISTANCE, SOURCIER_SUPPLIER_CITY, SOURCIER_SUPPLIER_SORT_DISTANCE, 7, 8 },
  { "labels", CELL_LABELS, SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_SORT_LABELS, 0, 15 },
  { "families", CELL_FAMILIES, SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_SORT_FAMILIES, 6, 14, 2 },
  { "contracts", CELL_CONTRACTS, SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_SORT_CONTRACTS, 3, 4, 3 },
  { "size", CELL_SIZE, SOURCIER_SUPPLIER_HEADCOUNT, SOURCIER_SUPPLIER_SORT_SIZE, 6, 8, 4 },
  { "turnover", CELL_NUMBER, SOURCIER_SUPPLIER_TURNOVER, SOURCIER_SUPPLIER_SORT_TURNOVER, 10, 12 },
  { "siret", CELL_FIELD, SOURCIER_SUPPLIER_SIRET, SOURCIER_SUPPLIER_SORT_SIRET, 16, 17 },
  { "postcode", CELL_FIELD, SOURCIER_SUPPLIER_POSTCODE, SOURCIER_SUPPLIER_SORT_POSTCODE, 6, 7 },
  { "departement", CELL_FIELD, SOURCIER_SUPPLIER_DEPARTEMENT, SOURCIER_SUPPLIER_SORT_DEPARTEMENT, 9, 17 },
  { "legal-form", CELL_FIELD, SOURCIER_SUPPLIER_LEGAL_FORM, SOURCIER_SUPPLIER_SORT_LEGAL_FORM, 6, 11 },
  { "naf", CELL_FIELD, SOURCIER_SUPPLIER_NAF, SOURCIER_SUPPLIER_SORT_NAF, 6, 7 },
  { "website", CELL_FIELD, SOURCIER_SUPPLIER_WEBSITE, SOURCIER_SUPPLIER_SORT_WEBSITE, 10, 20 },
  { "email", CELL_FIELD, SOURCIER_SUPPLIER_EMAIL, SOURCIER_SUPPLIER_SORT_EMAIL, 10, 20 },
  { "phone", CELL_FIELD, SOURCIER_SUPPLIER_PHONE, SOURCIER_SUPPLIER_SORT_PHONE, 10, 14 },
  { "source", CELL_FIELD, SOURCIER_SUPPLIER_SOURCE, SOURCIER_SUPPLIER_SORT_SOURCE, 6, 10 },
};

/**
 * sourcier_supplier_show_city:
 * @supplier: a supplier
 *
 * Returns: (transfer full): where it is: “Cergy (95)”; "" if not told
 */
char *
sourcier_supplier_show_city (SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  const char *city = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY);
  const char *departement = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT);

  if (*departement == '\0')
    return g_strdup (city);
  /* translators: a city and its departement: “Cergy (95)” */
  return *city != '\0' ? g_strdup_printf (_("%s (%s)"), city, departement) : g_strdup_printf ("(%s)", departement);
}

/**
 * sourcier_supplier_show_families:
 * @supplier: a supplier
 *
 * Returns: (transfer full): the families of purchase it works in, in words; "" if none is told
 */
char *
sourcier_supplier_show_families (SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  const char * const *codes = sourcier_supplier_get_families (supplier);
  GString *words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", sourcier_family_name_of (codes[i]));
  return g_string_free (words, FALSE);
}

/* Only the figures of the class of size, under a header that says what they are; what is no band of staff numbers is
 * shown as written. */
static char *
show_size (SourcierSupplier *supplier)
{
  static const char *figures[SOURCIER_N_SIZES] = { "", "0", "1–9", "10–49", "50–249", "250+" };
  const char *written = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT);
  const SourcierHeadcount *headcount = sourcier_headcount_find (written);

  return g_strdup (headcount != NULL ? figures[sourcier_headcount_get_size (headcount)] : written);
}

/* From the supplier's own place to the place asked, whatever areas it declares; "" where nobody knows. */
static char *
show_distance (SourcierSupplier      *supplier,
               SourcierSupplierQuery *query)
{
  const SourcierPoint *near = sourcier_supplier_query_get_near_point (query);
  gboolean approximate = FALSE;
  double km = near != NULL ? sourcier_supplier_get_distance (supplier, near, &approximate) : -1;
  g_autofree char *number = sourcier_km_format (km);

  if (km < 0)
    return g_strdup ("");
  /* translators: a distance that is only about right, and one that is right */
  return g_strdup_printf (approximate ? _("≈ %s km") : _("%s km"), number);
}

/* How many contracts of the office it has a part in; nothing where there are none. */
static char *
show_contracts (SourcierSupplier *supplier)
{
  guint n_contracts = sourcier_supplier_get_contracts (supplier)->n_contracts;

  return n_contracts > 0 ? sourcier_count_format (n_contracts) : g_strdup ("");
}

static char *
cell_text (const SourcierSupplierColumn *column,
           SourcierSupplier             *supplier,
           SourcierSupplierQuery        *query)
{
  switch (column->kind)
    {
    case CELL_CITY:
      return sourcier_supplier_show_city (supplier);
    case CELL_FAMILIES:
      return sourcier_supplier_show_families (supplier);
    case CELL_SIZE:
      return show_size (supplier);
    case CELL_DISTANCE:
      return show_distance (supplier, query);
    case CELL_CONTRACTS:
      return show_contracts (supplier);
    case CELL_NAME:
    case CELL_LABELS:
    case CELL_FIELD:
    case CELL_NUMBER:
    default:
      return sourcier_supplier_show_field (supplier, column->field);
    }
}

/* A number says how many; what they are worth, and how many of them run, is told in words. */
static gboolean
contracts_tooltip_cb (GtkWidget  *cell,
                      int         x,
                      int         y,
                      gboolean    keyboard,
                      GtkTooltip *tooltip)
{
  SourcierSupplier *supplier = sourcier_row_of (gtk_list_item_get_item (g_object_get_data (G_OBJECT (cell), "list-item")));
  g_autofree char *words = NULL;

  if (supplier == NULL)
    return FALSE;
  words = sourcier_supplier_contracts_to_words (sourcier_supplier_get_contracts (supplier));
  gtk_tooltip_set_text (tooltip, words);
  return *words != '\0';
}

static GtkWidget *
create_text (const SourcierSupplierColumn *column)
{
  GtkWidget *text = sourcier_cell_text_new (column->least, column->wished);

  gboolean number = column->kind == CELL_NUMBER || column->kind == CELL_DISTANCE || column->kind == CELL_CONTRACTS;

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), number ? 1 : 0);
  if (number || column->kind == CELL_FIELD || column->kind == CELL_SIZE)
    gtk_widget_add_css_class (text, "numeric");
  if (column->kind == CELL_CONTRACTS)
    g_signal_connect (text, "query-tooltip", G_CALLBACK (contracts_tooltip_cb), NULL);
  return text;
}

static GtkWidget *
create_name (const SourcierSupplierColumn *column)
{
  GtkWidget *name = sourcier_marked_text_new (create_text (column));

  sourcier_marked_text_add_mark (SOURCIER_MARKED_TEXT (name), "action-unavailable-symbolic", "error");
  sourcier_marked_text_add_mark (SOURCIER_MARKED_TEXT (name), "dialog-question-symbolic", "doubt");
  return name;
}

static void
bind_name (SourcierMarkedText *cell,
           SourcierSupplier   *supplier,
           SourcierDay         day)
{
  gboolean excluded = sourcier_supplier_is_excluded (supplier, day);
  g_autofree char *exclusion = excluded ? sourcier_supplier_exclusion_to_words (supplier, day) : NULL;
  gboolean doubtful = sourcier_supplier_get_doubts (supplier) != SOURCIER_SUPPLIER_SOUND;
  g_autofree char *words = doubtful ? sourcier_supplier_doubts_to_words (supplier) : NULL;
  const char *name = sourcier_supplier_get_name (supplier);

  sourcier_cell_text_show (sourcier_marked_text_get_text (cell), name);
  sourcier_cell_text_name_row (GTK_WIDGET (cell), name);
  sourcier_marked_text_show_mark (cell, MARK_EXCLUDED, exclusion);
  sourcier_marked_text_show_mark (cell, MARK_DOUBT, words);
}

static void
show_cell (gconstpointer  data,
           GtkWidget     *cell,
           gpointer       row)
{
  const Shown *shown = data;
  SourcierSupplierQuery *query = sourcier_supplier_look_get_query (shown->look);

  if (shown->column->kind == CELL_NAME)
    {
      bind_name (SOURCIER_MARKED_TEXT (cell), row, sourcier_supplier_query_get_day (query));
    }
  else if (shown->column->kind == CELL_LABELS)
    {
      sourcier_label_badges_set_awards (SOURCIER_LABEL_BADGES (cell), sourcier_supplier_get_awards (row),
                                        sourcier_supplier_query_get_day (query));
    }
  else
    {
      g_autofree char *text = cell_text (shown->column, row, query);

      sourcier_cell_text_show (cell, text);
    }
}

static GtkWidget *
create_cell (gconstpointer  data,
             GtkListItem   *item)
{
  const SourcierSupplierColumn *column = ((const Shown *) data)->column;
  GtkWidget *cell;

  if (column->kind == CELL_NAME)
    cell = create_name (column);
  else if (column->kind == CELL_LABELS)
    cell = sourcier_label_badges_new ();
  else
    cell = create_text (column);
  /* The context menu finds out through this which row it is opened on. */
  g_object_set_data (G_OBJECT (cell), "list-item", item);
  return cell;
}

static void
shown_free (gpointer data)
{
  g_object_unref (((Shown *) data)->look);
  g_free (data);
}

/**
 * sourcier_supplier_column_get:
 * @at: a number from 0
 *
 * Returns: (transfer none) (nullable): the column in that place when nothing was moved, %NULL beyond the last
 */
const SourcierSupplierColumn *
sourcier_supplier_column_get (guint at)
{
  return at < G_N_ELEMENTS (columns) ? &columns[at] : NULL;
}

/**
 * sourcier_supplier_column_of:
 * @column: made by sourcier_supplier_column_create()
 *
 * Returns: (transfer none): which column it is
 */
const SourcierSupplierColumn *
sourcier_supplier_column_of (GtkColumnViewColumn *column)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), NULL);

  return g_object_get_data (G_OBJECT (column), "supplier-column");
}

/**
 * sourcier_supplier_column_get_id:
 * @self: a column
 *
 * Returns: (transfer none): the name it has in settings and actions
 */
const char *
sourcier_supplier_column_get_id (const SourcierSupplierColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * sourcier_supplier_column_get_name:
 * @self: a column
 *
 * Returns: (transfer none): its title
 */
const char *
sourcier_supplier_column_get_name (const SourcierSupplierColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == CELL_LABELS)
    return _("Labels");
  if (self->kind == CELL_FAMILIES)
    return _("Families");
  if (self->kind == CELL_SIZE)
    return C_("column", "Staff");
  if (self->kind == CELL_DISTANCE)
    return C_("column", "Distance");
  if (self->kind == CELL_CONTRACTS)
    return C_("column", "Contracts");
  return sourcier_supplier_field_get_name (self->field);
}

/* A label that has ended or is still to come says so: a copied cell has no ring and no struck text. */
static char *
labels_text (SourcierSupplier *supplier,
             SourcierDay       day)
{
  g_autoptr (GPtrArray) chosen = sourcier_label_badge_choose (sourcier_supplier_get_awards (supplier), day);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      SourcierAwardState state = sourcier_label_award_get_state (chosen->pdata[i], day);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                              sourcier_label_kind_short_name_of (sourcier_label_award_get_label (chosen->pdata[i])));
      if (!sourcier_award_state_is_held (state))
        g_string_append_printf (words, " (%s)", sourcier_award_state_get_name (state));
    }
  return g_string_free (words, FALSE);
}

/**
 * sourcier_supplier_column_get_text:
 * @self: a column
 * @supplier: a supplier
 * @query: the question whose answer is shown
 *
 * Safe in any thread.
 *
 * Returns: (transfer full): what the column says of @supplier, for another program: amounts without their sign
 */
char *
sourcier_supplier_column_get_text (const SourcierSupplierColumn *self,
                                   SourcierSupplier             *supplier,
                                   SourcierSupplierQuery        *query)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  if (self->kind == CELL_LABELS)
    return labels_text (supplier, sourcier_supplier_query_get_day (query));
  if (self->kind == CELL_NUMBER)
    return g_strdup (sourcier_supplier_get_text (supplier, self->field));
  return cell_text (self, supplier, query);
}

/**
 * sourcier_supplier_column_get_sort:
 * @self: a column
 *
 * Returns: the order that its header asks for
 */
SourcierSupplierSort
sourcier_supplier_column_get_sort (const SourcierSupplierColumn *self)
{
  g_return_val_if_fail (self != NULL, SOURCIER_SUPPLIER_SORT_NAME);

  return self->sort;
}

/**
 * sourcier_supplier_column_create:
 * @self: a column
 * @look: as of which day and from which place its suppliers are shown
 *
 * Returns: (transfer full): the column for a #GtkColumnView whose items are suppliers. It takes as much room as there
 *   is, until the reader gives it a width
 */
GtkColumnViewColumn *
sourcier_supplier_column_create (const SourcierSupplierColumn *self,
                                 SourcierSupplierLook         *look)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LOOK (look), NULL);

  static const SourcierRowCellKind kind = { create_cell, show_cell };
  Shown *shown = g_new0 (Shown, 1);
  GtkColumnViewColumn *column = sourcier_row_cell_column_new (sourcier_supplier_column_get_name (self), &kind, shown);

  shown->column = self;
  shown->look = g_object_ref (look);
  g_object_set_data_full (G_OBJECT (gtk_column_view_column_get_factory (column)), "shown", shown, shown_free);
  g_object_set_data (G_OBJECT (column), "supplier-column", (gpointer) self);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, self->kind == CELL_NAME || self->kind == CELL_FAMILIES);
  sourcier_column_fit_want (column, self->wished, self->lesser);
  sourcier_column_make_sortable (column);
  return column;
}
