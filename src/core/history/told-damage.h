/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/damage.h"

G_BEGIN_DECLS

/*
 * What is wrong with a file, and what was lost with it, in the words of the domains.
 */

GPtrArray *sourcier_told_damage_describe   (const SourcierDamage   *damage);
char      *sourcier_told_recovery_describe (const SourcierRecovery *recovery);

G_END_DECLS
