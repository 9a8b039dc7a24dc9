/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-json.h"

/* The names of the members that tell an act, for a market and for a concession; NULL where there is none. */
typedef struct
{
  const char *list;
  const char *wrapper;
  const char *number;
  const char *notified[2];
  const char *published;
  const char *months;
  const char *amount[2];
  const char *words;
  const char *parties;      /* a list of holders */
  const char *party;        /* one company */
  const char *tariffs;
} SourcierDecpActNames;

extern const SourcierDecpActNames sourcier_decp_act_names[SOURCIER_N_DECP_ACTS];
