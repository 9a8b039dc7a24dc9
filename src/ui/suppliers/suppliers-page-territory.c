/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/money.h"
#include "reference/departement.h"
#include "suppliers/supplier-commune-facets.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The territory as a tree: regions, which the departements add up to, departements, and communes. The communes are counted by a
 * worker once a departement is unfolded or something is searched, and after each answer from then on; only those that are wanted
 * become values. */

/* How many communes are shown that are called as what is searched. */
#define MOST_FOUND 50

typedef struct
{
  SourcierStore *store;
  SourcierSupplierIndex *index;
  SourcierSupplierQuery *query;
  GArray *communes;         /* NULL before they are counted */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->store);
  g_object_unref (count->index);
  g_object_unref (count->query);
  g_clear_pointer (&count->communes, g_array_unref);
  g_free (count);
}

static gboolean
count_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Count *count = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (count->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  count->communes = sourcier_supplier_communes_count (reader, count->index, count->query, cancellable, error);
  return count->communes != NULL;
}

static void
counted_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  SourcierSuppliersPage *self = owner;
  Count *count = data;

  /* Another answer came meanwhile, or another office's file. */
  if (count->store != self->store || sourcier_job_was_stopped (error))
    return;
  g_clear_object (&self->counting_communes);
  if (error != NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The directory could not be read"), error);
      return;
    }
  g_clear_pointer (&self->communes, g_array_unref);
  self->communes = g_steal_pointer (&count->communes);
  _sourcier_suppliers_page_show_territory (self);
}

static SourcierFacetList *
territory_of (SourcierSuppliersPage *self)
{
  return SOURCIER_FACET_LIST (self->facets[SOURCIER_FACET_DEPARTEMENT]);
}

static GPtrArray *
counts_of (SourcierSuppliersPage *self)
{
  SourcierSupplierFacets *facets = self->list != NULL ? sourcier_supplier_list_get_facets (self->list) : NULL;

  return facets != NULL ? sourcier_supplier_facets_get_counts (facets, SOURCIER_FACET_DEPARTEMENT) : NULL;
}

static gboolean
wants_communes (SourcierSuppliersPage *self)
{
  GPtrArray *counts = counts_of (self);

  if (counts != NULL && *sourcier_facet_list_get_search (territory_of (self)) != '\0')
    return TRUE;
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const char *value = ((SourcierFacetCount *) counts->pdata[i])->value;

      if (sourcier_departement_find (value) != NULL && sourcier_facet_list_is_unfolded (territory_of (self), value))
        return TRUE;
    }
  return FALSE;
}

/* Counts the communes under the question whose answer is shown, where anybody wants to see some; those counted before are shown
 * until then. */
void
_sourcier_suppliers_page_count_communes (SourcierSuppliersPage *self)
{
  Count *count;

  g_cancellable_cancel (self->counting_communes);
  g_clear_object (&self->counting_communes);
  if (!wants_communes (self))
    {
      g_clear_pointer (&self->communes, g_array_unref);
      return;
    }
  count = g_new0 (Count, 1);
  count->store = g_object_ref (self->store);
  count->index = sourcier_supplier_index_of (self->store);
  count->query = g_object_ref (sourcier_supplier_list_get_query (self->list));
  self->counting_communes = g_cancellable_new ();
  sourcier_job_run (self, count_in_thread, counted_cb, count, count_free, self->counting_communes);
}

/* Shows communes that are counted; others are counted first. */
static void
want_communes (SourcierSuppliersPage *self)
{
  if (self->communes == NULL && self->counting_communes == NULL)
    _sourcier_suppliers_page_count_communes (self);
  _sourcier_suppliers_page_show_territory (self);
}

static void
unfolded_cb (SourcierSuppliersPage *self,
             const char            *value)
{
  if (sourcier_departement_find (value) != NULL)
    want_communes (self);
}

/* Gets the tree ready. */
void
_sourcier_suppliers_page_init_territory (SourcierSuppliersPage *self)
{
  g_signal_connect_object (territory_of (self), "unfolded", G_CALLBACK (unfolded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (territory_of (self), "searched", G_CALLBACK (want_communes), self, G_CONNECT_SWAPPED);
}

/* Forgets what was counted. */
void
_sourcier_suppliers_page_clear_territory (SourcierSuppliersPage *self)
{
  g_cancellable_cancel (self->counting_communes);
  g_clear_object (&self->counting_communes);
  g_clear_pointer (&self->communes, g_array_unref);
}

typedef struct
{
  SourcierSuppliersPage *page;
  GPtrArray *values;
  GHashTable *by_value;
} Tree;

/* A value that is there keeps its count. */
static SourcierFacetValue *
ensure_value (Tree       *tree,
              const char *value,
              const char *name,
              gint64      count)
{
  SourcierSupplierQuery *query = sourcier_supplier_list_get_query (tree->page->list);
  SourcierChoice choice = sourcier_supplier_query_get_choice (query, SOURCIER_FACET_DEPARTEMENT, value);
  SourcierFacetValue *added = g_hash_table_lookup (tree->by_value, value);

  if (added != NULL)
    return added;
  added = sourcier_facet_value_new (value, name, count, choice);
  g_ptr_array_add (tree->values, added);
  g_hash_table_insert (tree->by_value, added->value, added);
  return added;
}

static SourcierFacetValue *
ensure_region (Tree       *tree,
               const char *name)
{
  g_autofree char *value = g_strconcat (SOURCIER_TERRITORY_REGION, name, NULL);
  SourcierFacetValue *region = ensure_value (tree, value, name, 0);

  sourcier_facet_value_set_place (region, NULL, TRUE);
  return region;
}

static SourcierFacetValue *
ensure_departement (Tree       *tree,
                    const char *code)
{
  const SourcierDepartement *departement = sourcier_departement_find (code);
  const char *name = sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, code);
  SourcierFacetValue *value = ensure_value (tree, code, name, 0);

  if (departement != NULL)
    sourcier_facet_value_set_place (value, ensure_region (tree, sourcier_departement_get_region (departement))->value, TRUE);
  return value;
}

static SourcierFacetValue *
ensure_commune (Tree       *tree,
                const char *value,
                gint64      count)
{
  const SourcierCommune *commune = sourcier_commune_find (value + strlen (SOURCIER_TERRITORY_COMMUNE));
  const char *name = commune != NULL ? sourcier_commune_get_name (commune)
                                     : sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, value);
  SourcierFacetValue *added = ensure_value (tree, value, name, count);

  if (commune != NULL)
    sourcier_facet_value_set_place (added, ensure_departement (tree, sourcier_commune_get_departement (commune))->value, FALSE);
  return added;
}

static SourcierFacetValue *
ensure_counted (Tree                       *tree,
                const SourcierCommuneCount *count)
{
  g_autofree char *value = sourcier_commune_count_to_value (count);

  return ensure_commune (tree, value, count->count);
}

static void
add_departement (Tree                     *tree,
                 const SourcierFacetCount *count)
{
  SourcierFacetValue *departement = ensure_departement (tree, count->value);
  SourcierFacetValue *region = departement->parent != NULL ? g_hash_table_lookup (tree->by_value, departement->parent) : NULL;

  departement->count = count->count;
  if (region != NULL)
    region->count += count->count;
}

/* What the question counted: departements, and whatever is chosen. */
static void
add_count (Tree                     *tree,
           const SourcierFacetCount *count)
{
  if (g_str_has_prefix (count->value, SOURCIER_TERRITORY_REGION))
    ensure_region (tree, count->value + strlen (SOURCIER_TERRITORY_REGION));
  else if (g_str_has_prefix (count->value, SOURCIER_TERRITORY_COMMUNE))
    ensure_commune (tree, count->value, count->count);
  else
    add_departement (tree, count);
}

static void
add_unfolded (Tree *tree)
{
  GArray *communes = tree->page->communes;
  const char *departement = NULL;
  gboolean unfolded = FALSE;

  for (guint i = 0; communes != NULL && i < communes->len; i++)
    {
      const SourcierCommuneCount *count = &g_array_index (communes, SourcierCommuneCount, i);
      const char *own = sourcier_commune_get_departement (count->commune);

      if (g_strcmp0 (own, departement) != 0)
        unfolded = sourcier_facet_list_is_unfolded (territory_of (tree->page), own);
      departement = own;
      if (unfolded)
        ensure_counted (tree, count);
    }
}

/* The communes that are called as what is searched, as many as can be looked over. Returns: (transfer full) (nullable): what is to
 * be told of the others */
static char *
add_found (Tree *tree)
{
  const char *words = sourcier_facet_list_get_search (territory_of (tree->page));
  guint n_found;

  if (*words == '\0')
    return NULL;
  if (tree->page->communes == NULL)
    return g_strdup (_("The communes are being counted…"));

  g_autoptr (GArray) found = sourcier_supplier_communes_find (tree->page->communes, words, MOST_FOUND, &n_found);
  g_autofree char *shown = sourcier_count_format (found->len);
  g_autofree char *all = sourcier_count_format (n_found);

  for (guint i = 0; i < found->len; i++)
    sourcier_facet_value_set_found (ensure_counted (tree, &g_array_index (found, SourcierCommuneCount, i)));
  if (n_found == found->len)
    return NULL;
  /* translators: two numbers of communes: “50 of 1,204 communes of that name are shown” */
  return g_strdup_printf (_("%s of %s communes of that name are shown: write more of it."), shown, all);
}

/* Shows the counts of the last answer, and of the communes as far as they are counted. */
void
_sourcier_suppliers_page_show_territory (SourcierSuppliersPage *self)
{
  GPtrArray *counts = counts_of (self);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);
  g_autoptr (GHashTable) by_value = g_hash_table_new (g_str_hash, g_str_equal);
  Tree tree = { self, values, by_value };
  g_autofree char *hint = NULL;

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    add_count (&tree, counts->pdata[i]);
  if (counts != NULL)
    {
      add_unfolded (&tree);
      hint = add_found (&tree);
    }
  sourcier_facet_list_set_hint (territory_of (self), hint);
  sourcier_facet_list_set_values (territory_of (self), values);
}
