/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-repair.h"

#include "base/money.h"

#include <glib/gi18n-lib.h>

static const char * const codes[SOURCIER_N_IMPORT_REPAIRS] = {
  [SOURCIER_IMPORT_REPAIR_POSTCODES] = "postcodes",
  [SOURCIER_IMPORT_REPAIR_SIRETS] = "sirets",
  [SOURCIER_IMPORT_REPAIR_PHONES] = "phones",
  [SOURCIER_IMPORT_REPAIR_CPV] = "cpv",
};

struct _SourcierImportRepair
{
  GObject parent_instance;

  SourcierImportRepairKind kind;
  guint line;
  char *name;
  char *column;
  char *before;
  char *after;
};

G_DEFINE_FINAL_TYPE (SourcierImportRepair, sourcier_import_repair, G_TYPE_OBJECT)

static void
sourcier_import_repair_finalize (GObject *object)
{
  SourcierImportRepair *self = SOURCIER_IMPORT_REPAIR (object);

  g_free (self->name);
  g_free (self->column);
  g_free (self->before);
  g_free (self->after);

  G_OBJECT_CLASS (sourcier_import_repair_parent_class)->finalize (object);
}

static void
sourcier_import_repair_class_init (SourcierImportRepairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_import_repair_finalize;
}

static void
sourcier_import_repair_init (SourcierImportRepair *self)
{
}

/**
 * sourcier_import_repair_kind_get_code:
 * @kind: a kind of repair
 *
 * Returns: (transfer none): its name for programs: "postcodes", "sirets", "phones", "cpv"
 */
const char *
sourcier_import_repair_kind_get_code (SourcierImportRepairKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_IMPORT_REPAIRS, "");
  return codes[kind];
}

/**
 * sourcier_import_repair_kind_from_code:
 * @code: what a program wrote
 * @kind: (out): the kind; left alone when none has that code
 *
 * Returns: whether there is one
 */
gboolean
sourcier_import_repair_kind_from_code (const char               *code,
                                       SourcierImportRepairKind *kind)
{
  g_return_val_if_fail (code != NULL && kind != NULL, FALSE);

  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    if (g_str_equal (code, codes[i]))
      return *kind = i, TRUE;
  return FALSE;
}

/**
 * sourcier_import_repair_kind_to_words:
 * @kind: a kind of repair
 * @n: of how many cells
 *
 * Returns: (transfer full): what is proposed to be mended, for the reader: “127 postcodes seem to have lost …”
 */
char *
sourcier_import_repair_kind_to_words (SourcierImportRepairKind kind,
                                      gint64                   n)
{
  g_autofree char *count = sourcier_count_format (n);

  switch (kind)
    {
    case SOURCIER_IMPORT_REPAIR_POSTCODES:
      return g_strdup_printf (ngettext ("%s postcode seems to have lost its leading zero",
                                        "%s postcodes seem to have lost their leading zero", (gulong) n), count);
    case SOURCIER_IMPORT_REPAIR_SIRETS:
      return g_strdup_printf (ngettext ("%s SIRET seems to have lost its leading zero",
                                        "%s SIRET numbers seem to have lost their leading zero", (gulong) n), count);
    case SOURCIER_IMPORT_REPAIR_PHONES:
      return g_strdup_printf (ngettext ("%s phone number seems to have lost its leading zero",
                                        "%s phone numbers seem to have lost their leading zero", (gulong) n), count);
    case SOURCIER_IMPORT_REPAIR_CPV:
      return g_strdup_printf (ngettext ("%s CPV code seems to have lost its leading zero",
                                        "%s CPV codes seem to have lost their leading zero", (gulong) n), count);
    case SOURCIER_N_IMPORT_REPAIRS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sourcier_import_repair_new:
 * @kind: what kind of repair it is
 * @line: the line of the list where the row begins
 * @name: the supplier's name, "" if the row has none
 * @column: what the list calls the column
 * @before: what is written
 * @after: what was probably meant
 *
 * Returns: (transfer full): a repair of one cell
 */
SourcierImportRepair *
sourcier_import_repair_new (SourcierImportRepairKind  kind,
                            guint                     line,
                            const char               *name,
                            const char               *column,
                            const char               *before,
                            const char               *after)
{
  SourcierImportRepair *self = g_object_new (SOURCIER_TYPE_IMPORT_REPAIR, NULL);

  self->kind = kind;
  self->line = line;
  self->name = g_strdup (name);
  self->column = g_strdup (column);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

/**
 * sourcier_import_repair_get_kind:
 * @self: a repair
 *
 * Returns: what kind of repair it is
 */
SourcierImportRepairKind
sourcier_import_repair_get_kind (SourcierImportRepair *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_REPAIR (self), SOURCIER_IMPORT_REPAIR_POSTCODES);
  return self->kind;
}

/**
 * sourcier_import_repair_get_line:
 * @self: a repair
 *
 * Returns: the line of the list where the row begins, counted from 1
 */
guint
sourcier_import_repair_get_line (SourcierImportRepair *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_REPAIR (self), 0);
  return self->line;
}

/**
 * sourcier_import_repair_get_name:
 * @self: a repair
 *
 * Returns: (transfer none): the supplier's name, "" if the row has none
 */
const char *
sourcier_import_repair_get_name (SourcierImportRepair *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_REPAIR (self), "");
  return self->name;
}

/**
 * sourcier_import_repair_get_column:
 * @self: a repair
 *
 * Returns: (transfer none): what the list calls the column
 */
const char *
sourcier_import_repair_get_column (SourcierImportRepair *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_REPAIR (self), "");
  return self->column;
}

/**
 * sourcier_import_repair_get_before:
 * @self: a repair
 *
 * Returns: (transfer none): what is written
 */
const char *
sourcier_import_repair_get_before (SourcierImportRepair *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_REPAIR (self), "");
  return self->before;
}

/**
 * sourcier_import_repair_get_after:
 * @self: a repair
 *
 * Returns: (transfer none): what was probably meant
 */
const char *
sourcier_import_repair_get_after (SourcierImportRepair *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_REPAIR (self), "");
  return self->after;
}
