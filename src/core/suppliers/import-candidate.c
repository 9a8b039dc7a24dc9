/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-candidate.h"

#include "suppliers/duplicate.h"

struct _SourcierImportCandidate
{
  GObject parent_instance;

  SourcierSupplier *supplier;
  guint line;
  char *place;
  char *reason;
  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (SourcierImportCandidate, sourcier_import_candidate, G_TYPE_OBJECT)

static void
sourcier_import_candidate_finalize (GObject *object)
{
  SourcierImportCandidate *self = SOURCIER_IMPORT_CANDIDATE (object);

  g_object_unref (self->supplier);
  g_free (self->place);
  g_free (self->reason);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (sourcier_import_candidate_parent_class)->finalize (object);
}

static void
sourcier_import_candidate_class_init (SourcierImportCandidateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_import_candidate_finalize;
}

static void
sourcier_import_candidate_init (SourcierImportCandidate *self)
{
}

static const char *
text_of (SourcierSupplier      *supplier,
         SourcierSupplierField  field)
{
  return sourcier_supplier_get_text (supplier, field);
}

static char *
explain (SourcierSupplier *supplier,
         SourcierSupplier *said)
{
  g_autoptr (SourcierDuplicateKey) held = sourcier_duplicate_key_of (supplier);
  g_autoptr (SourcierDuplicateKey) told = sourcier_duplicate_key_of (said);

  return sourcier_duplicate_reasons_to_words (sourcier_duplicate_compare (held, told));
}

/**
 * sourcier_import_candidate_new:
 * @supplier: what a row may be about
 * @line: the line of the list that tells it, 0 where the directory has it
 * @said: what the row says
 * @fields: (transfer full) (element-type SourcierImportChange): the two compared
 *
 * Returns: (transfer full): a candidate
 */
SourcierImportCandidate *
sourcier_import_candidate_new (SourcierSupplier *supplier,
                               guint             line,
                               SourcierSupplier *said,
                               GPtrArray        *fields)
{
  SourcierImportCandidate *self = g_object_new (SOURCIER_TYPE_IMPORT_CANDIDATE, NULL);

  self->supplier = g_object_ref (supplier);
  self->line = line;
  self->place = g_strstrip (g_strdup_printf ("%s %s", text_of (supplier, SOURCIER_SUPPLIER_POSTCODE),
                                             text_of (supplier, SOURCIER_SUPPLIER_CITY)));
  self->reason = explain (supplier, said);
  self->fields = fields;
  return self;
}

/**
 * sourcier_import_candidate_get_supplier:
 * @self: a candidate
 *
 * Returns: the id of the supplier in the directory, 0 where the list tells it on sourcier_import_candidate_get_line()
 */
gint64
sourcier_import_candidate_get_supplier (SourcierImportCandidate *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CANDIDATE (self), 0);
  return self->line == 0 ? sourcier_supplier_get_id (self->supplier) : 0;
}

/**
 * sourcier_import_candidate_get_line:
 * @self: a candidate
 *
 * Returns: the earlier line of the list that tells it, 0 where the directory has it
 */
guint
sourcier_import_candidate_get_line (SourcierImportCandidate *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CANDIDATE (self), 0);
  return self->line;
}

/**
 * sourcier_import_candidate_get_name:
 * @self: a candidate
 *
 * Returns: (transfer none): its name
 */
const char *
sourcier_import_candidate_get_name (SourcierImportCandidate *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CANDIDATE (self), "");
  return sourcier_supplier_get_name (self->supplier);
}

/**
 * sourcier_import_candidate_get_place:
 * @self: a candidate
 *
 * Returns: (transfer none): its postcode and city, "" if it has neither
 */
const char *
sourcier_import_candidate_get_place (SourcierImportCandidate *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CANDIDATE (self), "");
  return self->place;
}

/**
 * sourcier_import_candidate_get_siret:
 * @self: a candidate
 *
 * Returns: (transfer none): its SIRET, "" if it has none
 */
const char *
sourcier_import_candidate_get_siret (SourcierImportCandidate *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CANDIDATE (self), "");
  return text_of (self->supplier, SOURCIER_SUPPLIER_SIRET);
}

/**
 * sourcier_import_candidate_get_reason:
 * @self: a candidate
 *
 * Returns: (transfer none): why the two may be one, for the reader, as sourcier_duplicate_compare() tells; "" where it
 *   tells nothing
 */
const char *
sourcier_import_candidate_get_reason (SourcierImportCandidate *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CANDIDATE (self), "");
  return self->reason;
}

/**
 * sourcier_import_candidate_get_fields:
 * @self: a candidate
 *
 * Returns: (transfer none) (element-type SourcierImportChange): field by field what it has, and what the row would make
 *   of it: what is the same, too
 */
GPtrArray *
sourcier_import_candidate_get_fields (SourcierImportCandidate *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_CANDIDATE (self), NULL);
  return self->fields;
}
