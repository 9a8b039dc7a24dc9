/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/choices.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierFacet:
 * @SOURCIER_FACET_LABEL: label held (codes of reference/label-kind.h; "" for those who hold none on the day)
 * @SOURCIER_FACET_STATE: state of the evidence (codes of sourcier_award_state_get_code())
 * @SOURCIER_FACET_ELIGIBILITY: what a label held on the day opens (codes of sourcier_eligibility_get_code(); "" for nothing)
 * @SOURCIER_FACET_DEPARTEMENT: territory: departement (codes; "" for none), %SOURCIER_TERRITORY_REGION and the name of a
 *   region, "region:Bretagne", or %SOURCIER_TERRITORY_COMMUNE and the code of a commune, "commune:95500": whoever is in its
 *   departement and surely in it by the address. Departements are counted, the others where they are chosen
 * @SOURCIER_FACET_ZONE: "FRR+", "FRR" or "ZRR" (keeps the benefit of its former class) by the commune, where that is sure and
 *   the office has loaded the list of FRR; the same and "QPV" by a label held on the day; "" for none. Counted once the list
 *   is loaded or somebody has such a label
 * @SOURCIER_FACET_FAMILY: family of purchase (codes; "" for none). %SOURCIER_FAMILY_OF_CPV and the eight digits of a code,
 *   "cpv:90911200", is the trade of a CPV code: whoever declares it, one below it or one above it
 * @SOURCIER_FACET_CPV: CPV code of what is sold, by its first digits: "90" for a division, "9091" for 90910000. Whoever has
 *   that code or one below it answers; whoever has only a wider one does not ("" for none); divisions are counted, once
 *   somebody has a code
 * @SOURCIER_FACET_TAG: tag, whatever its accents and case ("" for none); counted once the directory has tags
 * @SOURCIER_FACET_SAVED_LIST: list made by hand that the supplier is on, by name, whatever its accents and case ("" for
 *   none); counted once somebody is on a list
 * @SOURCIER_FACET_CONTRACTS: whether the supplier has part in contracts of the office on the day: "active" where one runs at
 *   least, "past" where none runs any more ("" for those who never had any); counted once the register names a supplier
 * @SOURCIER_FACET_SIZE: size class (codes of sourcier_size_get_code(); "" for unknown)
 * @SOURCIER_FACET_CAPACITY: "able", "unknown" or "unable" to carry the amount of the question; only with an amount
 * @SOURCIER_FACET_EXCLUSION: "excluded" from public procurement on the day, or "not-excluded"; counted once somebody is
 *   excluded on the day. sourcier_exclusion_code() makes values that ask about another day
 * @SOURCIER_FACET_DATA: "doubtful" or "sound" data
 *
 * Labels and states speak of the same award: "EI" and "ended" finds those whose EI has ended. With labels alone, only
 * awards that are held count (sourcier_award_state_is_held()). A label taken away takes away those who hold it, or
 * have it in the states asked for; a state taken away takes away those with an award in that state, of the labels
 * asked for where some are. Who holds no label answers the states asked for by any award. Eligibility looks at every award held on the day, whatever labels and states are asked for.
 * With an amount and nothing chosen in %SOURCIER_FACET_CAPACITY, those able to carry it are
 * asked for.
 */
typedef enum
{
  SOURCIER_FACET_LABEL,
  SOURCIER_FACET_STATE,
  SOURCIER_FACET_ELIGIBILITY,
  SOURCIER_FACET_DEPARTEMENT,
  SOURCIER_FACET_ZONE,
  SOURCIER_FACET_FAMILY,
  SOURCIER_FACET_CPV,
  SOURCIER_FACET_TAG,
  SOURCIER_FACET_SAVED_LIST,
  SOURCIER_FACET_CONTRACTS,
  SOURCIER_FACET_SIZE,
  SOURCIER_FACET_CAPACITY,
  SOURCIER_FACET_EXCLUSION,
  SOURCIER_FACET_DATA,
  SOURCIER_N_SUPPLIER_FACETS,
} SourcierSupplierFacet;

/* What begins a value of %SOURCIER_FACET_DEPARTEMENT that asks for a region or for a commune. */
#define SOURCIER_TERRITORY_REGION "region:"
#define SOURCIER_TERRITORY_COMMUNE "commune:"

/* What begins a value of %SOURCIER_FACET_FAMILY that asks for the trade of a CPV code. */
#define SOURCIER_FAMILY_OF_CPV "cpv:"

/**
 * SourcierSupplierSort:
 * @SOURCIER_SUPPLIER_SORT_LABELS: by how many labels are held on the day of the question
 * @SOURCIER_SUPPLIER_SORT_FAMILIES: by the name of the first family of purchase, in the reader's language
 * @SOURCIER_SUPPLIER_SORT_CONTRACTS: by how many contracts of the office the supplier has a part in on the day of the question
 * @SOURCIER_SUPPLIER_SORT_DISTANCE: from the place asked; by name where none is
 *
 * What the answer is sorted by.
 */
typedef enum
{
  SOURCIER_SUPPLIER_SORT_NAME,
  SOURCIER_SUPPLIER_SORT_TRADE_NAME,
  SOURCIER_SUPPLIER_SORT_CITY,
  SOURCIER_SUPPLIER_SORT_DEPARTEMENT,
  SOURCIER_SUPPLIER_SORT_SIZE,
  SOURCIER_SUPPLIER_SORT_TURNOVER,
  SOURCIER_SUPPLIER_SORT_SIRET,
  SOURCIER_SUPPLIER_SORT_POSTCODE,
  SOURCIER_SUPPLIER_SORT_LEGAL_FORM,
  SOURCIER_SUPPLIER_SORT_NAF,
  SOURCIER_SUPPLIER_SORT_WEBSITE,
  SOURCIER_SUPPLIER_SORT_EMAIL,
  SOURCIER_SUPPLIER_SORT_PHONE,
  SOURCIER_SUPPLIER_SORT_SOURCE,
  SOURCIER_SUPPLIER_SORT_LABELS,
  SOURCIER_SUPPLIER_SORT_FAMILIES,
  SOURCIER_SUPPLIER_SORT_CONTRACTS,
  SOURCIER_SUPPLIER_SORT_DISTANCE,
  SOURCIER_N_SUPPLIER_SORTS,
} SourcierSupplierSort;

const char *sourcier_supplier_sort_get_id          (SourcierSupplierSort   sort);
const char *sourcier_supplier_facet_get_id         (SourcierSupplierFacet  facet);
const char *sourcier_supplier_facet_get_name       (SourcierSupplierFacet  facet);
const char *sourcier_supplier_facet_get_value_name (SourcierSupplierFacet  facet,
                                                    const char            *value);

/**
 * SourcierSupplierQuery:
 *
 * A question put to the directory. It never changes: each _with_ function gives another question. Values of one facet
 * ticked in are alternatives (or), facets add up (and), values ticked out are taken away.
 */
#define SOURCIER_TYPE_SUPPLIER_QUERY (sourcier_supplier_query_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierQuery, sourcier_supplier_query, SOURCIER, SUPPLIER_QUERY, GObject)

SourcierSupplierQuery *sourcier_supplier_query_new           (void);
SourcierSupplierQuery *sourcier_supplier_query_with_text     (SourcierSupplierQuery *self,
                                                              const char            *text);
SourcierSupplierQuery *sourcier_supplier_query_with_choice   (SourcierSupplierQuery *self,
                                                              SourcierSupplierFacet  facet,
                                                              const char            *value,
                                                              SourcierChoice         choice);
SourcierSupplierQuery *sourcier_supplier_query_with_choices  (SourcierSupplierQuery *self,
                                                              const SourcierChoices *choices);
SourcierSupplierQuery *sourcier_supplier_query_without_facet (SourcierSupplierQuery *self,
                                                              SourcierSupplierFacet  facet);
SourcierSupplierQuery *sourcier_supplier_query_with_amount   (SourcierSupplierQuery *self,
                                                              gint64                 cents);
SourcierSupplierQuery *sourcier_supplier_query_with_works_in (SourcierSupplierQuery *self,
                                                               const char            *territory);
SourcierSupplierQuery *sourcier_supplier_query_with_near     (SourcierSupplierQuery *self,
                                                              const char            *commune,
                                                              guint                  km);
SourcierSupplierQuery *sourcier_supplier_query_with_some     (SourcierSupplierQuery *self,
                                                              GArray                *ids,
                                                              const char            *words);
SourcierSupplierQuery *sourcier_supplier_query_with_siren    (SourcierSupplierQuery *self,
                                                               const char            *siren);
SourcierSupplierQuery *sourcier_supplier_query_with_sort     (SourcierSupplierQuery *self,
                                                              SourcierSupplierSort   sort,
                                                              gboolean               descending);
SourcierSupplierQuery *sourcier_supplier_query_with_day      (SourcierSupplierQuery *self,
                                                              SourcierDay            day);
SourcierSupplierQuery *sourcier_supplier_query_cleared       (SourcierSupplierQuery *self);

const char            *sourcier_supplier_query_get_text       (SourcierSupplierQuery *self);
SourcierChoice         sourcier_supplier_query_get_choice     (SourcierSupplierQuery *self,
                                                               SourcierSupplierFacet  facet,
                                                               const char            *value);
GPtrArray             *sourcier_supplier_query_get_values     (SourcierSupplierQuery *self,
                                                               SourcierSupplierFacet  facet,
                                                               SourcierChoice         choice);
const SourcierChoices *sourcier_supplier_query_get_choices    (SourcierSupplierQuery *self);
gint64                 sourcier_supplier_query_get_amount     (SourcierSupplierQuery *self);
const char            *sourcier_supplier_query_get_works_in   (SourcierSupplierQuery *self);
const char            *sourcier_supplier_query_get_near       (SourcierSupplierQuery *self);
guint                  sourcier_supplier_query_get_near_km    (SourcierSupplierQuery *self);
GArray                *sourcier_supplier_query_get_some       (SourcierSupplierQuery *self);
const char            *sourcier_supplier_query_get_some_words (SourcierSupplierQuery *self);
const char            *sourcier_supplier_query_get_siren      (SourcierSupplierQuery *self);
SourcierSupplierSort   sourcier_supplier_query_get_sort       (SourcierSupplierQuery *self);
gboolean               sourcier_supplier_query_get_descending (SourcierSupplierQuery *self);
SourcierDay            sourcier_supplier_query_get_day        (SourcierSupplierQuery *self);
gboolean               sourcier_supplier_query_has_day        (SourcierSupplierQuery *self);
gboolean               sourcier_supplier_query_is_everything  (SourcierSupplierQuery *self);
gboolean               sourcier_supplier_query_equal          (SourcierSupplierQuery *self,
                                                               SourcierSupplierQuery *other);

/* What a #SourcierQueryChip speaks of that is no facet. */
#define SOURCIER_CHIP_TEXT (-1)
#define SOURCIER_CHIP_AMOUNT (-2)
#define SOURCIER_CHIP_WORKS_IN (-3)
#define SOURCIER_CHIP_NEAR (-4)
#define SOURCIER_CHIP_DAY (-5)
#define SOURCIER_CHIP_SOME (-6)
#define SOURCIER_CHIP_SIREN (-7)

GPtrArray             *sourcier_supplier_query_to_chips       (SourcierSupplierQuery *self);
SourcierSupplierQuery *sourcier_supplier_query_without_chip   (SourcierSupplierQuery *self,
                                                               int                    facet);

G_END_DECLS
