/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-override.h"
#include "store/store.h"

G_BEGIN_DECLS

GPtrArray  *sourcier_rule_store_load_own        (SourcierStore         *store,
                                                 GError               **error);
gboolean    sourcier_rule_store_save_own        (SourcierStore         *store,
                                                 SourcierRule          *rule,
                                                 GError               **error);
gboolean    sourcier_rule_store_delete_own      (SourcierStore         *store,
                                                 SourcierRule          *rule,
                                                 GError               **error);
GPtrArray  *sourcier_rule_store_load_overrides  (SourcierStore         *store,
                                                 GError               **error);
gboolean    sourcier_rule_store_save_override   (SourcierStore         *store,
                                                 SourcierRuleOverride  *override,
                                                 GError               **error);
gboolean    sourcier_rule_store_delete_override (SourcierStore         *store,
                                                 gint64                 id,
                                                 GError               **error);

G_END_DECLS
