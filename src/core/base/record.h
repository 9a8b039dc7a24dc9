/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SourcierFieldType:
 * @SOURCIER_FIELD_TEXT: words on one line; "" if not told
 * @SOURCIER_FIELD_LINES: words on several lines; "" if not told
 * @SOURCIER_FIELD_MONEY: cents; %SOURCIER_NUMBER_UNKNOWN if not told
 * @SOURCIER_FIELD_DAY: a #SourcierDay; %SOURCIER_DAY_NONE if not told
 * @SOURCIER_FIELD_COUNT: a whole number from 0; %SOURCIER_NUMBER_UNKNOWN if not told
 * @SOURCIER_FIELD_YEAR: a year, written without marks; %SOURCIER_NUMBER_UNKNOWN if not told
 * @SOURCIER_FIELD_PERCENT: hundredths of a per cent from 0; %SOURCIER_NUMBER_UNKNOWN if not told
 * @SOURCIER_FIELD_LINK: the id of a row of another table; 0 for none
 */
typedef enum
{
  SOURCIER_FIELD_TEXT,
  SOURCIER_FIELD_LINES,
  SOURCIER_FIELD_MONEY,
  SOURCIER_FIELD_DAY,
  SOURCIER_FIELD_COUNT,
  SOURCIER_FIELD_YEAR,
  SOURCIER_FIELD_PERCENT,
  SOURCIER_FIELD_LINK,
} SourcierFieldType;

#define SOURCIER_NUMBER_UNKNOWN (-1)

/**
 * SourcierField:
 * @id: its name in JSON and among the columns of its table
 * @type: what it holds
 * @english: its name, for translation in the context "record field"
 * @french: its header in a French list
 */
typedef struct
{
  const char        *id;
  SourcierFieldType  type;
  const char        *english;
  const char        *french;
} SourcierField;

/**
 * SourcierRecord:
 *
 * A thing that is told field by field. A subclass says which fields there are; the object, its rows in the file, its
 * exports and its forms read that table, and never list the fields apart. "changed" is emitted when a field changes.
 */
#define SOURCIER_TYPE_RECORD (sourcier_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierRecord, sourcier_record, SOURCIER, RECORD, GObject)

/**
 * SourcierRecordClass:
 * @fields: (array length=n_fields): the fields, set by the subclass in its class_init
 * @n_fields: how many
 * @to_canonical: (nullable): what is kept of words that a person or a list wrote in a field, where they mean something
 *   that is sure: (transfer full); %NULL where they are kept as they are
 * @to_words: (nullable): what the reader sees of words that are kept in a field: (transfer full); %NULL where they are
 *   shown as they are
 */
struct _SourcierRecordClass
{
  GObjectClass parent_class;

  const SourcierField *fields;
  guint n_fields;
  char *(*to_canonical) (SourcierRecord *self,
                         guint           field,
                         const char     *tidy);
  char *(*to_words)     (SourcierRecord *self,
                         guint           field,
                         const char     *text);
};

gboolean             sourcier_field_is_text         (const SourcierField *field);
const char          *sourcier_field_get_name        (const SourcierField *field);
const char          *sourcier_field_get_header      (const SourcierField *field,
                                                     gboolean             french);
gint64               sourcier_field_get_unknown     (const SourcierField *field);

const SourcierField *sourcier_record_get_field      (SourcierRecord      *self,
                                                     guint                field);
guint                sourcier_record_get_n_fields   (SourcierRecord      *self);
gint64               sourcier_record_get_id         (SourcierRecord      *self);
void                 sourcier_record_set_id         (SourcierRecord      *self,
                                                     gint64               id);
const char          *sourcier_record_get_text       (SourcierRecord      *self,
                                                     guint                field);
void                 sourcier_record_set_text       (SourcierRecord      *self,
                                                     guint                field,
                                                     const char          *text);
gint64               sourcier_record_get_number     (SourcierRecord      *self,
                                                     guint                field);
void                 sourcier_record_set_number     (SourcierRecord      *self,
                                                     guint                field,
                                                     gint64               number);
gboolean             sourcier_record_is_told        (SourcierRecord      *self,
                                                     guint                field);
gboolean             sourcier_record_is_empty       (SourcierRecord      *self);
gboolean             sourcier_record_read_field     (SourcierRecord      *self,
                                                     guint                field,
                                                     const char          *written);
char                *sourcier_record_show_field     (SourcierRecord      *self,
                                                     guint                field);
char                *sourcier_record_field_to_text  (SourcierRecord      *self,
                                                     guint                field);
char                *sourcier_record_write_field    (SourcierRecord      *self,
                                                     guint                field);
gpointer             sourcier_record_copy           (SourcierRecord      *self);
gboolean             sourcier_record_equal          (SourcierRecord      *self,
                                                     SourcierRecord      *other);
gboolean             sourcier_record_assign         (SourcierRecord      *self,
                                                     SourcierRecord      *other);
void                 sourcier_record_emit_changed   (SourcierRecord      *self);

G_END_DECLS
