/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/contact-find-store.h"

#include "base/text.h"
#include "store/history-change.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Whoever asks to be erased is found wherever the file keeps him: in the directory, and in what its history tells. */

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
