/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-export.h"

void _sourcier_decp_gap_free (SourcierDecpGap *gap);
