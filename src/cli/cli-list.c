/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-list.h"

#include <glib/gi18n-lib.h>

/* The saved question that @name stands for, left alone where it is a list made by hand. A question cannot be joined with
 * another. */
static gboolean
find_question (SourcierStore                *store,
               const SourcierSavedListKind  *kind,
               gpointer                      query,
               const char                   *name,
               GObject                     **question,
               GError                      **error)
{
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_store_find (store, kind, name, error);
  g_autoptr (SourcierChoices) others = sourcier_choices_copy (kind->get_choices (query));
  gboolean in = sourcier_choices_get (others, kind->facet, name) == SOURCIER_CHOICE_IN;
  g_autoptr (GObject) rest = NULL;

  if (list == NULL || sourcier_saved_list_get_question (list) == NULL)
    return list != NULL;
  sourcier_choices_set (others, kind->facet, name, SOURCIER_CHOICE_NONE);
  rest = kind->with_choices (query, others);
  if (in && kind->is_everything (rest))
    {
      g_set_object (question, sourcier_saved_list_get_question (list));
      return TRUE;
    }
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
               _("“%s” is a saved question, which is asked alone: leave out the other options."), name);
  return FALSE;
}

/**
 * sourcier_cli_settle_lists:
 * @store: the office's file
 * @kind: what the question is about
 * @query: the question that the options put
 * @error: where to put what went wrong
 *
 * Looks up the lists that the question names.
 *
 * Returns: (transfer full) (nullable): the question; where it is just the name of a saved question, that one; %NULL with
 *   @error set if there is no such list
 */
gpointer
sourcier_cli_settle_lists (SourcierStore                *store,
                           const SourcierSavedListKind  *kind,
                           gpointer                      query,
                           GError                      **error)
{
  g_autoptr (GObject) question = NULL;

  for (SourcierChoice choice = SOURCIER_CHOICE_IN; choice <= SOURCIER_CHOICE_OUT; choice++)
    {
      g_autoptr (GPtrArray) names = sourcier_choices_get_values (kind->get_choices (query), kind->facet, choice);

      for (guint i = 0; i < names->len; i++)
        if (*(const char *) g_ptr_array_index (names, i) != '\0'
            && !find_question (store, kind, query, g_ptr_array_index (names, i), &question, error))
          return NULL;
    }
  return question != NULL ? (gpointer) g_steal_pointer (&question) : g_object_ref (query);
}
