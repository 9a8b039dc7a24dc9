/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the answers to a random question, by reasoning. */

#include "random-question.h"

#include "base/text.h"

#include <string.h>

static char *
fold_field (SourcierSupplier      *supplier,
            SourcierSupplierField  field)
{
  return sourcier_text_fold (sourcier_supplier_get_text (supplier, field));
}

/* How many labels are held on the day, one of which there are several awards once. */
static char *
count_labels (SourcierSupplier *supplier,
              SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < awards->len; i++)
    {
      const char *state = random_question_get_state (awards->pdata[i], day);

      if (!g_str_equal (state, "ended") && !g_str_equal (state, "upcoming"))
        g_hash_table_add (held, (char *) sourcier_label_award_get_label (awards->pdata[i]));
    }
  return g_hash_table_size (held) > 0 ? g_strdup_printf ("%05u", g_hash_table_size (held)) : g_strdup ("");
}

/* The families of these directories, in the order of their English names: "Culture, leisure…", "Hygiene and cleaning",
 * "Industrial subcontracting…", "Laundry…". */
static char *
first_family (SourcierSupplier *supplier)
{
  static const char * const by_name[] = { "culture", "cleaning", "industry", "laundry" };
  const char * const *own = sourcier_supplier_get_families (supplier);

  for (guint i = 0; own[0] != NULL && i < G_N_ELEMENTS (by_name); i++)
    if (g_str_equal (own[0], by_name[i]))
      return g_strdup_printf ("%u", i);
  return g_strdup ("");
}

static guint
size_rank (SourcierSupplier *supplier)
{
  const char *size = random_directory_get_size (supplier);
  guint rank = 0;

  while (!g_str_equal (random_directory_values[SOURCIER_FACET_SIZE].values[rank], size))
    rank++;
  return rank;
}

/* "" for none, so that they come last. */
static char *
count_contracts (SourcierSupplier *supplier)
{
  guint n = random_directory_get_active (supplier) + random_directory_get_past (supplier);

  return n == 0 ? g_strdup ("") : g_strdup_printf ("%u", n);
}

static char *
sort_text (SourcierSupplier     *supplier,
           SourcierSupplierSort  sort,
           SourcierDay           day)
{
  switch (sort)
    {
    case SOURCIER_SUPPLIER_SORT_NAME:
    case SOURCIER_SUPPLIER_SORT_DISTANCE: /* from no place */
      return sourcier_text_fold (sourcier_supplier_get_name (supplier));
    case SOURCIER_SUPPLIER_SORT_CITY:
      return sourcier_text_fold (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY));
    case SOURCIER_SUPPLIER_SORT_DEPARTEMENT:
      return g_strdup (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT));
    case SOURCIER_SUPPLIER_SORT_SIRET:
      return g_strdup (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
    case SOURCIER_SUPPLIER_SORT_TRADE_NAME:
      return fold_field (supplier, SOURCIER_SUPPLIER_TRADE_NAME);
    case SOURCIER_SUPPLIER_SORT_POSTCODE:
      return fold_field (supplier, SOURCIER_SUPPLIER_POSTCODE);
    case SOURCIER_SUPPLIER_SORT_LEGAL_FORM:
      return fold_field (supplier, SOURCIER_SUPPLIER_LEGAL_FORM);
    case SOURCIER_SUPPLIER_SORT_NAF:
      return fold_field (supplier, SOURCIER_SUPPLIER_NAF);
    case SOURCIER_SUPPLIER_SORT_WEBSITE:
      return fold_field (supplier, SOURCIER_SUPPLIER_WEBSITE);
    case SOURCIER_SUPPLIER_SORT_EMAIL:
      return fold_field (supplier, SOURCIER_SUPPLIER_EMAIL);
    case SOURCIER_SUPPLIER_SORT_PHONE:
      return fold_field (supplier, SOURCIER_SUPPLIER_PHONE);
    case SOURCIER_SUPPLIER_SORT_SOURCE:
      return fold_field (supplier, SOURCIER_SUPPLIER_SOURCE);
    case SOURCIER_SUPPLIER_SORT_LABELS:
      return count_labels (supplier, day);
    case SOURCIER_SUPPLIER_SORT_CONTRACTS:
      return count_contracts (supplier);
    case SOURCIER_SUPPLIER_SORT_FAMILIES:
      return first_family (supplier);
    case SOURCIER_SUPPLIER_SORT_SIZE:
      return *random_directory_get_size (supplier) == '\0' ? g_strdup ("") : g_strdup_printf ("%u", size_rank (supplier));
    default:
      return sourcier_supplier_get_turnover (supplier) < 0 ? g_strdup ("")
             : g_strdup_printf ("%020" G_GINT64_FORMAT, sourcier_supplier_get_turnover (supplier));
    }
}

static int
compare_by (SourcierSupplier     *one,
            SourcierSupplier     *other,
            SourcierSupplierSort  sort,
            gboolean              descending,
            SourcierDay           day)
{
  g_autofree char *a = sort_text (one, sort, day);
  g_autofree char *b = sort_text (other, sort, day);

  if ((*a == '\0') != (*b == '\0'))
    return *a == '\0' ? 1 : -1;
  return descending ? strcmp (b, a) : strcmp (a, b);
}

/**
 * random_question_compare:
 * @data: a #Question
 *
 * Returns: how two suppliers, behind pointers, stand in the order that is asked for
 */
int
random_question_compare (gconstpointer a,
                         gconstpointer b,
                         gpointer      data)
{
  SourcierSupplier *one = *(SourcierSupplier * const *) a, *other = *(SourcierSupplier * const *) b;
  const Question *question = data;
  int order = compare_by (one, other, question->sort, question->descending, question->day);

  if (order == 0)
    order = compare_by (one, other, SOURCIER_SUPPLIER_SORT_NAME,
                        question->descending && question->sort == SOURCIER_SUPPLIER_SORT_NAME, question->day);
  if (order == 0)
    order = sourcier_supplier_get_id (one) < sourcier_supplier_get_id (other) ? -1 : 1;
  return order;
}
