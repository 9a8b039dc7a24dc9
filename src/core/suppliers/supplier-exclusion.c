/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-exclusion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Suppliers excluded from public procurement: by law (Code de la commande publique, L2141-1 to L2141-5) or because a
 * buyer so decided (L2141-7 to L2141-11). No register of them is public: the office writes what it has been told. */

/**
 * sourcier_exclusion_code:
 * @excluded: whether those who are excluded are asked for, or the others
 * @day: on which day, %SOURCIER_DAY_NONE for that of the question
 *
 * Returns: (transfer full): a value of %SOURCIER_FACET_EXCLUSION, "excluded" or "not-excluded:2027-01-18"
 */
char *
sourcier_exclusion_code (gboolean    excluded,
                         SourcierDay day)
{
  const char *code = excluded ? SOURCIER_EXCLUDED : SOURCIER_NOT_EXCLUDED;
  g_autofree char *iso = sourcier_day_to_iso (day);

  return iso != NULL ? g_strconcat (code, ":", iso, NULL) : g_strdup (code);
}

/**
 * sourcier_exclusion_code_parse:
 * @code: any text
 * @excluded: (out): whether those who are excluded are asked for, or the others
 * @day: (out): on which day, %SOURCIER_DAY_NONE for that of the question
 *
 * Returns: whether @code is what sourcier_exclusion_code() makes
 */
gboolean
sourcier_exclusion_code_parse (const char  *code,
                               gboolean    *excluded,
                               SourcierDay *day)
{
  const char *colon = strchr (code, ':');
  g_autofree char *made = NULL;

  *excluded = g_str_has_prefix (code, SOURCIER_EXCLUDED);
  *day = colon != NULL ? sourcier_day_parse (colon + 1) : SOURCIER_DAY_NONE;
  made = sourcier_exclusion_code (*excluded, *day);
  return g_str_equal (code, made);
}

static SourcierDay
day_of (SourcierSupplier      *self,
        SourcierSupplierField  field)
{
  return sourcier_day_parse (sourcier_supplier_get_text (self, field));
}

static gboolean
is_told (SourcierSupplier      *self,
         SourcierSupplierField  field)
{
  return *sourcier_supplier_get_text (self, field) != '\0';
}

static gboolean
anything_told (SourcierSupplier *self)
{
  return is_told (self, SOURCIER_SUPPLIER_EXCLUSION) || is_told (self, SOURCIER_SUPPLIER_EXCLUDED_SINCE)
         || is_told (self, SOURCIER_SUPPLIER_EXCLUDED_UNTIL);
}

/**
 * sourcier_supplier_is_excluded:
 * @self: a supplier
 * @day: a day
 *
 * An exclusion lasts from the first day told to the last, both included. Where a day is not told, or is no day, it has
 * no limit on that side: whoever may be excluded is looked at before a contract goes to them.
 *
 * Returns: whether the directory says that it is excluded from public procurement on @day
 */
gboolean
sourcier_supplier_is_excluded (SourcierSupplier *self,
                               SourcierDay       day)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);

  SourcierDay since = day_of (self, SOURCIER_SUPPLIER_EXCLUDED_SINCE);
  SourcierDay until = day_of (self, SOURCIER_SUPPLIER_EXCLUDED_UNTIL);

  return anything_told (self) && (since == SOURCIER_DAY_NONE || day >= since)
         && (until == SOURCIER_DAY_NONE || day <= until);
}

static char *
period_to_words (SourcierSupplier *self,
                 SourcierDay       day)
{
  gboolean excluded = sourcier_supplier_is_excluded (self, day);
  SourcierDay last = day_of (self, SOURCIER_SUPPLIER_EXCLUDED_UNTIL);
  gboolean over = last != SOURCIER_DAY_NONE && day > last;
  g_autofree char *since = sourcier_supplier_show_field (self, SOURCIER_SUPPLIER_EXCLUDED_SINCE);
  g_autofree char *until = sourcier_supplier_show_field (self, SOURCIER_SUPPLIER_EXCLUDED_UNTIL);

  if (over)
    /* translators: %s is a day that has passed */
    return g_strdup_printf (_("Was excluded from public procurement until %s"), until);
  if (!excluded)
    /* translators: %s is a day to come */
    return g_strdup_printf (_("Will be excluded from public procurement from %s"), since);
  if (*until != '\0')
    /* translators: %s is a day */
    return g_strdup_printf (_("Excluded from public procurement until %s"), until);
  return g_strdup (_("Excluded from public procurement, no end told"));
}

/**
 * sourcier_supplier_exclusion_to_words:
 * @self: a supplier
 * @day: a day
 *
 * Returns: (transfer full) (nullable): its exclusion for the reader, as it stands on @day: how long on the first line,
 *   and why, where it is told, on the next; %NULL if there is nothing to tell
 */
char *
sourcier_supplier_exclusion_to_words (SourcierSupplier *self,
                                      SourcierDay       day)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  const char *reason = sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_EXCLUSION);

  if (!anything_told (self))
    return NULL;

  g_autofree char *period = period_to_words (self, day);
  return g_strconcat (period, *reason != '\0' ? "\n" : "", reason, NULL);
}

static gboolean
is_no_day (SourcierSupplier      *self,
           SourcierSupplierField  field)
{
  return is_told (self, field) && day_of (self, field) == SOURCIER_DAY_NONE;
}

static const char *
doubt_of (SourcierSupplier *self)
{
  SourcierDay since = day_of (self, SOURCIER_SUPPLIER_EXCLUDED_SINCE);
  SourcierDay until = day_of (self, SOURCIER_SUPPLIER_EXCLUDED_UNTIL);

  if (is_no_day (self, SOURCIER_SUPPLIER_EXCLUDED_SINCE) || is_no_day (self, SOURCIER_SUPPLIER_EXCLUDED_UNTIL))
    return N_("Since or until when it is excluded is not a day: until it is, the exclusion has no such limit");
  if (until != SOURCIER_DAY_NONE && since > until)
    return N_("The exclusion ends before it begins");
  if (anything_told (self) && !is_told (self, SOURCIER_SUPPLIER_EXCLUSION))
    return N_("Why it is excluded is not told");
  return NULL;
}

/**
 * sourcier_supplier_exclusion_is_doubtful:
 * @self: a supplier
 *
 * Returns: whether what is told about its exclusion is odd: no reason, what is no day, an end before the beginning
 */
gboolean
sourcier_supplier_exclusion_is_doubtful (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);

  return doubt_of (self) != NULL;
}

/**
 * sourcier_supplier_exclusion_doubt_to_words:
 * @self: a supplier
 *
 * Returns: (transfer full) (nullable): what is odd about its exclusion, for the reader; %NULL if nothing is
 */
char *
sourcier_supplier_exclusion_doubt_to_words (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  const char *doubt = doubt_of (self);

  return doubt != NULL ? g_strdup (_(doubt)) : NULL;
}
