/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import-words.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/* A word that the program does not know, and what it stands among. */
typedef struct
{
  int target;
  char *text;
} SourcierImportUnknown;

typedef struct _SourcierImportMended SourcierImportMended;

/**
 * SourcierImportReading:
 * @said: the fields the row tells, understood
 * @told: which fields it tells, a bit each
 * @labels: (element-type utf8): codes of the labels it gives
 * @families: (element-type utf8): codes of the families it gives
 * @cpv: (element-type utf8): the CPV codes it gives, without check digits
 * @areas: (element-type utf8): the areas it says they work in
 * @qpv: (element-type utf8): codes of the priority neighbourhoods it is set in
 * @tags: (element-type utf8): the tags it gives, several in one where they were written so
 * @contacts: (element-type SourcierContact): the people it names
 * @kept: (element-type utf8): what could not be understood, "Header : value", to be kept in the notes
 * @kept_labels: (element-type utf8): those of @kept that stand among labels
 * @settled: (nullable) (element-type utf8): those of @kept that the office has decided to keep
 * @unknown: (nullable) (element-type SourcierImportUnknown): the words among labels and families that nobody knows
 * @repairs: (nullable) (element-type SourcierImportMended): what the cells seem to have lost on their way
 * @headers: (array length=n_columns): the headers of the list, which outlives the reading
 * @targets: (array length=n_columns): what each column is read as
 * @n_columns: how many columns the list has
 * @name_key: the folded name
 * @address_key: the folded address
 *
 * What one row of a list says, before anybody looks into the directory.
 */
typedef struct
{
  SourcierSupplier *said;
  guint64 told;
  GPtrArray *labels;
  GPtrArray *families;
  GPtrArray *cpv;
  GPtrArray *areas;
  GPtrArray *qpv;
  GPtrArray *tags;
  GPtrArray *contacts;
  GPtrArray *kept;
  GPtrArray *kept_labels;
  GPtrArray *settled;
  GPtrArray *unknown;
  GPtrArray *repairs;
  const char * const *headers;
  const int *targets;
  guint n_columns;
  char *name_key;
  char *address_key;
} SourcierImportReading;

SourcierImportReading *sourcier_import_reading_new         (const char * const    *headers,
                                                            const int             *targets,
                                                            guint                  n_columns,
                                                            SourcierImportWords   *words,
                                                            const char * const    *cells,
                                                            guint                  n_cells);
void                   sourcier_import_reading_free        (SourcierImportReading *self);
void                   sourcier_import_reading_add_label   (SourcierImportReading *self,
                                                            const char            *label);
const char            *sourcier_import_reading_get_text    (SourcierImportReading *self,
                                                            SourcierSupplierField  field);
char                  *sourcier_import_reading_dup_column  (SourcierImportReading *self,
                                                            int                    target);
char                  *sourcier_import_reading_place_words (SourcierImportReading *self,
                                                            int                    target,
                                                            const char            *words);
gboolean               sourcier_import_reading_names_one   (SourcierImportReading *self);
gboolean               sourcier_import_siret_is_key        (const char            *siret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierImportReading, sourcier_import_reading_free)

G_END_DECLS
