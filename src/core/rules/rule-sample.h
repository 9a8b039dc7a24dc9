/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule.h"
#include "store/store.h"

G_BEGIN_DECLS

SourcierRule *sourcier_rule_sample_new   (void);
gboolean      sourcier_rule_sample_write (SourcierStore  *store,
                                          GError        **error);

G_END_DECLS
