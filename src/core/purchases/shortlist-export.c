/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/shortlist-export.h"

#include "base/user.h"
#include "office/export-office.h"
#include "purchases/purchase-store.h"
#include "purchases/sending.h"
#include "purchases/shortlist-store.h"

#include <glib/gi18n-lib.h>

struct _SourcierShortlistExport
{
  SourcierExportList parent_instance;

  gint64 purchase;               /* its id */
  SourcierPurchase *loaded;      /* NULL until it is read */
  GPtrArray *entries;            /* SourcierShortlistEntry; NULL until it is asked */
};

enum
{
  COLUMN_IDENTIFIER,
  COLUMN_NAME,
  COLUMN_PLACE,
  COLUMN_EMAIL,
  COLUMN_PHONE,
  COLUMN_LABELS,
  COLUMN_NOTE,
  COLUMN_CONSULTED_ON,
  COLUMN_WRITTEN_TO,
  N_COLUMNS,
};

static const char * const english_headers[N_COLUMNS + 1] = {
  "Identifier", "Name", "Place", "E-mail", "Phone", "Labels", "Note", "Consulted on", "Written to", NULL,
};

static const char * const french_headers[N_COLUMNS + 1] = {
  "Identifiant", "Dénomination", "Lieu", "Courriel", "Téléphone", "Labels", "Note", "Consulté le", "Envois", NULL,
};

static const char * const members[N_COLUMNS] = {
  "identifier", "name", "place", "email", "phone", "labels", "note", "consulted_on", "written_to",
};

/**
 * sourcier_shortlist_headers:
 * @french: whether the reader reads French
 *
 * Returns: (transfer none): what stands above the cells of sourcier_shortlist_entry_to_cells()
 */
const char * const *
sourcier_shortlist_headers (gboolean french)
{
  return french ? french_headers : english_headers;
}

static char *
dup_text (const SourcierShortlistEntry *entry,
          SourcierSupplierField         field,
          SourcierCandidateField        kept)
{
  return g_strdup (entry->supplier != NULL ? sourcier_supplier_get_text (entry->supplier, field)
                                           : sourcier_record_get_text (entry->candidate, kept));
}

/**
 * sourcier_shortlist_entry_to_cells:
 * @purchase: a purchase
 * @entry: one of those on its shortlist
 * @day: the day on which labels count
 *
 * Returns: (transfer full) (array zero-terminated=1): identifier, name, place, e-mail, phone, labels held, note, ISO day of the
 *   consultation, what was sent to it and when; "" for what nobody knows
 */
char **
sourcier_shortlist_entry_to_cells (SourcierPurchase             *purchase,
                                   const SourcierShortlistEntry *entry,
                                   SourcierDay                   day)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  char **cells = g_new0 (char *, N_COLUMNS + 1);
  char *email = sourcier_shortlist_entry_get_email (entry);

  cells[COLUMN_IDENTIFIER] = dup_text (entry, SOURCIER_SUPPLIER_SIRET, SOURCIER_CANDIDATE_IDENTIFIER);
  cells[COLUMN_NAME] = g_strdup (sourcier_shortlist_entry_get_name (entry));
  cells[COLUMN_PLACE] = sourcier_shortlist_entry_get_place (entry);
  cells[COLUMN_EMAIL] = email != NULL ? email : g_strdup ("");
  cells[COLUMN_PHONE] = g_strdup (entry->supplier != NULL
                                  ? sourcier_supplier_get_text (entry->supplier, SOURCIER_SUPPLIER_PHONE) : "");
  cells[COLUMN_LABELS] = sourcier_shortlist_entry_get_labels (entry, day);
  cells[COLUMN_NOTE] = g_strdup (sourcier_record_get_text (entry->candidate, SOURCIER_CANDIDATE_NOTE));
  cells[COLUMN_CONSULTED_ON] = sourcier_record_field_to_text (entry->candidate, SOURCIER_CANDIDATE_CONSULTED_ON);
  cells[COLUMN_WRITTEN_TO] = sourcier_sendings_to_words (purchase, entry->candidate);
  return cells;
}

G_DEFINE_FINAL_TYPE (SourcierShortlistExport, sourcier_shortlist_export, SOURCIER_TYPE_EXPORT_LIST)

static void
sourcier_shortlist_export_finalize (GObject *object)
{
  SourcierShortlistExport *self = SOURCIER_SHORTLIST_EXPORT (object);

  g_clear_object (&self->loaded);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_shortlist_export_parent_class)->finalize (object);
}

/* A shortlist is short: it is in memory as a whole. */
static gboolean
load (SourcierShortlistExport  *self,
      GError                  **error)
{
  SourcierStore *store = sourcier_export_list_get_store (SOURCIER_EXPORT_LIST (self));

  if (self->entries != NULL)
    return TRUE;
  if (self->loaded == NULL)
    self->loaded = sourcier_purchase_store_load (store, self->purchase, error);
  if (self->loaded == NULL)
    return FALSE;
  self->entries = sourcier_shortlist_store_load (store, self->loaded, error);
  return self->entries != NULL;
}

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierShortlistExport *self = SOURCIER_SHORTLIST_EXPORT (table);

  about->title = g_strdup (_("Consultation list"));
  sourcier_export_about_sign (about, sourcier_export_list_get_store (SOURCIER_EXPORT_LIST (self)));
  if (load (self, NULL))
    sourcier_export_about_ask (about, C_("column", "Purchase"),
                               sourcier_record_get_text (SOURCIER_RECORD (self->loaded), SOURCIER_PURCHASE_SUBJECT));
  if (sourcier_export_list_is_picked (SOURCIER_EXPORT_LIST (self)))
    sourcier_export_about_ask (about, NULL, _("Suppliers picked one by one"));
}

static void
list_columns (SourcierExportTable *table,
              GPtrArray           *columns)
{
  static const double widths[N_COLUMNS] = { 20, 32, 24, 32, 19, 18, 30, 14, 40 };
  const char * const *titles = sourcier_shortlist_headers (sourcier_user_reads_french ());

  for (guint i = 0; i < N_COLUMNS; i++)
    sourcier_export_columns_add (columns, members[i], titles[i],
                                 i == COLUMN_CONSULTED_ON ? SOURCIER_CELL_DAY : SOURCIER_CELL_TEXT, widths[i],
                                 SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED);
}

static GArray *
find_ids (SourcierExportList  *list,
          GError             **error)
{
  SourcierShortlistExport *self = SOURCIER_SHORTLIST_EXPORT (list);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load (self, error))
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    {
      gint64 id = sourcier_record_get_id (((SourcierShortlistEntry *) self->entries->pdata[i])->candidate);

      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static SourcierShortlistEntry *
find_entry (SourcierShortlistExport *self,
            gint64                   id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (sourcier_record_get_id (((SourcierShortlistEntry *) self->entries->pdata[i])->candidate) == id)
      return self->entries->pdata[i];
  return NULL;
}

static GPtrArray *
load_many (SourcierExportList  *list,
           const gint64        *ids,
           guint                n_ids,
           GError             **error)
{
  SourcierShortlistExport *self = SOURCIER_SHORTLIST_EXPORT (list);
  GPtrArray *entries;

  if (!load (self, error))
    return NULL;
  entries = g_ptr_array_sized_new (n_ids);
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (entries, find_entry (self, ids[i]));
  return entries;
}

static void
fill (SourcierExportTable *table,
      gpointer             item,
      guint                column,
      SourcierExportCell  *cell)
{
  SourcierShortlistExport *self = SOURCIER_SHORTLIST_EXPORT (table);
  g_auto (GStrv) cells = sourcier_shortlist_entry_to_cells (self->loaded, item, sourcier_day_today ());

  if (column == COLUMN_CONSULTED_ON)
    {
      sourcier_export_cell_set_day (cell, sourcier_day_parse (cells[column]));
      return;
    }
  sourcier_export_cell_take_text (cell, g_strdup (cells[column]));
  if (column == COLUMN_EMAIL && *cells[column] != '\0')
    sourcier_export_cell_take_link (cell, g_strconcat ("mailto:", cells[column], NULL));
}

/* What is not told is left out; with what speaks against consulting a supplier today. */
static JsonObject *
to_json (SourcierExportTable *table,
         gpointer             item)
{
  SourcierShortlistExport *self = SOURCIER_SHORTLIST_EXPORT (table);
  const SourcierShortlistEntry *entry = item;
  SourcierDay day = sourcier_day_today ();
  g_auto (GStrv) cells = sourcier_shortlist_entry_to_cells (self->loaded, entry, day);
  g_autofree char *doubt = sourcier_shortlist_entry_doubt_to_words (entry, day);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < N_COLUMNS; i++)
    if (*cells[i] != '\0')
      json_object_set_string_member (object, members[i], cells[i]);
  json_object_set_boolean_member (object, "in_directory", entry->supplier != NULL);
  if (doubt != NULL)
    json_object_set_string_member (object, "doubt", doubt);
  return object;
}

static void
sourcier_shortlist_export_class_init (SourcierShortlistExportClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);
  SourcierExportListClass *list_class = SOURCIER_EXPORT_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sourcier_shortlist_export_finalize;
  table_class->id = "shortlist";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->fill = fill;
  table_class->to_json = to_json;
  list_class->find_ids = find_ids;
  list_class->load_many = load_many;
}

static void
sourcier_shortlist_export_init (SourcierShortlistExport *self)
{
}

/**
 * sourcier_shortlist_export_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @purchase: id of a purchase
 *
 * Returns: (transfer full): the consultation list of a purchase: a row for each supplier on its shortlist, by name
 */
SourcierExportTable *
sourcier_shortlist_export_new (SourcierStore *store,
                               gint64         purchase)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierShortlistExport *self = sourcier_export_list_new (SOURCIER_TYPE_SHORTLIST_EXPORT, store, NULL);

  self->purchase = purchase;
  return SOURCIER_EXPORT_TABLE (self);
}

/**
 * sourcier_shortlist_export_new_some:
 * @store: an office's file; a worker's own connection where a worker writes
 * @purchase: id of a purchase
 * @candidates: (element-type gint64): ids of those of its %SOURCIER_PURCHASE_CANDIDATES that are wanted, in order
 *
 * Returns: (transfer full): some rows of its consultation list
 */
SourcierExportTable *
sourcier_shortlist_export_new_some (SourcierStore *store,
                                    gint64         purchase,
                                    GArray        *candidates)
{
  SourcierExportTable *table = sourcier_shortlist_export_new (store, purchase);

  sourcier_export_list_pick (SOURCIER_EXPORT_LIST (table), candidates);
  return table;
}
