/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-facet-rank.h"

#include "reference/headcount.h"
#include "reference/label-kind.h"
#include "suppliers/eligibility.h"
#include "suppliers/label-award.h"
#include "suppliers/supplier-contracts.h"
#include "suppliers/supplier-query.h"

static guint
label_rank (const char *code)
{
  guint n_kinds;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n_kinds);
  guint rank = 0;

  while (rank < n_kinds && !g_str_equal (sourcier_label_kind_get_code (kinds[rank]), code))
    rank++;
  return rank;
}

static guint
code_rank (const char  *code,
           const char *(*get_code) (guint),
           guint        n)
{
  guint rank = 0;

  while (rank < n && g_strcmp0 (get_code (rank), code) != 0)
    rank++;
  return rank;
}

static const char *
state_code (guint i)
{
  return sourcier_award_state_get_code (i);
}

static const char *
eligibility_code (guint i)
{
  return sourcier_eligibility_get_code (i);
}

static const char *
size_code (guint i)
{
  return sourcier_size_get_code (i);
}

static const char *
capacity_code (guint i)
{
  static const char * const codes[] = { "able", "unknown", "unable" };

  return codes[i];
}

/* The place of a value among those of its facet that have an order of their own; 0 in the others. */
guint
_sourcier_supplier_facet_rank (guint       facet,
                               const char *value)
{
  switch ((SourcierSupplierFacet) facet)
    {
    case SOURCIER_FACET_LABEL:
    case SOURCIER_FACET_ZONE:
      return label_rank (value);
    case SOURCIER_FACET_STATE:
      return code_rank (value, state_code, SOURCIER_N_AWARD_STATES);
    case SOURCIER_FACET_ELIGIBILITY:
      return code_rank (value, eligibility_code, SOURCIER_N_ELIGIBILITIES);
    case SOURCIER_FACET_SIZE:
      return code_rank (value, size_code, SOURCIER_N_SIZES);
    case SOURCIER_FACET_CAPACITY:
      return code_rank (value, capacity_code, 3);
    case SOURCIER_FACET_CONTRACTS:
      return g_str_equal (value, SOURCIER_CONTRACT_PAST);
    case SOURCIER_FACET_DEPARTEMENT:
    case SOURCIER_FACET_FAMILY:
    case SOURCIER_FACET_CPV:
    case SOURCIER_FACET_TAG:
    case SOURCIER_FACET_SAVED_LIST:
    case SOURCIER_FACET_EXCLUSION:
    case SOURCIER_FACET_DATA:
    case SOURCIER_N_SUPPLIER_FACETS:
    default:
      return 0;
    }
}
