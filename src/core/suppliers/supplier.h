/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/siret.h"
#include "suppliers/contact.h"
#include "suppliers/label-award.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierField:
 *
 * What is written about a supplier. The fields are data: the table in supplier-field.c names each one, its column in
 * the file and its headers, so that the object, the store, the import, the export and the editor never list them
 * apart.
 */
typedef enum
{
  SOURCIER_SUPPLIER_NAME,
  SOURCIER_SUPPLIER_TRADE_NAME,
  SOURCIER_SUPPLIER_SIRET,
  SOURCIER_SUPPLIER_LEGAL_FORM,
  SOURCIER_SUPPLIER_NAF,
  SOURCIER_SUPPLIER_ADDRESS,
  SOURCIER_SUPPLIER_POSTCODE,
  SOURCIER_SUPPLIER_CITY,
  SOURCIER_SUPPLIER_COMMUNE,
  SOURCIER_SUPPLIER_DEPARTEMENT,
  SOURCIER_SUPPLIER_LATITUDE,
  SOURCIER_SUPPLIER_LONGITUDE,
  SOURCIER_SUPPLIER_WEBSITE,
  SOURCIER_SUPPLIER_EMAIL,
  SOURCIER_SUPPLIER_PHONE,
  SOURCIER_SUPPLIER_HEADCOUNT,
  SOURCIER_SUPPLIER_TURNOVER,
  SOURCIER_SUPPLIER_TURNOVER_YEAR,
  SOURCIER_SUPPLIER_EXCLUSION,
  SOURCIER_SUPPLIER_EXCLUDED_SINCE,
  SOURCIER_SUPPLIER_EXCLUDED_UNTIL,
  SOURCIER_SUPPLIER_DESCRIPTION,
  SOURCIER_SUPPLIER_NOTES,
  SOURCIER_SUPPLIER_SOURCE,
  SOURCIER_N_SUPPLIER_FIELDS,
} SourcierSupplierField;

/**
 * SourcierSupplierDoubts:
 *
 * What is odd about a supplier's data. Computed from what is written, kept beside it, never a reason to refuse it.
 */
typedef enum
{
  SOURCIER_SUPPLIER_SOUND = 0,
  SOURCIER_SUPPLIER_DOUBT_SIRET = 1 << 0,       /* not empty and sourcier_siret_check() holds something against it */
  SOURCIER_SUPPLIER_DOUBT_POSTCODE = 1 << 1,    /* not empty and not five digits of a known departement */
  SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT = 1 << 2, /* the departement is not that of the address */
  SOURCIER_SUPPLIER_DOUBT_NAME = 1 << 3,        /* no name */
  SOURCIER_SUPPLIER_DOUBT_PLACE = 1 << 4,       /* SourcierPlaceDoubt: several communes, or a contradiction */
  SOURCIER_SUPPLIER_DOUBT_CPV = 1 << 5,         /* a CPV code that has lost its leading zero */
  SOURCIER_SUPPLIER_DOUBT_EXCLUSION = 1 << 6,   /* excluded for no reason told, or from or until what is no day */
} SourcierSupplierDoubts;

#define SOURCIER_TYPE_SUPPLIER (sourcier_supplier_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplier, sourcier_supplier, SOURCIER, SUPPLIER, GObject)

const char             *sourcier_supplier_field_get_id       (SourcierSupplierField   field);
const char             *sourcier_supplier_field_get_name     (SourcierSupplierField   field);
const char             *sourcier_supplier_field_get_header   (SourcierSupplierField   field,
                                                              gboolean                french);
gboolean                sourcier_supplier_field_is_shared    (SourcierSupplierField   field);
gboolean                sourcier_supplier_field_recognise    (const char             *header,
                                                              SourcierSupplierField  *field);

SourcierSupplier       *sourcier_supplier_new                (void);
SourcierSupplier       *sourcier_supplier_copy               (SourcierSupplier       *self);
gboolean                sourcier_supplier_equal              (SourcierSupplier       *self,
                                                              SourcierSupplier       *other);
gint64                  sourcier_supplier_get_id             (SourcierSupplier       *self);
void                    sourcier_supplier_set_id             (SourcierSupplier       *self,
                                                              gint64                  id);
const char             *sourcier_supplier_get_text           (SourcierSupplier       *self,
                                                              SourcierSupplierField   field);
void                    sourcier_supplier_set_text           (SourcierSupplier       *self,
                                                              SourcierSupplierField   field,
                                                              const char             *text);
gboolean                sourcier_supplier_read_field         (SourcierSupplier       *self,
                                                              SourcierSupplierField   field,
                                                              const char             *written);
char                   *sourcier_supplier_show_field         (SourcierSupplier       *self,
                                                              SourcierSupplierField   field);
const char             *sourcier_supplier_get_name           (SourcierSupplier       *self);
gint64                  sourcier_supplier_get_turnover       (SourcierSupplier       *self);
void                    sourcier_supplier_set_turnover       (SourcierSupplier       *self,
                                                              gint64                  cents);
SourcierSupplierDoubts  sourcier_supplier_get_doubts         (SourcierSupplier       *self);
char                   *sourcier_supplier_doubt_to_words     (SourcierSupplier       *self,
                                                              SourcierSupplierDoubts  doubt);
char                   *sourcier_supplier_doubts_to_words    (SourcierSupplier       *self);
char                   *sourcier_supplier_departement_doubt_to_words (SourcierSupplier *self);
GPtrArray              *sourcier_supplier_get_awards         (SourcierSupplier       *self);
void                    sourcier_supplier_add_award          (SourcierSupplier       *self,
                                                              SourcierLabelAward     *award);
void                    sourcier_supplier_remove_award       (SourcierSupplier       *self,
                                                              SourcierLabelAward     *award);
GPtrArray              *sourcier_supplier_get_contacts       (SourcierSupplier       *self);
void                    sourcier_supplier_add_contact        (SourcierSupplier       *self,
                                                              SourcierContact        *contact);
void                    sourcier_supplier_remove_contact     (SourcierSupplier       *self,
                                                              SourcierContact        *contact);
const char * const     *sourcier_supplier_get_families       (SourcierSupplier       *self);
void                    sourcier_supplier_set_families       (SourcierSupplier       *self,
                                                              const char * const     *families);
gboolean                sourcier_supplier_add_family         (SourcierSupplier       *self,
                                                              const char             *family);
gboolean                sourcier_supplier_remove_family      (SourcierSupplier       *self,
                                                              const char             *family);
const char * const     *sourcier_supplier_get_cpv            (SourcierSupplier       *self);
void                    sourcier_supplier_set_cpv            (SourcierSupplier       *self,
                                                              const char * const     *codes);
gboolean                sourcier_supplier_add_cpv            (SourcierSupplier       *self,
                                                              const char             *code);
gboolean                sourcier_supplier_remove_cpv         (SourcierSupplier       *self,
                                                              const char             *code);
const char * const     *sourcier_supplier_get_areas          (SourcierSupplier       *self);
void                    sourcier_supplier_set_areas          (SourcierSupplier       *self,
                                                              const char * const     *areas);
gboolean                sourcier_supplier_add_area           (SourcierSupplier       *self,
                                                              const char             *area);
const char * const     *sourcier_supplier_get_tags           (SourcierSupplier       *self);
void                    sourcier_supplier_set_tags           (SourcierSupplier       *self,
                                                              const char * const     *tags);
gboolean                sourcier_supplier_add_tags           (SourcierSupplier       *self,
                                                              const char             *written);
gboolean                sourcier_supplier_remove_tags        (SourcierSupplier       *self,
                                                              const char             *written);
char                   *sourcier_supplier_get_search_text    (SourcierSupplier       *self);

G_END_DECLS
