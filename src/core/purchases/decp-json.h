/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-contract.h"

G_BEGIN_DECLS

SourcierDecpContract *sourcier_decp_contract_from_json      (JsonObject                  *object,
                                                             const char                  *list,
                                                             guint                        line);
void                  sourcier_decp_contract_read_acts      (SourcierDecpContract        *self,
                                                             JsonObject                  *object,
                                                             gboolean                     nested);
JsonObject           *sourcier_decp_contract_to_json        (const SourcierDecpContract  *self);
char                 *sourcier_decp_contract_get_digest     (const SourcierDecpContract  *self);
void                  sourcier_decp_contract_write_acts     (const SourcierDecpContract  *self,
                                                             JsonObject                  *object,
                                                             gboolean                     strict);

G_END_DECLS
