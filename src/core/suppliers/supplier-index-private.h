/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/text-index.h"
#include "store/history-look.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier-index.h"

#include <roaring/roaring.h>

G_BEGIN_DECLS

/* What the index holds in memory: suppliers are rows, numbered from 0 in the order of their ids; whoever comes later gets the
 * next number. A set of suppliers is a bitmap of rows. */

typedef roaring_bitmap_t SourcierRows;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierRows, roaring_bitmap_free)

/* A value of a facet and who has it. */
typedef struct
{
  char *value;          /* as questions ask for it */
  char *shown;          /* as it was written: a tag or a list may be written in several ways */
  SourcierRows *rows;
} SourcierIndexValue;

/* The values of a facet that anybody has or had. */
typedef struct
{
  GPtrArray *values;
  GHashTable *by_words; /* words to their value */
  SourcierRows *any;    /* who has one at least */
} SourcierIndexTable;

typedef enum
{
  SOURCIER_INDEX_DEPARTEMENT,
  SOURCIER_INDEX_SIZE,
  SOURCIER_INDEX_DATA,
  SOURCIER_INDEX_FAMILY,
  SOURCIER_INDEX_DIVISION,      /* of CPV codes */
  SOURCIER_INDEX_TAG,
  SOURCIER_INDEX_LIST,
  SOURCIER_INDEX_ZONE,          /* by the commune */
  SOURCIER_INDEX_N_TABLES,
} SourcierIndexTableKind;

typedef struct
{
  guint32 row;
  guint32 from;         /* one more than the number of the day, 0 where none is told */
  guint32 to;
  guint16 label;
  guint8 unchecked;
} SourcierIndexAward;

/* Words that stand in many rows, each kept once: number to words and back. */
typedef struct
{
  GPtrArray *words;
  GHashTable *numbers;
} SourcierIndexWords;

/* Who has an award of each label in each state on a day. */
typedef struct
{
  SourcierDay day;
  char *today;          /* written as days are in the file */
  char *soon;
  GPtrArray *rows;      /* a label after another, SOURCIER_N_AWARD_STATES each */
  GPtrArray *held;      /* by label: in any of the states in which an award is held */
  SourcierRows *any_held;
} SourcierIndexStates;

/* Who answers a condition that SQL was asked for. */
typedef struct
{
  char *key;
  SourcierSupplierQuery *query; /* the condition alone */
  SourcierRows *rows;
} SourcierIndexAsked;

/* All rows in the order of a column, ascending, those of whom it is not told last. */
typedef struct
{
  SourcierSupplierSort sort;
  SourcierDay day;
  guint32 *rows;        /* SOURCIER_INDEX_BEGINS is set on the first of those that are alike in the column */
  guint n_rows;
  guint n_told;
  SourcierRows *behind; /* rows that changed since */
} SourcierIndexOrder;

#define SOURCIER_INDEX_BEGINS 0x80000000u

/* In which commune each row is. */
typedef struct _SourcierIndexCommunes SourcierIndexCommunes;

typedef struct
{
  SourcierStore *reader;
  SourcierHistoryLook *look;
  GArray *ids;                  /* gint64, by row */
  guint n_sorted;               /* so many of the first stand by id */
  GHashTable *later;            /* id to row, of the others */
  SourcierRows *all;
  SourcierTextIndexMaker *maker; /* of texts, while the directory is read for the first time */
  SourcierTextIndex *texts;     /* what is searched */
  SourcierIndexTable *tables[SOURCIER_INDEX_N_TABLES];
  GArray *awards;               /* SourcierIndexAward, in no order */
  SourcierIndexWords *labels;
  SourcierIndexWords *days;
  SourcierIndexStates *states;  /* of the day last asked about, or NULL */
  GPtrArray *asked;             /* SourcierIndexAsked, the last one asked last */
  GPtrArray *orders;            /* SourcierIndexOrder, the last one used last */
  SourcierIndexCommunes *communes; /* or NULL, until they are counted */
  SourcierRows *meanwhile;      /* what changed while another thread reads an order or the communes, or NULL */
  gboolean contracts_meanwhile;
  gboolean has_frr;
  gboolean has_contracts;
} SourcierIndexBody;

SourcierIndexBody   *_sourcier_index_body_new         (SourcierStore          *reader);
SourcierIndexBody   *_sourcier_index_body_new_twin    (SourcierIndexBody      *self,
                                                       SourcierStore          *reader);
void                 _sourcier_index_body_tell_twin   (SourcierIndexBody      *self,
                                                       SourcierIndexBody      *twin);
void                 _sourcier_index_body_free        (SourcierIndexBody      *self);
gboolean             _sourcier_index_body_find        (SourcierIndexBody      *self,
                                                       gint64                  id,
                                                       guint32                *row);
guint32              _sourcier_index_body_add         (SourcierIndexBody      *self,
                                                       gint64                  id);
SourcierRows        *_sourcier_index_body_rows_of     (SourcierIndexBody      *self,
                                                       GArray                 *ids);

SourcierIndexTable  *_sourcier_index_table_new        (void);
void                 _sourcier_index_table_free       (SourcierIndexTable     *self);
void                 _sourcier_index_table_add        (SourcierIndexTable     *self,
                                                       guint32                 row,
                                                       const char             *value,
                                                       const char             *shown);
void                 _sourcier_index_table_take_away  (SourcierIndexTable     *self,
                                                       const SourcierRows     *rows);
void                 _sourcier_index_table_shrink     (SourcierIndexTable     *self);
void                 _sourcier_index_table_gather     (SourcierIndexTable     *self,
                                                       const char             *value,
                                                       SourcierRows           *into);

SourcierIndexWords  *_sourcier_index_words_new        (void);
void                 _sourcier_index_words_free       (SourcierIndexWords     *self);
guint                _sourcier_index_words_keep       (SourcierIndexWords     *self,
                                                       const char             *words);
gboolean             _sourcier_index_words_find       (SourcierIndexWords     *self,
                                                       const char             *words,
                                                       guint                  *number);

void                 _sourcier_index_awards_add       (SourcierIndexBody      *self,
                                                       const SourcierIndexAward *award);
void                 _sourcier_index_awards_take_away (SourcierIndexBody      *self,
                                                       const SourcierRows     *rows);
void                 _sourcier_index_awards_tell      (SourcierIndexBody      *self,
                                                       SourcierDay             day);
void                 _sourcier_index_awards_gather    (SourcierIndexBody      *self,
                                                       GPtrArray              *labels,
                                                       GPtrArray              *states,
                                                       SourcierRows           *into);
GPtrArray           *_sourcier_index_held_states      (void);
void                 _sourcier_index_states_free      (SourcierIndexStates    *self);

gboolean             _sourcier_index_store_load       (SourcierIndexBody      *self,
                                                       GError                **error);
gboolean             _sourcier_index_store_follow     (SourcierIndexBody      *self,
                                                       gboolean               *can_follow,
                                                       GError                **error);
SourcierRows        *_sourcier_index_store_ask        (SourcierIndexBody      *self,
                                                       SourcierSupplierQuery  *query,
                                                       GError                **error);
gboolean             _sourcier_index_store_begin      (SourcierIndexBody      *self,
                                                       GError                **error);
void                 _sourcier_index_store_end        (SourcierIndexBody      *self);
gboolean             _sourcier_index_store_begin_twin (SourcierIndexBody      *self,
                                                       SourcierIndexBody      *twin,
                                                       gboolean               *is_same,
                                                       GError                **error);

const SourcierRows  *_sourcier_index_ask              (SourcierIndexBody      *self,
                                                       SourcierSupplierQuery  *alone,
                                                       const char             *key,
                                                       GError                **error);
gboolean             _sourcier_index_ask_again        (SourcierIndexBody      *self,
                                                       const SourcierRows     *changed,
                                                       gboolean                contracts_changed,
                                                       GError                **error);
void                 _sourcier_index_asked_free       (SourcierIndexAsked     *self);

/* A question to the index: who answers all that is asked beside the facets, and what is asked in each facet. */
typedef struct
{
  SourcierIndexBody *body;
  SourcierSupplierQuery *query;
  SourcierRows *beside_facets;
  SourcierRows *sets[SOURCIER_N_SUPPLIER_FACETS]; /* NULL where nothing is asked; labels and states are one */
  SourcierRows *answer;
} SourcierIndexQuestion;

gboolean             _sourcier_index_question_set_up  (SourcierIndexQuestion  *self,
                                                       SourcierIndexBody      *body,
                                                       SourcierSupplierQuery  *query,
                                                       GError                **error);
void                 _sourcier_index_question_clear   (SourcierIndexQuestion  *self);
const SourcierRows  *_sourcier_index_question_ask     (SourcierIndexQuestion  *self,
                                                       SourcierSupplierFacet   facet,
                                                       const char             *value,
                                                       GError                **error);
SourcierRows        *_sourcier_index_question_beside  (SourcierIndexQuestion  *self,
                                                       SourcierSupplierFacet   facet);
gboolean             _sourcier_index_gather           (SourcierIndexQuestion  *self,
                                                       SourcierSupplierFacet   facet,
                                                       const char             *value,
                                                       SourcierRows           *into,
                                                       GError                **error);

void                 _sourcier_index_gather_without   (SourcierIndexQuestion  *self,
                                                       GPtrArray              *states,
                                                       SourcierRows           *into);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SourcierIndexQuestion, _sourcier_index_question_clear)

SourcierSupplierFacets *_sourcier_index_count         (SourcierIndexQuestion  *question,
                                                       GError                **error);

void                 _sourcier_index_order_free       (SourcierIndexOrder     *self);
SourcierIndexOrder  *_sourcier_index_order_find       (SourcierIndexBody      *body,
                                                       SourcierSupplierQuery  *query);
SourcierDay          _sourcier_index_order_day        (SourcierSupplierQuery  *query);
SourcierIndexOrder  *_sourcier_index_order_load       (SourcierIndexBody      *body,
                                                       SourcierSupplierQuery  *query,
                                                       GError                **error);
void                 _sourcier_index_order_keep       (SourcierIndexBody      *body,
                                                       SourcierIndexOrder     *order);
gboolean             _sourcier_index_order_catch_up   (SourcierIndexBody      *body,
                                                       SourcierSupplierQuery  *query,
                                                       SourcierIndexOrder     *order,
                                                       GError                **error);
GArray              *_sourcier_index_order_walk       (SourcierIndexBody      *body,
                                                       SourcierIndexOrder     *order,
                                                       const SourcierRows     *answer,
                                                       gboolean                descending);
SourcierIndexCommunes *_sourcier_index_communes_load  (SourcierIndexBody      *body,
                                                       GError                **error);
void                 _sourcier_index_communes_free    (SourcierIndexCommunes  *self);
void                 _sourcier_index_communes_change  (SourcierIndexCommunes  *self,
                                                       const SourcierRows     *changed);
gboolean             _sourcier_index_communes_catch_up (SourcierIndexCommunes *self,
                                                       SourcierIndexBody      *body,
                                                       GError                **error);
GArray              *_sourcier_index_communes_count   (SourcierIndexCommunes  *self,
                                                       const SourcierRows     *rows);

void                 _sourcier_index_orders_change    (SourcierIndexBody      *body,
                                                       const SourcierRows     *changed,
                                                       gboolean                contracts_changed);

G_END_DECLS
