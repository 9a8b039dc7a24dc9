/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/official-list-header.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  gboolean required;
  const char *names[10];        /* folded, the best first; "classement frr*" is a beginning */
} Column;

static const Column lists[SOURCIER_N_OFFICIAL_LISTS][SOURCIER_N_OFFICIAL_COLUMNS] = {
  [SOURCIER_OFFICIAL_LIST_CPV] = {
    [SOURCIER_OFFICIAL_COLUMN_CODE] = { TRUE, { "code", "code cpv", "cpv code", "cpv", "code 8" } },
    [SOURCIER_OFFICIAL_COLUMN_TEXT] =
      { TRUE, { "libelle fr", "fr", "libelle francais", "label fr", "intitule fr", "description fr", "francais" } },
    [SOURCIER_OFFICIAL_COLUMN_TEXT_EN] =
      { TRUE, { "libelle en", "en", "libelle anglais", "label en", "intitule en", "description en", "english" } },
  },
  [SOURCIER_OFFICIAL_LIST_QPV] = {
    [SOURCIER_OFFICIAL_COLUMN_CODE] = { TRUE, { "code qp", "code qpv", "codeqp", "code quartier", "qpv code", "qp" } },
    [SOURCIER_OFFICIAL_COLUMN_COMMUNE] =
      { TRUE, { "insee com", "code insee", "codgeo", "code commune", "code insee commune", "depcom", "insee" } },
    [SOURCIER_OFFICIAL_COLUMN_TEXT] = { FALSE, { "lib qp", "nom qp", "nom qpv", "libelle qp", "nom quartier", "lib qpv" } },
  },
  [SOURCIER_OFFICIAL_LIST_FRR] = {
    [SOURCIER_OFFICIAL_COLUMN_COMMUNE] =
      { TRUE, { "code insee", "insee com", "codgeo", "code commune", "code insee commune", "depcom", "insee" } },
    [SOURCIER_OFFICIAL_COLUMN_TEXT] = { TRUE, { "classement frr*", "zonage frr*", "classe frr*", "frr*" } },
  },
};

static const char * const months[] = {
  "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
};

static gboolean
is_named (const char *folded,
          const char *name)
{
  gsize length = strlen (name);

  return name[length - 1] == '*' ? strncmp (folded, name, length - 1) == 0 : strcmp (folded, name) == 0;
}

static int
find_column (char         **folded,
             const Column  *column)
{
  for (guint n = 0; n < G_N_ELEMENTS (column->names) && column->names[n] != NULL; n++)
    for (int i = 0; folded[i] != NULL; i++)
      if (is_named (folded[i], column->names[n]))
        return i;
  return -1;
}

static gboolean
match_list (char         **folded,
            const Column  *list,
            int           *columns)
{
  for (guint i = 0; i < SOURCIER_N_OFFICIAL_COLUMNS; i++)
    {
      columns[i] = find_column (folded, &list[i]);
      if (list[i].required && columns[i] < 0)
        return FALSE;
    }
  return TRUE;
}

/* A list of suppliers may well tell the commune's code and its class: what names firms is no list of the State. */
static gboolean
names_firms (char **folded)
{
  return g_strv_contains ((const char * const *) folded, "siret")
         || g_strv_contains ((const char * const *) folded, "siren")
         || g_strv_contains ((const char * const *) folded, "raison sociale");
}

/**
 * sourcier_official_header_match:
 * @header: the names of a list's columns
 * @kind: (out): which official list it is
 * @columns: (out caller-allocates) (array fixed-size=4): where each #SourcierOfficialColumn stands, -1 for one that is
 *   not there
 *
 * Returns: whether these are the columns of an official list
 */
gboolean
sourcier_official_header_match (char                     **header,
                                SourcierOfficialListKind  *kind,
                                int                       *columns)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; header[i] != NULL; i++)
    {
      g_autofree char *name = sourcier_text_fold (header[i]);

      g_strv_builder_add (builder, name);
    }

  g_auto (GStrv) folded = g_strv_builder_end (builder);
  for (guint i = 0; i < SOURCIER_N_OFFICIAL_LISTS && !names_firms (folded); i++)
    if (match_list (folded, lists[i], columns))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* "10 juillet 2025", the month being the word @i. */
static SourcierDay
read_day_at (char **words,
             guint  i)
{
  for (guint month = 0; month < G_N_ELEMENTS (months); month++)
    if (g_str_equal (words[i], months[month]))
      return sourcier_day_from_ymd (atoi (words[i + 1]), (int) month + 1, atoi (words[i - 1]));
  return SOURCIER_DAY_NONE;
}

/**
 * sourcier_official_header_find_day:
 * @text: the name of a column, "Classement FRR et FRR+ au 10 juillet 2025"
 *
 * Returns: the day it tells, in French words, as 10/07/2025 or as 2025-07-10; %SOURCIER_DAY_NONE if it tells none
 */
SourcierDay
sourcier_official_header_find_day (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_auto (GStrv) written = g_strsplit (text, " ", -1);
  SourcierDay day = SOURCIER_DAY_NONE;

  for (guint i = 1; day == SOURCIER_DAY_NONE && words[0] != NULL && words[i] != NULL && words[i + 1] != NULL; i++)
    day = read_day_at (words, i);
  for (guint i = 0; day == SOURCIER_DAY_NONE && written[i] != NULL; i++)
    day = sourcier_day_parse (written[i]);
  return day;
}
