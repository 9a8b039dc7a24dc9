/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "base/siret.h"
#include "base/text.h"
#include "suppliers/import-candidate-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* Of more names than this with one beginning or end in one postcode, only the first are compared with a row. */
#define MOST_COMPARED 64

/* When all rows are read: those that had to wait are matched, and those that found no supplier are compared with the
 * suppliers of their postcode that are nearly alike. */

static gboolean
match_late (SourcierSupplierImport  *self,
            gint64                   seq,
            GError                 **error)
{
  g_auto (SourcierStagedRow) row = { 0 };

  if (!sourcier_import_store_get (self->context.store, seq, &row, error))
    return FALSE;

  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (&self->context, row.cells, row.line);

  self->n[row.effect]--;
  g_clear_pointer (&row.reason, g_free);
  if (!_sourcier_supplier_import_understand (self, &row, reading, NULL, error))
    return FALSE;
  self->n[row.effect]++;
  row.matched = row.supplier;
  if (row.effect == SOURCIER_IMPORT_DOUBTFUL)
    {
      g_free (row.doubt);
      row.doubt = g_strdup (row.reason);
    }
  return sourcier_import_store_update (self->context.store, &row, error);
}

static gboolean
match_rows (SourcierSupplierImport  *self,
            GArray                  *rows,
            GCancellable            *cancellable,
            GError                 **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (_sourcier_supplier_import_cancelled (cancellable, error)
        || !match_late (self, g_array_index (rows, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
match_all_late (SourcierSupplierImport  *self,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr (GArray) rows = sourcier_import_candidate_store_list_late (self->context.store, error);

  return rows != NULL && match_rows (self, rows, cancellable, error);
}

/* In an empty directory rows can only repeat one another, and few may. */
static gboolean
match_repeated (SourcierSupplierImport  *self,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr (GArray) rows = sourcier_import_candidate_store_list_late (self->context.store, error);

  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  return sourcier_import_store_index_keys (self->context.store, error) && match_rows (self, rows, cancellable, error);
}

/* The suppliers of one postcode, found by what a key may share with theirs. */
typedef struct
{
  char *postcode;
  GPtrArray *keys;
  GHashTable *by_shared;   /* (element-type utf8 GArray) places in @keys */
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->postcode, g_free);
  g_clear_pointer (&self->by_shared, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
place_note (Place *self,
            guint  place)
{
  g_autoptr (GPtrArray) shared = sourcier_duplicate_key_get_shared (g_ptr_array_index (self->keys, place));

  for (guint i = 0; i < shared->len; i++)
    {
      const char *what = g_ptr_array_index (shared, i);
      GArray *places = g_hash_table_lookup (self->by_shared, what);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_shared, g_strdup (what), places);
        }
      g_array_append_val (places, place);
    }
}

static gboolean
place_load (Place          *self,
            SourcierStore  *store,
            const char     *postcode,
            GError        **error)
{
  place_clear (self);
  self->keys = sourcier_import_candidate_store_load_place (store, postcode, error);
  if (self->keys == NULL)
    return FALSE;
  self->postcode = g_strdup (postcode);
  self->by_shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->keys->len; i++)
    place_note (self, i);
  return TRUE;
}

/* Two sound numbers that differ tell two suppliers apart, whatever they are called: other establishments of a firm, too. */
static gboolean
are_told_apart (const SourcierDuplicateKey *a,
                const SourcierDuplicateKey *b)
{
  return sourcier_siret_check (a->siret) == SOURCIER_SIRET_SOUND && sourcier_siret_check (b->siret) == SOURCIER_SIRET_SOUND
         && !g_str_equal (a->siret, b->siret);
}

typedef struct
{
  gint64 supplier;
  int sureness;   /* 0 for the surest reason */
} Found;

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *x = a, *y = b;

  if (x->sureness != y->sureness)
    return x->sureness - y->sureness;
  return x->supplier < y->supplier ? -1 : x->supplier > y->supplier;
}

static void
add_found (GArray                     *found,
           const SourcierDuplicateKey *row,
           const SourcierDuplicateKey *supplier)
{
  SourcierDuplicateReasons reasons = sourcier_duplicate_compare (row, supplier);
  Found one = { supplier->id, g_bit_nth_lsf (reasons, -1) };

  if (reasons == 0 || are_told_apart (row, supplier))
    return;
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, Found, i).supplier == supplier->id)
      return;
  g_array_append_val (found, one);
}

/* The suppliers of the place that the row may be about, the likeliest first. */
static GArray *
find_near (Place                      *self,
           const SourcierDuplicateKey *row)
{
  g_autoptr (GPtrArray) shared = sourcier_duplicate_key_get_shared (row);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GArray *likely = g_array_new (FALSE, FALSE, sizeof (SourcierImportLikely));

  for (guint i = 0; i < shared->len; i++)
    {
      GArray *places = g_hash_table_lookup (self->by_shared, g_ptr_array_index (shared, i));

      for (guint j = 0; places != NULL && j < MIN (places->len, MOST_COMPARED); j++)
        add_found (found, row, g_ptr_array_index (self->keys, g_array_index (places, guint, j)));
    }

  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, SOURCIER_IMPORT_MOST_LIKELY); i++)
    {
      SourcierImportLikely one = { g_array_index (found, Found, i).supplier, 0 };

      g_array_append_val (likely, one);
    }
  return likely;
}

typedef struct
{
  gint64 row;
  GArray *likely;
} Near;

static void
near_clear (gpointer data)
{
  g_array_unref (((Near *) data)->likely);
}

/* What was found is written afterwards: a table is not changed while it is gone through. */
static GArray *
find_all_near (SourcierSupplierImport  *self,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_import_candidate_store_select_lone (self->context.store, error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Near));
  g_auto (Place) place = { 0 };
  gboolean has_row = TRUE;

  g_array_set_clear_func (all, near_clear);
  while (statement != NULL && has_row)
    {
      if (_sourcier_supplier_import_cancelled (cancellable, error)
          || !sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      g_autoptr (SourcierDuplicateKey) key = sourcier_import_candidate_store_read_key (statement);
      const char *postcode = sourcier_statement_get_text (statement, 5);

      if (g_strcmp0 (postcode, place.postcode) != 0
          && !place_load (&place, self->context.store, postcode, error))
        return NULL;

      Near near = { key->id, find_near (&place, key) };
      if (near.likely->len > 0)
        g_array_append_val (all, near);
      else
        near_clear (&near);
    }
  return statement != NULL ? g_steal_pointer (&all) : NULL;
}

static char *
explain_near (SourcierSupplier *supplier,
              guint             n_others)
{
  const char *name = sourcier_supplier_get_name (supplier);
  const char *city = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY);
  const char *place = *city != '\0' ? city : sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE);

  if (n_others > 0)
    /* translators: name and city, or postcode, of the supplier that a row may be about, and how many others it may be about */
    return g_strdup_printf (ngettext ("May be “%s” in %s, or %u other", "May be “%s” in %s, or %u others", n_others), name,
                            place, n_others);
  /* translators: name and city, or postcode, of the supplier that a row may be about */
  return g_strdup_printf (_("May be “%s” in %s"), name, place);
}

static gboolean
write_near (SourcierSupplierImport  *self,
            const Near              *near,
            GError                 **error)
{
  SourcierStore *store = self->context.store;
  g_auto (SourcierStagedRow) row = { 0 };
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autoptr (SourcierSupplier) first =
    sourcier_supplier_store_load (store, g_array_index (near->likely, SourcierImportLikely, 0).supplier, error);

  if (first == NULL || !sourcier_import_store_get (store, near->row, &row, error))
    return FALSE;

  g_autofree char *reason = explain_near (first, near->likely->len - 1);
  sourcier_text_append_part (reasons, row.reason);
  sourcier_text_append_part (reasons, reason);
  g_free (row.reason);
  g_free (row.doubt);
  row.reason = g_strdup (reasons->str);
  row.doubt = g_strdup (reasons->str);

  self->n[row.effect]--;
  row.effect = SOURCIER_IMPORT_DOUBTFUL;
  self->n[row.effect]++;
  return sourcier_import_store_update (store, &row, error)
         && sourcier_import_candidate_store_add (store, row.seq, near->likely, error);
}

static gboolean
doubt_near (SourcierSupplierImport  *self,
            GCancellable            *cancellable,
            GError                 **error)
{
  gboolean any = FALSE;

  if (!sourcier_import_candidate_store_find_places (self->context.store, &any, error))
    return FALSE;
  if (!any)
    return TRUE;

  g_autoptr (GArray) all = find_all_near (self, cancellable, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (_sourcier_supplier_import_cancelled (cancellable, error)
        || !write_near (self, &g_array_index (all, Near, i), error))
      return FALSE;
  return all != NULL;
}

/* Looks at the rows once more that could not be understood as they came, when all are read. What it takes depends on the
 * rows that found no supplier, and is nothing where there is none; in an empty directory on those that may repeat another. */
gboolean
_sourcier_supplier_import_look_again (SourcierSupplierImport  *self,
                                      GCancellable            *cancellable,
                                      GError                 **error)
{
  if (!self->context.has_directory)
    return match_repeated (self, cancellable, error);
  if (self->n[SOURCIER_IMPORT_NEW] + self->n[SOURCIER_IMPORT_DOUBTFUL] == 0)
    return TRUE;
  self->context.late = TRUE;
  return match_all_late (self, cancellable, error) && doubt_near (self, cancellable, error);
}
