/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/contact-erase-store.h"

#include "base/text.h"
#include "store/erasure.h"
#include "store/history-change.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Erasing a person for good, on request: article 17 of the General Data Protection Regulation (EU) 2016/679. */

/* The columns of the table "contact", as a changeset numbers them; the fields follow. */
enum { COLUMN_ID, COLUMN_SUPPLIER, COLUMN_FIELDS };

/* By these a person is known, wherever they are written. What a role or a note says is said of many. */
static const SourcierContactField telling[] = { SOURCIER_CONTACT_NAME, SOURCIER_CONTACT_EMAIL, SOURCIER_CONTACT_PHONE };

/**
 * sourcier_known_contact_free:
 * @self: a contact that the file keeps
 */
void
sourcier_known_contact_free (SourcierKnownContact *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->contact);
  g_free (self->supplier_name);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * sourcier_known_contact_get_place:
 * @self: a contact that the file keeps
 *
 * Returns: (transfer none): where it is kept, for the reader: the name of the supplier, or that only the history has it
 */
const char *
sourcier_known_contact_get_place (SourcierKnownContact *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->living)
    return _("removed, kept in the history");
  return *self->supplier_name != '\0' ? self->supplier_name : _("a supplier without a name");
}

/**
 * sourcier_known_contact_describe:
 * @self: a contact that the file keeps
 *
 * Returns: (transfer full): who it is and where: "Léa Roy, lea@roy.example, 01 02 03 04 05 – Atelier Roy", or where only
 *   the history keeps it
 */
char *
sourcier_known_contact_describe (SourcierKnownContact *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      const char *text = sourcier_contact_get_text (self->contact, telling[i]);

      if (*text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  g_string_append_printf (words, " – %s", sourcier_known_contact_get_place (self));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * sourcier_erasure_report_free:
 * @self: what erasing did
 */
void
sourcier_erasure_report_free (SourcierErasureReport *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

/* What is looked for, and who was found. */
typedef struct
{
  SourcierContactField field;
  char *folded;             /* NULL to look for one contact by its id */
  GHashTable *found;        /* id → SourcierKnownContact */
} Search;

static void
search_clear (Search *search)
{
  g_free (search->folded);
  g_clear_pointer (&search->found, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static int
compare_words (const void *a,
               const void *b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* A name is the same whatever the order of its words; an address only whatever its case. */
static char *
fold_for (SourcierContactField  field,
          const char           *text)
{
  g_autofree char *tidy = sourcier_text_tidy (text);

  if (field != SOURCIER_CONTACT_NAME)
    return g_utf8_casefold (tidy, -1);

  g_autofree char *folded = sourcier_text_fold (tidy);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  return g_strjoinv (" ", words);
}

static gboolean
is_sought (Search     *search,
           const char *text)
{
  if (search->folded == NULL || text == NULL || *text == '\0')
    return FALSE;

  g_autofree char *folded = fold_for (search->field, text);

  return g_str_equal (folded, search->folded);
}

static GHashTable *
new_found (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) sourcier_known_contact_free);
}

static SourcierKnownContact *
add_found (Search *search,
           gint64  id)
{
  SourcierKnownContact *known = g_hash_table_lookup (search->found, &id);

  if (known != NULL)
    return known;
  known = g_new0 (SourcierKnownContact, 1);
  known->id = id;
  known->contact = sourcier_contact_new ();
  known->supplier_name = g_strdup ("");
  known->texts = g_ptr_array_new_with_free_func (g_free);
  sourcier_contact_set_id (known->contact, id);
  g_hash_table_insert (search->found, &known->id, known);
  return known;
}

/* First who is sought is told by any earlier or later version of a contact … */
static gboolean
look_for_id (gint64          action,
             SourcierChange *change,
             gpointer        user_data)
{
  Search *search = user_data;
  guint column = COLUMN_FIELDS + search->field;

  if (g_str_equal (sourcier_change_get_table (change), "contact")
      && (is_sought (search, sourcier_change_get_text (change, column, FALSE))
          || is_sought (search, sourcier_change_get_text (change, column, TRUE))))
    add_found (search, sourcier_change_get_row (change));
  return TRUE;
}

static void
note_text (SourcierKnownContact *known,
           SourcierContactField  field,
           const char           *text)
{
  if (text == NULL)
    return;

  g_autofree char *valid = sourcier_text_make_valid (text, -1);

  sourcier_contact_set_text (known->contact, field, valid);
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (telling[i] == field && *valid != '\0'
        && !g_ptr_array_find_with_equal_func (known->texts, valid, g_str_equal, NULL))
      g_ptr_array_add (known->texts, g_strdup (valid));
}

/* … then all that was ever told of them is gathered, the oldest first. */
static gboolean
gather_versions (gint64          action,
                 SourcierChange *change,
                 gpointer        user_data)
{
  Search *search = user_data;
  gint64 id = sourcier_change_get_row (change);
  SourcierKnownContact *known = g_hash_table_lookup (search->found, &id);

  if (known == NULL || !g_str_equal (sourcier_change_get_table (change), "contact"))
    return TRUE;
  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    {
      note_text (known, i, sourcier_change_get_text (change, COLUMN_FIELDS + i, FALSE));
      note_text (known, i, sourcier_change_get_text (change, COLUMN_FIELDS + i, TRUE));
    }
  if (sourcier_change_get_int (change, COLUMN_SUPPLIER) != 0)
    known->supplier = sourcier_change_get_int (change, COLUMN_SUPPLIER);
  return TRUE;
}

#define LIVING_SQL \
  "SELECT c.id, c.supplier, s.name, c.name, c.role, c.email, c.phone, c.note" \
  " FROM contact AS c JOIN supplier AS s ON s.id = c.supplier"

static gboolean
look_among_living (SourcierStore  *store,
                   Search         *search,
                   GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, LIVING_SQL, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    if (is_sought (search, sourcier_statement_get_text (statement, 3 + (int) search->field)))
      add_found (search, sourcier_statement_get_int (statement, 0));
  return !has_row;
}

static gboolean
gather_living (SourcierStore         *store,
               SourcierKnownContact  *known,
               GError               **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, LIVING_SQL " WHERE c.id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, known->id);
  if (!sourcier_statement_step (statement, &known->living, error))
    return FALSE;
  if (!known->living)
    return TRUE;

  known->supplier = sourcier_statement_get_int (statement, 1);
  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    note_text (known, i, sourcier_statement_get_text (statement, 3 + (int) i));
  return TRUE;
}

static gboolean
name_supplier (SourcierStore         *store,
               SourcierKnownContact  *known,
               GError               **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT name FROM supplier WHERE id = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, known->supplier);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      g_free (known->supplier_name);
      known->supplier_name = g_strdup (sourcier_statement_get_text (statement, 0));
    }
  return TRUE;
}

static int
compare_known (gconstpointer a,
               gconstpointer b)
{
  const SourcierKnownContact *one = *(SourcierKnownContact * const *) a;
  const SourcierKnownContact *other = *(SourcierKnownContact * const *) b;

  if (one->living != other->living)
    return one->living ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/* Returns: (transfer full): all that is kept about those found, those in the directory first. */
static GPtrArray *
gather (SourcierStore  *store,
        Search         *search,
        GError        **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer known;

  g_hash_table_iter_init (&iter, search->found);
  while (g_hash_table_iter_next (&iter, NULL, &known))
    g_ptr_array_add (contacts, known);
  if (contacts->len > 0 && !sourcier_history_each_change (store, gather_versions, search, error))
    return NULL;
  for (guint i = 0; i < contacts->len; i++)
    if (!gather_living (store, g_ptr_array_index (contacts, i), error)
        || !name_supplier (store, g_ptr_array_index (contacts, i), error))
      return NULL;
  g_hash_table_steal_all (search->found);
  g_ptr_array_set_free_func (contacts, (GDestroyNotify) sourcier_known_contact_free);
  g_ptr_array_sort (contacts, compare_known);
  return g_steal_pointer (&contacts);
}

/**
 * sourcier_contact_store_find:
 * @store: an office's file
 * @field: %SOURCIER_CONTACT_EMAIL or %SOURCIER_CONTACT_NAME
 * @text: the e-mail, whatever its case, or the whole name, whatever its accents, its case and the order of its words
 * @error: where to put what went wrong
 *
 * Finds the contacts that have, or ever had as far as the history tells, this e-mail or name, those that were removed
 * too. This reads the whole history: not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierKnownContact): those of the directory, then those whom only
 *   the history keeps; or %NULL with @error set
 */
GPtrArray *
sourcier_contact_store_find (SourcierStore         *store,
                             SourcierContactField   field,
                             const char            *text,
                             GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (field == SOURCIER_CONTACT_EMAIL || field == SOURCIER_CONTACT_NAME, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  g_auto (Search) search = { field, fold_for (field, text), new_found () };

  if (*search.folded != '\0'
      && (!look_among_living (store, &search, error)
          || !sourcier_history_each_change (store, look_for_id, &search, error)))
    return NULL;
  return gather (store, &search, error);
}

/**
 * sourcier_contact_store_find_one:
 * @store: an office's file
 * @id: id of a contact
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierKnownContact): the contact alone, with what the history
 *   keeps about it; or %NULL with @error set
 */
GPtrArray *
sourcier_contact_store_find_one (SourcierStore  *store,
                                 gint64          id,
                                 GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_auto (Search) search = { SOURCIER_CONTACT_NAME, NULL, new_found () };

  add_found (&search, id);
  return gather (store, &search, error);
}

static gboolean
has_two_words (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);

  return strchr (folded, ' ') != NULL;
}

static SourcierErasure *
make_erasure (GPtrArray  *contacts,
              const char *words)
{
  SourcierErasure *erasure = sourcier_erasure_new ("contact");

  for (guint i = 0; i < contacts->len; i++)
    {
      SourcierKnownContact *known = g_ptr_array_index (contacts, i);

      sourcier_erasure_add_row (erasure, known->id);
      for (guint j = 0; j < known->texts->len; j++)
        sourcier_erasure_add_text (erasure, g_ptr_array_index (known->texts, j));
    }
  if (words != NULL && has_two_words (words))
    sourcier_erasure_add_text (erasure, words);
  return erasure;
}

/* "Atelier Roy: E-mail, Notes", or NULL. */
static char *
describe_mention (SourcierStatement *row,
                  SourcierErasure   *erasure)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (i != SOURCIER_SUPPLIER_TURNOVER && sourcier_erasure_has_text (erasure, sourcier_statement_get_text (row, (int) i)))
      g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "", sourcier_supplier_field_get_name (i));
  if (fields->len == 0)
    return NULL;
  /* translators: a supplier, and the fields of it where a person is named */
  return g_strdup_printf (_("%s: %s"), sourcier_statement_get_text (row, SOURCIER_SUPPLIER_NAME), fields->str);
}

/* What a table of the file is called; what the State publishes names nobody whom the office wrote down. */
static const char *
call_table (const char *table)
{
  static const struct { const char *start, *name; } tables[] = {
    { "contact", N_("Other contacts") }, { "label_award", N_("Labels") }, { "evidence_file", N_("Evidence files") },
    { "saved_list", N_("Lists") }, { "supplier_tag", N_("Tags") }, { "purchase", N_("Purchases") },
    { "official_list", NULL }, { "cpv", NULL }, { "qpv", NULL }, { "frr", NULL }, { "supplier", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_has_prefix (table, tables[i].start))
      return tables[i].name != NULL ? _(tables[i].name) : NULL;
  return _("Other records");
}

static gboolean
find_in_tables (SourcierStore    *store,
                SourcierErasure  *erasure,
                GPtrArray        *mentions,
                GError          **error)
{
  g_autoptr (GPtrArray) tables = sourcier_store_list_tables (store, error);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const char *name = call_table (g_ptr_array_index (tables, i));
      guint n = 0;

      if (name != NULL && !sourcier_erasure_count_rows (erasure, store, g_ptr_array_index (tables, i), &n, error))
        return FALSE;
      if (n > 0)
        /* translators: a kind of records, and how many of them name a person: “Purchases (2)” */
        g_ptr_array_add (mentions, g_strdup_printf (_("%s (%u)"), name, n));
    }
  return tables != NULL;
}

static gboolean
find_in_suppliers (SourcierStore    *store,
                   SourcierErasure  *erasure,
                   GPtrArray        *mentions,
                   GError          **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  gboolean has_row = TRUE;

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", sourcier_supplier_field_get_id (i));
  g_string_append (sql, " FROM supplier ORDER BY id");

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      char *mention = describe_mention (statement, erasure);

      if (mention != NULL)
        g_ptr_array_add (mentions, mention);
    }
  return !has_row;
}

static gboolean
find_mentions (SourcierStore    *store,
               SourcierErasure  *erasure,
               GPtrArray        *mentions,
               GError          **error)
{
  return find_in_suppliers (store, erasure, mentions, error) && find_in_tables (store, erasure, mentions, error);
}

static SourcierErasureReport *
new_report (SourcierStore *store,
            GPtrArray     *contacts)
{
  SourcierErasureReport *report = g_new0 (SourcierErasureReport, 1);

  report->mentions = g_ptr_array_new_with_free_func (g_free);
  report->copies = sourcier_store_list_old_copies (store);
  for (guint i = 0; i < contacts->len; i++)
    report->n_contacts += ((SourcierKnownContact *) g_ptr_array_index (contacts, i))->living;
  return report;
}

/**
 * sourcier_contact_store_weigh:
 * @store: an office's file
 * @contacts: (element-type SourcierKnownContact): whom to erase, maybe nobody
 * @words: (nullable): a name or an e-mail that the history shall not keep either, wherever it stands: that of a person
 *   who was written in a note, for instance; one word alone is too common and is passed over
 * @error: where to put what went wrong
 *
 * Looks what sourcier_contact_store_erase() would do. Not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what would be done, or %NULL with @error set
 */
SourcierErasureReport *
sourcier_contact_store_weigh (SourcierStore  *store,
                              GPtrArray      *contacts,
                              const char     *words,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (contacts != NULL, NULL);

  g_autoptr (SourcierErasure) erasure = make_erasure (contacts, words);
  g_autoptr (SourcierErasureReport) report = new_report (store, contacts);
  g_autoptr (GArray) actions = NULL;

  if (!sourcier_erasure_find_actions (erasure, store, &actions, error)
      || !find_mentions (store, erasure, report->mentions, error))
    return NULL;
  report->n_actions = actions->len;
  return g_steal_pointer (&report);
}

/* A contact that has moved to another supplier since it was found is a row of its own: it is not among @contacts. */
static gboolean
remove_living (SourcierStore         *store,
               SourcierKnownContact  *known,
               GError               **error)
{
  if (!known->living)
    return TRUE;

  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, known->supplier, error);
  if (supplier == NULL)
    return FALSE;

  GPtrArray *held = sourcier_supplier_get_contacts (supplier);
  for (guint i = held->len; i > 0; i--)
    if (sourcier_contact_get_id (g_ptr_array_index (held, i - 1)) == known->id)
      sourcier_supplier_remove_contact (supplier, g_ptr_array_index (held, i - 1));
  return sourcier_supplier_store_save (store, supplier, error);
}

/**
 * sourcier_contact_store_erase:
 * @store: an office's file that can be written
 * @contacts: (element-type SourcierKnownContact): whom to erase, maybe nobody
 * @words: (nullable): a name or an e-mail that the history shall not keep either, wherever it stands: that of a person
 *   who was written in a note, for instance; one word alone is too common and is passed over
 * @error: where to put what went wrong
 *
 * Erases contacts for good: from the directory, from what undo keeps, from the lines of the history, from the search
 * index and from the bytes of the file. It is one action, which cannot be undone and which ends the undoing of earlier
 * ones. The cancellable of @store stops it as long as nothing is erased. Long: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what was done, or %NULL with @error set; after an error of
 *   sourcier_store_remove_traces() the contacts are erased all the same
 */
SourcierErasureReport *
sourcier_contact_store_erase (SourcierStore  *store,
                              GPtrArray      *contacts,
                              const char     *words,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (contacts != NULL, NULL);

  g_autoptr (SourcierErasure) erasure = make_erasure (contacts, words);
  g_autoptr (SourcierErasureReport) report = new_report (store, contacts);

  if (!sourcier_store_begin (store, _("Erase a person"), error))
    return NULL;
  for (guint i = 0; i < contacts->len; i++)
    if (!remove_living (store, g_ptr_array_index (contacts, i), error))
      {
        sourcier_store_rollback (store);
        return NULL;
      }
  if (!sourcier_store_commit_erasing (store, erasure, &report->n_actions, error))
    return NULL;
  /* What stops it from now on would leave traces. */
  sourcier_store_set_cancellable (store, NULL);
  if (!find_mentions (store, erasure, report->mentions, error)
      || !sourcier_store_remove_traces (store, error))
    return NULL;
  return g_steal_pointer (&report);
}
