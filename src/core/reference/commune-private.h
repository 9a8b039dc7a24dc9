/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/commune.h"

G_BEGIN_DECLS

/* What the files that read and search the list of communes share. */

struct _SourcierCommune
{
  const char    *code;
  const char    *name;
  const char    *departement;
  const char    *epci;
  const char    *part_of;
  char          *key;         /* what its name is found by */
  char         **postcodes;
  gint64         population;
  guint          number;      /* its place in the list */
  SourcierPoint  point;
  gboolean       placed;
  gboolean       approximate;
  gboolean       has_parts;
};

GPtrArray *_sourcier_communes_by_name     (const char *key);
GPtrArray *_sourcier_communes_by_postcode (const char *postcode);
gboolean   _sourcier_commune_was_named    (const SourcierCommune *self,
                                           const char            *key);

G_END_DECLS
