/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-look.h"

#include <string.h>

struct _SourcierSupplierLook
{
  GObject parent_instance;

  SourcierSupplierQuery *query;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierLook, sourcier_supplier_look, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
sourcier_supplier_look_finalize (GObject *object)
{
  g_clear_object (&SOURCIER_SUPPLIER_LOOK (object)->query);
  G_OBJECT_CLASS (sourcier_supplier_look_parent_class)->finalize (object);
}

static void
sourcier_supplier_look_class_init (SourcierSupplierLookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_look_finalize;

  signals[CHANGED] = g_signal_new ("changed", SOURCIER_TYPE_SUPPLIER_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_supplier_look_init (SourcierSupplierLook *self)
{
  self->query = sourcier_supplier_query_new ();
}

/**
 * sourcier_supplier_look_new:
 *
 * Returns: (transfer full): suppliers as of today, from nowhere
 */
SourcierSupplierLook *
sourcier_supplier_look_new (void)
{
  return g_object_new (SOURCIER_TYPE_SUPPLIER_LOOK, NULL);
}

static gboolean
looks_alike (SourcierSupplierQuery *one,
             SourcierSupplierQuery *other)
{
  return sourcier_supplier_query_get_day (one) == sourcier_supplier_query_get_day (other)
         && strcmp (sourcier_supplier_query_get_near (one), sourcier_supplier_query_get_near (other)) == 0;
}

/**
 * sourcier_supplier_look_set_query:
 * @self: a look
 * @query: the question whose answer is shown
 *
 * Tells #SourcierSupplierLook::changed if suppliers look otherwise in it.
 */
void
sourcier_supplier_look_set_query (SourcierSupplierLook  *self,
                                  SourcierSupplierQuery *query)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_LOOK (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query));

  gboolean alike = looks_alike (self->query, query);

  g_set_object (&self->query, query);
  if (!alike)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sourcier_supplier_look_get_query:
 * @self: a look
 *
 * Returns: (transfer none): the question whose answer is shown
 */
SourcierSupplierQuery *
sourcier_supplier_look_get_query (SourcierSupplierLook *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LOOK (self), NULL);

  return self->query;
}
