/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/cpv.h"

#include "base/text.h"
#include "reference/reference-table.h"

#include <string.h>

/* A division is told by its first two digits, zeros included (03, 30). */
#define DIVISION_LENGTH 2

G_DEFINE_BOXED_TYPE (SourcierCpv, sourcier_cpv, sourcier_cpv_copy, sourcier_cpv_free)

/**
 * sourcier_cpv_new:
 * @code: eight digits
 * @check_digit: one digit, or ""
 * @parent: the nearest wider code, or ""
 * @label_fr: what it is in French
 * @label_en: what it is in English
 *
 * Returns: (transfer full): an entry
 */
SourcierCpv *
sourcier_cpv_new (const char *code,
                  const char *check_digit,
                  const char *parent,
                  const char *label_fr,
                  const char *label_en)
{
  SourcierCpv *self = g_new (SourcierCpv, 1);

  self->code = g_strdup (code);
  self->check_digit = g_strdup (check_digit);
  self->parent = g_strdup (parent);
  self->label_fr = g_strdup (label_fr);
  self->label_en = g_strdup (label_en);
  return self;
}

/**
 * sourcier_cpv_copy:
 * @self: an entry
 *
 * Returns: (transfer full): a copy
 */
SourcierCpv *
sourcier_cpv_copy (const SourcierCpv *self)
{
  return sourcier_cpv_new (self->code, self->check_digit, self->parent, self->label_fr, self->label_en);
}

/**
 * sourcier_cpv_free:
 * @self: (transfer full): an entry
 */
void
sourcier_cpv_free (SourcierCpv *self)
{
  g_free (self->code);
  g_free (self->check_digit);
  g_free (self->parent);
  g_free (self->label_fr);
  g_free (self->label_en);
  g_free (self);
}

/**
 * sourcier_cpv_get_name:
 * @self: an entry
 *
 * Returns: (transfer none): what it is in the reader's language; in the other one where the list has only that
 */
const char *
sourcier_cpv_get_name (const SourcierCpv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const SourcierReferenceText text = {
    *self->label_fr != '\0' ? self->label_fr : self->label_en,
    *self->label_en != '\0' ? self->label_en : self->label_fr,
  };

  return sourcier_reference_text_pick (&text);
}

/**
 * sourcier_cpv_describe:
 * @self: an entry
 *
 * Returns: (transfer full): "90910000-9 Services de nettoyage"
 */
char *
sourcier_cpv_describe (const SourcierCpv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s%s%s %s", self->code, *self->check_digit != '\0' ? "-" : "", self->check_digit,
                          sourcier_cpv_get_name (self));
}

/**
 * sourcier_cpv_read_code:
 * @text: (nullable): a code as a list writes it, "90910000-9", "90910000-9 Services de nettoyage"
 * @check_digit: (out) (optional): the check digit, '\0' if none is told
 * @mended: (out) (optional): whether a leading zero was put back
 *
 * Only the divisions 03 and 09 begin with a zero, so seven digits that begin with 3 or 9 are a code whose zero a
 * spreadsheet has eaten.
 *
 * Returns: (transfer full) (nullable): the eight digits, %NULL if @text does not begin with a code
 */
char *
sourcier_cpv_read_code (const char *text,
                        char       *check_digit,
                        gboolean   *mended)
{
  g_autofree char *tidy = sourcier_text_tidy (text);
  gsize n = strspn (tidy, "0123456789");
  const char *after = tidy + n;
  gboolean short_code = n == SOURCIER_CPV_LENGTH - 1 && (tidy[0] == '3' || tidy[0] == '9');
  gboolean checked = after[0] == '-' && g_ascii_isdigit (after[1]);

  if ((n != SOURCIER_CPV_LENGTH && !short_code) || g_ascii_isalnum (after[checked ? 2 : 0]))
    return NULL;
  if (check_digit != NULL)
    *check_digit = checked ? after[1] : '\0';
  if (mended != NULL)
    *mended = short_code;
  tidy[n] = '\0';
  return g_strconcat (short_code ? "0" : "", tidy, NULL);
}

/**
 * sourcier_cpv_prefix:
 * @code: a code, or its first digits
 *
 * What stands before the zeros at the end is what a code shares with all those below it: "9091" for 90910000, "90" for
 * 90000000, "30" for 30000000.
 *
 * Returns: (transfer full): those digits, two at least
 */
char *
sourcier_cpv_prefix (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  gsize length = strlen (code);

  while (length > DIVISION_LENGTH && code[length - 1] == '0')
    length--;
  return g_strndup (code, length);
}

/**
 * sourcier_cpv_wider:
 * @code: the eight digits of a code
 *
 * Each digit before the zeros at the end may be a level: what the vocabulary has no entry for is named too.
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes that contain it, the nearest first: 90911000, 90910000,
 *   90900000 and 90000000 for 90911200; none for a division
 */
char **
sourcier_cpv_wider (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  g_autofree char *prefix = sourcier_cpv_prefix (code);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize length = strlen (prefix) - 1; length >= DIVISION_LENGTH; length--)
    {
      g_autofree char *wider =
        g_strdup_printf ("%.*s%.*s", (int) length, prefix, (int) (SOURCIER_CPV_LENGTH - length), "00000000");

      /* A zero inside the digits is no level of its own: 90900000 has no wider 909. */
      if (prefix[length - 1] != '0' || length == DIVISION_LENGTH)
        g_strv_builder_add (builder, wider);
    }
  return g_strv_builder_end (builder);
}
