/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "base/coded-word.h"

#include <glib/gi18n-lib.h>

static const SourcierCodedWord policies[SOURCIER_N_IMPORT_POLICIES] = {
  [SOURCIER_IMPORT_REPLACE] = { "replace", NC_("import policy", "Replace what differs") },
  [SOURCIER_IMPORT_FILL] = { "fill", NC_("import policy", "Fill in only what is empty") },
  [SOURCIER_IMPORT_LABELS] = { "labels", NC_("import policy", "Only add labels") },
};

static const SourcierCodedWord hows[SOURCIER_N_IMPORT_HOWS] = {
  [SOURCIER_IMPORT_HOW_NONE] = { "", NC_("how a column is recognised", "Not recognised") },
  [SOURCIER_IMPORT_HOW_HEADER] = { "header", NC_("how a column is recognised", "By its header") },
  [SOURCIER_IMPORT_HOW_CONTENTS] = { "contents", NC_("how a column is recognised", "By its contents") },
  [SOURCIER_IMPORT_HOW_MEMORY] = { "memory", NC_("how a column is recognised", "As the last time") },
  [SOURCIER_IMPORT_HOW_CHOSEN] = { "chosen", NC_("how a column is recognised", "Chosen") },
};

/**
 * sourcier_import_how_get_code:
 * @how: how a column is recognised
 *
 * Returns: (transfer none): its name for programs: "header", "contents", "memory", "chosen", "" where it is not
 */
const char *
sourcier_import_how_get_code (SourcierImportHow how)
{
  g_return_val_if_fail (how < SOURCIER_N_IMPORT_HOWS, "");
  return hows[how].code;
}

/**
 * sourcier_import_how_get_name:
 * @how: how a column is recognised
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_import_how_get_name (SourcierImportHow how)
{
  g_return_val_if_fail (how < SOURCIER_N_IMPORT_HOWS, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "how a column is recognised", hows[how].name);
}

/**
 * sourcier_import_policy_get_code:
 * @policy: a policy
 *
 * Returns: (transfer none): its name for programs: "replace", "fill", "labels"
 */
const char *
sourcier_import_policy_get_code (SourcierImportPolicy policy)
{
  g_return_val_if_fail (policy < SOURCIER_N_IMPORT_POLICIES, "");
  return policies[policy].code;
}

/**
 * sourcier_import_policy_get_name:
 * @policy: a policy
 *
 * Returns: (transfer none): what it does to a supplier of the directory, for the reader
 */
const char *
sourcier_import_policy_get_name (SourcierImportPolicy policy)
{
  g_return_val_if_fail (policy < SOURCIER_N_IMPORT_POLICIES, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "import policy", policies[policy].name);
}

/**
 * sourcier_import_policy_from_code:
 * @code: what sourcier_import_policy_get_code() gives
 * @policy: (out): the policy; left alone when none has that code
 *
 * Returns: whether there is one
 */
gboolean
sourcier_import_policy_from_code (const char           *code,
                                  SourcierImportPolicy *policy)
{
  g_return_val_if_fail (code != NULL, FALSE);

  guint value;

  if (!sourcier_coded_word_find (policies, SOURCIER_N_IMPORT_POLICIES, code, &value))
    return FALSE;
  *policy = (SourcierImportPolicy) value;
  return TRUE;
}

/**
 * sourcier_supplier_import_set_policy:
 * @self: an import
 * @policy: what the list may do to suppliers that the directory has
 *
 * %SOURCIER_IMPORT_REPLACE by default. prepare() must be called again.
 */
void
sourcier_supplier_import_set_policy (SourcierSupplierImport *self,
                                     SourcierImportPolicy    policy)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (policy < SOURCIER_N_IMPORT_POLICIES);
  self->context.policy = policy;
}

/**
 * sourcier_supplier_import_get_policy:
 * @self: an import
 *
 * Returns: what the list may do to suppliers that the directory has
 */
SourcierImportPolicy
sourcier_supplier_import_get_policy (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), SOURCIER_IMPORT_REPLACE);
  return self->context.policy;
}
