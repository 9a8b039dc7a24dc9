/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A code of the common procurement vocabulary without its check digit. */
#define SOURCIER_CPV_LENGTH 8

/**
 * SourcierCpv:
 * @code: eight digits
 * @check_digit: one digit, or ""
 * @parent: the nearest wider code, "" for a division
 * @label_fr: what it is in French
 * @label_en: what it is in English
 *
 * An entry of the common procurement vocabulary (CPV).
 */
typedef struct
{
  char *code;
  char *check_digit;
  char *parent;
  char *label_fr;
  char *label_en;
} SourcierCpv;

#define SOURCIER_TYPE_CPV (sourcier_cpv_get_type ())
GType        sourcier_cpv_get_type      (void);
SourcierCpv *sourcier_cpv_new           (const char        *code,
                                         const char        *check_digit,
                                         const char        *parent,
                                         const char        *label_fr,
                                         const char        *label_en);
SourcierCpv *sourcier_cpv_copy          (const SourcierCpv *self);
void         sourcier_cpv_free          (SourcierCpv       *self);
const char  *sourcier_cpv_get_name      (const SourcierCpv *self);
char        *sourcier_cpv_describe      (const SourcierCpv *self);

char        *sourcier_cpv_read_code     (const char        *text,
                                         char              *check_digit,
                                         gboolean          *mended);
char        *sourcier_cpv_prefix        (const char        *code);
char       **sourcier_cpv_wider         (const char        *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierCpv, sourcier_cpv_free)

G_END_DECLS
