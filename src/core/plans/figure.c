/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/figure-private.h"

#include "base/money.h"
#include "reference/departement.h"
#include "reference/label-kind.h"

#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (SourcierFigure, sourcier_figure, G_TYPE_OBJECT)

/* A figure being worked out. */
typedef struct
{
  SourcierFigure *figure;
  GHashTable *sums;            /* keys to SourcierMeasureSum */
  const char *departement;
  const char *region;
} Making;

static void
row_clear (gpointer data)
{
  SourcierFigureRow *row = data;

  g_free (row->key);
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    g_free (row->names[i]);
}

static void
sourcier_figure_finalize (GObject *object)
{
  g_array_unref (SOURCIER_FIGURE (object)->rows);

  G_OBJECT_CLASS (sourcier_figure_parent_class)->finalize (object);
}

static void
sourcier_figure_class_init (SourcierFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_figure_finalize;
}

static void
sourcier_figure_init (SourcierFigure *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (SourcierFigureRow));
  g_array_set_clear_func (self->rows, row_clear);
}

/* Returns: (transfer full): a figure without rows. */
SourcierFigure *
_sourcier_figure_new (SourcierFigureKind kind)
{
  SourcierFigure *self = g_object_new (SOURCIER_TYPE_FIGURE, NULL);

  self->kind = kind;
  return self;
}

/* Returns: (transfer none): the row, until another one is added. */
SourcierFigureRow *
_sourcier_figure_add_row (SourcierFigure *self,
                          const char     *key,
                          const char     *french,
                          const char     *english)
{
  SourcierFigureRow row = { g_strdup (key), { g_strdup (french), g_strdup (english) }, { 0, 0 } };

  g_array_append_val (self->rows, row);
  return &g_array_index (self->rows, SourcierFigureRow, self->rows->len - 1);
}

static void
add (Making     *making,
     const char *key,
     gint64      count,
     gint64      amount)
{
  SourcierMeasureSum *sum = g_hash_table_lookup (making->sums, key);

  if (sum == NULL)
    {
      sum = g_new0 (SourcierMeasureSum, 1);
      g_hash_table_insert (making->sums, g_strdup (key), sum);
    }
  sum->count += count;
  sum->value += MAX (amount, 0);
}

static const char *
territory_of (Making     *making,
              const char *departement)
{
  const SourcierDepartement *found = sourcier_departement_find (departement);

  if (found == NULL)
    return "";
  if (strcmp (departement, making->departement) == 0)
    return "own";
  if (making->region != NULL && strcmp (sourcier_departement_get_region (found), making->region) == 0)
    return "region";
  return "elsewhere";
}

/* What a member of a contract is, as far as the figure goes. */
static const char *
key_of_member (Making                       *making,
               const SourcierContractMember *member)
{
  const SourcierContractSupplier *supplier = member->supplier;

  if (supplier == NULL)
    return "";
  if (making->figure->kind == SOURCIER_FIGURE_SIZES)
    return sourcier_size_get_code (supplier->size);
  if (making->figure->kind == SOURCIER_FIGURE_EPCIS)
    return supplier->epci;
  if (making->figure->kind == SOURCIER_FIGURE_TERRITORY)
    return territory_of (making, supplier->departement);
  return supplier->departement;
}

/* Members alike count the contract once, each brings its part. */
static void
add_members (Making                 *making,
             const SourcierContract *contract)
{
  if (contract->n_members == 0)
    add (making, "", 1, contract->amount);
  for (guint i = 0; i < contract->n_members; i++)
    {
      const char *key = key_of_member (making, &contract->members[i]);
      gboolean first = TRUE;

      for (guint j = 0; j < i; j++)
        first &= strcmp (key_of_member (making, &contract->members[j]), key) != 0;
      add (making, key, first, contract->members[i].amount);
    }
}

static void
add_labels (Making                 *making,
            const SourcierContract *contract)
{
  guint n;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n);
  gint64 without = contract->n_members == 0 ? contract->amount : 0;
  gboolean any_without = contract->n_members == 0;

  for (guint i = 0; i < contract->n_members; i++)
    if (contract->members[i].held == 0)
      {
        any_without = TRUE;
        without += MAX (contract->members[i].amount, 0);
      }
  if (any_without)
    add (making, "", 1, without);
  for (guint label = 0; label < n; label++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < contract->n_members; i++)
        if (contract->members[i].held & (G_GUINT64_CONSTANT (1) << label))
          {
            add (making, sourcier_label_kind_get_code (kinds[label]), !any, contract->members[i].amount);
            any = TRUE;
          }
    }
}

static void
add_considerations (Making                 *making,
                    const SourcierContract *contract)
{
  guint n;
  const SourcierTerm * const *terms = sourcier_terms (SOURCIER_TERMS_CONSIDERATION, &n);

  for (guint i = 0; i < n; i++)
    if (contract->considerations & (1u << i))
      add (making, sourcier_term_get_code (terms[i]), 1, contract->amount);
  if (contract->considerations == 0)
    add (making, "", 1, contract->amount);
}

static void
add_contract (Making                 *making,
              const SourcierContract *contract)
{
  char year[16];

  switch (making->figure->kind)
    {
    case SOURCIER_FIGURE_YEARS:
      g_snprintf (year, sizeof year, "%d", contract->year);
      add (making, year, 1, contract->amount);
      break;
    case SOURCIER_FIGURE_FAMILIES:
    case SOURCIER_FIGURE_TOP_FAMILIES:
      add (making, contract->family, 1, contract->amount);
      break;
    case SOURCIER_FIGURE_NATURES:
      add (making, contract->nature, 1, contract->amount);
      break;
    case SOURCIER_FIGURE_LABELS:
      add_labels (making, contract);
      break;
    case SOURCIER_FIGURE_CONSIDERATIONS:
      add_considerations (making, contract);
      break;
    case SOURCIER_FIGURE_RESERVED:
      if (contract->considerations & sourcier_contract_consideration_bit ("reserved"))
        add (making, contract->reserved, 1, contract->amount);
      break;
    case SOURCIER_FIGURE_SIZES:
    case SOURCIER_FIGURE_TERRITORY:
    case SOURCIER_FIGURE_DEPARTEMENTS:
    case SOURCIER_FIGURE_EPCIS:
    case SOURCIER_N_FIGURE_KINDS:
    default:
      add_members (making, contract);
    }
}

static void
add_all (Making            *making,
         SourcierContracts *contracts)
{
  SourcierFigure *figure = making->figure;

  for (guint i = 0; i < sourcier_contracts_get_n (contracts); i++)
    {
      const SourcierContract *contract = sourcier_contracts_get (contracts, i);

      if (contract->place != SOURCIER_CONTRACT_COUNTED)
        {
          figure->left_out++;
          continue;
        }
      figure->total.count++;
      figure->total.value += MAX (contract->amount, 0);
      figure->without_amount += contract->amount < 0;
      add_contract (making, contract);
    }
}

/* Where a row stands before the amounts are looked at: rows of lists that have an order of their own keep to it. */
static guint
rank_of (SourcierFigureKind  kind,
         const char         *key)
{
  static const char * const territories[] = { "own", "region", "elsewhere" };

  if (*key == '\0')
    return G_MAXUINT;
  switch (kind)
    {
    case SOURCIER_FIGURE_YEARS:
      return (guint) g_ascii_strtoull (key, NULL, 10);
    case SOURCIER_FIGURE_NATURES:
      return sourcier_term_rank_of (SOURCIER_TERMS_NATURE, key);
    case SOURCIER_FIGURE_CONSIDERATIONS:
      return sourcier_term_rank_of (SOURCIER_TERMS_CONSIDERATION, key);
    case SOURCIER_FIGURE_RESERVED:
      return sourcier_term_rank_of (SOURCIER_TERMS_RESERVED, key);
    case SOURCIER_FIGURE_SIZES:
      for (guint i = 0; i < SOURCIER_N_SIZES; i++)
        if (strcmp (sourcier_size_get_code (i), key) == 0)
          return i;
      return 0;
    case SOURCIER_FIGURE_TERRITORY:
      for (guint i = 0; i < G_N_ELEMENTS (territories); i++)
        if (strcmp (territories[i], key) == 0)
          return i;
      return 0;
    case SOURCIER_FIGURE_FAMILIES:
    case SOURCIER_FIGURE_TOP_FAMILIES:
    case SOURCIER_FIGURE_DEPARTEMENTS:
    case SOURCIER_FIGURE_EPCIS:
    case SOURCIER_FIGURE_LABELS:
    case SOURCIER_N_FIGURE_KINDS:
    default:
      return 0;
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const SourcierFigureRow *one = a, *other = b;
  SourcierFigure *figure = user_data;
  guint rank = rank_of (figure->kind, one->key), other_rank = rank_of (figure->kind, other->key);

  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  if (one->sum.value != other->sum.value)
    return one->sum.value > other->sum.value ? -1 : 1;
  if (one->sum.count != other->sum.count)
    return one->sum.count > other->sum.count ? -1 : 1;
  return strcmp (one->key, other->key);
}

static SourcierFigureRow *
add_row (SourcierFigure *figure,
         const char     *key)
{
  g_autofree char *french = _sourcier_figure_name_row (figure->kind, key, SOURCIER_FRENCH);
  g_autofree char *english = _sourcier_figure_name_row (figure->kind, key, SOURCIER_ENGLISH);

  return _sourcier_figure_add_row (figure, key, french, english);
}

static void
add_rows (Making *making)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, making->sums);
  while (g_hash_table_iter_next (&iter, &key, &value))
    add_row (making->figure, key)->sum = *(SourcierMeasureSum *) value;
  g_array_sort_with_data (making->figure->rows, compare_rows, making->figure);
}

static guint
most_rows (SourcierFigureKind kind)
{
  switch (kind)
    {
    case SOURCIER_FIGURE_TOP_FAMILIES:
      return 10;
    case SOURCIER_FIGURE_DEPARTEMENTS:
    case SOURCIER_FIGURE_EPCIS:
      return 15;
    case SOURCIER_FIGURE_YEARS:
    case SOURCIER_FIGURE_FAMILIES:
    case SOURCIER_FIGURE_NATURES:
    case SOURCIER_FIGURE_SIZES:
    case SOURCIER_FIGURE_TERRITORY:
    case SOURCIER_FIGURE_LABELS:
    case SOURCIER_FIGURE_CONSIDERATIONS:
    case SOURCIER_FIGURE_RESERVED:
    case SOURCIER_N_FIGURE_KINDS:
    default:
      return G_MAXUINT;
    }
}

/* What a long table does not tell one by one is told together, before what is not known. */
static void
gather_rest (SourcierFigure *figure)
{
  GArray *rows = figure->rows;
  gboolean unknown = rows->len > 0 && *g_array_index (rows, SourcierFigureRow, rows->len - 1).key == '\0';
  guint most = most_rows (figure->kind), end = rows->len - unknown;
  SourcierMeasureSum rest = { 0, 0 };

  if (most == G_MAXUINT || end <= most + 1)
    return;
  for (guint i = most; i < end; i++)
    {
      rest.count += g_array_index (rows, SourcierFigureRow, i).sum.count;
      rest.value += g_array_index (rows, SourcierFigureRow, i).sum.value;
    }
  g_array_remove_range (rows, most, end - most);
  add_row (figure, SOURCIER_FIGURE_REST)->sum = rest;
  if (unknown)
    {
      SourcierFigureRow last = g_array_index (rows, SourcierFigureRow, rows->len - 1);

      g_array_index (rows, SourcierFigureRow, rows->len - 1) = g_array_index (rows, SourcierFigureRow, rows->len - 2);
      g_array_index (rows, SourcierFigureRow, rows->len - 2) = last;
    }
}

static gboolean
may_repeat (SourcierFigureKind kind)
{
  return kind >= SOURCIER_FIGURE_SIZES && kind <= SOURCIER_FIGURE_CONSIDERATIONS;
}

/**
 * sourcier_figure_compute:
 * @kind: which figure
 * @contracts: the contracts it is about, of all the years of their scope
 * @departement: (nullable): code of the buyer's departement, for %SOURCIER_FIGURE_TERRITORY
 *
 * Returns: (transfer full): the figure
 */
SourcierFigure *
sourcier_figure_compute (SourcierFigureKind  kind,
                         SourcierContracts  *contracts,
                         const char         *departement)
{
  g_return_val_if_fail (kind < SOURCIER_N_FIGURE_KINDS && contracts != NULL, NULL);

  const SourcierContractScope *scope = sourcier_contracts_get_scope (contracts);
  const SourcierDepartement *own = sourcier_departement_find (departement);
  SourcierFigure *self = _sourcier_figure_new (kind);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Making making = { self, sums, departement != NULL ? departement : "",
                    own != NULL ? sourcier_departement_get_region (own) : NULL };

  self->from_year = scope->from_year;
  self->to_year = scope->to_year;
  self->day = scope->day;
  self->amounts = scope->amounts;
  self->repeats = may_repeat (kind);
  for (int year = scope->from_year; kind == SOURCIER_FIGURE_YEARS && year <= scope->to_year; year++)
    {
      g_autofree char *key = g_strdup_printf ("%d", year);

      add (&making, key, 0, 0);
    }
  add_all (&making, contracts);
  add_rows (&making);
  gather_rest (self);
  return self;
}

/**
 * sourcier_figure_get_kind:
 * @self: a figure
 *
 * Returns: what it tells
 */
SourcierFigureKind
sourcier_figure_get_kind (SourcierFigure *self)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), SOURCIER_FIGURE_YEARS);

  return self->kind;
}

/**
 * sourcier_figure_get_day:
 * @self: a figure
 *
 * Returns: the day it is told of
 */
SourcierDay
sourcier_figure_get_day (SourcierFigure *self)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), SOURCIER_DAY_NONE);

  return self->day;
}

/**
 * sourcier_figure_get_n_rows:
 * @self: a figure
 *
 * Returns: how many rows it has, the total not among them
 */
guint
sourcier_figure_get_n_rows (SourcierFigure *self)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), 0);

  return self->rows->len;
}

/**
 * sourcier_figure_get_row:
 * @self: a figure
 * @row: which one, from 0
 *
 * Returns: (transfer none): the row
 */
const SourcierFigureRow *
sourcier_figure_get_row (SourcierFigure *self,
                         guint           row)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self) && row < self->rows->len, NULL);

  return &g_array_index (self->rows, SourcierFigureRow, row);
}

/**
 * sourcier_figure_get_total:
 * @self: a figure
 *
 * Returns: (transfer none): all contracts it is about; rows may add up to more where a contract counts in several
 */
const SourcierMeasureSum *
sourcier_figure_get_total (SourcierFigure *self)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), NULL);

  return &self->total;
}
