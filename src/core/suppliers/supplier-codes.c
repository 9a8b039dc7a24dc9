/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-private.h"

#include "base/text.h"

#include <string.h>

/* What a supplier has each once, in order: families of purchase, CPV codes, areas, tags. */

/**
 * sourcier_supplier_get_families:
 * @self: a supplier
 *
 * Returns: (transfer none): the codes of its families of purchase, each once, sorted
 */
const char * const *
sourcier_supplier_get_families (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  return (const char * const *) self->families;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The codes, each once, sorted. */
static char **
sorted_codes (const char * const *codes)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GStrvBuilder *kept = g_strv_builder_new ();

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    g_ptr_array_add (sorted, (char *) codes[i]);
  g_ptr_array_sort (sorted, compare_strings);

  for (guint i = 0; i < sorted->len; i++)
    {
      const char *code = g_ptr_array_index (sorted, i);

      if (*code != '\0' && (i == 0 || strcmp (code, g_ptr_array_index (sorted, i - 1)) != 0))
        g_strv_builder_add (kept, code);
    }

  char **result = g_strv_builder_end (kept);
  g_strv_builder_unref (kept);
  return result;
}

/* Puts a code in its place among sorted codes, unless it is there or says nothing. */
static gboolean
insert_code (char       ***codes,
             const char   *code)
{
  guint n = g_strv_length (*codes), at = n;

  while (at > 0 && strcmp ((*codes)[at - 1], code) > 0)
    at--;
  if (*code == '\0' || (at > 0 && g_str_equal ((*codes)[at - 1], code)))
    return FALSE;

  *codes = g_renew (char *, *codes, n + 2);
  memmove (*codes + at + 1, *codes + at, (n + 1 - at) * sizeof (char *));
  (*codes)[at] = g_strdup (code);
  return TRUE;
}

static char **
codes_without (char       **codes,
               const char  *removed)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (strcmp (codes[i], removed) != 0)
      g_strv_builder_add (kept, codes[i]);
  return g_strv_builder_end (kept);
}

/**
 * sourcier_supplier_set_families:
 * @self: a supplier
 * @families: (nullable): the codes of its families of purchase, in any order
 */
void
sourcier_supplier_set_families (SourcierSupplier   *self,
                                const char * const *families)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));

  g_auto (GStrv) sorted = sorted_codes (families);

  if (g_strv_equal ((const char * const *) sorted, (const char * const *) self->families))
    return;

  g_strfreev (self->families);
  self->families = g_steal_pointer (&sorted);
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_add_family:
 * @self: a supplier
 * @family: code of a family of purchase
 *
 * Returns: whether @self did not have the family yet
 */
gboolean
sourcier_supplier_add_family (SourcierSupplier *self,
                              const char       *family)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (family != NULL, FALSE);

  if (!insert_code (&self->families, family))
    return FALSE;
  _sourcier_supplier_changed (self);
  return TRUE;
}

/**
 * sourcier_supplier_remove_family:
 * @self: a supplier
 * @family: code of a family of purchase
 *
 * Returns: whether @self had the family
 */
gboolean
sourcier_supplier_remove_family (SourcierSupplier *self,
                                 const char       *family)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (family != NULL, FALSE);

  if (!g_strv_contains ((const char * const *) self->families, family))
    return FALSE;

  char **kept = codes_without (self->families, family);

  g_strfreev (self->families);
  self->families = kept;
  _sourcier_supplier_changed (self);
  return TRUE;
}

/**
 * sourcier_supplier_get_cpv:
 * @self: a supplier
 *
 * Returns: (transfer none): the CPV codes of what it sells, each once, sorted: eight digits, or seven where the list they
 *   came from had lost the leading zero
 */
const char * const *
sourcier_supplier_get_cpv (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  return (const char * const *) self->cpv;
}

/**
 * sourcier_supplier_set_cpv:
 * @self: a supplier
 * @codes: (nullable): the CPV codes of what it sells, in any order
 *
 * Families of purchase do not follow: whoever tells codes may tell families too.
 */
void
sourcier_supplier_set_cpv (SourcierSupplier   *self,
                           const char * const *codes)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));

  g_auto (GStrv) sorted = sorted_codes (codes);

  if (g_strv_equal ((const char * const *) sorted, (const char * const *) self->cpv))
    return;

  g_strfreev (self->cpv);
  self->cpv = g_steal_pointer (&sorted);
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_add_cpv:
 * @self: a supplier
 * @code: a CPV code without its check digit
 *
 * Returns: whether @self did not have the code yet
 */
gboolean
sourcier_supplier_add_cpv (SourcierSupplier *self,
                           const char       *code)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  if (!insert_code (&self->cpv, code))
    return FALSE;
  _sourcier_supplier_changed (self);
  return TRUE;
}

/**
 * sourcier_supplier_remove_cpv:
 * @self: a supplier
 * @code: a CPV code as it has it
 *
 * Returns: whether @self had the code
 */
gboolean
sourcier_supplier_remove_cpv (SourcierSupplier *self,
                              const char       *code)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  if (!g_strv_contains ((const char * const *) self->cpv, code))
    return FALSE;

  g_auto (GStrv) kept = codes_without (self->cpv, code);

  sourcier_supplier_set_cpv (self, (const char * const *) kept);
  return TRUE;
}

/**
 * sourcier_supplier_get_areas:
 * @self: a supplier
 *
 * Returns: (transfer none): where it says it works, as areas of reference/area.h, each once, sorted; none if it says
 *   nothing
 */
const char * const *
sourcier_supplier_get_areas (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  return (const char * const *) self->areas;
}

/**
 * sourcier_supplier_set_areas:
 * @self: a supplier
 * @areas: (nullable): where it says it works, in any order
 */
void
sourcier_supplier_set_areas (SourcierSupplier   *self,
                             const char * const *areas)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));

  g_auto (GStrv) sorted = sorted_codes (areas);

  if (g_strv_equal ((const char * const *) sorted, (const char * const *) self->areas))
    return;

  g_strfreev (self->areas);
  self->areas = g_steal_pointer (&sorted);
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_add_area:
 * @self: a supplier
 * @area: where it says it works
 *
 * Returns: whether @self had not said so yet
 */
gboolean
sourcier_supplier_add_area (SourcierSupplier *self,
                            const char       *area)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  if (!insert_code (&self->areas, area))
    return FALSE;
  _sourcier_supplier_changed (self);
  return TRUE;
}

/* What parts several tags written in one place; no tag holds any of it. */
#define TAG_SEPARATORS ",;|\r\n\t"

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  g_autofree char *one = sourcier_text_fold (*(const char * const *) a);
  g_autofree char *other = sourcier_text_fold (*(const char * const *) b);

  return strcmp (one, other);
}

/* Takes the tags of @written that are not in @tags yet; words without a letter or a digit are no tag. */
static void
collect_tags (GPtrArray  *tags,
              GHashTable *known,
              const char *written)
{
  g_auto (GStrv) parts = g_strsplit_set (written, TAG_SEPARATORS, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *tag = sourcier_text_tidy (parts[i]);
      char *folded = sourcier_text_fold (tag);

      if (*folded == '\0')
        g_free (folded);
      else if (g_hash_table_add (known, folded))
        g_ptr_array_add (tags, g_steal_pointer (&tag));
    }
}

/**
 * sourcier_supplier_get_tags:
 * @self: a supplier
 *
 * Returns: (transfer none): its tags as they were typed, each once whatever its accents and case, in order
 */
const char * const *
sourcier_supplier_get_tags (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  return (const char * const *) self->tags;
}

/**
 * sourcier_supplier_set_tags:
 * @self: a supplier
 * @tags: (nullable): its tags, in any order; of several that differ in accents and case only, the first stays
 */
void
sourcier_supplier_set_tags (SourcierSupplier   *self,
                            const char * const *tags)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));

  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    collect_tags (kept, known, tags[i]);
  g_ptr_array_sort (kept, compare_tags);
  g_ptr_array_add (kept, NULL);
  if (g_strv_equal ((const char * const *) kept->pdata, (const char * const *) self->tags))
    return;

  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) kept->pdata);
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_add_tags:
 * @self: a supplier
 * @written: a tag, or several parted by commas, semicolons, bars or line breaks
 *
 * Returns: whether @self did not have all of them yet
 */
gboolean
sourcier_supplier_add_tags (SourcierSupplier *self,
                            const char       *written)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (written != NULL, FALSE);

  guint before = g_strv_length (self->tags);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < before; i++)
    g_ptr_array_add (all, self->tags[i]);
  g_ptr_array_add (all, (char *) written);
  g_ptr_array_add (all, NULL);

  g_auto (GStrv) copy = g_strdupv ((char **) all->pdata);
  sourcier_supplier_set_tags (self, (const char * const *) copy);
  return g_strv_length (self->tags) > before;
}

/**
 * sourcier_supplier_remove_tags:
 * @self: a supplier
 * @written: a tag, or several parted as for sourcier_supplier_add_tags(); accents and case do not count
 *
 * Returns: whether @self had any of them
 */
gboolean
sourcier_supplier_remove_tags (SourcierSupplier *self,
                               const char       *written)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (written != NULL, FALSE);

  guint before = g_strv_length (self->tags);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  collect_tags (gone, known, written);
  for (guint i = 0; i < before; i++)
    {
      g_autofree char *folded = sourcier_text_fold (self->tags[i]);

      if (!g_hash_table_contains (known, folded))
        g_ptr_array_add (kept, g_strdup (self->tags[i]));
    }
  g_ptr_array_add (kept, NULL);
  sourcier_supplier_set_tags (self, (const char * const *) kept->pdata);
  return g_strv_length (self->tags) < before;
}
