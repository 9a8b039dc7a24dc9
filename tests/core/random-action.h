/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"

#include "base/record.h"

/* Anything that an office does, at random: through the functions that the window and the command line call. */

/* Where it is done: the connection, and a folder for lists to be read. */
typedef struct
{
  SourcierStore *store;
  const char *folder;
} RandomOffice;

/* Returns: FALSE with the error set if it is refused; whoever opened the action then gives it up. */
typedef gboolean (*RandomDoing) (RandomOffice  *at,
                                 GError       **error);

typedef struct
{
  const char *name;
  RandomDoing run;
  gboolean whole; /* opens and ends an action itself */
} RandomAction;

extern const RandomAction random_supplier_actions[];
extern const RandomAction random_purchase_actions[];
extern const RandomAction random_plan_actions[];
extern const RandomAction random_office_actions[];
extern const RandomAction random_import_actions[];

const char *random_action_take   (RandomOffice   *at);

const char *random_word          (void);
SourcierDay random_day           (void);
gint64      random_amount        (void);
gint64      random_ask           (RandomOffice   *at,
                                  const char     *sql);
gint64      random_row           (RandomOffice   *at,
                                  const char     *table);
GArray     *random_rows          (RandomOffice   *at,
                                  const char     *table,
                                  int             most);
void        random_record_change (RandomOffice   *at,
                                  SourcierRecord *record,
                                  guint           first);
GFile      *random_list_write    (RandomOffice   *at,
                                  const char     *name,
                                  const char     *text);

#define PICK_ONE(list) (list[g_test_rand_int_range (0, G_N_ELEMENTS (list))])
#define ONE_IN(n) (g_test_rand_int_range (0, n) == 0)
