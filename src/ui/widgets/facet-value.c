/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/facet-list.h"

/**
 * sourcier_facet_value_new:
 * @value: what the caller knows it by
 * @name: what the reader reads
 * @count: how many things ticking it would give
 * @choice: whether it is ticked
 *
 * Returns: (transfer full): a value for sourcier_facet_list_set_values()
 */
SourcierFacetValue *
sourcier_facet_value_new (const char     *value,
                          const char     *name,
                          gint64          count,
                          SourcierChoice  choice)
{
  SourcierFacetValue *self = g_new0 (SourcierFacetValue, 1);

  self->value = g_strdup (value);
  self->name = g_strdup (name);
  self->count = count;
  self->choice = choice;
  return self;
}

/**
 * sourcier_facet_value_set_detail:
 * @self: a value
 * @detail: (nullable): what the reader reads under its name
 */
void
sourcier_facet_value_set_detail (SourcierFacetValue *self,
                                 const char         *detail)
{
  g_return_if_fail (self != NULL);

  g_free (self->detail);
  self->detail = g_strdup (detail);
}

/**
 * sourcier_facet_value_set_place:
 * @self: a value
 * @parent: (nullable): the value that it lies in
 * @folds: whether others lie in it, though they may not be told yet
 */
void
sourcier_facet_value_set_place (SourcierFacetValue *self,
                                const char         *parent,
                                gboolean            folds)
{
  g_return_if_fail (self != NULL);

  g_free (self->parent);
  self->parent = g_strdup (parent);
  self->folds = folds;
}

/**
 * sourcier_facet_value_set_found:
 * @self: a value
 *
 * Shows it while something is searched, whatever its name.
 */
void
sourcier_facet_value_set_found (SourcierFacetValue *self)
{
  g_return_if_fail (self != NULL);

  self->found = TRUE;
}

/**
 * sourcier_facet_value_free:
 * @self: (transfer full): a value
 */
void
sourcier_facet_value_free (SourcierFacetValue *self)
{
  g_free (self->value);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->parent);
  g_free (self);
}
