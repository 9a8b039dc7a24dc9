/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void     sourcier_record_field_to_json   (SourcierRecord *record,
                                          guint           field,
                                          JsonObject     *object);
gboolean sourcier_record_field_from_json (SourcierRecord *record,
                                          guint           field,
                                          JsonNode       *node);

G_END_DECLS
