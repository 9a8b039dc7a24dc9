/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierSiretDoubt:
 * @SOURCIER_SIRET_SOUND: nothing against it
 * @SOURCIER_SIRET_MISSING: nothing is written
 * @SOURCIER_SIRET_NOT_DIGITS: something else than digits is written
 * @SOURCIER_SIRET_WRONG_LENGTH: digits, but not the right number of them
 * @SOURCIER_SIRET_CHECK_SUM: the check sum fails: a digit is probably mistyped
 *
 * What can be held against a SIREN or a SIRET. A doubtful number is kept and shown with its doubt.
 */
typedef enum
{
  SOURCIER_SIRET_SOUND,
  SOURCIER_SIRET_MISSING,
  SOURCIER_SIRET_NOT_DIGITS,
  SOURCIER_SIRET_WRONG_LENGTH,
  SOURCIER_SIRET_CHECK_SUM,
} SourcierSiretDoubt;

SourcierSiretDoubt  sourcier_siren_check  (const char         *siren);
SourcierSiretDoubt  sourcier_siret_check  (const char         *siret);
char               *sourcier_siret_clean  (const char         *text);
gboolean            sourcier_siret_is_rounded (const char     *text);
char               *sourcier_siret_get_siren (const char      *siret);
char               *sourcier_siren_format (const char         *siren);
char               *sourcier_siret_format (const char         *siret);
const char         *sourcier_siret_doubt_to_words (SourcierSiretDoubt doubt);

G_END_DECLS
