/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SourcierOfficialListKind:
 * @SOURCIER_OFFICIAL_LIST_CPV: the common procurement vocabulary (regulation (EC) No 213/2008)
 * @SOURCIER_OFFICIAL_LIST_QPV: the priority neighbourhoods of city policy (décret 2023-1314), by commune
 * @SOURCIER_OFFICIAL_LIST_FRR: the zone France ruralités revitalisation (code général des impôts, 44 quindecies A), by
 *   commune
 *
 * A list that the State publishes and that is too long to come with the program: the office loads the official file.
 */
typedef enum
{
  SOURCIER_OFFICIAL_LIST_CPV,
  SOURCIER_OFFICIAL_LIST_QPV,
  SOURCIER_OFFICIAL_LIST_FRR,
} SourcierOfficialListKind;

#define SOURCIER_N_OFFICIAL_LISTS (SOURCIER_OFFICIAL_LIST_FRR + 1)

/**
 * SourcierOfficialList:
 * @kind: which list
 * @file: the name of the file it came from
 * @loaded_on: the day it was loaded
 * @edition: what the file tells of its age, "2008" or an ISO day; "" if nothing
 * @n_rows: how many rows were taken in
 * @n_doubtful: how many rows were mended or left out
 *
 * What the office's file holds of an official list.
 */
typedef struct
{
  SourcierOfficialListKind kind;
  char *file;
  SourcierDay loaded_on;
  char *edition;
  gint64 n_rows;
  gint64 n_doubtful;
} SourcierOfficialList;

#define SOURCIER_TYPE_OFFICIAL_LIST (sourcier_official_list_get_type ())
GType                 sourcier_official_list_get_type (void);
SourcierOfficialList *sourcier_official_list_new      (SourcierOfficialListKind    kind);
SourcierOfficialList *sourcier_official_list_copy     (const SourcierOfficialList *self);
void                  sourcier_official_list_free     (SourcierOfficialList       *self);
char                 *sourcier_official_list_describe_edition (const SourcierOfficialList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierOfficialList, sourcier_official_list_free)

const char *sourcier_official_list_kind_get_code      (SourcierOfficialListKind  kind);
gboolean    sourcier_official_list_kind_from_code     (const char               *code,
                                                       SourcierOfficialListKind *kind);
const char *sourcier_official_list_kind_get_name      (SourcierOfficialListKind  kind);
const char *sourcier_official_list_kind_get_meaning   (SourcierOfficialListKind  kind);
const char *sourcier_official_list_kind_get_publisher (SourcierOfficialListKind  kind);

G_END_DECLS
