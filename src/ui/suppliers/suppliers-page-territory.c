/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "reference/commune.h"
#include "reference/departement.h"
#include "suppliers/supplier-commune-facets.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The territory as a tree: regions, which the departements add up to, departements, and communes, which are counted by a worker
 * once their departement is unfolded and after each answer from then on. */

typedef struct
{
  SourcierStore *store;
  SourcierSupplierQuery *query;
  GHashTable *communes;     /* departements to their communes with counts, NULL before they are counted */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->store);
  g_object_unref (count->query);
  g_hash_table_unref (count->communes);
  g_free (count);
}

static GHashTable *
communes_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
}

static gboolean
count_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Count *count = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (count->store, error);
  GHashTableIter iter;
  gpointer departement;

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  g_hash_table_iter_init (&iter, count->communes);
  while (g_hash_table_iter_next (&iter, &departement, NULL))
    {
      GHashTable *counts = sourcier_supplier_communes_count (reader, count->query, departement, error);

      if (counts == NULL)
        return FALSE;
      g_hash_table_iter_replace (&iter, counts);
    }
  return TRUE;
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
  if (error != NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The directory could not be read"), error);
      return;
    }
  g_clear_pointer (&self->communes, g_hash_table_unref);
  self->communes = g_hash_table_ref (count->communes);
  _sourcier_suppliers_page_show_territory (self);
}

static SourcierFacetList *
territory_of (SourcierSuppliersPage *self)
{
  return SOURCIER_FACET_LIST (self->facets[SOURCIER_FACET_DEPARTEMENT]);
}

/* Counts the communes of the departements that are unfolded, under the question whose answer is shown. */
void
_sourcier_suppliers_page_count_communes (SourcierSuppliersPage *self)
{
  SourcierSupplierFacets *facets = self->list != NULL ? sourcier_supplier_list_get_facets (self->list) : NULL;
  GPtrArray *counts = facets != NULL ? sourcier_supplier_facets_get_counts (facets, SOURCIER_FACET_DEPARTEMENT) : NULL;
  g_autoptr (GHashTable) communes = communes_new ();

  g_cancellable_cancel (self->counting_communes);
  g_clear_object (&self->counting_communes);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const char *value = ((SourcierFacetCount *) counts->pdata[i])->value;

      if (sourcier_departement_find (value) != NULL && sourcier_facet_list_is_unfolded (territory_of (self), value))
        g_hash_table_insert (communes, g_strdup (value), g_hash_table_new (g_str_hash, g_str_equal));
    }
  if (g_hash_table_size (communes) == 0)
    return;

  Count *count = g_new0 (Count, 1);

  count->store = g_object_ref (self->store);
  count->query = g_object_ref (sourcier_supplier_list_get_query (self->list));
  count->communes = g_steal_pointer (&communes);
  self->counting_communes = g_cancellable_new ();
  sourcier_job_run (self, count_in_thread, counted_cb, count, count_free, self->counting_communes);
}

static void
unfolded_cb (SourcierSuppliersPage *self,
             const char            *value)
{
  if (sourcier_departement_find (value) != NULL)
    _sourcier_suppliers_page_count_communes (self);
}

/* Gets the tree ready. */
void
_sourcier_suppliers_page_init_territory (SourcierSuppliersPage *self)
{
  self->communes = communes_new ();
  g_signal_connect_object (territory_of (self), "unfolded", G_CALLBACK (unfolded_cb), self, G_CONNECT_SWAPPED);
}

/* Forgets what was counted. */
void
_sourcier_suppliers_page_clear_territory (SourcierSuppliersPage *self)
{
  g_cancellable_cancel (self->counting_communes);
  g_clear_object (&self->counting_communes);
  if (self->communes != NULL)
    g_hash_table_remove_all (self->communes);
}

typedef struct
{
  SourcierSuppliersPage *page;
  GPtrArray *values;
  GHashTable *regions;    /* names to their values, which are among the values */
} Tree;

static SourcierFacetValue *
add_value (Tree       *tree,
           const char *value,
           const char *name,
           gint64      count)
{
  SourcierSupplierQuery *query = sourcier_supplier_list_get_query (tree->page->list);
  SourcierChoice choice = sourcier_supplier_query_get_choice (query, SOURCIER_FACET_DEPARTEMENT, value);
  SourcierFacetValue *added = sourcier_facet_value_new (value, name, count, choice);

  g_ptr_array_add (tree->values, added);
  return added;
}

static SourcierFacetValue *
ensure_region (Tree       *tree,
               const char *name)
{
  SourcierFacetValue *region = g_hash_table_lookup (tree->regions, name);
  g_autofree char *value = g_strconcat (SOURCIER_TERRITORY_REGION, name, NULL);

  if (region == NULL)
    {
      region = add_value (tree, value, name, 0);
      sourcier_facet_value_set_place (region, NULL, TRUE);
      g_hash_table_insert (tree->regions, (gpointer) name, region);
    }
  return region;
}

static void
add_commune (Tree       *tree,
             const char *value,
             gint64      count)
{
  const SourcierCommune *commune = sourcier_commune_find (value + strlen (SOURCIER_TERRITORY_COMMUNE));
  const char *name = commune != NULL ? sourcier_commune_get_name (commune)
                                     : sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, value);
  SourcierFacetValue *added = add_value (tree, value, name, count);

  if (commune != NULL)
    sourcier_facet_value_set_place (added, sourcier_commune_get_departement (commune), FALSE);
}

static void
add_communes_of (Tree       *tree,
                 const char *departement)
{
  GHashTable *communes = g_hash_table_lookup (tree->page->communes, departement);
  GHashTableIter iter;
  gpointer value, count;

  if (communes == NULL)
    return;
  g_hash_table_iter_init (&iter, communes);
  while (g_hash_table_iter_next (&iter, &value, &count))
    add_commune (tree, value, *(gint64 *) count);
}

/* What is chosen was counted with the question, and need not stand in the tree twice. */
static gboolean
is_counted_beside (Tree       *tree,
                   const char *value)
{
  const SourcierCommune *commune = sourcier_commune_find (value + strlen (SOURCIER_TERRITORY_COMMUNE));
  GHashTable *communes = commune != NULL ? g_hash_table_lookup (tree->page->communes, sourcier_commune_get_departement (commune))
                                         : NULL;

  return communes != NULL && g_hash_table_contains (communes, value);
}

static void
add_departement (Tree                     *tree,
                 const SourcierFacetCount *count)
{
  const SourcierDepartement *departement = sourcier_departement_find (count->value);
  SourcierFacetValue *added = add_value (tree, count->value,
                                         sourcier_supplier_facet_get_value_name (SOURCIER_FACET_DEPARTEMENT, count->value),
                                         count->count);
  SourcierFacetValue *region;

  if (departement == NULL)
    return;
  region = ensure_region (tree, sourcier_departement_get_region (departement));
  region->count += count->count;
  sourcier_facet_value_set_place (added, region->value, TRUE);
  add_communes_of (tree, count->value);
}

/* A commune that is chosen stands in its departement, though the departement has nobody else. */
static void
ensure_departement_of (Tree       *tree,
                       GPtrArray  *counts,
                       const char *value)
{
  const SourcierCommune *commune = sourcier_commune_find (value + strlen (SOURCIER_TERRITORY_COMMUNE));
  SourcierFacetCount none = { 0 };

  if (commune == NULL)
    return;
  none.value = (char *) sourcier_commune_get_departement (commune);
  for (guint i = 0; i < counts->len; i++)
    if (g_str_equal (((SourcierFacetCount *) counts->pdata[i])->value, none.value))
      return;
  for (guint i = 0; i < tree->values->len; i++)
    if (g_str_equal (((SourcierFacetValue *) tree->values->pdata[i])->value, none.value))
      return;
  add_departement (tree, &none);
}

static void
add_count (Tree                     *tree,
           GPtrArray                *counts,
           const SourcierFacetCount *count)
{
  if (g_str_has_prefix (count->value, SOURCIER_TERRITORY_REGION))
    {
      ensure_region (tree, g_intern_string (count->value + strlen (SOURCIER_TERRITORY_REGION)));
    }
  else if (!g_str_has_prefix (count->value, SOURCIER_TERRITORY_COMMUNE))
    {
      add_departement (tree, count);
    }
  else if (!is_counted_beside (tree, count->value))
    {
      ensure_departement_of (tree, counts, count->value);
      add_commune (tree, count->value, count->count);
    }
}

/* Shows the counts of the last answer, and of the communes as far as they are counted. */
void
_sourcier_suppliers_page_show_territory (SourcierSuppliersPage *self)
{
  SourcierSupplierFacets *facets = self->list != NULL ? sourcier_supplier_list_get_facets (self->list) : NULL;
  GPtrArray *counts = facets != NULL ? sourcier_supplier_facets_get_counts (facets, SOURCIER_FACET_DEPARTEMENT) : NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);
  g_autoptr (GHashTable) regions = g_hash_table_new (g_str_hash, g_str_equal);
  Tree tree = { self, values, regions };

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    add_count (&tree, counts, counts->pdata[i]);
  sourcier_facet_list_set_values (territory_of (self), values);
}
