/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"
#include "purchases/decp-defect.h"
#include "purchases/decp-field.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierDecpParty:
 * @kind: what number it is known by: SIRET, TVA…
 * @id: the number
 * @name: its name, which version 1 gives
 *
 * A company: a holder or a subcontractor.
 */
typedef struct
{
  char *kind;
  char *id;
  char *name;
} SourcierDecpParty;

/**
 * SourcierDecpActKind:
 * @SOURCIER_DECP_MODIFICATION: a modification of the contract
 * @SOURCIER_DECP_SUBCONTRACT: an act of subcontracting
 * @SOURCIER_DECP_SUBCONTRACT_CHANGE: a modification of such an act
 * @SOURCIER_DECP_YEAR: the data of a year of a concession
 */
typedef enum
{
  SOURCIER_DECP_MODIFICATION,
  SOURCIER_DECP_SUBCONTRACT,
  SOURCIER_DECP_SUBCONTRACT_CHANGE,
  SOURCIER_DECP_YEAR,
  SOURCIER_N_DECP_ACTS,
} SourcierDecpActKind;

/**
 * SourcierDecpAct:
 * @kind: what it is
 * @number: its own, 0 if not told
 * @notified: the day of notification, or of signature
 * @published: the day of publication
 * @months: the duration from then on, 0 if not told
 * @amount: cents: the amount from then on, or what was invested; -1 if not told
 * @words: what a modification is about (version 1), or how the price of a subcontract varies
 * @parties: (element-type SourcierDecpParty): the holders from then on, or the subcontractor; empty if not told
 * @tariffs: (nullable): of a year: names and amounts, as the schema writes them
 *
 * What happened to a contract after it was signed.
 */
typedef struct
{
  SourcierDecpActKind kind;
  int number;
  SourcierDay notified;
  SourcierDay published;
  int months;
  gint64 amount;
  char *words;
  GPtrArray *parties;
  JsonArray *tariffs;
} SourcierDecpAct;

/**
 * SourcierDecpContract:
 * @concession: whether it is a concession
 * @values: a value a field in the terms of schema 2.0.3, as #SourcierDecpKind says; %NULL if not told
 * @holders: (element-type SourcierDecpParty): who holds it
 * @acts: (element-type SourcierDecpAct): what happened since
 * @raw: what was mended, translated or not understood, as it was written, by the names of the schema
 * @defects: a bit for each #SourcierDecpDefect
 * @line: where the file tells of it
 *
 * The essential data of a contract, whichever form they were read from.
 */
typedef struct
{
  gboolean concession;
  char *values[SOURCIER_N_DECP_FIELDS];
  GPtrArray *holders;
  GPtrArray *acts;
  JsonObject *raw;
  guint defects;
  guint line;
} SourcierDecpContract;

SourcierDecpParty    *sourcier_decp_party_new               (const char                 *kind,
                                                             const char                 *id,
                                                             const char                 *name);
void                  sourcier_decp_party_free              (SourcierDecpParty          *self);
SourcierDecpAct      *sourcier_decp_act_new                 (SourcierDecpActKind         kind);
void                  sourcier_decp_act_free                (SourcierDecpAct            *self);

SourcierDecpContract *sourcier_decp_contract_new            (gboolean                    concession);
void                  sourcier_decp_contract_free           (SourcierDecpContract       *self);
const char           *sourcier_decp_contract_get            (const SourcierDecpContract *self,
                                                             SourcierDecpField           field);
gint64                sourcier_decp_contract_get_number     (const SourcierDecpContract *self,
                                                             SourcierDecpField           field);
void                  sourcier_decp_contract_set            (SourcierDecpContract       *self,
                                                             SourcierDecpField           field,
                                                             const char                 *value);
void                  sourcier_decp_contract_read           (SourcierDecpContract       *self,
                                                             SourcierDecpField           field,
                                                             const char                 *written);
SourcierDecpParty    *sourcier_decp_contract_read_party     (SourcierDecpContract       *self,
                                                             const char                 *kind,
                                                             const char                 *id,
                                                             const char                 *name);
SourcierDay           sourcier_decp_contract_read_day       (SourcierDecpContract       *self,
                                                             const char                 *member,
                                                             const char                 *written);
gint64                sourcier_decp_contract_read_money     (SourcierDecpContract       *self,
                                                             const char                 *member,
                                                             const char                 *written);
int                   sourcier_decp_contract_read_count     (SourcierDecpContract       *self,
                                                             const char                 *member,
                                                             const char                 *written);
void                  sourcier_decp_contract_doubt          (SourcierDecpContract       *self,
                                                             SourcierDecpDefect          defect);
void                  sourcier_decp_contract_keep_raw       (SourcierDecpContract       *self,
                                                             const char                 *member,
                                                             const char                 *written);
void                  sourcier_decp_contract_judge          (SourcierDecpContract       *self);
char                 *sourcier_decp_contract_get_key        (const SourcierDecpContract *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDecpParty, sourcier_decp_party_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDecpAct, sourcier_decp_act_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDecpContract, sourcier_decp_contract_free)

G_END_DECLS
