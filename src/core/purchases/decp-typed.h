/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-contract.h"

G_BEGIN_DECLS

gboolean    sourcier_decp_contract_type     (SourcierDecpContract       *self,
                                             SourcierDecpField           field,
                                             const char                 *typed);
char       *sourcier_decp_contract_to_typed (const SourcierDecpContract *self,
                                             SourcierDecpField           field);
gboolean    sourcier_decp_contract_same_values (const SourcierDecpContract *self,
                                             const SourcierDecpContract *other);
const char *sourcier_decp_field_get_reason  (SourcierDecpField           field);

G_END_DECLS
