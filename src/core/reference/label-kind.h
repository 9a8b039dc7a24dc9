/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"

G_BEGIN_DECLS

/**
 * SourcierLabelNature:
 * @SOURCIER_LABEL_STATUS: a status the law or the State gives (SIAE, EA, ESAT, ESUS)
 * @SOURCIER_LABEL_CERTIFICATION: a label or certification somebody awards (RGE, ISO 14001)
 * @SOURCIER_LABEL_TERRITORY: a place that counts (QPV, FRR, overseas)
 * @SOURCIER_LABEL_REGISTER: a flag in a public register (ESS in Sirene)
 */
typedef enum
{
  SOURCIER_LABEL_STATUS,
  SOURCIER_LABEL_CERTIFICATION,
  SOURCIER_LABEL_TERRITORY,
  SOURCIER_LABEL_REGISTER,
} SourcierLabelNature;

/**
 * SourcierLabelHue:
 *
 * The group a badge's colour tells, always beside its text: insertion, handicap, solidarity economy, environment,
 * territory, and other.
 */
typedef enum
{
  SOURCIER_HUE_INSERTION,
  SOURCIER_HUE_HANDICAP,
  SOURCIER_HUE_SOLIDARITY,
  SOURCIER_HUE_ENVIRONMENT,
  SOURCIER_HUE_TERRITORY,
  SOURCIER_HUE_OTHER,
} SourcierLabelHue;

typedef struct _SourcierLabelKind SourcierLabelKind;

const SourcierLabelKind * const *sourcier_label_kinds      (guint                   *n_kinds);
const SourcierLabelKind *sourcier_label_kind_find          (const char              *code);
const SourcierLabelKind *sourcier_label_kind_recognise     (const char              *text);
const SourcierLabelKind *sourcier_label_kind_find_nearest  (const char              *text);
const char              *sourcier_label_kind_name_of       (const char              *code);
const char              *sourcier_label_kind_short_name_of (const char              *code);
const char              *sourcier_label_kind_name_in       (const char              *code,
                                                            SourcierLanguage         language);
const char              *sourcier_label_kind_get_code      (const SourcierLabelKind *self);
const char              *sourcier_label_kind_get_short_name (const SourcierLabelKind *self);
const char              *sourcier_label_kind_get_name      (const SourcierLabelKind *self);
SourcierLabelNature      sourcier_label_kind_get_nature    (const SourcierLabelKind *self);
SourcierLabelHue         sourcier_label_kind_get_hue       (const SourcierLabelKind *self);
const char              *sourcier_label_kind_get_issuer    (const SourcierLabelKind *self);
int                      sourcier_label_kind_get_validity_months (const SourcierLabelKind *self);
const char              *sourcier_label_kind_get_validity_note (const SourcierLabelKind *self);
const char              *sourcier_label_kind_get_reserved_article (const SourcierLabelKind *self);
gboolean                 sourcier_label_kind_counts_for_clause (const SourcierLabelKind *self);
char                    *sourcier_label_kind_describe_effect (const SourcierLabelKind *self);
const char              *sourcier_label_kind_get_source    (const SourcierLabelKind *self);
gboolean                 sourcier_label_kind_to_verify     (const SourcierLabelKind *self);

G_END_DECLS
