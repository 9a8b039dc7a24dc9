/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierFrrClass:
 * @SOURCIER_FRR_UNKNOWN: the list is not loaded, does not name the commune, or says what the program does not know
 * @SOURCIER_FRR_NONE: the commune is not classed
 * @SOURCIER_FRR_BENEFICIARY_PARTLY: part of the commune keeps the benefit of its former class, ZRR
 * @SOURCIER_FRR_BENEFICIARY: the commune keeps the benefit of its former class, ZRR (arrêté du 14 avril 2025)
 * @SOURCIER_FRR_PARTLY: part of the commune is classed
 * @SOURCIER_FRR_CLASSED: the commune is classed (FRR "socle")
 * @SOURCIER_FRR_PLUS: the commune is classed FRR+ (décret 2025-628)
 *
 * Where a commune stands in the zone France ruralités revitalisation, from nothing to the most.
 */
typedef enum
{
  SOURCIER_FRR_UNKNOWN,
  SOURCIER_FRR_NONE,
  SOURCIER_FRR_BENEFICIARY_PARTLY,
  SOURCIER_FRR_BENEFICIARY,
  SOURCIER_FRR_PARTLY,
  SOURCIER_FRR_CLASSED,
  SOURCIER_FRR_PLUS,
} SourcierFrrClass;

#define SOURCIER_N_FRR_CLASSES (SOURCIER_FRR_PLUS + 1)

SourcierFrrClass  sourcier_frr_class_recognise (const char       *text);
SourcierFrrClass  sourcier_frr_class_from_code (const char       *code);
const char       *sourcier_frr_class_get_code  (SourcierFrrClass  self);
const char       *sourcier_frr_class_get_name  (SourcierFrrClass  self);

G_END_DECLS
