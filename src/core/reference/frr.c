/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/frr.h"

#include "reference/reference-table.h"

#include <glib/gi18n-lib.h>

/* The words are those of the State's list of July 2025, as sourcier_reference_key() folds them. */
static const struct
{
  const char *code;
  const char *name;
  const char *words[4];
} classes[SOURCIER_N_FRR_CLASSES] = {
  { "", NC_("FRR class", "Not known"), { NULL } },
  { "none", NC_("FRR class", "Not classed"), { "non classee", "non classe", "non", NULL } },
  { "beneficiary-partly", NC_("FRR class", "Partly keeps the benefit (former ZRR)"),
    { "frr beneficiaire partiellement", "beneficiaire partiellement", NULL } },
  { "beneficiary", NC_("FRR class", "Keeps the benefit (former ZRR)"), { "frr beneficiaire", "beneficiaire", NULL } },
  { "partly", NC_("FRR class", "FRR, in part"), { "classee frr partiellement", "frr partiellement", NULL } },
  { "frr", "FRR", { "frr socle", "frr", "classee frr", NULL } },
  { "frr-plus", "FRR+", { "frr plus", "classee frr plus", NULL } },
};

/**
 * sourcier_frr_class_recognise:
 * @text: (nullable): a class as the State's list writes it, "FRR bénéficiaire"
 *
 * Returns: the class, or %SOURCIER_FRR_UNKNOWN
 */
SourcierFrrClass
sourcier_frr_class_recognise (const char *text)
{
  g_autofree char *key = sourcier_reference_key (text);

  for (guint i = 0; i < SOURCIER_N_FRR_CLASSES; i++)
    if (g_strv_contains (classes[i].words, key))
      return i;
  return SOURCIER_FRR_UNKNOWN;
}

/**
 * sourcier_frr_class_from_code:
 * @code: (nullable): a code of the office's file
 *
 * Returns: the class, or %SOURCIER_FRR_UNKNOWN
 */
SourcierFrrClass
sourcier_frr_class_from_code (const char *code)
{
  for (guint i = 0; i < SOURCIER_N_FRR_CLASSES; i++)
    if (g_strcmp0 (classes[i].code, code) == 0)
      return i;
  return SOURCIER_FRR_UNKNOWN;
}

/**
 * sourcier_frr_class_get_code:
 * @self: a class
 *
 * Returns: (transfer none): the code kept in the office's file, "" for %SOURCIER_FRR_UNKNOWN
 */
const char *
sourcier_frr_class_get_code (SourcierFrrClass self)
{
  g_return_val_if_fail (self < SOURCIER_N_FRR_CLASSES, "");

  return classes[self].code;
}

/**
 * sourcier_frr_class_get_name:
 * @self: a class
 *
 * Returns: (transfer none): what it is called in the reader's language
 */
const char *
sourcier_frr_class_get_name (SourcierFrrClass self)
{
  g_return_val_if_fail (self < SOURCIER_N_FRR_CLASSES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "FRR class", classes[self].name);
}
