/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import-reading.h"

G_BEGIN_DECLS

/* What parts several things in one cell. A comma comes last: there are names that hold one, save among areas. */
#define SEPARATORS ";|\n"
#define WEAK_SEPARATORS ","

void _sourcier_import_reading_add_once             (GPtrArray             *texts,
                                                    const char            *text);
void _sourcier_import_reading_keep                 (SourcierImportReading *self,
                                                    const char            *header,
                                                    const char            *value);
void _sourcier_import_reading_read_codes           (SourcierImportReading *self,
                                                    int                    target,
                                                    const char            *header,
                                                    SourcierImportWords   *words,
                                                    const char            *cell);
void _sourcier_import_reading_read_cpv             (SourcierImportReading *self,
                                                    const char            *header,
                                                    const char            *cell);
void _sourcier_import_reading_take_families_of_cpv (SourcierImportReading *self);

G_END_DECLS
