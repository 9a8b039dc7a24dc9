/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "reference/label-kind.h"

#include <glib/gi18n-lib.h>

/* A list without names of columns cannot be known again. */
static gboolean
has_names (SourcierSupplierImport *self)
{
  return self->layout.header_row > 0;
}

static void
forget_layout (SourcierSupplierImport *self)
{
  _sourcier_supplier_import_clear_columns (self);
  self->context.policy = SOURCIER_IMPORT_REPLACE;
  self->context.repairs = 0;
  sourcier_supplier_import_set_label (self, "");
  sourcier_supplier_import_set_source (self, "");
}

/**
 * sourcier_supplier_import_use_layout:
 * @self: an import
 * @layout: (nullable): how such lists are read, %NULL for what the list itself tells
 *
 * Reads the columns that @layout decides as it decides them, where nobody chooses otherwise, and takes its label, its
 * source, its policy and its repairs. Without one, these are as nobody ever told any, and the columns are to be read
 * again with sourcier_supplier_import_read_columns(). prepare() must be called again.
 */
void
sourcier_supplier_import_use_layout (SourcierSupplierImport     *self,
                                     const SourcierImportLayout *layout)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));

  g_clear_pointer (&self->recalled, sourcier_import_layout_free);
  self->uses_layout = FALSE;
  if (layout == NULL)
    {
      forget_layout (self);
      return;
    }
  self->recalled = sourcier_import_layout_copy (layout);
  self->uses_layout = TRUE;
  self->context.policy = layout->policy;
  self->context.repairs = layout->repairs;
  if (sourcier_label_kind_find (layout->label) != NULL)
    sourcier_supplier_import_set_label (self, layout->label);
  if (*layout->source != '\0')
    sourcier_supplier_import_set_source (self, layout->source);
  _sourcier_supplier_import_put_recalled (self);
}

/* What is remembered goes before what headers and contents tell, not before what somebody chooses. */
void
_sourcier_supplier_import_put_recalled (SourcierSupplierImport *self)
{
  if (self->recalled == NULL)
    return;

  for (guint i = 0; i < self->context.n_columns; i++)
    {
      g_autofree char *key = sourcier_import_layout_key ((const char * const *) self->context.headers, i);
      gpointer target;

      if (self->hows[i] != SOURCIER_IMPORT_HOW_CHOSEN
          && g_hash_table_lookup_extended (self->recalled->targets, key, NULL, &target)
          && (GPOINTER_TO_INT (target) != self->context.targets[i]
              || GPOINTER_TO_INT (target) == SOURCIER_IMPORT_TARGET_NONE))
        _sourcier_supplier_import_put_target (self, i, GPOINTER_TO_INT (target), SOURCIER_IMPORT_HOW_MEMORY);
    }
}

/* Looks for how a list with these headers was read the last time, unless somebody said how. */
gboolean
_sourcier_supplier_import_recall (SourcierSupplierImport  *self,
                                  char                   **headers,
                                  GError                 **error)
{
  if (self->uses_layout)
    return TRUE;
  g_clear_pointer (&self->recalled, sourcier_import_layout_free);
  return !has_names (self)
         || sourcier_import_layout_store_recall (self->context.store, (const char * const *) headers, &self->recalled, error);
}

/* What the headers alone tell is not kept: another version of the program may know them better. */
static void
take_targets (SourcierSupplierImport *self,
              SourcierImportLayout   *layout)
{
  for (guint i = 0; i < self->context.n_columns; i++)
    if (self->hows[i] == SOURCIER_IMPORT_HOW_CHOSEN || self->hows[i] == SOURCIER_IMPORT_HOW_MEMORY
        || self->hows[i] == SOURCIER_IMPORT_HOW_CONTENTS)
      g_hash_table_insert (layout->targets,
                           sourcier_import_layout_key ((const char * const *) self->context.headers, i),
                           GINT_TO_POINTER (self->context.targets[i]));
}

/**
 * sourcier_supplier_import_make_layout:
 * @self: an import that was prepared
 * @name: what the office calls it
 *
 * Returns: (transfer full): how the list is read, with its label, its source, its policy and its repairs, to be saved with
 *   sourcier_import_layout_store_save()
 */
SourcierImportLayout *
sourcier_supplier_import_make_layout (SourcierSupplierImport *self,
                                      const char             *name)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (name != NULL && self->context.headers != NULL, NULL);

  SourcierImportLayout *layout = sourcier_import_layout_new (name, (const char * const *) self->context.headers);

  take_targets (self, layout);
  if (*layout->name == '\0')
    return layout;
  layout->policy = self->context.policy;
  layout->repairs = self->context.repairs;
  sourcier_import_layout_set (layout, self->context.label, self->has_source ? self->context.source.list : NULL);
  return layout;
}

/**
 * sourcier_supplier_import_set_layout_name:
 * @self: an import
 * @name: (nullable): what the office calls lists like this one
 *
 * Has sourcier_supplier_import_apply() keep how the list is read under this name, in the place of what was called so.
 */
void
sourcier_supplier_import_set_layout_name (SourcierSupplierImport *self,
                                          const char             *name)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));

  g_free (self->layout_name);
  self->layout_name = g_strdup (name);
}

static gboolean
is_kept_already (SourcierSupplierImport     *self,
                 const SourcierImportLayout *layout)
{
  return self->recalled != NULL && sourcier_import_layout_is_same (self->recalled, layout);
}

/* What is called so already is written over: where nothing differs, nothing changes. */
static gboolean
take_id_of_name (SourcierSupplierImport  *self,
                 SourcierImportLayout    *layout,
                 GError                 **error)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (SourcierImportLayout) former =
    sourcier_import_layout_store_find (self->context.store, layout->name, &none);

  if (former != NULL)
    layout->id = former->id;
  if (former != NULL || g_error_matches (none, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

/* Keeps how the list was read, within the import's own action: an import that is undone was wrong, perhaps in its columns. */
gboolean
_sourcier_supplier_import_keep_layout (SourcierSupplierImport  *self,
                                       GError                 **error)
{
  g_autoptr (SourcierImportLayout) layout =
    sourcier_supplier_import_make_layout (self, self->layout_name != NULL ? self->layout_name : "");

  if (*layout->name == '\0'
      && (g_hash_table_size (layout->targets) == 0 || !has_names (self) || is_kept_already (self, layout)))
    return TRUE;
  if (*layout->name != '\0' && !take_id_of_name (self, layout, error))
    return FALSE;
  return sourcier_import_layout_store_save (self->context.store, layout, error);
}
