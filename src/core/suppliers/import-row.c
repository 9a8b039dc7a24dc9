/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-row.h"

#include <glib/gi18n-lib.h>

static const char * const effect_codes[SOURCIER_N_IMPORT_EFFECTS] = {
  "new", "changed", "unchanged", "doubtful", "rejected",
};

static const char * const effect_names[SOURCIER_N_IMPORT_EFFECTS] = {
  NC_("import effect", "New"),
  NC_("import effect", "Changed"),
  NC_("import effect", "Unchanged"),
  NC_("import effect", "Doubtful"),
  NC_("import effect", "Rejected"),
};

struct _SourcierImportRow
{
  GObject parent_instance;

  gint64 id;
  SourcierImportDecision decision;
  guint line;
  char *name;
  char *place;
  char *siret;
  char *reason;
};

static const char * const decision_codes[SOURCIER_N_IMPORT_DECISIONS] = { "undecided", "same", "new", "skip" };

G_DEFINE_FINAL_TYPE (SourcierImportRow, sourcier_import_row, G_TYPE_OBJECT)

/**
 * sourcier_import_effect_get_code:
 * @effect: an effect
 *
 * Returns: (transfer none): its name for programs: "new", "changed", "unchanged", "doubtful", "rejected"
 */
const char *
sourcier_import_effect_get_code (SourcierImportEffect effect)
{
  g_return_val_if_fail (effect < SOURCIER_N_IMPORT_EFFECTS, "");
  return effect_codes[effect];
}

/**
 * sourcier_import_effect_get_name:
 * @effect: an effect
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_import_effect_get_name (SourcierImportEffect effect)
{
  g_return_val_if_fail (effect < SOURCIER_N_IMPORT_EFFECTS, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "import effect", effect_names[effect]);
}

/**
 * sourcier_import_decision_get_code:
 * @decision: a decision
 *
 * Returns: (transfer none): its name for programs: "undecided", "same", "new", "skip"
 */
const char *
sourcier_import_decision_get_code (SourcierImportDecision decision)
{
  g_return_val_if_fail (decision < SOURCIER_N_IMPORT_DECISIONS, "");
  return decision_codes[decision];
}

/**
 * sourcier_import_decision_from_code:
 * @code: what a program wrote
 * @decision: (out): the decision
 *
 * Returns: whether there is one of that name
 */
gboolean
sourcier_import_decision_from_code (const char             *code,
                                    SourcierImportDecision *decision)
{
  g_return_val_if_fail (code != NULL && decision != NULL, FALSE);

  for (int i = 0; i < SOURCIER_N_IMPORT_DECISIONS; i++)
    if (g_str_equal (code, decision_codes[i]))
      {
        *decision = i;
        return TRUE;
      }
  return FALSE;
}

static void
sourcier_import_row_finalize (GObject *object)
{
  SourcierImportRow *self = SOURCIER_IMPORT_ROW (object);

  g_free (self->name);
  g_free (self->place);
  g_free (self->siret);
  g_free (self->reason);

  G_OBJECT_CLASS (sourcier_import_row_parent_class)->finalize (object);
}

static void
sourcier_import_row_class_init (SourcierImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_import_row_finalize;
}

static void
sourcier_import_row_init (SourcierImportRow *self)
{
}

/**
 * sourcier_import_row_new:
 * @id: its place among the rows read
 * @decision: what was decided about it
 * @line: the line of the list where the row begins, counted from 1
 * @name: the supplier's name, "" if the row has none
 * @place: postcode and city
 * @siret: the SIRET as understood
 * @reason: why the row is doubtful or rejected, what changes, or ""
 *
 * Returns: (transfer full): a row for the preview
 */
SourcierImportRow *
sourcier_import_row_new (gint64                  id,
                         SourcierImportDecision  decision,
                         guint                   line,
                         const char             *name,
                         const char             *place,
                         const char             *siret,
                         const char             *reason)
{
  SourcierImportRow *self = g_object_new (SOURCIER_TYPE_IMPORT_ROW, NULL);

  self->id = id;
  self->decision = decision;
  self->line = line;
  self->name = g_strdup (name);
  self->place = g_strdup (place);
  self->siret = g_strdup (siret);
  self->reason = g_strdup (reason);
  return self;
}

/**
 * sourcier_import_row_get_id:
 * @self: a row
 *
 * Returns: what the import knows it by
 */
gint64
sourcier_import_row_get_id (SourcierImportRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW (self), 0);
  return self->id;
}

/**
 * sourcier_import_row_get_decision:
 * @self: a row
 *
 * Returns: what was decided about it when it was read
 */
SourcierImportDecision
sourcier_import_row_get_decision (SourcierImportRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW (self), SOURCIER_IMPORT_DECIDE_NOT);
  return self->decision;
}

/**
 * sourcier_import_row_get_line:
 * @self: a row
 *
 * Returns: the line of the list where it begins, counted from 1
 */
guint
sourcier_import_row_get_line (SourcierImportRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW (self), 0);
  return self->line;
}

/**
 * sourcier_import_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): the supplier's name, "" if the row has none
 */
const char *
sourcier_import_row_get_name (SourcierImportRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW (self), "");
  return self->name;
}

/**
 * sourcier_import_row_get_place:
 * @self: a row
 *
 * Returns: (transfer none): postcode and city, "" if the row has neither
 */
const char *
sourcier_import_row_get_place (SourcierImportRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW (self), "");
  return self->place;
}

/**
 * sourcier_import_row_get_siret:
 * @self: a row
 *
 * Returns: (transfer none): the SIRET as understood, "" if the row has none
 */
const char *
sourcier_import_row_get_siret (SourcierImportRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW (self), "");
  return self->siret;
}

/**
 * sourcier_import_row_get_reason:
 * @self: a row
 *
 * Returns: (transfer none): why the row is doubtful or rejected, what it changes, or ""
 */
const char *
sourcier_import_row_get_reason (SourcierImportRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_ROW (self), "");
  return self->reason;
}
