/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/supplier-search.h"

#include "base/text.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"
#include "widgets/accessible-name.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* So many are shown; who looks for another types more. */
#define MOST_SHOWN 6

struct _SourcierSupplierSearch
{
  AdwPreferencesGroup parent_instance;

  SourcierStore *store;
  AdwEntryRow *entry;
  GPtrArray *rows;       /* one for each of those found, or one that says that nobody is */
  GPtrArray *found;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierSearch, sourcier_supplier_search, ADW_TYPE_PREFERENCES_GROUP)

enum { PICKED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* A question on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  char *text;
  GPtrArray *found;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->store);
  g_free (search->text);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_free (search);
}

static gboolean
search_in_thread (gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Search *search = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (search->store, error);
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_text (everything, search->text);
  g_autoptr (GArray) ids = reader != NULL ? sourcier_supplier_list_find_ids (reader, query, error) : NULL;

  if (ids == NULL)
    return FALSE;
  search->found = sourcier_supplier_store_load_many (reader, (const gint64 *) ids->data, MIN (ids->len, MOST_SHOWN), error);
  return search->found != NULL;
}

static void
clear (SourcierSupplierSearch *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

static void
pick (SourcierSupplierSearch *self,
      guint                   at)
{
  g_autoptr (SourcierSupplier) supplier = g_object_ref (self->found->pdata[at]);

  clear (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[PICKED], 0, supplier);
}

static void
row_activated_cb (SourcierSupplierSearch *self,
                  GtkWidget              *row)
{
  guint at;

  if (g_ptr_array_find (self->rows, row, &at))
    pick (self, at);
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
}

static void
add_row (SourcierSupplierSearch *self,
         GtkWidget              *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_found (SourcierSupplierSearch *self,
           SourcierSupplier       *supplier)
{
  g_autofree char *siret = sourcier_supplier_show_field (supplier, SOURCIER_SUPPLIER_SIRET);
  g_autoptr (GString) words = g_string_new (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY));
  const char *name = sourcier_supplier_get_name (supplier);
  GtkWidget *row;

  sourcier_text_append_part (words, siret);
  row = create_row (*name != '\0' ? name : _("No name"), words->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

/* Whoever goes on typing hears of what is typed, not of what was. */
static void
found_cb (gpointer      owner,
          gpointer      data,
          const GError *error)
{
  SourcierSupplierSearch *self = owner;
  Search *search = data;

  if (error != NULL || self->store == NULL
      || !g_str_equal (search->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;
  clear (self);
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < search->found->len; i++)
    if (search->found->pdata[i] != NULL)
      {
        g_ptr_array_add (self->found, g_object_ref (search->found->pdata[i]));
        add_found (self, search->found->pdata[i]);
      }
  if (self->found->len == 0)
    add_row (self, create_row (_("Nobody in the directory answers"), _("Tell the company by hand below")));
}

static void
changed_cb (SourcierSupplierSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  Search *search;

  if (sourcier_text_is_empty (text))
    {
      clear (self);
      return;
    }
  search = g_new0 (Search, 1);
  search->store = g_object_ref (self->store);
  search->text = g_strdup (text);
  sourcier_job_run (self, search_in_thread, found_cb, search, search_free, NULL);
}

static void
entered_cb (SourcierSupplierSearch *self)
{
  if (self->found != NULL && self->found->len > 0)
    pick (self, 0);
}

static void
sourcier_supplier_search_dispose (GObject *object)
{
  SourcierSupplierSearch *self = SOURCIER_SUPPLIER_SEARCH (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_supplier_search_parent_class)->dispose (object);
}

static void
sourcier_supplier_search_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_SUPPLIER_SEARCH (object)->rows);

  G_OBJECT_CLASS (sourcier_supplier_search_parent_class)->finalize (object);
}

static void
sourcier_supplier_search_class_init (SourcierSupplierSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_supplier_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_search_finalize;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, SOURCIER_TYPE_SUPPLIER);
}

static void
sourcier_supplier_search_init (SourcierSupplierSearch *self)
{
  const char *title = _("Search the directory: name, SIRET, city");

  self->rows = g_ptr_array_new ();
  self->entry = ADW_ENTRY_ROW (g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", title, NULL));
  sourcier_accessible_name_set (GTK_WIDGET (self->entry), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_supplier_search_new:
 * @store: the office's file, whose directory is searched
 *
 * Returns: (transfer floating): the group, with nothing typed
 */
GtkWidget *
sourcier_supplier_search_new (SourcierStore *store)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierSupplierSearch *self = g_object_new (SOURCIER_TYPE_SUPPLIER_SEARCH, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
