/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/official-list.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *name;
  const char *meaning;
  const char *publisher;
} kinds[SOURCIER_N_OFFICIAL_LISTS] = {
  { "cpv", N_("CPV codes"),
    N_("Common procurement vocabulary: the European codes that say what a contract is about. Without the list, the program "
       "knows the 45 divisions only."),
    N_("Publications Office of the European Union, “CPV 2008”, in French and in English") },
  { "qpv", N_("Priority neighbourhoods (QPV)"),
    N_("Quartiers prioritaires de la politique de la ville: the poorest urban neighbourhoods, drawn by decree. The list "
       "tells which communes have some."),
    N_("Agence nationale de la cohésion des territoires (ANCT), “QPV 2024”, by commune") },
  { "frr", N_("Rural revitalisation zone (FRR)"),
    N_("France ruralités revitalisation: the rural communes that the State supports, in place of the former ZRR since 1 July "
       "2024. FRR+ is for the most fragile of them."),
    N_("Agence nationale de la cohésion des territoires (ANCT), “Classement FRR”, by commune") },
};

G_DEFINE_BOXED_TYPE (SourcierOfficialList, sourcier_official_list, sourcier_official_list_copy, sourcier_official_list_free)

/**
 * sourcier_official_list_new:
 * @kind: which list
 *
 * Returns: (transfer full): a list of which nothing is told
 */
SourcierOfficialList *
sourcier_official_list_new (SourcierOfficialListKind kind)
{
  SourcierOfficialList *self = g_new0 (SourcierOfficialList, 1);

  self->kind = kind;
  self->file = g_strdup ("");
  self->edition = g_strdup ("");
  return self;
}

/**
 * sourcier_official_list_copy:
 * @self: a list
 *
 * Returns: (transfer full): a copy
 */
SourcierOfficialList *
sourcier_official_list_copy (const SourcierOfficialList *self)
{
  SourcierOfficialList *copy = g_memdup2 (self, sizeof *self);

  copy->file = g_strdup (self->file);
  copy->edition = g_strdup (self->edition);
  return copy;
}

/**
 * sourcier_official_list_free:
 * @self: (transfer full): a list
 */
void
sourcier_official_list_free (SourcierOfficialList *self)
{
  g_free (self->file);
  g_free (self->edition);
  g_free (self);
}

/**
 * sourcier_official_list_describe_edition:
 * @self: a list
 *
 * Returns: (transfer full): the edition as the reader writes it: a day in the reader's locale, a year as it is
 */
char *
sourcier_official_list_describe_edition (const SourcierOfficialList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  SourcierDay day = sourcier_day_parse (self->edition);

  return day != SOURCIER_DAY_NONE ? sourcier_day_format (day) : g_strdup (self->edition);
}

/**
 * sourcier_official_list_kind_get_code:
 * @kind: which list
 *
 * Returns: (transfer none): the code kept in the office's file
 */
const char *
sourcier_official_list_kind_get_code (SourcierOfficialListKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_OFFICIAL_LISTS, NULL);

  return kinds[kind].code;
}

/**
 * sourcier_official_list_kind_from_code:
 * @code: (nullable): a code
 * @kind: (out): which list it names
 *
 * Returns: whether it names one
 */
gboolean
sourcier_official_list_kind_from_code (const char               *code,
                                       SourcierOfficialListKind *kind)
{
  for (guint i = 0; i < SOURCIER_N_OFFICIAL_LISTS; i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sourcier_official_list_kind_get_name:
 * @kind: which list
 *
 * Returns: (transfer none): what it is called in the reader's language
 */
const char *
sourcier_official_list_kind_get_name (SourcierOfficialListKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_OFFICIAL_LISTS, NULL);

  return _(kinds[kind].name);
}

/**
 * sourcier_official_list_kind_get_meaning:
 * @kind: which list
 *
 * Returns: (transfer none): what it is, for whoever does not know the initials
 */
const char *
sourcier_official_list_kind_get_meaning (SourcierOfficialListKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_OFFICIAL_LISTS, NULL);

  return _(kinds[kind].meaning);
}

/**
 * sourcier_official_list_kind_get_publisher:
 * @kind: which list
 *
 * Returns: (transfer none): who publishes the official file, and under which name
 */
const char *
sourcier_official_list_kind_get_publisher (SourcierOfficialListKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_OFFICIAL_LISTS, NULL);

  return _(kinds[kind].publisher);
}
