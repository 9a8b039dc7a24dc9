/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"

/* What an office does with its file, one after the other, for tests that hinder it. Each deed is the same whenever it is done
 * after the same ones: ids and contents do not depend on the moment. */

/**
 * OfficeDeed:
 * @name: what tests call it
 * @run: does it; %FALSE with the error set if it was not done
 * @is_final: whether what fails after it holds leaves it done all the same, and is told so
 */
typedef struct
{
  const char *name;
  gboolean (*run) (CoreTestOffice *office, GError **error);
  gboolean is_final;
} OfficeDeed;

extern const OfficeDeed office_deeds[];
extern const guint n_office_deeds;

void       office_deeds_set_up          (CoreTestOffice *office);
char      *office_deeds_dump            (const char     *path);
GPtrArray *office_deeds_list_names      (const char     *folder);
char      *office_deeds_list_unfinished (const char     *folder);
char      *office_deeds_tell            (const char     *folder);
void       office_deeds_copy            (const char     *from,
                                         const char     *to);
