/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"

/* What an office's file holds as SQLite tells it, in one number a table: two states are the same if each of them is. */
typedef struct _FileSum FileSum;

FileSum    *file_sum_new             (const char    *path);
void        file_sum_free            (FileSum       *self);
guint64    *file_sum_take            (FileSum       *self);
const char *file_sum_find_difference (FileSum       *self,
                                      const guint64 *a,
                                      const guint64 *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FileSum, file_sum_free)
