/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert-private.h"

#include "history/revert-store.h"
#include "history/told-store.h"
#include "history/told-table.h"

#include <glib/gi18n-lib.h>

/* What becomes of a thing, in words. */

/* Returns: (transfer full) (nullable): what the row is called in the change, where the change tells it */
char *
_sourcier_revert_read_title (SourcierRevert *self,
                             SourcierChange *change,
                             gboolean        after)
{
  const SourcierToldTable *table = sourcier_told_table_find (sourcier_change_get_table (change));
  const char *title = table != NULL ? sourcier_told_table_get_title (table) : NULL;

  for (guint i = 0; title != NULL && i < sourcier_change_get_n_columns (change); i++)
    {
      g_autofree char *text = NULL;

      if (g_strcmp0 (sourcier_owners_get_column (self->owners, sourcier_change_get_table (change), i), title) == 0
          && sourcier_change_read (change, i, after, &text) && text != NULL)
        return sourcier_told_table_show (table, self->store, title, text);
    }
  return NULL;
}

/* "Contact: Dupont"; what is told of nothing but its kind is "Contact". */
static char *
name_as (const char *table,
         const char *title)
{
  const SourcierToldTable *told = sourcier_told_table_find (table);
  const char *kind = told != NULL ? sourcier_told_table_get_name (told) : table;

  return title == NULL || *title == '\0' ? g_strdup (kind) : g_strdup_printf (C_("told thing", "%s: %s"), kind, title);
}

/* Returns: (transfer full): "Contact: Dupont", as the change tells it */
char *
_sourcier_revert_name_part (SourcierRevert *self,
                            SourcierChange *change)
{
  g_autofree char *title =
    _sourcier_revert_read_title (self, change, sourcier_change_get_kind (change) != SOURCIER_CHANGE_WENT);

  return name_as (sourcier_change_get_table (change), title);
}

/* Returns: (transfer full) (nullable): what a thing is called in the file, or was when it was deleted */
static char *
find_title (SourcierRevert    *self,
            const SourcierRow *row)
{
  const SourcierToldTable *table = sourcier_told_table_find (row->table);
  const char *title = table != NULL ? sourcier_told_table_get_title (table) : NULL;
  g_autofree char *name = title != NULL && row->id != 0
                          ? sourcier_told_store_read_title (self->store, row->table, title, row->id) : NULL;

  return name != NULL ? sourcier_told_table_show (table, self->store, title, name)
                      : g_strdup (g_hash_table_lookup (self->names, &row->id));
}

/* Returns: (transfer full): "Supplier: Alpha" */
char *
_sourcier_revert_name_row (SourcierRevert    *self,
                           const SourcierRow *row)
{
  g_autofree char *title = find_title (self, row);

  return name_as (row->table, title);
}

/* Returns: (transfer full): "Supplier: Alpha"; of an import, which is about suppliers alone, "Alpha" */
char *
_sourcier_revert_name (SourcierRevert        *self,
                       const SourcierTouched *thing)
{
  g_autofree char *title = find_title (self, &thing->row);

  if (sourcier_revert_is_import (self) || sourcier_told_table_find (thing->row.table) == NULL)
    return g_strdup (title != NULL ? title : "");
  return name_as (thing->row.table, title);
}

/* "Phone, City" */
static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _(", ") : "", (const char *) names->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
explain_kept (const SourcierTouched *thing)
{
  g_autofree char *kept = thing->kept != NULL ? join (thing->kept) : NULL;
  g_autofree char *lost = thing->lost != NULL ? join (thing->lost) : NULL;
  /* translators: names of fields: "Phone, City" */
  g_autofree char *changed = kept != NULL ? g_strdup_printf (_("Changed since, and kept: %s"), kept) : NULL;
  /* translators: names of things: "Supplier: Alpha" */
  g_autofree char *gone = lost != NULL ? g_strdup_printf (_("Not named again, since it was deleted: %s"), lost) : NULL;

  if (changed != NULL && gone != NULL)
    return g_strdup_printf ("%s. %s", changed, gone);
  return g_strdup (changed != NULL ? changed : gone);
}

static char *
explain_part (const SourcierTouched *thing)
{
  if (thing->grown)
    return g_strdup (_("Something was added to it since"));
  if (thing->kept != NULL || thing->lost != NULL)
    return explain_kept (thing);
  if (thing->n_back == 0)
    return g_strdup (_("It is already as it was before"));
  return NULL;
}

static char *
explain_whole (SourcierRevert         *self,
               const SourcierTouched  *thing,
               GError                **error)
{
  if (thing->edited)
    return g_strdup (_("It was edited since"));
  if (thing->lost != NULL)
    return explain_kept (thing);
  if (thing->referrer != NULL)
    return sourcier_revert_store_explain (self->store, thing->row.id, thing->referrer, error);
  return NULL;
}

/* What goes back without a word of caution. */
static const char *
explain_reversed (SourcierRevert        *self,
                  const SourcierTouched *thing)
{
  gboolean is_import = sourcier_revert_is_import (self);

  if (thing->deleted)
    return _("The action deleted it: it comes back");
  if (thing->added)
    return is_import ? _("The import brought it in: it leaves the directory") : _("The action added it: it is deleted");
  return is_import ? _("It is again as it was before the import") : _("It is again as it was before the action");
}

/**
 * _sourcier_revert_explain:
 * @self: an action that was looked at
 * @thing: what it changed
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): why the thing becomes what it does; %NULL with @error set
 */
char *
_sourcier_revert_explain (SourcierRevert         *self,
                          const SourcierTouched  *thing,
                          GError                **error)
{
  g_autoptr (GError) failure = NULL;
  char *reason;

  if (thing->gone)
    return g_strdup (sourcier_revert_is_import (self) ? _("It left the directory since") : _("It was deleted since"));
  if (thing->refused)
    return g_strdup (_("It is not as the history says"));

  reason = _sourcier_revert_is_whole (self, thing) ? explain_whole (self, thing, &failure) : explain_part (thing);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return reason != NULL ? reason : g_strdup (explain_reversed (self, thing));
}
