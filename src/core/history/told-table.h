/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-change.h"

G_BEGIN_DECLS

/**
 * SourcierToldTable:
 *
 * How the rows of a table of the office's file are told to a reader: what they are, and what their columns are called and say.
 */
typedef struct _SourcierToldTable SourcierToldTable;

const SourcierToldTable *sourcier_told_table_find       (const char              *table);
const char              *sourcier_told_table_get_name   (const SourcierToldTable *self);
const char              *sourcier_told_table_get_many   (const SourcierToldTable *self);
const char              *sourcier_told_table_get_title  (const SourcierToldTable *self);
const char              *sourcier_told_table_get_column (const SourcierToldTable *self,
                                                         const char              *column);
gboolean                 sourcier_told_table_is_silent  (const SourcierToldTable *self,
                                                         const char              *column);
char                    *sourcier_told_table_show       (const SourcierToldTable *self,
                                                         SourcierStore           *store,
                                                         const char              *column,
                                                         const char              *stored);

G_END_DECLS
