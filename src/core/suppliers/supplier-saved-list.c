/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-saved-list.h"

#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-json.h"

static gpointer
new_question (void)
{
  return sourcier_supplier_query_new ();
}

static gboolean
is_everything (gpointer question)
{
  return sourcier_supplier_query_is_everything (question);
}

static const SourcierChoices *
get_choices (gpointer question)
{
  return sourcier_supplier_query_get_choices (question);
}

static gpointer
with_choices (gpointer               question,
              const SourcierChoices *choices)
{
  return sourcier_supplier_query_with_choices (question, choices);
}

static char *
to_json (gpointer question)
{
  return sourcier_supplier_query_to_json (question);
}

static gpointer
from_json (const char  *json,
           char       **left_out,
           GError     **error)
{
  return sourcier_supplier_query_from_json (json, left_out, error);
}

static GArray *
find_ids (SourcierStore  *store,
          gpointer        question,
          GError        **error)
{
  return sourcier_supplier_list_find_ids (store, question, error);
}

const SourcierSavedListKind sourcier_supplier_lists = {
  "suppliers", "saved_list_member", "supplier", SOURCIER_N_SUPPLIER_FACETS, SOURCIER_FACET_SAVED_LIST, new_question, is_everything, get_choices, with_choices,
  to_json, from_json, find_ids,
};
